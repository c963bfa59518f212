"""A change by so much, against what: 比上年, 同比, 高于全国, 超年度目标; with the words that say so.

Each finder knows one way of saying it; they are asked in the order of ``_FINDERS``, and the first that knows decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policynum.change.findings import Changing, Finding
from policynum.model import Basis, Change, Direction
from policynum.sentences import comparisons, plans
from policynum.sentences.clauses import FARTHEST, Hit
from policynum.sentences.comparisons import PLANNED
from policynum.sentences.predicates import Predicate


def by(number: Changing, direction: Direction | None, verb: Hit | None, predicate: Predicate | None = None) -> Finding:
    """A change by so much, with what it is measured against.

    >>> import policynum
    >>> change = policynum.extract("工业投资比上年增长7%。")[0].change
    >>> change.direction, change.kind, str(change.basis), change.base
    ('increase', 'by', 'yoy', '比上年')
    """
    against = _against(number, predicate or _NO_PREDICATE)
    cue = against.hit
    same = verb is not None and cue is not None and (verb.start, verb.end) == (cue.start, cue.end)
    hits = tuple(hit for hit in (None if same else verb, cue) if hit is not None)
    return Finding(Change(direction, "by", against.basis, against.words), direction == "decrease", hits)


_NO_PREDICATE = Predicate()  # where none of its words makes the change


@dataclass(slots=True)
class Against:
    """What a change is measured against, in the text's own words, and the hit that says so."""

    basis: Basis
    words: str | None = None
    hit: Hit | None = None


def _against(number: Changing, predicate: Predicate) -> Against:
    """What the change is measured against; ``unstated`` where nothing says so."""
    verb = number.place.predicate + predicate.verb[0] if predicate.verb is not None else None  # where it stands
    for finder in _FINDERS:
        if (against := finder(number, predicate, verb)) is not None:
            return against
    return Against(Basis.UNSTATED)


def _said(basis: str, text: str, start: int, end: int) -> Against:
    words = text[start:end]
    return Against(Basis(basis), words, Hit(start, end, words, (basis,)))


def _time(number: Changing, predicate: Predicate, verb: int | None) -> Against | None:
    """A time: 比上年|增长5%, 比去年的3亿元|增长5%, 较9月高点120元|下跌5%; against a plan in 比年初定的目标|高."""
    text, start, place = number.text, number.start, number.place
    for base in reversed(comparisons.near(number.bases, start)):
        if predicate.basis == "annual" and base.basis in (None, "since") and not base.text.endswith("平均"):
            continue  # 与2020年相比，两年平均增长|2.5%
        with_level = _OF_A_LEVEL.match(text, base.end) is not None and _PAUSE.search(text, base.end, start) is None
        if base.start >= place.clause or text[base.end : base.end + 1] in ("，", ",") or with_level:
            basis = base.basis or "since"
            if basis == "since" and PLANNED.search(text, base.end, start):
                basis = "plan"
            if base.text in _SAME_TIME and place.predicate - base.end > 1:
                basis = "peer"  # 比同期工业|高7.5个百分点: of others, at the same time
            return Against(Basis(basis), base.text, Hit(base.start, base.end, base.text, (basis,)))
    return None


_SAME_TIME = frozenset({"比同期", "较同期", "高于同期", "低于同期", "快于同期", "慢于同期"})
_OF_A_LEVEL = re.compile("的|(?:历史)?[高低]点|峰值|(?=[0-9])")
_PAUSE = re.compile("[，。；,;]")


def _in_predicate(number: Changing, predicate: Predicate, verb: int | None) -> Against | None:
    """同比, 环比, 年均 right before the number."""
    if predicate.basis is None or predicate.cue is None:
        return None
    first, last = predicate.cue
    return _said(predicate.basis, number.text, number.place.predicate + first, number.place.predicate + last)


def _cue(number: Changing, predicate: Predicate, verb: int | None) -> Against | None:
    """A word of data/cues.toml: 高于全国, 较目标, 五年累计."""
    for cue in reversed(comparisons.named(number.text, number.place, number.start)):
        basis = Basis.PLAN if PLANNED.search(number.text, cue.end, number.start) else Basis(cue.says[0])
        if basis is Basis.PEER and _OF_HISTORY.search(number.text, number.place.clause, number.start):
            basis = Basis.SINCE  # 比历史最好水平|高出12%
        return Against(basis, cue.text, cue)
    return None


