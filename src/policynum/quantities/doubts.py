"""What is doubtful about a measure by the characters before it: 1,|23万元 may be a part of a longer number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policynum.quantities.measures import Found


def flagged(text: str, found: Sequence[Found]) -> list[Found]:
    """The measures, with a flag on each that digits and a comma stand before which no measure took.

    >>> from policynum.quantities.measures import find
    >>> text = "拨付1,23万元，分给3户，200人"
    >>> [one.flags for one in flagged(text, list(find(text)))]
    [('digits_before_comma',), (), ()]
    """
    marked = list(found)
    taken = 0
    for at, one in enumerate(marked):
        if text[one.start - 1 : one.start] in _BEHIND_DIGITS and _cut_off(text, taken, one.start):
            marked[at] = replace(one, flags=(*one.flags, DIGITS_BEFORE_COMMA))
        taken = one.end
    return marked


def _cut_off(text: str, taken: int, start: int) -> bool:
    """Whether bare digits stand before the comma: not 第3，|200家, nor what a measure took: 3户，|200人."""
    return _DIGITS_AND_COMMA.search(text, max(taken, start - _LONGEST), start) is not None


DIGITS_BEFORE_COMMA = "digits_before_comma"
_BEHIND_DIGITS = frozenset("，,﹐ ")
_DIGITS_AND_COMMA = re.compile("(?:[^0-9.．:：∶/A-Za-z第\\-－—〔\\[]|\\A)[0-9]{1,3}[，,﹐] ?\\Z")
_LONGEST = 6  # characters: what stands before three digits, the comma and a blank
