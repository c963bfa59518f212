"""Lines that a page's width broke, as copies from PDF have them: where each goes on in the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policynum.text import numbering

if TYPE_CHECKING:
    from policynum.text.repairs import Repair

_WIDEST, _NARROWEST = 120, 24  # half-widths of a page's line: 60 characters to 12
_FULL = 88  # per cent of the widest line: a full one
_FEWEST, _SHARE = 5, 40  # full lines that go on in the next, and their per cent, by which a text is known as broken
_GOES_ON = re.compile(r"[一-鿿0-9０-９A-Za-z，,、“（%％]\Z")
_IN_A_NUMBER = re.compile(r"[一-鿿，、。；：（][0-9０-９.．]*[0-9０-９万亿.．]\Z")  # 投入|10⏎00辆, 增长5.⏎3%
_OF_A_NUMBER = re.compile(r"[0-9０-９]+(?![0-9０-９]|[.．、]?\s|[、.．][^0-9０-９])|[.．—–~～-][0-9０-９]|[一-鿿%％‰℃]")
_BEGINS_ANEW = re.compile(
    rf"\s|{numbering.ANY}|{numbering.CHAPTER}|{numbering.UNDER}|{numbering.ARTICLE}|[#*|{numbering.MARKS}]|\Z"
)


def wraps(text: str) -> list[Repair]:
    r"""The ends of lines that only the width of a page broke, where none of the text's lines is longer than a page's.

    >>> broken = "全市粮食总产量达到三百二十一万吨，比上年增长\n百分之三，蔬菜产量五百六十万吨，增长百分之五\n"
    >>> len(wraps(broken * 5))
    9
    """
    if text.count("\n") < _FEWEST:
        return []
    lines = text.split("\n")
    longest = max(map(len, lines))
    if longest > _WIDEST:
        return []
    widths = [len(line) + sum(1 for character in line if character > "\u2e7f") for line in lines]
    widest = max(widths)
    if not _NARROWEST <= widest <= _WIDEST:
        return []
    full, at, written = _FULL * widest // 100, 0, sum(1 for line in lines if line and not line.isspace())
    found: list[Repair] = []
    amid: list[Repair] = []  # a number, of lines that hold so many characters and not so many widths
    for line, width, after in zip(lines, widths, lines[1:], strict=False):
        at += len(line) + 1
        cut = line.removesuffix("\r")
        is_full = width >= full or len(line) == longest  # of a page that holds so many characters a line
        if is_full and "  " not in line.strip() and _GOES_ON.search(cut) and not _BEGINS_ANEW.match(after):
            found.append((at - 1, at, ""))
        elif _IN_A_NUMBER.search(cut) and _OF_A_NUMBER.match(after):
            amid.append((at - 1, at, ""))
    return sorted(found + amid) if len(found) >= _FEWEST and 100 * len(found) >= _SHARE * written else []
