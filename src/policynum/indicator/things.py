"""What stands behind a number: what it counts (14家|企业) or sizes (112万亩|农田).

With it goes what sets it apart, before the number (新增|14家企业) or behind the noun (80个项目|竣工投产).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from policynum import kinds, lexicon, patterns
from policynum.indicator import described, sums
from policynum.model import Measure
from policynum.quantities.bounds import BEHIND, HEDGED
from policynum.sentences import nouns
from policynum.sentences.nouns import LONGEST, NEAR, PAUSES, Around, Piece
from policynum.sentences.sorts import MEDALS, MONEY, NOUNLESS


def find(text: str, end: int, around: Around, measure: Measure) -> Piece | None:
    """The noun that a number ending at ``end`` counts or sizes; None where a verb or nothing follows.

    >>> from policynum.quantities.measures import find as measured
    >>> for text in ("14家企业入选名单", "3亿元增长两成", "30万元奖励", "1处具备综合功能的机构"):
    ...     one = next(iter(measured(text)))
    ...     print(find(text, one.end, Around(0, 0, 0, 0, len(text)), one.measure))
    (3, 5)
    None
    (4, 6)
    (2, 11)
    """
    end = end if around.next is None else around.next
    gloss = _GLOSS.match(text, end) if text[end : end + 1] in _BRACKETS else None
    within = gloss is not None and text[around.number - 1] in "（("
    if gloss and (gloss["size"] is not None or (within and kinds.is_measured(measure.unit))):
        end = gloss.end()
    behind = text[end : end + 1]
    if behind in PAUSES or _has_none(text, end, measure):
        return None
    if behind == "内" and measure.unit in _TERMS:
        return _within_term(text, end + 1, around)
    at, plain = end, measure.unit in NOUNLESS
    if behind == "级":
        at = end = end + 1  # 30万吨级|航道, 5万吨级|以上泊位
        behind = text[end : end + 1]
        if behind == "、" and (other := _OTHER_GRADE.match(text, end)) is not None:
            return nouns.noun(text, other.end(), replace(around, end=other.end() + LONGEST))
    if behind in ("以", "左", "的", "及", "这", "类"):
        begin = _BEHIND.match(text, end)
        at = begin.end() if begin else end
    elif plain and not sums.grant().match(text, end):
        return None
    if text.startswith("的目标", end):
        return None
    if measure.unit in MONEY:
        named = plain or (at == end and measure.unit_text != "")  # 百亿|企业 has no 元, and counts
        if text.startswith(("的标准", "的水平"), end):
            return None  # 养老金达到不低于|180元的标准
        if (given := sums.given().match(text, at, around.end)) is not None:
            return given.span("what")
        if named and not sums.grant().match(text, at):
            return sums.named(text, at, around)
    elif plain and not sums.grant().match(text, at):
        return None
    if text.startswith("为", at) and kinds.counts(measure.unit) and (being := _ARE.match(text, at)) is not None:
        return being.span("what") if nouns.until_verb(text, *being.span("what")) is None else None  # 为企业提供服务
    if measure.unit in _PEOPLE and (enjoyed := _ENJOYS.match(text, at)) is not None:
        return enjoyed.span()  # 3万人|享受农村低保, 2万人|在现场观看
    noun = described.by_clause(text, at, around) or described.fitting(text, at, around, measure)
    if noun is not None and measure.unit not in MONEY and _gives_so_much().match(text, noun[0]):
        return None  # 带动20户|补助4万元, 达到50亩以上的|奖励2万元: what is given counts nothing
    if noun is None:
        return None
    if kinds.counts(measure.unit):
        return _those(text, end, noun)
    aged = _AGED.match(text, *noun) if measure.unit_text in ("岁", "周岁") else None
    return aged.span("who") if aged is not None else noun


# 3岁以下|婴幼儿|托位数
_AGED = re.compile(
    "(?P<who>[一-鿿]{0,6}?(?:婴幼儿|幼儿|儿童|老年人口?|老人|居民|人口|劳动力|青年|妇女|人群|人员|学生|子女))"
    "[一-鿿]{1,6}(?:[率数量额]|占比|比[例重]|标准|津贴|补贴|费用|年限|寿命)"
)


def _has_none(text: str, end: int, measure: Measure) -> bool:
    """Whether what stands behind a number is told of it, and is no noun: 260万辆|目标的76%, 3个工作日|办结."""
    behind = text[end : end + 1]
    if measure.unit in MEDALS:
        return True  # 6金3银|的历史最好成绩
    if behind == "第":
        return text.startswith("第一、", end)  # 五省区|第一、二、三产业用电
    if behind == "或":
        return text[end + 1 : end + 2].isdigit()  # 增加116宅或|14.8%
    if measure.unit in _TERMS and _BY_THEN.match(text, end) is not None:
        return True
    return behind in _MAY_BE_PLANNED and _PLANNED.match(text, end) is not None


def _those(text: str, end: int, noun: Piece) -> Piece:
    """The noun of a count with the others of its list, or without what is told of those counted."""
    if (lives := _LIVES.match(text, *noun)) is not None:
        return noun[0], lives.end("those")  # 95万|低保对象|基本生活得到保障
    if (upon := _UPON.match(text, *noun)) is not None:
        return noun[0], upon.end("those")
    if text.startswith("、", noun[1]):
        return noun[0], _until_last(text, noun[1])
    if (country := text.find(_PROVINCES, *noun)) >= 0:
        return noun[0], country + len(_PROVINCES)  # 31个|省（区、市）|和新疆生产建设兵团
    if (passing := _passes().match(text, noun[0])) is not None:
        return passing.span("those") if passing.end("those") <= noun[1] else noun
    priced = _PRICED.match(text, noun[0]) if text[end - 1] in "种类款" else None
    if priced is not None and priced.end("those") <= noun[1]:
        return priced.span("those")
    of_those = _measured().match(text, noun[0]) if noun[0] == end else None
    if of_those is not None and of_those.end("those") <= noun[1] <= of_those.end():
        return of_those.span("those")  # 31个|大城市|城镇调查失业率为5%
    return noun


_OF_LIFE = "(?:基本生活|生活|饮水|用水|住房|出行|权益)"
_LIVES = re.compile(
    f"(?P<those>[一-鿿]{{0,10}}?(?:对象|人员|群众|居民|农民|老人|儿童|学生|职工|人口|村民|市民|家庭)){_OF_LIFE}"
)
# 在82本|期刊|上发表论文; but 海上风电, 线上平台
_UPON = re.compile(
    "(?P<those>[一-鿿“”]{2,12}?(?:期刊|报纸|杂志|平台|网站|媒体|道路|公路|街道|展会|会议|广场|土地|荒山|荒地))上"
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
    "(?:、(?![一二两三四五六七八九十百千万亿能会更不可要应得稳])[一-鿿“”]{2,10}){1,4}(?:[和及与][一-鿿“”]{2,12}|(?<!等)等[一-鿿]{2,8})?(?=[，。；\\n])"
)


def are_measured(text: str, counted: Piece) -> bool:
    """Whether what is measured of those counted stands right behind them: 62个|重点监测县|旅游收入增长8%.

    >>> are_measured("62个重点监测县旅游收入增长8%", (3, 8)), are_measured("62个重点监测县增长8%", (3, 8))
    (True, False)
    """
    found = _measured().match(text, counted[0])
    if _passes().match(text, counted[0]) is not None:
        return False  # 15个|省份|GDP总量超过2万亿元
    return found is not None and found.end("those") == counted[1]


@cache
def _measured() -> re.Pattern[str]:
    heads = patterns.trie((*nouns.measures(), *nouns.words("shared"), "失业率", "价格", "浓度"))
    alone = patterns.trie(
        (*(word for word in nouns.words("shared") if len(word) > 1 and word[-1] in "率量额值"), "GDP")
    )
    own = patterns.trie(nouns.words("own_things"))
    those = patterns.trie(word for word in nouns.words("passing") if word not in ("家庭", "单位", "村"))
    return re.compile(
        rf"(?P<those>[一-鿿]{{0,8}}?(?:{those}|县(?!城(?!镇)|[域级]))(?!链|集群|级|镇|组|委|生产总值|{own})|[一-鿿]{{0,8}}?(?:产业链|产业集群))(?!的)"
        rf"(?:(?:(?![总合共]计|创造|实现|完成|上半年|全年)[一-鿿A-Z0-9.]){{2,14}}?(?:{heads})|{alone})(?:同比|环比)?"
    )


@cache
def _passes() -> re.Pattern[str]:
    """Those of which something measured goes beyond so much: 15个|省份|GDP总量超过2万亿元."""
    heads = patterns.trie((*nouns.measures(), *nouns.words("shared")))
    those, own = patterns.trie(nouns.words("passing")), patterns.trie(nouns.words("own_things"))
    return re.compile(
        rf"(?P<those>[一-鿿]{{0,8}}?(?:{those}|县(?!城(?!镇)|[域级]))(?!链|集群|寨|庄|民|级|镇|组|落|委|{own}))"
        rf"(?P<does>[^，。；：、超过突破达低高的\n]{{0,14}}?(?:{heads})(?:(?:首次|均|都|已)*(?:超过?|突破|(?<!比重)(?<!占比)达到?|低于|高于|在)[^，。；：、的\n]{{1,12}}"
        r"|(?:同比|环比|保持|实现|出现|继续|均|都)*[正负]?(?:增长|下降|回升|上涨|下跌)))(?=[，。；：\s、])"
    )


_PEOPLE = frozenset({"person", "person_time"})
_ENJOYS = re.compile(
    "(?:(?:享受|获得|领取|得到|接受)了?[一-鿿“”]{2,16}|(?:在现场|在[一-鿿]{1,4}(?<![年月日])间|现场|线上|线下)[一-鿿]{2,6})(?=[，。；、\\s]|$)"
)
_ARE = re.compile(
    r"为(?P<what>(?!了|此|期|民办|主|[^，。]{0,8}(?:的|提供|服务))[一-鿿]{2,10})(?=[，。；、\n]|$)"
)  # 其中|12家|为中国企业


@cache
def _gives_so_much() -> re.Pattern[str]:
    return re.compile(rf"(?:一次性)?(?:给予)?(?:{patterns.trie(lexicon.gifts())})(?:{HEDGED}|最高|不超过)?[0-9]")


def _within_term(text: str, at: int, around: Around) -> Piece | None:
    """What is to be done within a term: 3日内|解除措施, 收到通知之日起十五日内，|申请复议."""
    counted_from = text.startswith("，", at) and text.endswith(_SINCE, around.begin, around.number)
    deed = _DEED.match(text, at + 1 if counted_from else at)
    return deed.span("what") if deed else None


_OTHER_GRADE = re.compile("、[0-9.]+[一-鿿][0-9.]*[十百千万亿]+元?级")  # 1个400亿级|、3个100亿级|产业名镇
_BRACKETS = frozenset("（()）")
# 500套（间）|住房, 5000吨(2GW)|锂电池, and of the 2GW within; but 水库（|4座）蓄满率
_GLOSS = re.compile("(?P<size>[（(](?:[一-鿿]{1,3}|[0-9.]+[A-Za-z]{1,4}))?[）)](?=[一-鿿])")
_BEHIND = re.compile(rf"(?:{BEHIND})?(?:的|这样的|类似的)?")
# In what a rule sets a term. Not in weeks: what came about within two (两周内|出现黑屏) is told, not set.
_TERMS = frozenset({"year", "month", "day", "hour", "minute", "workday"})
_MAY_BE_PLANNED = frozenset("的目任计")
_PLANNED = re.compile("的?(?:目标任务|目标|任务|计划)数?的(?:约|近)?[0-9]")
_BY_THEN = re.compile("内?(?:办结|办好|办成|完成|到账|送达|出证|领证)(?=[，。；、\\s]|$)")
_SINCE = ("起", "后", "前")  # 收到通知之日起|十五日|内，申请复议
_DEED = re.compile(  # 3日内|解除前款规定的措施, 60日内向上一级机关|申请复议
    r"(?:向[^，。；、\n]{2,24}?(?=申请(?!书|人|表)|提出(?!的)))?+(?P<what>[一-鿿]{2,18})(?=[，。；、\n]|$)"
)


def pieces(text: str, around: Around, measure: Measure, counted: Piece) -> tuple[Piece, ...]:
    """The name of what is counted, with the words that set it apart: 首批|15个试点, 80个项目|竣工投产.

    >>> from policynum.quantities.measures import find as measured
    >>> for text, noun in (("新增14家企业", (5, 7)), ("年产10万吨铝板项目", (6, 10)), ("今年8个县通航。", (4, 5))):
    ...     one = next(iter(measured(text)))
    ...     print(pieces(text, Around(0, 0, 0, one.start, len(text)), one.measure, noun))
    ((0, 2), (5, 7))
    ((6, 8),)
    ((5, 7), (4, 5))
    """
    found = _apart().search(text, max(around.begin, around.number - NEAR), around.number)
    kept: tuple[Piece, ...] = ((found.start(1), found.end(1)),) if found else ()
    counts = kinds.counts(measure.unit)
    if counts and text.endswith("等", 0, around.number) and (worked := _worked().match(text, _clause_start(around))):
        kept = (worked.span("what"),)  # 开工|甲工程、乙厂等8个|项目
    became = _became().match(text, counted[1]) if counts else None
    if became is None and counts and text[slice(*counted)] in nouns.table("generic"):
        became = _what_they_do(text, around.number, counted[1])
    if became:
        kept = (*kept, became.span("does"))
    elif counts and (passing := _passes().match(text, counted[0])) is not None and passing.end("those") == counted[1]:
        begin, end = passing.span("does")
        begin = next((time_end for time, time_end in around.times if time == begin), begin)
        kept = (*kept, (begin, end))
    head = _head_of_next(text, measure, counted) if counts else None
    return (*kept, _product(text, around, counted), *((head,) if head else ()))


def _head_of_next(text: str, measure: Measure, counted: Piece) -> Piece | None:
    """The head that two kinds counted one by one share, behind the second: 8个|国家级|、36个省级|重点专科|."""
    if not text.startswith("、", counted[1]) or text.endswith(tuple(nouns.words("nouns")), *counted):
        return None
    second = _SECOND.match(text, counted[1] + 1)
    if second is None or second["unit"] != measure.unit_text:
        return None
    begin, end = second.span("noun")
    verb = nouns.until_verb(text, begin + 1, end)
    end = end if verb is None else verb
    kind = text.find(text[counted[1] - 1], begin + 1, end - 2) + 1  # 国家|级, 省|级
    if kind and not {"的", "为"}.isdisjoint(text[kind:end]):
        return None
    return (kind, end) if kind and text.endswith(tuple(nouns.words("nouns")), kind, end) else None


_SECOND = re.compile("[0-9一二两三四五六七八九十百千万多余]+(?P<unit>[一-鿿])(?P<noun>[一-鿿A-Z]{3,20})")


def _clause_start(around: Around) -> int:
    """Where the clause of a number begins behind the times that open it."""
    return max([around.begin, *(end for _, end in around.times if around.begin <= end <= around.number)])


@cache
def _worked() -> re.Pattern[str]:
    """What was done to all that a list names, at the start of its clause: 新开工|甲工程、乙厂等."""
    words = [*nouns.words("became"), *nouns.words("states"), "续建", "建成投用", "完工投用"]
    return re.compile(
        rf"(?:[，；、]|已|共|相继|陆续|同步|全面)*(?P<what>(?:新|集中)?(?:{patterns.trie(words)})++)(?!率)"
    )


@cache
def _became() -> re.Pattern[str]:
    states, attained = patterns.trie(nouns.words("became")), patterns.trie(nouns.words("attained"))
    befell = patterns.trie(nouns.words("befell_those"))
    return re.compile(
        rf"(?:(?:已经?|正式|基本|陆续|顺利|先后|相继|如期)+(?={states}|{befell})|(?:已|均|全部|全线)+(?={befell}))?"
        rf"(?P<does>(?:尚?未)?(?:{states})++|(?:{attained})[一-鿿“”]{{2,14}}|{befell}"
        rf"|{_OF_LIFE}[一-鿿]{{0,6}}(?:得到|有了?|获得)[一-鿿]{{2,4}}"
        r"|因[一-鿿“”]{1,8}(?:死亡|丧生|遇难|受伤|住院|返贫|致贫|停产|停工|停航|停运)"
        r"|取得[一-鿿]{0,12}(?:资格|证书?|执照|学位|认证))(?=[，。；、,;\s<]|\Z)"
    )


@cache
def _apart() -> re.Pattern[str]:
    """What sets a count apart, right before its number: 新增|14家, 关停|9座."""
    return re.compile(rf"({nouns.new().pattern}|{patterns.trie(nouns.words('undone'))})了?(?:{HEDGED}|不少于|上)?\Z")


def _what_they_do(text: str, number: int, end: int) -> re.Match[str] | None:
    """What those counted do, who have no name of their own: 80个国家|派出代表|; not 为80家企业|提供服务."""
    does = _DOES.match(text, end)
    if does is None or _DONE_FOR.search(text, max(0, number - _NEAR_PREPOSITION), number) is not None:
        return None
    begin, stop = does.span("does")
    verb = nouns.until_verb(text, begin, stop)
    if verb is None or text.find("的", begin, verb) >= 0:
        return None
    return None if verb > begin and text.endswith(tuple(nouns.words("nouns")), begin, stop) else does


_DONE_FOR, _NEAR_PREPOSITION = re.compile("[为向给对由被将把](?:近|约|超过?|全[国省市县])?\\Z"), 6
# 80个国家|派出代表|, 6家企业|在园区落户|
_DOES = re.compile(
    "(?:已经?|均|都|全部|先后|陆续|相继|正在?)*"
    "(?P<does>(?![的等、和及与或以之中内里]|要|将|应|增加|增长|减少|下降|共|占|达(?!标)|超|突破|左右|很多|大多|多数|一年|高效|还|也|又|却|就|备受)[一-鿿“”][一-鿿“”A-Za-z]{1,15})(?=[，。；,;\\s<]|\\Z)"
)
_PRODUCES = re.compile(r"(?:年产|日产|月产|年处理|日处理)(?:约|超)?\Z")
_WORKS = re.compile("生产|项目|高端|制造|升级|及配套|加工|建设")


def _product(text: str, around: Around, counted: Piece) -> Piece:
    """Of 年产10万吨铝板生产线项目 the indicator is what is produced."""
    produces = _PRODUCES.search(text, max(around.begin, around.number - NEAR), around.number)
    works = _WORKS.search(text, counted[0] + 1, counted[1]) if produces else None
    return (counted[0], works.start()) if works else counted
