"""sections: where the parts of a document begin, which way they look, and the day on which it speaks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policynum
from policynum import lexicon
from policynum.structure import publication, sections

LINES = """
一、2024年工作回顾
二、2025年重点工作
三、名词解释
（一）产业升级
1.抓项目
第三条 面积不得少于5平方米。
第一章 总则
第一部分 上年计划执行情况
# 公告
【通知】
记者：今年有什么打算？
【主持人】：取得了哪些成效？
周宁：新建学校5所。
工作回顾
下一步打算
新建学校5所，增长6%。
二、今年目标任务。新建学校5所。
3.5万人就业。
"""
DOCUMENTS = st.lists(st.sampled_from(LINES.split("\n")), max_size=14).map("\n".join)
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@given(DOCUMENTS, st.none() | DAYS)
def test_parts_begin_at_lines_in_their_order(text, day):
    parts = list(sections.find(text, day))
    assert (parts[0].start, parts[0].heading) == (0, "")
    starts = [part.start for part in parts]
    assert starts[1:] == sorted(set(starts[1:]))
    for part in parts[1:]:
        assert part.start == 0 or text[part.start - 1] == "\n"
        assert part.heading
        assert part.heading in text[part.start :].split("\n")[0]
        assert part.direction in ("review", "plan", "rule", "gloss", None)
        assert part.root <= part.start


@given(DOCUMENTS, st.none() | DAYS)
def test_lines_in_front_move_the_parts_and_change_none(text, day):
    lines = "会场气氛热烈。\n\n" + "　　\n"
    moved = list(sections.find(lines + text, day))
    here = list(sections.find(text, day))
    if "二、" in text and "一、" not in text:
        return  # a text that begins with its second part is taken to lack the first, wherever that stands
    assert [(part.start, part.heading, part.direction) for part in moved[1:]] == [
        (part.start + len(lines), part.heading, part.direction) for part in here[1:]
    ]


@given(st.integers(2000, 2049), st.integers(-3, 3))
def test_a_year_in_a_heading_lies_ahead_or_behind(year, distance):
    *_, part = sections.find(f"一、{year}年主要工作\n植树5万亩。", date(year + distance, 1, 15))
    assert part.direction == ("review" if distance > 0 else "plan")
    assert (part.year, part.is_over(date(year + distance, 1, 15))) == (year, distance > 0)


SIGNS = [
    (direction, pattern)
    for direction in ("review", "plan", "gloss")
    for pattern in lexicon.load("sections")["headings"][direction]
]


@given(
    st.sampled_from(SIGNS).flatmap(
        lambda sign: st.tuples(st.just(sign[0]), st.from_regex(sign[1].removesuffix("$"), fullmatch=True))
    ),
    st.sampled_from(["一、", "二、", "第一部分 ", ""]),
)
def test_each_sign_of_a_heading_tells_its_direction(sign, number):
    direction, words = sign
    *_, part = sections.find(f"{number}{words}\n植树5万亩。")
    assert part.direction == direction


@pytest.mark.parametrize("title", lexicon.load("sections")["titles"]["plan"])
def test_each_title_of_a_plan_sets_out(title):
    part = next(sections.find(f"2025年青溪县绿化{title}\n植树5万亩。"))
    assert (part.direction, part.time) == ("plan", "2025年")


@pytest.mark.parametrize("verb", lexicon.load("sections")["tasks"]["verbs"])
@pytest.mark.parametrize("noun", lexicon.load("sections")["tasks"]["nouns"])
def test_each_line_that_says_that_tasks_follow_sets_out(verb, noun):
    *_, part = sections.find(f"请各镇{verb}以下{noun}：\n植树5万亩。")
    assert part.direction == "plan"


@pytest.mark.parametrize(
    ("direction", "sign"),
    [(direction, sign) for direction, signs in lexicon.load("sections")["questions"].items() for sign in signs],
)
def test_each_sign_of_a_question_tells_its_direction(direction, sign):
    *_, part = sections.find(f"记者：园区{sign.removesuffix('$')}？\n周宁：植树5万亩。")
    assert part.direction == (None if direction == "open" else direction)


WRITTEN = [
    "发布时间：{0.year}-{0.month:02}-{0.day:02} 10:30",
    "发布日期: {0.year}年{0.month}月{0.day}日",
    "成文日期：{0.year}/{0.month}/{0.day}",
    "时间：{0.year}.{0.month}.{0.day}",
    "政府工作报告\n——{0.year}年{0.month}月{0.day}日在大会上",
    "讲话\n（{0.year}年{0.month}月{0.day}日）",
    "公报\n北塬县统计局 {0.year}年{0.month}月{0.day}日\n",
]


@given(DAYS, st.sampled_from(WRITTEN))
def test_the_day_of_a_document_however_written(day, written):
    assert publication.day(written.format(day) + "\n今年植树5万亩。") == day


@given(st.text(max_size=200) | st.text("发布时间：日期20年月-/.()（）0123456789\n——", max_size=60))
def test_no_text_has_a_day_that_no_calendar_has(text):
    assert publication.day(text) is None or isinstance(publication.day(text), date)


def _odd(most: int) -> st.SearchStrategy[str]:
    return st.text("0123456789０９〇○零一二两三四五六七八九十百千万几廿元正初", min_size=1, max_size=most)


ODD_DATES = st.builds(
    "{}{}{}{}月{}{}{}".format,
    st.sampled_from(["", "发布时间：", "——", "（", "县政府 ", "到", "截至"]),
    st.sampled_from(["二〇二四", "一九九八", "2024", "２０２３"]) | _odd(4),
    st.sampled_from(["年", "-", "/", "."]),
    _odd(3),
    _odd(4),
    st.sampled_from(["日", "号", ""]),
    st.sampled_from(["", "）", "\n", "在大会上\n", "至", "，"]),
)


@given(
    st.lists(ODD_DATES | st.sampled_from(["\n", "产值5亿元", "增长6%。"]), max_size=5).map("".join), st.none() | DAYS
)
def test_a_date_made_of_odd_parts_is_a_day_or_none(text, published):
    assert isinstance(publication.day(text), date | None)
    policynum.extract(f"{text}\n产值5亿元。", published=published)  # raises nothing


@given(DAYS)
def test_a_day_far_down_is_not_the_documents(day):
    text = "本项目已投产，运行平稳。" * 200 + f"\n——{day.year}年{day.month}月{day.day}日在大会上"
    assert publication.day(text) is None
