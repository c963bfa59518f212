"""Trade: its halves, its partners, and the goods that it leads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policynum import kinds
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import Subject
from policynum.sentences import nouns
from policynum.sentences.clauses import FARTHEST
from policynum.sentences.nouns import Around, Piece
from policynum.sentences.sorts import MONEY, NOUNLESS


def half(asked: Asked) -> Subject | None:
    """民营企业进出口5亿元，其中|出口|3亿元、|进口|2亿元.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "民营企业进出口5亿元，其中出口3亿元"
    >>> [_, one] = find(text)
    >>> around, last = Around(0, 11, 15, 15, 18), Subject(((0, 7),))
    >>> half(Asked(text, one.end, one.measure, [(13, 15)], "出口", around, last)).pieces
    ((0, 4), (13, 15))
    """
    text, pieces = asked.text, asked.last.pieces
    if asked.words not in nouns.table("halves_of_trade") or not pieces:
        return None
    of_all = [piece for piece in pieces if not text.startswith("占", piece[0])]  # 民营企业进出口|占我国进出口总值
    if len(of_all) == 2 and text[slice(*of_all[1])] in nouns.table("halves_of_trade"):
        return Subject((of_all[0], *asked.left), owner=(of_all[0],))
    whole = _WHOSE.fullmatch(text, *of_all[-1]) if of_all else None
    if whole is None or not _AMONG_IT.search(text, pieces[-1][1], asked.around.number):
        return None
    owner = (*of_all[:-1], whole.span("whose"))
    return Subject((*owner, *asked.left), owner=owner)


_WHOSE = re.compile(
    "(?P<whose>(?!外贸|货物|对外|我国|全)[一-鿿“”]{2,}?)(?:外贸|货物|对外)?(?:贸易)?进出口(?:贸易)?(?:总?[值额])?"
)
_AMONG_IT = re.compile("其中[，：]?(?:出口|进口)")


def led(asked: Asked) -> Subject | None:
    """进口原油2亿吨，增加6%；|天然气|4000万吨.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "进口原油2亿吨；天然气4亿吨"
    >>> [_, one] = find(text)
    >>> around, last = Around(0, 8, 11, 11, 14), Subject(((0, 4),))
    >>> led(Asked(text, one.end, one.measure, [(8, 11)], "天然气", around, last)).pieces
    ((0, 2), (8, 11))
    """
    text, last = asked.text, asked.last
    unit = asked.measure.unit
    weighed = unit in _WEIGHED or unit in MONEY or not kinds.is_measured(unit)
    if not weighed or len(asked.left) != 1 or not 0 < len(asked.words) <= _LONGEST_GOODS:
        return None
    if _NO_GOODS.search(asked.words):
        return None
    if (viewed := _SIDE.match(text, asked.around.sentence)) is not None:  # 进口方面，|集成电路|9亿元
        return Subject((viewed.span("trade"), *asked.left), lead=viewed.span("trade"))
    if not last.pieces or last.pieces[0][0] < asked.around.sentence:
        return None
    trade = _TRADES.match(text, *(last.lead or last.pieces[0]))
    if trade is None or text[asked.around.begin - 1] not in "，；、":
        return None
    if asked.words.endswith((*nouns.measures(), *nouns.table("shared"))):
        return None  # 进口大豆5万吨，|库存|20万吨
    return Subject((trade.span(), *asked.left), lead=trade.span())


_SIDE = re.compile("(?P<trade>[进出]口)(?:方面|产品中|商品中)[，,]")
_WEIGHED = frozenset({"t", "kg", "jin", "m3", "oil_barrel"})  # what goods are traded by, beside money and pieces
_LONGEST_GOODS = 8  # characters
_TRADES = re.compile("[进出]口(?![总额值量增贸商型产企市退国到交口])")
_NO_GOODS = re.compile("[进出]口|[额值量率]\\Z|[顺逆]差|占|合计|其中")


def partner(asked: Asked) -> Subject | None:
    """与邻近市场的进出口回稳，|对东欧|增长4%."""
    sentence = max(asked.around.sentence, asked.around.begin - FARTHEST)
    if asked.words in _TRADED and (named := _IS_PARTNER.search(asked.text, sentence, asked.around.begin)):
        return Subject((named.span("who"), *asked.left), owner=(named.span("who"),))  # 东盟是第一大贸易伙伴，|贸易总值
    if asked.measure.unit not in NOUNLESS or _PARTNER.fullmatch(asked.words) is None:
        return None
    told = list(_TRADE.finditer(asked.text, sentence, asked.left[0][0]))
    return Subject((*asked.left, told[-1].span()), owner=tuple(asked.left)) if told else None


def with_partners(
    text: str, items: Sequence[tuple[Piece, ...]], around: Around, last: Subject
) -> Sequence[tuple[Piece, ...]]:
    """Partners with the trade that was told before them: 对新兴市场进出口较快增长，|对东欧、非洲|分别增长4%和6%.

    >>> from policynum.indicator.subjects import NOTHING
    >>> text = "进出口回升，对东欧、非洲分别增长4%和6%"
    >>> with_partners(text, [((6, 9),), ((10, 12),)], Around(0, 6, 12, 16, 21), NOTHING)
    [((6, 9), (0, 3)), ((6, 7), (10, 12), (0, 3))]
    """
    (start, end), *rest = items[0]
    if rest or text[start] != "对" or any(len(item) > 1 for item in items):
        return items
    if any(_NO_PARTNER.search(text, *item[0]) is not None for item in items):
        return items  # 对工业、就业的带动
    if any(text.endswith(nouns.measures(), *item[0]) or _TRADE.search(text, *item[0]) for item in items):
        return items
    told = list(_TRADE.finditer(text, max(around.sentence, start - FARTHEST), start))
    trade = told[-1].span() if told else next((one for one in last.pieces if _TRADE.fullmatch(text, *one)), None)
    if trade is None:
        return items
    to = (start, start + 1)
    others = [(item[0], trade) if text[item[0][0]] == "对" else (to, item[0], trade) for item in items[1:]]
    return [((start, end), trade), *others]


_NO_PARTNER = re.compile("产业|工业|农业|就业|经济|带动|拉动|贡献|影响")


_TRADED = frozenset(
    f"{trade}{total}"
    for trade in ("贸易", "双边贸易", "进出口", "出口", "进口")
    for total in ("", "额", "总额", "总值")
)
_IS_PARTNER = re.compile(
    "(?:\\A|(?<=[，。；：\n]))(?:其中，?)?(?P<who>[一-鿿]{2,8}?)(?:继续|仍然?|依然|稳居|保持|已经?)*(?:[是为]|成为)[^，。；]{0,14}"
    "(?:贸易伙伴|[市商]场|来源[国地]|目的[国地])，\\Z"
)
_PARTNER = re.compile("对[一-鿿“”]{2,12}(?<![率额量值出口])(?<!贸易|投资|合作)")
_TRADE = re.compile("进出口(?:总?[额值])?|(?<!进)出口(?:总?[额值])?|进口(?:总?[额值])?|贸易额|直接投资")
