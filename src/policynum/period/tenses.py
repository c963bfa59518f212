"""Whether the times of a document lie before or behind the day on which it speaks."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from policynum.model import Period
from policynum.sentences import dates
from policynum.sentences.clauses import FARTHEST
from policynum.sentences.times import Time
from policynum.sentences.years import PART_ENDS
from policynum.structure import documents


class Tense:
    """The day on which a document speaks, where it is known, and what its times are to it."""

    def __init__(self, text: str, published: date | None) -> None:
        self._text, self._published = text, published
        self._planned: int | None = None  # the year that the title plans; looked for when it is asked for
        self._to_come: int | None = None  # the first year that may lie ahead; looked for when it is asked for
        self._told = -1  # where a year stands up to which something was told
        self._aimed = _NEVER  # the first year of which something was aimed at

    def ahead(self, time: Time, year: int | None) -> bool | None:
        """Whether a time lies after the day on which the text speaks; None where it holds that day, or is not known.

        ``year`` is the one that the part of the document names.
        """
        words = time.text
        if (time.use == "behind" and words[0] != "这") or _PAST.search(words):
            return False  # 这十年 may be those of a plan
        if time.use == "ahead" or _FUTURE.search(words):
            return True
        if self._is_planned(words):
            return True
        if self._published is None:
            named = _YEAR.search(words)
            if named and year is not None and int(named[0]) < year:
                return False  # 2024年为51% in a part headed 2025年
            if named and self._is_noted(time, int(named[0])):
                return False
            reached = _FROM_A_YEAR.search(self._text, max(0, time.start - _STRETCH), time.start) is not None
            if self._is_deadline(time) and not _YEAR.search(words):
                return True  # 12月20日前|建成5座
            listed = _LISTED.search(self._text, max(0, time.start - _LIST), time.start) is not None
            until = words[0] == "到" or listed or self._is_deadline(time)
            if words[0] == "到" and (named is not None and int(named[0]) >= self._aimed):
                return True
            return True if until and not reached and self._is_set_out(words) else None
        today = self._published.isoformat()
        if not _DATED.search(words):  # 第一季度 told in April is over; whether 全年 lies ahead it does not say
            _, end = dates.resolve(words, self._published, year)
            if end is not None and end < today:
                return False
            return True if end is not None and self._is_deadline(time) else None
        begin, end = dates.resolve(words, self._published)
        if end is not None and end < today:
            return False
        if end is None and begin is not None and begin <= today:  # 从2018年
            return False
        until = words[0] in "到至" or words[-1] == "前" or words.endswith(("五末", "五期末"))
        if (begin is not None and begin > today) or (until and end is not None and end > today):
            return True
        return None

    def is_told(self, time: Time, sentence: int, start: int, end: int, *, aimed: bool = False) -> bool:
        """Whether a number up to a year that may lie ahead is a fact: 到2008年上升至|3067.4亿元, 到2018年共有|3家.

        So exact a number nobody aims at, unless the paragraph has ``aimed`` before; and what is no later in its
        sentence than one that was told is told as well.
        """
        if self._published is not None or time.text[0] != "到" or _YEAR.search(time.text) is None:
            return False
        digits = _DIGITS.sub("", self._text[start:end]).strip("0")
        begin = max(time.end, start - FARTHEST)
        begin = max(begin, self._text.rfind("；", begin, start))
        here = _YEAR.search(self._text, begin, start) is None
        if here and is_now(self._text, begin, start):
            return True  # 到2027年培育企业200家，现有|156家；产值达到2000亿元: of this number alone
        told = (
            time.start == self._told
            or (len(digits) >= _MOST_DIGITS and not (aimed and "." not in self._text[start:end] and here))
            or (here and _STANDS.search(self._text, begin, start) is not None)
            or (
                here
                and _HAS_COME_TO.search(self._text, begin, start) is not None
                and _EARLIER.search(self._text, max(sentence, time.start - FARTHEST), time.start) is not None
                and _AIMED.search(self._text, max(sentence, start - FARTHEST), start) is None
            )
        )
        self._told = time.start if told else self._told
        return told

    def note(self, time: Time) -> None:
        """Remember the time of what is aimed at: up to the same year, 到2030年, what follows lies ahead as well."""
        if time.text[0] == "到" and (named := _YEAR.search(time.text)) is not None:
            self._aimed = min(self._aimed, int(named[0]))

    def _is_noted(self, time: Time, year: int) -> bool:
        """Whether a note in brackets tells what was before the year of an aim: 到2030年达到65%（|2024年|为58%）."""
        if not self._text.startswith("（", time.start - 1) or not self._text.startswith(("为", "是"), time.end):
            return False
        aimed = _YEAR.findall(self._text, max(0, time.start - _NOTE), time.start)
        return bool(aimed) and year < int(aimed[-1])

    def _is_deadline(self, time: Time) -> bool:
        """Whether a time is the last day for something that is not said to be done: 12月20日前, 9月底前."""
        return _BY.search(time.text) is not None and _DONE.match(self._text, time.end) is None

    def _is_planned(self, words: str) -> bool:
        """Whether a time is the year that the document's title plans, or a later one."""
        year = _WHOLE_YEAR.fullmatch(words)
        if year is None:
            return False
        if self._planned is None:
            self._planned = documents.planned_year(self._text) or _NEVER
        return int(year[1]) >= self._planned

    def _is_set_out(self, words: str) -> bool:
        """Whether a time names a year behind which the document names none but 到2027年, 到“十五五”末."""
        if self._to_come is None:
            self._to_come = documents.first_year_to_come(self._text)
        found = _YEAR.search(words)
        year = found[0] if found else (dates.resolve(words, None)[1] or "")[:4]  # the last of “十五五”末
        if year[:2] == "19":
            return documents.is_told_before(self._text, int(year))
        return bool(year) and int(year) >= self._to_come


