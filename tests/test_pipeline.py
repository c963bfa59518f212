"""extract(): what holds of every text, however damaged. The phrases and what they say stand in cases/."""

import copy
import json
import os
import pickle
import re
import subprocess
import sys
from datetime import date

import opencc
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import policynum
from policynum.model import Measure, Role
from policynum.structure import sections
from policynum.text.folding import fold

# -- texts: words of the field in any order, damage between them -------------------------------------------------------

WORDS = """
一、2024年工作回顾 二、2025年重点工作 （一）产业 1. 第三条 第一章 名词解释 记者： 【主持人】： 今年有什么打算？
取得了哪些成效？ 力争 确保 预计 要 将 拟 计划 的目标 的任务 已 目前 累计 但 其中 分别 均 到 至 由 从 为 比上年
较上半年 同比 环比 年均 高于全国 与上年相比， 增长 下降 提高到 收窄 回落 扩大 翻一番 翻两番 增加 减少一半 增速
降幅 占比 达到 完成 完成年度计划的 新增 净增 支持 推动 加快 将面积 规上工业增加值 粮食产量 城乡居民收入 企业
项目 年产 总投资 农村居民 给予 最高 奖励 不得少于 罚款 处 以上的 级 以上 以内 左右 不低于 约 超 2025年 去年 今年
上半年 前三季度 1—11月 9月 12月31日 2月30日 13月 0月 第十三个五年计划 “十四五”末 到2027年 近三年 五年来
截至6月底 本届政府 5% 7.2个百分点 3亿元 1.3万亿元 12万吨 40户 三分之一 百分之五 3倍 一半 2% -1.6‰ 5—6% 1∶3
3万 七成 6.5 5 １２ 三千 两 千亿 0 ， 、 ； 。 ： “ ” （ ） ( ) 《 》 < > 【 】 . ,
"""
DAMAGE = [
    "\n", "\r\n", " ", "　", "\t", "\x00", "\x1b", "\ud800", "\udfff", "𠮷", "\u200b", "\ufeff", "\u0301",
    "<p>", "</p>", "<b>", "<br/>", "<p", "(biāo)", "(a", "<U+00A0>", "\\u201c", "\\u3000", "\\u",
    "萬", "億元", "增長", "噸", "目標", "後",
]  # fmt: skip
PHRASES = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=30).map("".join)
DAMAGED = st.lists(st.sampled_from([*WORDS.split(), *DAMAGE]), max_size=30).map("".join)
TEXTS = DAMAGED | st.text(st.characters() | st.characters(categories=["Cs", "Cc"]), max_size=80)
DAYS = st.none() | st.dates(date(1949, 10, 1), date(2100, 12, 31))


def rows(text: str, published: date | None = None) -> list[dict[str, object]]:
    return [mention.to_dict() for mention in policynum.extract(text, published=published)]


def meaning(text: str) -> list[tuple[object, ...]]:
    """What each mention says, less its place and its words."""
    return [
        (
            m.measure._replace(unit_text=""),
            m.role,
            m.change and m.change[:3],  # direction, kind, basis
            m.period and m.period._replace(text=""),
            m.flags,
        )
        for m in policynum.extract(text)
    ]


# -- the caller's text is sacred ---------------------------------------------------------------------------------------


@given(TEXTS, DAYS)
@example("由\ud800的5%提高到６%<p>(a", None)
@example("2月30日增长5%，13月增长6%，0月增长7%。", date(2025, 1, 1))
@example("9999年12月31日达到5%，1000年2月29日达到6%。", date(2025, 1, 1))
def test_every_span_is_the_callers_own_words(text, published):
    end = 0
    for mention in policynum.extract(text, published=published):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
        for cue in mention.cues:
            assert text[cue.start : cue.end] == cue.text
        sentence = text[mention.sentence_start : mention.sentence_start + len(mention.sentence)]
        assert sentence == mention.sentence
        assert mention.sentence_start <= mention.start
        assert mention.end <= mention.sentence_start + len(mention.sentence)


@given(TEXTS, DAYS)
def test_the_words_of_a_mention_stand_in_the_text(text, published):
    surface = fold(text).surface
    for mention in policynum.extract(text, published=published):
        for piece in (mention.indicator or "").split("|"):
            assert piece in text
        if mention.period:
            assert mention.period.text in surface
        if mention.section:
            assert mention.section.heading in surface


@given(TEXTS, DAYS)
def test_every_mention_is_whole(text, published):
    mentions = policynum.extract(text, published=published)
    starts = {mention.start for mention in mentions}
    for mention in mentions:
        assert isinstance(mention.role, Role)
        assert isinstance(mention.measure, Measure)
        assert mention.indicator != ""
        assert mention.sentence.startswith(mention.text, mention.start - mention.sentence_start)
        if mention.role is Role.SPECIFICATION:
            assert mention.period is None
        if mention.period and mention.period.start and mention.period.end:
            assert date.fromisoformat(mention.period.start) <= date.fromisoformat(mention.period.end)
        change = mention.change
        if change and change.link is not None:
            assert change.link in starts - {mention.start}
        if change and change.kind == "by" and change.direction == "decrease" and mention.text[0] != "-":
            assert (mention.measure.value or mention.measure.low or 0) <= 0


