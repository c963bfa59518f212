"""What a number in the cell of a table says by its row and its column."""

from __future__ import annotations

from dataclasses import replace

from policynum.change import changes, findings
from policynum.indicator.subjects import Subject
from policynum.model import Basis, Measure
from policynum.sentences.nouns import Piece
from policynum.sentences.times import Time
from policynum.structure.tables import Cell


def read(text: str, cell: Cell, measure: Measure, change: findings.Finding) -> tuple[Subject, findings.Finding]:
    """What the number measures, and against what, where the column says 同比.

    >>> from policynum.quantities.measures import find
    >>> from policynum.structure import tables
    >>> text = "品种　产量　产值\\n大米　3万吨　5亿元\\n小麦　2万吨　4亿元\\n"
    >>> one = next(iter(find(text)))
    >>> subject, _ = read(text, tables.at(tables.find(text), one.start), one.measure, findings.Finding(None))
    >>> [text[slice(*piece)] for piece in subject.pieces]
    ['大米', '产量']
    """
    row = cell.generic or cell.time is not None
    if measure.unit == "percent" and change.change is None:
        [change] = changes.of_items(text, [change], [cell.row if row else cell.column])
    if change.change is not None and change.change.basis is Basis.UNSTATED and "同比" in text[slice(*cell.column)]:
        change = replace(change, change=change.change._replace(basis=Basis.YOY, base="同比"))
    return Subject((cell.row,) if row else (cell.row, cell.column)), change


def time(text: str, cell: Cell, named: Piece, *, known: bool) -> Time:
    """The time that the head of a cell's column names; even a plan only sets out from the first of several.

    Where the day is ``known`` on which the text speaks, that tells what lies behind.

    >>> from policynum.structure import tables
    >>> text = "指标　2020年　2025年\\n产量　3万吨　5万吨\\n面积　2万亩　4万亩\\n"
    >>> cell = tables.at(tables.find(text), text.index("3"))
    >>> time(text, cell, cell.time, known=False).use
    'behind'
    """
    lies_behind = cell.first and not known
    return Time(*named, text[slice(*named)], "behind" if lies_behind else "stated")
