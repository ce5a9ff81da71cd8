"""Which of a row's cells stands in which column: spans written in many ways, blanks, rulers, rows of several lines."""

from __future__ import annotations

import pytest

from govdisclosure.reading import Reading, read_html, read_text
from tests.reading.own_pages import (
    COLUMNS,
    ROWS_2021,
    TABLE_2_2021,
    VALUES_4,
    WHOLE_2021,
    codes,
    covers,
    figures,
    html_page,
    html_table,
    loud,
    stated,
    table_3,
)

ROW = "applications.received"
TITLE_3 = "三、收到和处理政府信息公开申请情况"
LABELS = [labels[-1].partition("@")[0] for _, labels in ROWS_2021]


def of_row(reading: Reading, row: str = ROW) -> dict[str, object]:
    return {p.rpartition(".")[2]: v for p, v in stated(reading).items() if p.startswith(f"{row}.")}


def columns(*cells: int | None) -> dict[str, int]:
    return {name: cell for name, cell in zip(COLUMNS, cells, strict=True) if cell is not None}


def html_row(cells: str) -> Reading:
    """A page whose first row of table 3 has these cells behind its label."""
    page = html_page()
    old = "".join(f"<td>{figure}</td>" for figure in figures(1))
    assert old in page
    return read_html(page.replace(old, cells))


# merged cells of a page ------------------------------------------------------------------------------------


def test_a_merged_cell_of_figures_belongs_to_no_column() -> None:
    reading = html_row("<td>1</td><td colspan='5'>9</td><td>10</td>")
    assert of_row(reading) == columns(1, None, None, None, None, None, 10)
    assert [(d.code, d.path) for d in loud(reading)] == [("parse-cell-merged", f"{ROW}.{c}") for c in COLUMNS[1:6]]


def test_a_merged_blank_cell_is_blank_in_each_column() -> None:
    reading = html_row("<td>1</td><td colspan='5'></td><td>10</td>")
    assert of_row(reading) == columns(1, None, None, None, None, None, 10)
    assert codes(reading) == []


@pytest.mark.parametrize("cells", ["<td>1</td><td colspan='4'></td><td>10</td>", "<td colspan='3'>1</td>", "<td>1</td>"])
def test_merged_cells_that_do_not_make_a_row(cells: str) -> None:
    reading = html_row(cells)
    assert of_row(reading) == {}
    assert [(d.code, d.path) for d in loud(reading)] == [("parse-row-mismatch", ROW)]


def test_a_figure_behind_what_a_wrong_encoding_left() -> None:
    reading = html_row("<td>? 5</td>" + "<td>0</td>" * 5 + "<td>\ufffd5</td>")
    assert of_row(reading) == columns(5, 0, 0, 0, 0, 0, 5)
    assert [(d.code, d.path) for d in loud(reading)] == [
        ("parse-cell-doubtful", f"{ROW}.natural_person"),
        ("parse-cell-doubtful", f"{ROW}.total"),
    ]


def test_a_row_of_the_other_form_within_table_2() -> None:
    rows = [*TABLE_2_2021[:7], ["其他对外管理服务事项", "12@c3"], *TABLE_2_2021[7:]]
    reading = read_html(html_page(proactive=html_table(rows)))
    assert stated(reading) == WHOLE_2021
    assert [(d.code, d.text) for d in loud(reading)] == [("parse-cell-foreign", "其他对外管理服务事项: 12")]


# text: spans by what other rows show -----------------------------------------------------------------------


def rows_as(separator: str, cells: dict[str, list[str]], pad_before: int = 0, pad_after: int = 0) -> str:
    """Table 3 as lines; a span leaves empty cells before or behind the figures."""
    lines = [TITLE_3]
    for i, (path, label) in enumerate(zip((p for p, _ in ROWS_2021), LABELS, strict=True), 1):
        row = cells.get(path, figures(i))
        lines.append(separator.join([label, *[""] * pad_before, *row, *[""] * pad_after]))
    return "\n".join(lines)


@pytest.mark.parametrize(("before", "after"), [(0, 0), (2, 0), (0, 2), (1, 1)])
@pytest.mark.parametrize(
    "row", [["1", "", "", "", "", "", "1"], ["", "", "", "", "", "", "7"], ["7", "", "", "", "", "", ""], [""] * 7]
)
def test_blank_cells_stand_where_other_rows_have_theirs(before: int, after: int, row: list[str]) -> None:
    reading = read_text(rows_as("\t", {"received": row}, before, after))
    assert of_row(reading) == columns(*(int(cell) if cell else None for cell in row))
    assert of_row(reading, "applications.carried_in") == columns(201, 202, 203, 204, 205, 206, 207)


def test_blanks_without_a_row_that_shows_where_they_belong() -> None:
    cells = {path: ["1", "", "", "", "", "", "1"] for path, _ in ROWS_2021}
    reading = read_text(rows_as("\t", cells, 1))
    # 8 cells, two of them filled, in every row: the blank one too many may be before or behind
    for path, _ in ROWS_2021:
        assert of_row(reading, f"applications.{path}") in ({}, columns(1, None, None, None, None, None, 1))
        assert of_row(reading, f"applications.{path}") or covers(reading, f"applications.{path}.total")


