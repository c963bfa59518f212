"""When a number is for: the time that governs it, unless that is no time of an aim, or a fact is no longer so then."""

from __future__ import annotations

import re
from datetime import date

from policynum.change.findings import Finding
from policynum.model import Period, Role
from policynum.period import asides, openings, periods, reach, tenses
from policynum.period.tenses import Tense
from policynum.reading.aiming import Aiming
from policynum.reading.whereabouts import Whereabouts
from policynum.role import aims
from policynum.sentences import clauses
from policynum.sentences.times import Time
from policynum.sentences.years import NEXT


class Dating:
    """What the time of a number in one document says of when it is for, by the tense and the part that it stands in."""

    def __init__(self, text: str, published: date | None, tense: Tense, where: Whereabouts, aiming: Aiming) -> None:
        self._text, self._published = text, published
        self._tense, self._where, self._aiming = tense, where, aiming

    def period(
        self,
        start: int,
        place: clauses.Place,
        role: Role,
        annual: bool,
        time: Time | None,
        spoken: bool,
        calendar: periods.Calendar,
    ) -> Period | None:
        """When the number at ``start`` is for: ``time`` where that is not another's, else the time of its heading."""
        if role is Role.SPECIFICATION:
            return None  # a description holds for no time
        aimed = role is Role.TARGET
        if time is not None and not spoken and not aimed and self._tense.ahead(time, self._where.year):
            time = None  # a fact of the next sentence is not one of 2030
        if time is not None and not spoken and aimed and self._is_no_aims(time, start):
            time = None
        if time is not None and time.use == "now" and not spoken and aimed:
            time = calendar.aimed(place, start, self._where.is_dated)
        if time is not None and annual and _ONE_YEAR.fullmatch(time.text):
            time = calendar.stretch(start) or time
        if time is None and not aimed and self._where.direction == "plan":
            return None  # a fact under a heading that sets out is not of its year
        words = time.text if time else self._where.part.time
        if words is None and aimed and calendar.of_report is not None:
            words = calendar.of_report.text
        if time is None and words and aimed and self._where.part.level <= 1 and tenses.is_part_of_year(words):
            return None  # 拟安排3亿元 under the title of an analysis of 1—2月
        if not words:
            return None
        year = calendar.year_of(time) if time is not None else None
        return tenses.period(words, self._published, year or self._where.year, aimed)

    def is_before(self, change: Finding, ahead: bool | None, time: Time, start: int) -> bool:
        """Whether a fact is no longer so at its sentence's time: 到2027年培育企业200家，现有|156家."""
        if change.change is not None and change.change.kind == "from":
            return ahead is True or time.text.endswith("后")
        return self._tense.ahead(time, self._where.year) is True and tenses.is_now(self._text, time.end, start)

    def looks_ahead(self, time: Time, sentence: clauses.Sentence, start: int) -> bool:
        """Whether an earlier sentence of its line opens with the year up to which it sets out: 到2027年，规模扩大。"""
        text, line = self._text, sentence.line
        opens = line <= time.start <= line + asides.HEAD and text.startswith("，", time.end)
        if not opens or not openings.is_up_to_a_year(time) or not self._tense.ahead(time, self._where.year):
            return False
        return aims.comes_about(text, sentence.start, start)

    def _is_no_aims(self, time: Time, start: int) -> bool:
        """Whether an earlier sentence's time is that of no aim: it is over, or a part of the year that is planned."""
        if self._tense.ahead(time, self._where.year) is False:
            return self._where.direction != "review"  # 一年来，…。预计产值|5亿元
        if _NEXT.search(self._text, max(time.end, start - clauses.FARTHEST), start) is not None:
            return self._tense.ahead(time, self._where.year) is None
        if not reach.is_within_a_year(time):
            return False
        if not self._where.is_dated:
            return self._aiming.told_any and _SO_MANY_MONTHS.match(time.text) is not None
        return not self._text.startswith(("，", ","), time.end)  # 一季度开工9个。争取资金|8亿元


_ONE_YEAR = re.compile("[12][0-9]{3}年")
_NEXT = re.compile(f"{NEXT}|今后|打算")  # what is to come has no time of what was
# The months that are over when a text tells of them: 前三季度，营收30亿元。公司拟投资|12亿元.
_SO_MANY_MONTHS = re.compile("前|上半年|[一1]季|首季|截|(?:20[0-9]{2}年)?[0-9]{1,2}[-—–－~～至][0-9]{1,2}月")
