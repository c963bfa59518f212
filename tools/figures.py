"""Write docs/explanation/figures.md: how right and how fast the readings are, measured now. No part of the package.

    python tools/figures.py

It needs the labelled texts, the inventory of units and the work reports, which lie in a folder `shared` beside the
repository; without them it says so and writes nothing. What readers found in texts that nobody labelled stands in
docs/explanation/_sampled.md, which is written by hand and only shown on the page.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import platform
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, TypeAlias

import policynum
from policynum.quantities import measures

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs" / "explanation" / "figures.md"

ROLES = tuple(map(str, policynum.Role))
FIELDS = {  # the scorer's figure: its words here, and what two readers who did not see each other's labels agreed on
    "F1": ("found, the span exactly right (F1)", ""),
    "false_positives": ("read where there is nothing", ""),
    "value_unit": ("value and unit", ""),
    "bound": ("bound", ""),
    "role": ("role", "1.00"),
    "basis": ("basis of changes", "1.00"),
    "indicator": ("indicator (mean character F1)", "0.98"),
    "period": ("period (mean character F1)", "0.98"),
    "strict_F1": ("span, value, unit and role at once (F1)", ""),
    "whole_F1": ("every field at once (F1)", "0.91"),
}
SELDOM = 3  # spellings of units met less often than this are left out of the coverage

Rows: TypeAlias = list[dict[str, Any]]


class Gold(NamedTuple):
    """The figures over all labelled texts and for each of them, and how often each role was read as which."""

    overall: dict[str, Any]
    by_text: dict[str, dict[str, Any]]
    roles: Counter[tuple[str, str]]


class Coverage(NamedTuple):
    """How many spellings of units of the inventory are known, and how many of their occurrences."""

    spellings: int
    known: int
    occurrences: int
    known_occurrences: int
    unknown: list[tuple[str, int]]


def gold() -> Gold:
    """The labelled texts read and scored by their own scorer."""
    score = _module(SHARED / "eval" / "score.py").score
    labelled: Rows = []
    for path in sorted((SHARED / "gold").glob("*.jsonl")):
        labelled += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    predicted: Rows = []
    for path in sorted((SHARED / "gold" / "texts").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            predicted += [{"doc": path.stem, **mention.to_dict()} for mention in policynum.extract(file.read())]
    by_text = {}
    for doc in dict.fromkeys(row["doc"] for row in labelled):
        by_text[doc], _ = score([row for row in labelled if row["doc"] == doc], predicted)
    return Gold(score(labelled, predicted)[0], by_text, _confusion(labelled, predicted))


def _confusion(labelled: Rows, predicted: Rows) -> Counter[tuple[str, str]]:
    """How often each role of the labels was read as which, over the mentions whose span is exactly right."""
    place = ("doc", "start", "end")
    read = {tuple(row[key] for key in place): row["role"] for row in predicted}
    pairs = ((row["role"], read.get(tuple(row[key] for key in place))) for row in labelled if not row["optional"])
    return Counter((role, str(found)) for role, found in pairs if found is not None)


def coverage() -> Coverage:
    """The inventory's spellings of units, each asked of the library behind a number; 每…元 and its like left out."""
    with (SHARED / "inventory" / "units.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        counts = {row["unit"]: int(row["count_quantity"]) for row in rows if row["count_quantity"].isdigit()}
    asked = {unit: count for unit, count in counts.items() if count >= SELDOM and not unit.startswith("PREFIX")}
    unknown = [(unit, count) for unit, count in asked.items() if not _is_known(unit)]
    met = sum(asked.values())
    return Coverage(len(asked), len(asked) - len(unknown), met, met - sum(count for _, count in unknown), unknown)


def _is_known(unit: str) -> bool:
    """Whether 3 of it are read with a unit: 个国家 as 3个, with what is counted behind it."""
    return any(found.start == 1 and found.measure.unit != "1" for found in measures.find(f"共3{unit}，"))


def _module(path: Path) -> ModuleType:
    """A script beside the library, as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # where NamedTuple looks for it
    spec.loader.exec_module(module)
    return module


# -- The page ---------------------------------------------------------------------------------------------------------


def page(on: date) -> Iterator[str]:
    """The page, section by section."""
    figures = gold()
    bench = _module(ROOT / "tests" / "benchmarks" / "bench.py")
    speeds = bench.speeds(bench.reports(), runs=5)
    covered = coverage()
    overall, recall = figures.overall, _recall(figures.roles)
    count = len(figures.by_text)
    yield HEAD.format(count=count, mentions=overall["gold"], on=on, version=policynum.__version__)
    rows = [(words, _figure(overall[name]), readers) for name, (words, readers) in FIELDS.items()]
    yield _table(("", "policynum", "two readers"), rows)
    yield "## Text by text"
    names = ("gold", "F1", "role", "strict_F1", "indicator", "period", "whole_F1")
    texts = [(doc, *(_figure(one[name]) for name in names)) for doc, one in figures.by_text.items()]
    yield _table(("text", "mentions", *(name.replace("_", " ") for name in names[1:])), texts)
    yield ROLES_HEAD
    yield _table(
        ("labelled as", *ROLES, "recall"),
        [(f"**{role}**", *(figures.roles[role, read] for read in ROLES), _figure(recall[role])) for role in ROLES],
    )
    yield SAMPLED
    yield UNITS.format(**covered._asdict(), seldom=SELDOM, share=covered.known_occurrences / covered.occurrences)
    yield "Not read: " + ", ".join(f"{unit} ({count})" for unit, count in covered.unknown) + "."
    yield SPEED.format(
        texts=speeds.texts,
        characters=speeds.characters,
        mentions=speeds.mentions,
        python=f"{platform.python_implementation()} {platform.python_version()}",
    )
    scan = speeds.stages["digit scan"]
    yield _table(
        ("", "ns a character", "digit scans"),
        [
            (stage, f"{seconds / speeds.characters * 1e9:.0f}", f"{seconds / scan:.1f}")
            for stage, seconds in speeds.stages.items()
        ],
    )


HEAD = """\
# The figures

% Written by tools/figures.py: run it again instead of editing. The sampled readings are in _sampled.md.

Read on {on} with policynum {version}: {count} texts in which every quantity was labelled by hand,
{mentions} of them that count.

```{{warning}}
The rules were made and tuned on these very texts. The figures say how well the library reads what its makers have read;
they are no forecast for your texts. For those, see [below](#texts-that-nobody-had-labelled).
```

Value, bound, role, basis, indicator and period are counted over the quantities whose span is exactly right. The last
column is how far two careful readers agree who did not see each other's labels: more than that means nothing."""

ROLES_HEAD = """\
## Roles

How often a role of the labels (rows) was read as which (columns)."""

SAMPLED = """\
## Texts that nobody had labelled

```{include} _sampled.md
```"""

UNITS = """\
## Units

Of the {spellings} spellings that stand behind a number {seldom} times or more in 471 documents, {known} are read with
their unit; they make up {share:.1%} of {occurrences:,} occurrences. Nearly all of the others are words that follow a
number and are no unit (届, 级, 期); 分, 点, 方 and P are units only where the words around them say so."""

SPEED = """\
## Speed

{texts} work reports with {characters:,} characters and {mentions:,} quantities, one process, {python}. Nanoseconds
depend on the machine; the last column, how many times the cost of a bare search for digits in the same text, less so,
but it too is higher where other work runs beside it."""


def _recall(roles: Counter[tuple[str, str]]) -> dict[str, float]:
    return {
        role: roles[role, role] / max(1, sum(count for (labelled, _), count in roles.items() if labelled == role))
        for role in ROLES
    }


def _figure(value: Any) -> str:
    return "–" if value is None else f"{value:.3f}" if isinstance(value, float) else f"{value:,}"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def main() -> None:
    if not (SHARED / "gold").is_dir():
        print(f"The labelled texts are not here ({SHARED.name}/ beside the repository): {PAGE.name} stays as it is.")
        return
    PAGE.write_text("\n\n".join(page(date.today())) + "\n", encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} is written.")


if __name__ == "__main__":
    main()
