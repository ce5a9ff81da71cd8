"""Traps that a prototype fell into: texts whose obvious reading is wrong, with the right one, worked out by hand."""

from __future__ import annotations

from decimal import Decimal

from govdisclosure.schema import Money
from tests.reading.lines.texts import COLUMNS, CORNER, HEAD, ITEMS_2021, NOTHING, applications, label_of, read

DENIED = "applications.results.denied"
PARTIAL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"


def test_numbers_broken_in_a_narrow_column_are_named() -> None:
    """The pieces amid the row add up, but 310+0+5 is one number, 3103235 with the digits of the line."""
    old = f"{label_of('results.denied.process_information')} {NOTHING}"
    new = "310 443 753\n6.属于四类过程性信息 0 323 0 0 159 0 482\n5 4 9"
    found = read(applications=applications({}).replace(old, new))
    assert found.is_named(f"{DENIED}.process_information")


def test_last_digits_that_add_up_are_named() -> None:
    """No number is written 04, and a label of one line has its figures on it."""
    old = f"（七）总计 {NOTHING}"
    new = "101112 525252 696969 939393 404040 777777 306306\n（七）总计 11 52 69 93 04 77 306"
    found = read(applications=applications({}).replace(old, new))
    assert found.is_named("applications.results.total")


def test_equal_figures_on_two_lines_are_named() -> None:
    """19 may be a term or the total: 19 0 0 0 0 0 19 adds up as 0 0 0 0 0 19 19 does."""
    old = f"4.保护第三方合法权益 {NOTHING}"
    found = read(applications=applications({}).replace(old, "0 0 0 0 0 19\n4.保护第三方合法权益 19"))
    assert found.is_named(f"{DENIED}.third_party_rights")


def test_a_term_on_another_line_is_named_without_places() -> None:
    """30 before 168 at any of six places gives the same sum."""
    old = f"{PARTIAL} {NOTHING}"
    new = "（二）部分公开（区分处理的，只计这一 25 29 18 29 37 168\n情形，不计其他情形） 30"
    found = read(applications=applications({}).replace(old, new))
    assert found.is_named("applications.results.partially_granted")


def test_a_term_on_another_line_stands_in_its_column() -> None:
    """Columns that other rows show place it: 25 29 30 18 29 37 168."""

    def ruled(label: str, cells: dict[int, str]) -> str:
        line = f"{label:　<20}"
        for column, text in cells.items():
            line = line.ljust(40 + 10 * column) + text
        return line

    lines: list[str] = []
    for line in applications({}).split("\n"):
        label, _, figures = line.partition(" ")
        if figures != NOTHING:
            lines.append(line)
        elif label == PARTIAL:
            lines += [
                ruled("（二）部分公开（区分处理的，只计这一", {0: "25", 1: "29", 3: "18", 4: "29", 5: "37", 6: "168"}),
                ruled("情形，不计其他情形）", {2: "30"}),
            ]
        else:
            lines.append(ruled(label, dict.fromkeys(range(7), "0")))
    assert read(applications="\n".join(lines)).row("applications.results.partially_granted") == [25, 29, 30, 18, 29, 37, 168]


def test_the_end_of_a_number_is_no_figure_of_the_next_row() -> None:
    """971080 between two rows of table 2 may be a number whose last digit, 8, went into the row below."""
    text = ITEMS_2021.replace("规章 1 0 11\n行政规范性文件 8 26 66", "规章 0 0 0\n971080\n行政规范性文件 0 60 8")
    found = read(proactive=text, applications=applications({}))
    assert found.is_named("proactive.regulations")
    assert found.is_named("proactive.normative_documents")


def test_a_lost_label_leaves_its_figures_to_the_row_above() -> None:
    """Row 3 is blank and label 4 lost: the figures of row 4 stand behind label 3."""
    figures = {"results.denied.endangers_security": "", "results.denied.third_party_rights": "12 0 0 0 0 0 12"}
    text = applications(figures, cells=True).replace("4.保护第三方合法权益\n", "")
    assert read(applications=text).is_named(f"{DENIED}.endangers_security")


def test_a_lost_label_and_a_cut_text_shift_nothing() -> None:
    """As many figures as seven times the labels, but from the lost label on they stand a row too low."""
    rows = {"received": "9 0 0 0 0 0 9", "results.granted": "7 0 0 0 0 0 7", "results.total": "9 0 0 0 0 0 9"}
    text = applications(rows, cells=True)
    text = text.replace("1.属于国家秘密\n", "")
    text = text[: text.index("四、结转下年度继续办理") + len("四、结转下年度继续办理")]
    found = read(applications=text)
    assert found.is_named("applications.results.partially_granted")
    assert found.row("applications.results.granted") in ([7, 0, 0, 0, 0, 0, 7], [None] * 7)
    assert found.row("applications.results.total") in ([9, 0, 0, 0, 0, 0, 9], [None] * 7)


def test_numbers_of_columns_are_no_figures() -> None:
    """1 to 7 between the head and the first label do not start the order "above"."""
    text = applications({"received": "3 0 0 0 0 0 3", "results.total": "3 0 0 0 0 0 3"}, cells=True)
    text = text.replace("一、本年新收", "\n".join("1234567") + "\n一、本年新收")
    found = read(applications=text)
    assert found.row("applications.received") == [3, 0, 0, 0, 0, 0, 3]
    assert found.row("applications.carried_in") == [0] * 7


def test_a_label_with_an_open_bracket_goes_on_behind_its_figures() -> None:
    """The figures stand between the two lines of one label."""
    old = f"{PARTIAL} {NOTHING}"
    new = "（二）部分公开（区分处理的，只计这一\n52 3 0 0 0 0 55\n情形，不计其他情形）"
    found = read(applications=applications({}).replace(old, new))
    assert found.row("applications.results.partially_granted") == [52, 3, 0, 0, 0, 0, 55]


