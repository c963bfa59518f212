"""The tools of those who work on the library: what they print and write is what they say."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "tools"


def readings(*arguments):
    command = [sys.executable, str(TOOLS / "readings.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.fixture
def dumps(tmp_path):
    """Two dumps of one text: in the second, one mention has another role and one is gone."""
    text = tmp_path / "a.txt"
    text.write_text("去年造林4万亩，\r\n今年力争造林6万亩，新建苗圃3个。", encoding="utf-8", newline="")
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    readings("dump", old, text)
    first, second, _ = map(json.loads, old.read_text(encoding="utf-8").splitlines())
    rows = [first, second | {"role": "actual"}]
    new.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return old, new


def test_dump_keeps_the_words_around(dumps):
    row = json.loads(dumps[0].read_text(encoding="utf-8").splitlines()[1])
    assert (row["doc"], row["text"], row["before"]) == ("a", "6万亩", "去年造林4万亩，\r\n今年力争造林")
    assert row["before"] + row["text"] + row["after"] == "去年造林4万亩，\r\n今年力争造林6万亩，新建苗圃3个。"


def test_diff_shows_what_changed(dumps):
    shown = readings("diff", *dumps)
    assert shown.startswith("2 mentions differ")
    assert "a:16  去年造林4万亩，⏎今年力争造林【6万亩】，新建苗圃3个。\n    role: target → actual\n" in shown
    assert "    gone: target" in shown


def test_diff_of_one_field_and_a_sample(dumps):
    assert readings("diff", *dumps, "--field", "period").startswith("1 mentions differ; gone 1\n")
    assert readings("diff", *dumps, "--sample", "1").count("\na:") == 1
    assert readings("diff", dumps[0], dumps[0]) == "0 mentions differ\n"


def test_figures_without_the_labelled_texts_writes_nothing(tmp_path):
    tool = tmp_path / "clone" / "tools" / "figures.py"
    tool.parent.mkdir(parents=True)
    shutil.copy(TOOLS / "figures.py", tool)
    done = subprocess.run([sys.executable, str(tool)], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.startswith("The labelled texts are not here")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["figures.py"]


@pytest.mark.skipif(not (ROOT.parent / "shared" / "gold").is_dir(), reason="the labelled texts are not here")
def test_the_page_shows_about_what_is_so():
    """Else: python tools/figures.py."""
    spec = importlib.util.spec_from_file_location("figures", TOOLS / "figures.py")
    figures = importlib.util.module_from_spec(spec)
    sys.modules["figures"] = figures
    spec.loader.exec_module(figures)
    now = figures.gold().overall
    page = figures.PAGE.read_text(encoding="utf-8")
    for name, (words, _) in figures.FIELDS.items():
        shown = page.partition(f"| {words} | ")[2].partition(" |")[0]
        assert float(shown) == pytest.approx(now[name], abs=5 if name == "false_positives" else 0.02), name
