"""The readings of a folder come in the order of their paths, and it is said how far it is."""

from __future__ import annotations

from pathlib import Path

import pytest

import govdisclosure as gd
from tests.frames.offices import report

FEW = 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(FEW):
        page = str(gd.write(report(number), "html"))
        (tmp_path / f"{FEW - number}.html").write_text(page, encoding="utf-8")
    return tmp_path


def test_progress_is_told_after_each_file(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    readings = list(gd.read_folder(folder, progress=lambda done, total: told.append((done, total))))
    assert told == [(1, FEW), (2, FEW), (3, FEW)]
    assert [Path(str(reading.source)).name for reading in readings] == ["1.html", "2.html", "3.html"]
    assert [reading.report.organization for reading in readings if reading.report] == [report(n).organization for n in (2, 1, 0)]


def test_progress_is_written_on_standard_error_if_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    list(gd.read_folder(folder, progress=True))
    written = capsys.readouterr()
    assert (written.out, written.err) == ("", "\r1/3\r2/3\r3/3\n")
    list(gd.read_folder(folder))
    list(gd.read_folder(folder, progress=False))
    assert capsys.readouterr() == ("", "")
