"""Tables that somebody else took from a source: with their spans, or with what a span reaches left to the eye."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

import attrs
import pytest
from hypothesis import assume, given

from govdisclosure import AnnualReport, Reading, read_grids
from govdisclosure.schema import FORMS, Edition
from govdisclosure.schema.sheet import Sheet, SheetCell, matrix
from govdisclosure.strategies import reports
from govdisclosure.writing.document import document

Rows = list[list[object]]


def with_spans(sheet: Sheet) -> Rows:
    return [[(cell.text, cell.rowspan, cell.colspan) for cell in row] for row in sheet.rows]


def places(sheet: Sheet, fill: Callable[[SheetCell], object]) -> Rows:
    """Every place of the grid; what a span reaches is as `fill` has it."""
    grid = matrix(sheet)
    rows: Rows = [[None] * sheet.width for _ in grid]
    for y, row in enumerate(grid):
        for x, cell in enumerate(row):
            if cell is not None:
                reached = [(y + down, x + right) for down in range(cell.rowspan) for right in range(cell.colspan)]
                for down, right in reached:
                    rows[down][right] = fill(cell)
                rows[y][x] = cell.text
    return rows


AGAIN, BLANK = "the text again, as pandas has it", "blank, as camelot has it"
"""Ways that leave figures open where a table has few: a text again may be a figure, and a blank a cell that was left blank."""

WAYS: dict[str, Callable[[Sheet], Rows]] = {
    "spans": with_spans,
    "None, as pdfplumber has it": lambda sheet: places(sheet, lambda _: None),
    BLANK: lambda sheet: places(sheet, lambda _: ""),
    "left out": lambda sheet: [[cell.text for cell in row] for row in sheet.rows],
    AGAIN: lambda sheet: places(sheet, lambda cell: cell.text),
}


def read_as(report: AnnualReport, way: Callable[[Sheet], Rows], blank: str) -> Reading:
    whole = document(report, blank=blank)
    blocks: list[str | Rows] = [] if whole.title is None else [whole.title]
    blocks += whole.facts.values()
    for part in whole.parts:
        blocks += (part.heading, *part.paragraphs)
        if part.sheet is not None:
            blocks.append(way(part.sheet))
    return read_grids([*blocks, *whole.footer.values()])


@given(reports())
def test_a_report_with_its_spans_reads_back(report: AnnualReport) -> None:
    # table 3 alone tells its form by row (六), today only if that has figures (see the next test)
    assume(report.proactive is not None or any(path.startswith("applications.results.other") for path in stated_by(report)))
    assert read_as(report, with_spans, "").report == report


def stated_by(report: AnnualReport) -> list[str]:
    return [path for path, value in report.cells().items() if value is not None]


def test_a_table_3_of_blanks_tells_its_form_by_its_rows() -> None:
    blank = AnnualReport.from_cells("2021", dict.fromkeys(FORMS["2021"].paths))
    reading = read_as(attrs.evolve(blank, proactive=None), with_spans, "")
    assert reading.report is not None
    assert reading.report.edition == "2021"


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("way", WAYS)
def test_whatever_is_done_with_spans_every_figure_is_right_or_named(way: str, edition: Edition) -> None:
    @given(reports(edition=edition))
    def check(report: AnnualReport) -> None:
        reading = read_as(report, WAYS[way], "")
        assert reading.report is not None
        found, stated = reading.report.cells(), report.cells()
        assert all(found.get(path) in (None, value) for path, value in stated.items())
        lost = [path for path, value in stated.items() if value is not None and found.get(path) is None]
        named = [diagnostic.path or "" for diagnostic in reading.diagnostics if diagnostic.severity != "info"]
        assert all(any(path.startswith(name) for name in named) for path in lost)
        assert way in {AGAIN, BLANK} or not lost

    check()


def test_the_place_of_a_figure_is_that_in_what_was_handed_over() -> None:
    heads = [["行政复议"], ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]]
    reading = read_grids(["四、政府信息公开行政复议、行政诉讼情况", [["附注"]], [*heads, [3, 1, 0, 1, 5]]])
    cell = reading.cells["review.reconsideration.upheld"]
    assert (cell.raw, cell.line, cell.place) == ("3", 3, (2, 3, 1))


class Whole:
    """A whole number as other libraries have it (numpy)."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __index__(self) -> int:
        return self.number


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (3, "3"),
        (3.0, "3"),
        (3.5, "3.5"),
        (-0.0, "0"),
        (math.nan, ""),
        (Decimal("NaN"), ""),
        (Decimal("1E+2"), "100"),
        (Decimal("3.00"), "3"),
        (Decimal("3.50"), "3.50"),
        (Decimal("1E+999999"), "1E+999999"),
        (1e300, "1e+300"),
        (Whole(3), "3"),
        (" 3\n", "3"),
        (("3", 1, 1), "3"),
        (("", 1, 1), ""),
        (("3", Whole(1), Whole(1)), "3"),
    ],
)
def test_what_a_cell_shows(cell: object, shown: str) -> None:
    heads = [["行政复议"], ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]]
    reading = read_grids(["四、政府信息公开行政复议、行政诉讼情况", [*heads, [cell, 1, 1, 1, 1]]])
    assert reading.cells["review.reconsideration.upheld"].raw == shown


