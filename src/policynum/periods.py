"""The time that a number is for: finds the times that a text states, and asks which of them governs a number.

``find`` gives every time in text order, apart from those that state no number's time: the year in a title
(《2022年…方案》), in a name (推动2022年签约项目…) or in what it is the year of (2025年是…收官之年).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from policynum import lexicon
from policynum.clauses import Place, Sentence, cues
from policynum.dates import COUNT, DASH, DIGIT, YEAR


class Time(NamedTuple):
    """A time as written.

    ``use``: stated, now (目前), behind (一年来), ahead (今后五年), event (开业以来), day (今天), pointing (其间),
    former (原先), named (近五年|最多: no number's time), or base (比上年).
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
        found = pattern.search(text, max(done, at - _BACK), at + _TITLE if anchor[0] == "《" else at + _REACH)
        if found is None or found.start() > at:
            time = _event(text, done, at + 2) if anchor[0] in ("以来", "期间") else None
            done = time.end if time is not None else done
        else:
            time = _stated(text, found)
            done = max(found.end(), time.end if time is not None else 0)
        if time is not None:
            yield time


def _stated(text: str, found: re.Match[str]) -> Time | None:
    """The time or base that a match of the pattern gives; None where it states no number's time."""
    start, end, use = found.start(), found.end(), found.lastgroup or "stated"
    if use in ("base", "base_with"):
        return Time(start, end, found[0], "base", _basis(found[0].removesuffix("相比")))
    if use in ("title", "level"):
        return None
    if use == "stated" and _MULTIPLIED.match(text, end):
        return Time(start, end, found[0], "base", _basis(found[0]))
    if use == "stated" and found[0][0] in "到至" and text.endswith(_changes(), max(0, start - 4), start):
        return Time(start + 1, end, found[0][1:], use)  # 提高到|2024年的38.4%
    if _names_something(text, found):
        return Time(start, end, found[0], "named") if use == "behind" else None
    if use == "stated" and (since := _SINCE.match(text, end)):
        end = since.end()  # 自4月中旬|流域入汛以来
    return Time(start, end, text[start:end], "stated" if use == "season" else use)


_SINCE = re.compile("[^，,。；;：:、\\n]{1,16}?以来")


def _event(text: str, start: int, end: int) -> Time | None:
    """A time that an event names at the head of a clause: 党的十八大以来，…; 展会期间，…"""
    begin = max(start, end - _BACK)
    opened = _OPENS.search(text, begin, end)
    if opened is None or not text.startswith(("，", ","), end) or end - opened.end() < _SHORTEST_EVENT:
        return None
    return Time(opened.end(), end, text[opened.end() : end], "event")


@cache
def _changes() -> tuple[str, ...]:
    return tuple(word for table in ("rise", "fall", "rise_near", "fall_near") for word in lexicon.load("cues")[table])


# Every time holds one of these. To look for them and only then for what stands around them is five times as fast as to
# look for a time at every character that might begin one.
# A pattern that begins with a class of characters finds them four times as fast as one that begins with alternatives.
_NEXT_NUMBER = "[0-9０-９一二两三四五六七八九十]"
_ANCHORS = {
    "同": "[期日]", "目": "前", "当": "[前天日]", "眼": "下", "现": "在", "原": "[先来]", "届": "[时政]", "截": "至",
    "上": "周", "本": "周", "一": "周", "以": "来", "期": "间", "假": "期", "去": "冬", "这": "个[春冬]",
    "今": "[天日晨早晚（(]|明两|冬|后[，,]|后一个|后[0-9三五]", "昨": "[天日晨早晚夜]", "明": "[天日晨早晚]",
    "前": "[天日晨早晚]|不久", "世": "纪", "未": f"来(?:[，,]|的?{_NEXT_NUMBER})", "如": "今", "迄": "今", "其": "间",
    "不": "久前", "学": "期", "金": "周", "之": "初", "近": "期", "过": f"去的?{_NEXT_NUMBER}",
    "此": "前的?[0-9]", "最": f"近{_NEXT_NUMBER}",
    "日": "[，,、凌清早上中午下傍晚深夜至到—–在于宣举开闭通签抵启召起-]|发生",
    "五": "(?:[”\"’]|时期|期间|规划期|以来|末|初)",
}  # fmt: skip
_ANCHORED = "|".join(f"(?<={first})(?:{rest})" for first, rest in _ANCHORS.items())
_ANCHOR = re.compile(f"[年月季《{''.join(_ANCHORS)}](?:(?<=[年月季《])|{_ANCHORED})")
_BACK, _REACH, _TITLE = 14, 24, 90  # characters
_OPENS = re.compile(
    r"[\n。；;，,：:>　 ”](?:特别是|尤其是|并?[在自于]|从)?(?![在此这]|长期以来)(?=[^\n。；;，,：:>　 ”]*\Z)"
)
_SHORTEST_EVENT = 4  # characters


# -- The pattern, terminals first -------------------------------------------------------------------------------------

_FOUR = f"[12１２]{DIGIT}{{3}}"
_YEARS = rf"(?:{_FOUR}(?:年)?{DASH}{_FOUR}年|{YEAR}{DASH}{YEAR})"  # 2021—2025年
_PLAN = (  # “十四五”末, 十四五期间; “十四五” alone is mostly part of a name
    r"[“\"‘]?[一二三四五六七八九十]{1,2}五[”\"’]?"
    r"(?:时期|期间|以来|初|末|规划期|[前头后][一二两三四]年|(?<=[”\"’])(?=[，,]))"
)
_PART_OF_DAY = "凌晨|清晨|早上|早晨|上午|中午|午后|下午|傍晚|晚上|晚间|夜间|深夜|夜里|晚|夜"
_HOUR = rf"(?:{_PART_OF_DAY})?(?:(?:{DIGIT}{{1,2}}{DASH})?{DIGIT}{{1,2}}[时点]许?)?"  # 凌晨3时, 0—24时
_DAY = rf"{COUNT}日{_HOUR}"
_DAYS = rf"(?:{COUNT}(?:日{_HOUR})?{DASH}(?:{COUNT}月)?)?{_DAY}"  # 28日至10月8日, 11—13日
_TEN_DAYS = "上旬|上中旬|中旬|中下旬|下旬"
_IN_MONTH = f"份?当月|份|底前|底|末前|末|初|{_TEN_DAYS}"
_MONTHS = rf"(?:{COUNT}月?份?{DASH})?{COUNT}月(?:{_IN_MONTH})?(?:{_DAYS})?"  # 1—11月, 5月当月, 9月底前
_OF_MONTH = rf"{COUNT}月(?:份|底|末|初|{_TEN_DAYS}|{_DAY})?"
_FIRST_MONTHS = rf"[前首]{COUNT}个?(?:月|季度)|第?[1-4１-４]季度"  # 前5个月, 第3季度
_END = r"(?:年?底前?|年?末|年?初|中期|以来|期间|以前|之前|前后|前|后|同期|至今|起(?![草步点伏源来码诉])|开始)"
_CLOSED = "(?:以来|至今|以前|之前|起(?![草步点伏源来码诉])|开始)"
_NO_MORE_DIGITS = r"(?<![第百千两〇○零一二三四五六七八九十0-9０-９.．])"
_FIRST = '0-9０-９《一二三四五六七八九十两“"‘第前首过最近这今未本新上下与同到至截自从超'


def _firsts(table: Any) -> str:
    """A class of the characters with which a time or the base of a comparison can begin."""
    listed = [*table["years"], *table["parts"], *table["days"]]
    listed += [
        word
        for name in ("near", "behind", "ahead", "now", "pointing", "former", "base")
        for words in table[name].values()
        for word in words
    ]
    return _FIRST + "".join(sorted({word[0] for word in listed} - set(_FIRST)))


def _words(*words: str) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    table = lexicon.load("periods")
    part = rf"(?:(?:{_words(*table['parts'])})[末底初]?|{_FIRST_MONTHS}|{_MONTHS})"
    far = _words(*table["years"])
    year = rf"(?:{_YEARS}|{YEAR}|{far})"
    calendar = (  # 去年12月至今年2月, 2023年5—8月, 2022年末
        rf"(?:(?:{year}的?|{_NO_MORE_DIGITS}){_OF_MONTH}{DASH}(?:{YEAR}|{far}|次年|翌年){_OF_MONTH}"
        rf"|{year}\s?的?{part}{_CLOSED}?|{year}{_END}?(?![大级]|轻(?!工|纺))|{_PLAN}|{_NO_MORE_DIGITS}{part}{_CLOSED}?)"
    )
    one_day = (
        rf"(?:{_words(*table['days'])})(?!头|夜|报(?!道))(?:[（(]{_MONTHS}[）)])?{_HOUR}"  # 今天（1月10日）下午3时
    )
    a_day = rf"{DIGIT}{{1,2}}日{_HOUR}"
    seasons = _words(*table["near"]["seasons"])
    day = (
        rf"(?<!环比)(?:{one_day}(?:{DASH}(?:{one_day}|{_DAYS}))?起?|本月{_DAYS}|(?:{_words(*table['near']['words'])})(?:以来)?)"
        rf"|今(?:[（(]{_MONTHS}[）)])?明两天"
        rf"|(?<![0-9０-９月年第]){a_day}{DASH}(?:(?:{COUNT}月)?{a_day}|{one_day})"  # 20日深夜至今天凌晨
        rf"|(?:\A|(?<=[\n。>，,；;：:间])){a_day}(?:、{a_day})*(?:两天)?(?=[，,])"
        rf"|(?<=[一-鿿])(?<![年月第至到每逢前后内超近约满达过于]){DIGIT}{{1,2}}日(?:(?:{_PART_OF_DAY})|(?={_words(*table['happens']['words'])}))"
    )
    base = rf"(?:{_words(*table['base']['yoy'], *table['base']['mom'])}|{calendar})"
    than = rf"(?:{_words(*table['base']['before'])})(?:20\d\d年)?"
    tail = "(?:全年|同期|末|水平|底)*"
    return re.compile(
        rf"(?=[{_firsts(table)}])(?:"
        r"(?P<title>《[^》\n]{1,80}》)"
        rf"|(?P<level>[与同]{base}(?:同期|水平)?(?:基本)?(?:持平|相同|相当))"
        rf"|(?P<base>{than}(?:{base}|{COUNT}年前){tail}(?:[和与及、]{base}{tail})?|{COUNT}年累计(?=增长|下降|增加|减少|提高|上升))"
        rf"|(?P<base_with>[与同]{base}(?:同期|水平)?相比)"
        rf"|(?P<now>(?<!项)(?:{_words(*table['now']['words'])})(?!期))"
        rf"|(?P<behind>{_words(*table['behind']['words'])}|(?:(?<!接)近|这){COUNT}(?:年|个月)|[几数]?{COUNT}年多?来"
        rf"|(?<![从由])(?:过去|最近)的?{COUNT}(?:年|个月|个?星期|周|天|日|个?小时))"
        rf"|(?P<ahead>{_words(*table['ahead']['words'])}|(?:今后|未来)(?:的?{COUNT}(?:年|个月|个?星期|周|天|日|个?小时)|(?=[，,])))"
        rf"|(?P<plan>第[一二三四五六七八九十]+个五年(?:计划|规划)?(?:期间|时期|内)?)"
        rf"|(?P<century>到?本世纪(?:末|初|中叶)"
        rf"|(?:(?:20|二十|上个?)世纪)?(?:{DIGIT}[0０]|[一二三四五六七八九]十)年代(?:[初末]|中后?期|后期)?)"
        rf"|(?P<season>(?:[本新上下]个?|{_FOUR}(?:年?(?:{DASH}|/){_FOUR})?年?(?:度|[春夏秋冬]{{1,2}})?)(?:{seasons}))"
        rf"|(?P<stated>(?<!第)(?:(?:截至|截止到|截止|到|至|自|从)[ 　]?)?{calendar}"
        rf"|截至{DIGIT}{{1,4}}日{_HOUR})"  # 截至16日; 截至1210日: the 月 is lost
        rf"|(?P<day>(?:截至|从|自|到)?(?:{day}))"
        rf"|(?P<former>{_words(*table['former']['words'])}|{COUNT}年前|(?<=[从由])[一-鿿]{{2,6}}之初"
        rf"|(?<=[从由])(?:{_words(*table['former']['levels'])})(?=的?{_NEXT_NUMBER}))"
        rf"|(?P<pointing>(?<!不)(?:同年{_MONTHS}|{_words(*table['pointing']['words'])})(?![本龄级段])))"
    )


def _basis(base: str) -> str:
    table = lexicon.load("periods")["base"]
    if any(word in base for word in table["mom"]):
        return "mom"
    return "yoy" if re.search(rf"(?:{_words(*table['yoy'])})$", base) else "since"


_SOME = "每|[约近超]?[0-9０-９二两三四五六七八九十百千几]|一[十百千万亿]"
_OF_A_THING = re.compile(
    rf"是[^，,。]{{0,40}}(?:之年|一年|年份)|(?:年|年度)?(?:政府)?工作(?:报告|安排|回顾)|的(?!{_SOME})"
)
_BEST = re.compile(
    "(?:以?来)?(?:的?历史)?(?:同期)?(?:最[多高低大好强小少快早晚重长佳]|同期最|以来新|新[高低])"
)  # 近五年新高
_FIRST_TIME = re.compile("(?:以?来)?(?:首[次个条家]|罕见)")  # 六年来首次
_MULTIPLIED = re.compile(
    r"的(?:约|近|超过?)?[0-9０-９.一二两三四五六七八九十]+(?:点[一二三四五六七八九])?倍"
)  # 是2020年的2.3倍
_JOINED = re.compile("[年月日度份][和与及]\\Z")
_CLOSES = re.compile(r"[，,。；;、）)\n]")
_OPENED = re.compile(r"[，,。；;：:！!？?、（(\s>》”]$")


def _names_something(text: str, found: re.Match[str]) -> bool:
    """Whether the time is part of a name (实现全年目标), says when a thing was said, or what year it is (…收官之年)."""
    use, start, end = found.lastgroup, found.start(), found.end()
    opened = _OPENED.match(text[start - 1 : start] or "\n") is not None
    if use in ("pointing", "day"):
        return (use == "day" and _OF_A_THING.match(text, end) is not None) or _said().match(text, end) is not None
    if use in ("former", "season", "century"):
        return False
    if use == "behind":
        return (
            (text.startswith("的", end) and not opened)
            or _BEST.match(text, end) is not None
            or _FIRST_TIME.match(text, end) is not None
        )
    if _OF_A_THING.match(text, end) and not (opened and _of_things_done().match(text, end)):
        return True
    if use not in ("stated", "plan"):
        return False
    if _BEST.match(text, end) or (found[0].endswith("以来") and _FIRST_TIME.match(text, end)):
        return True
    if _named().match(text, end) and _naming().search(text, max(0, start - 6), start):
        return True
    if _always_named().match(text, end):
        return True
    if found[0] == "年初" and text.startswith(_set_down(), end):
        return True
    if opened or not _CLOSES.match(text, end):
        return False
    if _JOINED.search(text, max(0, start - 2), start):
        return False  # 2023年和|2024年，
    return _openers().search(text, max(0, start - 10), start) is None  # 力争|到2027年，


@cache
def _set_down() -> tuple[str, ...]:
    return tuple(lexicon.load("periods")["named"]["set_down"])


@cache
def _of_things_done() -> re.Pattern[str]:
    papers = _words(*lexicon.load("periods")["named"]["papers"])
    return re.compile(rf"的(?![^，,。；;：:、\n]{{0,4}}(?:{papers}))")


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"[^，,。；;：:、\n]{{0,6}}(?:{_words(*lexicon.load('periods')['said']['words'])})")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"[^，,。；;：:、\n]{{0,4}}(?:{_words(*lexicon.load('periods')['named']['after'])})(?![是为：])")


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words(*lexicon.load('periods')['named']['before'])})了?\Z")


