"""`plot`: pictures into a file, and its exit codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize(("kind", "name", "begins"), [("outcomes", "x.svg", b"<?xml"), ("series", "x.png", b"\x89PNG")])
def test_a_picture_is_written(run: Run, example: str, tmp_path: Path, kind: str, name: str, begins: bytes) -> None:
    result = run("plot", kind, example, "-o", name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_many_offices_and_a_file_without_a_report(run: Run, example: str, good: str, garbage: str, tmp_path: Path) -> None:
    result = run("plot", "offices", example, good, garbage, "-o", "x.svg", "--path", "applications.received.natural_person")
    assert result.exit_code == 2
    assert garbage in result.stderr
    assert (tmp_path / "x.svg").stat().st_size > 1000


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["offices", "good.json", "-o", "x.pdf"], ".svg"),
        (["offices", "good.json"], "--output"),
        (["pies", "good.json", "-o", "x.svg"], "outcomes"),
        (["outcomes", "good.json", "-o", "x.svg", "--path", "a.b"], "--path"),
        (["offices", "good.json", "-o", "x.svg", "--path", "a.b", "--path", "a.c"], "offices"),
        (["offices", "good.json", "-o", "x.svg", "--path", "applications.nobody"], "applications.nobody"),
        (["outcomes", "good.json", "-o", "x.svg"], "表三"),
        (["series", "good.json", "bad.json", "-o", "x.svg"], "2022"),
        (["outcomes", "garbage.html", "-o", "x.svg"], "garbage.html"),
        (["offices", "bad.json", "-o", "nowhere/x.svg"], "nowhere/x.svg"),
    ],
)
def test_what_cannot_be_drawn_is_2_and_writes_nothing(
    run: Run, good: str, bad: str, garbage: str, tmp_path: Path, arguments: list[str], words: str
) -> None:
    result = run("plot", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not [path for path in tmp_path.iterdir() if path.suffix in {".svg", ".png", ".pdf"}]
