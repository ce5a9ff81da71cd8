"""The exact relations and the sign of counts, on reports small enough to judge by eye."""

from __future__ import annotations

import pytest

from govdisclosure import AnnualReport, Result, check
from govdisclosure.checking.context import Context
from govdisclosure.checking.rule import Status
from govdisclosure.checking.rules.counts import negative_counts
from govdisclosure.checking.rules.exact import Judgement, exact_relations, judge
from govdisclosure.schema import FORMS

BLOCK = "review.reconsideration"
OUTCOMES = ("upheld", "corrected", "other_result", "pending", "total")
COLUMN = {name: f"applications.{name}.total" for name in ("received", "carried_in", "results.total", "carried_forward")}


def block(*cells: int | None) -> Result:
    """What `t4-total` says about a block of table 4 with these cells."""
    report = AnnualReport.from_cells("2021", {f"{BLOCK}.{name}": cell for name, cell in zip(OUTCOMES, cells, strict=True)})
    (found,) = (r for r in check(report) if r.rule == "t4-total" and r.target == f"{BLOCK}.total")
    return found


@pytest.mark.parametrize(
    ("left", "right", "both", "judged"),
    [
        ([3, 2], [5], False, ("PASS", 5, 5)),
        ([3, 2], [6], False, ("FAIL", 5, 6)),
        ([3, None], [3], False, ("PASS", 3, 3)),
        ([3, None], [5], False, ("UNCERTAIN", 3, 5)),
        ([5, None], [3], False, ("FAIL", 5, 3)),
        ([None, None], [0], False, ("PASS", None, 0)),
        ([None, None], [4], False, ("UNCERTAIN", None, 4)),
        ([None, None], [-4], False, ("FAIL", None, -4)),
        ([3, 2], [None], False, ("NOT_ASSESSABLE", 5, None)),
        ([None], [None], False, ("NOT_ASSESSABLE", None, None)),
        ([3, 2], [4, 1], True, ("PASS", 5, 5)),
        ([3, 2], [4, None], True, ("UNCERTAIN", 5, 4)),
        ([3, None], [4, None], True, ("UNCERTAIN", 3, 4)),
        ([3, 2], [6, None], True, ("FAIL", 5, 6)),
        ([6, None], [3, 2], True, ("FAIL", 6, 5)),
        ([None, None], [4, 1], True, ("NOT_ASSESSABLE", None, 5)),
        ([None, None], [0, 0], True, ("NOT_ASSESSABLE", None, 0)),
        ([0, None], [4, 1], True, ("UNCERTAIN", 0, 5)),
        ([3, 2], [None, None], True, ("NOT_ASSESSABLE", 5, None)),
    ],
)
def test_the_judgement_of_two_sides(
    left: list[int | None], right: list[int | None], both: bool, judged: tuple[Status, int | None, int | None]
) -> None:
    assert judge(left, right, both_sides=both) == Judgement(*judged)


@pytest.mark.parametrize(
    ("cells", "status", "left", "right", "missing"),
    [
        ((1, 2, 3, 4, 10), "PASS", 10, 10, ()),
        ((1, 2, 3, 4, 11), "FAIL", 10, 11, ()),
        ((1, 2, 3, 4, 9), "FAIL", 10, 9, ()),
        ((1, None, 3, 4, 8), "PASS", 8, 8, ("corrected",)),
        ((1, None, 3, None, 9), "UNCERTAIN", 4, 9, ("corrected", "pending")),
        ((1, None, 3, 4, 7), "FAIL", 8, 7, ("corrected",)),
        ((1, 2, 3, 4, None), "NOT_ASSESSABLE", 10, None, ("total",)),
        ((None, None, None, None, None), "NOT_ASSESSABLE", None, None, OUTCOMES),
        ((-1, 0, 0, 0, -1), "PASS", -1, -1, ()),
    ],
)
def test_a_block_of_table_4(
    cells: tuple[int | None, ...], status: str, left: int | None, right: int | None, missing: tuple[str, ...]
) -> None:
    found = block(*cells)
    assert (found.status, found.left, found.right) == (status, left, right)
    assert found.missing == tuple(f"{BLOCK}.{name}" for name in missing)
    assert found.paths == tuple(f"{BLOCK}.{name}" for name in OUTCOMES)
    assert found.values == cells
    assert (found.severity, found.edition, found.years) == ("error", "2021", ())
    assert found.delta == (None if left is None or right is None else left - right)


