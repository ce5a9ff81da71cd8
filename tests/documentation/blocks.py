"""The code blocks of the pages, and the folder in which they are run."""

from __future__ import annotations

import re
import runpy
import shutil
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, frozen

from govdisclosure import read, write

__all__ = ["PAGES", "ROOT", "Block", "blocks", "furnish"]

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("README*.md")])
NOT_RUN = "not-run"
"""Behind the language of a block: it is shown and not run here, because it needs what the tests do not have."""

MENDED_CELL = {"applications.results.granted.total": 7}
"""What the reader of the tutorial on drafts changes in Word."""

_fence = re.compile(
    r"^(?P<indent> *)(?P<ticks>`{3,})(?P<info>[^`\n]*)\n(?P<text>.*?)^(?P=indent)(?P=ticks) *$", re.DOTALL | re.MULTILINE
)


@frozen
class Block:
    """One code block: its language, its text, and whether it is run."""

    page: Path
    language: str
    text: str
    run: bool


def blocks(page: Path, *languages: str) -> Iterator[Block]:
    """The blocks of a page in one of some languages, in their order."""
    for match in _fence.finditer(page.read_text("utf-8")):
        language, *others = match["info"].split() or [""]
        if language in languages:
            text = re.sub(rf"^{match['indent']}", "", match["text"], flags=re.MULTILINE)
            yield Block(page, language, text, NOT_RUN not in others)


def furnish(folder: Path) -> None:
    """Put into a folder what the pages speak of: the examples, and the files of a reader who has files of their own."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    page = (folder / "examples" / "qinghe-2022.html").read_bytes()
    (folder / "reports").mkdir()
    for name in ("qinghe-2022", "qinghe-2023", "qinghe-finance-2023", "qinghe-county-2023"):
        shutil.copy(folder / "examples" / f"{name}.html", folder / "reports")
    for year in ("2022", "2023"):
        (folder / year).mkdir()
        shutil.copy(folder / "examples" / f"qinghe-{year}.html", folder / year)
    for name in ("original.html", "report.html", "office-2022.html", "draft.html"):
        (folder / name).write_bytes(page)
    (folder / "office-2023.html").write_bytes((folder / "examples" / "qinghe-2023.html").read_bytes())
    shutil.copy(folder / "examples" / "qinghe-2022.txt", folder / "copy.txt")
    shutil.copy(folder / "examples" / "draft-2023.docx", folder / "draft.docx")
    (folder / "drafts").mkdir()
    report = read(page).require()
    draft = read(folder / "draft.docx").require()
    mended = evolve(draft.replace(MENDED_CELL), overview=str(draft.overview).replace("12件", "11件"))
    for name, given in {"drafts/one": report, "report": report, "mended": mended}.items():
        word = write(given, "docx")
        assert isinstance(word, bytes)
        (folder / f"{name}.docx").write_bytes(word)
    runpy.run_path(str(ROOT / "examples" / "thirty_offices.py"))["main"](folder / "offices")
