"""Pages whose rows draw the lines of the grid a little apart, as Word and LibreOffice save tables that were drawn by hand.

Each row has its own lines then, and the grid the lines of all rows: nearly every cell spans several of its columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

from govdisclosure.reading import read_html
from govdisclosure.schema import AnnualReport
from govdisclosure.strategies import reports
from govdisclosure.writing import write
from tests.reading.own_pages import covers

APART = 4
"""How far apart two lines of the printed grid are; none moves by more than one."""


class Cell(NamedTuple):
    """A cell, the row in which it begins, and the lines of the printed grid between which it stands."""

    element: HtmlElement
    row: int
    left: int
    right: int
    rowspan: int


def cells_of(table: HtmlElement) -> Iterator[Cell]:
    """Yield the cells of a table with the lines of the printed grid between which they stand."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for element in line:
            while (row, column) in taken:
                column += 1
            right = column + int(element.get("colspan", "1"))
            rowspan = int(element.get("rowspan", "1"))
            taken |= {(below, place) for below in range(row, row + rowspan) for place in range(column, right)}
            yield Cell(element, row, column, right, rowspan)
            column = right


def draw_crooked(table: HtmlElement, random: Random) -> None:
    """Move the lines of each row that no cell of several rows holds in place; set the spans of the grid that this makes."""
    cells = list(cells_of(table))
    straight = {0, max(cell.right for cell in cells)}
    straight |= {line for cell in cells if cell.rowspan > 1 for line in (cell.left, cell.right)}
    moved: dict[tuple[int, int], int] = {}

    def place_of(row: int, line: int) -> int:
        move = 0 if line in straight else moved.setdefault((row, line), random.choice((-1, 0, 1)))
        return APART * line + move

    drawn = [(cell.element, place_of(cell.row, cell.left), place_of(cell.row, cell.right)) for cell in cells]
    lines = sorted({line for _, left, right in drawn for line in (left, right)})
    for element, left, right in drawn:
        element.set("colspan", str(lines.index(right) - lines.index(left)))


def crooked(report: AnnualReport, random: Random) -> HtmlElement:
    page = html.document_fromstring(write(report, "html"))
    for table in page.iter("table"):
        draw_crooked(table, random)
    return page


def written(page: HtmlElement) -> bytes:
    return html.tostring(page, encoding="utf-8")


def figures_of(page: HtmlElement) -> Sequence[HtmlElement]:
    return [cell for cell in page.iter("td") if cell.text_content().strip().isdigit()]


@given(reports(), st.randoms(use_true_random=False))
def test_a_crooked_grid_reads_like_a_straight_one(report: AnnualReport, random: Random) -> None:
    assume(report.proactive is not None or report.applications is not None)  # table 4 alone does not tell the form
    reading = read_html(written(crooked(report, random)))
    assert reading.report is not None
    assert reading.report.cells() == report.cells()
    assert [d.code for d in reading.errors if d.code != "parse-table-missing"] == []


@given(reports(), st.randoms(use_true_random=False))
def test_a_crooked_row_that_lost_a_cell_is_named(report: AnnualReport, random: Random) -> None:
    assume(report.proactive is not None or report.applications is not None)
    page = crooked(report, random)
    assume(figures_of(page))
    random.choice(figures_of(page)).drop_tree()
    reading = read_html(written(page))
    assert reading.report is not None
    expected = report.cells()
    moved = {path: value for path, value in reading.report.cells().items() if value not in (None, expected.get(path))}
    assert [path for path in moved if not covers(reading, path)] == []
