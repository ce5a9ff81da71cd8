"""From grids to labelled rows, step by step: heads, units, figures that number rows, rows of several lines."""

from __future__ import annotations

import pytest
from govdisclosure.reading.aligning import applicant_columns
from govdisclosure.reading.scanning import Scan, SourceRow, is_value

from govdisclosure.grid import Grid, GridCell
from govdisclosure.schema import Table

RECEIVED, CARRIED_IN = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
NAMES_4 = ["upheld", "corrected", "other_result", "pending", "total"]


def grid(*rows: list[str], flow: bool = False, loose: bool = False) -> Grid:
    """Rows of cells; `~` is what a span leaves. The line of a cell is the number of its row."""
    return Grid(
        tuple(
            tuple(GridCell(text.strip("~"), line=i, pad=text.startswith("~")) for text in row) for i, row in enumerate(rows, 1)
        ),
        flow,
        loose,
    )


def scan(*grids: Grid, table: Table | None = None) -> Scan:
    found = Scan(plain=lambda text: text)
    if table:
        found.enter(table)
    for one in grids:
        found.grid(one)
    return found


def brief(row: SourceRow) -> tuple[Table, str, list[str]]:
    return row.table, row.name, [cell.text for cell in row.cells]


def rows(found: Scan) -> list[tuple[Table, str, list[str]]]:
    return [brief(row) for row in found.rows]


def stray(found: Scan) -> list[str]:
    return [cell.text for cell in found.stray]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((text, True) for text in ("", "0", "12", "/", "无", "1,234", "251000元", "1.5", "-8", "? 5", "零", "〇")),
        *((text, False) for text in ("规章", "十", "2022年", "约5", "五", "总计", "1 2")),
        (f"{'7' * 39}", True),
    ],
)
def test_what_stands_where_numbers_stand(text: str, value: bool) -> None:
    assert is_value(text) == value


def test_a_row_and_its_cells() -> None:
    found = scan(grid([RECEIVED, "1", "", "/", "~", "3"]), table="applications")
    (row,) = found.rows
    assert brief(row) == ("applications", "received", ["1", "", "/", "", "3"])
    assert (row.label, row.line, row.lead, row.loose, row.padded) == (RECEIVED, 1, 1, False, True)
    assert [cell.text for cell in row.own] == ["1", "", "/", "3"]


def test_a_row_without_pads_has_its_cells() -> None:
    (row,) = scan(grid([RECEIVED, "1", "", "3"]), table="applications").rows
    assert not row.padded
    assert [cell.text for cell in row.own] == ["1", "", "3"]


def test_the_label_next_to_the_figures_names_the_row() -> None:
    found = scan(grid(["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", "5", "6"]), table="applications")
    (row,) = found.rows
    assert brief(row) == ("applications", "results.denied.state_secret", ["5", "6"])
    assert (row.label, row.lead) == ("1.属于国家秘密", 3)


def test_a_label_that_stands_twice_is_one() -> None:
    found = scan(grid([RECEIVED, RECEIVED, RECEIVED, "5", "6"]), table="applications")
    assert rows(found) == [("applications", "received", ["5", "6"])]
    assert found.rows[0].lead == 3
    twice = scan(grid([RECEIVED, "5", RECEIVED, "6"]), table="applications")
    assert rows(twice) == [("applications", "received", ["5"]), ("applications", "received", ["6"])]


def test_a_row_ends_with_its_line_unless_lines_are_not_shown() -> None:
    found = scan(grid([RECEIVED], ["5", "6"]), table="applications")
    assert rows(found)[0] == ("applications", "received", [])
    flat = scan(grid([RECEIVED, "5", "6", CARRIED_IN, "7"], flow=True), table="applications")
    assert rows(flat) == [("applications", "received", ["5", "6"]), ("applications", "carried_in", ["7"])]
    assert [row.lead for row in flat.rows] == [0, 0]
    two = scan(grid([RECEIVED, "5", "6", CARRIED_IN, "7"]), table="applications")
    assert rows(two) == [("applications", "received", ["5", "6"]), ("applications", "carried_in", ["7"])]
    assert [row.lead for row in two.rows] == [1, 4]


