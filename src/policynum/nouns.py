"""The noun that stands behind a number: what it counts (14家|企业), sizes (112万亩|农田) or gives (30万元|奖励).

It goes on to the verb that tells what became of it (14家企业|入选…), and is kept with the word before the number that
sets it apart (新增|14家企业). Which words end a noun, and which names hold such a word, stands in data/indicators.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policynum import lexicon
from policynum.model import Measure

Piece = tuple[int, int]

UNCOUNTED = frozenset({"percent", "permille", "pp", "bp", "ratio", "degC", "kmh"})
MONEY = frozenset({"CNY", "USD", "EUR", "HKD", "JPY", "GBP", "RUB"})
_LONGEST = 60  # characters of a noun


def find(text: str, end: int, limit: int, times: Sequence[Piece], measure: Measure) -> Piece | None:
    """The noun that a number counts or sizes, from its ``end`` up to ``limit``; None where a verb or nothing follows.

    >>> from policynum.measures import find as measured
    >>> for text in ("14家企业入选名单", "3亿元增长两成", "30万元奖励"):
    ...     one = next(iter(measured(text)))
    ...     print(find(text, one.end, len(text), (), one.measure))
    (3, 5)
    None
    (4, 6)
    """
    at = end
    if text[end : end + 1] in ("以", "左", "的"):
        begin = _BEHIND.match(text, end)
        at = begin.end() if begin else end
    elif measure.unit in UNCOUNTED and (text[end : end + 1] in _PAUSES or not _GRANT.match(text, end)):
        return None
    if measure.unit in _TIME and text.startswith("内", end):
        deed = _DEED.match(text, end + 1)
        return deed.span() if deed else None
    if (measure.unit in UNCOUNTED and not _GRANT.match(text, at)) or (
        measure.unit in MONEY and at == end and not _GRANT.match(text, at)
    ):
        return None
    return noun(text, at, limit, times)


_BEHIND = re.compile(r"(?:以上|以下|左右|以内)?的?")
_PAUSES = frozenset("，。；、：,;\n")
_GRANT = re.compile(
    r"(?:一次性)?\w{0,4}?(?:奖励|补助|补贴|罚款|资助|奖补|罚金)|\w{0,8}?(?:基金|资金池|债券|国债|消费券|红包)"
)
_TIME = frozenset({"year", "month", "day", "hour", "minute", "workday"})
_DEED = re.compile(r"[一-鿿]{2,18}(?=[，。；、\n]|$)")  # 3日内|解除前款规定的措施


def noun(text: str, at: int, limit: int, times: Sequence[Piece]) -> Piece | None:
    """The noun that begins at ``at``, up to the verb that tells what became of it; none of the ``times`` is part of it.

    >>> noun("农户全部脱贫", 0, 6, ()), noun("增长两成", 0, 4, ())
    ((0, 2), None)
    """
    found = _NOUN.match(text, at, min(limit, at + _LONGEST))
    if not found or _not_counted().match(text, at):
        return None
    stop = min([found.end(), *(time for time, _ in times if time > at)])
    for verb in _ends().finditer(text, at, stop):
        if verb.start() == at:
            if verb["strong"]:
                return None
            continue
        stop = verb.start()
        break
    while stop > at and text[stop - 1] in "和及与的”’" and not re.search("[“‘]", text[at:stop]):
        stop -= 1
    if _not_counted().fullmatch(text, max(at, stop - 2), stop):
        return None
    return (at, stop) if stop - at > 1 or text[at:stop] in table("nouns") else None


_NOUN = re.compile(r"[“‘\"《]?[\w\-+·．.“”‘’\"《》％%]+(?:（[\w]{1,4}）)?[\w“”]*")


@cache
def _ends() -> re.Pattern[str]:
    verbs = {verb for verb in table("verbs") if len(verb) > 1}
    strong = [*table("ends"), *lexicon.load("cues")["rise"], *lexicon.load("cues")["fall"]]
    refused = lexicon.within(strong, table("end_names"))
    nouns = lexicon.trie(table("nouns"))
    strong_ends = lexicon.trie(sorted(set(strong) - table("weak_ends")), refused=refused)
    weak = sorted(table("weak_ends") | (verbs - set(strong)))
    weak_ends = lexicon.trie(weak, refused=lexicon.within(weak, table("end_names")))
    return re.compile(rf"(?P<strong>{strong_ends})|(?:{weak_ends})++(?!{nouns})")


@cache
def _not_counted() -> re.Pattern[str]:
    return re.compile(lexicon.trie(table("uncounted")))


def granted(text: str, piece: Piece, measure: Measure) -> bool:
    """Whether a noun is what an amount of money is given as: 30万元|奖励, no 5亿元以上的|项目."""
    return measure.unit in MONEY and _GRANT.search(text, *piece) is not None


def until_verb(text: str, begin: int, end: int) -> int | None:
    """Where the first verb stands that ends a noun; None where none does.

    >>> until_verb("外贸5月保持增长", 0, 8)
    4
    """
    verb = _ends().search(text, begin, end)
    return verb.start() if verb else None


NEW = re.compile(
    r"(?:首批|第[一二三四五六七八九十]批|新建和改造提升|新建改造|新建|新改扩建|改造提升|新增|净增|新设|新开工)"
)


def pieces(text: str, begin: int, number: int, counted: Piece) -> tuple[Piece, ...]:
    """The name of what is counted, with the word before the ``number`` that sets it apart: 首批|15个试点.

    >>> pieces("新增14家企业", 0, 2, (5, 7)), pieces("年产10万吨铝板项目", 0, 2, (6, 10))
    (((0, 2), (5, 7)), ((6, 8),))
    """
    found = _NEW_LAST.search(text, begin, number)
    kept = ((found.start(1), found.end(1)),) if found else ()
    return (*kept, _product(text, begin, number, counted))


_NEW_LAST = re.compile(rf"({NEW.pattern})了?(?:约|近|超过?|不少于)?\Z")
_PRODUCES = re.compile(r"(?:年产|日产|月产|年处理|日处理)(?:约|超)?\Z")
_WORKS = re.compile("生产|项目|高端|制造|升级|及配套|加工|建设")


def _product(text: str, begin: int, number: int, counted: Piece) -> Piece:
    """Of 年产10万吨铝板生产线项目 the indicator is what is produced."""
    works = _WORKS.search(text, counted[0] + 1, counted[1]) if _PRODUCES.search(text, begin, number) else None
    return (counted[0], works.start()) if works else counted


@cache
def table(name: str) -> frozenset[str]:
    """The words of a table of data/indicators.toml."""
    return frozenset(lexicon.load("indicators")[name]["words"])
