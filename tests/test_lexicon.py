"""The tables in data/ and the lexicon a user brings: what is wrong is said with its file and entry."""

import copy
import json
import pickle
import subprocess
import sys
from types import MappingProxyType

import pytest

import policynum
from policynum import lexicon
from policynum.lexicon import Lexicon, load

TABLES = sorted(path.stem for path in lexicon.DATA.glob("*.toml"))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_loads_once(name):
    assert load(name) is load(name)
    assert isinstance(load(name), MappingProxyType)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a = "家"\na = "户"\n', r"data/bad\.toml: .*line 2"),
        ('[cues]\nup = ["增长", "𠮷"]\n', r"data/bad\.toml, cues\.up: '𠮷' holds"),
    ],
)
def test_a_table_that_is_wrong_names_file_and_entry(tmp_path, monkeypatch, text, message):
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(lexicon, "DATA", tmp_path)
    with pytest.raises(ValueError, match=message):
        load("bad")


def test_a_users_lexicon_is_a_value():
    one, other = Lexicon(units={"噸鋼": "t", "羽": "classifier"}), Lexicon(units={"吨钢": "t", "羽": "classifier"})
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one == copy.deepcopy(one)
    assert one != Lexicon(units={"吨钢": "kg"})
    with pytest.raises(AttributeError):
        one.units = ()


@pytest.mark.parametrize("meaning", ["t", "classifier", "90 kg", "1/3 m", "0.5 L", "CNY/头", "furlong", "kWh/m2"])
def test_what_a_surface_may_mean(meaning):
    assert Lexicon(units={"麻袋": meaning, "MTPA": "t/year"}).units == (("MTPA", "t/year"), ("麻袋", meaning))


@pytest.mark.parametrize(
    ("units", "message"),
    [
        ({"吨钢": "tt"}, "'吨钢': 'tt' is no unit; write .*did you mean t"),
        ({"吨钢": "t t"}, "is no unit"),
        ({"吨钢": ""}, "is no unit"),
        ({"吨钢": "斛"}, "is no unit"),
        ({"吨钢": "t/"}, "is no unit"),
        ({"噸鋼": "t", "吨钢": "kg"}, "吨钢 already means 't', not 'kg'; keep one"),
        ({"": "t"}, "one or more characters"),
        ({"吨 ": "t"}, "no blanks"),
        ({"𠮷": "t"}, r"U\+FFFF"),
        ({"万吨": "t"}, "begins as a number does"),
        ({"5号": "t"}, "begins as a number does"),
        ({"kg": "classifier"}, "'kg': the unit kg is known, so it cannot count itself"),
        ({"吨": "classifier"}, "'吨': the unit t is known, so it cannot count itself"),
        ({"，": "classifier"}, "holds a mark that ends"),
        ({"美吨": "ton"}, "short_ton or long_ton"),
        ({"分贝毫瓦": "dBm"}, "is no unit"),
        ({"吨钢": "_units"}, "is no unit"),
        ({"furlong": "classifier"}, "'furlong': the unit furlong is known"),
        ({"SKU/d": "classifier"}, "'SKU/d': a classifier in Latin letters is one word"),
        ({"X-1": "classifier"}, "'X-1': a classifier in Latin letters is one word"),
    ],
)
def test_a_lexicon_that_cannot_be_meant(units, message):
    with pytest.raises(ValueError, match=message):
        Lexicon(units=units)


@pytest.mark.parametrize("meaning", ["0 kg", "1/0 kg", "0.0 kg", "0/3 kg"])
def test_no_unit_is_nothing_of_another(meaning):
    with pytest.raises(ValueError, match="is no unit"):
        Lexicon(units={"麻袋": meaning})


def test_the_line_of_a_wrong_entry_is_its_own_and_no_longer_ones(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[units]\n"吨钢" = "t"\n"吨" = "nothing"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="line 3"):
        Lexicon.from_toml(path)


def test_a_lexicon_of_other_things_than_strings():
    with pytest.raises(TypeError, match="'吨钢': both sides are strings, not int"):
        Lexicon(units={"吨钢": 3})


