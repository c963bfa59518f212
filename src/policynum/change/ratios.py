"""How many times another value a number is, or what share of it: 恢复至2019年同期的98%, 完成计划的85%, 是2012年的3倍.

Each finder is one such shape. ``differences`` asks them in its order.
"""

from __future__ import annotations

import re

from policynum import kinds
from policynum.change import against, findings
from policynum.change.findings import Changing, Finding
from policynum.model import Basis, Change, Direction
from policynum.quantities.bounds import HEDGED, UNFORBIDDEN
from policynum.sentences import comparisons, times
from policynum.sentences.clauses import FARTHEST, Hit


def back_to(number: Changing) -> Finding | None:
    """A share of what once was: 恢复至2019年同期的|98%, 为去年同期的|112%.

    >>> import policynum
    >>> change = policynum.extract("客流恢复至2019年同期的98%。")[-1].change
    >>> change.kind, str(change.basis), change.base
    (None, 'since', '恢复至2019年同期')
    """
    if number.text[number.start - 1 : number.start] not in _BACK_AT:
        return None
    of_a_part = number.measure.unit in ("percent", "ratio") and not number.measure.unit_text.endswith(("倍", "番"))
    for base in comparisons.near(number.bases, number.start):
        equals = of_a_part and times.EQUALS.search(number.text, number.place.clause, base.start) is not None
        back = equals or base.text.startswith("恢复")
        if back and base.start >= number.place.clause and _HEDGED.fullmatch(number.text, base.end, number.start):
            basis = Basis(base.basis or "since")
            hit = Hit(base.start, base.end, base.text, (str(basis),))
            return Finding(Change(None, None, basis, base.text), hits=(hit,), ratio=True)
    return None


_BACK_AT = frozenset("的约近超过到")
_HEDGED = re.compile(f"的(?:{HEDGED})?")


def worth(number: Changing) -> Finding | None:
    """A share that compares two values: 只相当于全市平均水平的|七成, but 占全市的七成 is a part.

    >>> import policynum
    >>> change = policynum.extract("人均收入只相当于全市平均水平的七成。")[-1].change
    >>> change.kind, str(change.basis), change.base
    (None, 'peer', '相当于全市平均水平')
    """
    text, start = number.text, number.start
    if text[start - 1 : start] not in _BACK_AT or number.measure.unit in kinds.points():
        return None
    if number.measure.unit_text.endswith("倍"):
        return None
    far = max(number.place.sentence.start, start - FARTHEST)
    found = _WORTH.search(text, number.place.clause, start) or _WORTH_SO_MUCH.search(text, far, start)
    if found is None:
        return None
    name = found.lastgroup or "other"
    base = next((base for base in reversed(comparisons.near(number.bases, start)) if found.start() < base.end), None)
    basis = Basis(base.basis or "since") if base is not None else Basis(comparisons.compared(found[name]))
    if basis is Basis.PEER and _LAST_YEAR.search(found[name]):
        basis = Basis.YOY
    hit = Hit(found.start(), found.end(name), text[found.start() : found.end(name)], (str(basis),))
    return Finding(Change(None, None, basis, hit.text), hits=(hit,), ratio=True)


_WORTH = re.compile(
    "(?:相当于|(?:只有|仅有|仅为|只是)(?!(?:全[国省市区球]|世界|总[量数额]|其)的)"
    "|(?:为|是|不足|不到|达到?|超过?|降低?到|降至|提高到|升至)(?=[^，。；]{0,12}(?:平均|水平|单位|人均|同期|[上去]年))"
    "|(?<![来远])不及|(?:不足|不到|仅为)(?=(?![全总])[一-鿿]{1,3}(?<!全)[省市县区州国镇]的)"  # 不及苏州|的三分之一
    f"|{UNFORBIDDEN}低于(?![^，。；]*总))"
    rf"(?P<other>[^，。；]{{2,20}})的(?:{HEDGED}|不到)?\Z"
)
# 相当于3900万头正常保有量的|103%, 为正常保有量3900万头的|103%.
_SO_MUCH, _LEVEL = "[0-9.]+[万亿]*[^，。；、0-9元]{1,3}", "[^，。；、0-9]{2,8}(?:保有量|水平)"
_WORTH_SO_MUCH = re.compile(
    rf"(?:相当于(?P<other>{_SO_MUCH}{_LEVEL})|(?:相当于|为)(?P<named>{_LEVEL}{_SO_MUCH}))的(?:{HEDGED})?\Z"
)
_LAST_YEAR = re.compile("去年|上年")


def than_planned(number: Changing) -> Finding | None:
    """超年度目标|3% is a change by, 完成年度计划的|85% a multiple.

    >>> import policynum
    >>> change = policynum.extract("完成年度计划的85%。")[-1].change
    >>> change.kind, str(change.basis), change.base
    (None, 'plan', '完成年度计划的')
    """
    plan = findings.cue(number, "plan")
    far = max(number.place.sentence.start, number.start - FARTHEST)
    if plan is None and (of_so_much := _OF_SO_MUCH.search(number.text, far, number.start)):
        plan = Hit(
            of_so_much.start(),
            of_so_much.end("plan"),
            number.text[slice(of_so_much.start(), of_so_much.end("plan"))],
            ("plan",),
        )
    if plan is None:
        return None
    beyond = _BEYOND.get(plan.text[0]) if not number.text.endswith("的", 0, number.start) else None
    if beyond is not None:
        return against.by(number, beyond, plan)
    if number.measure.unit in kinds.points():
        return None
    return Finding(Change(None, None, Basis.PLAN, plan.text), hits=(plan,), ratio=True)


