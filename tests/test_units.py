"""Units: every spelling means one unit that pint knows, and every factor is exact."""

import csv
import re
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policynum import lexicon, units
from policynum.lexicon import Lexicon, load

SURFACES = load("surfaces")
GROUPS = SURFACES["units"]
NAMES = sorted(lexicon.known_units())
ENTRIES = [(kind, meaning, surface) for kind, group in GROUPS.items() for meaning, surface in units._entries(group)]
PATTERN = re.compile(units.pattern())
INVENTORY = Path(__file__).parents[2] / "shared" / "inventory" / "units.tsv"


def match(text):
    found = PATTERN.match(text)
    return found and found[0]


# -- the table --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "meaning", "surface"), ENTRIES, ids=lambda value: str(value))
def test_each_surface_is_found_and_means_its_unit(kind, meaning, surface):
    assert match(surface) == surface
    assert match(f"{surface}，") == surface
    if surface not in SURFACES["ambiguous"]:
        assert units.unit(surface) == units._named(meaning)._replace(kind=kind)


def test_no_surface_stands_twice():
    surfaces = [surface for _, _, surface in ENTRIES]
    assert len(surfaces) == len(set(surfaces))


@pytest.mark.parametrize("name", NAMES)
def test_pint_knows_each_name_and_its_si(name):
    assert units.quantity(Decimal(1), name).magnitude == 1
    base = units.si_unit(name)
    assert units.si_unit(base) == base
    units.convert(Decimal(1), name, base)


@pytest.mark.parametrize("kind", [kind for kind, group in GROUPS.items() if group["si"] == "itself"])
def test_what_si_has_no_word_for_stays(kind):
    assert [units.si_unit(name) for name in lexicon.names(GROUPS[kind])] == lexicon.names(GROUPS[kind])


@pytest.mark.parametrize("table", ["not_before", "ambiguous"])
def test_side_tables_speak_of_known_surfaces(table):
    assert SURFACES[table].keys() <= {surface for _, _, surface in ENTRIES} | SURFACES["ambiguous"].keys()


def test_frequent_surfaces_are_known_and_listed_once():
    frequent = SURFACES["frequent"].split()
    assert len(frequent) == len(set(frequent))
    assert set(frequent) <= set(units._spellings(None))


@pytest.mark.parametrize("rule", SURFACES["not_before"].items(), ids=lambda rule: rule[0])
def test_refusals_are_patterns_in_the_basic_plane(rule):
    re.compile(rule[1])
    assert all(ord(character) <= 0xFFFF for character in rule[1])


def test_a_table_that_says_two_things_is_refused(monkeypatch):
    twice = {**SURFACES, "units": {**GROUPS, "mass": {**GROUPS["mass"], "kg": "公斤 吨"}}}
    monkeypatch.setattr(lexicon, "load", lambda name: twice)
    units._spellings.cache_clear()
    with pytest.raises(ValueError, match=r"data/surfaces\.toml, units\.mass: 吨 stands under t and kg; keep one"):
        units._spellings(None)
    units._spellings.cache_clear()


# -- spellings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("个百分点", "个百分点"),
        ("个国家级园区", "个"),
        ("个县级市", "个"),
        ("个点位", "个"),
        ("个年度项目", "个"),
        ("千瓦时以上", "千瓦时"),
        ("千瓦级", "千瓦"),
        ("吨级", "吨"),
        ("吨标准煤", "吨标准煤"),
        ("人次", "人次"),
        ("人口", None),
        ("人民", None),
        ("人均可得", "人"),
        ("人均为首次", "人"),
        ("家庭", None),
        ("家园区", "家"),
        ("名单", None),
        ("名优秀教师", "名"),
        ("部门", None),
        ("所以上", "所"),
        ("所有", None),
        ("台风", None),
        ("台风电机组", "台"),
        ("架构", None),
        ("项目", None),
        ("项目标", "项"),
        ("层次", None),
        ("座机场", "座"),
        ("套保障房", "套"),
        ("支队伍", "支"),
        ("支消防队", "支"),
        ("种植", None),
        ("种植物", "种"),
        ("成都", None),
        ("成都是新设", "成"),
        ("台（套）", "台"),
        ("km/h", "km/h"),
        ("kmx", None),
        ("5G", None),
        ("t", "t"),
        ("th", None),
        ("GWh储能", "GWh"),
        ("MW/200MWh", "MW"),
        ("元/10元", "元"),
        ("元/吨左右", "元/吨"),
        ("元／吨", "元／吨"),
        ("元/月", "元/月"),
        ("万元", None),
        ("微克每立方米", "微克每立方米"),
        ("人每人", "人"),
        ("吨标准煤/万元", "吨标准煤/万元"),
        ("升/百公里", "升/百公里"),
        ("升/100公里", "升/100公里"),
        ("人/10万人", "人/10万人"),
        ("元/人·月", "元/人·月"),
        ("立方米/秒", "立方米/秒"),
    ],
)
def test_the_longest_spelling_that_what_follows_allows(text, surface):
    assert match(text) == surface


