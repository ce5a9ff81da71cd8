"""What tools make of pages: found by passing made-up reports through tools that the corpus does not have."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govdisclosure import Reading, read, read_text
from govdisclosure.schema import Money
from tests.reading.own_pages import covers

TWO, THREE = "二、主动公开政府信息情况\n", "三、收到和处理政府信息公开申请情况\n"
ITEM = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
SIX = "第二十条第（六）项\n信息内容\n本年处理决定数量\n"
HEADS = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
NAMES = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_organization",
    "legal_service_institution",
    "other_organization",
    "total",
)


def cells(reading: Reading, path: str) -> list[object]:
    """What was read below a path, in official order."""
    assert reading.report is not None
    return [value for cell, value in reading.report.cells().items() if cell.startswith(path)]


def named(reading: Reading) -> set[str | None]:
    """The paths that errors name."""
    return {found.path for found in reading.diagnostics if found.severity == "error"}


# drawn tables -------------------------------------------------------------------------------------


def grid(rows: list[list[str]], widths: list[int]) -> str:
    """A table as tools draw it that take every character for one column wide."""
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    lines = ["| " + " | ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) + " |" for row in rows]
    return "\n".join([rule, *(f"{line}\n{rule}" for line in lines)])


def test_boxes_padded_by_length() -> None:
    rows = [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "1", "20"],
        ["行政规范性文件", "3", "4", "5"],
    ]
    reading = read_text(TWO + grid(rows, [8, 6, 6, 6]))
    assert cells(reading, "proactive.regulations") == [0, 1, 20]
    assert cells(reading, "proactive.normative") == [3, 4, 5]


def test_figures_on_two_lines_of_a_box_are_not_one_number() -> None:
    text = grid(
        [HEADS, ["规章", "1", "2", "3"], ["行政规范性文件", "3", "4", "5"], ["", "", "6", ""], ["", "", "", ""]], [16, 6, 6, 6]
    )
    lines = text.split("\n")
    del lines[6]  # the line between 4 and 6: they stand in one cell now
    reading = read_text(TWO + "\n".join(lines))
    assert cells(reading, "proactive.normative") == [3, None, 5]
    assert "proactive.normative_documents.repealed" in named(reading)


def test_a_figure_on_two_lines_of_its_box_is_not_put_together() -> None:
    rows = [HEADS, ["规章", "1", "2", "3"], ["行政规范性文件", "3", "456789", "5"], ["", "", "12", ""], ["", "", "", ""]]
    lines = grid(rows, [16, 6, 6, 6]).split("\n")
    del lines[6]
    reading = read_text(TWO + "\n".join(lines))
    assert cells(reading, "proactive.normative") == [3, None, 5]
    assert "proactive.normative_documents.repealed" in named(reading)


def test_a_sign_in_a_box_is_no_line() -> None:
    heads = ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]
    rows = [heads, ["行政许可", "12", "+9", "310"], ["其他对外管理服务事项", "4", "+2", ""], ["行政处罚", "", "-1", "7"]]
    reading = read_text(TWO + grid(rows, [12, 8, 8, 8]))
    assert cells(reading, "proactive.licensing") == [12, 9, 310]
    assert cells(reading, "proactive.other_services") == [4, 2, None]
    assert cells(reading, "proactive.penalties") == [None, -1, 7]


# rows of words ------------------------------------------------------------------------------------


def test_the_serial_number_of_the_next_row_is_not_merged_into_a_row_of_words() -> None:
    reading = read_text(TWO + ITEM.replace("\n", " ") + f"\n0 规章 0 0 0\n1 行政规范性文件 0 0 12\n{SIX}行政处罚 5\n")
    assert cells(reading, "proactive.regulations") == [None] * 3
    assert covers(reading, "proactive.regulations.issued")


@pytest.mark.parametrize("amount", ["251000 元", "251000\n元", "251000元"])
def test_a_unit_apart_from_its_amount(amount: str) -> None:
    reading = read_text(f"{TWO}第二十条第（九）项\n信息内容 采购项目数量 采购总金额\n政府集中采购 4 {amount}\n{THREE}")
    assert cells(reading, "proactive.procurement") == [4, Money(Decimal(251000), "元")]


def test_swapped_figures_of_a_row_of_words_are_not_placed() -> None:
    reading = read_text(f"{TWO}第二十条第（九）项\n信息内容\n采购项目数量\n采购总金额\n政府集中采购\n15.5万元\n163\n{THREE}")
    assert cells(reading, "proactive.procurement") == [None, None]
    assert "proactive.procurement" in named(reading)


def test_a_figure_close_behind_its_label() -> None:
    rows = "一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3\n"
    rows += "二、上年结转政府信息公开申请数量\n三、本年度办理结果\n（一）予以公开16 0 0 0 0 0 16\n"
    reading = read_text(THREE + " ".join(APPLICANTS) + "\n" + rows)
    assert cells(reading, "applications.carried_in") == [None] * 7
    assert cells(reading, "applications.results.granted") == [16, 0, 0, 0, 0, 0, 16]


def test_figures_above_their_labels_are_those_of_nobody() -> None:
    text = (
        f"{TWO}{ITEM}2\n1\n37\n规章\n61\n108\n1204\n行政规范性文件\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n5\n"
    )
    reading = read_text(text)
    assert cells(reading, "proactive.regulations") == [None] * 3
    assert cells(reading, "proactive.normative") == [None] * 3
    assert covers(reading, "proactive.regulations.issued")
    assert covers(reading, "proactive.normative_documents.issued")
    assert cells(reading, "proactive.licensing") == [5] or covers(reading, "proactive.licensing.decisions")


@pytest.mark.xfail(reason="a figure behind two labels is given to the second without a diagnostic", strict=True)
def test_a_figure_behind_two_labels_of_one_item_may_be_that_of_either() -> None:
    reading = read_text(f"{TWO}{ITEM}规章\n0\n0\n0\n行政规范性文件\n1\n0\n2\n{SIX}行政处罚\n行政强制\n96\n")
    assert cells(reading, "proactive.penalties") + cells(reading, "proactive.compulsion") == [None, None]
    assert "proactive.compulsion" in named(reading)
    assert cells(reading, "proactive.normative") == [1, 0, 2]


LABELS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "1.属于国家秘密",
    "2.重复申请",
    "（七）总计",
)


def test_labels_before_all_figures_tie_none_of_them() -> None:
    figures = "\n".join("5 0 0 0 0 0 5" for _ in LABELS)
    reading = read_text(THREE + "\n".join(APPLICANTS) + "\n" + "\n".join(LABELS) + "\n" + figures + "\n")
    assert set(cells(reading, "applications.")) == {None}
    assert "applications" in named(reading)


def test_words_cut_to_characters_may_have_cut_numbers() -> None:
    """41 is 4 and 1 then, and with a blank before it the row has as many figures as it should."""
    page = TWO + ITEM + "规章\n0\n0\n0\n行政规范性文件\n3\n4\n1\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n7\n"
    whole = read_text(page)
    assert cells(whole, "proactive.normative") == [3, 4, 1]
    head, rest = page.split("\n", 1)
    cut = read_text(head + "\n" + "\n".join(rest.replace("\n", "")))
    assert cut.report is None
    assert [(d.code, d.severity) for d in cut.diagnostics] == [("parse-not-a-report", "error")]


# a whole page on one line ---------------------------------------------------------------------------

PAGE = [
    "某某县人民政府2023年政府信息公开工作年度报告",
    "一、总体情况",
    "本机关依法公开。" * 60,
    *TWO.split(),
    *ITEM.split(),
    *["规章", "0", "0", "6", "行政规范性文件", "2", "1", "31"],
    *THREE.split(),
    *("申请人情况", "自然人", "法人或其他组织", "总计", *APPLICANTS[1:6]),
    *[part for label in LABELS for part in (label, "8", "0", "1", "0", "0", "0", "9")],
    "四、结转下年度继续办理",
    *"0000000",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "问题不多。" * 150,
]


@pytest.mark.parametrize("separator", [" ", "|", "\t", "\n", "|\n|"])
def test_a_page_with_any_separator(separator: str) -> None:
    reading = read_text(separator.join(PAGE))
    assert cells(reading, "proactive.normative") == [2, 1, 31]
    assert cells(reading, "applications.received") == [8, 0, 1, 0, 0, 0, 9]
    # behind (一) the label of (二) is missing: where a text has no cells, the figures there may be those of (二)
    granted = cells(reading, "applications.results.granted")
    path = "applications.results.granted.natural_person"
    assert granted == [8, 0, 1, 0, 0, 0, 9] or (granted == [None] * 7 and covers(reading, path))
    assert reading.report is not None
    assert reading.report.problems == "问题不多。" * 150


def test_two_cells_on_a_line_where_each_has_its_own() -> None:
    rows = "第二十条第（一）项|\n|||\n信息内容|\n"
    rows += "本年制发件数|\n本年废止件数|\n现行有效件数|\n规章|\n0|\n4 | 5 |\n行政规范性文件|\n1|\n2|\n3|\n"
    reading = read_text(TWO + rows)
    assert cells(reading, "proactive.regulations") == [0, 4, 5]
    assert cells(reading, "proactive.normative") == [1, 2, 3]


# tables in markdown --------------------------------------------------------------------------------


def test_a_row_pushed_aside_by_a_span_is_not_placed() -> None:
    """A row goes one column on where the span above is a row too long, and loses its last cell: so pandoc writes it."""
    head = "| | | |" + "|".join(APPLICANTS) + "|\n" + "|---" * 10 + "|\n"
    rows = "| 一、本年新收政府信息公开申请数量 | | | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n"
    rows += "| 二、上年结转政府信息公开申请数量 | | | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
    rows += (
        "| 三、本年度办理结果 | （一）予以公开 | | 7 | 0 | 0 | 0 | 0 | 0 | 7 |\n| | （七）总计 | | 7 | 0 | 0 | 0 | 0 | 0 | 7 |\n"
    )
    rows += "| | 四、结转下年度继续办理 | | | 3 | 0 | 0 | 0 | 0 | 0 |\n"
    reading = read_text(THREE + head + rows)
    assert cells(reading, "applications.results.total") == [7, 0, 0, 0, 0, 0, 7]
    assert cells(reading, "applications.carried_forward") == [None] * 7
    assert "applications.carried_forward" in named(reading)


def test_columns_under_rules_beside_tags() -> None:
    rule = "  ---------------- -------------- -------------- --------------\n"
    rows = "  信息内容         本年制发件数   本年废止件数   现行有效件数\n  规章             0              1              2\n"
    reading = read(f"<div>\n\n{TWO}\n</div>\n\n{rule}{rows}{rule}".encode())
    assert cells(reading, "proactive.regulations") == [0, 1, 2]


def test_markdown_whose_only_tags_are_those_of_its_tables() -> None:
    """As html2text (bypass_tables) and pandoc write them: the paragraphs outside are lines."""
    table = "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>\n"
    table += "<tr><td>规章</td><td>0</td><td>1</td><td>2</td></tr></table>"
    reading = read(
        f"**一、总体情况**\n\n本年度做了工作。\n\n{TWO}\n{table}\n\n五、存在的主要问题及改进情况\n\n问题不多。\n".encode()
    )
    assert cells(reading, "proactive.regulations") == [0, 1, 2]
    assert reading.report is not None
    assert (reading.report.overview, reading.report.problems) == ("本年度做了工作。", "问题不多。")


def test_lines_with_tags_around_words() -> None:
    """As mammoth writes a Word file in markdown: anchors before headings, a paragraph for each cell, no table."""
    body = "\n\n".join((ITEM + "规章\n3\n4\n5\n" + "行政规范性文件\n0\n1\n2").split("\n"))
    reading = read(f'<a id="x"></a># 二、主动公开政府信息情况\n\n{body}\n'.encode())
    assert cells(reading, "proactive.regulations") == [3, 4, 5]
    assert cells(reading, "proactive.normative") == [0, 1, 2]


def test_what_browsers_print_on_each_page_is_no_part_of_a_row() -> None:
    marks = "file:///home/me/report.html                    1/3\n\f2024/3/1 10:12       某某县2023年报告\n"
    rows = f"一、本年新收政府信息公开申请数量  3 0 0 0 0 0 3\n{marks}二、上年结转政府信息公开申请数量  0 0 0 0 0 0 0\n"
    reading = read_text(THREE + "  ".join(APPLICANTS) + "\n" + rows)
    assert cells(reading, "applications.received") == [3, 0, 0, 0, 0, 0, 3]
    assert cells(reading, "applications.carried_in") == [0] * 7
