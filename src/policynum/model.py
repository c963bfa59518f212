"""What the library hands back: a mention, its measure, its change, its period, and the words that decided.

Every value here is an immutable tuple: it compares, hashes, copies and pickles as it stands.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Never

from policynum import conversion, kinds, units
from policynum.numerals import Number, from_text, simplest, to_text

if TYPE_CHECKING:
    import pint


class Role(StrEnum):
    """What a mention claims: an aim, a fact, a difference between two facts, or no more than a description."""

    TARGET = "target"
    ACTUAL = "actual"
    COMPARISON = "comparison"
    SPECIFICATION = "specification"


class Bound(StrEnum):
    """How the words around a number limit it."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"


class Basis(StrEnum):
    """Against what a change is measured."""

    YOY = "yoy"  # 同比, 比上年
    MOM = "mom"  # 环比, 比上月
    ANNUAL = "annual"  # 年均
    SINCE = "since"  # 比2020年, 较上半年
    PLAN = "plan"  # 较目标, 完成计划的
    PEER = "peer"  # 高于全国
    UNSTATED = "unstated"  # 增长7% and no more said


Direction = Literal["increase", "decrease"]


class Measure(NamedTuple):
    """A number with its unit and bound. See ``parse`` for how one is read from text.

    ``value`` is None for a range; ``low`` and ``high`` are the interval, None on an open side.
    All three are signed and count ``unit``; ``inclusive`` is None where there is no bound.
    ``bound`` is what the words say of the number as written: 下降3%以上 is ``at_least`` though its interval
    is everything up to -3. ``per`` is a denominator written before the number (每公斤20元: ``kg``).
    """

    value: Number | None
    low: Number | None
    high: Number | None
    unit: str
    unit_text: str
    bound: Bound = Bound.EXACT
    inclusive: bool | None = None
    approximate: bool = False
    per: str | None = None

    @property
    def si(self) -> Measure:
        """The same measure in SI, or in its own currency, share or classifier where SI has no word for it.

        What it is counted per is part of the unit then: 每斤20元 and 20元/斤 are both 40 CNY/kg.

        >>> import policynum
        >>> policynum.parse("60万吨").si.value
        Decimal('600000000')
        >>> si = policynum.parse("每斤20元").si
        >>> si.value, si.unit, si.per
        (Decimal('40'), 'CNY/kg', None)
        """
        whole = self._compound()
        return whole.to(conversion.si_unit(whole.unit))

    @property
    def quantity(self) -> pint.Quantity[Any]:
        """The value as a pint Quantity in the unit as written, with what it is counted per.

        ValueError for a range, which has no one value, and for a numeral too long to be read, which has none.
        """
        if self.value is self.low is self.high is None:
            raise ValueError("no number was read: the numeral is too long (the flag numeral_too_long)")
        if self.value is None:
            raise ValueError(f"a range has no single value: take low ({self.low}) and high ({self.high})")
        whole = self._compound()
        assert whole.value is not None
        return conversion.quantity(whole.value, whole.unit)

    def _compound(self) -> Measure:
        """The same with what it is counted per in its unit: 每千人7张 is 0.007 张/person."""
        if self.per is None:
            return self
        count, _, below = self.per.rpartition(" ")
        many = Fraction(count or 1)
        value, low, high = (None if number is None else simplest(Fraction(number) / many) for number in self[:3])
        unit = f"{self.unit}/{below}"
        return self._replace(value=value, low=low, high=high, unit=unit, unit_text=units.spelling(unit), per=None)

    def to(self, unit: str, *, rates: conversion.Rates | None = None) -> Measure:
        """The same measure in another unit of its dimension; ValueError where the dimensions differ, number or none.

        Currencies convert only by ``rates``, which ``policynum.rates`` makes from the caller's own figures.
        ``unit_text`` becomes the commonest spelling of the new unit. Of a measure counted per something, ``unit`` is
        the one above the stroke (20 CNY per kg in USD) or both (in CNY/t).
        """
        if not isinstance(unit, str):
            raise TypeError(f'unit must be the name of one, such as "kg" or "CNY/t", not {type(unit).__name__}')
        conversion.check_rates(rates)
        if unit == self.unit:
            return self
        if self.per is not None and "/" in unit and "/" not in self.unit:
            return self._compound().to(unit, rates=rates)
        value, low, high = (
            None if number is None else conversion.convert(number, self.unit, unit, rates=rates)
            for number in (self.value, self.low, self.high)
        )
        if value is low is high is None:  # a numeral that is too long has no number, by which a wrong unit would show
            conversion.convert(Decimal(0), self.unit, unit, rates=rates)
        return self._replace(value=value, low=low, high=high, unit=unit, unit_text=units.spelling(unit))

    def to_dict(self) -> dict[str, Any]:
        """The fields as str, bool or None; ``Measure.from_dict`` takes it back unchanged."""
        row: dict[str, Any] = self._asdict()
        for key in ("value", "low", "high"):
            row[key] = None if row[key] is None else to_text(row[key])
        return row | {"bound": str(self.bound)}

    @classmethod
    def from_dict(cls, row: dict[str, Any]) -> Measure:
        """The measure that ``to_dict`` wrote; TypeError or ValueError where it wrote no such thing."""
        if not isinstance(row, dict) or not all(row.get(key) is None or isinstance(row[key], str) for key in _TEXTS):
            raise TypeError(f"from_dict takes what Measure.to_dict gives, with numbers as strings, not {row!r}")
        if odd := sorted(row.keys() ^ set(cls._fields)):
            raise ValueError(f"from_dict takes the keys that Measure.to_dict gives; missing or odd: {', '.join(odd)}")
        if not isinstance(row["unit"], str) or not isinstance(row["unit_text"], str):
            raise TypeError(f"from_dict: unit and unit_text are strings, not {row['unit']!r} and {row['unit_text']!r}")
        if not isinstance(row["approximate"], bool) or not isinstance(row["inclusive"], bool | None):
            raise TypeError("from_dict: approximate is true or false, and inclusive one of them or null")
        numbers = {key: None if row[key] is None else from_text(row[key]) for key in ("value", "low", "high")}
        low, high = numbers["low"], numbers["high"]
        if low is not None and high is not None and low > high:
            raise ValueError(f"from_dict: low ({row['low']}) is above high ({row['high']})")
        if (value := numbers["value"]) is not None and value not in (low, high):
            raise ValueError(
                f"from_dict: value ({row['value']}) is neither low ({row['low']}) nor high ({row['high']})"
            )
        return cls(**(row | numbers | {"bound": Bound(row["bound"])}))

    # A tuple adds and compares as a row of fields does; 5 t and 3 persons must not.

    def __add__(self, other: object) -> Never:
        raise TypeError(_NO_ARITHMETIC)

    def __radd__(self, other: object) -> Never:
        raise TypeError(_NO_ARITHMETIC)

    def __sub__(self, other: object) -> Never:
        raise TypeError(_NO_ARITHMETIC)

    def __mul__(self, other: object) -> Never:
        raise TypeError(_NO_ARITHMETIC)

    def __rmul__(self, other: object) -> Never:
        raise TypeError(_NO_ARITHMETIC)

    def __truediv__(self, other: object) -> Never:
        raise TypeError(_NO_ARITHMETIC)

    def __neg__(self) -> Never:
        raise TypeError(_NO_ARITHMETIC)

    def __lt__(self, other: object) -> Never:
        raise TypeError(_NO_ARITHMETIC)

    def __le__(self, other: object) -> Never:
        raise TypeError(_NO_ARITHMETIC)

    def __gt__(self, other: object) -> Never:
        raise TypeError(_NO_ARITHMETIC)

    def __ge__(self, other: object) -> Never:
        raise TypeError(_NO_ARITHMETIC)


