"""Whether a mention states a change: its direction, by / to / from, and against what.

增长7% is a change by, 提高到38.4% a change to, 由32.7% one from. A multiple keeps its number as written: 增长3倍 and
是2012年的3倍 are both 3, the first a change by, the second a comparison without a kind.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, Protocol

from policynum import lexicon
from policynum.clauses import FARTHEST, Hit, Place, cues, first_cue
from policynum.model import Basis, Change, Measure
from policynum.predicates import Predicate


class Base(Protocol):
    """A time that is the base of a comparison (比上年), with its basis."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def basis(self) -> str | None: ...


class Reading(NamedTuple):
    """The change that a mention states, whether its number is a decrease, and the hits that said so."""

    change: Change | None
    negative: bool = False
    hits: tuple[Hit, ...] = ()
    ratio: bool = False  # a multiple of another value: 是2012年的3倍, 完成计划的85%


NONE = Reading(None)
LIST = re.compile(r"(?:左右|以上|以下|以内)?(?:、|和|及|与|或)(?:约|近|超过?)?")  # what may stand between the members
_STRETCHED = re.compile("(?:以上|左右)?[、，]?(?:力争|争取|努力|确保)(?:达到|实现|完成)?")  # 增长7%以上、力争达到|8%
_NEXT_TIME = re.compile(  # 一季度增长5.4%，二季度|4.8%
    "[，、；](?:[一二三四]季度|[上下]半年|[0-9０-９]{1,2}月份?|20[0-9０-９]{2}年)(?:为|是|约)?"
)
_SHARES = frozenset({"percent", "permille", "pp", "bp", "ratio"})
_POINTS = frozenset({"pp", "bp", "permille_point"})
_NUMBER_FIRST = re.compile(
    r"(?:左右|以上|以下|以内)?的?(?:速度)?(?:年均)?(?P<minus>负)?正?(?:增长|增速|增幅|涨幅|升幅|(?P<down>降幅|跌幅|下降))"
)
_MULTIPLE_OF = re.compile(r"(?:是|为|相当于|等于|达到?了?)[^，。；、]{0,24}的(?:约|近|超过?)?$")
_IN_YEAR = r"(?:(?:(?:19|20)[0-9０-９]{2}年|[去今明]年|目前|现在)的?)?"
_FROM = re.compile(rf"(?:由|从){_IN_YEAR}[^，。；：、0-9０-９]{{0,16}}$")
_LEADS_ON = re.compile(
    r"(?:左右|以上|以下)?[^，。；、0-9０-９]{0,8}?(?:到|至|为|成)了?" + _IN_YEAR + "(?:约|近|超过?|不低于)?"
)
_TO = re.compile(r"(?:到|至|为|成)了?" + _IN_YEAR + "(?:约|近|超过?|逾)?$")


def read(
    text: str,
    span: tuple[int, int],
    measure: Measure,
    place: Place,
    predicate: Predicate,
    bases: Sequence[Base],
    last: Reading | None,
    listed: int,
    following: int | None,
) -> Reading:
    """The change that a mention states.

    ``bases`` are the bases of comparison in its sentence, ``last`` the reading of the mention before it there;
    ``listed`` is where the list ends that it stands in, ``following`` the start of the mention behind that list.
    """
    start, end = span
    if last is not None and last.change is not None and start - place.after < 10 and _goes_on(text, place.after, start):
        return last
    if predicate.kind is None:
        if following is not None and following - listed < 24 and _is_from(text, place, start, listed, following):
            return _of_rate(text, place, start) or Reading(Change(None, "from", None))
        return _without_verb(text, start, end, measure, place, bases, last)
    if predicate.rate and measure.unit in _POINTS:  # 增速低于目标|1.1个百分点
        return _without_verb(text, start, end, measure, place, bases, last)
    if predicate.kind == "by" and not predicate.rate and _presses_on(text, place, predicate, measure):
        return _without_verb(text, start, end, measure, place, bases, last)
    assert predicate.verb is not None
    verb = _hit(text, place.predicate, predicate.verb, "fall" if predicate.direction == "decrease" else "rise")
    if predicate.kind == "to":
        if last is not None and "rate_of" in _says(last):
            return last
        return Reading(Change(predicate.direction, "to", None), hits=(verb,))
    turned = predicate.direction == "increase" and measure.high is not None and measure.high < 0  # 增长-3%
    return _by(text, start, place, predicate, bases, "decrease" if turned else predicate.direction, verb)


def _goes_on(text: str, after: int, start: int) -> bool:
    return any(between.fullmatch(text, after, start) for between in (LIST, _STRETCHED, _NEXT_TIME))


