"""What is doubtful about a measure by the characters around it: 1,|23万元 may be a part of a longer number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policynum.quantities.measures import Found


def flagged(text: str, found: Sequence[Found]) -> list[Found]:
    """The measures, each with a flag for what the characters around it leave open.

    >>> from policynum.quantities.measures import find
    >>> text = "拨付1,23万元，分给3户，200人，比例为1:2:3"
    >>> [one.flags for one in flagged(text, list(find(text)))][:4]
    [('digits_before_comma',), (), (), ('no_unit', 'part_of_ratio')]
    """
    marked = list(found)
    taken = 0
    for at, one in enumerate(marked):
        if text[one.start - 1 : one.start] in _BEHIND_DIGITS and _is_cut_off(text, taken, one.start):
            marked[at] = replace(one, flags=(*one.flags, "digits_before_comma"))
        elif one.measure.unit == "1" and _is_of_three(text, one.start, one.end):
            marked[at] = replace(one, flags=(*one.flags, "part_of_ratio"))
        taken = one.end
    return marked


def _is_cut_off(text: str, taken: int, start: int) -> bool:
    """Whether bare digits stand before the comma: not 第3，|200家, nor what a measure took: 3户，|200人."""
    return _DIGITS_AND_COMMA.search(text, max(taken, start - _LONGEST), start) is not None


_BEHIND_DIGITS = frozenset("，,﹐ ")
_DIGITS_AND_COMMA = re.compile("(?:[^0-9.．:：∶/A-Za-z第\\-－—〔\\[]|\\A)[0-9]{1,3}[，,﹐] ?\\Z")
_LONGEST = 6  # characters: what stands before three digits, the comma and a blank


def _is_of_three(text: str, start: int, end: int) -> bool:
    """Whether a number is a part of what compares three or more, and counts nothing: 3.9∶|59.5|∶36.6."""
    if text[start - 1 : start] not in _COLONS and text[end : end + 1] not in _COLONS:
        return False
    first, last = max(0, start - _LONGEST_RATIO), min(len(text), end + _LONGEST_RATIO)
    while start > first and text[start - 1] in _OF_RATIOS:
        start -= 1
    while end < last and text[end] in _OF_RATIOS:
        end += 1
    return _THREE.search(text, start, end) is not None


_COLONS = frozenset(":：∶")
_OF_RATIOS = frozenset("0123456789.．") | _COLONS
_LONGEST_RATIO = 40  # characters
_THREE = re.compile("[0-9.．]+(?:[:：∶][0-9.．]+){2}")
