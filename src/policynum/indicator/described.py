"""A counted noun with the clause before it that tells which: 1处|具备综合功能的机构, 3000辆|运载物资的卡车."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from policynum import lexicon, patterns
from policynum.model import Measure
from policynum.sentences import nouns
from policynum.sentences.nouns import LONGEST, Around, Piece


def by_clause(text: str, at: int, around: Around) -> Piece | None:
    """The noun at a place with the clause before it that tells which; None where no such clause stands there.

    10个|产值超|千亿元|的园区: ``around`` ends at the number within.

    >>> by_clause("1处具备综合功能的机构", 2, Around(0, 0, 0, 0, 11)), by_clause("1处机构", 2, Around(0, 0, 0, 0, 4))
    ((2, 11), None)
    """
    words = text[at : at + LONGEST]
    if "的" not in words and "元" not in words and "亿" not in words:
        return None
    limit = min(around.end, at + LONGEST)
    found = (
        _clause().match(text, at, limit) or _ADJECTIVE.match(text, at, limit) or _SIZED.match(text, at, at + LONGEST)
    )
    if not found or (found.re is _SIZED and not found.start("size") <= around.end < found.end()):
        return None
    head = nouns.noun(text, found.end(), replace(around, end=found.end() + LONGEST))
    if head is None:
        return None
    return (at, head[1]) if head[1] - at <= _WITH_CLAUSE else head


def fitting(text: str, at: int, around: Around, measure: Measure) -> Piece | None:
    """The noun at a place that fits the classifier of ``measure``, where a clause tells which; else the plain one.

    >>> from policynum.quantities.measures import find
    >>> text = "3000辆运载物资的卡车"
    >>> [one] = find(text)
    >>> fitting(text, one.end, Around(0, 0, 0, 0, len(text)), one.measure)
    (5, 12)
    """
    plain = nouns.noun(text, at, around)
    if plain is None or not text.startswith("的", plain[1]):
        return plain
    heads = lexicon.load("indicators")["fitting"].get(measure.unit_text)
    if heads is None or text.endswith(tuple(heads), *plain):
        return plain
    head = nouns.noun(text, plain[1] + 1, around)
    if head is None or not text.endswith(tuple(heads), *head):
        return plain
    return (at, head[1]) if head[1] - at <= _WITH_CLAUSE else head


_WITH_CLAUSE = 18  # characters of a noun with its clause; of a longer one the noun alone
_ADJECTIVE = re.compile(
    "(?:[一-鿿]{2}(?:比较|十分|非常|更加|相对)[一-鿿]{2}、?)+的(?=[一-鿿])|[一-鿿]{1,6}?(?:水平|质量|性|化|型|式|型号|类型|品种|特色|规格|不同|[强高大好优广低快](?:、[一-鿿]{1,6}[强高大好优广低快])*)的(?=[一-鿿])"
)
_BEYOND = "超过?|过|达到?|突破|不低于|不少于|在"  # 5家|产值超百亿元的企业, 11条|超五百亿级的特色链
_OF_MORE = "(?<=[一-鿿])(?=[0-9.]{1,6}[万亿]?[^，。；、的0-9\n]{0,4}以上的)"  # 9个|人口21万以上的县
_INVESTED = (  # 3个|总投资5亿元的项目; but 6个项目|投资5亿元的目标
    "(?<=投资)(?<![一-鿿]{3}投资)(?=[0-9十百千万亿.]{1,6}(?:元?以上|元的(?!目标|任务|计划|要求)))"
)
_SIZED = re.compile(
    rf"(?:(?![和及与全])[一-鿿]){{0,8}}?(?P<size>{_BEYOND}|{_OF_MORE}|{_INVESTED})"
    r"[0-9.．一二两三四五六七八九十百千万亿]+"
    r"(?:[^，。；、的\n]{1,6}的|元?(?:以上)?(?=(?:重点|工业|产业)?(?:企业|项目|园区|集群)|[县镇村]))(?=[一-鿿])"
)


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(
        rf"以[^，。；的0-9\n]{{1,10}}为[^，。；的0-9\n]{{2,10}}的(?=[一-鿿“])|(?:{patterns.trie(nouns.words('describes'))})(?:[^，。；的\n]{{2,12}}|[^，。；\n0-9]{{2,40}})的(?=[一-鿿“])"
    )