def test_a_row_of_more_than_60_cells_holds_several_rows() -> None:
    for count, leads in ((58, [1, 60]), (59, [0, 0])):
        found = scan(grid([RECEIVED, *["5"] * count, CARRIED_IN]), table="applications")
        assert [row.lead for row in found.rows] == leads


# figures in front ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("serial", ["1", "25"])
def test_the_serial_number_of_a_row_is_no_figure(serial: str) -> None:
    found = scan(grid([serial, RECEIVED, "5"]), table="applications")
    assert (rows(found), stray(found)) == ([("applications", "received", ["5"])], [])


@pytest.mark.parametrize("figures", [["251"], ["1", "2"]])
def test_figures_in_front_of_a_label_are_kept_apart_from_its_own(figures: list[str]) -> None:
    found = scan(grid([*figures, RECEIVED, "5"]), table="applications")
    (row,) = found.rows
    assert brief(row) == ("applications", "received", ["5"])
    assert [*stray(found), *(cell.text for cell in row.before)] == figures


def test_a_serial_number_is_that_of_its_own_line() -> None:
    found = scan(grid(["", "9"], [RECEIVED, "5"]), table="applications")
    assert (rows(found), stray(found)) == ([("applications", "received", ["5"])], ["9"])
    found = scan(grid(["9"], ["1", RECEIVED, "5"]), table="applications")
    assert stray(found) == ["9"]
    # where lines are not shown a figure in front of a label may be anybody's
    found = scan(grid(["9", RECEIVED, "5"], flow=True), table="applications")
    assert stray(found) == ["9"]


def test_figures_outside_of_all_tables_are_nobodys() -> None:
    found = scan(grid(["9", "8"]))
    assert (rows(found), stray(found)) == ([], [])
    found = scan(grid(["9", "/", "无", ""]), table="applications")
    assert stray(found) == ["9"]


# tables ----------------------------------------------------------------------------------------------------------


def test_labels_open_their_tables() -> None:
    found = scan(
        grid(["第二十条第（一）项"], ["规章", "1"]),
        grid([RECEIVED, "2"]),
        grid(["行政复议"], OUTCOMES, ["1", "2", "3", "4", "10"]),
    )
    assert [(table, cells) for table, _, cells in rows(found)] == [
        ("proactive", ["1"]),
        ("applications", ["2"]),
        ("review", ["1", "2", "3", "4", "10"]),
    ]


@pytest.mark.parametrize("text", ["总计", "其他", "规章", "结果维持", "自然人"])
def test_common_words_do_not_open_a_table(text: str) -> None:
    assert rows(scan(grid([text, "1"]))) == []


def test_a_head_of_table_2_opens_it_where_no_table_is_open() -> None:
    head, body = ["本年制发件数", "本年废止件数"], ["规章", "1", "2"]
    assert rows(scan(grid(head, body))) == [("proactive", "regulations", ["1", "2"])]
    assert rows(scan(grid(body))) == []
    # behind another table it may be anything
    assert rows(scan(grid(head, body), table="review")) == []


def test_a_head_of_table_4_opens_it_but_not_within_table_2() -> None:
    cells = [["行政复议"], OUTCOMES, ["1", "2", "3", "4", "10"]]
    for table in ("applications", "review", None):
        assert rows(scan(grid(*cells), table=table)) == [("review", "", ["1", "2", "3", "4", "10"])]
    assert not any(row.table == "review" for row in scan(grid(["行政复议", "5"]), table="proactive").rows)
    assert scan(grid(["行政复议", "5"]), table="proactive").table == "proactive"


def test_the_label_of_a_row_of_table_3_opens_it() -> None:
    assert rows(scan(grid(["（二）部分公开", "1"]))) == [("applications", "results.partially_granted", ["1"])]
    assert rows(scan(grid([RECEIVED, "1"]), table="review")) == [("applications", "received", ["1"])]


