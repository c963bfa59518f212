"""Finds the measures in a text: numeral + unit + bound, as ranges and lists where they stand so.

A measure's span runs from its first digit (or the currency sign before it) to the last character of its unit, as the
gold corpus's guide has it: 约, 近, 超过, 以上 stand outside, 多 and 余 between numeral and unit inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from policynum import patterns
from policynum.digits import ARABIC
from policynum.model import Bound, Measure
from policynum.quantities import bounds, limits, negatives, prefixes, understood
from policynum.quantities.candidates import COUNT, TOO_LONG, Candidate, Form, reader
from policynum.quantities.idioms import slogan_end
from policynum.quantities.limits import Limit
from policynum.quantities.lookalikes import DOUBLES, SUSPICIOUS, refused, urls
from policynum.quantities.meanings import FROM, PAUSE, named
from policynum.quantities.notation import pattern
from policynum.quantities.prefixes import FAR, SIGNS, signed
from policynum.quantities.shapes import (
    BETWEEN_TWO,
    FOLLOWING,
    JOINING,
    LISTING,
    MIXING,
    RANGING,
    TAILS,
    WIDEST,
    join,
    tailed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policynum.lexicon import Lexicon


@dataclass(slots=True)
class Found:
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
    edges = _edges()
    cluster: list[Candidate] = []  # candidates so near to one another that they may be one list or one range
    closed, done, addresses = 0, 0, urls(text)
    alerts, at = _alerts(text), 0
    read = reader(lexicon)
    for match in pattern(lexicon).finditer(text):  # as candidates.scan has it, spelt out here for speed
        if match.lastindex is not None or (form := read(match.group())) is None:
            continue
        start, end = match.span()
        if start < closed:
            continue
        if cluster and start - cluster[-1].end > WIDEST:
            for found in _settled(text, cluster, lexicon, done):
                done = found.end
                yield found
            cluster = []
        while alerts[at] < start:
            at += 1
        before, behind = text[start - 1 : start], text[end : end + 1]
        if behind == " " and text[end + 1 : end + 2] in RANGING:
            behind = text[end + 1]  # 33% - 37%
        near = start - alerts[at - 1] < FAR
        between = behind in _AND and BETWEEN_TWO.match(text, end) is not None
        going_on = between or behind in (_LENDING if form.open else _GOING_ON)
        if form.certain and not cluster and not addresses and not going_on:
            # most measures: 3.2万户, 5%; only what stands before could refuse them, and often nothing limits them
            unlimited = before not in edges.before and behind not in edges.behind and not near
            if unlimited and not (form.counts and bounds.LIMITED_BEHIND.match(text, end)):
                yield Found(start, end, _measure(form, None), form.flags)
                done = end
                continue
            if before not in SUSPICIOUS:
                limit = bounds.around(text, start, end, form, near=near)
                if behind not in JOINING or not (near or (limit.distributes if limit else bounds.opens(text, start))):
                    yield found_at(text, start, end, form, limit, near=near, after=done)
                    done = end
                    continue
        elif form.naked and not cluster and behind not in edges.talking and before not in edges.before:
            continue  # 5G, 500强, 3号
        while addresses and addresses[0][1] <= start:
            addresses.popleft()
        if addresses and addresses[0][0] <= start:
            closed = addresses[0][1]
        elif before in SUSPICIOUS or (not form.arabic and text.rfind("“", max(0, start - edges.slogan), start) >= 0):
            closed = slogan_end(text, start)
        last = cluster[-1].end if cluster else -1
        if start < closed or refused(text, start, end, form, last=last):
            continue
        if before in SIGNS and last != start - 1:  # no minus in 3万元-8万元
            start, end, form = signed(text, Candidate(start, end, form))
        if behind in TAILS and not form.arabic:
            start, end, form = tailed(text, Candidate(start, end, form))
            behind = text[end : end + 1]
        mixed = behind in FOLLOWING and (form.unit_text[:1] in MIXING or (form.scaled and not form.unit_text))
        if cluster or mixed or behind in JOINING:
            cluster.append(Candidate(start, end, form))
            continue
        if form.unit is None:
            seen = named(text, start, end, form, lexicon, after=done)
            if seen is None:
                continue
            start, end, form = seen
        limit = bounds.around(text, start, end, form, near=near)
        yield found_at(text, start, end, form, limit, near=near, after=done)
        done = end
    yield from _settled(text, cluster, lexicon, done)


def _alerts(text: str) -> list[int]:
    """Where the words stand that reach a number from afar: 每公斤, 人均, 亩产, 时速, 最高给予."""
    places = patterns.places(text, (*prefixes.DIVIDING, "时速", *limits.reaching()))
    return [*places, len(text), -FAR]  # the last is what stands before the first


@dataclass(slots=True)
class _Edges:
    """The characters next to a number that may limit it or mark it: what has none of them needs no closer look."""

    before: frozenset[str]
    behind: frozenset[str]
    talking: frozenset[str]  # behind a number with no unit: what limits it, joins it to the next, or ends its clause
    slogan: int  # characters of the longest


@cache
def _edges() -> _Edges:
    endings, beginnings = bounds.edges()
    longest = negatives.words().longest_slogan
    return _Edges(
        SUSPICIOUS | _MARKS_BEFORE | FROM | endings, beginnings | {"级"}, beginnings | JOINING | PAUSE, longest
    )


def _settled(text: str, cluster: list[Candidate], lexicon: Lexicon | None, done: int) -> Iterator[Found]:
    """The measures of candidates that stand near one another, or of one that needs a closer look, behind ``done``."""
    limit: Limit | None = None
    last, counted, per = -_LONGEST_MARK, "", None
    candidates = join(text, cluster) if len(cluster) > 1 else cluster
    for at, candidate in enumerate(candidates):
        if candidate.form.unit is None:
            seen = named(text, *candidate, lexicon, after=done)
            if seen is None:
                continue
            candidate = seen
        start, end, form = candidate
        linked = start - last <= _LONGEST_MARK and text[last:start] in LISTING
        unit = form.unit.name if form.unit is not None else ""
        shared = linked and unit == counted  # 最高30万元、50万元; but 破亿、4次刷新
        carried = limit if shared and limit is not None and limit.distributes else None
        if not linked and text[start - 1 : start] in ("在", "到", "至"):
            carried = _closing(text, candidates, at)
        limit = bounds.around(text, start, end, form) or carried
        found = found_at(text, start, end, form, limit, after=done)
        if shared and per is not None and found.measure.per is None:  # 每人每月300元、|500元
            found = Found(found.start, found.end, found.measure._replace(per=per), found.flags)
        yield found
        last, done, counted, per = end, end, unit, found.measure.per


def _closing(text: str, candidates: list[Candidate], at: int) -> Limit | None:
    """What 以内 at the end of a list says of all of it, where 控制在 opens the list at its first member."""
    if not bounds.opens(text, candidates[at].start):
        return None
    first = at
    while at + 1 < len(candidates) and text[candidates[at].end : candidates[at + 1].start] in LISTING:
        at += 1
    limit = bounds.behind(text, candidates[at].end, candidates[at].form)
    if limit is None or at == first or limit.bound is not Bound.AT_MOST:
        return None
    return Limit(limit.bound, inclusive=limit.inclusive, distributes=True)


def found_at(
    text: str, start: int, end: int, form: Form, limit: Limit | None, *, near: bool = True, after: int = 0
) -> Found:
    """The measure of a form with what stands before it: a sign, 翻, a denominator; nothing before ``after`` is its."""
    measure = _measure(form, limit)
    before = text[start - 1 : start]
    if before in _MARKS_BEFORE:
        if form.unit_text == "番" and (doubles := DOUBLES.search(text, max(after, start - 4), start)):
            start = doubles.start()  # |翻一番, |翻了近两番
        elif (sign := prefixes.currency(text, start, after)) is not None and measure.unit in ("1", "CNY", sign[1]):
            start -= len(sign[0])
            said = measure.unit_text if measure.unit == sign[1] else ""  # 港币500万|元 counts no yuan
            measure = measure._replace(unit=sign[1], unit_text=said or sign[0].strip())
    if measure.unit == "CNY" and before in _ENDS_LOWER and (same := prefixes.currency_of_range(text, start)):
        measure = measure._replace(unit=same)
    flags = form.flags
    if before == "上" and form.bare and measure.bound is Bound.AT_LEAST and text[start - 2 : start - 1] not in _STEPS:
        start -= 1  # |上亿人; but 迈上|万亿元台阶
    if measure.unit == "1" and understood.is_yuan(text, start, end, form):
        measure, flags = measure._replace(unit="CNY"), (*flags, "unit_understood")  # 百亿|企业, 产值|3.5亿
    elif measure.unit == "1" and not form.unit_text and "no_unit" not in flags and _ALONE.match(text, end):
        flags = (*flags, "no_unit")  # 用户|1400万。 but 1400万儿童 are counted
    if near and measure.unit == "km" and _SPEED.search(text, max(after, start - 8), start):
        measure = measure._replace(unit="kmh")  # 时速350公里 is no length
    elif near and (per := prefixes.per(text, start, form)) is not None:
        measure = measure._replace(per=per)
    return Found(start, end, measure, flags)


@lru_cache(maxsize=1 << 14)
def _measure(form: Form, limit: Limit | None) -> Measure:
    """The measure that a form states under a limit."""
    low, high = form.low, form.high
    if form.more and (limit is None or limit.bound is Bound.ABOUT):
        limit = _MORE  # 500多个, and 约500多个 as well
    if limit is None and form.about and low == high:
        limit = _ABOUT  # 十来个
    bound = limit.bound if limit else Bound.EXACT if low == high else Bound.RANGE
    approximate = form.about or bound is Bound.ABOUT
    unit, inclusive = form.unit or COUNT, limit.inclusive if limit else None
    if TOO_LONG in form.flags:
        return Measure(None, None, None, unit.name, form.unit_text, bound, inclusive, approximate)
    if low != high:
        return Measure(None, low, high, unit.name, form.unit_text, bound, inclusive, approximate)
    least = None if bound is Bound.AT_MOST else low
    most = None if bound is Bound.AT_LEAST else high
    return Measure(low, least, most, unit.name, form.unit_text, bound, inclusive, approximate)


_GOING_ON = RANGING | FOLLOWING  # behind a unit, where one measure may not be at its end
_ENDS_LOWER = frozenset("上、")  # what stands between the ends of a range in two parts: 三万元以上|十五万元
_LENDING = LISTING | _GOING_ON  # behind 个, which may stand for the 个百分点 that follows
_AND = frozenset("和与及")
_LONGEST_MARK = 2
_MORE = Limit(Bound.AT_LEAST, inclusive=False)
_ABOUT = Limit(Bound.ABOUT)
_SPEED = re.compile(f"(?:时速|每小时)[^，。；：、,;\\n{ARABIC}]{{0,6}}\\Z")
_STEPS = frozenset("迈跨跃登站踏冲")
_ALONE = re.compile("(?![一-鿿A-Za-z%‰])|大关|关口|台阶")  # nothing counted stands behind it
_MARKS_BEFORE = frozenset("翻了近约¥￥$＄€£￡币元金镑BDYRP 　")
