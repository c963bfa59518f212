"""numerals: what is written in any of the usual ways reads back as the same number, by a writer that shares no code."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policynum import numerals
from policynum.quantities import candidates
from policynum.text.folding import fold

# -- writers, after the rules of the schoolbook and independent of the reader ------------------------------------------

DIGITS = "零一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
WHOLE = st.integers(min_value=0, max_value=10**16 - 1)


def in_chinese(number: int, digits: str = DIGITS, scales: tuple[str, ...] = ("", "十", "百", "千")) -> str:
    """The full reading: 10203 is 一万零二百零三."""
    if number == 0:
        return digits[0]
    sections, section_names = [], ("", "万", "亿", "万亿")
    while number:
        number, section = divmod(number, 10**4)
        sections.append(section)
    written = ""
    for place in reversed(range(len(sections))):
        section = sections[place]
        if section == 0:
            continue
        if written and (section < 1000 or sections[place + 1] == 0):
            written += digits[0]
        name = section_names[place]
        if name == "万亿":  # one 亿 at the end serves the section below as well
            name = "万" if sections[2] else "万亿"
        written += four_in_chinese(section, digits, scales) + name
    return written


def four_in_chinese(number: int, digits: str, scales: tuple[str, ...]) -> str:
    written, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(written)
            continue
        written += (digits[0] if gap else "") + digits[digit] + scales[place]
        gap = False
    return written


def in_sections(number: int) -> str:
    """Digits before 亿 and 万: 218360000 is 2亿1836万."""
    hundred_million, rest = divmod(number, 10**8)
    ten_thousand, ones = divmod(rest, 10**4)
    return "".join(f"{part}{name}" for part, name in ((hundred_million, "亿"), (ten_thousand, "万")) if part) + (
        f"{ones}" if ones >= 1000 else f"零{ones}" if ones else ""
    )


def full_width(text: str) -> str:
    return text.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))


@given(WHOLE)
def test_digits(number):
    assert numerals.parse(str(number)) == number
    assert numerals.parse(f"{number:,}") == number
    assert numerals.parse(full_width(str(number))) == number


@given(WHOLE)
def test_chinese(number):
    assert numerals.parse(in_chinese(number)) == number


@given(WHOLE)
def test_formal(number):
    assert numerals.parse(in_chinese(number, FORMAL, ("", "拾", "佰", "仟"))) == number


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=0, max_value=9999))
def test_sections_of_digits(hundred_million, ten_thousand):
    number = hundred_million * 10**8 + ten_thousand * 10**4
    assert numerals.parse(in_sections(number)) == number


@given(st.decimals(min_value=0, max_value=10**6, places=3), st.sampled_from([("万", 4), ("亿", 8), ("万亿", 12)]))
def test_decimals_with_a_scale_are_exact(number, scale):
    word, power = scale
    expected = number * 10**power
    assert numerals.parse(f"{number}{word}") == expected
    assert numerals.parse(full_width(f"{number}") + word) == expected


@given(st.integers(min_value=0, max_value=9999), st.text("0123456789", min_size=1, max_size=4))
def test_chinese_decimals(whole, places):
    surface = in_chinese(whole) + "点" + "".join(DIGITS[int(digit)] for digit in places)
    assert numerals.parse(surface) == Decimal(f"{whole}.{places}")


@given(st.integers(min_value=2, max_value=9999), st.integers(min_value=0, max_value=9999))
def test_fractions(below, above):
    assert numerals.parse(f"{in_chinese(below)}分之{in_chinese(above)}") == Fraction(above, below)


@given(WHOLE)
def test_a_minus_turns_the_sign(number):
    assert numerals.parse(f"-{number}") == -number
    assert numerals.parse("负" + in_chinese(number)) == -number


# -- numbers and their text --------------------------------------------------------------------------------------------


@given(st.fractions() | st.decimals(allow_nan=False, allow_infinity=False, places=9))
def test_to_text_reads_back(number):
    text = numerals.to_text(number)
    assert numerals.from_text(text) == number
    assert "e" not in text.lower()
    assert numerals.to_text(numerals.from_text(text)) == text


@pytest.mark.parametrize("text", ["", "五", "1/0", "nan", "Infinity", "1/2/3", "0x10"])
def test_from_text_refuses(text):
    with pytest.raises(ValueError, match=r"finite number|as to_text writes"):
        numerals.from_text(text)


def test_what_is_not_finite_has_no_text():
    with pytest.raises(ValueError, match="not a finite number"):
        numerals.to_text(Decimal("NaN"))


def test_the_callers_context_never_matters():
    numerals.interpret.cache_clear()
    with localcontext() as context:
        context.prec = 2
        assert numerals.parse("2亿1836万") == 218360000
        assert numerals.to_text(Fraction(1, 1024)) == "0.0009765625"


# -- finding -----------------------------------------------------------------------------------------------------------


@given(
    st.text(st.sampled_from("0123456789,.．１２〇零一二三五十百千万亿两几数多余来点负-—、分之半 产值元"), max_size=40)
)
def test_found_numerals_are_the_text(text):
    past = 0
    for start, end, form in candidates.scan(fold(text).text):
        assert past <= start < end
        written, _, share = fold(text).text[start:end].rpartition("分之")
        assert (share if written else fold(text).text[start:end]).startswith(form.numeral[:1])  # 百分之|五
        past = end


@given(WHOLE, st.sampled_from([str, in_chinese, lambda number: full_width(str(number))]))
def test_a_numeral_is_found_in_a_sentence(number, write):
    text = fold(f"产量为{write(number)}公顷").text
    [(start, end, form)] = candidates.scan(text)
    assert (start, text[end - 2 : end], form.low) == (3, "公顷", number)


@pytest.mark.parametrize("text", ["1" * 100_000, "一" * 100_000, "万" * 100_000, "1," * 50_000, "十1" * 50_000])
def test_endless_runs_are_refused_in_linear_time(text):
    for _, _, form in candidates.scan(text):
        assert len(form.numeral) <= numerals.LONGEST or candidates.TOO_LONG in form.flags
