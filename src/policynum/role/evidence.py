"""What the earlier rooms know of a mention when its role is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policynum.model import Measure
from policynum.quantities.bounds import HEDGED
from policynum.sentences.clauses import Place

INVESTED = re.compile(rf"总投资(?:额)?(?:{HEDGED}|达)*\Z")  # a sum that tells how large what stands before it is
RAISED = re.compile(
    "(?:设立|组建|发起|统筹|筹集|安排)[^，。；]{0,16}\\Z"
)  # 设立总规模|20亿元的基金 is money that a plan raises

NEAR = 24  # characters before a number that may tell what it is


@dataclass(slots=True)
class Evidence:
    """What the earlier rooms know of a mention. Never changed; slots, as its fields are read fifty times."""

    text: str
    start: int
    end: int
    measure: Measure
    place: Place
    is_change: bool  # a change by, or a ratio of two values
    kind: str | None  # "by", "to", "from"
    of_an_aim: bool  # of a level that is one: 安排5亿元，比上年增加|1亿元; or a part: 将达9万人。其中城镇|5万人
    paired: bool  # whether the mention ends a change from one value to another: 由50%提高到|55%
    basis: str | None  # of the change: "yoy", "mom", …
    direction: str | None  # of the section: "review", "plan", "rule", "gloss"
    told: bool  # whether the sentence has told a fact before
    tells: bool  # whether the words of a text with no such section tell what was, on the whole
    is_late: bool | None  # whether the text speaks in the last two months of its year, which is not over yet
    is_over: bool  # whether the time of the section lay behind when the text spoke
    ahead: bool | None  # whether the time in the sentence lies after the date of publication; None where nothing says
    dated: int | None  # where that time stands
    until: int | None  # where it ends
    carried: (
        str | None
    )  # what the paragraph said before this sentence: "aim", "past", "ahead" (到2027年，…。), a "lead" (预期目标是：)
