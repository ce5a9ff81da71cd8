"""The worst defect there is: a wrong number without a diagnostic. Documents that tempt a reader to one.

A test states what may be read: the true values, or none, or another with a diagnostic that names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy

import pytest

from govdisclosure.reading import Reading, read, read_html, read_text
from govdisclosure.schema import AnnualReport
from govdisclosure.writing import write
from tests.reading.own_pages import (
    ADDING_2021,
    BLOCKS,
    COLUMNS,
    OUTCOMES,
    ROWS_2021,
    TABLE_2_2021,
    WHOLE_2021,
    Rows,
    adding_page,
    covers,
    figures,
    html_page,
    html_table,
    loud,
    stated,
    table_3,
    table_4,
)

Change = Callable[[Rows], object]


def silent_errors(reading: Reading, truth: Mapping[str, object]) -> dict[str, tuple[object, object]]:
    """The cells that state something else than the truth, not named by a diagnostic: what they should and what they do."""
    found = stated(reading) if reading.report is not None else {}
    return {p: (truth.get(p), v) for p, v in found.items() if truth.get(p) != v and not covers(reading, p)}


def page_with(change: Change, table: str) -> str:
    rows = deepcopy({"proactive": TABLE_2_2021, "applications": table_3(), "review": table_4()}[table])
    change(rows)
    return html_page(**{table: html_table(rows)})


def without(*prefixes: str) -> dict[str, object]:
    return {p: v for p, v in WHOLE_2021.items() if not p.startswith(prefixes)}


# table 2 -------------------------------------------------------------------------------------------


def heads_of_documents(*heads: str) -> Change:
    def change(rows: Rows) -> None:
        rows[1] = ["信息内容", *heads]

    return change


def documents(*columns: str | None) -> dict[str, object]:
    """The truth if the three figures of each row stood in these columns."""
    truth = without("proactive.regulations", "proactive.normative_documents")
    for row, first in (("regulations", 1), ("normative_documents", 4)):
        truth |= {f"proactive.{row}.{column}": first + i for i, column in enumerate(columns) if column}
    return truth


@pytest.mark.parametrize(
    "order", [("issued", "in_force", "repealed"), ("repealed", "issued", "in_force"), ("in_force", "repealed", "issued")]
)
def test_columns_of_table_2_in_another_order(order: tuple[str, ...]) -> None:
    labels = {"issued": "本年制发件数", "repealed": "本年废止件数", "in_force": "现行有效件数"}
    reading = read_html(page_with(heads_of_documents(*(labels[name] for name in order)), "proactive"))
    assert stated(reading) == documents(*order)


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        (("现行有效件数", "本年新发的件数", "本年废止件数"), ("in_force", "issued", "repealed")),
        (("上年现行有效件数", "本年制发件数", "本年废止件数"), (None, "issued", "repealed")),
    ],
)
def test_heads_of_table_2_that_nobody_knows(heads: tuple[str, ...], columns: tuple[str | None, ...]) -> None:
    assert silent_errors(read_html(page_with(heads_of_documents(*heads), "proactive")), documents(*columns)) == {}


def test_a_head_twice_and_another_missing() -> None:
    heads = ("本年制发件数", "本年制发件数", "现行有效件数")
    reading = read_html(page_with(heads_of_documents(*heads), "proactive"))
    assert silent_errors(reading, without("proactive.regulations", "proactive.normative_documents")) == {}


def test_last_year_beside_a_blank_of_this_year() -> None:
    def change(rows: Rows) -> None:
        rows[5:7] = [["信息内容", "上年处理决定数量", "本年处理决定数量"], ["行政许可", "70", ""]]

    assert silent_errors(read_html(page_with(change, "proactive")), without("proactive.licensing")) == {}


def test_last_year_beside_this_year() -> None:
    def change(rows: Rows) -> None:
        rows[5:7] = [["信息内容", "上年处理决定数量", "本年处理决定数量"], ["行政许可", "70", "7"]]

    reading = read_html(page_with(change, "proactive"))
    assert silent_errors(reading, WHOLE_2021) == {}


def test_the_unit_of_money_in_the_label_of_its_row() -> None:
    def change(rows: Rows) -> None:
        rows[-2:] = [["信息内容", "本年收费金额@c3"], ["行政事业性收费（元）", "10.5@c3"]]

    assert silent_errors(read_html(page_with(change, "proactive")), {**WHOLE_2021, "proactive.fees.amount": "10.5元"}) == {}


# table 3 -------------------------------------------------------------------------------------------


def subtotal_for_total(place: int) -> Change:
    """Seven columns: a subtotal of the organizations at a place among the six, and no total."""

    def change(rows: Rows) -> None:
        labels = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
        labels.insert(place, "小计")
        rows[1:3] = [labels]
        for row in rows[2:]:
            row.pop()
            row.insert(len(row) - 6 + place, "77")

    return change


@pytest.mark.parametrize("place", [1, 6])
def test_a_column_of_subtotals_instead_of_that_of_totals(place: int) -> None:
    totals = tuple(f"applications.{path}.total" for path, _ in ROWS_2021)
    reading = read_html(page_with(subtotal_for_total(place), "applications"))
    assert silent_errors(reading, {p: v for p, v in WHOLE_2021.items() if p not in totals}) == {}


def test_a_head_of_table_3_that_nobody_knows_in_the_place_of_another() -> None:
    def change(rows: Rows) -> None:
        rows[2] = ["商业企业", "科研机构", "社会公益组织", "其他", "律师事务所"]
        for row in rows[3:]:
            row[-3], row[-2] = row[-2], row[-3]

    assert silent_errors(read_html(page_with(change, "applications")), without("applications.") | {
        f"applications.{path}.{c}": 100 * i + j
        for i, (path, _) in enumerate(ROWS_2021, 1)
        for j, c in enumerate(COLUMNS, 1)
    }) == {}  # fmt: skip


def test_the_rows_of_the_head_of_table_3_in_another_order() -> None:
    def change(rows: Rows) -> None:
        rows[1], rows[2] = rows[2], rows[1]

    assert silent_errors(read_html(page_with(change, "applications")), WHOLE_2021) == {}


@pytest.mark.parametrize("group", ["法久或其它组只", "？？？", "", None])
def test_the_head_above_the_organizations_is_garbled_or_gone(group: str | None) -> None:
    def change(rows: Rows) -> None:
        place = next(i for i, cell in enumerate(rows[1]) if cell.startswith("法人或其他组织"))
        span = rows[1][place].partition("@")[2]
        rows[1][place : place + 1] = [] if group is None else [f"{group}@{span}"]

    reading = read_html(page_with(change, "applications"))
    assert silent_errors(reading, WHOLE_2021) == {}
    assert (stated(reading) == WHOLE_2021) == (group in {"法久或其它组只", "？？？"})


@pytest.mark.parametrize(("layout", "cell"), [("html", "<td>2403</td>"), ("text", "2403 |\n")])
def test_a_cell_twice_in_a_row_with_a_blank_in_its_middle(layout: str, cell: str) -> None:
    blank = "applications.results.total.legal_service_institution"
    text = write(read_html(html_page()).require().replace({blank: None}), layout)
    assert text.count(cell) == 1
    reading = read(text.replace(cell, cell * 2).encode())
    assert silent_errors(reading, without("applications.results.total")) == {}
    assert stated(reading) == without("applications.results.total")


@pytest.mark.parametrize(("layout", "cell"), [("pipes", "| 7 |"), ("tabs", "\t7\t")])
@pytest.mark.parametrize("garbled", ["x", "1O", "l"])
def test_a_garbled_figure_is_no_piece_of_a_label(layout: str, cell: str, garbled: str) -> None:
    change = "proactive.licensing.change"
    report = AnnualReport.from_cells(
        "2019", {"proactive.licensing.previous_items": 6, change: 7, "proactive.licensing.decisions": 8}
    )
    text = write(report, layout)
    assert text.count(cell) == 1
    reading = read_text(text.replace(cell, cell.replace("7", garbled)))
    assert silent_errors(reading, dict(report.replace({change: None}).cells())) == {}
    assert covers(reading, change)


@pytest.mark.parametrize("garbled", ["x", "?", "1x7", "甲", "见附件", "0 0"])
def test_a_garbled_figure_in_columns_is_told(garbled: str) -> None:
    text = text_as("columns")
    assert text.count(" 2407") == 1
    reading = read_text(text.replace(" 2407", f" {garbled}"))
    assert silent_errors(reading, WHOLE_2021) == {}
    assert covers(reading, "applications.results.total.total")


@pytest.mark.parametrize(("layout", "row"), [("pipes", "1 | 2 | 3"), ("text", "1 |\n2 |\n3")])
def test_a_figure_of_two_with_a_blank_between(layout: str, row: str) -> None:
    text = text_as(layout)
    assert row in text
    assert silent_errors(read_text(text.replace(row, row.replace("2", "0 0"), 1)), WHOLE_2021) == {}


def test_a_word_on_the_page_before_a_head() -> None:
    text = text_as("text")
    place = text.index("信息内容 |", text.index("行政许可") - 60)
    assert stated(read_text(f"{text[:place]}续表\n{text[place:]}")) == WHOLE_2021


def test_a_blank_cell_before_merged_figures() -> None:
    row = "<tr><td>规章</td><td></td><td colspan=2>1</td><td colspan=2>2</td><td>3</td></tr>"
    page = re.sub(r"<tr><td[^>]*>规章</td>.*?</tr>", row, html_page(), count=1)
    assert row in page
    reading = read_html(page)
    assert covers(reading, "proactive.regulations.issued")


def test_a_cell_of_table_4_twice_in_a_row_with_a_blank() -> None:
    def change(rows: Rows) -> None:
        rows[3][7] = ""
        rows[3].insert(3, rows[3][3])

    reading = read_html(page_with(change, "review"))
    assert stated(reading) == without("review")
    assert covers(reading, "review.reconsideration.total")


@pytest.mark.parametrize("layout", ["text", "lines", "columns", "tabs"])
def test_a_figure_of_forty_signs(layout: str) -> None:
    text = text_as(layout)
    assert len(re.findall(r"\b2403\b", text)) == 1
    reading = read_text(text.replace("2403", f"-1{'0' * 39}"))
    path = "applications.results.total.research_institution"
    assert stated(reading).get(path) == -(10**39) or covers(reading, path)


@pytest.mark.parametrize("layout", ["pipes", "text"])
@pytest.mark.parametrize(("garbled", "value"), [("5件", 5), ("1 2", None), ("3x", None)])
def test_a_garbled_figure_among_marks(layout: str, garbled: str, value: int | None) -> None:
    place = "applications.results.total.legal_service_institution"
    blanks = {path: None for path in WHOLE_2021 if path.startswith("applications.results.total.")}
    text = write(read_html(html_page()).require().replace({**blanks, place: 7777}), layout, blank="/")
    assert "7777" in text
    reading = read_text(text.replace("7777", garbled))
    assert stated(reading).get(place) == value
    assert covers(reading, place) == (value is None)


@pytest.mark.parametrize("gone", ["1601", "1604", "1607"])
def test_a_figure_that_vanished_where_a_span_leaves_a_blank(gone: str) -> None:
    text = text_as("text")
    assert text.count(f"{gone} |\n") == 1
    assert silent_errors(read_text(text.replace(f"{gone} |\n", "")), WHOLE_2021) == {}


@pytest.mark.parametrize("layout", ["tabs", "html"])
def test_a_figure_in_front_of_its_label(layout: str) -> None:
    row = "proactive.normative_documents"
    text = text_as(layout)
    old, new = {
        "tabs": ("行政规范性文件\t4\t5\t6", "4\t行政规范性文件\t5\t6"),
        "html": ('<th scope="row">行政规范性文件</th><td>4</td>', '<td>4</td><th scope="row">行政规范性文件</th>'),
    }[layout]
    assert old in text
    assert silent_errors(read(text.replace(old, new).encode()), without(row)) == {}


@pytest.mark.parametrize("last", ["104", "105", "106"])
def test_a_text_cut_off_where_blanks_make_up_for_lost_figures(last: str) -> None:
    text = text_as("tabs")
    assert text.count(f"\t{last}\t") == 1
    reading = read_text(text[: text.index(f"\t{last}\t") + len(last) + 1])
    assert silent_errors(reading, without("applications", "review")) == {}


def test_one_figure_in_a_row_of_blanks() -> None:
    path = "applications.results.denied.prohibited_by_law.natural_person"
    report = AnnualReport.from_cells("2021", {**dict.fromkeys(WHOLE_2021), path: 0})
    assert stated(read_text(write(report, "text"))) == {path: 0}


def test_a_figure_of_another_row_behind_equal_ones_in_a_flat_text() -> None:
    text = text_as("lines").replace("\n规章\n1\n2\n3\n", "\n规章\n5\n5\n5\n559\n")
    assert "559" in text
    assert silent_errors(read_text(text), without("proactive.regulations")) == {}


@pytest.mark.parametrize("label", ["小计", "备注", "占比", "法人或其他组织小计"])
@pytest.mark.parametrize("figure", ["77", ""])
@pytest.mark.parametrize("place", [-7, -6, -1, 0])
def test_an_eighth_column(label: str, figure: str, place: int) -> None:
    def change(rows: Rows) -> None:
        labels = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
        labels.insert(place or len(labels), label)
        rows[1:3] = [labels]
        for row in rows[2:]:
            row.insert(len(row) + place, figure)

    assert silent_errors(read_html(page_with(change, "applications")), WHOLE_2021) == {}


@pytest.mark.parametrize("place", [0, 1])
def test_an_eighth_column_of_totals_without_figures(place: int) -> None:
    def change(rows: Rows) -> None:
        labels = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
        labels.insert(place, "合计")
        rows[1:3] = [labels]
        for row in rows[2:]:
            row.insert(len(row) - 7 + place, "")

    assert silent_errors(read_html(page_with(change, "applications")), WHOLE_2021) == {}


@pytest.mark.parametrize("cell", range(7))
def test_a_cell_that_is_missing_from_a_row(cell: int) -> None:
    def change(rows: Rows) -> None:
        rows[3].pop(1 + cell)

    reading = read_html(page_with(change, "applications"))
    assert silent_errors(reading, WHOLE_2021) == {}
    assert stated(reading) == without("applications.received")


@pytest.mark.parametrize("cell", range(8))
def test_a_blank_cell_too_many(cell: int) -> None:
    def change(rows: Rows) -> None:
        rows[3].insert(1 + cell, "")

    reading = read_html(page_with(change, "applications"))
    assert silent_errors(reading, WHOLE_2021) == {}


@pytest.mark.parametrize(
    "row", [["5", "", "", "", "", "", "5", ""], ["", "5", "", "", "", "", "", "5"], ["", "5", "", "", "", "", "5", ""]]
)
def test_a_blank_cell_too_many_beside_blanks(row: list[str]) -> None:
    def change(rows: Rows) -> None:
        rows[3][1:] = row

    # nobody can tell which of the blanks is the one too many
    reading = read_html(page_with(change, "applications"))
    assert not any(p.startswith("applications.received") for p in stated(reading))
    assert covers(reading, "applications.received.total")


@pytest.mark.parametrize("label", ["（三）不予公开", "（四）无法提供", "（五）不予处理"])
def test_figures_of_a_group_are_nobodys(label: str) -> None:
    def change(rows: Rows) -> None:
        place = next(i for i, row in enumerate(rows) if row[0].startswith(label))
        rows.insert(place, [f"{label}@c2", *["77"] * 7])
        rows[place + 1].pop(0)

    reading = read_html(page_with(change, "applications"))
    assert stated(reading) == WHOLE_2021
    assert sum(1 for d in reading.diagnostics if d.text == "77" or (d.text or "").count("77") == 7) in {1, 7}


@pytest.mark.parametrize("label", ["", "同上", "2."])
def test_a_row_that_lost_its_label_goes_nowhere(label: str) -> None:
    def change(rows: Rows) -> None:
        place = next(i for i, row in enumerate(rows) if row[0] == "2.重复申请")
        rows[place][0] = label

    reading = read_html(page_with(change, "applications"))
    assert stated(reading) == without("applications.results.not_processed.duplicate")
    assert covers(reading, "applications.results.not_processed.duplicate.total")


def test_last_years_table_above_this_years() -> None:
    last = html_table(table_3(cells={path: [str(int(c) + 7000) for c in figures(i)] for i, (path, _) in enumerate(ROWS_2021, 1)}))
    reading = read_html(html_page(applications=f"<p>2021年</p>{last}<p>2022年</p>{html_table(table_3())}"))
    assert silent_errors(reading, WHOLE_2021) == {}


@pytest.mark.parametrize("bait", ["<tr style='display:none'>", "<tr hidden>", "<tr>"])
def test_a_row_that_is_there_twice_is_named(bait: str) -> None:
    row = f"{bait}<td colspan='3'>一、本年新收政府信息公开申请数量</td>" + "<td>9</td>" * 7 + "</tr>"
    page = html_page()
    first = page.index('<tr><td colspan="3">一、')
    assert silent_errors(read_html(page[:first] + row + page[first:]), WHOLE_2021) == {}


def test_figures_before_their_label_are_accounted_for() -> None:
    def change(rows: Rows) -> None:
        rows[3:] = [[*row[-7:], *row[:-7]] for row in rows[3:]]

    reading = read_html(page_with(change, "applications"))
    lost = {p: v for p, v in WHOLE_2021.items() if p not in stated(reading)}
    told = " | ".join(d.text or "" for d in reading.diagnostics)
    assert all(covers(reading, p) or str(v) in told for p, v in lost.items())


def test_rows_of_figures_above_their_labels() -> None:
    def change(rows: Rows) -> None:
        rows[3:] = [part for row in rows[3:] for part in (row[-7:], row[:-7])]

    assert silent_errors(read_html(page_with(change, "applications")), WHOLE_2021) == {}


@pytest.mark.parametrize("serial", [True, False])
def test_rows_of_figures_below_their_labels(serial: bool) -> None:
    def change(rows: Rows) -> None:
        rows[3:] = [part for i, row in enumerate(rows[3:]) for part in ([str(i)] * serial + row[:-7], row[-7:])]

    assert silent_errors(read_html(page_with(change, "applications")), WHOLE_2021) == {}


@pytest.mark.parametrize("row", [["注：其中含上年3件@c10"], ["审核人：甲", "电话：0427-3554789"], [""] * 10, ["合计数已核对"]])
def test_rows_below_table_3_that_are_none_of_its_own(row: list[str]) -> None:
    reading = read_html(page_with(lambda rows: rows.append(row), "applications"))
    assert stated(reading) == WHOLE_2021


@pytest.mark.parametrize("row", [["1"] * 7, ["注", "3"], ["9001", "9002"]])
def test_figures_below_table_3_that_belong_to_no_row_are_named(row: list[str]) -> None:
    reading = read_html(page_with(lambda rows: rows.append(row), "applications"))
    assert stated(reading) == WHOLE_2021
    told = " | ".join(d.text or "" for d in reading.diagnostics if d.severity == "error")
    assert all(figure in told for figure in row if figure.isdigit())


def test_a_figure_before_its_label_is_not_taken_for_the_number_of_the_row() -> None:
    def change(rows: Rows) -> None:
        place = next(i for i, row in enumerate(rows) if row[0] == "行政强制")
        rows[place] = ["9", "行政强制@c3"]

    reading = read_html(page_with(change, "proactive"))
    assert silent_errors(reading, without("proactive.compulsion")) == {}
    assert any(d.text == "9" for d in loud(reading))


def test_numbers_of_rows_beside_a_row_without_figures() -> None:
    def change(rows: Rows) -> None:
        for i, row in enumerate(rows[3:], 1):
            row.insert(0, str(i))
        rows[3 + 5][-7:] = [""] * 7

    reading = read_html(page_with(change, "applications"))
    path = f"applications.{ROWS_2021[5][0]}"
    assert stated(reading) == without(path)
    assert loud(reading) == []


def test_the_head_above_the_organizations_is_garbled_in_a_text() -> None:
    text = text_as("text")
    assert text.count("法人或其他组织 |") == 1
    for garbled in ("", "法人或其他组织 法人或其他组织 |\n", "|\n"):
        reading = read_text(text.replace("法人或其他组织 |\n", garbled))
        assert silent_errors(reading, WHOLE_2021) == {}


def test_headings_that_name_the_wrong_table() -> None:
    page = html_page().replace("三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", 1)
    assert stated(read_html(page)) == WHOLE_2021


def test_no_headings_at_all() -> None:
    reading = read_html(re.sub(r"<p>[一二三四五六]、.*?</p>", "", html_page()))
    assert stated(reading) == WHOLE_2021
    assert [d.path for d in reading.diagnostics] == ["overview", "problems", "other_matters"]


# table 4 -------------------------------------------------------------------------------------------


def blocks(order: tuple[str, ...]) -> dict[str, object]:
    return without("review") | {f"review.{b}.{o}": 5001 + 5 * i + j for i, b in enumerate(order) for j, o in enumerate(OUTCOMES)}


def test_suits_before_reconsiderations() -> None:
    def change(rows: Rows) -> None:
        rows[0].reverse()
        rows[1] = [*rows[1][5:], *rows[1][:5]]

    reading = read_html(page_with(change, "review"))
    assert silent_errors(reading, blocks((*BLOCKS[1:], BLOCKS[0]))) == {}


def test_the_rows_of_the_head_of_table_4_in_another_order() -> None:
    def change(rows: Rows) -> None:
        rows[0], rows[1] = rows[1], rows[0]

    assert silent_errors(read_html(page_with(change, "review")), WHOLE_2021) == {}


def test_suits_after_reconsideration_before_the_direct_ones() -> None:
    def change(rows: Rows) -> None:
        rows[1][5:] = rows[1][:4:-1]

    reading = read_html(page_with(change, "review"))
    assert stated(reading) == blocks((BLOCKS[0], BLOCKS[2], BLOCKS[1]))


@pytest.mark.parametrize("place", [0, 3, 4, 9, 14])
def test_a_cell_of_table_4_that_is_missing(place: int) -> None:
    reading = read_html(page_with(lambda rows: rows[3].pop(place), "review"))
    assert stated(reading) == without("review")
    assert covers(reading, "review.reconsideration.total")


@pytest.mark.parametrize("row", [["1"] * 5, ["1"] * 14, ["1"] * 16, ["2022", *["1"] * 15]])
def test_rows_of_another_length(row: list[str]) -> None:
    reading = read_html(html_page(review=html_table(table_4(row))))
    assert stated(reading) == without("review")
    assert covers(reading, "review.reconsideration.total")


@pytest.mark.parametrize("swapped", [(0, 1), (3, 4), (0, 4)])
def test_outcomes_in_another_order_are_read_by_their_heads_or_refused(swapped: tuple[int, int]) -> None:
    a, b = swapped

    def change(rows: Rows) -> None:
        rows[2][a], rows[2][b] = rows[2][b], rows[2][a]

    reading = read_html(page_with(change, "review"))
    first = 5006  # the heads of the third row begin with those of the second block
    moved = {f"review.litigation_direct.{OUTCOMES[a]}": first + b, f"review.litigation_direct.{OUTCOMES[b]}": first + a}
    assert silent_errors(reading, {**WHOLE_2021, **moved}) == {}


def test_two_years_of_table_4() -> None:
    def change(rows: Rows) -> None:
        rows[0].insert(0, "年份@r3")
        rows[3].insert(0, "2021年")
        rows.append(["2022年", *(str(7000 + i) for i in range(15))])

    reading = read_html(page_with(change, "review"))
    truth = {f"review.{b}.{o}": 7000 + 5 * i + j for i, b in enumerate(BLOCKS) for j, o in enumerate(OUTCOMES)}
    assert silent_errors(reading, without("review") | truth) == {}


# text ----------------------------------------------------------------------------------------------


def text_as(layout: str) -> str:
    return written(html_page(), layout)


def flat() -> str:
    """A text with a cell on each line whose figures add up."""
    return written(adding_page(), "lines")


def written(page: str, layout: str) -> str:
    report = read_html(page).report
    assert report is not None
    return write(report, layout)


def dropped(text: str, line: str) -> str:
    lines = text.split("\n")
    lines.remove(line)
    return "\n".join(lines)


@pytest.mark.parametrize("layout", ["pipes", "pipes-framed", "pipes-bare", "tabs"])
def test_a_label_over_several_lines_of_which_the_first_is_one_by_itself(layout: str) -> None:
    label = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    text = text_as(layout)
    assert label in text
    broken = text.replace(label, "（二）部分公开\n（区分处理的，\n只计这一情形，\n不计其他情形）")
    assert stated(read_text(broken)) == WHOLE_2021


@pytest.mark.parametrize("line", ["2", "6", "226", "904", "4746", "126", "4851", "5", "31", "50"])
def test_a_figure_that_vanished_from_a_flat_text(line: str) -> None:
    reading = read_text(dropped(flat(), line))
    assert silent_errors(reading, ADDING_2021) == {}


@pytest.mark.parametrize("line", ["规章", "2.重复申请", "（七）总计", "二、上年结转政府信息公开申请数量", "1.属于国家秘密"])
def test_a_label_that_vanished_from_a_flat_text(line: str) -> None:
    reading = read_text(dropped(flat(), line))
    assert silent_errors(reading, ADDING_2021) == {}


@pytest.mark.parametrize("after", ["行政处罚", "226", "4746", "4851", "3", "50", "（三）不予公开"])
def test_a_number_that_came_into_a_flat_text(after: str) -> None:
    assert silent_errors(read_text(flat().replace(f"\n{after}\n", f"\n{after}\n17\n", 1)), ADDING_2021) == {}


@pytest.mark.xfail(reason="a bare page number fills the place of a blank that vanished; a flat text holds no sign of either")
@pytest.mark.parametrize(("gone", "after"), [("3", "2"), ("33", "50")])
def test_a_figure_that_vanished_and_a_page_number_that_came(gone: str, after: str) -> None:
    text = dropped(flat(), gone).replace(f"\n{after}\n", f"\n{after}\n17\n", 1)
    assert silent_errors(read_text(text), {p: v for p, v in ADDING_2021.items() if v != int(gone)}) == {}


def cut(layout: str, figure: str) -> Reading:
    """The reading of a text in which a cell is gone with its separator."""
    separator = "\t" if layout == "tabs" else " | "
    text = text_as(layout)
    assert text.count(f"{separator}{figure}") == 1
    return read_text(text.replace(f"{separator}{figure}", "", 1))


@pytest.mark.parametrize("layout", ["pipes", "pipes-framed", "pipes-bare", "tabs", "markdown"])
@pytest.mark.parametrize("figure", ["103", "1702", "5003"])
def test_a_cell_that_vanished_with_its_separator(layout: str, figure: str) -> None:
    assert silent_errors(cut(layout, figure), WHOLE_2021) == {}


@pytest.mark.parametrize(("layout", "figure"), [("tabs", "2404"), ("pipes", "1602")])
def test_a_cell_that_vanished_beside_what_a_span_left(layout: str, figure: str) -> None:
    assert silent_errors(cut(layout, figure), WHOLE_2021) == {}


def test_two_cells_glued_together_beside_what_a_span_left() -> None:
    text = text_as("pipes")
    assert "1606 | 1607" in text
    reading = read_text(text.replace("1606 | 1607", "16061607"))
    assert silent_errors(reading, {p: v for p, v in WHOLE_2021.items() if v not in {1606, 1607}}) == {}


@pytest.mark.parametrize("layout", ["pipes", "pipes-framed", "pipes-bare", "tabs", "markdown", "lines"])
@pytest.mark.parametrize("pair", [("102", "103"), ("1706", "1707"), ("5004", "5005"), ("1", "2")])
def test_two_cells_glued_together(layout: str, pair: tuple[str, str]) -> None:
    separator = {"tabs": "\t", "lines": "\n"}.get(layout, " | ")
    text = text_as(layout)
    glued = text.replace(separator.join(pair), "".join(pair), 1)
    assert glued != text
    truth = {p: v for p, v in WHOLE_2021.items() if str(v) not in pair}
    assert silent_errors(read_text(glued), truth) == {}


def test_a_figure_at_the_end_of_a_page_without_a_number() -> None:
    reading = read_text(flat().replace("\n行政处罚\n8\n", "\n行政处罚\n8\n\f"))
    # the figure is taken for the number of the page, and said to be so; nothing else is lost
    assert stated(reading) == {p: v for p, v in ADDING_2021.items() if not p.startswith("proactive.penalties.")}
    assert ("parse-page-number", "8") in [(d.code, d.text) for d in loud(reading)]


def test_a_figure_among_page_numbers_that_count() -> None:
    text = flat()
    for figure, number in (("3", "1"), ("8", "8"), ("4746", "3"), ("50", "4")):
        page = f"\n{figure}\n\f" if figure == number else f"\n{figure}\n{number}\n\f"
        text = text.replace(f"\n{figure}\n", page, 1)
    assert stated(read_text(text)) == ADDING_2021