@pytest.mark.parametrize(
    ("received", "carried_in", "results", "carried_forward", "status", "left", "right"),
    [
        (14, 2, 15, 1, "PASS", 16, 16),
        (14, 2, 14, 0, "FAIL", 16, 14),
        (14, None, 14, 0, "PASS", 14, 14),
        (14, 2, 14, None, "UNCERTAIN", 16, 14),
        (14, 2, None, 20, "FAIL", 16, 20),
        (None, None, 14, 0, "NOT_ASSESSABLE", None, 14),
        (14, 0, None, None, "NOT_ASSESSABLE", 14, None),
    ],
)
def test_the_balance_of_a_column(
    received: int | None,
    carried_in: int | None,
    results: int | None,
    carried_forward: int | None,
    status: str,
    left: int | None,
    right: int | None,
) -> None:
    cells = dict(zip(COLUMN.values(), (received, carried_in, results, carried_forward), strict=True))
    (found,) = (
        r for r in check(AnnualReport.from_cells("2021", cells)) if (r.rule, r.target) == ("t3-balance", COLUMN["results.total"])
    )
    assert (found.status, found.left, found.right) == (status, left, right)
    assert found.paths == tuple(COLUMN.values())
    assert found.missing == tuple(path for path, cell in cells.items() if cell is None)


def test_relations_come_in_the_order_of_the_form() -> None:
    for edition, form in FORMS.items():
        report = AnnualReport.from_cells(edition, {cell.path: 0 for cell in form.cells if cell.kind != "money"})
        found = list(exact_relations(Context.of(report)))
        assert [(r.rule, r.target) for r in found] == [(r.rule, form.cells[r.target].path) for r in form.relations]
        assert len(found) == {"2019": 40, "2021": 42}[edition]
        assert {(r.status, r.left, r.right, r.missing, r.edition) for r in found} == {("PASS", 0, 0, (), edition)}


def test_what_is_looked_at_for_negative_counts() -> None:
    report = AnnualReport.from_cells(
        "2019",
        {
            "proactive.licensing.change": -8,
            "proactive.licensing.decisions": -1,
            "proactive.regulations.newly_made": None,
            "applications.received.total": 0,
        },
    )
    items, applications, review = negative_counts(Context.of(report))
    assert [(r.rule, r.target, r.edition) for r in (items, applications, review)] == [
        ("t2-non-negative", "proactive", "2019"),
        ("t3-non-negative", "applications", "2019"),
        ("t4-non-negative", "review", "2019"),
    ]
    assert [r.status for r in (items, applications, review)] == ["FAIL", "PASS", "NOT_ASSESSABLE"]
    assert [len(r.paths) for r in (items, applications, review)] == [16, 161, 15]  # 22 cells, of which 5 changes and 1 amount
    assert "proactive.licensing.change" not in items.paths
    assert len(items.missing) == 15
    assert "proactive.licensing.decisions" not in items.missing
    assert dict(zip(items.paths, items.values, strict=True))["proactive.licensing.decisions"] == -1
    assert len(review.missing) == 15
    assert {(r.left, r.right) for r in (items, applications, review)} == {(None, None)}


def test_a_table_that_is_full_misses_nothing() -> None:
    report = AnnualReport.from_cells("2021", {f"review.{path}": 0 for path in _review_paths()})
    *_, review = negative_counts(Context.of(report))
    assert (review.status, review.missing) == ("PASS", ())
    report = report.replace({"review.litigation_direct.total": -2})
    *_, review = negative_counts(Context.of(report))
    assert (review.status, review.missing) == ("FAIL", ())


def _review_paths() -> list[str]:
    blocks = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
    return [f"{block}.{outcome}" for block in blocks for outcome in OUTCOMES]
