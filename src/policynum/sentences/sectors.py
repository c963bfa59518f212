"""The sectors and regions that half a word names: 第一、二、三|产业, 东、中、西|部地区, 二、三|线城市."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policynum.sentences.nouns import Piece

Items = list[tuple[Piece, ...]]


def alone(text: str, begin: int, end: int, count: int) -> Items | None:
    """So many sectors, where a phrase lists nothing else; None where it does, and none where they are not as many.

    >>> alone("一、二产增加值", 0, 7, 2), alone("一、二产增加值", 0, 7, 3), alone("钢、铁产量", 0, 5, 2)
    ([((0, 1), (3, 7)), ((2, 7),)], [], None)
    """
    listed = _LIST.fullmatch(text, begin, end)
    if listed is None:
        return None
    numerals = [found.span() for found in _NUMERAL.finditer(text, begin, listed.start("head"))]
    if len(numerals) != count:
        return []
    return [*((one, listed.span("head")) for one in numerals[:-1]), ((numerals[-1][0], end),)]


def among(text: str, parts: Sequence[Piece], heads: Sequence[str]) -> Items:
    """The parts of a list that begins with sectors and goes on; ``heads`` are what its end may share with them.

    >>> among("第一、二产业和居民用电", [(0, 2), (3, 6), (7, 11)], ())
    [((0, 2), (4, 6)), ((3, 6),), ((7, 11),)]
    """
    if text.endswith("第一", *parts[0]):
        parts = [(parts[0][1] - 2, parts[0][1]), *parts[1:]]  # 五省区|第一、二、三产业
    first = next((place for place, part in enumerate(parts) if _NUMERAL.fullmatch(text, *part) is None), 0)
    last = _LAST.match(text, *parts[first]) if 0 < first < len(parts) - 1 else None
    if last is None:
        return []
    begin, end = parts[-1]
    use = next((word for word in heads if len(word) < end - begin and text.endswith(word, begin, end)), "")
    shared = ((end - len(use), end),) if use and not text.endswith(use, *parts[first]) else ()
    named = [(part, last.span("head"), *shared) for part in parts[:first]]
    return [*named, (parts[first], *shared), *((part,) for part in parts[first + 1 :])]


_NUMERAL = re.compile("第?[一二三四东中西南北]")
# 一、二、三产|增加值, 东、中、西|部地区投资, 二、三|线城市房价: of all but the last only half a word is told.
_LIST = re.compile(
    "(?:第?[一二三](?:[、和]?第?[一二三]){1,2}(?=次?产)|[东中西南北](?:[、和][东中西南北]){1,3}(?=部|通道|线)|[一二三四](?:、[一二三四]){1,2}(?=线))"
    "(?P<head>[^、和]*)"
)
_LAST = re.compile("第?[二三](?P<head>次?产业?[一-鿿]*)")
