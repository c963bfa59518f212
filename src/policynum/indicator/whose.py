"""What a bare noun behind a number is of, or is for: 中部崛起|30项|任务, 水环境治理|9个|项目, 青溪县|15万亩|小麦."""

from __future__ import annotations

import re

from policynum import kinds
from policynum.indicator import owners, recipients, sums
from policynum.model import Measure
from policynum.quantities.bounds import HEDGED
from policynum.sentences import nouns, trimming
from policynum.sentences.clauses import phrase_end
from policynum.sentences.nouns import Around, Piece
from policynum.sentences.sorts import IN_ALL


def of_noun(text: str, left: list[Piece], counted: Piece, measure: Measure, around: Around) -> tuple[Piece, ...]:
    """What a bare noun is of, where that stands before its number: “伙伴计划”累计引进|20家|企业, 中部崛起|30项|任务."""
    if sums.granted(text, counted, measure):
        return recipients.granted_to(text, around)
    if len(left) == 1 and measure.unit == "person" and measure.unit_text.endswith("人"):
        return _those(text, *left[0], around.number)
    if measure.unit in _OF_FIELDS and len(left) < 2 and (place := _whose_fields(text, left, around)) is not None:
        return (place,)
    if len(left) != 1 or kinds.is_measured(measure.unit):
        return ()
    start, end = left[0]
    grown = _GROWN.search(text, start + 2, around.number)
    if grown and not _NO_OWNER.search(text, start, grown.start()):
        return ((start, grown.start()),)  # 合作范围|扩大到|30个|国家
    if counted[1] - counted[0] < 7 and (each := _EACH.match(text, start, end)):
        return (each.span(),)
    if _REGION.fullmatch(text, start, end) is not None:
        return ((start, end),)  # 汾渭平原|13个|城市, 某自贸区|28项|成果
    if end == around.number and (aim := _aim_of(text, start, end, counted)) is not None:
        return (aim,)  # 启动|水环境治理|9个|重大项目, 推出|便民利企|25项|措施
    if counted[1] - counted[0] > (8 if text.find("”", start, end) > 0 else 4):
        return ()
    verb = trimming.parting().search(text, start + 2, end)
    if has := _HAS.search(text, start + 2, end):
        end = has.start()
    if verb:
        stop = phrase_end(text, start, verb.start())
        if (counted[1] - counted[0] > 3 and text[stop - 1] != "”") or text[verb.end() : end] not in ("", "了"):
            return ()
        end = stop
    known = text.endswith(tuple(nouns.table("owners")), start, end)
    if not verb and not (known and (has or _OWNS.fullmatch(text, end, around.number))):
        return ()
    if not 2 < end - start < 15 or _NO_OWNER.search(text, start, end) or (not known and text[end - 1] in _PLACES):
        return ()
    return () if nouns.until_verb(text, start, end) == start else ((start, end),)


def _aim_of(text: str, start: int, end: int, counted: Piece) -> Piece | None:
    """What stands right before a number of works or measures and tells what they are for."""
    if not text.endswith(tuple(nouns.words("works")), *counted) or counted[1] - counted[0] > 6:
        return None
    start = max([start, *(begun.end() for begun in _BEGUN.finditer(text, start, end))])  # 三县共同启动|水环境治理
    if not 3 < end - start < 24 or _DOER.match(text, start, end) or _NO_OWNER.search(text, start, end):
        return None
    if _IS_SOMEBODY.search(text, start, end):
        return None
    verb = nouns.until_verb(text, start, end)
    named = verb is None or (verb > start + 2 and text[verb:end] in nouns.table("nominal_deeds"))  # 水环境|治理
    return (start, end) if named else None


_DOER = re.compile("[一-鿿]{0,6}(?:部门|会议|小组|调研组|领导|代表|专家|集团)")
_BEGUN = re.compile("(?:启动|实施|推进|开展|出台|推出|发布|制定|落实)了?")
_IS_SOMEBODY = re.compile(
    "(?:[省市县区州镇乡村国]|政府|部门|公司|企业|集团|银行|园区?|委|局|厅|院|办|处|中心|共|等|已|将|又|再|还|均|都|实施|推出|出台|落实|安排|谋划|储备|提出|部署|审批|同意|观摩|包抓|察看|在建|票决|审议|调研|检查|新)\\Z"
)


