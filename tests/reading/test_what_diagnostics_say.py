"""What each diagnostic of the tables says: the path, the line and the text that it names, and its sentence."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import pytest

from govdisclosure.reading import Diagnostic, Reading, read_html, read_text
from govdisclosure.source.parser import parsed_by
from tests.reading.own_pages import (
    COLUMNS,
    HEAD_3,
    ROWS_2021,
    TABLE_2_2019,
    TABLE_2_2021,
    VALUES_4,
    WHOLE_2021,
    Row,
    Rows,
    covers,
    figures,
    html_page,
    html_table,
    loud,
    page_2019,
    stated,
    table_3,
)
from tests.source.second_parser import SecondParser

RECEIVED = "applications.received"
LABELS = [labels[-1].partition("@")[0] for _, labels in ROWS_2021]
HEADS_4 = (
    "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n"
    "结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计"
)


def line_of(source: str, text: str) -> int:
    """The line of the source on which a text stands that stands there once."""
    assert source.count(text) == 1, text
    return source[: source.index(text)].count("\n") + 1


def say(reading: Reading, code: str) -> list[Diagnostic]:
    return [d for d in reading.diagnostics if d.code == code]


def only(reading: Reading, code: str) -> Diagnostic:
    (found,) = say(reading, code)
    return found


def about(found: Diagnostic) -> tuple[str | None, str | None, int | None, str | None]:
    return found.path, found.table, found.line, found.text


def with_row(cells: Row) -> tuple[str, Reading]:
    """A page with these cells in the first row of table 3."""
    source = html_page(applications=html_table(table_3(cells={"received": cells})))
    return source, read_html(source)


# cells -----------------------------------------------------------------------------------------------------


def test_a_cell_that_is_no_number() -> None:
    source, reading = with_row(["1", "十几", "", "", "", "", "1"])
    found = only(reading, "parse-cell-unreadable")
    assert about(found) == (f"{RECEIVED}.commercial_enterprise", "applications", line_of(source, "十几"), "十几")
    assert found.message.en == "'十几' is not a number that this cell can hold; the cell is left without one"
    cell = reading.cells[f"{RECEIVED}.commercial_enterprise"]
    assert (cell.path, cell.raw, cell.state, cell.line) == (found.path, "十几", "unreadable", found.line)


def test_a_cell_behind_what_a_wrong_encoding_left() -> None:
    source, reading = with_row(["1", "? 77", "", "", "", "", "78"])
    found = only(reading, "parse-cell-doubtful")
    assert about(found) == (f"{RECEIVED}.commercial_enterprise", "applications", line_of(source, "? 77"), "? 77")
    assert found.message.en.startswith("'? 77' holds")
    cell = reading.cells[f"{RECEIVED}.commercial_enterprise"]
    assert (cell.raw, cell.state, cell.line) == ("? 77", "number", found.line)


def test_where_the_cells_stood() -> None:
    source, reading = with_row(figures(1))
    number, row = 2, 4  # the second table of the page; three rows of heads
    for place, column in enumerate(COLUMNS, 2):
        cell = reading.cells[f"{RECEIVED}.{column}"]
        assert (cell.raw, cell.state) == (str(99 + place), "number")
        assert (cell.line, cell.place) == (line_of(source, f">{99 + place}<"), (number, row, place))


def test_a_cell_across_several_columns() -> None:
    source, reading = with_row(["1", "909@c5", "10"])
    found = say(reading, "parse-cell-merged")
    line = line_of(source, "909")
    assert [about(d) for d in found] == [(f"{RECEIVED}.{c}", "applications", line, "909") for c in COLUMNS[1:6]]
    assert "'909' stands across several columns or rows" in found[0].message.en


def test_a_row_of_table_2_with_a_figure_too_many() -> None:
    lines = ["二、主动公开政府信息情况", "信息内容\t本年制发件数\t本年废止件数\t现行有效件数"]
    lines += ["规章\t11\t11\t22\t33", "行政规范性文件\t4\t5\t6"]
    reading = read_text("\n".join(lines))
    assert about(only(reading, "parse-row-mismatch")) == ("proactive.regulations", "proactive", 3, "11 | 11 | 22 | 33")
    expected = {"issued": 4, "repealed": 5, "in_force": 6}
    assert stated(reading) == {f"proactive.normative_documents.{c}": v for c, v in expected.items()}


# rows ------------------------------------------------------------------------------------------------------


def test_a_row_with_too_few_cells() -> None:
    source, reading = with_row(["881", "", "883"])
    found = only(reading, "parse-row-mismatch")
    assert about(found) == (RECEIVED, "applications", line_of(source, LABELS[0]), "881 | 883")
    assert found.message.en == (
        "the 4 cells of the row do not fit the columns of the head, so none of them was placed: 881 | 883"
    )


def test_a_row_with_too_few_cells_and_no_figures_is_no_loss() -> None:
    _, reading = with_row(["/", "", "-"])
    assert say(reading, "parse-row-mismatch") == []
    assert not any(path.startswith(RECEIVED) for path in reading.cells)


def test_a_row_with_blank_cells_too_many() -> None:
    cells = {path: [*figures(i), ""] for i, (path, _) in enumerate(ROWS_2021, 1)}
    source = html_page(applications=html_table(table_3(cells=cells)))
    reading = read_html(source)
    assert stated(reading) == WHOLE_2021
    assert loud(reading) == []


@pytest.mark.parametrize("blanks", [1, 3])
def test_a_blank_row_with_cells_too_many_is_not_doubtful(blanks: int) -> None:
    _, reading = with_row([""] * (7 + blanks))
    assert [d for d in loud(reading) if d.path == RECEIVED] == []
    assert not any(path.startswith(RECEIVED) for path in stated(reading))


def test_a_row_that_no_form_has() -> None:
    source = html_page(applications=html_table([*table_3(), ["五、转交其他机关办理的申请@c3", "", "71", "", "", "", "", "72"]]))
    reading = read_html(source)
    found = only(reading, "parse-row-unknown")
    assert about(found) == (None, None, line_of(source, "转交"), "71 | 72")
    assert found.message.en == "'五、转交其他机关办理的申请' is no row of the form; its figures were not placed: 71 | 72"
    assert stated(reading) == WHOLE_2021


def test_a_row_that_no_form_has_without_figures_is_no_loss() -> None:
    source = html_page(applications=html_table([*table_3(), ["五、转交其他机关办理的申请@c3", *[""] * 7]]))
    assert say(read_html(source), "parse-row-unknown") == []


def test_the_label_of_an_unknown_row_is_cut_at_80_characters() -> None:
    label = "甲乙丙丁戊己庚辛壬癸" * 9
    reading = read_html(html_page(applications=html_table([*table_3(), [f"{label}@c3", *"1234567"]])))
    assert only(reading, "parse-row-unknown").message.en.startswith(f"'{label[:80]}' is no row")


def test_a_label_with_a_slip_of_the_pen() -> None:
    source = html_page().replace("7.属于行政执法案卷", "7.属于行政执法案件")
    reading = read_html(source)
    found = only(reading, "parse-label-variant")
    line = line_of(source, "7.属于行政执法案件")
    path = "applications.results.denied.enforcement_file"
    assert (about(found), found.severity) == ((path, "applications", line, "7.属于行政执法案件"), "info")
    assert found.message.en == "'7.属于行政执法案件' was read as results.denied.enforcement_file"
    assert stated(reading) == WHOLE_2021


def test_a_slip_of_the_pen_in_the_label_of_a_row_that_is_there_as_well() -> None:
    rows = [*table_3(), ["7.属于行政执法案件@c3", *"1234567"]]
    reading = read_html(html_page(applications=html_table(rows)))
    assert only(reading, "parse-row-unknown").text == "1 | 2 | 3 | 4 | 5 | 6 | 7"
    assert say(reading, "parse-label-variant") == []
    assert stated(reading) == WHOLE_2021


def test_two_labels_with_the_same_slip_name_the_row_once() -> None:
    rows = [row for row in table_3() if "行政执法" not in row[0]]
    rows += [["7.属于行政执法案件@c3", *"1234567"], ["7.属于行政执法案宗@c3", *"2234567"]]
    reading = read_html(html_page(applications=html_table(rows)))
    assert only(reading, "parse-label-variant").text == "7.属于行政执法案件"
    assert only(reading, "parse-row-unknown").text == "2 | 2 | 3 | 4 | 5 | 6 | 7"
    assert stated(reading)["applications.results.denied.enforcement_file.natural_person"] == 1


def test_a_row_that_is_there_again() -> None:
    again = ["一、本年新收政府信息公开申请数量@c3", *"9234567"]
    source = html_page(applications=html_table([*table_3(), again]))
    reading = read_html(source)
    found = only(reading, "parse-row-duplicate")
    line = source[: source.rindex(LABELS[0])].count("\n") + 1
    assert about(found) == (RECEIVED, "applications", line, "9 | 2 | 3 | 4 | 5 | 6 | 7")
    # which of the two is right nobody can tell
    assert stated(reading) == {p: v for p, v in WHOLE_2021.items() if not p.startswith(f"{RECEIVED}.")}


@pytest.mark.parametrize("again", [figures(1), [""] * 7])
def test_a_row_that_is_there_again_with_the_same_figures_or_none(again: Row) -> None:
    rows = [*table_3(), ["一、本年新收政府信息公开申请数量@c3", *again]]
    reading = read_html(html_page(applications=html_table(rows)))
    assert say(reading, "parse-row-duplicate") == []
    assert stated(reading) == WHOLE_2021


def test_rows_and_tables_that_are_not_there() -> None:
    rows = [row for row in table_3() if "重复申请" not in row[0]]
    reading = read_html(html_page(applications=html_table(rows), review="", proactive=""))
    found = only(reading, "parse-row-missing")
    assert about(found) == ("applications.results.not_processed.duplicate", "applications", None, None)
    assert found.message.en == "三、本年度办理结果·（五）不予处理·2.重复申请: the source has no such row"
    tables = [d for d in reading.diagnostics if d.code in {"parse-table-missing", "parse-table-unreadable"}]
    assert [about(d) for d in tables] == [("proactive", "proactive", None, None), ("review", "review", None, None)]
    assert ["二、主动公开政府信息情况" in tables[0].message.en, "行政复议" in tables[1].message.en] == [True, True]
    # also where their titles are there
    assert {(d.code, d.severity) for d in tables} == {("parse-table-missing", "error")}


def test_a_table_without_its_title_is_missing() -> None:
    source = html_page(review="").replace("<p>四、政府信息公开行政复议、行政诉讼情况</p>", "")
    assert about(only(read_html(source), "parse-table-missing")) == ("review", "review", None, None)


# heads -----------------------------------------------------------------------------------------------------


def heads_2(heads: Row, cells: Row) -> tuple[str, Reading]:
    rows: Rows = [*TABLE_2_2021[:1], ["信息内容", *heads], ["规章", *cells], ["行政规范性文件", *cells], *TABLE_2_2021[4:]]
    source = html_page(proactive=html_table(rows))
    return source, read_html(source)


def test_a_column_of_table_2_that_no_form_has() -> None:
    source, reading = heads_2(["本年制发件数", "备案件数", "本年废止件数", "现行有效件数"], ["41", "42", "43", "44"])
    found = say(reading, "parse-column-unknown")
    lines = [i for i, line in enumerate(source.split("\n"), 1) if ">42<" in line]
    assert [(d.line, d.text) for d in found] == [(lines[0], "备案件数: 42"), (lines[1], "备案件数: 42")]
    assert [d.path for d in found] == ["proactive.regulations", "proactive.normative_documents"]
    assert [stated(reading)[f"proactive.regulations.{c}"] for c in ("issued", "repealed", "in_force")] == [41, 43, 44]


def test_a_blank_column_that_no_form_has_is_no_loss() -> None:
    _, reading = heads_2(["本年制发件数", "备案件数", "本年废止件数", "现行有效件数"], ["41", "", "43", "44"])
    assert say(reading, "parse-column-unknown") == []


def test_a_column_of_table_2_that_is_not_there() -> None:
    source, reading = heads_2(["本年制发件数", "备案件数", "现行有效件数"], ["41", "42", "44"])
    found = say(reading, "parse-column-missing")
    assert about(found[0]) == ("proactive.regulations.repealed", "proactive", None, "本年废止件数")
    assert found[0].message.en == "the head of the table has no column 本年废止件数"
    (unknown, _) = say(reading, "parse-column-unknown")
    assert about(unknown) == ("proactive.regulations", "proactive", line_of(source, "<td>规章<"), "备案件数: 42")
    assert "proactive.regulations.repealed" not in stated(reading)
    assert stated(reading)["proactive.regulations.in_force"] == 44


def test_heads_of_table_2_that_are_not_those_of_the_form() -> None:
    source, reading = heads_2(["本年制发件数", "现行有效件数", "本年制发件数"], ["41", "42", "44"])
    found = say(reading, "parse-row-mismatch")
    line = line_of(source, "<td>规章<")
    text = "41 | 42 | 44"
    assert [about(d) for d in found] == [
        ("proactive.regulations", "proactive", line, text),
        ("proactive.normative_documents", "proactive", line + 1, text),
    ]
    assert not any(path.startswith(("proactive.reg", "proactive.norm")) for path in stated(reading))
    assert say(reading, "parse-row-missing") == []


def test_heads_of_table_2_that_are_not_those_of_the_form_above_blanks() -> None:
    _, reading = heads_2(["本年制发件数", "现行有效件数", "本年制发件数"], ["", "/", ""])
    assert [d for d in reading.diagnostics if d.severity == "error"] == []


def heads_3(names: Row, extra: int = 0) -> tuple[str, Reading]:
    head: Rows = [*HEAD_3[:1], ["自然人@r2", "法人或其他组织@c5", *names], *HEAD_3[2:]]
    cells = {path: [*figures(i), *["99"] * extra] for i, (path, _) in enumerate(ROWS_2021, 1)}
    source = html_page(applications=html_table([*head, *table_3(cells=cells)[3:]]))
    return source, read_html(source)


def test_a_column_of_subtotals_is_named_once() -> None:
    source, reading = heads_3(["总计@r2", "小计@r2"], 1)
    lines = [i for i, line in enumerate(source.split("\n"), 1) if ">99<" in line]
    found = only(reading, "parse-column-unknown")
    assert (about(found), found.severity) == ((None, None, lines[0], "小计"), "warning")
    assert stated(reading) == WHOLE_2021


def test_a_column_of_table_3_that_is_not_there() -> None:
    head: Rows = [*HEAD_3[:2], ["商业企业", "科研机构", "法律服务机构", "其他"]]
    cells = {path: [c for j, c in enumerate(figures(i)) if j != 3] for i, (path, _) in enumerate(ROWS_2021, 1)}
    source = html_page(applications=html_table([*head, *table_3(cells=cells)[3:]]))
    reading = read_html(source)
    found = only(reading, "parse-column-missing")
    assert about(found) == ("applications", "applications", None, "社会公益组织")
    assert found.message.en == "the head of the table has no column 社会公益组织"
    expected = {p: v for p, v in WHOLE_2021.items() if not p.endswith(".public_interest_organization")}
    assert stated(reading) == expected


def test_a_head_of_table_3_that_is_not_that_of_the_form() -> None:
    head: Rows = [*HEAD_3[:2], ["科研机构", "商业企业", "商业企业", "法律服务机构", "其他"]]
    source = html_page(applications=html_table([*head, *table_3()[3:]]))
    reading = read_html(source)
    of_head, *found = [d for d in reading.diagnostics if d.severity == "error"]
    assert (of_head.code, of_head.path) == ("parse-head-unknown", "applications")
    assert {d.path for d in found} == {f"applications.{path}" for path, _ in ROWS_2021}
    assert [d.text for d in found] == [" | ".join(figures(i)) for i in range(1, len(ROWS_2021) + 1)]
    assert not any(path.startswith("applications") for path in stated(reading))


def test_a_blank_too_many_between_the_figures_of_table_2() -> None:
    rows: Rows = [*TABLE_2_2021[:2], ["规章", "41", "", "42", "43"], *TABLE_2_2021[3:]]
    source = html_page(proactive=html_table(rows))
    reading = read_html(source)
    found = only(reading, "parse-row-mismatch")
    assert about(found) == ("proactive.regulations", "proactive", line_of(source, "41"), "41 | 42 | 43")
    assert stated(reading) == {p: v for p, v in WHOLE_2021.items() if not p.startswith("proactive.regulations.")}
    behind: Rows = [*TABLE_2_2021[:2], ["规章", "41", "42", "43", ""], *TABLE_2_2021[3:]]
    reading = read_html(html_page(proactive=html_table(behind)))
    assert loud(reading) == []
    assert [stated(reading)[f"proactive.regulations.{c}"] for c in ("issued", "repealed", "in_force")] == [41, 42, 43]


# figures without a place ---------------------------------------------------------------------------------


def test_a_row_of_the_other_form_in_table_2() -> None:
    rows = [*TABLE_2_2021[:7], ["其他对外管理服务事项", "12@c3"], *TABLE_2_2021[7:]]
    source = html_page(proactive=html_table(rows))
    found = only(read_html(source), "parse-row-foreign")
    assert about(found) == ("proactive", "proactive", line_of(source, "其他对外管理"), "其他对外管理服务事项: 12")
    assert found.severity == "error"


def test_rows_of_the_other_form_in_table_3() -> None:
    rows = [*table_3(), ["（六）其他处理@c3", *"1234567"]]
    source = html_page(applications=html_table(rows))
    reading = read_html(source)
    found = only(reading, "parse-row-foreign")
    line = source[: source.rindex("（六）其他处理")].count("\n") + 1
    assert about(found) == ("applications", "applications", line, "（六）其他处理: 1 | 2 | 3 | 4 | 5 | 6 | 7")
    assert stated(reading) == WHOLE_2021


def label_and_figure(found: Diagnostic) -> str:
    """What the text says, without the column between the row and its figure."""
    row, figure = str(found.text).split(": ")
    return f"{row.partition('·')[0]}: {figure}"


def test_a_table_2_of_the_other_form() -> None:
    source = html_page(proactive=html_table(TABLE_2_2019))
    reading = read_html(source)
    found = say(reading, "parse-cell-foreign")
    assert about(found[0]) == ("proactive", "proactive", line_of(source, "<td>1<"), "规章·本年新制作数量: 1")
    assert {d.message.en.partition(";")[0] for d in found} == {"this figure belongs to the form of 2019"}
    # 处理决定数量 is in both forms
    assert {p: v for p, v in stated(reading).items() if p.startswith("proactive")} == {
        "proactive.licensing.decisions": 9,
        "proactive.penalties.decisions": 15,
        "proactive.compulsion.decisions": 18,
    }
    assert [label_and_figure(d) for d in found] == [
        *(f"规章: {n}" for n in (1, 2, 3)),
        *(f"规范性文件: {n}" for n in (4, 5, 6)),
        *("行政许可: 7", "行政许可: -8"),
        *("其他对外管理服务事项: 10", "其他对外管理服务事项: 11", "其他对外管理服务事项: 12"),
        *("行政处罚: 13", "行政处罚: +14", "行政强制: 16", "行政强制: 0", "行政事业性收费: 19", "行政事业性收费: 20"),
        *("政府集中采购: 21", "政府集中采购: 251000元"),
    ]


def test_a_table_2_of_the_form_in_force_in_a_report_of_2019() -> None:
    source = page_2019(proactive=html_table(TABLE_2_2021))
    found = say(read_html(source), "parse-cell-foreign")
    assert [label_and_figure(d) for d in found] == [
        *(f"规章: {n}" for n in (1, 2, 3)),
        *(f"行政规范性文件: {n}" for n in (4, 5, 6)),
        "行政事业性收费: 10.5",
    ]
    assert {d.message.en.partition(",")[0] for d in found} == {
        "this figure belongs to the form of 2021; the report follows that of 2019"
    }


def test_a_figure_without_a_row() -> None:
    rows = [*table_3()[:3], ["@c3", "", "", "4444", "", "", "", ""], *table_3()[3:]]
    source = html_page(applications=html_table(rows))
    found = only(read_html(source), "parse-number-unplaced")
    assert about(found) == (None, None, line_of(source, "4444"), "4444")


@pytest.mark.parametrize("parsed", [nullcontext(), parsed_by(SecondParser())], ids=["libxml2", "second parser"])
def test_figures_beside_the_cells_of_a_table(parsed: AbstractContextManager[None]) -> None:
    """A cell that lost its tag: a browser draws its figure above the table, and its row is one cell short."""
    source = html_page(applications=html_table(table_3())).replace("<td>101</td>", "101").replace("<td>205</td>", "205")
    with parsed:
        reading = read_html(source)
    (found,) = (d for d in loud(reading) if d.code == "parse-number-unplaced")
    assert (found.severity, found.path, found.table) == ("error", "applications", "applications")
    assert (found.text or "").replace("205", "").strip(" |") == "101"
    assert {d.path for d in loud(reading)} == {"applications", "applications.received", "applications.carried_in"}


def test_the_number_of_a_page_between_tables_is_no_figure() -> None:
    source = html_page(applications="<p>- 4 -</p>" + html_table(table_3()) + "<p>第 5 页</p>")
    assert loud(read_html(source)) == []


def words_of_3(last: str) -> str:
    head = "申请人情况 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
    rows = [f"{label} 0 0 0 0 0 0 0" for label in LABELS[:-1]]
    return "\n".join(["三、收到和处理政府信息公开申请情况", head, *rows, f"{LABELS[-1]} {last}"])


def test_the_number_of_the_next_label_where_a_text_was_cut_off() -> None:
    """Eight figures in the last row, of which one may be the number of a label that was cut off: the row is named."""
    reading = read_text(words_of_3("1 0 0 0 0 0 1 4"))
    carried = [p for p in stated(reading) if p.startswith("applications.carried_forward")]
    assert [stated(reading)[p] for p in carried] in ([], [1, 0, 0, 0, 0, 0, 1])
    named = [d for d in loud(reading) if "4" in (d.text or "").split(" | ")]
    assert [(d.severity, d.table or "applications") for d in named] == [("error", "applications")]


# table 4 ---------------------------------------------------------------------------------------------------


def words_of_4(*lines: str) -> str:
    tables = [words_of_3("0 0 0 0 0 0 0"), "四、政府信息公开行政复议、行政诉讼情况", HEADS_4, *lines]
    return "\n".join([*tables, "五、存在的主要问题及改进情况", "无。"])


@pytest.mark.parametrize(
    "lines",
    [
        ("1 2 0 0 3 0 0 0 0 0 5", "0 0 6 11"),
        ("0 0 6 11", "1 2 0 0 3 0 0 0 0 0 5"),
        ("7 0 0 0 1 0 2 0 0 2", "0 0 3 0 3"),  # 7 is not 1
        ("0 2 0 0 2 0 0 3 0 3", "1 0 0 0 1"),  # both orders of the lines add up
    ],
)
def test_table_4_as_words_on_two_lines_is_placed_in_their_order_or_named(lines: tuple[str, str]) -> None:
    """No sum proves the order of the terms: only the order of the text may be taken, and what is not is named."""
    reading = read_text(words_of_4(*lines))
    found = {p: v for p, v in stated(reading).items() if p.startswith("review")}
    in_order = dict(zip(VALUES_4, map(int, " ".join(lines).split()), strict=True))
    assert all(covers(reading, p) for p in in_order if found.get(p) != in_order[p])
    assert found in ({}, in_order)
