"""Headings: what a line opens, on which level, whether it looks back or sets out, and the time that it names.

Most headings are numbered (一、 （一） 1.), those of rules are articles, and in an interview a question opens a turn.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from policynum import lexicon
from policynum.model import Section
from policynum.sentences import times, years
from policynum.text import numbering


class Part(NamedTuple):
    """A stretch of a document from ``start`` to the next part, under one heading.

    ``direction`` is "review", "plan", "rule", "gloss" (a list of explained terms) or None.
    """

    start: int
    heading: str
    direction: str | None
    level: int
    time: str | None = None
    root: int = 0  # where the part down to 一、 begins that holds this one

    @property
    def section(self) -> Section | None:
        """The part as a mention carries it; None for what stands before the first heading."""
        return Section(self.heading, self.direction) if self.heading or self.direction else None

    def is_over(self, published: date | None) -> bool:
        """Whether the heading's time lay behind when the text spoke."""
        if self.time is not None and (self.time.startswith(("过去", "去年")) or self.time.endswith("年来")):
            return True
        if published is None:  # nothing tells the day: 2024年工作回顾 is no review of half a year
            whole = self.year is not None and self.time == f"{self.year}年"
            return self.direction == "review" and (whole or _MASKED.search(self.heading) is not None)
        return self.year is not None and self.year < published.year

    @property
    def is_answer(self) -> bool:
        """Whether the part is what answers a question."""
        return self.level == TURN

    @property
    def year(self) -> int | None:
        """The year that the heading names, where it names one."""
        return years.arabic(self.time[:4]) if self.time and _A_YEAR.match(self.time) else None


def read(start: int, line: str) -> Part | None:
    """The part that a line opens which begins at ``start``, or None where it is running text.

    >>> part = read(0, "二、2025年重点任务")
    >>> part.heading, part.direction, part.level, part.time
    ('二、2025年重点任务', 'plan', 3, '2025年')
    >>> read(0, "全年新增就业3万人。")
    """
    content = line.strip()
    if MAY_OPEN.match(line):
        if question := _QUESTION.match(line):
            asked = line[question.end() :]
            return Part(start, content[:LONGEST], direction_of(asked, question=True), TURN, _asked_of(asked))
        if _ANSWER.match(line) or _DATELINE.match(line):
            return None
        numbered = NUMBERED.match(line)
        if numbered and numbered.lastgroup:
            return _numbered(start, content, numbered)
    if len(content) > LONGEST or _NO_HEADING.search(content) or "报告" in content[-8:]:
        return None
    direction = direction_of(content[-_HEAD_NOUN:])  # 重点任务 ends a heading; 29项重点任务促进… is a headline
    if direction is None or len(set(_YEARS.findall(content))) > 1 or _BOTH.search(content):
        return None  # running text, or the title of a document that looks back and sets out
    return Part(start, content, direction, 1, _time(content))


def _numbered(start: int, content: str, number: re.Match[str]) -> Part:
    """The part of a heading that is numbered, or marked as one."""
    if number.lastgroup == "article":
        return Part(start, number[0].strip(" \t　#*"), None, FIRST)
    title = content.lstrip("#* 　").replace("；", "。").replace(";", "。").partition("。")[0]
    headline = number.lastgroup == "mark"  # of news, which set out nothing
    name, _, told = title.partition("：")
    told_at_once = _DIGIT.search(told) is not None  # 1.税收：年度目标5亿元，1—9月完成4亿元
    direction = None if headline else direction_of(name if told_at_once else title)
    return Part(start, title[:LONGEST], direction, _LEVELS[number.lastgroup or "mark"], _time(title))


_DIGIT = re.compile("[0-9]")
_NO_HEADING = re.compile("[。；，：:;,|！!\t]|　[^　]+　")  # running text, or the head of a table
NUMBERED = re.compile(
    rf"[\s#*]*+(?:(?P<chapter>{numbering.CHAPTER})|(?P<under>{numbering.UNDER})|(?P<article>{numbering.ARTICLE})"
    rf"|(?P<first>{numbering.FIRST})|(?P<second>{numbering.SECOND})|(?P<third>{numbering.THIRD}))"
    r"|[\s*]*+(?P<mark>#++\s|【)"
)
FIRST, DEEP = 3, 4  # the levels of 一、 and of （一）
TURN = 9  # its level: an interview turn ends at the next turn or heading of any level
_LEVELS = {"chapter": 1, "under": 2, "first": FIRST, "article": FIRST, "second": DEEP, "third": 5, "mark": 1}
_QUESTION = re.compile(r"\s*[【\[]?(?:记者|主持人|问|网友|提问|主播)[】\]]?\s*[:：]")
_ANSWER = re.compile(r"\s*【?[\w·]{2,8}】\s*[:：]")
_DATELINE = re.compile(r"\s*【[^】\n]{0,14}(?:消息|讯|电|报道)】[^\n]*。")  # 【某报消息】6月15日，…: running text
_HEAD_NOUN = 10  # characters in which the head of an unnumbered heading stands
LONGEST = 45  # characters; a longer line without a number is a paragraph
# How a long line begins that may be numbered or a turn.
MAY_OPEN = re.compile(r"[\s#*]*[第一二三四五六七八九十（(0-9【\[#记主问网提]")
_YEARS = re.compile("20[0-9]{2}(?=年)")
_BOTH = re.compile("(?:情况|总结|统计|回顾|成效|执行)(?:与|和|及|暨)")
_MASKED = re.compile("[0-9]{2}[xX×*＊]{1,2}年|[xX×]{2,4}年")  # 20XX年工作回顾


