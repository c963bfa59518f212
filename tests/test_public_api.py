"""The front door: exactly these names, loaded only when asked for, and typed."""

import ast
import inspect
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

import policynum

TYPES = {"Basis", "Bound", "Change", "Cue", "Lexicon", "Measure", "Mention", "Period", "Rates", "Role", "Section"}
FUNCTIONS = {
    *("extract", "extract_many", "parse", "explain", "to_chinese", "registry", "rates", "to_frame", "to_html"),
}


def test_all_is_exact_and_sorted():
    assert set(policynum.__all__) == TYPES | FUNCTIONS | {"__version__"}
    assert policynum.__all__ == sorted(policynum.__all__)
    assert dir(policynum) == policynum.__all__


@pytest.mark.parametrize("name", sorted(TYPES | FUNCTIONS))
def test_each_name_is_there_documented_and_the_same_again(name):
    value = getattr(policynum, name)
    assert value is getattr(policynum, name)
    assert inspect.getdoc(value)
    assert inspect.isclass(value) is (name in TYPES)


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_each_function_shows_itself_at_work(name):
    assert ">>>" in inspect.getdoc(getattr(policynum, name))


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_one_positional_argument_at_most_and_the_rest_by_name(name):
    positional = [
        parameter
        for parameter in inspect.signature(getattr(policynum, name)).parameters.values()
        if parameter.kind is not parameter.KEYWORD_ONLY
    ]
    assert len(positional) <= (2 if name == "to_html" else 1)  # a text and its mentions


def test_type_checkers_see_the_same_names_as_the_program():
    tree = ast.parse(Path(policynum.__file__).read_text(encoding="utf-8"))
    imported = {
        (node.module.removeprefix("policynum."), alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module.startswith("policynum.")
        for alias in node.names
    }
    assert imported == {(room, name) for room, names in policynum._ROOMS.items() for name in names}


@pytest.mark.parametrize("name", ["extrakt", "_rooms"])
def test_another_name_is_an_attribute_error(name):
    with pytest.raises(AttributeError, match=f"module 'policynum' has no attribute '{name}'"):
        getattr(policynum, name)


def test_the_types_are_shipped():
    assert resources.files("policynum").joinpath("py.typed").is_file()


def test_import_is_light():
    program = (
        "import sys, time; before = set(sys.modules); start = time.perf_counter(); import policynum;"
        "took = time.perf_counter() - start;"
        "heavy = {'pint', 'cn2an', 'opencc', 'regex', 'importlib.metadata', 'typing', 'decimal'};"
        "print(took, *sorted(heavy & (set(sys.modules) - before)))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
        for _ in range(5)
    ]
    assert all(len(run) == 1 for run in runs), f"import policynum loads {runs[0][1:]}"
    assert min(float(run[0]) for run in runs) < 0.05


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: policynum.parse(None), "parse takes a str"),
        (lambda: policynum.parse("5吨", lexicon={}), "lexicon must be a policynum.Lexicon or None, not dict"),
        (lambda: policynum.explain("5吨"), "explain takes one mention"),
        (lambda: policynum.to_chinese(policynum.extract("5吨")[0]), "to_chinese takes a measure"),
        (lambda: policynum.to_frame(policynum.extract("5吨")[0]), "mentions must be a list"),
        (lambda: policynum.to_html(policynum.extract("5吨"), "5吨"), "to_html takes the text"),
        (lambda: policynum.to_html("8吨", policynum.extract("8吨")[0]), r"list.*, not Mention: to_html\(text, \[m"),
        (
            lambda: policynum.to_html("8吨", [policynum.extract("8吨")]),
            r"mentions\[0\] must be a mention, .* not list; of",
        ),
        (lambda: policynum.to_html("8吨", "8吨"), "mentions must be a list, .* not str"),
        (lambda: policynum.to_html("8吨", None), "mentions must be a list, .* not NoneType"),
        (lambda: policynum.parse("8吨").to(1000), 'unit must be the name of one, such as "kg" or "CNY/t", not int'),
        (lambda: policynum.parse("8吨").to("t", rates=5), r"rates come from policynum.rates\("),
        (lambda: policynum.extract_many(["8吨"], workers=True), "workers must be an int or None, not bool"),
        (lambda: policynum.Lexicon(units=["吨钢"]), "units must be a mapping"),
    ],
)
def test_an_argument_of_another_kind_is_refused_with_what_to_do(call, message):
    with pytest.raises(TypeError, match=message):
        call()


def test_what_is_refused_is_shown_around_its_place_only():
    with pytest.raises(ValueError, match="more than one measure") as refused:
        policynum.parse("5亿元" * 10_000)
    assert len(str(refused.value)) < 200
