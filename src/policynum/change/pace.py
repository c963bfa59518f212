"""How fast something changes, and how much sooner or later it is: 以年均15万亩的速度增加, 提前3年, 早于预期5天."""

from __future__ import annotations

import re
from dataclasses import replace

from policynum import kinds
from policynum.change import against
from policynum.change.findings import Changing, Finding
from policynum.model import Basis, Change
from policynum.quantities.bounds import BEHIND, HEDGED
from policynum.sentences import comparisons
from policynum.sentences.clauses import Hit


def at_so_much(number: Changing) -> Finding | None:
    """A pace in units: 面积以年均|15万亩|的速度增加.

    >>> import policynum
    >>> change = policynum.extract("面积以年均15万亩的速度增加。")[-1].change
    >>> change.direction, change.kind, str(change.basis)
    ('increase', 'by', 'annual')
    """
    pace = _PACE.match(number.text, number.end)
    if pace is None:
        return None
    down = pace["down"] is not None
    verb = Hit(*pace.span(), pace[0], ("fall" if down else "rise",))
    found = against.by(number, "decrease" if down else "increase", verb)
    each = _EACH_YEAR.search(number.text, number.place.clause, number.start)
    if found.change is None or found.change.basis is not Basis.UNSTATED or each is None:
        return found
    return replace(found, change=found.change._replace(basis=Basis.ANNUAL, base="每年"))


_EACH_YEAR = re.compile("每年[^，。；、0-9]{0,4}\\Z")
_PACE = re.compile(
    f"(?:{BEHIND})?的?(?:速度|幅度)(?:持续|稳步|逐年)?(?:增长|增加|递增|扩大|提高|上升|(?P<down>减少|下降|递减|缩减|降低))(?=[，。；、了]|\\Z)"
)


def ahead_of_time(number: Changing) -> Finding | None:
    """提前|3年, of a plan where no other base stands before it; 比常年早|12天, 较计划推迟|3天.

    >>> import policynum
    >>> [str(one.change.basis) for one in policynum.extract("提前3年完成。比传统品种提前2年挂果。")]
    ['plan', 'peer']
    """
    if number.measure.unit not in kinds.DURATIONS:
        return None
    moved = _SOONER.search(number.text, number.place.clause, number.start)
    if moved is None:
        return _than_expected(number)
    if moved[0] != "提前":
        verb = Hit(*moved.span(), moved[0], ("rise",))
        found = against.by(number, None, verb)
        if found.change is None or found.change.basis is not Basis.UNSTATED:
            return found
        than = comparisons.OTHER.search(number.text, number.place.clause, moved.start())
        if than is None:
            return None if moved["bare"] else found
        basis = Basis(comparisons.compared(than["other"]))
        hit = Hit(*than.span(), than[0], (str(basis),))
        return replace(found, change=found.change._replace(basis=basis, base=than[0]), hits=(verb, hit))
    before = reversed(comparisons.near(number.bases, number.start))
    base = next((base for base in before if number.place.clause <= base.start), None)
    basis, words = (Basis(base.basis or "since"), base.text) if base else (Basis.PLAN, "提前")
    if base is None and (than := comparisons.OTHER.search(number.text, number.place.clause, moved.start())) is not None:
        basis, words = Basis(comparisons.compared(than["other"])), than[0]  # 比传统品种|提前|2年
    return Finding(Change("increase", "by", basis, words), ratio=True)


def _than_expected(number: Changing) -> Finding | None:
    """早于预期|5天|完工, 晚于常年|3天."""
    found = _THAN_EXPECTED.search(number.text, number.place.clause, number.start)
    if found is None:
        return None
    planned = found["plan"] is not None
    hit = Hit(*found.span(), found[0], ("plan" if planned else "since",))
    return Finding(Change(None, "by", Basis.PLAN if planned else Basis.SINCE, found[0]), hits=(hit,))


_THAN_EXPECTED = re.compile("[早晚]于(?:(?P<plan>预期|计划|目标|原计划|规划)|常年|往年|正常年份)(?:约|近|整整)?\\Z")
_MAY = "(?<![可应])(?<!可以|应当)"  # 可延后|3个月还款 is a term
_SOONER = re.compile(rf"(?:提前|{_MAY}(?:推迟|延后|推后|滞后)|(?<!最)(?P<bare>[早晚]))(?=(?:了|{HEDGED})?\Z)")