@pytest.mark.parametrize(
    ("surface", "name", "scale"),
    [
        ("％", "percent", 1),
        ("成", "percent", 10),
        ("折", "percent", 10),
        ("番", "ratio", 1),
        ("个点", "pp", 1),
        ("岁", "year", 1),
        ("周年", "year", 1),
        ("个季度", "quarter", 1),
        ("个工作日", "workday", 1),
        ("刻钟", "minute", 15),
        ("标箱", "TEU", 1),
        ("辆次", "辆次", 1),
        ("场次", "场次", 1),
        ("名", "person", 1),
        ("人/次", "person_time", 1),
        ("吨二氧化碳当量", "tCO2e", 1),
        ("标准立方米", "Nm3", 1),
        ("度电", "kWh", 1),
        ("澳元", "AUD", 1),
        ("澳门元", "MOP", 1),
        ("元人民币", "CNY", 1),
        ("分钱", "CNY", Fraction(1, 100)),
        ("美分", "USD", Fraction(1, 100)),
        ("公里/小时", "kmh", 1),
        ("公斤/亩", "kg/mu", 1),
        ("微克/立方米", "ug/m3", 1),
        ("微克每立方米", "ug/m3", 1),
        ("克标准煤/千瓦时", "gce/kWh", 1),
        ("吨标准煤/万元", "tce/CNY", Fraction(1, 10**4)),
        ("人/百亿元", "person/CNY", Fraction(1, 10**10)),
        ("人/10万人", "person/person", Fraction(1, 10**5)),
        ("升/百公里", "L/km", Fraction(1, 100)),
        ("升/100公里", "L/km", Fraction(1, 100)),
        ("分/千瓦时", "CNY/kWh", Fraction(1, 100)),
        ("元/度", "CNY/kWh", 1),
        ("元/方", "CNY/m3", 1),
        ("美元/桶", "USD/oil_barrel", 1),
        ("元/头", "CNY/头", 1),
        ("元/月", "CNY/month", 1),
        ("元/人·月", "CNY/person/month", 1),
        ("吨/日", "t/day", 1),
        ("元∕吨", "CNY/t", 1),
        ("μg/m³", "ug/m3", 1),
        ("mg/L", "mg/L", 1),
        ("Nm3/h", "Nm3/hour", 1),
        ("元/kWh", "CNY/kWh", 1),
        ("元/W", "CNY/W", 1),
        ("张/千人", "张/person", Fraction(1, 1000)),
        ("人/平方公里", "person/km2", 1),
        ("次/年", "次/year", 1),
        ("标准立方米/日", "Nm3/day", 1),
        ("转/分钟", "rpm", 1),
        ("次浮点运算每秒", "FLOPS", 1),
        ("t/d", "t/day", 1),
    ],
)
def test_what_a_spelling_means(surface, name, scale):
    found = units.unit(surface)
    assert (found.name, found.scale, found.ambiguous) == (name, scale, False)


@pytest.mark.parametrize(
    "surface", ["", "万", "万元", "元/", "/吨", "元/万", "千", "项目", "元/项目", "点/吨", "届", "级", "强", "G"]
)
def test_what_is_no_unit(surface):
    assert units.unit(surface) is None


