"""What one number takes from the next, which alone writes it: the unit of a list, the scale of a range: 9 in 9~16亿."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from policynum import numerals

if TYPE_CHECKING:
    from policynum.numerals import Number
    from policynum.quantities.candidates import Candidate, Form


def shared(text: str, left: Candidate, two: Form) -> Form:
    """The left member of a list with the unit, and the scale, that only the right one writes.

    >>> from policynum.quantities.candidates import Candidate, scan
    >>> text = "安置47、55万户"
    >>> left, right = [Candidate(*found) for found in scan(text)]
    >>> form = shared(text, left, right.form)
    >>> form.low, form.unit_text, form.flags
    (Decimal('470000'), '户', ('unit_from_list',))
    """
    one = left.form
    if one.bare and not two.bare:
        return one  # 负荷39天破亿、4次刷新
    borrows = one.has_no_unit or (one.unit_text == "个" != two.unit_text and two.unit_text.startswith("个"))
    if not borrows or not two.unit_text:
        return one
    if one.is_plain and _NUMBERING.search(text, max(0, left.start - 2), left.start) and text[left.end] == "、":
        return one
    low, high = (scaled(number, one, two) for number in (one.low, one.high))
    scale = "" if one.scaled else _trailing(one, two)  # for the member before this one to share in turn
    return one.but(
        low=low,
        high=high,
        unit=two.unit,
        unit_text=two.unit_text,
        numeral=one.numeral + scale,
        flags=(*one.flags, "unit_from_list"),
    )


def scaled(number: Number, one: Form, two: Form, most: Number | None = None) -> Number:
    """A number of the left form in the scale and unit of the right one where it has none of its own: 9 in 9~16亿.

    It shares no scale that would carry it past ``most``: 5000至1万元 begins at five thousand.

    >>> from policynum.quantities.candidates import scan
    >>> forms = [form for _, _, form in scan("9~16亿，5000至1万元")]
    >>> scaled(9, *forms[:2]), scaled(5000, *forms[2:], most=forms[3].high)
    (Decimal('900000000'), Decimal('5000'))
    """
    if one.unit_text and one.unit is not None:
        return number
    factor = two.unit.scale if two.unit is not None else Fraction(1)
    if not one.scaled and (scale := numerals.interpret(_trailing(one, two))) is not None:
        grown = Fraction(number) * Fraction(scale.low) * factor
        if most is None or grown <= most:
            return numerals.simplest(grown)
    return numerals.simplest(Fraction(number) * factor)


def _trailing(one: Form, two: Form) -> str:
    """The scale words at the end of the right number that the left one may share: 万, 百万, 亿."""
    match = (_SCALES if len(one.numeral) == 1 or one.arabic else _LARGE).search(two.numeral)
    return match[0] if match else ""


def same_unit(one: Form, two: Form) -> bool:
    """Whether two numbers have one unit, or the left has none yet that it could take.

    >>> from policynum.quantities.candidates import scan
    >>> forms = [form for _, _, form in scan("3元，5亿元，3万，5亿元，3家，5亿元")]
    >>> same_unit(*forms[:2]), same_unit(*forms[2:4]), same_unit(*forms[4:])
    (True, True, False)
    """
    if not one.unit_text:
        return one.has_no_unit
    if one.unit_text == two.unit_text:
        return True
    if one.unit_text == "个":
        return two.unit_text.startswith("个")
    return one.unit is not None and two.unit is not None and one.unit.name == two.unit.name


_SCALES = re.compile("[十百千]?[万亿兆]+\\Z")
_LARGE = re.compile("[万亿兆]+\\Z")
_NUMBERING = re.compile("(?:^|[\\n。；;：:（( 　])\\Z")
