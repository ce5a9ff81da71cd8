"""One document: its blocks in order, told apart into head, sections, tables and footer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import cast

from attrs import define, field

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.reading.head import is_title
from govdisclosure.reading.headings import SectionName, is_afterword, section_of
from govdisclosure.reading.labels import is_foreign, is_piece, key_of, look_up
from govdisclosure.reading.loose import cells_of_line, ends_sentence, figure_of_line, is_cut, join_amounts, join_labels
from govdisclosure.reading.scanning import Scan, is_value
from govdisclosure.schema import SECTIONS, TABLES
from govdisclosure.source.page import Layout
from govdisclosure.text.normal import normalise

__all__ = ["Document", "take_apart"]


@define
class Document:
    """The parts of one report; texts in simplified script.

    `facts` are the rows of tables above it (发布日期, 索引号), `opened` the sections whose title is there, with it.
    """

    scan: Scan
    before: list[str] = field(factory=list[str])
    facts: list[str] = field(factory=list[str])
    sections: dict[str, list[str]] = field(factory=dict[str, list[str]])
    after: list[str] = field(factory=list[str])
    opened: dict[str, str] = field(factory=dict[str, str])

    def text(self, section: str) -> str | None:
        """The text of a section in normal form; None if the source has no such section."""
        lines = self.sections.get(section)
        return None if lines is None else normalise("\n".join(lines)) or None

    @property
    def has_report(self) -> bool:
        """Whether a report is here: rows of its tables, or most of its sections."""
        return bool(self.scan.rows) or len(self.opened) >= MOST_SECTIONS


MOST_SECTIONS, MOST_FACTS = 4, 20


LOOSE: frozenset[Layout] = frozenset({"lines", "columns"})
"""The layouts in which a table may be no more than lines of words and figures."""


WITH_CELLS: frozenset[Layout] = frozenset({"html", "docx", "grids"})
"""The layouts that say of each cell where it ends, so that no label is broken over rows."""


def take_apart(blocks: Iterable[Block], plain: Callable[[str], str], layout: Layout) -> list[Document]:
    """Walk the blocks of a page once: the reports it holds, or what it holds instead of one."""
    walk = _Walk(plain, broken=layout not in WITH_CELLS, loose=layout in LOOSE)
    for block in _loosened(blocks, plain):
        walk.see(block)
    walk.flush()
    for document in walk.documents:
        document.scan.close()
    return [document for document in walk.documents if document.has_report] or walk.documents[:1]


def _loosened(blocks: Iterable[Block], plain: Callable[[str], str]) -> Iterator[Block]:
    """Blocks in which prose that stands in a table of its own (a layout table) is prose again."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from _split(block, plain)


def _split(grid: Grid, plain: Callable[[str], str]) -> Iterator[Block]:
    kept: list[tuple[GridCell, ...]] = []
    for row in grid.rows:
        if len(row) > 1 and row[0].text and row[1].text and not grid.flow:
            kept.append(row)
            continue
        texts = [cell for cell in row if cell.text]
        if len(texts) == 1 and _is_prose(plain(texts[0].text)):
            if kept:
                yield Grid(tuple(kept), grid.flow)
                kept = []
            yield from (Paragraph(line, texts[0].line) for line in texts[0].text.split("\n") if line)
        elif grid.flow:
            yield from _split_flow(row, plain)
        else:
            kept.append(row)
    if kept:
        yield Grid(tuple(kept), grid.flow)


def _split_flow(row: Sequence[GridCell], plain: Callable[[str], str]) -> Iterator[Block]:
    """Headings and sentences in a row without end are paragraphs; what stands before figures is a label."""
    kept: list[GridCell] = []
    row = [part for cell in row for part in (_without_heading(cell, plain) if "\n" in cell.text else (cell,))]
    for cell, after in zip(row, (*row[1:], GridCell("")), strict=False):
        text = "" if cell.text.isdigit() else plain(cell.text)
        if text and (section_of(text) or (len(text) > 15 and ends_sentence(text) and not (after.text and is_value(after.text)))):
            yield Grid((tuple(kept),), flow=True)
            kept = []
            yield Paragraph(cell.text, cell.line)
        else:
            kept.append(cell)
    yield Grid((tuple(kept),), flow=True)


def _without_heading(cell: GridCell, plain: Callable[[str], str]) -> Iterator[GridCell]:
    """A cell whose first line stood before it (the title of a section, a word on the page), as two."""
    head, line_end, tail = cell.text.partition("\n")
    if line_end and (section_of(plain(head)) or _is_aside(plain(head), plain(tail))):
        yield cell._replace(text=head)
        yield cell._replace(text=tail)
    else:
        yield cell


def _is_aside(head: str, tail: str) -> bool:
    """Whether a line is no part of the label below it, which is one without it."""
    return bool(look_up(tail).labels) and not look_up(f"{head}\n{tail}").labels and not is_piece(key_of(head))


def _is_prose(text: str) -> bool:
    return (
        len(text) > 3 and not is_value(text) and (section_of(text) is not None or (not look_up(text).labels and len(text) > 15))
    )


