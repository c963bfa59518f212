"""What is asked of the rules that name a number's subject: the number, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from policynum.model import Measure
from policynum.nouns import Around, Piece
from policynum.subjects import Subject


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
