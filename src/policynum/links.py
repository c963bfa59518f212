"""Which mention a change belongs to: the other end of 由…到…, or the level that it speaks of.

增长13.8% belongs to the output told before it, 由|32.7% to the number that it rose to.
"""

from __future__ import annotations

from collections.abc import Sequence

from policynum import changes
from policynum.clauses import Sentence
from policynum.indicators import Piece, Subject
from policynum.measures import Found


class Links:
    """What a document has told so far that a change may belong to, asked mention by mention in text order."""

    def __init__(self) -> None:
        self._level: tuple[int, tuple[Piece, ...]] = (-1, ())  # where the thing measured was stated, and its name
        self._grows = False  # whether that was a growth: 增长6%
        self._from: int | None = None  # the mention before, where it was the first end of 由…到…

    def find(
        self, found: Sequence[Found], number: int, reading: changes.Reading, subject: Subject, sentence: Sentence
    ) -> int | None:
        """Where the mention begins in the folded text that the change of found[number] belongs to; None for none."""
        start, measure, change = found[number].start, found[number].measure, reading.change
        kind = change.kind if change is not None else None
        grows = kind == "by" and measure.unit == "percent"
        stated = change is None and not changes.is_share(measure) and not self._grows
        # A later level takes the place of one at another time: 计划80亿元，1—9月完成62亿元，增长|11%.
        if subject.pieces != self._level[1] or stated or (grows and self._grows):
            self._level, self._grows = (start, subject.pieces), grows
        other = self._from
        self._from = start if kind == "from" else None
        if kind == "from":
            return found[number + 1].start if number + 1 < len(found) else None
        if kind == "to":
            return other
        return self._level[0] if change is not None and sentence.start <= self._level[0] < start else None
