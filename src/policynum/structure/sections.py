"""The document as people read it: parts that look back or set out, one in another, and the lists that a line leads to.

Work reports, plans, interviews and rules differ in what an unmarked number means. In a part that sets out what is to be
done it is an aim, in a part that looks back a fact, in a rule a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from policynum import lexicon, patterns
from policynum.sentences import years
from policynum.structure import documents, headings
from policynum.structure.headings import DEEP, FIRST, LONGEST, MAY_OPEN, SPAN, TURN, Part
from policynum.text import numbering


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
        begun = 0
        for glued in _GLUED.finditer(line) if len(line) > LONGEST else ():
            if headings.direction_of(glued["title"]) in ("review", "plan"):
                yield from outline.read(start + begun, line[begun : glued.start() + 1])
                begun = glued.start() + 1
        yield from outline.read(start + begun, line[begun:])
        start += len(line) + 1


# A heading amid a line, as in copies that lost their line breaks: …完成投资3亿元。|二、下半年工作打算。|….
_GLUED = re.compile(rf"[。；！]{numbering.FIRST}(?P<title>[^，。；：、\n]{{3,24}}+)(?=[。：\s　])")


class _Outline:
    """The parts that are open where a document has been read to, the innermost last."""

    def __init__(self, text: str, published: date | None) -> None:
        self._published = published
        document = documents.read(text)
        self._has_articles = document.has_articles
        self.open = [Part(0, "", document.direction, 0, document.time)]
        self._before: str | None = None  # where the heading before looks, of those that count 一、 二、
        self._listed: Part | None = None  # what goes on once a list of aims has ended
        self._items = 0  # lines of that list
        self._counted = False  # whether its lines begin with 一、 and 二、
        self._titled = False  # whether its last line is but the title of what the next one says
        self._goes_on = False  # whether its last line ends in a mark behind which more follows
        self._text = text
        self._to_come: int | None = None  # the first year that may lie ahead; looked for when it is asked for
        self._up_to: str | None = None  # the year up to which the line before says what is to come

    def read(self, start: int, line: str) -> Iterator[Part]:
        """The parts that a line opens, for itself or for what follows it."""
        if not line or line.isspace():
            return
        if self._up_to is None and self._listed is None and self.open[-1].direction is None and _DASHED.match(line):
            to = _UP_TO.search(line)  # ——集约：…，到2030年，产量达到5万吨: so are the others
            self._up_to = to["time"] if to is not None and self._lies_ahead(to["year"]) else None
        if self._up_to is not None:
            if self._listed is None and (_DASHED.match(line) or _IN_DETAIL.match(line)):
                self._listed, self._items = self.open[-1], 0
                yield self._go_on(self._listed._replace(start=start, direction="plan", time=self._up_to))
            self._up_to = None
        if self._listed is not None:
            self._items += 1
            item = _ITEM.match(line)
            of_an_item = (self._titled or self._goes_on) and not item
            self._goes_on = line.rstrip().endswith(_MORE)
            self._titled = item is not None and _TITLE_OF_ITEM.fullmatch(line, item.end()) is not None
            if self._items > 1 and not item and not of_an_item:
                yield self._go_on(self._listed._replace(start=start))
                self._listed = None
        long = len(line) > LONGEST
        part = None if long and not MAY_OPEN.match(line) else headings.read(start, line)
        if part is None and not long and (alone := _ALONE.fullmatch(line)) and not self._opens_nothing(start, line):
            part = Part(start, line.strip(), None, _DATED, alone[1])
        if part is None:
            yield from self._led_in(start, line)
        elif self._listed is None or not (
            part.level >= DEEP or self._is_aim(line)
        ):  # （一） and 1. are items of a list
            if self._listed is not None:
                self.open[-1], self._listed = self._listed, None
            yield self._entered(part)
            if part.time is not None and part.level >= DEEP and line.rstrip().endswith(("；", ";")):
                above = self.open[-2].time  # an item of a list dates its own line, and none behind it
                yield self._go_on(self.open[-1]._replace(start=start + len(line) + 1, time=above))

    def _is_aim(self, line: str) -> bool:
        """Whether 一、 opens no part but an aim of those that the line before leads to: 目标如下：⏎一、收入增长5%。"""
        self._counted = (self._items == 1 or self._counted) and _COUNTED.fullmatch(line) is not None
        return self._counted

    def _opens_nothing(self, start: int, line: str) -> bool:
        """Whether a line that is but a time is the date of a signature, a field, or one head of a table of many."""
        before = self._text[max(0, start - LONGEST) : start].rstrip().rpartition("\n")[2]
        if before.endswith(_SIGNED) or _ALONE.fullmatch(before) is not None:
            return True
        following = _NEXT_LINE.match(self._text, start + len(line))
        return following is None or _ALONE.fullmatch(following[1]) is not None

    def _go_on(self, part: Part) -> Part:
        """The innermost part in another direction or at another time."""
        self.open[-1] = part
        return part

    def _led_in(self, start: int, line: str) -> Iterator[Part]:
        """What a line of running text opens: a list of aims, of tasks, or a topic at its own time."""
        here, end = self.open[-1], start + len(line)
        tail = max(0, len(line) - LONGEST)
        leads_on = line.rstrip().endswith(("：", ":", "目标是"))  # most lines do not, and need no closer look
        if leads_on and (aims := _AIMS.search(line, tail)) is not None:
            self._listed = here if self._listed is None else self._listed
            self._items, self._goes_on = 0, False
            yield self._go_on(
                self._listed._replace(start=end + 1, direction="plan", time=aims["time"] or self._listed.time)
            )
        elif leads_on and here.direction is None and _WHAT_A_PLAN_SAYS.search(line, tail) is not None:
            yield self._go_on(here._replace(start=end + 1, direction="plan"))
        elif self._listed is None and line.rstrip().endswith(_MORE) and (aims := _AIMS_BEGIN.match(line)) is not None:
            self._listed, self._items, self._goes_on = here, 0, True
            yield self._go_on(here._replace(start=end + 1, direction="plan", time=aims["time"] or here.time))
        elif (
            leads_on
            and here.time is None
            and self._listed is None
            and (list_of := _LIST_OF_A_TIME.search(line, tail)) is not None
            and _POINT_NEXT.match(self._text, end) is not None
            and _tasks().search(line, tail) is None
        ):
            self._listed, self._items = here, 0
            yield self._go_on(here._replace(start=end + 1, time=list_of["time"]))
        elif here.direction in (None, "rule") and not self._has_articles and _tasks().search(line, tail):
            named = _OF_TASKS.search(line, tail)
            yield self._go_on(here._replace(start=end + 1, direction="plan", time=named[0] if named else here.time))
        elif tail == 0 and (
            (led := _TOPIC.fullmatch(line)) is not None
            or (
                here.time is None
                and (led := _TOPIC_SO_FAR.fullmatch(line)) is not None
                and _NUMBERED_NEXT.match(self._text, end) is not None
            )
        ):
            yield self._go_on(here._replace(start=start, time=led[1]))
        elif here.direction is None and self._listed is None and (to := _UP_TO.search(line)) is not None:
            self._up_to = to["time"] if self._lies_ahead(to["year"]) else None

    def _lies_ahead(self, year: str) -> bool:
        """Whether a year is later than the day on which the document speaks, or than all years that it names."""
        if self._published is not None:
            return int(year) > self._published.year
        if self._to_come is None:
            self._to_come = documents.first_year_to_come(self._text)
        return int(year) >= self._to_come

    def _sets_out(self, part: Part) -> bool:
        """Whether the part under 2023年主要工作 sets out, behind a review or by its words: the title leaves it open."""
        if self._published is not None:
            return False  # the year tells
        end = part.start + len(part.heading)
        return self._before == "review" or _SETS_OUT.search(self._text, end, end + _OPENING) is not None

    def _entered(self, part: Part) -> Part:
        """The part of a heading, in the direction that it, its neighbours and what holds it give it."""
        while self.open[-1].level >= part.level > 0:
            self.open.pop()
        above = self.open[-1]
        own = headings.by_year(part, self._published) or part.direction
        if own == "review" and _OF_A_YEAR.search(part.heading) and self._sets_out(part):
            own = "plan"
        if self.open[0].direction == "rule" and own != "gloss":
            aims = own == "plan" and not self._has_articles and _AIMS_OF_TERMS.search(part.heading) is not None
            own = "plan" if aims else "rule"  # 第二章 规划 in a law sets out nothing, nor 五、保障措施 in terms
        if part.level == FIRST:
            if part.heading.startswith("一、"):
                self._before = None  # a count that begins anew goes on from nothing
            if own is None and part.heading.endswith("情况"):
                own = "review" if self._before == "review" else None  # 一、基本情况, 二、收入变化情况
            elif own is None and self._before in ("review", "plan"):
                own = "plan"  # what follows the part that looks back sets out, and what follows that goes on to
            self._before = own
        deep = DEEP <= part.level < TURN
        if part.time == "过去一年" and (year := _IN_THAT_YEAR.match(self._text, part.start)) is not None:
            part = part._replace(time=year["year"])
        part = part._replace(
            direction=(above.direction or own) if deep else (own or above.direction),
            time=part.time or above.time,
            root=above.root if part.level > FIRST else part.start,
        )
        self.open.append(part)
        return part


_IN_THAT_YEAR = re.compile(r"[^\n]{0,60}\n\s*(?P<year>20[0-9]{2}年)[，,]")  # 一、过去一年工作回顾⏎|2024年|，我们…
_OF_A_YEAR = re.compile("20[0-9]{2}年(?:的|政府|全[省市县区])?主要工作\\Z")
_SETS_OUT, _OPENING = re.compile("今年是[^。]{0,40}年|预期目标|总体要求|新的一年"), 800  # characters of a part

_COUNTED = re.compile(rf"\s*{numbering.FIRST}[^\n]{{2,80}}[0-9](?![0-9年])[^\n]{{0,40}}[。；;]\s*")

# A time alone on its line: ●2021年 and then what was done in it.
_ALONE = re.compile(rf"[\s#*>●◆■▶○·•-]*(20[0-9]{{2}}年(?:{years.PART_OF_YEAR})?|[今去]年)[\s*]*[：:]?\s*")
_NEXT_LINE = re.compile(r"\s*\n\s*([^\n]*[一-鿿]{4}[^\n]*)")
_SIGNED = ("政府", "局", "委员会", "委", "厅", "办公室", "公司", "中心", "院", "：")  # 县人民政府⏎2024年
_DATED = 6  # the level of a line that is but a time: below all that are numbered

# -- Lead-ins ----------------------------------------------------------------------------------------------------------

# A line that says when, and no number: 9月份，货运平稳运行。 “十四五”期间，推进以下任务：
_TOPIC = re.compile(
    rf"\s*({SPAN}|全年|“[一二三四五六七八九十]+五”(?:时期|期间))，[^0-9，：。]{{2,30}}(?:，[^0-9：。]{{2,30}})?[：。]\s*"
)
# The same of a time that reaches up to now, where no heading tells one: 今年以来，全市做了四方面工作。
_TOPIC_SO_FAR = re.compile(
    rf"\s*({SPAN}|[今去]年(?:以来)?|近?[一二两三四五]年来|过去[一两三五]年)"
    "(?:，[^0-9，：。]{2,30}[。]|，?[^0-9：]{2,60}：)\\s*"
)
# The same of a list of points: 他说，7月份，消费市场的特点主要有：⏎一是…
_LIST_OF_A_TIME = re.compile(
    rf"(?:^|[，。、　 \n]|[一-鿿](?<![与同比较于]))(?P<time>{SPAN}|全年|今年以来|本月|本季度|本周)"
    r"，?[^0-9：，。]{4,30}[：:]\s*\Z"
)
_POINT_NEXT = re.compile(rf"\s*\n\s*{numbering.POINT}")
_NUMBERED_NEXT = re.compile(rf"\s*\n\s*(?:{numbering.ANY}|[一二三]是|[—●◆■•·-])")
# The last words of a line that says that aims follow: 到2027年的主要目标：
_BY_WHEN = (
    "(?:(?P<time>(?:到|至)?(?:(?:19|20)[0-9]{2}年[底末]?|今年|明年|(?:今后|未来)的?[一二三四五六七八九十]{1,2}年"
    '|[“"]?[一二三四五六七八九十]+五[”"]?(?:时期|期间|末)))[^，。；：\n]{0,12})?'
    "(?:目标(?:任务|指标)?|指标任务)"
)
_AIMS = re.compile(rf"{_BY_WHEN}(?:是|为|如下)?[：:]\s*\Z|(?:\A|(?<=\s))[一-鿿]{{0,6}}目标是\s*\Z")
# The same where the first of them stands on that line: 2025年的目标是：产值增长5%，⏎新增就业3万人
_AIMS_BEGIN, _MORE = (
    re.compile(rf"[\s　]*[^，。；：\n]{{0,12}}?{_BY_WHEN}(?:是|为|如下)?[：:]"),
    ("；", ";", "，", ",", "、"),
)
# 规划主要内容如下：
_WHAT_A_PLAN_SAYS = re.compile(
    "(?:(?:规划|方案|计划|纲要|通知|意见)》?(?:的?相关|的?主要|的?具体)?(?:内容|要点)(?:如下|摘要)"
    "|现[就将][^，。；]{2,40}(?:事项|工作|要求|任务)[^，。；]{0,6}通知如下)[：:]\\s*\\Z"
)
_ITEM = re.compile(rf"\s*(?:[—–{numbering.MARKS}{numbering.CIRCLED}-]|{numbering.ANY}|{numbering.POINT})")
# 规划提出，到2027年，产量达到5万吨。 and then lines that open with a dash
_UP_TO = re.compile(r"(?P<time>[到至](?<![^，,。：:；取争保计标].)(?P<year>20[0-9]{2})年[底末]?)[，,]")
_OF_TASKS = re.compile("今年|明年|到?20[0-9]{2}年[底末]?(?![一-鿿]{0,8}(?:会|提出))")  # 今年将办好“十件实事”。
_IN_DETAIL = re.compile(
    r"[\s　]*(?:具体(?:包括|来看|目标|指标)?|主要目标|分领域看|包括)[^，。；：:\n]{0,4}[：:]"
)  # 具体包括：粮食面积稳定在…
_DASHED = re.compile(r"\s*(?:——|--)")
_TITLE_OF_ITEM = re.compile(r"[\s　]*[一-鿿“”]{4,20}\s*")  # ● 利用外资实现新增长
_AIMS_OF_TERMS = re.compile("目标|任务|重点工作|工作安排")


@cache
def _tasks() -> re.Pattern[str]:
    """The last words of a line that says that tasks follow: 请各地抓好以下工作： 围绕这个盘子，突出抓好三件事。"""
    table = lexicon.load("sections")["tasks"]
    verbs, nouns = patterns.trie(table["verbs"]), patterns.trie(table["nouns"])
    return re.compile(
        rf"{verbs}[^，。；：]{{0,12}}"
        rf"(?:{nouns}”?[：:]"
        rf"|(?:(?:以下|如下|下列)|[一二两三四五六七八九十0-9几](?:件|项|个|大))[^，。；：]{{0,6}}{nouns}”?[：:。])\s*\Z"
    )
