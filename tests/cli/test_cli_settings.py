"""Configuration files, and how the program starts and ends."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def configure(folder: Path, text: str, name: str = "govdisclosure.toml") -> None:
    (folder / name).write_text(text, "utf-8")


def test_a_file_gives_defaults_and_the_command_line_wins(run: Run, tmp_path: Path, bad: str) -> None:
    configure(tmp_path, 'format = "json"\nselect = ["t3-"]\nlang = "en"\nonly-problems = true\n')
    result = run("check", bad)
    assert (result.exit_code, json.loads(result.stdout)["results"]) == (0, [])
    again = run("check", "--select", "t4-", "--all-results", bad)
    assert again.exit_code == 1
    assert {one["rule"] for one in json.loads(again.stdout)["results"]} >= {"t4-total", "t4-non-negative"}
    assert run("check", "--format", "text", "--select", "t4-", bad).stdout.count("FAIL t4-total") == 1


def test_the_language_holds_for_every_command_the_rest_for_check(run: Run, tmp_path: Path, garbage: str, good: str) -> None:
    configure(tmp_path, 'lang = "en"\nformat = "sarif"\n')
    assert ": error parse-" in run("parse", garbage).stderr
    assert run("parse", good).exit_code == 0, "the format of check is not that of parse"


def test_the_nearest_file_counts_and_its_own_file_before_the_project(
    run: Run, tmp_path: Path, bad: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(tmp_path, '[tool.govdisclosure]\nfail-on = "never"\n', "pyproject.toml")
    assert run("check", bad).exit_code == 0
    below = tmp_path / "below"
    below.mkdir()
    configure(below, "[tool.other]\nx = 1\n", "pyproject.toml")
    monkeypatch.chdir(below)
    assert run("check", f"../{bad}").exit_code == 0, "a project without our table is passed over"
    configure(below, 'fail-on = "fail"\n')
    assert run("check", f"../{bad}").exit_code == 1


def test_a_baseline_is_found_relative_to_its_file(run: Run, tmp_path: Path, bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = json.loads(run("check", "--format", "json", bad).stdout)
    configure(tmp_path, json.dumps({**entry, "source": None}), "accepted.json")
    configure(tmp_path, 'baseline = "accepted.json"\n')
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert run("check", f"../{bad}").exit_code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colour = true\n", "unknown key 'colour'"),
        ('select = "t3-"\n', "select is a list of texts"),
        ("select = [3]\n", "select is a list of texts"),
        ("only-problems = 1\n", "only-problems is true or false"),
        ('lang = "fr"\n', "“fr”不在可选值之列：zh, en"),
        ("lang = \n", "govdisclosure.toml："),
    ],
)
def test_a_wrong_configuration_is_bad_usage_that_names_it(run: Run, tmp_path: Path, good: str, text: str, told: str) -> None:
    configure(tmp_path, text)
    result = run("check", "--lang", "en", good) if "lang" not in text else run("check", good)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in " ".join(result.stderr.split())


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)


@pytest.mark.parametrize("library", ["click", "rich"])
def test_without_the_extra_its_name_is_told(library: str) -> None:
    done = python(f"import sys; sys.modules[{library!r}] = None; from govdisclosure.cli import main; main()", "rules")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "the command line needs the extra 'cli': pip install 'govdisclosure[cli]'\n"


def test_a_defect_of_the_library_is_no_finding() -> None:
    code = "import govdisclosure.cli.app as a; a.app = lambda **_: 1 / 0; from govdisclosure.cli import main; main()"
    done = python(code)
    assert done.returncode == 2
    assert "ZeroDivisionError" in done.stderr


def test_as_a_module_with_what_is_no_utf8(example: str) -> None:
    command = [sys.executable, "-m", "govdisclosure", "parse", "--format", "jsonl", "no\udcffwhere.html", example]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    entries = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert [entry["source"] for entry in entries] == ["no\udcffwhere.html", example]


def test_help_names_every_command_in_the_order_of_use(run: Run) -> None:
    text = run("--help").stdout
    places = [
        text.index(f"\n  {name} ") for name in ("parse", "check", "diagnose", "convert", "diff", "rules", "explain", "schema")
    ]
    assert places == sorted(places)