@pytest.mark.parametrize(
    ("surface", "context", "name", "ambiguous"),
    [
        ("度", "全社会用电量三千亿", "kWh", False),
        ("度", "室内温度不低于十八", "degC", False),
        ("度", "坡地在二十五以上", "degree", False),
        ("度", "", "degree", True),
        ("分", "电价每年降三", "CNY", False),
        ("分", "满意度评分", "分", False),
        ("分", "", None, None),
        ("点", "指数报三千", "点", False),
        ("点", "提三点意见", None, None),
        ("方", "开挖土石", "m3", False),
        ("方", "各方", None, None),
        ("兆", "宽带接入", "Mbps", False),
        ("兆", "", None, None),
        ("P", "智算规模", "P", False),
        ("P", "", None, None),
        ("石", "产量", "石", True),
        ("口", "新打机井", "口", False),
        ("口", "一家五", "person", True),
        ("桶", "原油产量", "oil_barrel", False),
        ("桶", "", "桶", True),
    ],
)
def test_the_words_around_decide(surface, context, name, ambiguous):
    found = units.unit(surface, context=context)
    assert (found and found.name, found and found.ambiguous) == (name, ambiguous)


@pytest.mark.parametrize(
    ("surface", "name"), [("¥", "CNY"), ("￥", "CNY"), ("人民币", "CNY"), ("US$", "USD"), ("$", "USD"), ("€", "EUR")]
)
def test_currencies_before_the_number(surface, name):
    assert units.before(surface).name == name
    assert re.fullmatch(units.before_pattern(), surface)


def test_a_users_lexicon_adds_to_the_units():
    mine = Lexicon(
        units={
            "噸鋼": "t",
            "羽": "classifier",
            "疋": "classifier",
            "麻袋": "90 kg",
            "度": "kWh",
            "家庭": "户",
            "户": "家",
        }
    )
    assert re.match(units.pattern(mine), "吨钢等")[0] == "吨钢"
    assert re.match(units.pattern(mine), "户籍")[0] == "户"
    assert match("吨钢等") == "吨"
    assert units.unit("吨钢", lexicon=mine).name == "t"
    assert units.unit("度", lexicon=mine) == units.unit("千瓦时")
    assert units.unit("户", lexicon=mine).name == "家"
    assert units.unit("元/麻袋", lexicon=mine) == units.Unit("CNY/kg", "compound", Fraction(1, 90))
    assert units.unit("疋", lexicon=mine) == units.Unit("疋", "classifier")
    assert units.unit("疋") is None


# -- conversion -------------------------------------------------------------------------------------------------------


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
        (7, "furlong", "m", Fraction(5544000, 3937)),
    ],
)
def test_conversions_known_by_heart(number, a, b, result):
    converted = units.convert(number if isinstance(number, Fraction) else Decimal(number), a, b)
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
    assert units.si_unit(name) == base


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
        units.convert(Decimal(1), a, b)
    with pytest.raises(pint.DimensionalityError):
        units.quantity(Decimal(1), a) + units.quantity(Decimal(1), b)


@pytest.mark.parametrize("name", ["blorp", "t/blorp", "", "t/", "t t", "5 t", "t(", "__import__('os')"])
def test_a_name_that_is_none(name):
    with pytest.raises(ValueError, match="no unit is named"):
        units.convert(Decimal(1), "t", name)
    if "blorp" not in name:  # which a lexicon may have made a classifier
        with pytest.raises(ValueError, match="no unit is named"):
            units.convert(Decimal(1), name, "t")
        with pytest.raises(ValueError, match="no unit is named"):
            units.quantity(Decimal(1), name)


