"""Tables that tools flattened to words: figures beside, before and between the lines of their labels."""

from __future__ import annotations

import pytest

from govdisclosure.reading import Reading, read_html, read_text
from tests.reading.own_pages import COLUMNS, ROWS_2021, VALUES_4, html_page, html_table, stated, table_3, table_4

TITLE = "三、收到和处理政府信息公开申请情况"
LABELS = [labels[-1].partition("@")[0] for _, labels in ROWS_2021]
PATHS = [f"applications.{path}" for path, _ in ROWS_2021]


def text(*lines: str, rest: str = "0 0 0 0 0 0 0", after: tuple[str, ...] = ("四、政府信息公开行政复议、行政诉讼情况",)) -> str:
    """Table 3 with these lines for its first two rows."""
    return "\n".join([TITLE, *lines, *(f"{label} {rest}" for label in LABELS[2:]), *after])


def row(reading: Reading, place: int) -> list[object]:
    found = stated(reading)
    return [found.get(f"{PATHS[place]}.{column}") for column in COLUMNS]


def codes(reading: Reading, path: str) -> list[str]:
    return [d.code for d in reading.diagnostics if d.path == path]


def test_figures_on_a_line_before_their_label() -> None:
    reading = read_text(text(f"{LABELS[0]} 1 2 0 0 0 0 3", "4 5 0 0 0 0 9", LABELS[1]))
    assert row(reading, 0) == [1, 2, 0, 0, 0, 0, 3]
    assert row(reading, 1) == [4, 5, 0, 0, 0, 0, 9]
    assert codes(reading, PATHS[0]) == codes(reading, PATHS[1]) == []


def test_figures_before_a_label_that_has_its_own() -> None:
    reading = read_text(text(f"{LABELS[0]} 1 2 0 0 0 0 3", "4 5 0 0 0 0 9", f"{LABELS[1]} 6 0 0 0 0 0 6"))
    assert row(reading, 0) == [None] * 7
    assert row(reading, 1) == [6, 0, 0, 0, 0, 0, 6]
    assert codes(reading, PATHS[0]) == ["parse-row-mismatch"]


@pytest.mark.parametrize("more", ["4 5 0 0 0 9", "4 5 0 0 0 0 0 9"])
def test_another_number_of_figures_before_a_label(more: str) -> None:
    reading = read_text(text(f"{LABELS[0]} 1 2 0 0 0 0 3", more, LABELS[1]))
    assert row(reading, 0) == row(reading, 1) == [None] * 7
    assert codes(reading, PATHS[0]) == ["parse-row-mismatch"]


def test_figures_on_two_lines_before_a_label_may_be_anybodys() -> None:
    reading = read_text(text(f"{LABELS[0]} 1 2 0 0 0 0 3", "4 5 0 0", "0 0 9", LABELS[1]))
    assert row(reading, 0) == row(reading, 1) == [None] * 7
    reading = read_text(text(f"{LABELS[0]} 1 2 0 0", "0 0 3 4 5 0 0 0 0 9", LABELS[1]))
    assert row(reading, 0) == row(reading, 1) == [None] * 7


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        # the sums allow one order of the lines
        (["3 9", "1 5 0 0 0"], [1, 5, 0, 0, 0, 3, 9]),
        (["1 5 0 0 0", "3 9"], [1, 5, 0, 0, 0, 3, 9]),
        (["4 0 4", "0 0", "0 0"], [0, 0, 0, 0, 4, 0, 4]),
        (["4 0 4", "0 0", "0", "0"], [0, 0, 0, 0, 4, 0, 4]),
        # the same figures in either order
        (["0 0 0 0", "0 0 0"], [0] * 7),
        # several orders, or none
        (["1 0 0", "1 0 0 2"], [1, 0, 0, 1, 0, 0, 2]),
        (["0 0 1", "0 0 0 1"], None),
        (["1 5 0 0 0", "3 8"], None),
        # five lines are too many to try
        (["9", "1", "5 0", "0 0", "3"], None),
        # each figure on a line of its own: one after the other
        (["1", "5", "0", "0", "0", "3", "9"], [1, 5, 0, 0, 0, 3, 9]),
        (["1", "5", "0", "0", "0", "3", "8"], [1, 5, 0, 0, 0, 3, 8]),
    ],
)
def test_a_row_of_several_lines(lines: list[str], cells: list[int] | None) -> None:
    reading = read_text(text(f"{LABELS[0]} {lines[0]}", *lines[1:], f"{LABELS[1]} 0 0 0 0 0 0 0"))
    assert row(reading, 0) == ([None] * 7 if cells is None else cells)
    assert ("parse-row-mismatch" in codes(reading, PATHS[0])) == (cells is None)
    assert row(reading, 1) == [0] * 7


