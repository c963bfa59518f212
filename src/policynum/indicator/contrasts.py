"""What a number measures whose phrase leaves out what the one before had: 城镇收入4万元，|农村|为2万元."""

from __future__ import annotations

import re
from functools import cache

from policynum import kinds, lexicon, patterns
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import Subject
from policynum.sentences import nouns
from policynum.sentences.nouns import Piece
from policynum.sentences.sorts import IN_ALL


def parallel(asked: Asked) -> Subject | None:
    """国有企业增加值增长5%，|集体企业|增长2%.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "国有企业增加值增长5%，集体企业增长2%"
    >>> [_, one] = find(text)
    >>> around, last = Around(0, 12, 16, 18, 20), Subject(((0, 7),))
    >>> parallel(Asked(text, one.end, one.measure, [(12, 16)], "集体企业", around, last)).pieces
    ((12, 16), (4, 7))
    """
    pieces = asked.last.pieces
    while len(pieces) > 1 and _told_aside(asked.text, pieces[-1]):
        pieces = pieces[:-1]
    if not pieces or len(asked.left) != 1 or "占" in asked.words or "拉动" in asked.words:
        return None
    near = pieces[-1][1] >= asked.around.sentence
    head = head_left_out(asked.text, asked.left[0], pieces, near=near)
    if head is not None and asked.text[slice(*head)] in _STOCKS and _flows(asked):
        return None  # 各项贷款余额…；新增|各项贷款|967亿元
    if head is None or (kinds.counts(asked.measure.unit) and not asked.text.startswith("保有量", head[0])):
        return None
    return Subject((asked.left[0], head))


def _told_aside(text: str, piece: Piece) -> bool:
    """Whether a piece only tells of a rate, a share or an effect: 制造业增加值增长8%、|占比|82%，高技术产业增长16%."""
    told = text[slice(*piece)]
    return told in lexicon.rates() or told.startswith(("占", "比重")) or _AFFECTS.match(told) is not None


def _flows(asked: Asked) -> bool:
    """Whether the phrase, or the verb before it, tells of what was added and not of what there is."""
    begin = asked.left[0][0]
    before = asked.text[max(asked.around.begin, begin - 4) : begin]
    return nouns.new().match(asked.text, *asked.left[0]) is not None or before.endswith(tuple(nouns.table("verbs")))


_STOCKS = frozenset({"余额", "存量", "保有量"})
_AFFECTS = re.compile("影响|拉[动低]|下拉")


def of_another_kind(asked: Asked) -> Subject | None:
    """城镇消费品零售额增长5%；|乡村|增长4%; 城镇居民收入4万元，|农村|为2万元.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "城镇零售额增长5%；乡村增长4%"
    >>> [_, one] = find(text)
    >>> around, last = Around(0, 10, 12, 14, 16), Subject(((0, 5),))
    >>> of_another_kind(Asked(text, one.end, one.measure, [(10, 12)], "乡村", around, last)).pieces
    ((10, 12), (2, 5))
    """
    text, pieces = asked.text, asked.last.pieces
    if (
        asked.words not in nouns.table("kinds")
        or asked.words in _TRADE
        or not pieces
        or pieces[-1][1] < asked.around.sentence
    ):
        return None
    if asked.measure.unit in _INSTITUTIONS and text[slice(*pieces[-1])] in nouns.table("bare_heads"):
        return None  # 高中8所，在校学生9000人；|初中|20所
    if len(pieces) == 2 and text[slice(*pieces[0])] in nouns.table("kinds"):
        is_rate = text[slice(*pieces[1])] in lexicon.rates() or _AFFECTS.match(text, *pieces[1]) is not None
        return None if is_rate else Subject((asked.left[0], pieces[1]))
    start, end = pieces[0]
    if text.find("占", start, end) >= 0:
        return None  # 秋粮产量占粮食产量的75%，|夏粮|占20%
    if (whole := _WHOLE.match(text, start, end)) is not None:
        start = whole.end()  # 全国|铁路营业里程18万公里，|高铁|6万公里
    kind = len(nouns.kind_at(text, start))
    kind += kind > 0 and text[start + kind] == "网"  # 铁路网|运营里程
    told = kind and len(pieces) == 1 and text[start : start + kind] != asked.words and end - start > kind + 1
    return Subject((asked.left[0], (start + kind, end))) if told and _MEASURED.search(text, start + kind, end) else None


_INSTITUTIONS = frozenset("所家个座处")
_WHOLE, _TRADE = re.compile(IN_ALL), {"外贸", "内贸"}  # 制造业投资…，|外贸|增长9%: a measure itself


def head_left_out(text: str, piece: Piece, before: tuple[Piece, ...], *, near: bool = False) -> Piece | None:
    """The head that a phrase leaves out because the one before had it: 国有企业增加值…，集体企业|.

    ``near``: the one before stands in the same sentence, where any measure is such a head: 全国医院病床使用率.

    >>> head_left_out("国有企业增加值，集体企业", (8, 12), ((0, 7),))
    (4, 7)
    """
    start, end = piece
    if end - start < 3 or len(before) > 2:
        return None
    name, head = before[0], before[-1]
    tail = text[end - (1 if text[end - 1] in "业类" else 2) : end]
    if len(before) == 1:
        past = text.rfind(tail, name[0] + 1, name[1]) + len(tail)
        alike, head = past > len(tail), (past, name[1])
    else:
        alike = text.endswith(tail, *name)
    if head[1] - head[0] < 2:
        return None  # 不良贷款率…，涉农贷款: 率 alone is none
    told_next = near and tail in nouns.table("who") and _MEASURED.fullmatch(text, *head) is not None
    return head if alike and (told_next or _left_out().fullmatch(text, *head)) else None


# 病床使用率 of 全国医院病床使用率, and of 公立医院 told next.
_MEASURED = re.compile(
    "[一-鿿]{0,12}(?:PMI|指数|装机|里程|产能|进度|[率额量值]|收入|支出|投资|[进出]口|利润|面积|余额|比重|占比|期限|年限|价格|税收|(?<!地方|国家|国际|行业|团体|企业)标准)"
)


@cache
def _left_out() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns.trie(nouns.words('left_out'))})")
