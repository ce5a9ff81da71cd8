"""A page as one string, and the loop that collects its blocks.

In the flat page signs stand for what matters (see `signs`): where tables, rows, cells, paragraphs and
containers begin and end. Whichever parser made the string, reading goes on from here.
A page without tables is a text: its lines are read as any other text is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from attrs import define, field, frozen

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.source.page import Limits, Note, Page
from govdisclosure.source.signs import (
    BOX,
    BOX_END,
    BREAK,
    CELL,
    CELL_END,
    KEPT_BLANK,
    KEPT_TAB,
    NOTE,
    NOTE_END,
    ROW,
    SPANS_END,
    TABLE,
    TABLE_END,
)
from govdisclosure.source.text import blocks_of

__all__ = ["MAX_COLSPAN", "MAX_ROWSPAN", "Flat", "page_of"]

MAX_COLSPAN, MAX_ROWSPAN = 1000, 65534
"""The limits of the HTML standard (section 4.9.11, attributes common to td and th)."""

_TEXT = f"[^{TABLE}-{CELL_END}]*"
_BLANK_END = f"{CELL_END}[ \t\r\n]*+(?!{_TEXT[:-1]})"
_events = re.compile(f"{CELL}({_TEXT}){SPANS_END}({_TEXT})(?:{_BLANK_END})?|([{TABLE}{TABLE_END}{ROW}{CELL_END}])({_TEXT})")
_blank = re.compile("[ \t\r\n\f]+")
_unclean = re.compile(f"[\t\r\n\f{BREAK}{BOX}{BOX_END}{NOTE}]|  ")
_breaks = re.compile(f" ?[{BREAK}{BOX}{BOX_END}][{BREAK}{BOX}{BOX_END} ]*")
_note = re.compile(f" ?{NOTE} ?(?:{NOTE_END}|([^{NOTE_END}]+){NOTE_END})")
_parts = re.compile(f"([{BREAK}{BOX}{BOX_END}])")
_EDGES = f" \t\r\n\f{BREAK}{BOX}{BOX_END}"
_span = re.compile(r"[ \t\n\f\r]*\+?([0-9]{1,9})")
_kept = str.maketrans({KEPT_TAB: "\t", KEPT_BLANK: " "})
_rows_as_lines = str.maketrans(dict.fromkeys((TABLE, TABLE_END, ROW), BREAK))

LOOSE, MOST_NAMED = "parse-cells-outside-table", 60
"""The note on figures outside of any table, and how much of the first it tells."""

MAX_SPANS = 64
"""Characters of a cell's spans that are looked at: no more are kept, and no number of the standard is as long."""


@frozen
class Flat:
    """A page as one string, with the line of each of its cells (0: unknown) and what its head says."""

    text: str
    lines: list[int] = field(factory=list[int])
    title: str | None = None
    meta: Mapping[str, str] = field(factory=dict[str, str])
    notes: tuple[Note, ...] = ()


def page_of(flat: Flat, limits: Limits) -> Page:
    """Return the blocks of a page."""
    if CELL not in flat.text:
        return _page_of_lines(flat, limits)
    collector = Collector(flat.lines, limits.cells)
    collector.collect(flat.text)
    notes = (*flat.notes, *collector.notes)
    return Page(blocks=tuple(collector.blocks), layout="html", title=flat.title, meta=flat.meta, notes=notes)


def _page_of_lines(flat: Flat, limits: Limits) -> Page:
    """A page without cells, read as the text that it is; a row that lost all its cells is a line."""
    lines = lines_of(flat.text.translate(_rows_as_lines))[: limits.cells]
    blocks, layout = blocks_of([line.text for line in lines])
    depths = [line.depth for line in lines]
    placed = tuple(_without_lines(block, depths) for block in blocks)
    return Page(blocks=placed, layout=layout if placed else "html", title=flat.title, meta=flat.meta, notes=flat.notes)


def _without_lines(block: Block, depths: list[int]) -> Block:
    """A block of a page: its line in the flat page is not that in the source, which is unknown."""
    if isinstance(block, Grid):
        rows = (tuple(cell._replace(line=0) for cell in row) for row in block.rows)
        return Grid(tuple(rows), block.flow)
    return block._replace(line=0, depth=depths[block.line - 1])


@lru_cache(maxsize=256)
def _spans(text: str) -> tuple[int, int, bool]:
    """The colspan and the rowspan of a cell as the standard parses them, and whether one was clamped.

    Leading digits count, rubbish is 1; no column is 0, which is 1 too, but 0 rows are all that follow.
    """
    first, _, second = text.partition(",")
    colspan, rowspan = (int(match[1]) if (match := _span.match(part)) else 1 for part in (first, second))
    clamped = colspan > MAX_COLSPAN or rowspan > MAX_ROWSPAN
    return min(max(colspan, 1), MAX_COLSPAN), min(rowspan, MAX_ROWSPAN), clamped


