"""Whether an amount or a share is what a scheme grants to each: 最高500万元|补助, 按投资额的|8%给予补助.

The words are those of data/roles.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from policynum import lexicon, patterns
from policynum.quantities.bounds import HEDGED, THRESHOLD
from policynum.role.evidence import NEAR, Evidence

HEDGES = f"{HEDGED}|达|达到"  # what may stand between a name and its number


def is_tax(evidence: Evidence, before: str) -> bool:
    """A rate at which a tax is laid: 对进口番茄征收|17%|的反倾销税, 加征|25%|关税."""
    return _LAYS.search(before) is not None and _TAX.match(evidence.text, evidence.end) is not None


_LAYS = re.compile(f"(?:征收|加征|开征|课以|课征)(?:了|高达|最高|{HEDGED})*\\Z")
_TAX = re.compile(
    "的?[“]?(?:[一-鿿]{0,4}反倾销|反补贴|惩罚性|关|报复性|临时|特别|附加|从价|进口|出口|消费|增值)[一-鿿“”]{0,4}?税|的?关税"
)


def shares_out(evidence: Evidence, before: str) -> bool:
    """The share of its cost that a scheme pays: 按投资额的|8%给予补助."""
    text, end = evidence.text, evidence.end
    if _words().grant.match(text, end) and _GIVES.search(before) is not None:
        return True  # 1万元以上的部分给予|50%|的补偿
    if text.startswith(("给予", "的标准"), end) and _words().grant.match(text, end + 2):
        return True
    if _words().capped.search(before) or _PAYS.search(before) is not None:
        return True
    clause = evidence.start - len(before)
    if _words().pays.match(before) is not None and _OF_THOSE.search(text, max(0, clause - 8), clause) is not None:
        return True  # 裁员率不高于5.5%的企业，返还失业保险费|60%
    if before.endswith(_BORNE) and _PART_BEFORE.search(text, max(0, evidence.start - NEAR), evidence.start):
        return True
    return _BY_SHARE.search(before) is not None and _words().paid.match(text, end) is not None


_GIVES = re.compile("(?:给予|予以|按照?|(?:享受|获得|领取)[^，。；、0-9已了]{0,6})(?:约|最高)?\\Z")
# 市财政补助|15%，县财政配套|10%
_PAYS = re.compile(
    "(?:财政|中央|[省市县区]级?|个人|企业|单位|家庭)(?:补助|补贴|配套|承担|负担|分担|缴纳|缴费)(?:比例)?(?:为|占)?\\Z"
)
_OF_THOSE = re.compile("的(?:企业|单位|个人|人员|家庭|机构|农户)?[，,]\\Z")
_BORNE = ("支付", "报销", "补偿", "承担", "负担")
_PART_BEFORE = re.compile("部分，[^，。；]{2,14}\\Z")  # 5万元以下部分，由统筹基金支付|50%
_BY_SHARE = re.compile("(?:按照?|不超过|不高于)[^，。；]{0,16}的?\\Z")


def is_granted(evidence: Evidence, before: str, *, gives: bool) -> bool:
    """What a scheme pays out to each: 给予最高500万元补助, 每人每年可以申领3000元.

    ``gives`` where nothing says that it was given already.
    """
    words, text = _words(), evidence.text
    if is_reached(evidence, before):
        return False
    if words.grant.match(text, evidence.end) and words.grants.search(before):
        return True
    if words.drawn.search(before) or words.capped.search(before):
        return True
    return gives and (words.granted.search(before) is not None or _goes_on(evidence))


def _goes_on(evidence: Evidence) -> bool:
    """The next sum of a list that a grant opened (分别给予20万元、|50万元补助), and its cap: …给予补助，最高|80万元."""
    text, end, words = evidence.text, evidence.end, _words()
    begin = max(evidence.place.sentence.start, evidence.start - NEAR * 2)
    capped = _CAPPED.search(text, begin, evidence.start)
    if capped and words.grant_said.search(text, begin, capped.start()):
        return True
    if words.for_those.search(text, begin, evidence.start) is not None:
        return True
    if words.opened.search(text, begin, evidence.start) or words.next_of.search(text, begin, evidence.start):
        return True
    listed = _LISTED.match(text, end)
    return bool(
        listed and words.grant.match(text, listed.end()) and words.grant_said.search(text, begin, evidence.start)
    )


_CAPPED = re.compile("[，；、](?:[^，。；、0-9]{0,10}?(?:最高|累计|合计|不超过|不高于|上限)为?)+\\Z")
_LISTED = re.compile("(?:[、和][0-9.]{1,12}[万亿]?元){0,9}")


def is_reached(evidence: Evidence, before: str) -> bool:
    """Whether a standard is a level that something reaches: 养老金达到不低于|180元的标准."""
    return evidence.text.startswith("的标准", evidence.end) and "达到" in before


@dataclass(slots=True)
class _Grants:
    """The patterns that data/roles.toml spells."""

    grant: re.Pattern[str]  # 500万元|补助
    paid: re.Pattern[str]  # 按投资额的5%|给予最高80万元的一次性补助
    grants: re.Pattern[str]  # 给予最高|500万元
    pays: re.Pattern[str]  # 返还|失业保险费|60%
    grant_said: re.Pattern[str]  # …给予补助，最高|80万元
    granted: re.Pattern[str]  # 一次性奖励|100万元, 单个项目最高不超过|500万元
    opened: re.Pattern[str]  # 分别奖励20万元、|50万元
    next_of: re.Pattern[str]  # 硕士每人每月补贴1500元，本科|800元
    for_those: re.Pattern[str]  # 对通过复核的，再奖励|20万元
    drawn: re.Pattern[str]  # 每人每年可以申领|3000元
    capped: re.Pattern[str]  # 补助额度不超过其投入的|30%


_UP_TO = "(?:[0-9.一二三四五六七八九十百千]{1,12}[万亿]*元以[上下]的?)?"  # 10万元以上|50万元以下|罚款


@cache
def _words() -> _Grants:
    table = lexicon.load("roles")
    word = {name: patterns.trie(table[name]) for name in ("grant_verbs", "draws")}
    word["grants"] = patterns.trie(lexicon.grants())
    hedge = f"(?:{HEDGES})*"
    return _Grants(
        grant=re.compile(rf"(?:{THRESHOLD})?的?{_UP_TO}(?:一次性)?[^，。；、\n]{{0,6}}?{word['grants']}"),
        paid=re.compile(rf"[^，。；\n]{{0,24}}?{word['grants']}"),
        pays=re.compile(rf"(?:可)?{word['grants']}[^，。；了已]{{2,12}}\Z"),
        grants=re.compile(rf"{word['grant_verbs']}[^，。；、\n]{{0,12}}\Z"),
        grant_said=re.compile(rf"{word['grants']}|给予|予以|贴息"),
        granted=re.compile(
            rf"(?:一次性|给予|最高|予以|分别|各)+{word['grants']}(?:资金|金额)?{hedge}\Z"
            rf"|^对[^，。；了已]{{2,}}(?:企业|单位|机构|个人|人员|项目|平台|团队|园区|主体|村|县|户)(?:分别|各)?{word['grants']}{hedge}\Z"
            rf"|^(?:对|给)?每[个家户名辆台套亩头人吨位][^，。；了已]{{0,10}}{word['grants']}{hedge}\Z"
            r"|每[人户名家生](?:每[月年])?(?:一次性)?(?:发放|补发|给予|补助)\Z"
            r"|(?:单个|单项|每个|每家|每户|每人|每项|每村)[^，。；]{0,12}(?:最高|不超过|不高于|上限)+(?:可?达|为)?\Z"
        ),
        opened=re.compile(rf"(?:分别|各)(?:给予)?{word['grants']}(?:[0-9.]{{1,12}}[万亿]?元[、和]){{1,9}}\Z"),
        next_of=re.compile(
            rf"每(?:人|户|亩|家|头|辆)(?:每[月年])?(?:一次性)?(?:给予)?{word['grants']}[0-9.]{{1,12}}[万亿]?元"
            r"(?:[，、；][^，。；、0-9了已]{2,10}[0-9.]{1,12}[万亿]?元){0,6}[，、；](?!发放|拨付|支付|共|累计|总计|投入|支出|兑现|下达)[^，。；、0-9了已]{2,10}\Z"
        ),
        for_those=re.compile(
            rf"对[^，。；0-9]{{2,30}}的[，,](?:[再另]|可再|按规定)?(?:给予)?{word['grants']}{hedge}\Z"
        ),
        drawn=re.compile(rf"每[人户孩名亩月年][^，。；]{{0,12}}(?:可以?)?{word['draws']}(?:补贴|补助|{HEDGES})*\Z"),
        capped=re.compile(
            rf"(?:支持|{word['grants']})(?:额度|比例|资金|金额|总额)[^，。；0-9]{{0,4}}(?:最高|不超过|不高于|上限)为?[^，。；0-9]{{0,10}}\Z"
        ),
    )
