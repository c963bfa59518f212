"""Reads the words that limit a number: 超过5%, 不低于80%, 近40万户, 500亿元以上, 控制在30万吨、40万吨以内.

The words stand in data/bounds.toml with what they say; here is how they are looked up around a number.
"""

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

# Fragments for the patterns of other rooms, which pass over these words and do not ask what each of them says.
HEDGED = "大约|约|将近|接近|近|不足|不到|超过|超|逾"  # right before a number: 近|40万户
THRESHOLD = "(?:[及或]?以|之)[上下内]|开外"  # right behind one: 65岁|及以上
BEHIND = f"{THRESHOLD}|左右|上下(?![游级联])|之间|区间内?|范围内"  # right behind one: 8%|左右
OF = re.compile(rf"(?:{BEHIND})?的")  # 5亿元|以上的|项目, 低于全年|5.5%|左右的预期目标


class Limit:
    """What a word says of a number; ``distributes`` where it limits every member of a list that follows it.

    Never changed, and compared by identity: each word has one, and caches key on it.
    """

    __slots__ = ("bound", "distributes", "inclusive")

    def __init__(self, bound: Bound, *, inclusive: bool | None = None, distributes: bool = False) -> None:
        self.bound, self.inclusive, self.distributes = bound, inclusive, distributes


def around(text: str, start: int, end: int, form: Form, *, near: bool = True) -> Limit | None:
    """The limit that the words around a number set: right behind it, right before it, or earlier in its clause.

    ``near`` is False where the caller knows that none of ``reaching()`` stands within reach.

    >>> from policynum.quantities.candidates import scan
    >>> text = "补助不超过人民币20万元"
    >>> limit = around(text, *next(scan(text)))
    >>> limit.bound, limit.inclusive, limit.distributes
    (<Bound.AT_MOST: 'at_most'>, True, True)
    """
    if text.startswith("级", end) and text.endswith("最大", 0, start):
        return None  # 最大|26兆瓦|级机组 is one of that size
    limit = behind(text, end, form) or beside(text, start, form)
    if limit is None and text.startswith(("级以上", "级及以上"), end):
        limit = behind(text, end + 1, form)  # 千吨|级及以上航道
    if limit is not None and limit.bound is Bound.AT_MOST and _RECORD.search(text, max(0, start - _CLOSE), start):
        return limit if form.unit is not None and form.unit.kind in _GRANTED else None  # 负荷最高达到|14亿千瓦
    if limit is None and (near or text[start - 1 : start] in _tables().distant_ends):
        return _distant(text, start, form)
    return limit


def behind(text: str, end: int, form: Form) -> Limit | None:
    """The limit that the words right after a number set: 以上, 以内, 左右, （含）以上, （不含）以下, （套）左右."""
    if text[end : end + 1] == " ":
        end += 1
    elif text[end : end + 1] in _BRACKETS and (gloss := _GLOSS.match(text, end)):
        limit = behind(text, gloss.end(), form)
        says = gloss["says"]
        return limit if limit is None or says is None else _counting(limit, inclusive=says == "含")
    words = _tables().behind.get(text[end : end + 1])
    if words is not None:
        for word in words:
            if text.startswith(word.text, end) and word.is_itself(text, end + len(word.text)):
                return word.limit if word.fits(form) else None
    elif form.unit is not None and form.unit.kind == "classifier" and (noun := _NOUN.match(text, end)):
        return behind(text, noun.end(), form)
    return None


_RECORD, _CLOSE = re.compile("最[高大多长](?:时|曾)?(?:达到?了?)\\Z"), 6  # characters right before a number
_GRANTED = frozenset(("money", "share", "point"))  # what a scheme grants up to so much of
_NOUN = re.compile("[一-鿿]{2,4}?(?<![级额准平])(?=[及或]?以[上下](?:的|[，。、；,;）)]))")  # 30个|教学班|以上的

