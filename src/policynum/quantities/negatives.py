"""The words of data/negatives.toml as patterns: what around a number says that it is no quantity."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from policynum.lexicon import load
from policynum.patterns import trie

NUMERALS = frozenset("一二三四五六七八九十百千万亿两半几数")


@dataclass(slots=True)
class Negatives:
    """The tables of data/negatives.toml as what is looked up: characters, words and patterns."""

    ordinal: frozenset[str]
    idioms: dict[str, list[tuple[int, str]]]  # two characters from the numeral or before it -> places, words
    quotes: dict[str, str]
    longest_slogan: int
    first: frozenset[str]
    first_of_time: frozenset[str]
    last_of_time: frozenset[str]
    behind: dict[str, re.Pattern[str]]
    magnitude: re.Pattern[str]
    bare_magnitude: re.Pattern[str]
    counted_before: re.Pattern[str]
    counted_behind: re.Pattern[str]
    next_to_rank: re.Pattern[str]
    no_rank: re.Pattern[str]
    reign: re.Pattern[str]
    rank: re.Pattern[str]
    rank_share: re.Pattern[str]
    of_articles: re.Pattern[str]
    term_before: re.Pattern[str]
    term_behind: re.Pattern[str]
    span_before: re.Pattern[str]
    span_behind: re.Pattern[str]


@cache
def words() -> Negatives:
    """The tables, each made ready once."""
    table = load("negatives")
    idioms: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for word in table["words"]["beginning"].split():
        idioms[word[:2]].append((0, word))
    for word in table["words"]["inside"].split():
        for at in range(1, len(word)):
            if word[at] in NUMERALS:
                idioms[word[at - 1 : at + 1]].append((at, word))

    def behind(listed: str) -> re.Pattern[str]:
        return re.compile(trie(listed.split()))

    def before(listed: str) -> re.Pattern[str]:
        return re.compile(f"{trie(listed.split())}\\Z")

    signs, quotation = table["before"], table["quotation"]
    return Negatives(
        frozenset(signs["arabic"]),
        dict(idioms),
        dict(zip(quotation["opening"], quotation["closing"], strict=True)),
        quotation["longest"],
        frozenset(signs["first"]),
        frozenset(signs["first_of_time"]),
        frozenset(signs["last_of_time"]),
        {
            unit: re.compile(rule)
            for unit, rule in table["behind"].items()
            if unit not in ("counted", "term", "span", "number")
        },
        magnitude=before(signs["magnitude"]),
        bare_magnitude=before(signs["bare_magnitude"]),
        counted_before=before(signs["counted"]),
        counted_behind=behind(table["behind"]["counted"]),
        next_to_rank=before(signs["next_to_rank"]),
        no_rank=before(signs["no_rank"]),
        reign=before(signs["reign"]),
        rank=re.compile(f"{trie(signs['rank'].split())}[^，。；、]{{0,5}}"),
        rank_share=re.compile(f"{trie(signs['rank_share'].split())}[^，。；、]{{0,4}}前\\Z"),
        of_articles=before(signs["of_articles"]),
        term_before=re.compile(f"{trie(signs['term'].split())}{trie(signs['between_term'].split())}{{0,2}}\\Z"),
        term_behind=behind(table["behind"]["term"]),
        span_before=before(signs["span"]),
        span_behind=behind(table["behind"]["span"]),
    )
