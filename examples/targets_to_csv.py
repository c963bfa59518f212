"""Write the targets of a report, and nothing else, to a CSV file; show the beginning of it.

python targets_to_csv.py [FILE]
"""

import sys
from pathlib import Path

import policynum as pn
from policynum import render

report = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("report.txt")
text = report.read_text(encoding="utf-8")
targets = [mention for mention in pn.extract(text) if mention.role is pn.Role.TARGET]

path = Path("targets.csv")
with path.open("w", encoding="utf-8", newline="") as file:
    file.writelines(render.csv_lines(targets))

print(f"{len(targets)} targets in {path}:")
for target in targets[:5]:
    print(" ", target.indicator, target.text, target.measure.bound)
