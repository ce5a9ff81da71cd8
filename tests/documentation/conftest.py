"""The furnished folder, made once, and the commands that the shell blocks call."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documentation.blocks import ROOT, furnish

Environment = dict[str, str]


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that the pages speak of."""
    folder = tmp_path_factory.mktemp("furnished")
    furnish(folder)
    return folder


@pytest.fixture
def place(furnished: Path, tmp_path: Path) -> Path:
    """A copy of that folder for one page."""
    shutil.copytree(furnished, tmp_path / "place")
    return tmp_path / "place"


@pytest.fixture
def environment(tmp_path: Path) -> Callable[..., Environment]:
    """The environment of a shell in which `govdisclosure` and `python` are those of this checkout."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, call in {"govdisclosure": f'"{sys.executable}" -m govdisclosure', "python": f'"{sys.executable}"'}.items():
        (commands / name).write_text(f'#!/bin/sh\nexec {call} "$@"\n', "utf-8")
        (commands / name).chmod(0o755)
    kept = {key: value for key, value in os.environ.items() if key not in {"GOVDISCLOSURE_LANG", "FORCE_COLOR"}}
    paths = {"PATH": f"{commands}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    paths["CI"] = "true"  # Hypothesis then judges no machine by its speed
    return lambda **others: {**kept, **paths, **others}
