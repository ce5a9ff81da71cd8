"""The how-to about pages does what it says."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from govdisclosure.cli.app import app
from govdisclosure.message import speak
from tests.page.conftest import Parsed


@pytest.fixture
def blocks(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The code blocks by their language, in a folder that has the files that they name."""
    shutil.copy(root / "examples" / "qinghe-2022.html", tmp_path / "draft.html")
    (tmp_path / "reports").mkdir()
    shutil.copy(root / "examples" / "qinghe-2022.txt", tmp_path / "reports" / "a.txt")
    monkeypatch.chdir(tmp_path)
    text = (root / "docs" / "how-to" / "hand-over-a-page.md").read_text("utf-8")
    found = re.findall(r"```(\w+)\n(.*?)```", text, flags=re.DOTALL)
    return {name: [block for kind, block in found if kind == name] for name in ("sh", "python")}


def test_every_command_writes_a_page(blocks: dict[str, list[str]]) -> None:
    lines = [line for block in blocks["sh"] for line in block.splitlines()]
    assert len(lines) == 3
    for line in lines:
        _, *arguments = shlex.split(line)
        told = CliRunner().invoke(app, arguments, catch_exceptions=False)
        speak(None)
        page = Parsed(Path("page.html").read_text("utf-8"))
        assert told.exit_code == 1
        assert "c-applications.results.total.natural_person" in " ".join(page.ids)


def test_the_python_runs_and_gives_a_page_and_a_piece(blocks: dict[str, list[str]]) -> None:
    names: dict[str, str] = {}
    exec("\n".join(blocks["python"]), names)  # noqa: S102 - the documentation's own code
    assert "html" in {name for name, _ in Parsed(names["page"]).elements}
    piece = Parsed(names["piece"])
    assert piece.elements[0][0] == "article"
    assert all(place.startswith("a-") for place in piece.ids)