def test_a_common_word_belongs_to_the_table_that_is_open() -> None:
    assert rows(scan(grid(["3.其他", "1"]), table="applications")) == [("applications", "results.other.other", ["1"])]
    assert rows(scan(grid(["（七）总计", "1"]), table="proactive")) == [("applications", "results.total", ["1"])]


def test_a_heading_of_another_section_forgets_the_heads() -> None:
    found = scan(grid(["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]), table="proactive")
    found.enter("proactive")
    found.grid(grid(["规章", "1", "2", "3"]))
    found.enter("applications")
    found.grid(grid([RECEIVED, "1"]))
    found.enter(None)
    assert found.table is None
    found.enter("proactive")
    found.grid(grid(["规章", "1", "2", "3"]))
    assert [row.heads for row in found.rows] == [("issued", "repealed", "in_force"), (), ()]


# heads -----------------------------------------------------------------------------------------------------------

CORNER_3 = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
HEAD_3 = [
    [CORNER_3, "申请人情况"],
    ["自然人", "法人或其他组织", "总计"],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
]
NAMES_3 = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_organization",
    "legal_service_institution",
    "other_organization",
    "total",
)


def test_names_below_a_group_stand_in_its_place() -> None:
    (row,) = scan(grid(*HEAD_3, [RECEIVED, "1"]), table="applications").rows
    assert row.heads == NAMES_3


def test_a_group_behind_or_before_the_others() -> None:
    head = [HEAD_3[0], ["法人或其他组织", "自然人", "总计"], HEAD_3[2]]
    (row,) = scan(grid(*head, [RECEIVED, "1"]), table="applications").rows
    assert row.heads == (*NAMES_3[1:6], "natural_person", "total")


def columns(row: SourceRow, width: int = 7) -> tuple[str, ...] | None:
    return applicant_columns(row.heads, NAMES_3, width)


def test_merged_heads_that_are_written_twice() -> None:
    head = [
        [CORNER_3, "申请人情况", "申请人情况"],
        ["自然人", *["法人或其他组织"] * 5, "总计"],
        ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
    ]
    (row,) = scan(grid(*head, [RECEIVED, "1"]), table="applications").rows
    assert columns(row) == NAMES_3


def test_heads_in_one_row_are_read_as_they_stand() -> None:
    head = ["自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    (row,) = scan(grid([CORNER_3, *head, RECEIVED, "1"], flow=True), table="applications").rows
    assert row.heads == ("natural_person", "=organizations", "total", *NAMES_3[1:6])


def test_merged_heads_written_twice_where_lines_are_not_shown() -> None:
    above = ["自然人", "法人或其他组织", "总计"]
    below = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    (row,) = scan(grid([CORNER_3, *above, *below, RECEIVED, "1"], flow=True), table="applications").rows
    assert columns(row) == NAMES_3


def test_a_head_that_nobody_knows() -> None:
    head = [HEAD_3[0], ["自然人", "外国人士", "法人或其他组织", "总计"], HEAD_3[2]]
    found = scan(grid(*head, [RECEIVED, "1"]), table="applications")
    assert found.rows[-1].heads == ("natural_person", "?外国人士", *NAMES_3[1:])
    # a piece of a label, left by a broken cell, is none
    head = [HEAD_3[0], ["自然人", "社会公益", "法人或其他组织", "总计"], HEAD_3[2]]
    found = scan(grid(*head, [RECEIVED, "1"]), table="applications")
    assert found.rows[-1].heads == NAMES_3


def test_a_row_that_nobody_knows_is_no_head() -> None:
    found = scan(grid(*HEAD_3, [RECEIVED, "1"], ["外国人士"], [CARRIED_IN, "2"]), table="applications")
    assert [row.heads for row in found.rows if row.name] == [NAMES_3, NAMES_3]
    found = scan(grid(*HEAD_3, ["外国人士", "7"], [CARRIED_IN, "2"]), table="applications")
    assert rows(found) == [("applications", "", ["7"]), ("applications", "carried_in", ["2"])]
    assert found.rows[-1].heads == NAMES_3


def test_heads_behind_the_rows_of_a_table_are_those_of_another() -> None:
    found = scan(grid(*HEAD_3, [RECEIVED, "1"], ["自然人", "总计"], [CARRIED_IN, "2"]), table="applications")
    assert [row.heads for row in found.rows] == [NAMES_3, ("natural_person", "total")]


def test_heads_of_table_2_go_from_item_to_item() -> None:
    found = scan(
        grid(
            ["第二十条第（一）项"],
            ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            ["规章", "1", "2", "3"],
            ["第二十条第（八）项"],
            ["信息内容", "本年收费金额（单位：万元）"],
            ["行政事业性收费", "10.5"],
            ["第二十条第（五）项"],
            ["信息内容", "本年处理决定数量"],
            ["行政许可", "7"],
        )
    )
    first, fees, licensing = found.rows
    assert (first.heads, first.unit) == (("issued", "repealed", "in_force"), "")
    assert (fees.heads, fees.unit) == (("amount",), "本年收费金额（单位：万元）")
    assert (licensing.heads, licensing.unit) == (("decisions",), "")
    assert found.wordings == {
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
        "本年收费金额（单位：万元）",
        "本年处理决定数量",
    }


def test_a_line_break_in_a_head_is_no_part_of_its_wording() -> None:
    assert scan(grid(["信息内容", "本年制\n发件数"]), table="proactive").wordings == {"本年制发件数"}


def test_groups_of_rows_are_no_heads() -> None:
    found = scan(grid(*HEAD_3, ["三、本年度办理结果"], ["（一）予以公开", "1"]), table="applications")
    assert found.rows[-1].heads == NAMES_3
    assert rows(found) == [("applications", "results.granted", ["1"])]


def test_the_column_total_and_the_row_total() -> None:
    found = scan(grid(*HEAD_3, [RECEIVED, "1"], ["总计", "7"]), table="applications")
    assert rows(found) == [("applications", "received", ["1"]), ("applications", "results.total", ["7"])]
    assert rows(scan(grid(["（七）总计", "7"]), table="applications")) == [("applications", "results.total", ["7"])]
    # before any row, a word that may be either is a head
    found = scan(grid(["总计", "其他"], [RECEIVED, "1"]), table="applications")
    assert found.rows[-1].heads == ("total", "other_organization")


# rows of several lines -------------------------------------------------------------------------------------------


def test_a_row_without_a_label_goes_on_with_the_row_above() -> None:
    found = scan(grid([RECEIVED, "1", "2"], ["", "3", "4", "5", "6", "7"]), table="applications")
    assert rows(found) == [("applications", "received", list("1234567"))]
    found = scan(grid([RECEIVED, "1", "2"], ["3", "4", "5", "6", "7"]), table="applications")
    assert rows(found) == [("applications", "received", list("1234567"))]
    assert stray(found) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["1", "2"], ["3", "4", "5", "6"]),  # one too few
        (["1", "2"], ["3", "4", "5", "6", "7", "8"]),  # one too many
        (["1", "2", "3", "4", "5", "6"], ["7"]),  # a lone figure may be a page's
        (["1", "2", "3", "4", "5", "6", "7"], ["", "8"]),
    ],
)
def test_rows_that_do_not_go_on(first: list[str], second: list[str]) -> None:
    found = scan(grid([RECEIVED, *first], second), table="applications")
    assert rows(found) == [("applications", "received", first)]
    assert stray(found) == [text for text in second if text]


