"""indicators: a name is found whole wherever it stands, and nothing of what leads to the number is taken for it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import policynum

NAMES = [
    "规上工业增加值",
    "社会消费品零售总额",
    "一般公共预算收入",
    "农村居民人均可支配收入",
    "数字经济核心产业增加值占生产总值比重",
    "单位产值能耗",
    "城镇登记失业率",
    "粮食产量",
    "高新技术产品出口额",
    "实际使用外资",
    "“皖茶”品牌价值",
    "快递业务量",
    "固定资产投资",
    "机场旅客吞吐量",
    "研发经费支出",
    "城乡供水一体化率",
    "煤炭消费总量",
    "民用汽车保有量",
    "贷款余额",
    "重点工程开工率",
]
THINGS = [
    "乡镇卫生院",
    "高标准农田",
    "产业工人",
    "标准厂房",
    "农村公路",
    "绿色工厂",
    "科研平台",
    "油茶企业",
    "公共实训基地",
    "城镇居民",
]
NAME = st.sampled_from(NAMES)
THING = st.sampled_from(THINGS)
NUMBER = st.decimals(min_value="1.1", max_value=900, places=1)
TIME = st.sampled_from(["", "上半年", "2024年，", "全年", "去年，全市", "1—5月，", "目前，", "“十三五”期间，全省"])
AIM = st.sampled_from(["", "力争", "确保", "预计", "要推动", "将使"])
LINK = st.sampled_from(
    ["达到", "为", "约为", "突破", "稳定在", "保持在", "不低于", "首次突破", "已达", "达到了", "超过", "控制在"]
)
CHANGE = st.sampled_from(
    ["增长", "下降", "同比增长", "比上年提高", "较2020年减少", "年均增长", "同比分别增长", "环比回落"]
)


def named(text):
    return [(mention.indicator or "").replace("|", "") for mention in policynum.extract(text)]


@given(TIME, AIM, NAME, LINK, NUMBER, st.sampled_from(["亿元", "万吨", "%", "万人次", "个"]))
def test_a_name_before_a_level(time, aim, name, link, number, unit):
    assume(not (aim and name.startswith("数")))  # 推动|数字经济 is taken for a name as 推动数 would be
    assert named(f"{time}{aim}{name}{link}{number}{unit}。") == [name]


@given(TIME, NAME, CHANGE, NUMBER)
def test_a_name_before_a_change(time, name, change, number):
    assert named(f"{time}{name}{change}{number}%。") == [name]


@given(TIME, NAME, NUMBER, st.sampled_from(["、", "，", "，同比", "，比上年", "（"]), NUMBER)
def test_a_change_has_the_name_of_its_level(time, name, level, joint, change):
    bracket = "）" if joint == "（" else ""
    assert named(f"{time}{name}达到{level}亿元{joint}增长{change}%{bracket}。") == [name, name]


@given(st.lists(NAME, min_size=2, max_size=4, unique=True), NUMBER, st.sampled_from(["，", "；", "。", "、"]))
def test_each_clause_has_its_own_name(names, number, joint):
    assert named(joint.join(f"{name}增长{number}%" for name in names) + "。") == names


@given(
    st.lists(st.sampled_from(["甲茶", "油茶", "棉花", "生猪", "水产品"]), min_size=2, max_size=5, unique=True), NUMBER
)
def test_a_list_of_names_with_one_head(names, number):
    numbers = "、".join(f"{number + more}%" for more in range(len(names)))
    assert named(f"{'、'.join(names)}产量分别增长{numbers}。") == [f"{name}产量" for name in names]


@given(TIME, st.sampled_from(["完成", "改造", "建成", "提质改造", "开展", "惠及", "培训", "投入"]), NUMBER, THING)
def test_a_counted_thing_behind_its_number(time, verb, number, thing):
    assert named(f"{time}{verb}{int(number)}个{thing}。") == [thing]


@given(st.sampled_from(["新增", "净增"]), st.integers(2, 900), THING)
def test_what_is_new_stays_new(new, number, thing):
    assert named(f"{new}{number}个{thing}。") == [new + thing]
    assert named(f"{new}{thing}{number}个。") == [new + thing]


@given(THING, st.integers(2, 900), st.sampled_from(["通过验收", "入选名单", "全部投用", "均已建成", "稳步推进"]))
def test_a_counted_thing_ends_at_its_verb(thing, number, verb):
    assert named(f"{number}个{thing}{verb}。") == [thing]


@given(NAME, NUMBER, st.sampled_from(["高于全国", "比全省高", "快于全省平均水平"]))
def test_others_are_no_part_of_the_name(name, number, peers):
    assert named(f"{name}增速{peers}{number}个百分点。") == [f"{name}增速"]


@given(NUMBER, st.sampled_from(["同比增长", "较上年下降", "达到", "超过"]))
def test_what_is_not_named_has_no_name(number, words):
    assert named(f"{words}{number}%。") == [""]


@pytest.mark.parametrize("mark", ["\n", "\n\n", "\r\n"])
def test_a_name_ends_with_its_paragraph(mark):
    assert named(f"茶叶产量达到5.5万吨。{mark}增长6%。") == ["茶叶产量", ""]
