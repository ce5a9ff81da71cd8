"""F01 to F10 of the failure modes that a parser must survive: numbers and spans.

The modes are those of the project's notes on its peers; each has its number in the name of its tests.
"""

from __future__ import annotations

import re

import pytest

from govdisclosure.reading import Limits, Reading, read_html, read_text
from tests.reading.own_pages import (
    COLUMNS,
    ROWS_2021,
    TABLE_2_2019,
    TABLE_2_2021,
    WHOLE_2019,
    WHOLE_2021,
    Row,
    codes,
    covers,
    figures,
    html_page,
    html_table,
    loud,
    page_2019,
    stated,
    table_3,
)

CELL = "applications.received.natural_person"
ROW = "applications.received"


def with_cell(text: str) -> Reading:
    """A page whose first cell of table 3 holds a text, or markup."""
    return read_html(html_page(applications=html_table(table_3(cells={"received": [text, *figures(1)[1:]]}))))


def others_untouched(reading: Reading) -> bool:
    others = stated(reading)
    others.pop(CELL, None)
    return others == {path: value for path, value in WHOLE_2021.items() if path != CELL}


# numbers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["1,234", "1，234", "1'234", "1234"])
def test_f01_thousands_separators_are_one_value(text: str) -> None:
    reading = with_cell(text)
    assert reading.report is not None
    assert reading.report.get(CELL) == 1234
    assert others_untouched(reading)
    assert codes(reading) == []


@pytest.mark.parametrize(
    "text", ["1,23", "1,2345", "12,34,567", "1,234 567", ",123", "123,", "1 234", "1&nbsp;234", "1&#8239;234", "1<br>234"]
)
def test_f01_commas_elsewhere_make_no_number(text: str) -> None:
    reading = with_cell(text)
    assert CELL not in stated(reading)
    assert codes(reading) == ["parse-cell-unreadable"]


@pytest.mark.parametrize("text", ["", "&nbsp;", "　", "<p>&nbsp;</p>", "&#8203;", "\u00a0\u3000 "])
def test_f02_a_blank_is_neither_zero_nor_skipped(text: str) -> None:
    reading = with_cell(text)
    assert CELL not in stated(reading)
    assert reading.cells[CELL].state == "blank"
    assert others_untouched(reading)
    assert codes(reading) == []


@pytest.mark.parametrize("mark", ["/", "-", "—", "--", "——", "–", "／", "无", "不涉及", "不适用", "空", "N/A"])
def test_f03_a_mark_is_kept_as_it_stands(mark: str) -> None:
    reading = with_cell(mark)
    assert CELL not in stated(reading)
    assert (reading.cells[CELL].state, reading.cells[CELL].raw) == ("mark", mark)
    assert others_untouched(reading)
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("text", "value"), [("１２", 12), ("－８", -8), ("−8", -8), ("＋３", 3), ("零", 0), ("〇", 0), ("１，２３４", 1234)]
)
def test_f04_full_width_figures_and_signs(text: str, value: int) -> None:
    reading = with_cell(text)
    assert stated(reading)[CELL] == value
    assert others_untouched(reading)


def test_the_organ_behind_a_preposition() -> None:
    page = html_page().replace("青河县人民政府办公室2022年", "关于青河县人民政府办公室2022年")
    assert read_html(page).require().organization == "青河县人民政府办公室"


def test_f04_full_width_figures_in_the_title() -> None:
    page = html_page().replace("2022年", "２０２２年")
    report = read_html(page).report
    assert report is not None
    assert "２０２２年" in page
    assert (report.year, report.organization) == (2022, read_html(html_page()).require().organization)


@pytest.mark.parametrize(
    "text",
    [
        "三百",
        "三百二十",
        "两",
        "约12",
        "12余",
        "近30",
        "1 2",
        "12件左右",
        "5以上",
        "大于3",
        "1-2",
        "3/4",
        "0x1F",
        "1e3",
        "⑫",
        "Ⅻ",
        "12%",
        "O",
        "l2",
    ],
)
def test_f04_what_is_no_plain_number_is_reported_whole(text: str) -> None:
    reading = with_cell(text)
    assert CELL not in stated(reading)
    assert [(d.code, d.path, d.text) for d in loud(reading)] == [("parse-cell-unreadable", CELL, text)]
    assert others_untouched(reading)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("251000元", "251000元"), ("25.1万元", "25.1万元"), ("10", "10万元"), ("1,200.50", "1200.50万元"), ("¥30元", "30元")],
)
def test_f05_the_unit_of_the_cell_wins_over_that_of_the_head(text: str, amount: str) -> None:
    rows = [*TABLE_2_2021[:-1], ["行政事业性收费", f"{text}@c3"]]
    assert stated(read_html(html_page(proactive=html_table(rows)))) == {**WHOLE_2021, "proactive.fees.amount": amount}