_NO_ARITHMETIC = "a Measure does not add, multiply or compare: take .quantity, or the numbers of .si in one unit"
_TEXTS = ("value", "low", "high", "unit", "unit_text", "bound", "per")


class Cue(NamedTuple):
    """A word that decided something about a mention: where it stands in the caller's text, and what it says.

    ``says`` is one of the codes that the page on the keys lists, such as ``aim`` or ``rise``.
    """

    start: int
    end: int
    text: str
    says: str


class Change(NamedTuple):
    """How a mention is a change: its direction, by / to / from, the basis, and the words that name the base.

    ``direction`` is ``increase``, ``decrease`` or None; ``kind`` is None for a ratio (是2012年的3倍), ``basis`` where
    the number is a level (to 38.4%) or only selects (增长20%以上的企业). ``link`` is where the mention starts that this
    one belongs to: the other end of 由…到…, or the level that grew so.
    """

    direction: Direction | None
    kind: Literal["by", "to", "from"] | None
    basis: Basis | None
    base: str | None = None
    link: int | None = None


class Period(NamedTuple):
    """The time that a number is for: ``text`` as written, ``start`` and ``end`` its first and last day in ISO dates.

    Either day is None where it cannot be known.
    """

    text: str
    start: str | None = None
    end: str | None = None


class Section(NamedTuple):
    """The heading that a mention stands under, empty for none, and whether that part looks back or sets out.

    ``direction`` is ``review``, ``plan``, ``rule`` (terms, as in a law), ``gloss`` (what explains terms) or None.
    """

    heading: str
    direction: str | None  # by the heading, else by the paragraph's words


