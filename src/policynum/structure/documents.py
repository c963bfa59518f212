"""What a document is as a whole, before its first heading: a law, terms, a plan, a bulletin of some months."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from policynum import lexicon, patterns
from policynum.structure.headings import LONGEST, NUMBERED, SPAN, direction_of
from policynum.structure.publication import HEAD
from policynum.text import numbering


class Document(NamedTuple):
    """What a text is as a whole: the way it looks where no heading says it, the time in its title, a law or none."""

    direction: str | None
    time: str | None
    has_articles: bool


def read(text: str) -> Document:
    """What the text of a document is as a whole.

    >>> read("青溪县2025年重点工作任务清单\\n植树5万亩。")
    Document(direction='plan', time=None, has_articles=False)
    >>> read("2024年青溪县统计公报\\n植树5万亩。").time
    '2024年'
    """
    has_articles = _has_articles(text)
    terms = has_articles or _is_of_terms(text)
    direction = "rule" if terms else "review" if _starts_amid_review(text) else None
    if direction is None and _starts_amid_glossary(text):
        direction = "gloss"
    planned = _titled_plan(text) if direction is None else None
    if planned is not None or (direction is None and _has_charges(text)):
        direction = "plan"
    return Document(direction, _title_time(text) or planned or None, has_articles)


def _has_articles(text: str) -> bool:
    """Whether the text is a law or a rule: three articles or more."""
    return "一条" in text and _comes_thrice(f"\n{text}", _ARTICLE)


_ARTICLE = re.compile(rf"\n[ \t　#*]*{numbering.ARTICLE}[\s　]")


def _comes_thrice(text: str, *shapes: re.Pattern[str]) -> bool:
    return sum(1 for _ in islice(chain.from_iterable(shape.finditer(text) for shape in shapes), 3)) == 3


def _is_of_terms(text: str) -> bool:
    """Whether a text without articles is a rule or the terms of a grant: terms in every sentence."""
    opening = text[:_OPENING]
    terms = sum(1 for _ in _terms().finditer(opening))
    return terms >= _FEWEST_TERMS and terms * _CHARACTERS_A_TERM > len(opening) and _REPORTS.search(opening) is None


_REPORTS = re.compile(
    "告诉(?:记者|本报|[0-9一-鿿]{2,8}报)|[，。]记者|本报讯|(?:吹风会|发布会|通气会)上"
)  # news of terms
_OPENING = 6000  # characters of a text by which it is told what it is
# Rules, and measures that grant money, have 18 to 43 of these words in 1000 characters; plans up to 13, reports 6.
_FEWEST_TERMS, _CHARACTERS_A_TERM = 6, 66


@cache
def _terms() -> re.Pattern[str]:
    return re.compile(patterns.sought(lexicon.load("sections")["terms"]["words"]))


def _has_charges(text: str) -> bool:
    """Whether a text charges offices with its tasks: three times or more."""
    return ("牵头" in text or "责任" in text) and _comes_thrice(text, *_charges())


@cache
def _charges() -> tuple[re.Pattern[str], ...]:
    """Who is charged with a task, as plans say behind each: （牵头单位：市发展改革委）, （省交通运输厅牵头）.

    One pattern for each bracket: to look for one character is ten times as fast as for a class.
    """
    table = lexicon.load("sections")["charges"]
    before, behind = patterns.trie(table["before"]), patterns.trie(table["behind"])
    charge = rf"(?:{before}(?:单位|部门)[:：]|[^（）()\n]{{2,30}}{behind}[^（）()\n]{{0,12}}[）)])"
    return re.compile(f"（{charge}"), re.compile(rf"\({charge}")


_FIRSTHEADING = re.compile(r"\n[ \t　]*([一二])、([^\n。；]{2,45})")


def _starts_amid_review(text: str) -> bool:
    """Whether the text is cut from a report whose first part is missing its heading: it goes on with 二、…工作安排."""
    first = _FIRSTHEADING.search(f"\n{text}")
    return first is not None and first[1] == "二" and first.start() - 1 > HEAD and direction_of(first[2]) == "plan"


def _starts_amid_glossary(text: str) -> bool:
    """Whether the text is cut from a list of explained terms: 20.“数智工厂”：…⏎21.“小灯塔”企业：…⏎22.….

    >>> lines = "20.“数智工厂”：以数据…。", "21.“小灯塔”企业：具有标杆…。", "22.“小学期”制度：每学期…。"
    >>> _starts_amid_glossary("\\n".join(lines)), _starts_amid_glossary("\\n".join(reversed(lines)))
    (True, False)
    """
    if text[:1] not in _DIGITS:
        return False
    terms = [_EXPLAINED.match(line) for line in islice(filter(str.strip, text[:_TERMS_HEAD].split("\n")), 3)]
    if _DEEDS.search(text, 0, _TERMS_HEAD) is not None:
        return False  # 20.“强基”行动：新建学校10所
    numbers = [int(term["number"]) for term in terms if term is not None]
    quoted = sum(1 for term in terms if term is not None and "“" in term[0])
    first = numbers[0] if len(numbers) == 3 and quoted > 1 else 0
    return first > _TASKS and numbers == [first, first + 1, first + 2]


_DIGITS, _TERMS_HEAD = frozenset("0123456789"), 2000  # characters in which the first three terms begin
_DEEDS = re.compile("[：:，。](?:今年|力争|累计|同比|(?:签约|完成|新建|改造|培训)[^，。；：\n]{0,8}[0-9])")
_TASKS = 3  # what begins with 1. may be a list of tasks
_EXPLAINED = re.compile(r"(?P<number>[0-9]{1,3})[.．、][^：:。，\n]{2,48}[：:]")
_TITLE_LINES = 3
_TITLE = re.compile(
    rf"[^\n。；]{{0,20}}?({SPAN})[^\n。；]{{0,30}}(?:公报|情况|分析|通报|快报|简报|数据|综述|解读|发布会|通知|指标|成绩单)"
    r"|[^\n。；，0-9]{0,40}(?:情况|统计|数据|分析|公报|指标|综述|监测|快报|运行|成绩单)[^\n。；，0-9]{0,6}"
    rf"[（(](?!(?:20[0-9]{{2}}年)?[0-9]{{1,2}}月)({SPAN})[）)]\Z"
)


def _title_time(text: str) -> str | None:
    """The time in the title of a bulletin or an analysis: 2024年…统计公报, 上半年…运行情况."""
    lines = (line.strip() for line in text[:HEAD].split("\n"))
    for line in islice(filter(None, lines), _TITLE_LINES):
        if len(line) <= LONGEST and line[-1] not in "。；;" and (found := _TITLE.match(line)):
            return found[1] or found[2]
    return None


def is_bulletin(text: str) -> bool:
    """Whether a title, or its first part, says that a text is a bulletin, whose first paragraph says when it all was.

    >>> is_bulletin("每月经济运行简况(2020年3月)\\n1-3月，出口5亿元。"), is_bulletin("某县工业稳步发展\\n1-3月，…")
    (True, False)
    """
    if _FIRST_OF_BULLETINS.search(text, 0, _OPENING) is not None or _DATED_FIRST.match(text) is not None:
        return True
    lines = (line.strip() for line in text[:HEAD].split("\n"))
    return any(_BULLETIN.search(line) is not None for line in islice(filter(None, lines), _TITLE_LINES))


_FIRST_OF_BULLETINS = re.compile("\n[ \t　#*]*一、[ 　]?综[ 　]?合[*]*[ 　]*\n")
# A first paragraph that opens with its time, right before 一、: 一季度，全区生产总值增长5%。⏎一、工业较快增长.
_DATED_FIRST = re.compile(
    r"(?:(?![^\n]{0,45}(?:意见|方案|规划|报告|办法|要点)[ 　]*\n)[^\n。]{0,45}\n){0,3}"
    r"(?![^\n]{0,600}(?:将|力争|确保)|[^\n，]{0,30}以来)[ 　]*"
    r"(?:(?:[经据][一-鿿]{2,8}|初步[核统][算计])[，,])?(?:今年)?"
    rf"(?:{SPAN})(?:[，,]|[全我][省市县区州国])[^\n]{{1,600}}\n"
    r"(?:(?![ 　]*(?:#+[ 　]*)?一、)[^\n]{1,800}\n){0,2}[ 　\n]*(?:#+[ 　]*)?一、"
)
_BULLETIN = re.compile(
    "^[^。；]{0,40}(?:公报|简况|月报|快报|简报|运行情况|统计分析|统计数据)(?:[（(][^）)]{1,16}[）)])?\\Z"
)


def planned_year(text: str) -> int | None:
    """The year that a report on two years plans, by its title, or the one after the year that a summary is of.

    >>> planned_year("关于2023年预算执行情况和2024年预算草案的报告\\n…"), planned_year("2024年公报")
    (2024, None)
    >>> planned_year("2019年脱贫攻坚工作总结\\n…")
    2020
    """
    found = _OF_TWO_YEARS.search(text, 0, HEAD)
    if found is not None:
        return int(found["planned"])
    summary = _SUMMARY.match(text)
    return int(summary["year"]) + 1 if summary is not None else None


_SUMMARY = re.compile(r"\s*[^。\n]{0,16}(?P<year>20[0-9]{2})年[^。\n0-9和与及]{0,16}(?:工作)?总结[ 　]*\n")
_OF_TWO_YEARS = re.compile(
    r"20[0-9]{2}年[^。\n]{0,40}(?:情况|总结|回顾)[^。\n]{0,6}[和与及暨](?P<planned>20[0-9]{2})年[^。\n]{0,40}"
    "(?:草案|计划|安排|打算|要点|思路)"
)


def first_year_to_come(text: str) -> int:
    """The first year up to which something may be to come: the last that a text names otherwise (2024年, not 到2030年).

    Behind a year up to which something was counted (截至2023年底) it is the next one; 0 where the text names none.

    >>> first_year_to_come("2024年印发，到2030年建成。"), first_year_to_come("截至2023年底，有3家。")
    (2024, 2024)
    """
    plain = (found for found in _PLAIN_YEAR.finditer(text) if not _goes_on_from_an_aim(text, found))
    return max((int(found[2]) + bool(found[1]) for found in plain), default=0)


def _goes_on_from_an_aim(text: str, year: re.Match[str]) -> bool:
    """Whether a year is a later stage of what a sentence sets out: 到2027年达到22%，|2030年|达到25%."""
    if year[1] or _ARRIVES.match(text, year.end()) is None:
        return False
    earlier = _UP_TO.search(text, max(0, year.start() - _STAGES), year.start())
    return earlier is not None and earlier[1] < year[2]


_STAGES = 60  # characters from one stage to the next
_UP_TO = re.compile("到(20[0-9]{2})年(?!以来)[^。\n]*[，；、]\\Z")
_ARRIVES = re.compile("年(?:进入|跻身|达到?|提[高升][到至]|增加?[到至])(?!了)")


def is_told_before(text: str, year: int) -> bool:
    """Whether a text speaks some years before one of the last century, by the years that it names besides.

    >>> is_told_before("1956年产钢447万吨，到1962年产钢1050万吨。", 1962)
    True
    >>> is_told_before("到1965年，小学发展到286所。", 1965)
    False
    >>> is_told_before("1980年建厂，到1990年，…。2008年产钢5万吨。", 1990)
    False
    """
    named = [int(found) for found in _A_YEAR.findall(text)]
    return bool(named) and year - _SOON <= max(named) < year


_A_YEAR = re.compile("(?<![到至])(?:19[0-9]{2}(?=年)|20[0-9]{2}(?=年[^，。；,;0-9]{0,16}[0-9]))")
_SOON = 15  # years for which plans are made
# 到2025年、|2030年: the second of a list of years is no plain one either.
_PLAIN_YEAR = re.compile(
    "(截[至止]?到?|(?<![到至])(?<!到20[0-9]{2}年[、和及])(?<!到20[0-9]{2}年、20[0-9]{2}年[、和及]))(20[0-9]{2})(?=年)"
    "(?!年前[^，。；]{0,6}(?:达峰|碳达|实现|建成|基本)|年(?:远景|基本|全面|实现|建成|(?:[及和、]20[0-9]{2}年)*的?(?:发展|主要|奋斗|总体)目标))(?<!《....)(?<!为....)(?<!展望....)(?<![—–-]....(?=年[）》]))"
)


def speaks_within_its_year(text: str) -> bool:
    """Whether a report says that the year it looks back on is not over yet.

    >>> speaks_within_its_year("即将过去的一年，预计造林5万亩。"), speaks_within_its_year("过去的一年，造林5万亩。")
    (True, False)
    """
    return text.find("即将过去", 0, _OPENING) >= 0


def _titled_plan(text: str) -> str | None:
    """The time in the title of a plan, "" where it names none; None without such a title (2024年…任务清单)."""
    lines = (line.strip(" \t　#*") for line in text[:HEAD].split("\n"))
    for line in islice(filter(None, lines), _TITLE_LINES):
        if NUMBERED.match(line):
            return None
        if (found := _plan_title().fullmatch(line)) is not None and _no_plan().search(line) is None:
            return found["time"] or ""
    return None


@cache
def _plan_title() -> re.Pattern[str]:
    titles = patterns.trie(lexicon.load("sections")["titles"]["plan"])
    return re.compile(
        rf"(?P<time>(?:19|20)[0-9]{{2}}年)?(?:[^。；\n]{{0,60}}{titles}|[^。；\n]{{0,24}}关于[^。；\n]{{2,50}}的意见)(?:的通知)?(?:[（(][^）)]{{1,24}}[）)])?"
    )


@cache
def _no_plan() -> re.Pattern[str]:
    """What stands in titles of what looks back, and of news about a plan."""
    return re.compile("|".join(lexicon.load("sections")["titles"]["no_plan"]))