@cache
def _always_named() -> re.Pattern[str]:
    table = lexicon.load("periods")["named"]
    return re.compile(
        rf"{_words(*table['always'])}|(?<=年)[^，,。；：、举召承开办的有\n]{{2,8}}(?:{_words(*table['shows'])})"
    )


@cache
def _openers() -> re.Pattern[str]:
    words = _words(*lexicon.load("periods")["openers"]["words"])
    return re.compile(rf"(?:\A|[，,。；;：:！!？?、（(\s>》”])(?:{words})+\Z")


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
        self._carried_from = self._carried_until = -1
        self._lead: Time | None = None
        self._each, self._number = -1, 0  # the last 分别 and how many numbers stand between it and this one
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
            if time.use == "behind" and _opens_a_section(text, time):
                self._lead = time
            elif time.use in ("stated", "behind", "ahead") and _leads_in(text, time.end, sentence.line):
                self._carried, self._carried_from, self._carried_until = time, time.start, sentence.line + 1
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
                    if level := _LEVEL.match(text, time.end):
                        self._stated.append(_of_the_base(time, level.end()))
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
        spoken = time is not None and time.start >= sentence.start
        if time is not None:
            self._carried = time if time.use not in ("former", "pointing") and not _is_a_day(time) else None
            self._carried_from = sentence.line
        elif self._carried is not None and self._is_carried_to(sentence, headed):
            time = self._carried
        if time is not None:
            self._carried_until = self._until(sentence)
        elif not headed:
            time = self._lead
        return time, spoken

    def _nearest(self, place: Place, start: int, headed: bool) -> Time | None:
        """The last time before a number in its sentence, else the last of its line that reaches so far."""
        text, sentence = self._text, place.sentence
        behind: Time | None = None
        for place_in_line, time in enumerate(reversed(self._stated), start=1):
            if time.end > start:
                behind = time
                continue
            if behind is not None and time.start < sentence.start and self._follows(behind, start):
                return behind
            if time.start < sentence.start:
                if not self._reaches(time, start, sentence.line, headed):
                    continue
            elif time.start < max(place.clause, place.after) and time.use == "former":
                continue
            elif time.text[0] in "到至自" and _FROM.search(text, max(0, start - 8), start):
                continue  # 自2025年起，比例由|50%提高到55%: what was is not from 2025 on
            elif time.start < place.after and _is_first_of_two(text, time):
                continue  # 由去年的32.7%提高至38.4%: the second number is not last year's
            at = len(self._stated) - place_in_line
            self.year = self._named_year(at)
            return self._apart(at, start)
        self.year = None
        return behind if behind is not None and self._follows(behind, start) else None

    def _apart(self, at: int, start: int) -> Time:
        """The time of a number among several for each of which 分别 gives one: 一季度、二季度分别增长5%和6%."""
        text, time = self._text, self._stated[at]
        each = text.rfind("分别", max(time.end, start - _CLAUSE * 2), start)
        if each < 0 or _SEVERAL.search(text, time.end, each):
            return time
        self._number = self._number + 1 if each == self._each else 0
        self._each = each
        first = at
        while first and text[self._stated[first - 1].end : self._stated[first].start] in ("、", "和", "及", "与", "，"):
            first -= 1
        return self._stated[min(first + self._number, at)]

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
        if not headed:
            return time.use != "behind" or time.start <= line + 12 or _is_near(text, time.end, start)
        opened = _opening().search(text, max(0, time.start - 12), time.start)
        if opened is None or time.text[0] == "近":
            return False
        if opened["sentence"] is not None:
            return True
        return _WHOLE_YEAR.search(time.text) is not None and not (time.text[0] in "12" and len(opened[0]) > 1)

    def _named_year(self, last: int) -> int | None:
        """The last year that the line names up to a time: after 2023年，…。 全年 is the whole of 2023."""
        for index in range(last, -1, -1):
            found = _NAMED_YEAR.search(self._stated[index].text)
            if found:
                return int(found[0])
        return None

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


