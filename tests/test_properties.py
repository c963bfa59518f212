"""What holds of every numeral, measure and sentence that policynum.strategies can write.

The writer there is independent of the reader, so that each property compares two minds. That what to_chinese writes
reads back is in test_writing; that the source holds no float, in test_exactness; what holds of every text, however
damaged, in test_pipeline.
"""

import json
import os
import re
import subprocess
import sys
from decimal import ROUND_UP, Context, Decimal, Inexact, Rounded, localcontext
from fractions import Fraction
from functools import cache
from typing import get_args

import opencc
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import policynum
from policynum import conversion, lexicon, numerals, strategies
from policynum.model import Measure
from policynum.numerals import to_text
from policynum.quantities import candidates
from policynum.text.folding import fold

MANY = settings(max_examples=max(1000, settings.default.max_examples))


MEASURES = strategies.measures()
SENTENCES = strategies.sentences()


# -- what is written is read -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", get_args(strategies.Style))
def test_numerals(style):
    @MANY
    @given(strategies.numerals(styles=[style]))
    def test(numeral):
        assert numerals.parse(numeral.text) == numeral.value
        assert list(numerals.find(numeral.text)) == [numeral]
        text = fold(f"{numeral.text}公顷").text
        assert [(start, end, form.low) for start, end, form in candidates.scan(text)] == [(0, len(text), numeral.value)]

    test()


@MANY
@given(MEASURES)
def test_a_measure_is_read_as_it_was_written(written):
    assert policynum.parse(written.text) == written.measure


def reading(text: str) -> list[tuple[object, ...]]:
    """What is read, as strategies.Written has it behind the text."""
    return [
        (
            m.start,
            m.end,
            m.measure,
            m.role,
            *((m.change.direction, m.change.kind, m.change.basis) if m.change else [None] * 3),
        )
        for m in policynum.extract(text)
    ]


@MANY
@given(SENTENCES)
def test_a_measure_in_a_sentence_is_read_as_it_was_meant(written):
    assert reading(written.text) == [written[1:]]


@MANY
@given(st.lists(SENTENCES, min_size=2, max_size=4))
def test_each_line_has_its_own_measure(lines):
    expected, at = [], 0
    for written in lines:
        expected.append((at + written.start, at + written.end, written.measure))
        at += len(written.text) + 1
    assert [read[:3] for read in reading("\n".join(written.text for written in lines))] == expected


# -- what the same words look like -------------------------------------------------------------------------------------

WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


@MANY
@given(SENTENCES)
def test_full_width_figures_say_the_same(written):
    assume("," not in written.text)
    measure = written.measure._replace(unit_text=written.measure.unit_text.replace("%", "％"))
    assert reading(written.text.translate(WIDE)) == [(written.start, written.end, measure, *written[4:])]


@cache
def converter(variant: str) -> opencc.OpenCC:
    return opencc.OpenCC(variant)


@MANY
@given(SENTENCES, st.sampled_from(["s2t", "s2tw", "s2hk"]))
def test_traditional_script_says_the_same(written, variant):
    traditional = converter(variant).convert(written.text)
    assert len(traditional) == len(written.text)
    assert reading(traditional) == [written[1:]]


_BOUNDARY = re.compile("(?<=[0-9A-Za-z%])(?=[一-鿿])|(?<=[一-鿿])(?=[0-9A-Za-z])")


@MANY
@given(SENTENCES)
def test_blanks_between_figures_and_characters_change_nothing(written):
    """As many web pages are set: 投资达到 500 亿元, 到 2027 年."""
    start, end = (at + len(_BOUNDARY.findall(written.text[: at + 1])) for at in (written.start, written.end - 1))
    assert reading(_BOUNDARY.sub(" ", written.text)) == [(start, end + 1, *written[3:])]


# -- laws of scale -----------------------------------------------------------------------------------------------------

PLAIN = strategies.numerals(styles=["digits", "chinese"]).filter(lambda numeral: 0 < numeral.value < 10**8)


