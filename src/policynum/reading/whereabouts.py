"""Where in its document a sentence stands: its part, whether that lies behind, and which way it looks.

As the heading says; where that says nothing, as the words of the paragraph, of the part and of the whole document lean.
"""

from __future__ import annotations

from datetime import date

from policynum.model import Section
from policynum.sentences.clauses import Sentence
from policynum.structure import sections, tenor
from policynum.structure.headings import Part
from policynum.text.folding import Script


class Whereabouts:
    """Those of one sentence after the other, in text order: ``enter`` goes on to the next.

    ``section`` is what the mentions of the sentence carry, ``direction`` the way that it looks, ``year`` the heading's.
    ``tells``: where no heading says so, that what stands under the last one tells what was, by the weight of its words.
    ``is_over``: that lay behind when the text spoke; ``is_dated``: the heading names a time of its own. ``goals`` is
    where the goals begin among which the sentence stands, as the heading says (一、发展目标) or one above it.
    """

    part: Part
    section: Section | None
    direction: str | None
    year: int | None
    tells: bool
    is_over: bool
    is_dated: bool
    goals: int | None = None

    def __init__(self, text: str, published: date | None, script: Script) -> None:
        self._text, self._published, self._script = text, published, script
        self._parts = list(sections.find(text, published))
        self._next = 0  # the part that comes next
        self._headed: Section | None = None  # what the part's heading says
        self._goals_level = 0
        self._scale = tenor.Scale(text)
        self._gone: tuple[int, int, bool] = (-1, 0, False)  # the line, how far it was read, whether it is over so far
        self._leaning: tuple[int, int | None] = (-1, None)  # where what stands under a heading begins, and its lean
        self._lean_of_all: int | None = None

    def enter(self, sentence: Sentence) -> None:
        """Go on to a sentence, and to the part of the document that it stands in."""
        while self._next < len(self._parts) and self._parts[self._next].start <= sentence.start:
            self._begin(self._parts[self._next])
            self._next += 1
        of_years_gone = self.part.direction in (None, "review") and self._is_of_years_gone(sentence)
        self.direction = "review" if of_years_gone else self._looks(sentence)
        self.is_over = of_years_gone or self._part_is_over
        self.tells = self.direction is None and tenor.tells(self._lean())
        heading, directed = self._headed or ("", None)
        if self.direction == directed:
            self.section = self._headed
        else:
            self.section = Section(heading, self.direction) if heading or self.direction else None

    def _is_of_years_gone(self, sentence: Sentence) -> bool:
        """Whether the line up to a sentence is of years that lie behind; each sentence is read but once."""
        line, read, gone = self._gone
        if line != sentence.line or read > sentence.start:
            line, read, gone = sentence.line, sentence.line, True
        gone = gone and tenor.is_of_years_gone(self._text, line, sentence.end, read)
        self._gone = (line, max(line, sentence.end - 1), gone)  # the mark that ends it is read again
        return gone

    def _begin(self, part: Part) -> None:
        self.part, self._headed, self.year = part, part.section, part.year
        self._part_is_over = part.is_over(self._published)
        if self._headed is not None:
            heading = self._script.written(part.heading, part.start + len(part.heading) + _INDENT)
            self._headed = self._headed._replace(heading=heading)
        if part.heading.endswith("目标"):
            self.goals, self._goals_level = part.start, part.level
        elif part.level <= self._goals_level:
            self.goals = None
        self.is_dated = part.time is not None and not part.time.startswith("过去") and not part.time.endswith("年来")

    def _looks(self, sentence: Sentence) -> str | None:
        headed = self.part.direction
        if headed is not None and not self.part.is_answer:
            return headed
        weight = self._scale.weight(sentence.line, sentence.line_end)
        return tenor.direction(weight, headed, self._lean() if headed is None else None)

    def _lean(self) -> int | None:
        """Which way the words lean of all that stands under the last heading of the first level."""
        root = self.part.root
        if self._leaning[0] != root:
            later = range(self._next, len(self._parts))
            ends = (self._parts[number].start for number in later if self._parts[number].root != root)
            lean = self._scale.lean(root, next(ends, len(self._text)))
            self._leaning = root, self._all() if lean is None else lean  # a short part leans as the document does
        return self._leaning[1]

    def _all(self) -> int | None:
        if self._lean_of_all is None:
            self._lean_of_all = self._scale.lean(0, len(self._text))
        return self._lean_of_all


_INDENT = 8  # characters before a heading, as ## and blanks