def by_year(part: Part, published: date | None) -> str | None:
    """Where a heading names a year, whether it lies behind: 二、2025年主要工作 sets out in a report of 2025.

    >>> by_year(read(0, "二、2025年主要工作"), date(2025, 1, 15)), by_year(read(0, "二、主要工作"), date(2025, 1, 15))
    ('plan', None)
    """
    if published is None or part.year is None or part.level >= DEEP or not part.time or part.time not in part.heading:
        return None
    told = part.direction == "review" and _TOLD.search(part.heading) is not None  # 2007年1—6月计划执行情况
    if told or part.direction == "gloss" or "，" in part.heading:  # 三、自2024年1月1日起，…: a sentence
        return None
    return "plan" if part.year >= published.year else "review"


_TOLD = re.compile("情况|回顾|总结|成效|成就|评估")


@cache
def _signs(question: bool) -> list[tuple[str, re.Pattern[str]]]:
    table = lexicon.load("sections")
    return [
        (direction, re.compile("|".join(table["questions" if question else "headings"][direction])))
        for direction in ("review", "plan", "gloss", "open")
        if direction in table["questions" if question else "headings"]
    ]


def direction_of(title: str, *, question: bool = False) -> str | None:
    """Whether a heading or question looks back or sets out: a question by its last sign, a heading if all agree.

    >>> direction_of("2024年工作回顾"), direction_of("工作回顾和今年重点任务")
    ('review', None)
    >>> direction_of("下一步有哪些打算？", question=True)
    'plan'
    """
    title = title.rstrip("？?\n ")
    signs = [
        (found.start(), -found.end(), way) for way, pattern in _signs(question) for found in pattern.finditer(title)
    ]
    ways, reach = [], 0
    for _, end, way in sorted(signs):
        if -end > reach:  # 如何 within 进展如何 is no sign of its own
            ways.append(way)
            reach = -end
    return ways[-1] if ways and ways[-1] != "open" and (question or len(set(ways)) == 1) else None


_TIME = re.compile(  # 2、产值比|去年|增长4% is of another year
    rf"(?<![比较与])(?<![^大合共]同)(?:((?:19|20)[0-9]{{2}}|{years.IN_CHARACTERS}(?=年)|{years.MASKED})"
    rf" ?(年{years.PART_OF_YEAR}?)|过去一年|过去五年|[一二两三四五]年来"
    rf"|[今去]年{years.PART_OF_YEAR}?|{years.QUARTER}|{years.HALF}|[“\"]?[一二三四五六七八九十]+五[”\"]?(?:时期|期间|(?=(?:发展)?(?:回顾|目标)|成就|取得|重点|主要|任务|规划|安排)))"
)
_OF_TIMES = ("年", "季度", "五")  # one of them is in every time, and none in most titles
_A_YEAR = re.compile(f"[12][0-9]{{3}}|{years.IN_CHARACTERS}")


def _time(title: str) -> str | None:
    found = _TIME.search(title) if any(mark in title for mark in _OF_TIMES) else None
    return (f"{found[1]}{found[2]}" if found[1] else found[0]) if found else None


def _asked_of(question: str) -> str | None:
    """The last time that a question states: “十四五”以来…成绩如何？ 目前进展如何？"""
    stated = [
        time.text
        for time in times.find(question)
        if time.use in _ASKED or (time.use == "now" and time.text.endswith("目前"))  # 怎样看当前的形势？
    ]
    return stated[-1] if stated else _time(question)


_ASKED = frozenset({"stated", "behind", "ahead", "plan"})

# A stretch of time within a year, or a year, as bulletins name it: 上半年, 1—9月, 2024年.
SPAN = rf"(?:20[0-9]{{2}}年)?{years.PART_OF_YEAR}|20[0-9]{{2}}年"
