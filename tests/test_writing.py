"""Back to Chinese: what is written is read as the same measure, in every style, for everything that parse can read."""

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import policynum
from policynum.lexicon import load
from policynum.model import Bound, Measure
from policynum.writing import Style

STYLES = get_args(Style)
SURFACES = sorted(
    surface
    for group in load("surfaces")["units"].values()
    for key, surfaces in group.items()
    if key != "si"
    for surface in surfaces.split()
    if surface not in load("surfaces")["ambiguous"]  # 度, 方, P: which unit, only the words around them say
)


@pytest.mark.parametrize(
    ("surface", "written"),
    [
        ("1.3万亿元", ["1.3万亿元", "1300000000000元", "一万三千亿元", "壹万叁仟亿元"]),
        ("24860元", ["24860元", "24860元", "二万四千八百六十元", "贰万肆仟捌佰陆拾元"]),
        ("2亿1836万人", ["2.1836亿人", "218360000人", "二亿一千八百三十六万人", "贰亿壹仟捌佰叁拾陆万人"]),
        ("35.6万吨", ["35.6万吨", "356000吨", "三十五万六千吨", "叁拾伍万陆仟吨"]),
        ("3.2万亿千瓦时", ["3.2万亿千瓦时", "3200000000000千瓦时", "三万二千亿千瓦时", "叁万贰仟亿千瓦时"]),
        ("百分之五点五", ["百分之五点五", "百分之5.5", "百分之五点五", "百分之五点五"]),
        ("三成", ["三成", "3成", "三成", "三成"]),
        ("5千瓦", ["5千瓦", "5千瓦", "五千瓦", "伍千瓦"]),
        ("5%", ["5%", "5%", "五%", "5%"]),  # 伍% is no number
        ("翻两番", ["翻两番"] * 4),
        ("一半", ["一半"] * 4),
    ],
)
def test_styles(surface, written):
    measure = policynum.parse(surface)
    assert [policynum.to_chinese(measure, style=style) for style in STYLES] == written


@pytest.mark.parametrize(
    ("surface", "written"),
    [
        ("500亿元以上", "不低于500亿元"),
        ("1000余家", "超过1000家"),
        ("上千家", "不低于1000家"),
        ("5.5%以内", "不超过5.5%"),
        ("不足两成", "低于二成"),
        ("近300家", "约300家"),
        ("十来个以上", "不低于10来个"),
        ("几十万人", "几十万人"),
        ("数千万元", "几千万元"),
        ("二三十户", "20户—30户"),
        ("二三十以上", "二三十以上"),
        ("十七八个", "17个—18个"),
        ("5%至6%", "5%—6%"),
        ("约5—6万吨", "约5万吨—6万吨"),
        ("0—8%左右", "约0%—8%"),
        ("0—9万吨", "0吨—9万吨"),
        ("百分之零至八左右", "约百分之零至八"),
        ("百分之五至六", "百分之五至六"),
        ("三分之一", "三分之一"),
        ("三分之一至三分之二", "三分之一至二"),
        ("负三分之一", "负三分之一"),
        ("三分之二亩以上", "不低于三分之二亩"),
        ("1/3公顷", "三分之一公顷"),
        ("1/24公顷", "二十四分之一公顷"),
        ("百分之几十", "百分之几十"),
        ("31.3∶68.7", "313∶687"),
        ("2.06∶1", "2.06∶1"),
        ("每公斤20元", "每公斤20元"),
        ("每千人口3.4张", "每千人3.4张"),
        ("人均2.4万元", "每人2.4万元"),
        ("¥500", "¥500"),
        ("人民币500万元", "500万元"),
        ("一个半小时", "1.5个小时"),
        ("300克标准煤/千瓦时", "300克标准煤/千瓦时"),
        ("1.5吨/万元", "1.5吨/万元"),
        ("1400万", "1400万"),
        ("-2.41‰", "-2.41‰"),
    ],
)
def test_the_policy_style_as_reports_write(surface, written):
    measure = policynum.parse(surface)
    assert policynum.to_chinese(measure) == written
    for style in STYLES:
        assert policynum.parse(policynum.to_chinese(measure, style=style)) == measure


def test_every_spelling_of_every_unit_comes_back():
    unread = []
    for surface in SURFACES:
        try:
            measure = policynum.parse(f"37{surface}")
        except ValueError:
            unread.append(surface)
            continue
        for style in STYLES:
            assert policynum.parse(policynum.to_chinese(measure, style=style)) == measure
    assert unread == []


NUMBERS = st.one_of(
    st.integers(0, 10**13).map(str),
    st.decimals(0, 10**6, places=3).map(lambda number: f"{number:f}"),
    st.builds("{}{}".format, st.decimals(0, 9999, places=2), st.sampled_from(["万", "亿", "万亿"])),
    st.sampled_from(["几十", "数百", "十几", "十来", "二三十", "一万二", "半", "1万6千多", "30余万", "三千五百万"]),
)
UNITS = st.sampled_from(
    ["元", "%", "个百分点", "万吨", "千瓦", "家", "人次", "亩", "倍", "成", "元/吨", "个月", "美元", ""]
)
BOUNDS = st.sampled_from(
    [("", ""), ("约", ""), ("不低于", ""), ("超过", ""), ("不超过", ""), ("不足", ""), ("", "以上")]
)
SHARES = st.builds(
    "{}分之{}".format, st.sampled_from("百千万三五七"), st.sampled_from(["一", "二点五", "十二", "三至四"])
)


