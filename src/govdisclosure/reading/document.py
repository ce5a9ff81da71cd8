"""One document: its blocks in order, told apart into head, sections, tables and footer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast

from attrs import define, field

from govdisclosure.grid import Block, Grid, Paragraph
from govdisclosure.reading.headings import SectionName, is_afterword, section_of
from govdisclosure.reading.labels import look_up
from govdisclosure.reading.scanning import Scan
from govdisclosure.schema import TABLES, Table
from govdisclosure.text.normal import normalise

__all__ = ["Document", "take_apart"]


@define
class Document:
    """The parts of a document; texts in simplified script."""

    scan: Scan
    before: list[str] = field(factory=list)
    sections: dict[str, list[str]] = field(factory=dict[str, list[str]])
    after: list[str] = field(factory=list)

    def text(self, section: str) -> str | None:
        """The text of a section in normal form; None if the source has no such section."""
        lines = self.sections.get(section)
        return None if lines is None else normalise("\n".join(lines)) or None


def take_apart(blocks: Iterable[Block], plain: Callable[[str], str]) -> Document:
    """Walk the blocks of a page once."""
    document = Document(Scan(plain))
    walk = _Walk(document, plain)
    for block in _loosened(blocks, plain):
        walk.see(block)
    document.scan.close()
    return document


def _loosened(blocks: Iterable[Block], plain: Callable[[str], str]) -> Iterator[Block]:
    """Blocks in which prose that stands in a table of its own (a layout table) is prose again."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from _split(block, plain)


def _split(grid: Grid, plain: Callable[[str], str]) -> Iterator[Block]:
    kept = []
    for row in grid.rows:
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


def _split_flow(row: Sequence[object], plain: Callable[[str], str]) -> Iterator[Block]:
    kept = []
    for cell in cast("Sequence[Paragraph]", row):
        if cell.text and not cell.text.isdigit() and section_of(plain(cell.text)):
            yield Grid((tuple(kept),), flow=True)  # type: ignore[arg-type]
            kept = []
            yield Paragraph(cell.text, cell.line)
        else:
            kept.append(cell)
    yield Grid((tuple(kept),), flow=True)  # type: ignore[arg-type]


def _is_prose(text: str) -> bool:
    return not text.isdigit() and len(text) > 3 and (section_of(text) is not None or not look_up(text).labels and len(text) > 15)


@define
class _Walk:
    """Where the walk is: the section, and how deep the container of the report lies."""

    document: Document
    plain: Callable[[str], str]
    section: SectionName | None = None
    floor: int | None = None
    done: bool = False

    def see(self, block: Block) -> None:
        if isinstance(block, Grid):
            self.see_grid(block)
        else:
            self.see_paragraph(self.plain(block.text), block.depth)

    def see_grid(self, grid: Grid) -> None:
        scan = self.document.scan
        rows = len(scan.rows)
        scan.grid(grid)
        if len(scan.rows) > rows and self.section in {"overview", None}:
            self.section = cast("SectionName", scan.rows[-1].table)

    def see_paragraph(self, text: str, depth: int) -> None:
        section = None if self.done and self.section == "other_matters" else section_of(text)
        if section is not None:
            self.enter(section, depth)
            return
        if self.section is None:
            self.document.before.append(text)
            return
        self.floor = depth if self.floor is None else min(self.floor, depth) if self.section != "other_matters" else self.floor
        if self.section == "other_matters" and (self.done or is_afterword(text) or depth < (self.floor or 0)):
            self.done = True
            self.document.after.append(text)
        elif self.section in {"overview", "problems", "other_matters"}:
            self.document.sections[self.section].append(text)
        elif is_afterword(text):
            self.document.after.append(text)

    def enter(self, section: SectionName, depth: int) -> None:
        self.section = section
        self.floor = depth if self.floor is None else min(self.floor, depth)
        if section in TABLES:
            self.document.scan.enter(cast("Table", section))
        else:
            self.document.scan.enter(None)
            self.document.sections.setdefault(section, [])
