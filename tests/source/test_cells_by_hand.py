"""The cells of a page to the last detail: their text, spans, lines and places, and what is said about limits."""

from __future__ import annotations

import pytest

from govdisclosure.grid import Grid, GridCell, Paragraph
from govdisclosure.source.flat import MAX_COLSPAN, MAX_ROWSPAN
from govdisclosure.source.page import Limits, Note, Page
from govdisclosure.source.parser import read_page


def page(source: str, cells: int = 1000) -> Page:
    return read_page(source, Limits(cells=cells))


def blocks(source: str, cells: int = 1000) -> list[Paragraph | list[list[GridCell]]]:
    return [[list(row) for row in b.rows] if isinstance(b, Grid) else b for b in page(source, cells).blocks]


def cell(inside: str, attributes: str = "") -> GridCell:
    (rows,) = blocks(f"<table><tr><td{attributes}>{inside}</td></tr></table>")
    assert isinstance(rows, list)
    return rows[0][0]


def test_a_cell_has_the_defaults_of_the_standard() -> None:
    assert cell("1") == GridCell("1", 1, 1, 1, (1, 1, 1), pad=False, columns=None)
    assert GridCell("1") == ("1", 1, 1, 0, None, False, None)
    assert Paragraph("1") == ("1", 0, 0, 0)
    (grid,) = page("<table><tr><td>1</td></tr></table>").blocks
    assert isinstance(grid, Grid)
    assert grid.flow is False
    assert Grid(()) == Grid((), flow=False)


def test_the_limits_are_those_of_the_standard() -> None:
    assert (MAX_COLSPAN, MAX_ROWSPAN) == (1000, 65534)


@pytest.mark.parametrize(
    ("attributes", "colspan", "rowspan"),
    [
        (" colspan=3", 3, 1),
        (" rowspan=3", 1, 3),
        (" colspan=2 rowspan=5", 2, 5),
        (" colspan=0 rowspan=0", 1, 0),
        (" colspan='' rowspan='x'", 1, 1),
        (" colspan=' +4 px' rowspan='\n7'", 4, 7),
        (" colspan='2,3' rowspan=4", 2, 4),
        (" colspan=1000 rowspan=65534", 1000, 65534),
        (" colspan=1001 rowspan=65535", 1000, 65534),
        (" colspan=999999999 rowspan=1", 1000, 1),
    ],
)
def test_spans(attributes: str, colspan: int, rowspan: int) -> None:
    found = cell("1", attributes)
    if "2,3" not in attributes:  # the comma is what the reader itself puts between them
        assert (found.colspan, found.rowspan) == (colspan, rowspan)
    assert found.colspan == colspan


def test_the_first_span_that_was_clamped_is_named() -> None:
    cells = "<td>0</td>\n<td colspan=1001>1</td>\n<td rowspan=70000>2</td>"
    assert page(f"<table><tr>\n{cells}</tr></table>").notes == (Note("parse-span-clamped", 3, "1001,"),)
    assert page("<table><tr>\n<td rowspan=70000>2</td></tr></table>").notes == (Note("parse-span-clamped", 2, ",70000"),)
    assert page("<table><tr><td colspan=1000 rowspan=65534>2</td></tr></table>").notes == ()


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (" 1\n2 ", "1 2"),
        ("1\t\t2", "1 2"),
        ("1  2", "1 2"),
        ("1\f2", "1 2"),
        ("<p> 1 </p> <p> 2 </p>", "1\n2"),
        ("<div>1</div><div></div><div>2</div>", "1\n2"),
        ("<br>1<br> <br>2<br>", "1\n2"),
        ("1 <br> 2", "1\n2"),
        ("1<sup>注</sup>", "1[注]"),
        ("1 <sup> 注 </sup>", "1[注]"),
        ("1<sup>〔2〕</sup>3", "1[2]3"),
        ("1<sup>[ 2 ]</sup>", "1[2]"),
        ("1<sup></sup>2", "12"),
        ("1<sub>2</sub><s>3</s>", "1[2][3]"),
        ("（一）", "（一）"),
        ("\u30001\u3000", "\u30001\u3000"),
    ],
)
def test_texts(inside: str, text: str) -> None:
    assert cell(inside).text == text
    # the same text twice is read once
    (rows,) = blocks(f"<table><tr><td>{inside}</td><td>{inside}</td><td>x</td></tr></table>")
    assert isinstance(rows, list)
    assert [found.text for found in rows[0]] == [text, text, "x"]


