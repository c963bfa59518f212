"""Where the scope of a cue ends before its number: with a quotation, with a clause of another time, or with a name."""

from __future__ import annotations

import re

from policynum.model import Bound
from policynum.role.evidence import Evidence
from policynum.role.intentions import AIMS
from policynum.sentences.clauses import Hit
from policynum.sentences.years import PART_OF_YEAR

FAR = 240  # characters before a number in which what governs it stands


def is_quoted(text: str, hit: Hit, start: int) -> bool:
    """Whether a quotation or a title that holds the cue has closed before the number at ``start``.

    >>> text = "出台《关于推动就业的意见》等3个文件"
    >>> is_quoted(text, Hit(5, 7, "推动", ("push",)), text.index("3"))
    True
    """
    for opening, closing in _QUOTES:
        closed = text.find(closing, hit.end, start)
        if closed >= 0 and text.find(opening, hit.end, closed) < 0:
            return True
    return False


_QUOTES = (("“", "”"), ("《", "》"), ("「", "」"), ("『", "』"), ("（", "）"), ("(", ")"))


def is_past_by_now(evidence: Evidence, hit: Hit) -> bool:
    """Whether a clause of a time that is over has begun since an aim: 确保年底建成，其中甲线去年|完成4300万元.

    Without a date of publication a part of a year is over where the aim was set for the year, as a text that sets out
    does not go on: 全年就业目标为12万人，前三季度实现|10.3万人; but 力争全年增长6%，一季度增长|5%.
    """
    text, dated = evidence.text, evidence.dated
    if evidence.ahead or dated is None or dated < hit.end or not re.search("[，；—]", text[hit.end : dated]):
        return False
    if evidence.ahead is False:
        return not _NOT_OVER.match(text, dated - 1)
    if evidence.direction == "plan" or not _PART_OF_YEAR.match(text, dated):
        return False
    if _STANDS_AT.fullmatch(text, evidence.until or dated, evidence.start) is not None:
        return True  # 确保达到100%，上半年为|92%
    return bool(
        _SET.search(hit.text) and _FOR_THE_YEAR.search(text, max(evidence.place.sentence.start, hit.end - FAR), hit.end)
    )


# What may still lie ahead, or is what an aim is compared with: 近几年把产量稳定在|一亿吨, 是“十五”总投资的|3倍.
_NOT_OVER = re.compile(".近|[是为于]")
_STANDS_AT = re.compile("(?:[已仅]?为|是|已达到?|已完成|完成了?|实际)(?:约|近|超过?)?")
_SET = re.compile("目标|计划|任务")
_FOR_THE_YEAR = re.compile("今年|全年|本年|年度|年初|20[0-9]{2}年")
_PART_OF_YEAR = re.compile(rf"截[至止]|(?!第?[四4]季度|下半年){PART_OF_YEAR}")


def is_outdated(evidence: Evidence, hit: Hit) -> bool:
    """Whether a quotation or a clause of another time has begun since a cue of the past: 去年办了6场，今年|办10场."""
    text, dated = evidence.text, evidence.dated
    if not AIMS.isdisjoint(hit.says):
        return False
    if text.rfind("“", hit.end, evidence.start) > text.rfind("”", hit.end, evidence.start):
        return True  # 提到了“加快建设|4个园区”
    if evidence.ahead and "；" in text[hit.end : evidence.start]:
        return True  # 到2025年，里程达到300公里，2023年已达236公里；分担率达到|55%
    if "past" in hit.says and _STILL_TO_DO.search(text, max(hit.end, evidence.start - FAR), evidence.start):
        return True  # 已完成210公里，年底前再完成|150公里|
    if dated is None or dated < hit.end or text.startswith(("年末", "年底"), dated):
        return False
    return evidence.ahead is True or re.search("[，；]", text[hit.end : dated]) is not None


_STILL_TO_DO = re.compile(
    "[，；](?:其余|剩余|余下|剩下|另外|另有|到?(?:年|[0-9]{1,2}月)底前(?!已|共|累计|实际)|(?:年内|明年|下半年|20[0-9]{2}年)(?:将|要|计划|力争)?再(?!次|度|生))"
)


def is_of_a_thing(evidence: Evidence, hit: Hit) -> bool:
    """Whether a cue of what is so only tells what a plan is of: 推进已批建的|3家, 优化已建成的，新建|5个."""
    if hit.text.startswith("占") and _A_SHARE.match(evidence.text, hit.end) is not None:
        return True
    if hit.start >= evidence.place.clause:
        return evidence.text.endswith("的", 0, evidence.start)
    return hit.text in _ONLY_HERE


def tells_whom(evidence: Evidence, hit: Hit) -> bool:
    """Whether a cue of the past only tells to whom something is given: 对首次上规的企业，奖励|10万元."""
    text, clause = evidence.text, evidence.place.clause
    return text.startswith("对", clause) and text.find("的", hit.end, evidence.start) > 0


