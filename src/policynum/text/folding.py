"""A text made readable, with the way back to the caller's offsets: its repairs first, then what keeps its length.

Nothing is rewritten but what ``repairs``, ``lines`` and ``marks`` name: other blanks and damage stay for the rooms that
can judge them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from policynum.text import lines, marks, repairs


class Folded(NamedTuple):
    """A text made readable: ``text`` in simplified script, ``surface`` the same length in the caller's own.

    ``places`` and ``shifts`` lead back: from ``places[i]`` on, the caller's offset is ``shifts[i]`` greater.
    ``spelt`` are the places right behind a character that was spelt out: what ends there ends behind its spelling.
    """

    text: str
    surface: str
    places: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    spelt: frozenset[int] = frozenset()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where folded characters ``start`` to ``end`` stand in the caller's text."""
        places, shifts = self.places, self.shifts
        if not places:
            return start, end
        first = start + shifts[bisect_right(places, start) - 1]
        if end <= start:
            return first, end + shifts[bisect_right(places, end) - 1]
        if end in self.spelt:
            return first, end + shifts[bisect_left(places, end)]
        return first, end + shifts[bisect_right(places, end - 1) - 1]


class Script:
    """Gives the words of a folded text back in the script that the caller wrote them in.

    >>> Script(fold("產值環比增長2%")).written("环比", 4)
    '環比'
    """

    def __init__(self, folded: Folded) -> None:
        self._text, self._surface = folded.text, folded.surface
        self._is_another = folded.text != folded.surface
        self._far: dict[str, int] = {}  # where words stand that were told long ago

    def written(self, words: str, end: int) -> str:
        """The words as they stand last in the text up to ``end``."""
        if not self._is_another:
            return words
        at = self._text.rfind(words, max(0, end - _NEAR), end)
        if at < 0:  # those of a heading, or of 同比（下同） pages before
            if words not in self._far:
                self._far[words] = self._text.rfind(words, 0, end)
            at = self._far[words]
        return self._surface[at : at + len(words)] if at >= 0 else words


_NEAR = 2000  # characters


def fold(text: str) -> Folded:
    """The text as the rooms read it.

    >>> folded = fold("完成目標(biāo)任務(wù)5萬噸")
    >>> folded.text, folded.surface
    ('完成目标任务5万吨', '完成目標任務5萬噸')
    >>> folded.span(6, 9)
    (16, 19)
    """
    found = sorted({*repairs.find(text), *lines.wraps(text)})
    mended = _mended(text, found) if found else Folded(text, text)
    return mended._replace(text=marks.evened(mended.surface))


def _mended(text: str, found: list[repairs.Repair]) -> Folded:
    """The text with its repairs, in the caller's script."""
    pieces: list[str] = []
    places, shifts, spelt = [0], [0], set[int]()
    done = written = 0
    for start, end, instead in found:
        pieces += (text[done:start], instead)
        written += start - done + len(instead)
        places.append(written)
        shifts.append(end - written)
        if instead:
            spelt.add(written)
        done = end
    pieces.append(text[done:])
    surface = "".join(pieces)
    return Folded(surface, surface, tuple(places), tuple(shifts), frozenset(spelt))