def value(surface: str) -> Fraction:
    return Fraction(policynum.parse(surface).si.value)


@MANY
@given(st.integers(1, 9999), st.integers(1, 9), st.sampled_from(["元", "吨", "亩", "千瓦时", "人次", "家"]))
def test_scale_words(number, places, unit):
    """1亿 is 1万万, 1万亿 is 10000亿, and the decimal point moves as the scale does."""
    assert value(f"{number}亿{unit}") == value(f"{number}万万{unit}") == 10**4 * value(f"{number}万{unit}")
    assert value(f"{number}万亿{unit}") == value(f"{number}0000亿{unit}") == 10**12 * value(f"{number}{unit}")
    moved = to_text(Decimal(f"{number}E-{places}"))
    assert value(f"{moved}亿{unit}") * 10**places == value(f"{number}亿{unit}")


SAME = [
    ("亩", Fraction(1, 15), "公顷"),
    ("公顷", Fraction(10_000), "平方米"),
    ("公顷", Fraction(1, 100), "平方公里"),
    ("斤", Fraction(1, 2), "公斤"),
    ("吨", Fraction(2000), "斤"),
    ("担", Fraction(50), "公斤"),
    ("里", Fraction(500), "米"),
    ("尺", Fraction(1, 3), "米"),
    ("吉瓦时", Fraction(10**6), "千瓦时"),
    ("千瓦时", Fraction(3600), "千焦"),
    ("吨标准煤", Fraction(293_076, 10_000), "吉焦"),
    ("万元/吨", Fraction(10_000), "元/吨"),
    ("微克/立方米", Fraction(1, 1000), "毫克/立方米"),
    ("倍", Fraction(100), "%"),
    ("成", Fraction(10), "%"),
    ("‰", Fraction(1, 10), "%"),
    ("个百分点", Fraction(100), "个基点"),
    ("公里/小时", Fraction(5, 18), "米/秒"),
]


@MANY
@given(PLAIN, st.sampled_from(SAME))
def test_one_unit_is_so_many_of_another(numeral, same):
    unit, times, other = same
    if unit == "万元/吨":
        assume(numeral.text[-1] not in "百千")
    one = policynum.parse(f"{to_text(numeral.value)}{unit}").si
    assert Fraction(one.value) == times * Fraction(numeral.value) * value(f"1{other}")


NAMES = sorted(lexicon.known_units() - {"degC", "degF"})  # zero degrees is not nothing
EXACT = st.builds(Fraction, st.integers(-(10**18), 10**18), st.integers(1, 10**6))


@MANY
@given(st.sampled_from(NAMES), EXACT, EXACT, EXACT)
def test_conversion_to_si_commutes_with_scaling_and_adding(name, number, other, times):
    si = conversion.si_unit(name)

    def converted(number: Fraction) -> Fraction:
        return Fraction(conversion.convert(number, name, si))

    assert converted(times * number) == times * converted(number)
    assert converted(number + other) == converted(number) + converted(other)
    assert Fraction(conversion.convert(converted(number), si, name)) == number


@MANY
@given(st.sampled_from(["degC", "degF"]), EXACT, EXACT, EXACT)
def test_differences_of_temperature_convert_alike_wherever_they_begin(name, number, other, difference):
    def rise(start: Fraction) -> Fraction:
        before, after = (conversion.convert(at, name, "K") for at in (start, start + difference))
        return Fraction(after) - Fraction(before)

    assert rise(number) == rise(other)


# -- bounds ------------------------------------------------------------------------------------------------------------


def holds(measure: Measure, number: Decimal) -> bool:
    """Whether the interval of a measure holds a number."""
    low, high = measure.low, measure.high
    above = low is None or number > low or (number == low and measure.inclusive is not False)
    below = high is None or number < high or (number == high and measure.inclusive is not False)
    return above and below


AMOUNTS = st.integers(1, 10**6).map(lambda number: Decimal(f"{number}E-2"))


