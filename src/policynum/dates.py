"""The first and last day of a time as written, where the text and the day on which it speaks allow to know them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from policynum import lexicon, numerals

DIGIT = "[0-9０-９]"
DASH = r"\s?(?:[-－—–‒~～至到]|——)\s?"
YEAR = rf"(?:(?:[12１２]{DIGIT}{{3}}|[一二][〇○零九八七][〇○零一二三四五六七八九]{{2}})\s?年)"  # 2025年, 一九五七年
COUNT = rf"(?:{DIGIT}{{1,2}}|[一二两三四五六七八九十]{{1,3}})"


@lru_cache(maxsize=4096)
def resolve(text: str, published: date | None, year: int | None = None) -> tuple[str | None, str | None]:
    """First and last day of a time as ISO dates; None where the text does not say and ``published`` is not known.

    ``year`` is the one that the section names: in a part headed 2024年工作回顾 全年 is the whole of 2024.

    >>> resolve("到2027年", None)
    (None, '2027-12-31')
    >>> resolve("今年1—4月", date(2025, 6, 9))
    ('2025-01-01', '2025-04-30')
    >>> resolve("今年1—4月", None)
    (None, None)
    >>> resolve("截至1210日", date(2023, 12, 20))  # a 月 was lost, and 1210 is no year
    (None, None)
    """
    table = lexicon.load("periods")
    if numbered := re.match(r"第([一二三四五六七八九十]+)个五年", text):
        return _plan(int(numerals.parse(numbered[1])), "", text, published)
    plan = re.search(r"([一二三四五六七八九十]{1,2})五[”\"’]?(时期|期间|以来|末|规划期)?", text)
    if plan and not re.search(r"年|月", text):
        return _plan(int(numerals.parse(plan[1])), plan[2] or "", text, published)
    if table["days"].keys() & {text.removeprefix("截至")[:2], text[:2], text[1:3]}:
        return _day(text, published, table)
    if any(word in text for word in table["near"]["words"]) or re.fullmatch(
        f"截至{DIGIT}{{1,2}}日|{DIGIT}{{1,2}}日", text
    ):
        return None, None
    if text.endswith("以来") and text not in table["behind"]["words"]:  # 2018年以来; 党的二十大以来
        since = [_year(word) for word in re.findall(YEAR, text)] or _relative(text, published, None, table)
        return f"{since[0]}-01-01" if since and "月" not in text else None, published.isoformat() if published else None
    if text.endswith("期间") and not re.match(YEAR, text):
        return None, None
    if re.search("来$|^过去|^近|本届|^今后|^未来", text) and not re.match(YEAR, text):
        return _stretch(text, published, table)
    if text in table["now"]["words"]:
        return (None, published.isoformat()) if published else (None, None)
    years = [_year(word) for word in re.findall(YEAR[:-2] + "(?!日))", text)] or _relative(text, published, year, table)
    if not years:
        return None, None
    first, last = _months(text, table)
    opens = bool(re.match("到|至|截至|截止", text))
    day = re.search(rf"({COUNT})日", text)
    days = re.search(rf"({COUNT})月({COUNT})日{DASH}(?:({COUNT})月)?({COUNT})日", text)
    try:
        if days:  # 9月28日至10月8日
            month, opening, later, closing = (int(numerals.parse(one)) if one else first for one in days.groups())
            end = date(years[-1], later if days[3] else month, closing)
            return date(years[0], month, opening).isoformat(), end.isoformat()
        end = date(years[-1], last, int(numerals.parse(day[1])) if day else monthrange(years[-1], last)[1])
        begin = date(years[0], first, end.day if day else 1)
    except ValueError:  # 2月30日
        return None, None
    return (None if opens else begin.isoformat()), end.isoformat()


def _day(text: str, published: date | None, table: Any) -> tuple[str | None, str | None]:
    if published is None:
        return None, None
    distance = next(distance for word, distance in table["days"].items() if word in text)
    try:
        day = (published + timedelta(days=distance)).isoformat()
    except OverflowError:
        return None, None
    return (None if text.startswith(("截至", "到")) else day), day


def _year(word: str) -> int:
    digits = word.translate(str.maketrans("０１２３４５６７８９〇○零一二三四五六七八九", "0123456789000123456789"))
    return int(re.sub(r"\D", "", digits))


def _relative(text: str, published: date | None, year: int | None, table: Any) -> list[int]:
    for word, distance in table["years"].items():
        if word in text:
            return [published.year + distance] if published else []
    if year is None and published is not None:
        year = published.year
    return [year] if year and re.search("月|季|半年|年内|年底|年末|年初|全年", text) else []


def _months(text: str, table: Any) -> tuple[int, int]:
    for word in sorted(table["parts"], key=len, reverse=True):
        if word in text:
            first, last = table["parts"][word]
            return first, last
    if found := re.search(rf"前({COUNT})个?(月|季度)", text):
        return 1, min(12, int(numerals.parse(found[1])) * (1 if found[2] == "月" else 3))
    if found := re.search(rf"(?:({COUNT})月?(?:份)?{DASH})?({COUNT})月", text):
        last = min(12, max(1, int(numerals.parse(found[2]))))
        return (min(last, max(1, int(numerals.parse(found[1])))) if found[1] else last), last
    return (12, 12) if re.search("末|底$", text) else (1, 12)


def _plan(number: int, part: str, text: str, published: date | None) -> tuple[str | None, str | None]:
    """A five-year plan: the first began in 1953, the second in 1958, the third in 1966, and so every five years."""
    first = {1: 1953, 2: 1958}.get(number, 1966 + 5 * (number - 3))
    if part == "末" or text.startswith(("到", "至")):
        return (f"{first + 4}-01-01" if part == "末" and text[0] not in "到至" else None), f"{first + 4}-12-31"
    if part == "以来":
        return f"{first}-01-01", published.isoformat() if published else None
    return f"{first}-01-01", f"{first + 4}-12-31"


def _stretch(text: str, published: date | None, table: Any) -> tuple[str | None, str | None]:
    if published is None:
        return None, None
    count = re.search("[一二两三四五十]", text)
    years = int(numerals.parse(count[0])) if count else None
    if text in table["ahead"]["words"]:
        return published.isoformat(), f"{published.year + years - 1}-12-31" if years else None
    if "今年" in text or "年初" in text:
        return f"{published.year}-01-01", published.isoformat()
    if "去年" in text:
        return f"{published.year - 1}-01-01", published.isoformat()
    return f"{published.year - years}-01-01" if years else None, published.isoformat()