def test_a_lexicon_from_a_file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[units]\n"噸鋼" = "t"\n羽毛 = "classifier"\n'.replace("羽毛", '"羽"'), encoding="utf-8")
    assert Lexicon.from_toml(path) == Lexicon.from_toml(str(path)) == Lexicon(units={"吨钢": "t", "羽": "classifier"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[units]\n\n"吨钢" = "t"\n"标方" = "blorp"\n', r"mine\.toml, line 4: units, '标方': 'blorp' is no unit"),
        ('[units]\n"吨钢" = 3\n', r"mine\.toml, line 2: units, '吨钢': both sides are strings"),
        ('[units]\n"吨钢" = "t"\n"吨钢" = "kg"\n', r"mine\.toml: .*line 3"),
        ('[units]\n吨钢 = "t"\n', r'mine\.toml: .*write it in quotes: "吨钢" = '),
        ('[unit]\n"吨钢" = "t"\n', r"mine\.toml: expected one table, \[units\].*found \['unit'\]"),
        ("units = 3\n", r"mine\.toml: expected one table"),
    ],
)
def test_a_file_that_is_wrong_names_file_line_and_entry(tmp_path, text, message):
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        Lexicon.from_toml(path)


def test_a_file_that_is_not_utf_8(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_bytes('[units]\n"吨钢" = "t"\n'.encode("gbk"))
    with pytest.raises(ValueError, match=r"mine\.toml: not UTF-8"):
        Lexicon.from_toml(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        Lexicon.from_toml(tmp_path / "none.toml")


# -- a classifier in Latin letters -------------------------------------------------------------------------------------

SHELVES = Lexicon(units={"SKU": "classifier"})
SHELVED = "货架新增48SKU，每平方米3SKU，均价20元/SKU，单重2吨/SKU。"


def test_a_classifier_in_latin_letters_counts_itself_everywhere():
    mentions = policynum.extract(SHELVED, lexicon=SHELVES)
    rows = [mention.to_dict() for mention in mentions]
    assert [(row["value"], row["unit"], row["si_value"], row["si_unit"]) for row in rows] == [
        ("48", "SKU", "48", "SKU"),
        ("3", "SKU", "3", "SKU/m2"),
        ("20", "CNY/SKU", "20", "CNY/SKU"),
        ("2", "t/SKU", "2000", "kg/SKU"),
    ]
    assert policynum.parse("48SKU", lexicon=SHELVES) == mentions[0].measure == mentions[0].measure.si
    assert str(mentions[0].measure.quantity) == "48 SKU"
    for mention, row in zip(mentions, rows, strict=True):
        assert json.loads(json.dumps(row)) == row
        assert pickle.loads(pickle.dumps(mention)).to_dict() == row
        assert policynum.Measure.from_dict(mention.measure.to_dict()) == mention.measure
        assert f"value      {row['value']} {row['unit']}" in policynum.explain(mention)
    assert list(policynum.to_frame(mentions)["si_unit"]) == ["SKU", "SKU/m2", "CNY/SKU", "kg/SKU"]
    assert policynum.to_html(SHELVED, mentions).count("48 SKU</span>") == 2
    assert list(policynum.extract_many([SHELVED] * 2, workers=2, lexicon=SHELVES)) == [mentions] * 2


def test_another_process_knows_it_from_the_mention_alone():
    (mention,) = policynum.extract("货架新增48SKU。", lexicon=SHELVES)
    program = "import sys, pickle; print(pickle.load(sys.stdin.buffer).to_dict()['si_unit'])"
    done = subprocess.run([sys.executable, "-c", program], input=pickle.dumps(mention), capture_output=True, check=True)
    assert done.stdout.decode().strip() == "SKU"


def test_the_order_of_the_entries_does_not_matter():
    one, other = Lexicon(units={"吨钢": "t", "羽": "classifier"}), Lexicon(units={"羽": "classifier", "吨钢": "t"})
    assert one == other
    assert len({one, other}) == 1
    assert eval(repr(one), {"Lexicon": Lexicon}) == one


def test_a_surface_with_a_quotation_mark_is_found_in_its_file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[units]\n"吨钢" = "t"\n"吨\'钢" = "blorp"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"mine\.toml, line 3: "):
        Lexicon.from_toml(path)
