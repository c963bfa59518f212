"""Writes a measure back in Chinese: 1.3万亿元, 1300000000000元, 一万三千亿元, 壹万叁仟亿元.

What is written reads back as the same measure. That is no hope but a check: each wording is parsed before it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Any, Literal, get_args

from policynum import numerals, parsing, units
from policynum.lexicon import load
from policynum.model import Bound, Measure
from policynum.numerals import Number, negative, simplest, to_text

Style = Literal["policy", "plain", "numerals", "financial"]


def to_chinese(measure: Measure, *, style: Style = "policy") -> str:
    """The measure in Chinese, so that ``policynum.parse`` gives it back.

    ``policy`` writes digits with 万 and 亿, ``plain`` all digits, ``numerals`` Chinese numerals, ``financial`` 大写.
    Where a style would not be read (伍% is no number), digits stand in. A unit whose text is no spelling of this
    library (a user's own) gets the commonest one; a bound that a change word turned round (下降3%以上) follows the
    sign. ValueError where no wording would be read back, as for two thirds of a 户.

    >>> from policynum import parse
    >>> measure = parse("一万三千亿元以上")
    >>> [to_chinese(measure, style=style) for style in ("policy", "plain", "numerals", "financial")]
    ['不低于1.3万亿元', '不低于1300000000000元', '不低于一万三千亿元', '不低于壹万叁仟亿元']
    >>> to_chinese(parse("百分之五")), to_chinese(parse("5—6万吨")), to_chinese(parse("近300家"))
    ('百分之五', '5万吨—6万吨', '约300家')
    """
    if not isinstance(measure, Measure):
        raise TypeError(f"to_chinese takes a measure, such as mention.measure, not {type(measure).__name__}")
    if style not in get_args(Style):
        raise ValueError(f"style is one of {', '.join(get_args(Style))}, not {style!r}")
    for likeness in _LIKENESSES:
        for text in _wordings(measure, style):
            if (back := _parsed(text)) is not None and likeness(back) == likeness(measure):
                return text
    raise ValueError(f"no wording in Chinese would be read back as {measure}")


# How a wording may be like the measure, best first: in all, but for the unit's spelling, as the same interval.
_LIKENESSES: tuple[Callable[[Measure], Any], ...] = (
    lambda measure: measure,
    lambda measure: measure._replace(unit_text=""),
    lambda measure: (measure[:4], measure.approximate, measure.per),
)


@lru_cache(maxsize=1 << 10)
def _parsed(text: str) -> Measure | None:
    try:
        return parsing.parse(text)
    except ValueError:
        return None


def _wordings(measure: Measure, style: Style) -> Iterator[str]:
    """Ways to write the measure, the wanted one first."""
    styles: dict[Style, None] = dict.fromkeys((style, "policy", "plain"))
    spellings = dict.fromkeys((measure.unit_text, units.spelling(measure.unit)))
    share = _denominators(measure.per) if measure.per else ""
    for spelling, how in product(spellings, styles):
        for number, (before, after) in product(_numbers(measure, spelling, how), _bounds(measure)):
            yield f"{share}{before}{number}{after}"


# -- bounds -----------------------------------------------------------------------------------------------------------


def _bounds(measure: Measure) -> Iterator[tuple[str, str]]:
    """The words before and after the number that limit it as the interval says."""
    bound = measure.bound
    if measure.value is not None and (measure.low is None) != (measure.high is None):
        bound = Bound.AT_MOST if measure.low is None else Bound.AT_LEAST
    yield from _WORDS.get((bound, measure.inclusive is not False), [("", "")])


_WORDS = {
    (Bound.EXACT, True): [("", "")],
    (Bound.RANGE, True): [("", "")],
    (Bound.ABOUT, True): [("约", ""), ("", "左右")],
    (Bound.AT_LEAST, True): [("不低于", ""), ("", "以上")],
    (Bound.AT_LEAST, False): [("超过", ""), ("", "多")],
    (Bound.AT_MOST, True): [("不超过", ""), ("", "以下")],
    (Bound.AT_MOST, False): [("低于", "")],
}


# -- numbers with their unit ------------------------------------------------------------------------------------------


def _numbers(measure: Measure, spelling: str, style: Style) -> Iterator[str]:
    if measure.value is not None:
        odd = "来" if measure.approximate else "多" if measure.bound is Bound.AT_LEAST else ""  # 1800年 is a date
        yield from _with_unit(measure.value, measure.unit, spelling, style, odd)
        return
    low, high = measure.low, measure.high
    if low is None or high is None:
        return
    if measure.approximate and 2 * Fraction(high) == 9 * Fraction(low):  # 几十万 is 20万 to 90万; 0—5% may begin at 0
        half = simplest(Fraction(low) / 2)
        share = spelling if spelling.endswith("分之") else ""
        halves = _with_unit(half, measure.unit, spelling, "numerals")
        yield from (f"{share}几{text.removeprefix(share).removeprefix('一')}" for text in halves)  # 几十%, 百分之几十
    ends = (_with_unit(end, measure.unit, spelling, style) for end in (low, high))
    for one, other in zip(*ends, strict=False):  # 5万吨—6万吨, 百分之五至六
        yield f"{one}至{other.removeprefix(spelling)}" if spelling.endswith("分之") else f"{one}—{other}"
    words = (_with_unit(end, measure.unit, spelling, "numerals") for end in (low, high))
    for one, other in zip(*words, strict=False):  # 二三十, 十七八: without a unit, no dash makes a range of them
        apart = [at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right]
        if len(one) == len(other) and len(apart) == 1:
            yield f"{one[: apart[0] + 1]}{other[apart[0] :]}"


def _with_unit(number: Number, unit: str, spelling: str, style: Style, odd: str = "") -> Iterator[str]:
    """One number with its unit so spelt: 500亿元, ¥500, 百分之五, 三分之一, 1∶3, 翻两番, 一半."""
    if spelling.endswith("分之"):
        whole = numerals.parse(spelling.removesuffix("分之")) if unit == "ratio" else 1
        above = simplest(Fraction(number) * Fraction(whole))
        sign = "负" if number < 0 else ""  # 负三分之一
        texts = _written(negative(above) if sign else above, "plain" if style == "plain" else "numerals")
        yield from (f"{sign}{spelling}{text}" for text in texts)
    elif spelling == "番":
        times = Decimal(int(number).bit_length() - 1)
        yield from (f"翻{'两' if text == '二' else text}番" for text in _written(times, "numerals"))
    elif spelling == "半":
        yield "一半"
    elif spelling == "" and unit == "ratio":
        parts = Fraction(number)
        if parts > 1 and "/" not in to_text(number):
            yield f"{to_text(number)}∶1"
        yield from (f"{parts.numerator}{mark}{parts.denominator}" for mark in "∶/")  # 1∶10 would be read as a time
    elif spelling == "" and unit == "1":
        yield from _written(number, style)
    elif spelling in load("surfaces")["before"].get(unit, "").split():
        yield from (f"{spelling}{text}" for text in _written(number, style))
    if (meant := units.alone(spelling)) is not None and meant.name == unit:
        many = simplest(Fraction(number) / meant.scale)
        texts = _parts(many) if isinstance(many, Fraction) else _written(many, _CUSTOM.get((style, spelling), style))
        for text in texts:
            yield from dict.fromkeys((f"{text}{spelling}", f"{text}{odd}{spelling}"))


_CUSTOM: dict[tuple[Style, str], Style] = {("policy", "成"): "numerals", ("policy", "折"): "numerals"}  # 三成, 八折


def _parts(number: Fraction) -> Iterator[str]:
    """A number that no decimal ends, as a part of its unit: 三分之二|亩."""
    above, below = (_in_words(str(part), "low") for part in (abs(number.numerator), number.denominator))
    if above is not None and below is not None:
        yield f"{'负' if number < 0 else ''}{below}分之{above}"


def _written(number: Number, style: Style) -> Iterator[str]:
    """The number in digits or words; nothing where that style has no way to write it."""
    if isinstance(number, Fraction):
        return
    if style == "plain":
        yield to_text(number)
    elif style == "policy":
        yield _with_scale(number)
    elif (words := _in_words(to_text(number), "low" if style == "numerals" else "up")) is not None:
        yield words


def _with_scale(number: Decimal) -> str:
    """Digits with the largest scale word that leaves few decimals: 1.3万亿, 2.1836亿, 24860."""
    for scale, word, most in ((10**12, "万亿", 4), (10**8, "亿", 4), (10**4, "万", 2)):
        short = to_text(simplest(Fraction(number) / scale))
        if abs(Fraction(number)) >= scale and len(short.partition(".")[2]) <= most:
            return f"{short}{word}"
    return to_text(number)


@lru_cache(maxsize=1 << 10)
def _in_words(text: str, mode: Literal["low", "up"]) -> str | None:
    """What cn2an writes; it stops at sixteen digits, so whole 亿 are written apart."""
    import cn2an

    try:
        if len(text) > 16 and text.endswith("0" * 8):
            return f"{cn2an.an2cn(text[:-8], mode)}亿"
        return str(cn2an.an2cn(text, mode))
    except ValueError:
        return None


def _denominators(per: str) -> str:
    """What 每 counts: 每公斤 for kg, 每千人 for 1000 person, 每人每月 for person/month."""
    *count, names = per.split()
    many = "".join(_in_words(number, "low") or number for number in count).removeprefix("一")
    first, *rest = ({"month": "月"}.get(name, units.spelling(name)) for name in names.split("/"))
    return "".join(f"每{each}" for each in (many + first, *rest))