def _by(
    text: str,
    start: int,
    place: Place,
    predicate: Predicate,
    bases: Sequence[Base],
    direction: str | None,
    verb: Hit | None,
) -> Reading:
    basis, base, cue = _basis(text, start, place, predicate, bases)
    same = verb is not None and cue is not None and (verb.start, verb.end) == (cue.start, cue.end)
    hits = tuple(hit for hit in (None if same else verb, cue) if hit is not None)
    return Reading(Change(direction, "by", basis, base), direction == "decrease", hits)


def _hit(text: str, at: int, span: tuple[int, int], says: str) -> Hit:
    start, end = at + span[0], at + span[1]
    return Hit(start, end, text[start:end], (says,))


def _presses_on(text: str, place: Place, predicate: Predicate, measure: Measure) -> bool:
    """加快30个项目 is no change, 加快3个百分点 is one."""
    assert predicate.verb is not None
    return measure.unit not in _SHARES and text.startswith(("加快", "拉动"), place.predicate + predicate.verb[0])


def _is_from(text: str, place: Place, start: int, end: int, following: int) -> bool:
    return (
        _LEADS_ON.fullmatch(text, end, following) is not None
        and _FROM.search(text, max(place.clause, start - 20), start) is not None
    )


def _of_rate(text: str, place: Place, start: int) -> Reading | None:
    """A rate of change that is told from one level to another (降幅由|16%收窄至|12%): each is a change by so much."""
    rate = _rate_from().search(text, place.clause, start)
    if rate is None:
        return None
    down = rate[1] in ("降幅", "跌幅")
    hit = Hit(rate.start(1), rate.end(1), rate[1], ("rate_of",))
    return Reading(Change("decrease" if down else "increase", "by", Basis.UNSTATED), down, (hit,))


def _says(reading: Reading) -> tuple[str, ...]:
    return tuple(says for hit in reading.hits for says in hit.says)


@cache
def _rate_from() -> re.Pattern[str]:
    return re.compile(rf"({lexicon.trie(lexicon.rates())})(?:由|从){_IN_YEAR}[^，。；：、0-9０-９]{{0,12}}$")


# -- Basis ------------------------------------------------------------------------------------------------------------


_NEAR_BASES = 16


def _near(bases: Sequence[Base], start: int) -> Sequence[Base]:
    """The last bases that end before a number; a sentence that never ends may hold thousands."""
    last = bisect_right(bases, start, key=_end)
    return bases[max(0, last - _NEAR_BASES) : last]


def _end(base: Base | Hit) -> int:
    return base.end


def _basis(
    text: str, start: int, place: Place, predicate: Predicate, bases: Sequence[Base]
) -> tuple[Basis, str | None, Hit | None]:
    for base in reversed(_near(bases, start)):
        if base.end <= start and (
            base.start >= place.clause
            or text[base.end : base.end + 1] in ("，", ",")
            or (
                text.startswith("的", base.end) and _PAUSE.search(text, base.end, start) is None
            )  # 比去年的|3亿元增长5%
        ):
            basis = base.basis or "since"
            if basis == "since" and _PLANNED.search(text, base.end, start):  # 比年初|定的目标
                basis = "plan"
            return Basis(basis), base.text, Hit(base.start, base.end, base.text, (basis,))
    if predicate.basis is not None and predicate.cue is not None:
        cue = _hit(text, place.predicate, predicate.cue, predicate.basis)
        return Basis(predicate.basis), cue.text, cue
    for cue in reversed(comparisons(text, place, start)):
        basis = Basis.PLAN if _PLANNED.search(text, cue.end, start) else Basis(cue.says[0])
        return basis, cue.text, cue
    if predicate.verb is not None and start - place.clause > 4:
        other = _THAN.search(text, place.clause, place.predicate + predicate.verb[0])
        if other is not None:
            basis = _compared(other[0])
            return Basis(basis), other[0], Hit(other.start(), other.end(), other[0], (basis,))
    if predicate.verb is not None and (level := _OVER_PLAN.search(text, place.sentence.start, place.after)):
        return Basis.PLAN, level["base"], Hit(*level.span("base"), level["base"], ("plan",))
    if predicate.verb is not None and (
        term := _IN_YEARS.search(text, place.clause, place.predicate + predicate.verb[0])
    ):
        return Basis.SINCE, term[0], Hit(term.start(), term.end(), term[0], ("since",))
    total = _TOTAL.search(text, place.clause, start)
    if total is not None and _TERM.search(text, max(place.sentence.start, start - FARTHEST), start):
        return Basis.SINCE, total[0], Hit(total.start(), total.end(), total[0], ("since",))
    if predicate.verb is not None and (other := _WITH.search(text, max(place.sentence.start, start - _FAR), start)):
        basis = _compared(other["other"])
        return Basis(basis), other[0], Hit(other.start(), other.end(), other[0], (basis,))
    early = _EARLY.search(text, place.clause, start) if start - place.clause > 4 else None
    if early is not None:
        basis = "mom" if early[0] == "环比" else "yoy"
        return Basis(basis), early[0], Hit(early.start(), early.end(), early[0], (basis,))
    return Basis.UNSTATED, None, None


