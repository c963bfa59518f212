"""Units: how they are spelt, what each is called, and exact factors from one to another.

A unit's name is short ASCII (t, kWh, mu, CNY/t); a classifier's name is its own character (家, 项).
pint is imported only when a conversion, SI or a Quantity is asked for; a factor is then worked out once per unit.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from policynum import lexicon as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    import pint

    from policynum.lexicon import Lexicon

Number = Decimal | Fraction
EXACT = Context(prec=60)  # only a Fraction handed to pint is ever rounded, and here


class Unit(NamedTuple):
    """What a spelling means: ``scale`` of ``name``; 分钱 is 1/100 CNY, 吨/万元 is 1/10000 t/CNY.

    ``kind`` is the group it stands under in surfaces.toml (mass, money, classifier, doubling …), for a compound
    "compound". ``ambiguous`` is True where no word around the spelling says which of its meanings is meant.
    """

    name: str
    kind: str
    scale: Fraction = Fraction(1)
    ambiguous: bool = False


def unit(surface: str, *, context: str = "", lexicon: Lexicon | None = None) -> Unit | None:
    """The unit that is spelt so, or None. ``context``, the words around, decides for 度, 分, 方 and their like.

    >>> unit("万元") is None
    True
    >>> unit("吨标准煤/万元")
    Unit(name='tce/CNY', kind='compound', scale=Fraction(1, 10000), ambiguous=False)
    >>> unit("度", context="全年用电量").name, unit("度", context="气温").name
    ('kWh', 'degC')
    """
    found = _spellings(lexicon).get(surface) or _compound(surface, lexicon)
    if found is None or found.kind != "ambiguous":
        return found
    for name, signs in words.load("surfaces")["ambiguous"][surface].items():
        if name != "otherwise" and any(sign in context for sign in signs.split()):
            return _named(name)
    return _named(found.name)._replace(ambiguous=True) if found.name else None


def si_unit(name: str) -> str:
    """What a unit is normalised to: its SI unit, or itself where SI has no word for it (surfaces.toml says which).

    >>> si_unit("mu"), si_unit("CNY/t"), si_unit("家"), si_unit("month"), si_unit("permille")
    ('m2', 'CNY/kg', '家', 'month', 'percent')
    """
    return "/".join(_bases().get(part, part) for part in name.split("/")) if "/" in name else _bases().get(name, name)


def convert(number: Number, a: str, b: str, *, rates: Rates | None = None) -> Number:
    """``number`` of unit ``a``, counted in ``b``: exact, a Decimal, or a Fraction where no decimal is exact.

    >>> convert(Decimal(3), "mu", "m2"), convert(Decimal(1), "mu", "m2")
    (Decimal('2000'), Fraction(2000, 3))
    """
    if a == b:
        return number
    factor, offset = _factor(a, b, rates)
    return _decimal(Fraction(number) * factor + offset)


def quantity(number: Number, name: str) -> pint.Quantity[Any]:
    """A pint Quantity in the unit as named.

    >>> print(quantity(Decimal(600), "CNY/头"))
    600 CNY / 头
    """
    if isinstance(number, Fraction):
        number = EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
    return registry().Quantity(number, _pint(name))


def registry() -> pint.UnitRegistry[Any]:
    """The pint registry that knows every unit name of this library; Decimal throughout."""
    return words.registry(Decimal)


class Rates(NamedTuple):
    """Yuan for one unit of each foreign currency, on a day. ``rates`` makes it."""

    yuan: tuple[tuple[str, Fraction], ...]
    on: date


def rates(yuan: Mapping[str, str | int | Decimal | Fraction], *, on: date) -> Rates:
    """Exchange rates: yuan for one of each currency, as the caller's source states them for that day.

    >>> from datetime import date
    >>> convert(Decimal(100), "USD", "CNY", rates=rates({"USD": "7.1"}, on=date(2025, 1, 1)))
    Decimal('710')
    """
    known = words.names(words.load("surfaces")["units"]["money"])
    for currency, rate in yuan.items():
        if currency not in known:
            raise ValueError(f"rates: {currency!r} is no currency here; known: {' '.join(known)}")
        if isinstance(rate, float):
            raise TypeError(f"rates: write {currency} as a string, {str(rate)!r}: a float is not exact")
        if Fraction(rate) <= 0:
            raise ValueError(f"rates: {currency} must be above 0, not {rate!r}")
    return Rates(tuple(sorted((currency, Fraction(rate)) for currency, rate in yuan.items())), on)


@lru_cache(maxsize=4096)
def _factor(a: str, b: str, rates: Rates | None) -> tuple[Fraction, Fraction]:
    """b = a * factor + offset."""
    (one, left), (other, right) = _root(a, rates), _root(b, rates)
    if left != right:
        raise ValueError(f"{a} and {b} do not convert: they count different things{_advice(left, right)}")
    return one / other, (_zero(a) - _zero(b)) / other


def _advice(left: tuple[tuple[str, Fraction], ...], right: tuple[tuple[str, Fraction], ...]) -> str:
    money = words.names(words.load("surfaces")["units"]["money"])
    foreign = sorted({root for root, _ in left + right if root in money and root != "CNY"})
    dated = ", ".join(f'"{currency}": "…"' for currency in foreign)
    return f"; for money pass rates=policynum.rates({{{dated}}}, on=date)" if foreign else ""


@lru_cache(maxsize=4096)
def _root(name: str, rates: Rates | None) -> tuple[Fraction, tuple[tuple[str, Fraction], ...]]:
    """A unit's factor to pint's root units, and these with their powers; currencies with a rate are yuan."""
    pint_registry = words.registry(Fraction)
    factor, roots = pint_registry.get_root_units(_pint(name))
    exact, powers = Fraction(str(factor)), dict[str, Fraction]()
    yuan = dict(rates.yuan) if rates else {}
    for root, power in roots._units.items():
        if root in yuan:
            exact *= yuan[root] ** int(str(power))
            root = "CNY"
        powers[root] = powers.get(root, Fraction(0)) + Fraction(str(power))
    return exact, tuple(sorted((root, power) for root, power in powers.items() if power))


def _zero(name: str) -> Fraction:
    """Where the scale's zero stands in kelvin: only temperatures have one that is not 0."""
    return {"degC": Fraction("273.15"), "degF": Fraction("459.67") * 5 / 9}.get(name, Fraction(0))


