"""The time that a number is for: finds the times that a text states, and asks which of them governs a number.

``find`` gives every time in text order, apart from those that state no number's time: the year in a title
(《2022年…方案》), in a name (推动2022年签约项目…) or in what it is the year of (2025年是…收官之年).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from policynum import lexicon
from policynum.clauses import Place, Sentence, cues
from policynum.dates import COUNT, DASH, DIGIT, YEAR


class Time(NamedTuple):
    """A time as written.

    ``use``: stated, now (目前), behind (一年来), event (开业以来), pointing (同期), or base (比上年).
    """

    start: int
    end: int
    text: str
    use: str
    basis: str | None = None


def find(text: str) -> Iterator[Time]:
    """The times stated in a text and the bases of its comparisons, in text order.

    >>> [(time.text, time.use) for time in find("上半年完成5亿元，比去年同期增长7%")]
    [('上半年', 'stated'), ('比去年同期', 'base')]
    """
    pattern, done = _pattern(), 0
    for anchor in _ANCHOR.finditer(text):
        at = anchor.start()
        if at < done:
            continue
        found = pattern.search(text, max(done, at - _REACH), at + _TITLE if anchor[0] == "《" else at + _REACH)
        if found is None or found.start() > at:
            if anchor[0] in ("以来", "期间，") and (event := _event(text, done, at + 2)) is not None:
                done = event.end
                yield event
            continue
        done, use = found.end(), found.lastgroup or "stated"
        if use == "stated" and _MULTIPLIED.match(text, found.end()):
            yield Time(found.start(), found.end(), found[0], "base", _basis(found[0]))
        elif use in ("base", "base_with"):
            yield Time(found.start(), found.end(), found[0], "base", _basis(found[0].removesuffix("相比")))
        elif (
            use == "stated"
            and found[0][0] in "到至"
            and text.endswith(_changes(), max(0, found.start() - 4), found.start())
        ):
            yield Time(found.start() + 1, found.end(), found[0][1:], use)  # 提高到|2024年的38.4%
        elif use == "day":
            yield Time(found.start(), found.end(), found[0], "stated")
        elif use not in ("title", "level") and not (use in ("stated", "plan") and _names_something(text, found)):
            yield Time(found.start(), found.end(), found[0], use)


def _event(text: str, start: int, end: int) -> Time | None:
    """A time that an event names at the head of a clause: 党的十八大以来，…; 展会期间，…"""
    begin = max(start, end - _REACH)
    opened = _OPENS.search(text, begin, end)
    if opened is None or not text.startswith("，", end) or end - opened.end() < _SHORTEST_EVENT:
        return None
    return Time(opened.end(), end, text[opened.end() : end], "event")


@cache
def _changes() -> tuple[str, ...]:
    return tuple(word for table in ("rise", "fall", "rise_near", "fall_near") for word in lexicon.load("cues")[table])


# Every time holds one of these. To look for them and only then for what stands around them is five times as fast as to
# look for a time at every character that might begin one.
# A pattern that begins with a class of characters finds them four times as fast as one that begins with alternatives.
_ANCHORS = {
    "同": "期", "目": "前", "当": "[前天]", "眼": "下", "现": "在", "原": "[先来]", "届": "时", "截": "至", "政": "府",
    "上": "周", "本": "周", "一": "周", "以": "来", "期": "间，", "假": "期", "今": "[天日晨早晚]|明两|冬", "去": "冬",
    "昨": "[天日晨早晚夜]", "明": "[天日晨早晚]", "前": "[天日晨早晚]", "日": "，", "世": "纪", "这": "个[春冬]",
    "五": "(?:[”\"’]|时期|期间|规划期|以来|末)",
}  # fmt: skip
_ANCHORED = "|".join(f"(?<={first})(?:{rest})" for first, rest in _ANCHORS.items())
_ANCHOR = re.compile(f"[年月季《{''.join(_ANCHORS)}](?:(?<=[年月季《])|{_ANCHORED})")
_REACH, _TITLE = 14, 90  # characters
_OPENS = re.compile(
    r"[\n。；，：:>　 ”](?:特别是|尤其是|并?[在自于]|从)?(?![在此这]|长期以来)(?=[^\n。；，：:>　 ”]*\Z)"
)
_SHORTEST_EVENT = 4  # characters


# -- The pattern, terminals first -------------------------------------------------------------------------------------

_YEARS = rf"(?:[12１２]{DIGIT}{{3}}(?:年)?{DASH}(?:[12１２]{DIGIT}{{3}})年|{YEAR}{DASH}{YEAR})"  # 2021—2025年
_PLAN = (  # “十四五”末, 十四五期间
    r"[“\"‘]?[一二三四五六七八九十]{1,2}五[”\"’]?"
    r"(?:时期|期间|以来|末|规划期|(?<=[”\"’])(?!规划|计划|工程|[^，。；]{0,4}(?:目标|任务)))"
)
_IN_MONTH = "份|当月|底前|底|末前|末|初|中旬|上旬|下旬"
_DAYS = rf"{COUNT}日(?:{DASH}(?:{COUNT}月)?{COUNT}日)?"  # 28日至10月8日
_MONTHS = rf"(?:{COUNT}月?份?{DASH})?{COUNT}月(?:{_IN_MONTH})?(?:{_DAYS})?"  # 1—11月, 5月当月, 9月底前
_FIRST_MONTHS = rf"前{COUNT}个?(?:月|季度)"  # 前5个月
_END = r"(?:年?底前?|年?末|年?初|中期|以来|期间|以前|之前|前后|前|后|同期)"
_FIRST = (
    "0-9０-９《一二三四五六七八九十今昨去明上下前全年本当目眼现近过同较比"
    '截到自至从“"‘与高低快好超届原往改建解未首这第春国元清端'
)


def _words(*words: str) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    table = lexicon.load("periods")
    part = rf"(?:(?:{_words(*table['parts'])})[末底初]?|{_FIRST_MONTHS}|{_MONTHS})"
    year = rf"(?:{_YEARS}|{YEAR}|{_words(*table['years'])})"
    calendar = (
        rf"(?:{year}\s?的?{part}|{year}{_END}?(?![大级轻])|{_PLAN}"
        rf"|(?<![第百千两〇○零一二三四五六七八九十0-9０-９.．]){part})"
    )
    hour = (
        rf"(?:[（(]{_MONTHS}[）)])?(?:上午|下午|晚上|晚|凌晨|早上)?(?:{COUNT}[时点]许?起?)?"  # 今天（1月10日）下午3时起
    )
    day = rf"(?<!环比)(?:(?:{_words(*table['days'])}){hour}|{_words(*table['near']['words'])})(?![的头夜报])"
    base = rf"(?:{_words(*table['base']['yoy'], *table['base']['mom'])}|{calendar})"
    than = rf"(?:{_words(*table['base']['before'])})(?:20\d\d年)?"
    return re.compile(
        rf"(?=[{_FIRST}])(?:"
        r"(?P<title>《[^》\n]{1,80}》)"
        rf"|(?P<level>[与同]{base}(?:同期|水平)?(?:基本)?(?:持平|相同|相当))"
        rf"|(?P<base>{than}(?:{base}|{COUNT}年前)(?:全年|同期|末|水平|底)*|{COUNT}年累计(?=增长|下降|增加|减少|提高|上升))"
        rf"|(?P<base_with>[与同]{base}(?:同期|水平)?相比)"
        rf"|(?P<now>{_words(*table['now']['words'])})"
        rf"|(?P<behind>{_words(*table['behind']['words'])}|(?:过去|(?<!接)近|这){COUNT}(?:年|个月)|{COUNT}年来)"
        rf"|(?P<ahead>{_words(*table['ahead']['words'])}|(?:今后|未来){COUNT}年)"
        rf"|(?P<plan>第[一二三四五六七八九十]+个五年(?:计划|规划)?(?:期间|时期|内)?)"
        rf"|(?P<century>到?本世纪(?:末|初|中叶))"
        rf"|(?P<stated>(?<!第)(?:(?:截至|截止到|截止|到|至|自|从)[ 　]?)?{calendar}"
        rf"|截至{DIGIT}{{1,4}}日"  # 截至16日; 截至1210日: the 月 is lost
        rf"|(?<=[\n。>]){DIGIT}{{1,2}}日(?=，))"
        rf"|(?P<day>(?:截至|从|自|到)?{day})"
        rf"|(?P<pointing>{_words(*table['pointing']['words'])}|{COUNT}年前))"
    )


def _basis(base: str) -> str:
    table = lexicon.load("periods")["base"]
    if any(word in base for word in table["mom"]):
        return "mom"
    return "yoy" if re.search(rf"(?:{_words(*table['yoy'])})$", base) else "since"


_OF_A_THING = re.compile(
    r"是[^，。]{0,40}(?:之年|一年|年份)|(?:年|年度)?(?:政府)?工作(?:报告|安排|回顾)|的(?![约近超]?[0-9０-９])|(?:以?来)?最[多高低大好强小少快早晚重长]|同期最|以来新"
)
_MULTIPLIED = re.compile(
    r"的(?:约|近|超过?)?[0-9０-９.一二两三四五六七八九十]+(?:点[一二三四五六七八九])?倍"
)  # 是2020年的2.3倍
_CLOSES = re.compile(r"[，。；、）)\n]")
_OPENED = re.compile(r"[，。；：、（(\s>》”]$")


def _names_something(text: str, found: re.Match[str]) -> bool:
    """Whether the time is part of a name (推动2022年签约项目) or says what year it is (2025年是收官之年)."""
    if _OF_A_THING.match(text, found.end()):
        return True
    before = text[max(0, found.start() - 1) : found.start()]
    if found[0] == "年初" and text.startswith(
        ("确定", "承诺", "部署", "提出", "既定", "计划", "目标", "预算"), found.end()
    ):
        return True
    if not before or _OPENED.match(before) or not _CLOSES.match(text, found.end()):
        return False
    return _openers().search(text, max(0, found.start() - 10), found.start()) is None  # 力争|到2027年，


@cache
def _openers() -> re.Pattern[str]:
    words = _words(*lexicon.load("periods")["openers"]["words"])
    return re.compile(rf"(?:\A|[，。；：:、（(\s>》”])(?:{words})+\Z")


# -- Which time governs a number --------------------------------------------------------------------------------------


class Calendar:
    """The times of a document, asked sentence by sentence which of them a number is for.

    The nearest before it in its sentence, else earlier in its line, else in the line before where both are but one
    sentence of a run, else what the section's heading names, else what opened the section (一年来，…).
    """

    def __init__(self, text: str, times: Sequence[Time]) -> None:
        self._text, self._times = text, times
        self._next = 0  # the first time that does not stand before the line
        self._line = -1
        self._carried: Time | None = None
        self._carried_until = -1
        self._lead: Time | None = None
        self._stated: list[Time] = []
        self._read = 0  # the first time that the line has not come to
        self.bases: list[Time] = []
        self.year: int | None = None  # the last year that the line names before the number
        self.here: list[tuple[int, int]] = []

    def enter(self, sentence: Sentence, section: int) -> None:
        """Move on to the next sentence that holds a mention; ``section`` is where its part of the document begins."""
        times, text = self._times, self._text
        while self._next < len(times) and times[self._next].end <= sentence.line:
            time = times[self._next]
            if time.use == "behind" and text[time.start - 1 : time.start] in ("\n", "　", " ", ""):
                self._lead = time
            self._next += 1
        if self._lead is not None and self._lead.start < section:
            self._lead = None
        self.bases, self.here = [], []
        if sentence.line != self._line:
            self._line, self._stated, self._read = sentence.line, [], self._next
        while self._read < len(times) and times[self._read].end <= sentence.end:
            time = times[self._read]
            self._read += 1
            if time.use == "base":
                if time.start >= sentence.start:
                    self.bases.append(time)
            elif time.start < sentence.start or not _names_an_object(text, time, sentence.start):
                self._stated.append(time)
                if time.start >= sentence.start:
                    self.here.append((time.start, time.end))
        del self._stated[:-_REMEMBERED]

    def governs(self, place: Place, start: int, headed: bool) -> tuple[Time | None, bool]:
        """The time of the number at ``start``, and whether its sentence states it; ``headed`` if its section does."""
        sentence = place.sentence
        time = self._nearest(place, start)
        spoken = time is not None and time.start >= sentence.start
        if (
            time is None
            and self._carried is not None
            and sentence.line < self._carried_until
            and self._goes_on(sentence)
        ):
            time = self._carried
        if time is not None:
            self._carried = time
            self._carried_until = sentence.line_end + 3 if self._is_short(sentence) else -1
        elif not headed:
            time = self._lead
        return time, spoken

    def _nearest(self, place: Place, start: int) -> Time | None:
        text, sentence = self._text, place.sentence
        for place_in_line, time in enumerate(reversed(self._stated), start=1):
            if time.end > start:
                continue
            earlier = time.start < sentence.start
            if time.use in ("stated", "plan", "century"):
                if earlier and time.text.endswith(("日", "年初")) and not time.text.startswith("截"):
                    continue  # the day of an event dates its own sentence only
                if time.start < place.after and text[time.start - 1 : time.start] in ("由", "从"):
                    continue  # 由去年的32.7%提高至38.4%: the second number is not last year's
            elif time.use == "now":
                if earlier and text.count("。", time.end, start) > 1:
                    continue
            elif time.use == "pointing":
                if time.start < max(place.clause, place.after):
                    continue
            elif earlier and time.start > sentence.line + 12:
                continue  # 年初以来 within a paragraph opens no more than its sentence
            self.year = self._named_year(len(self._stated) - place_in_line)
            return time
        self.year = None
        return None

    def _named_year(self, last: int) -> int | None:
        """The last year that the line names up to a time: after 2023年，…。 全年 is the whole of 2023."""
        for index in range(last, -1, -1):
            found = _NAMED_YEAR.search(self._stated[index].text)
            if found:
                return int(found[0])
        return None

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a line is one more sentence on the topic of the line before, and opens no point of its own."""
        return self._is_short(sentence) and _POINT.match(self._text, sentence.line) is None

    def _is_short(self, sentence: Sentence) -> bool:
        """Whether a line is a sentence or two, and not a paragraph with a topic of its own."""
        line, end = sentence.line, sentence.line_end
        return end - line < _SHORT and self._text.count("。", line, end) < 3


_NAMED_YEAR = re.compile("(?:[1１][9９]|[2２][0０])[0-9０-９]{2}")
_REMEMBERED = 64  # times of a line; a longer memory would make a text of one line slow to read
_SHORT = 150  # characters
_POINT = re.compile(r"[\s　]*(?:[一二三四五六七八九十]+是|[一二三四五六七八九十]+、|[（(]|[0-9]+[.．、](?![0-9])|——)")


def _names_an_object(text: str, time: Time, sentence: int) -> bool:
    """Whether a year or a plan belongs to the object of a verb: 推动|2022年签约项目, 谋划|“十五五”重大项目."""
    if not (time.text[-1] == "年" and time.text[0].isdigit()) and time.text[-1] not in '”"':
        return False
    return any(
        hit.end == time.start for hit in cues(text, max(sentence, time.start - 4), time.start, ("push", "effort"))
    )
