"""What a mention measures: the shortest phrase that a table's row label needs, as pieces of the text.

Three shapes: the phrase stands before the number (粮食产量|252亿斤), after it (112万亩|高标准农田), or in an earlier clause
(… 1.3万亿元、增长5.8%). Pieces that stand apart are kept apart, the qualifier first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from policynum import lexicon
from policynum.clauses import Hit, Place
from policynum.model import Measure

Piece = tuple[int, int]


class Subject(NamedTuple):
    """The indicator of a mention: its pieces, and those of the list that it was paired from, for 分别 in a later clause."""

    pieces: tuple[Piece, ...]
    items: tuple[tuple[Piece, ...], ...] = ()
    counted: bool = False


NOTHING = Subject(())


def find(
    text: str,
    chain: Sequence[tuple[int, int]],
    measures: Sequence[Measure],
    place: Place,
    after: int,
    times: Iterable[Piece],
    bases: Iterable[Hit | Piece],
    last: Subject,
) -> list[Subject]:
    """One subject for each mention of a list (5%、6%和7% is one list of three; most lists have one member).

    ``after`` is the end of the mention before the list in the sentence, or the sentence's start; ``times`` and
    ``bases`` are what stands in the sentence and belongs to no indicator; ``last`` is the subject found before.
    """
    start = chain[0][0]
    begin = max(place.clause, after)
    left = _left(text, begin, start, list(times), [(base[0], base[1]) for base in bases])
    if len(chain) > 1:
        items = _items(text, left, len(chain)) or (last.items if not left and len(last.items) == len(chain) else ())
        if items:
            return [Subject(item, tuple(items)) for item in items]
    subjects = [_one(text, span, measure, left, place, last) for span, measure in zip(chain, measures, strict=True)]
    return subjects


def _one(text: str, span: Piece, measure: Measure, left: list[Piece], place: Place, last: Subject) -> Subject:
    counted = _counted(text, span[1], place, measure)
    if counted:
        lead = [piece for piece in left if _KEPT.match(text[slice(*piece)])]
        kept = [(piece[0], piece[0] + found.end()) for piece in lead if (found := _KEPT.match(text[slice(*piece)]))]
        return Subject((*kept[:1], counted), counted=True)
    if not left:
        return last._replace(items=last.items if len(last.items) > 1 else ())
    words = "".join(text[slice(*piece)] for piece in left)
    if words.startswith(("占", "拉动")) and last.pieces:
        qualifier = last.pieces[:1] if words.startswith("拉动") else _without_rate(text, last.pieces)
        return Subject((*qualifier, *left))
    if words in _table("heads") and last.pieces:
        return Subject((*_without_new(text, _without_rate(text, last.pieces)), *left))
    return Subject(tuple(left))


_KEPT = re.compile(r"(?:新增|净增|首批|第[一二三四五六七八九十]批|新建和改造提升|新建改造|新建|新改扩建|改造提升)")


def _without_rate(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less a rate at the end: after 工业投资增速 the share is one of 工业投资."""
    start, end = pieces[-1]
    found = re.search("(?:增速|涨幅|降幅|增幅)$", text[start:end])
    if not found:
        return pieces
    return (*pieces[:-1], (start, start + found.start())) if found.start() else pieces[:-1] or pieces


