"""What people and programs are shown: the dict and its schema, JSON lines, CSV, the table, the explanation."""

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from importlib import resources

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import policynum
from policynum import render
from policynum.model import Basis, Bound, Change, Measure, Mention, Period, Role

EXPLAINED = """\
力争地区生产总值增长6%左右，粮食产量达到60万吨以上。
~~~~            ~~~~^^~~~~

value      ≈ 6 percent
role       target
change     increase by, unstated
indicator  地区生产总值
period     今年 (2025-01-01 to 2025-12-31)
section    二、今年目标 (plan)

because
  力争  target
  增长  increase by
  左右  about
"""
TABLE = """\
text             value            SI or CNY         role        change                    indicator     period\
  flags
---------------  ---------------  ----------------  ----------  ------------------------  ------------  ------\
  ------------------
6%               ≈ 6 percent      ≈ 6 percent       target      increase by, unstated     地区生产总值  今年
60万吨           ≥ 600,000 t      ≥ 600,000,000 kg  target                                粮食产量      今年
0.3—0.5个百分点  -0.5 to -0.3 pp  -0.5 to -0.3 pp   comparison  decrease by, yoy, <去年>  失业率\
                doubtful, inferred
三分之一亩       1/3 mu           222 2/9 m2        actual
"""


@pytest.fixture(scope="module")
def schema():
    return json.loads(resources.files("policynum").joinpath("data/mention.schema.json").read_text(encoding="utf-8"))


def test_dict_keys_are_the_documented_ones(mentions, schema):
    for mention in mentions:
        assert tuple(mention.to_dict()) == tuple(mention.to_row()) == render.KEYS
    assert schema["required"] == list(render.KEYS)
    assert list(schema["properties"]) == ["file", *render.KEYS]


