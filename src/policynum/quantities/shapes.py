"""Joins candidates that make one measure, or that share a unit: 3—5万吨, 31.3∶68.7, 1/3, 2×350兆瓦, 47、55和55微克.

A unit or a scale that a list or a range writes once, at its end, belongs to every member.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from policynum import numerals, units
from policynum.lexicon import load
from policynum.patterns import trie
from policynum.quantities import prefixes, quotients, sharing
from policynum.quantities.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from policynum.quantities.candidates import Form


def join(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with ranges, ratios and products made one, and shared units given to each that shares them.

    >>> from policynum.quantities.candidates import scan
    >>> text = "产量3—5万吨，比例为31.3∶68.7，安置47、55户"
    >>> joined = join(text, [Candidate(*found) for found in scan(text)])
    >>> [(text[c.start : c.end], str(c.form.low), c.form.unit.name) for c in joined]
    [('3—5万吨', '30000', 't'), ('31.3∶68.7', '313/687', 'ratio'), ('47', '47', '户'), ('55户', '55', '户')]
    """
    joined: list[Candidate] = []
    lenders: list[int] = []  # the places of those that a list goes on behind
    last = -WIDEST - 1
    for candidate in candidates:
        start = candidate.start
        if start - last <= WIDEST:
            mark = text[last:start]
            if candidate.form.unit is not None and candidate.form.unit.name == "degC":
                mark, joined[-1], candidate = _temperatures(text, mark, joined[-1], candidate)
            shape = _SHAPES.get(mark.strip(" 　\u00a0"))  # and never over the end of a line
            both = shape(text, joined[-1], candidate) if shape else None
            if both is not None:
                joined[-1] = Candidate(joined[-1].start, candidate.end, both)
                last = candidate.end
                continue
            if mark in LISTING:
                lenders.append(len(joined) - 1)
        joined.append(candidate)
        last = candidate.end
    for at in reversed(lenders):
        left = joined[at]
        joined[at] = left._replace(form=sharing.shared(text, left, joined[at + 1].form))
    return joined


def _temperatures(text: str, mark: str, left: Candidate, right: Candidate) -> tuple[str, Candidate, Candidate]:
    """Two ends of a range below zero: each has its sign, or the first for both (-8～-1℃, 零下5到10摄氏度)."""
    if left.form.unit is None and left.form.low > 0:
        ends = prefixes.signed(text, left._replace(form=left.form.but(unit=right.form.unit)))
        if ends.form.low < 0:  # its unit is still to come
            left = ends._replace(form=ends.form.but(unit=None))
    if mark.endswith(("零下", "零上")):
        return mark[:-2], left, right
    if left.form.low < 0 < right.form.low and text.endswith("零下", 0, left.start):
        form = right.form
        right = right._replace(form=form.but(low=numerals.negative(form.high), high=numerals.negative(form.low)))
    return mark, left, right


# -- one measure from two numbers --------------------------------------------------------------------------------------


def _range(text: str, left: Candidate, right: Candidate) -> Form | None:
    """5%—6%, 3—5万吨, 9~16亿, 5000万人至1亿人, 105至110之间."""
    one, two = left.form, right.form
    if text[left.end] in "与和及":
        if two.unit_text == "间" and text[left.end] == "与":
            two = two.but(unit=None, unit_text="")  # 10000与20000间 names no rooms
        elif not _BETWEEN.match(text, right.end):
            return None
    if one.low != one.high or two.low != two.high or not sharing.same_unit(one, two):
        return None
    if not two.unit_text and one.arabic and not two.scaled and not _BETWEEN.search(text, right.end - 1, right.end + 2):
        return None
    if one.unit_text and text[left.end] in "到至" and _tells_of_a_change(text, left):
        return None
    low, high = sharing.scaled(one.low, one, two, most=two.high), two.high
    if low > high and high < 0 and two.unit is not None and two.unit.name == "degC":
        return two.but(low=high, high=low, flags=one.flags + two.flags)  # 零下5至零下10摄氏度: the colder last
    if text[left.end] not in "与和及到至" and (falling := sharing.scaled(one.low, one, two)) > high:
        if falling > _NEAR * high:
            return two.but(low=low, flags=one.flags + two.flags) if low < high else None
        return two.but(low=high, high=falling, flags=(*one.flags, *two.flags, "range_falls"))  # 10—8万吨
    return two.but(low=low, flags=one.flags + two.flags) if low < high else None


