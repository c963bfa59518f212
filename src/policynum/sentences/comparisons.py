"""Against what a change is measured: 比上年, 同比, 高于全国, 超年度目标; with the words that say so.

Each finder knows one way of saying it; they are asked in the order of ``_FINDERS``, and the first that knows decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from policynum.model import Basis
from policynum.quantities.bounds import HEDGED
from policynum.sentences import plans
from policynum.sentences.clauses import FARTHEST, Hit, Place
from policynum.sentences.predicates import Predicate


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


@dataclass(slots=True)
class Against:
    """What a change is measured against, in the text's own words, and the hit that says so."""

    basis: Basis
    words: str | None = None
    hit: Hit | None = None


@dataclass(slots=True)
class Question:
    """The number that is asked about: where it starts, its place, its predicate, the bases in its sentence."""

    text: str
    start: int
    place: Place
    predicate: Predicate
    bases: Sequence[Base]

    @property
    def verb(self) -> int | None:
        """Where the verb of the change stands in the text."""
        return self.place.predicate + self.predicate.verb[0] if self.predicate.verb is not None else None


def find(asked: Question) -> Against:
    """What the change is measured against; ``unstated`` where nothing says so."""
    for finder in _FINDERS:
        if (against := finder(asked)) is not None:
            return against
    return Against(Basis.UNSTATED)


def _said(basis: str, text: str, start: int, end: int) -> Against:
    words = text[start:end]
    return Against(Basis(basis), words, Hit(start, end, words, (basis,)))


def _time(asked: Question) -> Against | None:
    """A time: 比上年|增长5%, 比去年的3亿元|增长5%; against a plan in 比年初定的目标|高."""
    text, start, place = asked.text, asked.start, asked.place
    for base in reversed(near(asked.bases, start)):
        if asked.predicate.basis == "annual" and base.basis in (None, "since") and not base.text.endswith("平均"):
            continue  # 与2020年相比，两年平均增长|2.5%
        with_level = text.startswith("的", base.end) and _PAUSE.search(text, base.end, start) is None
        if base.start >= place.clause or text[base.end : base.end + 1] in ("，", ",") or with_level:
            basis = base.basis or "since"
            if basis == "since" and _PLANNED.search(text, base.end, start):
                basis = "plan"
            if base.text in _SAME_TIME and place.predicate - base.end > 1:
                basis = "peer"  # 比同期工业|高7.5个百分点: of others, at the same time
            return Against(Basis(basis), base.text, Hit(base.start, base.end, base.text, (basis,)))
    return None


_SAME_TIME = frozenset({"比同期", "较同期", "高于同期", "低于同期", "快于同期", "慢于同期"})
_PAUSE = re.compile("[，。；,;]")
_PLANNED = re.compile(
    "目标|计划|预算|预期|预测|预估|承诺|约定|任务|要求|考核|控制指标|定额|[时序]进度"
)  # 增速低于年度目标|1.1个百分点


def _in_predicate(asked: Question) -> Against | None:
    """同比, 环比, 年均 right before the number."""
    if asked.predicate.basis is None or asked.predicate.cue is None:
        return None
    first, last = asked.predicate.cue
    return _said(asked.predicate.basis, asked.text, asked.place.predicate + first, asked.place.predicate + last)


def _cue(asked: Question) -> Against | None:
    """A word of data/cues.toml: 高于全国, 较目标, 五年累计."""
    for cue in reversed(named(asked.text, asked.place, asked.start)):
        basis = Basis.PLAN if _PLANNED.search(asked.text, cue.end, asked.start) else Basis(cue.says[0])
        if basis is Basis.PEER and _OF_HISTORY.search(asked.text, asked.place.clause, asked.start):
            basis = Basis.SINCE  # 比历史最好水平|高出12%
        return Against(basis, cue.text, cue)
    return None


_OF_HISTORY = re.compile("历史(?:最[好高优低]|同期|平均)")


def _than(asked: Question) -> Against | None:
    """What stands behind 比 and 较: 比邻县|高3个百分点."""
    if asked.verb is None or asked.start - asked.place.clause <= _SHORTEST:
        return None
    found = _THAN.search(asked.text, asked.place.clause, asked.verb)
    return _said(compared(found[0]), asked.text, *found.span()) if found else None


_SHORTEST = 4  # characters of a clause that says against what
_THAN = re.compile(
    "(?:(?<![占评对环同相类可])比(?![重例率])|较(?![大快好高强多为]))[^，。；、比较0-9]{2,16}\\Z"
    "|(?:离|距离?)[^，。；0-9]{0,12}(?:目标|计划|预期)[^，。；0-9]{0,4}\\Z"  # 离目标|还差3个百分点
)


def _over_plan(asked: Question) -> Against | None:
    """A plan with its level: 比既定的年度任务10亿元|超出0.2亿元."""
    if asked.verb is None:
        return None
    found = plans.with_level(asked.text, asked.place.sentence.start, asked.place.after)
    return _said("plan", asked.text, *found.span("base")) if found else None


def _in_years(asked: Question) -> Against | None:
    """Some years: 近3年|提升21个百分点."""
    found = _YEARS.search(asked.text, asked.place.clause, asked.verb) if asked.verb is not None else None
    return _said("since", asked.text, *found.span()) if found else None


