"""roles: the evidence is asked in its order: a mere description, a cue, the time, the section; else it is a fact."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policynum
from policynum.model import Role

HEADINGS = {
    "": None,
    "一、2024年工作回顾\n": "review",
    "一、过去五年主要成就\n": "review",
    "二、2025年工作安排\n": "plan",
    "二、下一步打算\n": "plan",
}
AIMS = ["力争", "确保", "要", "拟", "计划", "预期", "必须使"]
PAST = ["已", "去年", "目前，", "据统计，"]
STATEMENTS = [
    ("油茶加工产值达到5.5亿元", Role.ACTUAL),
    ("建成油茶加工厂6个", Role.ACTUAL),
    ("新增就业5.5万人", Role.ACTUAL),
    ("油茶籽油占比达到6.5%", Role.ACTUAL),
    ("油茶加工产值增长6.5%", Role.COMPARISON),
    ("油茶加工产值同比增长6.5%", Role.COMPARISON),
    ("油茶加工能耗下降6.5%", Role.COMPARISON),
    ("油茶籽油占比提高2.5个百分点", Role.COMPARISON),
]
DESCRIPTIONS = [
    "年产5.5万吨油茶籽油项目",
    "投资5亿元以上的油茶项目",
    "总投资6.5亿元的油茶产业园",
    "500千伏输变电工程",
    "3万吨级泊位",
]
STATEMENT = st.sampled_from(STATEMENTS)
HEADING = st.sampled_from(list(HEADINGS))
TODAY = date(2025, 1, 15)


def roles(text, published=TODAY):
    return [mention.role for mention in policynum.extract(text, published=published)]


@given(HEADING, STATEMENT)
def test_without_a_cue_the_section_decides(heading, statement):
    words, fact = statement
    assert roles(f"{heading}{words}。") == [Role.TARGET if HEADINGS[heading] == "plan" else fact]


@given(HEADING, st.sampled_from(AIMS), STATEMENT)
def test_an_aim_is_stronger_than_the_section(heading, aim, statement):
    assert roles(f"{heading}{aim}{statement[0]}。") == [Role.TARGET]


@given(HEADING, st.sampled_from(PAST), STATEMENT)
def test_a_sign_of_the_past_is_stronger_than_the_section(heading, past, statement):
    words, fact = statement
    assert roles(f"{heading}{past}{words}。") == [fact]


@given(HEADING, st.sampled_from(DESCRIPTIONS), st.sampled_from(["", "力争推动", "去年，", "加快建设"]))
def test_a_description_is_stronger_than_all(heading, description, words):
    assert roles(f"{heading}{words}{description}。") == [Role.SPECIFICATION]


@given(st.lists(STATEMENT, min_size=1, max_size=5), st.sampled_from(AIMS), st.sampled_from(["，", "；", "、"]))
def test_an_aim_reaches_to_the_end_of_its_sentence(statements, aim, joint):
    text = aim + joint.join(words for words, _ in statements)
    assert roles(text + "。") == [Role.TARGET] * len(statements)


@given(st.lists(STATEMENT, min_size=1, max_size=4), st.sampled_from(AIMS), STATEMENT)
def test_an_aim_ends_with_its_sentence(statements, aim, last):
    text = aim + "，".join(words for words, _ in statements)
    words, fact = last
    assert roles(f"{text}。去年{words}。")[-1] == fact


@given(STATEMENT, st.sampled_from(AIMS), STATEMENT, st.sampled_from(["但", "但是", "然而"]))
def test_a_but_ends_an_aim(first, aim, last, but):
    words, fact = last
    assert roles(f"{aim}{first[0]}，{but}{words}。") == [Role.TARGET, fact]


@given(STATEMENT, st.integers(2026, 2060), st.sampled_from(["到{}年，", "{}年，", "{}年"]))
def test_a_year_ahead_makes_an_aim(statement, year, words):
    assert roles(words.format(year) + statement[0] + "。") == [Role.TARGET]


@given(HEADING, STATEMENT, st.integers(1990, 2023), st.sampled_from(["{}年，", "{}年", "截至{}年底，"]))
def test_a_year_behind_makes_a_fact(heading, statement, year, words):
    assert roles(heading + words.format(year) + statement[0] + "。") == [statement[1]]


@given(STATEMENT, st.integers(-3, 3))
def test_an_expectation_is_a_fact_once_its_year_is_over(statement, distance):
    words, fact = statement
    heading = f"一、{2024}年工作回顾\n"
    text, published = f"{heading}预计全年{words}。", date(2024 + distance, 1, 15)
    assert roles(text, published) == [fact if distance > 0 else Role.TARGET]


@given(HEADING, STATEMENT)
def test_a_goal_that_was_met_stays_a_goal(heading, statement):
    words, _ = statement
    assert roles(f"{heading}圆满完成{words}的目标。") == [Role.TARGET]


@given(STATEMENT)
def test_inferred_is_what_no_word_said(statement):
    (inferred,) = policynum.extract(f"二、2025年工作安排\n{statement[0]}。", published=TODAY)
    (said,) = policynum.extract(f"力争{statement[0]}。", published=TODAY)
    assert "role_inferred" in inferred.flags
    assert "role_inferred" not in said.flags
    assert "力争" in [cue.text for cue in said.cues]


@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_three_articles_make_a_rule(number):
    text = "\n".join(f"第{numeral}条 申请人应当提交材料15份。" for numeral in "一二三四五"[:number])
    expected = Role.SPECIFICATION if number >= 3 else Role.TARGET
    assert roles(text) == [expected] * number
