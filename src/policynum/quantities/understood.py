"""The 元 that is not written but meant: 百亿企业, 千亿级产业集群, 实现产值3.5亿, 70亿的销售额.

The words stand in data/surfaces.toml, in the table ``understood``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policynum.lexicon import load
from policynum.patterns import trie

if TYPE_CHECKING:
    from policynum.quantities.candidates import Form


def is_yuan(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a number with no unit counts yuan, by what is known by it, or by the words before or behind it.

    >>> from policynum.quantities.candidates import scan
    >>> text = "百亿企业3家，产值3.5亿，用户3.5亿，70亿的销售额"
    >>> [text[start:end] for start, end, form in scan(text) if is_yuan(text, start, end, form)]
    ['百亿', '3.5亿', '70亿']
    """
    if (form.bare or text[end - 1] == "级") and form.low >= _LEAST_CLASS and known_by_amount().match(text, end):
        return True
    if not form.scaled or form.unit_text:
        return False
    if _sums_behind().match(text, end):
        return True
    behind = text[end : end + 1]
    if ("一" <= behind <= "鿿" and behind not in _MAY_FOLLOW) or text[end - 1] in _LATIN:
        return False  # 投资5 million may count dollars
    return _sums_before().search(text, max(0, start - _NEAR), start) is not None


_LEAST_CLASS = 10**9
_MAY_FOLLOW = frozenset("以左上的多余用建开投实支设打，")  # 投资120亿|建厂; but 贷款20万|农户
_LATIN = frozenset("nNsdD")  # what the English words for a scale end with
_NEAR = 36  # characters


@cache
def known_by_amount() -> re.Pattern[str]:
    """What is known by an amount of yuan that names no unit, right behind it: 百亿|企业, 千亿|级产业集群.

    >>> [known_by_amount().match(words) is not None for words in ("企业", "级产业集群", "斤粮食")]
    [True, True, False]
    """
    return re.compile(
        rf"(?!级?(?:参数|次(?!新)|颗|条(?!块)|比特|种(?![业苗植子源养畜])|[Tt]oken))级?[一-鿿]{{0,6}}?(?:{_words('CNY')})(?![一-鿿]{{0,2}}[斤吨])"
    )


@cache
def _sums_before() -> re.Pattern[str]:
    links = "破|再次|可?达到?了?|[为是有共约近逾都均只仅]|超过?|突破|首次|合计|累计|实现|完成|[增升降减][至到]"
    return re.compile(rf"{_words('CNY_after')}(?:{links})*\Z")


@cache
def _sums_behind() -> re.Pattern[str]:
    return re.compile(_words("CNY_before"))


def _words(name: str) -> str:
    return trie(load("surfaces")["understood"][name].split())