_YEARS = re.compile("(?:(?<!接)近|过去|最近)[一二两三四五六七八九十0-9]{1,2}年(?:来|间)?(?:累计|共|总计)?\\Z")


def _in_all(asked: Question) -> Against | None:
    """The whole of a term: “十四五”前三年能耗累计|下降9%."""
    text, start = asked.text, asked.start
    found = _TOTAL.search(text, asked.place.clause, start)
    if found is None or not _TERM.search(text, max(asked.place.sentence.start, start - FARTHEST), start):
        return None
    return _said("since", text, *found.span())


_TOTAL = re.compile("累计")
_TERM = re.compile('[一二三四五六七八九十]五[”"期时前]|[二两三四五六七八九十]年[来间]?|以来')


def _compared_with(asked: Question) -> Against | None:
    """与…相比, further off: 与节前一周比较，…|上涨4%."""
    if asked.verb is None:
        return None
    found = _WITH.search(asked.text, max(asked.place.sentence.start, asked.start - _FAR), asked.start)
    return _said(compared(found["other"]), asked.text, *found.span()) if found else None


_FAR = 80  # characters
_WITH = re.compile("[与同和跟](?P<other>[^，。；、0-9]{2,16})(?:相比|比较|相较)(?!例)")


def _early(asked: Question) -> Against | None:
    """同比 and 环比 before what changes: 同比规上工业增加值|增长7%."""
    far = max(asked.place.sentence.start, asked.start - _FAR)
    found = _SEEN_AS.search(asked.text, far, asked.start)  # 从环比看，二季度…|增长0.7%
    if found is None and asked.start - asked.place.clause > _SHORTEST:
        found = _EARLY.search(asked.text, asked.place.clause, asked.start)
    return _said("mom" if "环比" in found[0] else "yoy", asked.text, *found.span()) if found else None


_EARLY = re.compile("同比|环比")
_SEEN_AS = re.compile("(?<=从)(?:同比|环比)(?=来?看)")

_FINDERS = (_time, _in_predicate, _cue, _than, _over_plan, _in_years, _in_all, _compared_with, _early)


# -- What changes ask too --------------------------------------------------------------------------------------------


def near(bases: Sequence[Base], start: int) -> Sequence[Base]:
    """The last bases that end before a number; a sentence that never ends may hold thousands."""
    last = bisect_right(bases, start, key=_end)
    return bases[max(0, last - _NEAR) : last]


_NEAR = 16


def _end(base: Base | Hit) -> int:
    return base.end


def compared(words: str) -> str:
    """What the words behind 比 compare with: a plan, the time just before, an earlier time, or others.

    >>> compared("预期目标"), compared("前一周"), compared("改革之初"), compared("邻县")
    ('plan', 'mom', 'since', 'peer')
    """
    for basis, pattern in (("plan", _PLANNED), ("mom", _JUST_BEFORE), ("since", _EARLIER)):
        if pattern.search(words):
            return basis
    return "peer"


_JUST_BEFORE = re.compile("(?:前一|上一?个?)(?:[周日天月季旬]|交易日)|上期|前值")
_EARLIER = re.compile(
    '时$|期末|历史|[”"]|节前|现在|目前|当前|过去|以前|此前|以往|往[年常]|常年|历年|上[一]?[次届轮批个]|首[次届]|第[一二三四五六七八九十]+[次届]|之[初前]|原[来先]?|初期|最初|起初|基期|基准年|开始|[高低][点位]|峰值|谷底'
)


def may_compare(text: str, bases: Sequence[Base], place: Place, start: int) -> bool:
    """Whether a base, a word that names what is compared with, or a plan may stand before a number."""
    return bool(bases or place.sentence.comparisons) or text[start - 1 : start] in plans.ENDS


def named(text: str, place: Place, start: int) -> list[Hit]:
    """The words of the number's clause that name what it is compared with: a plan, others, the years before."""
    found: list[Hit] = []
    if hits := place.sentence.comparisons:
        first = bisect_right(hits, place.clause, key=_end)  # one may begin before the clause: 两年|平均 holds a number
        found += hits[first : bisect_right(hits, start, key=_end)]
    if (plan := plans.share(text, place.clause, start)) is not None:
        found.append(Hit(plan.start(), plan.end(), plan[0], ("plan",)))
    return found


def viewed(text: str, sentence: int, clause: int, start: int) -> re.Match[str] | None:
    """The measure by which a sentence looks at several, of one that names none itself: 从|增速|来看，甲市|5%.

    >>> viewed("从增速来看，甲市5%", 0, 6, 8)["what"], viewed("从增速看，城镇化率65%", 0, 5, 9)
    ('增速', None)
    """
    if text.find("看，", max(sentence, start - _VIEW), clause) < 0 or not _BARE_NAME.fullmatch(text, clause, start):
        return None
    found = list(_VIEWED.finditer(text, max(sentence, start - _VIEW), clause))
    return found[-1] if found else None


_VIEW = 120  # characters in which such a sentence says what it looks at
_VIEWED = re.compile("[从按就以](?P<what>[^，。；：、\\n]{0,20}?)上?来?看，")
_BARE_NAME = re.compile(
    rf"[、和，]?(?:其中)?(?:(?![占额量值例])[一-鿿]){{2,10}}(?<!率)(?<!比重)(?:达到?|为|是)?(?:{HEDGED})?"
)
