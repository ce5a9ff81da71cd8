"""Plain text as paragraphs and grids: each layout's reader on small texts, cell by cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.source.boxes import read_boxes
from govdisclosure.source.columns import read_columns
from govdisclosure.source.markdown import is_markdown, read_markdown
from govdisclosure.source.page import DEFAULT_LIMITS
from govdisclosure.source.pipes import read_pipe_cells, read_pipe_rows
from govdisclosure.source.tabs import join_cells, read_tabs
from govdisclosure.source.text import layout_of, read_lines

PAD = "·"
"""What stands for the rest of a span in the rows that a test expects."""


def shown(block: Block) -> object:
    """A paragraph as its text, a grid as rows of texts."""
    if isinstance(block, Paragraph):
        return block.text
    return [[PAD if cell.pad else cell.text for cell in row] for row in block.rows]


def lines_of(grid: Block) -> list[list[int]]:
    assert isinstance(grid, Grid)
    return [[cell.line for cell in row if not cell.pad] for row in grid.rows]


# one cell a line -----------------------------------------------------------------------------------------


def test_cells_with_pipes_behind_them() -> None:
    lines = ["二、标题", "第二十条第（一）项 |", "|||", "规章 |", "0 |", "|", "3 |", "正文在后面。"]
    table, text = list(read_pipe_cells(lines))[1:]
    assert shown(table) == [["第二十条第（一）项", PAD, PAD, "规章", "0", "", "3"]]
    assert (lines_of(table), text) == ([[2, 4, 5, 6, 7]], Paragraph("正文在后面。", 8))


def test_a_pad_on_the_line_of_its_cell() -> None:
    (table,) = read_pipe_cells(["行政许可 | ||", "7 | ||"])
    assert shown(table) == [["行政许可", PAD, PAD, "7", PAD, PAD]]


def test_a_label_over_two_lines_before_its_pipe() -> None:
    (table,) = read_pipe_cells(["规章 |", "1 |", "现行", "有效件数 |", "2 |"])
    assert shown(table) == [["规章", "1", "现行\n有效件数", "2"]]


def test_the_last_cell_may_lack_its_pipe() -> None:
    assert [shown(b) for b in read_pipe_cells(["规章 |", "1 |", "2", "三、下一节"])] == [[["规章", "1", "2"]], "三、下一节"]


# one row a line ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("| 规章 | 0 | 1 | 2 |", ["规章", "0", "1", "2"]),
        ("| 规章 | | 1 | |", ["规章", "", "1", ""]),
        ("规章 | 0 | 1 | 2 |", ["规章", "0", "1", "2"]),
        ("行政许可 | 7 | ||", ["行政许可", "7", PAD, PAD]),
        ("| **规章** | 1\\|2 | <br> | a<br>b |", ["规章", "1|2", "", "a\nb"]),
    ],
)
def test_rows_with_pipes(line: str, row: list[str]) -> None:
    closed = "| 规章 | 9 | 9 | 9 |" if line.startswith("|") else "规章 | 9 | 9 | 9 |"
    (table,) = read_pipe_rows([closed, line, closed])
    assert shown(table) == [["规章", "9", "9", "9"], row, ["规章", "9", "9", "9"]]
    assert lines_of(table)[1] == [2] * sum(cell != PAD for cell in row)


def test_the_rule_of_a_markdown_table_is_no_row() -> None:
    found = [shown(b) for b in read_pipe_rows(["| 甲 | 乙 |", "| --- | :---: |", "| 1 | 2 |", "", "正文正文"])]
    assert found == [[["甲", "乙"], ["1", "2"]], "正文正文"]


def test_open_rows_end_in_a_cell_not_in_a_pipe() -> None:
    (table,) = read_pipe_rows(["甲 | 乙 | 丙", "1 | 2 | ", "4 |  | 6"])
    assert shown(table) == [["甲", "乙", "丙"], ["1", "2", ""], ["4", "", "6"]]


# tabs ----------------------------------------------------------------------------------------------------


def test_rows_with_tabs() -> None:
    table, text = read_tabs(["规章\t1\t\t3", "处罚\t 7 \t", "正文在表格之后，没有分隔。"])
    assert shown(table) == [["规章", "1", "", "3"], ["处罚", "7", ""]]
    assert (lines_of(table), text) == ([[1] * 4, [2] * 3], Paragraph("正文在表格之后，没有分隔。", 3))


def test_a_whole_page_on_one_line() -> None:
    (table,) = read_tabs(["\t".join(["规章", *"123", ""] * 13)])
    assert isinstance(table, Grid)
    assert (table.flow, shown(table)) == (True, [["规章", "1", "2", "3"] * 13])


def test_cells_on_lines_of_their_own_with_tabs_between() -> None:
    lines = ["规章", "\t", "1", "\t", "\t", "3", "", "许可", "\t", "7", "\t", ""]
    assert [line for line in join_cells(lines) if line] == ["规章\t1\t\t3", "许可\t7\t"]
    assert len(join_cells(lines)) == len(lines)
    assert join_cells(["规章\t1", "\t", "许可"]) == ["规章\t1", "\t", "许可"]


# drawn and ruled tables ----------------------------------------------------------------------------------


def test_a_drawn_table_with_spans() -> None:
    lines = [
        "标题",
        "┌──────┬─────────┐",
        "│规章  │    1    │",
        "│第二行├────┬────┤",
        "│      │ 2  │ 3  │",
        "└──────┴────┴────┘",
        "尾",
    ]
    before, table, after = read_boxes(lines)
    assert (shown(before), shown(after)) == ("标题", "尾")
    assert shown(table) == [["规章第二行", "1"], ["2", "3"]]
    assert lines_of(table) == [[3, 3], [5, 5]]


def test_the_line_of_a_cell_is_that_of_its_text() -> None:
    (table,) = read_boxes(["┌──┬──┐", "│甲│  │", "│乙│1 │", "│  │2 │", "└──┴──┘", "", ""])
    assert (shown(table), lines_of(table)) == ([["甲乙", "12"]], [[2, 3]])


def test_a_grid_of_signs() -> None:
    (table,) = read_boxes(["+------+---+", "| 规章 | 1 |", "+======+===+", "| 处罚 |   |", "+------+---+"])
    assert shown(table) == [["规章", "1"], ["处罚", ""]]


def test_columns_under_a_rule() -> None:
    lines = ["标题", "  ------ --- ---", "  规章   1   2", "  处罚       3", "  ------ --- ---", "尾"]
    before, table, after = read_columns(lines)
    assert (shown(before), shown(after)) == ("标题", "尾")
    assert shown(table) == [["规章", "1", "2"], ["处罚", "", "3"]]
    assert lines_of(table) == [[3] * 3, [4] * 3]


def test_rows_of_several_lines_under_a_rule() -> None:
    lines = ["------ ---", "行政", "许可   1", "", "处罚   2", "------ ---"]
    (table,) = read_columns(lines)
    assert shown(table) == [["行政许可", "1"], ["处罚", "2"]]


# which layout --------------------------------------------------------------------------------------------

SAMPLES = {
    "pipe-cells": ["规章 |", "1 |", "2 |", "|", "处罚 |", "7 |"],
    "pipe-rows": ["| 规章 | 1 | 2 |", "| 许可 | 1 | |", "| 处罚 | 7 | |"],
    "tabs": ["规章\t1\t2\t3", "许可\t7\t\t\t", "处罚\t8\t1\t", "强制\t9\t\t4"],
    "boxes": ["┌──┬──┐", "│甲│乙│", "├──┼──┤", "│1 │2 │", "└──┴──┘"],
    "columns": ["------ ---", "规章   1", "------ ---"],
    "lines": ["规章", "1", "2", "3"],
}


@pytest.mark.parametrize("layout", SAMPLES)
def test_the_layout_of_a_text(layout: str) -> None:
    assert layout_of(SAMPLES[layout]) == layout
    found = read_lines("\n".join(["正文。", *SAMPLES[layout]]))
    assert found.layout == layout
    assert isinstance(found.blocks[-1], Paragraph) == (layout == "lines")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x0c"])
def test_line_ends_of_all_kinds(end: str) -> None:
    assert [b.line for b in read_lines(end.join(["甲", "乙", "丙"])).blocks if isinstance(b, Paragraph)] == [1, 2, 3]


def test_radicals_and_the_numbers_of_pages() -> None:
    found = read_lines("⼆、标题\n1\n12\n\n\f2\n尾").blocks
    assert [(b.text, b.line) for b in found if isinstance(b, Paragraph)] == [("二、标题", 1), ("1", 2), ("2", 5), ("尾", 6)]


def test_indents_are_columns_of_a_terminal() -> None:
    (found,) = read_lines(" \u3000甲").blocks
    assert found == Paragraph("甲", 1, indent=3)


# markdown with tags --------------------------------------------------------------------------------------

MARKDOWN = """\
# 标题