def test_other_handling_is_a_group_in_the_form_of_2021() -> None:
    """（六）其他处理 in two pieces takes no figures of its neighbours, which are read."""
    rows = {"results.other.correction_overdue": "6 0 0 0 0 0 6"}
    text = applications(rows).replace("（六）其他处理", "（六）其\n他处理")
    found = read(applications=text)
    assert found.edition == "2021"
    assert found.row("applications.results.other.correction_overdue") == [6, 0, 0, 0, 0, 0, 6]
    assert found.row("applications.results.not_processed.confirmation_request") == [0] * 7


def test_a_slash_in_a_head_is_a_piece_of_it() -> None:
    """本年增/减 on three lines: the slash is no mark for none before the first label."""
    heads = "第二十条第（五）项\n信息内容\n上一年项目数量\n本年增\n/\n减\n处理决定数量\n"
    text = heads + "行政许可\n5\n-2\n9\n其他对外管理服务事项\n1\n0\n4"
    found = read(proactive=text, applications=applications({}, edition="2019", cells=True))
    assert found.row("proactive.licensing") == [5, -2, 9]


def test_a_bracket_of_the_next_label_belongs_to_it() -> None:
    """Labels written with blanks around their brackets, one behind the other."""
    text = applications({"results.granted": "4 0 0 0 0 0 4", "results.partially_granted": "2 0 0 0 0 0 2"})
    text = text.replace("（一）予以公开", "( 一 ) 予以公开").replace("（二）部分公开（", "( 二 ) 部分公开 ( ")
    found = read(applications=text)
    assert found.row("applications.results.granted") == [4, 0, 0, 0, 0, 0, 4]
    assert found.row("applications.results.partially_granted") == [2, 0, 0, 0, 0, 0, 2]


def test_the_corner_of_table_3_opens_it_amid_table_2() -> None:
    """So where the title of the section stands on two lines and was not known."""
    found = read(proactive=f"{ITEMS_2021}\n{applications({'received': '5 0 0 0 0 0 5'})}")
    assert found.row("applications.received") == [5, 0, 0, 0, 0, 0, 5]
    assert found.row("proactive.compulsion") == [88]


def test_figures_behind_all_labels_are_not_the_last_ones() -> None:
    """Labels first, then figures: the first of them is not that of the last label."""
    labels = [word for line in ITEMS_2021.split("\n") for word in line.split() if not word.replace(".", "").isdigit()]
    figures = [word for line in ITEMS_2021.split("\n") for word in line.split() if word.replace(".", "").isdigit()]
    found = read(proactive="\n".join([*labels, *figures]), applications=applications({}, cells=True))
    assert found.is_named("proactive.fees")


def test_a_lost_column_is_seen_by_the_rows() -> None:
    """其他 stands in 法人或其他组织 too: that each row has six figures tells that its column is lost."""
    text = applications({}, rest="0 0 0 0 0 0").replace("法律服务机构 其他", "法律服务机构")
    found = read(applications=text)
    assert found.is_named("applications.received")


def test_heads_lost_as_repeated_lines_spoil_the_text() -> None:
    """信息内容 stands once under two captions: the copy dropped repeated lines, and repeated figures with them."""
    text = "第二十条第（五）项\n信息内容\n上年同期\n本年处理决定数量\n行政许可\n4\n7\n第二十条第（六）项\n行政处罚\n3\n2"
    found = read(proactive=text, applications=applications({}, cells=True))
    assert found.is_named("proactive.licensing")
    assert found.is_named("proactive.penalties")
    assert found.is_named("applications.received")


def test_without_any_evidence_of_the_form_table_2_is_named() -> None:
    """规章 with three figures has other columns in each form."""
    found = read(proactive="规章\n1\n2\n3\n行政许可\n4")
    assert found.edition is None
    assert found.is_named("proactive.regulations")


def test_a_page_number_where_blanks_are_kept_is_a_cell_too_many() -> None:
    """4 and the blank cell behind it are two cells where the row has one."""
    blank = "\n".join(["0", "", "0", "", "", "", "0"])
    text = applications({}, cells=True, rest=" ".join(["0"] * 7)).replace("\n".join(["0"] * 7), blank)
    items = ITEMS_2021.replace(" ", "\n").replace("行政处罚\n39", "行政处罚\n4\n")
    found = read(proactive=items, applications=text)
    assert found.row("applications.received") == [0, None, 0, None, None, None, 0]
    assert found.is_named("proactive.penalties")
    assert found.row("proactive.compulsion") == [88]


def test_a_unit_on_its_own_line_belongs_to_the_amount() -> None:
    """8, then 96500 元, whose unit stands on the next line."""
    text = "第二十条第（九）项\n信息内容\n采购项目数量\n采购总金额\n政府集中采购\n8\n96500\n元"
    found = read(proactive=text, applications=applications({}, edition="2019", cells=True))
    assert found.values["proactive.procurement.projects"] == 8
    assert found.values["proactive.procurement.amount"] == Money(Decimal(96500), "元")


def test_heads_say_the_columns() -> None:
    """Whole labels in another order, flat: the figures stand in this order, if the sums say so too."""
    order = (6, 0, 1, 2, 3, 4, 5)
    lines = applications({"received": "9 4 0 0 5 0 0"}, rest=NOTHING).split("\n")
    text = "\n".join([CORNER, " ".join(COLUMNS[i] for i in order), *lines[len(HEAD) :]])
    assert read(applications=text).row("applications.received") == [4, 0, 0, 5, 0, 0, 9]
