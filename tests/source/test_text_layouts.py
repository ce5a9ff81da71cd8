"""Plain text as paragraphs and grids: each layout's reader on small texts, cell by cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.source.boxes import read_boxes
from govdisclosure.source.markdown import is_markdown, read_markdown
from govdisclosure.source.page import DEFAULT_LIMITS, Limits, Note
from govdisclosure.source.parting import part
from govdisclosure.source.pipe_cells import read_pipe_cells
from govdisclosure.source.pipe_rows import read_pipe_rows
from govdisclosure.source.tabs import join_cells
from govdisclosure.source.text import read_lines

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


def blocks(*lines: str) -> list[object]:
    return [shown(block) for block in read_lines("\n".join(lines)).blocks]


def only_grid(*lines: str) -> Grid:
    (grid,) = (block for block in read_lines("\n".join(lines)).blocks if isinstance(block, Grid))
    return grid


# one cell a line -----------------------------------------------------------------------------------------


def test_cells_with_pipes_behind_them() -> None:
    lines = ["二、标题", "第二十条第（一）项 |", "|||", "规章 |", "0 |", "|", "3 |", "正文在后面。"]
    *_, table, text = read_lines("\n".join(lines)).blocks
    assert shown(table) == [["第二十条第（一）项", PAD, PAD, PAD, "规章", "0", "", "3"]]
    assert (lines_of(table), text) == ([[2, 4, 5, 6, 7]], Paragraph("正文在后面。", 8))


def test_a_pad_on_the_line_of_its_cell() -> None:
    (table,) = read_pipe_cells(["行政许可 | ||", "7 | ||"])
    assert shown(table) == [["行政许可", PAD, PAD, "7", PAD, PAD]]


def test_a_label_over_two_lines_before_its_pipe() -> None:
    (table,) = read_pipe_cells(["规章 |", "1 |", "现行", "有效件数 |", "2 |"])
    assert shown(table) == [["规章", "1", "现行\n有效件数", "2"]]


def test_the_last_cell_may_lack_its_pipe() -> None:
    assert blocks("规章 |", "1 |", "0 |", "2", "三、下一节") == [[["规章", "1", "0", "2"]], "三、下一节"]


def test_a_lone_pipe_closes_the_text_above_it() -> None:
    lines = ["二、标题", "规章", "|", "1", "|", "|", "3", "|", "行政", "许可", "|", "7", "|"]
    assert blocks(*lines) == ["二、标题", [["规章", "1", "", "3", "行政\n许可", "7"]]]
    assert only_grid(*lines).flow


def test_rows_whose_cells_hold_paragraphs() -> None:
    """Old markdownify: a pipe, then each cell with its line ends, closed by a blank and a pipe."""
    row = ["|", "规章", "", " |", "1", "", " |  | ", "", "3", "", " |"]
    second = ["| 许可 |", "7", "", " |"]
    assert blocks("标题", *row, *second) == ["标题", [["规章", "1", "", "3"], ["许可", "7"]]]
    assert not only_grid("标题", *row, *second).flow


# one row a line ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("| 规章 | 0 | 1 | 2 |", ["规章", "0", "1", "2"]),
        ("| 规章 | | 1 | |", ["规章", "", "1", ""]),
        ("规章 | 0 | 1 | 2 |", ["规章", "0", "1", "2"]),
        ("行政许可 | 7 | ||", ["行政许可", "7", PAD, PAD]),
        ("| **规章** | 1\\|2 | <br> | a<br>b |", ["规章", "1|2", "", "a\nb"]),
        ('| [规章]{lang="zh"} | [[1]{lang="en"}]{.u} | 2 |', ["规章", "1", "2"]),
        ("| 规章 | 1<br>2 | 3 |", ["规章", "1\n2", "3"]),
    ],
)
def test_rows_with_pipes(line: str, row: list[str]) -> None:
    closed = "| 规章 | 9 | 9 | 9 |" if line.startswith("|") else "规章 | 9 | 9 | 9 |"
    table = only_grid(closed, line, closed)
    assert shown(table) == [["规章", "9", "9", "9"], row, ["规章", "9", "9", "9"]]
    assert lines_of(table)[1] == [2] * sum(cell != PAD for cell in row)


def test_the_rule_of_a_markdown_table_is_no_row() -> None:
    assert blocks("| 甲 | 乙 |", "| --- | :---: |", "| 1 | 2 |", "", "正文正文") == [[["甲", "乙"], ["1", "2"]], "正文正文"]


def test_open_rows_end_in_a_cell_not_in_a_pipe() -> None:
    (table,) = read_pipe_rows(["甲 | 乙 | 丙", "1 | 2 | ", "4 |  | 6"])
    assert shown(table) == [["甲", "乙", "丙"], ["1", "2", ""], ["4", "", "6"]]


def test_a_cell_of_a_framed_row_goes_on_in_the_next_line() -> None:
    lines = ["| 甲 | 乙 | 丙 |", "| 属于", "国家秘密 | 1 | 2 |", "| 许可 | 12", "34 | 5 |"]
    assert blocks(*lines) == [[["甲", "乙", "丙"], ["属于\n国家秘密", "1", "2"], ["许可", "12\n34", "5"]]]


def test_rows_of_asciidoc_end_with_a_blank_line() -> None:
    lines = ["|甲 |乙 |丙 |丁", "", "|一 |1 |2", "|3", "", "|二 |4 |5 |6"]
    assert blocks(*lines) == [[["甲", "乙", "丙", "丁"], ["一", "1", "2", "3"], ["二", "4", "5", "6"]]]


# tabs ----------------------------------------------------------------------------------------------------


def test_rows_with_tabs() -> None:
    lines = ["规章\t1\t\t3", "处罚\t 7 \t", "强制\t1\t2\t3", "收费\t1\t2\t3", "正文在表格之后，没有分隔。"]
    table, text = read_lines("\n".join(lines)).blocks
    assert shown(table) == [["规章", "1", "", "3"], ["处罚", "7", ""], ["强制", "1", "2", "3"], ["收费", "1", "2", "3"]]
    assert (lines_of(table)[:2], text) == ([[1] * 4, [2] * 3], Paragraph("正文在表格之后，没有分隔。", 5))


def test_a_whole_page_on_one_line() -> None:
    table = only_grid("\t".join(["规章", *"123", ""] * 13))
    assert (table.flow, shown(table)) == (True, [["规章", "1", "2", "3"] * 13])


def test_cells_on_lines_of_their_own_with_tabs_between() -> None:
    lines = ["规章", "\t", "1", "\t", "\t", "3", "", "许可", "\t", "7", "\t", ""]
    assert [line for line in join_cells(lines) if line] == ["规章\t1\t\t3", "许可\t7\t"]
    assert len(join_cells(lines)) == len(lines)
    assert join_cells(["规章\t1", "\t", "许可"]) == ["规章\t1", "\t", "许可"]


def test_two_tabs_between_two_cells() -> None:
    lines = ["行政复议\t\t行政诉讼", "维持\t\t纠正\t\t其他\t\t总计", "\t\t\t\t维持\t\t总计", "3\t\t1\t\t2\t\t6"]
    assert blocks(*lines) == [
        [["行政复议", "行政诉讼"], ["维持", "纠正", "其他", "总计"], ["", "", "维持", "总计"], ["3", "1", "2", "6"]]
    ]


def test_a_row_that_ends_with_a_tab_goes_on_in_the_figures_below() -> None:
    lines = ["甲\t乙\t丙\t丁\t戊", "新收\t6\t5\t", "7", "", "8", "", "结转\t1\t2\t3\t4"]
    assert blocks(*lines) == [[["甲", "乙", "丙", "丁", "戊"], ["新收", "6", "5", "7", "8"], ["结转", "1", "2", "3", "4"]]]


def test_a_blank_at_the_end_of_rows_is_no_open_cell() -> None:
    """One figure below may be the number of a page; and where another row ends so without figures, a tab is a blank cell."""
    assert blocks("甲\t乙\t丙\t丁", "新收\t6\t5\t", "12", "结转\t1\t2\t3", "公开\t1\t2\t3") == [
        [["甲", "乙", "丙", "丁"], ["新收", "6", "5", ""], ["12"], ["结转", "1", "2", "3"], ["公开", "1", "2", "3"]]
    ]
    assert blocks("甲\t乙\t丙\t丁", "上年\t6\t5\t", "新收\t6\t5\t", "公开\t6\t5\t", "12", "13", "正文") == [
        [["甲", "乙", "丙", "丁"], *([name, "6", "5", ""] for name in ("上年", "新收", "公开"))],
        "12",
        "13",
        "正文",
    ]


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
    assert blocks(*lines) == ["标题", [["规章第二行", "1"], ["2", "3"]], "尾"]
    assert lines_of(only_grid(*lines)) == [[3, 3], [5, 5]]


def test_figures_on_two_lines_of_a_cell_are_two() -> None:
    rows = ["├──┼──┤", "│丙│5 │", "├──┼──┤", "│丁│6 │"]
    (table,) = read_boxes(["┌──┬──┐", "│甲│12│", "│乙│34│", "│  │  │", *rows, "└──┴──┘"])
    assert shown(table) == [["甲乙", "12\n34"], ["丙", "5"], ["丁", "6"]]
    assert lines_of(table)[0] == [2, 2]


HEAD_ONLY = (
    ["+---+---+", "| 甲| 乙|", "| 丙| 丁|", "+---+---+", "| 戊| 1 |", "| 己| 2 |", "+---+---+"],
    ["┏━━━┳━━━┓", "┃甲 ┃ 乙┃", "┃丙 ┃ 丁┃", "┡━━━╇━━━┩", "│戊 │ 1 │", "│己 │ 2 │", "└───┴───┘"],
    ["+-------+", "| 甲| 乙|", "| 丙| 丁|", "|---+---|", "| 戊| 1 |", "| 己| 2 |", "+-------+"],
)
"""Tables that tabulate, prettytable, rich and databases print: only the head has a line below it."""


@pytest.mark.parametrize("lines", HEAD_ONLY)
def test_each_line_is_a_row_where_lines_are_drawn_around_the_head_only(lines: list[str]) -> None:
    (table,) = read_boxes(lines)
    assert shown(table) == [["甲丙", "乙丁"], ["戊", "1"], ["己", "2"]]


BODIES = {
    "a figure beside the first line": (["|甲|1 |", "|乙|  |"], [["甲乙", "1"]]),
    "a figure beside the middle line": (["|甲|  |", "|乙|1 |", "|丙|  |"], [["甲乙丙", "1"]]),
    "figures below all texts": (["|甲|乙|", "|  |1 |"], [["甲", "乙"], ["", "1"]]),
    "figures on two lines": (["|甲|1 |", "|乙|2 |"], [["甲", "1"], ["乙", "2"]]),
    "a gap in a column": (["|甲|1 |", "|乙|  |", "|丙|3 |"], [["甲", "1"], ["乙", ""], ["丙", "3"]]),
}
"""What stands below the only head of a drawn table, and its rows."""


@pytest.mark.parametrize("body", BODIES)
def test_lines_below_the_only_head_are_one_row_unless_something_shows_several(body: str) -> None:
    lines, rows = BODIES[body]
    (table,) = read_boxes(["+--+--+", "|头|尾|", "+--+--+", *lines, "+--+--+"])
    assert shown(table) == [["头", "尾"], *rows]


def test_a_grid_of_signs() -> None:
    (table,) = read_boxes(["+------+---+", "| 规章 | 1 |", "+======+===+", "| 处罚 |   |", "+------+---+"])
    assert shown(table) == [["规章", "1"], ["处罚", ""]]


def test_columns_under_a_rule() -> None:
    lines = ["标题", "  ------ --- ---", "  规章   1   2", "  处罚       3", "  ------ --- ---", "尾"]
    assert blocks(*lines) == ["标题", [["规章", "1", "2"], ["处罚", "", "3"]], "尾"]
    assert lines_of(only_grid(*lines)) == [[3] * 3, [4] * 3]


def test_rows_of_several_lines_under_a_rule() -> None:
    assert blocks("------ ---", "行政", "许可   1", "", "处罚   2", "------ ---") == [[["行政许可", "1"], ["处罚", "2"]]]


@pytest.mark.parametrize(
    "lines",
    [
        ["--------------", "名称   件数", "------ ----", "规章   1", "处罚   2", "--------------"],
        ["名称   件数", "------ ----", "规章   1", "处罚   2", ""],
        ["====== ====", "名称   件数", "====== ====", "规章   1", "处罚   2", "====== ===="],
    ],
)
def test_heads_above_a_rule(lines: list[str]) -> None:
    """Pandoc's multi-line and simple tables, simple tables of reStructuredText."""
    assert blocks("标题", "", *lines, "", "尾") == ["标题", [["名称", "件数"], ["规章", "1"], ["处罚", "2"]], "尾"]