@MANY
@given(AMOUNTS, AMOUNTS, AMOUNTS, st.sampled_from(["%", "万吨", "亿元", "千瓦时", "公里", "个百分点"]))
def test_bounds_are_monotone_and_leave_nothing_out(one, other, number, unit):
    low, high = sorted((one, other))
    number = policynum.parse(f"{number}{unit}").value

    def within(words: str) -> bool:
        return holds(policynum.parse(words), number)

    for least in ("不低于{}", "至少{}", "{}以上", "超过{}"):  # what is above the higher bound is above the lower
        assert within(least.format(f"{low}{unit}")) or not within(least.format(f"{high}{unit}"))
    for most in ("不超过{}", "{}以下", "{}以内", "不足{}"):
        assert within(most.format(f"{high}{unit}")) or not within(most.format(f"{low}{unit}"))
    surface = f"{low}{unit}"
    assert within(f"不低于{surface}") is not within(f"低于{surface}")
    assert within(f"超过{surface}") is not within(f"不超过{surface}")
    assert within(f"{surface}以上") == within(f"超过{surface}") or within(surface)
    assert within(surface) == (within(f"{surface}以上") and within(f"{surface}以下"))
    if low != high:
        assert within(f"{surface}—{high}{unit}") == (within(f"{surface}以上") and within(f"{high}{unit}以下"))


# -- exact, always -----------------------------------------------------------------------------------------------------


def floats(value: object) -> list[object]:
    """What is not one of the types that to_dict promises, at any depth."""
    if isinstance(value, dict):
        return [bad for inner in (*value, *value.values()) for bad in floats(inner)]
    if isinstance(value, list):
        return [bad for inner in value for bad in floats(inner)]
    return [] if type(value) in (str, int, bool, type(None)) else [value]


@MANY
@given(SENTENCES)
def test_no_float_comes_out(written):
    for mention in policynum.extract(written.text):
        row = mention.to_dict()
        assert floats(row) == floats(mention.to_row()) == floats(mention.measure.to_dict()) == []
        for key in ("value", "low", "high", "si_value", "si_low", "si_high"):
            assert row[key] is None or re.fullmatch(r"-?[0-9]+(\.[0-9]*[1-9])?|-?[0-9]+/[0-9]+", row[key])
        for measure in (mention.measure, mention.measure.si):
            assert all(number is None or type(number) in (Decimal, Fraction) for number in measure[:3])


CONTEXTS = st.builds(
    lambda prec, rounding, trapped, most: Context(prec, rounding, Emin=-most, Emax=most, traps=trapped),
    st.integers(1, 6),
    st.sampled_from(["ROUND_DOWN", "ROUND_HALF_EVEN", ROUND_UP]),
    st.sampled_from([[], [Inexact, Rounded]]),
    st.sampled_from([0, 3, 999_999]),
)


@MANY
@given(SENTENCES, CONTEXTS)
def test_the_callers_decimal_context_changes_nothing(written, context):
    with localcontext(context):
        read = reading(written.text)
        rows = [mention.to_dict() for mention in policynum.extract(written.text)]
    assert read == [written[1:]]
    assert [row["value"] for row in rows] == [written.measure.to_dict()["value"]]
    with localcontext(context):
        measure = policynum.parse(written.text[written.start : written.end])
        words = policynum.to_chinese(measure)
    assert policynum.parse(words) == measure


def test_the_seed_of_hashes_changes_nothing():
    """Sets and dicts order themselves anew in each process; what is read does not. A thousand sentences at once."""
    texts: list[str] = []

    @MANY
    @given(strategies.sentences())
    def collect(written):
        texts.append(written.text)

    collect()
    program = (
        "import json, sys, policynum;"
        "texts = json.load(sys.stdin);"
        "print(json.dumps([[mention.to_dict() for mention in policynum.extract(text)] for text in texts]))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=json.dumps(texts),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "31337")
    }
    assert len(texts) >= 1000
    assert len(printed) == 1