@given(st.one_of(st.builds("{}{}".format, NUMBERS, UNITS), SHARES), BOUNDS, st.sampled_from(STYLES))
@example("几十", ("", ""), "policy")
@example("数百", ("约", ""), "numerals")
def test_what_parse_reads_is_written_so_that_it_reads_it_again(number, bound, style):
    try:
        measure = policynum.parse(f"{bound[0]}{number}{bound[1]}")
    except ValueError:
        assume(False)
    assert policynum.parse(policynum.to_chinese(measure, style=style)) == measure


@given(st.decimals(0, 10**9, places=4), st.decimals(0, 10**9, places=4), st.sampled_from(["吨", "%", "万元", "家"]))
def test_ranges_come_back(one, other, unit):
    assume(one != other)
    low, high = sorted((one, other))
    measure = policynum.parse(f"{low:f}{unit}—{high:f}{unit}")
    assert (measure.bound, measure.value) == (Bound.RANGE, None)
    for style in STYLES:
        assert policynum.parse(policynum.to_chinese(measure, style=style)) == measure


@given(
    st.decimals("0.001", 10**9, places=3) | st.integers(1, 10**12),
    st.sampled_from(["{}吨", "{}%", "{}万元", "{}家", "{}倍", "{}成", "{}个百分点", "{}"]),
    st.sampled_from(["—", "至", "-", "～"]),
    st.sampled_from(["{}", "约{}", "{}左右"]),
    st.sampled_from(STYLES),
)
def test_ranges_that_begin_at_nothing_come_back(high, unit, dash, bound, style):
    try:
        measure = policynum.parse(bound.format(unit.format(f"0{dash}{high:f}")))
    except ValueError:
        assume(False)  # 0-5 alone is no range
    assert (measure.value, measure.low) == (None, 0)
    assert policynum.parse(policynum.to_chinese(measure, style=style)) == measure


def test_after_conversion_a_measure_is_spelt_as_its_new_unit_is():
    for surface, written in {
        "60万吨": "6亿公斤",
        "5分钟": "300秒",
        "36公里/小时": "10米/秒",
        "3千瓦时": "1080万焦耳",
    }.items():
        si = policynum.parse(surface).si
        assert policynum.to_chinese(si) == written
        assert policynum.parse(written) == si
    yuan = policynum.parse("3.2亿美元").to("CNY", rates=policynum.rates({"USD": "7.1"}, on=date(2024, 12, 31)))
    assert policynum.to_chinese(yuan) == "22.72亿元"
    assert policynum.parse("22.72亿元") == yuan


def test_a_bound_that_a_change_word_turned_round_follows_the_sign():
    decrease = Measure(Decimal(-3), None, Decimal(-3), "percent", "%", Bound.AT_LEAST, True)  # 下降3%以上
    back = policynum.parse(policynum.to_chinese(decrease))
    assert (back.low, back.high, back.unit) == (None, Decimal(-3), "percent")


def test_a_spelling_of_the_callers_own_lexicon_is_written_in_the_librarys():
    (mention,) = policynum.extract("收购2万麻袋。", lexicon=policynum.Lexicon(units={"麻袋": "90 kg"}))
    assert policynum.to_chinese(mention.measure) == "180万公斤"


@pytest.mark.parametrize(
    ("value", "written"), [(2 * 10**16, "二亿亿元"), (12345678901234567890, "12345678901234567890元")]
)
def test_numbers_longer_than_cn2an_writes(value, written):
    measure = policynum.parse(f"{value}元")
    assert policynum.to_chinese(measure, style="numerals") == written
    assert policynum.parse(written) == measure


def test_the_callers_decimal_context_changes_nothing():
    measure = policynum.parse("1.23456789万亿元")
    with localcontext() as context:
        context.prec = 3
        assert policynum.to_chinese(measure) == "12345.6789亿元"


def test_what_has_no_wording_is_refused_by_name():
    with pytest.raises(
        ValueError, match=r"no wording in Chinese would be read back as Measure\(value=Fraction\(2000, 3\)"
    ):
        policynum.to_chinese(Measure(*[Fraction(2000, 3)] * 3, "户", "户"))
    with pytest.raises(ValueError, match=r"no wording .* Measure\(value=None, low=Decimal\('5'\), high=None"):
        policynum.to_chinese(Measure(None, Decimal(5), None, "t", "吨"))
    with pytest.raises(ValueError, match="style is one of policy, plain, numerals, financial, not 'formal'"):
        policynum.to_chinese(policynum.parse("5%"), style="formal")
