"""Conversion: every factor is exact, and what counts different things does not convert."""

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policynum import conversion, lexicon
from policynum.lexicon import Lexicon, load

GROUPS = load("surfaces")["units"]
NAMES = sorted(lexicon.known_units())


@pytest.mark.parametrize("name", NAMES)
def test_pint_knows_each_name_and_its_si(name):
    assert conversion.quantity(Decimal(1), name).magnitude == 1
    base = conversion.si_unit(name)
    assert conversion.si_unit(base) == base
    conversion.convert(Decimal(1), name, base)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_counted_per_any_unit_has_its_si(name):
    """每节航速100家: a speed below the stroke has a stroke of its own, and 家/m/second would count other things."""
    counted = f"家/{name}"
    base = conversion.si_unit(counted)
    assert base.startswith("家/")
    assert conversion.si_unit(base) == base
    there, back = conversion.convert(Fraction(1), counted, base), conversion.convert(Fraction(1), base, counted)
    assert Fraction(there) * Fraction(back) == 1


@pytest.mark.parametrize("kind", [kind for kind, group in GROUPS.items() if group["si"] == "itself"])
def test_what_si_has_no_word_for_stays(kind):
    assert [conversion.si_unit(name) for name in lexicon.names(GROUPS[kind])] == lexicon.names(GROUPS[kind])


@pytest.mark.parametrize(
    ("number", "a", "b", "result"),
    [
        (1, "mu", "m2", Fraction(2000, 3)),
        (15, "mu", "ha", 1),
        (1, "are", "m2", 100),
        (1, "qing", "mu", 100),
        (1, "jin", "kg", Decimal("0.5")),
        (1, "liang", "g", 50),
        (1, "dan", "kg", 50),
        (1, "li", "m", 500),
        (3, "chi", "m", 1),
        (3, "zhang", "m", 10),
        (1, "nmi", "m", 1852),
        (1, "tce", "GJ", Decimal("29.3076")),
        (1, "tce", "J", 29307600000),
        (1, "kgce", "kcal", 7000),
        (1, "toe", "GJ", Decimal("41.868")),
        (1, "kcal", "J", Decimal("4186.8")),
        (1, "kWh", "J", 3600000),
        (5, "GWh", "kWh", 5000000),
        (1, "hp", "W", Decimal("735.49875")),
        (1, "oil_barrel", "L", Decimal("158.987294928")),
        (1, "lb", "kg", Decimal("0.45359237")),
        (1, "short_ton", "kg", Decimal("907.18474")),
        (1, "inch", "mm", Decimal("25.4")),
        (1, "Ah", "C", 3600),
        (20, "degC", "K", Decimal("293.15")),
        (0, "K", "degC", Decimal("-273.15")),
        (212, "degF", "degC", 100),
        (Decimal("1.5"), "delta_degC", "K", Decimal("1.5")),
        (36, "kmh", "m/second", 10),
        (36, "kmh", "km/hour", 36),
        (1, "Gbps", "Mbps", 1000),
        (1, "MB", "bit", 8000000),
        (1, "EFLOPS", "P", 1000),
        (5, "percent", "ratio", Decimal("0.05")),
        (3, "permille", "percent", Decimal("0.3")),
        (Fraction(1, 3), "ratio", "percent", Fraction(100, 3)),
        (25, "bp", "pp", Decimal("0.25")),
        (2, "year", "month", 24),
        (1, "quarter", "month", 3),
        (5, "month", "year", Fraction(5, 12)),
        (1, "week", "hour", 168),
        (5000, "CNY/t", "CNY/kg", 5),
        (1, "t/year", "kg/month", Fraction(250, 3)),
        (35, "ug/m3", "mg/m3", Decimal("0.035")),
        (500, "kg/mu", "kg/ha", 7500),
        (12, "CNY/person/year", "CNY/person/month", 1),
        (2, "km2", "m**2", 2000000),
        (36, "kilometer / hour", "m/second", 10),
        (3, "1/day", "1/hour", Decimal("0.125")),
        (7, "survey_foot", "m", Fraction(8400, 3937)),  # pint 0.26 has another furlong
    ],
)
def test_conversions_known_by_heart(number, a, b, result):
    converted = conversion.convert(number if isinstance(number, Fraction) else Decimal(number), a, b)
    assert converted == result
    assert type(converted) is (Fraction if isinstance(result, Fraction) else Decimal)


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("percent", "percent"),
        ("permille", "percent"),
        ("ratio", "percent"),
        ("bp", "pp"),
        ("t", "kg"),
        ("tce", "J"),
        ("km2", "m2"),
        ("L", "m3"),
        ("year", "year"),
        ("month", "month"),
        ("day", "second"),
        ("workday", "workday"),
        ("degC", "K"),
        ("kmh", "m/second"),
        ("CNY", "CNY"),
        ("USD", "USD"),
        ("CNY/t", "CNY/kg"),
        ("t/year", "kg/year"),
        ("CNY/person/month", "CNY/person/month"),
        ("家", "家"),
        ("疋", "疋"),
        ("1", "1"),
        ("furlong", "m"),
        ("kWh/m**2", "J/m2"),
        ("kg*m", "kg*m"),
    ],
)
def test_si(name, base):
    assert conversion.si_unit(name) == base


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("percent", "pp"),
        ("person", "person_time"),
        ("家", "户"),
        ("1", "家"),
        ("year", "day"),
        ("workday", "day"),
        ("m3", "Nm3"),
        ("tCO2", "tCO2e"),
        ("kVA", "kW"),
        ("bit", "percent"),
        ("percent", "家"),
        ("CNY/t", "CNY/m3"),
    ],
)
def test_what_counts_different_things_does_not_convert(a, b):
    with pytest.raises(ValueError, match=f"{a} does not convert to {b}: they count different things$"):
        conversion.convert(Decimal(1), a, b)
    with pytest.raises(pint.DimensionalityError):
        conversion.quantity(Decimal(1), a) + conversion.quantity(Decimal(1), b)