@pytest.mark.parametrize(
    ("a", "b", "factor"), [("t/SKU", "kg/SKU", 1000), ("SKU/t", "SKU/kg", Fraction(1, 1000)), ("SKU/SKU", "SKU/SKU", 1)]
)
def test_a_word_that_only_a_lexicon_knows_counts_itself(a, b, factor):
    assert units.si_unit("SKU") == "SKU"
    assert units.convert(Decimal(1), a, b) == factor
    assert units.si_unit(a) == b
    assert str(units.quantity(Decimal(3), "SKU")) == "3 SKU"
    for other in ("t", "家", "1", "percent"):
        with pytest.raises(ValueError, match=f"SKU does not convert to {other}: they count different things"):
            units.convert(Decimal(1), "SKU", other)
    with pytest.raises(ValueError, match="no unit is named 'SKU'"):  # not even once pint has heard of it
        units.convert(Decimal(1), "家", "SKU")
    with pytest.raises(ValueError, match="'12 SKU' is no unit"):
        Lexicon(units={"箱": "12 SKU"})


def test_a_name_with_a_slip_is_told_the_right_one():
    with pytest.raises(ValueError, match=r"no unit is named 'kWH'; did you mean .*kWh"):
        units.convert(Decimal(1), "J", "kWH")


@pytest.mark.parametrize(("spelling", "name"), [("亩", "mu"), ("公里", "km"), ("人", "person"), ("元", "CNY")])
def test_a_spelling_is_no_name_but_leads_to_it(spelling, name):
    with pytest.raises(ValueError, match=f"no unit is named '{spelling}'; write {name}$"):
        units.convert(Decimal(1), name, spelling)


def test_a_fraction_of_28_digits_reaches_pint():
    assert str(units.quantity(Fraction(2, 3), "ratio").magnitude) == "0.6666666666666666666666666667"


def test_shares_multiply_money():
    assert (units.quantity(Decimal(5), "percent") * units.quantity(Decimal(600), "CNY")).to("CNY").magnitude == 30


def test_the_registry_takes_a_name_from_a_text_in_any_order():
    assert units.convert(Decimal(5), "簍/day", "簍/hour") == Fraction(5, 24)
    assert units.quantity(Decimal(5), "簍/day").to("簍/week").magnitude == 35


simple = st.sampled_from([name for name in NAMES if not name.startswith("deg")])
number = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15)


def partners(name):
    return [other for other in NAMES if units._root(other, None)[1:] == units._root(name, None)[1:]]


@given(number, st.data())
def test_there_and_back_is_exact(value, data):
    a = data.draw(st.sampled_from(NAMES))
    b = data.draw(st.sampled_from(partners(a)))
    assert units.convert(units.convert(value, a, b), b, a) == value


@given(number, st.integers(-1000, 1000), st.data())
def test_conversion_commutes_with_scaling(value, times, data):
    a = data.draw(simple)
    b = data.draw(st.sampled_from(partners(a)))
    scaled = Fraction(units.convert(value, a, b)) * times
    assert units.convert(Fraction(value) * times, a, b) == scaled


@given(number, st.data())
def test_a_compound_converts_as_its_parts(value, data):
    above, below = data.draw(simple), data.draw(simple)
    other, under = data.draw(st.sampled_from(partners(above))), data.draw(st.sampled_from(partners(below)))
    whole = units.convert(value, f"{above}/{below}", f"{other}/{under}")
    assert whole == Fraction(units.convert(value, above, other)) / Fraction(units.convert(Decimal(1), below, under))


@given(number, st.integers(1, 6), st.data())
def test_the_callers_precision_does_not_matter(value, precision, data):
    a = data.draw(st.sampled_from(NAMES))
    wide = units.convert(value, a, units.si_unit(a))
    units._factor.cache_clear()
    units._root.cache_clear()
    with localcontext() as context:
        context.prec = precision
        narrow = units.convert(value, a, units.si_unit(a))
    assert narrow == wide


def test_a_registry_built_at_low_precision_is_exact():
    lexicon.registry.cache_clear()
    with localcontext() as context:
        context.prec = 2
        registry = units.registry()
    assert registry.Quantity(Decimal(1), "lb").to("kg").magnitude == Decimal("0.45359237")


# -- money ------------------------------------------------------------------------------------------------------------