class Frame:
    """A table as libraries of data have it: who walks through it gets its columns, or their names."""

    columns = ("上年", "本年")

    def __iter__(self) -> Iterator[object]:
        return iter([["上年", 3], ["本年", 5]])


LIST, TABLE = "pass a list of paragraphs", "pass a text, or rows of cells (of a frame its rows), as block 2, not "
ROW, CELL = "pass a list of cells as row 1 of block 2, not ", "pass a text, a number or None as cell 2 of row 1 of block 2, not "


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        (None, LIST),
        ("四、政府信息公开行政复议、行政诉讼情况", LIST),
        (Frame(), LIST),
        (["甲", 3], TABLE + "int"),
        (["甲", None], TABLE + "None"),
        (["甲", b"bytes"], TABLE + "bytes"),
        (["甲", Frame()], TABLE),
        (["甲", ["a row that is a text"]], ROW + "str"),
        (["甲", [{3, 5}]], ROW + "set"),
        (["甲", [{"本年": 3}]], ROW + "dict"),
        (["甲", [None]], ROW + "None"),
        (["甲", [["乙", object()]]], CELL + "object"),
        (["甲", [["乙", True]]], CELL + "bool"),
        (["甲", [["乙", ["3", 1, 1]]]], CELL + "list"),
        (["甲", [["乙", ("3", 1)]]], "pass (text, rowspan, colspan) as cell 2 of row 1 of block 2, not ('3', 1)"),
    ],
)
def test_what_is_no_table_is_a_mistake_of_the_caller_and_its_place_is_said(blocks: object, said: str) -> None:
    with pytest.raises(TypeError, match="^" + re.escape(said)):
        read_grids(blocks)  # type: ignore[arg-type]


@pytest.mark.parametrize("span", [0, -1, "2", 1.0, None, True])
def test_a_span_is_a_whole_number(span: object) -> None:
    with pytest.raises(ValueError, match=f"from 1 on, not {span!r} .cell 1 of row 1 of block 2"):
        read_grids(["甲", [[("3", 1, span)]]])


def test_anything_that_gives_its_items_in_order_will_do() -> None:
    heads: list[list[object]] = [["行政复议"], ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], [3, 1, 0, 1, 5]]
    blocks: list[str | list[list[object]]] = ["四、政府信息公开行政复议、行政诉讼情况", heads]
    lazy = (block if isinstance(block, str) else map(iter, block) for block in blocks)
    assert read_grids(lazy).report == read_grids(blocks).report == read_grids(tuple(blocks)).report


def test_no_report_is_a_reading_that_says_so() -> None:
    assert [diagnostic.code for diagnostic in read_grids([]).diagnostics] == ["parse-empty"]
    assert [diagnostic.code for diagnostic in read_grids(["甲", [["乙"]]]).diagnostics] == ["parse-not-a-report"]
