"""The choice of cells that both forms share: 其他处理 is one cell, and what is not stated but follows is marked."""

from __future__ import annotations

from hypothesis import given, settings

import govdisclosure as gd
from govdisclosure.frames.sharing import SHARED_PATHS, shared_cells
from govdisclosure.strategies import readings, reports

OTHER = "applications.results.other"
ROWS = ("correction_overdue", "fee_overdue", "other")


def consistent(edition: str, *, other: int) -> dict[str, gd.Money | int | None]:
    """Table 3 of natural persons only: 5 received, 2 granted, so many settled otherwise, the rest carried on."""
    form = gd.FORMS[edition]  # type: ignore[index]
    cells: dict[str, gd.Money | int | None] = {path: 0 for path in form.paths if path.startswith("applications.")}
    counts = {"received": 5, "results.granted": 2, "results.total": 2 + other, "carried_forward": 3 - other}
    counts |= {"results.other.other" if edition == "2021" else "results.other": other}
    for row, count in counts.items():
        for column in ("natural_person", "total"):
            cells[f"applications.{row}.{column}"] = count
    return cells


def of_rows(*names: str) -> list[str]:
    return [f"{OTHER}.{row}.{column}" for row in names for column in ("natural_person", "total")]


def test_stated_rows_are_summed_and_not_marked() -> None:
    report = gd.AnnualReport.from_cells("2021", consistent("2021", other=2))
    found = shared_cells(report)[f"{OTHER}.total"]
    assert (found.value, found.forced) == (2, False)


def test_a_blank_row_is_deduced_from_the_total_and_marked() -> None:
    report = gd.AnnualReport.from_cells("2021", consistent("2021", other=2)).replace(dict.fromkeys(of_rows(*ROWS)))
    found = shared_cells(report)
    assert (found[f"{OTHER}.total"].value, found[f"{OTHER}.total"].forced) == (2, True)
    assert gd.comparable(report)[f"{OTHER}.total"] is None
    wide = next(gd.table(report, shape="wide", columns="code", cells="comparable").to_dicts())
    assert wide["t3r26c7"] == 2
    assert wide["forced"].split() == ["t3r26c1", "t3r26c7"]


def test_a_blank_row_of_the_older_form_is_deduced_too() -> None:
    report = gd.AnnualReport.from_cells("2019", consistent("2019", other=1))
    found = shared_cells(report.replace({f"{OTHER}.total": None}))
    assert (found[f"{OTHER}.total"].value, found[f"{OTHER}.total"].forced) == (1, True)


def test_a_number_that_contradicts_a_stated_part_is_not_deduced() -> None:
    cells = consistent("2021", other=1) | dict.fromkeys(of_rows("correction_overdue")) | {f"{OTHER}.fee_overdue.total": 7}
    found = shared_cells(gd.AnnualReport.from_cells("2021", cells))[f"{OTHER}.total"]
    assert (found.value, found.forced) == (None, False)


def test_nothing_is_deduced_where_nothing_determines_it() -> None:
    cells = consistent("2021", other=1) | dict.fromkeys(of_rows(*ROWS)) | {"applications.results.total.total": None}
    cells |= {"applications.results.total.natural_person": None, "applications.carried_forward.total": None}
    cells |= {"applications.carried_forward.natural_person": None}
    assert not shared_cells(gd.AnnualReport.from_cells("2021", cells))[f"{OTHER}.natural_person"].forced


@settings(max_examples=50)
@given(reports() | readings())
def test_what_is_stated_is_as_comparable_gives_it(given: gd.AnnualReport | gd.Reading) -> None:
    stated, found = dict(gd.comparable(given)), shared_cells(given)
    assert tuple(found) == SHARED_PATHS
    assert {path: cell.value for path, cell in found.items() if not cell.forced} == {
        path: value for path, value in stated.items() if not found[path].forced
    }
    assert all(path.startswith(f"{OTHER}.") and stated[path] is None for path, cell in found.items() if cell.forced)


@settings(max_examples=50)
@given(reports(edition="2021", consistent=True, blanks=False))
def test_a_deduced_number_of_a_consistent_report_is_the_right_one(report: gd.AnnualReport) -> None:
    if report.applications is None:
        return
    right = gd.comparable(report)
    blank = report.replace(dict.fromkeys(path for path in report.form.paths if path.startswith(f"{OTHER}.")))
    for path, cell in shared_cells(blank).items():
        if path.startswith(f"{OTHER}."):
            assert cell.forced
            assert cell.value == right[path]
