"""Pages with damage still carry their report; readings account for every cell."""

from __future__ import annotations

import pytest
from hypothesis import given

from govdisclosure.reading import Reading, read_html
from govdisclosure.schema import FORMS, AnnualReport, Portal
from govdisclosure.strategies import PortalPage, pages, readings
from govdisclosure.strategies.pages import DAMAGES, ORDER
from govdisclosure.text.numbers import read_cell
from govdisclosure.writing import write


@given(pages())
def test_a_damaged_page_reads_as_its_report(page: PortalPage) -> None:
    assert read_html(page.html).report == page.report


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_changes_the_page(name: str) -> None:
    zeros = dict.fromkeys((cell.path for cell in FORMS["2021"].cells if cell.kind == "count"), 0)
    stated = {**zeros, "review.reconsideration.upheld": 1234, "review.reconsideration.pending": None}
    report = AnnualReport.from_cells("2021", stated, overview="本机关按时公开各类政府信息。", portal=Portal(phone="0427-1234567"))
    page = write(report)
    damaged = DAMAGES[name](page)
    assert damaged != page
    assert read_html(damaged).report == report


def test_every_damage_has_its_place_in_the_order() -> None:
    assert sorted(ORDER) == sorted(DAMAGES)


@given(readings())
def test_a_reading_accounts_for_every_cell(reading: Reading) -> None:
    report = reading.require()
    for cell, value in zip(report.form.cells, report.values(), strict=True):
        placed = reading.cells.get(cell.path)
        assert (placed is None) == (getattr(report, cell.table) is None)
        if placed is not None:
            assert (placed.state == "number") == (value is not None)
            state = read_cell(placed.raw, "count" if cell.kind != "money" else "money").state
            assert state == placed.state
