"""A measure as its change has it: a decrease is negative, a change of ℃ is no temperature."""

from __future__ import annotations

import re

from policynum.change.findings import Finding
from policynum.model import Basis, Bound, Change, Measure
from policynum.numerals import negative
from policynum.quantities.bounds import hedged
from policynum.quantities.measures import Found


def signed(text: str, found: Found, change: Finding) -> tuple[Measure, tuple[str, ...]]:
    """The measure of a mention as its change has it, and its flags.

    >>> from policynum.quantities.measures import find
    >>> text = "产量下降5%"
    >>> [one] = find(text)
    >>> str(signed(text, one, Finding(None, negative=True))[0].value)
    '-5'
    """
    measure, flags = found.measure, found.flags
    if measure.bound is Bound.EXACT and change.hits and hedged(text, change.hits[0].start):
        measure = measure._replace(bound=Bound.ABOUT, approximate=True)  # 约增加|一倍
    if measure.bound is Bound.AT_LEAST and _exceeds_a_plan(text, found.start, change.change):
        measure = measure._replace(bound=Bound.EXACT, high=measure.low, inclusive=None)
    if change.negative and (measure.low is None or measure.low >= 0):  # 下降-3.2% is one fall, not two
        measure = _negative(measure)
        if measure.unit_text.endswith("倍"):
            flags = (*flags, "no_agreed_ratio")  # 减少3倍
    by = change.change is not None and change.change.kind == "by"
    if measure.unit == "degC" and (by or _DIFFERS.search(text, max(0, found.start - _NEAR), found.start) is not None):
        measure = measure._replace(unit="delta_degC")
    return measure, flags


_NEAR = 12  # characters
# 昼夜温差达|15℃, 升温|3℃, 温升控制在|1.5℃以内; but 降温后气温为|5℃ and 升温至|60℃ are temperatures
_DIFFERS = re.compile(
    "(?:(?:温差|温升)(?:幅度)?[^，。；、0-9升降]{0,4}|[升降增]温(?:幅度)?[^，。；、0-9升降后到至]{0,4})\\Z"
)


def _exceeds_a_plan(text: str, start: int, change: Change | None) -> bool:
    """Whether 超过 before a number is a verb, and limits nothing: 比计划目标30亿元超过|10亿元."""
    if change is None or change.basis is not Basis.PLAN or not text.endswith(("超过", "超出"), 0, start):
        return False
    return change.base is not None and change.base[0] in "比较原年"


def _negative(measure: Measure) -> Measure:
    """The measure of a decrease: its sign turned, its interval mirrored, its bound as the words have it."""
    value, low, high = (None if number is None else negative(number) for number in measure[:3])
    return measure._replace(value=value, low=high, high=low)