def _pint(name: str) -> str:
    """A bare count, 1, has no name in pint; it is what pint calls count."""
    return "count" if name == "1" else name


def _decimal(number: Fraction) -> Number:
    """The same number as a Decimal where one is exact."""
    twos = (number.denominator & -number.denominator).bit_length() - 1
    fives, rest = 0, number.denominator >> twos
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1:
        return number
    places = max(twos, fives)
    digits = number.numerator * 10**places // number.denominator
    return Decimal((int(digits < 0), tuple(map(int, str(abs(digits)))), -places))


# --- spellings ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _spellings(lexicon: Lexicon | None) -> Mapping[str, Unit]:
    """Every simple spelling with its unit; an ambiguous one has the kind "ambiguous"."""
    table = words.load("surfaces")
    found = {
        surface: Unit(name, kind, scale)
        for kind, group in table["units"].items()
        for name, scale, surface in _entries(group)
    }
    for surface, readings in table["ambiguous"].items():
        found[surface] = Unit(readings.get("otherwise", ""), "ambiguous")
    for surface, meaning in lexicon.units if lexicon else ():
        found[surface] = Unit(surface, "classifier") if meaning == "classifier" else _named(meaning)
    return found


def _entries(group: Mapping[str, str]) -> Iterator[tuple[str, Fraction, str]]:
    """(name, scale, surface) of a group of surfaces.toml."""
    for key, surfaces in group.items():
        if key != "si":
            *scale, name = key.split()
            for surface in surfaces.split():
                yield (surface if name == "itself" else name), Fraction(*scale) if scale else Fraction(1), surface


def _named(meaning: str) -> Unit:
    """The unit that a key of surfaces.toml or of a user's lexicon names: "t", "0.01 CNY", "CNY/t"."""
    *scale, name = meaning.split()
    kind = _kinds().get(name, "compound" if "/" in name else "classifier")
    return Unit(name, kind, Fraction(*scale) if scale else Fraction(1))


