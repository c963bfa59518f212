"""Mentions as a pandas or polars data frame: one row a mention, one column a key of ``Mention.to_row``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, overload

from policynum.model import Mention
from policynum.render import KEYS, checked, is_list

if TYPE_CHECKING:
    import pandas
    import polars

_TYPES = {"start": int, "end": int, "inclusive": bool, "approximate": bool}  # every other column is text


@overload
def to_frame(
    mentions: Iterable[Mention] | Iterable[Iterable[Mention]],
    *,
    docs: bool | None = None,
    backend: Literal["pandas"] = "pandas",
) -> pandas.DataFrame: ...


@overload
def to_frame(
    mentions: Iterable[Mention] | Iterable[Iterable[Mention]],
    *,
    docs: bool | None = None,
    backend: Literal["polars"],
) -> polars.DataFrame: ...


def to_frame(
    mentions: Iterable[Mention] | Iterable[Iterable[Mention]],
    *,
    docs: bool | None = None,
    backend: Literal["pandas", "polars"] = "pandas",
) -> pandas.DataFrame | polars.DataFrame:
    """A data frame of mentions; given a list of them for each text, a column ``doc`` counts the texts.

    ``docs`` says whether lists are given. Without it they are taken to be where ``mentions`` is an iterator, such as
    ``extract_many`` gives, empty or not; a list shows it by what stands in it, and an empty one is one text's.

    Numbers stay exact: they are decimal strings (``a/b`` where no decimal ends), for you to turn into what you need.
    Columns and types are the same whatever the mentions hold; a lone surrogate, which UTF-8 has no place for, stands as
    U+FFFD. ValueError for any other ``backend``, TypeError for what
    is no mention and for mentions and lists in one, ImportError where the library is not installed.

    >>> import policynum
    >>> frame = to_frame(policynum.extract("去年植树4万亩，今年力争植树5万亩。"))
    >>> frame[["text", "value", "unit", "role"]].values.tolist()
    [['4万亩', '40000', 'mu', 'actual'], ['5万亩', '50000', 'mu', 'target']]
    """
    if backend not in ("pandas", "polars"):
        raise ValueError(f"backend is 'pandas' or 'polars', not {backend!r}")
    if not isinstance(docs, bool | None):
        raise TypeError(f"docs is True for a list of mentions for each text, else False, not {docs!r}")
    if isinstance(mentions, Mention):
        raise TypeError("mentions must be a list of mentions, such as extract() gives, not one: to_frame([mention])")
    if not is_list(mentions):
        raise TypeError(f"mentions must be a list of mentions, such as extract() gives, not {type(mentions).__name__}")
    _need(backend)
    columns = _columns(mentions, _holds_lists(mentions) if docs is None else docs)
    types = {key: _TYPES.get(key, str) for key in KEYS} | ({"doc": int} if "doc" in columns else {})
    if backend == "polars":
        import polars

        schema = {int: polars.Int64, bool: polars.Boolean, str: polars.String}
        return polars.DataFrame(columns, schema={key: schema[types[key]] for key in columns})
    import pandas

    dtypes = {int: "int64", bool: "boolean", str: "string"}
    return pandas.DataFrame({key: pandas.Series(cells, dtype=dtypes[types[key]]) for key, cells in columns.items()})


def _need(library: str) -> None:
    try:
        import_module(library)
    except ModuleNotFoundError as missing:
        raise ImportError(f"to_frame needs {missing.name}: pip install 'policynum[{library}]'") from missing


def _holds_lists(mentions: Iterable[Any]) -> bool:
    """Whether a list for each text stands in it: as its first item has it; an iterator is not looked into."""
    return isinstance(mentions, Iterator) or any(is_list(first) for first in islice(mentions, 1))


def _columns(mentions: Iterable[Any], docs: bool) -> dict[str, list[Any]]:
    rows: list[dict[str, Any]] = []
    numbers: list[int] = []
    for number, item in enumerate(mentions):
        rows += (mention.to_row() for mention in (_of_text(item, number) if docs else [_alone(item, number)]))
        numbers += [number] * (len(rows) - len(numbers))
    return ({"doc": numbers} if docs else {}) | {key: [row[key] for row in rows] for key in KEYS}


def _of_text(item: Any, number: int) -> Iterator[Mention]:
    """The mentions of one text; TypeError for what is no list of mentions."""
    if not is_list(item):
        raise TypeError(
            f"mentions[{number}] must be a list of mentions, one list for each text, not {type(item).__name__}; "
            "where no lists are given, pass a list of mentions, not a generator, or docs=False"
        )
    for place, mention in enumerate(item):
        yield checked(mention, f"mentions[{number}][{place}]")


def _alone(item: Any, number: int) -> Mention:
    """The mention itself; TypeError for what is none."""
    advice = "; where each text has a list of them, pass such lists alone, or docs=True" if is_list(item) else ""
    return checked(item, f"mentions[{number}]", advice)