def test_columns_that_were_measured_in_characters() -> None:
    """The column of figures begins behind 8 characters, however wide they are."""
    lines = ["--------  ---  ---", "行政规范性文件    12   34", "规章          5    678", "--------  ---  ---"]
    lines[1] = "行政规范性文件".ljust(10) + "12   34"
    lines[2] = "规章".ljust(10) + "5    678"
    assert blocks(*lines) == [[["行政规范性文件", "12", "34"], ["规章", "5", "678"]]]


def test_figures_below_figures_are_a_row_of_their_own_or_two_in_a_cell() -> None:
    rule = "------ --- ---"
    assert blocks(rule, "规章   1   2", "       7   8", "", "处罚   3   4", rule) == [
        [["规章", "1", "2"], ["", "7", "8"], ["处罚", "3", "4"]]
    ]
    assert blocks(rule, "规章   1   2", "       7", "", "处罚   3   4", rule) == [[["规章", "1\n7", "2"], ["处罚", "3", "4"]]]


# other marks ---------------------------------------------------------------------------------------------


def test_a_table_of_mediawiki() -> None:
    lines = [
        "标题",
        '{| class="wikitable"',
        "|+ 表",
        "! 名称 !! 件数",
        "|-",
        '| colspan="2" | 规章',
        "|-",
        "| 处罚 || 1",
        "|-",
        "| 强制",
        "续",
        "| ",
        "|}",
        "尾",
    ]
    assert blocks(*lines) == ["标题", [["表"], ["名称", "件数"], ["规章"], ["处罚", "1"], ["强制\n续", ""]], "尾"]
    assert only_grid(*lines).rows[2][0].colspan == 2


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_values_with_delimiters(delimiter: str) -> None:
    lines = ["标题", "甲,,,", '"商业\n企业",本年,"a,b",x', "规章,0,,1", "尾"]
    found = blocks(*"\n".join(lines).replace(",", delimiter).split("\n"))
    assert found == ["标题", [["甲", "", "", ""], ["商业\n企业", "本年", f"a{delimiter}b", "x"], ["规章", "0", "", "1"]], "尾"]