@given(TEXTS, DAYS)
def test_a_row_survives_json(text, published):
    assume(not re.search("[\ud800-\udbff][\udc00-\udfff]", text))  # JSON makes one character of the two
    for row in rows(text, published):
        assert json.loads(json.dumps(row)) == row


@given(TEXTS, DAYS)
def test_a_flat_row_holds_plain_values(text, published):
    for mention in policynum.extract(text, published=published):
        assert all(value is None or type(value) in (str, int, bool) for value in mention.to_row().values())


@given(TEXTS)
def test_mentions_are_values(text):
    for mention in policynum.extract(text):
        assert pickle.loads(pickle.dumps(mention)) == mention == copy.deepcopy(mention) == copy.copy(mention)
        assert hash(mention) == hash(copy.deepcopy(mention))
        assert Measure.from_dict(mention.measure.to_dict()) == mention.measure


@given(TEXTS, DAYS)
def test_the_same_text_says_the_same(text, published):
    assert policynum.extract(text, published=published) == policynum.extract(text, published=published)


@pytest.mark.parametrize("other", [None, 5, b"5%", ["5%"]])
def test_what_is_no_text_is_refused(other):
    with pytest.raises(TypeError, match=f"not {type(other).__name__}"):
        policynum.extract(other)


# -- what stands elsewhere changes nothing -----------------------------------------------------------------------------

OPENS = re.compile(r"[“‘「『《【（(<\[]|http")  # what is left open may reach into what follows


@given(PHRASES, PHRASES)
def test_a_later_paragraph_changes_no_earlier_mention(one, two):
    """What follows can add a mention and no more, unless it makes the whole a law, terms, or tells the day of it."""
    assume(not OPENS.search(one) and "第" not in one + two)
    assume(next(sections.find(one)).direction == next(sections.find(one + "。\n\n" + two)).direction)
    first = policynum.extract(one + "。\n")
    assert policynum.extract(one + "。\n\n" + two)[: len(first)] == first


@given(PHRASES)
def test_a_line_before_shifts_and_changes_nothing(text):
    """A plain line in front moves the offsets, where it opens no heading and states no time, day or number."""
    assume(not text.startswith("二、"))  # a text that begins with its second part is taken to lack the first
    prefix = "会场气氛热烈。\n"
    shifted = policynum.extract(prefix + text)
    move = len(prefix)
    assert [mention.to_dict() for mention in shifted] == [
        row
        | {"start": row["start"] + move, "end": row["end"] + move}
        | {"cues": [cue | {"start": cue["start"] + move, "end": cue["end"] + move} for cue in row["cues"]]}
        for row in rows(text)
    ]


WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")


@given(PHRASES)
@example("将7.2个百分点")
def test_full_width_figures_say_the_same(text):
    assert meaning(text.translate(WIDE)) == meaning(text)


TO_TRADITIONAL = opencc.OpenCC("s2t")


@given(PHRASES)
def test_traditional_script_says_the_same(text):
    traditional = TO_TRADITIONAL.convert(text)
    assume(len(traditional) == len(text))
    assert meaning(traditional) == meaning(text)


@given(PHRASES)
def test_windows_line_ends_say_the_same(text):
    assert meaning(text.replace("，", "，\r\n")) == meaning(text.replace("，", "，\n"))


