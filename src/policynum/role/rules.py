"""What a number says in a rule: a term, unless the rule aims at it or tells how things went.

A rule is a law, a notice that sets standards, or the terms of a grant. Its modal verbs (应当) only make a term of a
number; what it obliges to (不得少于2人), enacts (每月增加150元), sets as a rate or raises is aimed at.
"""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, patterns
from policynum.model import Bound
from policynum.role.evidence import RAISED, Evidence
from policynum.sentences.clauses import FARTHEST
from policynum.sentences.sorts import MONEY


def aims(evidence: Evidence) -> bool:
    """Whether the rule aims at the number for a reason of its own, whatever cue stands before it."""
    if evidence.paired or evidence.of_an_aim or evidence.ahead or obliges(evidence):
        return True
    before = _before(evidence)
    raised = evidence.measure.unit in MONEY and RAISED.search(before) is not None
    return raised or _is_enacted(evidence, before) or _sets_a_rate(evidence, before)


def obliges(evidence: Evidence) -> bool:
    """Whether the rule obliges to the number: 不得少于|2人, 绿地面积不得低于用地总面积的|35%."""
    before = _before(evidence)
    if _caps_a_gift().search(before):
        return False
    return before.endswith(_obliges()) or _obliged_by_share().search(before) is not None


@cache
def _caps_a_gift() -> re.Pattern[str]:
    """补助资金不得超过项目总投入的|70%: a term of what is given."""
    gifts = patterns.trie([*lexicon.gifts(), "支持"])
    return re.compile(rf"{gifts}(?:资金|金额|额度|总额|比例)[^，。；0-9]{{0,16}}\Z")


def is_term(evidence: Evidence, before: str) -> bool:
    """Whether a number that nothing aims at is a term; ``before`` are the words of its clause before it."""
    if evidence.kind == "from" or _tells_how_it_went(evidence):
        return False
    dated = evidence.dated
    if dated is not None and evidence.text[dated - 1 : dated] == "对":
        return True  # 对2016年度营业收入在|10亿元|以上的企业
    return evidence.ahead is not False or before.endswith("的")  # 可返还其上年度缴费的|50%


def _tells_how_it_went(evidence: Evidence) -> bool:
    """Whether a number in a rule is one of a report: 同比增长9%; not 同比增速高于|10%的，, nor 为上年度工资的|50%."""
    return (
        evidence.kind is not None
        and evidence.basis in ("yoy", "mom")
        and evidence.measure.bound in (Bound.EXACT, Bound.ABOUT)
    )


def _before(evidence: Evidence) -> str:
    return evidence.text[max(evidence.place.sentence.start, evidence.start - _FAR) : evidence.start]


_FAR = 28  # characters


@cache
def modals() -> frozenset[str]:
    """The words of data/roles.toml that aim elsewhere, and make a term of a number in a rule.

    >>> "应当" in modals()
    True
    """
    return frozenset(lexicon.load("roles")["modals"])


def _sets_a_rate(evidence: Evidence, before: str) -> bool:
    """Whether a rule says how high a rate should be: 护理型床位占比不低于|60%。 but 占比不低于3%的企业，给予…."""
    text, end = evidence.text, evidence.end
    if evidence.measure.unit != "percent" or not _RATE_SET.search(before) or _OF_A_CASE.match(text, end):
        return False
    return _gives().search(text, end, min(evidence.place.sentence.end, end + FARTHEST)) is None


_RATE_SET = re.compile("(?:率|占比|比重)(?:总体|平均|均|应|原则上)*(?:达到?|不低于|不少于|稳定在|保持在|提高[到至])\\Z")


@cache
def _gives() -> re.Pattern[str]:
    return re.compile(patterns.trie([*lexicon.grants(), "给予", "予以"]))


def _is_enacted(evidence: Evidence, before: str) -> bool:
    """Whether the text itself makes a change: 每月增加|150元, 最低标准调整为|1463元; no case (增长|10%的，)."""
    if evidence.basis in _BASES_OF_FACTS or _OF_A_CASE.match(evidence.text, evidence.end) or _STEP.search(before):
        return False
    return evidence.kind in ("by", "to") or before.endswith(_sets())


_BASES_OF_FACTS = ("yoy", "mom", "peer", "plan", "annual")
_OF_A_CASE = re.compile("(?:及?以[上下内]|左右)?(?:[（(]含?[）)])?的|[^，。；：\n]{0,24}的[，,：:]")
_STEP = re.compile("(?:每|可以?)(?:新?增加?|提[高升]|超过?|降低|减少|上升|下降|延长)[^，。；]{0,8}\\Z")


@cache
def _sets() -> tuple[str, ...]:
    return tuple(lexicon.load("roles")["sets"])


@cache
def _obliges() -> tuple[str, ...]:
    return tuple(lexicon.load("roles")["obliges"])


@cache
def _obliged_by_share() -> re.Pattern[str]:
    """绿地面积不得低于用地总面积的|35%."""
    return re.compile(rf"(?:{patterns.trie(_obliges())})[^，。；、0-9]{{1,20}}的\Z")
