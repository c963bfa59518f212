"""Finds the measures in a text: numeral + unit + bound, as ranges and lists where they stand so.

A measure's span runs from its first digit (or the currency sign before it) to the last character of its unit, as the
gold corpus's guide has it: 约, 近, 超过, 以上 stand outside, 多 and 余 between numeral and unit inside.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from policynum import bounds, units
from policynum.candidates import Candidate, Form, scan
from policynum.lexicon import load, trie
from policynum.lookalikes import refused, slogan_end
from policynum.model import Bound, Measure
from policynum.shapes import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policynum.bounds import Limit
    from policynum.lexicon import Lexicon


class Found(NamedTuple):
    """A measure at its place in the text that was read, with flags for what is doubtful about it."""

    start: int
    end: int
    measure: Measure
    flags: tuple[str, ...]


def find(text: str, *, lexicon: Lexicon | None = None) -> Iterator[Found]:
    """The measures in ``text``, in order and never overlapping. Unsigned but where the number itself is negative.

    >>> for found in find("全年完成投资500亿元以上，其中工业占3—5成，新增企业5、6万户"):
    ...     measure = found.measure
    ...     print(found.start, found.end, measure.unit, measure.low, measure.high, measure.bound)
    6 11 CNY 50000000000 None at_least
    18 22 percent 30 50 range
    27 28 户 50000 50000 exact
    29 32 户 60000 60000 exact
    """
    members: list[Candidate] = []  # of one list, which may share a limit
    for candidate in join(text, _kept(text, lexicon)):
        named = candidate if candidate.form.unit is not None else _named(text, candidate, lexicon)
        if named is None:
            continue
        if members and text[members[-1].end : named.start] not in LIST:
            yield from _limited(text, members)
            members = []
        members.append(named)
    yield from _limited(text, members)


def _kept(text: str, lexicon: Lexicon | None) -> Iterator[Candidate]:
    """The candidates that are no look-alikes and stand in no slogan."""
    slogan = 0
    for candidate in scan(text, lexicon=lexicon):
        start = candidate.start
        if start < slogan:
            continue
        slogan = slogan_end(text, start)
        if start >= slogan and not refused(text, *candidate):
            yield candidate


def _named(text: str, candidate: Candidate, lexicon: Lexicon | None) -> Candidate | None:
    """A candidate with no unit of its own given the one that the words around it name, or refused."""
    start, end, form = candidate
    if form.unit_text and text[end - 1] != "级":  # 度, 分, 方
        unit = units.unit(form.unit_text, context=text[max(0, start - 12) : end + 8], lexicon=lexicon)
        if unit is None:
            return None
        flags = (*form.flags, "ambiguous_unit") if unit.ambiguous else form.flags
        return candidate._replace(form=form._replace(unit=unit, flags=flags))
    if _currency(text, start) is not None or (form.scaled and text[end : end + 1] not in _NOT_BEHIND_SCALE):
        return candidate._replace(form=form._replace(unit=_COUNT))
    if _is_plain_count(text, candidate):
        return candidate._replace(form=form._replace(unit=_COUNT, flags=(*form.flags, "no_unit")))
    return None


def _is_plain_count(text: str, candidate: Candidate) -> bool:
    """A number that measures with no unit written: PUE降至1.2以下, 基尼系数0.45, 实施项目1228."""
    start, end, form = candidate
    if not form.arabic:
        return False
    if bounds.behind(text, end, form) is not None:
        return True
    if text[end : end + 1] not in _PAUSE:
        return _RATIO_PART.match(text, end) is not None and form.low < 100
    if text[start - 1 : start] in _COUNTED_THINGS:
        return "." in form.numeral or form.low >= 100
    return "." in form.numeral and text[start - 1 : start] in _VERB_ENDS


def _limited(text: str, members: list[Candidate]) -> Iterator[Found]:
    """The measures of one list. A word before the first may limit all of them, as may 控制在 … 以内 around them."""
    limits: list[Limit | None] = []
    for start, end, form in members:
        limit = bounds.behind(text, end, form) or bounds.before(text, start, form)
        if limit is None and limits and limits[-1] is not None and limits[-1].distributes:
            limit = limits[-1]
        limits.append(limit)
    if (
        len(members) > 1
        and limits[-1] is not None
        and limits[-1].bound is Bound.AT_MOST
        and bounds.opens(text, members[0].start)
    ):
        limits = [limit or limits[-1] for limit in limits]
    for (start, end, form), limit in zip(members, limits, strict=True):
        yield _found(text, start, end, form, limit)


def _found(text: str, start: int, end: int, form: Form, limit: Limit | None) -> Found:
    low, high, unit = form.low, form.high, form.unit or _COUNT
    name, unit_text = unit.name, form.unit_text
    before = text[start - 1 : start]
    if before in _MARKS_BEFORE:
        if before in "翻了再" and unit.kind == "doubling":  # 翻一番, 翻了两番
            start = text.rfind("翻", 0, start)
        elif before in _SIGNS and _is_negative(text, start):
            start, low, high = start - 1, -high, -low
        elif (currency := _currency(text, start)) is not None and (unit is _COUNT or name == currency[1]):
            start, name = start - len(currency[0]), currency[1]
            unit_text = unit_text or currency[0]
    point = low == high
    if limit is None and form.more:
        limit = _MORE
    if limit is None and form.about and point:
        limit = _ABOUT
    if limit is None:
        bound, inclusive = (Bound.EXACT if point else Bound.RANGE), None
    else:
        bound, inclusive = limit.bound, limit.inclusive
    measure = Measure(
        low if point else None,
        None if point and bound is Bound.AT_MOST else low,
        None if point and bound is Bound.AT_LEAST else high,
        name,
        unit_text,
        bound,
        inclusive,
        form.about or bound is Bound.ABOUT or (not point and form.about),
        _per(text, start),
    )
    return Found(start, end, measure, form.flags)


def _is_negative(text: str, start: int) -> bool:
    """-2.41‰ behind 为 or a bracket; the hyphen of S-400, of 4-5 and the 负 of 减负500亿元 are no minus."""
    before = text[start - 2 : start - 1]
    return before not in "减担抱肩欠重" if text[start - 1] == "负" else not before.isalnum() or before in _VERB_ENDS


@cache
def _currencies() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {word: name for name, words in load("surfaces")["before"].items() for word in words.split()}
    return re.compile(f"({trie(names)})[ 　]*$"), names


def _currency(text: str, start: int) -> tuple[str, str] | None:
    """The currency sign right before a number with the currency that it means: ¥500, US$5亿, 人民币500万元."""
    pattern, names = _currencies()
    match = pattern.search(text, max(0, start - 6), start)
    return (match[0], names[match[1]]) if match else None


@cache
def _denominators() -> re.Pattern[str]:
    return re.compile(f"每([0-9]*[十百千万亿]*)({units.pattern()}|人|[^，。；：、,0-9]{{0}})[^，。；：、,;0-9]{{0,8}}$")


def _per(text: str, start: int) -> str | None:
    """The denominator written before a number: 每公斤20元, 每千人口3.4张, 人均, 亩均."""
    at = text.rfind("每", max(0, start - 12), start)
    if at < 0:
        return None
    return None


LIST = frozenset(("、", "和", "及", "与", "或", "以及", "或者"))
_COUNT = units.Unit("1", "count")
_MORE = bounds.Limit(Bound.AT_LEAST, inclusive=False)
_ABOUT = bounds.Limit(Bound.ABOUT)
_NOT_BEHIND_SCALE = frozenset("级强") - {"级"}
_PAUSE = frozenset(("", "，", "。", "；", "、", ",", ";", "）", ")", "\n"))
_COUNTED_THINGS = frozenset("目户家数量额值率度系比")
_VERB_ENDS = frozenset("为至到达于过是降升长增约近减跌涨（(|｜ ：:")
_SIGNS = frozenset("-−－﹣负")
_MARKS_BEFORE = _SIGNS | frozenset("翻了再¥￥$＄€£￡币元金BDYRP 　")
_RATIO_PART = re.compile("[:：∶][0-9]+(?:\\.[0-9]+)?[:：∶]")
