"""changes: whatever verb, base and unit meet, direction, kind, basis and sign are those of the words."""

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

import policynum
from policynum.model import Role

RISES = ["增长", "增加", "提高", "提升", "上升", "上涨", "扩大", "递增", "回升", "攀升", "上调"]
FALLS = ["下降", "减少", "降低", "回落", "缩小", "下滑", "下跌", "放缓", "下调", "萎缩"]
BASES = {
    "": "unstated",
    "同比": "yoy",
    "比上年": "yoy",
    "较上年同期": "yoy",
    "比去年": "yoy",
    "与上年相比，": "yoy",
    "环比": "mom",
    "比上月": "mom",
    "较上季度": "mom",
    "年均": "annual",
    "平均每年": "annual",
    "比2020年": "since",
    "较上半年": "since",
    "比1—4月": "since",
    "较8月份": "since",
}
UNITS = ["%", "个百分点", "亿元", "万吨", "个", "户", "倍"]
NUMBERS = st.decimals(min_value="0.1", max_value=900, places=1)
VERBS = st.sampled_from([(verb, "increase") for verb in RISES] + [(verb, "decrease") for verb in FALLS])


def read(text):
    return policynum.extract(text)


def signed(number: Decimal, direction: str, unit: str) -> Decimal:
    return (-number if direction == "decrease" else number) * {"亿元": 10**8, "万吨": 10**4}.get(unit, 1)


@given(VERBS, st.sampled_from(list(BASES)), NUMBERS, st.sampled_from(UNITS), st.sampled_from(["", "了", "约", "近"]))
def test_a_change_by(verb, base, number, unit, hedge):
    word, direction = verb
    assume(word + hedge != "扩大约")  # see cases/changes.toml
    (mention,) = read(f"油茶加工产值{base}{word}{hedge}{number}{unit}。")
    assert mention.change[:3] == (direction, "by", BASES[base])
    assert mention.measure.value == signed(number, direction, unit)
    assert mention.role is Role.COMPARISON


@given(VERBS, NUMBERS, st.sampled_from(["亿元", "万吨", "个", "户", "%"]), st.sampled_from(["到", "至"]))
def test_a_change_to(verb, number, unit, to):
    word, direction = verb
    (mention,) = read(f"油茶加工产值{word}{to}{number}{unit}。")
    assert mention.change[:3] == (direction, "to", None)
    assert mention.measure.value == signed(number, "increase", unit)
    assert mention.role is Role.ACTUAL


@given(
    VERBS,
    NUMBERS,
    NUMBERS,
    st.sampled_from(["亿元", "万吨", "%"]),
    st.sampled_from(["由", "从", "由去年的", "由2020年的"]),
)
def test_from_one_level_to_another(verb, first, second, unit, opening):
    word, direction = verb
    one, other = read(f"油茶加工产值{opening}{first}{unit}{word}到{second}{unit}。")
    assert one.change[:3] == (None, "from", None)
    assert other.change[:3] == (direction, "to", None)
    assert one.role is other.role is Role.ACTUAL


@given(VERBS, NUMBERS, st.sampled_from(["高于全国", "比全省", "快于全省"]))
def test_a_lead_over_others(verb, number, peers):
    (mention,) = read(f"油茶加工增速{peers}{'' if peers[1] == '于' else '高'}{number}个百分点。")
    assert mention.change[:3] == ("increase", "by", "peer")


@given(VERBS, st.lists(NUMBERS, min_size=2, max_size=5), st.sampled_from(["同比", "比上年", ""]))
def test_a_list_of_each_its_own_shares_its_change(verb, numbers, base):
    word, direction = verb
    mentions = read(f"甲类、乙类等产值{base}分别{word}{'、'.join(f'{number}%' for number in numbers)}。")
    assert [mention.change[:3] for mention in mentions] == [(direction, "by", BASES[base])] * len(numbers)
    assert [mention.measure.value for mention in mentions] == [signed(number, direction, "%") for number in numbers]


@given(VERBS, NUMBERS, NUMBERS)
def test_a_basis_holds_for_its_own_number(verb, first, second):
    word, direction = verb
    one, other = read(f"油茶产值同比{word}{first}%，茶叶产值{word}{second}%。")
    assert one.change[:3] == (direction, "by", "yoy")
    assert other.change[:3] == (direction, "by", "unstated")


@given(
    st.sampled_from(FALLS),
    st.decimals(min_value=1, max_value=40, places=1),
    st.decimals(min_value="0.1", max_value=9, places=1),
)
def test_the_interval_of_a_fall_is_mirrored(verb, low, more):
    high = low + more
    (mention,) = read(f"油茶加工能耗{verb}{low}%—{high}%。")
    assert (mention.measure.value, mention.measure.low, mention.measure.high) == (None, -high, -low)
    (bounded,) = read(f"油茶加工能耗{verb}{low}%以上。")
    assert (bounded.measure.bound, bounded.measure.low, bounded.measure.high) == ("at_least", None, -low)


@given(
    NUMBERS,
    st.sampled_from(["亿元", "万吨", "个", "户", "%"]),
    st.sampled_from(["达到", "为", "稳定在", "约", "突破", ""]),
)
def test_a_level_is_no_change(number, unit, link):
    (mention,) = read(f"油茶加工占比{link}{number}{unit}。")
    assert mention.change is None
    assert mention.measure.value == signed(number, "increase", unit)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=4))
def test_the_ends_of_two_lists_belong_together(pairs):
    begins, ends = ("、".join(f"{number}%" for number in side) for side in zip(*pairs, strict=True))
    names = "、".join("甲乙丙丁"[: len(pairs)])
    mentions = read(f"{names}县油茶加工占比由{begins}提高到{ends}。")
    first, second = mentions[: len(pairs)], mentions[len(pairs) :]
    assert [mention.change.link for mention in first] == [mention.start for mention in second]
    assert [mention.change.link for mention in second] == [mention.start for mention in first]


@given(NUMBERS, st.sampled_from(["完成年度计划的", "占年度计划的", "完成全年目标的"]))
def test_a_share_of_the_plan_is_measured_against_it(number, words):
    *_, mention = read(f"油茶加工投资5亿元，{words}{number}%。")
    assert (mention.change.basis, mention.role) == ("plan", Role.COMPARISON)
