"""The page of the browser is built of the same bytes again, whatever the hour, the machine and the order of its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

OTHERWISE = {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
"""What may differ between two machines."""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_building_twice_gives_the_same_bytes(site: Path, root: Path, tmp_path: Path) -> None:
    again = tmp_path / "another name"
    command = [sys.executable, str(root / "tools" / "build_browser.py"), str(again)]
    subprocess.run(command, check=True, timeout=100, cwd=tmp_path, env={**os.environ, **OTHERWISE})
    first, second = contents(site), contents(again)
    assert first["packages.zip"][:2] == b"PK"
    assert sorted(first) == sorted(second)
    assert [name for name, data in first.items() if second[name] != data] == []
