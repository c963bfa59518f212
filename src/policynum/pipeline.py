"""The way of a text through the rooms, in order: fold it, find its measures, read what they mean."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from datetime import date, datetime
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from policynum import measures, publication
from policynum.lexicon import Lexicon
from policynum.model import Mention
from policynum.reader import Reader
from policynum.text import fold

if TYPE_CHECKING:
    from concurrent.futures import Future

_Read = Callable[[str], list[Mention]]


def extract(text: str, *, published: date | None = None, lexicon: Lexicon | None = None) -> list[Mention]:
    """Every mention of a quantity in a text, in text order.

    ``published`` is the day on which the text speaks; without it the day is read from the document where it says so.
    TypeError where an argument is of another type. Odd text never raises.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    published = _checked(published, lexicon)
    folded = fold(text)
    found = list(measures.find(folded.text, lexicon=lexicon))
    if not found:
        return []
    return list(Reader(text, folded, published or publication.day(folded.text)).mentions(found))


def extract_many(
    texts: Iterable[str],
    *,
    workers: int | None = None,
    progress: bool = False,
    published: date | None = None,
    lexicon: Lexicon | None = None,
) -> Iterator[list[Mention]]:
    """The mentions of each text, in the order of the texts; by ``workers`` processes where that is more than one.

    Texts are taken as they are wanted, a few chunks ahead of what has been yielded, so that ``texts`` may be a
    generator without end. ``progress`` draws a bar on stderr (it needs rich, of the extra ``cli``). A wrong argument
    raises TypeError or ValueError at once; among the texts, when its turn comes.
    """
    if isinstance(texts, str | bytes) or not isinstance(texts, Iterable):
        raise TypeError(f"texts must be an iterable of str, such as a list, not {type(texts).__name__}")
    if workers is not None and (isinstance(workers, bool) or not isinstance(workers, int)):
        raise TypeError(f"workers must be an int or None, not {type(workers).__name__}")
    if workers is not None and workers < 1:
        raise ValueError(f"workers must be 1 or more, or None for this process alone, not {workers}")
    read = partial(extract, published=_checked(published, lexicon), lexicon=lexicon)
    total = len(texts) if isinstance(texts, Sized) else None
    strings = _strings(texts)
    mentions = map(read, strings) if workers is None or workers == 1 else _shared_out(read, strings, workers)
    return _with_bar(mentions, total) if progress else mentions


def _checked(published: date | None, lexicon: Lexicon | None) -> date | None:
    """The day of ``published``, once both are found to be what they should."""
    if not isinstance(lexicon, Lexicon | None):
        raise TypeError(f"lexicon must be a policynum.Lexicon or None, not {type(lexicon).__name__}")
    if not isinstance(published, date | None):
        raise TypeError(f"published must be a datetime.date or None, not {type(published).__name__}: {published!r}")
    return published.date() if isinstance(published, datetime) else published  # the hour would spoil comparisons


# -- many texts -------------------------------------------------------------------------------------------------------

_LARGEST = 20_000  # characters in a chunk: long texts go one by one, so that all processes have work
_MOST = 64  # texts in a chunk: short ones sent singly would cost more on the way than in the reading
_AHEAD = 3  # chunks for each process, so that none waits and memory stays bounded


def _strings(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if not isinstance(text, str):
            raise TypeError(f"texts[{number}] must be a str, not {type(text).__name__}")
        yield text


def _shared_out(read: _Read, texts: Iterator[str], workers: int) -> Iterator[list[Mention]]:
    """What ``read`` gives for each text, in order, by several processes."""
    from concurrent.futures import ProcessPoolExecutor  # with multiprocessing it costs a fifth of all imports

    chunks = _chunks(texts)
    waiting: deque[Future[list[list[Mention]]]] = deque()
    pool = ProcessPoolExecutor(workers)
    wrong: Exception | None = None  # about a text whose turn has not come
    try:
        while True:
            free = _AHEAD * workers - len(waiting) if wrong is None else 0
            try:
                waiting += (pool.submit(_read_all, read, chunk) for chunk in islice(chunks, free))
            except Exception as error:
                wrong = error
            if waiting:
                yield from waiting.popleft().result()
            elif wrong is not None:
                raise wrong
            else:
                return
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(texts: Iterator[str]) -> Iterator[list[str]]:
    """The texts in lists worth sending; an error of ``texts`` comes after what it had given before."""
    chunk: list[str] = []
    size = 0
    try:
        for text in texts:
            chunk.append(text)
            size += len(text)
            if size >= _LARGEST or len(chunk) == _MOST:
                yield chunk
                chunk, size = [], 0
    except Exception:
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk


def _read_all(read: _Read, chunk: list[str]) -> list[list[Mention]]:
    return [read(text) for text in chunk]


def _with_bar(mentions: Iterator[list[Mention]], total: int | None) -> Iterator[list[Mention]]:
    """The same, counted by a bar on stderr."""
    try:
        from rich.console import Console
        from rich.progress import track
    except ModuleNotFoundError as missing:
        raise ImportError(f"progress=True needs {missing.name}: pip install 'policynum[cli]'") from missing
    console = Console(stderr=True)

    def counted() -> Iterator[list[Mention]]:
        begun = list(islice(mentions, 1))  # the bar has a thread, and processes are best started before any thread
        yield from track(chain(begun, mentions), "policynum", total, console=console, transient=True)

    return counted()
