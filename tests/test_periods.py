"""times, periods and dates: each time of periods.toml is used as its table says, and dated as a calendar has it."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policynum
from policynum import lexicon
from policynum.sentences import dates, times

TABLE = lexicon.load("periods")
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
YEARS = st.integers(1949, 2060)
MONTHS = st.integers(1, 12)


def the_time(text):
    (mention,) = policynum.extract(text)
    return mention.period and mention.period.text


# -- every line of the table -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    [
        *TABLE["years"],
        *TABLE["parts"],
        *(word for use in ("now", "behind", "ahead") for word in TABLE[use]["words"]),
        *(f"新{season}" for season in TABLE["near"]["seasons"]),
    ],
)
def test_a_time_is_the_time_of_its_number(word):
    assert the_time(f"{word}，全县油茶林达到12.5万亩。") == word
    assert the_time(f"{word}新增油茶林12.5万亩。") == word


@pytest.mark.parametrize("word", [*TABLE["days"], *TABLE["near"]["words"]])
def test_a_day_or_a_season_is_the_time_of_its_number(word):
    assert the_time(f"{word}，全县油茶林迎来游客12.5万人次。") == word


@pytest.mark.parametrize("word", [*TABLE["pointing"]["words"], *TABLE["former"]["words"]])
def test_a_time_that_points_is_taken_where_nothing_better_is(word):
    assert the_time(f"{word}新增油茶林12.5万亩。") == word


@pytest.mark.parametrize("word", TABLE["former"]["same"])
def test_the_same_time_is_contrasted_only_in_brackets(word):
    assert the_time(f"油茶林扩大（{word}为12.5万亩）。") == word
    assert the_time(f"{word}新增油茶林12.5万亩。") is None


@pytest.mark.parametrize("word", TABLE["said"]["words"])
def test_a_day_on_which_a_thing_was_said_is_no_numbers_time(word):
    assert the_time(f"林业局今天（6月9日）{word}，全县油茶林达到12.5万亩。") is None


@pytest.mark.parametrize("word", TABLE["happens"]["words"])
def test_the_day_of_an_event(word):
    assert the_time(f"林业局9日{word}茶乡栽种油茶林12.5万亩。") == "9日"


@pytest.mark.parametrize("before", TABLE["named"]["before"])
@pytest.mark.parametrize("after", TABLE["named"]["after"])
def test_a_time_in_a_name_is_no_numbers_time(before, after):
    assert the_time(f"{before}全年{after}，油茶林达到12.5万亩。") is None


@pytest.mark.parametrize("name", [*TABLE["named"]["always"], *(f"茶乡{show}" for show in TABLE["named"]["shows"])])
def test_the_year_of_a_name_is_no_numbers_time(name):
    assert the_time(f"2022年{name}带动油茶林新增12.5万亩。") is None


@pytest.mark.parametrize("word", TABLE["named"]["set_down"])
def test_what_was_set_down_at_the_beginning_of_the_year(word):
    assert the_time(f"年初{word}油茶林新增12.5万亩。") is None


@pytest.mark.parametrize("word", TABLE["named"]["papers"])
def test_a_paper_of_last_year_speaks_of_other_times(word):
    assert the_time(f"去年的{word}提到油茶林12.5万亩。") is None


@pytest.mark.parametrize("word", TABLE["former"]["levels"])
def test_a_level_of_the_past(word):
    assert the_time(f"油茶林面积从{word}的12.5万亩增加近半。") == word


@pytest.mark.parametrize("word", [*TABLE["said"]["words"], *TABLE["said"]["reports"]])
def test_what_a_report_opens_is_carried(word):
    text = f"一、2024年工作回顾\n据林业局{word}，上半年新增油茶林12.5万亩。育苗40万株。"
    assert [mention.period.text for mention in policynum.extract(text)] == ["上半年", "上半年"]


@pytest.mark.parametrize("before", TABLE["base"]["before"])
@pytest.mark.parametrize("time", [*TABLE["base"]["yoy"], *TABLE["base"]["mom"], "2020年", "上半年", "8月份"])
def test_a_base_is_no_numbers_time(before, time):
    (found,) = times.find(f"投资{before}{time}增长5%。")
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
    if word.endswith("前"):
        ends = None, ends[1]
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


@pytest.mark.parametrize("words", ["13月", "0月", "99月", "2025年13月", "2025年0月"])
def test_a_month_that_no_calendar_has_is_not_dated(words):
    assert dates.resolve(words, date(2025, 6, 1)) == (None, None)


@given(YEARS, MONTHS)
def test_the_three_parts_of_a_month_make_the_month(year, month):
    ends = [dates.resolve(f"{year}年{month}月{part}", None) for part in ("上旬", "中旬", "下旬")]
    assert (ends[0][0], ends[2][1]) == dates.resolve(f"{year}年{month}月", None)
    for (_, last), (first, _) in pairwise(ends):
        assert date.fromisoformat(first) - date.fromisoformat(last) == timedelta(days=1)


@given(YEARS, st.integers(1, 4))
def test_a_quarter_is_three_months(year, number):
    quarter = dates.resolve(f"{year}年第{'一二三四'[number - 1]}季度", None)
    assert quarter == dates.resolve(f"{year}年{3 * number - 2}—{3 * number}月", None)


@given(DAYS, DAYS, st.sampled_from(["—", "-", "至", "到"]))
def test_from_a_day_to_a_day(one, other, dash):
    first, last = sorted((one, other))
    written = (f"{day.year}年{day.month}月{day.day}日" for day in (first, last))
    assert dates.resolve(dash.join(written), None) == (first.isoformat(), last.isoformat())


@given(DAYS, st.integers(0, 300))
def test_the_turn_of_the_year_between_two_days(first, more):
    last = first + timedelta(days=more)
    words = f"{first.year}年{first.month}月{first.day}日至{last.month}月{last.day}日"
    assert dates.resolve(words, None) == (first.isoformat(), last.isoformat())


@given(DAYS, st.integers(1, 99))
def test_stretches_that_end_on_the_day_of_the_text(day, number):
    today = day.isoformat()
    whole = f"{day.year - 1}-12-31" if day.month <= 3 else today  # when the year before is reported on
    assert dates.resolve(f"近{number}年", day) == (f"{day.year - number}-01-01", whole)
    assert dates.resolve(f"过去{number}天", day) == ((day - timedelta(days=number)).isoformat(), today)
    first, last = dates.resolve(f"过去{number}个月", day)
    months = (day.year - int(first[:4])) * 12 + day.month - int(first[5:7])
    assert (months, last) == (number, today)


@given(DAYS, st.integers(0, 6))
def test_weeks_begin_on_monday(day, weekday):
    first, last = dates.resolve("本周", day)
    assert first <= day.isoformat() <= last
    assert date.fromisoformat(first).weekday() == 0
    (of_week, _) = dates.resolve(f"上周{'一二三四五六日'[weekday]}", day)
    assert date.fromisoformat(of_week) == date.fromisoformat(first) + timedelta(days=weekday - 7)


@given(DAYS)
def test_the_month_before_ends_where_this_one_begins(day):
    assert date.fromisoformat(dates.resolve("上月", day)[1]) + timedelta(days=1) == day.replace(day=1)
    assert dates.resolve("本月", day)[0] == day.replace(day=1).isoformat()


DATED = [
    # the end of the month, of the quarter, of the year; leap years
    ("2024年2月", None, "2024-02-01", "2024-02-29"),
    ("2023年2月底", None, "2023-02-21", "2023-02-28"),
    ("截至2024年2月末", None, None, "2024-02-29"),
    ("2024年2月29日", None, "2024-02-29", "2024-02-29"),
    ("2025年2月29日", None, None, None),
    ("9月初", date(2025, 10, 2), "2025-09-01", "2025-09-10"),
    ("9月底前", date(2025, 4, 2), None, "2025-09-30"),
    ("一季度末", date(2023, 11, 21), "2023-03-01", "2023-03-31"),
    ("截至三季度末", date(2023, 11, 21), None, "2023-09-30"),
    ("今年年底前", date(2025, 4, 2), None, "2025-12-31"),
    ("去年底", date(2025, 4, 2), "2024-12-01", "2024-12-31"),
    ("上年末", date(2024, 3, 1), "2023-12-01", "2023-12-31"),
    ("截至去年底", date(2025, 4, 2), None, "2024-12-31"),
    ("到2035年", None, None, "2035-12-31"),
    ("2030年前", None, None, "2030-12-31"),
    # from … on
    ("自2018年", date(2025, 6, 12), "2018-01-01", None),
    ("自2018年企业改制以来", date(2025, 6, 12), "2018-01-01", "2025-06-12"),
    ("自4月中旬河流入汛以来", date(2023, 7, 23), "2023-04-11", "2023-07-23"),
    ("自2022年3月以来", date(2023, 7, 23), "2022-03-01", "2023-07-23"),
    ("2023年至今", date(2024, 3, 1), "2023-01-01", "2024-03-01"),
    ("今年以来", date(2025, 6, 12), "2025-01-01", "2025-06-12"),
    ("年初以来", date(2025, 6, 12), "2025-01-01", "2025-06-12"),
    ("党的二十大以来", date(2024, 3, 1), None, "2024-03-01"),
    ("从今天下午3时起", date(2023, 7, 23), "2023-07-23", None),
    # ranges whose ends leave something to each other, and those over the turn of a year or a month
    ("2021—2025年", None, "2021-01-01", "2025-12-31"),
    ("从1979至1981年", None, "1979-01-01", "1981-12-31"),
    ("一九七八年到一九八五年", None, "1978-01-01", "1985-12-31"),
    ("今年1到10月", date(1981, 11, 30), "1981-01-01", "1981-10-31"),
    ("2023年12月至2024年2月", None, "2023-12-01", "2024-02-29"),
    ("12月至2024年2月", None, None, None),
    ("去年11月至今年3月", date(2025, 4, 2), "2024-11-01", "2025-03-31"),
    ("2023年11月至次年3月", None, "2023-11-01", "2024-03-31"),
    ("12月28日至1月3日", date(2024, 12, 30), "2024-12-28", "2025-01-03"),
    ("本月11日—13日", date(2023, 9, 21), "2023-09-11", "2023-09-13"),
    ("20日夜间至21日凌晨", date(2023, 9, 21), "2023-09-20", "2023-09-21"),
    ("30日深夜至今天凌晨", date(2024, 7, 1), "2024-06-30", "2024-07-01"),
    ("31日夜间至1日凌晨", date(2025, 1, 1), "2024-12-31", "2025-01-01"),
    ("9月23日0—24时", date(2022, 9, 24), "2022-09-23", "2022-09-23"),
    ("3月21日8时—24日8时", date(2023, 3, 24), "2023-03-21", "2023-03-24"),
    # days and weeks
    ("截至16日", date(2025, 5, 17), None, "2025-05-16"),
    ("截至28日", date(2025, 5, 17), None, None),
    ("截至16日", None, None, None),
    ("今天（11月21日）凌晨", date(2025, 11, 21), "2025-11-21", "2025-11-21"),
    ("昨晚", date(2025, 1, 1), "2024-12-31", "2024-12-31"),
    ("上周", date(2025, 6, 4), "2025-05-26", "2025-06-01"),
    ("上月", date(2025, 1, 4), "2024-12-01", "2024-12-31"),
    # stretches
    ("近五年", date(2024, 6, 1), "2019-01-01", "2024-06-01"),
    ("过去24小时", date(2024, 3, 1), "2024-02-29", "2024-03-01"),
    ("过去一周", date(2024, 3, 1), "2024-02-23", "2024-03-01"),
    ("近三个月", date(2024, 5, 31), "2024-02-29", "2024-05-31"),
    ("未来五年", date(2024, 5, 31), "2024-05-31", "2028-12-31"),
    ("未来五年", None, None, None),
    ("近年来", date(2025, 1, 1), None, "2025-01-01"),
    # plans
    ("到“十四五”末", None, None, "2025-12-31"),
    ("“十四五”初", None, "2021-01-01", "2021-12-31"),
    ("“十四五”前三年", None, "2021-01-01", "2023-12-31"),
    ("“十四五”后两年", None, "2024-01-01", "2025-12-31"),
    ("到本世纪末", date(1984, 5, 20), None, "2000-12-31"),
    ("到本世纪末", date(2000, 12, 31), None, "2000-12-31"),
    ("20世纪90年代", None, "1990-01-01", "1999-12-31"),
    ("2026年起", None, "2026-01-01", None),
    ("今年首9个月", date(2020, 10, 13), "2020-01-01", "2020-09-30"),
    ("2024年第4季度", None, "2024-10-01", "2024-12-31"),
    ("6月份当月", date(2024, 7, 20), "2024-06-01", "2024-06-30"),
    ("7月1日至2月29日", date(1999, 6, 5), "1999-07-01", "2000-02-29"),
    ("7月1日至2月29日", date(2000, 3, 5), None, None),
    # what has no first and last day
    ("几十年来", date(2020, 10, 13), None, None),
    ("90年代", None, None, None),
    ("国庆黄金周", date(2020, 10, 13), None, None),
    ("同期", date(2025, 5, 17), None, None),
    ("上年同期", date(2025, 5, 17), None, None),
    ("春节期间", date(2022, 2, 10), None, None),
    ("新雪季", date(2022, 2, 10), None, None),
    ("2023至2024冬春航季", date(2023, 11, 21), None, None),
    ("2024财年", date(2024, 2, 10), None, None),
    ("2030年前后", None, None, None),
    ("这三年", date(1981, 11, 30), None, None),
    ("2030年以来", date(2025, 1, 1), None, None),
]


@pytest.mark.parametrize(("words", "published", "first", "last"), DATED)
def test_a_time_and_its_dates(words, published, first, last):
    assert dates.resolve(words, published) == (first, last)


# -- whatever the words ------------------------------------------------------------------------------------------------

WORDS = """
2025年 去年 今年 上半年 前三季度 1—11月 9月 12月31日 2月30日 13月 截至 到 至 比 较 同期 上年同期
第十三个五年计划 “十四五” 末 期间 以来 目前 近三年 五年来 今后五年 一九五七年 《2022年方案》 是收官之年
工作报告 ， 。 的 底 初 投资 增长 5% 前 7个月 12日 年 月 日 季度
20日 深夜 今天 凌晨 昨晚 过去24小时 自 入汛 其间 新雪季 0—24时 本月 如今 统计局 公布 上周
"""
TEXTS = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=16).map("".join)


@given(TEXTS)
def test_times_stand_apart_in_their_order(text):
    end = 0
    for time in times.find(text):
        assert end <= time.start < time.end
        assert text[time.start : time.end] == time.text
        assert (time.basis is not None) == (time.use == "base")
        end = time.end


@given(TEXTS, st.none() | DAYS, st.none() | YEARS)
def test_first_days_come_before_last_days(text, published, year):
    for time in times.find(text):
        start, end = dates.resolve(time.text, published, year)
        for day in (start, end):
            assert day is None or date.fromisoformat(day)
        assert start is None or end is None or start <= end


@given(TEXTS)
def test_without_a_day_nothing_relative_is_dated(text):
    for time in times.find(text):
        if not any(character in time.text for character in "0123456789一二三四五六七八九"):
            assert dates.resolve(time.text, None) == (None, None)


@given(
    st.sampled_from(["上半年", "去年", "2021年", "1—5月", "截至9月底", "“十三五”期间"]),
    st.sampled_from(["比上年", "较8月份", "与2019年相比，"]),
)
def test_a_base_leaves_the_stated_time_alone(time, base):
    assert the_time(f"{time}，油茶产值{base}增长5%。") == time


@pytest.mark.parametrize("verb", TABLE["openers"]["says"])
def test_what_is_said_of_the_time_up_to_a_year(verb):
    assert the_time(f"省林业局{verb}到2027年，油茶林达到12.5万亩。") == "到2027年"