def test_a_row_with_a_label_does_not_go_on() -> None:
    found = scan(grid([RECEIVED, "1", "2"], [CARRIED_IN, "3", "4", "5", "6"]), table="applications")
    assert rows(found) == [("applications", "received", ["1", "2"]), ("applications", "carried_in", ["3", "4", "5", "6"])]


def test_only_rows_of_table_3_go_on() -> None:
    found = scan(grid(["规章", "1", "2"], ["3", "4", "5", "6", "7"]), table="proactive")
    assert rows(found) == [("proactive", "regulations", ["1", "2"])]
    assert stray(found) == ["3", "4", "5", "6", "7"]


def test_a_text_behind_figures_is_one_of_the_cells() -> None:
    found = scan(grid([RECEIVED, "1", "约五", "3"]), table="applications")
    assert rows(found) == [("applications", "received", ["1", "约五", "3"])]
    flat = scan(grid([RECEIVED, "1", "约五", "3"], flow=True), table="applications")
    assert rows(flat) == [("applications", "received", ["1"]), ("applications", "", ["3"])]


# table 4 ---------------------------------------------------------------------------------------------------------


def test_the_row_of_table_4_has_no_label() -> None:
    found = scan(grid(["行政复议"], OUTCOMES, ["1", "2", "3", "4", "10"]), table="review")
    (row,) = found.rows
    assert brief(row) == ("review", "", ["1", "2", "3", "4", "10"])
    assert (row.label, row.line, row.lead) == ("", 3, 0)
    assert row.heads == ("=reconsideration", *NAMES_4)


