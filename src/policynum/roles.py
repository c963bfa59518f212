"""Whether a mention is a target, an actual, a comparison or a specification, and what said so.

The evidence is asked in one order: does the number only describe a thing; does a cue whose scope covers it say that it is
aimed at or done; does its period lie ahead or behind; does the section look back or set out. What nobody calls an aim is a
fact, and a fact that is a difference is a comparison.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from policynum.clauses import Hit, Place, cues
from policynum.model import Measure, Role


class Evidence(NamedTuple):
    """What the earlier rooms know of a mention."""

    text: str
    start: int
    end: int
    measure: Measure
    place: Place
    is_change: bool  # a change by, or a ratio of two values
    kind: str | None  # "by", "to", "from"
    direction: str | None  # of the section: "review", "plan", "rule"
    is_over: bool  # whether the year of the section lay behind when the text spoke
    ahead: bool | None  # whether the time in the sentence lies after the date of publication; None where nothing says
    carried: str | None  # "aim" or "past": the last strong cue of the paragraph before this sentence


class Verdict(NamedTuple):
    """A role with the hits that decided it; ``inferred`` where no word in the sentence did."""

    role: Role
    hits: tuple[Hit, ...] = ()
    inferred: bool = False


def classify(evidence: Evidence) -> Verdict:
    """The role of a mention after the evidence of its place."""
    aim = _aim(evidence)
    if specification := _specification(evidence, aim is not None):
        return specification
    if aim is not None:
        return aim
    return Verdict(Role.COMPARISON if evidence.is_change else Role.ACTUAL)


# -- Aims -------------------------------------------------------------------------------------------------------------


def _aim(evidence: Evidence) -> Verdict | None:
    """The verdict that the mention is aimed at; None where it is a fact."""
    behind = _AIM_BEHIND.match(evidence.text, evidence.end, evidence.place.sentence.end)
    if behind:
        at = behind.start(1)
        return Verdict(Role.TARGET, (Hit(at, behind.end(), evidence.text[at : behind.end()], ("aim_after",)),))
    cue = _cue(evidence)
    if cue is not None:
        return Verdict(Role.TARGET, (cue,)) if _AIMS.intersection(cue.says) else None
    if evidence.ahead is not None:
        return Verdict(Role.TARGET) if evidence.ahead else None
    if evidence.direction == "plan":
        return Verdict(Role.TARGET, inferred=True)
    if evidence.direction == "review":
        return None
    if evidence.kind == "by":
        return None
    if next(cues(evidence.text, evidence.place.clause, evidence.start, ("done",)), None) is not None:
        return None
    for hit in cues(evidence.text, evidence.place.sentence.start, evidence.start, ("push", "effort")):
        if "push" in hit.says or ("effort" in hit.says and evidence.carried == "aim"):
            return Verdict(Role.TARGET, (hit,), inferred=True)
    return None


_AIM_BEHIND = re.compile(
    r"(?:左右|以上|以下|以内)?(?:[、和及][^，。；,;\n]{1,24})?(的[^，。；、,;\n]{0,6}(?:目标|任务)|目标(?!值))(?!的)"
)


def _cue(evidence: Evidence) -> Hit | None:
    """The cue that governs the mention: the nearest before it that nothing ends, an aim before a weak sign of the past."""
    weak = None
    for hit in reversed(evidence.place.sentence.cues):
        if hit.end > evidence.start:
            continue
        if "end" in hit.says:
            break
        if _AIMS.intersection(hit.says) and _aims(evidence, hit):
            return hit
        if "past" in hit.says or ("standing" in hit.says and hit.start >= evidence.place.clause):
            return hit
        if "past_weak" in hit.says and weak is None and hit.start >= evidence.place.clause:
            weak = hit
    return weak if evidence.direction != "plan" else None


_AIMS = frozenset({"aim", "aim_weak", "expected"})


def _aims(evidence: Evidence, hit: Hit) -> bool:
    """Whether an aim word aims here: 争取 and an expectation do not where the text looks back on a year that is over."""
    if evidence.direction == "review":
        if "aim_weak" in hit.says or ("expected" in hit.says and evidence.is_over):
            return False
        if "；" in evidence.text[hit.end : evidence.start]:
            return False
    return not _is_object_marker(evidence, hit) and not _is_noun(evidence, hit)


def _is_object_marker(evidence: Evidence, hit: Hit) -> bool:
    """Whether 将 only marks an object, as in 将面积由3万亩扩展至5万亩, and says nothing of the future."""
    if hit.text != "将":
        return False
    sentence = evidence.place.sentence
    clause = re.compile("[^，。；]*").match(evidence.text, hit.end)
    if clause and re.search("纳入|列为|列入|作为|用于|写入", clause[0]):
        return True
    for verb in cues(evidence.text, hit.end, sentence.end, ("rise", "fall")):
        return verb.start - hit.end >= 2 and not re.search("[，。；、]", evidence.text[hit.end : verb.start])
    return False


def _is_noun(evidence: Evidence, hit: Hit) -> bool:
    """Whether 计划 is the name of one (“…计划”, 资助计划，) and not what is planned."""
    behind = evidence.text[hit.end : hit.end + 1]
    return hit.text in ("计划", "预期", "建议") and (behind in tuple("，。、；：”》）的,;中内") or behind.isdigit())


# -- Specifications ---------------------------------------------------------------------------------------------------

_SIZED = frozenset({"t", "kg", "W", "kW", "MW", "GW", "Wh", "kWh", "MWh", "GWh", "TWh", "kV", "V", "m3", "kVA", "Ah", "TEU", "L", "P"})
_MONEY = frozenset({"CNY", "USD", "EUR", "HKD", "JPY", "GBP", "RUB"})
_THING = (
    "项目|工程|生产线|基地|机组|电站|装置|产业园|园区|泊位|航道|码头|升级改造|改造|扩能|线路|直流|管道|锅炉|风电场|变电站|水库|电厂|船|轮"
)
_GROUP = "项目|企业|园区|城市|县|镇|乡|村|产业集群|集群|单位|学校|医院|机构|人口|家庭|工程|街道|平台|团队|人才|用户|产业|设备|机组|公司|品牌|景区|市|商户|产品|投资者|客车|班级|儿童|老年人|老人|婴幼儿|人员|职工|学生"
_SIZES_A_THING = re.compile(rf"(?:/年|／年)?(?!以上|以下|左右|以内|的)[^，。；,;\n]{{0,40}}?(?:{_THING})")
_SELECTS = re.compile(rf"(?:及)?(?:以上|以下|以内)(?:的)?[^，。；、,;\n]{{0,10}}?(?:{_GROUP})")
_OF_WHICH = re.compile(r"(?:以上|以下|以内|左右)?的(?!目标|任务|增长|速度|水平|增速|比重|比例|基础|历史|成绩|好|高|新|差距|幅度|标准|前提)[^，。；、\n]{1,20}(?<![额资值入])")
_GRANT_BEHIND = re.compile(r"(?:以内|以下|以上)?的?(?:一次性)?[^，。；、\n]{0,6}?(?:标准|补助|补贴|奖励|奖补|资助|罚款|罚金|津贴|扶持)")
_GRANT_BEFORE = re.compile(r"(?:给予|处|处以|按|按照|标准为|标准|不超过|最高|每人每[年月]|每亩|每户|每吨)[^，。；、\n]{0,12}$")
_DOCUMENT = re.compile(r"(?:》|方案|规划|意见|计划|通知|办法|纲要|条例|清单)[^。；\n]{0,24}?(?:提出|明确|布局|部署|确定|包括|涵盖|列出|共设|分为|遴选出?|设置|包含)了?[^。；\n]{0,30}$")
_ISSUES = re.compile(r"(?:发布|出台|印发|推出|提出|公布)了?(?!.*(?:完成|落实))[^，。；]{0,16}$")
_MEASURES = re.compile("(?:新|具体|重点|配套)?(?:措施|举措|任务|意见|政策|指标)")
_NAMEPLATE = re.compile(r"(?:年产|日产|月产|年处理|日处理|设计产能|设计年产能|单机容量)(?:约|超)?$")
_OVERALL = re.compile(r"总投资(?:额)?(?:约|超过?|近|达|逾)*$")
_EXCEEDS = re.compile(r"(?:超|超过|过|突破|逾)$")
_THING_BEHIND = re.compile(rf"(?:、超[0-9.万亿千百]+\w{{1,2}})?的?(?:{_GROUP})")
_RATING = re.compile(r"(?:续航|时速|载重|航程|射程|分辨率|口径|跨度)(?:里程)?(?:约|超过?|达到?)*$")
_HAN = re.compile("[一-鿿](?<![以及、，和到至])")
_TERM = re.compile(r"(?:有效期|期限|试行期|延长)(?:为)?$")
_OBLIGES = re.compile(r"不得(?:少于|低于|超过|高于|大于|小于|多于)$|应当?达到$")


def _specification(evidence: Evidence, aimed: bool) -> Verdict | None:
    """The verdict that the number only sizes, selects or rates a thing; None where it claims something."""
    text, start, end, measure = evidence.text, evidence.start, evidence.end, evidence.measure
    place = evidence.place
    before = text[max(place.clause, start - 24) : start]
    if evidence.direction == "gloss" and not aimed:
        return Verdict(Role.SPECIFICATION, inferred=True)
    if evidence.direction == "rule":
        return None if _OBLIGES.search(before) else Verdict(Role.SPECIFICATION, inferred=True)
    if text.startswith("级", end) or _NAMEPLATE.search(before):
        return Verdict(Role.SPECIFICATION)
    if _TERM.search(before) and measure.unit in ("year", "month") and evidence.kind != "to":
        return Verdict(Role.SPECIFICATION)
    if evidence.is_change or evidence.kind:
        return None
    if measure.unit in _SIZED and not text.startswith(("以上", "左右"), end) and _sizes_a_thing(text, end, place):
        return Verdict(Role.SPECIFICATION)
    if _OVERALL.search(before) and (aimed or text.startswith("的", end)):
        return Verdict(Role.SPECIFICATION)
    share = measure.unit in ("percent", "permille", "ratio")
    if not share and _SELECTS.match(text, end):
        return Verdict(Role.SPECIFICATION)
    if not share and _EXCEEDS.search(before) and _THING_BEHIND.match(text, end):
        return Verdict(Role.SPECIFICATION)
    if _RATING.search(before) and _HAN.match(text, end):
        return Verdict(Role.SPECIFICATION)
    if measure.unit in _MONEY | _SIZED and _OF_WHICH.match(text, end):
        return Verdict(Role.SPECIFICATION)
    if measure.unit in _MONEY and _GRANT_BEHIND.match(text, end) and _GRANT_BEFORE.search(before):
        return Verdict(Role.SPECIFICATION)
    if measure.unit in ("项", "条") and _ISSUES.search(before) and _MEASURES.match(text, end):
        return Verdict(Role.SPECIFICATION)
    if measure.unit in ("项", "个", "条") and _DOCUMENT.search(text, place.sentence.start, start):
        return Verdict(Role.SPECIFICATION)
    return None


_VERB_FIRST = re.compile(r"(?:建成|开工|投产|并网|全面|以|的|用于|支持|增长|及|和|，|、|。)")


def _sizes_a_thing(text: str, end: int, place: Place) -> bool:
    return _VERB_FIRST.match(text, end) is None and _SIZES_A_THING.match(text, end, place.sentence.end) is not None
