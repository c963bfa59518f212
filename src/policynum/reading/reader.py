"""Reads the measures of one document in their order, and says of each what it means: change, indicator, period, role.

What an earlier sentence said holds on for later ones: the part of the document, the time, the thing measured. That
memory is here, in the rooms beside this one and in ``periods.Calendar``, ``apart.Shared`` and ``tenses.Tense``; all
others keep none, but ``tenor.Scale``, which weighs each paragraph once.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from policynum import kinds
from policynum.change import changes, findings, signs
from policynum.indicator import indicators
from policynum.indicator.subjects import NOTHING, Subject
from policynum.model import Basis, Change, Mention, Period, Role
from policynum.period import asides, openings, periods, reach, tenses
from policynum.period.tenses import Tense
from policynum.quantities import measures
from policynum.reading import cells, surroundings
from policynum.reading.aiming import Aiming
from policynum.reading.bases import Bases
from policynum.reading.hearing import Heard
from policynum.reading.links import Links
from policynum.reading.origin import Origin
from policynum.reading.whereabouts import Whereabouts
from policynum.role import aims, evidence, roles
from policynum.sentences import clauses, predicates, times
from policynum.sentences.nouns import Piece
from policynum.sentences.times import Time
from policynum.sentences.years import NEXT
from policynum.structure import documents, tables
from policynum.text.folding import Folded


class Reader:
    """One document on its way through the rooms of meaning."""

    def __init__(self, text: str, folded: Folded, published: date | None) -> None:
        self._folded, self._published = folded, published
        self._origin = Origin(text, folded)
        self._where = Whereabouts(folded.text, published, self._origin.script)
        self._is_late = published.month > _LATE if published is not None else None
        self._cells = tables.find(folded.text)
        self._sentence: clauses.Sentence | None = None
        self._subject = NOTHING
        self._outside: Subject | None = None  # the subject before the bracket that the text is in
        self._told: deque[tuple[Piece, ...]] = deque(maxlen=_TOLD)  # of the subjects before, where others
        self._counted: dict[str, Subject] = {}  # of the line, by the word that counts them
        self._counted_last = ""
        self._last: findings.Finding | None = None  # of the sentence so far
        self._links = Links()
        self._heard = Heard(folded.text)
        self._aiming = Aiming(folded.text)
        self._tense = Tense(folded.text, published)
        self._bases = Bases(folded.text, published)

    def mentions(self, found: Sequence[measures.Found]) -> Iterator[Mention]:
        """The mention of each measure, in text order."""
        text = self._folded.text
        stated = list(times.find(text))
        found = surroundings.outside(found, stated)
        places = list(clauses.find(text, found))
        calendar = periods.Calendar(text, stated, bulletin=documents.is_bulletin(text))
        lists = [*surroundings.lists(text, found, places), (0, 0)]
        for (at, end), following in pairwise(lists):
            sentence = places[at].sentence
            if sentence is not self._sentence:
                self._enter(sentence, calendar)
            predicate = predicates.read(text[places[at].predicate : found[at].start])
            readings = [
                self._change(found, places, number, end, predicate if number == at else None, calendar)
                for number in range(at, end)
            ]
            subjects = self._indicators(found, places, at, end, predicate, calendar, readings[0])
            if end - at > 1 and found[at].measure.unit == "percent" and all(subject.pieces for subject in subjects):
                readings = changes.of_items(text, readings, [subject.pieces[-1] for subject in subjects])
            for number, change, subject in zip(range(at, end), readings, subjects, strict=True):
                one = found[number]
                cell = tables.at(self._cells, one.start) if self._cells else None
                if cell is not None and cell.is_figure(one.start, one.end):
                    subject, change = cells.read(text, cell, one.measure, change)
                else:
                    cell = None
                self._links.aside = self._outside is not None
                link = self._links.find(found, number, (at, end), following, change, subject, sentence)
                if link is not None and change.change is not None:
                    change = replace(change, change=change.change._replace(link=self._origin.span(link, link + 1)[0]))
                yield self._mention(one, places[number], change, subject, calendar, cell)

    def _enter(self, sentence: clauses.Sentence, calendar: periods.Calendar) -> None:
        """Go on to the next sentence that holds a measure, and to the part of the document that it stands in."""
        if self._sentence is None or sentence.line != self._sentence.line:
            self._told.clear()
            self._counted.clear()
            if self._sentence is None or not _GOES_ON.match(self._folded.text, sentence.line):
                self._subject = NOTHING
        self._sentence, self._last, self._outside = sentence, None, None
        self._aiming.enter(sentence)
        self._words_start, end = self._origin.span(sentence.start, sentence.end)
        # once a sentence: one that never ends would be copied often
        self._words = self._origin.text[self._words_start : end]
        self._where.enter(sentence)
        calendar.enter(sentence, self._where.part.root, self._where.part.start, self._where.goals)

    def _change(
        self,
        found: Sequence[measures.Found],
        places: Sequence[clauses.Place],
        number: int,
        end: int,  # of the list that it stands in
        predicate: predicates.Predicate | None,
        calendar: periods.Calendar,
    ) -> findings.Finding:
        text, one, place = self._folded.text, found[number], places[number]
        follower = None
        if end < len(found) and places[end].sentence is place.sentence:
            follower = found[end].start
        if predicate is None:
            predicate = predicates.read(text[place.predicate : one.start])
        last = self._last
        before = found[number - 1].measure if number else None
        if before is not None and findings.is_share(before) and not findings.is_share(one.measure):
            last = None  # 增长5.2%、约|4.4万亿元: no list goes from a share on to a level
        asked = findings.Changing(text, one.start, one.end, one.measure, place, calendar.bases, last, before)
        self._last = changes.read(asked, predicate, found[end - 1].end, follower)
        return self._last

    def _indicators(
        self,
        found: Sequence[measures.Found],
        places: Sequence[clauses.Place],
        at: int,
        end: int,
        predicate: predicates.Predicate,
        calendar: periods.Calendar,
        change: findings.Finding,
    ) -> list[Subject]:
        text = self._folded.text
        self._pass_brackets(text, places[at], found[at].start)
        around = surroundings.around(text, found, places, at, end, predicate, calendar, change)
        subjects = indicators.find(text, found[at:end], around, self._subject, self._told)
        if len(subjects) == 1:
            subjects = [self._of_the_same_sort(subjects[0], found[at], places[at])]
        if subjects[-1].pieces != self._subject.pieces:
            self._told.append(self._subject.pieces)
        if not (text.endswith("连续", 0, found[at].start) and _COMPARES.match(text, found[at].end)):
            last = subjects[-1]  # 连续|6个月|低于临界点。从规模看，…: still of the index
            self._subject = Subject(last.owner) if last.once else last
        return subjects

    def _of_the_same_sort(self, subject: Subject, found: measures.Found, place: clauses.Place) -> Subject:
        """The last counted by the same word, for a first count that names nothing: 学校12所，学位1万个。再新建|8所."""
        unit = found.measure.unit_text
        if not unit or not kinds.counts(found.measure.unit) or not subject.pieces:
            return subject
        opens = place.after == place.sentence.start and _MORE_OF_THEM.search(
            self._folded.text, place.after, found.start
        )
        inherits = bool(self._subject.pieces) and subject.pieces[-1][1] == self._subject.pieces[-1][1]
        if opens and inherits and self._counted_last != unit:
            subject = self._counted.get(unit, subject)
        self._counted[unit], self._counted_last = subject, unit
        return subject

    def _pass_brackets(self, text: str, place: clauses.Place, start: int) -> None:
        """Keep the subject while a bracket tells of parts of it: 新增9户（其中企业2户），|同比增长3%."""
        opened, closed = text.rfind("（", place.after, start), text.rfind("）", place.after, start)
        if closed >= 0 and self._outside is not None:
            self._subject, self._outside = self._outside, None
        if opened > closed:
            self._outside = self._subject

    def _mention(
        self,
        found: measures.Found,
        place: clauses.Place,
        change: findings.Finding,
        subject: Subject,
        calendar: periods.Calendar,
        cell: tables.Cell | None,
    ) -> Mention:
        time, spoken = calendar.governs(place, found.start, self._where.is_dated)
        if cell is not None and cell.time is not None:
            time, spoken = cells.time(self._folded.text, cell, cell.time, known=self._published is not None), True
        known = self._evidence(found, place, change, time if spoken else None)
        if known.carried is None and self._where.direction is None and time is not None and not spoken:
            known.carried = "ahead" if self._looks_ahead(time, place.sentence, found.start) else None
        verdict = roles.classify(replace(known, of_an_aim=True) if cell is not None and cell.aims else known)
        start, end = self._origin.span(found.start, found.end)
        role = verdict.role
        self._aiming.note(place.sentence, start, found.end, role)
        if role is Role.TARGET and spoken and time is not None:
            self._tense.note(time)
        annual = change.change is not None and change.change.basis is Basis.ANNUAL
        if spoken and time is not None and role in _FACTS and self._is_before(change, known.ahead, time, found.start):
            time, spoken = None, False
        period = self._period(found.start, place, role, annual, time, spoken, calendar)
        measure, flags = signs.signed(self._folded.text, found, change)
        if role is Role.SPECIFICATION:
            stated, inferred = findings.of_specification(change.change, measure), False
        else:
            stated, inferred = self._stated(change.change, found.start, place, period, time if spoken else None)
        if period is not None:
            words = self._origin.script.written(period.text, place.sentence.end)
            period = period._replace(text=words) if words != period.text else period
        if inferred:
            flags = (*flags, "basis_inferred")
        if verdict.inferred:
            flags = (*flags, "role_inferred")
        hits = sorted({*verdict.hits, *change.hits}) if verdict.hits else change.hits
        return Mention(
            start,
            end,
            self._origin.text[start:end],
            measure,
            role,
            stated,
            self._origin.name(subject.pieces),
            period,
            self._where.section,
            tuple([self._origin.cue(hit) for hit in hits]) if hits else (),
            flags,
            self._words,
            self._words_start,
        )

    def _evidence(
        self, found: measures.Found, place: clauses.Place, reading: findings.Finding, time: Time | None
    ) -> evidence.Evidence:
        """What is known of a mention when its role is asked for; ``time`` is what its own sentence states."""
        change, where = reading.change, self._where
        of_an_aim = self._aiming.reaches(place.after, found.start)
        if change is None:
            kind, basis, is_change, paired = None, None, reading.ratio, False
        else:
            kind, basis, is_change = change.kind, change.basis, reading.ratio or change.kind == "by"
            paired = change.kind == "to" and change.link is not None
            of_an_aim = of_an_aim or self._aiming.holds(change)
        ahead, dated, until, carried = None, None, None, None
        text, sentence = self._folded.text, place.sentence
        if where.direction is None:
            carried = "ahead" if self._aiming.leads else self._heard.before(place.sentence)
        if time is not None:
            ahead, dated, until = self._tense.ahead(time, where.year), time.start, time.end
            aimed = (
                carried in ("aim", "lead", "ahead") and _COMING.search(text, sentence.line, sentence.start) is not None
            )
            if ahead and self._tense.is_told(time, place.sentence.start, found.start, found.end, aimed=aimed):
                ahead = False
        return evidence.Evidence(  # in order: keywords would make a dict of each mention
            self._folded.text,
            found.start,
            found.end,
            found.measure,
            place,
            is_change,
            kind,
            of_an_aim,
            paired,
            basis,
            where.direction,
            self._aiming.told,
            where.tells and (carried != "aim" or self._aiming.told_any),  # nothing but aims so far: no account
            self._is_late,
            where.is_over,
            ahead,
            dated,
            until,
            carried,
        )

    def _period(
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

    def _is_before(self, change: findings.Finding, ahead: bool | None, time: Time, start: int) -> bool:
        """Whether a fact is no longer so at its sentence's time: 到2027年培育企业200家，现有|156家."""
        if change.change is not None and change.change.kind == "from":
            return ahead is True or time.text.endswith("后")
        return self._tense.ahead(time, self._where.year) is True and tenses.is_now(self._folded.text, time.end, start)

    def _looks_ahead(self, time: Time, sentence: clauses.Sentence, start: int) -> bool:
        """Whether an earlier sentence of its line opens with the year up to which it sets out: 到2027年，规模扩大。"""
        text, line = self._folded.text, sentence.line
        opens = line <= time.start <= line + asides.HEAD and text.startswith("，", time.end)
        if not opens or not openings.is_up_to_a_year(time) or not self._tense.ahead(time, self._where.year):
            return False
        return aims.comes_about(text, sentence.start, start)

    def _is_no_aims(self, time: Time, start: int) -> bool:
        """Whether an earlier sentence's time is that of no aim: it is over, or a part of the year that is planned."""
        if self._tense.ahead(time, self._where.year) is False:
            return self._where.direction != "review"  # 一年来，…。预计产值|5亿元
        if _NEXT.search(self._folded.text, max(time.end, start - clauses.FARTHEST), start) is not None:
            return self._tense.ahead(time, self._where.year) is None
        if not reach.is_within_a_year(time):
            return False
        if not self._where.is_dated:
            return self._aiming.told_any and _SO_MANY_MONTHS.match(time.text) is not None
        return not self._folded.text.startswith(("，", ","), time.end)  # 一季度开工9个。争取资金|8亿元

    def _stated(
        self, change: Change | None, start: int, place: clauses.Place, period: Period | None, time: Time | None
    ) -> tuple[Change | None, bool]:
        """The change with the basis that others give it, and its base as the caller wrote it; whether one was given."""
        if change is None:
            return None, False
        change, given = self._bases.given(change, start, period.text if period is not None else None, time)
        if change.base is not None:
            change = change._replace(base=self._origin.script.written(change.base, place.sentence.end))
        return change, given


_SO_MANY_MONTHS = re.compile("前|上半年|[一1]季|首季|截|(?:20[0-9]{2}年)?[0-9]{1,2}[-—–－~～至][0-9]{1,2}月")
_MORE_OF_THEM = re.compile("[再又将]|计划|力争|争取")  # 今年|再|新建8所, 明年|计划|改造2000套
_FACTS = (Role.ACTUAL, Role.COMPARISON)
_NEXT = re.compile(f"{NEXT}|今后|打算")  # what is to come has no time of what was
_COMING = re.compile("今后|未来|新的一年|接下来")
_COMPARES = re.compile("[高低好优快慢大小多少强弱]于|处于|位于|超过")
_LATE = 10  # the last month in which nobody reports on the year yet
_TOLD = 5  # subjects of which a later 分别 may be
_GOES_ON = re.compile(r"[\s　]*[分按从]季度来?看，")  # a paragraph on what the one before was about
_ONE_YEAR = re.compile("[12][0-9]{3}年")
