"""The words the library reads by: the tables in data/, loaded once and checked, and the words a user adds.

This is the only reader of data/. Importing it costs nothing; a table is parsed when it is first asked for.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pint

DATA = Path(__file__).parent / "data"


@cache
def load(name: str) -> Mapping[str, Any]:
    """The table data/<name>.toml; ValueError with its place where it is not TOML.

    >>> load("surfaces")["units"]["calendar"]["month"]
    '个月'
    """
    path = DATA / f"{name}.toml"
    try:
        return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"data/{path.name}: {error}") from error


@cache
def registry(number: type) -> pint.UnitRegistry[Any]:
    """pint's own units, ours over them, and each classifier and currency a dimension of its own.

    ``number`` is the type that carries factors: Fraction keeps 亩 exact, Decimal is what pint can also print.
    """
    import pint

    stock = Path(pint.__file__).with_name("default_en.txt").read_text(encoding="utf-8")
    constants = Path(pint.__file__).with_name("constants_en.txt").read_text(encoding="utf-8")
    own = [
        f"{name} = [{name}]"
        for group in load("surfaces")["units"].values()
        if group["si"] == "itself"
        for name in names(group)
    ]
    ours = (DATA / "units.txt").read_text(encoding="utf-8")
    lines = [*stock.replace("@import constants_en.txt", constants).splitlines(), *own, *ours.splitlines()]
    return pint.UnitRegistry(lines, non_int_type=number, on_redefinition="ignore")


def names(group: Mapping[str, str]) -> list[str]:
    """The unit names of one group of surfaces.toml, without the numbers before them.

    >>> names({"si": "itself", "CNY": "元", "0.01 CNY": "分钱", "itself": "家 户"})
    ['CNY', '家', '户']
    """
    keys = [key.split()[-1] for key in group if key not in ("si", "itself")]
    return list(dict.fromkeys([*keys, *group.get("itself", "").split()]))


@dataclass(frozen=True, slots=True, init=False)
class Lexicon:
    """A user's own spellings: each surface with the unit it means, or "classifier" where it counts itself.

    Immutable and hashable. Keys may be traditional; they are kept simplified, as all text is read.

    >>> Lexicon(units={"吨钢": "t", "羽": "classifier", "標方": "Nm3"}).units
    (('吨钢', 't'), ('羽', 'classifier'), ('标方', 'Nm3'))
    """

    units: tuple[tuple[str, str], ...]

    def __init__(self, *, units: Mapping[str, str] = MappingProxyType({})) -> None:
        import opencc

        simplify = opencc.OpenCC("t2s").convert
        object.__setattr__(self, "units", tuple((simplify(surface), meaning) for surface, meaning in units.items()))


def characters(name: str) -> str:
    """The characters listed in data/<name>.txt, less its comment lines.

    >>> "萬" in characters("traditional"), "万" in characters("traditional")
    (True, False)
    """
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))


def trie(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest at each place, in time that does not grow with their number.

    >>> import re
    >>> re.findall(trie(["达", "达到", "到"]), "达到5%，达5%")
    ['达到', '达']
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branches(root)


def _branches(node: dict[str, Any]) -> str:
    options = [re.escape(character) + _branches(node[character]) for character in sorted(node, reverse=True) if character]
    if not options:
        return ""
    return f"(?:{'|'.join(options)}){'?' if '' in node else ''}" if len(options) > 1 or "" in node else options[0]
