"""What a sentence compares its numbers with: the bases near a number, the words that name others, a plan, a time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from policynum.quantities.bounds import HEDGED
from policynum.sentences import plans
from policynum.sentences.clauses import Hit, Place


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


def near(bases: Sequence[Base], start: int) -> Sequence[Base]:
    """The last bases that end before a number; a sentence that never ends may hold thousands."""
    last = bisect_right(bases, start, key=_end)
    return bases[max(0, last - _MOST) : last]


_MOST = 16  # bases that are looked at


def _end(base: Base | Hit) -> int:
    return base.end


def compared(words: str) -> str:
    """What the words behind 比 compare with: a plan, the time just before, an earlier time, or others.

    >>> compared("预期目标"), compared("前一周"), compared("改革之初"), compared("邻县")
    ('plan', 'mom', 'since', 'peer')
    """
    for basis, pattern in (("plan", PLANNED), ("mom", _JUST_BEFORE), ("since", _EARLIER)):
        if pattern.search(words):
            return basis
    return "peer"


def is_level_of_a_rate(text: str, begin: int, than: int) -> bool:
    """Whether a share behind 高于…的 is what the other has: 失业率|低于全国的5.6%; but not 产量|低于去年的70%.

    ``than`` is where the words of the comparison begin, ``begin`` where its sentence does.

    >>> is_level_of_a_rate("失业率低于全国的5.6%", 0, 3), is_level_of_a_rate("产量低于去年的70%", 0, 2)
    (True, False)
    """
    return _OF_A_RATE.search(text, max(begin, than - _RATE), than) is not None


_OF_A_RATE = re.compile("(?:[%％‰]，?|率|比例|比重|占比|增速|增幅|强度|覆盖面)[一-鿿]{0,5}\\Z")
_RATE = 12  # characters

OTHER = re.compile(
    "(?<![占对同环])(?:比(?![重例率值])|较)(?P<other>[^，。；：、0-9]{2,10})\\Z"
)  # what stands behind 比, up to the verb
PLANNED = re.compile(
    "目标|计划|预算|预期|预测|预估|预[定计]|承诺|约定|任务|要求|考核|控制指标|[原既规法国省]定|定额|[时序衡]进度|合同|工期|批复|设计(?!院)|节点"
)  # 增速低于年度目标|1.1个百分点
_JUST_BEFORE = re.compile("(?:前一|上一?个?)(?:[周日天月季旬]|交易日)|上期|前值")
_EARLIER = re.compile(
    '时$|期末|历史|[”"]|节前|现在|目前|当前|过去|以前|此前|以往|往[年常]|常年|历年|上[一]?[次届轮批个]|首[次届]|第[一二三四五六七八九十]+[次届]|之[初前]|原[来先]?|初期|最初|起初|基期|基准年|开始|[高低][点位]|峰值|谷底|前$'
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


def is_bare_name(text: str, clause: int, start: int) -> bool:
    """Whether a clause up to its number only names something: |甲市达到|5%, but not |甲市增速|5%.

    >>> is_bare_name("甲市达到5%", 0, 4), is_bare_name("占比5%", 0, 2)
    (True, False)
    """
    return start - clause <= _LONGEST_NAME and _BARE_NAME.fullmatch(text, clause, start) is not None


_LONGEST_NAME = 16  # characters
_VIEW = 120  # characters in which such a sentence says what it looks at
_VIEWED = re.compile("[从按就以](?P<what>[^，。；：、\\n]{0,20}?)上?来?看，")
_BARE_NAME = re.compile(
    rf"[、和，]?(?:其中)?(?:(?![占额量值例])[一-鿿]){{2,10}}(?<!率)(?<!比重)(?:达到?|为|是)?(?:{HEDGED})?"
)
