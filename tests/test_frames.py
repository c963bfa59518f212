"""Data frames: exact strings, the documented columns, the same types for an empty input."""

import subprocess
import sys

import pytest

import policynum
from policynum.render import KEYS

BACKENDS = ["pandas", "polars"]


def rows(frame) -> list[dict[str, object]]:
    if hasattr(frame, "to_dicts"):
        return frame.to_dicts()
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


@pytest.mark.parametrize("backend", BACKENDS)
def test_one_row_a_mention_with_the_values_of_to_row(mentions, backend):
    assert rows(policynum.to_frame(mentions, backend=backend)) == [mention.to_row() for mention in mentions]


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_lone_surrogate_has_no_place_in_utf8(backend):
    (row,) = rows(policynum.to_frame(policynum.extract("一、目标\ud800\n投资5亿元。"), backend=backend))
    assert row["section"] == "一、目标\ufffd"


@pytest.mark.parametrize("backend", BACKENDS)
def test_lists_of_mentions_are_counted_in_a_column_doc(mentions, backend):
    frame = policynum.to_frame(iter([mentions[:1], [], mentions[1:]]), backend=backend)
    assert list(frame.columns) == ["doc", *KEYS]
    assert list(frame["doc"]) == [0, 2, 2, 2]


@pytest.mark.parametrize("backend", BACKENDS)
def test_columns_and_types_do_not_depend_on_the_mentions(mentions, backend):
    full, empty, sparse = (
        policynum.to_frame(some, backend=backend) for some in (mentions, [], [mentions[3], mentions[3]])
    )
    assert list(full.columns) == list(empty.columns) == list(KEYS)
    assert list(full.dtypes) == list(empty.dtypes) == list(sparse.dtypes)


@pytest.mark.parametrize("backend", BACKENDS)
def test_texts_without_mentions_have_the_columns_of_those_with(mentions, backend):
    none, empty, full = (
        policynum.to_frame(iter(texts), backend=backend) for texts in ([], [[]], [mentions, [], mentions])
    )
    assert list(none.columns) == list(empty.columns) == list(full.columns) == ["doc", *KEYS]
    assert list(none.dtypes) == list(empty.dtypes) == list(full.dtypes)
    assert list(policynum.to_frame(policynum.extract_many([]), backend=backend).columns) == ["doc", *KEYS]


def test_where_the_mentions_cannot_tell_docs_does(mentions):
    assert list(policynum.to_frame([], docs=True).columns) == ["doc", *KEYS]
    assert list(policynum.to_frame([mentions], docs=True)["doc"]) == [0] * 4
    for given in ([], iter([]), (mention for mention in mentions), tuple(mentions)):
        assert list(policynum.to_frame(given, docs=False).columns) == list(KEYS)


@pytest.mark.parametrize(
    ("given", "docs", "message"),
    [
        ("abc", None, r"mentions must be a list of mentions.*, not str"),
        (5, None, r"mentions must be a list of mentions.*, not int"),
        (["abc"], None, r"mentions\[0\] must be a mention, .* not str$"),
        ({"text": []}, None, r"mentions must be a list of mentions.*, not dict"),
        ([[5]], None, r"mentions\[0\]\[0\] must be a mention, .* not int$"),
        ([[[]]], None, r"mentions\[0\]\[0\] must be a mention, .* not list$"),
        (iter(["abc"]), None, r"mentions\[0\] must be a list of mentions, .* not str"),
        ([[], None], None, r"mentions\[1\] must be a list of mentions, .* not NoneType"),
        ([], 1, "docs is True for a list of mentions for each text, else False, not 1"),
    ],
)
def test_what_is_no_mention_is_refused_with_its_place(given, docs, message):
    with pytest.raises(TypeError, match=message):
        policynum.to_frame(given, docs=docs)


def test_single_mentions_and_lists_of_them_are_never_mixed(mentions):
    one, *_ = mentions
    for given, docs in (([one, [one]], None), ([[one]], False)):
        with pytest.raises(TypeError, match=r"mentions\[.\] must be a mention, .* not list; .* docs=True"):
            policynum.to_frame(given, docs=docs)
    for given, docs in (([[one], one], None), (iter([one]), None), ([one], True)):
        with pytest.raises(TypeError, match=r"mentions\[.\] must be a list .* not Mention; .* docs=False"):
            policynum.to_frame(given, docs=docs)


def test_another_backend_is_refused_by_name():
    with pytest.raises(ValueError, match="backend is 'pandas' or 'polars', not 'arrow'"):
        policynum.to_frame([], backend="arrow")


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_library_that_is_not_installed_is_named_with_its_extra(monkeypatch, mentions, backend):
    monkeypatch.setitem(sys.modules, backend, None)
    with pytest.raises(ImportError, match=rf"to_frame needs {backend}: pip install 'policynum\[{backend}\]'"):
        policynum.to_frame(mentions, backend=backend)


def test_the_libraries_are_imported_only_when_used():
    program = "import sys, policynum; policynum.to_frame; print({'pandas', 'polars'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout == "set()\n"
