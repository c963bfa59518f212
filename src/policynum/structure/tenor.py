"""Which way a paragraph looks where no heading says: by its words, each with its weight in data/tenor.toml.

Plans string together what is to be done (完善…，健全…，支持…), reports what was reached (累计…，获批…，居全国第一). No
one word decides, but in a paragraph there are many.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from policynum import lexicon, patterns
from policynum.text import numbering


def direction(weight: int, headed: str | None, lean: int | None = None) -> str | None:
    """Which way a paragraph of that weight looks, in a part of the document that its heading says looks so.

    ``lean`` is that of the part, where its heading says nothing.

    >>> direction(12, None), direction(4, None), direction(4, None, lean=60), direction(9, None, lean=-10)
    ('plan', None, 'plan', None)
    >>> direction(12, "review"), direction(-9, "plan")
    ('review', None)
    """
    if headed == "plan" or (lean is not None and lean >= _LEANS):
        return None if weight <= _TELLS else "plan"  # an answer tells first what was done, and then what will be
    if headed is None:
        alone = _SETS_OUT_AGAINST if tells(lean) else _SETS_OUT_ALONE
        return "plan" if weight >= (_SETS_OUT if lean is None else alone) else None
    return headed


def tells(lean: int | None) -> bool:
    """Whether a long part of that lean tells what was.

    >>> tells(-20), tells(13), tells(None)
    (True, False, False)
    """
    return lean is not None and lean <= _TELLS_ON


# What the weights must come to: of a paragraph by itself, of one in a long part that does not lean so, or that tells
# what was; of one that tells in a part that sets out; and of 1000 characters of a long part that sets out, or tells.
# Of 186 stretches (800 to 2500 characters) of what looks back in the 31 reports that the weights come from, 98 in 100
# have -4 or less, of 189 of what sets out 33 or more; 7 of 535 paragraphs that look back reach 12, 913 of 1500 others.
_SETS_OUT, _SETS_OUT_ALONE, _SETS_OUT_AGAINST, _TELLS, _LEANS, _TELLS_ON = 7, 12, 24, -5, 25, 5


class Scale:
    """Weighs the paragraphs of one text, each once: it is asked for them one by one, for a part and for the whole."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._weights: dict[tuple[int, int], int] = {}  # of the lines, by where each begins and ends

    def weight(self, start: int, end: int) -> int:
        """The weight of the line from ``start`` to ``end``."""
        line = start, end
        if line not in self._weights:
            self._weights[line] = weight(self._text, start, end)
        return self._weights[line]

    def lean(self, start: int, end: int) -> int | None:
        """The weight of 1000 characters of a part, which is some lines; None of a short one, of which it says nothing.

        >>> text = "支持企业稳岗。完善托育体系。\\n" * 50
        >>> Scale(text).lean(0, len(text)) > 100, Scale(text).lean(0, 60) is None
        (True, True)
        """
        if end - start < _LONG:
            return None
        total, at = 0, start
        while at < end:
            stop = self._text.find("\n", at, end)
            stop = end if stop < 0 else stop
            total += self.weight(at, stop)
            at = stop + 1
        return total * 1000 // (end - start)


_LONG = 600  # characters


def is_of_years_gone(text: str, start: int, end: int, read: int | None = None) -> bool:
    """Whether a paragraph opens with years that lie behind, of which it tells up to ``end``: 一年来，我们….

    ``read``: where it was read up to already.

    >>> is_of_years_gone("一年来，我们新增床位300张", 0, 13), is_of_years_gone("一年内新增床位300张", 0, 11)
    (True, False)
    >>> text = "一年来，我们新增床位300张。下一步，新建医院3所"
    >>> is_of_years_gone(text, 0, len(text))
    False
    """
    read = start if read is None else read
    return _years_gone().match(text, start, end) is not None and _GOES_ON.search(text, read, end) is None


_SEES = "(?:清醒|充分)?地?(?:看到|认识|指出|承认|说明|强调)"
_GOES_ON = re.compile(
    r"[。；]\s*(?:同时，|为此，|对此，)?(?:新的一年|下一?步|下一?阶段|接下来|今后|面对未来|明年"
    "|未来(?=[，、一二三五十几]|我们|全[市省县区])|面向(?=未来|20|明年|“十)|20[0-9]{2}年[^，。]{0,4}(?:工作|安排)"
    f"|要(?![素事闻害件点地]|{_SEES})|必须(?!{_SEES})|我们(?:要(?!求)|将(?![^，。]{{0,10}}(?:到底|用于)))"
    "|全年预计|预计全年|预计到)"
)


