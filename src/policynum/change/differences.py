"""A change that no verb right before the number states: 8.3个百分点, 7%的增长, 是2012年的3倍, 提前3年, 高于全国2%.

Each finder is one such shape; which are asked depends on the unit, and on whether anything is there to compare with.
"""

from __future__ import annotations

import re
from dataclasses import replace

from policynum import kinds
from policynum.change import against, findings, margins, objects, others, pace, ratios
from policynum.change.findings import Changing, Finding
from policynum.model import Basis, Change, Direction
from policynum.quantities.bounds import BEHIND, HEDGED, UNFORBIDDEN
from policynum.sentences import comparisons, plans
from policynum.sentences.clauses import Hit, first_cue
from policynum.sentences.sorts import BETTERED


def find(number: Changing) -> Finding:
    """A change that no verb right before the number states: 8.3个百分点, 7%的增长, 是2012年的3倍, 提前3年."""
    if (level := _level_beside(number)) is not None:
        return level
    compares = comparisons.may_compare(number.text, number.bases, number.place, number.start)
    for finder in _FINDERS[findings.is_share(number.measure), compares]:
        if (found := finder(number)) is not None:
            return found
    return findings.NONE


def _level_beside(number: Changing) -> Finding | None:
    """A goal, or what another has, set beside an outcome, of a change where that is one: 增长9%，高于|6%|左右的目标."""
    text, start, last = number.text, number.start, number.last
    if text[start - 1 : start] not in _BESIDE:
        return None
    planned = plans.level(text, number.place.clause, start, number.end) is not None
    planned = planned and number.measure.unit != "ratio"  # 不及预期的|一半
    planned = planned or _is_anothers(number)
    beside = findings.is_bound(number) or _DONE.search(text, number.place.clause, start) is not None
    if not planned and not (beside and _GOAL.match(text, number.end)):
        return None
    if not planned and not _ALONE.fullmatch(text, number.place.clause, start):
        return findings.NONE  # 税收增长9%，失业率低于|5.5%|的目标
    if last is None or last.change is None or last.change.kind != "by" or number.measure.unit != "percent":
        return findings.NONE
    return Finding(Change(last.change.direction, "by", Basis.UNSTATED))


def _is_anothers(number: Changing) -> bool:
    """Whether a level is that of another time or place: 毛利率17.6%，低于去年同期的|23.8%; not 产量低于去年的|70%."""
    text, start, unit = number.text, number.start, number.measure.unit
    if text[start - 1 : start] != "的" or unit in kinds.points() or unit == "ratio":
        return False
    other = _ANOTHERS.search(text, number.place.clause, start)
    if other is None or (other["than"] is not None and _CHANGES_ON.match(text, number.end) is None):
        return False
    return unit != "percent" or comparisons.is_level_of_a_rate(text, number.place.sentence.start, other.start())


_ANOTHERS = re.compile(
    f"(?:{UNFORBIDDEN}[低高快慢少多大小优好短长]于|[高低多超]出"
    "|(?<!占)(?P<than>比(?![例重率值])|(?<!计)较(?![高低大小快慢好多少])于?))"
    "(?:(?:19|20)[0-9]{2}年)?[^，。；：、0-9]{0,8}(?<=[年期月季度末底初国省市区县球均平值])的\\Z"
)
_CHANGES_ON = re.compile(
    "(?:左右)?(?:又|还|再|已|约|进一步)*(?:[提升增扩上回下降减缩收加放高低多少涨跌])"
)  # 较上年的7.1%|下降

_BESIDE = frozenset("的于过成年初度家省市定")  # 预测的, 高于, 超过, 完成全年
_ALONE = re.compile(
    "(?:均|都|也|仍|明显|大幅|略|远|顺利|超额)*(?:[高低快慢好优]于|超过|完成了?)(?:国家|全国|[全本][省市]|[省市]里|[省市]|全年|年初|年度|预期)?(?:[的定]|确定的)?"
)
_DONE = re.compile("完成了?(?:全年|年初|年度)?\\Z")
_GOAL = re.compile(rf"(?:{BEHIND})?的[^，。；、0-9]{{0,6}}目标")

# Of what year a level is that stands between the words of its change and its number: 提高到|2024年的|38.4%.
_NAMED_YEAR = "[一二][〇○零一二三四五六七八九]{3}年|(?:19|20|1(?=[01][0-9]年))[0-9]{2}年"
IN_YEAR = rf"(?:(?:{_NAMED_YEAR}|[去今明]年|目前|现在)[的之]?)?"


