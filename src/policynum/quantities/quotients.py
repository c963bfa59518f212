"""Two numbers that make one by a division: 31.3∶68.7, 1:3, 1/3, 3/4个百分点, 15.1/10万."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from policynum import numerals, units

if TYPE_CHECKING:
    from policynum.quantities.candidates import Candidate, Form


def ratio(text: str, left: Candidate, right: Candidate) -> Form | None:
    """31.3∶68.7, 2.31:1, 1:3; not 10:48:41, which compares three, nor 3比2 in a match.

    >>> from policynum.quantities.candidates import Candidate, scan
    >>> [ratio(text, *(Candidate(*found) for found in scan(text))) is not None for text in ("1:3", "甲队3比2胜出")]
    [True, False]
    """
    one, two = left.form, right.form
    if not (one.is_plain and two.is_number) or two.low == 0 or _COLON.match(text, right.end):
        return None
    if (
        text[left.end] == "比"
        and not (one.decimal or two.decimal)
        and not _RATIO_NAMED.search(text, max(0, left.start - 5), left.start)
    ):
        return None
    if text[left.start - 1 : left.start] in _CAPTIONED:
        return None  # 图2:2011
    if left.start > 1 and text[left.start - 1] in _COLONS and text[left.start - 2].isdigit():
        return None
    if _CLOCK.fullmatch(f"{one.numeral}:{two.numeral}") and not (
        text[left.start - 1 : left.start] in _BEFORE_RATIO or text.endswith(_LIMITS, 0, left.start)
    ):
        return None
    return _as_ratio(two, Fraction(one.low) / Fraction(two.low))


def fraction(text: str, left: Candidate, right: Candidate) -> Form | None:
    """1/3, 2／3; 1/3公顷; and 15.1/10万, a rate per hundred thousand.

    >>> from policynum.quantities.candidates import Candidate, scan
    >>> fraction("1/3公顷", *(Candidate(*found) for found in scan("1/3公顷"))).low
    Fraction(1, 3)
    """
    one, two = left.form, right.form
    if not one.is_plain or two.low != two.high or two.low == 0 or text[right.end : right.end + 1] in ("/", "-"):
        return None
    if two.unit is not None and two.arabic and two.unit_text:
        return _part(one, two)
    proper = one.low < two.low <= 1000 and not (one.decimal or two.decimal)
    return _as_ratio(two, Fraction(one.low) / Fraction(two.low)) if two.is_number and (two.scaled or proper) else None


def _part(one: Form, two: Form) -> Form | None:
    """A part of a unit: 1/3公顷, 3/4个百分点."""
    assert two.unit is not None
    parts = Fraction(two.low) / two.unit.scale
    if two.scaled or two.decimal or one.decimal or not one.low < parts <= _MOST_PARTS or two.unit.kind in _NEVER_PARTED:
        return None
    part = numerals.simplest(Fraction(one.low) / parts * two.unit.scale)
    return two.but(low=part, high=part)


_MOST_PARTS = 100
_NEVER_PARTED = frozenset({"classifier", "people", "calendar"})  # 3/4家 are no part of one


def _as_ratio(form: Form, value: Fraction) -> Form:
    number = numerals.simplest(value)
    return form.but(low=number, high=number, unit=units.unit("倍"), unit_text="")


_COLONS = ":：∶"
_CAPTIONED = ("图", "表", "栏")
_COLON = re.compile(f"[{_COLONS}][0-9]")
_CLOCK = re.compile("(?:[01]?[0-9]|2[0-4]):[0-5][0-9]")
_LIMITS = ("低于", "高于", "大于", "小于", "超过")  # 师生比不低于|1:16
_BEFORE_RATIO = tuple("为比例至到由从达约是")
_RATIO_NAMED = re.compile("比(?:例|值|重)?(?:为|是|约|达)?\\Z")