_NEAR = 3  # times the lower end: 6-5亿元 falls, 500-5万元 begins at five hundred


def _tells_of_a_change(text: str, left: Candidate) -> bool:
    """由3万元到5万元, 上调200元至900元: two measures and no range; 减少3万吨至5万吨 is one."""
    start = left.start - 2 if text.endswith(("零下", "零上"), 0, left.start) else left.start
    if text[start - 1 : start] in ("从", "由", "自"):
        return True
    return _moved().search(text, max(0, start - 4), start) is not None


@cache
def _moved() -> re.Pattern[str]:
    return re.compile(f"{trie(load('bounds')['moved']['words'].split())}了?\\Z")


def _product(text: str, left: Candidate, right: Candidate) -> Form | None:
    """2×350兆瓦: two sets of 350 MW."""
    one, two = left.form, right.form
    if not one.is_plain or two.unit is None or two.low != two.high or two.unit.kind in _NO_FACTORS:
        return None
    whole = numerals.simplest(Fraction(one.low) * Fraction(two.low))
    return two.but(low=whole, high=whole, flags=(*two.flags, "product"))


_NO_FACTORS = frozenset({"time", "length"})  # 7×24小时, 5×3米


def _tolerance(text: str, left: Candidate, right: Candidate) -> Form | None:
    """25±2℃: from 23 to 27."""
    one, two = left.form, right.form
    if not one.is_plain or two.unit is None or two.low != two.high or two.unit.scale != 1:
        return None
    low, high = (numerals.simplest(Fraction(one.low) + sign * Fraction(two.low)) for sign in (-1, 1))
    return two.but(low=low, high=high) if low < high else None


def _point(text: str, left: Candidate, right: Candidate) -> Form | None:
    """0。95%, 1。8亿吨: a full stop typed for the point; but 3。5个 ends one sentence and begins another."""
    one, two = left.form, right.form
    if not one.is_plain or not two.arabic or not (two.unit_text or two.scaled) or len(one.numeral) > 3:
        return None
    if two.unit is not None and two.unit.kind in ("classifier", "people", "calendar"):
        return None
    reading = numerals.interpret(f"{one.numeral}.{two.numeral}")
    if reading is None or two.decimal:
        return None
    value = reading.low if two.unit is None else numerals.simplest(Fraction(reading.low) * two.unit.scale)
    return two.but(
        low=value, high=value, numeral=f"{one.numeral}.{two.numeral}", flags=(*two.flags, "full_stop_as_point")
    )


def _mixed(text: str, left: Candidate, right: Candidate) -> Form | None:
    """One amount in two units: 2小时30分钟, 三年零六个月, 5斤3两, 3元5角; or with the decimals behind the unit: 9秒58.

    Times and weights count the smaller unit, money the yuan.
    """
    one, two = left.form, right.form
    if one.low != one.high or two.low != two.high or one.more or one.about or two.about:
        return None
    if right.start == left.end and two.is_plain and len(two.numeral) <= _DECIMALS.get(_unit_of(one), 0):
        return _plus(one, two, 10 ** len(two.numeral))
    if right.start == left.end and not one.unit_text and two.is_plain and len(two.numeral) == 1:
        return _next_place(text, left, right)
    if (coins := _COINS.get(text[left.end - 1] + two.unit_text)) is not None:
        return _plus(one, two, coins)
    if text[left.end - 1] == "块" and _is_tenth(text, left, right):
        return _plus(one, two, 10).but(unit=units.unit("元"))
    larger, times = _WITHIN.get(_unit_of(two), ("", 1))
    if not larger or _unit_of(one) != larger or not 0 <= two.low < times:
        return None
    total = numerals.simplest(Fraction(one.low) * times + Fraction(two.low))
    unit = units.unit(_SPELT.get(two.unit_text, two.unit_text))
    return two.but(low=total, high=total, unit=unit, flags=one.flags + two.flags)


def _next_place(text: str, left: Candidate, right: Candidate) -> Form | None:
    """What stands behind a scale word is so many of the next one below: 2万5, 3千6."""
    one = left.form
    scale = _SCALES.get(one.numeral[-1:])
    if scale is None or text[right.end : right.end + 1] not in _ENDS_AMOUNT | {""}:
        return None
    return _plus(one, right.form.but(low=Fraction(right.form.low) * scale), 10)


