"""A number that tells which one, and not how many: 前10位, 第一、二年, 2012年, 三季度, 24日, 8时30分.

The words stand in data/negatives.toml; here is how they are looked up around a candidate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policynum.quantities import negatives

if TYPE_CHECKING:
    from collections.abc import Callable

    from policynum.quantities.candidates import Form


def goes_on(text: str, start: int) -> bool:
    """Whether a number goes on a list of ordinals: 第一、|二年, 第2、|3、4项.

    >>> goes_on("第一、二年", 3), goes_on("一、二年", 2)
    (True, False)
    """
    return _ORDINALS.search(text, max(0, start - _RANKED), start) is not None


_ORDINALS = re.compile(
    "第(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3})(?:、第?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3}))*、\\Z"
)


def _is_rank(text: str, start: int, end: int, form: Form) -> bool:
    """前10位, 排名46位, 上升6位, 46位、|82位; 10位专家 are ten persons."""
    words = negatives.words()
    if (
        text[start - 1 : start] in _FROM
        or (_OF_LAST_YEAR.search(text, max(0, start - 6), start) and not _MORE_OF_THEM.match(text, end))
    ) and _TO_A_RANK.match(text, end):
        return True  # 由|26名|上升至第8名
    if text[start - 1 : start] == "后" and text[start - 2 : start - 1] in words.last_of_time:
        return False
    if text[start - 1 : start] in _LISTED and text[start - 2 : start - 1] == form.unit_text:
        far = max(0, start - _RANKED)
        start = max(far - 1, *(text.rfind(mark, far, start - 1) for mark in "，。；\n"))  # the clause names them once
        return words.rank.search(text, start + 1, end) is not None
    if words.next_to_rank.search(text, max(0, start - 1), start) is not None:
        return words.no_rank.search(text, max(0, start - 2), start) is None  # 岗位|30名
    return form.unit_text == "位" and words.rank.search(text, max(0, start - 8), start) is not None


_OF_LAST_YEAR = re.compile("[由从](?:[去上前]年|[0-9]{4}年)的\\Z")
_MORE_OF_THEM = re.compile("(?:、第?[0-9]{1,4}[位名])*(?:[增扩减缩]|发展|壮大)")
_FROM, _LISTED = frozenset("由从"), frozenset("、和")
_TO_A_RANK = re.compile(
    "(?:、第?[0-9]{1,4}[位名])*[一-鿿]{0,4}[至到为]了?(?:[今去本]年的)?(?:第|[0-9]{1,4}[位名](?![一-鿿]))"
)
_RANKED = 80  # characters of a clause that lists ranks


def _is_year(text: str, start: int, end: int, form: Form) -> bool:
    """一九五四年, 八二年, 97年, 康熙二十年; 五年, 75年来 and 产权70年 are spans of time."""
    words = negatives.words()
    if words.reign.search(text, max(0, start - 2), start) is not None:
        return True
    if form.arabic:
        if text[start - 1 : start] in negatives.NUMERALS:
            return True  # 一九八０年
        return (
            len(form.numeral) == 2
            and form.low >= 49
            and words.span_behind.match(text, end) is None
            and words.span_before.search(text, max(0, start - 3), start) is None
        )
    return len(form.numeral) > 1 and not _NO_YEAR.search(form.numeral)


_NO_YEAR = re.compile("[十百千万亿两、]")  # 二十年, 两三年, 三、四年


def _is_year_in_characters(text: str, start: int, end: int, form: Form) -> bool:
    """民国一一二年度; 两个年度 and 3年度 are spans of time."""
    return not form.arabic and _is_year(text, start, end, form)


def _is_quarter(text: str, start: int, end: int, form: Form) -> bool:
    """三季度 and 前三季度 are dates; 连续10个季度 counts."""
    return form.low <= 4


def _is_day_of_month(text: str, start: int, end: int, form: Form) -> bool:
    """24日 is a date; 3日内, 不少于30日 and a mean of 8.8日 are terms."""
    words = negatives.words()
    if text.startswith("前后", end) or _is_due(text, start, end):
        return not form.decimal and form.low <= _LAST_DAY  # 预计15日前后, 将于27日前公布
    return not (form.decimal or form.low > _LAST_DAY) and not (
        words.term_behind.match(text, end) or words.term_before.search(text, max(0, start - 8), start)
    )


_LAST_DAY = 31  # of a month


def _is_due(text: str, start: int, end: int) -> bool:
    """将于27日前公布; but 应当于30日前通知债权人 sets a term."""
    if not text.startswith("前", end) or not text.endswith("于", 0, start):
        return False
    return not text.endswith(_MUST, 0, start - 1) or _TELLS.match(text, end + 1) is None


_MUST = ("应当", "应", "须", "必须")
_TELLS = re.compile("[^，。；\n]{0,14}(?:通知|告知|公告|公示)")


def _is_clock(text: str, start: int, end: int, form: Form) -> bool:
    """30分 in 8时30分, 33秒 in 14时5分33秒; but 2小时30分 is a span of time."""
    return _HOUR.search(text, max(0, start - 5), start) is not None


_HOUR = re.compile("[0-9一二三四五六七八九十][时点](?:[0-9]{1,2}分|[一二三四五六七八九十]{1,3}分)?\\Z")


def _is_of_a_mean(text: str, start: int, end: int, form: Form) -> bool:
    """日最大8小时平均浓度, 最大24小时降雨量: of the name of what is measured."""
    return _MEAN_OF.match(text, end) is not None or (
        _MOST_IN.search(text, max(0, start - 4), start) is not None and _FALLEN.match(text, end) is not None
    )


_MEAN_OF = re.compile("(?:滑动)?(?:平均|均值)(?!温|每|用|有|可|能|约|需|接|达)|浓度")
_MOST_IN, _FALLEN = re.compile("最大\\Z"), re.compile("(?:累计)?(?:降雨|降水|雨量|点雨量|面雨量)")


def _is_of_a_class(text: str, start: int, end: int, form: Form) -> bool:
    """最低工资二类|1900元, 二套|3.3%: which class or home it is, before what holds for it."""
    return not form.arabic and form.low <= 4 and _HOLDS_FOR.match(text, end) is not None


_HOLDS_FOR = re.compile("(?:及以上)?(?:为|是)?[0-9][0-9.]*(?:万?元|[%％])|及以上停")


# Whether a number with such a unit is an ordinal: of the text, where the candidate starts and ends, and its form.
JUDGES: dict[str, Callable[[str, int, int, Form], bool]] = {
    "位": _is_rank,
    "名": _is_rank,
    "年": _is_year,
    "年度": _is_year_in_characters,
    "季度": _is_quarter,
    "日": _is_day_of_month,
    "小时": _is_of_a_mean,
    "类": _is_of_a_class,
    "套": _is_of_a_class,
    "分": _is_clock,
    "秒": _is_clock,
}
