"""A Chinese numeral that is part of a word, a slogan or a mere way of speaking: 统一, 三个“必须”, 千家万户, 一项.

The words stand in data/negatives.toml; here is how they are looked up around a candidate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policynum.quantities import negatives

if TYPE_CHECKING:
    from policynum.quantities.candidates import Form


def is_word(text: str, start: int, end: int, form: Form) -> bool:
    """A Chinese numeral that is part of a word, a slogan or a session: 统一, 三个“必须”, 六次全会, 千企技改, 一项.

    >>> from policynum.quantities.candidates import scan
    >>> text = "三个“必须”，一项任务，三项任务"
    >>> [text[start:end] for start, end, form in scan(text) if is_word(text, start, end, form)]
    ['三个', '一项']
    """
    words = negatives.words()
    for key in (text[start : start + 2], text[start - 1 : start + 1]):
        for at, word in words.idioms.get(key, ()):
            first = start - at
            in_time = word[0] in words.first and text[first - 1 : first] in words.first_of_time  # 提|前一|个月
            if text.startswith(word, first) and not in_time and _holds(word, at, start, end, form):
                return True
    if text[end : end + 1] in words.quotes and form.low <= 20 and form.unit_text in _GENERAL:
        return True
    if (
        form.unit_text in ("年", "载")
        and _CLOSES.match(text, end)
        and _NAMED.search(text, max(0, start - _NAME), start)
    ):
        return True  # “新时代的非凡|十年|”图片展, 【砥砺奋进|七十载| …】
    behind = words.behind.get(form.unit_text)
    if behind is not None and behind.match(text, end):
        return True
    if form.numeral in ("零", "〇", "○"):
        return True
    if form.bare and not _is_magnitude(text, start, end, form):
        return True
    return form.numeral == "一" and _is_article(text, start, end, form)


def _holds(word: str, at: int, start: int, end: int, form: Form) -> bool:
    """Whether a word that stands around a candidate holds it: 十分 no 十分钟, 其三 no 三分之二, 以上一 no 一万元."""
    if at == 0 or form.unit_text.endswith("分之"):
        return start - at + len(word) >= end
    return at < len(word) - 1 or len(form.numeral) == 1


_NAME = 16  # characters
_NAMED = re.compile("[“【][^”】，。；：]{2,14}(?<![满过超近约达足用期限])\\Z")
_CLOSES = re.compile("”(?=[一-鿿])(?!是指|的)|[ 　][^】。，\n]{2,16}】")
_GENERAL = frozenset(("个", "项", "条", "大", "种", "类"))


def _is_magnitude(text: str, start: int, end: int, form: Form) -> bool:
    """上千家, 千余户, 突破千亿元, 百万千瓦 are amounts; 千家万户, 百强, 亿元 in 亿元国内生产总值 are not."""
    if text[start - 1 : start] in ("(", "（") and text[end : end + 1] in (")", "）"):
        return False  # 基础货币(万亿) heads a column
    words = negatives.words()
    if form.numeral == "十" or form.more or (form.unit_text and words.magnitude.search(text, max(0, start - 3), start)):
        return True
    if words.counted_behind.match(text, end):
        return bool(form.unit_text) or form.low >= 10**8  # 亿元以上项目
    if not form.unit_text and words.bare_magnitude.search(text, max(0, start - 2), start) is not None:
        return True  # 破亿, 近百万
    if len(form.numeral) == 1:
        return form.unit is not None and form.unit.name == "t" and _BERTHS.match(text, end) is not None
    if text[end - 1] == "级" or not form.unit_text:
        return form.low >= 10**10  # 千亿级, 万亿; 百万 and 千万 are most often mere words for many
    return form.unit is not None  # 百万名, 十万人


_BERTHS = re.compile("级[^，。；]{0,8}(?:泊位|航道|码头|船|轮|列车|港)")  # 万吨|级及以上港口泊位


def _is_article(text: str, start: int, end: int, form: Form) -> bool:
    """一个, 一项, 一年 say no more than a; 各一条, 一年以上 and 一年零两个月 count. 一吨 and 一倍 measure."""
    if form.low != 1 or not form.unit_text or (form.unit is not None and form.unit.kind not in _COUNTS):
        return False
    words = negatives.words()
    return not (
        words.counted_before.search(text, max(0, start - 3), start)
        or words.counted_behind.match(text, end)
        or _SMALLER.match(text, end)
        or form.more  # 用了一个多月
    )


_COUNTS = frozenset(("classifier", "people", "calendar", "time", "working_time", "transport"))
_SMALLER = re.compile("[零又]?[0-9一二三四五六七八九十两半]{1,3}(?:个半?月|分|秒|个?小时)")


def slogan_end(text: str, start: int) -> int:
    """Where the slogan around ``start`` closes, a short quotation that opens with a numeral: “三个必须”; else 0.

    >>> slogan_end("落实“三个必须”要求", 3)
    8
    """
    words = negatives.words()
    at = start - 1
    closing = words.quotes.get(text[at : at + 1])
    if closing is None:
        at = text.rfind("“", max(0, start - words.longest_slogan), start)
        if at < 0 or text[at + 1] not in negatives.NUMERALS:
            return 0
        closing = "”"
    end = text.find(closing, at + 1, at + 1 + words.longest_slogan) + 1
    return end if end > start else 0
