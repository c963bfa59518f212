"""A phrase narrowed to what its number measures: what was done, what is given, what has lasted so long.

The room of indicators knows which number asks for which.
"""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, patterns
from policynum.quantities.bounds import HEDGED
from policynum.sentences import nouns, trimming
from policynum.sentences.nouns import Piece


def done(text: str, left: list[Piece]) -> list[Piece]:
    """What was done, counted behind its verb: 甲地集聚|研发团队|53支; else the pieces as they are.

    >>> done("某科学城集聚高水平研发团队", [(0, 13)]), done("某科学城集聚企业", [(0, 8)])
    ([(6, 13)], [(0, 8)])
    """
    start, end = left[-1]
    for verb in trimming.parting().finditer(text, start + 2, end):
        begin = trimming.trim(text, verb.end(), end)
        if begin < end - 3:  # 某地集聚企业 says more than 企业
            new = nouns.new().match(text, start, end)
            left = [new.span(), (begin, end)] if new else [(begin, end)]
    return left


def undone(text: str, left: list[Piece], *, money: bool = False) -> list[Piece]:
    """The phrase with the verb before it that did away with the thing or mended it, unless another goes with that one.

    Of ``money`` what was eased is named so as well: 减轻患者负担|4亿元.

    >>> undone("累计清退网箱养殖", [(4, 8)]), undone("修改废止规章", [(4, 6)])
    ([(2, 8)], [(4, 6)])
    >>> undone("减轻患者负担", [(2, 6)], money=True)
    [(0, 6)]
    """
    start, end = left[0]
    first = start - 2 if money and text[start - 2 : start] in _SORTS else start  # 减免各类|税费
    if (mended := _mended().search(text, max(0, first - _LONGEST_VERB), first)) is not None:
        return [(mended.start(), end), *left[1:]]
    verb = text[first - 2 : first]
    if verb not in nouns.table("undone") and not (money and verb in nouns.table("eased")):
        return left
    before = text[first - 4 : first - 2]
    another = before[-1:] in ("、", "和") or (before != "累计" and before in nouns.table("verbs"))
    return left if another else [(first - 2, end), *left[1:]]


_SORTS = frozenset({"各类", "各种", "各项"})
_LONGEST_VERB = 6  # characters


@cache
def _mended() -> re.Pattern[str]:
    """改造|老旧小区; but after 完成改造, 新建和改造 the bare noun, as after every other pair of verbs."""
    mended = patterns.trie(nouns.words("mended"))
    return re.compile(rf"(?:(?<![一-鿿])|(?<=累计|共计|全年|年内))(?:{mended})\Z")


def granted(text: str, left: list[Piece]) -> list[Piece]:
    """What is given, less to whom: |一次性奖励|企业100元.

    >>> granted("一次性奖励企业100元", [(0, 7)])
    [(0, 5)]
    """
    found = _granted().fullmatch(text, *left[-1]) or _to_each().fullmatch(text, *left[-1])
    return [*left[:-1], found.span("grant")] if found else left


@cache
def _granted() -> re.Pattern[str]:
    grants = patterns.trie(lexicon.gifts())
    return re.compile(
        rf"(?:最高|每年|再|另行?|额外)*(?P<grant>(?:一次性)?{grants})[一-鿿]{{0,4}}(?:企业|单位|机构|园区|个人|人)"
    )


@cache
def _to_each() -> re.Pattern[str]:
    """每人|一次性安家补助|30万元."""
    grants = patterns.trie(lexicon.gifts())
    return re.compile(
        rf"(?:每[人名家户个位年月项场所条台间座](?:企业|机构|团队)?)+(?P<grant>(?:一次性)?[一-鿿]{{0,6}}(?:{grants}))"
    )


def lasting(text: str, left: list[Piece]) -> list[Piece]:
    """What has lasted so long, less who did it and where: 依法登记并|实际运营|满一年, 依法被|吊销驾驶证|未满五年.

    >>> lasting("依法登记并实际运营满一年", [(0, 9)])
    [(5, 9)]
    """
    start, end = left[-1]
    deed = _LASTING.search(text, start, end)
    return [*left[:-1], deed.span("deed")] if deed else left


