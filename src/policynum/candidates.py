"""Finds what may be a measure: a numeral with whatever unit stands behind it. Its surroundings are judged elsewhere.

This is the hot loop of the library. The pattern begins with one character class and nothing else, dispatches on the
character just read, consumes a whole run of digits with possessive quantifiers and, fused behind it, the unit: to
search for numerals first and never for units keeps reading at a few times the cost of a bare digit scan.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from policynum import numerals, units
from policynum.lexicon import load
from policynum.numerals import (
    ARABIC,
    ARABIC_REST,
    CHINESE,
    CHINESE_REST,
    FORMAL_DIGIT,
    HEAD,
    SCALE,
    SCALES,
)

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
        self.certain = self.arabic and unit is not None and unit_text not in _UNCERTAIN
        self.decimal = not _POINTS.isdisjoint(numeral)
        self.open = unit_text == "个"  # may stand for the 个百分点 that follows in a list
        self.naked = self.arabic and not unit_text and not self.scaled and not more  # 1228
        self.bare = not numeral.strip("十百千万亿") and not unit_text.endswith("分之")  # 千亿, 上百

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
    match = _parts(lexicon).fullmatch(token)
    if match is None:
        return None
    numeral, share, more, joint, spelling, after = match.groups()
    if share:
        return _share(numeral, share)
    flags: tuple[str, ...] = ()
    if " " in numeral or "\u00a0" in numeral:
        digits = numeral.rstrip(" 万亿")
        flags = ("spaced_digits",) if " " in digits or "\u00a0" in digits else ()
        numeral = numeral.replace(" ", "").replace("\u00a0", "")
    if "，" in numeral:
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


def _discount(numeral: str) -> str:
    """八五折 and 85折 are 8.5 tenths: the second digit is a decimal. 七八折 are seven or eight, as elsewhere.

    >>> _discount("八五"), _discount("95"), _discount("8.5"), _discount("九"), _discount("七八")
    ('八点五', '9.5', '8.5', '九', '七八')
    """
    if len(numeral) != 2 or numeral == "10" or (numeral[0] not in _DIGITS and numerals.interpret(numeral)):
        return numeral
    return f"{numeral[0]}{'.' if numeral[0] in _DIGITS else '点'}{numeral[1]}"


def _share(below: str, above: str) -> Form | None:
    """百分之五 is 5 percent, 千分之三 3 permille, 三分之一 a ratio; 百分之四到五 names two ends."""
    if len(below) > numerals.LONGEST or len(above) > 2 * numerals.LONGEST:
        return Form(Decimal(0), Decimal(0), units.unit("倍"), f"{below}分之", above, flags=(TOO_LONG,))
    ends = _ENDS.fullmatch(above)
    whole = numerals.interpret(below)
    if ends is None or whole is None or whole.low <= 0:
        return None
    first = numerals.interpret(ends[1])
    last = numerals.interpret(ends[2]) if ends[2] else first
    if first is None or last is None:
        return None
    unit = units.unit({100: "%", 1000: "‰"}.get(int(whole.low), "倍"))
    factor = Fraction(1) if whole.low in (100, 1000) else 1 / Fraction(whole.low)
    low, high = sorted((_product(first.low, factor), _product(last.high, factor)))
    return Form(low, high, unit, f"{below}分之", ends[1], last.more, last.about or above[0] in "几数")


def _sum(number: Number, addend: Fraction) -> Number:
    return numerals.simplest(Fraction(number) + addend)


def _product(number: Number, factor: Fraction) -> Number:
    return numerals.simplest(Fraction(number) * factor)


_SHARED_OUT = frozenset("元吨公千斤亩平立升度")
# Those of lookalikes, which judges them.
_UNCERTAIN = frozenset(("", "位", "名", "年", "季度", "日", "分", "秒", "番", "条", "页"))
_GIVEN = frozenset(("money", "share", "calendar", "time", "compound"))
_POINTS = frozenset(".．·")
_MOST_DOUBLINGS = 64
_TENTHS = {digit: Fraction(place, 10) for place, digit in enumerate("一二三四五六七八九", start=1)}
COUNT = units.Unit("1", "count")  # what counts things that no classifier names
_HALF = numerals.Reading(Decimal("0.5"), Decimal("0.5"))
TOO_LONG = "numeral_too_long"  # the flag of a form whose numeral is refused: its numbers say nothing
_NOTHING = numerals.Reading(Decimal(0), Decimal(0))
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789", "^")
_DIGITS = frozenset("0123456789０１２３４５６７８９")

# -- the pattern, from its parts ---------------------------------------------------------------------------------------

_D = f"[{ARABIC}]"
_TO = r"[—–‒~～至到－\-]"  # as in 1—11月, 2021-2025年, 百分之三至四

# Behind the first digit. A number that is part of a date is never a quantity.
_DATE = "|".join(
    (
        # 2025年1月16日, 2021—2025年, 2010/11年度; but 1000年 and 500年 are spans of time
        f"(?:(?<=[1１])[5-9５-９]|(?<=[2２])[01０１]){_D}{{2}} ?(?:{_TO}{{1,2}}{_D}{{4}} ?|/{_D}{{2,4}})?"
        f"年(?!产)(?: ?{_D}{{1,2}} ?月(?: ?{_D}{{1,2}} ?[日号])?)?(?:{_TO}{{1,2}}{_D}{{1,2}} ?月)?",
        # 5月, 1—11月, 1月~7月, 3、4月, 12月10日
        f"{_D}? ?(?:(?:{_TO}{{1,2}}|、){_D}{{1,2}} ?)?月(?![均息薪租])份?"
        f"(?:{_TO}{{1,2}}{_D}{{1,2}} ?月份?)?(?: ?{_D}{{1,2}} ?[日号](?:{_TO}{{1,2}}{_D}{{1,2}} ?[日号])?)?",
        # 2023-02-17, 2006.02.16, 1.1.1
        f"{_D}{{3}}[-/]{_D}{{1,2}}[-/]{_D}{{1,2}}(?!{_D})",
        rf"{_D}*+\.{_D}++\.[{ARABIC}.]++",
        # 10:00, 19:00:05 where a day or a blank stands before
        f"(?<=[ 　\n日晚午间上晨TＴ（(—]{_D}){_D}?[:：][0-5０-５]{_D}(?:[:：][0-5０-５]{_D})?(?![{ARABIC}:：.．%％])",
    )
)
# 7 4 7 7 2 亿元, 1 5 ．3 ％, as some scans have it
_SPACED = f"(?: {_D}(?!{_D}))++(?: ?[.．] ?{_D}(?: {_D}(?!{_D}))*+)?+(?: ?[万亿])*+"
# 共投入1 234万元: groups of three in running text, a unit next to the last; what stands apart in a table's row has none
_GROUPED = "[0-9]{0,2}+(?:[ \u00a0][0-9]{3}(?![0-9]))++(?:[.][0-9]++)?+(?=[一-鿿%％‰℃A-Za-z]| [A-Za-z])" + f"{SCALES}*+"
_BEHIND_WORD = (
    "(?:(?<=[一-鿿，。；：、（）()”》%％][1-9])(?<![第号图].)(?<!附件.)(?<!专栏.)(?<![^代]表.)"  # but 表2 123家
    "|(?=[0-9]{0,2}+[ \u00a0]0))"  # 62 000吨: no number of its own begins with a nought
)
_POWER = "×10(?:\\^-?[0-9]{1,2}+|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}+)"  # 39.3×10^8立方米, 1.2×10⁸吨
_PLAIN_NUMBER = f"{_SPACED}|{ARABIC_REST}(?: [万亿]++|{_POWER})?+"
_NUMBER = f"(?:{_BEHIND_WORD}{_GROUPED}|{_PLAIN_NUMBER})"
_NEIGHBOURS = "|".join(
    f"(?<={one})、(?={two})" for one, two in zip("一二两三四五六七八", "二三三四五六七八九", strict=True)
)
# Units of things that nobody lists by their numbers, as 一、二线城市 are.
_COUNTED_SO = "[倍天户元斤里岁]|个(?!性)|年(?![级代期度产])|[人名](?![民大校])"
_CHINESE_NUMBER = (  # 二、三百亿, 两、三倍
    rf"(?:(?:{_NEIGHBOURS})(?=.(?:[十百千万亿]|{_COUNTED_SO})))?+{CHINESE_REST}"
)
_MORE = "(?:[多余](?![元样层边]化|[额热款粮])|来(?=[个年天人种亩户家件平米吨岁块次斤元名座里公]))?+"
_JOINT = "个[多余半](?:月|小时|星期|世纪|钟头|百分点|季度|工作日)"  # 3个多月, 一个半小时
_AFTER = (
    "(?:(?<=[倍年月亩成天里斤吨时元番])[多余](?![么少种样项家个级次方层元额款])"  # 1倍多, 一年多
    "|(?<=[倍年成斤里吨番])半(?![导岛个年径数])"  # 六倍半
    "|(?<=成)[一二三四五六七八九](?![十百千万亿成个项]))?+"  # 三成五
)
_END = f"(?:{_D}{ARABIC_REST}|[{CHINESE}{FORMAL_DIGIT}]{CHINESE_REST}|[几数](?=[十百]){CHINESE_REST})"
_SHARE = f"分之{_END}(?:{_TO}(?:[百千万]分之)?{_END}(?![年月日]))?[多余]?"


@lru_cache(maxsize=64)
def pattern(lexicon: Lexicon | None = None, *, articles: bool = False) -> re.Pattern[str]:
    """The hot pattern. Its one group holds a date: what has no group is a candidate.

    With ``articles`` it takes 一个 and its like too, a tenth of all numerals, that say no more than a.
    """
    negatives = load("negatives")
    never_after = negatives["before"]["chinese"]
    counted_things = negatives["before"]["several"]
    counted = (negatives["before"]["counted"].split(), negatives["behind"]["counted"].split())
    article = "" if articles else _article(*counted)
    chinese = f"[{CHINESE}]"
    tail = "|".join(
        (
            _SHARE,
            "(?<=[十百千万亿][万亿])元?级",  # 千亿级, 百亿元级
            f" ?(?:{_JOINT}|{units.pattern(lexicon)}){_AFTER}",
            f"(?<=[{ARABIC}万亿])",  # a bare number: 1228, 1400万, 六万万
            f"(?<=[多余来][万亿])|(?<=[万亿{ARABIC}][多余])",  # 三千多万, 6800万余
            "(?<=一)半(?![导岛径])",
            "(?<=半)数",
            f"(?={_TO}[{CHINESE}{ARABIC}])",  # 三 in 三至五年
            f"(?<={chinese}[百千])|(?<={chinese}{chinese})(?=(?:[及或]者?)?以[上下内])",  # 一千五百, 三十以上
            f"(?<=[{ARABIC}{CHINESE}{SCALE}{FORMAL_DIGIT}点几多]{{20}})",  # a long run is done with, whatever it says
        )
    )
    return re.compile(
        f"[{ARABIC}{HEAD}{FORMAL_DIGIT}佰仟几数半]"
        "(?:"
        f"(?<={_D})({_DATE})"
        "|(?:"
        f"(?<={_D}){_NUMBER}"
        f"|(?<=[{HEAD}])(?<![{never_after}{CHINESE}{ARABIC}]{chinese}){article}{_CHINESE_NUMBER}"
        f"|(?<=[几数])(?=[{SCALE}](?!分之))(?<![{never_after}{counted_things}{CHINESE}].){CHINESE_REST}"
        f"|(?<=[{FORMAL_DIGIT}佰仟])(?=[{FORMAL_DIGIT}{SCALE}]|分之){CHINESE_REST}"
        "|(?<=半)(?<!过半)(?=[年成]|个|小时|数(?:以上|的|左右|[一-鿿]{2}))"
        f"){_MORE}(?:{tail})"
        ")"
    )


def _article(before: list[str], behind: list[str]) -> str:
    """Fails on 一 with a classifier unless a word around it counts (各一条, 一年以上). For speed: lookalikes judges."""
    single = {
        surface
        for kind in ("classifier", "people", "calendar", "time")
        for name, spelt in load("surfaces")["units"][kind].items()
        if name != "si"
        for surface in spelt.split()
        if len(surface) == 1 and surface not in "个成折番倍半"
    }
    first, last = {word[0] for word in behind}, {word[-1] for word in before}
    counted = f"(?![{''.join(sorted(first))}多余半零又{ARABIC}一二三四五六七八九十两])"
    classifier = f"(?:[{''.join(sorted(single))}]|个(?!亿|百分|基点|标|月|小时|工作日|星期|季度)){counted}"
    return f"(?!(?<=一)(?<![{''.join(sorted(last))}]一){classifier})"


@lru_cache(maxsize=64)
def _parts(lexicon: Lexicon | None) -> re.Pattern[str]:
    """The same token again, taken apart: numeral, share, 多, 个多, unit, 多 or 半 behind it."""
    return re.compile(
        f"({_D}(?:{_GROUPED}|{_PLAIN_NUMBER})|[{CHINESE}{FORMAL_DIGIT}几数]{_CHINESE_NUMBER}|半)"
        f"(?:分之(.+)|([多余来])? ?(?:(个[多余半])(?=月|小时|星期|世纪|钟头|百分点|季度|工作日))?"
        f"({units.pattern(lexicon)}|半|数|月|世纪|季度)?([多余半一二三四五六七八九])?级?)"
    )


_ENDS = re.compile(f"(.+?)[多余]?(?:{_TO}(?:[百千万]分之)?(.+?))?[多余]?")
