"""A folder of inputs of every kind, and what `collect` makes of them: what every engine is to give as well."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from benchmarks.pages import page_of_2019, plain_page, report
from govdisclosure import write

PAGES = 200
MAX_SECONDS = 600
"""An engine starts in ten seconds, in a minute where the machine is busy; what takes longer hangs."""

Rows = list[tuple[object, ...]]

WITHOUT_TABLES = "<html><title>青禾第{}镇2022年政府信息公开工作年度报告</title><p>见附件。</p></html>"


def _input(number: int) -> bytes:
    """Every twentieth input has no report in it; the others have another kind each, and another office."""
    if number % 20 == 7:
        return WITHOUT_TABLES.format(number).encode()
    makers: Sequence[Callable[[], bytes]] = (
        plain_page,
        page_of_2019,
        lambda: write(report(), "pipes").encode("gb18030"),
        lambda: write(report(), "html").replace("<td>0</td>", "<td>约三</td>").encode(),
    )
    return makers[number % len(makers)]().replace("青禾县".encode(), f"青禾第{number}镇".encode())


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of inputs."""
    folder = tmp_path_factory.mktemp("engines") / "pages"
    for number in range(PAGES):
        file = folder / f"{number % 3}" / f"{number:04}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_input(number))
    return folder


@pytest.fixture(scope="session")
def collected(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Rows]:
    """The rows of every table that `collect` writes."""
    pytest.importorskip("pyarrow")
    from govdisclosure.collecting.gathering import collect  # noqa: PLC0415 - needs the extra

    target = tmp_path_factory.mktemp("collected") / "rows"
    collect(pages, target, jobs=2)
    return {table: rows_of(target / table) for table in ("reports", "cells", "diagnostics", "results")}


def rows_of(folder: Path) -> Rows:
    """The rows of a folder of Parquet in one order, whatever the order of its parts; the source is the name of the file."""
    import pyarrow.dataset as ds  # noqa: PLC0415 - needs the extra

    table = ds.dataset(folder, format="parquet", exclude_invalid_files=True).to_table()
    rows = [(Path(str(row.pop("source"))).name, *row.values()) for row in table.to_pylist()]
    return sorted(rows, key=str)


def run(script: Path, *words: object) -> None:
    """Run a script in a process of its own, as its users do; what it says is shown if it fails."""
    # the processes of an engine write no account of the lines that they ran: an engine kills them as it likes
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, str(script), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=MAX_SECONDS, check=False, env=environment)
    assert done.returncode == 0, done.stderr[-3000:]
