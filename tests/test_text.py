"""text: what is mended, and the way back to the caller's own characters."""

import re
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

import policynum
from policynum.text.folding import fold

PLAIN = "全市完成投资五亿元，新建桥梁12座（含续建），增长6.5%；“两新”项目投产。\n二、下一步，力争粮食产量达到56万吨。"
SPELT = ["&nbsp;", "&ldquo;", "&#8221;", "<U+00A0>", "<U+FF05>", "\\u201c", "\\u3000"]
PIECES = st.lists(
    st.sampled_from([*PLAIN, *"萬噸億麵後裡", "(biāo)", "(wù)", "(a", "(GDP)", *SPELT]) | st.characters(),
    max_size=40,
).map("".join)


@given(PIECES)
def test_each_folded_character_has_its_place_in_the_callers_text(text):
    folded = fold(text)
    assert len(folded.text) == len(folded.surface)
    end = 0
    for at, character in enumerate(folded.surface):
        start, stop = folded.span(at, at + 1)
        assert end <= start < stop <= len(text)
        if stop - start == 1 and text[start] not in "<\\":
            assert text[start] == character
        end = stop


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("增长<U+00A0>约", "<U+00A0>"),
        ("建成&ldquo;一刻钟", "&ldquo;"),
        ("建成\\u201c一刻钟", "\\u201c"),
        ("建成\\u201c 一刻钟", "\\u201c"),
    ],
)
def test_a_spelt_out_character_leads_back_to_its_spelling(text, spelt):
    assert text[slice(*fold(text).span(2, 3))] == spelt


@given(PIECES, st.data())
def test_a_stretch_leads_back_to_no_less_than_itself(text, data):
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    begin, stop = folded.span(start, end)
    assert 0 <= begin <= stop <= len(text)
    assert stop - begin >= end - start


@given(PIECES)
def test_what_is_folded_stays_as_it_is(text):
    once = fold(text).text
    # What was spelt out may make an indent anew, and what is left a gloss or a tag.
    if not {"\\", "&", "<"} & {*text} and "(" not in once:
        assert fold(once).text == once


@given(st.text("的了是在有完成投资亿万元项目0123456789.，。、%（）“”：", max_size=80))
def test_simplified_text_is_left_alone(text):
    folded = fold(text)
    as_written = folded.text.replace("﹐", "，")  # but for the commas that group digits
    assert (as_written, folded.surface, folded.places) == (text, text, ())


@given(
    st.lists(
        st.sampled_from(["", "", "", "(biāo)", "(wù)", "(zhèng)", "(le)"]), min_size=len(PLAIN), max_size=len(PLAIN)
    )
)
def test_glosses_come_out_and_every_character_finds_its_way_back(glosses):
    glossed, places = "", []
    for character, gloss in zip(PLAIN, glosses, strict=True):
        places.append(len(glossed))
        glossed += character + (gloss if "一" <= character <= "鿿" else "")
    folded = fold(glossed)
    assert folded.text == PLAIN
    for at, place in enumerate(places):
        assert folded.span(at, at + 1) == (place, place + 1)


@given(
    st.integers(0, len(PLAIN)),
    st.sampled_from(["<b>", "</em>", '<span class="x">', "<a href='/1'>", "<strong>", "<i>"]),
)
def test_a_tag_within_a_line_becomes_blanks_and_within_a_measure_nothing(at, tag):
    before, behind = PLAIN[:at], PLAIN[at:]
    within = re.search("[0-9]$", before) and re.match("[一-鿿0-9%.]", behind)
    within = within or (re.search("[一-鿿]$", before) and re.match("[0-9]", behind))
    assert fold(before + tag + behind).text == before + ("" if within else " " * len(tag)) + behind


@given(
    st.integers(0, len(PLAIN)),
    st.sampled_from(["<p>", "</p>", "<br>", "<br/>", "<div id='b'>", "</td>", "<h2>", "<tr>"]),
)
def test_a_tag_between_lines_becomes_line_ends(at, tag):
    assert fold(PLAIN[:at] + tag + PLAIN[at:]).text == PLAIN[:at] + "\n" * len(tag) + PLAIN[at:]


@pytest.mark.parametrize("kind", ["s2t", "s2tw", "s2hk"])
def test_traditional_scripts_read_as_one(kind):
    assert fold(opencc.OpenCC(kind).convert(PLAIN)).text == PLAIN


@pytest.mark.parametrize("text", ["\ud800增長", "增長\udfff億\n萬", "\ud83d萬\ude00"])
def test_a_lone_surrogate_stays(text):
    folded = fold(text)
    assert len(folded.text) == len(text)
    assert folded.surface == text


def test_a_line_that_opencc_would_lengthen_stays():
    """Length for length, so that offsets stand: what would move them is left as it is."""
    for text in ("萬億", "乾隆二年，隻數", "后來居上，鬥志昂揚"):
        assert len(fold(text).text) == len(text)


def test_paragraphs_that_blanks_indent_may_be_wrapped_too():
    lines = [
        "  全县粮食总产量达到三十二万吨,比上年增长百分之三",
        "点五,蔬菜产量五十六万吨,油料产量四万吨,其中花生",
        "产量三万吨。",
    ]
    folded = fold("\n".join(lines * 4)).text
    assert folded.count("百分之三点五") == folded.count("花生产量三万吨") == 4


@pytest.mark.parametrize("width", [24, 32, 38, 45, 52])
def test_a_copy_whose_lines_hold_so_many_characters_says_the_same(width):
    report = (Path(__file__).parents[1] / "examples" / "report.txt").read_text(encoding="utf-8")
    broken = "\n".join(
        line[at : at + width] for line in report.split("\n") for at in range(0, max(1, len(line)), width)
    )
    measured = [one.measure for one in policynum.extract(broken)]
    assert [one._replace(unit_text="") for one in measured] == [
        one.measure._replace(unit_text="") for one in policynum.extract(report)
    ]
