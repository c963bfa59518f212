"""What a sum is for, what was done in a time, and what a goal is of: 预拨|8000万元|支持灾区重建, 用|37天|实现清零."""

from __future__ import annotations

import re

from policynum import kinds
from policynum.indicator import sums
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import Subject
from policynum.quantities.bounds import BEHIND
from policynum.sentences import nouns
from policynum.sentences.sorts import MONEY


def spent(asked: Asked) -> Subject | None:
    """What an amount of money is for: 预拨|8000万元|支持灾区重建.

    >>> from policynum.indicator.subjects import NOTHING
    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "预拨8000万元支持灾区重建"
    >>> [one] = find(text)
    >>> spent(Asked(text, one.end, one.measure, [], "", Around(0, 0, 0, 2, 14), NOTHING)).pieces
    ((8, 14),)
    """
    if asked.measure.unit not in MONEY:
        return None
    text, left = asked.text, asked.left
    purpose = sums.purpose(text, asked.end, asked.around)
    if purpose is None:
        return None
    payer = () if left and nouns.until_verb(text, left[0][0], left[-1][1]) is not None else tuple(left)
    if payer and text.endswith(sums.funds(), *payer[-1]):
        return Subject((purpose, *payer))  # 安排特别国债|900亿元|支持家电以旧换新
    return Subject((*payer, purpose))


def built(asked: Asked) -> Subject | None:
    """What is built for an investment, and what was done in so long: 投资|5亿元|建设发电基地, 用|37天|实现清零.

    >>> from policynum.indicator.subjects import NOTHING
    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "投资5亿元建设发电基地"
    >>> [one] = find(text)
    >>> built(Asked(text, one.end, one.measure, [(0, 2)], "投资", Around(0, 0, 2, 2, 11), NOTHING)).pieces
    ((7, 11), (0, 2))
    """
    text, number = asked.text, asked.around.number
    if asked.measure.unit in MONEY:
        invested = _INVESTED.search(text, asked.around.begin, number)
        works = _BUILT.match(text, asked.end) if invested is not None else None
        return Subject((works.span("what"), invested.span("how"))) if invested and works else None
    if asked.measure.unit not in kinds.DURATIONS:
        return None
    if not asked.left and text.endswith(("提前", "提早"), 0, number):
        early = _DONE_EARLY.match(text, asked.end)
        return Subject((early.span("what"),)) if early is not None else None  # 提前|1年|完成规划任务
    if not text.endswith("用", 0, number):
        return None
    done = _DONE_IN.match(text, asked.end)
    return Subject((done.span("what"),)) if done is not None else None


_INVESTED = re.compile("(?P<how>(?<![总年])投资)(?:了|约|近|超过?|达)*\\Z")
_BUILT = re.compile(
    "(?:在[^，。；、]{1,8})?(?:建设|新建|建立|兴建|修建|打造|实施)(?:[0-9]+[个项处座])?(?P<what>[一-鿿A-Za-z0-9“”]{3,24})(?=[，。；\\s]|$)"
)
_DONE_EARLY = re.compile("(?P<what>(?:完成|实现|达到|达成|建成|通过)[一-鿿“”]{2,20})(?=[，。；、\\s]|$)")
_DONE_IN = re.compile(
    "(?:(?:左右)?的?时间就?|就?(?=实现|完成|走完|跨越|建成))(?P<what>(?![使让把将就内])[一-鿿“”]{4,22})(?=[，。；、\\s]|$)"
)


def aimed_at(asked: Asked) -> Subject | None:
    """What a goal is of that is set at the number: 规划提出|300万千瓦|的装机目标.

    >>> from policynum.indicator.subjects import NOTHING
    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "规划提出300万千瓦的装机目标。"
    >>> [one] = find(text)
    >>> around = Around(0, 0, 4, 4, 15)
    >>> aimed_at(Asked(text, one.end, one.measure, [(0, 4)], "规划提出", around, NOTHING)).pieces
    ((11, 13),)
    """
    if asked.text[asked.end : asked.end + 1] not in _MAY_BE_AIMED_AT:
        return None
    goal = _GOAL.match(asked.text, asked.end)
    if goal is None or (asked.words and _SETS_GOAL.search(asked.words) is None):
        return None
    return Subject((goal.span("what"),)) if goal["what"] else asked.last


_GOAL = re.compile(
    f"(?:{BEHIND})?的(?P<what>(?!增[长速]|新|宏伟|既定|阶段|预期|年度|总体|发展|奋斗|主要|战略)[一-鿿A-Z]{{2,10}}?)?(?:增长|增速)?(?:预期)?目标(?!任务|值|线)"
)
_SETS_GOAL = re.compile("(?:提出|确定|设定|制定|定下|明确|规定|实现|完成|达到|达成|树立|锚定|围绕|冲刺)了?\\Z")

_MAY_BE_AIMED_AT = ("以", "左", "的")
