"""Every page runs as it is written, from its top to its end, in a folder that has what it speaks of.

`python` blocks share one program, `sh` and `console` blocks one shell; a `console` block also shows what is printed.
`pycon` blocks are doctests, which pytest collects by itself. A block marked `not-run` needs what is not here.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.documentation.blocks import PAGES, ROOT, Block, blocks

CONTRADICTION = 1
MARK = "--- end of command, exit code "


def with_blocks(*languages: str) -> list[object]:
    """The pages that have such blocks."""
    found = [page for page in PAGES if any(block.run for block in blocks(page, *languages))]
    return [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in found]


def commands(block: Block) -> list[str]:
    """The commands of a block: in a `console` block the lines behind `$`, in one of `sh` the block as a whole."""
    if block.language == "sh":
        return [block.text]
    return re.findall(r"^\$ (.*(?:(?<=\\)\n.*)*)$", block.text, re.MULTILINE)


def expected(block: Block) -> list[str | None]:
    """What each command prints; None where the block does not show it."""
    if block.language == "sh":
        return [None]
    return [part.partition("\n")[2].strip() for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]]


def is_run_by_ci(block: Block) -> bool:
    """The blocks of the README that install are run by `.ci/run`, word for word."""
    return block.page.parent == ROOT and "pip install" in block.text


@pytest.mark.parametrize("page", with_blocks("python", "sh", "console"))
def test_a_page_runs(page: Path, place: Path, environment: Callable[..., dict[str, str]]) -> None:
    run_the_shell(page, place, environment())
    run_the_python(page, place, environment())


def run_the_python(page: Path, place: Path, environment: dict[str, str]) -> None:
    script = "\n".join(block.text for block in blocks(page, "python") if block.run)
    command = [sys.executable, "-W", "error", "-c", script]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert done.returncode == 0, done.stderr


def run_the_shell(page: Path, place: Path, environment: dict[str, str]) -> None:
    shown = [block for block in blocks(page, "sh", "console") if block.run and not is_run_by_ci(block)]
    called = [command for block in shown for command in commands(block)]
    script = "\n".join(f"{command}\ncode=$?; echo; echo '{MARK}'$code; (exit $code)" for command in called)
    done = subprocess.run(
        ["/usr/bin/env", "bash"], input=script, cwd=place, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    printed = re.split(rf"^{MARK}(\d+)$", done.stdout, flags=re.MULTILINE)
    outputs, codes = printed[:-1:2], [int(code) for code in printed[1::2]]
    assert len(codes) == len(called), done.stdout
    wanted = [text for block in shown for text in expected(block)]
    for command, output, code, want in zip(called, outputs, codes, wanted, strict=True):
        assert code <= CONTRADICTION, f"{command}: {output}"
        if want is not None:
            assert spare(output) == spare(want), command


def spare(text: str) -> list[str]:
    """The lines of a text without blank ones and without blanks at their ends."""
    return [line.rstrip() for line in text.strip().splitlines() if line.strip()]


@pytest.mark.parametrize("page", with_blocks("json", "yaml", "toml"))
def test_formats_that_are_shown_can_be_parsed(page: Path) -> None:
    parsers: dict[str, Callable[[str], object]] = {"json": json.loads, "yaml": yaml.safe_load, "toml": tomllib.loads}
    for block in blocks(page, *parsers):
        assert parsers[block.language](block.text) is not None


def test_python_that_is_not_run_is_at_least_python() -> None:
    for page in PAGES:
        for block in blocks(page, "python"):
            ast.parse(block.text, page.name)


def test_every_shell_block_has_a_name_that_is_run_or_says_that_it_is_not() -> None:
    unknown = {
        (page.name, block.language) for page in PAGES for block in blocks(page, "bash", "shell", "shell-session") if block.run
    }
    assert not unknown, "write sh or console, and not-run behind it if it cannot be run here"
