"""The task of the journalist is as short as promised, and the reference lists every column as it is declared."""

from __future__ import annotations

import re
from pathlib import Path

from govdisclosure.frames.codebook import CODEBOOK
from govdisclosure.frames.indicators import DEFINITIONS
from govdisclosure.frames.schemas import TABLES

MAX_LINES = 5


def scripts(root: Path, page: str) -> list[str]:
    text = (root / "docs" / "how-to" / f"{page}.md").read_text(encoding="utf-8")
    return re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def test_the_task_of_the_journalist_takes_five_lines(root: Path) -> None:
    first = scripts(root, "thirty-offices")[0]
    assert len([line for line in first.splitlines() if line.strip()]) <= MAX_LINES


def test_the_reference_lists_every_column_and_indicator(root: Path) -> None:
    text = (root / "docs" / "reference" / "data-set.md").read_text("utf-8")
    for schema in (*TABLES.values(), CODEBOOK):
        for column in schema:
            missing = "" if column.nullable else ", never missing"
            assert f"| `{column.name}` | {column.kind}{missing} | {column.meaning.zh} | {column.meaning.en}" in text
    for name, definition in DEFINITIONS.items():
        cells = (" + ".join(f"`{path}`" for path in side) for side in (definition.numerator, definition.denominator))
        assert f"| `{name}` | {definition.title.zh} | {' | '.join(cells)} |" in text
