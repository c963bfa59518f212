"""Finds the measures in a text: numeral + unit + bound, as ranges and lists where they stand so.

A measure's span runs from its first digit (or the currency sign before it) to the last character of its unit, as the
gold corpus's guide has it: 约, 近, 超过, 以上 stand outside, 多 and 余 between numeral and unit inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from policynum import bounds, numerals, understood, units
from policynum.candidates import COUNT, TOO_LONG, Candidate, Form, reader
from policynum.lexicon import load
from policynum.lookalikes import DOUBLES, SUSPICIOUS, refused, slogan_end, urls
from policynum.model import Bound, Measure
from policynum.notation import pattern
from policynum.numerals import ARABIC, OF_UNITS
from policynum.shapes import FOLLOWING, JOINING, LISTING, MIXING, RANGING, WIDEST, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policynum.bounds import Limit
    from policynum.lexicon import Lexicon
    from policynum.units import Unit


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
        near = start - alerts[at - 1] < _FAR
        if form.certain and not cluster and not addresses and behind not in (_LENDING if form.open else _GOING_ON):
            # most measures: 3.2万户, 5%; only what stands before could refuse them, and often nothing limits them
            if before not in edges.before and behind not in edges.behind and not near:
                yield Found(start, end, _measure(form, None), form.flags)
                done = end
                continue
            if before not in SUSPICIOUS:
                limit = bounds.around(text, start, end, form, near=near)
                if behind not in JOINING or not (limit.distributes if limit else bounds.opens(text, start)):
                    yield found_at(text, start, end, form, limit, near=near, after=done)
                    done = end
                    continue
        elif form.naked and not cluster and behind not in edges.talking and before not in edges.before:
            continue  # 5G, 500强, 3号
        while addresses and addresses[0][1] <= start:
            addresses.popleft()
        if addresses and addresses[0][0] <= start:
            closed = addresses[0][1]
        elif before in SUSPICIOUS or (not form.arabic and text.rfind("“", max(0, start - _LONGEST_SLOGAN), start) >= 0):
            closed = slogan_end(text, start)
        last = cluster[-1].end if cluster else -1
        if start < closed or refused(text, start, end, form, last=last):
            continue
        if before in _SIGNS and last != start - 1:  # no minus in 3万元-8万元
            start, end, form = signed(text, Candidate(start, end, form))
        mixed = behind in FOLLOWING and form.unit_text[:1] in MIXING
        if cluster or mixed or behind in JOINING or (behind == " " and text[end + 1 : end + 2] in RANGING):
            cluster.append(Candidate(start, end, form))
            continue
        if form.unit is None:
            seen = named(text, start, end, form, lexicon, after=done)
            if seen is None:
                continue
            form = seen.form
        limit = bounds.around(text, start, end, form, near=near)
        yield found_at(text, start, end, form, limit, near=near, after=done)
        done = end
    yield from _settled(text, cluster, lexicon, done)


def _alerts(text: str) -> list[int]:
    """Where the words stand that reach a number from afar: 每公斤, 人均, 亩产, 时速, 最高给予."""
    places: list[int] = []
    for word in ("每", "最", "均", "亩产", "时速", "至少", "至多"):
        place = text.find(word)
        while place >= 0:
            places.append(place)
            place = text.find(word, place + 1)
    return [*sorted(places), len(text), -_FAR]  # the last is what stands before the first


@dataclass(slots=True)
class _Edges:
    """The characters next to a number that may limit it or mark it: what has none of them needs no closer look."""

    before: frozenset[str]
    behind: frozenset[str]
    talking: frozenset[str]  # behind a number with no unit: what limits it, joins it to the next, or ends its clause


@cache
def _edges() -> _Edges:
    endings, beginnings = bounds.edges()
    return _Edges(SUSPICIOUS | _MARKS_BEFORE | _FROM | endings, beginnings | {"级"}, beginnings | JOINING | _PAUSE)


def _settled(text: str, cluster: list[Candidate], lexicon: Lexicon | None, done: int) -> Iterator[Found]:
    """The measures of candidates that stand near one another, or of one that needs a closer look, behind ``done``."""
    limit: Limit | None = None
    last, counted = -_LONGEST_MARK, ""
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
        yield found_at(text, start, end, form, limit, after=done)
        last, done, counted = end, end, unit


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
    return bounds.Limit(limit.bound, inclusive=limit.inclusive, distributes=True)


def named(text: str, start: int, end: int, form: Form, lexicon: Lexicon | None, *, after: int = 0) -> Candidate | None:
    """A candidate with no unit of its own given the one that the words around it name, or refused."""
    if form.unit_text and (text[end - 1] != "级" or form.unit_text == "级"):  # 度, 分, 方; not 千亿|级
        far = max(0, start - 24)
        clause = max(far, *(text.rfind(mark, far, start) + 1 for mark in "，；。"))
        unit = units.unit(form.unit_text, context=text[clause : end + 8], lexicon=lexicon)
        if (unit is None or unit.ambiguous) and clause > far:
            unit = units.unit(form.unit_text, context=text[far : end + 8], lexicon=lexicon)
        if unit is None:
            return None
        return Candidate(start, end, in_unit(form, unit))
    if _currency(text, start, after) is not None:
        return Candidate(start, end, form.but(unit=COUNT))
    if _is_plain_count(text, start, end, form):
        return Candidate(start, end, form.but(unit=COUNT, flags=(*form.flags, "no_unit")))
    return None


def in_unit(form: Form, unit: Unit) -> Form:
    """The form counted in the unit that its spelling turned out to mean."""
    flags = (*form.flags, "ambiguous_unit") if unit.ambiguous else form.flags
    low, high = (numerals.simplest(Fraction(number) * unit.scale) for number in (form.low, form.high))
    return form.but(low=low, high=high, unit=unit, flags=flags)


def _is_plain_count(text: str, start: int, end: int, form: Form) -> bool:
    """A number that measures with no unit written: PUE降至1.2以下, 基尼系数0.45, 实施项目1228."""
    behind = text[end : end + 1]
    if behind in _designating() or (form.arabic and _is_year(form)):
        return False
    if form.more or bounds.behind(text, end, form) is not None or bounds.beside(text, start, form) is not None:
        return True  # 6000多村民, 1.2以下, 至少3
    if form.low != form.high:
        return _BETWEEN.search(text, end - 1, end + 2) is not None or (len(form.numeral) > 1 and not form.arabic)
    if not form.arabic:
        return False
    if any(parts.start() <= start < parts.end() for parts in _PARTS.finditer(text, max(0, start - 24), end + 24)):
        return True  # 3.9∶59.5∶36.6, 1.4：66.1：18.7：13.8
    if form.decimal and text[start - 1 : start] in _FROM and behind in _CHANGING:
        return True  # 指数从6.32下降至6.08
    if behind not in _PAUSE:
        return False
    if text[start - 1 : start] in COUNTED_THINGS:
        return form.decimal or form.low >= 100
    if text[start - 2 : start] == "达到":
        return form.low >= 10  # 融合指数达到92
    return form.decimal and text[start - 1 : start] in _VERB_ENDS


def _is_year(form: Form) -> bool:
    return len(form.numeral) == 4 and 1900 <= form.low <= 2100


def found_at(
    text: str, start: int, end: int, form: Form, limit: Limit | None, *, near: bool = True, after: int = 0
) -> Found:
    """The measure of a form with what stands before it: a sign, 翻, a denominator; nothing before ``after`` is its."""
    measure = _measure(form, limit)
    before = text[start - 1 : start]
    if before in _MARKS_BEFORE:
        if form.unit_text == "番" and (doubles := DOUBLES.search(text, max(after, start - 4), start)):
            start = doubles.start()  # |翻一番, |翻了近两番
        elif (currency := _currency(text, start, after)) is not None and measure.unit in ("1", "CNY", currency[1]):
            start -= len(currency[0])
            said = measure.unit_text if measure.unit == currency[1] else ""  # 港币500万|元 counts no yuan
            measure = measure._replace(unit=currency[1], unit_text=said or currency[0].strip())
    flags = form.flags
    if before == "上" and form.bare and measure.bound is Bound.AT_LEAST and text[start - 2 : start - 1] not in _STEPS:
        start -= 1  # |上亿人; but 迈上|万亿元台阶
    if measure.unit == "1" and understood.is_yuan(text, start, end, form):
        measure, flags = measure._replace(unit="CNY"), (*flags, "unit_understood")  # 百亿|企业, 产值|3.5亿
    elif measure.unit == "1" and not form.unit_text and "no_unit" not in flags and _ALONE.match(text, end):
        flags = (*flags, "no_unit")  # 用户|1400万。 but 1400万儿童 are counted
    if near and measure.unit == "km" and _SPEED.search(text, max(after, start - 8), start):
        measure = measure._replace(unit="kmh")  # 时速350公里 is no length
    elif near and (per := _per(text, start, form)) is not None:
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


def signed(text: str, candidate: Candidate) -> Candidate:
    """-2.41‰ behind 为 or a bracket; the hyphen of S-400, of 4-5 and the 负 of 减负500亿元 are no minus."""
    start, end, form = candidate
    sign, before = text[start - 1 : start], text[start - 2 : start - 1]
    if before + sign == "零下":
        return Candidate(start, end, form.but(low=numerals.negative(form.high), high=numerals.negative(form.low)))
    if sign not in _SIGNS or sign == "下" or (before in _BURDENS if sign == "负" else not _opens(before, form)):
        return candidate
    return Candidate(start - 1, end, form.but(low=numerals.negative(form.high), high=numerals.negative(form.low)))


def _opens(before: str, form: Form) -> bool:
    """Whether a hyphen behind ``before`` is a minus: 为-2%, （-3℃）, 净利润-3.5亿元; not 3-5亿元, 和谐-3号."""
    if before in _OPENINGS:
        return True
    return "一" <= before <= "鿿" and before not in "年月日" and form.unit is not None and form.unit.name in _BELOW_ZERO


@cache
def _currency_sign() -> re.Pattern[str]:
    return re.compile(f"({units.before_pattern()})[ 　]*$")


def _currency(text: str, start: int, after: int) -> tuple[str, str] | None:
    """The currency sign right before a number, and the currency that it means: ¥500, US$5亿, 人民币500万元.

    What stands before ``after`` is of the measure there: 5日元|3笔.
    """
    match = _currency_sign().search(text, max(after, start - 6), start)
    unit = units.before(match[1]) if match else None
    return (match[0], unit.name) if match and unit else None


@cache
def _designating() -> frozenset[str]:
    return frozenset(load("negatives")["behind"]["number"])


@cache
def _denominator() -> re.Pattern[str]:
    return re.compile(
        rf"每([{ARABIC}]*(?:[一十百万亿]|千(?!{OF_UNITS}))*(?:{units.pattern()}|[人月日时]))口?"
        rf"[^，。；：、,;{ARABIC}]{{0,20}}$"
    )


def _per(text: str, start: int, form: Form) -> str | None:
    """The denominator written before a number: 每公斤20元, 每千人口3.4张, 亩均产值2万元."""
    each = text.rfind("每", start - _FAR if start > _FAR else 0, start)
    if each < 0 and not form.shares:
        return None
    if form.unit is not None and form.unit.kind in ("calendar", "time"):
        return None
    match = _denominator().match(text, each, start) if each >= 0 else None
    if match is None:
        return _head(text, start, form) if form.shares else None
    below = units.unit(f"元/{match[1].removeprefix('一').translate(_NARROW)}")
    if below is None or below.name == "CNY/个":  # 每个县 divides by no unit
        return None
    count, name = 1 / below.scale, below.name.removeprefix("CNY/")
    return name if count == 1 else f"{count} {name}"


def _head(text: str, start: int, form: Form) -> str | None:
    """What 人均, 亩均 and 户均 before a number divide by, but for a unit that says so itself: 人均150万元/人."""
    share = _EACH.search(text, max(0, start - 14), start)
    name = _EACH_OF[share[1]] if share else None
    return None if name and form.unit is not None and form.unit.name.endswith(f"/{name}") else name


_FAR = 36  # characters: further off, no 每 and no 最高 reaches a number
_GOING_ON = RANGING | FOLLOWING  # behind a unit, where one measure may not be at its end
_LENDING = LISTING | _GOING_ON  # behind 个, which may stand for the 个百分点 that follows
_LONGEST_MARK = 2
_LONGEST_SLOGAN = 14
_MORE = bounds.Limit(Bound.AT_LEAST, inclusive=False)
_ABOUT = bounds.Limit(Bound.ABOUT)
_PAUSE = frozenset(("", "，", "。", "；", "、", ",", ";", "）", ")", "\n", "？", "！", "?", "!", " ", "　"))
_SPEED = re.compile(f"(?:时速|每小时)[^，。；：、,;{ARABIC}]{{0,6}}\\Z")
_EACH = re.compile(f"(人|亩|户)(?:均|产)[^，。；：、,;{ARABIC}]{{0,10}}$")
_EACH_OF = {"人": "person", "亩": "mu", "户": "户"}
COUNTED_THINGS = frozenset("目户家数量额值率度系比")
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_FROM = frozenset("从由")
_CHANGING = frozenset("下上降升提增减缩扩")
_VERB_ENDS = frozenset("为至到达于过是降升长增约近减跌涨")
_OPENINGS = _VERB_ENDS | frozenset("（(|｜ 　：:，,、；;。！？\n—–～~") | {""}  # -5℃—-3℃
_BELOW_ZERO = frozenset({"percent", "permille", "pp", "degC", "CNY"})  # what falls below zero
_BURDENS = frozenset("减担抱肩欠重")
_SIGNS = frozenset("-−－﹣负下")  # 零|下
_STEPS = frozenset("迈跨跃登站踏冲")
_ALONE = re.compile("(?![一-鿿A-Za-z%‰])|大关|关口|台阶")  # nothing counted stands behind it
_MARKS_BEFORE = frozenset("翻了近约¥￥$＄€£￡币元金镑BDYRP 　")
_PART = f"[{ARABIC}]++(?:[.．][{ARABIC}]++)?"
_PARTS = re.compile(f"(?<![{ARABIC}]){_PART}(?:[:：∶]{_PART}){{2,5}}+")
_BETWEEN = re.compile("之?间")