@pytest.mark.parametrize(
    ("head", "amount"), [("采购总金额", "3"), ("采购总金额（万元）", "3万元"), ("采购总金额（单位：元）", "3元")]
)
def test_f05_the_unit_of_the_head_and_none_at_all(head: str, amount: str) -> None:
    rows = [*TABLE_2_2019[:-2], ["信息内容", "采购项目数量@c2", f"{head}@c2"], ["政府集中采购", "21@c2", "3@c2"]]
    assert stated(read_html(page_2019(proactive=html_table(rows)))) == {**WHOLE_2019, "proactive.procurement.amount": amount}


@pytest.mark.parametrize("text", ["20.5", "12.0", "0.0", "-3.5", "1,234.5"])
def test_f06_a_decimal_in_a_count_is_unreadable(text: str) -> None:
    reading = with_cell(text)
    assert CELL not in stated(reading)
    assert [(d.code, d.path, d.text) for d in loud(reading)] == [("parse-cell-unreadable", CELL, text)]


@pytest.mark.parametrize("text", ["-3", "－3", "−3"])
def test_f06_a_negative_count_is_kept_for_the_checks_to_judge(text: str) -> None:
    reading = with_cell(text)
    assert stated(reading)[CELL] == -3
    assert codes(reading) == []


@pytest.mark.parametrize(
    "inline",
    [
        "<span>2</span><span>0</span>",
        "<b>2</b>0",
        "2<font>0</font>",
        "<p><span>2</span>0</p>",
        "2<wbr>0",
        "2<!-- 9 -->0",
        "&#50;&#48;",
    ],
)
def test_f07_a_number_split_over_inline_elements_is_one(inline: str) -> None:
    reading = with_cell(inline)
    assert stated(reading)[CELL] == 20
    assert others_untouched(reading)
    assert codes(reading) == []


@pytest.mark.parametrize(
    "block",
    ["<p>2</p><p>0</p>", "2<br>0", "<div>2</div><div>0</div>", "<ul><li>2</li><li>0</li></ul>", "<span>2</span> <span>0</span>"],
)
def test_f07_blocks_in_a_cell_are_not_joined(block: str) -> None:
    reading = with_cell(block)
    assert CELL not in stated(reading)
    assert [(d.code, d.path) for d in loud(reading)] == [("parse-cell-unreadable", CELL)]
    assert others_untouched(reading)


def test_f07_a_number_split_over_cells_is_not_put_together() -> None:
    # 101 split into 10 and 1: eight figures for seven columns
    reading = read_html(html_page(applications=html_table(table_3(cells={"received": ["10", "1", *figures(1)[1:]]}))))
    assert [(d.code, d.path) for d in loud(reading)] == [("parse-row-mismatch", ROW)]
    assert stated(reading) == {p: v for p, v in WHOLE_2021.items() if not p.startswith(f"{ROW}.")}


@pytest.mark.parametrize(
    "text",
    [
        "12<sup>1</sup>",
        "12<sup>[1]</sup>",
        "12<sup>①</sup>",
        "12<sub>1</sub>",
        "12<sup> </sup>",
        "12<span style='vertical-align: super'>1</span>",
        "12<a href='#_ftn1'>1</a>",
        "12①",
        "12*",
        "12※",
        "12[1]",
        "12（注1）",
        "12²",
    ],
)
def test_f08_footnotes_are_no_digits(text: str) -> None:
    reading = with_cell(text)
    assert stated(reading)[CELL] == 12
    assert others_untouched(reading)


@pytest.mark.parametrize(
    "text",
    [
        "<del>5</del>12",
        "<s>5</s>12",
        "<strike>5</strike> 123",
        "<span style='text-decoration: line-through'>5</span>12",
        "①12",
        "<sup>3</sup>12",
    ],
)
def test_f08_struck_figures_and_leading_marks_are_never_joined_to_the_number(text: str) -> None:
    reading = with_cell(text)
    assert CELL not in stated(reading)
    assert [(d.code, d.path) for d in loud(reading)] == [("parse-cell-unreadable", CELL)]


# spans ---------------------------------------------------------------------------------------------


def spans_of_every_cell(attributes: str) -> Reading:
    return read_html(html_page().replace("<td>", f"<td {attributes}>"))


@pytest.mark.parametrize("span", ["0", "-1", "abc", "", " 1 ", "+1", "1.9", "１"])
@pytest.mark.parametrize("kind", ["colspan", "rowspan"])
def test_f09_spans_that_are_no_numbers_move_nothing(span: str, kind: str) -> None:
    assert stated(spans_of_every_cell(f'{kind}="{span}"')) == WHOLE_2021


