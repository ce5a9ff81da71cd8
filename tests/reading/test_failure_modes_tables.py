"""F11 to F19 of the failure modes that a parser must survive: the geometry of the tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy

import pytest

from govdisclosure.reading import Reading, read_html, read_text
from tests.reading.own_pages import (
    BLOCKS,
    COLUMNS,
    HEAD_3,
    OUTCOMES,
    ROWS_2019,
    ROWS_2021,
    TABLE_2_2019,
    TABLE_2_2021,
    VALUES_2_2019,
    VALUES_2_2021,
    VALUES_4,
    WHOLE_2019,
    WHOLE_2021,
    Rows,
    codes,
    covers,
    figures,
    html_page,
    html_table,
    loud,
    page_2019,
    stated,
    table_3,
    table_4,
    values_3,
)


def changed(rows: Rows, change: Callable[[Rows], object]) -> str:
    """A table with a change, as HTML."""
    rows = deepcopy(rows)
    change(rows)
    return html_table(rows)


def row_of(rows: Rows, label: str) -> int:
    return next(i for i, row in enumerate(rows) if any(cell.startswith(label) for cell in row))


def without(values: object, *paths: str) -> dict[str, object]:
    """The whole report of 2021 without the cells below some paths."""
    assert isinstance(values, dict)
    return {p: v for p, v in values.items() if not any(p == path or p.startswith(f"{path}.") for path in paths)}


# tables split and merged -----------------------------------------------------------------------------


def test_f11_table_2_as_one_table_for_each_item() -> None:
    starts = [i for i, row in enumerate(TABLE_2_2021) if row[0].startswith("第二十条")]
    parts = [TABLE_2_2021[a:b] for a, b in zip(starts, [*starts[1:], len(TABLE_2_2021)], strict=True)]
    assert len(parts) == 4
    reading = read_html(html_page(proactive="<p></p>".join(map(html_table, parts))))
    assert stated(reading) == WHOLE_2021
    assert codes(reading) == []


def blocks_of_table_4(order: tuple[int, ...] = (0, 1, 2)) -> str:
    names = ("行政复议", "未经复议直接起诉", "复议后起诉")
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    return "".join(html_table([[f"{names[b]}@c5"], outcomes, [str(5001 + 5 * b + o) for o in range(5)]]) for b in order)


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (2, 1, 0)])
def test_f11_table_4_as_three_tables_in_any_order(order: tuple[int, ...]) -> None:
    reading = read_html(html_page(review=blocks_of_table_4(order)))
    assert stated(reading) == WHOLE_2021
    assert codes(reading) == []


def test_f11_a_block_of_table_4_alone() -> None:
    reading = read_html(html_page(review=blocks_of_table_4((1,))))
    assert {p: v for p, v in stated(reading).items() if p.startswith("review")} == {
        f"review.litigation_direct.{o}": 5006 + i for i, o in enumerate(OUTCOMES)
    }
    assert [(d.code, d.path) for d in loud(reading)] == [
        ("parse-row-missing", "review.reconsideration"),
        ("parse-row-missing", "review.litigation_after_reconsideration"),
    ]


def test_f12_all_tables_in_one() -> None:
    rows = [
        *TABLE_2_2021,
        ["三、收到和处理政府信息公开申请情况@c10"],
        *table_3(),
        ["四、政府信息公开行政复议、行政诉讼情况@c15"],
        *table_4(),
    ]
    page = html_page(proactive=html_table(rows), applications="", review="")
    for title in ("<p>三、收到和处理政府信息公开申请情况</p>", "<p>四、政府信息公开行政复议、行政诉讼情况</p>"):
        page = page.replace(title, "")
    reading = read_html(page)
    assert stated(reading) == WHOLE_2021
    assert codes(reading) == []


def test_f12_all_tables_in_one_without_titles_between() -> None:
    reading = read_html(html_page(proactive=html_table([*TABLE_2_2021, *table_3(), *table_4()]), applications="", review=""))
    assert stated(reading) == WHOLE_2021
    assert codes(reading) == []


@pytest.mark.parametrize("depth", [1, 3])
def test_f12_layout_tables_around_the_page(depth: int) -> None:
    page = html_page()
    body = page[page.index("<h1>") : page.index("</body>")]
    wrapped = "<table><tr><td>导航</td><td>" * depth + body + "</td><td>7</td></tr></table>" * depth
    reading = read_html(page.replace(body, wrapped))
    assert stated(reading) == WHOLE_2021
    assert reading.report is not None
    assert reading.report.problems == "栏目更新不够及时，将加强检查。"


def test_f12_loose_text_and_lists_inside_a_table() -> None:
    table = html_table(table_3()).replace("<tr>", "文字<ul><li>项目</li></ul><tr>", 5)
    assert stated(read_html(html_page(applications=table))) == WHOLE_2021


def test_f12_rows_without_a_table() -> None:
    bare = re.sub("</?table[^>]*>", "", html_table(table_3()))
    assert stated(read_html(html_page(applications=bare))) == WHOLE_2021


@pytest.mark.parametrize("repeated", [True, False])
@pytest.mark.parametrize("cut", [4, 9, 15, 27])
def test_f13_a_table_cut_by_a_page_break(cut: int, repeated: bool) -> None:
    rows = table_3()
    second = [*(HEAD_3 if repeated else []), *rows[cut:]]
    reading = read_html(html_page(applications=html_table(rows[:cut]) + "<p>- 4 -</p>" + html_table(second)))
    assert stated(reading) == WHOLE_2021
    assert codes(reading) == []


def test_f13_a_row_repeated_at_the_page_break() -> None:
    rows = table_3()
    reading = read_html(html_page(applications=html_table(rows[:9]) + html_table(rows[8:])))
    assert stated(reading) == WHOLE_2021
    assert codes(reading) == []


def test_f13_a_row_repeated_with_other_figures() -> None:
    rows = table_3()
    again = [rows[8][-8], *(str(int(cell) + 1) for cell in rows[8][-7:])]
    reading = read_html(html_page(applications=html_table([*rows[:9], again, *rows[9:]])))
    row = "applications.results.denied.prohibited_by_law"
    assert stated(reading) == {p: v for p, v in WHOLE_2021.items() if not p.startswith(f"{row}.")}
    assert [(d.code, d.path, d.text) for d in loud(reading)] == [("parse-row-duplicate", row, " | ".join(again[1:]))]


# columns -------------------------------------------------------------------------------------------


def with_subtotals(rows: Rows) -> None:
    """The variant with eight columns: 小计 behind the five kinds of organization."""
    rows[0][1], rows[1][1] = "申请人情况@c8", "法人或其他组织@c6"
    rows[2].append("小计")
    for row in rows[3:]:
        row.insert(-1, "77")


def test_f14_the_column_of_subtotals_is_left_out_and_named() -> None:
    reading = read_html(html_page(applications=changed(table_3(), with_subtotals)))
    assert stated(reading) == WHOLE_2021
    assert codes(reading) == ["parse-column-unknown"]


def test_f14_a_missing_column_of_totals() -> None:
    def change(rows: Rows) -> None:
        rows[1].pop()
        for row in rows[3:]:
            row.pop()

    reading = read_html(html_page(applications=changed(table_3(), change)))
    totals = [f"applications.{path}.total" for path, _ in ROWS_2021]
    assert stated(reading) == without(WHOLE_2021, *totals)
    assert codes(reading) == ["parse-column-missing"]


def test_f14_a_head_of_another_kind_of_columns_is_refused() -> None:
    def change(rows: Rows) -> None:
        rows[2][:2] = rows[2][1::-1]
        rows[1][2] = "科研机构@r2"

    reading = read_html(html_page(applications=changed(table_3(), change)))
    assert stated(reading) == without(WHOLE_2021, "applications")
    assert covers(reading, "applications.received.total")


@pytest.mark.parametrize("column", [0, 3, 6])
def test_f14_columns_in_another_order_follow_the_head(column: int) -> None:
    """One of the columns stands first."""

    def change(rows: Rows) -> None:
        label = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
        rows[1:3] = [[label.pop(column), *label]]
        for row in rows[2:]:
            row.insert(len(row) - 7, row.pop(len(row) - 7 + column))

    assert stated(read_html(html_page(applications=changed(table_3(), change)))) == WHOLE_2021


def test_f14_a_column_of_remarks() -> None:
    def change(rows: Rows) -> None:
        rows[1].append("备注@r2")
        for row in rows[3:]:
            row.append("")

    reading = read_html(html_page(applications=changed(table_3(), change)))
    assert stated(reading) == WHOLE_2021


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("规章", "<p>规</p><p>章</p>"),
        ("商业企业", "商业<br>企业"),
        ("自然人", "<span>自</span><span>然人</span>"),
        ("2.重复申请", "<p>2.</p><p>重复<br/>申请</p>"),
        ("总计", "总&nbsp;&nbsp;计"),
        ("结果维持", "结<br>果<br>维<br>持"),
        ("行政处罚", "<style>td { color: red }</style>行政处罚"),
        ("行政处罚", "<span style='display: none'>隐藏</span>行政处罚"),
        ("法律服务机构", "<div><div>法律服务</div><div>机构</div></div>"),
        ("101", "<p style='text-align: center'><span lang='EN-US'>101</span></p>"),
        ("101", "<span style='display:none'>9</span>101"),
        ("101", "<span hidden>9</span>101"),
        ("101", "<span style='visibility: hidden'>9</span>101"),
        ("101", "<script>document.write(9)</script>101"),
        ("101", "<input type='text' value='101'>"),
        ("101", "<input type='tel' value='101'><input type='hidden' value='9'>"),
    ],
)
def test_f15_wrappings_of_labels_and_figures(label: str, written: str) -> None:
    page = html_page()
    assert f">{label}<" in page
    reading = read_html(page.replace(f">{label}<", f">{written}<"))
    assert stated(reading) == WHOLE_2021
    assert codes(reading) == []


# labels ----------------------------------------------------------------------------------------------


def relabelled(label: str, written: str) -> Reading:
    """A page on which one label of table 3 is written otherwise."""
    rows = table_3()
    i = row_of(rows, label)
    rows[i] = [re.sub("^[^@]*", written, cell) if cell.startswith(label) else cell for cell in rows[i]]
    return read_html(html_page(applications=html_table(rows)))


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("3.其他", "其他"),
        ("3.其他", "3、其他"),
        ("3.其他", "（3）其他"),
        ("（七）总计", "总计"),
        ("（七）总计", "(七)总 计"),
        ("（七）总计", "合计"),
        ("（七）总计", "（八）总计"),
        ("2.其他法律", "其他法律行政法规禁止公开"),
        ("2.其他法律", "3.其他法律、行政法规禁止公开"),
        ("（二）部分公开", "（二）部分公开"),
        ("（二）部分公开", "（二）部分公开（区分处理的，只计这一情况，不计其他情形）"),
        ("5.属于三类", "5.属于三类内容事务信息"),
        ("一、本年新收", "本年新收政府信息公开申请数量"),
        ("四、结转", "四、结转下年度继续办理的申请数量"),
    ],
)
def test_f16_labels_reworded_or_numbered_wrongly(label: str, written: str) -> None:
    reading = relabelled(label, written)
    assert stated(reading) == WHOLE_2021
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("label", "written", "path"),
    [
        ("2.重复申请", "2.其他申请", "results.not_processed.duplicate"),
        ("4.无正当理由", "4.无正当理由逾期不补正", "results.not_processed.excessive"),
        ("5.属于三类", "5.属于三类过程性信息", "results.denied.internal_affairs"),
    ],
)
def test_f16_a_row_nobody_knows_is_named(label: str, written: str, path: str) -> None:
    reading = relabelled(label, written)
    row = f"applications.{path}"
    assert stated(reading) == without(WHOLE_2021, row)
    assert [d.code for d in loud(reading)] == ["parse-row-unknown", "parse-row-missing"]
    assert loud(reading)[1].path == row
    assert loud(reading)[0].text == " | ".join(str(WHOLE_2021[f"{row}.{c}"]) for c in COLUMNS)


def test_f16_the_row_and_the_column_of_one_name_are_told_apart() -> None:
    found = stated(read_html(html_page()))
    assert [found[f"applications.results.other.other.{c}"] for c in COLUMNS] == [2301, 2302, 2303, 2304, 2305, 2306, 2307]
    assert [found[f"applications.results.total.{c}"] for c in COLUMNS] == [2401, 2402, 2403, 2404, 2405, 2406, 2407]
    assert (found["applications.received.other_organization"], found["applications.received.total"]) == (106, 107)


def test_f16_rows_of_several_labels_in_one_cell() -> None:
    rows = table_3()
    i = row_of(rows, "（三）不予公开")
    rows[i] = ["（三）不予公开1.属于国家秘密@c2", *rows[i][2:]]
    reading = read_html(html_page(applications=html_table(rows)))
    found = stated(reading)
    assert found == {p: WHOLE_2021[p] for p in found}
    assert all(covers(reading, p) for p in WHOLE_2021 if p not in found)


# the two forms -----------------------------------------------------------------------------------------


def test_f17_the_forms_are_told_by_their_tables() -> None:
    old, new = read_html(page_2019()), read_html(html_page())
    assert old.report is not None
    assert new.report is not None
    assert (old.report.edition, new.report.edition) == ("2019", "2021")
    assert stated(old) == WHOLE_2019
    assert codes(old) == []


@pytest.mark.parametrize("year", [2018, 2019, 2020, 2021, 2022, 2025])
def test_f17_the_year_tells_nothing_about_the_form(year: int) -> None:
    title = f"青河县财政局{year}年政府信息公开工作年度报告"
    editions = [reading.report.edition for page in (html_page(title=title), page_2019()) if (reading := read_html(page)).report]
    assert editions == ["2021", "2019"]


def test_f17_a_hybrid_follows_table_3_and_names_what_has_no_place() -> None:
    reading = read_html(html_page(proactive=html_table(TABLE_2_2019)))
    assert reading.report is not None
    assert reading.report.edition == "2021"
    found = stated(reading)
    # only the decisions on licences, penalties and compulsion exist in both forms
    shared = {
        p: VALUES_2_2019[p]
        for p in ("proactive.licensing.decisions", "proactive.penalties.decisions", "proactive.compulsion.decisions")
    }
    assert {p: v for p, v in found.items() if not p.startswith("proactive")} == {**values_3(), **VALUES_4}
    assert {p: v for p, v in found.items() if p.startswith("proactive")} == shared
    foreign = " ".join(d.text or "" for d in loud(reading) if d.code == "parse-cell-foreign")
    missing = [str(v) for p, v in VALUES_2_2019.items() if p not in shared]
    assert all(figure.removesuffix("元") in foreign for figure in missing if figure != "0")


def test_f17_the_other_hybrid() -> None:
    reading = read_html(html_page(applications=html_table(table_3(ROWS_2019))))
    assert reading.report is not None
    assert reading.report.edition == "2019"
    found = stated(reading)
    assert {p: v for p, v in found.items() if not p.startswith("proactive")} == {**values_3(ROWS_2019), **VALUES_4}
    assert {p: v for p, v in found.items() if p.startswith("proactive")} == {
        p: VALUES_2_2021[p]
        for p in ("proactive.licensing.decisions", "proactive.penalties.decisions", "proactive.compulsion.decisions")
    }
    assert "parse-cell-foreign" in codes(reading)


def test_f17_tables_2_and_4_alone_tell_the_form() -> None:
    for table, edition in ((TABLE_2_2021, "2021"), (TABLE_2_2019, "2019")):
        reading = read_html(html_page(proactive=html_table(table), applications=""))
        assert reading.report is not None
        assert reading.report.edition == edition


def test_f17_table_4_alone_tells_nothing() -> None:
    reading = read_html(html_page(proactive="", applications=""))
    assert reading.report is not None
    assert reading.report.edition is None
    assert "parse-form-ambiguous" in codes(reading)
    assert stated(reading) == VALUES_4


# what is not there -------------------------------------------------------------------------------------


def test_f18_a_table_as_prose_is_absent() -> None:
    prose = "<p>全年发生行政复议28件，行政诉讼3件，均获维持。</p>"
    reading = read_html(html_page(review=prose))
    assert reading.report is not None
    assert reading.report.review is None
    assert stated(reading) == without(WHOLE_2021, "review")
    assert covers(reading, "review.reconsideration.total")


def emptied(html: str, cell: str) -> Reading:
    return read_html(html_page(review=re.sub(r"<td>\d+</td>", f"<td>{cell}</td>", html)))


def test_f19_header_only_all_zero_and_all_blank_are_three_things() -> None:
    table = html_table(table_4())
    zeros, blanks = emptied(table, "0"), emptied(table, "")
    head = read_html(html_page(review=html_table(table_4()[:3])))
    gone = read_html(html_page(review=""))
    assert {p: v for p, v in stated(zeros).items() if p.startswith("review")} == dict.fromkeys(VALUES_4, 0)
    assert codes(zeros) == []
    # blank cells are cells: the table is there and states nothing
    assert blanks.report is not None
    assert blanks.report.review is not None
    assert stated(blanks) == without(WHOLE_2021, "review")
    assert {blanks.cells[p].state for p in VALUES_4} == {"blank"}
    assert codes(blanks) == []
    for reading in (head, gone):
        assert reading.report is not None
        assert reading.report.review is None
        assert [d.path for d in loud(reading)] == ["review"]


def test_f19_the_same_for_table_3() -> None:
    zeros = read_html(html_page(applications=re.sub(r"<td>\d+</td>", "<td>0</td>", html_table(table_3()))))
    assert {p: v for p, v in stated(zeros).items() if p.startswith("applications")} == dict.fromkeys(values_3(), 0)
    blanks = read_html(html_page(applications=re.sub(r"<td>\d+</td>", "<td></td>", html_table(table_3()))))
    assert stated(blanks) == without(WHOLE_2021, "applications")
    assert blanks.report is not None
    assert blanks.report.applications is not None
    assert codes(blanks) == []


def test_f19_labels_of_text_without_any_figure() -> None:
    text = "三、收到和处理政府信息公开申请情况\n" + "\n".join(labels[-1].partition("@")[0] for _, labels in ROWS_2019)
    reading = read_text(text)
    assert stated(reading) == {}


def test_f11_the_blocks_of_the_test_are_those_of_the_form() -> None:
    assert [p.split(".")[1] for p in VALUES_4][::5] == list(BLOCKS)
    assert figures(3) == ["301", "302", "303", "304", "305", "306", "307"]
