"""Where each mention stands: its line, sentence and clause, what leads to it, and the cues of its sentence.

The words that lead to a number are read backwards from it, in one match: first those that only link (同比|增长|约),
then the phrase before them, to where the clause begins. Cues are looked for only in sentences that hold a mention.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol

from policynum import lexicon, patterns
from policynum.quantities import limits


class Span(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


FARTHEST = 2000  # characters that a rule looks over within a sentence; only hostile ones are longer


class Hit(NamedTuple):
    """A cue in the text; ``says`` names the tables of data/cues.toml that hold it (累计 in past_weak, 将 in aim)."""

    start: int
    end: int
    text: str
    says: tuple[str, ...]


@dataclass(slots=True)
class Sentence:
    """A sentence that holds a mention: its bounds, those of its line, its cues of a role and those of a comparison.

    Never changed; slots, as each mention reads its fields often.
    """

    start: int
    end: int
    line: int
    line_end: int
    cues: tuple[Hit, ...]
    comparisons: tuple[Hit, ...]


@dataclass(slots=True)
class Place:
    """Where one mention stands in its sentence. Never changed.

    ``after`` is the end of the mention before it there, or the sentence's start; the number's ``clause`` begins at or
    after it, and so does the ``predicate``, the words that only link the number to what stands before (同比增长约).
    """

    sentence: Sentence
    after: int
    clause: int
    predicate: int


def find(text: str, spans: Sequence[Span]) -> Iterator[Place]:
    """The place of each span, in order.

    >>> from policynum.model import Cue
    >>> [place] = find("去年增长3%，力争产值今年增长4%。", [Cue(15, 17, "4%", "")])
    >>> place.clause, place.predicate, [cue.text for cue in place.sentence.cues]
    (7, 13, ['力争'])
    """
    ends = _ends(text, spans)
    sentence = Sentence(0, -1, 0, -1, (), ())
    backwards, count, at, after = _backwards(rates=True), len(ends), 0, 0
    for span in spans:
        start, end = span.start, span.end
        if start >= sentence.end:
            while at < count and ends[at] < start:
                at += 1
            begin = ends[at - 1] + 1 if at else 0
            stop = ends[at] if at < count else len(text)
            if begin > sentence.line_end or not at:
                line = text.rfind("\n", max(0, sentence.line_end), begin) + 1
                line_end = text.find("\n", end)
            else:
                line, line_end = sentence.line, sentence.line_end
            line_end = line_end if line_end >= 0 else len(text)
            compared = tuple(cues(text, begin, stop, _COMPARISONS))
            sentence = Sentence(begin, stop, line, line_end, tuple(cues(text, begin, stop)), compared)
            after = begin
        window = text[max(after, start - _WINDOW) : start][::-1]
        found = backwards(window)
        if found is None:
            yield Place(sentence, after, start, start)
        else:
            yield Place(sentence, after, start - found.end(), start - found.end(1))
        after = end


def _ends(text: str, spans: Sequence[Span]) -> list[int]:
    """Where the sentences end: the full stop of 占比0。95% is a decimal point and ends none."""
    ends = patterns.places(text, _SENTENCE_ENDS)
    count, within = len(ends), set[int]()
    for span in spans:
        at = bisect_left(ends, span.start)
        while at < count and ends[at] < span.end:
            within.add(ends[at])
            at += 1
    return [end for end in ends if end not in within] if within else ends


_SENTENCE_ENDS = "。！？!?\n"
_WINDOW = 60  # characters; no clause that names what a number measures is longer


@cache
def _backwards(*, rates: bool) -> Callable[[str], re.Match[str] | None]:
    tables = ("rise", "fall", "rate_up", "rate_down") if rates else ("rise", "fall")
    changes = [word for table in tables for word in lexicon.load("cues")[table]]
    links = dict.fromkeys(
        [
            *lexicon.load("links")["words"],
            *limits.limiting(),
            *changes,
            *(f"{word}{to}" for word in changes for to in "到至"),
            *(f"{word}为" for word in changes if word[-1] not in "率速幅度"),
        ]
    )
    blocked = [*lexicon.load("links")["names"], *lexicon.load("cues")["pseudo"]["words"]]
    names = patterns.trie(word[::-1] for word in blocked if not any(link.endswith(word) for link in links))
    link = patterns.trie(
        (word[::-1] for word in links),
        refused={
            "约大": "[扩加增放]",
            "有建": "[新改扩续]",
            "过超": "[通赶反]",
            "增比": "[占对]",
            "降比": "[占对]",
            "达能": _OF_POWERS,
            "到达能": _OF_POWERS,
        },
    )  # 扩大|约 holds no 大约, 占比|增 no 比增, 产能|达 no 能达
    run = "年[0-9一二三四五六七八九十两]{1,3}第?续连"  # 连续第7年
    return re.compile(
        rf"((?:均[人户亩])?(?>(?:(?!{names})(?:{link}|{run}|{_RECKONED})|\][0-9]{{1,3}}\[|[\s、])*))[^，；：（）(),;:|｜\n]*+"
    ).match


_OF_POWERS = "[产储功性效动电热核氢风势职智节阳机可源技]"  # before 能 in a noun

# How a number is reckoned, spelt backwards: 按可比价格计算|增长5%, 扣除价格因素影响后|增长5%.
_RECKONED = r"(?:算[计折测核]|径口)[^，。；：、（）\n]{1,14}?照?按|后?(?:响影)?素因[^，。；：、（）\n]{1,6}?除[扣剔]"


def phrase_end(text: str, start: int, end: int) -> int:
    """Where a phrase ends once the words that only link are taken off its end; a rate (增速) stays.

    >>> phrase_end("工业增加值分别", 0, 7), phrase_end("工业增速均", 0, 5)
    (5, 4)
    """
    found = _backwards(rates=False)(text[start:end][::-1])
    return end - found.end(1) if found else end


def reckoned(text: str, start: int, end: int) -> int:
    """Where a phrase ends before what says how its number is reckoned.

    >>> reckoned("产值按可比价格计算", 0, 9), reckoned("工业产值", 0, 4)
    (2, 4)
    """
    found = _HOW.match(text[start:end][::-1])
    return end - found.end() if found else end


_HOW = re.compile(_RECKONED)

# -- Cues -------------------------------------------------------------------------------------------------------------

# What decides a role or compares is looked for in every sentence that holds a mention, the rest where it is asked for.
_ROLES = ("aim", "aim_weak", "expected", "past", "past_weak", "standing", "end")
_COMPARISONS = ("plan", "annual", "peer", "since")


def cues(text: str, start: int, end: int, tables: tuple[str, ...] = _ROLES) -> list[Hit]:
    """The cues between two places of a text that the named tables of data/cues.toml hold."""
    says, pattern = _table(tables)
    return [Hit(found.start(), found.end(), found[0], says[found[0]]) for found in pattern.finditer(text, start, end)]


def first_cue(text: str, start: int, end: int, tables: tuple[str, ...]) -> Hit | None:
    """The first of the cues between two places of a text, which may lie far apart."""
    says, pattern = _table(tables)
    found = pattern.search(text, start, end)
    return Hit(found.start(), found.end(), found[0], says[found[0]]) if found else None


@cache
def _table(tables: tuple[str, ...]) -> tuple[dict[str, tuple[str, ...]], re.Pattern[str]]:
    says: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for word in lexicon.load("cues")[table]:
            says[word] = (*says.get(word, ()), table)
    others = [*lexicon.load("cues")["pseudo"]["words"], *lexicon.load("cues")["aim"]]  # 不得低于 compares nothing
    refused = patterns.within(says, [word for word in others if word not in says])
    return says, re.compile(patterns.sought(says, refused=refused))
