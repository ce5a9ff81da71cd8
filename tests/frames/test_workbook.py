"""The workbook: what contradicts itself is coloured, signed and explained; heads are those of the form and stay in sight."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import govdisclosure as gd
from govdisclosure.errors import ExportError
from tests.frames.offices import OFFICES, WRONG

RED, SIGN = "FFF8C9C4", "▲"
TABLE_3 = "表三 依申请公开"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, offices: tuple[gd.AnnualReport, ...]) -> Any:
    path = tmp_path_factory.mktemp("workbook") / "offices.xlsx"
    lost = gd.read_html("<title>青禾县2022年政府信息公开工作年度报告</title><p>请下载附件</p>")
    gd.table([*offices, lost]).to_excel(path)
    return openpyxl.load_workbook(path)


def test_there_is_a_sheet_for_each_table_of_the_form(book: Any) -> None:
    tables = ["表二 主动公开", TABLE_3, "表四 复议诉讼"]
    assert book.sheetnames == ["概览", "图表", *tables, "核对发现", "读取诊断", "说明"]
    assert [book[name].freeze_panes for name in tables] == ["D5", "D6", "D5"]
    assert book["概览"].freeze_panes == "B2"


def test_heads_are_those_of_the_form(book: Any) -> None:
    sheet = book[TABLE_3]
    heads = {cell.value for row in sheet.iter_rows(min_row=2, max_row=5) for cell in row}
    assert {"三、本年度办理结果", "（一）予以公开", "1.属于国家秘密", "自然人", "总计", "行政机关"} <= heads
    merged = {str(one) for one in sheet.merged_cells.ranges}
    assert "D2:J4" in merged, "the seven columns of row one stand under one label"


def test_a_contradiction_is_coloured_and_signed_and_explained(book: Any) -> None:
    sheet = book[TABLE_3]
    red = [cell for row in sheet.iter_rows(min_row=6, min_col=4) for cell in row if cell.fill.fgColor.rgb == RED]
    rows = sorted({cell.row - 6 for cell in red})
    assert rows == list(WRONG)
    for cell in red:
        assert SIGN in cell.number_format
        assert isinstance(cell.value, int)
        assert cell.comment is not None
        assert cell.comment.text.startswith(SIGN)
    assert len(red) == 2 * len(WRONG), "the total of natural persons, the total of totals"
    assert {sheet.cell(6 + row, 3).value for row in WRONG} == {5}, "two relations for each, and the table as a whole"
    assert all("t3" not in sheet.cell(6 + row, 3).comment.text for row in WRONG)
    assert sheet.cell(6, 3).value == 0


def test_on_paper_a_page_ends_between_two_rows_of_the_form_and_in_no_chart(tmp_path: Path, root: Path) -> None:
    """Seven columns of cells have room on a page: a row of table three, one of the three blocks of table four."""
    gd.table([gd.read(root / "examples" / "qinghe-2023.html")]).to_excel(tmp_path / "one.xlsx")
    book: Any = openpyxl.load_workbook(tmp_path / "one.xlsx")
    ends = {name: [one.id - 3 for one in book[name].col_breaks.brk] for name in (TABLE_3, "表四 复议诉讼", "表二 主动公开")}
    assert ends[TABLE_3] == list(range(7, 7 * 25, 7))
    assert ends["表四 复议诉讼"] == [5, 10]
    assert ends["表二 主动公开"] == [7], "regulations, documents, licences; penalties, compulsion, fees"
    charts = book["图表"]
    first, second = (chart.anchor for chart in charts._charts)
    assert first.to.col < second._from.col
    assert first._from.row == second._from.row
    assert charts.sheet_properties.pageSetUpPr.fitToPage
    assert charts.page_setup.fitToHeight is None, "one page, which is what Excel takes where nothing is said"


def test_the_overview_has_a_row_for_each_input_and_the_operands_of_its_shares(book: Any) -> None:
    rows = list(book["概览"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == OFFICES + 1
    for number, row in enumerate(rows[:-1]):
        assert row[4:8] == (number + 6, number + 5 + (number in WRONG), number, 3)
        assert row[8].endswith(f"G{number + 2}/F{number + 2})")
        assert row[2] == "辽宁省"
    assert rows[-1][3] == "不是报告"
    assert "附件" in rows[-1][13]
    assert len(book["图表"]._charts) == 2


def test_every_finding_is_listed(book: Any, offices: tuple[gd.AnnualReport, ...]) -> None:
    rows = list(book["核对发现"].iter_rows(min_row=2, values_only=True))
    found = [one for report in offices for one in gd.check(report) if one.status in ("FAIL", "UNCERTAIN")]
    assert [(row[4], row[5], row[9]) for row in rows] == [(one.rule, one.target, one.message.zh) for one in found]


def test_the_workbook_says_what_made_it(book: Any) -> None:
    said = {row[0].value: row[1].value for row in book["说明"].iter_rows(min_row=3, max_row=5)}
    assert said["程序版本"] == f"govdisclosure {gd.__version__}"
    assert set(said) == {"程序版本", "规则集", "生成日期"}
    assert gd.__version__ in book.properties.description


def test_marks_and_blanks_are_no_numbers(tmp_path: Path, root: Path) -> None:
    text = (root / "examples" / "qinghe-2022.html").read_text("utf-8")
    page = text.replace(">0<", ">/<", 12)
    reading = gd.read_html(page)
    gd.table(reading).to_excel(tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    sheet = book[TABLE_3]
    written = [cell.value for cell in sheet[6]][3:]
    assert written[0] == 14
    assert written[7] is None, "carried in: blank"
    marked = [cell.value for cell in book["表二 主动公开"][5]][3:]
    assert marked[:3] == ["/", "/", "/"]


def test_amounts_keep_their_digits(tmp_path: Path) -> None:
    money = gd.Money(Decimal("96171.6543"), "元")
    gd.table(gd.AnnualReport.from_cells("2021", {"proactive.fees.amount": money})).to_excel(tmp_path / "x.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "x.xlsx")["表二 主动公开"]["M5"]
    assert cell.value == 96171.6543
    assert "#,##0.##########" in cell.number_format
    assert cell.comment.text == "单位：元", "the form prints 万元"


@pytest.mark.parametrize("value", [10**15 + 1, -(10**16) - 7, 10**400])
def test_a_number_of_sixteen_digits_is_refused_and_leaves_no_file(tmp_path: Path, value: int) -> None:
    report = gd.AnnualReport.from_cells("2021", {"review.reconsideration.total": value})
    with pytest.raises(ExportError, match="Excel") as raised:
        gd.table(report).to_excel(tmp_path / "x.xlsx")
    assert raised.value.path == "review.reconsideration.total"
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_looks_like_a_formula_is_a_text(tmp_path: Path) -> None:
    report = gd.AnnualReport.from_cells("2021", {"review.reconsideration.total": 1}, organization="=1+1")
    gd.table(report).to_excel(tmp_path / "x.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "x.xlsx")["概览"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