RATES = units.rates({"USD": "7.1", "EUR": Decimal("7.8"), "JPY": Fraction(1, 20)}, on=date(2025, 1, 2))


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
    assert units.convert(Decimal(number), a, b, rates=RATES) == result


@pytest.mark.parametrize("rates", [None, units.rates({"EUR": 8}, on=date(2025, 1, 2))])
def test_without_a_rate_money_does_not_convert(rates):
    with pytest.raises(
        ValueError, match=r'USD does not convert to CNY.*pass rates=policynum\.rates\(\{"USD": "…"\}, on='
    ):
        units.convert(Decimal(1), "USD", "CNY", rates=rates)


def test_rates_are_no_bare_dictionary():
    with pytest.raises(TypeError, match=r"rates come from policynum\.rates\(…, on=…\), not as dict"):
        units.convert(Decimal(1), "USD", "CNY", rates={"USD": 7})


def test_rates_are_a_value():
    assert hash(RATES) == hash(units.rates({"JPY": "0.05", "EUR": "7.8", "USD": "7.1"}, on=date(2025, 1, 2)))
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
        units.rates(yuan, on=date(2025, 1, 2))


# -- the inventory ----------------------------------------------------------------------------------------------------

# Rows that are no units: ordinals and editions, classes, medals, dates, fractions, bare nouns (1400万儿童 counts 1).
NO_UNITS = frozenset(
    word
    for line in (
        "分之 届 级 期 G 强 A级 号线 大 人口 世纪 金 银 铜 版 千人 农民 万吨级 群众 重 K 年代 连增 连丰 连 个五年",
        "农户 星级 国家 儿童 学生 用户 家庭 合约 居民 下 路 D A 青年 线 胎 发 残疾人 职工 队 万字 社区 游客 孩",
        "年期 年每年 个半月",
    )
    for word in line.split()
)


@pytest.mark.skipif(not INVENTORY.exists(), reason="the inventory of real texts is not part of the project")
def test_at_least_96_percent_of_real_units_are_known():
    with INVENTORY.open(encoding="utf-8") as file:
        rows = [
            row
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row["count_quantity"].isdigit()
        ]
    total = known = 0
    for row in rows:
        surface, count = row["unit"], int(row["count_quantity"])
        if surface in NO_UNITS or surface.startswith("PREFIX"):
            continue
        total += count
        found = match(f"{surface}，")
        # 个国家, 户家庭, 吨级: the unit, with the thing counted or its class behind it
        if found and (found == surface or found in "个户名台吨元兆瓦千瓦"):
            known += count
    assert total > 30000
    assert known / total >= 0.96


@pytest.mark.skipif(not INVENTORY.exists(), reason="the inventory of real texts is not part of the project")
def test_frequent_surfaces_stand_in_the_order_of_real_texts():
    with INVENTORY.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        counts = {row["unit"]: int(row["count_quantity"]) for row in rows if row["count_quantity"].isdigit()}
    listed = [counts[surface] for surface in SURFACES["frequent"].split()]
    assert listed == sorted(listed, reverse=True)


def test_rates_are_those_of_a_day():
    with pytest.raises(TypeError, match="a mapping and a day"):
        units.rates({"USD": "7.1"}, on="2025-01-02")


@pytest.mark.parametrize(
    ("name", "meant"), [("%", "percent"), ("℃", "degC"), ("公里", "km"), ("万吨", "t"), ("吨", "t")]
)
def test_a_spelling_in_place_of_a_name_is_told_the_name(name, meant):
    with pytest.raises(ValueError, match=f"no unit is named '{name}'; write {meant}$"):
        units.convert(Decimal(5), name, "kg")


def test_the_ton_of_pint_is_refused_for_it_is_another_one():
    with pytest.raises(ValueError, match="'ton' is another ton; write t"):
        units.convert(Decimal(5), "t", "ton")


def test_what_only_words_around_it_decide_is_a_unit_too():
    for unit in ("分", "点", "级", "金"):
        assert str(units.quantity(Decimal(5), unit)) == f"5 {unit}"


def test_a_unit_in_several_groups_is_spelt_as_its_first_group_does():
    assert units.spelling("ratio") == "倍"