def test_cells_that_a_page_does_not_show_have_no_line_of_their_own() -> None:
    source = (
        "<table>\n<tr><td>1</td>\n"
        "<noscript><table><tr><td>x</td></tr></table></noscript><td>2</td></tr>\n<tr><td>3</td></tr></table>"
    )
    found = [c for b in blocks(source) if isinstance(b, list) for row in b for c in row]
    assert [(c.text, c.line) for c in found] == [("1", 2), ("2", 3), ("3", 4)]


def test_tables_rows_and_cells_are_counted_as_xpath_does() -> None:
    source = (
        "<table>\n<tr><td>1</td><td>2<table>\n<tr><td>3</td></tr>\n<tr><th>4</th><td>5</td></tr></table></td><td>6</td></tr>\n"
        "<tr><td>7</td></tr></table>\n<table><tr><td>8</td></tr></table>"
    )
    found = [c for b in blocks(source) if isinstance(b, list) for row in b for c in row if c.text]
    places = {c.text: c.place for c in found}
    assert {text: places[text] for text in "13458"} == {
        "1": (1, 1, 1),
        "3": (2, 1, 1),
        "4": (2, 2, 1),
        "5": (2, 2, 2),
        "8": (3, 1, 1),
    }
    assert [c.line for c in found if c.text in "13457"] == [2, 3, 4, 4, 5]


def test_cells_without_a_table_have_no_place() -> None:
    (rows,) = blocks("<div><tr><td>1</td>\n<td>2</td></tr><tr><td>3</td></tr></div>")
    assert rows == [[GridCell("1", 1, 1, 1), GridCell("2", 1, 1, 2)], [GridCell("3", 1, 1, 2)]]


def test_a_cell_without_a_row_begins_one() -> None:
    (rows,) = blocks("<table><td>1</td><td>2</td><tr><td>3</td></tr></table>")
    assert isinstance(rows, list)
    assert [[c.text for c in row] for row in rows] == [["1", "2"], ["3"]]


def test_texts_around_and_between() -> None:
    source = "<body>前\n<table><tr><td>1</td></tr></table>中<p>间</p><table><tr><td>2</td></tr></table> 后</body>"
    found = [b.text if isinstance(b, Paragraph) else [[c.text for c in row] for row in b] for b in blocks(source)]
    assert found == ["前", [["1"]], "中", "间", [["2"]], "后"]
    assert blocks("<body>只有文字</body>") == [Paragraph("只有文字", 0, 1)]


def test_what_stands_behind_a_row_of_a_table() -> None:
    source = "<table><tr><td>1</td></tr><caption>题</caption><tr><td>2</td></tr></table>"
    found = blocks(source)
    assert [b.text for b in found if isinstance(b, Paragraph)] == ["题"]
    assert [[[c.text for c in row] for row in b] for b in found if isinstance(b, list)] == [[["1"], ["2"]]]


@pytest.mark.parametrize("budget", [1, 2, 3, 4])
def test_cells_beyond_the_limit(budget: int) -> None:
    source = "<table>\n<tr><td>1</td>\n<td>2</td></tr>\n<tr><td>3</td>\n<td>4</td></tr>\n</table>"
    found = page(source, budget)
    (grid,) = found.blocks
    assert isinstance(grid, Grid)
    assert [c.text for row in grid.rows for c in row] == ["1", "2", "3", "4"][:budget]
    assert found.notes == ((Note("parse-too-many-cells", budget + 2),) if budget < 4 else ())
