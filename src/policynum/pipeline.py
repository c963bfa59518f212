"""The way of a text through the rooms, in order: fold it, find its measures, read what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from policynum import measures, sections
from policynum.reader import Reader
from policynum.text import fold

if TYPE_CHECKING:
    from policynum.lexicon import Lexicon
    from policynum.model import Mention


def extract(text: str, *, published: date | None = None, lexicon: Lexicon | None = None) -> list[Mention]:
    """Every mention of a quantity in a text, in text order.

    ``published`` is the day on which the text speaks; without it the day is read from the document where it says so.
    TypeError where ``text`` is no str. Odd text never raises.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    folded = fold(text)
    found = list(measures.find(folded.text, lexicon=lexicon))
    if not found:
        return []
    return list(Reader(text, folded, published or sections.published(folded.text)).mentions(found))


def extract_many(
    texts: Iterable[str],
    *,
    workers: int | None = None,
    progress: bool = False,
    published: date | None = None,
    lexicon: Lexicon | None = None,
) -> Iterator[list[Mention]]:
    """The mentions of each text, in the order of the texts; by ``workers`` processes where that is more than one."""
    read = partial(extract, published=published, lexicon=lexicon)
    if progress:
        from rich.progress import track

        texts = track(list(texts), description="policynum", transient=True)
    if workers is None or workers <= 1:
        yield from map(read, texts)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(read, texts, chunksize=16)