_SCALES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def tailed(text: str, candidate: Candidate) -> Candidate:
    """The candidate with the Chinese digits behind its unit, which are decimals of it: 一米七五, 三块五.

    >>> from policynum.quantities.candidates import scan
    >>> texts = ("身高一米七五。", "三块五，", "三块一类地")
    >>> [str(tailed(text, Candidate(*next(scan(text)))).form.low) for text in texts]
    ['1.75', '3.5', '3']
    """
    start, end, form = candidate
    tail = _TAIL.match(text, end) if form.unit_text in _TAILED and form.low == form.high else None
    if tail is None or (form.unit_text == "块" and len(tail["digits"]) > 1):
        return candidate
    digits = "".join(str(_DIGITS.index(digit)) for digit in tail["digits"])
    value = numerals.simplest(Fraction(form.low) + Fraction(int(digits), 10 ** len(digits)))
    unit = units.unit("元") if form.unit_text == "块" else form.unit
    return Candidate(start, tail.end(), form.but(low=value, high=value, unit=unit))


_TAILED, _DIGITS = frozenset({"米", "块"}), "零一二三四五六七八九"
_TAIL = re.compile("(?P<digits>[一二三四五六七八九]{1,2})(?=[，。；、）)的以左每高宽长深厚]|\\s|\\Z)")
TAILS = frozenset(_DIGITS)


def _is_tenth(text: str, left: Candidate, right: Candidate) -> bool:
    """Whether what stands behind 块 is tenths of a yuan: 3块5, 3块5毛; but 分成三块|一类地."""
    two = right.form
    if right.start != left.end or len(two.numeral) != 1 or left.form.scaled:
        return False
    if two.unit_text in ("毛", "角"):
        return True
    return two.is_plain and (two.arabic or text[right.end : right.end + 1] in _ENDS_AMOUNT)


_ENDS_AMOUNT = frozenset("，。；、）)/每")


def _plus(one: Form, two: Form, parts: int) -> Form:
    """The first number and so many parts of its unit."""
    total = numerals.simplest(Fraction(one.low) + Fraction(two.low) / parts)
    return one.but(low=total, high=total, flags=one.flags + two.flags)


def _unit_of(form: Form) -> str:
    """The name of a form's unit; 分 is one beside 小时 and 秒, where no other can be meant."""
    if form.unit is None:
        return "minute" if form.unit_text == "分" else ""
    return form.unit.name


_SHAPES: dict[str, Callable[[str, Candidate, Candidate], Form | None]] = {
    **dict.fromkeys(("—", "——", "–", "‒", "―", "-", "－", "−", "~", "～", "至", "到", "和", "与", "及"), _range),
    **dict.fromkeys((":", "：", "∶", "比"), quotients.ratio),
    **dict.fromkeys(("/", "／"), quotients.fraction),
    **dict.fromkeys(("×", "✕", "*", "＊", "x", "X"), _product),
    "±": _tolerance,
    "。": _point,
    **dict.fromkeys(("", "零", "又"), _mixed),
}
_WITHIN = {
    "second": ("minute", 60),
    "minute": ("hour", 60),
    "hour": ("day", 24),
    "month": ("year", 12),
    "liang": ("jin", 10),
    "cun": ("chi", 10),
}
_SPELT = {"分": "分钟"}
_COINS = {"元角": 10, "元分": 100, "角分": 100, "亩分": 10}
_DECIMALS = {"second": 3, "m": 2}  # what stands behind the unit as its decimals, at most so many: 9秒58, 2米35
MIXING = frozenset("小分秒年岁天斤尺米元块亩")  # what a unit begins with that a smaller one may follow
LISTING = frozenset(("、", "和", "及", "与", "或"))
WIDEST = 3
JOINING = frozenset(
    mark[0] for mark in (*_SHAPES, *LISTING) if mark
)  # what stands behind a number that another follows
RANGING = frozenset(mark[0] for mark, shape in _SHAPES.items() if shape is _range) - frozenset("和与及")
FOLLOWING = frozenset("0123456789一二三四五六七八九十零又壹贰叁肆伍陆柒捌玖拾")  # what the second number may begin with
_BETWEEN = re.compile("之?间")
BETWEEN_TWO = re.compile("[和与及]约?[0-9.]{1,12}[^，。；、0-9和与及]{0,8}?之间")  # 3%|和5%之间
