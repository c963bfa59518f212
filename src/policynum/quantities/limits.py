"""The words of data/bounds.toml that limit a number, made ready to be looked up around one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from policynum.lexicon import load
from policynum.model import Bound
from policynum.patterns import trie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from policynum.quantities.candidates import Form


class Limit:
    """What a word says of a number; ``distributes`` where it limits every member of a list that follows it.

    Never changed, and compared by identity: each word has one, and caches key on it.
    """

    __slots__ = ("bound", "distributes", "inclusive")

    def __init__(self, bound: Bound, *, inclusive: bool | None = None, distributes: bool = False) -> None:
        self.bound, self.inclusive, self.distributes = bound, inclusive, distributes


@dataclass(slots=True)
class Word:
    """A word before or behind a number, with what it says and where it does so."""

    text: str
    limit: Limit | None  # None where the word may only stand between: 了, 为, 人民币
    only: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    refused: re.Pattern[str] | None = None
    free: bool = True  # with no conditions on the form

    def is_itself(self, text: str, beyond: int) -> bool:
        """Whether the word is no part of another: 扩大|约 holds no 大约; ``beyond`` is the place next to it."""
        return self.refused is None or self.refused.match(text, max(0, beyond)) is None

    def fits(self, form: Form) -> bool:
        """Whether the word can limit this form: 过 no time, 上 nothing but a scale word."""
        if self.free:
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
    return form.scaled or form.unit is None or form.unit.kind in ("share", "money", "count")


_SHAPES: dict[str, Callable[[Form], bool]] = {"bare": _is_bare, "large": _is_large}


@dataclass(slots=True)
class Tables:
    """The words by where they stand and how they are looked up."""

    by_two: dict[str, list[Word]]  # by the last two characters, longest word first
    by_one: dict[str, list[Word]]  # those of one character
    behind: dict[str, list[Word]]  # by the first character, longest word first
    nouns: re.Pattern[str]
    shared: re.Pattern[str]
    distant_ends: frozenset[str]  # the characters on which nouns and shared may end
    verbs: re.Pattern[str]
    adverbs: re.Pattern[str]
    around: re.Pattern[str]
    leading: re.Pattern[str]


@cache
def tables() -> Tables:
    """The words of data/bounds.toml, and between them the signs of currencies; read once."""
    table = load("bounds")
    far = table["distant"]
    ahead = list(_words("before", "not_after", "[{}]"))
    signs = [sign for signs in load("surfaces")["before"].values() for sign in signs.split()]  # 不低于¥500
    between = [Word(text, None) for text in dict.fromkeys((*table["between"]["words"].split(), *signs))]
    longest_first = sorted(ahead + between, key=lambda word: -len(word.text))
    by_one = {word.text: [word] for word in longest_first if len(word.text) == 1}
    by_two = {word.text[-2:]: list[Word]() for word in longest_first if len(word.text) > 1}
    for ending, words in by_two.items():
        words += [word for word in longest_first if word.text.endswith(ending) or word.text == ending[1]]
    behind: dict[str, list[Word]] = {}
    for word in sorted(_words("after", "not_before", "{}"), key=lambda word: -len(word.text)):
        behind.setdefault(word.text[0], []).append(word)
    openings = table["around"]["opening"].split()
    rest = r"[^，。；：、！？,;:\n0-9]"
    return Tables(
        by_two,
        by_one,
        behind,
        nouns=re.compile(f"({trie(distant())}){rest}{{1,24}}的\\Z"),
        shared=re.compile(
            f"({trie((*distant(), *far['short'].split()))}){rest}{{0,8}}{trie(far['shared'].split())}\\Z"
        ),
        distant_ends=frozenset({"的"}.union(word[-1] for word in far["shared"].split())),
        verbs=re.compile(
            f"({trie(far['verbs'].split())}){rest}{{0,8}}{trie(far['giving'].split())}(?![限额标比]){rest}{{0,24}}\\Z"
        ),
        adverbs=re.compile(f"({trie(far['adverbs'].split())}){rest}{{1,6}}\\Z"),
        around=re.compile(f"{trie(openings)}\\Z"),
        leading=re.compile(
            rf"\s*(?:(?P<word>{trie([word.text for word in ahead])})|{trie(openings)})?"
            rf"(?:{trie(table['between']['words'].split())})*\s*"
        ),
    )


def _words(place: str, exceptions: str, shape: str) -> Iterable[Word]:
    table = load("bounds")
    for entry in table[place]:
        limit = Limit(Bound(entry["says"]), inclusive=entry.get("inclusive"), distributes=entry.get("list", False))
        for text in entry["words"].split():
            refusal = table[exceptions].get(text)
            yield Word(
                text,
                limit,
                frozenset(entry.get("only", "").split()),
                frozenset(table["not_with"].get(text, "").split()),
                re.compile(shape.format(refusal)) if refusal else None,
                free=not (entry.get("only") or table["not_with"].get(text)),
            )


# -- Lists for other rooms ---------------------------------------------------------------------------------------------


SUPERLATIVE = "最"  # in 最高, 最快: those words are looked for only where it stands near a number


@cache
def reaching() -> tuple[str, ...]:
    """The words that limit a number from afar, over a verb or a noun: 最高给予机构|5万元, 至少建成|3所.

    >>> "至少" in reaching(), "最" in reaching(), "超过" in reaching()
    (True, True, False)
    """
    distant = load("bounds")["distant"]
    words = f"{distant['verbs']} {distant['adverbs']}".split()
    return (SUPERLATIVE, *dict.fromkeys(word for word in words if SUPERLATIVE not in word))


@cache
def limiting() -> tuple[str, ...]:
    """The words that limit a number behind them and are no part of a name: 不低于, 超过, 约.

    >>> "不应超过" in limiting(), "上" in limiting()
    (True, False)
    """
    entries = [entry for entry in load("bounds")["before"] if not entry.get("only")]
    words = (word for entry in entries for word in entry["words"].split())
    return tuple(word for word in words if word not in load("links")["no_links"])


@cache
def distant() -> tuple[str, ...]:
    """The words that limit a number over a noun: 不得超过上年收入的|5%.

    >>> "不应超过" in distant(), "超过" in distant(), "高于" in distant()
    (True, True, False)
    """
    table = load("bounds")["distant"]
    first, last = tuple(table["forbidding"].split()), tuple(table["comparing"].split())
    words = (word for entry in load("bounds")["before"] for word in entry["words"].split())
    return (*table["nouns"].split(), *(word for word in words if word.startswith(first) and word.endswith(last)))
