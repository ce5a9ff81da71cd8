"""What no sum can replace: the heads, figures left over, labels lost, and that sums only refute."""

from __future__ import annotations

import pytest

from tests.reading.lines.texts import HEAD, NOTHING, applications, label_of, read


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
    rows = dict.fromkeys(("received", "results.granted", "results.total"), "5 0 0 0 0 0 5")
    found = read(applications=applications(rows, above=True))
    assert found.row("applications.results.granted") == [5, 0, 0, 0, 0, 0, 5]
    assert found.row("applications.results.partially_granted") == [0] * 7
    wrong = dict.fromkeys(("received", "results.granted"), "5 0 0 0 0 0 9")
    assert read(applications=applications(wrong, above=True)).is_named("applications.results.granted")


def test_both_orders_possible_and_no_sum_to_choose() -> None:
    """(d) First and last row blank, all others zero: nothing tells whether figures stand behind or above."""
    text = applications({"received": "", "carried_forward": ""}, cells=True)
    without_last = text.replace(label_of("carried_forward"), "").replace(label_of("received"), "")
    found = read(applications=without_last)
    assert not any(path.endswith("natural_person") and value for path, value in found.values.items())


def test_labels_first_then_figures_need_all_sums() -> None:
    """A block of figures is read by rows or by columns, whichever makes every sum right; else it is named."""
    rows = dict.fromkeys(("received", "results.granted", "results.total"), "5 0 2 0 0 0 7")
    words = applications(rows, cells=True).split("\n")
    labels, figures = [w for w in words if not w.isdigit()], [w for w in words if w.isdigit()]
    found = read(applications="\n".join([*labels, *figures]))
    assert found.row("applications.results.granted") == [5, 0, 2, 0, 0, 0, 7]
    by_columns = [figures[i] for column in range(7) for i in range(column, len(figures), 7)]
    found = read(applications="\n".join([*labels, *by_columns]))
    assert found.row("applications.results.granted") == [5, 0, 2, 0, 0, 0, 7]
    figures[3] = "1"
    assert read(applications="\n".join([*labels, *figures])).is_named("applications.results.granted")