def test_equal_heads_of_table_4_stay_in_each_block() -> None:
    found = scan(
        grid(["行政复议", "行政诉讼"], [*OUTCOMES, "未经复议直接起诉", "复议后起诉"], OUTCOMES * 2, ["0"] * 15), table="review"
    )
    (row,) = found.rows
    assert row.heads == (
        *("=reconsideration", "=litigation", *NAMES_4),
        *("=litigation_direct", "=litigation_after_reconsideration", *NAMES_4 * 2),
    )


def test_four_figures_are_no_row_of_table_4() -> None:
    found = scan(grid(["1", "2", "3", "4"]), table="review")
    assert (rows(found), stray(found)) == ([], ["1", "2", "3", "4"])
    assert rows(scan(grid(["1", "2", "3", "4", "10"]), table="review")) == [("review", "", ["1", "2", "3", "4", "10"])]


def test_a_text_before_the_heads_of_table_4_is_no_row() -> None:
    found = scan(grid(["说明", "5"]), table="review")
    assert (rows(found), stray(found)) == ([], ["5"])


def test_blank_rows_of_table_4_count_only_below_its_heads() -> None:
    assert rows(scan(grid(["", "", "", "", ""]), table="review")) == []
    found = scan(grid(["行政复议"], OUTCOMES, ["", "", "", "", ""]), table="review")
    assert rows(found) == [("review", "", ["", "", "", "", ""])]
    found = scan(grid(["行政复议"], OUTCOMES, ["1", "2", "3", "4", "10"], ["", "", "", "", ""]), table="review")
    assert rows(found) == [("review", "", ["1", "2", "3", "4", "10"])]


def test_what_spans_leave_is_no_cell_of_table_4() -> None:
    found = scan(grid(["行政复议"], OUTCOMES, ["~", "1", "2", "3", "4", "10", "~"]), table="review")
    assert rows(found) == [("review", "", ["1", "2", "3", "4", "10"])]
    assert rows(scan(grid(["~", "1", "2", "3", "~"]), table="review")) == []


def test_table_4_where_lines_are_not_shown() -> None:
    found = scan(grid(["行政复议", *OUTCOMES, "1", "2", "3", "4", "10"], flow=True), table="review")
    (row,) = found.rows
    assert brief(row) == ("review", "", ["1", "2", "3", "4", "10"])
    assert (row.lead, row.heads) == (0, ("=reconsideration", *NAMES_4))
    found = scan(grid([*OUTCOMES, "1", "2", "3", "4", "10"], flow=True), table="review")
    assert rows(found) == [("review", "", ["1", "2", "3", "4", "10"])]
    # too few heads: a figure there is nobody's
    found = scan(grid(["行政复议", "结果维持", "1", "2"], flow=True), table="review")
    assert (rows(found), stray(found)) == ([], ["1", "2"])
    # heads put together from words cannot be relied on
    found = scan(grid(["行政复议", "结果维持", "1", "2"], flow=True, loose=True), table="review")
    assert rows(found) == [("review", "", ["1", "2"])]
    assert found.rows[0].loose