def _those(text: str, start: int, end: int, number: int) -> tuple[Piece, ...]:
    """Who they are of whom something is told behind 人, or what befell them: 山区|超600万人|缺水, 暴雨已致|2人|死亡."""
    within = _HAS_CAUSED.search(text, start + 2, end)
    end = within.start() if within is not None else end  # 山洪暴发| 已致|2人|死亡
    start = max(start, text.rfind("称", start, end) + 1, text.rfind(" ", start, end - 2) + 1)  # 媒体称|暴雨
    causes = within or _CAUSES.search(text, end, number)
    verb = None if causes else nouns.until_verb(text, start + 2, end)
    end = phrase_end(text, start, verb) if verb is not None else end
    short = end - start < 3 and (text[end - 1] not in _WHERE if causes is None else text.find("，", end, number) >= 0)
    if short or end - start > 15 or text.endswith("的", 0, number) or _NO_OWNER.search(text, start, end):
        return ()
    return ((start, end),) if nouns.until_verb(text, start, end) != start else ()


_OF_FIELDS = frozenset({"mu", "ha"})


def _whose_fields(text: str, left: list[Piece], around: Around) -> Piece | None:
    """Where fields lie of which it is told how they stand: |青溪县|15万亩小麦开镰, 在|青溪县|，15万亩小麦开镰."""
    if left:
        if text.startswith("的", left[0][1]) and _OWN.fullmatch(text, left[0][1], around.number) is not None:
            names = nouns.until_verb(text, *left[0]) is None and _NO_OWNER.search(text, *left[0]) is None
            return left[0] if names else None
        is_named = owners.is_a_place(text, left[0]) and not text.startswith(_NO_NAMES, left[0][0])
        return left[0] if is_named and _NEARLY.fullmatch(text, left[0][1], around.number) is not None else None
    before = _IN_A_PLACE.search(text, max(0, around.number - _NEAR_PLACE), around.number)
    return before.span("place") if before is not None else None


_NEARLY, _OWN = re.compile(f"(?:{HEDGED})?"), re.compile(f"的(?:{HEDGED})?")  # 某地的|20万亩早稻
_NO_NAMES = ("本", "这", "该", "各", "贫困", "帮助", "支持", "助力", "郊区")
_IN_A_PLACE = re.compile(
    rf"(?:\A|(?<=[。；\n>，]))在(?:[^，。；]{{0,6}}大[省市县])?(?P<place>[一-鿿]{{2,8}})，(?:{HEDGED})?\Z"
)
_NEAR_PLACE = 24  # characters
_REGION = re.compile(
    "(?![被列为是在对]|申报|加强|推进|创建|设立|各级)[一-鿿]{2,6}(?:三角洲?|平原|流域|盆地|半岛|经济带|经济区|城市群|都市圈|自贸(?:试验)?区|自贸港|保护区|国家公园|高新区|经开区|合作区)(?:地区)?|(?:京津冀|长三角|珠三角|成渝)(?:地区|及周边地区)?"
)
_WHERE = frozenset("省市县区州镇乡村国球地岛")
_CAUSES = re.compile("造成|导致|致")
_HAS_CAUSED = re.compile("[ ，](?:已经?|共)?(?:造成|导致|致)(?:至少|约|近)?\\Z")
_GROWN = re.compile(rf"(?:拓展|扩大|扩展|扩围|扩|增加|增|提高|上升|延伸|发展|覆盖)[至到](?:了|{HEDGED})*\Z")
_EACH = re.compile(
    "每[个家所座]?[一-鿿]{0,4}(?:县区?|市|乡镇|镇|村|街道|社区|学校|企业|园区|区县|区)(?:（[^）]{1,6}）)?(?=[一-鿿]|\\Z)"
)
_OWNS = re.compile("的|(?:已经?)?有|")
_HAS = re.compile(r"(?:设有?|共有|分为?)\Z")
_PLACES = "省市县区州镇乡村"
_NO_OWNER = re.compile(rf"[、0-9]|^[在对于向为给用以据从]|等\Z|{IN_ALL}")