def _second_end(number: Changing) -> Finding | None:
    """The other end of 由…到…, whose verb stands further off: 由32.7%提高到历史最高的|38.4%."""
    last = number.last
    if last is None or last.change is None or last.change.kind != "from":
        return None
    text, after, start = number.text, number.place.after, number.start
    to = _TO.search(text, after, start)
    if to is None:
        return None
    verb = first_cue(text, after, start, ("rise", "fall", "rise_near", "fall_near"))
    if verb is not None and verb.end - verb.start == 1 and verb.end != to.start():  # 降|到1981年的27亿元
        verb = None
    direction: Direction | None = None if verb is None else "decrease" if "fall" in verb.says[0] else "increase"
    return Finding(Change(direction, "to", None), hits=(verb,) if verb else ())


_TO = re.compile(rf"(?:到|至|为|成)了?{IN_YEAR}(?:{HEDGED})?\Z")


def _bettered(number: Changing) -> Finding | None:
    """A change that only says for better or worse: PM2.5浓度同比改善|12.6%."""
    if number.measure.unit != "percent":
        return None
    found = _BETTERED.search(number.text, number.place.clause, number.start)
    if found is None:
        return None
    if found["than"] is None:
        return against.by(number, None, None)
    basis = Basis.YOY if found["than"] == "同比" else Basis.MOM
    hit = Hit(*found.span("than"), found["than"], (str(basis),))
    return Finding(Change(None, "by", basis, found["than"]), hits=(hit,))


_BETTERED = re.compile(rf"(?P<than>同比|环比)?(?:{'|'.join(BETTERED)}|(?<=比)优化)了?(?:{HEDGED})?\Z")


def _of_its_object(number: Changing) -> Finding | None:
    """A change whose verb has what changes for its object: 示范区减碳|96%, 门票涨价|一成."""
    if number.measure.unit != "percent":
        return None
    found = _OF_OBJECT.search(number.text, number.place.clause, number.start)
    if found is None:
        return None
    down = found["down"] is not None
    verb = Hit(*found.span("verb"), found["verb"], ("fall" if down else "rise",))
    return against.by(number, "decrease" if down else "increase", verb)


_OF_OBJECT = re.compile(rf"(?P<verb>(?P<down>减[碳排污员薪]|降[碳耗本薪])|[涨提]价|[提增]效|扩产)了?(?:{HEDGED})?\Z")


def _signed(number: Changing) -> Finding | None:
    """A change that but its sign tells: 粮食产量326万吨（+1.2%）, 投资+8.6%, 支出480亿元（-2.3%）."""
    text, start, measure = number.text, number.start, number.measure
    if measure.unit not in ("percent", "pp"):
        return None
    if text[start - 1 : start] in ("+", "＋"):
        return against.by(number, "increase", Hit(start - 1, start, text[start - 1 : start], ("rise",)))
    if measure.high is None or measure.high >= 0 or text[start] not in _MINUSES:
        return None
    beside = start - 1 == number.place.after and text[start - 1] in "（(，,"
    of_a_level = number.before is not None and not findings.is_share(number.before)
    if not (beside and of_a_level) and _FLOW.search(text, number.place.clause, start) is None:
        return None  # 利润率-2.3%
    return against.by(number, "decrease", Hit(start, start + 1, text[start], ("fall",)))


_MINUSES = frozenset("-−－﹣")
_FLOW = re.compile("(?:投资|产量|产值|收入|支出|进口|出口|进出口|利润|增加值|销[售量]额?|总额|总值|价格|用电量)\\Z")


def _number_first(number: Changing) -> Finding | None:
    """7%的|增长."""
    behind = _NUMBER_FIRST.match(number.text, number.end)
    if behind is None and number.measure.unit == "percent":
        behind = _RATE_OF.match(number.text, number.end)  # 以|3.4%|的能耗增速
        if behind is None and _AT.search(
            number.text, max(number.place.clause, number.start - _NEAR_RATE), number.start
        ):
            behind = _AT_THAT_RATE.match(number.text, number.end)
    if behind is None:
        return None
    if _ON_TO.match(number.text, behind.end()) and _SETS_OUT.search(number.text, number.place.clause, number.start):
        return Finding(Change(None, "from", None))
    down = bool(behind["minus"] or behind["down"])
    verb = Hit(behind.start(), behind.end(), behind[0], ("fall" if down else "rise",))
    reading = against.by(number, "decrease" if down else "increase", verb)
    change = reading.change
    if change is not None and change.basis is Basis.UNSTATED and "同比" in behind[0]:
        return replace(reading, change=change._replace(basis=Basis.YOY, base="同比"))  # 2.3%|的同比涨幅
    return reading


