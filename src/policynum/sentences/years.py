"""How a year and its parts are written, as patterns, terminals first: 2025年, 一九五七年, 18年上半年, 1—7月."""

from __future__ import annotations

DIGIT = "[0-9]"
DASH = r"\s?(?:[-－—–‒―~～至到]|——)\s?"
COUNT = rf"(?:{DIGIT}{{1,2}}|[一二两三四五六七八九十]{{1,3}})"

# The parts of a year, for patterns that pass over one; what days they are is worked out in ``dates``. Their type is
# said, as the compiler may come to a room that asks for them before it has come here.
QUARTER: str = "前?第?[一二三四1-4]个?季度"  # 三季度, 前三个季度, 第3季度
HALF: str = "[上下]半年"
MONTHS: str = rf"(?:{DIGIT}{{1,2}}月?{DASH})?{DIGIT}{{1,2}}月份?"  # 9月份, 1—11月
PART_OF_YEAR: str = rf"(?:{QUARTER}|{HALF}|前{COUNT}个?月份?|{MONTHS})"
PART_ENDS: str = "(?:月份?|季度?|半年)"  # how each of them ends

# What tells 18年 from a span of 18 years: 18年1—7月, 18年上半年, 较17年下滑.
OF_SHORT = rf"{MONTHS}|{HALF}|首?{QUARTER}|全年|[底末]"
_SHORT = (
    rf"(?<![0-9.．第])20{DIGIT}{{2}}(?={HALF}|前三季度|[一二三四]季度|全年)|"
    rf"(?<![0-9.．第])[0-3]{DIGIT}年(?={OF_SHORT})"
    rf"|(?<=[一-鿿])[0-3]{DIGIT}年(?=的(?:数据|情况|水平)|补贴)"
    rf"|(?<=[较比由从])[0-39]{DIGIT}年(?=的|之|同期|增长|增加|提高|上升|下降|下滑|回落|减少)"
    rf"|(?<![0-9.．第])1[01]{DIGIT}年(?=[底末初度之]|{DIGIT}{{1,2}}月)|(?<=[较比由至])1[01]{DIGIT}年(?=的|之|增|减|提高|上升|下降)"
)  # 109年底 as Taiwan counts
# 2025年, 一九五七年, 一九八0年; 201*年 of a sample whose year is masked
MASKED = "20[0-9]?[*×xX]{1,2}"
IN_CHARACTERS = "[一二][〇○零九八七0][〇○零一二三四五六七八九0]{2}"
_NO_SPAN = "(?!一遇|以上(?![海市项下年级]))"  # 1000年一遇, 1200年以上; but 2023年|以上海
YEAR = rf"(?:(?:[12]{DIGIT}{{3}}|{MASKED}|{IN_CHARACTERS})\s?年{_NO_SPAN}|{_SHORT})"


def arabic(year: str) -> int:
    """The year that two, three or four digits or Chinese ones name.

    >>> arabic("1982"), arabic("二〇二五"), arabic("18")
    (1982, 2025, 2018)
    """
    number = int(year.translate(_DIGITS))
    if number > 119:
        return number
    return number + (1911 if number > 99 else 1900 if number > 48 else 2000)  # 109年底 in Taiwan, 比99年, 18年1—7月


_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")

# What a text calls the time that comes after what it told: 下一步，将新建学校20所.
NEXT: str = "下一?步|下一?阶段|接下来"
