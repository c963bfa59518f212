"""Every script in examples/ runs as a reader would run it, and prints something."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
REPORTS = sorted((Path(__file__).parents[2] / "shared" / "corpus").glob("report2025_*.txt"))


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=lambda script: script.stem)
def test_example_runs(script, tmp_path):
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) >= 2


def test_the_bundled_report_is_about_1500_characters():
    report = (EXAMPLES / "report.txt").read_text(encoding="utf-8")
    assert 1400 <= len(report) <= 1600


def growth_targets(*paths):
    command = [sys.executable, str(EXAMPLES / "growth_targets.py"), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    _, *rows = (re.split(r" {2,}", line) for line in done.stdout.splitlines())
    return {row[-1]: row[:-1] for row in rows}


WORDINGS = {
    "of the whole, not of a part": (
        "一、2024年工作回顾\n全市经济增长5.6%，农业增加值增长3.1%，县域经济增长7%。\n"
        "二、2025年工作安排\n海洋生产总值增长8%，单位生产总值能耗下降3%，GDP增长5.5%—6%。",
        ["5.5 to 6%", "2025-01-01 to 2025-12-31", "5.6%"],
    ),
    "of the whole year": (
        "2025年，力争全省经济增长5%以上。2024年一季度国内生产总值增长4.6%，全年国内生产总值增长4.9%。",
        ["at least 5%", "2025-01-01 to 2025-12-31", "4.9%"],
    ),
    "no average of a plan": (
        "“十四五”期间，力争生产总值年均增长7%。\n2025年，力争地区生产总值增长6%左右。",
        ["about 6%", "2025-01-01 to 2025-12-31", "–"],
    ),
    "no date": ("力争生产总值（GDP）增长6%左右。", ["about 6%", "–", "–"]),
    "no growth": ("2025年，计划造林4万亩。", ["–", "–", "–"]),
}


@pytest.mark.parametrize("wording", WORDINGS)
def test_growth_targets(wording, tmp_path):
    text, expected = WORDINGS[wording]
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert growth_targets(path) == {"a": expected}


@pytest.mark.skipif(not REPORTS, reason="the work reports are not here")
def test_growth_targets_of_real_reports():
    """All state a target; three state no growth of the year before in percent, and one states it without a subject."""
    found = growth_targets(*REPORTS)
    assert [name for name, row in found.items() if row[:2] == ["–", "–"]] == []
    assert sum(row[2] != "–" for row in found.values()) >= len(found) - 4
