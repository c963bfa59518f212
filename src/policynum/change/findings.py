"""A number whose change is asked for, and what is found of it: a change by so much, up or down, against what.

All other rooms of this floor ask; each of their finders takes a Changing and gives a Finding, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policynum.kinds import DURATIONS
from policynum.model import Change, Measure
from policynum.sentences import comparisons
from policynum.sentences.clauses import Hit, Place
from policynum.sentences.comparisons import Base
from policynum.sentences.sorts import RELATIVE


@dataclass(slots=True)
class Finding:
    """The change that a mention states, whether its number is a decrease, and the hits that said so."""

    change: Change | None
    negative: bool = False
    hits: tuple[Hit, ...] = ()
    ratio: bool = False  # a multiple of another value: 是2012年的3倍, 完成计划的85%


@dataclass(slots=True)
class Changing:
    """The number whose change is read: its place, the bases in its sentence, the mention before it as it was read."""

    text: str
    start: int
    end: int
    measure: Measure
    place: Place
    bases: Sequence[Base]
    last: Finding | None
    before: Measure | None  # of the number before it


def of_specification(change: Change | None, measure: Measure) -> Change | None:
    """The change of a number that only selects or frames, which nothing is the basis of: 增长|20%|以上的企业.

    A time that frames is no change at all: 信用提升|三年|行动.
    """
    if change is None or measure.unit in DURATIONS:
        return None
    return change._replace(basis=None, base=None)


def is_share(measure: Measure) -> bool:
    """Whether a measure is a share or a multiple, and no level.

    >>> from policynum.quantities.measures import find
    >>> [is_share(found.measure) for found in find("增长5%，翻两番，达到5亿元")]
    [True, True, False]
    """
    return measure.unit in RELATIVE


def cue(number: Changing, says: str) -> Hit | None:
    """The nearest cue before a number that names what it is compared with: a "peer" (高于|全国) or a "plan" (较目标).

    >>> import policynum
    >>> [one.change.base for one in policynum.extract("完成年度计划的85%。增速高于全国2个百分点。")]
    ['完成年度计划的', '高于']
    """
    for hit in reversed(comparisons.named(number.text, number.place, number.start)):
        if says in hit.says:
            return hit
    return None


NONE = Finding(None)
NEAR_VERB = 12  # characters: further off, a verb or a rate does not tell how a number is meant


def is_bound(number: Changing) -> bool:
    """高于10% is a bound, 高于全国10% a comparison."""
    return _IS_BOUND.search(number.text, number.place.clause, number.start) is not None


_IS_BOUND = re.compile(
    "(?:[高低快]于|超过)(?:每(?:小时|分钟|秒|天|日|年|月|人|户|吨|亩|立方米|平方米|公斤|千瓦时))?\\Z"
)
