"""The examples in the README files and in docs/ are tests: Python in its blocks, and the command line's output.

A ```python block runs (and where it has >>> its output is compared); the blocks of one file share their names.
A ```console block runs each line after ``$ policynum`` through the command line and compares what it prints.
What stands in ```sh is only shown.
"""

import shlex
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser


class ConsoleParser(CodeBlockParser):
    language = "console"

    def evaluate(self, example: Example) -> str | None:
        from click.testing import CliRunner

        from policynum.cli import main

        shown = str(example.parsed)
        actual = []
        for line in shown.splitlines():
            if line.startswith("$ policynum "):
                actual += [line, *CliRunner().invoke(main, shlex.split(line)[2:]).output.splitlines()]
        expected = shown.splitlines()
        return None if actual == expected else "\n".join(["what the command prints is:", *actual])


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE), ConsoleParser()],
    patterns=["README*.md", "docs/*.md", "docs/**/*.md"],
).pytest()
