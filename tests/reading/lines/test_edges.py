"""What no sum can replace: the heads, figures left over, labels lost, and that sums only refute."""

from __future__ import annotations

import pytest

from govdisclosure.reading import read_text
from tests.reading.lines.texts import HEAD, NOTHING, applications, label_of, read

SAME: tuple[str, ...] = ("received", "results.granted", "results.total")
"""Rows that hold the same figures if one kind of result is all there was."""


@pytest.mark.parametrize("word", ["小计", "上年同期", "同比"])
def test_a_head_with_a_word_too_many_names_the_table(word: str) -> None:
    """(a) Every row has seven figures, but one of the columns is none of the form."""
    text = applications({}).replace(HEAD[3], f"商业企业 科研机构 社会公益组织 {word} 法律服务机构")
    found = read(applications=text)
    assert found.is_named("applications.received")


def test_columns_without_a_head_need_sums() -> None:
    """(a) No head at all: the standard order if rows other than zero add up, else nothing."""
    rows = {"received": "2 0 1 0 0 0 3", "results.total": "2 0 1 0 0 0 3"}
    bare = "\n".join(applications(rows).split("\n")[len(HEAD) :])
    assert read(applications=bare).row("applications.received") == [2, 0, 1, 0, 0, 0, 3]
    zeros = "\n".join(applications({}).split("\n")[len(HEAD) :])
    assert read(applications=zeros).is_named("applications.received")


def test_a_figure_left_over_spoils_both_rows_beside_it() -> None:
    """(b) 12 between two whole rows of words may be a piece of either."""
    label = label_of("results.denied.third_party_rights")
    text = applications({}).replace(f"{label} {NOTHING}", f"12\n{label} {NOTHING}")
    found = read(applications=text)
    assert found.is_named("applications.results.denied.third_party_rights")
    assert found.is_named("applications.results.denied.endangers_security")
    assert found.row("applications.results.denied.internal_affairs") == [0] * 7


def test_figures_beside_a_row_that_nobody_knows_are_named() -> None:
    """(b) A row that no form has parts rows, and keeps its figures."""
    label = label_of("results.denied.third_party_rights")
    text = applications({}).replace(f"{label} {NOTHING}", f"9.属于工作秘密\n1 2 3 0 0 0 6\n{label} {NOTHING}")
    found = read(applications=text)
    assert found.row("applications.results.denied.endangers_security") == [0] * 7
    assert not any(value in {1, 2, 3, 6} for value in found.values.values())


@pytest.mark.parametrize("name", ["results.denied.third_party_rights", "results.not_processed.duplicate", "carried_in"])
def test_a_lost_label_makes_the_row_before_it_doubtful(name: str) -> None:
    """(c) Blanks are lost, so seven figures behind the row before may be those of the lost one."""
    before = {"results.denied.third_party_rights": "results.denied.endangers_security"}
    before |= {"results.not_processed.duplicate": "results.not_processed.petition", "carried_in": "received"}
    text = applications({before[name]: "", name: "7 0 0 0 0 0 7"}, cells=True).replace(f"{label_of(name)}\n", "")
    found = read(applications=text)
    assert found.is_named(f"applications.{before[name]}")


def test_a_row_that_adds_up_does_not_prove_the_order_of_its_terms() -> None:
    """(d) Two figures of seven: 31 is one of six terms, nobody knows which."""
    text = applications({"results.granted": "31 31"})
    assert read(applications=text).is_named("applications.results.granted")


def test_figures_above_their_labels_need_right_columns() -> None:
    """(d) The edges say "above"; only a table whose columns are right so, with figures other than zero, is read so."""
    rows = dict.fromkeys(SAME, "5 0 0 0 0 0 5")
    found = read(applications=applications(rows, above=True))
    assert found.row("applications.results.granted") == [5, 0, 0, 0, 0, 0, 5]
    assert found.row("applications.results.partially_granted") == [0] * 7
    wrong = dict.fromkeys(SAME[:2], "5 0 0 0 0 0 9")
    assert read(applications=applications(wrong, above=True)).is_named("applications.results.granted")


def test_both_orders_possible_and_no_sum_to_choose() -> None:
    """(d) First and last row blank, all others zero: nothing tells whether figures stand behind or above."""
    text = applications({"received": "", "carried_forward": ""}, cells=True)
    without_last = text.replace(label_of("carried_forward"), "").replace(label_of("received"), "")
    found = read(applications=without_last)
    assert not any(path.endswith("natural_person") and value for path, value in found.values.items())


