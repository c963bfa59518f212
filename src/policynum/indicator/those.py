"""Who or what is counted behind a number, apart from what is told or measured of them: 95万|低保对象|生活得到保障."""

from __future__ import annotations

import re
from functools import cache

from policynum import patterns
from policynum.sentences import nouns
from policynum.sentences.nouns import Piece

OF_LIFE = "(?:基本生活|生活|饮水|用水|住房|出行|权益)"  # what is told of people


def those(text: str, end: int, noun: Piece) -> Piece:
    """The noun of a count with the others of its list, or without what is told of those counted."""
    if (lives := _LIVES.match(text, *noun)) is not None:
        return noun[0], lives.end("those")  # 95万|低保对象|基本生活得到保障
    if (upon := _UPON.match(text, *noun)) is not None:
        return noun[0], upon.end("those")
    if text.startswith("、", noun[1]):
        return noun[0], _until_last(text, noun[1])
    if (country := text.find(_PROVINCES, *noun)) >= 0:
        return noun[0], country + len(_PROVINCES)  # 31个|省（区、市）|和新疆生产建设兵团
    if (passing := passes().match(text, noun[0])) is not None:
        return passing.span("those") if passing.end("those") <= noun[1] else noun
    priced = _PRICED.match(text, noun[0]) if text[end - 1] in "种类款" else None
    if priced is not None and priced.end("those") <= noun[1]:
        return priced.span("those")
    of_those = _measured().match(text, noun[0]) if noun[0] == end else None
    if of_those is not None and of_those.end("those") <= noun[1] <= of_those.end():
        return of_those.span("those")  # 31个|大城市|城镇调查失业率为5%
    return noun


_LIVES = re.compile(
    f"(?P<those>[一-鿿]{{0,10}}?(?:对象|人员|群众|居民|农民|老人|儿童|学生|职工|人口|村民|市民|家庭)){OF_LIFE}"
)
# 在82本|期刊|上发表论文; but 海上风电, 线上平台
_UPON = re.compile(
    "(?P<those>[一-鿿“”]{0,12}?(?:期刊|报纸|杂志|平台|网站|媒体|道路|公路|街道|展会|会议|广场|土地|荒山|荒地|战线|岗位|赛道|生产线|流水线))上"
)


# 62种|药品|价格平均下降52%
_PRICED = re.compile(
    "(?P<those>[一-鿿]{2,10}?)(?:销售|零售|批发|采购)?价格?(?:大幅|平均|普遍|明显|均|将|已)*(?:降|下[降调跌]|上[涨调升])"
)


_PROVINCES = "省（区、市）"


def _until_last(text: str, end: int) -> int:
    """Where a list of things ends that are counted together: 2000种|技术、装备和产品; but 3个|县、|增加2个."""
    listed = _OTHERS.match(text, end)
    return listed.end() if listed and nouns.until_verb(text, end + 1, listed.end()) is None else end


_OTHERS = re.compile(
    "(?:、(?![一二两三四五六七八九十百千万亿能会更不可要应得稳])[一-鿿“”]{2,10}){1,4}(?:[和及与][一-鿿“”]{2,12}?)?(?:(?<!等)等[一-鿿]{2,8})?(?=[，。；\\n])"
)


def are_measured(text: str, counted: Piece) -> bool:
    """Whether what is measured of those counted stands right behind them: 62个|重点监测县|旅游收入增长8%.

    >>> are_measured("62个重点监测县旅游收入增长8%", (3, 8)), are_measured("62个重点监测县增长8%", (3, 8))
    (True, False)
    """
    found = _measured().match(text, counted[0])
    if passes().match(text, counted[0]) is not None:
        return False  # 15个|省份|GDP总量超过2万亿元
    return found is not None and found.end("those") == counted[1]


@cache
def _measured() -> re.Pattern[str]:
    heads = patterns.trie((*nouns.measures(), *nouns.words("shared"), "失业率", "价格", "浓度"))
    alone = patterns.trie(
        (*(word for word in nouns.words("shared") if len(word) > 1 and word[-1] in "率量额值"), "GDP", "房价", "净利润")
    )
    own = patterns.trie(nouns.words("own_things"))
    those = patterns.trie(word for word in nouns.words("passing") if word not in ("家庭", "单位", "村"))
    return re.compile(
        rf"(?P<those>[一-鿿]{{0,8}}?(?:{those}|县(?!城(?!镇)|[域级]))(?!链|集群|级|镇|组|委|生产总值|{own})|[一-鿿]{{0,8}}?(?:产业链|产业集群))(?!的|中有)"
        rf"(?:(?:(?![总合共]计|创造|实现|完成|上半年|全年)[一-鿿A-Z0-9.]){{2,14}}?(?:{heads})|{alone})(?:同比|环比)?"
    )


@cache
def passes() -> re.Pattern[str]:
    """Those of which something measured goes beyond so much: 15个|省份|GDP总量超过2万亿元."""
    heads = patterns.trie((*nouns.measures(), *nouns.words("shared")))
    those, own = patterns.trie(nouns.words("passing")), patterns.trie(nouns.words("own_things"))
    return re.compile(
        rf"(?P<those>[一-鿿]{{0,8}}?(?:{those}|县(?!城(?!镇)|[域级]))(?!链|集群|寨|庄|民|级|镇|组|落|委|{own}))"
        rf"(?P<does>(?!中?(?:已|共)?有)[^，。；：、超过突破达低高的\n]{{0,14}}?(?:{heads}|PMI|指数)(?:(?:首次|均|都|已)*(?:超过?|突破|(?<!比重)(?<!占比)达到?|低于|高于|位于|处于|在)[^，。；：、的\n]{{1,12}}"
        r"|(?:同比|环比|保持|实现|出现|继续|均|都)*[正负]?(?:增长|下降|回升|上涨|下跌)))(?=[，。；：\s、])"
    )