def test_commas_within_figures_part_no_values() -> None:
    lines = ["新收 1,234 5,678 9,012", "结转 2,345 6,789 1,234", "公开 3,456 7,890 2,345", "部分 4,567 8,901 3,456"]
    assert blocks(*lines) == lines


# several layouts in one text -----------------------------------------------------------------------------

PIECES_OF_TEXT: dict[str, tuple[list[str], object]] = {
    "markdown": (["| 甲 | 乙 |", "|---|---|", "| 1 | 2 |"], [["甲", "乙"], ["1", "2"]]),
    "tabs": (
        ["规章\t1\t2\t3", "许可\t7\t\t", "处罚\t8\t1\t9", "强制\t9\t2\t4"],
        [["规章", "1", "2", "3"], ["许可", "7", "", ""], ["处罚", "8", "1", "9"], ["强制", "9", "2", "4"]],
    ),
    "boxes": (["┌──┬──┐", "│甲│1 │", "└──┴──┘"], [["甲", "1"]]),
    "columns": (["------ ---", "规章   1", "------ ---"], [["规章", "1"]]),
    "csv": (["甲,1,2", "乙,3,4", "丙,5,6"], [["甲", "1", "2"], ["乙", "3", "4"], ["丙", "5", "6"]]),
    "mediawiki": (["{|", "| 甲", "| 1", "|}"], [["甲", "1"]]),
    "lists": (["['甲', '1']", "['乙', None]"], [["甲", "1"], ["乙", ""]]),
    "aligned": (
        ["   项目  件数  比例", "0  规章   3", "1  许可  12   9", "2  处罚       1"],
        [["项目", "件数", "比例"], ["规章", "3", ""], ["许可", "12", "9"], ["处罚", "", "1"]],
    ),
    "ragged": (
        ["项,件,比", "规章,1", "处罚,,3", "许可,4,5"],
        [["项", "件", "比"], ["规章", "1"], ["处罚", "", "3"], ["许可", "4", "5"]],
    ),
}


