"""The days of a stretch that the calendar does not name: of a five-year plan, of a century, or up to now (近五年)."""

from __future__ import annotations

import re
from datetime import date

from policynum import lexicon
from policynum.sentences.spans import UNKNOWN, Frame, Span, count, moved
from policynum.sentences.years import COUNT


def find(words: str, frame: Frame) -> Span | None:
    """The days of a five-year plan or of a stretch up to or from the day on which the text speaks; None for any other.

    >>> find("“十四五”末", Frame(None))
    Span(first=datetime.date(2025, 1, 1), last=datetime.date(2025, 12, 31))
    >>> find("过去24小时", Frame(date(2025, 6, 9))), find("2025年", Frame(None))
    (Span(first=datetime.date(2025, 6, 8), last=datetime.date(2025, 6, 9)), None)
    """
    return _of_plan(words, frame) or _from_day(words, frame)


_PLAN = re.compile(
    r"(到|至)?(?:第([一二三四五六七八九十]+)个五年|[“\"‘]?([一二三四五六七八九十]{1,2})五[”\"’]?(?![零一二三四五六七八九十年月]))"
    r"(?:计划|规划)?(以来|期?末|初|([前头后])([一二两三四])年)?"
)


def _of_plan(words: str, frame: Frame) -> Span | None:
    """A five-year plan: the first began in 1953, the second in 1958, the third in 1966, and so every five years."""
    found = _PLAN.match(words)
    if found is None:
        return None
    number = count(found[2] or found[3])
    first = {1: 1953, 2: 1958}.get(number, 1966 + 5 * (number - 3))
    last, part = first + 4, found[4]
    if part == "以来":
        return Span(date(first, 1, 1), frame.published)
    if part and found[6]:
        years = count(found[6])
        first, last = (last - years + 1, last) if found[5] == "后" else (first, first + years - 1)
    elif part:
        first, last = (last, last) if part.endswith("末") else (first, first)
    return Span(None if found[1] else date(first, 1, 1), date(last, 12, 31))


_COUNTED = re.compile(rf"(?:过去|最近|近|今后|未来)?的?({COUNT})多?个?(年|月|周|星期|天|日|小时)内?(?:以?来)?")
_REPORTS_GIVEN = 3  # the last month in which 过去一年 is the year before
_CENTURY = re.compile("[到至]?本世纪末")
_DECADE = re.compile("(?:20|二十)世纪([0-9]0|[一二三四五六七八九]十)年代")


def _from_day(words: str, frame: Frame) -> Span | None:
    """A stretch that ends or begins on the day on which the text speaks: 五年来, 近三个月, 过去24小时, 今后五年.

    Years are whole: 近五年 in the course of 2024 began with 2019. In the first three months, when the year before is
    reported on, 五年来 ends with that year.
    """
    table, today = lexicon.load("periods"), frame.published
    ahead = words.startswith(("今后", "未来"))
    if words in table["now"]["words"]:
        return Span(None, today)
    if _CENTURY.fullmatch(words):
        return Span(None, date((today.year + 99) // 100 * 100, 12, 31)) if today else UNKNOWN
    if decade := _DECADE.fullmatch(words):
        first = 1900 + count(decade[1])
        return Span(date(first, 1, 1), date(first + 9, 12, 31))
    counted = _COUNTED.fullmatch(words)
    if counted is None or not (ahead or words.startswith(("过去", "最近", "近")) or words.endswith("来")):
        if (not ahead and words not in table["behind"]["words"]) or re.match("今年|去年|年初", words):
            return None
        return Span(today, None) if ahead else Span(None, today)
    if today is None:
        return UNKNOWN
    number, unit = count(counted[1]), counted[2]
    if ahead:
        return Span(today, date(today.year + number - 1, 12, 31) if unit == "年" else moved(today, number, unit))
    if unit != "年":
        return Span(moved(today, -number, unit), today)
    last = date(today.year - 1, 12, 31) if today.month <= _REPORTS_GIVEN else today
    return Span(date(today.year - number, 1, 1), last)
