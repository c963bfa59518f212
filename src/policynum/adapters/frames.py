"""Mentions as a pandas or polars data frame: one row a mention, one column a key of ``Mention.to_row``."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, overload

from policynum.model import Mention
from policynum.render import KEYS

if TYPE_CHECKING:
    import pandas
    import polars

_TYPES = {"start": int, "end": int, "inclusive": bool, "approximate": bool}  # every other column is text


@overload
def to_frame(
    mentions: Iterable[Mention] | Iterable[Iterable[Mention]], *, backend: Literal["pandas"] = "pandas"
) -> pandas.DataFrame: ...


@overload
def to_frame(
    mentions: Iterable[Mention] | Iterable[Iterable[Mention]], *, backend: Literal["polars"]
) -> polars.DataFrame: ...


def to_frame(
    mentions: Iterable[Mention] | Iterable[Iterable[Mention]], *, backend: Literal["pandas", "polars"] = "pandas"
) -> pandas.DataFrame | polars.DataFrame:
    """A data frame of mentions; given lists of them, as ``extract_many`` yields, a column ``doc`` counts the lists.

    Numbers stay exact: they are decimal strings (``a/b`` where no decimal ends), for you to turn into what you need.
    Columns and types are the same whatever the mentions hold. ValueError for any other ``backend``, ImportError where
    the library is not installed.
    """
    if backend not in ("pandas", "polars"):
        raise ValueError(f"backend is 'pandas' or 'polars', not {backend!r}")
    if isinstance(mentions, Mention):
        raise TypeError("mentions must be a list of mentions, such as extract() gives, not one: to_frame([mention])")
    _need(backend)
    columns = _columns(mentions)
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


def _columns(mentions: Iterable[Any]) -> dict[str, list[Any]]:
    rows: list[dict[str, Any]] = []
    docs: list[int] = []
    nested = False
    for number, item in enumerate(mentions):
        if isinstance(item, Mention):
            rows.append(item.to_row())
        else:
            nested = True
            rows += (mention.to_row() for mention in item)
            docs += [number] * (len(rows) - len(docs))
    return ({"doc": docs} if nested else {}) | {key: [row[key] for row in rows] for key in KEYS}