class Mention(NamedTuple):
    """A stretch of the caller's text that states a quantity: ``text[m.start:m.end] == m.text``, always.

    ``indicator`` is what it measures, in the text's words, with ``|`` between words that stand apart; ``flags`` name
    what is doubtful. ``change``, ``indicator``, ``period`` and ``section`` are None where there is none or the text
    does not say. ``sentence`` is the caller's sentence around it, which begins at ``sentence_start``, for ``explain``.
    """

    start: int
    end: int
    text: str
    measure: Measure
    role: Role
    change: Change | None
    indicator: str | None
    period: Period | None
    section: Section | None
    cues: tuple[Cue, ...]
    flags: tuple[str, ...]
    sentence: str = ""
    sentence_start: int = 0

    def ratio(self) -> Number | None:
        """How many times the base the new value is, exactly: 增长7% is 1.07, 增长3倍 4, 翻两番 4, 是2012年的3倍 3.

        None where the mention is no such change, is a range or limited on one side (增长7%以上), or says 减少3倍, on
        whose meaning nobody agrees; what is left after 减少三分之一 everybody knows. A level that is told in times
        (杠杆倍数提高至15倍) is no ratio either.

        >>> import policynum
        >>> [mention.ratio() for mention in policynum.extract("产值增长7%，出口增长3倍，是2012年的5倍，进口减少3倍。")]
        [Decimal('1.07'), Decimal('4'), Decimal('5'), None]
        >>> [mention.ratio() for mention in policynum.extract("库存减少三分之一，损耗减少一半。")]
        [Fraction(2, 3), Decimal('0.5')]
        """
        return _ratio(self.measure, self.change) if self.change is not None else None

    def to_dict(self) -> dict[str, Any]:
        """The mention under the documented keys: str, int, bool, list or None, numbers as exact strings."""
        measure, change, period = self.measure, self.change, self.period
        value, low, high, si_value, si_low, si_high, si_unit = _numbers(*measure[:4], measure.per)
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "value": value,
            "low": low,
            "high": high,
            "unit": measure.unit,
            "unit_text": measure.unit_text,
            "si_value": si_value,
            "si_low": si_low,
            "si_high": si_high,
            "si_unit": si_unit,
            "bound": measure.bound.value,
            "inclusive": measure.inclusive,
            "approximate": measure.approximate,
            "role": self.role.value,
            "direction": change and change.direction,
            "change": change and change.kind,
            "basis": change and change.basis and change.basis.value,
            "ratio": None if change is None else _text(_ratio(measure, change)),
            "indicator": self.indicator,
            "period": period and period.text,
            "period_start": period and period.start,
            "period_end": period and period.end,
            "section": (self.section and self.section.heading) or None,
            "cues": [{"start": cue.start, "end": cue.end, "text": cue.text, "says": cue.says} for cue in self.cues],
            "flags": list(self.flags),
        }

    def to_row(self) -> dict[str, str | int | bool | None]:
        """``to_dict`` with the cues and the flags as one string each, for CSV, data frames and other processes.

        A lone surrogate, which UTF-8 has no place for, stands as U+FFFD.
        """
        cues = "; ".join(f"{cue.text}: {cue.says}" for cue in self.cues)
        row: dict[str, str | int | bool | None] = self.to_dict() | {"cues": cues, "flags": "; ".join(self.flags)}
        if LONE.search("".join(cell for cell in row.values() if isinstance(cell, str))) is None:
            return row
        return {key: LONE.sub("\ufffd", cell) if isinstance(cell, str) else cell for key, cell in row.items()}


LONE = re.compile("[\ud800-\udfff]")  # half of a pair, for which UTF-8 has no place


@lru_cache(maxsize=1 << 14)
def _ratio(measure: Measure, change: Change) -> Number | None:
    """How many times its base a value is that has changed so. Cached: the same changes come up again and again."""
    if measure.value is None or measure.unit not in kinds.shares() or measure.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        return None
    if change.direction is None and change.basis in (Basis.YOY, Basis.MOM, Basis.UNSTATED):
        return None  # 浓度改善5%: more or less is not said
    if measure.unit != "ratio":
        return simplest(1 + Fraction(measure.to("ratio").value or 0)) if change.kind == "by" else None
    if change.kind == "from":
        return None
    level = change.kind == "to" and change.basis is None  # 提高至15倍; but what falls to 三分之一 is a third of itself
    if measure.unit_text.endswith("倍") and (level or measure.value < 0):
        return None
    added = change.kind == "by" and not measure.unit_text.endswith("番")
    return simplest(Fraction(measure.value) + 1) if added else measure.value


@lru_cache(maxsize=1 << 14)
def _numbers(
    value: Number | None, low: Number | None, high: Number | None, unit: str, per: str | None
) -> tuple[str | None, ...]:
    """A measure's three numbers as text, the same in SI, and the SI unit. Cached: 5% comes up again and again."""
    si = Measure(value, low, high, unit, "", per=per).si
    return (*map(_text, (value, low, high)), *map(_text, si[:3]), si.unit)


def _text(number: Number | None) -> str | None:
    return None if number is None else to_text(number)