_A_SHARE = re.compile("[^，。；、0-9]{0,8}(?:比重|比例|份额)")  # 占全省|比重达6%
_ONLY_HERE = frozenset({"已", "已经"})


def leaves_what_was_told(evidence: Evidence, hit: Hit) -> bool:
    """Whether an aim of an earlier clause that holds no number leaves what was told: 确保粮食安全，产量同比增长|3%."""
    if hit.start >= evidence.place.clause or "expected" in hit.says or _IS_A_PLAN.search(hit.text) is not None:
        return False
    if evidence.ahead or evidence.measure.bound is not Bound.EXACT:
        return False
    closed = CLAUSE_END.search(evidence.text, hit.end, evidence.start)
    if closed is None or _DIGIT.search(evidence.text, hit.end, closed.start()) is not None:
        return False
    if _opens_with_what_was(evidence, closed.end()):
        return True
    if closed[0] not in "，,":
        return False
    dated_before = evidence.dated is not None and evidence.dated < hit.start
    return (
        evidence.direction == "review"
        or (evidence.is_change and evidence.basis in ("yoy", "mom"))
        or (dated_before and evidence.ahead is False)
        or _GROWN_SINCE.match(evidence.text, evidence.end) is not None
    )


def _opens_with_what_was(evidence: Evidence, clause: int) -> bool:
    """Whether a clause behind an aim opens with a time that is over: 要扩大投资，|去年|投资83亿元.

    A part of the year may be aimed at, where no change or tenth is told: 力争开门红，|一季度|完成投资120亿元.
    """
    if evidence.dated is None or evidence.dated < clause or evidence.direction == "plan":
        return False
    if CLAUSE_END.match(evidence.text, evidence.dated - 1) is None:
        return False
    if _COUNTED_UP.match(evidence.text, evidence.dated) is not None:
        return True
    return _OF_A_YEAR.match(evidence.text, evidence.dated) is not None and (
        evidence.ahead is False
        or (evidence.is_change and evidence.basis in ("yoy", "mom"))
        or _GROWN_SINCE.match(evidence.text, evidence.end) is not None
        or _TO_A_TENTH.search(evidence.text, evidence.start, evidence.end) is not None
    )


_COUNTED_UP = re.compile("截[至止](?![^，]{0,6}年[底末])|[去上前]年")
_OF_A_YEAR = re.compile(
    "(?:20[0-9]{2}年|今年)?(?:1(?:月份?)?[—–~～至-]+[0-9]{1,2}月|前[0-9一二三四五六七八九十]+个?(?:月|季度)|上半年|第?[一二三]季度|[0-9]{1,2}月份)"
)
_TO_A_TENTH = re.compile("[0-9][.．][0-9]")  # nobody aims at 7.3%


def came_about(evidence: Evidence, hit: Hit) -> bool:
    """Whether a clause since an aim says what came of it: 今年计划植树5万亩，全年共完成|5.1万亩|，成活率|96%|."""
    if evidence.ahead or evidence.direction == "plan":
        return False
    begin = max(hit.end, evidence.start - FAR)
    came = _CAME_ABOUT.search(evidence.text, begin, evidence.start)
    if came is None or (came["sum"] is not None and _IS_A_PLAN.search(hit.text) is None):
        return False  # 将新建幼儿园20所，全年共新增学位|5000个| is yet to come
    return _STILL_TO_DO.search(evidence.text, came.end(), evidence.start) is None


_CAME_ABOUT = re.compile(
    "[，；](?:(?:全年|年内|当年|最终|结果|目前)?(?:实际|现已|已)|(?P<sum>(?:全年|年内|当年)(?:共|累计)))(?:超额|全部|提前)?"
    "(?:完成|建成|实现|达到|开工|新[建增]|落实|种植|播种|引进|培育|到位|发放|收购|投[入产]|争取|筹集)"
)


def comes_after(evidence: Evidence, hit: Hit) -> bool:
    """Whether what is expected comes behind the months that the number sums up: 12月预计8万辆，1—11月|86万辆."""
    if "expected" not in hit.says or evidence.dated is None:
        return False
    told_apart = CLAUSE_END.search(evidence.text, hit.end, evidence.dated) is not None
    return (
        told_apart
        and _DIGIT.search(evidence.text, hit.end, evidence.dated) is not None
        and SO_FAR.match(evidence.text, evidence.dated) is not None
    )


_IS_A_PLAN = re.compile("预算|安排|目标|计划|任务|规划")
_GROWN_SINCE = re.compile("[，,、](?:同比|环比|[比较][上去]年)")
_DIGIT = re.compile("[0-9]")
CLAUSE_END = re.compile("[，；：,;:]")
# The months that a text sums up to when it speaks: 1—11月, 前三季度.
SO_FAR = re.compile(
    "(?:[12][0-9]{3}年|今年)?(?:1(?:月(?:份)?)?[—–~～至-]+[0-9]{1,2}月|前[0-9一二三四五六七八九十]+个?(?:月|季度))"
)
