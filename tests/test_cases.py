"""Runs the tables of cases/: each row is a phrase that forced a rule, or that a rule must leave alone.

The file's name says which room answers: numerals, measures, text, sections, or (every other name) the whole of
extract(), where each key but label, text and published maps a surface to what its mention says under that key, "" being
nothing.
``[[known-failures]]`` have the shape of ``[[cases]]`` and must fail, each with its reason.
"""

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import policynum
from policynum import numerals
from policynum.quantities import measures
from policynum.structure import publication, sections
from policynum.text.folding import fold

TABLES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
ABOUT_A_CASE = {"label", "text", "published", "why"}


def check_numeral(case):
    if case.get("error"):
        with pytest.raises(ValueError, match=r"."):
            numerals.parse(case["text"])
        return
    if "value" in case and not case.get("more"):
        assert numerals.to_text(numerals.parse(case["text"])) == case["value"]
        return
    reading = numerals.interpret(case["text"])
    low, high = (numerals.from_text(case.get(end, case.get("value"))) for end in ("low", "high"))
    assert (reading.low, reading.high, reading.more) == (low, high, case.get("more", False))


def check_measures(case):
    folded = fold(case["text"]).text
    found = [(folded[one.start : one.end], one) for one in measures.find(folded)]
    assert [surface for surface, _ in found] == [want["text"] for want in case["expected"]]
    for (_, one), want in zip(found, case["expected"], strict=True):
        row = one.measure.to_dict() | {"flags": list(one.flags)}
        want = {"bound": "exact", "flags": [], "per": None} | want
        if "value" in want and want["bound"] in ("exact", "about"):
            want = {"low": want["value"], "high": want["value"]} | want
        assert {key: row[key] for key in want if key != "text"} == {k: v for k, v in want.items() if k != "text"}


def check_text(case):
    folded = fold(case["text"])
    assert folded.text == case["folded"]
    for piece, surface in case.get("back", {}).items():
        start = folded.text.index(piece)
        assert case["text"][slice(*folded.span(start, start + len(piece)))] == surface


def check_sections(case):
    folded = fold(case["text"]).text
    if "speaks" in case:
        assert (publication.day(folded) or "") == case["speaks"]
    else:
        parts = sections.find(folded, case.get("published"))
        assert [[part.heading, part.direction or ""] for part in parts] == case["parts"]


def check_mentions(case):
    mentions = {
        mention.text: answers(mention) for mention in policynum.extract(case["text"], published=case.get("published"))
    }
    for key in case.keys() - ABOUT_A_CASE:
        said = {surface: mentions[surface][key] if surface in mentions else "no mention" for surface in case[key]}
        assert said == case[key], key


def answers(mention):
    """What a case may ask: the documented keys, "" for None, and the indicator without the bars in it."""
    row = {key: "" if value is None else value for key, value in mention.to_dict().items()}
    base = (mention.change and mention.change.base) or ""
    dates = [row["period_start"], row["period_end"]]
    return row | {"base": base, "dates": dates, "indicator": row["indicator"].replace("|", "")}


CHECKS = {"numerals": check_numeral, "measures": check_measures, "text": check_text, "sections": check_sections}


def rows():
    for path in TABLES:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        check = CHECKS.get(path.stem, check_mentions)
        for case in table.get("cases", []):
            yield pytest.param(check, case, id=f"{path.stem}: {case['label']}")
        for case in table.get("negatives", []):
            negative = {"expected": []} | case
            yield pytest.param(check_measures, negative, id=f"{path.stem}: {case['text']}")
        for case in table.get("known-failures", []):
            mark = pytest.mark.xfail(reason=case["why"], raises=(AssertionError, ValueError))
            yield pytest.param(check, case, marks=mark, id=f"{path.stem}: {case['label']}")


@pytest.mark.parametrize(("check", "case"), list(rows()))
def test_case(check, case):
    check(case)


def test_numbers_are_never_floats():
    for surface in ("1.1", "三分之一", "16.4亿"):
        assert isinstance(numerals.parse(surface), Decimal | Fraction)
