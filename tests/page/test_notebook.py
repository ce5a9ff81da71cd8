"""What shows itself in a notebook: executed with nbclient, bounded, without scripts, readable where it is not trusted."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from attrs import AttrsInstance, fields, has
from hypothesis import given, settings
from nbclient import NotebookClient

import govdisclosure
from govdisclosure import AnnualReport, Diagnostic, Message, Reading, check, check_series, diagnose, diff, read, strategies
from govdisclosure.checking import RULES, Results
from govdisclosure.reading import PlacedCell
from govdisclosure.schema import FORMS
from tests.page.conftest import Parsed

EMPTY = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}}
CODE: dict[str, object] = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
CELLS = {"upheld": 2, "corrected": 1, "other_result": 0, "pending": 0, "total": 5}


@pytest.fixture(scope="module")
def report() -> AnnualReport:
    """A report whose table 4 states 5 where its parts add up to 3."""
    cells = {f"review.reconsideration.{name}": value for name, value in CELLS.items()}
    return AnnualReport.from_cells("2021", cells, organization="<script>alert(1)</script>", year=2022)


def html_of(thing: object) -> str:
    drawn: str = thing._repr_html_()  # type: ignore[attr-defined]
    return drawn


@pytest.mark.slow
def test_a_notebook_shows_the_marked_cells(root: Path) -> None:
    lines = ("import govdisclosure as gd", f"reading = gd.read({str(root / 'examples' / 'qinghe-2022.html')!r})", "reading")
    cells = ["\n".join(lines), "reading.report", "gd.check(reading)", "gd.diagnose(reading)"]
    notebook = nbformat.from_dict({**EMPTY, "cells": [{**CODE, "source": cell} for cell in cells]})  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=60, startup_timeout=90, kernel_name="python3").execute()
    for cell in notebook.cells:
        (output,) = cell.outputs
        page = Parsed(output.data["text/html"])
        marked = [attributes for tag, attributes in page.elements if tag == "td" and "gd-fail" in attributes.get("class", "")]
        assert [one["id"].rpartition("c-")[2] for one in marked] == [
            "applications.results.total.natural_person",
            "applications.results.total.total",
        ]
        assert page.figures.count("14") == 6  # 14 received, 14 disclosed, 14 in all: twice each
        assert len(output.data["text/plain"]) <= 200


def test_everything_shows_itself_without_scripts(report: AnnualReport) -> None:
    later = report.replace({"review.reconsideration.total": 3})
    series = check_series(
        [AnnualReport.from_cells("2021", report.cells(), year=2021), AnnualReport.from_cells("2021", later.cells(), year=2022)]
    )
    for thing in (
        report,
        Reading(report=report),
        check(report),
        diagnose(report),
        series,
        govdisclosure.check_sums(report, [later]),
    ):
        page = Parsed(html_of(thing))
        assert not {"script", "iframe", "img", "link", "input"} & {tag for tag, _ in page.elements}
        assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
        assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_a_notebook_that_is_not_trusted_shows_a_line(report: AnnualReport) -> None:
    """Such a notebook drops the style sheet; what is left shows the line and hides the drawing."""
    page = Parsed(re.sub(r"<style>.*?</style>", "", html_of(report), flags=re.DOTALL))
    (fallback,) = (attributes for tag, attributes in page.elements if tag == "pre")
    assert "style" not in fallback
    assert page.text.startswith("AnnualReport(")
    assert [attributes["style"] for _, attributes in page.elements if "style" in attributes] == ["display:none"]


def test_the_finding_stands_beside_the_table(report: AnnualReport) -> None:
    page = Parsed(html_of(report))
    assert "左边 3，右边 5（左边少 2）" in page.text
    assert "<script>alert(1)</script>" in page.text


def records_in(record: AttrsInstance) -> Iterator[object]:
    """A record with the records that are its parts."""
    yield record
    for part in (getattr(record, own.name) for own in fields(type(record))):
        if has(type(part)):
            yield from records_in(part)


@settings(max_examples=30)
@given(strategies.readings())
def test_a_line_is_at_most_two_hundred_signs(reading: Reading) -> None:
    results = check(reading)
    for record in (*records_in(reading), results, *reading.diagnostics, *reading.cells.values(), *results):
        assert len(repr(record)) <= 200, type(record)
        assert "\n" not in repr(record), type(record)


def test_a_line_of_a_long_text_is_cut() -> None:
    long = "长\n" * 900
    old, new = (AnnualReport(overview=f"{number}{long}") for number in range(2))
    placed = PlacedCell("review.reconsideration.total", long, "unreadable")
    met = Diagnostic(code="parse-cell-unreadable", severity="error", path=placed.path, text=long, message=Message(long, long))
    for record in (placed, met, met.message, *diff(old, new), *FORMS["2021"].cells, *RULES.values()):
        assert len(repr(record)) <= 200
        assert repr(record).isprintable()
    assert repr(met).startswith(f"Diagnostic(code='parse-cell-unreadable', severity='error', path='{placed.path}'")


def test_a_long_hostile_name_is_cut_in_the_line() -> None:
    report = AnnualReport(title="长" * 5_000, organization="\x1b[2J\n" * 500)
    for thing in (report, Reading(report=report, source="a" * 900)):
        assert len(repr(thing)) <= 200
        assert repr(thing).isprintable()


def test_results_are_the_tuple_that_they_were(report: AnnualReport) -> None:
    results = check(report)
    assert isinstance(results, tuple)
    assert results == tuple(results)
    assert hash(results) == hash(tuple(results))
    assert results.given is report
    copied = pickle.loads(pickle.dumps(results))
    assert copied == results
    assert isinstance(copied, Results)
    assert copied.given == report
    assert results.counts()["FAIL"] == sum(result.status == "FAIL" for result in results)


def test_a_message_prints_its_sentence(report: AnnualReport, capsys: pytest.CaptureFixture[str]) -> None:
    (wrong,) = (result for result in check(report) if result.rule == "t4-total" and result.status == "FAIL")
    print(wrong.message)  # noqa: T201 - that is what is tested
    assert capsys.readouterr().out == f"{wrong.message.zh}\n"


def test_what_draws_is_loaded_when_a_notebook_asks() -> None:
    code = (
        "import sys, govdisclosure as gd; report = gd.AnnualReport(year=2022); results = gd.check(report);"
        "before = 'govdisclosure.page' in sys.modules; shown = report._repr_html_();"
        "print(before, *(name in sys.modules for name in ('govdisclosure.page', 'lxml', 'click', 'rich')), '2022' in shown)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout
    assert told.split() == ["False", "True", "False", "False", "False", "True"]


def test_a_page_is_bounded(root: Path) -> None:
    reading = read(root / "examples" / "qinghe-2022.html")
    assert len(html_of(reading)) < 60_000