_RANGE = re.compile(DASH)
_SEVERAL = re.compile(r"[，,。；;：:、（(\n和与及]")
_FROM = re.compile(r"[由从][^0-9０-９到至为，,。；;：:、]{0,6}\Z")
_CLAUSE = 24  # characters from a number to the time of its clause
_CLAUSE_MARK = re.compile(r"[，,。；;：:、（(\n—-]|[由从比较]\Z")
_VERB = re.compile("[一-鿿]")
_COUNTS = re.compile(
    r"(?:\A|[，,。；;：:\s>）)“])(?:约|近|超过?|有|全[国省市县区]|我[国省市县区]|其中|[一二三]期|首[批期])?\Z"
)
_LEVEL = re.compile(r"(?:全年|同期)?的(?=[0-9０-９.]++(?![0-9０-９.倍番]))")  # 比去年的|180亿元增长
_A_DAY = re.compile("日|[今昨前明][天晨早晚夜]")
_WHOLE_YEAR = re.compile("^全年|^[12][0-9]{3}年$|[今去前上]年(?:全年)?$|来$")
_NAMED_YEAR = re.compile("(?:[1１][9９]|[2２][0０])[0-9０-９]{2}")
_REMEMBERED = 64  # times of a line; a longer memory would make a text of one line slow to read
_SHORT = 150  # characters
_HEAD = 12  # characters in which a line begins with a time
_FAR = 400  # characters; two sentences are shorter
_LEAD_IN = re.compile(r"[^\n]{0,60}[：:]\s*(?:[^\n：:。]{1,40}\n\s*)?\Z")  # 如下：, and the head of a table


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


