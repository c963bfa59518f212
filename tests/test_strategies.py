"""policynum.strategies: what is drawn is what was asked for; whether it is read rightly, test_properties asks."""

import ast
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from policynum import strategies
from policynum.lexicon import load
from policynum.model import Bound, Measure, Role

TABLE = load("strategies")
UNSHRUNK = settings(phases=[Phase.generate], max_examples=5000)
UNITS = sorted({unit for words in TABLE["kinds"].values() for unit in words["units"].values()})


# -- what is drawn -----------------------------------------------------------------------------------------------------


@given(strategies.numerals())
def test_a_numeral_is_all_of_its_text_and_has_a_value(numeral):
    assert (numeral.start, numeral.end) == (0, len(numeral.text))
    assert 0 <= numeral.value < 10**17


@given(strategies.numerals(whole=True))
def test_whole_numerals_count(numeral):
    assert numeral.value == int(numeral.value)


@given(st.sampled_from(UNITS), st.sampled_from(Bound), st.data())
def test_measures_have_the_unit_and_the_bound_that_were_asked_for(unit, bound, data):
    written = data.draw(strategies.measures(units=[unit], bounds=[bound]))
    assert (written.measure.unit, written.measure.bound) == (unit, bound)
    assert written.role is None


@given(strategies.measures() | strategies.sentences())
def test_what_is_expected_is_whole(written):
    measure = written.measure
    assert 0 <= written.start < written.end <= len(written.text)
    if measure.bound is Bound.RANGE:
        assert measure.value is None
        assert measure.low < measure.high
    else:
        assert {measure.low, measure.high} <= {measure.value, None}
        assert (measure.inclusive is None) == (measure.bound in (Bound.EXACT, Bound.ABOUT))
    assert Measure.from_dict(measure.to_dict()) == measure


@pytest.mark.parametrize("role", Role)
def test_sentences_have_the_role_that_was_asked_for(role):
    @settings(max_examples=100)
    @given(strategies.sentences(roles=[role]))
    def test(written):
        assert written.role is role
        assert written.text.endswith("。")

    test()


@pytest.mark.parametrize("frame", TABLE["frames"], ids=lambda frame: frame["text"])
def test_every_frame_is_used(frame):
    words = max(frame["text"].replace("{", "}").split("}")[::2], key=len)
    written = find(strategies.sentences(roles=[frame["role"]]), lambda one: words in one.text, settings=UNSHRUNK)
    assert words in written.text


def test_styles_are_those_that_the_type_names():
    for style in get_args(strategies.Style):
        assert find(strategies.numerals(styles=[style]), lambda numeral: numeral.value > 10, settings=UNSHRUNK).text


# -- arguments ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: strategies.numerals(styles=["roman"]), "styles: 'roman' is none of digits, grouped, "),
        (lambda: strategies.numerals(styles=["chinese_decimal"], whole=True), "styles: 'chinese_decimal' is none of"),
        (lambda: strategies.measures(units=["t", "furlong"]), "units: 'furlong' is none of CNY, USD, "),
        (lambda: strategies.measures(bounds=[]), "bounds: choose at least one of exact, at_least, "),
        (lambda: strategies.sentences(roles=["wish"]), "roles: 'wish' is none of target, actual, "),
    ],
)
def test_what_cannot_be_written_is_refused_by_name(draw, message):
    with pytest.raises(ValueError, match=message):
        draw()


def test_a_list_of_choices_is_no_string():
    with pytest.raises(TypeError, match=r'units: write a list, \["CNY"\]'):
        strategies.measures(units="CNY")


def test_without_hypothesis_the_extra_is_named():
    program = "import sys; sys.modules['hypothesis'] = None; import policynum.strategies"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "ImportError: policynum.strategies needs hypothesis: pip install 'policynum[hypothesis]'" in done.stderr


# -- independence ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(Path(strategies.__file__).parent.glob("*.py")), ids=lambda path: path.stem)
def test_the_writer_shares_nothing_with_the_reader_but_types(path):
    allowed = {
        "policynum.lexicon": {"load"},
        "policynum.model": None,
        "policynum.numerals": {"Number", "Numeral"},
    }
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module.startswith("policynum"):
            if node.module.startswith("policynum.strategies"):
                continue
            names = {alias.name for alias in node.names}
            assert node.module in allowed
            assert allowed[node.module] is None or names <= allowed[node.module]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "load":
            assert ast.literal_eval(node.args[0]) == "strategies"  # none of the tables that the library reads by


def test_none_is_all_that_there_is():
    for strategy in (strategies.sentences(roles=None), strategies.measures(units=None, bounds=None)):
        assert find(strategy, lambda written: written.measure.bound is Bound.AT_LEAST).text
