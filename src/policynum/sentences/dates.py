"""The first and last day of a time as written, where the text and the day on which it speaks allow to know them.

A five-year plan (“十四五”末) and a stretch up to now (近五年) are read in ``stretches``. A time of the calendar is read
from its ends inwards: what opens it (截至, 自), what closes it (以来, 前), the two ends of a range (1—11月,
20日深夜至今天凌晨), then the year, part of a year, month, ten days and day of each end.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache, lru_cache

from policynum import lexicon
from policynum.sentences import stretches
from policynum.sentences.spans import UNKNOWN, Frame, Span, count, moved
from policynum.sentences.years import COUNT, DASH, OF_SHORT, arabic


@lru_cache(maxsize=4096)
def resolve(text: str, published: date | None, year: int | None = None) -> tuple[str | None, str | None]:
    """First and last day of a time as ISO dates; None where the text does not say and ``published`` is not known.

    ``year`` is the one that the section names: in a part headed 2024年工作回顾 全年 is the whole of 2024. A time up to
    which something holds (到2027年, 9月底前) has no first day, one from which it does (从2018年) no last.

    >>> resolve("到2027年", None)
    (None, '2027-12-31')
    >>> resolve("今年1—4月", date(2025, 6, 9))
    ('2025-01-01', '2025-04-30')
    >>> resolve("今年1—4月", None)
    (None, None)
    >>> resolve("截至1210日", date(2023, 12, 20))  # a 月 was lost, and 1210 is no year
    (None, None)
    """
    words = _BARE_YEAR.sub("年", re.sub(r"[\s　]", "", text).translate(_ZEROS))
    words = _QUARTERS_LISTED.sub(r"\1季度至\2季度", _MONTHS_LISTED.sub(r"\1月至\2月", words))
    frame = Frame(published, year)
    try:
        span = stretches.find(words, frame) or _calendar(words, frame) or UNKNOWN
    except (ValueError, OverflowError):  # 2月30日, 13月; a day before the year 1
        span = UNKNOWN
    if span.first is not None and span.last is not None and span.last < span.first:
        span = UNKNOWN
    first, last = (day.isoformat() if day is not None else None for day in span)
    return first, last


_BARE_YEAR = re.compile("(?<=20[0-9]{2})(?=[上下]半年|前三季|[一二三四]季|全年)")  # 2017|上半年
# 一、二季度, 1-3季度; 7、8、9三个月
_QUARTERS_LISTED = re.compile(f"([1-4一二三四])(?:季度)?(?:{DASH}|[、和及])(?:[23二三]、)?([1-4一二三四])季度")
_MONTHS_LISTED = re.compile("([0-9]{1,2})(?:、[0-9]{1,2})*[、和]([0-9]{1,2})(?:[二两三四]个月|月份?)")
_ZEROS = str.maketrans("〇○", "零零")
_UNTIL = "截至|截止到|截止|到|至"
_OPENER = re.compile(f"(?:({_UNTIL})|自|从|在)?")
_CLOSER = re.compile("(?:(以来|至今)|((?:以|之)?前)|(开始|起)|期间|许|份?当月|(?<=[0-9今]年)内)?\\Z")
_ELIDED = re.compile(rf"([0-9]{{1,4}}|{COUNT})(?={DASH}(?:[0-9]{{1,4}}|{COUNT})([年月日时]))")  # 1|—11月
_VAGUE = re.compile(
    "同期|前后|中期|财年|学年|(?<!首)季(?!度)|世纪|年代|假期|春节|国庆|中秋|元旦|清明|端午|五一|春运|暑运|三夏|两会|黄金周"
)


def _calendar(words: str, frame: Frame) -> Span | None:
    opener = _OPENER.match(words)
    assert opener is not None
    closer = _CLOSER.search(words, opener.end())
    assert closer is not None
    body = words[opener.end() : closer.start()]
    span = None if _VAGUE.search(body) else _range(_ELIDED.sub(r"\1\2", body), frame)
    if closer[1]:  # 2018年以来; 党的二十大以来
        return Span(span.first if span else None, frame.published)
    if span is None:
        return None
    if opener[1] or closer[2]:
        return Span(None, span.last)
    begins = opener[0] in ("自", "从") or closer[3]  # 自2018年, 2026年起
    return Span(span.first, None) if begins and not re.search(DASH, body) else span


def _range(body: str, frame: Frame) -> Span | None:
    """From the first day of one time to the last of another, which leave unsaid what the other one says."""
    begin = _moment().match(body)
    assert begin is not None
    dash = re.compile(DASH).match(body, begin.end())
    end = _moment().match(body, dash.end()) if dash else None
    if end is None or not begin[0] or not any(end.groups()):  # 9月23日0—24时 is one day
        return _span(begin, frame)
    said = _span(end, frame) if not begin["month"] and not begin["word"] else None
    if begin["day"] and not begin["month"] and said and said.last:  # 30日深夜至今天凌晨
        first = _span(begin, Frame(frame.published, said.last.year, said.last.month))
        if first and first.first and first.first > said.last:
            first = _span(begin, Frame(frame.published, *_month_before(said.last)))
        return first and Span(first.first, said.last)
    if not begin["year"] and not begin["far"] and end["year"]:
        frame = frame._replace(year=arabic(end["year"]))
    first = _span(begin, frame)
    if first is None or first.first is None:
        return None
    last = _after(end, first.first, frame)
    return last and Span(first.first, last.last)


def _after(end: re.Match[str], first: date, frame: Frame) -> Span | None:
    """The second end of a range, in the next year where it would else come before the first: 12月28日至1月3日."""
    for year in (first.year, first.year + 1):
        try:
            last = _span(end, Frame(frame.published, year, first.month))
        except ValueError:  # 2月29日, and this year is no leap year
            continue
        if last is None or last.last is None or last.last >= first:
            return last
    return None


def _month_before(day: date) -> tuple[int, int]:
    return (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)


@cache
def _moment() -> re.Pattern[str]:
    table = lexicon.load("periods")
    words = {
        name: "|".join(map(re.escape, sorted(table[name], key=len, reverse=True)))
        for name in ("days", "years", "parts")
    }
    return re.compile(
        rf"(?P<word>{words['days']})?"
        r"(?:(?P<week>[本这上下]个?(?:周|星期))(?P<weekday>[一二三四五六日天])?(?!末))?"
        rf"(?:(?P<year>[12][0-9]{{3}}|[一二][零一二三四五六七八九]{{3}}|1[01][0-9]|[0-3][0-9](?=年(?:{OF_SHORT})))年|(?P<far>{words['years']}|次年|翌年))?度?的?"
        rf"(?:(?P<part>{words['parts']})|[前首](?P<count>{COUNT})个?(?P<of>月|季度)|第?(?P<quarter>[1-4])季度"
        rf"|(?P<this>[本这上下]个?月)|(?P<month>{COUNT})月份?)?"
        rf"(?P<third>上中旬|中下旬|[上中下]旬|[底末初])?(?:(?P<day>{COUNT})日(?:当[天日])?)?"
        rf"(?:凌晨|清晨|早上|早晨|上午|中午|午后|下午|傍晚|晚上|晚间|夜间|深夜|夜里|[晚夜])?(?:[0-9]{{1,2}}[时点])?"
    )


def _span(found: re.Match[str], frame: Frame) -> Span | None:
    """The days of one time; None where its year is not said and not known."""
    if found["word"] or found["week"] or found["this"]:
        return _near(found, frame)
    year = _year(found, frame)
    if year is None or found.end() == found.start():
        return None
    if found["day"] and not found["month"]:
        return _bare_day(count(found["day"]), frame)
    first, last = _months(found)
    if found["month"] is None and found["third"]:
        first, last = (first, first) if found["third"] == "初" else (last, last)
        return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
    return _days(found, year, first, last)


def _days(found: re.Match[str], year: int, first: int, last: int) -> Span:
    end = monthrange(year, last)[1]
    if found["day"]:
        day = date(year, last, count(found["day"]))
        return Span(day, day)
    if found["third"]:  # 5月中旬; 月底 is its last ten days, as 年底 is the last month
        begins = {"上": 1, "初": 1, "中": 11}.get(found["third"][0], 21)
        ends = {"上旬": 10, "初": 10, "中旬": 20, "上中旬": 20}.get(found["third"], end)
        return Span(date(year, last, begins), date(year, last, ends))
    return Span(date(year, first, 1), date(year, last, end))


def _near(found: re.Match[str], frame: Frame) -> Span | None:
    """A time named by its distance from the day on which the text speaks: 昨晚, 上周五, 本月11日."""
    today = frame.published
    if today is None:
        return None
    if found["word"]:
        day = today + timedelta(days=lexicon.load("periods")["days"][found["word"]])
        return Span(day, day)
    away = {"上": -1, "下": 1}.get((found["week"] or found["this"])[0], 0)
    if found["week"]:
        monday = today + timedelta(days=7 * away - today.weekday())
        weekday = found["weekday"] and monday + timedelta(
            days="一二三四五六日天".index(found["weekday"].replace("天", "日"))
        )
        return Span(weekday or monday, weekday or monday + timedelta(days=6))
    month = moved(today.replace(day=1), away, "月")
    return _days(found, month.year, month.month, month.month)


def _bare_day(day: int, frame: Frame) -> Span | None:
    """20日 goes on from another day's month, or lies in the month of publication where that has come so far."""
    if frame.year is not None and frame.month is not None:
        found = date(frame.year, frame.month, day)
    elif frame.published is not None and day <= frame.published.day:
        found = frame.published.replace(day=day)
    else:
        return None
    return Span(found, found)


def _year(found: re.Match[str], frame: Frame) -> int | None:
    if found["year"]:
        return arabic(found["year"])
    if found["far"] in ("次年", "翌年"):
        return frame.year + 1 if frame.year is not None else None
    if found["far"]:
        return frame.published.year + lexicon.load("periods")["years"][found["far"]] if frame.published else None
    return frame.year if frame.year is not None else frame.published.year if frame.published else None


def _months(found: re.Match[str]) -> tuple[int, int]:
    """The first and last month; ValueError where no calendar has them."""
    if found["part"]:
        first, last = lexicon.load("periods")["parts"][found["part"]]
        return first, last
    if found["count"]:
        return 1, count(found["count"]) * (1 if found["of"] == "月" else 3)
    if found["quarter"]:
        return 3 * int(found["quarter"]) - 2, 3 * int(found["quarter"])
    if found["month"]:
        return (count(found["month"]),) * 2
    return 1, 12