@pytest.mark.parametrize("name", ["blorp", "t/blorp", "", "t/", "t t", "5 t", "t(", "__import__('os')"])
def test_a_name_that_is_none(name):
    with pytest.raises(ValueError, match="no unit is named"):
        conversion.convert(Decimal(1), "t", name)
    if "blorp" not in name:  # which a lexicon may have made a classifier
        with pytest.raises(ValueError, match="no unit is named"):
            conversion.convert(Decimal(1), name, "t")
        with pytest.raises(ValueError, match="no unit is named"):
            conversion.quantity(Decimal(1), name)


@pytest.mark.parametrize(
    ("a", "b", "factor"), [("t/SKU", "kg/SKU", 1000), ("SKU/t", "SKU/kg", Fraction(1, 1000)), ("SKU/SKU", "SKU/SKU", 1)]
)
def test_a_word_that_only_a_lexicon_knows_counts_itself(a, b, factor):
    assert conversion.si_unit("SKU") == "SKU"
    assert conversion.convert(Decimal(1), a, b) == factor
    assert conversion.si_unit(a) == b
    assert str(conversion.quantity(Decimal(3), "SKU")) == "3 SKU"
    for other in ("t", "家", "1", "percent"):
        with pytest.raises(ValueError, match=f"SKU does not convert to {other}: they count different things"):
            conversion.convert(Decimal(1), "SKU", other)
    with pytest.raises(ValueError, match="no unit is named 'SKU'"):  # not even once pint has heard of it
        conversion.convert(Decimal(1), "家", "SKU")
    with pytest.raises(ValueError, match="'12 SKU' is no unit"):
        Lexicon(units={"箱": "12 SKU"})


def test_a_name_with_a_slip_is_told_the_right_one():
    with pytest.raises(ValueError, match=r"no unit is named 'kWH'; did you mean .*kWh"):
        conversion.convert(Decimal(1), "J", "kWH")


@pytest.mark.parametrize(("spelling", "name"), [("亩", "mu"), ("公里", "km"), ("人", "person"), ("元", "CNY")])
def test_a_spelling_is_no_name_but_leads_to_it(spelling, name):
    with pytest.raises(ValueError, match=f"no unit is named '{spelling}'; write {name}$"):
        conversion.convert(Decimal(1), name, spelling)


def test_a_fraction_of_28_digits_reaches_pint():
    assert str(conversion.quantity(Fraction(2, 3), "ratio").magnitude) == "0.6666666666666666666666666667"


def test_shares_multiply_money():
    assert (conversion.quantity(Decimal(5), "percent") * conversion.quantity(Decimal(600), "CNY")).to(
        "CNY"
    ).magnitude == 30


def test_the_registry_takes_a_name_from_a_text_in_any_order():
    assert conversion.convert(Decimal(5), "簍/day", "簍/hour") == Fraction(5, 24)
    assert conversion.quantity(Decimal(5), "簍/day").to("簍/week").magnitude == 35


simple = st.sampled_from([name for name in NAMES if not name.startswith("deg")])
number = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15)


def partners(name):
    return [other for other in NAMES if conversion._root(other, None)[1:] == conversion._root(name, None)[1:]]


@given(number, st.data())
def test_there_and_back_is_exact(value, data):
    a = data.draw(st.sampled_from(NAMES))
    b = data.draw(st.sampled_from(partners(a)))
    assert conversion.convert(conversion.convert(value, a, b), b, a) == value


@given(number, st.integers(-1000, 1000), st.data())
def test_conversion_commutes_with_scaling(value, times, data):
    a = data.draw(simple)
    b = data.draw(st.sampled_from(partners(a)))
    scaled = Fraction(conversion.convert(value, a, b)) * times
    assert conversion.convert(Fraction(value) * times, a, b) == scaled


