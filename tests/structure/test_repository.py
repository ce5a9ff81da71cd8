"""What the tracked files may not contain, and what the public surface is."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import govdisclosure

CONTRACT = {
    "read", "read_html", "read_text", "read_all", "read_folder", "read_grids", "table", "indicators", "ReportTable", "Indicator",
    "check", "check_series", "check_sums", "diagnose", "deduce", "figures", "diff", "comparable",
    "to_json", "from_json", "to_rows", "from_rows",
    "write", "blank_form", "json_schema", "label", "find_paths",
    "AnnualReport", "Portal", "Money", "Reading", "Diagnostic", "PlacedCell", "Limits", "Layout", "Message",
    "Result", "Rule", "Figure", "Repair", "Diagnosis", "Deduction", "Difference",
    "Proactive2019", "Proactive2021", "Applications2019", "Applications2021", "Review",
    "RULES", "FORMS", "errors", "strategies", "corrupt", "plot", "summary",
}  # fmt: skip
"""The names of the contract's section 5. A name that comes or goes is a decision: it is taken here."""


def tracked(root: Path) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)  # noqa: S607
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := root / name).is_file()]


def test_the_public_names_are_those_of_the_contract() -> None:
    assert set(govdisclosure.__all__) == CONTRACT
    assert set(govdisclosure.__all__) <= set(dir(govdisclosure))
    assert all(hasattr(govdisclosure, name) for name in govdisclosure.__all__)


@pytest.mark.parametrize("name", ["strategies", "corrupt"])
def test_the_public_modules_say_what_they_offer(name: str) -> None:
    module = import_module(f"govdisclosure.{name}")
    assert all(getattr(module, public).__doc__ for public in module.__all__ if callable(getattr(module, public)))


def test_every_public_thing_is_documented() -> None:
    named = set(govdisclosure.__all__) - {"Layout"}  # a Literal has no text of its own
    undocumented = [name for name in named if not (getattr(govdisclosure, name).__doc__ or "").strip()]
    assert not undocumented


def test_each_name_is_loaded_when_it_is_used() -> None:
    heavy = "{'lxml', 'cattrs', 'click', 'rich', 'opencc', 'hypothesis'}"
    code = f"""if True:
        import sys, govdisclosure as g
        print(sorted(name for name in sys.modules if name.startswith('govdisclosure')), sorted({heavy} & set(sys.modules)))
        g.AnnualReport, g.Money
        print(sorted({heavy} & set(sys.modules)))
        g.from_json('{{"schema": "govdisclosure/report/1", "edition": "2021"}}')
        print(sorted({heavy} & set(sys.modules)))"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == ["['govdisclosure'] []", "[]", "['cattrs']"]


FORBIDDEN = {
    "an absolute path of one machine": r"(?<![\w.:/])/(?:home|root|work|Users|opt|mnt)/\w+",
    "a package registry": r"(?:pypi|pythonhosted|npmjs|test\.pypi)\.(?:org|com)|files\.pythonhosted|registry\.\w+\.\w+",
    "an index of packages": r"--(?:extra-)?index-url|--find-links|--trusted-host",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_names(root: Path, what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{path.relative_to(root)}: {match.group()}"
        for path in tracked(root)
        if path != Path(__file__).resolve()
        for match in pattern.finditer(path.read_text("utf-8", errors="ignore"))
    ]
    assert not found


def test_no_test_loosens_the_health_checks_of_hypothesis(root: Path) -> None:
    word = "suppress_" + "health_check"
    assert not [path for path in tracked(root) if path.suffix in {".py", ".toml"} and word in path.read_text("utf-8")]


def test_no_file_of_tests_has_the_name_of_another(root: Path) -> None:
    names = [path.name for path in (root / "tests").rglob("test_*.py")]
    assert sorted(set(names)) == sorted(names)
