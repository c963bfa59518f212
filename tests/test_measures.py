"""measures: what holds of every text, and parse(), the one measure of a surface. The phrases stand in cases/."""

import re
from decimal import Decimal, localcontext

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from policynum import Lexicon, extract, numerals, parse
from policynum.lexicon import load
from policynum.model import Bound, Measure
from policynum.quantities import measures
from policynum.render import cells

WORDS = """
完成投资 增长 超过 不低于 最高 控制在 每公斤 人均 第 前 “ ” （ ） 0 1 2 5 １ ５ . ． 。 ， 、 和 至 — - ～ : / ×
12.6 500 3 20 万 亿 千 百 十 一 二 三 五 两 几 半 多 余 来 % ％ 元 吨 个 个百分点 家 年 月 日 倍 番 成 分之 千瓦 以上
以内 左右 2025年 5G https://a.b/1
"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\n"])
TEXTS = st.lists(PIECES, max_size=24).map("".join) | st.text(max_size=60)


def seen(text: str) -> list[tuple[int, int, str]]:
    return [(found.start, found.end, str(found.measure)) for found in measures.find(text)]


@given(TEXTS)
@example("0日元0")
@example("十%/人民币3")
@example("五元人民币2024")
@example("五百年/美元3")
@example("3/0万")
def test_spans_are_in_the_text_in_order_and_apart(text):
    end = 0
    for found in measures.find(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@given(TEXTS)
def test_every_measure_says_one_number_or_two_ends(text):
    for found in measures.find(text):
        measure = found.measure
        assert measure.unit
        if measure.value is None:
            assert measure.low < measure.high
        else:
            assert {measure.low, measure.high} <= {measure.value, None}
        assert (measure.inclusive is None) == (measure.bound in (Bound.EXACT, Bound.ABOUT, Bound.RANGE))


@given(TEXTS)
def test_the_same_text_reads_the_same(text):
    assert seen(text) == seen(text)


@given(TEXTS)
def test_words_before_a_full_stop_change_nothing(text):
    """A sentence reads the same wherever it stands; a quotation or an address left open could reach into it."""
    assume("“" not in text and "http" not in text)
    assume(not re.match(r"[0-9]{1,3}[ \u00a0][0-9]{3}", text))  # 1 500户: at the head of a line 1 is its number
    prefix = "会议听取了汇报。"
    assert seen(prefix + text) == [
        (start + len(prefix), end + len(prefix), measure) for start, end, measure in seen(text)
    ]


@given(TEXTS, TEXTS)
def test_sentences_are_read_apart(one, two):
    assume("“" not in one and "http" not in one)
    assume(not (one[-1:].isdigit() and two[:1].isdigit()))  # 0。95% is a damaged decimal
    here, there = seen(one + "。\n\n\n"), seen(two)
    joined = seen(one + "。\n\n\n" + two)
    assert joined[: len(here)] == here
    assert [measure for _, _, measure in joined[len(here) :]] == [measure for _, _, measure in there]


@given(
    st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(["%", "亿元", "万吨", "个百分点", "万千瓦"])
)
def test_full_width_digits_say_the_same(number, unit):
    wide = f"{number}".translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    narrow, broad = parse(f"{number}{unit}"), parse(f"{wide}{unit}")
    assert narrow == broad


@given(
    st.integers(min_value=0, max_value=10**12), st.sampled_from(["户", "亩", "吨", "人次", "元", "千瓦时", "倍", "%"])
)
def test_a_measure_is_found_whole_in_a_sentence(number, unit):
    (found,) = measures.find(f"全年达到{number}{unit}，")
    assert (found.start, found.measure.value) == (4, number)


# -- parse -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("surface", "value", "unit", "bound"),
    [
        ("1.3万亿元", "1300000000000", "CNY", "exact"),
        ("约5%", "5", "percent", "about"),
        ("500亿元以上", "50000000000", "CNY", "at_least"),
        ("不低于33%", "33", "percent", "at_least"),
        ("最高可达30万元", "300000", "CNY", "at_most"),
        ("控制在5%以内", "5", "percent", "at_most"),
        ("翻一番", "2", "ratio", "exact"),
        ("三分之一", "1/3", "ratio", "exact"),
        ("-2.41‰", "-2.41", "permille", "exact"),
        ("¥4500", "4500", "CNY", "exact"),
        ("60萬噸", "600000", "t", "exact"),
        ("1400万", "14000000", "1", "exact"),
        ("12", "12", "1", "exact"),
        ("一年", "1", "year", "exact"),
        ("三个", "3", "个", "exact"),
        (" 7.5% ", "7.5", "percent", "exact"),
        ("每公斤20元", "20", "CNY", "exact"),
        ("15度", "15", "degree", "exact"),
        ("零下15℃", "-15", "degC", "exact"),
        ("+5%", "5", "percent", "exact"),
        ("–3%", "-3", "percent", "exact"),
        ("翻番", "2", "ratio", "exact"),
        ("三块五", "3.5", "CNY", "exact"),
        ("一万二", "12000", "1", "exact"),
        ("零", "0", "1", "exact"),
    ],
)
def test_parse(surface, value, unit, bound):
    measure = parse(surface)
    assert (numerals.to_text(measure.value), measure.unit, measure.bound) == (value, unit, bound)


def test_parse_a_range():
    measure = parse("3—5万吨")
    assert (measure.value, measure.low, measure.high, measure.bound) == (None, 30000, 50000, Bound.RANGE)
    between = parse("介于3%和5%之间")
    assert (between.low, between.high, between.bound) == (3, 5, Bound.RANGE)


@pytest.mark.parametrize(
    ("surface", "message"),
    [
        ("", "no measure here"),
        ("2025年", "no measure here"),
        ("5%和6%", "more than one measure"),
        ("5吨煤", "'煤' is no part of a measure"),
        ("第5项", "'第' is no part of a measure"),
        ("共5项", "'共' is no part of a measure"),
        ("5万千瓦小是", "no unit is spelt '千瓦小是'; nearest: 千瓦小时 千瓦"),
        ("5呏", "no unit is spelt '呏'"),
    ],
)
def test_parse_refuses_and_says_where(surface, message):
    with pytest.raises(ValueError, match=message) as refusal:
        parse(surface)
    assert str(refusal.value).splitlines()[-1].endswith("^")


def test_the_caret_stands_under_the_place():
    with pytest.raises(ValueError, match="煤") as refusal:
        parse("5吨煤")
    _, shown, caret = str(refusal.value).splitlines()
    assert shown == "    5吨煤"
    assert caret == "       ^"  # four blanks, one column for 5, two for 吨


@pytest.mark.parametrize(
    ("surface", "pointed_at"),
    [
        ("新增 8 万吨 9 万亩", "9"),
        ("產值(zhí)7億元8億元", "8"),
        ("不低于 3 万砘", "砘"),
        ("約 3 万砘", "砘"),
        ("投资<b>5</b>亿元6亿元", "6"),
        ("7<U+00A0>万吨 8万吨", "8"),
        ("3 吨煤", "煤"),
        ("耗電(diàn)" * 12 + "3 噸 4 噸", "4"),  # so long that only a part is shown
    ],
)
def test_the_caret_points_into_the_text_as_the_caller_wrote_it(surface, pointed_at):
    with pytest.raises(ValueError, match=r"\n") as refusal:
        parse(surface)
    _, shown, caret = str(refusal.value).splitlines()
    assert shown[4:] in surface
    at = next(at for at in range(len(shown) + 1) if cells(shown[:at]) == len(caret) - 1)
    assert shown[at] == pointed_at


# -- a user's own units ------------------------------------------------------------------------------------------------


def test_a_users_unit_is_found():
    lexicon = Lexicon(units={"吨钢": "t", "羽": "classifier"})
    found = list(measures.find("出栏肉鸽42羽，产出3吨钢材", lexicon=lexicon))
    assert [(one.measure.value, one.measure.unit_text) for one in found] == [(42, "羽"), (3, "吨钢")]
    assert parse("42羽", lexicon=lexicon).unit == "羽"


DECIDED_ELSEWHERE = {*load("surfaces")["ambiguous"], "番", "日"}  # by the words around: 度; 翻|番; 日|内

COUNTED_IN_FEW = set("国省市县区镇州旗")  # 人口超50万|县


@pytest.mark.parametrize("number", ["5", "3.5万"])
def test_every_unit_is_read_whole_behind_a_number(number):
    """千 in 千伏 and 百 in 百帕 are the unit's, not the numeral's."""
    surfaces = [
        surface
        for group in load("surfaces")["units"].values()
        for name, spelt in group.items()
        if name != "si"
        for surface in spelt.split()
        if surface not in DECIDED_ELSEWHERE
    ]
    for surface in surfaces:
        if number == "3.5万" and surface in COUNTED_IN_FEW:
            continue
        assert [found.measure.unit_text for found in measures.find(f"达到{number}{surface}，")] == [surface]


# -- hostile input -----------------------------------------------------------------------------------------------------

HOSTILE = {
    "digits": "1" * 100_000,
    "Chinese digits": "一" * 100_000,
    "tens": "十" * 100_000,
    "a list without end": "1、" * 50_000,
    "a range without end": "1-" * 50_000,
    "a list of measures": "5%、" * 30_000,
    "open brackets": "(1" * 50_000,
    "百分之": "百分之" * 30_000,
    "百分之一": "百分之一" * 25_000,
    "a share of many digits": "三分之" + "1" * 100_000 + "亩",
    "shares of a unit": "三分之二亩" * 20_000,
    "thousands": "1，111" * 20_000,
    "ratios of many": "完成1:2:3" * 20_000,
    "millions": "US$5 million" * 10_000,
    "每": "每" * 100_000,
    "每 and digits": "每1" * 50_000,
    "最高": "最高" * 50_000 + "5%",
    "openings": "“1" * 50_000,
    "ratios": "1:" * 50_000,
    "points": "1.1" * 30_000,
    "full stops": "1。" * 50_000,
    "blanks": "1 " * 50_000,
    "addresses": "http://" * 15_000,
    "commas": "1,111" * 20_000,
    "doublings": "翻999999999番" * 10_000,
    "lone surrogates": "\ud800" * 1000 + "5%" + "\udfff" * 1000,
    "control characters": "\x00\x01" * 1000 + "5%",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read(text):
    """How its time grows is measured apart, by tests/benchmarks/hostile.py."""
    end = 0
    for found in measures.find(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


def test_a_lone_spelling_means_what_it_can_mean_and_is_refused_where_that_is_several_things():
    assert (parse("8400P").unit, parse("5毛").value) == ("P", Decimal("0.5"))
    with pytest.raises(ValueError, match="'分' may mean different things"):
        parse("5分")


def test_long_digits_are_refused_where_it_can_be_seen_not_read_in_part():
    (found,) = measures.find("不低于" + "1" * 5000 + "%")
    assert found.measure[:4] == (None, None, None, "percent")
    assert found.flags == ("numeral_too_long",)
    for mention in extract("力争产量同比下降" + "1" * 70 + "%，到" + "2" * 70 + "万吨。"):
        assert mention.to_dict()["si_low"] is mention.measure.value is None
        with pytest.raises(ValueError, match="no unit is named 'blorp'"):
            mention.measure.to("blorp")
        with pytest.raises(ValueError, match="does not convert to km"):
            mention.measure.to("km")
    with pytest.raises(ValueError, match="longer than 64"):
        parse("1" * 70 + "吨")


def test_exact_whatever_the_callers_context():
    with localcontext() as context:
        context.prec = 3
        (found,) = measures.find("全县产值123456.789亿元")
    assert found.measure.value == 12345678900000


@pytest.mark.parametrize(
    ("one", "other"), [("每斤20元", "20元/斤"), ("每千人7.2张", "7.2张/千人"), ("每平方公里300人", "300人/平方公里")]
)
def test_what_is_counted_per_is_part_of_the_unit_in_si(one, other):
    assert parse(one).si[:4] == parse(other).si[:4]
    assert parse(one).quantity.to_root_units() == parse(other).quantity.to_root_units()


@pytest.mark.parametrize(
    "mixed",
    [lambda one, two: one + two, lambda one, _: 2 * one, lambda one, _: one * 2, max, min, lambda *of: sorted(of)],
)
def test_measures_neither_add_nor_compare(mixed):
    with pytest.raises(TypeError, match="quantity"):
        mixed(parse("5吨"), parse("3人"))


def test_a_float_is_no_number():
    odd = Measure(0.1, 0.1, 0.1, "t", "吨")
    with pytest.raises(TypeError, match="Decimal or a Fraction"):
        odd.to_dict()
    with pytest.raises(TypeError, match="Decimal or a Fraction"):
        assert odd.si


@pytest.mark.parametrize(("row", "error"), [({}, ValueError), ({"value": 5}, TypeError), ("5吨", TypeError)])
def test_from_dict_says_what_it_takes(row, error):
    with pytest.raises(error, match="from_dict takes"):
        Measure.from_dict(row)


@pytest.mark.parametrize(
    ("odd", "error", "message"),
    [
        ({"inclusive": "no"}, TypeError, "inclusive"),
        ({"approximate": None}, TypeError, "approximate"),
        ({"unit": None}, TypeError, "unit"),
        ({"low": "9", "high": "5"}, ValueError, "above high"),
    ],
)
def test_from_dict_takes_no_odd_field(odd, error, message):
    with pytest.raises(error, match=message):
        Measure.from_dict(parse("5—6万吨").to_dict() | odd)


def test_a_difference_of_temperatures_is_no_temperature():
    [warmer] = [mention.measure for mention in extract("气温比上年高2℃。")]
    assert warmer.si.value == 2
    with pytest.raises(ValueError, match="a difference of temperatures is no temperature"):
        warmer.to("degC")


@pytest.mark.parametrize("text", ["三次产业结构为3.9∶59.5∶36.6。", "茶、果、菜按1：2：3搭配。", "时间为8:30:15。"])
def test_the_parts_of_a_ratio_of_three_count_nothing_and_say_so(text):
    parts = extract(text)
    assert len(parts) == 3
    assert all(part.flags == ("no_unit", "part_of_ratio") for part in parts)


def test_a_ratio_of_two_is_one_and_a_label_is_no_part():
    assert [mention.flags for mention in extract("比例为1:3。其中：2家，共1400万。")] == [(), (), ("no_unit",)]


@pytest.mark.parametrize("surface", ["百分之几", "千分之几", "百分之"])
def test_a_share_of_no_number_is_refused_as_such(surface):
    with pytest.raises(ValueError, match=f"'{surface}' names no number"):
        parse(surface)


@pytest.mark.parametrize("text", ["昼夜温差达15℃。", "升温3℃。", "全球温升控制在1.5℃以内。"])
def test_what_is_called_a_difference_of_temperatures_is_one(text):
    assert [mention.measure.unit for mention in extract(text)] == ["delta_degC"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("拨付1,23万元。", "23万元"),
        ("拨付1，23万元。", "23万元"),
        ("单价123,45元。", "45元"),
        ("产茶1, 234 吨。", "234 吨"),
        ("两镇分别投资1，234万元。", "234万元"),
        ("投资5亿元、3，200人受益。", "200人"),
    ],
)
def test_what_may_be_the_end_of_a_longer_number_is_flagged(text, read):
    last = extract(text)[-1]
    assert (last.text, last.flags) == (read, ("digits_before_comma",))


@pytest.mark.parametrize(
    "text", ["分给3户，200人。", "名列第3，200家。", "2024年，200家。", "比例缩小到2.3:1，170家。", "1，234人。"[2:]]
)
def test_no_flag_where_what_stands_before_the_comma_is_whole(text):
    assert extract(text)[-1].flags == ()


@pytest.mark.parametrize("digits", ["0123456789", "０１２３４５６７８９"])
def test_a_comma_groups_no_digits_where_a_rank_an_index_or_an_item_ends_at_it(digits):
    text = "排名第3，200家参评；景气指数为105，123家盈利；甲镇、乙镇分别种植1，200亩；栽种3亩、5，600株。"
    read = [mention.measure.value for mention in extract(text.translate(str.maketrans("0123456789", digits)))]
    assert read == [200, 123, 200, 3, 600]
