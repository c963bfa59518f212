"""extract_many(): any iterable of texts, taken as it is wanted; arguments that make no sense are refused at once."""

import itertools
import sys
from datetime import UTC, date, datetime
from traceback import format_exception

import pytest

import policynum
import policynum.pipeline

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


def test_of_a_mapping_its_values_are_to_be_read():
    with pytest.raises(TypeError, match=r"of a dict pass \.values\(\)"):
        policynum.extract_many({"甲.txt": "新增企业12家。"})


@pytest.mark.parametrize("workers", [None, 2])
def test_what_is_no_text_among_the_texts_is_named_by_its_place(workers):
    with pytest.raises(TypeError, match=r"texts\[2\] must be a str, not NoneType"):
        list(policynum.extract_many(["增长5%。", "", None], workers=workers))


def test_no_day_of_pandas_is_no_day():
    pandas = pytest.importorskip("pandas")
    text = "发布时间：2025-06-30\n今年投资5亿元。"
    days = pandas.Series(["2024-01-01", None], dtype="datetime64[ns]")
    assert list(policynum.extract_many([text, text], published=days)) == [
        policynum.extract(text, published=date(2024, 1, 1)),
        policynum.extract(text),
    ]


def test_a_moment_is_published_on_its_day():
    text = "到2025年6月30日达到5%。"
    moment = datetime(2025, 6, 30, 9, 30, tzinfo=UTC)
    assert policynum.extract(text, published=moment) == policynum.extract(text, published=date(2025, 6, 30))


# -- a day for each text -----------------------------------------------------------------------------------------------

DATED = {
    "今年新增8家。": date(2023, 5, 1),
    "去年新增9家。": datetime(2021, 2, 3, 4, 5, tzinfo=UTC),
    "今年新增7家。": None,
}


@pytest.mark.parametrize("workers", [None, 2])
@pytest.mark.parametrize("times", [1, 150])
def test_each_text_may_have_its_own_day(workers, times):
    texts, days = [*DATED] * times, [*DATED.values()] * times
    expected = [policynum.extract(text, published=day) for text, day in zip(texts, days, strict=True)]
    assert [mentions[0].period.start for mentions in expected[:3]] == ["2023-01-01", "2020-01-01", None]
    for given in (days, iter(days), tuple(days)):
        assert list(policynum.extract_many(iter(texts), published=given, workers=workers)) == expected
    assert list(policynum.extract_many([], published=[], workers=workers)) == []


@pytest.mark.parametrize("workers", [None, 2])
def test_days_are_taken_along_with_their_texts(workers):
    days = []

    def texts():
        for year in itertools.count(2000):
            days.append(date(year, 6, 1))
            yield "今年新增8家。"

    many = policynum.extract_many(texts(), published=iter(lambda: days.pop(0), 0), workers=workers)
    assert [next(many)[0].period.start[:4] for _ in range(70)] == [str(year) for year in range(2000, 2070)]


@pytest.mark.parametrize("workers", [None, 2])
@pytest.mark.parametrize(
    ("days", "error", "message"),
    [
        ([None] * 2, ValueError, r"published ends before texts\[2\]; give one day for each text"),
        ([None] * 4, ValueError, "published goes on behind the last of 3 texts; give one day for each text"),
        (itertools.repeat(None), ValueError, "published goes on behind the last of 3 texts"),
        ([None, None, "2025"], TypeError, r"published\[2\] must be a datetime.date or None, not str: '2025'"),
    ],
)
def test_days_that_do_not_fit_are_told_when_it_shows(workers, days, error, message):
    many = policynum.extract_many(iter(DATED), published=days, workers=workers)
    assert len(next(many)) == len(next(many)) == 1
    with pytest.raises(error, match=message):
        list(many)


# -- which text it was -------------------------------------------------------------------------------------------------


def _poisoned(text, **arguments):
    if "毒" in text:
        raise RuntimeError("poison")
    return policynum.extract(text, **arguments)


FORKED = sys.platform == "linux" and sys.version_info < (3, 14)  # other processes know of no monkey


@pytest.mark.parametrize("workers", [None, pytest.param(2, marks=pytest.mark.skipif(not FORKED, reason="no fork"))])
def test_an_error_says_in_which_text_it_came(monkeypatch, workers):
    monkeypatch.setattr(policynum.pipeline, "extract", _poisoned)
    many = policynum.extract_many([*TEXTS[:100], "投毒3次。", *TEXTS], workers=workers)
    assert [len(next(many)) for _ in range(100)] == [2] * 100
    with pytest.raises(RuntimeError, match="poison") as failed:
        next(many)
    assert failed.value.__notes__[0] == "texts[100]"
    assert "_poisoned" in "".join(format_exception(failed.value))  # where it came, from another process too


@pytest.mark.parametrize("workers", [None, 2])
def test_a_wrong_text_is_noted_too(workers):
    with pytest.raises(TypeError) as wrong:
        list(policynum.extract_many(["增长5%。", 5], workers=workers))
    assert wrong.value.__notes__ == ["texts[1]"]


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
