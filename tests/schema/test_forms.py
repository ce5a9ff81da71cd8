"""The flat view of both forms, against the contract and against what the forms print."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from govdisclosure.errors import UnknownPathError
from govdisclosure.schema import FORMS, SECTIONS, TABLES, Edition, Form, form_of

EDITIONS = get_args(Edition)


@pytest.fixture(params=EDITIONS)
def form(request: pytest.FixtureRequest) -> Form:
    return FORMS[request.param]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_cells_are_those_of_the_contract(shared: Path, edition: Edition) -> None:
    pinned = json.loads((shared / "contract" / "forms.json").read_text("utf-8"))[edition]
    keys = ("path", "table", "row", "column", "kind", "unit")
    derived = [{**{key: getattr(cell, key) for key in keys}, "row": list(cell.row)} for cell in FORMS[edition].cells]
    assert derived == [{key: cell[key] for key in keys} for cell in pinned]


@pytest.mark.parametrize(("edition", "sizes"), [("2019", [22, 161, 15]), ("2021", [10, 175, 15])])
def test_how_many_cells_each_table_has(edition: Edition, sizes: list[int]) -> None:
    assert [stop - start for start, stop in FORMS[edition].spans.values()] == sizes
    assert list(FORMS[edition].spans) == list(TABLES)


@pytest.mark.parametrize(("edition", "rows"), [("2019", 23), ("2021", 25)])
def test_the_exact_relations_are_as_many_as_the_contract_counts(edition: Edition, rows: int) -> None:
    counted = Counter(relation.rule for relation in FORMS[edition].relations)
    assert counted == {"t3-balance": 7, "t3-result-total": 7, "t3-row-total": rows, "t4-total": 3}


def test_the_balance_is_what_the_corner_of_table_3_prints(form: Form) -> None:
    first, second = form.index["applications.received.natural_person"], form.index["applications.carried_in.natural_person"]
    third, fourth = (form.index[f"applications.{row}.natural_person"] for row in ("results.total", "carried_forward"))
    relations = [relation for relation in form.relations if relation.rule == "t3-balance"]
    assert [(r.left, r.right, r.target) for r in relations] == [
        ((first + column, second + column), (third + column, fourth + column), third + column) for column in range(7)
    ]


def test_a_total_of_results_adds_up_every_row_of_the_results_and_no_other(form: Form) -> None:
    rows = [row.path for row in form.rows if row.path.startswith("applications.results.") and row.path.split(".")[-1] != "total"]
    expected = {f"{row}.other_organization" for row in rows}
    target = form.index["applications.results.total.other_organization"]
    (relation,) = (r for r in form.relations if r.rule == "t3-result-total" and r.target == target)
    assert {form.cells[i].path for i in relation.left} == expected
    assert len(expected) == {"2019": 20, "2021": 22}[form.edition] - 1


def test_a_row_total_adds_up_the_six_applicants(form: Form) -> None:
    for relation in form.relations:
        if relation.rule == "t3-row-total":
            assert relation.left == tuple(range(relation.target - 6, relation.target))


def test_a_total_of_review_adds_up_the_four_outcomes(form: Form) -> None:
    blocks = [relation for relation in form.relations if relation.rule == "t4-total"]
    start = len(form.cells) - 15
    assert [(r.left, r.target) for r in blocks] == [
        (tuple(range(first, first + 4)), first + 4) for first in (start, start + 5, start + 10)
    ]


def test_rows_cover_the_form_without_gap_or_overlap(form: Form) -> None:
    covered = [index for row in form.rows for index in range(row.start, row.stop)]
    assert covered == list(range(len(form.cells)))
    for row in form.rows:
        assert {cell.row for cell in form.cells[row.start : row.stop]} == {row.labels}
        assert form.row(row.path) is row


def test_every_row_of_the_tables_but_the_printed_exceptions_rests_on_an_article(form: Form) -> None:
    without = {row.path.rpartition(".")[2] for row in form.rows if not row.article}
    assert without == {"carried_in"}, "上年结转 is the one row for which the Regulation has no article of its own"


def test_what_is_no_cell_is_refused_with_its_name(form: Form) -> None:
    for wrong in ("", "applications", "applications.received", "review.reconsideration.sum", "received.total"):
        with pytest.raises(UnknownPathError, match="lists them all"):
            form.cell(wrong)
    with pytest.raises(UnknownPathError, match="rows of the form"):
        form.row("applications.received.total")


def test_without_an_edition_the_form_in_force_holds_the_figures() -> None:
    assert form_of(None) is FORMS["2021"]
    assert form_of("2019") is FORMS["2019"]


def test_the_sections_are_the_official_ones_in_order() -> None:
    assert [label[:2] for label in SECTIONS.values()] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert list(SECTIONS) == ["overview", "proactive", "applications", "review", "problems", "other_matters"]
