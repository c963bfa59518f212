"""Whom a grant is given to: 对在主板上市|企业|，给予500万元奖励."""

from __future__ import annotations

import re

from policynum.sentences import nouns
from policynum.sentences.nouns import Around, Piece
from policynum.sentences.phrases import REACH
from policynum.text import numbering


def granted_to(text: str, around: Around) -> tuple[Piece, ...]:
    """Whom a grant is given to, where the clause before says it by a kind: 对在主板上市企业，给予|500万元|奖励.

    A threshold (对产值达到1亿元的企业) tells no kind.
    """
    if (each := _TO_EACH.search(text, around.begin, around.number)) is not None:
        return (each.span("whom"),)
    found = _GIVEN_TO.match(text, around.begin, around.number) or _TO_WHOM.search(
        text, max(around.sentence - 1, around.begin - REACH), around.begin
    )
    if found is None or _DIGITS.search(text, *found.span()):
        if _EACH_OF_THEM.match(text, around.begin) is None:
            return ()
        kind = _OF_A_KIND.search(text, max(around.sentence, around.begin - _NEAR_KIND), around.begin)
        return (kind.span("whom"),) if kind is not None else ()
    start, end = found.span("whom")
    if (of := text.rfind("的", start, end)) >= 0:  # 的规模以上工业企业 names itself, 著名商标的企业 needs what it has
        alone = end - of > _BARE_WHOM or text[start:of] in nouns.table("verbs")  # 引进的|博士
        start, end = (of + 1, end) if alone else (start, of)
    start = max([start, *(verb.end() for verb in _BECAME.finditer(text, start, end) if verb.end() < end)])
    return ((start, end),) if 2 <= end - start <= _LONGEST_WHOM else ()


_WHO = "(?:对于?|凡是?|(?=(?:[并且]|被|首次|新)*(?:认（评）定|认定|评定|评为|获评|获批|获得|取得|通过)))"
_TO_WHOM = re.compile(f"(?:\\A|[，。；：,;:\n])(?:{numbering.SECOND})?{_WHO}(?P<whom>[^，。；：,;:\n]{{2,50}})[，,]\\Z")
# 对新认定的|省级示范园|给予|20万元奖励
_GIVEN_TO = re.compile(
    f"(?:{numbering.SECOND})?{_WHO}(?P<whom>[^，。；：,;:按每\n]{{2,40}}?)(?:分别|各|再|一次性)*给予(?:最高|不超过|一次性|每[个家户人])*\\Z"
)
_EACH_OF_THEM = re.compile("每[家场个户所座项名]")
# 新建存栏3000头以上的|种猪场|，每场补助5万元; a bare 企业 tells no kind
_OF_A_KIND = re.compile(
    "的(?P<whom>(?!(?:企业|单位|项目|个人|机构|公司|平台|人员|园区|主体|组织)，)[一-鿿]{2,18}"
    "(?<![上下中时度后前])(?<!标准|原则|情况|条件|比例|要求|范围|基础|办法|规定|实际|需要)(?:[（(][一-鿿]{1,4}[）)])?)，\\Z"
)
_NEAR_KIND = 30  # characters
# 每项|专利|给予5万元奖励, 对直接负责的|主管人员|处5万元罚款
_TO_EACH = re.compile(
    "(?:每[项个件]|对[^，。；]{0,12}的)(?P<whom>[一-鿿、]{2,18}?)(?:分别|各)?(?:一次性)?(?:给予|处以?)\\Z"
)
_BECAME = re.compile(
    "(?:认定|评定|评选|[认评列确]|[（(]评[）)]定)+为|认定的?|(?:评定|评选)的|获得?|取得|新设立的?|在(?![校岗孵建读册职编外家场途营线研])|首次|初次|(?<![高创更特])新(?=认定|引进|获|评|建|设立|入|落户)|被(?=认定|评|列|授|纳)"
)
_DIGITS = re.compile("[0-9]|(?<!规模)[以及]上(?!市)")
_BARE_WHOM, _LONGEST_WHOM = 4, 24  # characters
