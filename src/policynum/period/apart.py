"""The times that 分别 gives to numbers one by one: 一季度、二季度分别增长|5%|和|6%|."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policynum.period import reach
from policynum.sentences.times import Time


class Shared:
    """What the last 分别 of a document shares out."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._each = -1  # where it stands
        self._numbers: list[int] = []  # where those stand that it shares out
        self._of = (-1, -1)  # where the first and the last of the times stand that it gave

    def time(self, stated: Sequence[Time], at: int, start: int) -> Time:
        """The time of the number at ``start``: that at ``at`` of those stated, or its own of a list that ends there.

        >>> text = "一季度、二季度分别增长5%和6%"
        >>> stated = [Time(0, 3, "一季度", "stated"), Time(4, 7, "二季度", "stated")]
        >>> shared = Shared(text)
        >>> [shared.time(stated, 1, start).text for start in (11, 14)]
        ['一季度', '二季度']
        """
        text, time = self._text, stated[at]
        each = text.rfind("分别", max(time.end, start - reach.CLAUSE * 2), start)
        first = at
        while first and self._are_listed(stated[first - 1], stated[first]):
            first -= 1
        subject = time.end + (first < at and text.startswith(("，", ","), time.end))  # 2023年和2024年，|全县分别
        again = first < at and self._of == (stated[first].start, time.start)
        if each < 0 or (not again and _SEVERAL.search(text, subject, each)):
            return time
        if each != self._each:
            self._each, self._numbers = each, []
        if start not in self._numbers:
            self._numbers.append(start)
        self._of = (stated[first].start, time.start)
        return stated[min(first + self._numbers.index(start), at)]

    def _are_listed(self, before: Time, time: Time) -> bool:
        """Whether a time is one of a list with the time before it: 一季度、|二季度; no 今年，|一季度."""
        within = [reach.is_within_a_year(one) or one.text.endswith("全年") for one in (before, time)]
        return within[0] == within[1] and self._text[before.end : time.start] in _LISTED


_LISTED = ("、", "和", "及", "与", "，")
_SEVERAL = re.compile(r"[，,。；;：:、（(\n和与及]")