def is_now(text: str, begin: int, start: int) -> bool:
    """Whether a number is told of as it is now, beside an aim: 到2027年培育企业200家，现有|156家.

    >>> is_now("到2027年培育企业200家，现有156家", 6, 17)
    True
    """
    return _NOW.search(text, begin, start) is not None


_DIGITS, _MOST_DIGITS = re.compile("[^0-9]"), 5  # of an aim, less its noughts: 12.5万 has three
_NOW = re.compile("[，；（](?:现(?:有|为|已|状)|目前|[^，。；]{0,8}已)[^，。；]{0,6}\\Z")
_STANDS = re.compile("共有|现有|已(?!知)")
_HAS_COME_TO = re.compile("升[至到]|增[加长]?[至到]|提高[至到]|扩大[至到]|降[至到低]|减少?[至到]")
_AIMED = re.compile("力争|确保|计划|规划|目标|将|预计|要")
_EARLIER = re.compile("(?:19|20)[0-9]{2}年[^，。；]{0,12}[0-9]")
_BY, _DONE = re.compile("(?:[底末日]|20[0-9]{2}年)前\\Z"), re.compile("[，,]?[一-鿿]{0,6}(?:已|了)")
_NOTE = 80  # characters before a note in which the aim's year stands
_LISTED, _LIST = (
    re.compile("到20[0-9]{2}年[、和及](?:20[0-9]{2}年[、和及]){0,2}\\Z"),
    24,
)  # 到2025年、|2030年; characters
_NEVER = 9999
_WHOLE_YEAR = re.compile("(20[0-9]{2})年")
_STRETCH = 24  # characters
_FROM_A_YEAR = re.compile("从(?:19|20)[0-9]{2}年[^，。；]{0,16}\\Z")  # 从2010年|到2020年
_YEAR = re.compile("20[0-9]{2}(?=年)")
_DATED = re.compile(r"[0-9]{4}|[一二][九〇○零]|五[”\"’]?(?:时期|期间|期?末|规划期)")
_PAST = re.compile("^(?:去年|上年|前年)|年同期\\Z")
_FUTURE = re.compile("^[从自到至]?(?:明[年天日后]|今后|未来|下(?:周|个?月|个?季度)|来年|后天)")


def is_part_of_year(words: str) -> bool:
    """Whether a time is some months of a year.

    >>> is_part_of_year("1—2月"), is_part_of_year("2025年")
    (True, False)
    """
    return _PART_OF_YEAR.search(words) is not None


_PART_OF_YEAR = re.compile(rf"{PART_ENDS}\Z")
_YEARS_END = re.compile("^(?:全年|年末|年底)\\Z")
_EARLY = "03"  # the last month in which 全年 tells of the year before


@lru_cache(maxsize=4096)
def period(words: str, published: date | None, year: int | None, aimed: bool) -> Period:
    """The period with its dates. 1—11月 that nobody aims at lies behind the day on which the text speaks.

    >>> period("1—11月", date(2026, 1, 9), None, aimed=False)
    Period(text='1—11月', start='2025-01-01', end='2025-11-30')
    >>> period("次年", date(2026, 1, 9), 2023, aimed=False), period("次年", date(2026, 1, 9), None, aimed=False)
    (Period(text='次年', start='2024-01-01', end='2024-12-31'), Period(text='次年', start=None, end=None))
    """
    if (pointed := _POINTED.match(words)) is not None:
        named = f"{year + _AWAY[pointed[0]]}年{words[pointed.end() :]}" if year is not None else None
        return Period(words, *(dates.resolve(named, published) if named is not None else (None, None)))
    begin, end = dates.resolve(words, published, year)
    today = published.isoformat() if published is not None else ""
    past = _PART_OF_YEAR.search(words) or (today[5:7] <= _EARLY and _YEARS_END.search(words))
    ends = end[:7] if end and past else ""
    opens = begin or (end if words.startswith("截") else None)
    if year is None and today and not aimed and opens and (opens > today or ends > today[:7]):
        begin, end = dates.resolve(words, published, int(today[:4]) - 1)
    return Period(words, begin, end)


_AWAY = {"当年": 0, "同年": 0, "次年": 1, "翌年": 1}  # from the year that was told before
_POINTED = re.compile("|".join(_AWAY))