_LASTING = re.compile("(?:[^，。]*(?:并且?|且|被)|.+?(?=连续))(?P<deed>[一-鿿]{3,})\\Z")


def since_when(text: str, number: int) -> Piece | None:
    """What a term is counted from, right before it: 对|离校|2年内未就业的毕业生.

    >>> since_when("对离校2年内", 3), since_when("服务2年内", 2)
    ((1, 3), None)
    """
    found = _SINCE_WHEN.search(text, max(0, number - _NEAR_EVENT), number)
    return found.span("event") if found is not None else None


_NEAR_EVENT = 6  # characters
_SINCE_WHEN = re.compile(
    "(?P<event>(?:注册|登记)(?:成立|注册)|离校|毕业|退役|退伍|成立|开业|入职)(?:满|未满|不满|超过)?\\Z"
)


def comprising(text: str, left: list[Piece]) -> list[Piece]:
    """What is made up of the things listed: 修复工程|包括堤防、水库等|10项.

    >>> comprising("新列车包括动力车、拖车等5类", [(0, 12)])
    [(0, 3)]
    """
    start, end = left[-1]
    listed = _COMPRISES.search(text, start + 2, end)
    return [*left[:-1], (start, listed.start())] if listed else left


_COMPRISES = re.compile("主?要?(?:包括|包含|涵盖|可?分为|分别[为是])")


def less_other_flow(text: str, left: list[Piece]) -> list[Piece]:
    """A flow, less the other one that it passed by so much: 支出|超过收入|18亿元.

    >>> less_other_flow("当年支出超过当年收入", [(0, 10)])
    [(0, 4)]
    """
    passed = PASSED.search(text, *left[-1])
    return [*left[:-1], (left[-1][0], passed.start("than"))] if passed else left


_FLOWS = "收入|支出|进口|出口|流入|流出|存款|贷款|供给|需求"
PASSED = re.compile(
    rf"(?:{_FLOWS})[^，。；、0-9]{{0,4}}(?P<than>(?:超过|超出|[大多高]于|(?P<less>[少小低]于))[^，。；、0-9]{{0,4}}(?:{_FLOWS})(?:总?额)?(?:达|了)?)(?:{HEDGED})?\Z"
)


def less_others(text: str, begin: int, number: int, left: list[Piece]) -> list[Piece]:
    """What is a multiple, less what it is one of: 装机是|正常能力的|10倍, 超|总任务的|80%.

    >>> less_others("常住人口是十年前的10倍", 0, 9, [(0, 8)])
    [(0, 4)]
    """
    for at, (start, end) in enumerate(left):
        others = _OTHERS.search(text, start, end)
        if others is not None and (at == len(left) - 1 or others.end() == end):  # 供地量是|五年前|供应量的2倍
            return [*left[:at], (start, others.start())] if others.start() > start else left[:at]
    return left


_OTHERS = re.compile(
    "(?:几乎|约|大约|均|都|还|只|仅|也|仍|已|则|将会?|能|可)*(?:是|(?<![认成作以称视])为|达到|提[高升][到至]|增加到|增至|不低于|不得超过|不超过|相当于?|只有|仅有|(?<!之)不足|不到)"
)


def won(text: str, left: list[Piece]) -> list[Piece]:
    """The phrase less that it is of what was won, with where: 健儿在|残奥会|上勇夺|4金.

    >>> won("健儿在残奥会上勇夺", [(0, 9)]), won("公司在建项目", [(0, 6)])
    ([(3, 6), (0, 2)], [(0, 6)])
    """
    if not left or (found := _WON.search(text, *left[-1])) is None:
        return left
    who = [(left[-1][0], found.start())] if found.start() > left[-1][0] + 1 else []
    where = [found.span("where")] if found["where"] is not None else []
    return [*left[:-1], *where, *who] or left


_WON = re.compile(
    "(?:在(?:20[0-9]{2}年)?(?P<where>[^，。；]{2,20})[上中])?(?:分别|共|累计)?(?:摘得|斩获|勇夺|夺得|夺取|荣获|获得?|取得|收获)了?(?:[0-9一二两三四五六七八九十]+[金银铜])*\\Z"
)
