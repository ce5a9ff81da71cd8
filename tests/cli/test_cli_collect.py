"""`govdisclosure collect`: what is said, and how it ends."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from govdisclosure.collecting.processes import INSIDE
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading is done in this process, which is quicker."""
    monkeypatch.setenv(INSIDE, "1")


@pytest.fixture
def folder(tmp_path: Path, good: str, bad: str) -> Path:
    """A folder with both reports."""
    (tmp_path / "reports").mkdir()
    for name in (good, bad):
        (tmp_path / name).rename(tmp_path / "reports" / name)
    return tmp_path / "reports"


def test_it_counts_and_names_the_worst(run: Run, folder: Path) -> None:
    done = run("collect", "reports", "--to", "x.sqlite", "--lang", "en")
    assert done.exit_code == 0, done.stderr
    assert "2 inputs: read 2, in part 0, not a report 0, failed 0" in done.stdout
    assert "reports/bad.json: read (not read: 0, contradictions: 1)" in done.stdout
    assert "reports/good.json" not in done.stdout
    with closing(sqlite3.connect("x.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM cells").fetchone() == (400,)


def test_in_chinese_and_again(run: Run, folder: Path) -> None:
    run("collect", "reports", "--to", "x.sqlite")
    done = run("collect", "reports/", "--to", "x.sqlite")
    assert "2 个输入：读取 2，部分读取 0，非报告 0，失败 0" in done.stdout
    assert "本次读取 0 个文件" in done.stdout


def test_an_input_without_a_report_ends_in_2(run: Run, folder: Path) -> None:
    (folder / "titled.html").write_text("<html><p>青禾县2022年政府信息公开工作年度报告</p></html>", "utf-8")
    (folder / "readme.txt").write_text("逐年下载", "utf-8")
    done = run("collect", "reports", "--to", "x.sqlite", "--lang", "en")
    assert done.exit_code == 2
    assert "not a report 1" in done.stdout
    assert "reports/titled.html: not a report" in done.stdout
    assert "left out 1: page or text in which nothing of the form stands" in done.stderr


def test_a_folder_without_a_report_ends_in_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("collect", "empty", "--to", "x.sqlite", "--lang", "en")
    assert (done.exit_code, "0 inputs" in done.stdout) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere", "--to", "x.sqlite"), "nowhere"),
        (("reports/good.json", "--to", "x.sqlite"), "good.json"),
        (("reports",), "--to"),
        (("reports", "--to", "reports"), "no target"),
        (("reports", "--to", "no/folder/x.sqlite"), "no/folder/x.sqlite"),
    ],
)
def test_what_cannot_be_done_ends_in_2_with_a_sentence(run: Run, folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("collect", *arguments, "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["bad.json", "good.json"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_target_that_may_not_be_written(run: Run, folder: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    done = run("collect", "reports", "--to", "locked/x.sqlite", "--lang", "en")
    assert done.exit_code == 2
    assert "locked/x.sqlite" in done.stderr


def test_on_a_terminal_it_says_how_far_it_is(folder: Path, tmp_path: Path) -> None:
    """A terminal of its own; in the end nothing of the bar stays on it."""
    pty = pytest.importorskip("pty")
    for number in range(20):
        (folder / f"{number}.json").write_bytes((folder / "good.json").read_bytes())
    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "govdisclosure", "collect", "reports", "--to", "x.sqlite", "--lang", "en"]
    subprocess.run(command, cwd=tmp_path, stderr=terminal, stdout=subprocess.DEVNULL, check=True)
    os.close(terminal)
    said = os.read(master, 65536).decode()
    os.close(master)
    assert "8/22  read 8, in part 0, not a report 0, failed 0" in said
    assert said.endswith("\r\x1b[K")
