"""The days of a time: what is known when it is read, the first and the last of them, and days some months on."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from policynum import numerals


class Frame(NamedTuple):
    """What a time may leave unsaid: the day on which the text speaks, and the year and month that it goes on from."""

    published: date | None
    year: int | None = None
    month: int | None = None


class Span(NamedTuple):
    """The first and last day of a time; None on a side that the words leave open."""

    first: date | None
    last: date | None


UNKNOWN = Span(None, None)


def count(words: str) -> int:
    """The number that COUNT matched.

    >>> count("11"), count("十二")
    (11, 12)
    """
    return int(numerals.parse(words))


def moved(day: date, number: int, unit: str) -> date:
    """The day some months, weeks, days or hours on: a month on from 31 January is the last of February.

    >>> moved(date(2025, 1, 31), 1, "月"), moved(date(2025, 1, 31), -2, "周")
    (datetime.date(2025, 2, 28), datetime.date(2025, 1, 17))
    """
    if unit == "月":
        year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    days = {"周": 7 * number, "星期": 7 * number, "小时": (abs(number) + 23) // 24 * (1 if number > 0 else -1)}
    return day + timedelta(days=days.get(unit, number))
