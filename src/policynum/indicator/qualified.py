"""The name of what is counted, with the words that set it apart: 新增|14家企业, 80个项目|竣工投产."""

from __future__ import annotations

import re
from functools import cache

from policynum import kinds, patterns
from policynum.indicator import those
from policynum.model import Measure
from policynum.quantities.bounds import HEDGED
from policynum.sentences import nouns
from policynum.sentences.nouns import NEAR, Around, Piece


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
        became = what_they_do(text, around.number, counted[1])
        if became is None and _IS_THEIRS.search(text, max(0, around.number - NEAR), around.number) is not None:
            became = _THEIRS.match(text, counted[1])
    if became:
        kept = (*kept, became.span("does"))
    elif (
        counts
        and (passing := those.passes().match(text, counted[0])) is not None
        and passing.end("those") == counted[1]
    ):
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
        rf"(?:[，；、]|已|共|相继|陆续|同步|全面)*(?P<what>(?:新|集中)?(?>(?:{patterns.trie(words)})+))(?!率)"
    )


@cache
def _became() -> re.Pattern[str]:
    states, attained = patterns.trie(nouns.words("became")), patterns.trie(nouns.words("attained"))
    befell = patterns.trie(nouns.words("befell_those"))
    return re.compile(
        rf"(?:(?:已经?|正式|基本|陆续|顺利|先后|相继|如期)+(?={states}|{befell})|(?:已|均|全部|全线)+(?={befell}))?"
        rf"(?P<does>(?:尚?未)?(?>(?:{states})+)|(?:{attained})[一-鿿“”]{{2,14}}|{befell}"
        rf"|{those.OF_LIFE}[一-鿿]{{0,6}}(?:得到|有了?|获得)[一-鿿]{{2,4}}"
        r"|因[一-鿿“”]{1,8}(?:死亡|丧生|遇难|受伤|住院|返贫|致贫|停产|停工|停航|停运)"
        r"|取得[一-鿿]{0,12}(?:资格|证书?|执照|学位|认证))(?=[，。；、,;\s<]|\Z)"
    )


@cache
def _apart() -> re.Pattern[str]:
    """What sets a count apart, right before its number: 新增|14家, 关停|9座."""
    return re.compile(
        rf"({nouns.new().pattern}|{patterns.trie(nouns.words('undone'))})了?(?:{HEDGED}|不少于|上|至少|多达)?\Z"
    )


def what_they_do(text: str, number: int, end: int) -> re.Match[str] | None:
    """What those counted do, who have no name of their own: 80个国家|派出代表|; not 为80家企业|提供服务.

    >>> what_they_do("80个国家派出代表", 0, 5)["does"]
    '派出代表'
    """
    does = _DOES.match(text, end)
    if does is None or _DONE_FOR.search(text, max(0, number - _NEAR_PREPOSITION), number) is not None:
        return None
    begin, stop = does.span("does")
    if _NO_DEED.search(text, begin, stop) is not None and not text.startswith(_TAKES_PART, begin):
        return None  # 300辆车辆更新补贴资金到位
    verb = nouns.until_verb(text, begin, stop)
    if verb is None or text.find("的", begin, verb) >= 0:
        return None
    return None if verb > begin and text.endswith(tuple(nouns.words("nouns")), begin, stop) else does


# 是|140个国家|的主要贸易伙伴, 得到|70多个国家|的支持
_IS_THEIRS = re.compile(f"(?:是|成为|得到|获得|赢得|受到)了?(?:{HEDGED})?\\Z")
_THEIRS = re.compile("的(?P<does>[一-鿿]{2,10})(?=[，。；、])")
_NO_DEED = re.compile("补贴|资金|考试|编制|名额|如果|组成的")
_TAKES_PART = ("通过", "参加", "参与", "领取", "获得")
_DONE_FOR, _NEAR_PREPOSITION = re.compile("[为向给对由被将把](?:近|约|超过?|全[国省市县])?\\Z"), 6
# 80个国家|派出代表|, 6家企业|在园区落户|
_DOES = re.compile(
    "(?:已经?|均|都|全部|先后|陆续|相继|正在?|仍然?|依[然旧])*"
    "(?P<does>(?![的等、和及与或以之中内里]|要|将|应|增加|增长|减少|下降|共|占|达(?!标)|超|突破|左右|很多|大多|多数|一年|高效|还|也|又|却|就|备受)[一-鿿“”][一-鿿“”A-Za-z]{1,20})(?=[，。；,;\\s<]|\\Z)"
)
_PRODUCES = re.compile(r"(?:年产|日产|月产|年处理|日处理|[日年]生产|[日年]加工)(?:约|超)?\Z")
_WORKS = re.compile("生产|项目|高端|制造|升级|及配套|加工|建设")


def _product(text: str, around: Around, counted: Piece) -> Piece:
    """Of 年产10万吨铝板生产线项目 the indicator is what is produced."""
    produces = _PRODUCES.search(text, max(around.begin, around.number - NEAR), around.number)
    works = _WORKS.search(text, counted[0] + 1, counted[1]) if produces else None
    return (counted[0], works.start()) if works else counted