def test_hash_seeds_change_nothing():
    """Sets and dicts of words order themselves anew in each process; what is read does not."""
    text = (
        "\n".join(WORDS.split())
        + "力争规上工业增加值同比增长5%，粮食、油料产量分别达到3万吨、2万吨，占比提高7.2个百分点。"
    )
    program = "import sys, json, policynum; print(json.dumps([m.to_dict() for m in policynum.extract(sys.argv[1])]))"
    printed = {
        subprocess.run(
            [sys.executable, "-c", program, text],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2", "31337")
    }
    assert len(printed) == 1
    assert json.loads(printed.pop()) == json.loads(json.dumps(rows(text)))


# -- many texts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [None, 1, 2])
def test_many_texts_in_their_order(workers):
    texts = [f"完成投资{number}亿元，增长{number % 9 + 1}%。" for number in range(1, 40)]
    expected = [policynum.extract(text) for text in texts]
    assert list(policynum.extract_many(texts, workers=workers)) == expected


def test_many_texts_are_read_as_they_are_asked_for():
    def texts():
        yield "增长5%。"
        raise AssertionError("the second text was asked for")

    (mention,) = next(policynum.extract_many(texts()))
    assert mention.text == "5%"


# -- time grows with the length of a text and no faster ----------------------------------------------------------------

HOSTILE = {
    "shares in one sentence": "5%比上年占——",
    "amounts in one sentence": "出口5亿元",
    "in the midst, one sentence": "目标在标准一半的情况下",
    "things counted together": "3个技术、装备",
    "alternatives": "没有所得或者所得不足5万元",
    "flows beyond flows": "支出超过收入5亿元",
    "digits": "1",
    "Chinese digits": "一",
    "scales": "万",
    "points": "1.",
    "thousands": "1,000",
    "enumeration": "、",
    "commas": "，",
    "full stops": "。",
    "lines": "\n",
    "bases": "比",
    "bases of years": "比2020年",
    "attributes": "的",
    "quotations": "“",
    "titles": "《",
    "brackets": "（",
    "glosses": "(a",
    "tags": "<p",
    "tags closed": "<p>",
    "code points": "<U+",
    "escapes": "\\u20",
    "headings": "一、",
    "heading lines": "一、今年工作\n",
    "articles": "第一条 \n",
    "turns": "记者：\n",
    "cues": "力争",
    "objects": "将",
    "rises": "增长",
    "links": "达到",
    "times": "2025年",
    "parts of a year": "上半年",
    "ranges": "5%—",
    "lists": "5%、",
    "fractions": "5/",
    "ratios": "5:",
    "mentions": "增长5%，",
    "levels": "产值5亿元，",
    "plans": "比年度任务10亿元超出0.2亿元，",
    "requests": "要求增长5%，",
    "ranks": "5名、",
    "mentions in one clause": "增长5%",
    "sentences": "增长5%。",
    "wholes": "占全部投资的5%，",
    "from and to": "由5%提高到",
    "goals": "5%的",
    "projects": "5万吨项目",
    "thresholds": "5亿元以上",
    "traditional": "億",
    "surrogates": "\ud800",
    "words": "工业增加值",
    "hashes": "#",
    "counts": "5个",
    "counts and counts": "和5个",
    "total investments": "总投资5亿元",
    "totals": "总数5个，",
    "blanks in numbers": "5 %",
    "one digit": "1",
    "one full-width digit": "５",
    "amounts in a list": "5亿元、",
    "amounts and amounts": "5亿元和",
    "tens": "几十",
    "Chinese points": "八点三",
    "thousands without a unit": "3千",
    "thousands and hundreds": "3千5百",
    "doublings without their verb": "番万了两",
    "object markers": "以上将三个",
    "a sentence of cues": "内将三两》",
    "factors": "1将1亿倍",
    "bases given once": "同比（下同）增长5%。",
    "terms of grants": "给予每月3000元实习补贴，补贴期限6个月，",
    "fines": "处5万元以上10万元以下罚款，",
    "rules of a Markdown table": "|---|---|\n",
    "rates looked at": "从增速看，甲5%、",
    "measures looked at": "从甲乙看，乙5%、",
    "kinds behind a colon": "里程分别为：国道2万公里、",
    "standards by grades": "补助金标准为：一级为9个月的工资，",
    "ages in a list": "0-17岁、",
    "goals beside outcomes": "高于预测的5%，",
    "those that go beyond so much": "9个省份产值超过3万亿元",
    "goods that are imported": "进口原油2亿吨；天然气5万吨，",
    "lines up to a year": "规划提出，到2030年，产量翻番。\n",
    "lines up to a year with dashes": "其中提到，到2030年，产量达到3万吨。\n——产量5%。\n",
    "more of what was done": "比过去多收了收多收",
    "done at a place": "在东湖园区的西湖园区，在东湖",
    "parts by places": "其中：青溪县2亿元、白石市1亿元、",
    "shares of a budget": "完成预算5亿元的53%、",
    "masked years": "从201*年3.5%",
    "leads of news": "本报讯 记者从海关获悉1—8月增长5%\n",
    "leads without an end": "记者获悉1—8月",
    "times before an event": "比推广前下降5%",
    "what came before": "从推广前101个",
    "sizes in rates": "年出栏50头以上规模养殖占",
    "documents by articles": "人才新政81条、",
    "things of a size": "20兆瓦的光伏",
    "ranks by a share": "以25%的市场占有",
    "partners": "我国与欧盟、分别",
    "years counted up to": "截至2015年到2015年底3家",
    "styles without end": "<style>5%",
    "comments without end": "<!-- 5%",
    "styles and comments": "<style><!--5%</style>-->",
    "blanks in an end": "<style></style" + " " * 400,
    "goals of a year": "一、发展目标\n到2025年，5个\n",
}
SIZE = 20_000  # characters


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read(name):
    """How its time grows is measured apart, by tests/benchmarks/hostile.py."""
    piece = HOSTILE[name]
    text = (piece * (SIZE // len(piece)) + "增长5%。")[-SIZE:]
    assert all(text[mention.start : mention.end] == mention.text != "" for mention in policynum.extract(text))