# 完成全年260万辆目标的|76%, 占全年15万亩任务的|80%.
_OF_SO_MUCH = re.compile(
    "(?:完成|占|达到?)[^，。；0-9]{0,6}[0-9][0-9.,]*[^，。；0-9]{1,4}(?P<plan>的?(?:目标任务|目标|任务|计划))数?的(?:约|近)?\\Z"
)
_BEYOND: dict[str, Direction] = {"超": "increase", "高": "increase", "低": "decrease"}


def completed(number: Changing) -> Finding | None:
    """How much of a plan is done, where no more is said: 计划投资59亿元，完成|58.9%.

    >>> import policynum
    >>> change = policynum.extract("计划投资59亿元，完成58.9%。")[-1].change
    >>> change.kind, str(change.basis), change.base
    (None, 'plan', '完成')
    """
    text, clause, start = number.text, number.place.clause, number.start
    if number.measure.unit != "percent":
        return None
    if number.before is not None and number.before.unit == "percent" and text.find("实际", clause, start) >= 0:
        return None  # 计划优良天数比率85%，实际完成|86.7%
    rate = _RATE_OF_COMPLETION.search(text, max(clause, start - findings.NEAR_VERB), start)
    if rate is None and not _COMPLETED.fullmatch(text, clause, start):
        return None
    at = text.find("完成", rate.start() if rate else clause)
    return Finding(Change(None, None, Basis.PLAN, "完成"), hits=(Hit(at, at + 2, "完成", ("plan",)),), ratio=True)


_COMPLETED = re.compile(f"(?:已|累计|共|实际|均|目前)*完成[了率]?(?:{HEDGED})?")
_RATE_OF_COMPLETION = re.compile(f"(?:投资|任务|计划|目标|指标|进度|整改)完成率(?:为|是|达到?)?(?:{HEDGED})?\\Z")


def multiple(number: Changing) -> Finding | None:
    """是2012年的|3倍, 翻一番; but 是全国的三分之一 is a share.

    >>> import policynum
    >>> change = policynum.extract("用电量是2012年的3倍。")[-1].change
    >>> change.kind, str(change.basis), change.base
    (None, 'since', '2012年')
    """
    measure, text, start, clause = number.measure, number.text, number.start, number.place.clause
    if text.startswith("的", clause):
        far = max(number.place.sentence.start, start - FARTHEST)
        clause = max(far, text.rfind("，", far, clause))  # 是“十二五”时期4.3亿元|的|1.87倍
    doubles = measure.unit_text.endswith("番")
    if measure.unit != "ratio":
        return None
    base = next((base for base in reversed(comparisons.near(number.bases, start)) if clause <= base.start), None)
    is_right_behind = base is not None and base.end == start  # 销售了上年|2.4倍的32万辆
    is_next = base is not None and _NEXT.fullmatch(text, base.end, start) is not None and text[base.start - 1] in "、和"
    if not (doubles or is_right_behind or is_next or _MULTIPLE_OF.search(text, clause, start)):
        return None
    if base is None and not doubles and not measure.unit_text.endswith("倍"):
        return None
    other = None if base or doubles else _MULTIPLE_OF.search(text, clause, start)
    basis = (
        Basis(base.basis or "since")
        if base
        else Basis(comparisons.compared(_QUOTES.sub("", other["other"])))
        if other
        else Basis.UNSTATED
    )
    times_more = doubles or measure.unit_text.endswith("倍")
    return Finding(
        Change("increase" if times_more else None, "by" if doubles else None, basis, base.text if base else None),
        ratio=True,
    )


def grown_to(number: Changing, direction: Direction | None) -> Finding | None:
    """How many times what it was a value has come to: 销量增至|3倍; but 杠杆倍数提高至15倍 is a level.

    >>> import policynum
    >>> change = policynum.extract("股价较2019年底涨至9倍。")[-1].change
    >>> change.kind, str(change.basis), change.base
    ('to', 'since', '较2019年底')
    """
    if not number.measure.unit_text.endswith("倍") or _IN_TIMES.search(number.text, number.place.clause, number.start):
        return None
    base = next(
        (base for base in reversed(comparisons.near(number.bases, number.start)) if number.place.clause <= base.start),
        None,
    )
    basis = Basis(base.basis or "since") if base is not None else Basis.UNSTATED
    return Finding(Change(direction, "to", basis, base.text if base is not None else None), ratio=True)


_NEXT = re.compile(f"的(?:{HEDGED})?")  # 是2000年的2.4倍、|2004年的|1.8倍
_QUOTES = re.compile('[“”"](?![^“”]{0,4}五[”"])(?<!五[”"])')  # “鸟巢”的3倍; those of “十三五” say when
_IN_TIMES = re.compile("倍数|比率|杠杆|市[盈净]率")  # what is itself so many times something


_MULTIPLE_OF = re.compile(
    rf"(?:是|为|相当于|等于|接近|不[到足及]|{UNFORBIDDEN}(?:超过?|低于)(?!其|该)|达到?了?|[增扩涨升][大加长]?[到至]了?)(?P<other>[^，。；、]{{0,24}})的(?:{HEDGED})?\Z"
)