_BRACKETS = frozenset("（(")
_GLOSS = re.compile("[（(](?:(?P<says>不?含)[一-鿿]{0,2}|[一-鿿]{1,3}|[A-Za-z/]{1,8})[）)](?=[以左上及])")


@cache
def _counting(limit: Limit, *, inclusive: bool) -> Limit:
    """The same limit, counting the number itself or not: （不含）以上. One for each, as caches key on it."""
    return Limit(limit.bound, inclusive=inclusive, distributes=limit.distributes)


def beside(text: str, start: int, form: Form) -> Limit | None:
    """The limit that the words right before a number set, with no more than 了, 为, 人民币 between."""
    tables, at = _tables(), start
    for _ in range(4):  # 最高可达, 不得低于人民币每年
        words = tables.by_two.get(text[at - 2 : at]) or tables.by_one.get(text[at - 1 : at])
        if words is None:
            return None
        for word in words:
            if text.endswith(word.text, 0, at) and word.is_itself(text, at - len(word.text) - 1):
                at -= len(word.text)
                break
        else:
            return None
        if word.limit is not None:
            return word.limit if word.fits(form) else None
    return None


def hedged(text: str, start: int) -> bool:
    """Whether 约 stands right before ``start`` as a word of its own: 约|增加一倍, but 签约|增加一倍.

    >>> hedged("产量约增加一倍", 3), hedged("签约增加一倍", 2)
    (True, False)
    """
    [about] = _tables().by_one["约"]
    return text.endswith("约", 0, start) and about.is_itself(text, start - 2)


def opens(text: str, start: int) -> bool:
    """Whether a word right before ``start`` makes a closing 以内 limit the whole list between: 控制在, 降至."""
    return _tables().around.search(text, max(0, start - 4), start) is not None


def edges() -> tuple[frozenset[str], frozenset[str]]:
    """The last characters of what limits a number behind it, 最高 and its like left out; the first of what follows it.

    >>> "于" in edges()[0], "以" in edges()[1]
    (True, True)
    """
    tables = _tables()
    endings = {word.text[-1] for words in tables.by_two.values() for word in words if _SUPERLATIVE not in word.text}
    return frozenset(endings) | frozenset(tables.by_one) | tables.distant_ends, frozenset(tables.behind) | _BRACKETS | {
        " "
    }


_SUPERLATIVE = "最"  # in 最高, 最快: those words are looked for only where it stands near a number


@cache
def reaching() -> tuple[str, ...]:
    """The words that limit a number from afar, over a verb or a noun: 最高给予机构|5万元, 至少建成|3所.

    >>> "至少" in reaching(), "最" in reaching(), "超过" in reaching()
    (True, True, False)
    """
    distant = load("bounds")["distant"]
    words = f"{distant['verbs']} {distant['adverbs']}".split()
    return (_SUPERLATIVE, *dict.fromkeys(word for word in words if _SUPERLATIVE not in word))


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


def leads(words: str) -> bool:
    """Whether ``words`` are nothing but what may stand before a number to limit it: 不低于, 最高可达, 控制在."""
    return _tables().leading.fullmatch(words) is not None


def trailing(words: str) -> int:
    """How many characters of ``words`` limit the number before them: 以上, （含）以上, （套）左右.

    >>> trailing("左右，"), trailing("（不含）以下"), trailing("个")
    (2, 6, 0)
    """
    blanks = len(words) - len(words.lstrip())
    gloss = _GLOSS.match(words, blanks)
    at = gloss.end() if gloss else blanks
    limits = _tables().behind.get(words[at : at + 1], ())
    spelt = next((word.text for word in limits if words.startswith(word.text, at)), "")
    return at + len(spelt) if spelt else 0