@given(st.permutations(sorted(PIECES_OF_TEXT)))
def test_each_run_of_lines_is_read_by_itself(order: list[str]) -> None:
    """Tables of every layout in one text, a paragraph between them, come out as they do alone."""
    lines = [line for name in order for line in (f"关于{name}的一段文字。", "", *PIECES_OF_TEXT[name][0], "")]
    expected = [part for name in order for part in (f"关于{name}的一段文字。", PIECES_OF_TEXT[name][1])]
    assert blocks(*lines) == expected


@given(st.permutations(sorted(PIECES_OF_TEXT)))
def test_the_pieces_of_a_text_are_the_text(order: list[str]) -> None:
    lines = [line for name in order for line in ("文字。", *PIECES_OF_TEXT[name][0], "")]
    pieces = part("\n".join(lines), lines)
    assert [i for piece in pieces for i in range(piece.start, piece.stop)] == list(range(len(lines)))


def test_lines_beside_a_table_are_lines() -> None:
    """A table in lines above one in markdown, two rows with tabs above a report in lines."""
    lines = ["信息内容", "行政许可 97", "行政处罚 0"]
    assert blocks(*lines, "| 甲 | 乙 |", "|---|---|", "| 1 | 2 |") == [*lines, [["甲", "乙"], ["1", "2"]]]
    tabs = ["索引号\t\t1\t\t分类\t\t年报", "机构\t\t财政局\t\t日期\t\t今天"]
    assert blocks(*tabs, *lines)[1:] == lines
    assert blocks(*lines, "", *tabs)[:3] == lines


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


def test_a_text_is_read_up_to_so_many_lines_and_cells() -> None:
    """Six rows of two cells and a line end each, and no more: what follows is named by the line where it begins."""
    found = read_lines("\n".join(["甲\t1\t2\t3"] * 10), Limits(cells=25))
    assert shown(found.blocks[0]) == [["甲", "1", "2", "3"]] * 6
    assert found.notes == (Note("parse-too-many-cells", 7),)


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