def test_labels_first_then_figures_need_all_sums() -> None:
    """A block of figures is read by rows or by columns, whichever makes every sum right; else it is named."""
    rows = dict.fromkeys(SAME, "5 0 2 0 0 0 7")
    words = applications(rows, cells=True).split("\n")
    labels, figures = [w for w in words if not w.isdigit()], [w for w in words if w.isdigit()]
    found = read(applications="\n".join([*labels, *figures]))
    assert found.row("applications.results.granted") == [5, 0, 2, 0, 0, 0, 7]
    by_columns = [figures[i] for column in range(7) for i in range(column, len(figures), 7)]
    found = read(applications="\n".join([*labels, *by_columns]))
    assert found.row("applications.results.granted") == [5, 0, 2, 0, 0, 0, 7]
    figures[3] = "1"
    assert read(applications="\n".join([*labels, *figures])).is_named("applications.results.granted")


def test_figures_before_the_first_label_refute_behind() -> None:
    """All zero, so that no sum tells the orders apart: the edges do."""
    assert read(applications=applications({}, above=True)).row("applications.results.granted") == [0] * 7


def test_a_figure_that_may_be_a_term_or_the_total_is_named() -> None:
    """Six figures on one line, the sum of them on the other, but the sixth is as great as that sum."""
    label = label_of("results.partially_granted")
    first, second = label[:17], label[17:]
    text = applications({}).replace(f"{label} {NOTHING}", f"{first} 0 0 0 0 0 19\n{second} 19")
    assert read(applications=text).is_named("applications.results.partially_granted")
    told = applications({}).replace(f"{label} {NOTHING}", f"{first} 19 0 2 0 0 0\n{second} 21")
    assert read(applications=told).row("applications.results.partially_granted") == [19, 0, 2, 0, 0, 0, 21]


def test_a_label_goes_on_across_pieces_of_other_labels() -> None:
    """The label of a group is printed at the height of its rows, so its pieces stand between those of a row."""
    label = label_of("results.other.correction_overdue")
    pieces = f"{label[:16]}\n（六）其\n{label[16:30]} 6 0 0 0 0 0 6\n他处理\n{label[30:]}"
    text = applications({}).replace("（六）其他处理\n", "").replace(f"{label} {NOTHING}", pieces)
    assert read(applications=text).row("applications.results.other.correction_overdue") == [6, 0, 0, 0, 0, 0, 6]


def test_a_row_that_stands_twice_is_read_if_both_are_alike() -> None:
    """With other figures nobody knows which are right."""
    line = f"{label_of('results.not_processed.duplicate')} {NOTHING}"
    same = read(applications=applications({}).replace(line, f"{line}\n{line}"))
    assert same.row("applications.results.not_processed.duplicate") == [0] * 7
    other = line.replace(NOTHING, "1 0 0 0 0 0 1")
    found = read(applications=applications({}).replace(line, f"{line}\n{other}"))
    assert found.is_named("applications.results.not_processed.duplicate")


def test_a_word_in_a_cell_costs_that_cell() -> None:
    """31批次 is no number, and the amount behind it is read."""
    text = "第二十条第（九）项\n信息内容\n采购项目数量\n采购总金额\n政府集中采购\n31批次\n709455.9元"
    found = read(proactive=text, applications=applications({}, edition="2019", cells=True))
    assert str(found.values["proactive.procurement.amount"]) == "709455.9元"
    assert "proactive.procurement.projects" not in found.values


def test_prose_without_a_full_stop_is_prose() -> None:
    """A list in front of the table names requests and a result of the form, and no row."""
    prose = "我局收到政府信息公开申请 3 件，其中\n予以公开 2 件，\n部分公开 1 件，\n"
    found = read(applications=prose + applications({"received": "3 0 0 0 0 0 3"}))
    assert found.row("applications.received") == [3, 0, 0, 0, 0, 0, 3]
    assert found.row("applications.results.granted") == [0] * 7


BLOCKS = "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n"
OUTCOMES = "结果维持 结果纠正 其他结果 尚未审结 总计"


def test_the_heads_of_table_4_say_its_columns() -> None:
    """(a) In the order of the form they are read, on one line or one a line; in another order the table is named."""
    figures = "1 2 3 4 10 0 0 0 0 0 5 0 0 1 6"
    head = f"{BLOCKS}{OUTCOMES} {OUTCOMES}\n"
    assert read(review=head + figures).row("review.reconsideration") == [1, 2, 3, 4, 10]
    one_a_line = read(review=(head + figures).replace(" ", "\n"))
    assert one_a_line.row("review.litigation_after_reconsideration") == [5, 0, 0, 1, 6]
    swapped = head.replace("结果维持 结果纠正", "结果纠正 结果维持")
    assert read(review=swapped + figures).is_named("review.reconsideration")
    assert read(review=head + figures[2:]).is_named("review.reconsideration")


@pytest.mark.parametrize(
    "lines", ["", "　　", "12", "。", "1\n2\n", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n12"]
)
def test_a_section_without_a_label_never_raises(lines: str) -> None:
    reading = read_text(f"二、主动公开政府信息情况\n{lines}\n五、存在的主要问题及改进情况\n无。\n")
    assert reading.report is None or reading.report.proactive is None