<b>一、总体情况</b>

<table>
<tr><td>规章</td>
<td>1</td></tr>
</table>

| 甲 | 乙 |
|---|---|
| 1 | 2 |
"""


def test_markdown_with_html_tables() -> None:
    assert is_markdown(MARKDOWN)
    assert not is_markdown("<html>" + MARKDOWN)
    assert not is_markdown("<p>甲</p>")
    found = read_markdown(MARKDOWN, DEFAULT_LIMITS)
    assert [shown(b) for b in found.blocks] == ["标题", "一、总体情况", [["规章", "1"]], [["甲", "乙"], ["1", "2"]]]
    assert lines_of(found.blocks[2]) == [[6, 7]]
    assert lines_of(found.blocks[3]) == [[10, 10], [12, 12]]


def test_tables_within_tables_in_markdown() -> None:
    inner = "<table><tr><td>1</td></tr></table>"
    text = MARKDOWN.replace("<td>1</td>", f"<td>{inner}</td>")
    assert [["1"]] in [shown(b) for b in read_markdown(text, DEFAULT_LIMITS).blocks]


# anything ------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["|", "||", " ", "\t", "\n", "1", "规章", "---", "----- ---", "│", "├", "─", "┼", "+---+", "**", "\\", "\f", "。", "<br>"]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_is_read_and_lines_count_up(text: str) -> None:
    found = read_lines(text)
    cells = [c.line for b in found.blocks if isinstance(b, Grid) for r in b.rows for c in r if not c.pad]
    count = text.replace("\n\f", "\n").replace("\f", "\n").count("\n") + 1
    assert all(1 <= line <= count for line in cells)
    assert all(1 <= b.line <= count for b in found.blocks if isinstance(b, Paragraph))


@given(st.lists(st.lists(st.integers(0, 999).map(str), min_size=3, max_size=3), min_size=3, max_size=8))
def test_figures_come_out_of_each_layout_as_they_stood(rows: list[list[str]]) -> None:
    texts = {
        "pipe-rows": "\n".join("| " + " | ".join(row) + " |" for row in rows),
        "tabs": "\n".join("\t".join(["行", *row]) for row in rows),
        "pipe-cells": "\n".join(f"{cell} |" for row in rows for cell in row),
        "boxes": "\n".join(["┌───┬───┬───┐", *("│" + "│".join(c.ljust(3) for c in row) + "│\n├───┼───┼───┤" for row in rows)]),
    }
    for layout, text in texts.items():
        found = read_lines(text)
        assert found.layout == layout
        cells = [c.text for b in found.blocks if isinstance(b, Grid) for r in b.rows for c in r if c.text != "行"]
        assert cells == [cell for row in rows for cell in row]


def test_grid_cells_are_what_the_tests_take_them_for() -> None:
    assert GridCell("1", line=3)[:4] == ("1", 1, 1, 3)
