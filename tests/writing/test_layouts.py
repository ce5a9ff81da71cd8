"""What is written is the official form: its spans, its heads, its order; seen without any reader of this library."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from lxml import html

from govdisclosure.errors import UnwritableTextError
from govdisclosure.reading import read
from govdisclosure.schema import FORMS, AnnualReport, CellValue, Edition, Money, Portal
from govdisclosure.strategies import reports
from govdisclosure.text.normal import compact
from govdisclosure.text.script import to_simplified
from govdisclosure.writing import LAYOUTS, blank_form, write


def numbered(edition: Edition) -> AnnualReport:
    """A report in which every cell states its own index."""
    cells: dict[str, CellValue] = {
        cell.path: Money(Decimal(cell.index), None if cell.unit == "cell" else cell.unit) if cell.kind == "money" else cell.index
        for cell in FORMS[edition].cells
    }
    return AnnualReport.from_cells(edition, cells, overview="甲。", problems="乙。", other_matters="丙。")


def text_of(element: Any) -> str:
    """All text inside an element."""
    return "".join(element.itertext())


def grids(page: str) -> list[list[list[str]]]:
    """The tables of a page with spans filled in, by the algorithm of the HTML standard."""
    found = []
    for table in html.fromstring(page).iter("table"):
        grid: dict[tuple[int, int], str] = {}
        rows = list(table.iter("tr"))
        for y, row in enumerate(rows):
            x = 0
            for cell in row:
                while (y, x) in grid:
                    x += 1
                for down in range(int(cell.get("rowspan", "1"))):
                    for right in range(int(cell.get("colspan", "1"))):
                        assert (y + down, x + right) not in grid, "cells overlap"
                        grid[y + down, x + right] = text_of(cell)
        width = max(x for _, x in grid) + 1
        assert sorted(grid) == [(y, x) for y in range(len(rows)) for x in range(width)], "the table has holes"
        found.append([[grid[y, x] for x in range(width)] for y in range(len(rows))])
    return found


@pytest.mark.parametrize(("edition", "sizes"), [("2021", [(14, 4), (28, 10), (4, 15)]), ("2019", [(18, 5), (26, 10), (4, 15)])])
def test_tables_have_the_size_of_the_form_and_no_holes(edition: Edition, sizes: list[tuple[int, int]]) -> None:
    assert [(len(grid), len(grid[0])) for grid in grids(write(numbered(edition)))] == sizes


@pytest.mark.parametrize("edition", FORMS)
def test_every_figure_stands_beside_its_labels(edition: Edition) -> None:
    report = numbered(edition)
    items, applications, review = grids(write(report))
    for cell in report.form.cells:
        figure = str(cell.index)
        table = {"proactive": items, "applications": applications, "review": review}[cell.table]
        places = [(y, x) for y, row in enumerate(table) for x, text in enumerate(row) if text == figure]
        assert places, cell.path
        y, x = places[0]
        around = {table[up][x] for up in range(y)} | {text for text in table[y][:x] if not text.isdigit()}
        labels = {cell.column, *cell.row} - ({cell.row[0]} if cell.table == "proactive" else set())
        assert labels <= around, cell.path


def test_the_middle_column_of_the_trial_form_is_the_wide_one() -> None:
    page = html.fromstring(write(numbered("2019")))
    wide = {text_of(cell): cell.get("colspan") for cell in page.iter("th") if cell.get("scope") == "col" and cell.get("colspan")}
    wide.pop("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
    assert wide == {"本年新公开数量": "2", "本年增/减": "2", "上一年项目数量": "2", "采购项目数量": "2", "采购总金额": "2"}
    assert [cell.get("colspan") for cell in page.iter("td")][:9] == [None, "2", None] * 3


def test_heads_have_a_scope_and_tables_a_caption() -> None:
    page = html.fromstring(write(numbered("2021")))
    scopes = {cell.get("scope") for cell in page.iter("th")}
    assert scopes == {"col", "colgroup", "row", "rowgroup"}
    assert [caption.text for caption in page.iter("caption")] == [
        "表二：主动公开政府信息情况",
        "表三：收到和处理政府信息公开申请情况",
        "表四：政府信息公开行政复议、行政诉讼情况",
    ]
    assert sum(1 for _ in page.iter("td")) == 200


@pytest.mark.parametrize(("edition", "items"), [("2021", 4), ("2019", 5)])
def test_html_is_split_by_item(edition: Edition, items: int) -> None:
    tables = grids(write(numbered(edition), "html-split"))
    assert len(tables) == items + 2
    assert [table[0][0] for table in tables[:4]] == [f"第二十条第（{n}）项" for n in "一五六八"]


def test_markup_in_texts_stays_text() -> None:
    report = AnnualReport(overview="a<b>c&amp;d", review=numbered("2021").review)
    page = html.fromstring(write(report))
    assert "a<b>c&amp;d" in [text_of(p) for p in page.iter("p")]


def test_the_pipe_layout_is_that_of_the_text_copy(shared: Path) -> None:
    copy = to_simplified((shared / "corpus/docs/panshan-2022/text-original.txt").read_text(encoding="utf-8"))
    lines = [re.sub(r"\s", "", line) for line in copy.split("\n")]
    start, stop = (next(i for i, line in enumerate(lines) if line.startswith(head)) for head in ("二、主动", "五、存在"))
    report = AnnualReport.from_cells("2021", dict.fromkeys(FORMS["2021"].paths, None)).replace(
        {cell.path: 7 for cell in FORMS["2021"].cells if cell.kind != "money"}
        | {"proactive.fees.amount": Money(Decimal(7), "万元")}
        | {"applications.carried_in.natural_person": None, "applications.carried_in.total": None}
    )
    written = [re.sub(r"\s", "", line) for line in write(report, "text").rstrip("\n").split("\n")]
    assert [shape(line) for line in written] == [shape(line) for line in lines[start:stop]]


def shape(line: str) -> str:
    """A line without what differs between a copy and the form: its figures, its punctuation, its slips of script."""
    return re.sub(r"\d+(?=\|)", "N", line) if re.fullmatch(r"[\d|]*", line) else compact(line) + line[-1]


@pytest.mark.parametrize("edition", FORMS)
@pytest.mark.parametrize("layout", ["html", "html-split", "markdown"])
def test_a_form_to_fill_in_has_everything_but_figures(edition: Edition, layout: str) -> None:
    form = blank_form(edition, layout, year=2025)
    assert "2025年政府信息公开工作年度报告" in form
    for cell in FORMS[edition].cells:
        assert cell.column in form
        assert all(label in form for label in cell.row)
    if layout != "markdown":
        figures = {text_of(cell) for cell in html.fromstring(form).iter("td")}
        assert figures == {""}


def test_layouts_that_need_a_sign_for_nothing_are_no_forms() -> None:
    with pytest.raises(ValueError, match="html, html-split, markdown"):
        blank_form("2021", "lines")


def test_an_unknown_layout_is_named_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="no layout 'pdf'; there are html, html-split, text"):
        write(AnnualReport(), "pdf")


@pytest.mark.parametrize(("layout", "blank"), [("lines", ""), ("html", "0"), ("html", "x")])
def test_a_sign_that_would_not_read_as_nothing_is_refused(layout: str, blank: str) -> None:
    with pytest.raises(ValueError, match="no sign for nothing in the layout"):
        write(numbered("2021"), layout, blank=blank)


def test_blanks_show_the_sign_that_is_asked_for() -> None:
    report = AnnualReport.from_cells(None, {"review.reconsideration.upheld": 0})
    cells = [text_of(cell) for cell in html.fromstring(write(report, blank="/")).iter("td")]
    assert cells == ["0"] + ["/"] * 14


def test_facts_and_footer_stand_on_the_page() -> None:
    portal = Portal(sponsor="盘山县人民政府", icp_number="辽ICP备13003879号-1", phone="0427-3554789")
    text = write(AnnualReport(published=datetime.date(2023, 1, 9), review=numbered("2021").review, portal=portal), "pipes")
    assert text.startswith("发布日期：2023-01-09\n")
    assert text.endswith("主办单位：盘山县人民政府\nICP备案序号：辽ICP备13003879号-1\n联系电话：0427-3554789\n")


def test_money_names_its_unit_where_the_head_does_not() -> None:
    own = AnnualReport.from_cells("2021", {"proactive.fees.amount": Money(Decimal(251000), "元")})
    assert "| 行政事业性收费 | 251000元 |" in write(own, "pipes-framed")
    printed = AnnualReport.from_cells("2021", {"proactive.fees.amount": Money(Decimal("1E+2"), "万元")})
    assert "| 行政事业性收费 | 100 |" in write(printed, "pipes-framed")
    unknown = AnnualReport.from_cells("2021", {"proactive.fees.amount": Money(Decimal(5), None)})
    with pytest.raises(UnwritableTextError, match="unit is not known"):
        write(unknown)


ORDINARY = [
    "本机关2022年没有收取信息处理费，也没有其他需要报告的事项。",
    "无其他需要报告的事项。",
    "根据省政务公开年度和季度监测指标，出具各县区政务公开评估分报告。",
    "政府信息公开行政复议、行政诉讼情况见第四部分。",
    "100%。",
]
"""Sentences that real reports have, each near to what is refused."""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_ordinary_sentences_are_written_in_every_layout(layout: str) -> None:
    report = AnnualReport(other_matters="\n".join(ORDINARY), review=numbered("2021").review)
    assert read(write(report, layout).encode()).report == report


TITLES = [
    ("淮安市人民政府2024年政府信息公开工作年度报告-淮安市人民政府", "淮安市人民政府", 2024),
    ("2024 年政府信息公开工作年度报告", None, 2024),
    ("本机关2024年政府信息公开工作年度报告", None, 2024),
    ("年政府信息公开工作年度报告", None, None),
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("title", "organization", "year"), TITLES)
def test_titles_as_pages_have_them_are_written(layout: str, title: str, organization: str | None, year: int | None) -> None:
    report = AnnualReport(title=title, organization=organization, year=year, review=numbered("2021").review)
    assert read(write(report, layout).encode()).report == report


REFUSED = [
    ({"overview": "甲。\n二、主动公开政府信息情况"}, "html", "overview", 2),
    ({"overview": "五、杂项"}, "html", "overview", 1),
    ({"problems": "总体情况\n乙。"}, "html", "problems", 1),
    ({"overview": "甲。\n\n乙。"}, "html", "overview", 2),
    ({"overview": ""}, "html", "overview", 1),
    ({"other_matters": "其他需要报告的事项。"}, "html", "other_matters", 1),
    ({"problems": "甲 |"}, "text", "problems", 1),
    ({"problems": "甲。\n14"}, "lines", "problems", 2),
    ({"problems": "自然人"}, "tabs", "problems", 1),
    ({"other_matters": "<td>5</td>"}, "columns", "other_matters", 1),
    ({"other_matters": "甲。\n版权所有：乙"}, "html", "other_matters", 2),
    ({"title": "随便写的"}, "html", "title", 1),
    ({"organization": "某县人民政府"}, "html", "organization", 1),
    ({"title": "某县2022年政府信息公开工作年度报告", "organization": "某县", "year": 2021}, "html", "year", 1),
    ({"title": "某县2022年政府信息公开工作年度报告", "organization": "某市", "year": 2022}, "html", "organization", 1),
    ({"overview": "2022年，甲。"}, "html", "overview", 1),
    ({"year": 1911}, "html", "year", 1),
    ({"overview": "規(guī)章。"}, "html", "overview", 1),
    ({"overview": "甲。"}, "html", "applications", 1),
    ({"portal": Portal()}, "html", "portal", 1),
    ({"portal": Portal(sponsor="甲 乙")}, "html", "portal.sponsor", 1),
    ({"portal": Portal(phone="无")}, "text", "portal.phone", 1),
    ({"edition": "2021", "review": numbered("2021").review}, "html", "edition", 1),
    ({"edition": None, "proactive": numbered("2021").proactive}, "html", "edition", 1),
]


@pytest.mark.parametrize(("fields", "layout", "section", "line"), REFUSED)
def test_what_would_not_come_back_is_refused_by_section_and_line(
    fields: dict[str, object], layout: str, section: str, line: int
) -> None:
    with pytest.raises(UnwritableTextError) as caught:
        write(AnnualReport(**fields), layout)  # type: ignore[arg-type]
    assert (caught.value.section, caught.value.line) == (section, line)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_figure_is_in_every_layout_once(layout: str) -> None:
    report = numbered("2021").replace(
        {path: 100000 + i for i, path in enumerate(FORMS["2021"].paths) if not path.endswith("amount")}
    )
    written = re.findall(r"(?<!\d)1\d{5}(?!\d)", write(report, layout))
    assert sorted(written) == [str(value) for value in report.values() if isinstance(value, int)]


@given(reports(complete=True))
def test_lines_of_fixed_width_have_their_columns_apart(report: AnnualReport) -> None:
    for line in write(report, "columns").split("\n"):
        if line.startswith(("一、本年新收", "二、上年结转", "四、结转下年度")):
            assert len(re.split(r" {3,}", line.strip())) == 8


@pytest.mark.parametrize(
    ("script", "text"), [("traditional", "於。"), ("simplified", "開數請項處總訴結規關機業務責條復維審。" * 30)]
)
def test_texts_that_their_script_would_change_are_refused(script: Literal["simplified", "traditional"], text: str) -> None:
    with pytest.raises(UnwritableTextError) as caught:
        write(AnnualReport(problems=f"甲。\n{text}", review=numbered("2021").review), script=script)
    assert caught.value.section == "problems"


def test_a_number_longer_than_any_reader_takes_is_refused() -> None:
    with pytest.raises(UnwritableTextError, match="a number of 37 signs") as caught:
        write(AnnualReport.from_cells("2021", {"applications.received.total": -(10**35)}))
    assert caught.value.section == "applications.received.total"
