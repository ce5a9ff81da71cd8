"""What the tests of the command line share: a way to run it, and three documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govdisclosure import AnnualReport, Money, to_json
from govdisclosure.cli.app import app
from govdisclosure.message import speak
from govdisclosure.schema import FORMS

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Run the command line in an empty folder of its own; an exception in it fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("GOVDISCLOSURE_LANG", raising=False)
    yield lambda *arguments, stdin=None, env=None: CliRunner().invoke(
        app, arguments, input=stdin, env=env, catch_exceptions=False
    )
    speak(None)


@pytest.fixture(scope="session")
def consistent() -> AnnualReport:
    """A report of zeros: every exact relation holds."""
    zero = {cell.path: Money(Decimal(0), "万元") if cell.kind == "money" else 0 for cell in FORMS["2021"].cells}
    return AnnualReport.from_cells("2021", zero, title="青禾县2022年政府信息公开工作年度报告", organization="青禾县", year=2022)


@pytest.fixture(scope="session")
def contradictory(consistent: AnnualReport) -> AnnualReport:
    """Three reconsiderations upheld where the total says two."""
    return consistent.replace({"review.reconsideration.upheld": 3, "review.reconsideration.total": 2})


@pytest.fixture
def good(tmp_path: Path, consistent: AnnualReport) -> str:
    """A consistent report in a file, named relative to the folder of the run."""
    (tmp_path / "good.json").write_text(to_json(consistent), "utf-8")
    return "good.json"


@pytest.fixture
def bad(tmp_path: Path, contradictory: AnnualReport) -> str:
    """A contradictory report in a file."""
    (tmp_path / "bad.json").write_text(to_json(contradictory), "utf-8")
    return "bad.json"


@pytest.fixture
def garbage(tmp_path: Path) -> str:
    """A file in which there is no report."""
    (tmp_path / "garbage.html").write_bytes(b"<html><body><p>nothing here</p></body></html>")
    return "garbage.html"


@pytest.fixture(scope="session")
def example(root: Path) -> str:
    """The example page of the project: its rows of results add up to 16 where the total says 14."""
    return str(root / "examples" / "qinghe-2022.html")
