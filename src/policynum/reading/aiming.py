"""What one sentence aims at, and how far that reaches: to the level that a change leads to, to the parts told next."""

from __future__ import annotations

import re

from policynum.model import Basis, Change, Role
from policynum.quantities.bounds import HEDGED
from policynum.sentences.clauses import Sentence
from policynum.sentences.plans import is_shared
from policynum.sentences.years import NEXT


class Aiming:
    """The aims of the sentence so far."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._until = _NEVER  # where the last sentence that aims ends
        self._aims: set[int] = set()  # the mentions of the sentence that are aimed at, as links call them
        self._ends = -1  # where the last of them ends
        self.leads = False  # whether a sentence before has looked ahead
        self._ahead = _NEVER  # the line of which a sentence has looked ahead, and none since has told a fact
        self._of_an_aim = False  # whether the sentence tells of the parts of what the one before aims at
        self.told = False  # whether it has told a fact
        self.told_any = False  # whether any sentence before has

    def enter(self, sentence: Sentence) -> None:
        """Go on to the next sentence that holds a measure."""
        follows = self._until >= sentence.start - 2
        self._of_an_aim = follows and _IN_PARTS.match(self._text, sentence.start) is not None
        self.leads = self._ahead == sentence.line
        self._aims.clear()
        self.told = False

    def reaches(self, after: int, start: int) -> bool:
        """Whether a level is part of an aim, or what the one right before it leads to: 标准提高30元，达到|580元.

        >>> aiming = Aiming("标准提高30元，达到580元")
        >>> aiming.note(Sentence(0, 14, 0, 14, (), ()), 4, 7, Role.TARGET)
        >>> aiming.reaches(7, 10), aiming.reaches(0, 10)
        (True, False)
        """
        if self._of_an_aim:
            return True
        if after != self._ends or start - after > _SHORT_REACH:
            return False
        return _LEADS_ON.fullmatch(self._text, after, start) is not None

    def holds(self, change: Change) -> bool:
        """Whether a change by so much is one of a level that is aimed at; what goes beyond a plan is none."""
        return change.kind == "by" and change.basis is not Basis.PLAN and change.link in self._aims

    def note(self, sentence: Sentence, mention: int, end: int, role: Role) -> None:
        """Remember what the mention that ends at ``end`` turned out to be; links call it ``mention``."""
        if role is Role.TARGET and not is_shared(self._text, end):
            self._until = _NEVER if self.told else sentence.end  # 增长5%，高于4%的目标。其中，…
            self._aims.add(mention)
            self._ends = end
            if _AHEAD.match(self._text, sentence.start, sentence.end) is not None:
                self._ahead = sentence.line  # 到2030年，新建学校20所。城镇化率提高到|61%
        if role in (Role.ACTUAL, Role.COMPARISON):
            self._ahead = _NEVER
        self.told = self.told or role in (Role.ACTUAL, Role.COMPARISON)
        self.told_any = self.told_any or self.told


_NEVER = -3  # before any text
_SHORT_REACH = 10  # characters
_LEADS_ON = re.compile(f"[，、](?:达到?|[增提升降减][高加少]?[到至])(?:{HEDGED})?(?:每人|每户|每亩)?(?:每[年月])?")
_AHEAD = re.compile(
    r"[\s　]*(?:[^，。；\n]{0,20}[，：])?(?:[到至]20[0-9]{2}年[底末]?|(?:今后|未来)的?[一二三四五六七八九十]{1,2}年"
    rf"|[“\"]十[五六]五[”\"](?:时期|期间)|{NEXT}|明年|来年|新的一年)[，,]"
)
_IN_PARTS = re.compile("其中|这?当中|(?:按照?|根据|从)[^，。；\n]{2,14}(?:划分|来?分|分类)，")  # 按照项目类型划分，…
