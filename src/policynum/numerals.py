"""Reads numerals: 1.3万亿, 三千五百万, 2亿1836万, ７．５, 壹佰万, 二三十, 1万6千多 -> exact numbers.

The spelling rules are those of 《出版物上数字用法》 (GB/T 15835) and of everyday writing: an elided last scale
(一万二 is 12000), 万万 for 亿, digits of both scripts in one numeral. Of units it knows only those that begin with a
scale: 千 in 千瓦, 兆 in 兆瓦.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from policynum.digits import ARABIC, ARABIC_REST, CHINESE, CHINESE_REST, FORMAL_DIGIT, SCALE
from policynum.terms import DIGITS, decimal, exact
from policynum.terms import LONGEST as LONGEST
from policynum.text.marks import narrowed

Number = Decimal | Fraction


class Reading(NamedTuple):
    """What a numeral says: one number (``low == high``) or two ends; ``more`` is 多, 余 or 几 in it, ``about`` 来."""

    low: Number
    high: Number
    more: bool = False
    about: bool = False


class Numeral(NamedTuple):
    """A stretch of text that is a numeral; ``value`` is None where it names two ends (二三十) or none (几十).

    None as well where it is longer than LONGEST: refused, but not hidden.
    """

    start: int
    end: int
    text: str
    value: Number | None


def parse(surface: str) -> Number:
    """The number that ``surface`` names; ValueError where it is not exactly one numeral.

    >>> parse("2亿1836万"), parse("三万五"), parse("1.5")
    (Decimal('218360000'), Decimal('35000'), Decimal('1.5'))
    >>> parse("三分之二")
    Fraction(2, 3)
    >>> parse("二三十")
    Traceback (most recent call last):
    ...
    ValueError: '二三十' names more than one number: 20 to 30
    """
    whole, slash, share = surface.partition("分之")
    if slash:
        above, below = parse(share), parse(whole)
        if below == 0:
            raise ValueError(f"{surface!r} divides by zero")
        return simplest(Fraction(above) / Fraction(below))
    reading = interpret(_mended(surface.strip()))
    if reading is None and len(surface) > LONGEST:
        raise ValueError(f"{surface[:12]!r}… has {len(surface)} characters; no numeral has more than {LONGEST}")
    if reading is None:
        raise ValueError(f"{surface!r} is not a numeral")
    if reading.low != reading.high:
        ends = f"{to_text(reading.low)} to {to_text(reading.high)}"
        raise ValueError(f"{surface!r} names more than one number: {ends}")
    return reading.low


def find(text: str) -> Iterator[Numeral]:
    """The numerals in ``text``, in order, whatever stands behind them: for those who want numbers and no measures.

    >>> [(found.text, found.value) for found in find("共3.2万户，其中二十五户新增")]
    [('3.2万', Decimal('32000')), ('二十五', Decimal('25'))]
    """
    narrow = narrowed(text)
    for match in _numeral().finditer(narrow):
        start, end = match.span()
        if end - start > LONGEST:
            yield Numeral(start, end, text[start:end], None)
            continue
        reading = interpret(narrow[start:end])
        while reading is None and end > start + 1:  # 五十千 holds 五十
            end -= 1
            reading = interpret(narrow[start:end])
        if reading is not None:
            yield Numeral(start, end, text[start:end], reading.low if reading.low == reading.high else None)


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(
        f"[负負\\-－−{ARABIC}{CHINESE}{FORMAL_DIGIT}几幾数數]"
        "(?:"
        f"(?<=[{ARABIC}]){ARABIC_REST}"
        f"|(?<=[负負\\-－−])(?<![{ARABIC}{CHINESE}].)(?:[{ARABIC}]{ARABIC_REST}|[{CHINESE}]{CHINESE_REST})"
        f"|(?<=[几幾数數])(?=[{SCALE}]){CHINESE_REST}"
        f"|(?<=[{CHINESE}{FORMAL_DIGIT}]){CHINESE_REST}"
        ")"
        f"(?>(?:(?<=[{ARABIC}{SCALE}])[多余来](?![于元年额款次样种]))?)"
    )


def to_text(number: Number) -> str:
    """The number as a plain decimal string, or as ``a/b`` where no finite decimal says it.

    >>> to_text(Decimal("1.30E+12")), to_text(Fraction(1, 8)), to_text(Fraction(2, 3))
    ('1300000000000', '0.125', '2/3')
    """
    number = simplest(number)
    if isinstance(number, Fraction):
        return f"{number.numerator}/{number.denominator}"
    return format(number, "f")


def from_text(text: str) -> Number:
    """The number that ``to_text`` wrote.

    >>> from_text("2/3"), from_text("-0.5")
    (Fraction(2, 3), Decimal('-0.5'))
    """
    try:
        number = simplest(Fraction(text)) if "/" in text else Decimal(text)
    except (ArithmeticError, ValueError) as error:
        raise ValueError(f"{text!r} is not a number as to_text writes it") from error
    if isinstance(number, Decimal) and not number.is_finite():
        raise ValueError(f"{text!r} is not a finite number")
    return simplest(number)


def simplest(number: Number) -> Number:
    """The same number as a plain Decimal where a finite decimal exists, else as the Fraction it is.

    >>> simplest(Fraction(3, 4)), simplest(Decimal("4.800")), simplest(Decimal("6E+3"))
    (Decimal('0.75'), Decimal('4.8'), Decimal('6000'))
    """
    if not isinstance(number, Decimal | Fraction | int):
        raise TypeError(f"a number here is a Decimal or a Fraction, not {type(number).__name__}: {number!r}")
    if isinstance(number, Decimal):
        sign, digits, exponent = number.as_tuple()
        if not isinstance(exponent, int):
            raise ValueError(f"{number} is not a finite number")
        coefficient = int("".join(map(str, digits)))
        return decimal(-coefficient if sign else coefficient, exponent)
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return number
    places = max(twos, fives)
    return decimal(number.numerator * 10**places // number.denominator, -places)


def negative(number: Number) -> Number:
    """The number with its sign turned. A Decimal's own minus would round it to the caller's context.

    >>> negative(Decimal("-2.50")), negative(Fraction(1, 3)), negative(Decimal(0))
    (Decimal('2.50'), Fraction(-1, 3), Decimal('0'))
    """
    if isinstance(number, Decimal):
        return number.copy_negate() if number else number
    return -number


@lru_cache(maxsize=1 << 14)
def interpret(token: str) -> Reading | None:
    """What the whole of ``token`` says as a numeral, or None where it is none.

    >>> interpret("1000多万")
    Reading(low=Decimal('10000000'), high=Decimal('10000000'), more=True, about=False)
    >>> interpret("七八万").high
    Decimal('80000')
    """
    if len(token) > LONGEST:
        return None
    plain = token.translate(_PLAIN)
    if "." in plain and not plain[0].isascii():
        plain = _CHINESE_POINT.sub("点", plain)
    if plain[:1] in ("-", "负"):
        positive = interpret(plain[1:])
        if positive is None or plain[1:2] in ("-", "负"):
            return None
        low, high = negative(positive.high), negative(positive.low)
        return positive._replace(low=low, high=high)
    more = about = False
    if mark := _ODD.search(plain):  # 30多万, 二十余, 十来个, 一千五百零几万
        more, about = mark.group()[0] != "来", mark.group()[0] == "来"
        plain = plain[: mark.start()] + plain[mark.end() :]
    if several := _SEVERAL.match(plain):  # 几十, 数千万: by convention two to nine of that scale
        rest = plain[several.end() :]
        first, last = exact("二" + rest), exact("九" + rest)
    elif pair := _PAIR.search(plain):  # 二三十, 七八万, 十七八, 二、三百亿: two neighbouring digits
        one, two = pair.groups()
        if one + two == "三二":  # 三两
            one, two = two, one
        if not _neighbours(one, two):
            return None
        head, tail = plain[: pair.start()], plain[pair.end() :]
        first, last = exact(head + one + tail), exact(head + two + tail)
    else:
        first = last = exact(plain)
    if first is None or last is None:
        return None
    return Reading(first, last, more, about)


def _neighbours(one: str, two: str) -> bool:
    """七八, 两三, and by custom 三五; 五五 and 二五 are names of plans."""
    return DIGITS.index(two) - DIGITS.index(one) == 1 or one + two == "三五"


def _mended(surface: str) -> str:
    """A lone surface with the blanks inside it taken out: 7万 5千, 1000 万, 7 4 7 7 2."""
    if _SPACED.fullmatch(surface):
        return surface.replace(" ", "")
    return _BLANK_AT_SCALE.sub("", surface)


# Every way of writing a numeral's characters, to the one that is read.
_PLAIN = str.maketrans(
    {
        **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
        **dict(zip("壹贰叁肆伍陆柒捌玖", "一二三四五六七八九", strict=True)),
        **dict(zip("貳參陸兩两俩倆弐", "二三六二二二二二", strict=True)),
        **dict(zip("〇○拾佰仟萬億點幾數餘負", "零零十百千万亿点几数余负", strict=True)),
        "廿": "二十",
        "卅": "三十",
        **dict.fromkeys("．·", "."),
        **dict.fromkeys(",，﹐、个\u2009\u202f", ""),
        **dict.fromkeys("－−﹣", "-"),
    }
)

_CHINESE_POINT = re.compile(f"(?<=[{DIGITS}])\\.(?=[{DIGITS}])")  # 四.四五
_ODD = re.compile("[多余来]|(?<=.)零?几[十百千]?")
_SEVERAL = re.compile("[几数](?=[十百千万亿])")
_PAIR = re.compile(
    "(?<![零一二三四五六七八九点])([一二三四五六七八九])([一二三四五六七八九])(?![零一二三四五六七八九点])"
)
_SPACED = re.compile(f"[{ARABIC}](?: ?[{ARABIC}.．])+")
_BLANK_AT_SCALE = re.compile(f"(?<=[{ARABIC}{CHINESE}])[ 　]+(?=[{SCALE}])|(?<=[{SCALE}])[ 　]+(?=[{ARABIC}{CHINESE}])")
