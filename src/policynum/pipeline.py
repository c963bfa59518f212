"""The way of a text through the rooms, in order: fold, find measures, read where they stand, what they mean, who they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from policynum import changes, clauses, indicators, measures, periods, roles, sections
from policynum.model import Change, Cue, Measure, Mention, Period, Role, Section
from policynum.text import Folded, fold

if TYPE_CHECKING:
    from policynum.lexicon import Lexicon


def extract(text: str, *, published: date | None = None, lexicon: Lexicon | None = None) -> list[Mention]:
    """Every mention of a quantity in a text, in text order.

    ``published`` is the day on which the text speaks; without it the day is read from the document where it stands there.
    TypeError where ``text`` is no str. Odd text never raises.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    folded = fold(text)
    found = list(measures.find(folded.text, lexicon=lexicon))
    if not found:
        return []
    return _Reader(text, folded, published or sections.published(folded.text)).mentions(found)


def extract_many(
    texts: Iterable[str],
    *,
    workers: int | None = None,
    progress: bool = False,
    published: date | None = None,
    lexicon: Lexicon | None = None,
) -> Iterator[list[Mention]]:
    """The mentions of each text, in the order of the texts, worked out by ``workers`` processes where that is more than one."""
    read = partial(extract, published=published, lexicon=lexicon)
    if progress:
        from rich.progress import track

        texts = track(list(texts), description="policynum", transient=True)
    if workers is None or workers <= 1:
        yield from map(read, texts)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(read, texts, chunksize=16)


class _Read(NamedTuple):
    """A mention half read: what the later rooms need of the earlier ones."""

    found: measures.Found
    place: clauses.Place
    part: sections.Part
    change: changes.Reading
    subject: indicators.Subject
    time: periods.Time | None
    spoken: bool  # whether the time stands in the mention's own sentence


class _Reader:
    """One document on its way through the rooms; holds what earlier sentences said for those that come after."""

    def __init__(self, text: str, folded: Folded, published: date | None) -> None:
        self.text, self.folded, self.published = text, folded, published

    def mentions(self, found: Sequence[measures.Found]) -> list[Mention]:
        text = self.folded.text
        parts = _Cursor(list(sections.find(text)))
        times = list(periods.find(text))
        found = _outside(found, times)
        places = list(clauses.find(text, found))
        result: list[Mention] = []
        first_time = next_time = 0
        lead: periods.Time | None = None
        carried: periods.Time | None = None
        carried_until = -1
        subject = indicators.NOTHING
        at = 0
        while at < len(found):
            place = places[at]
            count = 1
            while (
                at + count < len(found)
                and places[at + count].sentence == place.sentence
                and changes.LIST.fullmatch(text, found[at + count - 1].end, found[at + count].start)
            ):
                count += 1
            chain = found[at : at + count]
            while first_time < len(times) and times[first_time].end <= place.line:
                first_time += 1
            in_line = times[first_time:]
            readings: list[changes.Reading] = []
            bases = [time for time in in_line if time.use == "base" and place.sentence <= time.start < place.sentence_end]
            same_sentence = at > 0 and places[at - 1].sentence == place.sentence
            if not same_sentence and (at == 0 or places[at - 1].line != place.line):
                subject = indicators.NOTHING
            for number, one in enumerate(chain):
                follower = found[at + number + 1] if at + number + 1 < len(found) else None
                before = (
                    (chain[number - 1].end, readings[-1])
                    if number
                    else ((found[at - 1].end, last_reading) if same_sentence else None)
                )
                last_reading = changes.read(
                    text, (one.start, one.end), one.measure, places[at + number], bases, before,
                    follower.start if follower and places[at + number].sentence_end > follower.start else None,
                )
                readings.append(last_reading)
            stated = [
                time
                for time in in_line
                if time.use != "base" and time.end <= place.sentence_end and not _names_an_object(time, place.hits)
            ]
            here = [(time.start, time.end) for time in stated if time.start >= place.sentence]
            cut = [(base.start, base.end, base.basis or "since") for base in bases] + [
                (hit.start, hit.end, hit.says[-1])
                for hit in place.hits
                if not {"peer", "plan", "yoy", "mom", "annual"}.isdisjoint(hit.says) and not hit.text.endswith("率")
            ]
            after = found[at - 1].end if same_sentence else place.sentence
            begin = max(place.clause, after)
            if same_sentence and after > place.clause and text[after] not in "、，,；" and _in_a_name(found[at - 1]):
                begin = place.clause
            following = found[at + count] if at + count < len(found) else None
            limit = place.sentence_end
            adjoining = following is not None and text[chain[-1].end : following.start] == "以上"
            if following is not None and following.start > chain[-1].end and not adjoining:
                limit = min(limit, following.start)
            subjects = indicators.find(
                text,
                [(one.start, one.end) for one in chain],
                [one.measure for one in chain],
                indicators.Surroundings(
                    place.sentence, begin, limit, chain[0].start, here, sorted(cut),
                    (following.start, following.end) if following and adjoining else None,
                ),
                subject,
            )
            part = parts.at(place.sentence)
            while next_time < len(times) and times[next_time].end <= place.line:
                if times[next_time].use == "behind" and text[times[next_time].start - 1 : times[next_time].start] in ("\n", "　", " "):
                    lead = times[next_time]
                next_time += 1
            if lead and lead.start < part.start:
                lead = None
            for number, one in enumerate(chain):
                time, spoken = self._time(stated, places[at + number], one, after)
                if time is None and carried is not None and place.line < carried_until and self._goes_on(place):
                    time = carried
                if time is not None:
                    carried, carried_until = time, place.line_end + 3 if place.line_end - place.line < _SHORT else -1
                elif part.time is None:
                    time = lead
                result.append(self._mention(_Read(one, places[at + number], part, readings[number], subjects[number], time, spoken)))
            subject = subjects[-1]
            at += count
        return result

    def _time(
        self, stated: list[periods.Time], place: clauses.Place, one: measures.Found, after: int
    ) -> tuple[periods.Time | None, bool]:
        for time in reversed(stated):
            if time.end > one.start:
                continue
            if time.use == "now" and self.folded.text.count("。", time.end, one.start) > 1:
                continue
            if time.use == "pointing" and time.start < max(place.clause, after):
                continue
            if time.use == "behind" and place.line + 12 < time.start < place.sentence:
                continue
            if time.text.endswith("日") and not time.text.startswith("截") and time.start < place.sentence:
                continue
            if time.start < after and self.folded.text[time.start - 1 : time.start] in ("由", "从"):
                continue
            return time, time.start >= place.sentence
        return None, False

    def _mention(self, read: _Read) -> Mention:
        found, place, part, change = read.found, read.place, read.part, read.change
        verdict = roles.classify(
            roles.Evidence(
                self.folded.text,
                found.start,
                found.end,
                found.measure,
                place,
                change.ratio or (change.change is not None and change.change.kind == "by"),
                change.change.kind if change.change else None,
                part.direction,
                self._ahead(read),
                None if part.direction else self._carried(place),
            )
        )
        start, end = self.folded.span(found.start, found.end)
        measure = _negative(found.measure) if change.negative else found.measure
        period = None
        if verdict.role is not Role.SPECIFICATION:
            words = read.time.text if read.time else part.time
            if words:
                period = Period(words, *periods.resolve(words, self.published))
        stated = change.change
        hits = sorted({*verdict.hits, *change.hits})
        indicator = "|".join(self.text[slice(*self.folded.span(*piece))].strip() for piece in read.subject.pieces)
        sentence, sentence_end = self.folded.span(place.sentence, place.sentence_end)
        return Mention(
            start,
            end,
            self.text[start:end],
            measure,
            verdict.role,
            Change(stated.direction, stated.kind, stated.basis, stated.base) if stated else None,
            indicator or None,
            period,
            Section(part.heading, part.direction) if part.heading or part.direction else None,
            tuple(
                Cue(*self.folded.span(hit.start, hit.end), self.folded.surface[hit.start : hit.end], hit.says[0])
                for hit in hits
            ),
            (*found.flags, *(("role_inferred",) if verdict.inferred else ())),
            self.text[sentence:sentence_end],
            sentence,
        )

    def _goes_on(self, place: clauses.Place) -> bool:
        """Whether a line is one more sentence on the topic of the line before, and opens no point of its own."""
        return place.line_end - place.line < _SHORT and _POINT.match(self.folded.text, place.line) is None

    def _ahead(self, read: _Read) -> bool | None:
        """Whether the time in the mention's own sentence lies after the day on which the text speaks."""
        if read.time is None or not read.spoken or self.published is None:
            return None
        words = read.time.text
        if not re.search(r"[0-9]{4}|明年|去年|上年|前年|今后|未来", words):
            return None
        begin, end = periods.resolve(words, self.published)
        today = self.published.isoformat()
        if end is not None and end < today:
            return False
        if (begin is not None and begin > today) or (words[0] in "到至" and end is not None and end > today):
            return True
        return None

    def _carried(self, place: clauses.Place) -> str | None:
        """The last strong cue of the paragraph before the sentence, where no section says which way it looks."""
        if place.sentence <= place.line:
            return None
        for hit in reversed(list(clauses.hits_in(self.folded.text, place.line, place.sentence))):
            for says in ("aim", "past"):
                if says in hit.says:
                    return says
        return None


