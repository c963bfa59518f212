"""Which mention a change belongs to: the other end of 由…到…, or the level that it speaks of.

增长13.8% belongs to the output told before it, 由|32.7% to the number that it rose to, and of two lists
(由5%、6%提高到7%、8%) each member to its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from policynum.change import findings
from policynum.indicator.subjects import Subject
from policynum.quantities.measures import Found
from policynum.sentences.clauses import Sentence
from policynum.sentences.nouns import Piece

List = tuple[int, int]  # of measures: the indices of its first member and past its last


class Links:
    """What a document has told so far that a change may belong to, asked mention by mention in text order."""

    def __init__(self) -> None:
        self._level: tuple[int, tuple[Piece, ...]] = (-1, ())  # where the thing measured was stated, and its name
        self._grows = False  # whether that was a growth: 增长6%
        self.aside = False  # whether what is told now stands in brackets: （目标700亿斤）
        self._list: List = (0, 0)  # the one that the last mention stands in
        self._from: list[int] = []  # where its members stand that are first ends of 由…到…
        self._ends: list[int] = []  # and those of the list before

    def find(
        self,
        found: Sequence[Found],
        number: int,
        members: List,
        following: List,
        reading: findings.Finding,
        subject: Subject,
        sentence: Sentence,
    ) -> int | None:
        """Where the mention begins in the folded text that the change of found[number] belongs to; None for none.

        ``members`` are the list that it stands in, ``following`` the next.
        """
        start, measure, change = found[number].start, found[number].measure, reading.change
        kind = change.kind if change is not None else None
        grows = kind == "by" and measure.unit == "percent"
        stated = change is None and not findings.is_share(measure) and not self._grows
        # A later level takes the place of one at another time: 计划80亿元，1—9月完成62亿元，增长|11%.
        if not self.aside and (subject.pieces != self._level[1] or stated or (grows and self._grows)):
            self._level, self._grows = (start, subject.pieces), grows
        if members != self._list:
            self._list, self._ends, self._from = members, self._from, []
        place, (first, past) = number - members[0], following
        if kind == "from":
            self._from.append(start)
            return found[min(first + place, past - 1)].start if first < past else None
        if kind == "to":
            return self._ends[min(place, len(self._ends) - 1)] if self._ends else None
        return self._level[0] if change is not None and sentence.start <= self._level[0] < start else None
