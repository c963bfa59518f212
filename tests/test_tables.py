"""tables: which cells of pasted lines belong to which row and column."""

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from policynum.structure import tables

NAMES = st.text("甲乙丙丁镇乡面积进度", min_size=2, max_size=5)
FIGURES = st.integers(1, 999).flatmap(lambda number: st.sampled_from([f"{number}亩", f"{number}%", f"{number}.5万吨"]))
GAPS = st.sampled_from(["　", "　　", "\t", " | ", "|", "   "])


@st.composite
def pasted(draw):
    """A table as lines, with its head and its rows."""
    width, gap = draw(st.integers(3, 6)), draw(GAPS)
    head = draw(st.lists(NAMES, min_size=width, max_size=width))
    row = st.tuples(NAMES, st.lists(FIGURES, min_size=width - 1, max_size=width - 1))
    rows = [[name, *figures] for name, figures in draw(st.lists(row, min_size=1, max_size=5))]
    return "\n".join(gap.join(line) for line in [head, *rows]), head, rows


@given(pasted(), st.sampled_from(["", "情况如下：\n", "一、进度\n\n"]), st.sampled_from(["", "\n", "\n以上为初步数。"]))
def test_every_figure_has_its_row_and_column(table, before, behind):
    lines, head, rows = table
    text = before + lines + behind
    read = [tuple(text[slice(*piece)] for piece in ((c.start, c.end), c.row, c.column)) for c in tables.find(text)]
    assert read == [(figure, row[0], column) for row in rows for figure, column in zip(row[1:], head[1:], strict=True)]


@given(st.text("甲面积　\t|\n 12亩%，。", max_size=60))
def test_cells_of_odd_text_stand_in_order(text):
    cells = tables.find(text)
    assert all(one.end <= two.start for one, two in pairwise(cells))
    assert all(tables.at(cells, cell.start) is cell for cell in cells)


@given(st.text("甲面积，。12亩", max_size=60))
def test_running_text_holds_no_table(text):
    assume("\n" not in text)
    assert not tables.find(text)
