"""Files as the command line reads and writes them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE
from tempfile import NamedTemporaryFile
from typing import IO

import click

_LOOKED_FOR = ["gb18030", "big5", "utf_16", "utf_16_le", "utf_16_be"]  # what a Chinese file not in UTF-8 may be in

# How PDF, docx or zip, doc, gzip, PNG and JPEG begin.
_NOT_PLAIN = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")


def text_of(name: str, encoding: str | None) -> str:
    """The file's text with its line ends untouched, so that offsets hold for the file as it stands."""
    if name == "-" and sys.stdin.isatty():
        click.echo("reading what you type, to Ctrl-D; --help says how to name files", err=True)
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    if data.startswith(_NOT_PLAIN):
        raise ValueError("a PDF, Word, picture or packed file, no plain text; save it as text first")
    with suppress(UnicodeDecodeError):
        return data.decode(encoding or "utf-8")
    if encoding is None:
        from charset_normalizer import from_bytes

        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data
        looked_for = [name for name in _LOOKED_FOR if wide or not name.startswith("utf_16")]
        best = from_bytes(data, cp_isolation=looked_for).best()
        if best is not None:
            click.echo(f"{name}: read as {best.encoding}", err=True)
            return str(best)
    for likely in (encoding,) if encoding else ("utf-8", "gb18030"):
        text = data.decode(likely, "replace")
        if (damaged := text.count("\ufffd")) * _SOUND <= len(text):
            click.echo(f"{name}: read as {likely}, with damaged characters: {damaged}", err=True)
            return text
    unknown = "neither UTF-8 nor a Chinese text in a known encoding; --encoding names it"
    raise ValueError(f"can't decode it as {encoding}" if encoding else unknown)


_SOUND = 100  # characters for each that is damaged


def is_same(name: str, output: str) -> bool:
    """Whether the file that is read is the one that is written; never where one is a stream."""
    if "-" in (name, output) or not Path(name).exists() or not Path(output).exists():
        return False
    return Path(name).samefile(output)


@contextmanager
def opened(output: str) -> Iterator[IO[str]]:
    """Standard output, or a file that takes the place of the one of its name only once all is written."""
    if output == "-":
        with click.open_file("-", "w", encoding="utf-8") as stream:
            yield stream
        return
    given = Path(output)
    path = given.resolve()
    device = given.exists() and not given.is_file()  # asked of the name given: what /dev/stdout leads to may have none
    try:
        stream = given.open("w", encoding="utf-8") if device else _beside(path)
    except OSError as error:
        raise click.BadParameter(f"{output}: {error.strerror}", param_hint="--output") from error
    part = Path(stream.name)
    try:
        with stream:
            yield stream
        if not device:
            part.chmod(_permissions(path))
            part.replace(path)
    except BaseException as error:
        if not device:
            part.unlink(missing_ok=True)
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            raise click.ClickException(f"{output}: {error.strerror}") from error  # a full disk
        raise


def _beside(path: Path) -> IO[str]:
    """A new file in the same folder, under a name that no other has: out.csv.part may be somebody's own."""
    return NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=".policynum-", delete=False)


def _permissions(path: Path) -> int:
    """Those of the file that is overwritten, or what the umask leaves to a new one; a temporary file is private."""
    if path.exists():
        return S_IMODE(path.stat().st_mode)
    os.umask(umask := os.umask(0))  # it cannot be asked without being set
    return 0o666 & ~umask
