"""Whether a number only sizes a thing or frames it in time: 60万吨|电解槽改造, 15分钟|生活圈, 三年|行动."""

from __future__ import annotations

import re

from policynum import kinds
from policynum.quantities.bounds import HEDGED
from policynum.role import wordings
from policynum.role.evidence import INVESTED, Evidence
from policynum.sentences import narrowing


def is_sized(evidence: Evidence, unit: str, before: str, *, aimed: bool) -> bool:
    """The size of a thing that is named after it: 60万吨|电解槽改造, 15分钟|生活圈, 总投资5亿元|的项目."""
    text, end, words = evidence.text, evidence.end, wordings.words()
    if unit in _WIDE and before[-1:] not in _COMES_TO and _GOODS.match(text, end):
        return True  # 12英寸|晶圆线; but 尺寸达到55英寸左右
    if unit in _THICK and before.strip() in _NOTHING and _GOODS.match(text, end):
        return True  # 6.5mm|高线、20mm|中板价格, 12英寸|晶圆线
    if unit in _GRADES and _OF_A_GRADE.match(text, end):
        return True  # 5500大卡|动力煤
    if (unit in _SHORT_TIMES or unit in _WAYS) and _COVERS.match(text, end):
        return True  # 公交站点500米|覆盖率, 沿江一公里|范围内的企业
    if unit in _SHORT_TIMES:
        return _REACHED_IN.match(text, end) is not None
    invested = "总投资" in before and INVESTED.search(before) is not None
    if invested and (aimed or words.sized_on.match(text, end) or before.startswith(_OF_ONE) or "计划总投资" in before):
        return True
    if invested and _SIZED_BEFORE.search(text, evidence.place.sentence.start, evidence.start - len(before)):
        return True  # 大桥全长3公里，总投资|12亿元
    aside = before[-1:] in ("（", "(") and text[end : end + 1] in ("）", ")")
    if aside and unit in words.sized and evidence.place.after != evidence.start - 1:
        return True  # 在甲地（|30吉瓦时|）、乙地（50吉瓦时）建厂
    at = end + 2 if text.startswith("以上", end) else end  # 110千伏|以上输电线路
    if unit not in words.sized or text.startswith("左右", end) or _VERB_FIRST.match(text, at) or _DEALT.search(before):
        return False
    return words.thing.match(text, at, evidence.place.sentence.end) is not None


_WIDE, _COMES_TO = frozenset({"inch"}), frozenset("达到为至均是高")
_THICK, _NOTHING = frozenset({"mm", "cm"}), frozenset(("", "、", "和"))
_GOODS = re.compile("(?!左右|以[上下内]|[多的和至])[一-鿿]|[和及、][0-9.]+英寸[一-鿿]")
_GRADES = frozenset({"kcal"})  # what coal is graded by
_OF_A_GRADE = re.compile("(?:及?以上)?的?[一-鿿“]")
_WAYS = frozenset({"m", "km"})
_SHORT_TIMES = frozenset({"minute", "hour"})  # those that tell how far a way is
_COVERS = re.compile("(?:半径|步行|出行)?(?:服务)?(?:半径)?覆盖[率水]|的?范围之?[内外]|(?:车程|路程|航程|步程)的")
_REACHED_IN = re.compile("[^，。；、\n]{0,8}圈")  # 15分钟|便民生活圈
_SIZED_BEFORE = re.compile(
    "(?:全长|总长|建筑面积|总面积|占地|库容|装机(?:容量)?)[^，。；0-9了]{0,4}[0-9.．]+[^，。；0-9]{1,5}，\\Z"
)
_OF_ONE = ("项目总投资", "该项目总投资", "工程总投资", "该工程总投资")
_VERB_FIRST = re.compile(
    r"机组(?:全部)?(?:建成|投产|投运|并网|开工)|(?:建成|开工|投产|并网|全面|以|的|用于|支持|增长|及|和|，|、|。)"
)
_DEALT = re.compile("(?:完成|淘汰|关停|压减|退出|替代)了?\\Z")  # 淘汰|300万吨|落后产能