@define
class _Walk:
    """Where the walk is: the report, its section, and how deep the container of the report lies.

    `broken`: labels may be broken over lines; `loose`: tables are lines of words and figures.
    """

    plain: Callable[[str], str]
    broken: bool = False
    loose: bool = False
    documents: list[Document] = field(factory=list[Document])
    section: SectionName | None = None
    floor: int | None = None
    done: bool = False
    waiting: list[GridCell] = field(factory=list[GridCell])

    def __attrs_post_init__(self) -> None:
        self.documents.append(Document(Scan(self.plain)))

    @property
    def document(self) -> Document:
        """The report that the walk is in."""
        return self.documents[-1]

    def see(self, block: Block) -> None:
        if isinstance(block, Grid):
            self.see_grid(block)
        else:
            text = block.text
            self.see_paragraph(block, text if text.isdigit() else self.plain(text))

    def see_grid(self, grid: Grid) -> None:
        self.flush()
        scan = self.document.scan
        rows = len(scan.rows)
        if self.section is None:
            self.document.facts += (self.plain(" ".join(cell.text for cell in row)) for row in grid.rows[:MOST_FACTS])
        for part in mended(grid, self.plain) if self.broken else (grid,):
            scan.grid(part)
        if len(scan.rows) > rows and self.section in {"overview", None}:
            self.section = cast("SectionName", scan.rows[-1].table)

    def flush(self) -> None:
        """The lines of a table so far, as one row of labels and values."""
        if self.waiting:
            self.document.scan.grid(_joined([join_amounts(self.waiting)], self.plain))
            self.waiting = []

    def see_paragraph(self, line: Paragraph, text: str) -> None:
        if self.loose and self.section in TABLES and text.isdigit():
            self.waiting.append(figure_of_line(line))
            return
        section = None if self.done and self.section == "other_matters" else section_of(text)
        if section is None and self.loose and self.section in {None, "overview"}:
            section = self.begun(text)
        if section is not None:
            self.enter(section, line.depth, text)
            if section_of(text):
                return
        if self.section is None:
            self.document.before.append(text)
        elif self.section in TABLES:
            self.see_table_line(line, text)
        else:
            self.see_prose(text, line.depth)

    def begun(self, text: str) -> SectionName | None:
        """The table that a line without a heading before it opens."""
        label = look_up(text).of("proactive", "caption", "corner") or look_up(text).of("applications", "corner")
        return label and label.table

    def see_table_line(self, line: Paragraph, text: str) -> None:
        if is_afterword(text):
            self.document.after.append(text)
        elif self.loose:
            self.waiting += cells_of_line(line)

    def see_prose(self, text: str, depth: int) -> None:
        """A paragraph of a section; behind the last one, the page goes on without the report."""
        last = self.section == "other_matters"
        if not last:
            self.floor = depth if self.floor is None else min(self.floor, depth)
        ends = is_afterword(text) or (last and (self.done or depth < (self.floor or 0)))
        self.done = self.done or (last and ends)
        (self.document.after if ends else self.document.sections[cast("str", self.section)]).append(text)

    def enter(self, section: SectionName, depth: int, text: str) -> None:
        """A title: its section follows, or another report."""
        self.flush()
        if self.begins_anew(section):
            self.begin_anew()
        self.section = section
        self.floor = depth if self.floor is None else min(self.floor, depth)
        self.document.opened.setdefault(section, normalise(text))
        if section in TABLES:
            self.document.scan.enter(section)
        else:
            self.document.scan.enter(None)
            self.document.sections.setdefault(section, [])

    def begins_anew(self, section: SectionName) -> bool:
        """Whether a title opens another report: one that was there already, above the last one that was."""
        order = list(SECTIONS)
        last = max((order.index(name) for name in self.document.opened), default=-1)
        return section in self.document.opened and order.index(section) < last and order.index(section) < FIRST_SECTIONS

    def begin_anew(self) -> None:
        """The next report; what stands below the last title of the one before may be its head."""
        self.document.scan.close()
        own = self.document.sections.get(self.section or "", [])
        at = next((i for i, line in enumerate(own) if is_title(line)), len(own))
        head = own[at:] or [line for line in self.document.after if is_title(line)][-1:]
        del own[at:]
        self.documents.append(Document(Scan(self.plain), before=head))
        self.floor, self.done = None, False


FIRST_SECTIONS = 3
"""Sections whose title, coming again, opens another report (the later ones come again in a list of contents too)."""


def mended(grid: Grid, plain: Callable[[str], str]) -> Iterator[Grid]:
    """A grid of a text layout with labels that were broken over lines put together.

    Where rows follow each other that hold pieces of labels, nobody can tell rows from lines: they
    become one row without end.
    """
    rows = list(grid.rows)
    broken = [any(_is_broken(cell, plain) for cell in row) for row in rows]
    if grid.flow:
        yield _joined(rows, plain) if any(broken) else grid
        return
    alone = [sum(1 for cell in row if cell.text) == 1 for row in rows]

    def belongs(i: int) -> bool:
        """A whole label on a line of its own goes on in the pieces below it, and pieces end with the figures below them."""
        return broken[i] or (i > 0 and broken[i - 1] and alone[i - 1]) or (alone[i] and any(broken[i + 1 : i + 2]))

    for is_broken, group in groupby(range(len(rows)), key=belongs):
        part = [rows[i] for i in group]
        yield _joined(part, plain) if is_broken else Grid(tuple(part))


def _is_broken(cell: GridCell, plain: Callable[[str], str]) -> bool:
    text = cell.text
    if cell.pad or not text or is_value(text) or look_up(plain(text)).labels:
        return False
    return not is_foreign(text) and is_piece(key_of(plain(text)))


def _joined(rows: Sequence[Sequence[GridCell]], plain: Callable[[str], str]) -> Grid:
    cells = [cell for row in rows for cell in row]
    return Grid((tuple(join_labels(cells, plain)),), flow=True, loose=True, cut=is_cut(cells))
