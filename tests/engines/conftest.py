"""A folder of inputs of every kind, and what `collect` makes of them: what every engine is to give as well."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from benchmarks.collecting import EATS, HANGS, KILLS
from benchmarks.engines import rows_of
from benchmarks.pages import page_of_2019, plain_page, report
from govdisclosure import AnnualReport, to_json, write

PAGES = 5000
LARGE = range(1000, 1012)
"""Inputs that are a hundred times as large as the others, one after the other: together more than a batch may hold."""

POISONED = {2008: KILLS, 2013: HANGS, 2018: EATS}
"""Inputs in whose text stands what they do to the process that reads them, if `poison` has prepared it."""

MAX_SECONDS = 900
"""A run takes a minute or two, some more where the machine is busy; what takes longer hangs."""

COLLECT = "import sys; from govdisclosure.collecting.gathering import collect; collect(*sys.argv[1:], jobs=2)"
Tables = Mapping[str, pa.Table]

NAME = "青禾县"
WITHOUT_TABLES = f"<html><title>{NAME}2022年政府信息公开工作年度报告</title><p>见附件。</p></html>"


def _texts() -> dict[int, str]:
    """An input for each place among twenty; those that are not named are quick to read, and have as many rows."""
    page = write(report(), "html")
    cells = {"review.reconsideration.upheld": 3, "review.reconsideration.total": 2, "applications.received.total": 7}
    title = f"{NAME}2022年政府信息公开工作年度报告"
    stated = AnnualReport.from_cells("2021", cells, title=title, organization=NAME, year=2022)
    return {
        **dict.fromkeys(range(20), to_json(stated)),
        0: plain_page().decode(),
        5: page_of_2019().decode(),
        7: WITHOUT_TABLES,
        10: write(report(), "pipes"),
        15: page.replace("<td>0</td>", "<td>约三</td>"),
        **dict.fromkeys(LARGE, plain_page(3_400_000).decode()),
        **{number: page.replace("</body>", f"{words}</body>") for number, words in POISONED.items()},
    }


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of inputs, each of another office."""
    folder, texts = tmp_path_factory.mktemp("engines") / "pages", _texts()
    for number in range(PAGES):
        file = folder / f"{number % 3}" / f"{number:04}"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = texts.get(number, texts[number % 20]).replace(NAME, f"青禾第{number}镇")
        file.write_bytes(text.encode("gb18030" if number % 20 == 10 else "utf-8"))
    return folder


@pytest.fixture(scope="session")
def collected(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The tables that `collect` writes; no input is poison for it."""
    target = tmp_path_factory.mktemp("collected") / "rows"
    run("-c", COLLECT, pages, target)
    return {table: rows_of(target / table, table) for table in ("reports", "cells", "diagnostics", "results")}


def without(rows: pa.Table, numbers: Mapping[int, str]) -> pa.Table:
    """The rows of all inputs but some."""
    left = pa.array([f"{number:04}" for number in numbers])
    return rows.filter(pc.invert(pc.is_in(rows["source"], left))).combine_chunks()


def run(*words: object, **variables: str) -> None:
    """Run a program in a process of its own, as its users do; what it says is shown if it fails."""
    # the processes of an engine write no account of the lines that they ran: an engine kills them as it likes
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, *map(str, words)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=MAX_SECONDS, check=False, env={**environment, **variables}
    )
    assert done.returncode == 0, done.stderr[-3000:]