def test_schema_holds_for_real_and_made_mentions_and_refuses_others(mentions, schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    report = "2024年，粮食产量约21.5万吨，比上年增长3%以上。力争2025年新建高标准农田30余万亩，占三分之一。"
    for mention in [*mentions, *policynum.extract(report)]:
        jsonschema.validate(mention.to_dict(), schema)
        for key, wrong in {"value": 6.0, "role": "aim", "start": -1, "si_low": "1e3", "period_end": "2025"}.items():
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate(mention.to_dict() | {key: wrong}, schema)


def test_rows_hold_plain_values_only(mentions):
    assert {type(cell) for mention in mentions for cell in mention.to_row().values()} == {str, int, bool, type(None)}
    assert mentions[0].to_row()["cues"] == "力争: target; 增长: increase by; 左右: about"
    assert mentions[2].to_row()["flags"] == "doubtful; inferred"


def test_json_lines_give_the_dicts_back(mentions):
    lines = list(render.json_lines(mentions))
    assert [json.loads(line) for line in lines] == [mention.to_dict() for mention in mentions]
    assert "粮食产量" in lines[1]
    assert all(line.count("\n") == 1 for line in lines)
    named = [json.loads(line) for line in render.json_lines(mentions, file="云泽.txt")]
    assert [row.pop("file") for row in named] == ["云泽.txt"] * 4


def test_csv_gives_the_rows_back(mentions):
    lines = "".join(render.csv_lines(mentions, file="云泽.txt"))
    rows = list(csv.DictReader(io.StringIO(lines)))
    assert [row.pop("file") for row in rows] == ["云泽.txt"] * 4
    assert rows == [
        {key: "" if cell is None else str(cell) for key, cell in mention.to_row().items()} for mention in mentions
    ]
    assert "".join(render.csv_lines([])) == ",".join(render.KEYS) + "\n"
    assert "".join(render.csv_lines([], header=False)) == ""


def test_numbers_for_programs_are_exact(mentions):
    row = mentions[3].to_dict()
    assert (row["value"], row["si_value"]) == ("1/3", "2000/9")
    huge = mentions[1]._replace(measure=mentions[1].measure._replace(value=Decimal("1.3E+15")))
    assert huge.to_dict()["value"] == "1300000000000000"


def test_table(mentions):
    assert render.table(mentions) == TABLE
    assert render.table([]).splitlines()[0].split() == ["text", "value", "SI", "or", "CNY", *render.COLUMNS[3:]]


def test_a_narrow_table_cuts_words_and_never_numbers(mentions):
    narrow = render.table(mentions, width=85).splitlines()
    assert narrow[4].endswith("comparison  decrease …  失业率              doubtful,…")
    assert narrow[2].endswith("increase …  地区生产…   今年")
    assert [line[:60] for line in narrow[:2]] == [line[:60] for line in TABLE.splitlines()[:2]]
    assert max(map(render.cells, narrow)) <= 106 < max(map(render.cells, TABLE.splitlines()))
    assert render.table(mentions, width=200) == TABLE


def test_explanation(mentions):
    assert policynum.explain(mentions[0]) == EXPLAINED


def test_explanation_gives_si_base_and_flags_where_there_are_any(mentions):
    assert "SI or CNY  ≥ 600,000,000 kg\n" in policynum.explain(mentions[1])
    assert "change     decrease by, yoy, <去年>\n" in policynum.explain(mentions[2])
    assert "flags      doubtful, inferred\n" in policynum.explain(mentions[2])
    bare = mentions[3]._replace(sentence="", sentence_start=0)
    assert policynum.explain(bare).startswith("三分之一亩\n^^^^^^^^^^\n\nvalue      1/3 mu\n")
    assert "because" not in policynum.explain(bare)


def test_the_rule_stands_under_the_mention_in_a_long_sentence():
    sentence = "各县区要把粮食生产扛在肩上，" * 4 + "确保总产\t达到六十万吨\n以上。"
    start = sentence.index("六十")
    measure = Measure(Decimal(600000), Decimal(600000), None, "t", "吨", Bound.AT_LEAST, True)
    mention = Mention(
        *(100 + start, 104 + start, "六十万吨", measure, Role.TARGET, None, None, None, None, (), ()),
        sentence=sentence,
        sentence_start=100,
    )
    lines = policynum.explain(mention).split("\n\n")[0].splitlines()
    assert max(map(render.cells, lines)) <= 78
    rule = lines.index(next(line for line in lines if "^" in line))
    before = lines[rule - 1].partition("六十万吨")[0]
    assert lines[rule] == " " * render.cells(before) + "^" * 8
    assert "".join(line for line in lines if "^" not in line) == sentence.replace("\t", " ").replace("\n", " ")


def test_an_endless_sentence_is_shown_around_the_mention_and_its_cues():
    sentence = f"力争{'各镇村统筹推进，' * 200}粮食产量达到60万吨{'，' * 3}{'各镇村统筹推进，' * 200}"
    [mention] = policynum.extract(sentence)
    shown = policynum.explain(mention).split("\n\n")[0]
    assert shown.startswith("力争各镇村")
    assert shown.count("…") == 2
    assert shown.count("^") == render.cells("60万吨")
    assert len(shown) < 1200
    lines = shown.splitlines()
    rule = next(at for at, line in enumerate(lines) if "^" in line)
    before = lines[rule - 1].partition("60万吨")[0]
    assert lines[rule].index("^") == render.cells(before)


def test_what_utf8_has_no_place_for_is_escaped_or_replaced():
    [mention] = policynum.extract("一、目标\ud800\n投资5亿元。")
    [line] = render.json_lines([mention])
    assert json.loads(line) == mention.to_dict()
    assert json.loads(line.encode())["section"] == "一、目标\ud800"
    assert "一、目标\ufffd" in "".join(render.csv_lines([mention])).encode().decode()
    assert mention.to_row()["section"] == "一、目标\ufffd"


@pytest.mark.parametrize(
    ("indicator", "cell"),
    [
        ('=HYPERLINK("http://a","b")', '\'=HYPERLINK("http://a","b")'),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-3%", "-3%"),
        ("-10000/3", "-10000/3"),
        ("-", "-"),
        ("+0.5个百分点", "+0.5个百分点"),
        ("粮食产量", "粮食产量"),
    ],
)
def test_no_cell_of_a_csv_is_run_by_a_spreadsheet(mentions, indicator, cell):
    lines = "".join(render.csv_lines([mentions[0]._replace(indicator=indicator)]))
    assert next(csv.DictReader(io.StringIO(lines)))["indicator"] == cell


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (Measure(Decimal(-3), None, Decimal(-3), "percent", "%", Bound.AT_LEAST, True), "≤ -3 percent"),
        (Measure(Decimal(7), Decimal(7), None, "percent", "%", Bound.AT_LEAST, False), "> 7 percent"),
        (Measure(Decimal(300), None, Decimal(300), "家", "家", Bound.AT_MOST, False, True), "≈ < 300 家"),
        (Measure(None, Decimal(5), Decimal(6), "percent", "%", Bound.RANGE, True), "5 to 6 percent"),
        (Measure(Decimal(20), Decimal(20), Decimal(20), "CNY", "元", per="kg"), "20 CNY per kg"),
        (Measure(Decimal("12345.678"), None, None, "t", "吨"), "12,345.678 t"),
        (Measure(*[Decimal(14000000)] * 3, "1", ""), "14,000,000"),
        (Measure(Fraction(-2000, 3), None, None, "m2", "m2"), "-666 2/3 m2"),
        (Measure(Fraction(-1, 3), None, None, "ratio", ""), "-1/3 ratio"),
    ],
)
def test_amounts_for_people(measure, words):
    assert render.amount(measure) == words


def test_changes_and_periods_for_people(mentions):
    growth = mentions[0]
    assert render.change_words(growth._replace(change=None)) == render.period_words(None) == ""
    assert render.change_words(growth._replace(change=Change(None, "from", None))) == "from"
    since = growth._replace(change=Change("increase", "by", Basis.SINCE, "比2020年"))
    assert render.change_words(since) == "increase by, since, 比2020年"
    twice = since._replace(measure=Measure(Decimal(2), Decimal(2), Decimal(2), "ratio", "倍"))
    assert render.change_words(twice) == "increase by, to 3 times the base, since, 比2020年"
    assert render.period_words(Period("上半年")) == "上半年"
    assert render.period_words(Period("1月16日", "2025-01-16", "2025-01-16")) == "1月16日 (2025-01-16)"


@given(st.text())
def test_nothing_that_a_terminal_obeys_reaches_it(text):
    measure = Measure(Decimal(1), Decimal(1), Decimal(1), "家", "家")
    mention = Mention(0, len(text), text, measure, Role.ACTUAL, None, text, Period(text), None, (), ())
    for shown in (render.table([mention]), render.explain(mention)):
        assert all(character.isprintable() for character in shown.replace("\n", ""))
