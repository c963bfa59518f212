"""What a paragraph has said before a sentence, where no section says which way it looks.

"aim" or "past" after its last strong cue, or "lead" once it has opened with 预期目标是：, 按照…预算安排， or
《规划》提出，到2030年，.
"""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, patterns
from policynum.role import intentions
from policynum.sentences.clauses import Sentence, cues
from policynum.sentences.years import NEXT


class Heard:
    """The strong cues of one paragraph after the other, each read once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line, self._until = -1, 0  # the paragraph, and how far it was heard
        self._said: str | None = None

    def before(self, sentence: Sentence) -> str | None:
        """The last of what the sentence's paragraph said before it.

        >>> from policynum.sentences import clauses
        >>> from policynum.model import Cue
        >>> text = "力争早日建成。新增床位30张。"
        >>> [place] = clauses.find(text, [Cue(11, 14, "30张", "")])
        >>> Heard(text).before(place.sentence)
        'aim'
        """
        text, line = self._text, sentence.line
        if self._line != line:
            self._line, self._until, self._said = line, line - 1, None
        if self._said != "lead" and self._until < sentence.start:
            if _leads_in().search(text, max(line, self._until), sentence.start) or _LISTS_TASKS.search(
                text, max(line, self._until), sentence.start + _FIRST
            ):
                self._said = "lead"
            else:
                self._hear(sentence.start)
            self._until = sentence.start
        return self._said

    def _hear(self, end: int) -> None:
        for hit in cues(self._text, max(self._line, self._until), end):
            if intentions.marks_object(self._text, hit, end):
                continue
            if not intentions.AIMS.isdisjoint(hit.says):
                self._said = "aim"
            elif "past" in hit.says:
                self._said = "past"


# 办好15件实事。分别是：|（1）新建公园5座
_LISTS_TASKS = re.compile(
    r"[抓办做]好[^，。；\n]{0,6}[0-9一二三四五六七八九十][件项个][^，。；\n]{0,12}[大实]事。?\s?(?:分别|具体|主要)?(?:[是为]|包括)?"
    r"[：:]?\s?[（(]?[1一①]"
    r"|(?:[办做]好[0-9一二三四五六七八九十]{1,3}[件项个]|今年)(?:民生|为民)?[大实]事(?:项目)?[：:]"
)
_FIRST = 20  # characters of a sentence with which a list begins
_LEAD_IN = (
    "(?:目标(?:任务)?|指引|展望)(?:是|为|如下)?[：:]|(?:按照?|根据)[^，。；\n]{0,16}(?:预算|计划)安排[，,]"
    "|目标(?:任务)?[是为][，,：:]?(?:力争|争取|确保|[到至]20[0-9]{2}年|通过|用[0-9一二三四五])"
    "|[抓办做]好[^，。；\n]{0,6}[0-9一二三四五六七八九十][件项个][^，。；\n]{0,12}[：:]"
    "|(?:提出|明确|要求)[，,：:]?(?:力争|争取)?到20[0-9]{2}年[底末]?[，,]"
)
_TO_COME = (
    "新的一年|来年|明年|今年|20[0-9]{2}年|[一二三四]季度|下半年"
    f"|(?:今后|未来)[^，。；\n]{{1,4}}|{NEXT}|为[^，。；\n]{{2,12}}"
)


@cache
def _leads_in() -> re.Pattern[str]:
    """What leads in aims, or only announces them: 新的一年，我们要做到“五个提升”。下一步，重点做好三方面工作。"""
    tasks = patterns.trie(lexicon.load("sections")["tasks"]["nouns"])
    announced = (
        rf"(?<![^\s。；])(?:{_TO_COME})[，,]?[^，。；\n0-9]{{0,8}}(?:将|要(?!求)|重点|主要)[^，。；\n0-9]{{2,16}}"
        rf"(?:{tasks}|[三四五六七八九十几][个大][^，。；\n0-9]{{2,6}})[。：:](?=[^\n])"
    )
    return re.compile(f"{_LEAD_IN}|{announced}")
