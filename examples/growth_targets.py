"""The growth of the whole economy that reports aim at, beside that of the year before: growth_targets.py REPORT…

Reports say 地区生产总值, 生产总值, 经济 or GDP. What one does not state in percent is shown as a dash.
"""

import re
import sys
from pathlib import Path

import policynum as pn

# the economy of a whole place, not 海洋生产总值, 人均生产总值, 县域经济 or what is used for a unit of GDP
ECONOMY = re.compile(r"(?:[全我本][省市区县州国疆]|地区|国内)*(?:生产总值|经济总量|经济|GDP)(?:（GDP）)?")
DASH = "–"


def growths(mentions: list[pn.Mention], role: pn.Role) -> list[pn.Mention]:
    """The mentions by which the economy grows so many percent in a year, in text order."""
    return [
        mention
        for mention in mentions
        if mention.role is role
        and mention.measure.unit == "percent"
        and mention.change is not None
        and mention.change.kind == "by"
        and mention.change.basis in (pn.Basis.YOY, pn.Basis.UNSTATED)  # 年均 and 累计 are of several years
        and ECONOMY.fullmatch((mention.indicator or "").replace("|", ""))
    ]


def is_of(period: pn.Period | None, year: int) -> bool:
    """Whether a period holds all of a year: 2024年, 全年, and 过去一年 in a report of January."""
    if period is None or period.start is None or period.end is None:
        return False
    return (period.start, period.end) == (f"{year}-01-01", f"{year}-12-31")


def in_words(measure: pn.Measure) -> str:
    """A share with its bound: at least 5%, 5 to 5.5%."""
    number = f"{measure.low} to {measure.high}" if measure.value is None else str(measure.value)
    bound = "" if measure.bound in (pn.Bound.EXACT, pn.Bound.RANGE) else f"{measure.bound} ".replace("_", " ")
    return f"{bound}{number}%"


def row(text: str) -> tuple[str, str, str]:
    """The target, the time that it is for, and the growth of the year before."""
    mentions = pn.extract(text)
    targets = growths(mentions, pn.Role.TARGET)
    if not targets:
        return DASH, DASH, DASH
    target, period = targets[0].measure, targets[0].period
    if period is None or period.start is None:
        return in_words(target), period.text if period else DASH, DASH
    before = int(period.start[:4]) - 1
    past = [growth for growth in growths(mentions, pn.Role.COMPARISON) if is_of(growth.period, before)]
    return in_words(target), f"{period.start} to {period.end}", in_words(past[0].measure) if past else DASH


paths = [Path(name) for name in sys.argv[1:]] or [Path(__file__).with_name("report.txt")]
print(f"{'target':14}  {'period':24}  {'year before':14}  report")
for path in paths:
    target, period, before = row(path.read_text(encoding="utf-8"))
    print(f"{target:14}  {period:24}  {before:14}  {path.stem}")
