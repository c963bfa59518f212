"""Where each mention stands: its paragraph, sentence and clause, and the cues in them with their scope.

Bounds are looked for only around mentions, and never before the last one found; cues only in sentences that hold one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, Protocol

from policynum import lexicon


class Span(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Hit(NamedTuple):
    """A cue in the text; ``says`` names the tables of data/cues.toml that hold it (加快 is both effort and rise)."""

    start: int
    end: int
    text: str
    says: tuple[str, ...]


class Place(NamedTuple):
    """Where one mention stands. Bounds are offsets, half open; ``hits`` are the cues of the whole sentence."""

    line: int
    line_end: int
    sentence: int
    sentence_end: int
    clause: int
    clause_end: int
    hits: tuple[Hit, ...]


_SENTENCE_END = re.compile("[。！？!?\n]")
_CLAUSE_END = re.compile(r"[，；：（）()。！？!?\n]|[,;:](?![0-9])")


def find(text: str, spans: Sequence[Span]) -> Iterator[Place]:
    """The place of each span, in order.

    >>> from policynum.model import Cue
    >>> [place] = find("去年增长3%，力争今年增长4%。", [Cue(14, 16, "4%", "")])
    >>> (place.clause, place.clause_end), [hit.text for hit in place.hits]
    ((7, 16), ['去年', '增长', '力争', '增长'])
    """
    line = line_end = sentence = sentence_end = clause = done = 0
    hits: tuple[Hit, ...] = ()
    for span in spans:
        start, end = span.start, span.end
        if start >= line_end or not done:
            line = text.rfind("\n", done, start) + 1 or line_end
            line_end = text.find("\n", end)
            line_end = len(text) if line_end < 0 else line_end
            sentence_end = 0
        if start >= sentence_end:
            sentence = max(line, sentence_end, 1 + max(text.rfind(mark, done, start) for mark in "。！？!?"))
            found = _SENTENCE_END.search(text, end)
            sentence_end = found.start() if found else len(text)
            clause = sentence
            hits = tuple(hits_in(text, sentence, sentence_end))
        clause = max(clause, 1 + _last_stop(text, max(done, clause), start))
        found = _CLAUSE_END.search(text, end)
        yield Place(line, line_end, sentence, sentence_end, clause, found.start() if found else len(text), hits)
        done = end


def _last_stop(text: str, start: int, end: int) -> int:
    last = -1
    for found in _CLAUSE_END.finditer(text, start, end):
        last = found.start()
    return last


# -- Cues -------------------------------------------------------------------------------------------------------------


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], re.Pattern[str]]:
    says: dict[str, tuple[str, ...]] = {}
    for table, words in lexicon.load("cues").items():
        for word in words["words"] if table == "pseudo" else words:
            says[word] = (*says.get(word, ()), table)
    near = {word for word, tables in says.items() if all(table.endswith("_near") for table in tables)}
    return says, re.compile(lexicon.trie(word for word in says if word not in near))


def hits_in(text: str, start: int, end: int) -> Iterator[Hit]:
    says, pattern = _table()
    for found in pattern.finditer(text, start, end):
        tables = says[found[0]]
        if "pseudo" not in tables:
            yield Hit(found.start(), found.end(), found[0], tables)
