"""What is asked of the rules that name a number's subject: the number, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from policynum.indicator.subjects import Subject
from policynum.model import Measure
from policynum.sentences.nouns import Around, Piece


@dataclass(slots=True)
class Asked:
    """The number that is asked about, with what stands around it."""

    text: str
    end: int  # of the number
    measure: Measure
    left: list[Piece]  # the phrase before it
    words: str  # of that phrase
    around: Around
    last: Subject  # found before in the paragraph
    counted: Piece | None = None  # the noun behind it