def _leads_in(text: str, start: int, end: int) -> bool:
    """Whether from a time on the words only lead to the line that begins at ``end``: 前三季度|全市情况：."""
    return end - start < _SHORT and _LEAD_IN.match(text, start, end) is not None


_POINT = re.compile(r"[\s　]*(?:[一二三四五六七八九十]+是|[一二三四五六七八九十]+、|[（(]|[0-9]+[.．、](?![0-9])|——)")


def _of_the_base(base: Time, end: int) -> Time:
    """The time of a base as that of the level right behind it: 较|去年同期|的180亿元增长16.7%."""
    words = lexicon.load("periods")["base"]["before"]
    before = next(word for word in sorted(words, key=len, reverse=True) if base.text.startswith(word))
    return Time(base.start + len(before), end - 1, base.text[len(before) :], "former")


@cache
def _opening() -> re.Pattern[str]:
    table = lexicon.load("periods")
    words, reports = _words(*table["openers"]["words"]), _words(*table["said"]["words"], *table["said"]["reports"])
    return re.compile(rf"(?:(?P<sentence>\A|[。；;：:！!？?\s>]|(?:{reports})[，,])|[，,])(?:{words})*\Z")


def _is_first_of_two(text: str, time: Time) -> bool:
    """Whether a time is only that of the first of two levels: 由|去年|的32.7%提高至38.4%."""
    return text[time.start - 1 : time.start] in ("由", "从") or (
        time.text[0] == "从" and text.startswith("的", time.end)
    )


def _names_an_object(text: str, time: Time, sentence: int) -> bool:
    """Whether a year or a plan belongs to the object of a verb: 推动|2022年签约项目, 谋划|“十五五”重大项目."""
    if not (time.text[-1] == "年" and time.text[0].isdigit()) and time.text[-1] not in '”"':
        return False
    return any(
        hit.end == time.start for hit in cues(text, max(sentence, time.start - 4), time.start, ("push", "effort"))
    )
