"""Other systems' test cases and official translations beside the repository, where they are: floors of both."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

import policynum

SHARED = Path(__file__).parents[2] / "shared"

pytestmark = pytest.mark.skipif(not (SHARED / "peers").is_dir(), reason="the outside truths are not here")


def script(path, monkeypatch):
    """A check of that folder as a module; it puts a path of its own before all others."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_cases_of_other_systems(monkeypatch):
    check = script(SHARED / "peers" / "check.py", monkeypatch)
    cases = lines(SHARED / "peers" / "cases.jsonl")
    assert sum(map(check.passes, cases)) >= 0.97 * len(cases)


def test_the_numbers_of_official_translations(monkeypatch):
    check = script(SHARED / "bilingual" / "check.py", monkeypatch)
    pairs = lines(SHARED / "bilingual" / "pairs.jsonl")
    predicted = [
        {"doc": pair["id"], **mention.to_dict()} for pair in pairs for mention in policynum.extract(pair["zh"])
    ]
    numbers, found, _ = check.check(pairs, predicted)
    assert found >= 0.958 * numbers
