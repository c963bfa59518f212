"""The day on which a document speaks, where it says so: 发布时间, the line under its title, its address."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from policynum import numerals
from policynum.sentences import years

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 1500  # characters: what stands above the first paragraph in web copies
_STAMP = re.compile(
    r"(?:发布(?:时间|日期)|发文日期|成文日期|日期|时间)\s*[:：]\s*((?:19|20)\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})"
    r"|(?:^|[\s　(（|:：>])(20\d\d)-(\d\d)-(\d\d)(?![一-鿿\d])|[(（ ](20\d\d)([01]\d)([0-3]\d)[)） ]"
    r"|(?:——|—|-{2,}|（|\()\s*((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日"
    r"|(?:^|\n)\s*((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?=[^，。\n]{0,8}(?:\s|$|[（(])|在[^，。\n]{2,40}会)"
    r"|(?:^|\n|(?:局|部|委|会|政府|办公室|院|社|中心|队)[ 　]*)"
    r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日[ 　]*(?=\n|$)"
    r"|(?:——|—|^|\n|（|\()\s*([一二][九〇○零][〇○零一二三四五六七八九]{2})年"
    r"([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
    r"|/(20\d\d)[-/]?(\d\d)[-/](\d\d)/"  # in the address of a web page
)
_REPORT_YEAR = re.compile(r"((?:19|20)\d\d)年[^\n，。]{0,20}(?:政府)?工作报告")


def day(text: str) -> date | None:
    """The day on which a document speaks, where it says so; a work report that names only its year gets 1 January.

    >>> day("发布时间:2023-02-17 10:00")
    datetime.date(2023, 2, 17)
    """
    head = text[:HEAD]
    for found in _stamps(head):
        try:
            year, month, of_month = (_count(number) for number in found.groups() if number)
            return date(year, month, of_month)
        except ValueError:  # 2023-13-45, 十二月三一日: a number of another kind, or none at all
            continue
    report = _REPORT_YEAR.search(head)
    return date(int(report[1]), 1, 1) if report else None


def _stamps(head: str) -> Iterator[re.Match[str]]:
    """Where a stamp stands: begun not far before a year, as most characters begin none."""
    done = 0
    for year in _YEAR.finditer(head):
        for start in range(max(done, year.start() - _LEAD), year.start() + 1):
            if found := _STAMP.match(head, start):
                done = found.end()
                yield found
                break


_YEAR = re.compile("[12一二][09九〇○零][0-9〇○零一二三四五六七八九]{2}")
_LEAD = 16  # characters: 政府办公室, 发布时间 and blanks


def _count(written: str) -> int:
    """A year, month or day as a number: 2025, 一九八五, 二十七; ValueError for what is no numeral (三一)."""
    if len(written) == 4:
        return years.arabic(written)
    return int(written) if written.isdecimal() else int(numerals.parse(written))
