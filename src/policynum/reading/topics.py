"""What the paragraph speaks of: the subject that the next number takes which names none, and those told before it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence

from policynum import kinds
from policynum.indicator.subjects import NOTHING, Subject
from policynum.quantities.measures import Found
from policynum.sentences.clauses import Place, Sentence
from policynum.sentences.nouns import Piece


class Topics:
    """The subjects of one paragraph after the other."""

    def __init__(self, text: str) -> None:
        self._text, self._line = text, -1
        self.last = NOTHING
        self.told: deque[tuple[Piece, ...]] = deque(maxlen=_TOLD)  # of those before, where others
        self._outside: Subject | None = None  # the subject before the bracket that the text is in
        self._counted: dict[str, Subject] = {}  # of the paragraph, by the word that counts them
        self._counted_last = ""

    @property
    def is_aside(self) -> bool:
        """Whether the text is in a bracket."""
        return self._outside is not None

    def enter(self, sentence: Sentence) -> None:
        """Go on to the next sentence that holds a measure; a new paragraph begins with no subject."""
        self._outside = None
        if sentence.line == self._line:
            return
        self.told.clear()
        self._counted.clear()
        if self._line < 0 or not _GOES_ON.match(self._text, sentence.line):
            self.last = NOTHING
        self._line = sentence.line

    def pass_brackets(self, place: Place, start: int) -> None:
        """Keep the subject while a bracket tells of parts of it: 新增9户（其中企业2户），|同比增长3%."""
        opened, closed = self._text.rfind("（", place.after, start), self._text.rfind("）", place.after, start)
        if closed >= 0 and self._outside is not None:
            self.last, self._outside = self._outside, None
        if opened > closed:
            self._outside = self.last

    def note(self, subjects: list[Subject], chain: Sequence[Found], place: Place) -> list[Subject]:
        """Remember the subjects of a list of measures; a count that names nothing may take one told before."""
        if len(subjects) == 1:
            subjects = [self._counted_alike(subjects[0], chain[0], place)]
        if subjects[-1].pieces != self.last.pieces:
            self.told.append(self.last.pieces)
        on_end = self._text.endswith("连续", 0, chain[0].start) and _COMPARES.match(self._text, chain[0].end)
        if not on_end:  # 连续|6个月|低于临界点。从规模看，…: still of the index
            last = subjects[-1]
            self.last = Subject(last.owner) if last.once else last
        return subjects

    def _counted_alike(self, subject: Subject, found: Found, place: Place) -> Subject:
        """The last counted by the same word, for a first count that names nothing: 学校12所，学位1万个。再新建|8所."""
        unit = found.measure.unit_text
        if not unit or not kinds.counts(found.measure.unit) or not subject.pieces:
            return subject
        opens = place.after == place.sentence.start and _MORE_OF_THEM.search(self._text, place.after, found.start)
        inherits = bool(self.last.pieces) and subject.pieces[-1][1] == self.last.pieces[-1][1]
        if opens and inherits and self._counted_last != unit:
            subject = self._counted.get(unit, subject)
        self._counted[unit], self._counted_last = subject, unit
        return subject


_TOLD = 5  # subjects of which a later 分别 may be
_GOES_ON = re.compile(r"[\s　]*[分按从]季度来?看，")  # a paragraph on what the one before was about
_MORE_OF_THEM = re.compile("[再又将]|计划|力争|争取")  # 今年|再|新建8所, 明年|计划|改造2000套
_COMPARES = re.compile("[高低好优快慢大小多少强弱]于|处于|位于|超过")
