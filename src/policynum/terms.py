"""Adds up the terms of one numeral, written in plain characters: 一万五千亿 is (10000 + 5000) x 亿."""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact, InvalidOperation
from fractions import Fraction

LONGEST = 64  # characters; what is longer is no numeral that anyone wrote to be read


def exact(plain: str) -> Decimal | None:
    """The one number that a numeral in plain characters names, or None.

    Terms stand in falling order; a scale gathers what is smaller than itself.

    >>> exact("一万五千亿"), exact("16.9亿"), exact("二百三千")
    (Decimal('1500000000000'), Decimal('1690000000'), None)
    """
    if match := _SIMPLE.fullmatch(plain):  # 16.9亿, 1228: the bulk
        whole, decimals, scales = match.groups(default="")
        exponent = sum(_EXPONENT[scale] for scale in scales)
        return decimal(int(whole + decimals), exponent - len(decimals))
    if match := _SPELT.fullmatch(plain):  # 二七一点八, 一二点五亿
        whole, decimals, scales = match.groups(default="")
        exponent = sum(_EXPONENT[scale] for scale in scales)
        return decimal(_positional(whole + decimals), exponent - len(decimals))
    if match := _OVER_POINT.fullmatch(plain):  # 6亿1163.2万
        upper, lower = exact(match[1]), exact(match[2])
        if upper is None or lower is None:
            return None
        places = len(match[2])
        return decimal(int((Fraction(upper) + Fraction(lower)) * 10**places), -places)
    terms, end = _Terms(), 0
    for part in _PART.finditer(plain):
        if part.start() != end or not terms.take(part.group()):
            return None
        end = part.end()
    if end != len(plain) or not plain:
        return None
    return terms.total()


class _Terms:
    """The terms of a numeral as they are read. What takes a part says whether a numeral may go on so."""

    __slots__ = ("adjacent", "pending", "places", "scale", "single", "terms", "zero")

    def __init__(self) -> None:
        self.terms: list[int] = []
        self.pending: int | None = None  # digits whose scale has not come yet
        self.places = 0  # decimals of what is pending, or of all
        self.scale = 0  # the last scale
        self.zero = self.single = False  # a 零 since that scale; a lone digit is pending
        self.adjacent = False  # the last part was a scale

    def take(self, part: str) -> bool:
        """The next part of the numeral: a scale, the decimals behind 点, Chinese digits, or Arabic ones."""
        if part in _EXPONENT:
            return self._take_scale(part)
        self.adjacent = False
        if part[0] == "点":
            return self._take_decimals(part[1:])
        if self.pending is not None or (self.places and self.scale):
            return False
        return self._take_digits(part) if part[0] in DIGITS else self._take_arabic(part)

    def total(self) -> Decimal | None:
        """The number that all parts make up."""
        if self.places and self.pending is not None and self.terms:
            return None
        return decimal(sum(self.terms) + self._last(), -self.places)

    def _take_scale(self, written: str) -> bool:
        size: int = 10 ** _EXPONENT[written]
        if self.pending is None:
            if self.adjacent and size >= 10**4:  # 百亿, 万亿, 万万, 百亿亿
                if self.scale > size:
                    return False
                small = [term for term in self.terms if term < size] or self.terms[-1:]
                self.pending, self.terms = sum(small), self.terms[: -len(small)]
            elif not self.adjacent or written == "十":  # 十, 千亿, 一千零十二, 一百十二
                self.pending = 1
            else:
                return False
        elif size >= 10**4:
            small = [term for term in self.terms if term < size]
            self.pending, self.terms = self.pending + sum(small), self.terms[: len(self.terms) - len(small)]
        if self.terms and self.terms[-1] <= self.pending * size:
            return False
        self.terms.append(self.pending * size)
        self.pending, self.scale = None, size
        self.zero, self.single, self.adjacent = False, False, True
        return True

    def _take_decimals(self, digits: str) -> bool:
        if self.places:
            return False
        self.places = len(digits)
        total = sum(self.terms) + self._last()
        self.pending, self.terms, self.scale = total * 10**self.places + _positional(digits), [], 0
        self.single = False
        return True

    def _take_digits(self, digits: str) -> bool:
        if self.scale:
            self.zero = self.zero or digits[0] == "零"
            digits = digits.lstrip("零")
            if len(digits) > 1:
                return False
        elif len(digits) == 2 and "零" not in digits:
            return False  # 二五, 三一 are names, not 25 and 31
        if digits:
            self.pending, self.single = _positional(digits), len(digits) == 1
        return True

    def _take_arabic(self, number: str) -> bool:
        whole, _, decimals = number.partition(".")
        if decimals and self.scale:
            return False
        self.pending, self.places = int(whole + decimals), len(decimals)
        self.single = len(whole) == 1 and not decimals
        return not (self.scale and self.pending >= self.scale)

    def _last(self) -> int:
        """The value of digits at the end: 一万二 leaves out 千, 一万零二 does not."""
        if self.pending is None:
            return 0
        return self.pending * self.scale // 10 if self.single and self.scale >= 100 and not self.zero else self.pending


def _positional(digits: str) -> int:
    return int("".join(str(DIGITS.index(digit)) for digit in digits))


def decimal(coefficient: int, exponent: int) -> Decimal:
    """coefficient x 10^exponent, with no trailing zeros after the point and no positive exponent."""
    while exponent < 0 and coefficient % 10 == 0:
        coefficient, exponent = coefficient // 10, exponent + 1
    if exponent >= 0:
        return Decimal(coefficient * 10**exponent)
    return Decimal(coefficient).scaleb(exponent, _WIDE)


_WIDE = Context(prec=10 * LONGEST, traps=[Inexact, InvalidOperation])
DIGITS = "零一二三四五六七八九"
_EXPONENT = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}

_SIMPLE = re.compile(r"([0-9]+)(?:\.([0-9]+))?((?:十|百|千)?(?:万亿|亿亿|万万|万|亿)?)")
_SPELT = re.compile(rf"([{DIGITS}]+)点([{DIGITS}]+)((?:万亿|亿亿|万万|万|亿)?)")
_PART = re.compile(rf"[0-9]+(?:\.[0-9]+)?|点[{DIGITS}]+|[{DIGITS}]+|[十百千万亿兆]")
_OVER_POINT = re.compile(r"(.+亿)([0-9]{1,4}\.[0-9]+万)")