_PAUSE = re.compile("[，。；,;]")
_EARLIER = re.compile(
    '时$|期末|[”"]|节前|现在|目前|当前|过去|以前|此前|以往|往[年常]|常年|历年|上[一]?[次届轮批个]|之[初前]|原[来先]?|初期|开始'
)
_THAN = re.compile(
    "(?:(?<![占评对环同相类])比(?![重例率])|较(?![大快好高强多为]))[^，。；、比较0-9０-９]{2,16}$"  # 比邻县|高3个百分点
    "|(?:离|距离?)[^，。；0-9０-９]{0,12}(?:目标|计划|预期)[^，。；0-9０-９]{0,4}$"  # 离目标|还差3个百分点
)
_OVER_PLAN = re.compile(  # 比既定的年度任务10亿元|超出0.2亿元
    r"(?P<base>[比较][^，。；0-9０-９]{0,12}(?:目标任务|目标|计划|任务|预算)数?)[0-9０-９.．,]+[十百千万亿]*[^，。；0-9０-９]{1,4}\Z"
)
_FAR = 80  # characters
_WITH = re.compile("[与同和跟](?P<other>[^，。；、0-9０-９]{2,16})(?:相比|比较|相较)(?!例)")  # 与节前一周比较，…上涨|4%
_JUST_BEFORE = re.compile("(?:前一|上一?个?)[周日天月季旬]|上期")
_PLANNED = re.compile("目标|计划|预算|预期|预测|承诺|任务|要求|考核")  # 增速低于年度目标|1.1个百分点
_EARLY = re.compile("同比|环比")  # 同比规上工业增加值增长7%
_IN_YEARS = re.compile(
    "(?:(?<!接)近|过去|最近)[一二两三四五六七八九十0-9]{1,2}年(?:来|间)?(?:累计|共|总计)?\\Z"
)  # 近3年|提升21个百分点
_TOTAL = re.compile("累计")  # “十四五”前三年能耗累计下降9%, over the whole of it
_TERM = re.compile('[一二三四五六七八九十]五[”"期时前]|[二两三四五六七八九十]年[来间]?|以来')


def _compared(words: str) -> str:
    """What the words behind 比 compare with: a plan, the time just before, an earlier time, or others."""
    for basis, pattern in (("plan", _PLANNED), ("mom", _JUST_BEFORE), ("since", _EARLIER)):
        if pattern.search(words):
            return basis
    return "peer"


# -- No verb before the number ----------------------------------------------------------------------------------------


