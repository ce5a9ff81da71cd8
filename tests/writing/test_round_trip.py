"""The proof: what is written in any layout reads back as the same report, or is refused with the place named."""

from __future__ import annotations

import pytest
from hypothesis import event, given

from govdisclosure.errors import UnwritableTextError
from govdisclosure.reading import read, read_html, read_text
from govdisclosure.schema import AnnualReport, Edition
from govdisclosure.strategies import reports, texts
from govdisclosure.writing import LAYOUTS, write

EDITIONS: tuple[Edition, ...] = ("2019", "2021")


def refusal(report: AnnualReport, layout: str) -> UnwritableTextError | None:
    """What keeps a report from being written in a layout."""
    try:
        write(report, layout)
    except UnwritableTextError as error:
        return error
    return None


EVERY = [(layout, edition) for layout in LAYOUTS for edition in EDITIONS]


@pytest.mark.parametrize(("layout", "edition"), EVERY)
def test_a_report_reads_back(layout: str, edition: Edition) -> None:
    @given(reports(edition=edition))
    def check(report: AnnualReport) -> None:
        assert read(write(report, layout).encode()).report == report

    check()


@pytest.mark.parametrize(("layout", "edition"), EVERY)
def test_hostile_text_reads_back_or_is_refused(layout: str, edition: Edition) -> None:
    door = read_html if layout.startswith("html") else read_text

    @given(reports(edition=edition, text=texts(hostile=True)))
    def check(report: AnnualReport) -> None:
        refused = refusal(report, layout)
        if refused is None:
            assert door(write(report, layout)).report == report
        else:
            event(refused.reason.partition(": ")[2])
            assert getattr(report, refused.section).split("\n")[refused.line - 1]

    check()


@pytest.mark.parametrize(("layout", "edition"), EVERY)
def test_traditional_script_reads_back(layout: str, edition: Edition) -> None:
    @given(reports(edition=edition, complete=True))
    def check(report: AnnualReport) -> None:
        reading = read(write(report, layout, script="traditional").encode())
        assert reading.script == "traditional"
        assert reading.report == report

    check()
