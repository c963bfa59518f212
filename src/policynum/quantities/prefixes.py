"""What stands before a number and belongs to its measure: a minus, a currency, 每公斤, 人均."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from policynum import numerals, units
from policynum.digits import ARABIC, OF_UNITS
from policynum.quantities.candidates import Candidate, Form


def signed(text: str, candidate: Candidate) -> Candidate:
    """-2.41‰ behind 为 or a bracket; the hyphen of S-400, of 4-5 and the 负 of 减负500亿元 are no minus.

    >>> from policynum.quantities.candidates import scan
    >>> [str(signed(text, Candidate(*next(scan(text)))).form.low) for text in ("增速为-2%", "零下5℃", "减负500亿元")]
    ['-2', '-5', '50000000000']
    """
    start, end, form = candidate
    sign, before = text[start - 1 : start], text[start - 2 : start - 1]
    if before + sign == "零下":
        return Candidate(start, end, form.but(low=numerals.negative(form.high), high=numerals.negative(form.low)))
    if sign == "±":
        rate = form.unit is not None and form.unit.kind in _RATES and form.low == form.high and form.high > 0
        either = form.but(low=numerals.negative(form.high))
        return Candidate(start - 1, end, either) if rate else candidate  # 浮动|±10%; but ±800千伏 is one voltage
    of_a_change = before in _OF_CHANGES and form.unit is not None and form.unit.name == "percent"
    if sign in _DASHES and before and not of_a_change:
        return candidate  # 同比|–3.2%; 10月—|5%
    if sign in "-−－﹣" and text.endswith(_OF_DIFFERENCES, 0, start - 1):
        return _negative(candidate)  # 平衡差额-26万吨
    if sign not in SIGNS or sign == "下" or (before in _BURDENS if sign == "负" else not _opens(before, form)):
        return candidate
    return _negative(candidate)


def _negative(candidate: Candidate) -> Candidate:
    """The candidate with the sign before it."""
    start, end, form = candidate
    return Candidate(start - 1, end, form.but(low=numerals.negative(form.high), high=numerals.negative(form.low)))


_OF_DIFFERENCES = ("差额", "变化", "变化量", "增减", "增减量", "差值", "缺口")


def _opens(before: str, form: Form) -> bool:
    """Whether a hyphen behind ``before`` is a minus: 为-2%, （-3℃）, 净利润-3.5亿元; not 3-5亿元, 和谐-3号."""
    if before in _OPENINGS:
        return True
    if not "一" <= before <= "鿿" or form.unit is None:
        return False
    if before in "年月日":
        return form.unit.name == "degC"  # 10月1日-6℃; but 1月-6月
    return form.unit.name in _BELOW_ZERO or (form.unit.name == "m" and before in "拔位高深面")  # 海拔-154米


def currency(text: str, start: int, after: int) -> tuple[str, str] | None:
    """The currency sign right before a number, and the currency that it means: ¥500, US$5亿, 人民币500万元.

    What stands before ``after`` is of the measure there: 5日元|3笔.

    >>> currency("出口US$5亿", 5, 0), currency("出口5亿", 2, 0)
    (('US$', 'USD'), None)
    """
    match = _currency_sign().search(text, max(after, start - 6), start)
    unit = units.before(match[1]) if match else None
    return (match[0], unit.name) if match and unit else None


@cache
def _currency_sign() -> re.Pattern[str]:
    return re.compile(f"({units.before_pattern()})[ 　]*\\Z")


def currency_of_range(text: str, start: int) -> str | None:
    """The currency that the lower end of a range names for its upper end too: 新台币三万元以上|十五万元.

    >>> currency_of_range("新台币3万元以上15万元", 8)
    'TWD'
    """
    match = _lower_end().search(text, max(0, start - FAR), start)
    unit = units.before(match[1]) if match else None
    return unit.name if unit else None


@cache
def _lower_end() -> re.Pattern[str]:
    return re.compile(
        rf"({units.before_pattern()})[ 　]*[{ARABIC}.,十百千万亿兆一二三四五六七八九]{{1,16}}元?以上、?\Z"
    )


def per(text: str, start: int, form: Form) -> str | None:
    """The denominator written before a number: 每公斤20元, 每千人口3.4张, 亩均产值2万元, 每人每月200元.

    >>> from policynum.quantities.candidates import scan
    >>> texts = ("每公斤20元", "每千人口3.4张", "亩均产值2万元", "每人每月200元", "全年20元", "每亩单产提高5%")
    >>> [per(text, *found[::2]) for text in texts for found in list(scan(text))[-1:]]
    ['kg', '1000 person', 'mu', 'person/month', None, None]
    """
    each = text.rfind("每", start - FAR if start > FAR else 0, start)
    if each < 0 and not form.shares:
        return None
    if form.unit is not None and form.unit.kind in ("calendar", "time"):
        return None
    match = _denominator().match(text, each, start) if each >= 0 else None
    if match is None:
        return _head(text, start, form) if form.shares else None
    is_rate = form.unit is not None and form.unit.kind in _RATES
    if is_rate and _MEASURED.search(text, match.end("of"), start):
        return None  # 每万人口专利拥有量增长|28%
    parts = [_below(match)]
    while parts[0] is not None and (outer := _outer_denominator().search(text, max(0, each - 8), each)):  # 每人|每月
        each = outer.start()
        parts.insert(0, units.Unit(_EACH_OF[outer["share"]], "") if outer["share"] else _below(outer))
    named = list(dict.fromkeys(part.name.removeprefix("CNY/") for part in parts if part is not None))
    scale = Fraction(1)
    for part in parts:
        scale *= part.scale if part is not None else 1
    count = 1 / scale
    if len(named) < len(parts):  # 每个县 divides by no unit; 人均每人
        return None
    if is_rate and not _TIMES.issuperset(named):
        return None  # 每亩单产提高|5% is no share of a 亩; but 每年增长|5%
    return "/".join(named) if count == 1 else f"{count} {'/'.join(named)}"


def _below(denominator: re.Match[str]) -> units.Unit | None:
    """CNY a piece of what 每 counts; None for what no unit divides by: 每个县."""
    below = units.unit(f"元/{denominator['many'].removeprefix('一')}{denominator['of']}")
    return None if below is None or below.name == "CNY/个" else below


@cache
def _denominator() -> re.Pattern[str]:
    return re.compile(rf"{_each()}[^，。；：、,;！？\n{ARABIC}]{{0,20}}\Z")


@cache
def _outer_denominator() -> re.Pattern[str]:
    return re.compile(rf"(?:{_each()}|(?P<share>{'|'.join(_EACH_OF)})均)\Z")


def _each() -> str:
    many = rf"(?P<many>[{ARABIC}]*(?:[一十百万亿]|千(?!{OF_UNITS}))*)"
    return f"每{many}(?:常住|户籍)?(?P<of>{units.pattern()}|[人月日时生])口?"


def _head(text: str, start: int, form: Form) -> str | None:
    """What 人均, 亩均 and 户均 before a number divide by, but for a unit that says so itself: 人均150万元/人."""
    share = _EACH.search(text, max(0, start - 14), start)
    name = _EACH_OF[share[1]] if share else None
    return None if name and form.unit is not None and form.unit.name.endswith(f"/{name}") else name


_RATES = frozenset({"share", "point"})
_TIMES = frozenset({"year", "quarter", "month", "week", "day", "hour"})
_MEASURED = re.compile("[量率额数费入值的比重]")
FAR = 36  # characters: further off, no 每 and no 最高 reaches a number
SIGNS = frozenset("-−－﹣–—负下±")  # what may be a minus, with 零|下, or both signs
_DASHES, _OF_CHANGES = frozenset("–—"), frozenset("比速幅率为")
_BURDENS = frozenset("减担抱肩欠重正")  # 减负, 正负5%
# How the verbs end that state a level or a change: 达到|92, 降至|1.2.
VERB_ENDS = frozenset("为至到达于过是降升长增约近减跌涨")
_OPENINGS = VERB_ENDS | frozenset("（(|｜ 　\t：:，,、；;。！？\n—–～~") | {""}  # -5℃—-3℃
_BELOW_ZERO = frozenset({"percent", "permille", "pp", "degC", "CNY"})  # what falls below zero
_EACH = re.compile(  # 亩产; but 农户|产业收入 and 商户|产生交易额 are counted per nobody
    f"(人|亩|户|生)(?:均|(?<=亩)产)[^，。；：、和及与,;！？\\n{ARABIC}]{{0,10}}\\Z"
)
DIVIDING = ("每", "均", "亩产")  # one of these stands before all that a number is counted per
_EACH_OF = {"人": "person", "亩": "mu", "户": "户", "生": "person"}
