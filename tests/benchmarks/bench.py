"""How fast extract() is, as a multiple of a bare digit scan of the same text in the same process: make bench

Each figure is the best of several runs, so that another program's load counts less. Reads the work reports beside
the repository where they are, else the bundled example thirty times over.
"""

import argparse
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import policynum
from policynum.quantities import measures
from policynum.text.folding import fold

ROOT = Path(__file__).parents[2]


def reports() -> list[str]:
    paths = sorted((ROOT.parent / "shared" / "corpus").glob("report2025_*.txt"))
    if paths:
        return [path.read_text(encoding="utf-8") for path in paths]
    return [(ROOT / "examples" / "report.txt").read_text(encoding="utf-8")] * 30


def best(step: Callable[[], object], *, runs: int) -> float:
    """Seconds of the fastest run."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return min(times)


class Speeds(NamedTuple):
    """What was read, the seconds of each stage over all of it, and those of the very first extract()."""

    texts: int
    characters: int
    mentions: int
    stages: dict[str, float]
    first: float


def speeds(texts: list[str], *, runs: int) -> Speeds:
    """The stages of extract() over the texts, beginning with the digit scan that they are measured by."""
    start = time.perf_counter()
    extracted = [policynum.extract(one) for one in texts]
    first = time.perf_counter() - start
    folded = [fold(one) for one in texts]
    mentions = [mention for one in extracted for mention in one]
    digits = re.compile("[0-9]")

    stages = {
        "digit scan": best(lambda: [sum(1 for _ in digits.finditer(one)) for one in texts], runs=runs),
        "fold": best(lambda: [fold(one) for one in texts], runs=runs),
        "measures.find": best(lambda: [list(measures.find(one.text)) for one in folded], runs=runs),
        "extract": best(lambda: [policynum.extract(one) for one in texts], runs=runs),
        "to_dict": best(lambda: [mention.to_dict() for mention in mentions], runs=runs),
    }
    stages["meaning (the rest of extract)"] = stages["extract"] - stages["fold"] - stages["measures.find"]
    return Speeds(len(texts), sum(map(len, texts)), len(mentions), stages, first)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--runs", type=int, default=5)
    runs = arguments.parse_args().runs
    texts, characters, mentions, stages, first = speeds(reports(), runs=runs)
    print(f"{texts} texts, {characters:,} characters, {mentions:,} mentions; best of {runs} runs")
    print(f"{'':31}{'ms':>9}{'ns a character':>16}{'digit scans':>13}")
    for stage, seconds in stages.items():
        print(f"{stage:31}{seconds * 1e3:9.1f}{seconds / characters * 1e9:16.1f}{seconds / stages['digit scan']:13.1f}")
    print(f"first extract() of all texts, with imports and cold caches: {first * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
