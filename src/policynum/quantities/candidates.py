"""Finds what may be a measure: a numeral with whatever unit stands behind it. Its surroundings are judged elsewhere."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from policynum import numerals, units
from policynum.quantities.notation import ENDS, ENGLISH, parts, pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from policynum.lexicon import Lexicon
    from policynum.numerals import Number
    from policynum.units import Unit


class Form:
    """What the characters of a candidate say, wherever it stands.

    Never changed, and compared by identity: caches key on it.

    ``low`` and ``high`` differ where two ends are named, and count ``unit`` after its scale (三成 is 30 percent).
    ``unit`` is None for a bare number, and for a spelling that only the words around it can decide (度, 分).
    """

    __slots__ = (
        "about",
        "arabic",
        "bare",
        "certain",
        "counts",
        "decimal",
        "flags",
        "gives",
        "high",
        "low",
        "more",
        "naked",
        "numeral",
        "open",
        "scaled",
        "shares",
        "unit",
        "unit_text",
    )

    def __init__(
        self,
        low: Number,
        high: Number,
        unit: Unit | None,
        unit_text: str,
        numeral: str,
        more: bool = False,
        about: bool = False,
        flags: tuple[str, ...] = (),
    ) -> None:
        self.low, self.high = low, high
        self.unit, self.unit_text = unit, unit_text
        self.numeral, self.flags = numeral, flags
        self.more = more  # 1000余家, 十几个
        self.about = about  # 十来个, 几十万
        self.arabic = numeral[0] in _DIGITS
        self.scaled = numeral[-1] in "万亿兆"  # 1400万, 千亿
        self.gives = unit is not None and unit.kind in _GIVEN  # what 最高给予 limits
        # what 人均 and 亩均 may divide
        self.shares = unit_text[:1] in _SHARED_OUT or (unit is not None and unit.kind == "money")
        # nothing but the character before it could say that it is no measure
        self.certain = self.arabic and unit is not None and unit_text not in _UNCERTAIN and not _CODE.match(numeral)
        self.counts = unit is not None and unit.kind == "classifier"
        self.decimal = not _POINTS.isdisjoint(numeral)
        self.open = unit_text == "个"  # may stand for the 个百分点 that follows in a list
        self.naked = self.arabic and not unit_text and not self.scaled and not more  # 1228
        self.bare = not numeral.strip("十百千万亿") and not unit_text.endswith("分之")  # 千亿, 上百

    @property
    def has_no_unit(self) -> bool:
        """3, 3万; a ratio (1:3) has one, though no word for it."""
        return not self.unit_text and (self.unit is None or self.unit.kind == "count")

    @property
    def is_number(self) -> bool:
        """3, 1.5, 3万: one number in digits, and nothing more."""
        return self.arabic and self.has_no_unit and self.low == self.high and not self.more

    @property
    def is_plain(self) -> bool:
        """3, 1.5: such a number with no scale word."""
        return self.is_number and not self.scaled

    def but(self, **changes: Any) -> Form:
        """The same form with some of its fields changed."""
        names = ("low", "high", "unit", "unit_text", "numeral", "more", "about", "flags")
        return Form(**({name: getattr(self, name) for name in names} | changes))


class Candidate(NamedTuple):
    """A form at its place in a text."""

    start: int
    end: int
    form: Form


def scan(text: str, *, lexicon: Lexicon | None = None) -> Iterator[tuple[int, int, Form]]:
    """Start, end and form of each candidate in ``text``, in order, 一个 and its like among them.

    Dates and clock times are left out as a whole.

    >>> text = "2025年5月建成3.2万户、投资二十亿元"
    >>> [(text[start:end], form.unit_text) for start, end, form in scan(text)]
    [('3.2万户', '户'), ('二十亿元', '元')]
    """
    read = reader(lexicon)
    for match in pattern(lexicon, articles=True).finditer(text):
        if match.lastindex is None and (form := read(match.group())) is not None:
            yield match.start(), match.end(), form


@lru_cache(maxsize=64)
def reader(lexicon: Lexicon | None = None) -> Callable[[str], Form | None]:
    """What reads one token of the pattern, and remembers it; it gives None where the numeral cannot be read.

    >>> read = reader()
    >>> read("1.3万亿元").low, read("六倍半").low, read("翻两番"[1:]).low, read("三成").low
    (Decimal('1300000000000'), Decimal('6.5'), Decimal('4'), Decimal('30'))
    """
    return lru_cache(maxsize=1 << 14)(partial(_read, lexicon))


def _read(lexicon: Lexicon | None, token: str) -> Form | None:
    if token == "翻番":
        return Form(Decimal(2), Decimal(2), units.unit("倍"), "番", token)
    match = parts(lexicon).fullmatch(token)
    if match is None:
        return None
    numeral, share, more, joint, spelling, after = match.groups()
    if share:
        for at in range(max(1, len(share) - _LONGEST_UNIT), len(share)):  # 二|亩
            if units.has_parts(share[at:], lexicon):
                return _part(_share(numeral, share[:at].rstrip()), share[:at], share[at:], lexicon)
        return _share(numeral, share)
    flags: tuple[str, ...] = ()
    if numeral[-1] in _LETTERS:
        numeral = _ENGLISH.sub(_in_chinese, numeral)
    if " " in numeral or "\u00a0" in numeral:
        digits = numeral.rstrip(" 万亿")
        flags = ("spaced_digits",) if " " in digits or "\u00a0" in digits else ()
        numeral = numeral.replace(" ", "").replace("\u00a0", "")
    if "﹐" in numeral:
        flags = (*flags, "full_width_thousands")
    if "兆" in numeral:
        flags = (*flags, "ambiguous_scale")  # 10^12 before 亿, though elsewhere 10^6
    reading = _HALF if numeral == "半" else _interpret(_discount(numeral) if spelling == "折" else numeral)
    if reading is None and len(numeral) > numerals.LONGEST:
        reading, flags = _NOTHING, (*flags, TOO_LONG)
    if reading is None:
        return None
    low, high, odd, about = reading
    marks = f"{more or ''}{(joint or '')[1:]}{after or ''}"
    unit_text = ("个" if joint else "") + (spelling or "")
    if unit_text == "半":  # 一半
        low = high = Decimal("0.5")
    elif "半" in marks:  # 一个半小时, 六倍半
        low, high = _sum(low, Fraction(1, 2)), _sum(high, Fraction(1, 2))
    elif tenths := _TENTHS.get(after or ""):  # 三成五
        low, high = _sum(low, tenths), _sum(high, tenths)
    if unit_text == "番":  # 翻两番
        if high > _MOST_DOUBLINGS or low % 1 or high % 1:  # 翻1.5番 is no exact multiple
            return None
        low, high = Decimal(2 ** int(low)), Decimal(2 ** int(high))
    unit = units.unit(unit_text, lexicon=lexicon) if unit_text else None
    if unit_text in ("半", "数"):  # 一半, 半数
        unit = units.unit("倍")
    if unit is not None and unit.scale != 1:
        low, high = _product(low, unit.scale), _product(high, unit.scale)
    if unit is not None and unit.ambiguous:
        unit = None
    if not unit_text and numeral[-1] in "万亿":
        unit = COUNT  # 1400万
    odd = odd or "多" in marks or "余" in marks
    return Form(low, high, unit, unit_text, numeral, odd, about or "来" in marks or numeral[0] in "几数", flags)


def _interpret(numeral: str) -> numerals.Reading | None:
    """What a numeral says, a power of ten behind it included: 39.3×10^8."""
    number, times, power = numeral.partition("×10")
    reading = numerals.interpret(number)
    if reading is None or not times:
        return reading
    tens = Fraction(10) ** int(power.translate(_RAISED))
    return reading._replace(low=_product(reading.low, tens), high=_product(reading.high, tens))


def _in_chinese(scale: re.Match[str]) -> str:
    """The scale that an English word names: million is 百万."""
    return _SCALES[scale[0].strip()[:2].lower()]


_ENGLISH = re.compile(ENGLISH)
_LETTERS = frozenset("nNsdD")  # what such a word ends with
_SCALES = {"th": "千", "mi": "百万", "mn": "百万", "bi": "十亿", "bn": "十亿", "tr": "万亿"}


def _discount(numeral: str) -> str:
    """八五折 and 85折 are 8.5 tenths: the second digit is a decimal. 七八折 are seven or eight, as elsewhere.

    >>> _discount("八五"), _discount("95"), _discount("8.5"), _discount("九"), _discount("七八")
    ('八点五', '9.5', '8.5', '九', '七八')
    """
    if len(numeral) != 2 or numeral == "10" or (numeral[0] not in _DIGITS and numerals.interpret(numeral)):
        return numeral
    return f"{numeral[0]}{'.' if numeral[0] in _DIGITS else '点'}{numeral[1]}"


def _share(below: str, above: str) -> Form | None:
    """百分之五 is 5 percent, 千分之三 3 permille, 三分之一 a ratio; 百分之四到五 has two ends."""
    if len(below) > numerals.LONGEST or len(above) > 2 * numerals.LONGEST:
        return Form(Decimal(0), Decimal(0), units.unit("倍"), f"{below}分之", above, flags=(TOO_LONG,))
    ends = ENDS.fullmatch(above)
    if ends is None:
        return None
    one, another, two, more = ends.groups()
    whole, other = numerals.interpret(below), numerals.interpret(another or below)
    first, last = numerals.interpret(one), numerals.interpret(two or one)
    if whole is None or other is None or first is None or last is None or whole.low <= 0 or other.low <= 0:
        return None
    sign = _SIGNS.get(whole.low, "") if whole.low == other.low else ""
    unit, parts = units.unit(sign or "倍"), Fraction(1) if sign else 1 / Fraction(whole.low)
    low, high = sorted((_product(first.low, parts), _product(last.high, parts if sign else 1 / Fraction(other.low))))
    about = last.about or above[0] in "几数"
    return Form(low, high, unit, f"{below}分之", one, last.more or more is not None, about)


def _part(share: Form | None, above: str, spelling: str, lexicon: Lexicon | None) -> Form | None:
    """A part of a unit: 三分之二亩 is 2/3 mu, and 千分之五毫米 0.005 mm."""
    unit = units.unit(spelling, lexicon=lexicon)
    if unit is None or share is None or share.unit is None:
        return None
    factor = _SHARES[share.unit.name] * unit.scale
    low, high = _product(share.low, factor), _product(share.high, factor)
    return share.but(low=low, high=high, unit=unit, unit_text=spelling, numeral=f"{share.unit_text}{above}")


def _sum(number: Number, addend: Fraction) -> Number:
    return numerals.simplest(Fraction(number) + addend)


def _product(number: Number, factor: Fraction) -> Number:
    return numerals.simplest(Fraction(number) * factor)


_SIGNS: dict[Number, str] = {Decimal(100): "%", Decimal(1000): "‰"}
_LONGEST_UNIT = 24  # characters
_SHARES = {"percent": Fraction(1, 100), "permille": Fraction(1, 1000), "ratio": Fraction(1)}
_SHARED_OUT = frozenset("元吨公千斤亩平立升度㎡㎥")
_CODE = re.compile("0[0-9]")  # 0731
# Those of lookalikes, which judges them.
_UNCERTAIN = frozenset(("", "位", "名", "年", "季度", "日", "小时", "分", "秒", "番", "条", "页", "m"))
_GIVEN = frozenset(("money", "share", "calendar", "time", "compound"))
_POINTS = frozenset(".．·")
_MOST_DOUBLINGS = 64
_TENTHS = {digit: Fraction(place, 10) for place, digit in enumerate("一二三四五六七八九", start=1)}
COUNT = units.Unit("1", "count")  # what counts things that no classifier names
_HALF = numerals.Reading(Decimal("0.5"), Decimal("0.5"))
TOO_LONG = "numeral_too_long"  # the flag of a form whose numeral is refused: its numbers say nothing
_NOTHING = numerals.Reading(Decimal(0), Decimal(0))
_RAISED = str.maketrans("⁻−－⁰¹²³⁴⁵⁶⁷⁸⁹", "---0123456789", "^")
_DIGITS = frozenset("0123456789")
