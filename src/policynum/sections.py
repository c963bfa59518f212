"""The document as people read it: headings, parts that look back or set out, interview turns.

Work reports, plans, interviews and rules differ in what an unmarked number means. In a part that sets out what is to be
done it is an aim, in a part that looks back a fact, in a rule a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice
from typing import NamedTuple

from policynum import lexicon, patterns
from policynum.model import Section


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
        return self.year is not None and published is not None and self.year < published.year

    @property
    def is_answer(self) -> bool:
        """Whether the part is what answers a question."""
        return self.level == _TURN

    @property
    def year(self) -> int | None:
        """The year that the heading names, where it names one."""
        return int(self.time[:4]) if self.time and self.time[:4].isdigit() else None


def find(text: str, published: date | None = None) -> Iterator[Part]:
    """The parts of a document in order, the first from 0; a year in a heading lies behind or ahead of ``published``.

    >>> text = "一、2024年工作回顾\\n新增就业3万人。\\n二、今年重点任务\\n植树5万亩。"
    >>> [(part.heading, part.direction) for part in find(text)]
    [('', None), ('一、2024年工作回顾', 'review'), ('二、今年重点任务', 'plan')]
    """
    outline = _Outline(text, published)
    yield outline.open[-1]
    start = 0
    for line in text.split("\n"):
        yield from outline.read(start, line)
        start += len(line) + 1


class _Outline:
    """The parts that are open where a document has been read to, the innermost last."""

    def __init__(self, text: str, published: date | None) -> None:
        self._published = published
        self._has_articles = _has_articles(text)
        terms = self._has_articles or _is_of_terms(text)
        direction = "rule" if terms else "review" if _starts_amid_review(text) else None
        planned = _titled_plan(text) if direction is None else None
        if planned is not None or (direction is None and _has_charges(text)):
            direction = "plan"
        self.open = [Part(0, "", direction, 0, _title_time(text) or planned or None)]
        self._before: str | None = None  # where the heading before looks, of those that count 一、 二、
        self._listed: Part | None = None  # what goes on once a list of aims has ended
        self._items = 0  # lines of that list
        self._titled = False  # whether its last line is but the title of what the next one says

    def read(self, start: int, line: str) -> Iterator[Part]:
        """The parts that a line opens, for itself or for what follows it."""
        if self._listed is not None and line and not line.isspace():
            self._items += 1
            item = _ITEM.match(line)
            of_an_item = self._titled and not item
            self._titled = item is not None and _TITLE_OF_ITEM.fullmatch(line, item.end()) is not None
            if self._items > 1 and not item and not of_an_item:
                yield self._go_on(self._listed._replace(start=start))
                self._listed = None
        long = len(line) > _LONGEST
        part = None if long and not _MAY_OPEN.match(line) else _heading(start, line, self.open[-1])
        if part is None:
            yield from self._led_in(start, line)
        elif self._listed is None or part.level < _DEEP:  # （一） and 1. are items of a list
            if self._listed is not None:
                self.open[-1], self._listed = self._listed, None
            yield self._entered(part)

    def _go_on(self, part: Part) -> Part:
        """The innermost part in another direction or at another time."""
        self.open[-1] = part
        return part

    def _led_in(self, start: int, line: str) -> Iterator[Part]:
        """What a line of running text opens: a list of aims, of tasks, or a topic at its own time."""
        here, end = self.open[-1], start + len(line)
        tail = max(0, len(line) - _LONGEST)
        leads_on = line.rstrip().endswith(("：", ":", "目标是"))  # most lines do not, and need no closer look
        if leads_on and (aims := _AIMS.search(line, tail)) is not None:
            self._listed = here if self._listed is None else self._listed
            self._items = 0
            yield self._go_on(
                self._listed._replace(start=end + 1, direction="plan", time=aims["time"] or self._listed.time)
            )
        elif here.direction in (None, "rule") and not self._has_articles and _tasks().search(line, tail):
            yield self._go_on(here._replace(start=end + 1, direction="plan"))
        elif tail == 0 and (led := _TOPIC.fullmatch(line)) is not None:
            yield self._go_on(here._replace(start=start, time=led[1]))

    def _entered(self, part: Part) -> Part:
        """The part of a heading, in the direction that it, its neighbours and what holds it give it."""
        while self.open[-1].level >= part.level > 0:
            self.open.pop()
        above = self.open[-1]
        own = _by_year(part, self._published) or part.direction
        if self.open[0].direction == "rule" and own != "gloss":
            aims = own == "plan" and not self._has_articles and _AIMS_OF_TERMS.search(part.heading) is not None
            own = "plan" if aims else "rule"  # 第二章 规划 in a law sets out nothing, nor 五、保障措施 in terms
        if part.level == _FIRST:
            if own is None and self._before in ("review", "plan"):
                own = "plan"  # what follows the part that looks back sets out, and what follows that goes on to
            self._before = own
        deep = _DEEP <= part.level < _TURN
        part = part._replace(
            direction=(above.direction or own) if deep else (own or above.direction),
            time=part.time or above.time,
            root=above.root if part.level > _FIRST else part.start,
        )
        self.open.append(part)
        return part


# -- Headings ---------------------------------------------------------------------------------------------------------

_MAY_OPEN = re.compile(
    r"[\s#*]*[第一二三四五六七八九十（(0-9０-９【\[#记主问网提]"
)  # a long line that may be numbered or a turn
_NUMBERED = re.compile(
    r"[\s#*]*+(?:(?P<chapter>第[一二三四五六七八九十百]+[章编部]分?)|(?P<under>第[一二三四五六七八九十百]+节)"
    r"|(?P<article>第[一二三四五六七八九十百零〇0-9]+条)"
    r"|(?P<first>[一二三四五六七八九十]{1,3}、)"
    r"|(?P<second>[（(][一二三四五六七八九十]{1,3}[）)])"
    r"|(?P<third>[0-9０-９]{1,2}[.．、](?![0-9０-９])))"
    r"|[\s*]*+(?P<mark>#++\s|【)"
)
_FIRST, _DEEP = 3, 4  # the levels of 一、 and of （一）
_TURN = 9  # an interview turn ends at the next turn or heading of any level
_LEVELS = {"chapter": 1, "under": 2, "first": _FIRST, "article": _FIRST, "second": _DEEP, "third": 5, "mark": 1}
_QUESTION = re.compile(r"\s*[【\[]?(?:记者|主持人|问|网友|提问|主播)[】\]]?\s*[:：]")
_ANSWER = re.compile(r"\s*【?[\w·]{2,8}】\s*[:：]")
_HEAD_NOUN = 8  # characters in which the head of an unnumbered heading stands
_HEAD = 1500  # characters: what stands above the first paragraph in web copies
_LONGEST = 45  # characters; a longer line without a number is a paragraph


def _heading(start: int, line: str, above: Part) -> Part | None:
    """The part that a line opens, or None where it is running text."""
    content = line.strip()
    if question := _QUESTION.match(line):
        asked = line[question.end() :]
        return Part(start, content[:_LONGEST], _direction(asked, question=True), _TURN, _time(asked))
    if _ANSWER.match(line):
        return None
    numbered = _NUMBERED.match(line)
    if numbered and numbered.lastgroup == "article":
        return Part(start, numbered[0].strip(" \t　#*"), None, _FIRST)
    if numbered and numbered.lastgroup:
        title = re.match(r"[^。；;]*", content.lstrip("#* 　"))
        assert title is not None
        level = _LEVELS[numbered.lastgroup]
        direction = None if numbered.lastgroup == "mark" else _direction(title[0])  # headlines of news set out nothing
        return Part(start, title[0][:_LONGEST], direction, level, _time(title[0]))
    if len(content) <= _LONGEST and not re.search(r"[。；，：:;,|！!]", content) and "报告" not in content[-8:]:
        direction = _direction(content[-_HEAD_NOUN:])  # 重点任务 ends a heading; 29项重点任务促进… is a headline
        if len(set(_YEARS.findall(content))) > 1 or _BOTH.search(content):
            direction = None  # the title of a document that looks back and sets out
        if direction is not None:
            return Part(start, content, direction, 1, _time(content))
    return None


_YEARS = re.compile("20[0-9]{2}(?=年)")
_BOTH = re.compile("(?:情况|总结|统计|回顾|成效|执行)(?:与|和|及|暨)")


def _by_year(part: Part, published: date | None) -> str | None:
    """Where a heading names a year, whether it lies behind: 二、2025年主要工作 sets out in a report of 2025."""
    if published is None or part.year is None or part.level >= _DEEP or not part.time or part.time not in part.heading:
        return None
    if part.direction == "gloss" or "，" in part.heading:  # 三、自2024年1月1日起，…: a sentence, and no heading
        return None
    return "plan" if part.year >= published.year else "review"


@cache
def _signs(question: bool) -> list[tuple[str, re.Pattern[str]]]:
    table = lexicon.load("sections")
    return [
        (direction, re.compile("|".join(table["questions" if question else "headings"][direction])))
        for direction in ("review", "plan", "gloss")
        if direction in table["questions" if question else "headings"]
    ]


def _direction(title: str, *, question: bool = False) -> str | None:
    """Whether a heading or question looks back or sets out: a question by its last sign, a heading if all agree."""
    title = title.rstrip("？?\n ")
    signs = [
        (found.start(), -found.end(), way) for way, pattern in _signs(question) for found in pattern.finditer(title)
    ]
    ways, reach = [], 0
    for _, end, way in sorted(signs):
        if -end > reach:  # 如何 within 进展如何 is no sign of its own
            ways.append(way)
            reach = -end
    return ways[-1] if ways and (question or len(set(ways)) == 1) else None


_MONTH = "[0-9０-９]{1,2}"
_PART_OF_YEAR = (
    rf"前?第?[一二三四]个?季度|[上下]半年|前(?:{_MONTH}|[一二三四五六七八九十]{{1,2}})个月|(?:{_MONTH}[-—–])?{_MONTH}月"
)
_TIME = re.compile(
    rf"((?:[1１][9９]|[2２][0０])[0-9０-９]{{2}}) ?(年(?:{_PART_OF_YEAR})?)|过去一年|过去五年|[一二两三四五]年来"
    rf"|[今去]年(?:{_PART_OF_YEAR})?|[一二三四]季度|[上下]半年|[“\"]?[一二三四五六七八九十]+五[”\"]?(?:时期|期间|(?=(?:发展)?(?:回顾|目标)|成就|取得|重点|主要|任务|规划|安排))"
)


def _time(title: str) -> str | None:
    found = _TIME.search(title)
    return (f"{found[1]}{found[2]}" if found[1] else found[0]) if found else None


_SPAN = (
    r"(?:20[0-9]{2}年)?(?:前[一二三]季度|[一二三四]季度|[上下]半年|[0-9]{1,2}[—–-][0-9]{1,2}月份?|[0-9]{1,2}月份?)"
    r"|20[0-9]{2}年"
)
# A line that says when, and no number: 9月份，货运平稳运行。 “十四五”期间，推进以下任务：
_TOPIC = re.compile(
    rf"\s*({_SPAN}|全年|“[一二三四五六七八九十]+五”(?:时期|期间))，[^0-9０-９，：。]{{2,30}}(?:，[^0-9０-９：。]{{2,30}})?[：。]\s*"
)
_TITLE = re.compile(
    rf"[^\n。；]{{0,20}}?({_SPAN})[^\n。；]{{0,30}}(?:公报|情况|分析|通报|快报|简报|数据|综述|解读|发布会|通知)"
)


def _title_time(text: str) -> str | None:
    """The time in the title of a bulletin or an analysis: 2024年…统计公报, 上半年…运行情况."""
    lines = (line.strip() for line in text[:_HEAD].split("\n"))
    for line in islice(filter(None, lines), _TITLE_LINES):
        if len(line) <= _LONGEST and line[-1] != "。" and (found := _TITLE.match(line)):
            return found[1]
    return None


def _titled_plan(text: str) -> str | None:
    """The time in the title of a plan, "" where it names none; None without such a title (2024年…任务清单)."""
    lines = (line.strip(" \t　#*") for line in text[:_HEAD].split("\n"))
    for line in islice(filter(None, lines), _TITLE_LINES):
        if _NUMBERED.match(line):
            return None
        if (found := _plan_title().fullmatch(line)) is not None and _no_plan().search(line) is None:
            return found["time"] or ""
    return None


@cache
def _plan_title() -> re.Pattern[str]:
    titles = patterns.trie(lexicon.load("sections")["titles"]["plan"])
    return re.compile(
        rf"(?P<time>(?:19|20)[0-9]{{2}}年)?[^。；\n]{{0,60}}{titles}(?:的通知)?(?:[（(][^）)]{{1,24}}[）)])?"
    )


@cache
def _no_plan() -> re.Pattern[str]:
    """What stands in titles of what looks back, and of news about a plan."""
    return re.compile("|".join(lexicon.load("sections")["titles"]["no_plan"]))


# The last words of a line that says that aims follow: 到2027年的主要目标：
_AIMS = re.compile(
    r"(?:(?P<time>(?:到|至)?(?:(?:19|20)[0-9]{2}年[底末]?|今年|明年|[“\"]?[一二三四五六七八九十]+五[”\"]?(?:时期|期间|末)))[^，。；：\n]{0,12})?"
    r"(?:目标(?:任务|指标)?|指标任务)(?:是|为|如下)?[：:]\s*\Z|(?:\A|(?<=\s))[一-鿿]{0,6}目标是\s*\Z"
)
_ITEM = re.compile(r"\s*(?:[—–·•●◆▲■○▪-]|[（(]?[0-9一二三四五六七八九十①-⑳]{1,3}[）)、.．是])")
_TITLE_OF_ITEM = re.compile(r"[\s　]*[一-鿿“”]{4,20}\s*")  # ● 利用外资实现新增长
_TITLE_LINES = 3
_ARTICLE = re.compile(r"\n[ \t　#*]*第[一二三四五六七八九十百零〇0-9]+条[\s　]")


@cache
def _tasks() -> re.Pattern[str]:
    """The last words of a line that says that tasks follow: 请各地抓好以下工作： 围绕这个盘子，突出抓好三件事。"""
    table = lexicon.load("sections")["tasks"]
    verbs, nouns = patterns.trie(table["verbs"]), patterns.trie(table["nouns"])
    return re.compile(
        rf"{verbs}[^，。；：]{{0,12}}"
        rf"(?:{nouns}[：:]"
        rf"|(?:(?:以下|如下|下列)|[一二两三四五六七八九十0-9几](?:件|项|个|大))[^，。；：]{{0,6}}{nouns}[：:。])\s*\Z"
    )


def _has_articles(text: str) -> bool:
    """Whether the text is a law or a rule: three articles or more."""
    return "一条" in text and _comes_thrice(_ARTICLE, f"\n{text}")


def _comes_thrice(pattern: re.Pattern[str], text: str) -> bool:
    return sum(1 for _ in islice(pattern.finditer(text), 3)) == 3


def _is_of_terms(text: str) -> bool:
    """Whether a text without articles is a rule or the terms of a grant: terms in every sentence."""
    opening = text[:_OPENING]
    terms = sum(1 for _ in _terms().finditer(opening))
    return terms >= _FEWEST_TERMS and terms * _CHARACTERS_A_TERM > len(opening)


_OPENING = 6000  # characters of a text by which it is told what it is
# Rules, and measures that grant money, have 18 to 43 of these words in 1000 characters; plans up to 13, reports 6.
_FEWEST_TERMS, _CHARACTERS_A_TERM = 6, 66


@cache
def _terms() -> re.Pattern[str]:
    return re.compile(patterns.trie(lexicon.load("sections")["terms"]["words"]))


def _has_charges(text: str) -> bool:
    """Whether a text charges offices with its tasks: three times or more."""
    return ("牵头" in text or "责任" in text) and _comes_thrice(_charge(), text)


@cache
def _charge() -> re.Pattern[str]:
    """Who is charged with a task, as plans say behind each: （牵头单位：市发展改革委）, （省交通运输厅牵头）."""
    table = lexicon.load("sections")["charges"]
    before, behind = patterns.trie(table["before"]), patterns.trie(table["behind"])
    return re.compile(rf"[（(](?:{before}(?:单位|部门)[:：]|[^（）()\n]{{2,30}}{behind}[^（）()\n]{{0,12}}[）)])")


_AIMS_OF_TERMS = re.compile("目标|任务|重点工作|工作安排")
_FIRST_HEADING = re.compile(r"\n[ \t　]*([一二])、([^\n。；]{2,45})")


def _starts_amid_review(text: str) -> bool:
    """Whether the text is cut from a report whose first part is missing its heading: it goes on with 二、…工作安排."""
    first = _FIRST_HEADING.search(f"\n{text}")
    return first is not None and first[1] == "二" and first.start() - 1 > _HEAD and _direction(first[2]) == "plan"