_OF_HISTORY = re.compile("历史(?:最[好高优低]|同期|平均)")


def _than(number: Changing, predicate: Predicate, verb: int | None) -> Against | None:
    """What stands behind 比 and 较: 比邻县|高3个百分点."""
    if verb is None or number.start - number.place.clause <= _SHORTEST:
        return None
    found = _THAN.search(number.text, number.place.clause, verb)
    return _said(comparisons.compared(found[0]), number.text, *found.span()) if found else None


_SHORTEST = 3  # characters of a clause that says against what
_THAN = re.compile(
    "(?:(?<![占评对环同相类可])比(?![重例率])|较(?![大快好高强多为]))(?:[^，。；、比较0-9]|(?<=[占])比){2,16}\\Z"
    "|(?:离|距离?)[^，。；0-9]{0,12}(?:目标|计划|预期)[^，。；0-9]{0,4}\\Z"  # 离目标|还差3个百分点
)


def _over_plan(number: Changing, predicate: Predicate, verb: int | None) -> Against | None:
    """A plan with its level: 比既定的年度任务10亿元|超出0.2亿元."""
    if verb is None:
        return None
    place = number.place
    found = plans.with_level(number.text, place.sentence.start, place.after)
    found = found or plans.passed(number.text, place.sentence.start, place.after, number.start)
    return _said("plan", number.text, *found.span("base")) if found else None


def _in_years(number: Changing, predicate: Predicate, verb: int | None) -> Against | None:
    """Some years: 近3年|提升21个百分点."""
    if verb is None:
        return None
    far = max(number.place.sentence.start, min(number.place.clause, verb - _SPAN))
    found = _YEARS.search(number.text, far, verb)
    return _said("since", number.text, *found.span()) if found else None


_SPAN = 12  # characters of a span of years
_YEARS = re.compile(  # 近三年|增长, 29年的时间里|增长
    "(?:(?:(?<!接)近|过去|最近)[一二两三四五六七八九十0-9]{1,2}年(?:来|间)?"
    "|[二两三四五六七八九十0-9]{1,3}年(?:的?时间[里内]?|间))(?:累计|共|总计)?\\Z"
)


def _in_all(number: Changing, predicate: Predicate, verb: int | None) -> Against | None:
    """The whole of a term: “十四五”前三年能耗累计|下降9%."""
    text, start = number.text, number.start
    found = _TOTAL.search(text, number.place.clause, start)
    if found is None or not _TERM.search(text, max(number.place.sentence.start, start - FARTHEST), start):
        return None
    return _said("since", text, *found.span())


_TOTAL = re.compile("累计|(?<!公)共(?=[增减提下])")
_TERM = re.compile('[一二三四五六七八九十]五[”"期时前]|[二两三四五六七八九十]年[来间]?|以来')


def _compared_with(number: Changing, predicate: Predicate, verb: int | None) -> Against | None:
    """与…相比, further off: 与节前一周比较，…|上涨4%."""
    if verb is None:
        return None
    found = _WITH.search(number.text, max(number.place.sentence.start, number.start - _FAR), number.start)
    return _said(comparisons.compared(found["other"]), number.text, *found.span()) if found else None


_FAR = 80  # characters
_WITH = re.compile("[与同和跟](?P<other>[^，。；、0-9]{2,16})(?:相比|比较|相较)(?!例)")


def _early(number: Changing, predicate: Predicate, verb: int | None) -> Against | None:
    """同比 and 环比 before what changes: 同比规上工业增加值|增长7%."""
    far = max(number.place.sentence.start, number.start - _FAR)
    found = _SEEN_AS.search(number.text, far, number.start)  # 从环比看，二季度…|增长0.7%
    if found is None and number.start - number.place.clause > _SHORTEST:
        found = _EARLY.search(number.text, number.place.clause, number.start)
    return _said("mom" if "环比" in found[0] else "yoy", number.text, *found.span()) if found else None


_EARLY = re.compile("同比|环比")
_SEEN_AS = re.compile("(?<=从)(?:同比|环比)(?=来?看)")

_FINDERS = (_time, _in_predicate, _than, _cue, _over_plan, _in_years, _in_all, _compared_with, _early)
