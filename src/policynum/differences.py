"""A change that no verb right before the number states: 8.3个百分点, 7%的增长, 是2012年的3倍, 提前3年, 高于全国2%.

Each finder is one such shape; which are asked depends on the unit, and on whether anything is there to compare with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from policynum import comparisons, kinds, lexicon, patterns
from policynum.bounds import BEHIND, HEDGED
from policynum.clauses import Hit, Place, cues, first_cue
from policynum.comparisons import Base
from policynum.model import Basis, Change, Measure
from policynum.predicates import Predicate


@dataclass(slots=True)
class Reading:
    """The change that a mention states, whether its number is a decrease, and the hits that said so."""

    change: Change | None
    negative: bool = False
    hits: tuple[Hit, ...] = ()
    ratio: bool = False  # a multiple of another value: 是2012年的3倍, 完成计划的85%


@dataclass(slots=True)
class Number:
    """The number whose change is read: its place, the bases in its sentence, the reading of the mention before it."""

    text: str
    start: int
    end: int
    measure: Measure
    place: Place
    bases: Sequence[Base]
    last: Reading | None


def find(number: Number) -> Reading:
    """A change that no verb right before the number states: 8.3个百分点, 7%的增长, 是2012年的3倍, 提前3年."""
    compares = comparisons.may_compare(number.text, number.bases, number.place, number.start)
    for finder in _FINDERS[is_share(number.measure), compares]:
        if (found := finder(number)) is not None:
            return found
    return NONE


def is_share(measure: Measure) -> bool:
    """Whether a measure is a share or a multiple, and no level."""
    return measure.unit in kinds.relative()


def by(number: Number, direction: str | None, verb: Hit | None, predicate: Predicate | None = None) -> Reading:
    """A change by so much, with what it is measured against."""
    place, bases = number.place, number.bases
    asked = comparisons.Question(number.text, number.start, place, predicate or Predicate(), bases)
    against = comparisons.find(asked)
    cue = against.hit
    same = verb is not None and cue is not None and (verb.start, verb.end) == (cue.start, cue.end)
    hits = tuple(hit for hit in (None if same else verb, cue) if hit is not None)
    return Reading(Change(direction, "by", against.basis, against.words), direction == "decrease", hits)


NONE = Reading(None)
# Units of times that may only frame (三年行动); shorter ones are measured (2小时|通达).
DURATIONS = frozenset({"year", "month", "day"})
# Of what year a level is that stands between the words of its change and its number: 提高到|2024年的|38.4%.
IN_YEAR = r"(?:(?:(?:19|20)[0-9０-９]{2}年|[去今明]年|目前|现在)的?)?"


def _back_to(number: Number) -> Reading | None:
    """A share of what once was: 恢复至2019年同期的|98%."""
    if number.text[number.start - 1 : number.start] not in _BACK_AT:
        return None
    for base in comparisons.near(number.bases, number.start):
        back = base.start >= number.place.clause and base.text.startswith("恢复")
        if back and _HEDGED.fullmatch(number.text, base.end, number.start):
            basis = Basis(base.basis or "since")
            hit = Hit(base.start, base.end, base.text, (str(basis),))
            return Reading(Change(None, None, basis, base.text), hits=(hit,), ratio=True)
    return None


_BACK_AT = frozenset("的约近超过到")
_HEDGED = re.compile(f"的(?:{HEDGED})?")


def _worth(number: Number) -> Reading | None:
    """A share that compares two values: 只相当于全市平均水平的|七成, but 占全市的七成 is a part."""
    text, start = number.text, number.start
    if text[start - 1 : start] not in _BACK_AT or number.measure.unit in kinds.points():
        return None
    found = _WORTH.search(text, number.place.clause, start)
    if found is None:
        return None
    base = next((base for base in reversed(comparisons.near(number.bases, start)) if found.start() < base.end), None)
    basis = Basis(base.basis or "since") if base is not None else Basis(comparisons.compared(found["other"]))
    if basis is Basis.PEER and _LAST_YEAR.search(found["other"]):
        basis = Basis.YOY
    hit = Hit(found.start(), found.end("other"), text[found.start() : found.end("other")], (str(basis),))
    return Reading(Change(None, None, basis, hit.text), hits=(hit,), ratio=True)


_WORTH = re.compile(
    "(?:相当于|(?:为|是|不足|不到|达到?|超过?)(?=[^，。；]{0,12}(?:平均|水平|单位|人均)))"
    rf"(?P<other>[^，。；]{{2,20}})的(?:{HEDGED}|不到)?$"
)
_LAST_YEAR = re.compile("去年|上年")


def _second_end(number: Number) -> Reading | None:
    """The other end of 由…到…, whose verb stands further off: 由32.7%提高到历史最高的|38.4%."""
    last = number.last
    if last is None or last.change is None or last.change.kind != "from":
        return None
    text, after, start = number.text, number.place.after, number.start
    to = _TO.search(text, after, start)
    if to is None:
        return None
    verb = first_cue(text, after, start, ("rise", "fall", "rise_near", "fall_near"))
    if verb is not None and verb.end - verb.start == 1 and verb.end != to.start():  # 降|到1981年的27亿元
        verb = None
    direction = None if verb is None else "decrease" if "fall" in verb.says[0] else "increase"
    return Reading(Change(direction, "to", None), hits=(verb,) if verb else ())


_TO = re.compile(rf"(?:到|至|为|成)了?{IN_YEAR}(?:{HEDGED})?$")


def _than_others(number: Number) -> Reading | None:
    """高于全国|2个百分点; but 高于|10% is a bound."""
    in_points = number.measure.unit in kinds.points()
    if not in_points and (_is_bound(number) or _OF_A_LEVEL.match(number.text, number.end)):
        return None
    peer = _cue(number, "peer")
    if peer is None or not (in_points or peer.end < number.start - 1):
        return None
    return by(number, "decrease" if peer.text[0] in "低慢" else "increase", peer)


_OF_A_LEVEL = re.compile(rf"(?:{BEHIND})?的")  # 低于全年|5.5%|左右的预期目标


def _beyond_others(number: Number) -> Reading | None:
    """超过整体增幅|26.15个百分点."""
    if number.measure.unit not in kinds.points():
        return None
    found = _BEYOND_OTHERS.search(number.text, number.place.clause, number.start)
    if found is None:
        return None
    down = found["down"] is not None
    hit = Hit(found.start(), found.end(1), found[1], ("peer",))
    return Reading(Change("decrease" if down else "increase", "by", Basis.PEER, found[1]), down, (hit,))


_BEYOND_OTHERS = re.compile("((?:超过|超出|大于|领先|跑赢|(?P<down>落后于?|小于)))(?!了)[一-鿿]{2,16}$")


def _than_planned(number: Number) -> Reading | None:
    """超年度目标|3% is a change by, 完成年度计划的|85% a multiple."""
    plan = _cue(number, "plan")
    if plan is None:
        return None
    beyond = _BEYOND.get(plan.text[0]) if not number.text.endswith("的", 0, number.start) else None
    if beyond is not None:
        return by(number, beyond, plan)
    if number.measure.unit in kinds.points():
        return None
    return Reading(Change(None, None, Basis.PLAN, plan.text), hits=(plan,), ratio=True)


_BEYOND = {"超": "increase", "高": "increase", "低": "decrease"}


def _completed(number: Number) -> Reading | None:
    """How much of a plan is done, where no more is said: 计划投资59亿元，完成|58.9%."""
    text, clause, start = number.text, number.place.clause, number.start
    if number.measure.unit != "percent":
        return None
    rate = _RATE_OF_COMPLETION.search(text, max(clause, start - _NEAR_VERB), start)
    if rate is None and not _COMPLETED.fullmatch(text, clause, start):
        return None
    at = text.find("完成", rate.start() if rate else clause)
    return Reading(Change(None, None, Basis.PLAN, "完成"), hits=(Hit(at, at + 2, "完成", ("plan",)),), ratio=True)


_COMPLETED = re.compile(f"(?:已|累计|共|实际|均|目前)*完成[了率]?(?:{HEDGED})?")
_RATE_OF_COMPLETION = re.compile(f"(?:投资|任务|计划|目标|指标|进度|整改)完成率(?:为|是|达到?)?(?:{HEDGED})?\\Z")


def _number_first(number: Number) -> Reading | None:
    """7%的|增长."""
    behind = _NUMBER_FIRST.match(number.text, number.end)
    if behind is None and number.measure.unit == "percent":
        behind = _RATE_OF.match(number.text, number.end)  # 以|3.4%|的能耗增速
    if behind is None:
        return None
    down = bool(behind["minus"] or behind["down"])
    verb = Hit(behind.start(), behind.end(), behind[0], ("fall" if down else "rise",))
    reading = by(number, "decrease" if down else "increase", verb)
    change = reading.change
    if change is not None and change.basis is Basis.UNSTATED and "同比" in behind[0]:
        return replace(reading, change=change._replace(basis=Basis.YOY, base="同比"))  # 2.3%|的同比涨幅
    return reading


_NUMBER_FIRST = re.compile(
    rf"(?:{BEHIND})?的?(?:速度)?(?:年均)?(?P<minus>负)?正?(?:增长|递增|增速|增幅|涨幅|升幅|(?P<down>降幅|跌幅|下降|递减))"
)
_RATE_OF = re.compile(
    rf"(?:{BEHIND})?的[一-鿿A-Z]{{0,8}}?(?P<minus>负)?(?:(?<=[高负济])增长|增长(?=目标|任务)|增速|增幅|增长率|涨幅|(?P<down>降幅|跌幅))"
)


def _of_the_rate_before(number: Number) -> Reading | None:
    """A rate that the clause before ranks: 生猪价格降幅最大，达到|14%; 甲市和乙市增速最高，分别为|12%和9%."""
    text, clause = number.text, number.place.clause
    if number.measure.unit != "percent" or text[clause - 1 : clause] not in ("，", ","):
        return None
    found = _RANKED.search(text, max(number.place.sentence.start, clause - _NEAR_RATE), number.start)
    if found is None:
        return None
    down = found["down"] is not None
    verb = Hit(*found.span("rate"), found["rate"], ("rate_down" if down else "rate_up",))
    return by(number, "decrease" if down else "increase", verb)


_NEAR_RATE = 12  # characters
_RANKED = re.compile(
    "(?P<rate>增速|增幅|涨幅|(?P<down>降幅|跌幅))(?:分列|位居|位列|排名)?(?:[最较更][高大快低小慢]|居前|靠前|领先)"
    rf"[，,](?:分别)?(?:高达|达到?|为)?(?:{HEDGED})?\Z"
)


def _over_its_object(number: Number) -> Reading | None:
    """The verb that changes its object by a share: 压减用水量|8%, but not 扩大的县占8%. Points are always a change."""
    unit = number.measure.unit
    if unit not in kinds.points() and unit != "percent":
        return None
    text, start = number.text, number.start
    objects = _ANY_OBJECT if unit in kinds.points() else _AN_OBJECT
    verbs = cues(text, max(number.place.clause, start - _OBJECT), start, ("rise", "fall"))
    verb = verbs[-1] if verbs else None
    if verb is not None and (verb.text[-1] in "到至" or not objects.fullmatch(text, verb.end, start)):
        verb = None
    if verb is None and unit not in kinds.points():
        return None
    return by(number, None if verb is None else "decrease" if "fall" in verb.says else "increase", verb)


_OBJECT = 14  # characters
_ANY_OBJECT = re.compile("[一-鿿]*")
_AN_OBJECT = re.compile(
    rf"(?![以和的率至到])(?:(?![占达为是的超率比重到至其比在以])[一-鿿]){{2,}}(?:{HEDGED}|不低于|不少于)?"
)


def _multiple(number: Number) -> Reading | None:
    """是2012年的|3倍, 翻一番; but 是全国的三分之一 is a share."""
    measure, text, start, clause = number.measure, number.text, number.start, number.place.clause
    doubles = measure.unit_text.endswith("番")
    if measure.unit != "ratio" or not (doubles or _MULTIPLE_OF.search(text, clause, start)):
        return None
    base = next((base for base in reversed(comparisons.near(number.bases, start)) if clause <= base.start), None)
    if base is None and not doubles and not measure.unit_text.endswith("倍"):
        return None
    peer = _PEERS.search(text, clause, start) is not None
    basis = Basis(base.basis or "since") if base else Basis.PEER if peer else Basis.UNSTATED
    return Reading(Change("increase", "by" if doubles else None, basis, base.text if base else None), ratio=True)


_MULTIPLE_OF = re.compile(rf"(?:是|为|相当于|等于|达到?了?)[^，。；、]{{0,24}}的(?:{HEDGED})?$")
_PEERS = re.compile("全国|全省|全市|全区|平均")


def _ahead_of_time(number: Number) -> Reading | None:
    """提前|3年, of a plan where no other base stands before it."""
    if number.measure.unit not in DURATIONS or not number.text.endswith("提前", 0, number.start):
        return None
    before = reversed(comparisons.near(number.bases, number.start))
    base = next((base for base in before if number.place.clause <= base.start), None)
    basis, words = (Basis(base.basis or "since"), base.text) if base else (Basis.PLAN, "提前")
    return Reading(Change("increase", "by", basis, words), ratio=True)


def _apart(number: Number) -> Reading | None:
    """An amount that sets a value apart from another, which stands before it: 低于限额|12.4亿元."""
    peer = _cue(number, "peer") if number.measure.unit.isascii() else None
    if peer is None or _is_bound(number) or peer.text[0] not in "高低" or peer.end >= number.start - 1:
        return None
    return by(number, "decrease" if peer.text[0] == "低" else "increase", peer)


def _beyond_plan(number: Number) -> Reading | None:
    """An amount by which a plan was passed or missed: 超过年度目标任务|2亿元."""
    text, start = number.text, number.start
    if text[start - 1 : start] not in comparisons.ENDS_OF_PLANS:
        return None
    found = _BEYOND_PLAN.search(text, number.place.clause, start)
    if found is None:
        return None
    down = found["down"] is not None
    hit = Hit(found.start(), found.end(), found[0], ("plan",))
    change = Change("decrease" if down else "increase", "by", Basis.PLAN, found[0])
    return Reading(change, down, (hit,))


_BEYOND_PLAN = re.compile(
    "(?:超过|超出|超|高于|突破|(?P<down>低于|短于|少于))[^，。；0-9０-９]{0,8}(?:目标任务|目标数?|计划数?|任务数?|预算数?)$"
)


def _more_than(number: Number) -> Reading | None:
    """A difference that is told by what was done more or less: 较上年多完成|4万亩, 比计划少开工|6个."""
    text, start, clause = number.text, number.start, number.place.clause
    more = _more().search(text, max(clause, start - _NEAR_VERB), start)
    if more is None:
        return None
    than = [base.end for base in comparisons.near(number.bases, start) if clause <= base.start]
    if more["object"] and not than:
        return None
    than += [cue.end for cue in comparisons.named(text, number.place, start) if "plan" in cue.says]
    if not than or not 0 <= more.start() - max(than) <= _NEAR_VERB:
        return None
    verb = Hit(more.start(), more.end(), more[0], ("fall" if more["down"] else "rise",))
    return by(number, "decrease" if more["down"] else "increase", verb)


_NEAR_VERB = 12  # characters


@cache
def _more() -> re.Pattern[str]:
    done = patterns.trie(lexicon.load("links")["more"])
    return re.compile(f"(?:多|(?P<down>少))(?:{done})+(?P<object>[一-鿿]{{0,10}})$")


_OF_SHARES = (
    _back_to,
    _worth,
    _second_end,
    _than_others,
    _than_planned,
    _completed,
    _number_first,
    _of_the_rate_before,
    _beyond_plan,
    _beyond_others,
    _over_its_object,
    _multiple,
    _more_than,
)
_OF_LEVELS = (_second_end, _ahead_of_time, _apart, _beyond_plan, _more_than)
# Those that find nothing where nothing stands before the number that it could be compared with.
_COMPARING = frozenset({_back_to, _than_others, _than_planned, _apart, _beyond_plan, _more_than})
_FINDERS = {
    (of_shares, compares): tuple(finder for finder in finders if compares or finder not in _COMPARING)
    for of_shares, finders in ((True, _OF_SHARES), (False, _OF_LEVELS))
    for compares in (True, False)
}


def _cue(number: Number, says: str) -> Hit | None:
    for cue in reversed(comparisons.named(number.text, number.place, number.start)):
        if says in cue.says:
            return cue
    return None


def _is_bound(number: Number) -> bool:
    """高于10% is a bound, 高于全国10% a comparison."""
    return number.text.endswith(("高于", "低于", "快于", "超过"), number.place.clause, number.start)
