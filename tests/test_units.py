"""Units: every spelling means one unit that pint knows."""

import csv
import re
from fractions import Fraction
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("table", ["not_before", "ambiguous"])
def test_side_tables_speak_of_known_surfaces(table):
    assert SURFACES[table].keys() <= {surface for _, _, surface in ENTRIES} | SURFACES["ambiguous"].keys()


def test_frequent_surfaces_are_known_and_listed_once():
    frequent = SURFACES["frequent"].split()
    assert len(frequent) == len(set(frequent))
    assert set(frequent) <= set(units.spellings(None))


@pytest.mark.parametrize("rule", SURFACES["not_before"].items(), ids=lambda rule: rule[0])
def test_refusals_are_patterns_in_the_basic_plane(rule):
    re.compile(rule[1])
    assert all(ord(character) <= 0xFFFF for character in rule[1])


def test_a_table_that_says_two_things_is_refused(monkeypatch):
    twice = {**SURFACES, "units": {**GROUPS, "mass": {**GROUPS["mass"], "kg": "公斤 吨"}}}
    monkeypatch.setattr(lexicon, "load", lambda name: twice)
    units.spellings.cache_clear()
    with pytest.raises(ValueError, match=r"data/surfaces\.toml, units\.mass: 吨 stands under t and kg; keep one"):
        units.spellings(None)
    units.spellings.cache_clear()


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


def test_a_unit_in_several_groups_is_spelt_as_its_first_group_does():
    assert units.spelling("ratio") == "倍"