def test_the_lines_of_a_page_say_nothing_about_the_order_of_its_cells() -> None:
    # cells of one row on two lines of the source; their sums would allow another order, if any
    page = html_page(review=html_table(table_4(["3", "9", "0", "0", "0", *["0"] * 10])))
    assert "<td>9</td><td>0</td>" in page
    page = page.replace("<td>9</td><td>0</td>", "<td>9</td>\n<td>0</td>")
    found = [stated(read_html(page))[path] for path in VALUES_4]
    assert found == [3, 9, *[0] * 13]
    page = html_page(applications=html_table(table_3(cells={"received": ["3", "9", "1", "5", "0", "0", "0"]})))
    page = page.replace("<td>9</td><td>1</td>", "<td>9</td>\n<td>1</td>")
    assert row(read_html(page), 0) == [3, 9, 1, 5, 0, 0, 0]


def test_a_row_of_one_line_is_not_put_in_order() -> None:
    reading = read_text(text(f"{LABELS[0]} 9 0 0 0 0 0 1", f"{LABELS[1]} 1 0 0 0 0 0 1"))
    assert row(reading, 0) == [9, 0, 0, 0, 0, 0, 1]
    assert codes(reading, PATHS[0]) == []


@pytest.mark.parametrize("lines", [("/ 0 0", "1 0 0 1"), ("1.5 0 0", "0 0 0 1.5")])
def test_what_is_no_number_adds_up_to_nothing(lines: tuple[str, str]) -> None:
    reading = read_text(text(f"{LABELS[0]} {lines[0]}", lines[1], f"{LABELS[1]} 0 0 0 0 0 0 0"))
    assert row(reading, 0) == [None] * 7
    assert codes(reading, PATHS[0]) == ["parse-row-mismatch"]


def test_the_last_row_of_a_text_that_was_cut_off() -> None:
    one_more = text(f"{LABELS[0]} 1 0 0 0 0 0 1", f"{LABELS[1]} 0 0 0 0 0 0 0", rest="2 0 0 0 0 0 2", after=())
    reading = read_text(f"{one_more} 4")
    assert row(reading, 24) == [2, 0, 0, 0, 0, 0, 2]
    assert [(d.line, d.text) for d in reading.diagnostics if d.code == "parse-number-unplaced"] == [(26, "4")]
    # not in another row, nor two of them
    reading = read_text(one_more.replace(f"{LABELS[0]} 1 0", f"{LABELS[0]} 8 1 0"))
    assert row(reading, 0) == [None] * 7
    reading = read_text(f"{one_more} 4 5")
    assert row(reading, 24) == [None] * 7
    # nor where table 4 follows
    heads = "行政复议 结果维持 结果纠正 其他结果 尚未审结 总计"
    reading = read_text(f"{one_more} 4\n四、政府信息公开行政复议、行政诉讼情况\n{heads}\n" + "0 " * 15)
    assert row(reading, 24) == [None] * 7


@pytest.mark.parametrize("count", [99, 100, 101])
def test_a_hundred_unknown_rows_are_compared_with_those_of_the_form(count: int) -> None:
    strange = [f"{'甲乙丙丁戊己庚辛壬癸'[i % 10]}类其他工作{i} {i}" for i in range(count)]
    lines = [TITLE, *(line.replace(" ", "\t") for line in strange), "7.属于行政执法案件\t1\t0\t0\t0\t0\t0\t1"]
    lines += ["\t".join([label, *["0"] * 7]) for label in LABELS if "案卷" not in label]
    reading = read_text("\n".join(lines))
    found = row(reading, LABELS.index("7.属于行政执法案卷"))
    assert found == ([1, 0, 0, 0, 0, 0, 1] if count < 100 else [None] * 7)
    unknown = [d for d in reading.diagnostics if d.code == "parse-row-unknown"]
    assert len(unknown) == (count if count < 100 else count + 1)
