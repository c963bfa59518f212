"""Whether a mention states a change: its direction, by / to / from, and against what.

增长7% is a change by, 提高到38.4% a change to, 由32.7% one from. A multiple keeps its number as written: 增长3倍 and
是2012年的3倍 are both 3, the first a change by, the second a comparison without a kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from policynum import conversion, kinds, lexicon, patterns
from policynum.change import against, differences, findings, objects, ratios
from policynum.change.differences import IN_YEAR
from policynum.change.findings import Changing, Finding
from policynum.model import Basis, Change, Direction
from policynum.quantities.bounds import BEHIND, HEDGED
from policynum.sentences.clauses import Hit
from policynum.sentences.predicates import Predicate
from policynum.sentences.sorts import MONEY, RELATIVE
from policynum.sentences.years import PART_OF_YEAR

LIST = re.compile(
    rf"(?:{BEHIND})?(?:、|和|及|与|或)(?:每[人户亩年月日天]){{0,2}}(?:{HEDGED})?"
)  # what may stand between the members
_STRETCHED = re.compile(f"(?:{BEHIND})?[、，]?(?:力争|争取|努力|确保)(?:达到|实现|完成)?")  # 增长7%以上、力争达到|8%
_NEXT_TIME = re.compile(  # 一季度增长5.4%，二季度|4.8%
    rf"[，、；](?:{PART_OF_YEAR}|20[0-9]{{2}}年)(?:为|是|约)?"
)
_BRACKETED = re.compile("[）)][、和及]")  # 分别减少11%（其中工业减少|12%）、|15%
_SAID_AGAIN = re.compile("[（(](?:(?:约|折|约?折?合)(?:人民币|为)?|即|相当于)?")
_FROM = re.compile(rf"(?:由|从){IN_YEAR}[^，。；：、0-9]{{0,16}}\Z")
_LEADS_ON = re.compile(rf"(?:{BEHIND})?[^，。；、0-9]{{0,8}}?(?:到|至|为|成)了?{IN_YEAR}(?:{HEDGED}|不低于)?")


def read(number: Changing, predicate: Predicate, listed: int, following: int | None) -> Finding:
    """The change that a number states behind its predicate.

    ``listed`` is where the list ends that it stands in, ``following`` the start of the mention behind that list.
    """
    reading = _read(number, predicate, listed, following)
    if reading.change is None or reading.change.basis not in (Basis.YOY, Basis.MOM, Basis.UNSTATED):
        return reading
    far = max(number.place.sentence.start, number.start - _FAR_FROM)
    if reading.change.basis is Basis.UNSTATED and (begun := _FROM_A_YEAR.search(number.text, far, number.start)):
        return replace(reading, change=reading.change._replace(basis=Basis.SINCE, base=begun["base"]))
    near = max(number.place.sentence.start, number.start - _FAR)
    shared = _IN_TURN.search(number.text, near, number.start) or _THAN_TWO.search(number.text, near, number.start)
    if shared is None:
        return _as_the_last(number, reading, near)
    base = shared["second" if shared["done"] else "first"]
    basis = Basis.YOY if _LAST_YEAR.search(base) else Basis.MOM if _JUST_BEFORE.search(base) else Basis.SINCE
    return replace(reading, change=reading.change._replace(basis=basis, base=base))


# Two bases that a list shares out: 环比、同比分别增长|51.3%、|15.3%.
_IN_TURN = re.compile(
    "(?P<first>同比|环比)[、和与及](?P<second>同比|环比)(?:分别|各)[^，。；：、0-9]{0,8}"
    "(?P<done>[0-9.．]+(?:[%％‰]|个?百分点)?[、，和与及][^，。；：、0-9]{0,4})?\\Z"
)
# 分别比上月和上年同期高|0.4个、|1.4个百分点.
_THAN_TWO = re.compile(
    "分别[比较](?P<first>[^，。；、和与0-9]{2,6})[和与、](?P<second>[^，。；、和与0-9]{2,6}?)"
    "(?:[高低快慢多少]|增[长加]|提高|下降|上升|回[升落]|加快|减少|扩大|收窄)[^，。；0-9]{0,3}"
    "(?P<done>[0-9.．]+[^，。；0-9]{0,5}[和与、])?\\Z"
)


def _as_the_last(number: Changing, reading: Finding, near: int) -> Finding:
    """The reading with the basis of the change before it, where 分别 or a turn gives both the same.

    同比分别增长8.1%、下降|1.1%|; 环比由下降0.1%转为上涨|0.2%.
    """
    last, change = number.last, reading.change
    if last is None or last.change is None or change is None or change.basis is not Basis.UNSTATED:
        return reading
    one = last.change
    if one.kind != "by" or one.basis not in (Basis.YOY, Basis.MOM, Basis.SINCE, Basis.ANNUAL):
        return reading
    turned = _TURNED.fullmatch(number.text, number.place.after, number.start) is not None
    each = not turned and number.text.find("分别", near, number.start) >= 0
    if not turned and not (each and _EACH.search(number.text, near, number.start)):
        return reading
    return replace(reading, change=change._replace(basis=one.basis, base=one.base))


_TURNED = re.compile("，?(?:转|变|改)[为成][一-鿿]{2,4}")
_A_CHANGE = "[一-鿿]{1,4}[0-9.．]+(?:[%％‰]|个?百分点)"
_EACH = re.compile(
    f"分别(?:比[^，。；0-9]{{2,6}})?{_A_CHANGE}(?:[、，和与及]{{1,2}}{_A_CHANGE}){{0,4}}[、，和与及]{{1,2}}[一-鿿]{{2,4}}\\Z"
)
_LAST_YEAR, _JUST_BEFORE = re.compile("同比|上年|去年|同期"), re.compile("环比|上个?[月季]")
_FAR, _FAR_FROM = 40, 90  # characters
# 由2015年的40.1%提高到45.3%，提高了|5.2个百分点.
_FROM_A_YEAR = re.compile(
    "[由从](?P<base>(?:(?:19|20)[0-9]{2}|[一二][〇○零一二三四五六七八九]{3})年)[^，。；]{2,24}?[到至为][^，。；]{2,24}[，、](?:年?累计|约)?[一-鿿]{2,4}?了?(?:近|约|超过?)?\\Z"
)


def _read(number: Changing, predicate: Predicate, listed: int, following: int | None) -> Finding:
    text, start, place, measure, last = number.text, number.start, number.place, number.measure, number.last
    if last is not None and last.change is not None and start - place.after < 10 and _goes_on(number):
        return last
    if last is not None and (beside := _than_another(number, last)) is not None:
        return beside
    if predicate.kind is None:
        if (signed := _signed(number, predicate)) is not None:
            return signed
        if _is_from(number, listed, following):
            return _of_rate(number) or Finding(Change(None, "from", None))
        return differences.find(number)
    if predicate.rate:
        rate = _of_rate(number) if _is_from(number, listed, following) else None
        if rate is not None:
            return rate
        if measure.unit in kinds.points() or kinds.counts(measure.unit) or _SHARE_OF.search(text, place.clause, start):
            return differences.find(number)  # 增速低于目标|1.1个百分点, 工业增速等|2项|指标, 占总涨幅的|近九成
    if predicate.kind == "by" and kinds.counts(measure.unit) and text[start - 1] == "、":
        return differences.find(number)  # 涨幅全部回落、|9个|城市下降
    if predicate.kind == "by" and not predicate.rate and _presses_on(number, predicate):
        return differences.find(number)
    assert predicate.verb is not None
    if measure.unit in kinds.DURATIONS and text.endswith("连续", place.clause, place.predicate + predicate.verb[0]):
        return findings.NONE  # 连续下降|5个月
    if not predicate.rate and objects.describes(number, place.predicate + predicate.verb[1], following):
        return findings.NONE
    first, past = (place.predicate + offset for offset in predicate.verb)
    verb = Hit(first, past, text[first:past], ("fall" if predicate.direction == "decrease" else "rise",))
    if predicate.kind == "to":
        if last is not None and ("rate_of" in _says(last) or _moves_on(number, last)):
            return last
        alone = last is None or last.change is None or last.change.kind != "from"
        if alone and (grown := ratios.grown_to(number, predicate.direction)) is not None:
            return replace(grown, hits=(verb,))
        return Finding(Change(predicate.direction, "to", None), hits=(verb,))
    reading = against.by(number, predicate.direction, verb, predicate)
    if last is not None and (alike := _since_as_well(number, reading, last, first)) is not None:
        return alike
    if verb.text in _FLOWS and reading.change is not None and reading.change.basis is Basis.UNSTATED:
        return findings.NONE  # 减收失业保险费6亿元; but 比上年减收6亿元
    turned = predicate.direction == "increase" and measure.high is not None and measure.high < 0  # 增长-3%
    return against.by(number, "decrease", verb, predicate) if turned else reading


def _than_another(number: Changing, last: Finding) -> Finding | None:
    """The next of those that something is compared with: 高于全省2.9个百分点、|全国|3.8个百分点."""
    change, unit = last.change, number.measure.unit
    if change is None or change.basis is not Basis.PEER or not (last.ratio or unit in kinds.points()):
        return None
    another = _OF_ANOTHER if last.ratio and unit not in kinds.points() else _ANOTHER
    other = another.fullmatch(number.text, number.place.after, number.start)
    if other is None:
        return None
    hit = Hit(*other.span("other"), other["other"], ("peer",))
    return Finding(change._replace(base=other["other"]), last.negative, (hit,), last.ratio)


_OF_ANOTHER = re.compile("[、和及](?P<other>[一-鿿]{2,8})的")  # 是上海的76%、|广东|的72%
_ANOTHER = re.compile(
    "[、和及](?P<other>(?:全[国省市区县州球]|世界|[一-鿿]{2,5}(?:地区|平均|水平|行业|企业))(?:平均(?:水平|值|增速)?)?)"
)


def _since_as_well(number: Changing, reading: Finding, last: Finding, verb: int) -> Finding | None:
    """The rate of a growth whose amount was told with its base: 较2012年增加3万家，增长|逾3倍|; not so of 同比."""
    one, two = last.change, reading.change
    if one is None or two is None or (one.basis, one.kind) != (Basis.SINCE, "by") or two.basis is not Basis.UNSTATED:
        return None
    rate = number.text[verb : number.start].startswith(lexicon.rates())  # 下跌17元，|跌幅|3.8%
    if rate or number.measure.unit not in RELATIVE or number.text[number.place.after : verb] not in ("，", ",", "、"):
        return None
    return replace(reading, change=two._replace(basis=Basis.SINCE, base=one.base))


def _signed(number: Changing, predicate: Predicate) -> Finding | None:
    """A change that its sign tells, with no verb: 同比|-3.2%."""
    high, told = number.measure.high, predicate.cue
    if high is None or high >= 0 or number.measure.unit not in RELATIVE or told is None:
        return None
    if number.place.predicate + told[1] != number.start:
        return None
    return against.by(number, "decrease", None, predicate)


_LENGTHS = frozenset({"m", "cm", "km"})
_LEAD = 24  # characters from one end of a change to the other
_FLOWS = frozenset({"减收", "减亏"})  # what somebody gives up, as an amount
_SHARE_OF = re.compile(r"占[^，。；、0-9]{0,10}(?:涨幅|增量|增幅|降幅)的[^，。；、0-9]{0,2}\Z")


def _goes_on(number: Changing) -> bool:
    text, after, start = number.text, number.place.after, number.start
    if any(between.fullmatch(text, after, start) for between in (LIST, _STRETCHED, _NEXT_TIME, _BRACKETED)):
        return True
    if number.measure.unit == "percent" and _contrasted().fullmatch(text, after, start) is not None:
        return True  # 东部增长6%，西部|5.2%
    return _SAID_AGAIN.fullmatch(text, after, start) is not None and _is_said_again(number)


@cache
def _contrasted() -> re.Pattern[str]:
    """A part set beside another, with no verb of its own: 东部增长6%，|西部|5.2%."""
    return re.compile(
        rf"[，、]{patterns.trie(lexicon.load('trends')['contrasted']['words'].split())}(?:地区)?(?:为|是|约)?"
    )


def _is_said_again(number: Changing) -> bool:
    """Whether a bracket says an amount in another unit, and no more: 增加80万公顷（1200万亩）, no 200公里（30亿元）."""
    if number.before is None or not number.text.startswith(("）", ")"), number.end):
        return False
    one, two = number.before.unit, number.measure.unit
    if one == two or kinds.counts(two):
        return False
    return {one, two} <= MONEY or conversion.si_unit(one) == conversion.si_unit(two)


def _presses_on(number: Changing, predicate: Predicate) -> bool:
    """加快30个项目, 促进增长的10项措施 and 提升30个品牌知名度 are no changes, 加快3个百分点 is one."""
    if predicate.verb is None or number.measure.unit in RELATIVE:
        return False
    text, verb = number.text, number.place.predicate + predicate.verb[0]
    described = kinds.counts(number.measure.unit) and text.startswith("的", number.start - 1)
    if described and text.startswith(("增长", "提升"), verb):
        return True
    if text.startswith(("加快", "拉动"), verb):
        return True
    if text[verb] == "高" and number.measure.unit in _LENGTHS and not number.bases:
        return True  # 挡土墙长30米、|高|3米
    return (
        text.startswith("提升", verb)
        and kinds.counts(number.measure.unit)
        and text[number.end : number.end + 1].isalpha()
    )


def _is_from(number: Changing, end: int, following: int | None) -> bool:
    """Whether a change sets out from the number to the one that follows: 由|5%提高到7%."""
    text, start = number.text, number.start
    if following is None or following - end >= _LEAD:
        return False
    return (
        _LEADS_ON.fullmatch(text, end, following) is not None
        and _FROM.search(text, max(number.place.clause, start - 20), start) is not None
    )


def _of_rate(number: Changing) -> Finding | None:
    """A rate of change that is told from one level to another (降幅由|16%收窄至|12%): each is a change by so much."""
    rate = _rate_from().search(number.text, number.place.clause, number.start)
    if rate is None:
        return None
    down = rate[1] in ("降幅", "跌幅")
    hit = Hit(rate.start(1), rate.end(1), rate[1], ("rate_of",))
    return Finding(Change("decrease" if down else "increase", "by", Basis.UNSTATED), down, (hit,))


def _moves_on(number: Changing, last: Finding) -> bool:
    """Whether a rate that was told goes on to another time: 6月份增速为16%，7月份回落至|14.7%."""
    if number.measure.unit != "percent" or not any(hit.text in lexicon.rates() for hit in last.hits):
        return False
    return _TO_THEN.fullmatch(number.text, number.place.after, number.start) is not None


_TO_THEN = re.compile(
    rf"[，、；](?:{PART_OF_YEAR}|20[0-9]{{2}}年|[今去]年)[^，。；0-9]{{0,4}}?(?:回落|回升|[升降加减]|加快|放缓|提高|收窄|扩大|下滑)[到至]了?"
)


def _says(reading: Finding) -> tuple[str, ...]:
    return tuple(says for hit in reading.hits for says in hit.says)


@cache
def _rate_from() -> re.Pattern[str]:
    return re.compile(rf"({patterns.trie(lexicon.rates())})(?:由|从){IN_YEAR}[^，。；：、0-9]{{0,12}}\Z")


# -- Lists of which only some members are rates ------------------------------------------------------------------------


def of_items(text: str, readings: Sequence[Finding], names: Sequence[tuple[int, int]]) -> list[Finding]:
    """The readings of a list, with where each name stands: 涨幅 makes a change of its own member and of no other.

    失业率、物价涨幅分别为5%和2%: the first is a level, in whichever order they stand.

    >>> import policynum
    >>> [one.change and one.change.kind for one in policynum.extract("物价涨幅、失业率分别为2%和5%。")]
    ['by', None]
    """
    return [_of_item(text, reading, *name) for reading, name in zip(readings, names, strict=True)]


def _of_item(text: str, reading: Finding, start: int, end: int) -> Finding:
    rate = _its_rate().search(text, start, end)
    if rate is None:
        of_a_rate = any(hit.text in lexicon.rates() for hit in reading.hits)
        return findings.NONE if of_a_rate and text.endswith(_LEVELS, start, end) else reading
    if reading.change is not None:
        return reading
    direction: Direction = "decrease" if rate["down"] else "increase"
    hit = Hit(*rate.span(), rate[0], ("rate_down" if rate["down"] else "rate_up",))
    return Finding(Change(direction, "by", Basis.UNSTATED), direction == "decrease", (hit,))


@cache
def _its_rate() -> re.Pattern[str]:
    up, down = (patterns.trie(lexicon.load("cues")[table]) for table in ("rate_up", "rate_down"))
    return re.compile(rf"(?:{up}|(?P<down>{down}))\Z")


_LEVELS = ("率", "占比", "比重", "比例")  # 失业率; but 增长率 is a rate
