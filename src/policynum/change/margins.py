"""By how much more or less, told in an amount: 多完成|4万亩, 超过年度任务|2亿元, 减少碳排放|5万吨.

Each finder is one such shape, and gives None where the number has another.
"""

from __future__ import annotations

import re
from functools import cache

from policynum import kinds, lexicon, patterns
from policynum.change import against, findings, objects
from policynum.change.findings import Changing, Finding
from policynum.model import Basis, Change, Direction
from policynum.quantities.bounds import HEDGED
from policynum.sentences import comparisons, narrowing, plans
from policynum.sentences.clauses import Hit
from policynum.sentences.sorts import MONEY


def apart(number: Changing) -> Finding | None:
    """An amount that sets a value apart from another, which stands before it: 低于限额|12.4亿元."""
    peer = findings.cue(number, "peer") if kinds.is_measured(number.measure.unit) else None
    if peer is None or findings.is_bound(number) or peer.text[0] not in "高低" or peer.end >= number.start - 1:
        return None
    if _IS_OF_IT.search(number.text, peer.end, number.start) is not None:
        return None
    return against.by(number, "decrease" if peer.text[0] == "低" else "increase", peer)


# 低于国家规定的|5个工作日 is what is prescribed, and 低于海平面的盆地面积|4050平方公里 that of a basin.
_IS_OF_IT = re.compile("的(?!水平|目标|标准|要求|限额|最)(?:[一-鿿]{3,})?\\Z")


def beyond_plan(number: Changing) -> Finding | None:
    """An amount by which a plan was passed or missed: 超过年度目标任务|2亿元, 比预算超收|1亿元, 超额|15%完成."""
    text, start = number.text, number.start
    if text[start - 1 : start] not in _ENDS:
        return None
    found = _BEYOND_PLAN.search(text, number.place.clause, start)
    if found is None:
        return None
    if found["done"] is not None and number.measure.unit != "percent":
        return None  # 超额完成|5万吨 may be all of it
    down = (found["down"] or found["short"]) is not None
    hit = Hit(found.start(), found.end(), found[0], ("plan",))
    change = Change("decrease" if down else "increase", "by", Basis.PLAN, found[0])
    return Finding(change, down, (hit,))


def beyond_level(number: Changing) -> Finding | None:
    """An amount by which a plan was passed whose level stands before: 比计划目标30亿元超过|10亿元."""
    place = number.place
    if place.after >= number.start:
        return None
    found = plans.passed(number.text, place.sentence.start, place.after, number.start)
    if found is None:
        return None
    down = any(less in number.text[place.after : number.start] for less in "少减低")
    hit = Hit(found.start("base"), found.end("base"), found["base"], ("plan",))
    return Finding(Change("decrease" if down else "increase", "by", Basis.PLAN, found["base"]), down, (hit,))


_ENDS = plans.ENDS | frozenset("收支出过超约省余了额成")
_BEYOND_PLAN = re.compile(
    "[比较](?:年初|年度|全年|调整)?(?:预算|概算|估算|计划)(?:超[收支出过]?|增[收支]|(?P<short>[短减]收|[减节]支|节[约省]|结余))了?\\Z"
    "|(?:超过|超出|超|高于|突破|(?P<down>低于|短于|少于))[^，。；0-9]{0,8}(?:目标任务|目标数?|计划数?|任务数?|预算数?)\\Z"
    "|超额(?P<done>完成)?了?\\Z"
)


def more_than(number: Changing) -> Finding | None:
    """A difference told by what was done more or less of: 较上年多完成|4万亩, 比计划少开工|6个, 多挣了|300元."""
    text, start, clause = number.text, number.start, number.place.clause
    begin = max(clause, start - findings.NEAR_VERB)
    words = text[begin:start]
    if "多" not in words and "少" not in words:
        return None
    more = _more().search(text, begin, start)
    if more is None:
        return None
    direction: Direction = "decrease" if more["down"] else "increase"
    verb = Hit(more.start(), more.end(), more[0], ("fall" if more["down"] else "rise",))
    than = [base.end for base in comparisons.near(number.bases, start) if clause <= base.start]
    than += [cue.end for cue in comparisons.named(text, number.place, start) if "plan" in cue.says]
    if than:
        return against.by(number, direction, verb) if 0 <= more.start() - max(than) <= findings.NEAR_VERB else None
    if _SEEN.search(text, max(clause, more.start() - _NEAR), more.start()) is not None:
        return against.by(number, direction, verb)  # 同比多投放|300亿元
    if more["object"]:
        return None
    other = comparisons.OTHER.search(text, clause, more.start())
    if other is not None:
        basis = Basis(comparisons.compared(other["other"]))  # 比过去|多挣300元
        return Finding(Change(direction, "by", basis, other[0]), more["down"] is not None, (verb,))
    plain = more.end("done") - more.start("done") == 1 and text[more.start() - 1 : more.start()] not in _OUTERMOST
    return against.by(number, direction, verb) if plain else None