@cache
def _kinds() -> Mapping[str, str]:
    return {name: kind for kind, group in words.load("surfaces")["units"].items() for name in words.names(group)}


@cache
def _bases() -> Mapping[str, str]:
    groups = words.load("surfaces")["units"].values()
    return {name: group["si"] for group in groups for name in words.names(group) if group["si"] != "itself"}


SCALE = re.compile(r"(10{0,4})?([十百千万亿]*)")  # 吨/万元, 升/百公里, 升/100公里, 人/10万人
POWER = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


@lru_cache(maxsize=4096)
def _compound(surface: str, lexicon: Lexicon | None) -> Unit | None:
    """A per B: 元/吨, 微克每立方米, 吨标准煤/万元, 升/人·日."""
    first, *rest = re.split(r"[/／每·]", surface)
    parts = [_part(first, "numerator", lexicon)] + [_part(part, "denominator", lexicon) for part in rest]
    if not rest or not all(parts):
        return None
    known = [part for part in parts if part]
    scale = known[0].scale
    for part in known[1:]:
        scale /= part.scale
    return Unit("/".join(part.name for part in known), "compound", scale)


def _part(surface: str, place: str, lexicon: Lexicon | None) -> Unit | None:
    for name, scale, spelling in _entries(words.load("surfaces")[place]):
        if spelling == surface:
            return Unit(name, _kinds()[name], scale)
    found = _spellings(lexicon).get(surface)
    if found:
        return None if found.kind == "ambiguous" else found
    scaled = SCALE.match(surface)
    if place == "numerator" or not scaled or not scaled[0]:
        return None
    inner = _part(surface[scaled.end() :], place, lexicon)
    times = int(scaled[1] or 1)
    for character in scaled[2]:
        times *= POWER[character]
    return inner and inner._replace(scale=inner.scale * times)


# --- the pattern -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def pattern(lexicon: Lexicon | None = None) -> str:
    """A regular expression for one unit, longest spelling first, commonest branch first; no groups.

    >>> re.match(pattern(), "个百分点左右")[0], re.match(pattern(), "元/吨以上")[0]
    ('个百分点', '元/吨')
    """
    table = words.load("surfaces")
    simple = dict.fromkeys(_spellings(lexicon))
    below = simple | dict.fromkeys(surface for _, _, surface in _entries(table["denominator"]))
    scale = "(?:10{0,4}+)?+[十百千万亿]{0,2}+"  # 万元, 百公里, 100公里, 10万人
    again = "(?:[/／·][年月日天次人])?+"  # 元/人·月
    return rf"(?:{_trie(simple)}(?:(?:[/／]|{_each()}){scale}{_trie(below)}{again})?+)"


def _each() -> str:
    """每 joins only a unit to a unit: 微克每立方米, but not 50人每人."""
    counted = {"people", "classifier", "calendar", "time", "working_time", "ambiguous"}
    last: dict[bool, set[str]] = {True: set(), False: set()}
    for surface, found in _spellings(None).items():
        last[found.kind in counted].add(surface[-1])
    return f"(?<![{''.join(sorted(last[True] - last[False]))}])每"


def _trie(surfaces: Mapping[str, None]) -> str:
    rank = {surface: place for place, surface in enumerate(words.load("surfaces")["frequent"].split(), start=1)}
    refused = words.load("surfaces")["not_before"]
    root: dict[str, Any] = {}
    for place, surface in enumerate(surfaces, start=len(rank) + 1):
        node, weight = root, 1 / rank.get(surface, place + 100)
        for character in surface:
            node = node.setdefault(character, {})
            node["weight"] = node.get("weight", 0) + weight
        refusals = [refused[surface]] if surface in refused else []
        if surface[-1].isascii() and surface[-1].isalnum():
            refusals.append("[A-Za-z0-9]")  # 5t is tonnes, 5th is not
        node["end"] = f"(?!{'|'.join(refusals)})" if refusals else ""
    return _branches(root)


def _branches(node: dict[str, Any]) -> str:
    children = sorted(
        ((character, child) for character, child in node.items() if len(character) == 1),
        key=lambda pair: -pair[1]["weight"],
    )
    options = [re.escape(character) + _branches(child) for character, child in children]
    if "end" in node:
        options.append(node["end"])
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
