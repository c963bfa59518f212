"""The time that a number is for: which of the times that a text states governs it.

The nearest before it in its sentence, else earlier in its line, else in the line before where both are but one
sentence of a run, else what the section's heading names, else what opened the section (一年来，…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policynum import lexicon, nouns
from policynum.bounds import HEDGED
from policynum.clauses import Place, Sentence, cues
from policynum.dates import DASH
from policynum.moments import one_of
from policynum.times import Time


class Calendar:
    """The times of a document, asked sentence by sentence which of them a number is for."""

    def __init__(self, text: str, times: Sequence[Time]) -> None:
        self._text, self._times = text, times
        self._next = 0  # the first time that does not stand before the line
        self._line = -1
        self._carried: Time | None = None
        self._carried_from = self._carried_until = -1
        self._last: Time | None = None  # of the number before
        self._lead: Time | None = None
        self._of_part: Time | None = None  # 年末 at the head of a paragraph of a bulletin, for those behind it
        self._each = -1  # the last 分别
        self._shared: list[int] = []  # the numbers that it shares out
        self._stated: list[Time] = []
        self._read = 0  # the first time that the line has not come to
        self.bases: list[Time] = []
        self.here: list[tuple[int, int]] = []

    def enter(self, sentence: Sentence, section: int, part: int, goals: int | None = None) -> None:
        """Move on to the next sentence that holds a mention.

        ``section`` is where its part of the document begins, ``part`` the smallest one under a heading, ``goals`` the
        goals, if it stands among some.
        """
        times, text = self._times, self._text
        while self._next < len(times) and times[self._next].end <= sentence.line:
            time = times[self._next]
            is_of_goals = goals is not None and goals <= time.start and _UP_TO_A_YEAR.fullmatch(time.text) is not None
            if (time.use == "behind" and _opens_a_section(text, time)) or _opens_with_a_plan(text, time) or is_of_goals:
                self._lead = time
            elif time.use == "stated" and _OF_BULLETINS.fullmatch(time.text) and _opens_its_line(text, time):
                self._of_part = time
            elif time.use in ("stated", "behind", "ahead") and _leads_in(text, time.end, sentence.line):
                self._carried, self._carried_from, self._carried_until = time, time.start, sentence.line + 1
            self._next += 1
        if self._lead is not None and self._lead.start < section:
            self._lead = None
        if self._of_part is not None and self._of_part.start < part:
            self._of_part = None
        self.bases, self.here = [], []
        if sentence.line != self._line:
            self._line, self._stated, self._read = sentence.line, [], self._next
        while self._read < len(times) and times[self._read].end <= sentence.end:
            time = times[self._read]
            self._read += 1
            if time.use == "base":
                if time.start >= sentence.start:
                    self.bases.append(time)
                    if (level := _LEVEL.match(text, time.end)) and (former := _of_the_base(time, level.end())):
                        self._stated.append(former)
            elif time.use == "named":
                continue
            elif time.start < sentence.start or not _names_an_object(text, time, sentence.start):
                self._stated.append(time)
                if time.start >= sentence.start:
                    self.here.append((time.start, time.end))
        del self._stated[:-_REMEMBERED]

    def governs(self, place: Place, start: int, headed: bool) -> tuple[Time | None, bool]:
        """The time of the number at ``start``, and whether its sentence states it; ``headed`` if its section does."""
        sentence = place.sentence
        time = self._nearest(place, start, headed or self._lead is not None)
        built = self._once_built(sentence, start)
        if built is not None and (time is None or _CLAUSE_MARK.search(self._text, time.end, built.start)):
            time = built  # 项目今年底投产，|投产后|年产值5亿元; but 2026年|通车后 is of 2026
        spoken = time is not None and time.start >= sentence.start
        if (
            not spoken
            and self._last is not None
            and self._last.start >= sentence.line
            and _IN_IT.match(self._text, sentence.start)
        ):
            time = self._last  # 全年新增用户4万户，年末达到31万户。其中，城市|21万户
        self._last = time
        if time is not None:
            no_further = time.use in ("former", "pointing", "now") or time.text[0] == "近" or _is_a_day(time)
            self._carried = None if no_further else time
            self._carried_from = sentence.line
        elif self._carried is not None and self._is_carried_to(sentence, headed):
            time = self._carried
        if time is not None:
            self._carried_until = self._until(sentence)
        elif not headed:
            time = self._lead or self._of_part
        return time, spoken

    def _once_built(self, sentence: Sentence, start: int) -> Time | None:
        """The time after a work is done, of what it then gives: |建成后|可供水300万吨."""
        begin = max(sentence.start, start - _CLAUSE * 2)
        if self._text.find("后", begin, start) < 0:
            return None
        built = list(_once_built().finditer(self._text, begin, start))
        return Time(built[-1].start(), built[-1].end(), built[-1][0], "former") if built else None

    def aimed(self, place: Place, start: int, headed: bool) -> Time | None:
        """The time of an aim that stands behind what is so now: 目前已开工37个。|增长目标定在6.5%: not of 目前."""
        return self._nearest(place, start, headed or self._lead is not None, aimed=True)

    def stretch(self, start: int) -> Time | None:
        """The stretch of years that an annual rate is one of, last before it in its line: 2009年以来，…年均|9.9%."""
        for time in reversed(self._stated):
            if time.end <= start and (time.use in ("plan", "behind") or _STRETCH.search(time.text)):
                return time
        return None

    def year_of(self, time: Time) -> int | None:
        """The last year that the line names up to a time: after 2023年，…。 全年 is the whole of 2023."""
        for stated in reversed(self._stated):
            if stated.start <= time.start and (found := _NAMED_YEAR.search(stated.text)):
                return int(found[0])
        return None

    def _nearest(self, place: Place, start: int, headed: bool, *, aimed: bool = False) -> Time | None:
        """The last time before a number in its sentence, else the last of its line that reaches so far."""
        sentence = place.sentence
        behind: Time | None = None
        passed = False  # whether a nearer part of a year does not reach so far
        for place_in_line, time in enumerate(reversed(self._stated), start=1):
            if time.end > start:
                behind = time
                continue
            if aimed and time.use in ("now", "behind"):
                continue
            if behind is not None and time.start < sentence.start and self._follows(behind, start):
                return behind
            if time.start < sentence.start:
                if passed and _PART_OF_YEAR.search(time.text):
                    continue  # 力争上半年达到5%，三季度末8%。设立…|3亿元: not in the first half either
                if not self._reaches(time, start, sentence.line, headed):
                    passed = passed or (headed and _PART_OF_YEAR.search(time.text) is not None)
                    continue
            elif _is_another_numbers(self._text, time, place, start):
                continue
            return self._apart(len(self._stated) - place_in_line, start)
        return behind if behind is not None and self._follows(behind, start) else None

    def _apart(self, at: int, start: int) -> Time:
        """The time of a number among several for each of which 分别 gives one: 一季度、二季度分别增长5%和6%."""
        text, time = self._text, self._stated[at]
        each = text.rfind("分别", max(time.end, start - _CLAUSE * 2), start)
        if each < 0 or _SEVERAL.search(text, time.end, each):
            return time
        if each != self._each:
            self._each, self._shared = each, []
        if start not in self._shared:
            self._shared.append(start)
        first = at
        while first and text[self._stated[first - 1].end : self._stated[first].start] in ("、", "和", "及", "与", "，"):
            first -= 1
        return self._stated[min(first + self._shared.index(start), at)]

    def _follows(self, time: Time, start: int) -> bool:
        """Whether a time stands behind its number, with the verb that both belong to: 230个项目|9月底前|全部开工."""
        text = self._text
        if time.start - start > _CLAUSE or time.use not in ("stated", "behind", "day") or time.text[0] in "到至截自从":
            return False
        if _VERB.match(text, time.end) is None or _CLAUSE_MARK.search(text, start, time.start):
            return False
        return _COUNTS.search(text, max(0, start - 8), start) is not None

    def _reaches(self, time: Time, start: int, line: int, headed: bool) -> bool:
        """Whether an earlier sentence's time is that of the number at ``start``.

        It opens a clause there, and in a part that its heading dates it opens the sentence or is a year. A day is the
        day of one event, and goes no further than its sentence.
        """
        text = self._text
        if time.use in ("former", "pointing"):
            return False
        if time.use == "now":
            return not text.startswith("的", time.end) and _is_near(text, time.end, start)
        if _is_a_day(time):
            return time.text[0] == "今" and text.startswith(("，", ","), time.end)
        if _is_first_of_two(text, time):
            return False
        if not headed and _PART_OF_YEAR.search(time.text) and time.text[0] != "截" and self._stated[0] is not time:
            opened = _opening().search(text, max(0, time.start - 12), time.start)
            if opened is None and not text.startswith(("，", ","), time.end):
                return False  # 甲项目计划四季度开工。竣工|26个
            if text.endswith(("其中", "其中，"), 0, time.start):
                return False
        if not headed:
            return time.use != "behind" or time.start <= line + 12 or _is_near(text, time.end, start)
        opened = _opening().search(text, max(0, time.start - 12), time.start)
        if opened is None or time.text[0] == "近":
            return False
        if opened["sentence"] is not None:
            return True
        return _WHOLE_YEAR.search(time.text) is not None and not (time.text[0] in "12" and len(opened[0]) > 1)

    def _is_carried_to(self, sentence: Sentence, headed: bool) -> bool:
        """Whether the time of the line before is a line's too: under a dated heading only one that began its line."""
        if not self._carried_from < sentence.line < self._carried_until or not self._goes_on(sentence):
            return False
        return not headed or (self._carried is not None and self._carried.start <= self._carried_from + _HEAD)

    def _until(self, sentence: Sentence) -> int:
        """Up to where a line may begin that has the sentence's time: 进度如下： reaches past a table's head."""
        if self._text.endswith(("：", ":"), sentence.line, sentence.line_end):
            return sentence.line_end + _SHORT
        return sentence.line_end + 3 if self._is_short(sentence) else -1

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a line is one more sentence on the topic of the line before, and opens no point of its own."""
        return self._is_short(sentence) and _POINT.match(self._text, sentence.line) is None

    def _is_short(self, sentence: Sentence) -> bool:
        """Whether a line is a sentence or two, and not a paragraph with a topic of its own."""
        line, end = sentence.line, sentence.line_end
        return end - line < _SHORT and self._text.count("。", line, end) < 3


@cache
def _once_built() -> re.Pattern[str]:
    return re.compile(nouns.once_built())


_IN_IT = re.compile("[\\s　]*其中")
_SHARE_OF = re.compile("(?:不低于|不高于|不超过|高于|低于|相当于)[^，。；由从比]{0,3}\\Z")
_CARRIED_OUT = re.compile("(?:落实|贯彻|执行)\\Z")
_RANGE = re.compile(DASH)
_SEVERAL = re.compile(r"[，,。；;：:、（(\n和与及]")
_FROM = re.compile(r"[由从][^0-9０-９到至为，,。；;：:、]{0,6}\Z")
_CLAUSE = 24  # characters from a number to the time of its clause
_CLAUSE_MARK = re.compile(r"[，,。；;：:、（(\n—-]|[由从比较]\Z")
_VERB = re.compile("[一-鿿]")
_COUNTS = re.compile(
    rf"(?:\A|[，,。；;：:\s>）)“])(?:{HEDGED}|有|全[国省市县区]|我[国省市县区]|其中|[一二三]期|首[批期])?\Z"
)
_LEVEL = re.compile(r"(?:全年|同期)?的(?=[0-9０-９.]++(?![0-9０-９.倍番]))")  # 比去年的|180亿元增长
_A_DAY = re.compile("日|[今昨前明][天晨早晚夜]")
_WHOLE_YEAR = re.compile("^全年|^[12][0-9]{3}年$|[今去前上]年(?:全年)?$|来$")
_STRETCH = re.compile("以来$|期间$|时期$|年[-—–～~至到]")
_PART_OF_YEAR = re.compile("季度?末?$|半年$|月份?[底末]?$")
_NAMED_YEAR = re.compile("(?:[1１][9９]|[2２][0０])[0-9０-９]{2}")
_REMEMBERED = 64  # times of a line; a longer memory would make a text of one line slow to read
_SHORT = 150  # characters
_HEAD = 12  # characters in which a line begins with a time
_FAR = 400  # characters; two sentences are shorter
_LEAD_IN = re.compile(
    r"[^\n]{0,60}(?:[：:👇↓]|来了|来啦|如下)[！!]?\s*(?:[^\n：:。]{1,40}\n\s*)?\Z"
)  # 如下：, and the head of a table


def _is_near(text: str, end: int, start: int) -> bool:
    """Whether a number stands in the sentence of a time or in the next one."""
    return start - end < _FAR and text.count("。", end, start) <= 1


def _is_a_day(time: Time) -> bool:
    """Whether a time is a single day, and no stretch of days or day up to which something is counted."""
    return _A_DAY.search(time.text) is not None and time.text[0] != "截" and _RANGE.search(time.text) is None


def _opens_a_section(text: str, time: Time) -> bool:
    """Whether a line of its own begins with a stretch that lies behind: 一年来，主要做了以下工作：."""
    if time.text[0] in "近今去" or text[time.start - 1 : time.start] not in ("\n", "　", " ", ""):
        return False
    return text.find("\n", time.end, time.end + _SHORT) >= 0


def _opens_with_a_plan(text: str, time: Time) -> bool:
    """Whether a paragraph begins with the term of a plan, and so speaks for those behind it: “九五”时期， 到2027年，"""
    opens = text[time.start - 1 : time.start] in ("\n", "　", " ", "")
    of_a_plan = time.text.endswith(("时期", "期间")) or _UP_TO_A_YEAR.fullmatch(time.text) is not None
    return opens and of_a_plan and text.startswith(("，", ","), time.end)


_OF_BULLETINS = re.compile("年末|全年|年底")


def _opens_its_line(text: str, time: Time) -> bool:
    return text[time.start - 1 : time.start] in ("\n", "　", " ", "")


_UP_TO_A_YEAR = re.compile("[到至]20[0-9]{2}年[底末]?")


def _leads_in(text: str, start: int, end: int) -> bool:
    """Whether from a time on the words only lead to the line that begins at ``end``: 前三季度|全市情况：."""
    return end - start < _SHORT and _LEAD_IN.match(text, start, end) is not None


_POINT = re.compile(
    r"[\s　]*(?:[一二三四五六七八九十]+是|[一二三四五六七八九十]+、|[（(]|[0-9]+[.．、](?![0-9])|——"
    "|本报讯|新华社|中新[社网])"
)


def _of_the_base(base: Time, end: int) -> Time | None:
    """The time of a base as that of the level right behind it: 较|去年同期|的180亿元增长16.7%; none of 与去年相比的."""
    words = lexicon.load("periods")["base"]["before"]
    before = next((word for word in sorted(words, key=len, reverse=True) if base.text.startswith(word)), None)
    if before is None:
        return None
    return Time(base.start + len(before), end - 1, base.text[len(before) :], "former")


@cache
def _opening() -> re.Pattern[str]:
    table = lexicon.load("periods")
    words, reports = one_of(*table["openers"]["words"]), one_of(*table["said"]["words"], *table["said"]["reports"])
    return re.compile(rf"(?:(?P<sentence>\A|[。；;：:！!？?\s>“]|(?:{reports})[，,])|[，,])(?:{words})*\Z")


def _is_another_numbers(text: str, time: Time, place: Place, start: int) -> bool:
    """Whether a time that its sentence states before a number is that of another one."""
    if time.start < max(place.clause, place.after) and time.use == "former":
        return True
    if time.text[0] in "到至自" and _FROM.search(text, max(0, start - 8), start):
        return True  # 自2025年起，比例由|50%提高到55%: what was is not from 2025 on
    if text.endswith("的", time.end, start) and _SHARE_OF.search(text, max(0, time.start - 8), time.start):
        return True  # 收入线不低于|上年度|人均收入的|60%
    # 由去年的32.7%提高至|38.4%: the first is last year's
    return time.start < place.after and _is_first_of_two(text, time)


def _is_first_of_two(text: str, time: Time) -> bool:
    """Whether a time is only that of the first of two levels: 由|去年|的32.7%提高至38.4%."""
    if text[time.start - 1 : time.start] in ("由", "从"):
        return _VIEWED.match(text, time.end) is None  # 从|前三季度|利润率来看，甲公司5%
    return time.text[0] == "从" and text.startswith("的", time.end)


_VIEWED = re.compile("[^，。；：、\\n]{0,20}来?看，")


def _names_an_object(text: str, time: Time, sentence: int) -> bool:
    """Whether a year or a plan belongs to the object of a verb: 推动|2022年签约项目, 谋划|“十五五”重大项目."""
    carried_out = _CARRIED_OUT.search(text, max(sentence, time.start - 4), time.start) is not None
    if carried_out and text[time.end : time.end + 1] not in ("，", ","):
        return True  # 落实|去年9月26日|中央会议部署的政策
    if not (time.text[-1] == "年" and time.text[0].isdigit()) and time.text[-1] not in '”"':
        return False
    if text.startswith(("的预算安排", "的计划安排"), time.end):
        return False  # 按照|2027年|的预算安排，财政收入为…
    return any(
        hit.end == time.start for hit in cues(text, max(sentence, time.start - 4), time.start, ("push", "effort"))
    )
