"""How the time of extract() grows on hostile texts: near 2 for twice the text where it is linear.

Run from the root of the project: python tests/benchmarks/hostile.py
"""

import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from test_pipeline import HOSTILE, SIZE

import policynum


def seconds(piece: str, size: int) -> float:
    text = (piece * (size // len(piece)) + "增长5%。")[-size:]
    started = process_time()
    policynum.extract(text)
    return process_time() - started


for name, piece in HOSTILE.items():  # one that grows faster than its text stands out by its ratio
    seconds(piece, 100)  # the patterns are built
    once, twice = (min(seconds(piece, size) for _ in range(3)) for size in (SIZE, 2 * SIZE))
    print(f"{name:30} {once * 1000:8.1f} ms {twice / once:6.1f}")
