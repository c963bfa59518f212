"""What stands behind a number: what it counts (14家|企业) or sizes (112万亩|农田)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from policynum import kinds, lexicon, patterns
from policynum.indicator import described, sums, those
from policynum.model import Measure
from policynum.quantities.bounds import BEHIND, HEDGED
from policynum.sentences import narrowing, nouns
from policynum.sentences.nouns import LONGEST, PAUSES, Around, Piece
from policynum.sentences.sorts import MEDALS, MONEY, NOUNLESS, RATED


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
    if text.startswith("方面的", end) and _IN.search(text, around.begin, around.number) is None:
        end += _ASPECTS  # 7个|方面的|重点任务
    gloss = _GLOSS.match(text, end) if text[end : end + 1] in _BRACKETS else None
    within = gloss is not None and text[around.number - 1] in "（("
    if gloss and (gloss["size"] is not None or (within and kinds.is_measured(measure.unit))):
        end = gloss.end()
    behind = text[end : end + 1]
    if behind in _SCALES and (steps := STEPS.match(text, end)) is not None:
        return steps.span()  # 连跨4个|千亿台阶
    if (
        behind in PAUSES
        or (measure.unit in _TERMS and text.startswith(("来", "以来"), end))
        or _has_none(text, end, measure)
    ):
        return None
    if measure.unit in _TERMS and measure.unit_text != "周年" and narrowing.since_when(text, around.number):
        return None  # |离校|2年内未就业的高校毕业生
    if behind == "内" and measure.unit in _TERMS:
        return _within_term(text, end + 1, around)
    if measure.unit in WAYS and (zone := ZONE.match(text, end)) is not None:
        return zone.span("what")
    if behind == "内" and measure.unit in WAYS:
        rate = nouns.noun(text, end + 1, around)
        return rate if rate is not None and text.endswith(RATED, *rate) else None  # 50米内|换乘比例
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
        if (sized := sums.of_such_size(text, at, around)) is not None:
            return sized
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
    if measure.unit_text == "级" and (struck := _STRUCK.match(text, noun[0])) is not None:
        return struck.span()  # 6.2级|地震|抗震救灾工作
    if kinds.counts(measure.unit):
        return those.those(text, end, noun)
    aged = _AGED.match(text, *noun) if measure.unit_text in ("岁", "周岁") else None
    return aged.span("who") if aged is not None else noun


# 3岁以下|婴幼儿|托位数
_AGED = re.compile(
    "(?P<who>[一-鿿]{0,6}?(?:婴幼儿|幼儿|儿童|老年人口?|老人|居民|人口|劳动力|青年|妇女|人群|人员|学生|子女))"
    "[一-鿿]{1,14}(?:[率数量额]|占比|比[例重]|标准|津贴|补贴|费用|年限|寿命)"
)


_STRUCK = re.compile("(?:强烈)?(?:地震|强震|余震)(?![带局])")


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


_SCALES, STEPS = frozenset("十百千万亿"), re.compile("[十百千万亿]+级?元?(?:台阶|关口|大关)")
_ASPECTS = 3  # characters of 方面的
_IN = re.compile("(?<![存现实正所])在(?:约|近|这|以下|上述|如下)?\\Z")  # 在7个方面的|工作中
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


# 学校周边50米|范围内，不得|设置加油站
WAYS = frozenset({"m", "km"})
ZONE = re.compile(
    "(?:以内|范围之?内|区域内|内)[，,]?(?:不得|禁止|严禁|不准|不应|不宜)?"
    "(?P<what>(?:建设|新建|设置|设立|开设|修建|从事|进行|堆放|摆放)[一-鿿、]{2,24}?)(?=[，。；\\n]|$)"
)
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
    r"(?>(?:向[^，。；、\n]{2,24}?(?=申请(?!书|人|表)|提出(?!的)))?)(?P<what>[一-鿿]{2,26})(?=[，。；、\n]|$)"
)
