"""Tables in the markup of MediaWiki: `{|`, a row behind each `|-`, a cell behind each `|`, `!` or `||`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, field

from govdisclosure.grid import Block, Grid, GridCell
from govdisclosure.source.pipes import strip

__all__ = ["find_mediawiki", "read_mediawiki"]

_cell = re.compile(r"\|\||!!")
_span = re.compile(r"""\b(colspan|rowspan)\s*=\s*["']?\s*([0-9]{1,3})""", re.IGNORECASE)
_attributes = re.compile(r"""\s*(?:[a-zA-Z-]+\s*=\s*(?:"[^"|]*"|'[^'|]*'|[^\s"'|]+)\s*)+\|(?!\|)""")


def find_mediawiki(lines: Sequence[str]) -> Iterator[range]:
    """The runs of lines from `{|` to `|}`; a table that does not close ends with the text."""
    start: int | None = None
    for i, line in enumerate(lines):
        text = line.lstrip()
        if start is None and text.startswith("{|"):
            start = i
        elif start is not None and text.startswith("|}"):
            yield range(start, i + 1)
            start = None
    if start is not None:
        yield range(start, len(lines))


@define
class _Table:
    """The rows of a table so far; the last one is open."""

    rows: list[list[GridCell]] = field(factory=lambda: list[list[GridCell]]([[]]))

    def add_cell(self, source: str, line: int) -> None:
        match = _attributes.match(source)
        spans = {name.lower(): int(value) for name, value in _span.findall(match[0])} if match else {}
        text = strip(source[match.end() :] if match else source)
        self.rows[-1].append(GridCell(text, max(spans.get("colspan", 1), 1), spans.get("rowspan", 1), line))

    def add_text(self, text: str) -> None:
        """A line without a mark goes on in the cell above."""
        row = self.rows[-1]
        if row and text:
            row[-1] = row[-1]._replace(text=f"{row[-1].text}\n{text}".strip("\n"))


def read_mediawiki(lines: Sequence[str], first: int = 1) -> Iterator[Block]:
    """The table of a run of lines; its caption is a row of one cell."""
    table = _Table()
    for number, line in enumerate(lines, first):
        text = line.strip()
        if text.startswith(("{|", "|}")):
            continue
        if text.startswith("|-"):
            table.rows.append([])
        elif text.startswith("|+"):
            table.add_cell(text[2:], number)
            table.rows.append([])
        elif text.startswith(("|", "!")):
            for source in _cell.split(text[1:]):
                table.add_cell(source, number)
        else:
            table.add_text(text)
    yield Grid(tuple(tuple(row) for row in table.rows if row))
