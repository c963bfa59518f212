"""The command line: ``policynum extract``, ``policynum explain``, ``policynum parse``.

Exit codes: 0 all went well, 1 something could not be read (the other files still ran), 2 wrong usage.
"""

from __future__ import annotations

import codecs
import json
import shutil
import sys
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

try:
    import click
except ModuleNotFoundError as missing:
    sys.exit(f"The command line needs {missing.name}: pip install 'policynum[cli]'")

import policynum
from policynum import pipeline, render
from policynum.adapters import html
from policynum.cli.files import is_same, opened, text_of
from policynum.lexicon import Lexicon
from policynum.model import Mention, Role

FORMATS = ("table", "jsonl", "csv", "html")
ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".htm": "html", ".html": "html"}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(policynum.__version__, message="policynum %(version)s")
def main() -> None:
    """Read the quantities in Chinese policy text: exact, in SI or CNY, as target, actual or comparison."""


class _Day(click.DateTime):
    """A day, with a message that says how to write one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day; write it as in 2025-01-20", param, ctx)


def _known(_: click.Context, __: click.Parameter, encoding: str | None) -> str | None:
    try:
        with suppress(ValueError):
            b"x".decode(encoding or "utf-8")  # base64 and its like are codecs, but of no text
        return encoding and codecs.lookup(encoding).name
    except LookupError as error:
        raise click.BadParameter(str(error).partition(";")[0]) from error


def _own_units(context: click.Context, __: click.Parameter, path: str | None) -> Lexicon | None:
    context.meta[_LEXICON_FILE] = path
    try:
        return policynum.Lexicon.from_toml(path) if path else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


_LEXICON_FILE = "policynum.lexicon"  # where it is kept that --output may not overwrite it
_LEXICON = click.option(
    "--lexicon",
    type=click.Path(exists=True, dir_okay=False),
    callback=_own_units,
    help="A TOML file with your own units.",
)


def _reading(command: Callable[..., None]) -> Callable[..., None]:
    """What every command that reads files takes; ``_mentions`` below has the same names."""
    for option in (
        click.option("--encoding", callback=_known, help="Of the files. Else UTF-8, and where that fails looked for."),
        _LEXICON,
        click.option(
            "--role",
            "roles",
            multiple=True,
            type=click.Choice([str(role) for role in Role]),
            help="Only this role; may be given several times.",
        ),
        click.option(
            "--published",
            type=_Day(["%Y-%m-%d"]),
            metavar="YYYY-MM-DD",
            help="When the texts were published. Else what they say themselves.",
        ),
        click.argument("files", nargs=-1, metavar="[FILE…|-]"),
    ):
        command = option(command)
    return command


@main.command()
@_reading
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Else as --output FILE ends (.csv, .jsonl, .html), or table."
)
@click.option("--output", type=click.Path(dir_okay=False), default="-", metavar="FILE", help="A file to write.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read.")
def extract(form: str | None, output: str, files: tuple[str, ...], **reading: Any) -> None:
    """Print every quantity in FILE (or standard input) with its value, role, change, indicator and period."""
    read = (*files, click.get_current_context().meta[_LEXICON_FILE] or "-")
    if any(is_same(name, output) for name in read):
        raise click.UsageError(f"{output} is to be read and to be written: name another file for --output")
    form = form or _named_by(output)
    failed: list[str] = []
    shown = output == "-" and sys.stdout.isatty()
    bar = len(files) > 1 and sys.stderr.isatty() and not shown
    width = shutil.get_terminal_size().columns if shown else None
    documents = _mentions(_with_bar(files) if bar else files or ("-",), failed, **reading)
    roles = reading["roles"] or tuple(Role)
    with opened(output) as stream:
        if form == "csv" and output.lower().endswith(".csv"):
            stream.write("\ufeff")  # by which Excel knows UTF-8
        for piece in _written(documents, form, failed, several=len(files) > 1, width=width, roles=roles):
            stream.write(piece)
        if failed and len(failed) == len(files or ("-",)):
            sys.exit(1)  # nothing was read: what stands in the file stays
    sys.exit(1 if failed else 0)


def _named_by(output: str) -> str:
    """The format that a file's name ends with; a usage error where it promises one that there is none of."""
    ending = "" if output == "-" else Path(output).suffix.lower()
    if ending in _OTHERS:
        raise click.UsageError(f"no format is called {ending}: --format names one of {', '.join(FORMATS)}")
    return ENDINGS.get(ending, "table")


_OTHERS = frozenset({".json", ".tsv", ".xls", ".xlsx", ".parquet"})