def test_a_row_of_another_depth_begins_in_the_same_column_of_the_table() -> None:
    lines = rows_as("\t", {}, 2).split("\n")
    lines[3] = "\t".join(["三、本年度办理结果", LABELS[2], "", "", "4", "", "", "", "", "4"])
    reading = read_text("\n".join(lines))
    assert of_row(reading, "applications.results.granted") == columns(None, 4, None, None, None, None, 4)


# text of fixed width ----------------------------------------------------------------------------------------


def fixed(**cells: list[str]) -> str:
    """Table 3 as columns of fixed width; the labels are Chinese, so a cell of theirs takes two columns."""
    lines = [TITLE_3]
    for i, (path, label) in enumerate(zip((p for p, _ in ROWS_2021), LABELS, strict=True), 1):
        gap = " " * (90 - 2 * len(label) + sum(c.isascii() for c in label))
        lines.append(label + gap + "".join(f"{cell:>6}" for cell in cells.get(path, figures(i))))
    return "\n".join(lines)


def test_a_table_of_fixed_width() -> None:
    assert of_row(read_text(fixed())) == columns(101, 102, 103, 104, 105, 106, 107)


@pytest.mark.parametrize(
    "row", [["111", "", "", "", "", "", "111"], ["", "", "", "", "", "", "777"], ["", "222", "", "333", "", "", "555"]]
)
def test_blanks_are_found_by_the_columns_of_other_rows(row: list[str]) -> None:
    reading = read_text(fixed(received=row))
    assert of_row(reading) == columns(*(int(cell) if cell else None for cell in row))
    assert codes(reading)[:1] == ["parse-table-missing"]


def test_a_figure_between_two_columns_is_placed_nowhere() -> None:
    text = fixed(received=["111", "", "", "", "", "", "111"]).replace("111          ", "   111       ")
    reading = read_text(text)
    assert of_row(reading) == {}
    assert covers(reading, f"{ROW}.total")


def test_two_figures_in_one_column_are_placed_nowhere() -> None:
    text = fixed(received=["1 1", "", "", "", "", "", "111"])
    assert "   1 1    " in text
    reading = read_text(text)
    assert of_row(reading) == {}
    assert covers(reading, f"{ROW}.total")


def test_rows_that_do_not_line_up_teach_nothing() -> None:
    lines = fixed(received=["111", "", "", "", "", "", "111"]).split("\n")
    shifted = [line if i % 2 else line.replace(LABELS[i - 1], LABELS[i - 1] + "   ") for i, line in enumerate(lines)]
    reading = read_text("\n".join([*lines[:2], *shifted[2:]]))
    assert of_row(reading) in ({}, columns(111, None, None, None, None, None, 111))
    assert of_row(reading) or covers(reading, f"{ROW}.total")


# rows of several lines ---------------------------------------------------------------------------------------


def in_words(*lines: str) -> str:
    """Table 3 as words, the lines of one row given."""
    rest = [f"{label} 0 0 0 0 0 0 0" for label in LABELS[1:]]
    return "\n".join([TITLE_3, *lines, *rest])


def test_a_row_whose_sum_allows_one_order_of_its_lines() -> None:
    # 9 alone on its line stands first or last; only 1+2+0+0+0+6 = 9 adds up
    reading = read_text(in_words("9", "一、本年新收政府信息公开申请数量 1 2 0 0 0 6"))
    found = of_row(reading)
    assert found in ({}, columns(1, 2, 0, 0, 0, 6, 9))
    assert found or covers(reading, f"{ROW}.total")


def test_a_row_over_two_lines_by_its_sum() -> None:
    reading = read_text(in_words("一、本年新收政府信息公开申请数量 6 9", "1 2 0 0 0"))
    assert of_row(reading) == columns(1, 2, 0, 0, 0, 6, 9)
    assert [(d.code, d.severity) for d in reading.diagnostics if d.path == ROW] == [("parse-row-deduced", "info")]


@pytest.mark.parametrize("lines", [("5 0 0 0", "0 0 9"), ("0 0 0 5", "0 0 5")])
def test_a_row_whose_sum_allows_no_order_or_several(lines: tuple[str, str]) -> None:
    # none: 5 is not 9; several: 0 0 0 5 0 0 5 and 0 0 5 0 0 0 5
    reading = read_text(in_words(f"一、本年新收政府信息公开申请数量 {lines[0]}", lines[1]))
    assert of_row(reading) == {}
    assert [(d.code, d.path) for d in loud(reading) if d.path == ROW] == [("parse-row-mismatch", ROW)]


def test_table_4_as_words() -> None:
    figures_4 = " ".join(str(v) for v in VALUES_4.values())
    heads = (
        "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n"
        + "结果维持 结果纠正 其他结果 尚未审结 总计 " * 2
    )
    reading = read_text(f"四、政府信息公开行政复议、行政诉讼情况\n{heads}\n{figures_4}\n五、存在的主要问题及改进情况\n无。")
    assert stated(reading) == VALUES_4


def test_table_4_as_words_with_one_too_few() -> None:
    heads = (
        "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n"
        + "结果维持 结果纠正 其他结果 尚未审结 总计 " * 2
    )
    reading = read_text(f"四、政府信息公开行政复议、行政诉讼情况\n{heads}\n" + "0 " * 14)
    assert stated(reading) == {}
    assert covers(reading, "review.reconsideration.total")


def test_the_rows_of_the_test_are_those_of_the_form() -> None:
    assert len(LABELS) == len(table_3()) - 3 == 25
