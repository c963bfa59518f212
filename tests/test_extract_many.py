"""extract_many(): any iterable of texts, taken as it is wanted; arguments that make no sense are refused at once."""

import itertools
import sys
from datetime import UTC, date, datetime

import pytest

import policynum

TEXTS = [f"完成投资{number}亿元，增长{number % 9 + 1}%。" for number in range(1, 200)]


# -- arguments ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"workers": 0}, ValueError, "workers must be 1 or more, or None for this process alone, not 0"),
        ({"workers": -2}, ValueError, "not -2"),
        ({"workers": "4"}, TypeError, "workers must be an int or None, not str"),
        ({"published": "2025-01-01"}, TypeError, "published must be a datetime.date or None, not str: '2025-01-01'"),
        ({"published": 2025}, TypeError, "published must be .*, not int: 2025"),
        ({"lexicon": {"麻袋": "90 kg"}}, TypeError, "lexicon must be a policynum.Lexicon or None, not dict"),
    ],
)
def test_a_wrong_argument_is_refused_before_any_text_is_read(arguments, error, message):
    with pytest.raises(error, match=message):
        policynum.extract_many(iter(TEXTS), **arguments)
    if "workers" not in arguments:
        with pytest.raises(error, match=message):
            policynum.extract("", **arguments)


@pytest.mark.parametrize(("texts", "name"), [("增长5%。", "str"), (b"5%", "bytes"), (5, "int"), (None, "NoneType")])
def test_texts_are_an_iterable_of_texts(texts, name):
    with pytest.raises(TypeError, match=f"texts must be an iterable of str, such as a list, not {name}"):
        policynum.extract_many(texts)


@pytest.mark.parametrize("workers", [None, 2])
def test_what_is_no_text_among_the_texts_is_named_by_its_place(workers):
    with pytest.raises(TypeError, match=r"texts\[2\] must be a str, not NoneType"):
        list(policynum.extract_many(["增长5%。", "", None], workers=workers))


def test_a_moment_is_published_on_its_day():
    text = "到2025年6月30日达到5%。"
    moment = datetime(2025, 6, 30, 9, 30, tzinfo=UTC)
    assert policynum.extract(text, published=moment) == policynum.extract(text, published=date(2025, 6, 30))


# -- many processes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_several_processes_give_what_one_gives(workers):
    own = policynum.Lexicon(units={"麻袋": "90 kg"})
    texts = [*TEXTS, "", "收购2万麻袋。", "去年增长5%。\n" * 3000]
    expected = [policynum.extract(text, published=date(2025, 3, 1), lexicon=own) for text in texts]
    many = policynum.extract_many(iter(texts), workers=workers, published=date(2025, 3, 1), lexicon=own)
    assert list(many) == expected


@pytest.mark.parametrize("workers", [None, 2])
def test_no_more_texts_are_taken_than_are_soon_read(workers):
    taken = itertools.count()
    endless = (f"增长5%，完成{number}项。" for number in taken)
    many = policynum.extract_many(endless, workers=workers)
    for number in range(3):
        assert next(many)[1].measure.value == number
    assert next(taken) < 1000


def test_no_texts_give_nothing():
    assert list(policynum.extract_many([], workers=2)) == list(policynum.extract_many(())) == []


# -- the bar -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [None, 2])
def test_the_bar_is_drawn_on_stderr_and_changes_nothing(monkeypatch, capsys, workers):
    monkeypatch.setenv("FORCE_COLOR", "1")  # as at a terminal
    assert list(policynum.extract_many(TEXTS, workers=workers, progress=True)) == list(policynum.extract_many(TEXTS))
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "policynum" in printed.err


def test_with_a_bar_too_texts_are_taken_as_they_are_wanted(capsys):
    taken = itertools.count()
    many = policynum.extract_many((f"完成{number}项。" for number in taken), progress=True)
    assert next(many)[0].measure.value == 0
    assert next(taken) < 5
    assert capsys.readouterr().out == ""


def test_a_bar_without_rich_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "rich.console", None)
    with pytest.raises(ImportError, match=r"progress=True needs rich.*: pip install 'policynum\[cli\]'"):
        policynum.extract_many(TEXTS, progress=True)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_wrong_text_stops_nothing_before_its_turn(workers):
    given = policynum.extract_many([*["投资5亿元。"] * 7, 5], workers=workers)
    assert [len(next(given)) for _ in range(7)] == [1] * 7
    with pytest.raises(TypeError, match=r"texts\[7\]"):
        next(given)
