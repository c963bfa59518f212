"""The words the library reads by: the tables in data/, loaded once and checked, and the words a user adds.

This is the only reader of data/. Importing it costs nothing; a table is parsed when it is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, localcontext
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

    import pint

DATA = Path(__file__).parent / "data"


@cache
def load(name: str) -> Mapping[str, Any]:
    """The table data/<name>.toml; ValueError that names the file and the entry where it is not right.

    >>> load("surfaces")["units"]["calendar"]["month"]
    '个月'
    """
    import tomllib

    path = DATA / f"{name}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"data/{path.name}: {error}") from error
    for entry, word in _strings(table):
        if any(ord(character) > 0xFFFF for character in word):
            raise ValueError(
                f"data/{path.name}, {entry}: {word!r} holds a character that no pattern may hold (past U+FFFF)"
            )
    return MappingProxyType(table)


def characters(name: str) -> str:
    """The characters listed in data/<name>.txt, less its comment lines.

    >>> "萬" in characters("traditional"), "万" in characters("traditional")
    (True, False)
    """
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))


def _strings(table: Any, entry: str = "") -> Iterator[tuple[str, str]]:
    """Every string in a table, keys and values, with the name of its entry."""
    if isinstance(table, str):
        yield entry, table
    elif isinstance(table, dict):
        for key, value in table.items():
            yield entry, key
            yield from _strings(value, f"{entry}.{key}" if entry else key)
    elif isinstance(table, list):
        for value in table:
            yield from _strings(value, entry)


# -- units ------------------------------------------------------------------------------------------------------------


@cache
def registry(number: type) -> pint.UnitRegistry[Any]:
    """pint's own units, ours over them, and each classifier and currency a dimension of its own.

    ``number`` is the type that carries factors: Fraction keeps 亩 exact, Decimal is what pint can also print.
    """
    import pint

    stock = Path(pint.__file__).with_name("default_en.txt").read_text(encoding="utf-8")
    constants = Path(pint.__file__).with_name("constants_en.txt").read_text(encoding="utf-8")
    stock = stock.replace("@import constants_en.txt", constants)
    groups = load("surfaces")["units"].values()
    own = [f"{name} = [{name}]" for group in groups if group["si"] == "itself" for name in names(group)]
    ours = (DATA / "units.txt").read_text(encoding="utf-8")
    lines = [*stock.splitlines(), *own, *ours.splitlines()]
    with localcontext(Context()):  # a caller's low precision must not reach a factor
        return pint.UnitRegistry(lines, non_int_type=number, on_redefinition="ignore")


def names(group: Mapping[str, str]) -> list[str]:
    """The unit names of one group of surfaces.toml, without the numbers before them.

    >>> names({"si": "itself", "CNY": "元", "0.01 CNY": "分钱", "itself": "家 户"})
    ['CNY', '家', '户']
    """
    keys = [key.split()[-1] for key in group if key not in ("si", "itself")]
    return list(dict.fromkeys([*keys, *group.get("itself", "").split()]))


@cache
def known_units() -> frozenset[str]:
    """Every unit name of surfaces.toml, and 1, the unit of a bare count."""
    return frozenset({"1"}.union(*map(names, load("surfaces")["units"].values())))


@cache
def currencies() -> frozenset[str]:
    """The names of all currencies: CNY, USD, …

    >>> "CHF" in currencies(), "kg" in currencies()
    (True, False)
    """
    return frozenset(names(load("surfaces")["units"]["money"]))


@cache
def rates() -> tuple[str, ...]:
    """The nouns that name the rate of a change, as cues.toml has them.

    >>> "增速" in rates(), "降幅" in rates(), "比重" in rates()
    (True, True, False)
    """
    tables = load("cues")
    return (*tables["rate_up"], *tables["rate_down"])


@cache
def changing() -> tuple[str, ...]:
    """The verbs that raise and lower, but for those that mean it only right before a number (增, 降).

    >>> "增长" in changing(), "下降" in changing(), "增" in changing()
    (True, True, False)
    """
    return (*load("cues")["rise"], *load("cues")["fall"])


@cache
def grants() -> tuple[str, ...]:
    """The nouns that name what a rule or a scheme pays out, or at what it pays.

    >>> "奖励" in grants(), "标准" in grants()
    (True, True)
    """
    return (*gifts(), *load("roles")["paid_at"])


@cache
def gifts() -> tuple[str, ...]:
    """The nouns that name what an amount of money is given as; 3000元标准 is a level and no gift.

    >>> "奖励" in gifts(), "标准" in gifts()
    (True, False)
    """
    return tuple(load("roles")["gifts"])


def defined(name: str) -> bool:
    """Whether a unit name, or each part of one such as CNY/t, is ours or pint's. Asks pint only about what is not ours.

    >>> defined("CNY/mu"), defined("furlong"), defined("blorp")
    (True, True, False)
    """
    return all(part in known_units() or _in_pint(part) for part in name.split("/"))


def hint(name: str) -> str:
    """The unit names like this one, as the end of a message about a name that is not known.

    >>> hint("GWH")
    '; did you mean GWh?'
    >>> hint("cny")
    '; did you mean CNY?'
    """
    import difflib

    if name in NOT_METRIC:
        return "; write t, or short_ton or long_ton"
    alike = [unit for unit in sorted(known_units()) if name and unit.lower() == name.lower()]  # cny for CNY
    near = alike or difflib.get_close_matches(name, sorted(known_units()), n=3)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _in_pint(name: str) -> bool:
    """Whether pint has a unit of that name that converts exactly: not dBm, which is a logarithm."""
    if not (name.isascii() and name.isidentifier()) or name[0] == "_" or name in NOT_METRIC:
        return False
    if name not in registry(Fraction):
        return False
    try:
        registry(Fraction).convert(Fraction(1), name, registry(Fraction).get_root_units(name)[1])
    except TypeError:
        return False
    return True


NOT_METRIC = frozenset({"ton", "tons"})  # what pint means by them weighs 907 kg


@cache
def _spelt() -> dict[str, str]:
    """Each spelling of a unit that surfaces.toml has, and the unit."""
    groups = load("surfaces")["units"].values()
    named = (item for group in groups for item in group.items() if item[0] not in ("si", "itself"))
    return {spelling: name for name, spellings in named for spelling in spellings.split()}


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Lexicon:
    """A user's own spellings, each with the unit it means, or "classifier" where it counts itself.

    A unit is a name of this library or of pint, two of them with a stroke, and may have a number before it. A
    classifier in Latin letters is one word that names no unit (SKU). The keys may be traditional script; they are kept
    simplified, as all text is read, and sorted. Immutable and hashable.

    >>> Lexicon(units={"吨钢": "t", "羽": "classifier", "標方": "Nm3", "麻袋": "90 kg"})
    Lexicon(units={'吨钢': 't', '标方': 'Nm3', '羽': 'classifier', '麻袋': '90 kg'})
    """

    units: tuple[tuple[str, str], ...]

    def __init__(self, *, units: Mapping[str, str]) -> None:
        if not isinstance(units, Mapping):
            raise TypeError(f'units must be a mapping such as {{"吨钢": "t"}}, not {type(units).__name__}')
        read: dict[str, str] = {}
        for surface, meaning in units.items():
            plain = _checked(surface, meaning)
            other = read.setdefault(plain, meaning)
            if other != meaning:
                raise ValueError(
                    f"units, {surface!r}: {plain} already means {other!r}, not {meaning!r}; keep one of the two"
                )
        object.__setattr__(self, "units", tuple(sorted(read.items())))

    def __repr__(self) -> str:
        return f"Lexicon(units={dict(self.units)})"

    @classmethod
    def from_toml(cls, path: str | PathLike[str]) -> Lexicon:
        """The lexicon in a TOML file with a table [units]; ValueError that names file, line and what to do."""
        import tomllib

        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8")
            table = tomllib.loads(text)
        except UnicodeDecodeError as error:
            raise ValueError(f"{path}: not UTF-8; save it as UTF-8 ({error.reason} at byte {error.start})") from error
        except tomllib.TOMLDecodeError as error:
            bare = re.search(r"(?m)^\s*([^\x00-\x7f]+)\s*=", text)
            quoted = f'; write it in quotes: "{bare[1].strip()}" = …' if bare else ""
            raise ValueError(f"{path}: {error}{quoted}") from error
        if table.keys() != {"units"} or not isinstance(table["units"], dict):
            raise ValueError(
                f'{path}: expected one table, [units], with lines such as "吨钢" = "t"; found {list(table)}'
            )
        try:
            return cls(units=table["units"])
        except (TypeError, ValueError) as error:
            surface = re.search(
                r"units, (?:'(.+?)'|\"(.+?)\"):", str(error)
            )  # repr changes its marks where one is within
            lines = enumerate(text.splitlines(), start=1)
            key = re.compile(rf"\s*[\"']?{re.escape(surface[1] or surface[2])}[\"']?\s*=" if surface else "(?!)")
            line = next((number for number, line in lines if key.match(line)), None)
            raise ValueError(f"{path}, line {line}: {error}" if line else f"{path}: {error}") from error


def _checked(surface: object, meaning: object) -> str:
    """The surface in simplified script, once surface and meaning are found to be possible."""
    if not isinstance(surface, str) or not isinstance(meaning, str):
        odd = type(meaning if isinstance(surface, str) else surface).__name__
        raise TypeError(f"units, {surface!r}: both sides are strings, not {odd}")
    if not surface or surface != surface.strip() or any(ord(character) > 0xFFFF for character in surface):
        raise ValueError(
            f"units, {surface!r}: a unit is one or more characters up to U+FFFF with no blanks around them"
        )
    if re.match(r"[0-9.%零〇一二三四五六七八九十百千万亿多余来]|分之", surface):  # 5多袋 are more than 5袋
        raise ValueError(
            f"units, {surface!r}: begins as a number does or goes on, so it could stand behind none; leave that out"
        )
    if re.search("[０-９]", surface):
        raise ValueError(f"units, {surface!r}: holds full-width digits; write them in ASCII, as all text is read")
    if re.search(r"[，。；：、！？（）《》“”,;:!?()\n]", surface):
        raise ValueError(f"units, {surface!r}: holds a mark that ends or encloses a phrase; leave that out")
    number, _, name = meaning.rpartition(" ")
    counts = re.fullmatch(r"(?:(?!0+(?:\.0+)?(?:/|\Z))\d+(?:\.\d+|/0*[1-9]\d*)?)?", number) is not None  # and not 0
    if meaning != "classifier" and not (counts and defined(name)):
        raise ValueError(
            f'units, {surface!r}: {meaning!r} is no unit; write "t", "90 kg", "CNY/t" or "classifier"{hint(name)}'
        )
    if meaning == "classifier":
        _check_classifier(surface)
    if surface.isascii():
        return surface
    import opencc

    plain: str = opencc.OpenCC("t2s").convert(surface)
    return plain


def _check_classifier(surface: str) -> None:
    """ValueError where a classifier could not be told from a unit, by its name or by how that is spelt."""
    if surface.isascii() and not surface.isidentifier() and surface not in _spelt():
        raise ValueError(
            f"units, {surface!r}: a classifier in Latin letters is one word of letters and digits, such as SKU"
        )
    unit = _spelt().get(surface) or (surface if surface.isascii() and defined(surface) else None)
    if unit is not None:
        raise ValueError(
            f'units, {surface!r}: the unit {unit} is known, so it cannot count itself; write "{unit}" as its '
            f"meaning, or what counts the same, such as 项"
        )
