"""How the program ends: never with 1 unless a report contradicts itself or figures are lost."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from click.testing import Result

from govdisclosure import AnnualReport, to_json, write
from govdisclosure.collecting import KINDS

Run = Callable[..., Result]
COMMAND = [sys.executable, "-m", "govdisclosure"]


@pytest.fixture
def many(tmp_path: Path, consistent: AnnualReport) -> str:
    """A folder of reports, more than the buffer of a pipe holds."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.json").write_text(to_json(consistent), "utf-8")
    return str(folder)


def test_a_full_disk_is_2_and_a_sentence(good: str, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    for to in ([], ["-o", "/dev/full"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*COMMAND, "check", "--format", "json", *to, good], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert done.returncode == 2
        (line,) = done.stderr.decode().splitlines()
        assert line.startswith("无法写出结果")


def test_a_closed_pipe_is_141_and_silent(many: str) -> None:
    process = subprocess.Popen([*COMMAND, "check", "--format", "jsonl", many], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read()
    assert (process.wait(60), told) == (141, b"")
    process.stderr.close()


def test_an_interrupt_is_130(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # nobody writes into it: the program waits
    process = subprocess.Popen([*COMMAND, "check", str(tmp_path / "pipe")], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    out, told = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in told


def test_a_pipe_that_is_named_is_an_input(tmp_path: Path, consistent: AnnualReport) -> None:
    script = f"{sys.executable} -m govdisclosure check --format json <(cat report.json)"
    (tmp_path / "report.json").write_text(to_json(consistent), "utf-8")
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, check=False)  # noqa: S607
    assert done.returncode == 0
    assert json.loads(done.stdout)["summary"]["PASS"] > 30


def test_a_pipe_that_gives_nothing_is_given_up(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    result = run("check", "--format", "json", "--timeout", "0.2", "pipe")
    assert result.exit_code == 2
    assert [one["code"] for one in json.loads(result.stdout)["diagnostics"]] == ["parse-timeout"]


@pytest.mark.parametrize(
    ("command", "chinese", "english"),
    [
        (["check", "nowhere"], "nowhere.*无法打开：文件或文件夹不存在", "nowhere.*cannot be opened: No such file or directory"),
        (["check", "x" * 300], "无法打开：文件名过长", "cannot be opened: File name too long"),
        (["check", "good.json/a"], "无法打开：路径中有一部分不是文件夹", "cannot be opened: Not a directory"),
        (["check", "good.json", "-o", "no/x"], "无法写出结果.*：文件或文件夹不存在", "written.*: No such file or directory"),
        (["check", "good.json", "--baseline", "."], "这是文件夹，不是文件", "Is a directory"),
        (["collect", "nowhere", "--to", "x.sqlite"], "：文件或文件夹不存在", ": No such file or directory"),
        (["summary", "good.json", "--expect", "no"], "：文件或文件夹不存在", ": No such file or directory"),
    ],
)
def test_what_the_system_refuses_is_said_in_the_language_of_the_command(
    run: Run, good: str, command: list[str], chinese: str, english: str
) -> None:
    for lang, said in {"zh": chinese, "en": english}.items():
        result = run(*command, "--lang", lang)
        assert result.exit_code == 2
        told = result.stdout + result.stderr
        assert re.search(said, told, re.DOTALL), told
        assert "Errno" not in told


@pytest.mark.parametrize("name", ["x" * 300, "nowhere", "a/b/c"])
def test_a_bad_argument_costs_only_itself(run: Run, good: str, name: str) -> None:
    result = run("check", "--format", "jsonl", name, good)
    first, second = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 2
    assert ([one["code"] for one in first["diagnostics"]], second["source"]) == (["parse-input-unopened"], good)


def test_results_go_to_a_file_that_is_whole_or_not_there(run: Run, tmp_path: Path, bad: str) -> None:
    result = run("check", "--format", "json", "-o", "out.json", bad)
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["source"] == bad
    assert run("check", "-o", "nowhere/out.json", bad).exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.json", "out.json"]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_several_processes_give_what_one_gives(run: Run, many: str, form: str) -> None:
    results = [run("check", "--format", form, "--jobs", jobs, many) for jobs in ("1", "2")]
    assert results[0].stdout == results[1].stdout
    data = results[0].stdout
    entries = json.loads(data) if form == "json" else [json.loads(line) for line in data.splitlines()]
    assert [Path(entry["source"]).name for entry in entries] == [f"{number:02}.json" for number in range(30)]


# what could not be read -----------------------------------------------------------------------------


@pytest.fixture
def lossy(tmp_path: Path, contradictory: AnnualReport) -> str:
    """A page in which a figure of table 3 cannot be read, and which contradicts nothing."""
    report = contradictory.replace({"review.reconsideration.upheld": 0, "review.reconsideration.total": 0})
    page = write(report.replace({"applications.received.total": 77, "applications.carried_in.total": -77}), "html")
    assert page.count(">77<") == 1
    (tmp_path / "lossy.html").write_text(page.replace(">77<", ">约七十余<").replace(">-77<", "><"), "utf-8")
    return "lossy.html"


def test_figures_that_could_not_be_read_fail_a_check(run: Run, lossy: str) -> None:
    entry = json.loads(run("check", "--format", "json", lossy).stdout)
    assert "error" in {one["severity"] for one in entry["diagnostics"]}
    assert run("check", "--fail-on", "error", lossy).exit_code == 1
    assert run("check", "--allow-unread", "--select", "t4-", lossy).exit_code == 0
    assert run("check", "--fail-on", "never", lossy).exit_code == 0


def test_machines_are_told_that_figures_are_lost(run: Run, lossy: str) -> None:
    junit = run("check", "--format", "junit", lossy).stdout
    assert '<error type="parse-cell-unreadable"' in junit
    (log,) = json.loads(run("check", "--format", "sarif", lossy).stdout)["runs"]
    assert log["invocations"][0]["executionSuccessful"] is False
    assert "title=parse-cell-unreadable" in run("check", "--format", "github", lossy).stdout


def test_a_baseline_accepts_what_could_not_be_read(run: Run, lossy: str) -> None:
    first = run("check", "--write-baseline", "known.json", lossy)
    assert first.exit_code == 0
    assert run("check", "--baseline", "known.json", lossy).exit_code == 0
    assert "<error" not in run("check", "--format", "junit", "--baseline", "known.json", lossy).stdout


def test_a_lost_table_is_an_error(run: Run, tmp_path: Path, consistent: AnnualReport) -> None:
    (tmp_path / "page.html").write_text(write(attrs.evolve(consistent, applications=None), "html"), "utf-8")
    entry = json.loads(run("check", "--format", "json", "page.html").stdout)
    severities = {one["severity"] for one in entry["diagnostics"] if one["code"] == "parse-table-missing"}
    assert severities == {"error"}
    assert run("check", "page.html").exit_code == 1
    assert run("diagnose", "page.html").exit_code == 1
    assert run("diagnose", "--allow-unread", "page.html").exit_code == 0


@pytest.mark.parametrize("form", ["text", "json", "github", "junit", "sarif", "jsonl"])
def test_each_diagnostic_is_printed_once(run: Run, garbage: str, form: str) -> None:
    result = run("check", "--format", form, garbage)
    assert (result.stdout + result.stderr).count("未发现政府信息公开工作年度报告的任何表格") == 1


# what is left out -----------------------------------------------------------------------------------


def test_a_readme_among_the_pages_costs_nothing_and_is_counted(run: Run, tmp_path: Path, consistent: AnnualReport) -> None:
    folder = tmp_path / "pages"
    (folder / "a_files").mkdir(parents=True)
    for name in ("a.shtml", "a_files/frame.html"):
        (folder / name).write_text(write(consistent, "html"), "utf-8")
    (folder / "README.txt").write_text("下载自各县门户网站。", "utf-8")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7 \0")
    os.mkfifo(folder / "pipe")
    result = run("check", "--format", "jsonl", "pages/")
    assert result.exit_code == 0
    assert [json.loads(line)["source"] for line in result.stdout.splitlines()] == ["pages/a.shtml"]
    for kind in ("companion", "special", "binary", "foreign"):
        assert KINDS[kind].zh in result.stderr
    assert "pages/pipe" in result.stderr


def test_a_folder_without_any_report_is_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "x.txt").write_text("没有报告", "utf-8")
    for form in ("json", "jsonl"):
        result = run("check", "--format", form, "none")
        assert result.exit_code == 2
        entries = json.loads(result.stdout) if form == "json" else [json.loads(line) for line in result.stdout.splitlines()]
        assert [entry["source"] for entry in entries] == ["none"]


# rules ----------------------------------------------------------------------------------------------


def test_rules_that_cannot_run_here_are_bad_usage(run: Run, good: str, bad: str) -> None:
    result = run("check", "--select", "year-carry-over", good, bad)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "series" in result.stderr


def test_a_rule_among_others_that_cannot_run_is_named(run: Run, good: str) -> None:
    result = run("check", "--select", "t4-total,year-carry-over", good)
    assert result.exit_code == 0
    assert "year-carry-over" in result.stderr


def test_the_rules_of_an_older_rule_set(run: Run, good: str) -> None:
    entry = json.loads(run("check", "--format", "json", "--ruleset", "1.0", good).stdout)
    assert "t3-joint" not in {one["rule"] for one in entry["results"]}
    assert "t3-balance" in {one["rule"] for one in entry["results"]}
    assert run("check", "--ruleset", "0.1", good).exit_code == 2
