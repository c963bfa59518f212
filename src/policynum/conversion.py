"""Exact factors from one unit to another, to SI, and between currencies by the caller's exchange rates.

pint is imported only when a conversion, SI or a Quantity is asked for; a factor is then worked out once per unit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from policynum import lexicon as words
from policynum import units
from policynum.numerals import Number, simplest

if TYPE_CHECKING:
    import pint


def si_unit(name: str) -> str:
    """What a unit is normalised to: its SI unit, or itself where SI has no word for it (surfaces.toml says which).

    >>> si_unit("mu"), si_unit("CNY/t"), si_unit("家"), si_unit("month"), si_unit("ratio")
    ('m2', 'CNY/kg', '家', 'month', 'percent')
    """
    above, *below = name.split("/")
    bases = [(part, _si(part)) for part in below]
    return "/".join((_si(above), *(part if "/" in base else base for part, base in bases)))  # per knot stays so


def convert(number: Number, a: str, b: str, *, rates: Rates | None = None) -> Number:
    """``number`` of unit ``a`` counted in ``b``: exact, a Decimal, or a Fraction where no decimal says it.

    ``a`` may be a classifier that only a user's lexicon knows (SKU, t/SKU). ValueError where ``b`` is no unit, where
    the two count different things, and between currencies for which ``rates`` has no rate.

    >>> convert(Decimal(3), "mu", "m2"), convert(Decimal(1), "mu", "m2")
    (Decimal('2000'), Fraction(2000, 3))
    """
    check_rates(rates)
    if a == b:
        return number
    factor, offset = _factor(a, b, rates)
    return simplest(Fraction(simplest(number)) * factor + offset)


def quantity(number: Number, name: str) -> pint.Quantity[Any]:
    """A pint Quantity in the unit as named; a Fraction becomes a Decimal of 28 digits, as pint cannot print one.

    >>> print(quantity(Decimal(600), "CNY/头"))
    600 CNY / 头
    """
    if isinstance(number, Fraction):
        number = Context(prec=28).divide(Decimal(number.numerator), Decimal(number.denominator))
    for word in _own(name):
        if word not in registry():
            registry().define(f"{word} = [{word}]")
    return registry().Quantity(number, _in_pint(name, Decimal))


def registry() -> pint.UnitRegistry[Any]:
    """The pint registry that knows every unit name of this library; Decimal throughout.

    >>> registry().Quantity(Decimal(5), "t").to("kg").magnitude == 5000
    True
    """
    return words.registry(Decimal)


class Rates(NamedTuple):
    """Yuan for one unit of each foreign currency on one day. ``rates`` makes it."""

    yuan: tuple[tuple[str, Fraction], ...]
    on: date


def rates(yuan: Mapping[str, str | int | Decimal | Fraction], *, on: date) -> Rates:
    """Exchange rates: yuan for one of each currency, as the caller's source states them for that day.

    >>> from datetime import date, datetime
    >>> convert(Decimal(100), "USD", "CNY", rates=rates({"USD": "7.1"}, on=date(2025, 1, 1)))
    Decimal('710')
    """
    on = on.date() if isinstance(on, datetime) else on
    if not isinstance(on, date) or on != on or not isinstance(yuan, Mapping):  # pandas.NaT is a date, and equals none
        raise TypeError('rates: a mapping and a day, such as rates({"USD": "7.1"}, on=date(2025, 1, 1))')
    for currency, rate in yuan.items():
        if currency == "CNY":
            raise ValueError("rates: they are in CNY, so it has none; name the other currencies")
        if units.kind_by_name().get(currency) != "money":
            raise ValueError(
                f"rates: {currency!r} is no currency here; known are {' '.join(sorted(words.currencies() - {'CNY'}))}"
            )
        if isinstance(rate, float):
            raise TypeError(f'rates: write {currency} as a string, "{rate}": a float is not exact')
        try:
            above = not isinstance(rate, bool) and Fraction(rate) > 0
        except (TypeError, ValueError, ZeroDivisionError, OverflowError):
            above = False
        if not above:
            raise ValueError(f"rates: {currency} must be a number above 0, not {rate!r}")
    return Rates(tuple(sorted((currency, Fraction(rate)) for currency, rate in yuan.items())), on)


def check_rates(rates: object) -> None:
    """TypeError where an argument ``rates`` is neither None nor what ``policynum.rates`` makes."""
    if rates is not None and not isinstance(rates, Rates):
        raise TypeError(f"rates come from policynum.rates(…, on=…), not as {type(rates).__name__}")


@lru_cache(maxsize=4096)
def _factor(a: str, b: str, rates: Rates | None) -> tuple[Fraction, Fraction]:
    """What turns a into b: multiply by the first, then add the second."""
    if not _own(a).issuperset(_own(b)):
        _in_pint(b, Fraction)  # says what is no unit
    (one, zero, left), (other, other_zero, right) = _root(a, rates), _root(b, rates)
    if left == right and ((a in _DIFFERENCES and other_zero) or (b in _DIFFERENCES and zero)):
        raise ValueError(f"{a} does not convert to {b}: a difference of temperatures is no temperature")
    if left != right:
        money = sorted({root for root, _ in (*left, *right)}.intersection(words.currencies()) - {"CNY"})
        wanted = ", ".join(f'"{currency}": "…"' for currency in money)
        advice = f"; between currencies pass rates=policynum.rates({{{wanted}}}, on=…)" if money else ""
        raise ValueError(f"{a} does not convert to {b}: they count different things{advice}")
    return one / other, (zero - other_zero) / other


_DIFFERENCES = frozenset({"delta_degC", "delta_degF"})


@lru_cache(maxsize=4096)
def _root(name: str, rates: Rates | None) -> tuple[Fraction, Fraction, tuple[tuple[str, Fraction], ...]]:
    """A unit in pint's root units: its factor, where its zero stands (degC: 273.15), the roots with their powers.

    A currency that has a rate is yuan; a user's own classifier is a root of its own, of which pint hears nothing.
    """
    own = _own(name)
    known = "/".join("1" if part in own else part for part in name.split("/"))
    pint_registry, unit, yuan = words.registry(Fraction), _in_pint(known, Fraction), dict(rates.yuan) if rates else {}
    factor, roots = pint_registry.get_root_units(unit)
    zero = pint_registry.convert(Fraction(0), unit, roots) if unit.isidentifier() else Fraction(0)
    exact, powers = Fraction(str(factor)), dict[str, Fraction]()
    for place, part in enumerate(name.split("/")):
        if part in own:
            powers[part] = powers.get(part, Fraction(0)) + (-1 if place else 1)
    for root, power in pint_registry.Quantity(Fraction(1), roots).to_tuple()[1]:
        if root in yuan:
            exact *= yuan[root] ** int(power)
        root = "CNY" if root in yuan else root
        powers[root] = powers.get(root, Fraction(0)) + Fraction(power)
    return exact, Fraction(zero), tuple(sorted((root, power) for root, power in powers.items() if power))


def _own(name: str) -> frozenset[str]:
    """The parts of a name in Latin letters that nobody but a user's lexicon knows, so that they count themselves.

    >>> sorted(_own("CNY/SKU")), sorted(_own("CNY/t"))
    (['SKU'], [])
    """
    parts = (part for part in name.split("/") if part.isascii() and part.isidentifier())
    return frozenset(part for part in parts if not words.defined(part))


_WORD = r"[^\W\d_]\w*"
_NAME = re.compile(
    rf"(?:1|{_WORD})(?: ?(?:[*/] ?(?:{_WORD}|[0-9]+)|(?:\*\*|\^) ?-?[0-9]+))*"
)  # t, CNY/mu, 1, kilometer / hour, m**2


def _in_pint(name: str, number: type) -> str:
    """The name as pint takes it. A classifier that only a text or a user knows becomes a dimension of its own."""
    if name in words.NOT_METRIC:
        raise ValueError(f"{name!r} is another ton{words.hint(name)}")
    if not _NAME.fullmatch(name):
        spelt = units.spellings(None).get(name)
        raise ValueError(f"no unit is named {name!r}{f'; write {spelt.name}' if spelt else words.hint(name)}")
    for word in re.findall(_WORD, name):
        if word not in words.registry(number):
            known = units.spellings(None)
            bare = word if word in known else word.lstrip("十百千万亿")  # 千克 is a unit, 万吨 are ten thousand of one
            spelt, many = known.get(bare), word[: len(word) - len(bare)]
            counts_itself = spelt is not None and word in words.load("surfaces")["ambiguous"].get(word, {})  # 分, 级
            if word.isascii() or (spelt is not None and spelt.name != word and not counts_itself):
                meant = f"; write {spelt.name}" if spelt and spelt.name else words.hint(word)
                single = f", and count in single ones: {many} is no part of a unit" if many and spelt else ""
                raise ValueError(f"no unit is named {word!r}{meant}{single}")
            words.registry(number).define(f"{word} = [{word}]")
    return f"count{name[1:]}" if name[0] == "1" else name


@cache
def _si(name: str) -> str:
    """The SI unit of a simple name: that of its group; for a name that only pint knows, of the group it converts to."""
    groups = words.load("surfaces")["units"]
    if name in units.kind_by_name() or name == "1" or not name.isascii():
        base: str = groups[units.kind_by_name()[name]]["si"] if name in units.kind_by_name() else "itself"
        return name if base == "itself" else base
    roots = _root(name, None)[2]
    bases = (group["si"] for group in groups.values() if group["si"] != "itself")
    return next((base for base in bases if _root(base, None)[2] == roots), name)
