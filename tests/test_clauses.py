"""clauses: the place of each number, what leads to it, and the cues of its sentence."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policynum.quantities import measures
from policynum.sentences import clauses

PIECES = "力争 全年 去年 但 工业投资 增长 同比 分别 达到 为 约 5% 3亿元 6个 ， 、 ； 。 ！ （ ） ： 将 主要 要求"
TEXTS = st.lists(st.sampled_from([*PIECES.split(), "\n"]), max_size=30).map("".join)


class Number(NamedTuple):
    start: int
    end: int


def places(text: str) -> list[tuple[measures.Found, clauses.Place]]:
    found = list(measures.find(text))
    return list(zip(found, clauses.find(text, found), strict=True))


@given(TEXTS)
def test_a_number_stands_in_its_predicate_clause_sentence_and_line(text):
    for found, place in places(text):
        sentence = place.sentence
        assert 0 <= sentence.line <= sentence.start <= place.after <= place.clause <= place.predicate <= found.start
        assert found.end <= sentence.end <= sentence.line_end <= len(text)
        assert "\n" not in text[sentence.line : sentence.line_end]
        assert sentence.start == 0 or text[sentence.start - 1] in "。！？!?\n"
        assert not set(text[place.clause : found.start]) & set("，；：（）(),;:\n")


@given(TEXTS)
def test_the_numbers_of_a_sentence_follow_one_another(text):
    last = None
    for found, place in places(text):
        if last is not None and last[1].sentence is place.sentence:
            assert place.after == last[0].end
        else:
            assert place.after == place.sentence.start
        last = found, place


@given(TEXTS)
def test_cues_stand_apart_in_their_order(text):
    end = 0
    for hit in clauses.cues(text, 0, len(text)):
        assert end <= hit.start < hit.end
        assert text[hit.start : hit.end] == hit.text
        assert hit.says
        end = hit.end


@given(TEXTS, st.data())
def test_a_phrase_ends_within_itself(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert start <= clauses.phrase_end(text, start, end) <= end


@pytest.mark.parametrize(
    ("text", "clause", "predicate"),
    [
        ("全县工业投资同比增长约|5%", "全县工业投资同比增长约", "同比增长约"),
        ("去年平稳，工业投资增长|5%", "工业投资增长", "增长"),
        ("占全省比重由去年的|5%", "占全省比重由去年的", "的"),
        ("（其中工业|5%", "其中工业", ""),
        ("达到了|5%", "达到了", "达到了"),
        ("|5%", "", ""),
        ("一般公共预算支出达到|5%", "一般公共预算支出达到", "达到"),
        ("成品油供应不少于|5%", "成品油供应不少于", "不少于"),
        ("新增规上企业|5%", "新增规上企业", ""),
    ],
)
def test_what_leads_to_a_number(text, clause, predicate):
    start = text.index("|")
    text = text.replace("|", "")
    (place,) = clauses.find(text, [Number(start, start + 2)])
    assert (text[place.clause : start], text[place.predicate : start]) == (clause, predicate)


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("主要目标是力争全年投资增长", ["目标是", "力争"]),
        ("将军说，明年将新建", ["明年", "将"]),
        ("供应不足", []),
        ("规模拟按", ["规模拟"]),
        ("已经建成", ["已经"]),
        ("了解到", []),
        ("预期寿命", []),
        ("预期目标", ["预期目标"]),
    ],
)
def test_the_longest_cue_at_its_place(text, cues):
    assert [hit.text for hit in clauses.cues(text, 0, len(text), ("aim", "expected", "past"))] == cues


def test_a_second_number_with_a_full_stop_within_ends_no_sentence():
    text = "投资增长5%，税收增长0。9%。"
    assert {place.sentence.end for _, place in places(text)} == {len(text) - 1}


def test_a_full_stop_within_a_decimal_ends_no_sentence():
    text = "单耗达到0。95吨，下降5%。"
    sentences = {place.sentence.start for _, place in places(text)}
    assert sentences == {0}