def _without_verb(
    text: str, start: int, end: int, measure: Measure, place: Place, bases: Sequence[Base], last: Reading | None
) -> Reading:
    """A change that no verb right before the number states: 8.3个百分点, 7%的增长, 是2012年的3倍, 提前3年."""
    unit = measure.unit
    if unit in _SHARES and text[start - 1] in _BACK_AT:
        back = _back_to(text, start, place, bases) or (unit not in _POINTS and _worth(text, start, place, bases))
        if back:
            return back
    if (
        last is not None
        and last.change is not None
        and last.change.kind == "from"
        and (to := _TO.search(text, place.after, start))
    ):
        verb = first_cue(text, place.after, start, ("rise", "fall", "rise_near", "fall_near"))
        if verb is not None and verb.end - verb.start == 1 and verb.end != to.start():  # 降|到1981年的27亿元
            verb = None
        direction = None if verb is None else "decrease" if "fall" in verb.says[0] else "increase"
        return Reading(Change(direction, "to", None), hits=(verb,) if verb else ())
    if unit in _SHARES:
        if unit in _POINTS or not _is_bound(text, place, start):
            peer = _cue(text, place, "peer", start)
            if peer is not None and (unit in _POINTS or peer.end < start - 1):
                return _by(
                    text, start, place, Predicate(), bases, "decrease" if peer.text[0] in "低慢" else "increase", peer
                )
        plan = _cue(text, place, "plan", start)
        beyond = _BEYOND.get(plan.text[0]) if plan is not None and text[start - 1] != "的" else None
        if beyond is not None:
            return _by(text, start, place, Predicate(), bases, beyond, plan)  # 超年度目标|3%
        if plan is not None and unit not in _POINTS:
            return Reading(Change(None, None, Basis.PLAN, plan.text), hits=(plan,), ratio=True)
        behind = _NUMBER_FIRST.match(text, end)
        if behind is not None:
            down = bool(behind["minus"] or behind["down"])
            verb = Hit(behind.start(), behind.end(), behind[0], ("fall" if down else "rise",))
            return _by(text, start, place, Predicate(), bases, "decrease" if down else "increase", verb)
        if unit in _POINTS or unit == "percent":
            verb = _over_its_object(text, start, place, _ANY_OBJECT if unit in _POINTS else _AN_OBJECT)
            if verb is not None or unit in _POINTS:
                down = verb is not None and "fall" in verb.says
                direction = None if verb is None else "decrease" if down else "increase"
                return _by(text, start, place, Predicate(), bases, direction, verb)
        if unit == "ratio" and (multiple := _multiple(text, start, measure, place, bases)).change is not None:
            return multiple
    elif unit in ("year", "month", "day") and text.startswith("提前", start - 2):
        base = next((base for base in reversed(_near(bases, start)) if place.clause <= base.start), None)
        basis, words = (Basis(base.basis or "since"), base.text) if base else (Basis.PLAN, "提前")
        return Reading(Change("increase", "by", basis, words), ratio=True)
    elif unit.isascii() and (peer := _apart(text, place, start)) is not None:
        return _by(text, start, place, Predicate(), bases, "decrease" if peer.text[0] == "低" else "increase", peer)
    return _more_than(text, start, place, bases)


_BACK_AT = frozenset("的约近超过到")


def _worth(text: str, start: int, place: Place, bases: Sequence[Base]) -> Reading | None:
    """A share that compares two values: 只相当于全市平均水平的|七成, but 占全市的七成 is a part."""
    found = _WORTH.search(text, place.clause, start)
    if found is None:
        return None
    base = next((base for base in reversed(_near(bases, start)) if found.start() < base.end <= start), None)
    basis = Basis(base.basis or "since") if base is not None else Basis(_compared(found["other"]))
    if basis is Basis.PEER and _LAST_YEAR.search(found["other"]):
        basis = Basis.YOY
    hit = Hit(found.start(), found.end("other"), text[found.start() : found.end("other")], (str(basis),))
    return Reading(Change(None, None, basis, hit.text), hits=(hit,), ratio=True)


_WORTH = re.compile(
    "(?:相当于|(?:为|是)(?=[^，。；]{0,12}(?:平均|水平)))(?P<other>[^，。；]{2,20})的(?:约|近|超过?|不到)?$"
)
_LAST_YEAR = re.compile("去年|上年")


def _back_to(text: str, start: int, place: Place, bases: Sequence[Base]) -> Reading | None:
    """A share of what once was: 恢复至2019年同期的|98%."""
    for base in _near(bases, start):
        if base.start >= place.clause and base.text.startswith("恢复") and _HEDGED.fullmatch(text, base.end, start):
            basis = Basis(base.basis or "since")
            hit = Hit(base.start, base.end, base.text, (str(basis),))
            return Reading(Change(None, None, basis, base.text), hits=(hit,), ratio=True)
    return None


_HEDGED = re.compile("的(?:约|近|超过?)?")
_BEYOND = {"超": "increase", "高": "increase", "低": "decrease"}


def _over_its_object(text: str, start: int, place: Place, objects: re.Pattern[str]) -> Hit | None:
    """The verb that changes its object by a share: 压减|用水量8%, but not 扩大的|县占8%."""
    begin = max(place.clause, start - _OBJECT)
    for verb in reversed(cues(text, begin, start, ("rise", "fall"))):
        return verb if verb.text[-1] not in "到至" and objects.fullmatch(text, verb.end, start) else None
    return None


_OBJECT = 14  # characters
_ANY_OBJECT = re.compile("[一-鿿]*")
_AN_OBJECT = re.compile(
    "(?![以和的率至到])(?:(?![占达为是的超率比重到至其比在以])[一-鿿]){2,}(?:约|近|超过?|不低于|不少于)?"
)


def _apart(text: str, place: Place, start: int) -> Hit | None:
    """The word that sets a value apart from another that stands before the number: 低于限额|12.4亿元."""
    peer = _cue(text, place, "peer", start)
    if peer is None or _is_bound(text, place, start):
        return None
    return peer if peer.text[0] in "高低" and peer.end < start - 1 else None


