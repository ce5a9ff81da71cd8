"""Which of the two forms a report follows: what tells it, and what wins where the tables disagree."""

from __future__ import annotations

import pytest

from govdisclosure.reading import Reading, read_html
from tests.reading.own_pages import (
    ROWS_2019,
    ROWS_2021,
    TABLE_2_2019,
    TABLE_2_2021,
    Rows,
    codes,
    html_page,
    html_table,
    stated,
    table_3,
)

TITLE_2 = "二、主动公开政府信息情况"


def edition(reading: Reading) -> str | None:
    assert reading.report is not None
    return reading.report.edition


def of_table_2(rows: Rows) -> Reading:
    """A page with a title and a table 2 alone."""
    return read_html(f"<html><body><p>{TITLE_2}</p>\n{html_table(rows)}</body></html>")


@pytest.mark.parametrize(
    ("label", "heads", "form"),
    [
        ("规章", ["本年制发件数"], "2021"),
        ("规章", ["本年废止件数"], "2021"),
        ("规章", ["现行有效件数"], "2021"),
        ("行政许可", ["本年处理决定数量"], "2021"),
        ("行政事业性收费", ["本年收费金额（单位：万元）"], "2021"),
        ("规章", ["本年新制作数量"], "2019"),
        ("规章", ["本年新公开数量"], "2019"),
        ("规章", ["对外公开总数量"], "2019"),
        ("行政许可", ["上一年项目数量"], "2019"),
        ("行政许可", ["本年增/减"], "2019"),
        ("政府集中采购", ["数量"], "2019"),
        ("其他对外管理服务事项", ["处理决定数量"], "2019"),
        ("行政许可", ["处理决定数量"], "2019"),  # the form in force prints 本年处理决定数量
        # in both forms
        ("规章", ["数量"], None),
        # most of what is there decides, and nothing if as much speaks for either
        ("规章", ["本年新制作数量", "本年新公开数量", "现行有效件数"], "2019"),
        ("规章", ["本年新制作数量", "本年废止件数", "现行有效件数"], "2021"),
        ("规章", ["本年新制作数量", "现行有效件数"], None),
        ("行政许可", ["上一年项目数量", "本年处理决定数量"], None),
    ],
)
def test_a_head_or_a_row_of_table_2_alone(label: str, heads: list[str], form: str | None) -> None:
    reading = of_table_2([["信息内容", *heads], [label, *["3"] * len(heads)]])
    assert edition(reading) == form
    assert ("parse-form-ambiguous" in codes(reading)) == (form is None)


def test_the_number_of_projects_is_of_2019() -> None:
    assert edition(of_table_2([["信息内容", "采购项目数量"], ["规章", "3"]])) == "2019"


@pytest.mark.parametrize(
    ("rows_2", "rows_3", "form"),
    [
        (TABLE_2_2021, ROWS_2021, "2021"),
        (TABLE_2_2019, ROWS_2019, "2019"),
        (TABLE_2_2019, ROWS_2021, "2021"),
        (TABLE_2_2021, ROWS_2019, "2019"),
    ],
)
def test_row_six_of_table_3_decides(rows_2: Rows, rows_3: tuple[tuple[str, list[str]], ...], form: str) -> None:
    reading = read_html(html_page(proactive=html_table(rows_2), applications=html_table(table_3(rows_3))))
    assert edition(reading) == form


@pytest.mark.parametrize("name", ["correction_overdue", "fee_overdue", "other"])
def test_any_row_below_row_six_is_of_the_form_in_force(name: str) -> None:
    row = next(row for row in ROWS_2021 if row[0] == f"results.other.{name}")
    rows = (*ROWS_2021[:2], (row[0], [row[1][-1]]))
    page = f"<html><body><p>三、收到和处理政府信息公开申请情况</p>\n{html_table(table_3(rows))}</body></html>"
    reading = read_html(page)
    assert edition(reading) == "2021"
    assert stated(reading)[f"applications.results.other.{name}.total"] == 307


def test_row_six_without_figures_is_the_group_of_its_rows() -> None:
    rows = [*table_3(ROWS_2019[:2]), ["（六）其他处理@c10"]]
    page = f"<html><body><p>三、收到和处理政府信息公开申请情况</p>\n{html_table(rows)}</body></html>"
    assert edition(read_html(page)) is None


def test_without_row_six_table_2_decides() -> None:
    rows = ROWS_2019[:2]
    for rows_2, form in ((TABLE_2_2019, "2019"), (TABLE_2_2021, "2021")):
        reading = read_html(html_page(proactive=html_table(rows_2), applications=html_table(table_3(rows))))
        assert edition(reading) == form
        assert {path.split(".")[0] for path in stated(reading)} == {"proactive", "applications", "review"}


@pytest.mark.parametrize(
    ("head", "amount"),
    [("本年收费金额（单位：万元）", "10.5万元"), ("本年收费金额（单位：元）", "10.5元"), ("本年收费金额", "10.5万元")],
)
def test_the_unit_of_a_fee_is_that_of_its_head_or_of_the_form(head: str, amount: str) -> None:
    assert stated(of_table_2([["信息内容", head], ["行政事业性收费", "10.5"]]))["proactive.fees.amount"] == amount


@pytest.mark.parametrize(
    ("head", "label", "cell", "amount"),
    [
        ("采购总金额", "政府集中采购", "251000", "251000"),
        ("采购总金额", "政府集中采购", "251000元", "251000元"),
        ("采购总金额（万元）", "政府集中采购", "25.1", "25.1万元"),
        ("采购总金额", "政府集中采购（万元）", "25.1", "25.1万元"),
    ],
)
def test_the_unit_of_a_purchase_is_its_own_or_that_of_its_head(head: str, label: str, cell: str, amount: str) -> None:
    reading = of_table_2([["信息内容", "采购项目数量", head], [label, "3", cell]])
    assert stated(reading)["proactive.procurement.amount"] == amount
