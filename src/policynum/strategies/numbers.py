"""Writes numerals in every style, by the rules of the schoolbook and without a look at how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Literal

from hypothesis import strategies as st

from policynum.numerals import Numeral

Style = Literal[
    "digits",  # 24860, 8.30
    "grouped",  # 24,860
    "full_width",  # ２４８６０
    "scaled",  # 2.486万, 1.3万亿, 3千万, 5万万
    "sections",  # 2亿1836万, 3万4000
    "mixed",  # 3千5百, 7亿一千五百二十七万
    "chinese",  # 二万四千八百六十, 十二, 两千
    "chinese_decimal",  # 八点三, 三点五亿
    "formal",  # 贰万肆仟捌佰陆拾
    "customary",  # 一万二, 廿五
]


def numerals(*, styles: Iterable[Style] | None = None, whole: bool = False) -> st.SearchStrategy[Numeral]:
    """Numerals with their value, from zero to below 10^17; with ``whole`` only those that count things.

    ``styles`` are names of styles, by default all: ``digits``, ``grouped``, ``full_width``, ``scaled``, ``sections``,
    ``mixed``, ``chinese``, ``chinese_decimal``, ``formal``, ``customary``.

    >>> from hypothesis import find
    >>> find(numerals(styles=["grouped"]), lambda numeral: True).text
    '1,000'
    """
    table = _COUNTS if whole else _STYLES
    return st.one_of([table[style] for style in chosen("styles", styles, tuple(table))])


def chosen(name: str, some: Iterable[Any] | None, known: tuple[Any, ...]) -> list[Any]:
    """What a caller chose of what there is, all for None; an error that names what is not known, or that none was."""
    if some is None:
        return list(known)
    if isinstance(some, str):
        raise TypeError(f'{name}: write a list, ["{some}"]')
    some = list(some)
    if not some:
        raise ValueError(f"{name}: choose at least one of {', '.join(map(str, known))}")
    if unknown := [repr(one) for one in some if one not in known]:
        raise ValueError(f"{name}: {unknown[0]} is none of {', '.join(map(str, known))}")
    return some


def decimal(digits: int, places: int, scale: str = "") -> Numeral:
    """So many digits with so many of them behind the point; exact in any Decimal context.

    >>> decimal(13, 1, "万亿").text, decimal(50, 3).text
    ('1.3万亿', '0.050')
    """
    padded = str(digits).zfill(places + 1)
    whole, rest = (padded[:-places], f".{padded[-places:]}") if places else (padded, "")
    return _numeral(f"{whole}{rest}{scale}", _power(digits, _SCALES.get(scale, 0) - places))


def _power(digits: int, exponent: int) -> Decimal:
    return Decimal(digits * 10**exponent) if exponent >= 0 else Decimal(f"{digits}E{exponent}")


# -- in words ---------------------------------------------------------------------------------------------------------

_DIGITS = "零一二三四五六七八九"
_POWERS = ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"))
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


def in_words(number: int) -> str:
    """A whole number in Chinese.

    >>> in_words(10203), in_words(100010), in_words(120000000)
    ('一万零二百零三', '十万零一十', '一亿二千万')
    """
    return re.sub("^一十", "十", _in_full(number))


def as_said(number: int) -> str:
    """The same with 两 where it is said so: 两, 两千, 两万; but 十二, 二十.

    >>> as_said(2), as_said(2200), as_said(20)
    ('两', '两千二百', '二十')
    """
    return re.sub("^二(?!十)", "两", in_words(number))


def _in_full(number: int) -> str:
    for power, name in _POWERS:
        if number >= power:
            head, rest = divmod(number, power)
            gap = "零" if 0 < rest < power // 10 else ""
            return f"{_in_full(head)}{name}{gap}{_in_full(rest) if rest else ''}"
    return _DIGITS[number]


# -- the styles -------------------------------------------------------------------------------------------------------

_SCALES = {"万": 4, "亿": 8, "万亿": 12, "万万": 8}
_SMALL = {"百": 2, "千": 3}


def _numeral(text: str, value: int | Decimal) -> Numeral:
    return Numeral(0, len(text), text, Decimal(value))


def _section(high: int, low: int, rest: int, scales: str) -> Numeral:
    """亿 and 万, or 万 alone, each with four full digits behind it, so that nothing is left out."""
    if scales == "万":
        return _numeral(f"{high}万{low}", high * 10**4 + low)
    return _numeral(f"{high}亿{low}万{rest or ''}", high * 10**8 + low * 10**4 + rest)


def _pair(high: int, low: int, scales: str) -> Numeral:
    one, two = {"千百": (3, 2), "万千": (4, 3), "亿千万": (8, 7)}[scales]
    return _numeral(f"{high}{scales[0]}{low}{scales[1:]}", high * 10**one + low * 10**two)


def _points(whole: int, places: str, scale: str) -> Numeral:
    text = f"{in_words(whole)}点{''.join(_DIGITS[int(place)] for place in places)}{scale}"
    return _numeral(text, _power(int(f"{whole}{places}"), _SCALES.get(scale, 0) - len(places)))


def _elided(high: int, low: int, scale: str) -> Numeral:
    power = {"百": 1, "千": 2, "万": 3}[scale]
    return _numeral(f"{_DIGITS[high]}{scale}{_DIGITS[low]}", (10 * high + low) * 10**power)


_WHOLES = st.one_of([st.integers(0, 10**digits - 1) for digits in (1, 2, 4, 8, 16)])
_FULL = st.integers(1000, 9999)
_ONE = st.integers(1, 9)
_COUNTS: dict[str, st.SearchStrategy[Numeral]] = {
    "digits": _WHOLES.map(lambda number: _numeral(str(number), number)),
    "grouped": st.integers(1000, 10**15).map(lambda number: _numeral(f"{number:,}", number)),
    "full_width": _WHOLES.map(lambda number: _numeral(str(number).translate(FULL_WIDTH), number)),
    "scaled": st.builds(decimal, st.integers(1, 9999), st.integers(0, 2), st.sampled_from("万亿"))
    | st.builds(
        lambda digit, small, large: _numeral(f"{digit}{small}{large}", digit * 10 ** (_SMALL[small] + _SCALES[large])),
        _ONE,
        st.sampled_from("百千"),
        st.sampled_from("万亿"),
    ),
    "sections": st.builds(_section, st.integers(1, 9999), _FULL, st.just(0) | _FULL, st.sampled_from("万亿")),
    "mixed": st.builds(_pair, _ONE, _ONE, st.sampled_from(("千百", "万千", "亿千万")))
    | st.builds(
        lambda high, low: _numeral(f"{high}亿{_in_full(low)}万", high * 10**8 + low * 10**4), st.integers(1, 99), _FULL
    ),
    "chinese": st.builds(
        lambda number, write: _numeral(write(number), number), _WHOLES, st.sampled_from((_in_full, in_words, as_said))
    ),
    # on a cheque; a lone digit (伍吨) is not written so
    "formal": _WHOLES.map(lambda number: _numeral(_in_full(number + 10).translate(_FORMAL), number + 10)),
    "customary": st.builds(_elided, _ONE, _ONE, st.sampled_from("百千万"))
    | _ONE.map(lambda ones: _numeral(f"廿{_DIGITS[ones]}", 20 + ones)),
}
_STYLES = _COUNTS | {
    "digits": _COUNTS["digits"] | st.builds(decimal, st.integers(0, 99999), st.integers(1, 4)),
    "full_width": _COUNTS["full_width"]
    | st.builds(decimal, st.integers(0, 99999), st.integers(1, 4)).map(
        lambda numeral: numeral._replace(text=numeral.text.translate(FULL_WIDTH))
    ),
    "scaled": _COUNTS["scaled"]
    | st.builds(decimal, st.integers(0, 99999), st.integers(0, 4), st.sampled_from(tuple(_SCALES))),
    "chinese_decimal": st.builds(
        _points, st.integers(0, 99), st.text("0123456789", min_size=1, max_size=3), st.sampled_from(("", "万", "亿"))
    ),
}