@given(number, st.data())
def test_a_compound_converts_as_its_parts(value, data):
    above, below = data.draw(simple), data.draw(simple)
    other, under = data.draw(st.sampled_from(partners(above))), data.draw(st.sampled_from(partners(below)))
    whole = conversion.convert(value, f"{above}/{below}", f"{other}/{under}")
    assert whole == Fraction(conversion.convert(value, above, other)) / Fraction(
        conversion.convert(Decimal(1), below, under)
    )


@given(number, st.integers(1, 6), st.data())
def test_the_callers_precision_does_not_matter(value, precision, data):
    a = data.draw(st.sampled_from(NAMES))
    wide = conversion.convert(value, a, conversion.si_unit(a))
    conversion._factor.cache_clear()
    conversion._root.cache_clear()
    with localcontext() as context:
        context.prec = precision
        narrow = conversion.convert(value, a, conversion.si_unit(a))
    assert narrow == wide


def test_a_registry_built_at_low_precision_is_exact():
    lexicon.registry.cache_clear()
    with localcontext() as context:
        context.prec = 2
        registry = conversion.registry()
    assert registry.Quantity(Decimal(1), "lb").to("kg").magnitude == Decimal("0.45359237")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("%", "percent"),
        ("℃", "degC"),
        ("公里", "km"),
        ("千克", "kg"),
        ("千米", "km"),
        ("千瓦", "kW"),
        ("万吨", "t, and count in single ones: 万 is no part of a unit"),
        ("吨", "t"),
    ],
)
def test_a_spelling_in_place_of_a_name_is_told_the_name(name, meant):
    with pytest.raises(ValueError, match=f"no unit is named '{name}'; write {meant}$"):
        conversion.convert(Decimal(5), name, "kg")


def test_the_ton_of_pint_is_refused_for_it_is_another_one():
    with pytest.raises(ValueError, match="'ton' is another ton; write t"):
        conversion.convert(Decimal(5), "t", "ton")


def test_what_only_words_around_it_decide_is_a_unit_too():
    for unit in ("分", "点", "级", "金"):
        assert str(conversion.quantity(Decimal(5), unit)) == f"5 {unit}"


# -- money ------------------------------------------------------------------------------------------------------------

RATES = conversion.rates({"USD": "7.1", "EUR": Decimal("7.8"), "JPY": Fraction(1, 20)}, on=date(2025, 1, 2))


@pytest.mark.parametrize(
    ("number", "a", "b", "result"),
    [
        (100, "USD", "CNY", 710),
        (710, "CNY", "USD", 100),
        (71, "EUR", "USD", 78),
        (40, "JPY", "CNY", 2),
        (100, "USD/oil_barrel", "CNY/L", Fraction(710) / Fraction("158.987294928")),
        (1, "t/USD", "kg/CNY", Fraction(10000, 71)),
    ],
)
def test_money_converts_by_the_callers_rates(number, a, b, result):
    assert conversion.convert(Decimal(number), a, b, rates=RATES) == result


@pytest.mark.parametrize("rates", [None, conversion.rates({"EUR": 8}, on=date(2025, 1, 2))])
def test_without_a_rate_money_does_not_convert(rates):
    with pytest.raises(
        ValueError, match=r'USD does not convert to CNY.*pass rates=policynum\.rates\(\{"USD": "…"\}, on='
    ):
        conversion.convert(Decimal(1), "USD", "CNY", rates=rates)


def test_rates_are_no_bare_dictionary():
    with pytest.raises(TypeError, match=r"rates come from policynum\.rates\(…, on=…\), not as dict"):
        conversion.convert(Decimal(1), "USD", "CNY", rates={"USD": 7})


def test_rates_are_a_value():
    assert hash(RATES) == hash(conversion.rates({"JPY": "0.05", "EUR": "7.8", "USD": "7.1"}, on=date(2025, 1, 2)))
    assert RATES.on == date(2025, 1, 2)


@pytest.mark.parametrize(
    ("yuan", "error", "message"),
    [
        ({"XYZ": "7.1"}, ValueError, "'XYZ' is no currency here; known are AED AUD"),
        ({"t": "7.1"}, ValueError, "'t' is no currency here"),
        ({"USD": 7.1}, TypeError, 'write USD as a string, "7.1"'),
        ({"USD": "0"}, ValueError, "USD must be a number above 0, not '0'"),
        ({"USD": "seven"}, ValueError, "USD must be a number above 0, not 'seven'"),
        ({"USD": "1/0"}, ValueError, "USD must be a number above 0, not '1/0'"),
        ({"USD": Decimal("Infinity")}, ValueError, "USD must be a number above 0, not Decimal"),
        ({"USD": True}, ValueError, "USD must be a number above 0, not True"),
        ({"CNY": "2"}, ValueError, "they are in CNY"),
        ([("USD", "7.1")], TypeError, "a mapping and a day"),
    ],
)
def test_rates_that_cannot_be(yuan, error, message):
    with pytest.raises(error, match=message):
        conversion.rates(yuan, on=date(2025, 1, 2))


def test_rates_are_those_of_a_day():
    with pytest.raises(TypeError, match="a mapping and a day"):
        conversion.rates({"USD": "7.1"}, on="2025-01-02")
