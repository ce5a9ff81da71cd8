"""`docs/how-to/ten-slips.md`: what it shows is what `check` opens with, in both languages, for each slip in one report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from govdisclosure import AnnualReport, to_json
from govdisclosure.cli.app import app
from govdisclosure.message import speak
from govdisclosure.schema import FORMS

COLUMNS = ("natural_person", "commercial_enterprise", "other_organization", "total")
ROWS: Mapping[str, tuple[int, ...]] = {
    "received": (63, 12, 5, 80),
    "carried_in": (4, 0, 0, 4),
    "results.granted": (40, 9, 3, 52),
    "results.denied.state_secret": (12, 3, 2, 17),
    "results.unavailable.not_held": (8, 0, 0, 8),
    "results.total": (60, 12, 5, 77),
    "carried_forward": (7, 0, 0, 7),
}
"""By hand: 80 + 4 = 77 + 7, and so in each column."""

CASES = {"upheld": 5, "corrected": 1, "total": 6}

SLIPS: Mapping[str, Mapping[str, int]] = {
    "A row left out of the total": {"results.total.natural_person": 52, "results.total.total": 69},
    "A row entered one column off": {
        "received.natural_person": 0,
        "received.commercial_enterprise": 63,
        "received.research_institution": 12,
        "received.other_organization": 0,
        "received.total": 5,
    },
    "A number split over two cells": {"received.commercial_enterprise": 1, "received.research_institution": 2},
    "Digits transposed": {"received.natural_person": 36},
    "A digit dropped": {"results.granted.total": 2},
    "A digit too many": {"results.granted.natural_person": 440},
    "A digit mistyped": {"received.total": 30},
    "Requests in the wrong column": {"results.granted.natural_person": 38, "results.granted.commercial_enterprise": 11},
    "Row 四 not filled in": {"carried_forward.natural_person": 0, "carried_forward.total": 0},
    "A wrong total in table 4": {"reconsideration.upheld": 2},
}


def report(slip: Mapping[str, int]) -> AnnualReport:
    """The report of 84 requests, with a slip in it."""
    cells = {cell.path: 0 for cell in FORMS["2021"].cells if cell.kind == "count"}
    cells |= {f"applications.{row}.{column}": n for row, own in ROWS.items() for column, n in zip(COLUMNS, own, strict=True)}
    cells |= {f"review.reconsideration.{name}": n for name, n in CASES.items()}
    table = {path: f"review.{path}" if path.startswith("reconsideration") else f"applications.{path}" for path in slip}
    return AnnualReport.from_cells("2021", cells | {table[path]: number for path, number in slip.items()})


def opening(file: Path, language: str) -> str:
    """The first lines of a check, without what stands before each line."""
    told = CliRunner().invoke(app, ["check", "--lang", language, str(file)]).stdout.splitlines()
    speak(None)
    return "\n".join(line.removeprefix("  ") for line in told[1:4])


def shown(page: str) -> dict[str, list[str]]:
    """The blocks below each heading."""
    sections = (part.partition("\n") for part in page.split("\n## ")[1:])
    return {head.partition("（")[0]: re.findall(r"```text\n(.*?)\n```", body, re.DOTALL) for head, _, body in sections}


def test_there_are_ten_slips(root: Path) -> None:
    assert list(shown((root / "docs" / "how-to" / "ten-slips.md").read_text("utf-8"))) == list(SLIPS)


@pytest.mark.parametrize("slip", SLIPS)
def test_what_is_shown_is_what_check_opens_with(slip: str, root: Path, tmp_path: Path) -> None:
    page = shown((root / "docs" / "how-to" / "ten-slips.md").read_text("utf-8"))
    (tmp_path / "r.json").write_text(to_json(report(SLIPS[slip])), "utf-8")
    assert [opening(tmp_path / "r.json", language) for language in ("zh", "en")] == page[slip]
