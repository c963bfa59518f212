"""Whether a number only describes, sizes or selects a thing, and claims nothing of a result.

The words are those of data/roles.toml: 年产|10万吨 rates a thing, 60万吨|电解槽改造 sizes one, 5亿元|以上的项目 selects
some, 最高500万元|补助 grants so much to each.
"""

from __future__ import annotations

import re

from policynum.model import Bound
from policynum.role import cases, classes, grants, rules, sizes, thresholds, wordings
from policynum.role.evidence import NEAR, Evidence
from policynum.sentences.sorts import MONEY, SHARES


def by_section(evidence: Evidence, *, aimed: bool) -> bool:
    """Whether the part of the document makes the number a term: a list of explained words, or a rule."""
    if evidence.direction == "rule":
        return not aimed and rules.is_term(evidence, _clause_before(evidence))
    return evidence.direction == "gloss" and not aimed


def by_words(evidence: Evidence, *, aimed: bool, said: bool) -> bool:
    """Whether the words around the number make it only describe, size or select a thing.

    ``said`` where a word of its sentence says that it is aimed at, or done: what was granted then is no standard.
    """
    before, words = _clause_before(evidence), wordings.words()
    if (
        classes.names_a_class(evidence, before)
        or classes.is_member(evidence, before)
        or classes.is_title(evidence)
        or (evidence.measure.bound is not Bound.EXACT and words.penalty.match(evidence.text, evidence.end) is not None)
        or (not aimed and (words.plate.closes(before) or classes.points_back(evidence, before)))
        or sizes.frames(evidence, before)
        or cases.supposes(evidence, before)
        or classes.is_known_by(evidence, before)
        or cases.is_punished(evidence, before)
        or cases.is_reckoned_with(evidence, before)
    ):
        return True
    if evidence.measure.unit in SHARES and thresholds.is_chosen_by_share(evidence, before):
        return True  # 增速超过|8%|的县区达到6个
    if _is_condition(evidence):
        return True
    if not said and thresholds.is_deadline(evidence, before):
        return True
    if evidence.is_change or evidence.kind:
        return False
    unit = evidence.measure.unit.partition("/")[0]  # CNY of CNY/t
    if sizes.is_sized(evidence, unit, before, aimed=aimed):
        return True
    gives = (aimed or not said) and evidence.direction != "review"
    if not said and (unit == "percent" or unit in MONEY) and _is_standard(before):
        return True
    if (
        words.standard.closes(before)
        or evidence.measure.unit_text.endswith("折")
        or thresholds.is_limit(evidence, before)
    ):
        return True
    if unit in SHARES:
        return grants.is_tax(evidence, before) or (gives and grants.shares_out(evidence, before))
    return (
        thresholds.selects(evidence, unit, before)
        or (unit in MONEY and grants.is_granted(evidence, before, gives=gives))
        or classes.composes(evidence, before)
    )


def _is_condition(evidence: Evidence) -> bool:
    """A number of the conditions that a label lists: 申报条件：注册资本不低于|500万元|."""
    begin = max(evidence.place.sentence.start, evidence.start - _LABEL)
    return (
        evidence.text.find("：", begin, evidence.start) > 0
        and _LABELLED.search(evidence.text, begin, evidence.start) is not None
    )


_LABEL = 60  # characters from a label to a number that it is for
_LABELLED = re.compile(
    "(?:申报|申请|准入|认定|参评|报名|补贴|补助|奖励|资助|入选|享受)(?:条件|对象|标准|范围|门槛|要求)[：]"
)
_UNBROKEN = re.compile("[^，；：、,;:]*+")


def _clause_before(evidence: Evidence) -> str:
    """The words between the last comma and the number."""
    start = evidence.start
    backwards = evidence.text[max(evidence.place.sentence.start, start - NEAR) : start][::-1]
    clause = _UNBROKEN.match(backwards)
    assert clause is not None
    return evidence.text[start - clause.end() : start]


def _is_standard(before: str) -> bool:
    """A rate or a limit at its level, right behind its name: 报销比例|90%; but 提高支付限额|3800元 is a change."""
    return wordings.words().bare_standard.closes(before)
