"""Every script in examples/ runs as a reader would run it, and prints something."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=lambda script: script.stem)
def test_example_runs(script, tmp_path):
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) >= 3


def test_the_bundled_report_is_about_1500_characters():
    report = (EXAMPLES / "report.txt").read_text(encoding="utf-8")
    assert 1400 <= len(report) <= 1600
