"""The how-to of data sets runs as it is written, from the top to the end."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from govdisclosure.collecting.processes import INSIDE


def test_the_how_to_runs_as_written(root: Path, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    for folder in ("reports", "2022", "2023"):
        (tmp_path / folder).mkdir()
        for name in ("qinghe-2022.html", "qinghe-2022.txt"):
            shutil.copy(root / "examples" / name, tmp_path / folder)
    text = (root / "docs" / "how-to" / "collect-a-data-set.md").read_text("utf-8")
    commands = [line for block in re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE) for line in block.splitlines()]
    assert len(commands) == 5
    alone = {**os.environ, INSIDE: "1"}  # two files need no workers
    for command in commands:
        program, *arguments = command.split()
        assert program == "govdisclosure"
        subprocess.run([sys.executable, "-m", program, *arguments], cwd=tmp_path, check=True, env=alone)
    script = "\n".join(re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], cwd=tmp_path, env=alone, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    # both files hold the same report of 2022: 14 requests were received, and three relations of table 3 do not hold
    assert "[('t3-joint', 2), ('t3-result-total', 2)]" in done.stdout
    assert "(2022, 28, 0)" in done.stdout
    assert "applications ['青禾县财政局']" in done.stdout
    assert (tmp_path / "summary.csv").read_text("utf-8").startswith("\ufeffkind,")
