"""Writes measures: a number with its unit, and the words that limit it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from hypothesis import strategies as st

from policynum.lexicon import load
from policynum.model import Basis, Bound, Measure, Role
from policynum.numerals import Number, Numeral
from policynum.strategies.numbers import FULL_WIDTH, as_said, chosen, decimal, in_words, numerals


class Written(NamedTuple):
    """A text, where a measure stands in it, and what must be read there; ``role`` and what follows in sentences alone.

    ``text[start:end]`` is the mention. ``direction``, ``change`` and ``basis`` are those of ``Mention.to_dict``.
    """

    text: str
    start: int
    end: int
    measure: Measure
    role: Role | None = None
    direction: str | None = None
    change: str | None = None
    basis: Basis | None = None


def measures(*, units: Iterable[str] | None = None, bounds: Iterable[str] | None = None) -> st.SearchStrategy[Written]:
    """Measures with the words that limit them: 500亿元以上, 不低于33%, 1000余家, 5—6万吨, 几十万人, 三成五, 每公斤20元.

    ``units`` are names of units (``t``, ``CNY/t``, ``percent``, 户), ``bounds`` those of ``Bound``; by default all that
    can be written here.

    >>> from hypothesis import find
    >>> written = find(measures(units=["t"], bounds=["at_least"]), lambda written: "余" in written.text)
    >>> written.measure.unit, written.measure.high, written.measure.inclusive
    ('t', None, False)
    """
    kinds = load("strategies")["kinds"]
    known = tuple(dict.fromkeys(name for words in kinds.values() for name in words["units"].values()))
    wanted = frozenset(chosen("units", units, known))
    limits = tuple(Bound(bound) for bound in chosen("bounds", bounds, tuple(Bound)))
    held = [
        kind
        for kind, words in kinds.items()
        if _bounds(kind, limits) and not wanted.isdisjoint(words["units"].values())
    ]
    return st.sampled_from(held).flatmap(lambda kind: of_kind(kind, units=wanted, bounds=limits))


@st.composite
def of_kind(
    draw: st.DrawFn, kind: str, *, units: frozenset[str] | None = None, bounds: tuple[Bound, ...] = tuple(Bound)
) -> Written:
    """A measure of one kind of data/strategies.toml, limited in one of the ways that ``bounds`` names."""
    words = load("strategies")["kinds"][kind]
    spelt = st.sampled_from([spelling for spelling, unit in words["units"].items() if units is None or unit in units])
    written = draw(_limited(kind, draw(spelt), draw(st.sampled_from(_bounds(kind, bounds)))))
    each, per = draw(st.sampled_from([*words.get("each", {"": None}).items()]))
    return set_in(each, written._replace(measure=written.measure._replace(per=per)), "")


def _bounds(kind: str, bounds: tuple[Bound, ...]) -> list[Bound]:
    """Those of the bounds that make sense of this kind: 翻两番 stands alone."""
    return [bound for bound in bounds if bound in load("strategies")["kinds"][kind].get("bounds", bounds)]


def set_in(before: str, written: Written, behind: str) -> Written:
    """The same with words before and behind it."""
    start, end = written.start + len(before), written.end + len(before)
    return written._replace(text=f"{before}{written.text}{behind}", start=start, end=end)


def limit(measure: Measure, says: str) -> Measure:
    """The same under a word that says ``at_least+``, ``at_most-`` or ``about``; + is with the number itself."""
    bound = Bound(says.rstrip("+-"))
    return measure._replace(
        low=None if bound is Bound.AT_MOST else measure.low,
        high=None if bound is Bound.AT_LEAST else measure.high,
        bound=bound,
        inclusive=None if bound is Bound.ABOUT else says.endswith("+"),
        approximate=bound is Bound.ABOUT,
    )


@cache
def _limited(kind: str, spelling: str, bound: Bound) -> st.SearchStrategy[Written]:
    """A measure in one spelling with one bound."""
    words = load("strategies")["kinds"][kind]
    unit = words["units"][spelling]
    many = words["numbers"] in ("any", "whole") and not spelling[0].isascii()
    exact = _exact(kind, spelling)
    if bound is Bound.EXACT:
        return exact
    if bound is Bound.RANGE:
        return _range(unit, spelling, many=many) | _several(unit, spelling) if many else _range(unit, spelling)
    table = load("strategies")["bounds"]
    sides = [(word, "", says) for words, says in table["before"].items() for word in words.split()]
    sides += [("", word, says) for words, says in table["behind"].items() for word in words.split()]
    limited = st.builds(
        lambda written, side: set_in(side[0], written._replace(measure=limit(written.measure, side[2])), side[1]),
        exact,
        st.sampled_from(
            [side for side in sides if side[2].startswith(bound) and side[0] not in words.get("without", "").split()]
        ),
    )
    return limited | _more(unit, spelling) if many and bound is Bound.AT_LEAST else limited


# -- exact ------------------------------------------------------------------------------------------------------------

_FEW = st.builds(decimal, st.integers(1, 9999), st.integers(1, 2))
_ONE = st.integers(1, 9)
_NUMBERS = {
    "any": numerals(styles=("digits", "grouped", "full_width", "scaled", "sections")),
    "any in words": numerals(styles=("mixed", "chinese", "chinese_decimal", "formal")),
    "whole": numerals(styles=("digits", "grouped", "full_width", "scaled", "sections"), whole=True),
    "whole in words": numerals(styles=("mixed", "chinese"), whole=True),
    "few": _FEW | _FEW.map(lambda few: few._replace(text=few.text.translate(FULL_WIDTH))),
    "money": numerals(styles=("digits", "scaled")),
    "some": st.integers(2, 60).map(lambda number: decimal(number, 0)),
    "some in words": st.integers(2, 60).map(lambda number: Numeral(0, 0, as_said(number), Decimal(number))),
}


@cache
def _exact(kind: str, spelling: str) -> st.SearchStrategy[Written]:
    words = load("strategies")["kinds"][kind]
    unit, numbers = words["units"][spelling], words["numbers"]
    ways = [_NUMBERS[way] for way in (numbers, f"{numbers} in words") if way in _NUMBERS]
    if spelling[0].isascii():
        ways = ways[:1]  # 5GW, never 五GW
    written = [
        way.filter(_counts).map(lambda number: _exactly(f"{number.text}{spelling}", number.value, unit, spelling))
        for way in ways
    ]
    signs = [sign for sign, currency in words.get("signs", {}).items() if currency == unit]
    if signs:
        written.append(st.builds(_behind, st.sampled_from(signs), _NUMBERS["money"].filter(_counts), st.just(unit)))
    return st.one_of(written + _OTHERWISE.get(spelling, []))


def _counts(number: Numeral) -> bool:
    """Nobody writes 零吨 or 二吨, and 一个 may be no more than an article."""
    return number.value != 0 and number.text not in ("一", "二")


def _exactly(text: str, number: Number | None, unit: str, spelling: str) -> Written:
    assert number is not None
    return Written(text, 0, len(text), Measure(number, number, number, unit, spelling))


def _behind(sign: str, number: Numeral, unit: str) -> Written:
    """¥500."""
    return _exactly(f"{sign}{number.text}", number.value, unit, sign)


def _share(above: int, below: int) -> Written:
    """三分之一."""
    spelling = f"{in_words(below)}分之"
    return _exactly(f"{spelling}{in_words(above)}", Fraction(above, below), "ratio", spelling)


# Other ways to say what a unit says.
_OTHERWISE = {
    "%": [
        st.integers(1, 100).map(lambda n: _exactly(f"百分之{in_words(n)}", Decimal(n), "percent", "百分之")),
        numerals(styles=["chinese_decimal"])
        .filter(lambda number: not number.text.endswith(("万", "亿")))
        .map(lambda number: _exactly(f"百分之{number.text}", number.value, "percent", "百分之")),
        _FEW.map(lambda number: _exactly(f"百分之{number.text}", number.value, "percent", "百分之")),
        _ONE.map(lambda n: _exactly(f"{in_words(n)}成", Decimal(10 * n), "percent", "成")),
        _ONE.map(lambda n: _exactly(f"{in_words(n)}成五", Decimal(10 * n + 5), "percent", "成")),
    ],
    "‰": [_ONE.map(lambda n: _exactly(f"千分之{in_words(n)}", Decimal(n), "permille", "千分之"))],
    "倍": [
        st.integers(2, 10).flatmap(lambda below: st.builds(_share, st.integers(1, below - 1), st.just(below))),
        st.just(_exactly("一半", Decimal("0.5"), "ratio", "半")),
    ],
    "番": [st.integers(1, 5).map(lambda n: _exactly(f"翻{as_said(n)}番", Decimal(2**n), "ratio", "番"))],
    "小时": [_ONE.map(lambda n: _exactly(f"{as_said(n)}个半小时", Decimal(f"{n}.5"), "hour", "个小时"))],
}


# -- bounds and ranges in the number itself ---------------------------------------------------------------------------

_DASHES = st.sampled_from("—–-~～至到")
_SCALES = {"": 0, "万": 4, "亿": 8}
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


def _range(unit: str, spelling: str, *, many: bool = False) -> st.SearchStrategy[Written]:
    """5%—6%, 3—5万吨, 3万至5万吨."""

    def write(least: int, more: int, places: int, scale: str, dash: str, repeats: str) -> Written:
        low, high = decimal(least, places, scale), decimal(least + more, places, scale)
        first = {"none": low.text.removesuffix(scale), "scale": low.text, "unit": f"{low.text}{spelling}"}[repeats]
        return _between(f"{first}{dash}{high.text}{spelling}", low.value, high.value, unit, spelling)

    scales, repeats = st.sampled_from(tuple(_SCALES) if many else ("",)), st.sampled_from(("none", "scale", "unit"))
    return st.builds(write, st.integers(1, 900), st.integers(1, 99), st.integers(0, 1), scales, _DASHES, repeats)


def _several(unit: str, spelling: str) -> st.SearchStrategy[Written]:
    """几十万人, 数百户: by the convention of this library two to nine of that scale; 七八万户, 二三十户."""

    def some(word: str, small: str, scale: str) -> Written:
        size = 10 ** (_POWERS[small] + _SCALES[scale])
        written = _between(f"{word}{small}{scale}{spelling}", Decimal(2 * size), Decimal(9 * size), unit, spelling)
        return written._replace(measure=written.measure._replace(approximate=True))

    def pair(low: int, small: str) -> Written:
        size = 10 ** _POWERS[small]
        text = f"{in_words(low)}{in_words(low + 1)}{small}{spelling}"
        return _between(text, Decimal(low * size), Decimal((low + 1) * size), unit, spelling)

    smalls = st.sampled_from("十百千")
    return st.builds(some, st.sampled_from("几数"), smalls, st.sampled_from(tuple(_SCALES))) | st.builds(
        pair, st.integers(1, 8), st.sampled_from("十百千万")
    )


def _between(text: str, low: Number | None, high: Number | None, unit: str, spelling: str) -> Written:
    return Written(text, 0, len(text), Measure(None, low, high, unit, spelling, Bound.RANGE))


def _more(unit: str, spelling: str) -> st.SearchStrategy[Written]:
    """1000余家, 30多万人, 13亿多人, 十几个: more than the number by less than its last place."""
    tens = st.integers(1, 999)
    words = st.sampled_from("多余")

    def write(text: str, number: int) -> Written:
        written = _exactly(f"{text}{spelling}", Decimal(number), unit, spelling)
        return written._replace(measure=limit(written.measure, "at_least-"))

    return st.one_of(
        st.builds(lambda n, word: write(f"{n}0{word}", 10 * n), tens, words),
        st.builds(
            lambda n, word, s: write(f"{n}0{word}{s}", 10 * n * 10 ** _POWERS[s]), tens, words, st.sampled_from("万亿")
        ),
        st.builds(
            lambda n, word, s: write(f"{n}{s}{word}", n * 10 ** _POWERS[s]), tens, words, st.sampled_from("万亿")
        ),
        st.integers(1, 9).map(lambda n: write(f"{in_words(10 * n)}几", 10 * n)),
    )
