"""Tables that were pasted as lines: which row and which column a number stands in.

乡镇　应收面积　进度
柳湾镇　12万亩　93%

A table is a line of three cells or more without a figure but those of times (2024年), and below it lines of as many,
each with a name first. Cells stand apart by a tab, a stroke, a wide blank or two blanks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from policynum.sentences import years
from policynum.sentences.nouns import Piece


class Cell(NamedTuple):
    """A cell that holds a figure, with the name of its row and the head of its column."""

    start: int
    end: int
    row: Piece
    column: Piece
    generic: bool  # whether the rows are indicators, so that the column only says which value of them: 指标　完成　同比
    time: Piece | None  # that the head of its column names: 指标　2024年　2025年
    first: bool  # whether its column is the first of several times, which even a plan only sets out from
    aims: bool  # whether its column holds aims: 指标　目标　完成

    def is_figure(self, start: int, end: int) -> bool:
        """Whether the cell holds little more than the number from ``start`` to ``end``; else it is a sentence."""
        return start - self.start <= _BESIDE and self.end - end <= _BESIDE


def find(text: str) -> list[Cell]:
    """The cells of the tables in a text, in text order.

    >>> text = "乡镇　面积　进度\\n柳湾镇　12万亩　93%\\n青圩乡　7万亩　88%\\n"
    >>> [(text[cell.start:cell.end], text[slice(*cell.row)], text[slice(*cell.column)]) for cell in find(text)][:2]
    [('12万亩', '柳湾镇', '面积'), ('93%', '柳湾镇', '进度')]
    """
    cells: list[Cell] = []
    head: list[Piece] = []
    last = -1  # where the line before ended
    for row in _rows(text):
        start, end = text.rfind("\n", 0, row[0][0]) + 1, row[-1][1]
        if _RULE.fullmatch(text, row[0][0], end):
            pass  # |---|---| of Markdown stands between the head and the rows
        elif len(row) < _FEWEST:
            head = []
        elif not any(_FIGURE.search(text, *cell) and not _TIME.match(text, *cell) for cell in row):
            head = row
        elif head and len(row) == len(head) and start - last < _NEAR and not _FIGURE.search(text, *row[0]):
            cells += _cells(text, head, row)
        last = end
    return cells


def _cells(text: str, head: list[Piece], row: list[Piece]) -> Iterator[Cell]:
    """The cells of a row that hold its figures."""
    generic = _GENERIC.fullmatch(text, *head[0]) is not None
    times = [found.span("time") if (found := _TIME.match(text, *column)) else None for column in head[1:]]
    stated = [time for time in times if time is not None]
    for cell, column, time in zip(row[1:], head[1:], times, strict=True):
        first = len(stated) > 1 and time == stated[0]
        yield Cell(*cell, row[0], column, generic, time, first, _AIMS.fullmatch(text, *column) is not None)


def at(cells: list[Cell], place: int) -> Cell | None:
    """The cell that holds a place of the text."""
    index = bisect_right(cells, place, key=_start) - 1
    return cells[index] if index >= 0 and place < cells[index].end else None


def _start(cell: Cell) -> int:
    return cell.start


def _rows(text: str) -> Iterator[list[Piece]]:
    """The lines that hold a gap between cells, each as its cells."""
    done = 0
    for gap in _GAP.finditer(text) if any(mark in text for mark in _APART) else ():
        if gap.start() < done:
            continue
        start = text.rfind("\n", 0, gap.start()) + 1
        done = text.find("\n", gap.end())
        done = len(text) if done < 0 else done
        if done - start <= _LONGEST:
            yield [cell.span() for cell in _CELL.finditer(text, start, done)]


_FEWEST = 3  # cells of a row
_LONGEST = 300  # characters of a row; a longer line is a paragraph
_NEAR = 4  # characters between a row and the one before it
_APART = ("\t", "　", "|", "｜", "  ")  # one of these is in every gap, and none in most texts
_GAP = re.compile(r"[\t　|｜ ](?<=[^\s　|｜][\t　|｜ ])(?:(?<=[\t　|｜])|(?=[ |｜]))")
_CELL = re.compile(r"[^\s　|｜]+(?: [^\s　|｜]+)*")
_RULE = re.compile(r"[-:|｜\s]+")
_FIGURE = re.compile("[0-9]")
_TIME = re.compile(rf"(?P<time>(?:19|20)[0-9]{{2}}年{years.PART_OF_YEAR}?|[0-9]{{1,2}}月)[^0-9]*\Z")
_AIMS = re.compile("[^完执占比]{0,8}(?:目标|计划|预期|任务)[值数]?")
_BESIDE = 4  # characters beside the number in a cell: 增长5.7%, 12万亩左右
_GENERIC = re.compile("指标(?:名称)?|项目(?:名称)?|名称|类别|内容")
