"""Finds the measures in a text: numeral + unit + bound, as ranges and lists where they stand so.

A measure's span runs from its first digit (or the currency sign before it) to the last character of its unit, as the
gold corpus's guide has it: 约, 近, 超过, 以上 stand outside, 多 and 余 between numeral and unit inside.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from policynum import bounds, units
from policynum.candidates import Candidate, Form, scan
from policynum.lookalikes import refused, slogan_end
from policynum.model import Bound, Measure
from policynum.shapes import join
from policynum.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policynum.bounds import Limit
    from policynum.lexicon import Lexicon
    from policynum.units import Unit


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
    19 23 percent 30 50 range
    28 29 户 50000 50000 exact
    30 33 户 60000 60000 exact
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


def parse(surface: str, *, lexicon: Lexicon | None = None) -> Measure:
    """The one measure that ``surface`` states, with its bound; ValueError, which shows where, for anything else.

    >>> measure = parse("不低于1.3万亿元")
    >>> measure.low, measure.unit, measure.bound
    (Decimal('1300000000000'), 'CNY', <Bound.AT_LEAST: 'at_least'>)
    >>> parse("5万千瓦小是")
    Traceback (most recent call last):
    ...
    ValueError: no unit is spelt '千瓦小是'; nearest: 千瓦小时 千瓦
        5万千瓦小是
           ^
    """
    text = fold(surface).text
    candidates = join(text, scan(text, lexicon=lexicon))
    if not candidates:
        raise _refusal(surface, 0, "no measure here")
    if len(candidates) > 1:
        raise _refusal(surface, candidates[1].start, "more than one measure")
    start, end, form = candidates[0]
    if form.unit is None:
        named = _named(text, candidates[0], lexicon)
        form = named.form if named else form._replace(unit=_COUNT)
    (found,) = _limited(text, [Candidate(start, end, form)])
    if not bounds.leads(text[: found.start]) and found.measure.per is None:
        raise _refusal(surface, 0, f"{text[: found.start]!r} is no part of a measure")
    if not bounds.trails(text[end:]):
        spelt = form.unit_text + text[end:]
        near = units.nearest(spelt)
        if form.unit_text and not near:
            raise _refusal(surface, end, f"{text[end:]!r} is no part of a measure")
        at = end - len(form.unit_text)
        raise _refusal(surface, at, f"no unit is spelt {spelt!r}" + (f"; nearest: {' '.join(near)}" if near else ""))
    return found.measure


def _refusal(surface: str, at: int, why: str) -> ValueError:
    """The error that shows ``surface`` with a caret under the place; Chinese characters are two columns wide."""
    width = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in surface[:at])
    return ValueError(f"{why}\n    {surface}\n    {' ' * width}^")


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
        unit = units.unit(form.unit_text, context=text[max(0, start - 24) : end + 8], lexicon=lexicon)
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
    if form.more:
        return True  # 6000多村民
    if bounds.behind(text, end, form) is not None:
        return True
    if form.low != form.high:
        return _BETWEEN.match(text, end) is not None  # 在105至110之间
    if _COLON.match(text, end) or (text[start - 1 : start] in tuple(":：∶") and text[start - 2 : start - 1] in _DIGITS):
        return True  # a ratio of three parts: 3.9∶59.5∶36.6
    if text[end : end + 1] not in _PAUSE:
        return False
    if text[start - 1 : start] in _COUNTED_THINGS or text[start - 2 : start] == "达到":
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
        _per(text, start, unit),
    )
    return Found(start, end, measure, form.flags)


def _is_negative(text: str, start: int) -> bool:
    """-2.41‰ behind 为 or a bracket; the hyphen of S-400, of 4-5 and the 负 of 减负500亿元 are no minus."""
    before = text[start - 2 : start - 1]
    return before not in "减担抱肩欠重" if text[start - 1] == "负" else before in _OPENINGS


@cache
def _currency_sign() -> re.Pattern[str]:
    return re.compile(f"({units.before_pattern()})[ 　]*$")


def _currency(text: str, start: int) -> tuple[str, str] | None:
    """The currency sign right before a number, and the currency that it means: ¥500, US$5亿, 人民币500万元."""
    match = _currency_sign().search(text, max(0, start - 6), start)
    unit = units.before(match[1]) if match else None
    return (match[0], unit.name) if match and unit else None


@cache
def _denominator() -> re.Pattern[str]:
    return re.compile(rf"每([0-9]*[一十百千万亿]*(?:{units.pattern()}|[人月日时]))口?[^，。；：、,;0-9]{{0,20}}$")


def _per(text: str, start: int, unit: Unit) -> str | None:
    """The denominator written before a number: 每公斤20元, 每千人口3.4张, 亩均产值2万元."""
    if unit.kind in ("calendar", "time"):
        return None
    window = text[max(0, start - 30) : start]
    if (at := window.rfind("每")) >= 0:
        match = _denominator().match(window, at)
        below = units.unit(f"元/{match[1].removeprefix('一')}") if match else None
        if below is None:
            return None
        count, name = 1 / below.scale, below.name.removeprefix("CNY/")
        return name if count == 1 else f"{count} {name}"
    if unit.kind in _SHARED_OUT and (share := _EACH.search(window)):
        return _EACH_OF[share[1]]
    return None


LIST = frozenset(("、", "和", "及", "与", "或", "以及", "或者"))
_COUNT = units.Unit("1", "count")
_MORE = bounds.Limit(Bound.AT_LEAST, inclusive=False)
_ABOUT = bounds.Limit(Bound.ABOUT)
_NOT_BEHIND_SCALE = frozenset("级强") - {"级"}
_PAUSE = frozenset(("", "，", "。", "；", "、", ",", ";", "）", ")", "\n"))
_EACH = re.compile("(人|亩|户)(?:均|产)[^，。；：、,;0-9]{0,10}$")
_EACH_OF = {"人": "person", "亩": "mu", "户": "户"}
_SHARED_OUT = frozenset(("money", "mass", "energy", "volume", "area"))
_COUNTED_THINGS = frozenset("目户家数量额值率度系比")
_VERB_ENDS = frozenset("为至到达于过是降升长增约近减跌涨")
_OPENINGS = _VERB_ENDS | frozenset("（(|｜ 　：:，,、；;")
_SIGNS = frozenset("-−－﹣负")
_MARKS_BEFORE = _SIGNS | frozenset("翻了再¥￥$＄€£￡币元金BDYRP 　")
_COLON = re.compile("[:：∶][0-9]")
_BETWEEN = re.compile("之?间")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
