"""What starts loads what it needs, and no more: each case runs in a process of its own, which says what it has loaded."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

CLI = "from govdisclosure.cli import main"
HEAVY = ("lxml", "cattrs", "rich", "tomllib", "pyarrow", "hypothesis")
CASES = {
    "import": ("import govdisclosure", (*HEAVY, "attrs", "click", "importlib.metadata")),
    "--version": (f"{CLI}; sys.argv = ['g', '--version']; main()", (*HEAVY, "govdisclosure.schema", "govdisclosure.reading")),
    "from_json": ("from govdisclosure import from_json", ("lxml", "click", "rich", "govdisclosure.reading")),
    "--help": (f"{CLI}; sys.argv = ['g', '--help']; main()", (*HEAVY, "govdisclosure.schema", "govdisclosure.cli.parse")),
    "parse": ("from govdisclosure.cli.parse import parse", ("tomllib", "govdisclosure.checking", "govdisclosure.repairing")),
}


@pytest.mark.parametrize("case", CASES)
def test_only_what_is_needed_is_loaded(case: str, tmp_path: object) -> None:
    code, unwanted = CASES[case]
    program = f"import atexit, sys; atexit.register(lambda: print(*sys.modules, sep=chr(10))); {code}"
    env = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # measuring loads modules of its own
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=str(tmp_path), env=env)
    loaded = run.stdout.splitlines()
    assert "govdisclosure" in loaded
    assert not [name for name in loaded if any(f"{name}.".startswith(f"{one}.") for one in unwanted)]
