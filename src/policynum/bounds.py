"""Reads the words that limit a number: 超过5%, 不低于80%, 近40万户, 500亿元以上, 控制在30万吨、40万吨以内.

The words stand in data/bounds.toml with what they say; here is how they are looked up around a number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from policynum.lexicon import load, trie
from policynum.model import Bound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from policynum.candidates import Form


class Limit(NamedTuple):
    """What a word says of a number; ``distributes`` where it limits every member of a list that follows it."""

    bound: Bound
    inclusive: bool | None = None
    distributes: bool = False


def behind(text: str, end: int, form: Form) -> Limit | None:
    """The limit that the words right after a number set.

    >>> from policynum.candidates import scan
    >>> text = "500亿元以上"
    >>> behind(text, 5, next(scan(text)).form)
    Limit(bound=<Bound.AT_LEAST: 'at_least'>, inclusive=True, distributes=False)
    """
    tables = _tables()
    if text[end : end + 1] not in tables.behind_first:
        return None
    match = tables.behind.match(text, end)
    if match is None:
        return None
    word = tables.behind_words[match.group().lstrip()]
    return word.limit if word.fits(text, match.end(), form, after=True) else None


def before(text: str, start: int, form: Form) -> Limit | None:
    """The limit that the words right before a number set, or a word earlier in its clause.

    >>> from policynum.candidates import scan
    >>> text = "补助不超过人民币20万元"
    >>> before(text, 8, next(scan(text)).form)
    Limit(bound=<Bound.AT_MOST: 'at_most'>, inclusive=True, distributes=True)
    """
    tables, at = _tables(), start
    for _ in range(3):  # 最高可达, 不得低于人民币
        last = text[at - 1 : at]
        for word in tables.before.get(last, ()):
            if text.endswith(word.text, 0, at):
                return word.limit if word.fits(text, at - len(word.text), form, after=False) else None
        filler = next((f for f in tables.between.get(last, ()) if text.endswith(f, 0, at)), "")
        if not filler:
            break
        at -= len(filler)
    return _distant(text, start)


def opens(text: str, start: int) -> bool:
    """Whether a word right before ``start`` makes a closing 以内 limit the whole list between: 控制在, 降至."""
    return _tables().around.search(text, max(0, start - 4), start) is not None


def leads(words: str) -> bool:
    """Whether ``words`` are nothing but what may stand before a number to limit it: 不低于, 最高可达, 控制在."""
    return _tables().leading.fullmatch(words) is not None


def trails(words: str) -> bool:
    """Whether ``words`` are nothing but what may stand behind a number to limit it: 以上, 左右."""
    return not words.strip() or words.strip() in _tables().behind_words


def _distant(text: str, start: int) -> Limit | None:
    window = text[max(0, start - 36) : start]
    if "不" not in window and "最" not in window and "至多" not in window:
        return None
    tables = _tables()
    if (noun := tables.nouns.search(window)) is not None:
        return _limit_of(tables, noun[1])
    if (verb := tables.verbs.search(window)) is not None:
        return _limit_of(tables, verb[1])
    return None


def _limit_of(tables: _Tables, word: str) -> Limit:
    return next(entry.limit for entry in tables.before[word[-1]] if entry.text == word)


class _Word(NamedTuple):
    text: str
    limit: Limit
    only: frozenset[str]
    not_with: frozenset[str]
    refused: re.Pattern[str] | None

    def fits(self, text: str, at: int, form: Form, *, after: bool) -> bool:
        """Whether the word is itself here and can limit this form; ``at`` is its outer edge."""
        if self.refused is not None and (self.refused.match(text, at) if after else self.refused.match(text, at - 1)):
            return False
        if not self.only and not self.not_with:
            return True
        kind = form.unit.kind if form.unit is not None else ""
        if kind in self.not_with:
            return False
        return (
            not self.only or kind in self.only or any(_SHAPES[shape](form) for shape in self.only if shape in _SHAPES)
        )


def _is_bare(form: Form) -> bool:
    return form.bare


def _is_large(form: Form) -> bool:
    return form.scaled or (form.unit is not None and form.unit.kind in ("share", "money"))


_SHAPES: dict[str, Callable[[Form], bool]] = {"bare": _is_bare, "large": _is_large}


class _Tables(NamedTuple):
    before: dict[str, list[_Word]]  # by last character, longest word first
    between: dict[str, list[str]]
    behind: re.Pattern[str]
    behind_first: frozenset[str]
    behind_words: dict[str, _Word]
    nouns: re.Pattern[str]
    verbs: re.Pattern[str]
    around: re.Pattern[str]
    leading: re.Pattern[str]


@cache
def _tables() -> _Tables:
    table = load("bounds")
    distant = table["distant"]
    ahead: dict[str, list[_Word]] = defaultdict(list)
    for word in _words("before", "not_after", "[{}]"):
        ahead[word.text[-1]].append(word)
    after = {word.text: word for word in _words("after", "not_before", "{}")}
    fillers: dict[str, list[str]] = defaultdict(list)
    for filler in sorted(table["between"]["words"].split(), key=len, reverse=True):
        fillers[filler[-1]].append(filler)
    openings = table["around"]["opening"].split()
    rest = "[^，。；：、！？,;:0-9０-９]"
    return _Tables(
        {last: sorted(words, key=lambda word: -len(word.text)) for last, words in ahead.items()},
        dict(fillers),
        re.compile(f" ?{trie(after)}"),
        frozenset(word[0] for word in after) | {" "},
        after,
        nouns=re.compile(f"({trie(distant['nouns'].split())}){rest}{{1,24}}的$"),
        verbs=re.compile(
            f"({trie(distant['verbs'].split())}){rest}{{0,8}}{trie(distant['giving'].split())}{rest}{{0,24}}$"
        ),
        around=re.compile(f"{trie(openings)}$"),
        leading=re.compile(
            rf"\s*(?:{trie([word.text for words in ahead.values() for word in words])}|{trie(openings)})?"
            rf"(?:{trie(table['between']['words'].split())})*\s*"
        ),
    )


def _words(place: str, exceptions: str, shape: str) -> Iterable[_Word]:
    table = load("bounds")
    for entry in table[place]:
        limit = Limit(Bound(entry["says"]), entry.get("inclusive"), entry.get("list", False))
        for text in entry["words"].split():
            refusal = table[exceptions].get(text)
            yield _Word(
                text,
                limit,
                frozenset(entry.get("only", "").split()),
                frozenset(table["not_with"].get(text, "").split()),
                re.compile(shape.format(refusal)) if refusal else None,
            )