def _without_new(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    start, end = pieces[0]
    found = re.match("新增|净增|新设|新建|新发布", text[start:end])
    return ((start + found.end(), end), *pieces[1:]) if found and found.end() < end - start else pieces


# -- Before the number ------------------------------------------------------------------------------------------------


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("indicators")[name]["words"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    trie = lexicon.trie(_table(name))
    if name == "links":
        return re.compile(rf"(?:{trie}|\s|[、,，])+\Z")
    if name == "openers":
        return re.compile(rf"(?:{trie}|[\s、,，*#>　—\-“]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、)+")
    return re.compile(trie)


def _left(text: str, begin: int, start: int, times: list[Piece], bases: list[Piece]) -> list[Piece]:
    """The pieces of the phrase that leads to a number, less what only opens the clause or links to the number."""
    for base_start, base_end in bases:
        if begin <= base_start < start:
            if text[begin:base_start].strip(" 、，,　"):
                start = base_start
                break
            begin = base_end
    for time_start, time_end in times:
        if begin <= time_start and time_end <= start:
            if re.fullmatch(r"[\s、，,和及的]*", text[begin:time_start]) or _opens(text, begin, time_start):
                begin = time_end
            else:
                start = time_start if not text[time_end:start].strip("的由从为达到至") else start
    begin, start = _trim(text, begin, start)
    if begin >= start:
        return []
    return _split(text, begin, start)


def _opens(text: str, begin: int, end: int) -> bool:
    found = _pattern("openers").match(text, begin, end)
    return found is not None and found.end() == end


def _trim(text: str, begin: int, end: int) -> Piece:
    while True:
        before = (begin, end)
        if opener := _pattern("openers").match(text, begin, end):
            begin = opener.end()
        if (verb := _pattern("verbs").match(text, begin, end)) and not _is_name(text, verb.end(), end):
            begin = verb.end()
        link = _LINK_WINDOW and _pattern("links").search(text, max(begin, end - _LINK_WINDOW), end)
        if link:
            end = link.start()
        if (begin, end) == before or begin >= end:
            return begin, end


_LINK_WINDOW = 14
_NAME_AFTER_VERB = re.compile(r"[率额量数]|指数|总额|面积")


def _is_name(text: str, at: int, end: int) -> bool:
    """Whether a verb is the start of a name: 出口额, 开工率, 建设用地面积 keep theirs."""
    return at >= end or _NAME_AFTER_VERB.match(text, at, end) is not None


_INNER = re.compile("实现|完成|累计完成|累计实现|新增|达到|预计完成|获|占")


def _split(text: str, begin: int, end: int) -> list[Piece]:
    """The phrase in pieces where a verb parts them: 第一产业|实现|增加值."""
    for found in re.compile("累计完成|累计实现|实现|完成").finditer(text, begin + 2, end - 1):
        head = _trim(text, found.end(), end)
        if head[0] < head[1] and not text.startswith("率", found.end()):
            front = _trim(text, begin, found.start())
            return [front, head] if front[0] < front[1] else [head]
    return [(begin, end)]


def _items(text: str, left: list[Piece], count: int) -> list[tuple[Piece, ...]]:
    """The phrase taken apart for a list of ``count`` numbers; empty where it does not have as many items."""
    if not left:
        return []
    begin, end = left[-1]
    parts, at = [], begin
    for found in re.finditer("[、和及与]", text[begin:end]):
        if found.start() + begin > at:
            parts.append((at, begin + found.start()))
        at = begin + found.end()
    parts.append((at, end))
    if len(parts) != count:
        return []
    head = next((word for word in sorted(_table("shared"), key=len, reverse=True) if text[:end].endswith(word, begin)), "")
    lead = tuple(left[:-1])
    if not head or len(head) >= parts[-1][1] - parts[-1][0]:
        return [(*lead, part) for part in parts]
    shared = (end - len(head), end)
    return [
        (*lead, part) if text[part[0] : part[1]].endswith(tuple(_table("shared"))) else (*lead, part, shared) for part in parts
    ]


# -- After the number -------------------------------------------------------------------------------------------------

_BEHIND = re.compile(r"(?:以上|以下|左右|以内)?的?")
_NOUN = re.compile(r"[“‘\"《]?[\w\-+·．.“”‘’\"《》％%]+(?:（[\w]{1,4}）)?[\w“”]*")
_UNCOUNTED = frozenset({"percent", "permille", "pp", "bp", "ratio", "degC", "kmh"})


def _counted(text: str, end: int, place: Place, measure: Measure) -> Piece | None:
    """The noun behind a number, where the number counts or sizes it; None where a verb or nothing follows."""
    if measure.unit in _UNCOUNTED and not (measure.unit == "percent" and re.match(r"(?:以上|以下)?的?村", text[end : end + 4])):
        return None
    begin = _BEHIND.match(text, end)
    assert begin is not None
    at = begin.end()
    found = _NOUN.match(text, at, place.sentence_end)
    if not found:
        return None
    stop = found.end()
    for verb in _pattern("ends").finditer(text, at, stop):
        if verb.start() == at:
            return None
        stop = verb.start()
        break
    return (at, stop) if stop - at >= 1 and not text[at:stop].isdigit() else None