_SHORT = 150  # characters; where lines are longer, each is a paragraph with a topic of its own
_POINT = re.compile(r"[\s　]*(?:[一二三四五六七八九十]+是|[一二三四五六七八九十]+、|[（(]|[0-9]+[.．、]|——)")


def _outside(found: Sequence[measures.Found], times: Sequence[periods.Time]) -> list[measures.Found]:
    """The measures that are no part of a time: 5个月 in 前5个月 is a time's, not a number's."""
    kept, index = [], 0
    for one in found:
        while index < len(times) and times[index].end <= one.start:
            index += 1
        if index == len(times) or times[index].start >= one.end:
            kept.append(one)
    return kept


class _Cursor:
    """The parts of a document, asked in order."""

    def __init__(self, parts: list[sections.Part]) -> None:
        self.parts, self.index = parts, 0

    def at(self, offset: int) -> sections.Part:
        while self.index + 1 < len(self.parts) and self.parts[self.index + 1].start <= offset:
            self.index += 1
        return self.parts[self.index]


def _names_an_object(time: periods.Time, hits: Iterable[clauses.Hit]) -> bool:
    """Whether a year belongs to the object of a verb: 推动|2022年签约项目."""
    return re.fullmatch("[0-9０-９]{4}年", time.text) is not None and any(
        hit.end == time.start and not {"push", "effort"}.isdisjoint(hit.says) for hit in hits
    )


def _in_a_name(found: measures.Found) -> bool:
    """Whether a mention only names something that goes on behind it: 百亿|园区, 中亚五|国."""
    return re.fullmatch("[十百千万亿一二三四五六七八九两]+[国县市省]?", found.measure.unit_text or "") is not None


def _negative(measure: Measure) -> Measure:
    """The measure of a decrease: its sign turned, its interval mirrored, its bound as the words have it."""
    value, low, high = (None if number is None else -number for number in (measure.value, measure.low, measure.high))
    return measure._replace(value=value, low=high, high=low)