_SEEN, _NEAR = re.compile("同比|环比"), 6  # characters
_OUTERMOST = frozenset("最至许很不较更众大诸")  # 最多|得3分, 至少|交30元


@cache
def _more() -> re.Pattern[str]:
    done = patterns.trie(lexicon.load("links")["more"])
    return re.compile(f"(?:多|(?P<down>少))(?P<done>(?:{done})+)了?(?P<object>[一-鿿]{{0,10}})\\Z")


def of_two_flows(number: Changing) -> Finding | None:
    """By how much one of two flows that go together passed the other: 支出超过收入|18亿元, 进口大于出口|12亿美元."""
    text, start = number.text, number.start
    passed = narrowing.PASSED.search(text, max(number.place.clause, start - _FLOWS), start)
    if passed is None:
        return None
    down = passed["less"] is not None
    than = Hit(*passed.span("than"), passed["than"], ("fall" if down else "rise",))
    return Finding(Change("decrease" if down else "increase", "by", Basis.PEER, than.text), down, (than,))


_FLOWS = 30  # characters


def otherwise(number: Changing) -> Finding | None:
    """A difference told by another word, with what it is a difference from: 票价比高铁便宜|80元, 较原方案节省|18元."""
    text, start = number.text, number.start
    if text[start - 1 : start] not in _OTHERWISE_ENDS:
        return None
    found = _OTHERWISE.search(text, max(number.place.clause, start - _OBJECT), start)
    if found is None:
        return None
    if found["verb"] == "省" and kinds.counts(number.measure.unit):
        return None  # 增长较快的|省|12个
    down = found["less"] is not None
    basis = Basis(comparisons.compared(found["than"]))
    base = next((base for base in reversed(comparisons.near(number.bases, start)) if base.start == found.start()), None)
    basis = Basis(base.basis or "since") if base is not None else basis
    verb = Hit(*found.span("verb"), found["verb"], ("fall" if down else "rise",))
    than = Hit(found.start(), found.end("than"), text[found.start() : found.end("than")], (str(basis),))
    return Finding(Change("decrease" if down else "increase", "by", basis, than.text), down, (verb, than))


# 比, 较 that compare, and none of 占比, 比选, 较好地, 较快的.
_THAN = "(?:(?<![占评对环同相类可按])比(?![重例较率选价照对拼])|(?<!比)较(?![大好快高强多为低少长]|成功|明显))"
_OTHERWISE = re.compile(
    f"{_THAN}(?P<than>[^，。；：、0-9比较]{{2,12}}?)"
    f"(?P<verb>贵|超[收支]|增效|扩面|(?P<less>便宜|节[省约支]|省|减排|减负))了?(?:资金|成本|费用|投资|开支|支出|能源|用水|用电|标准煤)?(?:{HEDGED})?\\Z"
)
_OTHERWISE_ENDS = frozenset("贵收支效面宜省约排负了近超到逾足金本用资出源水电煤")


def moved(number: Changing) -> Finding | None:
    """A verb that moves its object by an amount: 减少碳排放|5万吨, 扩大贷款规模|3亿元, 缩短工期|30天.

    What is added one by one is no change of a level (增加停车位|300个), nor is what is eased (降低成本|3亿元).
    """
    text, start, unit = number.text, number.start, number.measure.unit
    found = _MOVED.search(text, max(number.place.sentence.start, start - _OBJECT), start)
    if found is None:
        return None
    moves, shortens = found["verb"], found["verb"] == "缩短"
    if (unit in kinds.DURATIONS and not shortens) or (unit not in _LASTING and shortens):
        return None
    if (kinds.counts(unit) and moves not in _LESS) or (unit in MONEY and moves == "降低"):
        return None
    if kinds.counts(unit) and moves == "下调" and text.endswith(_PRICES, found.end("verb"), start):
        return None  # 下调服务价格|16项 counts the prices
    adds = moves in _ADDS
    verb = Hit(*found.span("verb"), moves, ("rise" if adds else "fall",))
    return against.by(number, "increase" if adds else "decrease", verb)


_OBJECT = 20  # characters
_LASTING = kinds.DURATIONS | {"km", "m"}  # 缩短航程|560公里
_PRICES = ("价格", "价", "费", "费用", "标准", "税率", "利率", "关税", "门槛")
_ADDS, _LESS = frozenset({"增加", "扩大", "提高", "上调"}), frozenset({"减少", "缩减", "削减", "调减", "核减", "下调"})
_MOVED = re.compile(  # each verb begins with its character, so that ``re`` passes over all others
    "(?P<verb>增(?<!有所.)加|扩大|提(?<!为.)高|减少|缩减|削减|调减|核减|上(?<!加.)调|下调|降低|缩短)"
    f"(?:{objects.DESCRIBED})?(?![值到至了幅的和])(?:(?![占达为是的超率比到至其在以从由约近破])[一-鿿]){{2,12}}率?(?:{HEDGED})?\\Z"
)
