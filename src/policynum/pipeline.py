"""The way of a text through the rooms, in order: fold, find measures, read where they stand, what they mean, who they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from policynum import changes, clauses, indicators, measures, periods, predicates, roles, sections
from policynum.model import Cue, Measure, Mention, Period, Role
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
    return list(_Reader(text, folded, published or sections.published(folded.text)).mentions(found))


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


class _Reader:
    """One document on its way through the rooms; holds what earlier sentences said for those that come after."""

    def __init__(self, text: str, folded: Folded, published: date | None) -> None:
        self.text, self.folded, self.published = text, folded, published
        self.straight = not folded.places  # folded offsets are the caller's
        self.parts = list(sections.find(folded.text, published))
        self._open(self.parts[0])

    def _open(self, part: sections.Part) -> None:
        """What every mention of a part needs of it, worked out once."""
        self.section, self.year, self.is_over = part.section, part.year, part.is_over(self.published)

    def mentions(self, found: Sequence[measures.Found]) -> Iterator[Mention]:
        text = self.folded.text
        times = list(periods.find(text))
        found = _outside(found, times)
        places = list(clauses.find(text, found))
        calendar = periods.Calendar(text, times)
        parts = iter(self.parts)
        part, next_part = next(parts), next(parts, None)
        sentence: clauses.Sentence | None = None
        subject, reading = indicators.NOTHING, changes.NONE
        at, count = 0, len(found)
        while at < count:
            place = places[at]
            end = at + 1
            while end < count and places[end].sentence is place.sentence and _joined(text, found[end - 1], found[end]):
                end += 1
            if place.sentence is not sentence:
                if sentence is None or place.sentence.line != sentence.line:
                    subject = indicators.NOTHING
                sentence, last = place.sentence, None
                while next_part is not None and next_part.start <= sentence.start:
                    part, next_part = next_part, next(parts, None)
                    self._open(part)
                calendar.enter(sentence, part.root)
            readings = []
            for number in range(at, end):
                one, follower = found[number], None
                if number + 1 < count and places[number + 1].sentence is sentence:
                    follower = found[number + 1].start
                predicate = predicates.read(text[places[number].predicate : one.start])
                last = changes.read(
                    text, (one.start, one.end), one.measure, places[number], predicate, calendar.bases, last, follower
                )
                readings.append(last)
            around = _around(text, found, places, at, end, calendar)
            subjects = indicators.find(
                text, [(one.start, one.end) for one in found[at:end]], [one.measure for one in found[at:end]], around, subject
            )
            subject = subjects[-1]
            for one, here, change, named in zip(found[at:end], places[at:end], readings, subjects, strict=True):
                time, spoken = calendar.governs(here, one.start, part.time is not None)
                yield self._mention(one, here, part, change, named, time, spoken)
            at = end

    def _mention(
        self,
        found: measures.Found,
        place: clauses.Place,
        part: sections.Part,
        change: changes.Reading,
        subject: indicators.Subject,
        time: periods.Time | None,
        spoken: bool,
    ) -> Mention:
        folded = self.folded
        stated = change.change
        kind = stated.kind if stated else None
        verdict = roles.classify(
            roles.Evidence(
                folded.text,
                found.start,
                found.end,
                found.measure,
                place,
                change.ratio or kind == "by",
                kind,
                part.direction,
                self.is_over,
                self._ahead(time) if spoken and time is not None else None,
                None if part.direction else self._carried(place.sentence),
            )
        )
        start, end = (found.start, found.end) if self.straight else folded.span(found.start, found.end)
        period = None
        if verdict.role is not Role.SPECIFICATION:  # a description holds for no time
            words = time.text if time else part.time
            if words:
                period = _period(words, self.published, self.year)
        hits = sorted({*verdict.hits, *change.hits}) if verdict.hits else change.hits
        pieces = [self.text[begin:stop].strip() for begin, stop in self._spans(subject.pieces)]
        ((sentence, sentence_end),) = self._spans(((place.sentence.start, place.sentence.end),))
        return Mention(
            start,
            end,
            self.text[start:end],
            _negative(found.measure) if change.negative else found.measure,
            verdict.role,
            stated,
            "|".join(pieces) or None,
            period,
            self.section,
            tuple([self._cue(hit) for hit in hits]) if hits else (),
            (*found.flags, "role_inferred") if verdict.inferred else found.flags,
            self.text[sentence:sentence_end],
            sentence,
        )

    def _spans(self, pieces: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        return pieces if self.straight else [self.folded.span(*piece) for piece in pieces]

    def _cue(self, hit: clauses.Hit) -> Cue:
        start, end = self.folded.span(hit.start, hit.end)
        return Cue(start, end, self.text[start:end], hit.says[0])

    def _ahead(self, time: periods.Time) -> bool | None:
        """Whether a time lies after the day on which the text speaks; None where it holds that day, or is not known."""
        words = time.text
        if time.use == "behind":
            return False
        if self.published is None or not _DATED.search(words):
            return None
        begin, end = periods.resolve(words, self.published)
        today = self.published.isoformat()
        if end is not None and end < today:
            return False
        if (begin is not None and begin > today) or (words[0] in "到至" and end is not None and end > today):
            return True
        return None

    def _carried(self, sentence: clauses.Sentence) -> str | None:
        """The last strong cue of the paragraph before the sentence, where no section says which way it looks."""
        if sentence.start <= sentence.line:
            return None
        last = None
        for hit in clauses.cues(self.folded.text, sentence.line, sentence.start):
            if "aim" in hit.says or "expected" in hit.says or "aim_weak" in hit.says:
                last = "aim"
            elif "past" in hit.says:
                last = "past"
        return last


_DATED = re.compile(r"[0-9０-９]{4}|[一二][九〇○零]|明年|去年|上年|前年|今后|未来")


@lru_cache(maxsize=4096)
def _period(words: str, published: date | None, year: int | None) -> Period:
    return Period(words, *periods.resolve(words, published, year))


def _joined(text: str, first: measures.Found, second: measures.Found) -> bool:
    return second.start - first.end < 6 and changes.LIST.fullmatch(text, first.end, second.start) is not None


def _around(
    text: str, found: Sequence[measures.Found], places: Sequence[clauses.Place], at: int, end: int, calendar: periods.Calendar
) -> indicators.Around:
    place, sentence = places[at], places[at].sentence
    begin = max(place.clause, place.after)
    if place.after > sentence.start and place.clause == place.after and _names_what_follows(text, found[at - 1]):
        begin = places[at - 1].clause
    limit, adjoining = sentence.end, None
    if end < len(found) and found[end].start < limit and found[end].start > found[end - 1].end:
        if text[found[end - 1].end : found[end].start] == "以上":
            adjoining = found[end].end
        else:
            limit = found[end].start
    predicate = predicates.read(text[place.predicate : found[at].start])
    cuts = [(base.start, base.end, base.basis or "since") for base in calendar.bases]
    for cue in changes.comparisons(text, place, found[at].start):
        if ("peer" in cue.says or "plan" in cue.says) and not cue.text.endswith("率"):
            cuts.append((cue.start, cue.end, "peer"))
    if len(cuts) > 1:
        cuts.sort()
    return indicators.Around(
        sentence.start, begin, place.predicate + predicate.begin, found[at].start, limit, calendar.here, cuts, adjoining
    )


def _outside(found: Sequence[measures.Found], times: Sequence[periods.Time]) -> list[measures.Found]:
    """The measures that are no part of a time: 5个月 in 前5个月 is a time's, not a number's."""
    kept, index = [], 0
    for one in found:
        while index < len(times) and times[index].end <= one.start:
            index += 1
        if index == len(times) or times[index].start >= one.end:
            kept.append(one)
    return kept


_BARE = re.compile("[十百千万亿一二三四五六七八九两]+[国县市省]?(?![、，,；。])")


def _names_what_follows(text: str, found: measures.Found) -> bool:
    """Whether a mention only names something that goes on behind it: 百亿|园区, 中亚五|国."""
    matched = _BARE.match(text, found.start)
    return matched is not None and matched.end() == found.end


def _negative(measure: Measure) -> Measure:
    """The measure of a decrease: its sign turned, its interval mirrored, its bound as the words have it."""
    value, low, high = (None if number is None else -number for number in (measure.value, measure.low, measure.high))
    return measure._replace(value=value, low=high, high=low)
