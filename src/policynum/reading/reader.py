"""Reads the measures of one document in their order, and says of each what it means: change, indicator, period, role.

What an earlier sentence said holds on for later ones: the part of the document, the time, the thing measured. That
memory is here, in the rooms beside this one and in ``periods.Calendar``, ``apart.Shared`` and ``tenses.Tense``; all
others keep none, but ``tenor.Scale``, which weighs each paragraph once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from policynum.change import changes, findings, signs
from policynum.indicator import indicators
from policynum.indicator.subjects import Subject
from policynum.model import Basis, Change, Mention, Period, Role
from policynum.period import periods
from policynum.period.tenses import Tense
from policynum.quantities import measures
from policynum.reading import cells, surroundings
from policynum.reading.aiming import Aiming
from policynum.reading.bases import Bases
from policynum.reading.dating import Dating
from policynum.reading.hearing import Heard
from policynum.reading.links import Links
from policynum.reading.origin import Origin
from policynum.reading.topics import Topics
from policynum.reading.whereabouts import Whereabouts
from policynum.role import evidence, roles
from policynum.sentences import clauses, predicates, times
from policynum.sentences.times import Time
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
        self._topics = Topics(folded.text)
        self._last: findings.Finding | None = None  # of the sentence so far
        self._links = Links()
        self._heard = Heard(folded.text)
        self._aiming = Aiming(folded.text)
        self._tense = Tense(folded.text, published)
        self._bases = Bases(folded.text, published)
        self._dating = Dating(folded.text, published, self._tense, self._where, self._aiming)

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
                self._links.aside = self._topics.is_aside
                link = self._links.find(found, number, (at, end), following, change, subject, sentence)
                if link is not None and change.change is not None:
                    change = replace(change, change=change.change._replace(link=self._origin.span(link, link + 1)[0]))
                yield self._mention(one, places[number], change, subject, calendar, cell)

    def _enter(self, sentence: clauses.Sentence, calendar: periods.Calendar) -> None:
        """Go on to the next sentence that holds a measure, and to the part of the document that it stands in."""
        self._topics.enter(sentence)
        self._sentence, self._last = sentence, None
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
        text, topics = self._folded.text, self._topics
        topics.pass_brackets(places[at], found[at].start)
        around = surroundings.around(text, found, places, at, end, predicate, calendar, change)
        subjects = indicators.find(text, found[at:end], around, topics.last, topics.told)
        return topics.note(subjects, found[at:end], places[at])

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
            known.carried = "ahead" if self._dating.looks_ahead(time, place.sentence, found.start) else None
        verdict = roles.classify(replace(known, of_an_aim=True) if cell is not None and cell.aims else known)
        start, end = self._origin.span(found.start, found.end)
        role = verdict.role
        self._aiming.note(place.sentence, start, found.end, role)
        if role is Role.TARGET and spoken and time is not None:
            self._tense.note(time)
        annual = change.change is not None and change.change.basis is Basis.ANNUAL
        if (
            spoken
            and time is not None
            and role in _FACTS
            and self._dating.is_before(change, known.ahead, time, found.start)
        ):
            time, spoken = None, False
        period = self._dating.period(found.start, place, role, annual, time, spoken, calendar)
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


_FACTS = (Role.ACTUAL, Role.COMPARISON)
_COMING = re.compile("今后|未来|新的一年|接下来")
_LATE = 10  # the last month in which nobody reports on the year yet