_ON_TO = re.compile("[到至为成]")  # 由10.2%|下降到零
_SETS_OUT = re.compile("[由从][^，。；：、]{0,20}\\Z")
_SO_FAST = "(?:(?<=速度)|(?<=幅度)|(?<=比例))"  # 按照2%的|比例上调
_NUMBER_FIRST = re.compile(
    rf"(?:{BEHIND})?的?(?:速度|幅度|比例)?(?:年均|逐年)?(?:[高快]速|大幅|稳[步定]|平稳|强劲|持续)?(?P<minus>负)?正?"
    rf"(?:增长|递增|增速|增幅|涨幅|升幅|{_SO_FAST}(?:提高|上[调浮升]|增加)|(?<=的)(?:回升|反弹|上涨|提升)(?=[，。；\s]|\\Z)|(?P<down>降幅|跌幅|下降|递减|(?<=的)(?:回落|下滑|下跌)(?=[，。；\s]|\\Z)|{_SO_FAST}(?:下[调浮]|降低|减少|压减)))"
)
# 低保标准按|3%|、7%稳步提标
_AT = re.compile("按照?(?:[0-9.．]+[%％][、和]){0,3}\\Z")
_AT_THAT_RATE = re.compile(
    rf"(?:{BEHIND})?(?:[、和][0-9.．]+[%％]){{0,3}}(?:分别|稳步|逐步|逐年|统一)?(?P<minus>负)?"
    r"(?:提标|上[调浮]|提高|(?P<down>下[调浮]|降低))(?!了?[0-9])"
)
_RATE_OF = re.compile(
    rf"(?:{BEHIND})?的[一-鿿A-Z]{{0,8}}?(?P<minus>负)?(?:(?<=[高负济])增长|增长(?=目标|任务)|增速|增幅|增长率|涨幅|(?P<down>降幅|跌幅))"
)


def _of_the_rate_before(number: Changing) -> Finding | None:
    """A rate that the clause before ranks or moves: 生猪价格降幅最大，达到|14%; 增速比上月加快0.3个百分点，为|6.5%."""
    text, clause = number.text, number.place.clause
    if number.measure.unit != "percent" or text[clause - 1 : clause] not in ("，", ","):
        return None
    begin = max(number.place.sentence.start, clause - _NEAR_RATE)
    found = _RANKED.search(text, begin, number.start) or _MOVED.search(text, begin, number.start)
    if found is None:
        return None
    down = found["down"] is not None
    verb = Hit(*found.span("rate"), found["rate"], ("rate_down" if down else "rate_up",))
    return against.by(number, "decrease" if down else "increase", verb)


_NEAR_RATE = 30  # characters
_MOVED = re.compile(
    "(?P<rate>增速|增幅|涨幅|(?P<down>降幅|跌幅))[^，。；：、0-9占率]{1,14}[0-9.]+个?百分点[，,](?:达到?|[仅仍]?为|至)(?:了|约)?\\Z"
)
_RANKED = re.compile(
    "(?P<rate>增速|增幅|涨幅|(?P<down>降幅|跌幅))"
    "(?:(?:分列|位居|位列|排名)?(?:[最较更][高大快低小慢]|居前|靠前|领先)|(?:稳?居|位[居列]|排名?|名列)[^，。；：、]{1,8}第[^，。；：、]{1,3}|[高低快慢大小]于[^，。；：、0-9]{2,12})"
    rf"[，,](?:分别)?(?:高达|达到?|为)?(?:{HEDGED})?\Z"
)


def _of_the_rate_viewed(number: Changing) -> Finding | None:
    """A rate by which the sentence looks at several: 从增速来看，甲市|5%、乙市|4%."""
    place = number.place
    if number.measure.unit != "percent":
        return None
    viewed = comparisons.viewed(number.text, place.sentence.start, place.clause, number.start)
    rate = _RATE_VIEWED.search(viewed["what"]) if viewed is not None else None
    if viewed is None or rate is None:
        return None
    at = viewed.start("what") + rate.start()
    verb = Hit(at, at + 2, rate[0], ("rate_down" if rate["down"] else "rate_up",))
    return against.by(number, "decrease" if rate["down"] else "increase", verb)


_RATE_VIEWED = re.compile("(?:增速|增幅|涨幅|(?P<down>降幅|跌幅))\\Z")


_OF_SHARES = (
    ratios.back_to,
    ratios.worth,
    _second_end,
    others.than,
    ratios.than_planned,
    ratios.completed,
    _number_first,
    _of_the_rate_before,
    _of_the_rate_viewed,
    margins.beyond_plan,
    others.beyond,
    _signed,
    _bettered,
    _of_its_object,
    objects.over,
    ratios.multiple,
    margins.more_than,
    margins.otherwise,
    margins.moved,
)
_OF_LEVELS = (
    _second_end,
    pace.at_so_much,
    others.above_the_mark,
    pace.ahead_of_time,
    margins.apart,
    margins.beyond_plan,
    margins.beyond_level,
    margins.of_two_flows,
    margins.more_than,
    margins.otherwise,
    others.longer,
    margins.moved,
)
# Those that find nothing where nothing stands before the number that it could be compared with.
_COMPARING = frozenset({ratios.back_to, others.than, ratios.than_planned, margins.apart})
_FINDERS = {
    (of_shares, compares): tuple(finder for finder in finders if compares or finder not in _COMPARING)
    for of_shares, finders in ((True, _OF_SHARES), (False, _OF_LEVELS))
    for compares in (True, False)
}
