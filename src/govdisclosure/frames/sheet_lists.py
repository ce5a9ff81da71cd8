"""The other sheets of the workbook: overview with charts, all findings, what the reading met, and what the signs mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from attrs import frozen

from govdisclosure.checking import Result
from govdisclosure.frames.building import has_report, source_of
from govdisclosure.frames.indicators import DEFINITIONS, indicators
from govdisclosure.frames.limits import fits_double
from govdisclosure.frames.provenance import provenance
from govdisclosure.frames.regions import province_of
from govdisclosure.frames.rows import division_of, status_of
from govdisclosure.frames.sheet import A4, SIGN, Book, Look, Sheet, Where
from govdisclosure.frames.sheet_tables import Checked
from govdisclosure.reading import Reading
from govdisclosure.schema import Given

__all__ = ["write_about", "write_findings", "write_met", "write_overview"]

STATUS_WORDS = {"read": "完整读取", "partial": "部分读取", "no report": "不是报告", "failed": "读取失败"}
SEVERITY_WORDS = {"error": "错误", "warning": "警告", "info": "提示"}
RESULT_WORDS = {"FAIL": "不符", "UNCERTAIN": "待核实"}

COUNTS: Mapping[str, str] = {
    "新收申请": "applications.received.total",
    "办理结果总计": "applications.results.total.total",
    "予以公开": "applications.results.granted.total",
    "部分公开": "applications.results.partially_granted.total",
}
"""The operands of the shares, which stand beside them."""

RATES = ("share_granted", "share_granted_or_partial")
FRONT = ("行政机关", "年度", "所在省份", "读取状态")
BACK = ("不符", "待核实", "来源文件", "说明")
FIRST = 1
"""The row behind the head."""

MAX_CHARTED = 60
"""Bars of a chart that can still be told apart."""

CHART_WIDTH, CHART_HEAD, BAR_HEIGHT, COLUMN_WIDTH = 760, 120, 22, 64
"""In points of the screen; a column of the sheet has 64 of them."""


@frozen
class Heads:
    """The heads of a list and the widths of its columns."""

    texts: tuple[str, ...]
    widths: tuple[int, ...]

    def write(self, sheet: Sheet, *, rows: int, frozen_columns: int) -> None:
        """Write the heads, keep them in sight, and let the rows be filtered."""
        for column, (text, width) in enumerate(zip(self.texts, self.widths, strict=True)):
            sheet.write(0, column, text, "head")
            sheet.page.set_column(column, column, width)
        sheet.page.set_row(0, 34)
        sheet.page.freeze_panes(1, frozen_columns)
        sheet.print_on(heads=(0, 0))
        sheet.page.autofilter(0, 0, max(rows, 1), len(self.texts) - 1)


OVERVIEW = Heads(
    (*FRONT, *COUNTS, *(DEFINITIONS[name].title.zh for name in RATES), *BACK),
    (30, 7, 14, 10, 10, 10, 10, 10, 12, 14, 8, 8, 36, 50),
)
RATE = len(FRONT) + len(COUNTS)
SETTLED, GRANTED, PARTIAL = (len(FRONT) + place for place in (1, 2, 3))


def write_overview(book: Book, given: Sequence[Given], checked: Mapping[int, Checked]) -> None:
    """Write a row for every report and every input that is none, and charts of what was received and granted."""
    sheet = book.sheet("概览")
    OVERVIEW.write(sheet, rows=len(given), frozen_columns=1)
    for place, one in enumerate(given):
        if place in checked:
            _report(sheet, FIRST + place, checked[place])
        elif isinstance(one, Reading):
            _unread(sheet, FIRST + place, one)
    if checked:
        _charts(book, sheet, min(len(given), MAX_CHARTED))


def _report(sheet: Sheet, row: int, one: Checked) -> None:
    report, where = one.report, Where(one.source, "organization")
    status = STATUS_WORDS[status_of(one.given)] if isinstance(one.given, Reading) else None
    front = (report.organization or one.source, report.year, province_of(division_of(report)), status)
    for column, value in enumerate(front):
        sheet.write(row, column, value, "text", where)
    cells = report.cells()
    for column, path in enumerate(COUNTS.values(), len(FRONT)):
        sheet.write(row, column, cells[path], "plain", Where(one.source, path))
    found = indicators(report)
    for column, (name, formula) in enumerate(zip(RATES, _formulas(row + 1), strict=True), RATE):
        share = found[name].value
        sheet.formula(row, column, formula, "" if share is None else float(share))
    _counted(sheet, row, one)
    sheet.write(row, RATE + 4, one.source, "text")


def _formulas(line: int) -> tuple[str, str]:
    """The shares as Excel computes them: nothing where an operand is missing, never a division by zero."""
    settled, granted, partial = (f"{'ABCDEFGHIJ'[column]}{line}" for column in (SETTLED, GRANTED, PARTIAL))
    return (
        f'=IF(OR({settled}="",{granted}="",{settled}=0),"",{granted}/{settled})',
        f'=IF(OR({settled}="",{granted}="",{partial}="",{settled}=0),"",({granted}+{partial})/{settled})',
    )


def _counted(sheet: Sheet, row: int, one: Checked) -> None:
    """How many findings, with their words as a comment."""
    failed = one.failed
    unsure = [result for result in one.results if result.status == "UNCERTAIN"]
    sheet.write(row, RATE + 2, len(failed), "failed" if failed else "good")
    if failed:
        sheet.note(row, RATE + 2, "\n".join(f"{SIGN} {result.message.zh}" for result in failed))
    sheet.write(row, RATE + 3, len(unsure))
    said = one.given.errors if isinstance(one.given, Reading) else ()
    sheet.write(row, RATE + 5, "；".join(met.message.zh for met in said) or None, "text")


def _unread(sheet: Sheet, row: int, reading: Reading) -> None:
    for column in range(len(OVERVIEW.texts)):
        sheet.write(row, column, None, "absent")
    sheet.write(row, 0, reading.source, "text")
    sheet.write(row, 3, STATUS_WORDS[status_of(reading)], "unsure")
    sheet.write(row, RATE + 4, reading.source, "text")
    sheet.write(row, RATE + 5, "；".join(met.message.zh for met in reading.errors) or None, "text")


def _charts(book: Book, overview: Sheet, count: int) -> None:
    """What was received, and the shares granted, as bars: beside each other, so that no end of a page divides a chart."""
    page = book.sheet("图表").page
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 1)
    name, last = str(overview.page.get_name()), FIRST + count - 1
    height = CHART_HEAD + BAR_HEIGHT * count
    for place, (title, columns) in enumerate({"新收申请（件）": (len(FRONT),), "公开率": (RATE, RATE + 1)}.items()):
        chart = book.workbook.add_chart({"type": "bar"})
        for column in columns:
            chart.add_series({
                "name": [name, 0, column],
                "categories": [name, FIRST, 0, last, 0],
                "values": [name, FIRST, column, last, column],
            })  # fmt: skip
        chart.set_title({"name": title})
        chart.set_x_axis({"num_format": "0%" if len(columns) > 1 else "0"})
        chart.set_y_axis({"reverse": True})  # the first report on top, as in the list
        chart.set_legend({"none": True} if len(columns) == 1 else {"position": "bottom"})
        chart.set_size({"width": CHART_WIDTH, "height": height})
        page.insert_chart(0, place * (CHART_WIDTH // COLUMN_WIDTH + 2), chart)


# findings -------------------------------------------------------------------------------------------

FINDINGS = Heads(
    ("行政机关", "年度", "核对结果", "严重程度", "规则", "位置", "左边", "右边", "差额", "说明", "来源文件"),
    (30, 7, 9, 9, 20, 42, 9, 9, 9, 90, 36),
)


def write_findings(book: Book, checked: Sequence[Checked]) -> None:
    """Write every contradiction and every doubt, of all reports."""
    sheet = book.sheet("核对发现")
    rows = [(one, result) for one in checked for result in one.results if result.status in RESULT_WORDS]
    FINDINGS.write(sheet, rows=len(rows), frozen_columns=2)
    for row, (one, result) in enumerate(rows, 1):
        _finding(sheet, row, one, result)


def _finding(sheet: Sheet, row: int, one: Checked, result: Result) -> None:
    failed = result.status == "FAIL"
    status = f"{SIGN} {RESULT_WORDS['FAIL']}" if failed else RESULT_WORDS[result.status]
    who = (one.report.organization or one.source, one.report.year)
    sides = tuple(map(_side, (result.left, result.right, result.delta)))
    about = (SEVERITY_WORDS[result.severity], result.rule, result.target, *sides, result.message.zh, one.source)
    for column, value in enumerate((*who, status, *about)):
        look: Look = "failed" if column == 2 and failed else "text"
        sheet.write(row, column, value, look, Where(one.source, result.target))


def _side(number: int | Decimal | None) -> int | Decimal | str | None:
    """A sum as a number, or as text where Excel would round it: it is said, not counted with."""
    return number if number is None or fits_double(number) else f"{number}"


# diagnostics ----------------------------------------------------------------------------------------

MET = Heads(("来源文件", "严重程度", "诊断代码", "位置", "行号", "原文", "说明"), (36, 9, 24, 42, 7, 40, 80))


def write_met(book: Book, given: Sequence[Given]) -> None:
    """Write what the reading met: what could not be read, and what is missing."""
    rows = [(one, met) for one in given if isinstance(one, Reading) for met in one.diagnostics if met.severity != "info"]
    sheet = book.sheet("读取诊断")
    MET.write(sheet, rows=len(rows), frozen_columns=1)
    for row, (one, met) in enumerate(rows, 1):
        values = (source_of(one), SEVERITY_WORDS[met.severity], met.code, met.path, met.line, met.text, met.message.zh)
        for column, value in enumerate(values):
            sheet.write(row, column, value, "text", Where(one.source, met.path or "diagnostics"))


# what it all means ----------------------------------------------------------------------------------

LEGEND: Sequence[tuple[str | int, Look, str]] = (
    (3, "failed", f"与其他数字不符（{SIGN}），批注说明原因；“{SIGN}”后是来源所填的数字"),
    ("/", "mark", "来源填写的是标记（/、-、无），不是数字，也不是零"),
    ("", "plain", "来源中此单元格未填写，不等于零"),
    ("", "absent", "来源中没有此行、此表，或所用格式没有此项"),
    ("1?4", "unsure", "来源已填写，但未能可靠读取，请核对原文"),
)


def write_about(book: Book, given: Sequence[Given]) -> None:
    """Write which program, rules and day this is of, and what colours and signs mean."""
    by = provenance()
    sheet = book.sheet("说明")
    sheet.page.fit_to_pages(1, 0)
    sheet.page.set_column(0, 0, 16)
    sheet.page.set_column(1, 1, 90)
    sheet.page.write_string(0, 0, "政府信息公开工作年度报告汇总", book.format("title"))
    read = sum(map(has_report, given))
    lines = (
        ("程序版本", f"govdisclosure {by['govdisclosure']}"),
        ("规则集", by["ruleset"]),
        ("生成日期", by["date"]),
        ("输入", f"共{len(given)}份，其中读取报告{read}份"),
        ("公开率", "以“三、本年度办理结果（七）总计”为分母，不以新收申请为分母；缺少任一数字则留空"),
    )
    for row, (name, text) in enumerate(lines, 2):
        sheet.write(row, 0, name, "head")
        sheet.write(row, 1, text, "text")
    for row, (sample, look, text) in enumerate(LEGEND, len(lines) + 3):
        sheet.write(row, 0, sample, look)
        sheet.write(row, 1, text, "text")
