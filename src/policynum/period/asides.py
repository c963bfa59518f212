"""Times told aside: of one number alone, or within a longer time to which the text goes back for what follows.

5万吨，|去年同期|为4万吨；销量3万吨: that is of this year. 上半年增长6%，其中|二季度|7%。出口5亿元: of all six months.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from policynum.quantities.bounds import HEDGED
from policynum.sentences import dates
from policynum.sentences.clauses import FARTHEST
from policynum.sentences.times import Time
from policynum.sentences.years import PART_ENDS

HEAD = 12  # characters in which a line begins with a time


def is_left(text: str, time: Time, told: Sequence[Time], start: int, line: int) -> bool:
    """Whether the number at ``start`` stands behind what a time was told aside of.

    ``told`` are the times that the line, which begins at ``line``, told before it.

    >>> text = "今年产量5万吨，去年同期为4万吨；销量3万吨"
    >>> now, then = Time(0, 2, "今年", "stated"), Time(8, 12, "去年同期", "stated")
    >>> is_left(text, then, [now], text.index("4"), 0), is_left(text, then, [now], text.index("3"), 0)
    (False, True)
    """
    if is_told_aside(text, time):
        return _is_past(text, time.end, start)
    if not told:
        return False
    other = next((one for one in reversed(told[-_NEAR:]) if one.use != "now"), time)
    if time.use == "now" and other.use == "stated" and text.find("；", time.end, min(start, time.end + FARTHEST)) >= 0:
        return True  # 今年开工10个，其中6个|目前|已竣工；续建|3个
    hoped = time.text.endswith("前") and text.endswith(_HOPES, 0, time.start)
    if hoped and _UNMEASURED.match(text, time.end, start) is not None:
        return True  # 今年新建项目1个，力争|春节前|开工；续建|3个
    level = _LEVEL.match(text, time.end)
    whole = next((one for one in reversed(told[-_NEAR:]) if one.text != time.text), told[-1])
    if level is not None and level.end() <= start and _is_former(time.text, whole.text):
        amid = text[time.start - 1] in "，,（(、"  # 2023年90亿元，增长|6%|。 goes on with its year
        if amid or _is_past(text, level.end(), start):
            return True
    return _is_past(text, time.end, start) and any(_is_within(text, time, whole, line) for whole in told[-_NEAR:])


_HOPES = ("力争", "争取", "确保", "计划", "预计")
_UNMEASURED = re.compile("(?:前|底|末)?[^，。；、：0-9\n]{1,12}；")
_NEAR = 4  # times of which one may hold the next: 上半年…，其中一季度…，|二季度


def _is_past(text: str, begin: int, start: int) -> bool:
    """Whether a sentence or a part of one has ended since a time, which is not looked for farther than any reaches."""
    return _LEFT.search(text, begin, min(start, begin + FARTHEST)) is not None


_LEFT = re.compile("[；。\n]")


def is_told_aside(text: str, time: Time) -> bool:
    """Whether a time is that of one number alone: 火电下降1.3%，|6月份|为增长1.1%.

    >>> is_told_aside("6月份为增长1.1%", Time(0, 3, "6月份", "stated"))
    True
    """
    if (
        time.text.endswith("以来")
        and text[time.start - 1 : time.start] not in _OPENS
        and not time.text.startswith("今")
    ):
        return _GROWN_SINCE.match(text, time.end) is not None
    return _TOLD_ASIDE.match(text, time.end) is not None


_OPENS = ("", "。", "；", "\n", "　", " ", "：")
# 比例为88%，实现|“十三五”以来|“七连升”；劣类比例为1%, 浓度30微克，|2020年以来|累计下降29%。优良天数…
_GROWN_SINCE = re.compile("累计(?:上升|下降|提高|降低|增长|减少|增加)|“[一-鿿]连|(?:首次|最[高低好多少]|新[高低])")
_TOLD_ASIDE = re.compile("(?:同期)?为(?:增长|下降|上涨|回落|降低|持平)")

# 去年同期|为4万吨, 2023年|已达236公里, 上月末|余额33亿元.
_LEVEL = re.compile(
    f"(?:末|底)?的?(?:余额)?(?:已|则|也|就)?(?:[为是仅达]|只有|仅为|达到|达|盈利|亏损)?(?:{HEDGED})?[0-9][^，。；、）)]*"
)
_FORMERLY = re.compile("[去上前](?:年|一?个?月|年度)(?:同期|[末底初])?|[年期]初|上期末?")
_YEAR = re.compile("(?:19|20)[0-9]{2}(?=年)")


def _is_former(words: str, before: str) -> bool:
    """Whether a time lies before the one told before it: 去年同期 before any, 2023年 before 到2025年."""
    if words.endswith("同期"):
        return True
    named = _YEAR.findall(before)
    if _FORMERLY.fullmatch(words) is not None:
        return not named and (_FORMERLY.fullmatch(before) is None or words[0] == "前" != before[0])
    year = _YEAR.search(words)
    return year is not None and bool(named) and int(year[0]) < int(named[-1]) and words.startswith(year[0])


def _is_within(text: str, time: Time, before: Time, line: int) -> bool:
    """Whether a time is a part of the one told before it, and opens no topic of its own: 其中|二季度, not 12月，."""
    if (
        text.startswith(("，", ","), time.end)
        or time.use not in ("stated", "behind")
        or _PART.search(time.text) is None
    ):
        return False
    apart = text.endswith(_APART, before.end, time.start)
    opens = before.start == line or text[before.start - 1] in "。\n　 " or text.startswith(("，", ","), before.end)
    amid = text[max(0, time.start - 1)] in "，,、" and "年" not in time.text  # |6月份|产值… is of June to its end
    if not (apart or (opens and amid)):
        return False
    first, last, begin, end = _days(before.text, time.text)
    if last is None or begin is None or end is None or end > last:
        return False
    return begin >= first and (begin, end) != (first, last) if first is not None else apart


_PART = re.compile(rf"\A(?![截到至自从])(?:.*{PART_ENDS}|20[0-9]{{2}}年|[去今前上]年)\Z")
_APART = ("其中", "其中，", "其中：", "但", "但是")


def _days(whole: str, part: str) -> tuple[str | None, str | None, str | None, str | None]:
    """The first and last days of two times, the second in the year that the first names, or in any."""
    named = _YEAR.findall(whole)
    year = int(named[-1]) if named else _ANY
    day = date(year, 12, 31)
    return (*dates.resolve(whole, day, year), *dates.resolve(part, day, year))


_ANY = 2000


def is_in_span(text: str, time: Time, first: Time, line: int) -> bool:
    """Whether a year is one of the span of years, the ``first`` time of its line, and opens no sentence itself.

    >>> text = "“十四五”时期，增长较快，2024年达到320亿元。"
    >>> is_in_span(text, Time(13, 18, "2024年", "stated"), Time(0, 7, "“十四五”时期", "stated"), 0)
    True
    """
    if first is time or (first.use not in ("behind", "plan") and _FIVE_YEARS.search(first.text) is None):
        return False
    opens_line = first.start - line <= HEAD and text.startswith(("，", ","), first.end)
    return opens_line and _ONE_YEAR.match(time.text) is not None and text[time.start - 1 : time.start] in _AMID


_FIVE_YEARS, _ONE_YEAR = re.compile('五[”"’]?(?:时期|期间)'), re.compile("(?:20[0-9]{2}|[去今前上])年")
_AMID = ("，", ",", "、", "由", "从", "到", "至", "比")


def is_set_aside(text: str, time: Time, start: int) -> bool:
    """Whether a time opens a note in brackets that ends before the number: 达到65%（|2020年|为58%），产量|5万吨.

    >>> is_set_aside("达到65%（2020年为58%），产量5万吨", Time(6, 11, "2020年", "stated"), 19)
    True
    """
    near = min(start, time.end + _NOTE)
    if text.startswith(("（", "("), time.start - 1):
        return text.find("）", time.end, near) >= 0
    # 在|去年|建成9个的基础上，再建|3个
    return text.startswith("在", time.start - 1) and text.find("基础上，", time.end, near) >= 0


_NOTE = 80  # characters of a note in brackets


def noted(text: str, told: Sequence[Time], start: int) -> Time | None:
    """The time that is all a bracket right behind a number holds, of those told: 覆盖率达36.2%（|2023年|）.

    >>> noted("覆盖率达36.2%（2023年）", [Time(10, 15, "2023年", "stated")], 4).text
    '2023年'
    """
    for time in reversed(told):
        if time.start <= start:
            return None
        if _is_noted(text, time, start):
            return time
    return None


def _is_noted(text: str, time: Time, start: int) -> bool:
    if text[time.start - 1] not in "（(" or _CLOSED.match(text, time.end) is None:
        return False
    return start < time.start - 1 <= start + _LONGEST and _MARKS.search(text, start, time.start - 1) is None


_CLOSED = re.compile("(?:年?[底末])?(?:的?(?:数据|数字|数|值))?[）)]")
_MARKS = re.compile("[，。；：、（(\n]")
_LONGEST = 16  # characters of a number with its unit
