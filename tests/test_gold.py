"""The labelled texts beside the repository, where they are: figures never fall below these floors."""

import importlib.util
import json
from pathlib import Path

import pytest

import policynum

SHARED = Path(__file__).parents[2] / "shared"
FLOORS = {
    "F1": 0.985,
    "value_unit": 0.997,
    "role": 0.97,
    "strict_F1": 0.95,
    "bound": 0.98,
    "basis": 0.95,
    "indicator": 0.90,
    "period": 0.92,
    "whole_F1": 0.76,
    **dict.fromkeys(("role:target", "role:actual", "role:comparison", "role:specification"), 0.92),
}
MOST_FALSE_POSITIVES = 5

pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the labelled texts are not here")


@pytest.fixture(scope="module")
def figures():
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    predicted = []
    for path in sorted((SHARED / "gold" / "texts").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        for mention in policynum.extract(text):
            assert text[mention.start : mention.end] == mention.text
            predicted.append(json.loads(json.dumps({"doc": path.stem, **mention.to_dict()})))
    paths = sorted((SHARED / "gold").glob("*.jsonl"))
    gold = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    figures, _ = scorer.score(gold, predicted)
    print({name: figures[name] for name in (*FLOORS, "false_positives")})
    return figures


@pytest.mark.parametrize("name", FLOORS)
def test_floor(figures, name):
    assert figures[name] >= FLOORS[name]


def test_false_positives(figures):
    assert figures["false_positives"] <= MOST_FALSE_POSITIVES
