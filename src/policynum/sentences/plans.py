"""What was planned: its level (低于目标的|4.7%), how much of it was done, and by how much it was passed or missed."""

from __future__ import annotations

import re


def level(text: str, clause: int, start: int, end: int) -> re.Match[str] | None:
    """Whether a number is the level that was foreseen, and no share of it: 低于之前预测的|4.7%; but 超过计划的|20%.

    >>> level("低于之前预测的4.7%", 0, 7, 11)[0], level("超过计划的20%", 0, 5, 8)
    ('低于之前预测的', None)
    >>> level("完成预算5亿元的53%", 0, 4, 7)[0]
    '完成预算'
    """
    if is_shared(text, end):
        return _DONE_OF.search(text, clause, start)
    if text[end : end + 1] in _MORE_OR_LESS and (planned := _THAN_PLAN.search(text, clause, start)) is not None:
        return planned
    return _LEVEL_OF_PLAN.search(text, clause, start) if text.endswith("的", clause, start) else None


_LEVEL_OF_PLAN = re.compile(
    "(?:[高低快慢好优]于|不及|超过|超出)[^，。；0-9]{0,10}(?:(?:预测|预期|预计|预估)(?:值|数)?|(?:计划|目标|预算)[值数])的\\Z"
)


def before(text: str, clause: int, start: int, end: int) -> int | None:
    """Where the words for a plan begin whose level a number is, if how much more or less there was stands behind it.

    >>> before("收入比计划目标30亿元超过10亿元", 0, 7, 11)
    2
    """
    found = _THAN_PLAN.search(text, clause, start) if text[end : end + 1] in _MORE_OR_LESS else None
    return found.start() if found is not None else None


_MORE_OR_LESS = frozenset("超多高增少减低")
_AGAINST = "[比较][^，。；0-9]{0,16}(?:目标任务|目标|计划|任务|预算)[数值]?"
_THAN_PLAN = re.compile(rf"{_AGAINST}\Z")  # 比计划目标|30亿元|超过10亿元


def is_shared(text: str, end: int) -> bool:
    """Whether a share is told of the number that ends there: 预算5亿元|的53%.

    >>> is_shared("预算5亿元的53%", 5), is_shared("预算5亿元的项目", 5)
    (True, False)
    """
    return text.startswith("的", end) and _SHARE.match(text, end) is not None


_SHARE = re.compile("的[0-9.．]+[%％]")
_PLANNED_SUM = "(?:完成|占|为|是|相当于|达到?)[^，。；、0-9]{0,8}(?:计划|预算|目标|任务)数?"
_DONE_OF = re.compile(f"{_PLANNED_SUM}\\Z")


def with_level(text: str, sentence: int, after: int) -> re.Match[str] | None:
    """A plan with its level, right before ``after``: 比既定的年度任务10亿元|超出0.2亿元.

    >>> with_level("比年度任务10亿元超出2亿元", 0, 9)["base"]
    '比年度任务'
    """
    return _OVER_PLAN.search(text, max(sentence, after - _LONGEST_PLAN), after)


_LONGEST_PLAN = 60  # characters of a plan with its level
_OVER_PLAN = re.compile(rf"(?P<base>{_AGAINST})[0-9.．,]+[十百千万亿]*[^，。；0-9]{{1,4}}\Z")


def passed(text: str, sentence: int, after: int, start: int) -> re.Match[str] | None:
    """A plan's level that stands before how much more or less there was: 比计划目标30亿元|超过10亿元.

    >>> passed("比“十五”计划目标30亿元超过10亿元", 0, 13, 15)["base"]
    '比“十五”计划目标'
    """
    if text[after : after + 1] in _COMMAS and _PAST_IT.fullmatch(text, after + 1, start) is not None:
        return _OWN_PLAN.search(text, max(sentence, after - _LONGEST_PLAN), after)  # 原计划投资40亿元，超出|10亿元
    if text[after : after + 1] not in _MORE_OR_LESS or _MORE.fullmatch(text, after, start) is None:
        return None
    return with_level(text, sentence, after)


_MORE = re.compile("(?:超[过额出收]?|多|高出|增[加长]|少|减少|低)(?:完成|收)?了?")
_COMMAS = frozenset("，,")
_PAST_IT = re.compile("(?:实际)?(?:超出|多|少)(?:建|支|收|完成|投入?|产|招)?了?")
_OWN_PLAN = re.compile(
    r"(?P<base>(?:原|年初|年度)(?:计划|预算|目标|任务|定|概算)[^，。；0-9]{0,10})[0-9.．,]+[十百千万亿]*[^，。；0-9]{1,4}\Z"
)


def share(text: str, clause: int, start: int) -> re.Match[str] | None:
    """The words for a plan of which a number is the share that was done: 完成年初计划的|103%.

    >>> share("完成年初计划的103%", 0, 7)[0]
    '完成年初计划的'
    """
    if text[start - 1 : start] not in ENDS:
        return None
    return _OF_PLAN.search(text, clause, start) or _OF_SO_MUCH.search(text, max(0, start - _SUM), start)


_SUM = 120  # characters in which the sum of a plan is told
ENDS = frozenset("的务划标数算")  # what words for a plan end with right before its number
_OF_PLAN = re.compile(
    r"(?:完成|占|达到?|实现|相当于|超过?|为|是)[^，。；、]{0,8}(?:计划|规划|目标|预算|任务|概算|估算)(?:任务|数|值|目标|投资|面积|总数|总量)?的\Z"
    r"|完成[^，。；、]{0,8}下达的?(?:计划|目标|任务)(?:任务|数|目标)?的?\Z"
    r"|完成(?:全年|年度|年初)[^，。；、]{0,4}(?:计划|目标|任务)(?:任务|数|目标)?\Z"
    r"|(?:占|为|完成)(?:了|年初|年度|全年|调整|代编|变动|安排|下达)*(?:预算|计划|任务)数?\Z"  # 占调整预算|105%
    r"|占(?:了|年初|年度|全年|下达|提前)*(?:新增)?(?:专项债券?|债券)?(?:额度|限额)的\Z"  # 占全年额度的|81%
)  # 完成年初计划的|103%
_OF_SO_MUCH = re.compile(rf"{_PLANNED_SUM}[0-9.．]+[万亿]*[一-鿿]{{1,3}}的\Z")  # 完成预算5亿元的|53%