def test_f09_a_span_is_the_digits_at_its_beginning() -> None:
    """As browsers read `2;`: every cell of a figure spans two columns then, and whose it is nobody can tell."""
    reading = spans_of_every_cell('colspan="2;"')
    found = stated(reading)
    assert found == {p: WHOLE_2021[p] for p in found}
    assert all(covers(reading, p) for p in WHOLE_2021 if p not in found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('rowspan="22"', 'rowspan="60"'),
        ('rowspan="8"', 'rowspan="2"'),
        (' rowspan="22"', ""),
        (' rowspan="3"', ""),
        (' colspan="3"', ' colspan="1"'),
    ],
)
def test_f09_wrong_and_missing_spans_lose_nothing(before: str, after: str) -> None:
    page = html_page()
    assert before in page
    assert stated(read_html(page.replace(before, after))) == WHOLE_2021


def test_f09_head_spans_that_reach_into_the_body() -> None:
    page = html_page().replace('<td rowspan="2">自然人', '<td rowspan="9">自然人')
    assert stated(read_html(page)) == WHOLE_2021


@pytest.mark.parametrize(
    ("kind", "wanted", "most"), [("colspan", 1001, 1000), ("colspan", 1_000_000_000, 1000), ("rowspan", 65535, 65534)]
)
def test_f10_spans_beyond_the_standard_are_clamped_and_said(kind: str, wanted: int, most: int) -> None:
    def clamped(span: int) -> list[str]:
        reading = read_html(html_page().replace("<td>101<", f'<td {kind}="{span}">101<'))
        # a figure across several columns or rows is that of none
        assert stated(reading) == {p: v for p, v in WHOLE_2021.items() if v != 101}
        return [d.code for d in reading.diagnostics]

    assert clamped(wanted) == ["parse-span-clamped", "parse-cell-merged"]
    assert clamped(most) == ["parse-cell-merged"]


def test_f10_a_budget_of_cells_is_kept() -> None:
    # table 2 has 27 cells; then the first 23 of table 3
    reading = read_html(html_page(), limits=Limits(cells=50))
    assert "parse-too-many-cells" in codes(reading)
    found = stated(reading)
    assert found == {path: WHOLE_2021[path] for path in found}
    assert "applications.results.total.total" not in found


def test_f10_a_table_of_huge_spans_costs_no_more_than_its_cells() -> None:
    bomb = "<table>" + "<tr>" + '<td colspan="1000000000" rowspan="1000000000">1</td>' * 2000 + "</tr></table>"
    assert stated(read_html(html_page(before=bomb))) == WHOLE_2021


@pytest.mark.parametrize("words", ["本年制发件数", "本年处理决定数量", "本年收费金额", "法律服务机构", "总计", "结果维持"])
def test_f10_a_head_wider_than_any_is_read_or_named(words: str) -> None:
    # beyond a hundred columns nobody looks where the cells of a row begin; that was an IndexError
    wide = re.sub(rf"<td[^>]*>{words}", f'<td colspan="200">{words}', html_page(), count=1)
    assert 'colspan="200"' in wide
    wide = re.sub(r"(\d</td>)</tr>", r"\1<td>件</td></tr>", wide)
    found = stated(read_html(wide))
    assert found == {path: WHOLE_2021[path] for path in found}


def test_f10_a_cut_page_is_read_as_far_as_it_goes() -> None:
    page = html_page()
    cut = read_html(page[: page.index("<td>1505</td>")])
    found = stated(cut)
    assert found == {path: WHOLE_2021[path] for path in found}
    rows = [f"applications.{path}" for path, _ in ROWS_2021]
    # row 15 has four of its seven cells, the rows from 16 on and table 4 are not there
    assert {p for p in WHOLE_2021 if p not in found} == {
        p for p in WHOLE_2021 if p.rpartition(".")[0] in rows[14:] or p.startswith("review")
    }
    assert all(covers(cut, path) for path in WHOLE_2021 if path not in found)


def _columns(row: str, cells: Row) -> dict[str, int]:
    return {f"{row}.{c}": int(v) for c, v in zip(COLUMNS, cells, strict=True) if v}


@pytest.mark.parametrize(
    "cells",
    [
        ["5", "", "", "", "", "", "5"],
        ["", "", "", "", "", "", "5"],
        ["5", "", "", "", "", "", ""],
        ["", "2", "", "3", "", "", ""],
    ],
)
def test_f02_blank_cells_keep_their_columns(cells: Row) -> None:
    reading = read_html(html_page(applications=html_table(table_3(cells={"received": cells}))))
    assert {p: v for p, v in stated(reading).items() if p.startswith(f"{ROW}.")} == _columns(ROW, cells)
    assert codes(reading) == []


def test_f02_blank_cells_of_tabs_keep_their_columns() -> None:
    text = "三、收到和处理政府信息公开申请情况\n" + "\n".join(
        "\t".join([labels[-1].partition("@")[0], *(["7", "", "", "", "", "", "7"] if i == 1 else figures(i))])
        for i, (_, labels) in enumerate(ROWS_2021, 1)
    )
    reading = read_text(text)
    assert {p: v for p, v in stated(reading).items() if p.startswith(f"{ROW}.")} == {
        f"{ROW}.natural_person": 7,
        f"{ROW}.total": 7,
    }
