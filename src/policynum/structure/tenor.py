"""Which way a paragraph looks where no heading says: by its words, each with its weight in data/tenor.toml.

Plans string together what is to be done (完善…，健全…，支持…), reports what was reached (累计…，获批…，居全国第一). No
one word decides, but in a paragraph there are many.
"""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, patterns


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

    >>> tells(-20), tells(3), tells(None)
    (True, False, False)
    """
    return lean is not None and lean <= _TELLS_ON


# What the weights must come to: of a paragraph by itself, of one in a long part that does not lean so, or that tells
# what was; of one that tells in a part that sets out; and of 1000 characters of a long part that sets out, or tells.
# Of the parts of the 31 reports that the weights come from, those that look back have -36 to 6, those that set out 49
# to 100; 24 of their 527 paragraphs reach 12.
_SETS_OUT, _SETS_OUT_ALONE, _SETS_OUT_AGAINST, _TELLS, _LEANS, _TELLS_ON = 7, 12, 24, -5, 25, -10


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


def weight(text: str, start: int, end: int) -> int:
    """How much the words of a paragraph lean to what is to be done; below nought, to what was.

    >>> weight("支持企业稳岗", 0, 6), weight("获批3个试点", 0, 6)
    (3, -5)
    """
    opens, holds, pattern = _words()
    seen: dict[str, int] = {}
    total = 0
    for found in pattern.finditer(text, start, min(end, start + _LONGEST)):
        word = found[0]
        seen[word] = times = seen.get(word, 0) + 1
        if times > _OFTENEST:
            continue
        total += holds.get(word, 0)
        if word in opens:
            at = found.start()
            total += opens[word] if at == start or not text[at - 1].isalnum() else 0
    return total


_LONGEST = 4000  # characters of a paragraph that are read
_OFTENEST = 2  # times that a word counts


@cache
def _words() -> tuple[dict[str, int], dict[str, int], re.Pattern[str]]:
    opens, holds = (
        {word: int(weight) for weight, words in lexicon.load("tenor")[place].items() for word in words.split()}
        for place in ("opens", "holds")
    )
    return opens, holds, re.compile(patterns.sought(opens | holds))
