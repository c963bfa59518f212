"""periods and dates: each time of data/periods.toml is used as its table says, and dated as a calendar has it."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policynum
from policynum import dates, lexicon, periods

TABLE = lexicon.load("periods")
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
YEARS = st.integers(1949, 2060)
MONTHS = st.integers(1, 12)


def the_time(text):
    (mention,) = policynum.extract(text)
    return mention.period and mention.period.text


# Words of the table that are not found yet: a time is looked for at its first character, and theirs are missing.
NOT_YET = ["两年来", "今后一个时期", "中秋、国庆假期", "相比", "相较", "相较于"]


def rows(words):
    why = pytest.mark.xfail(
        reason="its first character, or the one it is found by, is not looked for", raises=(AssertionError, ValueError)
    )
    return [pytest.param(word, marks=[why] if word in NOT_YET else []) for word in words]


# -- every line of the table -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    rows(
        [
            *TABLE["years"],
            *TABLE["parts"],
            *(word for use in ("now", "behind", "ahead") for word in TABLE[use]["words"]),
        ]
    ),
)
def test_a_time_is_the_time_of_its_number(word):
    assert the_time(f"{word}，全县油茶林达到12.5万亩。") == word
    assert the_time(f"{word}新增油茶林12.5万亩。") == word


@pytest.mark.parametrize("word", rows([*TABLE["days"], *TABLE["near"]["words"]]))
def test_a_day_or_a_season_is_the_time_of_its_number(word):
    assert the_time(f"{word}，全县油茶林迎来游客12.5万人次。") == word


@pytest.mark.parametrize("word", TABLE["pointing"]["words"])
def test_a_time_that_points_is_taken_where_nothing_better_is(word):
    assert the_time(f"{word}新增油茶林12.5万亩。") == word


@pytest.mark.parametrize("before", rows(TABLE["base"]["before"]))
@pytest.mark.parametrize("time", [*TABLE["base"]["yoy"], *TABLE["base"]["mom"], "2020年", "上半年", "8月份"])
def test_a_base_is_no_numbers_time(before, time):
    (found,) = periods.find(f"投资{before}{time}增长5%。")
    assert (found.use, found.text) == ("base", before + time)
    expected = "mom" if time in TABLE["base"]["mom"] else "yoy" if time in TABLE["base"]["yoy"] else "since"
    assert found.basis == expected


@pytest.mark.parametrize(("word", "distance"), list(TABLE["years"].items()))
@given(day=DAYS)
def test_years_are_counted_from_the_day_of_the_text(word, distance, day):
    year = day.year + distance
    assert dates.resolve(word, day) == (f"{year}-01-01", f"{year}-12-31")


@pytest.mark.parametrize(("word", "months"), list(TABLE["parts"].items()))
@given(year=YEARS)
def test_parts_of_a_year(word, months, year):
    first, last = months
    ends = f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(year, last)[1]}"
    assert dates.resolve(f"{year}年{word}", None) == ends
    assert dates.resolve(word, None, year) == ends
    assert dates.resolve(word, None) == (None, None)


# -- the calendar ------------------------------------------------------------------------------------------------------


@given(YEARS, MONTHS, MONTHS, st.sampled_from(["—", "-", "至", "到"]))
def test_months_of_a_year(year, one, other, dash):
    first, last = sorted((one, other))
    words = f"{year}年{first}{dash}{last}月" if first != last else f"{year}年{first}月"
    assert dates.resolve(words, None) == (f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(year, last)[1]}")
    assert the_time(f"{words}，全县油茶林达到12.5万亩。") == words


@given(DAYS, st.none() | DAYS)
def test_a_day(day, published):
    assert dates.resolve(f"{day.year}年{day.month}月{day.day}日", published) == (day.isoformat(), day.isoformat())
    assert dates.resolve(f"截至{day.year}年{day.month}月{day.day}日", published) == (None, day.isoformat())


@given(YEARS, st.integers(0, 40))
def test_a_span_of_years(year, more):
    last = year + more
    for words in (f"{year}年至{last}年", f"{year}—{last}年"):
        assert dates.resolve(words, None) == (f"{year}-01-01", f"{last}-12-31")


@given(YEARS, st.sampled_from(["到{}年", "截至{}年底", "截至{}年末"]))
def test_up_to_a_year(year, words):
    assert dates.resolve(words.format(year), None) == (None, f"{year}-12-31")


NUMERALS = [*"一二三四五六七八九十", "十一", "十二", "十三", "十四", "十五", "十六"]
FIRST_YEARS = [1953, 1958, 1966, 1971, 1976, 1981, 1986, 1991, 1996, 2001, 2006, 2011, 2016, 2021, 2026, 2031]


@pytest.mark.parametrize(("numeral", "first"), list(zip(NUMERALS, FIRST_YEARS, strict=True)))
def test_five_year_plans(numeral, first):
    """一五 began in 1953 and 二五 in 1958; after three years between the plans 三五 began in 1966."""
    whole = (f"{first}-01-01", f"{first + 4}-12-31")
    assert dates.resolve(f"“{numeral}五”时期", None) == whole
    assert dates.resolve(f"“{numeral}五”", None) == whole
    assert dates.resolve(f"第{numeral}个五年计划期间", None) == whole
    assert dates.resolve(f"到“{numeral}五”末", None) == (None, whole[1])
    assert dates.resolve(f"“{numeral}五”以来", date(2050, 3, 1)) == (whole[0], "2050-03-01")
    assert the_time(f"“{numeral}五”期间，新增油茶林12.5万亩。") == f"“{numeral}五”期间"


@pytest.mark.parametrize("words", ["2月30日", "2025年4月31日"])
def test_a_day_that_no_calendar_has_is_not_dated(words):
    assert dates.resolve(words, date(2025, 6, 1)) == (None, None)


@pytest.mark.xfail(reason="a month past the twelfth is taken for December, one before the first for January")
@pytest.mark.parametrize("words", ["13月", "0月", "99月", "2025年13月", "2025年0月"])
def test_a_month_that_no_calendar_has_is_not_dated(words):
    assert dates.resolve(words, date(2025, 6, 1)) == (None, None)


# -- whatever the words ------------------------------------------------------------------------------------------------

WORDS = """
2025年 去年 今年 上半年 前三季度 1—11月 9月 12月31日 2月30日 13月 截至 到 至 比 较 同期 上年同期
第十三个五年计划 “十四五” 末 期间 以来 目前 近三年 五年来 今后五年 一九五七年 《2022年方案》 是收官之年
工作报告 ， 。 的 底 初 投资 增长 5% 前 7个月 12日 年 月 日 季度
"""
TEXTS = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=16).map("".join)


@given(TEXTS)
def test_times_stand_apart_in_their_order(text):
    end = 0
    for time in periods.find(text):
        assert end <= time.start < time.end
        assert text[time.start : time.end] == time.text
        assert (time.basis is not None) == (time.use == "base")
        end = time.end


@given(TEXTS, st.none() | DAYS, st.none() | YEARS)
def test_first_days_come_before_last_days(text, published, year):
    for time in periods.find(text):
        start, end = dates.resolve(time.text, published, year)
        for day in (start, end):
            assert day is None or date.fromisoformat(day)
        assert start is None or end is None or start <= end


@given(TEXTS)
def test_without_a_day_nothing_relative_is_dated(text):
    for time in periods.find(text):
        if not any(character in time.text for character in "0123456789一二三四五六七八九"):
            assert dates.resolve(time.text, None) == (None, None)


@given(
    st.sampled_from(["上半年", "去年", "2021年", "1—5月", "截至9月底", "“十三五”期间"]),
    st.sampled_from(["比上年", "较8月份", "与2019年相比，"]),
)
def test_a_base_leaves_the_stated_time_alone(time, base):
    assert the_time(f"{time}，油茶产值{base}增长5%。") == time
