"""The time that a number is for: which of the times that a text states governs it.

The nearest before it in its sentence, else earlier in its line, else in the line before where both are but one
sentence of a run, else what the section's heading names, else what opened the section (一年来，…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from policynum import lexicon
from policynum.period import apart, asides, openings, reach
from policynum.sentences import nouns
from policynum.sentences.clauses import Place, Sentence
from policynum.sentences.times import Time
from policynum.text import numbering


class Calendar:
    """The times of a document, asked sentence by sentence which of them a number is for."""

    def __init__(self, text: str, times: Sequence[Time], *, bulletin: bool = False) -> None:
        self._text, self._times = text, times
        self._of_all = openings.opening(text, times) if bulletin else None  # 1—3月，: of all that a bulletin tells
        self._of_document = openings.of_document(text, times)
        self.of_report = openings.of_a_report(text, times)
        self._next = 0  # the first time that does not stand before the line
        self._line = -1
        self._carried: Time | None = None
        self._carried_from = self._carried_until = -1
        self._listed_until = -1  # up to where the numbered lines go on that have its time
        self._last: Time | None = None  # of the number before
        self._lead: Time | None = None
        self._of_news: Time | None = None  # that the first sentence of a piece of news tells, for its later lines
        self._seen = 0  # up to where no other piece has begun since
        self._of_part: Time | None = None  # 年末 at the head of a paragraph of a bulletin, for those behind it
        self._shared = apart.Shared(text)
        self._stated: list[Time] = []
        self._read = 0  # the first time that the line has not come to
        self.bases: list[Time] = []
        self.here: list[tuple[int, int]] = []

    def enter(self, sentence: Sentence, section: int, part: int, goals: int | None = None) -> None:
        """Move on to the next sentence that holds a mention.

        ``section`` is where its part of the document begins, ``part`` the smallest one under a heading, ``goals`` the
        goals, if it stands among some.
        """
        self._pass_times(sentence.line, goals)
        self._forget(sentence, section, part)
        if sentence.line != self._line:
            self._line, self._stated, self._read = sentence.line, [], self._next
        self.bases, self.here = [], []
        while self._read < len(self._times) and self._times[self._read].end <= sentence.end:
            self._state(self._times[self._read], sentence.start)
            self._read += 1
        del self._stated[:-_REMEMBERED]

    def _pass_times(self, line: int, goals: int | None) -> None:
        """Remember what the times open that stand before a line: a section, a paragraph, the line itself, a news."""
        text = self._text
        while self._next < len(self._times) and self._times[self._next].end <= line:
            time = self._times[self._next]
            is_of_goals = goals is not None and goals <= time.start and openings.is_up_to_a_year(time)
            if (
                (time.use == "behind" and openings.opens_a_section(text, time))
                or openings.opens_with_a_plan(text, time)
                or is_of_goals
            ):
                self._lead = time
            elif time.use == "stated" and openings.opens_a_paragraph(text, time):
                self._of_part = time
            elif time.use in ("stated", "behind", "ahead") and openings.leads_in(text, time.end, line):
                self._carried, self._carried_from, self._carried_until = time, time.start, line + 1
                self._listed_until = openings.listed_until(text, line) or self._listed_until
            if time.use in ("stated", "plan") and openings.leads_news(text, time):
                self._of_news, self._seen = time, time.end
            self._next += 1

    def _forget(self, sentence: Sentence, section: int, part: int) -> None:
        """Forget what the times opened that reach no further: another section, part or piece of news has begun."""
        if self._lead is not None and self._lead.start < section:
            self._lead = None
        if self._of_part is not None and self._of_part.start < part:
            self._of_part = None
        if self._of_news is not None and (self._of_news.start < part or self._is_headed_anew(sentence)):
            self._of_news = None
        if self._of_document is not None and self._is_headed_anew(sentence):
            self._of_document = None
        self._seen = sentence.line_end

    def _is_headed_anew(self, sentence: Sentence) -> bool:
        """Whether another piece has begun since the last sentence that held a mention."""
        return openings.holds_headline(self._text, self._seen, sentence.line_end)

    def _state(self, time: Time, start: int) -> None:
        """Note what a time says in the sentence that begins at ``start``, or before it in its line."""
        is_here = time.start >= start
        if time.use == "base":
            if is_here:
                self.bases.append(time)
                self._stated += _levels_of_the_base(self._text, time)
        elif time.use == "named" or (time.use == "year" and is_here):
            return
        elif not is_here or not reach.names_an_object(self._text, time, start):
            self._stated.append(time)
            if is_here:
                self.here.append((time.start, time.end))
        elif time.use == "behind":
            self.here.append((time.start, time.end))  # 推动|过去三年|引进的项目投产: no number's, nor part of a name

    def governs(self, place: Place, start: int, headed: bool) -> tuple[Time | None, bool]:
        """The time of the number at ``start``, and whether its sentence states it; ``headed`` if its section does."""
        sentence = place.sentence
        time = self._nearest(place, start, headed or self._lead is not None)
        if time is not None and (low := self._of_low_end(time, sentence, start)) is not None:
            time = low
        between = self._text[place.after : start]
        if self._last is not None and (between in _IN_A_RATIO or (between in _LISTED and self._is_of_once(self._last))):
            time = self._last  # 比|2010年|的12万吨、|1万吨分别减少, 由|2020年|的10:|42:|48调整为…
        built = self._once_built(sentence, start)
        if built is not None and (time is None or reach.CLAUSE_MARK.search(self._text, time.end, built.start)):
            time = built  # 项目今年底投产，|投产后|年产值5亿元; but 2026年|通车后 is of 2026
        if (time is None or time.start < sentence.start) and (lasted := self._lasted(place, start)) is not None:
            time = lasted
        spoken = time is not None and time.start >= sentence.start
        if (
            not spoken
            and self._last is not None
            and self._last.start >= sentence.line
            and _IN_IT.match(self._text, sentence.start)
        ):
            time = self._last  # 全年新增用户4万户，年末达到31万户。其中，城市|21万户
        self._last = time
        if (
            time is not None
            and time.use == "former"
            and any(base.start <= time.start < base.end for base in self.bases)
        ):
            return time, spoken  # 收入9亿元，比|上年同期|8亿元增加: what is carried on goes on behind it
        if time is not None:
            self._carry(time, sentence)
        elif self._carried is not None and self._is_carried_to(sentence, headed or self._of_document is not None):
            time = self._carried
        if time is not None:
            self._carried_until = self._until(sentence)
        elif not headed:
            time = self._lead or self._of_part
        if time is None and not headed and self._of_all is not None and self._of_all.end <= start:
            time = self._of_all
        if time is None and not headed:
            time = self._of_news
        if time is None and not headed and self._of_document is not None and self._of_document.end <= start:
            time = self._of_document
        return time, spoken

    def _is_of_once(self, time: Time) -> bool:
        """Whether a time is that of what was, before what it came to: 由|2012年|的21%、20%提高到22%、21%."""
        return time.use == "former" or self._text[time.start - 1 : time.start] in ("由", "从")

    def _once_built(self, sentence: Sentence, start: int) -> Time | None:
        """The time after a work is done, of what it then gives: |建成后|可供水300万吨."""
        begin = max(sentence.start, start - reach.CLAUSE * 2)
        if self._text.find("后", begin, start) < 0:
            return None
        built = list(_once_built().finditer(self._text, begin, start))
        return Time(built[-1].start(), built[-1].end(), built[-1][0], "former") if built else None

    def _lasted(self, place: Place, start: int) -> Time | None:
        """For how many years on end a level was held, where its sentence says no other time: |连续4年|超过90万人."""
        lasted = _ON_END.search(self._text, max(place.sentence.start, start - reach.CLAUSE), start)
        return Time(*lasted.span("years"), lasted["years"], "former") if lasted is not None else None

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

    def _of_low_end(self, time: Time, sentence: Sentence, start: int) -> Time | None:
        """The first time of a pair for a later low end: 由2018年的3万吨增至2023年的5万吨，销量由|2万吨|增至4万吨."""
        from_ = _FROM.search(self._text, max(sentence.start, start - _LOW_END), start)
        if from_ is None or from_.start() < time.end or self._text[time.start - 1] not in "到至为":
            return None
        for before in reversed(self._stated):
            if before.start < sentence.start:
                return None
            if before.end <= time.start and self._text[before.start - 1] in "由从":
                return before
        return None

    def _nearest(self, place: Place, start: int, headed: bool, *, aimed: bool = False) -> Time | None:
        """The last time before a number in its sentence, else the last of its line that reaches so far."""
        sentence = place.sentence
        behind: Time | None = None
        level: Time | None = None  # that of a level before, where no other time is told
        if self.here and (noted := asides.noted(self._text, self._stated, start)) is not None:
            return noted
        passed = False  # whether a nearer part of a year does not reach so far
        for place_in_line, time in enumerate(reversed(self._stated), start=1):
            if time.end > start:
                behind = time
                continue
            if aimed and time.use in ("now", "behind"):
                continue
            if headed and _A_YEAR_GONE.fullmatch(time.text):
                continue
            if behind is not None and time.start < sentence.start and reach.follows(self._text, behind, start):
                return behind
            at = len(self._stated) - place_in_line
            if asides.is_left(self._text, time, self._stated[:at], start, sentence.line):
                continue
            if time.start < sentence.start:
                if passed and reach.is_within_a_year(time):
                    continue  # 力争上半年达到5%，三季度末8%。设立…|3亿元: not in the first half either
                if asides.is_in_span(self._text, time, self._stated[0], sentence.line):
                    continue  # “十四五”时期，增长较快，2024年达到320亿元。新增就业|20万人|: of the five years
                first = self._stated[0] is time
                if not reach.reaches(self._text, time, start, sentence.line, headed=headed, first=first):
                    passed = passed or (headed and reach.is_within_a_year(time))
                    continue
            elif reach.is_another_numbers(self._text, time, place, start) or reach.is_of_a_deed(
                self._text, time, start
            ):
                continue
            if asides.is_set_aside(self._text, time, start):
                continue
            if reach.is_of_a_level(self._text, time, start):
                level = level or time
                continue
            if at and _THIS_YEAR.fullmatch(time.text) and self._text[self._stated[at - 1].end : time.start] in _COMMAS:
                at -= self._stated[at - 1].text[0] == "截"  # |截至11月20日|，今年开行列车4714列
            return self._shared.time(self._stated, at, start)
        return behind if behind is not None and reach.follows(self._text, behind, start) else level

    def _carry(self, time: Time, sentence: Sentence) -> None:
        """Let the next lines have the time of this one, unless it is of its own number or item alone."""
        amid = time.text == "全年" and time.start > sentence.line + asides.HEAD
        amid = amid and not any(_IN_A_YEAR.match(one.text) for one in self._stated if one.start < time.start)
        if self._carried is None or not (amid or self._is_listed(sentence)):  # 2022年…。⏎加大力度，|全年|增长12%。
            no_further = time.use in ("former", "pointing", "now") or time.text[0] == "近" or reach.is_a_day(time)
            self._carried = None if no_further else time
        self._carried_from = sentence.line

    def _is_listed(self, sentence: Sentence) -> bool:
        """Whether a line is an item of a list whose lead told the time: 2024年情况如下：⏎一、截至2023年底…⏎二、…"""
        return self._carried_from < sentence.line < self._listed_until

    def _is_carried_to(self, sentence: Sentence, headed: bool) -> bool:
        """Whether the time of the line before is a line's too: under a dated heading only one that began its line."""
        near = self._carried_from < sentence.line < self._carried_until
        if not self._is_listed(sentence) and not (near and self._goes_on(sentence)):
            return False
        return not headed or (self._carried is not None and self._carried.start <= self._carried_from + asides.HEAD)

    def _until(self, sentence: Sentence) -> int:
        """Up to where a line may begin that has the sentence's time: 进度如下： reaches past a table's head."""
        if self._text.endswith(("：", ":"), sentence.line, sentence.line_end):
            return sentence.line_end + openings.SHORT
        if (listed := openings.items_until(self._text, sentence.line_end)) is not None:
            self._listed_until = listed
            return -1
        if (parts := _IN_PARTS.match(self._text, sentence.line_end)) is not None:
            return parts.end() + 2  # …1280亿元。⏎其中：⏎- 县以上|598亿元
        return sentence.line_end + 3 if self._is_short(sentence) else -1

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a line is one more sentence on the topic of the line before, and opens no point of its own."""
        return self._is_short(sentence) and _POINT.match(self._text, sentence.line) is None

    def _is_short(self, sentence: Sentence) -> bool:
        """Whether a line is a sentence or two, and not a paragraph with a topic of its own."""
        line, end = sentence.line, sentence.line_end
        return end - line < openings.SHORT and self._text.count("。", line, end) < 3


_IN_PARTS = re.compile(r"[ 　\r]{0,8}\n{1,3}[^\n。，]{0,30}中[：:][ 　\r]{0,8}(?=\n)")


@cache
def _once_built() -> re.Pattern[str]:
    return re.compile(nouns.once_built())


_ON_END = re.compile("(?<!将)(?P<years>连续[0-9一二两三四五六七八九十]{1,3}年)[^，。；、0-9]{0,10}\\Z")
_FROM, _LOW_END = re.compile("[由从](?![0-9]{4}年)[^，。；0-9]{0,4}\\Z"), 6  # characters right before a number
_IN_A_YEAR = re.compile("20[0-9]{2}年")
_A_YEAR_GONE = re.compile("过去的?一年")  # the year that the heading names
_THIS_YEAR, _COMMAS = re.compile("今年(?:以来)?"), ("，", ",")
_IN_A_RATIO = frozenset((":", "：", "∶"))
_LISTED = ("、", "和", "及")
_IN_IT = re.compile("[\\s　]*其中")
_LEVEL_WITHIN = re.compile("[与同和](?P<year>[^的]{2,8})的[0-9]")  # 与2010年的|3万人相比
# 比去年的|180亿元增长, 比上年同期|8800万元增收
_LEVEL = re.compile(
    r"(?:全年|同期)?(?:的(?=[0-9.]++(?![0-9.倍番]))|(?=[0-9.]++[万亿]*[^，。；、0-9个%％]{1,4}?(?:[增减多少升降]|提高)))"
)
_STRETCH = re.compile("(?:以来|期间|时期)\\Z|年[-—–～~至到]")
_NAMED_YEAR = re.compile("(?:19|20)[0-9]{2}")
_REMEMBERED = 64  # times of a line; a longer memory would make a text of one line slow to read
_POINT = re.compile(
    rf"[\s　]*(?:{numbering.POINT}|{numbering.FIRST}|[（(]|{numbering.THIRD}|——"
    "|本报讯|新华社|中新[社网])"
)


def _levels_of_the_base(text: str, base: Time) -> Iterator[Time]:
    """The times of levels that a base tells: 与|2010年|的3万人相比, 较|去年同期|的180亿元增长16.7%."""
    if (within := _LEVEL_WITHIN.match(base.text)) is not None:
        first, last = within.span("year")
        yield Time(base.start + first, base.start + last, within["year"], "former")
    if (level := _LEVEL.match(text, base.end)) and (former := _of_the_base(base, level.end())):
        yield former


def _of_the_base(base: Time, end: int) -> Time | None:
    """The time of a base as that of the level right behind it: 较|去年同期|的180亿元增长16.7%; none of 与去年相比的."""
    words = lexicon.load("periods")["base"]["before"]
    before = next((word for word in sorted(words, key=len, reverse=True) if base.text.startswith(word)), None)
    if before is None:
        return None
    return Time(base.start + len(before), end - 1, base.text[len(before) :], "former")
