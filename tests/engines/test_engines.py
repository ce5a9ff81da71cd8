"""Spark and Ray give the rows that `collect` gives, each through its example; a worker that is killed costs no row."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.engines.conftest import PAGES, Rows, rows_of, run

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"


@pytest.fixture(params=["spark", "ray"])
def engine(request: pytest.FixtureRequest) -> str:
    """An engine that is installed."""
    name = str(request.param)
    pytest.importorskip("pyspark" if name == "spark" else name, reason=f"the group {name!r} is not installed")
    if name == "spark" and shutil.which("java") is None:
        pytest.skip("Spark needs Java (openjdk-17-jre-headless)")
    return name


def test_what_is_compared_is_worth_it(collected: Mapping[str, Rows]) -> None:
    """Every twentieth input holds no report; the others state the year and 200 or 198 cells."""
    statuses = Counter(row[2] for row in collected["reports"])
    assert statuses["no report"] == PAGES // 20
    assert statuses.total() == PAGES
    assert len(collected["cells"]) > 190 * (PAGES - PAGES // 20)


def test_an_example_gives_the_rows_of_collect(engine: str, pages: Path, collected: Mapping[str, Rows], tmp_path: Path) -> None:
    run(EXAMPLES / f"{engine}_job.py", pages, tmp_path / "rows", "cells")
    assert rows_of(tmp_path / "rows") == collected["cells"]


def test_a_killed_workers_task_runs_again(engine: str, pages: Path, collected: Mapping[str, Rows], tmp_path: Path) -> None:
    marker = tmp_path / "killed"
    run(HERE / f"killed_{engine}.py", pages, tmp_path / "rows", marker)
    assert marker.exists()
    for table in ("reports", "results"):
        assert rows_of(tmp_path / "rows" / table) == collected[table], table
