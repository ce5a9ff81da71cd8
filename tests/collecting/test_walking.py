"""What a folder stands for, and what is left out of it."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from govdisclosure import to_json
from govdisclosure.collecting import read_folder, walk
from govdisclosure.collecting.opening import Task, readings_of
from govdisclosure.schema import AnnualReport

PAGE = b"<!DOCTYPE html><html><body>x</body></html>"


def lay(folder: Path, **files: bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture
def report() -> bytes:
    return to_json(
        AnnualReport.from_cells("2021", {"review.reconsideration.total": 2}, organization="青禾县", year=2022)
    ).encode()


def test_files_are_sorted_by_path_whatever_their_extension(tmp_path: Path) -> None:
    for name in ("b.jsp", "a/z.shtml", "a/b/c", "a-b.php", "a/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(PAGE)
    assert walk(tmp_path).files == ("a-b.php", "a/b.txt", "a/b/c", "a/z.shtml", "b.jsp")


def test_the_parts_of_a_saved_page_are_left_out_and_other_folders_are_not(tmp_path: Path) -> None:
    for name in ("a.html", "a_files/part.html", "2022_files/r.html", "b.shtml", "b.files/p.htm", "c.xlsx", "c_files/r.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"PK\x03\x04" if name == "c.xlsx" else PAGE)
    found = walk(tmp_path)
    assert found.files == ("2022_files/r.html", "a.html", "b.shtml", "c.xlsx", "c_files/r.html")
    assert sorted(found.left_out["companion"]) == ["a_files", "b.files"]


def test_nothing_that_could_wait_is_opened(tmp_path: Path) -> None:
    lay(tmp_path, a=PAGE, _dot_hidden=PAGE)
    os.mkfifo(tmp_path / "pipe")
    plug = socket.socket(socket.AF_UNIX)
    plug.bind(str(tmp_path / "plug"))
    plug.close()
    found = walk(tmp_path)
    assert found.files == ("a",)
    assert sorted(found.left_out["special"]) == ["pipe", "plug"]
    assert found.left_out["hidden"] == [".hidden"]
    (words,) = (message for message in found.words() if "pipe" in message.en)
    assert f"{tmp_path}/pipe" in words.zh
    assert words.en.startswith("left out 2: ")


def test_links_stay_inside(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    for folder in (outside, inside):
        folder.mkdir()
        (folder / "r.html").write_bytes(PAGE)
    for name, target in {
        "out": outside / "r.html",
        "dir": outside,
        "loop": "loop",
        "up": "..",
        "gone": "x",
        "in": "r.html",
    }.items():
        (inside / name).symlink_to(target)
    found = walk(inside)
    assert found.files == ("in", "r.html")
    assert sorted(found.left_out["link"]) == ["dir", "gone", "loop", "out", "up"]


@pytest.mark.parametrize("written", ["reports", "reports/", "./reports", "./reports//"])
def test_one_folder_has_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: bytes, written: str) -> None:
    monkeypatch.chdir(tmp_path)
    lay(tmp_path, reports__r=report)
    assert [reading.source for reading in read_folder(written)] == ["reports/r"]
    assert [reading.source for reading in read_folder(".")] == ["reports/r"]


def test_what_has_nothing_of_the_form_is_passed_over(tmp_path: Path, report: bytes) -> None:
    lay(
        tmp_path,
        r=report,
        readme="这里是2022年各县的年度报告，逐年下载。\n".encode(),
        scan=b"%PDF-1.4 \x00",
        empty=b"",
        titled="<html><body><p>青禾县2022年政府信息公开工作年度报告</p><p>见附件</p></body></html>".encode(),
        titled_gb="<html><meta charset=gbk><p>青禾县2022年政府信息公开工作年度报告</p>".encode("gb18030"),
        headed="二、主动公开政府信息情况\n以图片形式公布\n".encode(),
    )
    readings = {Path(str(one.source)).name: one for one in read_folder(tmp_path)}
    assert sorted(readings) == ["headed", "r", "titled", "titled_gb"]
    assert [readings[name].report is not None for name in ("r", "titled", "titled_gb")] == [True, False, False]


def test_progress_counts_all_files(tmp_path: Path, report: bytes) -> None:
    lay(tmp_path, a=report, b=b"x", c=report)
    calls: list[tuple[int, int]] = []
    assert len(list(read_folder(tmp_path, progress=lambda done, total: calls.append((done, total))))) == 2
    assert calls == [(1, 3), (2, 3), (3, 3)]


def test_many_files_are_read_by_workers_with_the_same_result(tmp_path: Path, report: bytes) -> None:
    lay(tmp_path, **{f"r{number:02}": report for number in range(12)})
    many, one = ([*read_folder(tmp_path, jobs=jobs)] for jobs in (2, 1))
    assert many == one
    assert [reading.source for reading in many] == [f"{tmp_path}/r{number:02}" for number in range(12)]


def test_a_folder_that_is_none_is_told_at_once(tmp_path: Path) -> None:
    lay(tmp_path, r=b"x")
    for wrong in ("nowhere", "r"):
        with pytest.raises(OSError, match=wrong):
            read_folder(tmp_path / wrong)


@pytest.mark.parametrize("name", ["nowhere", "x" * 5000, "nul\0"])
def test_a_bad_name_costs_one_input(name: str) -> None:
    answer = readings_of(Task(source=name, path=name))
    assert isinstance(answer, tuple)
    assert [one.code for one in answer[0].diagnostics] == ["parse-input-unopened"]


def test_a_pipe_that_took_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    answer = readings_of(Task(source="pipe", path=str(tmp_path / "pipe")))
    assert isinstance(answer, tuple)
    assert answer[0].report is None