@main.command()
@_reading
@click.option("--find", metavar="TEXT", default="", help="Only mentions whose own words or indicator hold TEXT.")
def explain(find: str, files: tuple[str, ...], **reading: Any) -> None:
    """Print each quantity in its sentence, with the words that decided how it was read."""
    failed: list[str] = []
    between = ""

    def explained(document: _Document) -> str:
        found = [one for one in document.mentions if find in one.text or find in (one.indicator or "")]
        name = f"{click.format_filename(document.name)}\n\n" if len(files) > 1 and found else ""
        return name + "\n".join(map(render.explain, found))

    for piece in _shown(_mentions(files or ("-",), failed, **reading), explained, failed):
        if piece:
            click.echo(between + piece, nl=False)
            between = "\n"
    if not between and not failed:
        click.echo(f"no quantity holds {find!r}" if find else "no quantity found", err=True)
    sys.exit(1 if failed else 0)


@main.command(context_settings={"ignore_unknown_options": True})  # policynum parse -5%
@click.argument("surface")
@_LEXICON
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def parse(surface: str, form: str, lexicon: Lexicon | None) -> None:
    """Print what one quantity says, for example: policynum parse 1.3万亿元"""
    try:
        measure = policynum.parse(surface, lexicon=lexicon)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    if form == "json":
        click.echo(json.dumps(measure.to_dict(), ensure_ascii=False))
        return
    facts = {
        "value": render.amount(measure),
        "SI or CNY": render.amount(measure.si),
        "bound": measure.bound,
    }
    with suppress(ValueError):  # 几十元 has no other words
        facts["in words"] = policynum.to_chinese(measure, style="numerals")
    for name, fact in facts.items():
        click.echo(f"{name:<9}  {fact}")


class _Document(NamedTuple):
    """A file that was read, and the mentions in it that were asked for."""

    name: str
    text: str
    mentions: list[Mention]


def _mentions(
    files: Iterable[str],
    failed: list[str],
    *,
    encoding: str | None,
    lexicon: Lexicon | None,
    roles: tuple[str, ...],
    published: datetime | None,
    workers: int = 1,
) -> Iterator[_Document]:
    """Each file that can be read; the others are named on stderr and added to ``failed``."""
    waiting: deque[tuple[str, str]] = deque()

    def texts() -> Iterator[str]:
        for name in files:
            try:
                text = text_of(name, encoding)
            except (OSError, ValueError) as error:
                _tell(name, getattr(error, "strerror", None) or str(error), failed)
            else:
                waiting.append((name, text))
                yield text

    date = published and published.date()
    for mentions in pipeline.attempts(texts(), workers=workers, published=date, lexicon=lexicon):
        name, text = waiting.popleft()
        if isinstance(mentions, Exception):
            _tell(name, _unforeseen(mentions), failed)
        else:
            yield _Document(name, text, [mention for mention in mentions if not roles or mention.role in roles])


def _shown(documents: Iterable[_Document], written: Callable[[_Document], str], failed: list[str]) -> Iterator[str]:
    """Each document as ``written`` has it; where that fails, the file is told like one that cannot be read."""
    for document in documents:
        try:
            piece = written(document)
        except Exception as error:
            _tell(document.name, _unforeseen(error), failed)
        else:
            yield piece


def _tell(name: str, why: str, failed: list[str]) -> None:
    click.echo(f"{name}: {why}", err=True)
    failed.append(name)


def _unforeseen(error: Exception) -> str:
    return f"{type(error).__name__}, which should not happen: {error}"


def _with_bar(files: tuple[str, ...]) -> Iterable[str]:
    from rich.console import Console
    from rich.progress import track

    return track(files, description="Reading", console=Console(stderr=True), transient=True)


def _written(
    documents: Iterable[_Document],
    form: str,
    failed: list[str],
    *,
    several: bool,
    width: int | None,
    roles: Collection[str],
) -> Iterator[str]:
    """The documents in one of FORMATS, piece by piece; where there are several, each says which file it is."""
    headings: list[str] = []

    def written(document: _Document) -> str:
        name, text, mentions = document
        name = click.format_filename(name)  # one that is no text, in characters that are
        file = name if several else None
        if form == "html":
            piece = html.fragment(text, mentions, heading=file, number=len(headings), roles=roles)
            headings.append(name)
            return piece
        if form == "jsonl":
            return "".join(render.json_lines(mentions, file=file))
        if form == "csv":
            return "".join(render.csv_lines(mentions, file=file, header=False))
        return (f"{name}\n" if several else "") + render.table(mentions, width=width)

    pieces = _shown(documents, written, failed)
    if form == "html":
        fragments = list(pieces)
        yield html.whole_page(fragments, contents=headings if several else ())
        return
    for number, piece in enumerate(pieces):
        if form == "csv" and number == 0:
            yield from render.csv_lines((), file="" if several else None)
        elif form == "table" and number > 0:
            yield "\n"
        yield piece
