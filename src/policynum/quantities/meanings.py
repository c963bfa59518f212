"""What a number counts where its unit does not say it alone: 度, 分 and 方, or no unit (PUE降至1.2)."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from policynum import numerals, units
from policynum.digits import ARABIC
from policynum.lexicon import load
from policynum.quantities import bounds
from policynum.quantities.candidates import COUNT, Candidate, Form
from policynum.quantities.prefixes import VERB_ENDS, currency

if TYPE_CHECKING:
    from policynum.lexicon import Lexicon
    from policynum.units import Unit


def named(text: str, start: int, end: int, form: Form, lexicon: Lexicon | None, *, after: int = 0) -> Candidate | None:
    """A candidate with no unit of its own given the one that the words around it name, or refused.

    >>> from policynum.quantities.candidates import scan
    >>> texts = ("全年用电量5亿度", "气温升至5度", "PUE降至1.2以下", "第5")
    >>> seen = [named(text, *next(scan(text)), None) for text in texts]
    >>> [one and one.form.unit.name for one in seen]
    ['kWh', 'degC', '1', None]
    """
    if form.unit_text == "分" and (dimes := _DIMES.search(text, max(0, start - 2), start)) is not None:
        tens = 10 * _TENS.index(dimes[1]) % 100  # 四角|二分; four dimes alone are no amount, as 四角 are corners
        form = form.but(low=form.low + tens, high=form.high + tens)
        cent = units.unit("分钱")
        assert cent is not None
        return Candidate(dimes.start(), end, in_unit(form, cent))
    if form.unit_text and (text[end - 1] != "级" or form.unit_text == "级"):  # 度, 分, 方; not 千亿|级
        far = max(0, start - _FAR)
        clause = max(far, *(text.rfind(mark, far, start) + 1 for mark in "，；。"))
        close = _CLOSE.search(text, end, end + 8)
        near = text[clause : close.start() if close else end + 8]
        unit = units.unit(form.unit_text, context=near, lexicon=lexicon)
        if unit is None or unit.ambiguous:
            unit = units.unit(form.unit_text, context=text[far : end + 8], lexicon=lexicon)
        if unit is None:
            return None
        return Candidate(start, end, in_unit(form, unit))
    if currency(text, start, after) is not None:
        return Candidate(start, end, form.but(unit=COUNT))
    if _is_plain_count(text, start, end, form):
        return Candidate(start, end, form.but(unit=COUNT, flags=(*form.flags, "no_unit")))
    return None


_CLOSE = re.compile("[，；。]")
_TENS = "〇一二三四五六七八九0123456789"
_DIMES = re.compile("([1-9一二三四五六七八九])角\\Z")
_FAR = 36  # characters before a number in which a word may say what it counts


def in_unit(form: Form, unit: Unit) -> Form:
    """The form counted in the unit that its spelling turned out to mean.

    >>> from policynum.quantities.candidates import scan
    >>> *_, form = next(scan("5度"))
    >>> in_unit(form, units.unit("千瓦时")).unit.name
    'kWh'
    """
    flags = (*form.flags, "ambiguous_unit") if unit.ambiguous else form.flags
    low, high = (numerals.simplest(Fraction(number) * unit.scale) for number in (form.low, form.high))
    return form.but(low=low, high=high, unit=unit, flags=flags)


def _is_plain_count(text: str, start: int, end: int, form: Form) -> bool:
    """A number that measures with no unit written: PUE降至1.2以下, 基尼系数0.45, 实施项目1228."""
    behind = text[end : end + 1]
    if behind in _designating() or (form.arabic and _is_year(form)):
        return False
    if form.more or bounds.behind(text, end, form) is not None or bounds.beside(text, start, form) is not None:
        return True  # 6000多村民, 1.2以下, 至少3
    if form.low != form.high:
        return _BETWEEN.search(text, end - 1, end + 2) is not None or (len(form.numeral) > 1 and not form.arabic)
    if not form.arabic:
        return False
    if any(parts.start() <= start < parts.end() for parts in _PARTS.finditer(text, max(0, start - 24), end + 24)):
        return True  # 3.9∶59.5∶36.6, 1.4：66.1：18.7：13.8
    if form.decimal and behind in _CHANGING and _SETS_OUT.search(text, max(0, start - _NEAR), start):
        return True  # 指数从6.32下降至6.08, 收入比由上年的2.05缩小至2.02
    if behind not in PAUSE:
        return False
    if text[start - 1 : start] in _COUNTED_THINGS:
        return form.decimal or form.low >= 100
    if text[start - 2 : start] == "达到":
        return form.low >= 10  # 融合指数达到92
    if form.decimal and _CHANGED.search(text, max(0, start - _NEAR), start):
        return True  # 收入比为2.34，比上年缩小0.05
    return form.decimal and text[start - 1 : start] in VERB_ENDS


def _is_year(form: Form) -> bool:
    return len(form.numeral) == 4 and 1900 <= form.low <= 2100


@cache
def _designating() -> frozenset[str]:
    return frozenset(load("negatives")["behind"]["number"])


# Behind a number, where its clause ends or a list goes on.
PAUSE = frozenset(("", "，", "。", "；", "、", ",", ";", "）", ")", "\n", "？", "！", "?", "!", " ", "　"))
FROM = frozenset("从由")  # 指数从|6.32下降至6.08
_SETS_OUT = re.compile("[从由](?:(?:[12][0-9]{3}年|[去上今前]年|目前|现在|原来)[底末初]?的?)?\\Z")
_CHANGING = frozenset("下上降升提增减缩扩")
_NEAR = 20  # characters
_CHANGED = re.compile(
    "(?:[比较][^，。；0-9]{1,10}|同比|环比)(?:缩小|扩大|下降|上升|提高|降低|增加|减少|提升|回落)了?\\Z"
)
_COUNTED_THINGS = frozenset("目户家数量额值率度系比")
_PART = f"[{ARABIC}]++(?:[.．][{ARABIC}]++)?"
_PARTS = re.compile(f"(?<![{ARABIC}]){_PART}(?>(?:[:：∶]{_PART}){{2,5}})")
_BETWEEN = re.compile("之?间")