def _distant(text: str, start: int, form: Form) -> Limit | None:
    """不超过年度营业收入增量的|0.1%, 最高给予机构|5万元, 至少建成|3所."""
    tables, reach = _tables(), max(0, start - 36)
    match = None
    if text[start - 1 : start] == "的":
        match = tables.nouns.search(text, reach, start)
    elif form.unit is not None and form.unit.kind == "share":
        match = tables.shared.search(text, reach, start)
    if match is None and form.gives:
        match = tables.verbs.search(text, reach, start)
    if match is None:
        match = tables.adverbs.search(text, max(0, start - 9), start)
    return _limit_of(tables, match[1]) if match is not None else None


def _limit_of(tables: _Tables, word: str) -> Limit:
    return next(entry.limit for entry in tables.by_two[word[-2:]] if entry.text == word and entry.limit)


@dataclass(slots=True)
class _Word:
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
class _Tables:
    by_two: dict[str, list[_Word]]  # by the last two characters, longest word first
    by_one: dict[str, list[_Word]]  # those of one character
    behind: dict[str, list[_Word]]  # by the first character, longest word first
    nouns: re.Pattern[str]
    shared: re.Pattern[str]
    distant_ends: frozenset[str]  # the characters on which nouns and shared may end
    verbs: re.Pattern[str]
    adverbs: re.Pattern[str]
    around: re.Pattern[str]
    leading: re.Pattern[str]


@cache
def _tables() -> _Tables:
    table = load("bounds")
    far = table["distant"]
    ahead = list(_words("before", "not_after", "[{}]"))
    signs = [sign for signs in load("surfaces")["before"].values() for sign in signs.split()]  # 不低于¥500
    between = [_Word(text, None) for text in dict.fromkeys((*table["between"]["words"].split(), *signs))]
    longest_first = sorted(ahead + between, key=lambda word: -len(word.text))
    by_one = {word.text: [word] for word in longest_first if len(word.text) == 1}
    by_two = {word.text[-2:]: list[_Word]() for word in longest_first if len(word.text) > 1}
    for ending, words in by_two.items():
        words += [word for word in longest_first if word.text.endswith(ending) or word.text == ending[1]]
    behind: dict[str, list[_Word]] = {}
    for word in sorted(_words("after", "not_before", "{}"), key=lambda word: -len(word.text)):
        behind.setdefault(word.text[0], []).append(word)
    openings = table["around"]["opening"].split()
    rest = r"[^，。；：、！？,;:\n0-9]"
    return _Tables(
        by_two,
        by_one,
        behind,
        nouns=re.compile(f"({trie(distant())}){rest}{{1,24}}的\\Z"),
        shared=re.compile(
            f"({trie((*distant(), *far['short'].split()))}){rest}{{0,8}}{trie(far['shared'].split())}\\Z"
        ),
        distant_ends=frozenset({"的"}.union(word[-1] for word in far["shared"].split())),
        verbs=re.compile(f"({trie(far['verbs'].split())}){rest}{{0,8}}{trie(far['giving'].split())}{rest}{{0,24}}\\Z"),
        adverbs=re.compile(f"({trie(far['adverbs'].split())}){rest}{{1,6}}\\Z"),
        around=re.compile(f"{trie(openings)}\\Z"),
        leading=re.compile(
            rf"\s*(?:{trie([word.text for word in ahead])}|{trie(openings)})?"
            rf"(?:{trie(table['between']['words'].split())})*\s*"
        ),
    )


def _words(place: str, exceptions: str, shape: str) -> Iterable[_Word]:
    table = load("bounds")
    for entry in table[place]:
        limit = Limit(Bound(entry["says"]), inclusive=entry.get("inclusive"), distributes=entry.get("list", False))
        for text in entry["words"].split():
            refusal = table[exceptions].get(text)
            yield _Word(
                text,
                limit,
                frozenset(entry.get("only", "").split()),
                frozenset(table["not_with"].get(text, "").split()),
                re.compile(shape.format(refusal)) if refusal else None,
                free=not (entry.get("only") or table["not_with"].get(text)),
            )
