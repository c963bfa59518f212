"""Read a report and print its quantities as a table, then how one of them was read."""

from datetime import date
from pathlib import Path

import policynum as pn
from policynum import render

text = Path(__file__).with_name("report.txt").read_text(encoding="utf-8")
mentions = pn.extract(text, published=date(2025, 1, 20))

print(render.table(mentions, width=120))
print(pn.explain(mentions[1]))