def _clean(text: str) -> str:
    """The text of a cell: white space as HTML has it, line breaks where blocks end, notes in brackets."""
    text = text.translate(_kept) if KEPT_BLANK in text or KEPT_TAB in text else text
    text = text.strip(_EDGES)
    if _unclean.search(text) is None:
        return text
    text = _breaks.sub("\n", _blank.sub(" ", text))
    return _note.sub(lambda note: f"[{note[1].strip('[]〔〕 ')}]" if note[1] else "", text) if NOTE in text else text


@define
class _Table:
    """A table that is open: its number in the page (0: cells without a table), its row, that row's cells, all rows."""

    number: int
    row: int = 0
    cells: list[GridCell] = field(factory=list[GridCell])
    rows: list[list[GridCell]] = field(factory=list[list[GridCell]])


@define
class Collector:
    """Walks the flat page once; the tables that are open stand on a stack."""

    lines: list[int]
    budget: int
    blocks: list[Block] = field(factory=list[Block])
    notes: list[Note] = field(factory=list[Note])
    open: list[_Table] = field(factory=list[_Table])
    tables: int = 0
    depth: int = 0

    def collect(self, flat: str) -> None:
        """All blocks of the page, in its order."""
        begin = _events.search(flat)
        self.text(flat[: begin.start() if begin else len(flat)])
        texts: dict[str, str] = {}
        lines = iter(self.lines[: self.budget])
        clamped = False
        table: _Table | None = None
        for spans, raw, event, text in _events.findall(flat):
            if event:
                self.event(event, text)
                table = self.open[-1] if self.open and self.open[-1].rows else None
                continue
            if table is None:
                table = self.row()
            if (line := next(lines, None)) is None:
                continue
            clean = raw if raw.isalnum() else texts.get(raw)
            if clean is None:
                clean = texts[raw] = _clean(raw)
            colspan, rowspan, beyond = (1, 1, False) if spans == "," else _spans(spans[:MAX_SPANS])
            if beyond and not clamped:
                clamped = True
                self.notes.append(Note("parse-span-clamped", line, spans))
            cells = table.cells
            place = (table.number, table.row, len(cells) + 1) if table.number else None
            cells.append(GridCell(clean, colspan, rowspan, line, place))
        if len(self.lines) > self.budget:
            self.notes.append(Note("parse-too-many-cells", self.lines[self.budget]))
        while self.open:
            self.end_table()

    def event(self, event: str, text: str) -> None:
        """Where a table or a row begins or ends; and the text behind, up to the next cell."""
        if event == ROW:
            self.row()
        elif event == TABLE:
            self.flush()
            self.tables += 1
            self.open.append(_Table(self.tables))
        elif event == TABLE_END:
            self.end_table()
        if text and not text.isspace():
            self.text(text)

    def row(self) -> _Table:
        """A row begins; rows and cells outside of any table make one of their own."""
        if not self.open:
            self.open.append(_Table(0))
        table = self.open[-1]
        table.row += 1
        table.cells = []
        table.rows.append(table.cells)
        return table

    def flush(self) -> None:
        """What an outer table held so far comes before the table inside it."""
        if self.open and self.open[-1].rows:
            table = self.open[-1]
            if not table.number:
                self.tell_loose_cells(table)
            self.blocks.append(Grid(tuple(map(tuple, table.rows))))
            table.rows = []

    def tell_loose_cells(self, table: _Table) -> None:
        """Figures outside of any table are named once: a browser leaves the tags of their cells out and draws a text."""
        cells = (cell for row in table.rows for cell in row)
        first = next((cell for cell in cells if any(char.isdigit() for char in cell.text)), None)
        if first is not None and not any(note.code == LOOSE for note in self.notes):
            self.notes.append(Note(LOOSE, first.line or None, first.text[:MOST_NAMED]))

    def end_table(self) -> None:
        """A table ends, if one is open."""
        if self.open:
            self.flush()
            self.open.pop()

    def text(self, text: str) -> None:
        """Text outside of cells; loose text inside a table comes before it, as browsers draw it."""
        for part in _parts.split(text):
            if part == BOX:
                self.depth += 1
            elif part == BOX_END:
                self.depth -= 1
            elif part != BREAK and (line := _line(part).strip(" ")):
                self.blocks.append(Paragraph(line, 0, self.depth))


def _line(part: str) -> str:
    """A line of text with its white space as HTML has it."""
    line = _blank.sub(" ", part)
    return line.translate(_kept).replace("\t", " ") if KEPT_BLANK in line or KEPT_TAB in line else line


class FlatLine(NamedTuple):
    """A line of a page without tables, with the containers around it."""

    text: str
    depth: int


def lines_of(flat: str) -> list[FlatLine]:
    """The lines of a page without tables, blank ones too; white space is kept where its element keeps it."""
    lines: list[FlatLine] = []
    depth = 0
    for part in _parts.split(flat):
        if part == BOX:
            depth += 1
        elif part == BOX_END:
            depth -= 1
        elif part != BREAK:
            lines.append(FlatLine(_blank.sub(" ", part).strip(" ").translate(_kept), depth))
    return lines
