"""What a change to the library alters in its readings of real texts. For those who work on it; no part of the package.

    python tools/readings.py dump OUT.jsonl TEXT…
    python tools/readings.py diff OLD.jsonl NEW.jsonl [--field role] [--sample 50]
    python tools/readings.py compare REV1 REV2 TEXT… [--field role] [--sample 50]

`dump` reads texts and writes one line a mention, with the words around it. `diff` shows the mentions on which two dumps
disagree. `compare` does both for two revisions, each checked out for the moment in a folder of its own; a revision `.`
is the tree as it stands, with what is not committed yet.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

ROOT = Path(__file__).resolve().parents[1]
AROUND = 40  # characters of the text that a line keeps on each side of its mention
PLACE = ("doc", "start", "end", "text", "before", "after")  # where a mention stands, not how it is read

Row: TypeAlias = dict[str, Any]  # Mention.to_dict() with `doc`, `before` and `after`


class Difference(NamedTuple):
    """A mention that two dumps read differently; the row is None on the side that does not have it."""

    old: Row | None
    new: Row | None
    fields: tuple[str, ...]


def dump(paths: Sequence[Path]) -> Iterator[Row]:
    """The mentions of each text as rows, in order; a text goes by its file's name."""
    import policynum

    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        for mention in policynum.extract(text):
            start, end = mention.start, mention.end
            before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
            yield {"doc": path.stem, **mention.to_dict(), "before": before, "after": after}


def diff(old: Sequence[Row], new: Sequence[Row], fields: Sequence[str] = ()) -> list[Difference]:
    """Where two dumps disagree, in text order: on any of ``fields``, or where none is named on anything that is read.

    >>> old = {"doc": "a", "start": 3, "end": 5, "role": "actual", "period": "2024年"}
    >>> [one.fields for one in diff([old], [old | {"role": "target"}])]
    [('role',)]
    >>> [one.fields for one in diff([old], [], ["role"])]
    [('gone',)]
    """
    by_place = [{(row["doc"], row["start"], row["end"]): row for row in rows} for rows in (old, new)]
    found = []
    for place in sorted(by_place[0].keys() | by_place[1].keys()):
        was, now = (rows.get(place) for rows in by_place)
        if was is None or now is None:
            found.append(Difference(was, now, ("gone",) if now is None else ("new",)))
            continue
        asked = fields or [field for field in now if field not in PLACE]
        if changed := tuple(field for field in asked if was.get(field) != now.get(field)):
            found.append(Difference(was, now, changed))
    return found


def report(differences: Sequence[Difference], sample: int | None) -> Iterator[str]:
    """The differences as lines to read: how many there are by field, then each in its context, or a sample of them."""
    counts = Counter(field for one in differences for field in one.fields)
    yield f"{len(differences)} mentions differ" + "".join(f"; {field} {count}" for field, count in counts.most_common())
    shown = list(differences)
    if sample is not None and sample < len(shown):
        shown = [shown[at] for at in sorted(random.Random(0).sample(range(len(shown)), sample))]  # the same every time
        yield f"{sample} of them, drawn at random:"
    for one in shown:
        row = one.new or one.old
        assert row is not None
        context = f"{row['before']}【{row['text']}】{row['after']}".replace("\r", "").replace("\n", "⏎")
        yield f"\n{row['doc']}:{row['start']}  {context}"
        if one.old is None or one.new is None:
            read = " · ".join(str(row[field]) for field in ("role", "indicator", "period") if row[field])
            yield f"    {one.fields[0]}: {read}"
            continue
        for field in one.fields:
            yield f"    {field}: {_shown(one.old.get(field))} → {_shown(one.new.get(field))}"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(f"{one['text']}({one['says']})" if isinstance(one, dict) else str(one) for one in value) or "–"
    return "–" if value is None else str(value)


def read(path: Path) -> list[Row]:
    """The rows of a dump."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(path: Path, rows: Iterator[Row]) -> int:
    """Write a dump; the number of its rows."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


# -- Two revisions ----------------------------------------------------------------------------------------------------


def compare(revisions: Sequence[str], paths: Sequence[Path], fields: Sequence[str]) -> list[Difference]:
    """Where two revisions of the library disagree on the texts."""
    dumps: list[list[Row]] = []
    with tempfile.TemporaryDirectory() as folder:
        for at, revision in enumerate(revisions):
            out = Path(folder) / f"{at}.jsonl"
            with _tree(revision, Path(folder) / f"tree{at}") as tree:
                # this very file, with that revision's library before the installed one
                command = [sys.executable, __file__, "dump", str(out), *map(str, paths)]
                subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(tree / "src")})
            dumps.append(read(out))
    old, new = dumps
    return diff(old, new, fields)


@contextmanager
def _tree(revision: str, folder: Path) -> Iterator[Path]:
    """The files of a revision, in a git worktree that is gone afterwards."""
    if revision == ".":
        yield ROOT
        return
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", str(folder), revision], check=True)
    try:
        yield folder
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    shows = argparse.ArgumentParser(add_help=False)
    shows.add_argument("--field", action="append", default=[], help="only this one; may be given several times")
    shows.add_argument("--sample", type=int, help="show this many at random")
    dumps = commands.add_parser("dump", help="read texts, write their mentions")
    dumps.add_argument("out", type=Path)
    dumps.add_argument("texts", type=Path, nargs="+")
    diffs = commands.add_parser("diff", parents=[shows], help="show on which mentions two dumps disagree")
    diffs.add_argument("old", type=Path)
    diffs.add_argument("new", type=Path)
    compares = commands.add_parser("compare", parents=[shows], help="the same for two revisions")
    compares.add_argument("revisions", nargs=2, metavar="REV")
    compares.add_argument("texts", type=Path, nargs="+")
    arguments = parser.parse_args()
    if arguments.command == "dump":
        count = write(arguments.out, dump(arguments.texts))
        print(f"{count} mentions in {len(arguments.texts)} texts", file=sys.stderr)
        return
    if arguments.command == "diff":
        differences = diff(read(arguments.old), read(arguments.new), arguments.field)
    else:
        differences = compare(arguments.revisions, arguments.texts, arguments.field)
    for line in report(differences, arguments.sample):
        print(line)


if __name__ == "__main__":
    main()