@cache
def _years_gone() -> re.Pattern[str]:
    gone = patterns.trie(lexicon.load("tenor")["opens"]["-30"].split())
    return re.compile(rf"[\s　]*(?:{gone})[，,]")


def weight(text: str, start: int, end: int) -> int:
    """How much the words of a paragraph lean to what is to be done; below nought, to what was.

    >>> weight("支持企业稳岗", 0, 6), weight("获批3个试点", 0, 6)
    (3, -5)
    """
    opens, holds, closes, pattern = _words()
    seen: dict[str, int] = {}
    last = min(end, start + _LONGEST)
    total = -_OF_STATE * _begins_with_a_state(text, start, last)
    if not _is_aim(text, start, last):  # a plan ends in an aim, however exact its numbers are
        total -= _OF_EXACT * sum(1 for _ in islice(_EXACT.finditer(text, start, last), _MOST_EXACT))
    for found in pattern.finditer(text, start, last):
        word = found[0]
        seen[word] = times = seen.get(word, 0) + 1
        if times > _OFTENEST:
            continue
        total += holds.get(word, 0)
        if word in opens:
            at = found.start()
            total += opens[word] if at == start or not text[at - 1].isalnum() else 0
        if word in closes and text[found.end() : found.end() + 1] in _PAUSES and not _is_aim(text, start, found.end()):
            total += closes[word]
    return total


def _is_aim(text: str, start: int, end: int) -> bool:
    """Whether the last clause up to ``end`` opens with a verb of plans: 推动|农业机械化水平提高|.

    >>> _is_aim("完善体系，推动水平提高。", 0, 11), _is_aim("完善体系，水平提高。", 0, 9)
    (True, False)
    """
    begin = max(start, *(text.rfind(mark, start, end - 2) + 1 for mark in "，。；,;"))
    return _aiming().match(text, begin, end) is not None


@cache
def _aiming() -> re.Pattern[str]:
    opens = (word for word, weight in _words()[0].items() if weight > 0 and word not in _NOUNS_TOO)
    return re.compile(rf"\s*{patterns.trie(sorted(opens))}")


_NOUNS_TOO = frozenset({"发展", "规范", "布局"})  # 发展|活力显著增强 tells what was


def _begins_with_a_state(text: str, start: int, end: int) -> bool:
    """Whether a paragraph opens with what came about: （六）优化营商环境，|民营经济活力进一步增强|。

    >>> _begins_with_a_state("优化环境，民营经济活力进一步增强。", 0, 17), _begins_with_a_state("促进消费增长。", 0, 7)
    (True, False)
    """
    opens, _, closes, _ = _words()
    first = _FIRST_SENTENCE.match(text, start, end)
    if first is None or "上" in first["last"] or _AIMED.search(first[0]):  # 在开放上取得新突破 is an aim as often
        return False
    state = first["last"]
    told = any(state.endswith(word) for word in closes)
    return told and not any(weight > 0 and state.startswith(word) for word, weight in opens.items())


_AIMED = re.compile("[到至]20[0-9]{2}年|用[0-9一二三四五两]{1,2}年|确保|力争|努力|以更|目标|明显改变")
_FIRST_SENTENCE = re.compile(
    rf"[\s　]*(?:{numbering.ANY})?(?:[^，。；\n]{{2,30}}，){{0,3}}(?P<last>[^，。；\n]{{4,24}})。"
)
_LONGEST = 4000  # characters of a paragraph that are read
_OFTENEST = 2  # times that a word counts
_PAUSES = frozenset(("，", "。", "；", "、", ",", ";", "\n", ""))
# A number that is too exact to be an aim: 398.2万亩, 2113个; but 5.5%左右 and 2000个 may be one.
_EXACT = re.compile(
    r"[0-9]\.[0-9]+[^，。；、0-9左以]{1,5}(?=[，。；、])|(?<![0-9.第])[1-9][0-9]*[1-9]{2}(?=[个家户项条人名件公平亩套座处台所])|达[0-9]+[^，。；、0-9左以]{1,5}(?=[，。；、])"
)
_OF_STATE = 8  # what a state at its head weighs against what is to be done
_OF_EXACT, _MOST_EXACT = 2, 4  # what each weighs against what is to be done, and how many count


@cache
def _words() -> tuple[dict[str, int], dict[str, int], dict[str, int], re.Pattern[str]]:
    opens, holds, closes = (
        {word: int(weight) for weight, words in lexicon.load("tenor")[place].items() for word in words.split()}
        for place in ("opens", "holds", "closes")
    )
    return opens, holds, closes, re.compile(patterns.sought(opens | holds | closes))
