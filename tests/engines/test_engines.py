"""Spark and Ray give the rows that `collect` gives, each through its example; neither a page nor a lost worker ends a job."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from benchmarks.collecting import poison
from benchmarks.engines import rows_of
from govdisclosure.batch import Table
from tests.engines.conftest import LARGE, PAGES, POISONED, Tables, run, without

pytestmark = pytest.mark.slow

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


def test_what_is_compared_is_worth_it(collected: Tables, pages: Path) -> None:
    """Every twentieth input holds no report; the others state the year and 200 or 198 cells."""
    statuses = Counter(collected["reports"]["status"].to_pylist())
    assert statuses["no report"] == PAGES // 20 - sum(number % 20 == 7 for number in LARGE)
    assert statuses.total() == PAGES
    assert "failed" not in statuses
    assert collected["cells"].num_rows > 190 * (PAGES - PAGES // 20)
    assert collected["diagnostics"].num_rows > PAGES // 20
    assert sum((pages / f"{number % 3}" / f"{number}").stat().st_size for number in LARGE) > 2 * 2**24


def test_an_example_gives_the_rows_of_collect(engine: str, pages: Path, collected: Tables, tmp_path: Path) -> None:
    run(EXAMPLES / f"{engine}_job.py", pages, tmp_path / "rows", "cells")
    assert rows_of(tmp_path / "rows", "cells").equals(collected["cells"])


def test_neither_a_page_nor_a_killed_worker_ends_a_job(engine: str, pages: Path, collected: Tables, tmp_path: Path) -> None:
    """One page kills the process that reads it, one hangs, one eats the memory: each is a row, and costs no other row."""
    marker, target = tmp_path / "killed", tmp_path / "rows"
    tables: tuple[Table, ...] = ("reports", "diagnostics", "results")
    paths = os.pathsep.join(filter(None, [str(poison(tmp_path)), os.environ.get("PYTHONPATH", "")]))
    run(HERE / "hard_work.py", engine, pages, target, marker, *tables, PYTHONPATH=paths)
    assert marker.exists()
    found = {table: rows_of(target / table, table) for table in tables}
    for table in tables:
        assert without(found[table], POISONED).equals(without(collected[table], POISONED)), table
    failed = found["reports"].filter(pc.equal(found["reports"]["status"], pa.scalar("failed")))
    assert failed["source"].to_pylist() == [f"{number:04}" for number in POISONED]
    codes = zip(*(found["diagnostics"][column].to_pylist() for column in ("source", "code")), strict=True)
    assert {name: code for name, code in codes if int(name) in POISONED} == {
        "2008": "parse-worker-lost",
        "2013": "parse-timeout",
        "2018": "parse-failed",
    }