def _more_than(text: str, start: int, place: Place, bases: Sequence[Base]) -> Reading:
    """A difference that is told by what was done more or less: 较上年多完成|4万亩, 比计划少开工|6个."""
    if beyond := _beyond_plan(text, start, place):
        return beyond
    more = _MORE.search(text, max(place.clause, start - _NEAR_VERB), start)
    if more is None or (more["object"] and not any(place.clause <= base.start for base in _near(bases, start))):
        return NONE
    than = [base.end for base in _near(bases, start) if place.clause <= base.start]
    than += [cue.end for cue in comparisons(text, place, start) if "plan" in cue.says]
    if not than or not 0 <= more.start() - max(than) <= _NEAR_VERB:
        return NONE
    verb = Hit(more.start(), more.end(), more[0], ("fall" if more["down"] else "rise",))
    return _by(text, start, place, Predicate(), bases, "decrease" if more["down"] else "increase", verb)


def _beyond_plan(text: str, start: int, place: Place) -> Reading | None:
    """An amount by which a plan was passed or missed: 超过年度目标任务|2亿元."""
    found = _BEYOND_PLAN.search(text, place.clause, start) if text[start - 1 : start] in _MAY_END_PLAN else None
    if found is None:
        return None
    down = found["down"] is not None
    hit = Hit(found.start(), found.end(), found[0], ("plan",))
    change = Change("decrease" if down else "increase", "by", Basis.PLAN, found[0])
    return Reading(change, down, (hit,))


_BEYOND_PLAN = re.compile(
    "(?:超过|超出|超|高于|突破|(?P<down>低于|短于|少于))[^，。；0-9０-９]{0,8}(?:目标任务|目标数?|计划数?|任务数?|预算数?)$"
)
_NEAR_VERB = 12  # characters
_DONE_MORE = (
    "完成|建|建成|收|收入|支|支出|投|投入|产|开工|办|办理|接待|招|招收|用|花|销|销售|生产|缴|征|"
    "下达|安排|发放|引进|新增|归集|征收|回收|拨付|兑付"
)
_MORE = re.compile(f"(?:多|(?P<down>少))(?:{_DONE_MORE})+(?P<object>[一-鿿]{{0,10}})$")


_OF_PLAN = re.compile(
    r"(?:完成|占|达到?|实现|相当于|超过?|为|是)[^，。；、]{0,8}(?:计划|目标|预算|任务|概算|估算)(?:任务|数|目标)?的$"
    r"|完成(?:全年|年度|年初)[^，。；、]{0,4}(?:计划|目标|任务)(?:任务|数|目标)?$"
)  # 完成年初计划的|103%


def _cue(text: str, place: Place, says: str, start: int) -> Hit | None:
    for cue in reversed(comparisons(text, place, start)):
        if says in cue.says:
            return cue
    return None


_MAY_END_PLAN = frozenset("的务划标数")


def comparisons(text: str, place: Place, start: int) -> list[Hit]:
    """The words of the number's clause that name what it is compared with: a plan, others, the years before."""
    found: list[Hit] = []
    if hits := place.sentence.comparisons:
        first = bisect_right(hits, place.clause, key=_end)  # one may begin before the clause: 两年|平均 holds a number
        found += hits[first : bisect_right(hits, start, key=_end)]
    if text[start - 1 : start] in _MAY_END_PLAN and (plan := _OF_PLAN.search(text, place.clause, start)):
        found.append(Hit(plan.start(), plan.end(), plan[0], ("plan",)))
    return found


def _is_bound(text: str, place: Place, start: int) -> bool:
    """高于10% is a bound, 高于全国10% a comparison."""
    return text.endswith(("高于", "低于", "快于", "超过"), place.clause, start)


def _multiple(text: str, start: int, measure: Measure, place: Place, bases: Sequence[Base]) -> Reading:
    doubles = measure.unit_text.endswith("番")
    if not doubles and not _MULTIPLE_OF.search(text, place.clause, start):
        return NONE
    base = next(
        (base for base in reversed(_near(bases, start)) if place.clause <= base.start and base.end <= start), None
    )
    if base is None and not doubles and not measure.unit_text.endswith("倍"):
        return NONE  # 是全国的三分之一 is a share
    peer = re.search("全国|全省|全市|全区|平均", text[place.clause : start]) is not None
    basis = Basis(base.basis or "since") if base else Basis.PEER if peer else Basis.UNSTATED
    return Reading(Change("increase", "by" if doubles else None, basis, base.text if base else None), ratio=True)
