"""The caller's text, to which all that is read of the folded one goes back: where it stands, and how it was written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policynum.model import Cue
from policynum.sentences.clauses import Hit
from policynum.sentences.nouns import Piece
from policynum.text.folding import Folded, Script


class Origin:
    """What the caller wrote, asked by places of the folded text.

    >>> from policynum.text.folding import fold
    >>> origin = Origin("全縣生产总值增長5%", fold("全縣生产总值增長5%"))
    >>> origin.name([(0, 2), (2, 6)]), origin.cue(Hit(6, 8, "增长", ("rise",))).text
    ('全縣|生产总值', '增長')
    """

    def __init__(self, text: str, folded: Folded) -> None:
        self.text = text
        self.script = Script(folded)
        self._folded = folded
        self._straight = not folded.places  # folded offsets are the caller's

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the caller's."""
        return (start, end) if self._straight else self._folded.span(start, end)

    def cue(self, hit: Hit) -> Cue:
        """A word that decided, as the caller wrote it."""
        start, end = self.span(hit.start, hit.end)
        return Cue(start, end, self.text[start:end], hit.says[0])

    def name(self, pieces: Sequence[Piece]) -> str | None:
        """The pieces of a phrase as the caller wrote them, with a stroke between; None where they name nothing."""
        text = self.text
        places = pieces if self._straight else [self._folded.span(*piece) for piece in pieces]
        words = "|".join([text[start:end].strip() for start, end in places if start < end])
        words = _BROKEN.sub("", words) if "\n" in words else words
        return words if _NAMES.search(words) is not None else None


_BROKEN = re.compile("\r?\n")  # where the width of a page broke a name
_NAMES = re.compile(r"[^\W\d_]")  # the × and 20 of a formula name nothing