def frames(evidence: Evidence, before: str) -> bool:
    """A time that only frames, a term, or an age that only tells who: 三年行动, 连续3年, 60岁以上老人, 70岁的林大爷."""
    text, end, measure, words = evidence.text, evidence.end, evidence.measure, wordings.words()
    if measure.unit in _LATER_BY and before in _HARDLY and _LATER.match(text, end) is not None:
        return True  # 约|10分钟|后，火箭入轨
    if (
        measure.unit_text == "小时"
        and measure.low == 24
        and _LENGTHENED.search(before) is None
        and _ALL_DAY.match(text, end)
    ):
        return True  # 抢修队伍|24小时|待命
    if measure.unit not in kinds.DURATIONS:
        return False
    if before.endswith(_OVERDUE) and _NOT_DONE.match(text, end) is not None:
        return True  # 逾期|10日|不缴纳的，
    if evidence.kind != "to" and words.term.closes(before) and "平均" not in before:
        return True
    if measure.unit_text in ("岁", "周岁"):
        aged = _AGED.match(text, end) is not None and evidence.kind is None and _LIVED.search(before) is None
        return aged or text.endswith("年满", 0, evidence.start)
    return (
        measure.unit_text == "周年"
        or (measure.unit == "year" and text.startswith("间", end) and before.endswith(("的", "年")))  # 2021年的43年|间
        or (_FIRST_OR_LAST.search(before) is not None and _FROM_BEFORE.search(before) is None)
        or (
            measure.unit in ("year", "month")
            and text.startswith(("内", "以内", "以上", "及以上"), end)
            and narrowing.since_when(text, evidence.start) is not None
        )
        or _LASTS.search(before) is not None
        or words.framed.match(text, end) is not None
        or (before[-1:] not in _TAKEN and not before.endswith("提前") and _PROGRAMME.match(text, end) is not None)
    )


_OVERDUE, _NOT_DONE = ("逾期", "超期", "满", "超过"), re.compile("(?:仍|拒)?[未不][^，。；]{1,8}的[，,]")
_LATER_BY = frozenset({"second", "minute", "hour", "day", "month", "year"})
_LATER, _HARDLY = re.compile("后[，,]"), frozenset(("", *HEDGED.split("|")))
_LENGTHENED = re.compile("[至到][^，。]{0,4}\\Z")  # 延长至每天|24小时|开放
_ALL_DAY = re.compile("(?:不间断|不打烊|全天候|待命|值守|值班|在线|营业|开放|轮班|自助|巡[查护])")
# 计划的前|三年|, 再后|十年; but 由疫情前|15天|压缩至5天
_FIRST_OR_LAST = re.compile("(?<![提超年月日此之以目当])前\\Z|[再最]后\\Z")
_FROM_BEFORE = re.compile("[由从][^，。；]{0,10}前\\Z")
_PROGRAMME = re.compile("[一-鿿“”]{1,8}(?:行动|计划|规划|纲要|设想)(?!的?[目任])")  # 三年|清零攻坚行动
_TAKEN = frozenset(("", *"用以在经过需花历要争约近了"))  # 用|三年完成整改行动 tells how long it took
_LIVED = re.compile("寿命|年龄")  # 平均寿命达到|80岁|以上
_LASTS = re.compile(f"(?:连续(?:[一-鿿]{{2,4}}了?)?|为期|时隔)(?:{HEDGED})?\\Z|[每分]\\Z")
_AGED = re.compile(
    "及?以[上下]|[至—的]|(?:、[0-9]+(?:[-—–~～至][0-9]+)?岁?){1,8}(?:及?以[上下])?(?=[一-鿿])|(?![时左后前])[一-鿿]|(?=[0-9.]+[万亿]?[余多]?[人名])"
)
