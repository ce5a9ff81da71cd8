"""One document: its blocks in order, told apart into head, sections, tables and footer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from attrs import define, field

from govdisclosure.grid import Block, Grid, Paragraph
from govdisclosure.reading.gathering import Rows
from govdisclosure.reading.headings import SectionName, is_afterword, section_of
from govdisclosure.reading.joining import join_torn
from govdisclosure.reading.labels import Label, look_up
from govdisclosure.reading.lines.tokens import is_page_mark
from govdisclosure.reading.loosening import loosen
from govdisclosure.reading.tokens import Tokens, has_digit
from govdisclosure.schema import SECTIONS, TABLES, Table
from govdisclosure.schema.titles import is_title
from govdisclosure.text.normal import normalise

__all__ = ["Document", "take_apart"]


@define
class Document:
    """The parts of one report; texts in simplified script.

    `rows` are those of its tables, `gaps` the lines in front of runs of grids, by the number of the run, `lines` all that
    stands in the section of a table. `facts` are the rows of tables above it (发布日期, 索引号), `opened` the sections whose
    title is there, with it.
    """

    rows: Rows
    gaps: list[str] = field(factory=lambda: [""])
    lines: dict[Table, list[Block]] = field(factory=dict[Table, list[Block]])
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
    def has_lines(self) -> bool:
        """True if a line of a table's section is a label, or has one among its words."""
        lines = (block.text for blocks in self.lines.values() for block in blocks if isinstance(block, Paragraph))
        return any(look_up(word).labels for line in lines for word in (line, *line.split()))

    @property
    def has_report(self) -> bool:
        """Whether a report is here: rows of its tables, or most of its sections."""
        return any(row.kind in ("body", "data") for row in self.rows.found) or self.has_lines or len(self.opened) >= MIN_SECTIONS


MIN_SECTIONS = 4
"""Titles of sections that make a document a report without tables."""

MAX_FACTS = 20
"""Rows of a table above the report that are looked through for its facts."""


def take_apart(blocks: Iterable[Block], plain: Callable[[str], str], *, of_lines: bool) -> list[Document]:
    """Walk the blocks of a page once: the reports it holds, or what it holds instead of one.

    `of_lines`: the rows of its grids are lines of a text, which may tear a cell.
    """
    walk = _Walk(Tokens(plain))
    loosened = loosen(blocks, plain)
    for block in join_torn(loosened, plain) if of_lines else loosened:
        walk.add_block(block)
    return [document for document in walk.documents if document.has_report] or walk.documents[:1]


@define
class _Walk:
    """Where the walk is: the report, its section, and how deep the container of the report lies."""

    tokens: Tokens
    documents: list[Document] = field(factory=list[Document])
    section: SectionName | None = None
    floor: int | None = None
    done: bool = False
    gap: str | None = ""

    def __attrs_post_init__(self) -> None:
        self.documents.append(Document(Rows(self.tokens)))

    @property
    def plain(self) -> Callable[[str], str]:
        """The way to simplified script."""
        return self.tokens.plain

    @property
    def document(self) -> Document:
        """The report that the walk is in."""
        return self.documents[-1]

    def add_block(self, block: Block) -> None:
        if isinstance(block, Grid):
            self.add_grid(block)
        else:
            text = block.text
            self.add_paragraph(block, text if text.isdigit() else self.plain(text))

    def add_grid(self, grid: Grid) -> None:
        document = self.document
        if self.section is None:
            document.facts += (self.plain(" ".join(cell.text for cell in row)) for row in grid.rows[:MAX_FACTS])
        before = len(document.rows.found)
        if self.gap is not None:
            document.gaps.append(self.gap)
        document.rows.add_grid(grid, apart=self.gap is not None)
        self.gap = None
        table = document.rows.table
        if len(document.rows.found) > before and self.section in {"overview", None}:
            self.section = cast("SectionName", document.rows.found[-1].table)
        if table is not None:
            document.lines.setdefault(table, []).append(grid)

    def add_paragraph(self, line: Paragraph, text: str) -> None:
        if text.isdigit() and self.section in TABLES:  # opens nothing and ends nothing
            self.gap = text
            self.table_lines.append(line)
            return
        if text and not is_page_mark(text):
            self.gap = text
        section = None if self.done and self.section == "other_matters" else section_of(text)
        if section is not None:
            self.open_section(section, line.depth, text)
            return
        if self.section in {None, "overview"} and (table := table_opened_by(text)):
            self.open_section(table, line.depth, text)
        elif self.section is None and (row := row_at_the_beginning_of(text)) and has_digit(text):
            self.open_section(cast("SectionName", row.table), line.depth, text)
        if self.section is None:
            self.document.before.append(text)
        elif self.section in TABLES:
            self.add_table_line(line, text)
        else:
            self.add_prose(text, line.depth)

    def add_table_line(self, line: Paragraph, text: str) -> None:
        """A line of the section of a table; what ends the report there is not the table's."""
        if is_afterword(text):
            self.document.after.append(text)
        else:
            self.table_lines.append(line if text == line.text else line._replace(text=text))

    @property
    def table_lines(self) -> list[Block]:
        """What stands in the section of the table that the walk is in."""
        return self.document.lines.setdefault(cast("Table", self.section), [])

    def add_prose(self, text: str, depth: int) -> None:
        """A paragraph of a section; behind the last one, the page goes on without the report."""
        last = self.section == "other_matters"
        if not last:
            self.floor = depth if self.floor is None else min(self.floor, depth)
        ends = is_afterword(text) or (last and (self.done or depth < (self.floor or 0)))
        self.done = self.done or (last and ends)
        (self.document.after if ends else self.document.sections[cast("str", self.section)]).append(text)

    def open_section(self, section: SectionName, depth: int, text: str) -> None:
        """A title: its section follows, or another report."""
        if self.begins_anew(section):
            self.begin_anew()
        self.section = section
        self.floor = depth if self.floor is None else min(self.floor, depth)
        self.document.opened.setdefault(section, normalise(text))
        if section in TABLES:
            self.document.rows.enter(section)
        else:
            self.document.rows.enter(None)
            self.document.sections.setdefault(section, [])

    def begins_anew(self, section: SectionName) -> bool:
        """Whether a title opens another report: one that was there already, above the last one that was."""
        order = list(SECTIONS)
        last = max((order.index(name) for name in self.document.opened), default=-1)
        return section in self.document.opened and order.index(section) < last and order.index(section) < FIRST_SECTIONS

    def begin_anew(self) -> None:
        """The next report; what stands below the last title of the one before may be its head."""
        own = self.document.sections.get(self.section or "", [])
        at = next((i for i, line in enumerate(own) if is_title(line)), len(own))
        head = own[at:] or [line for line in self.document.after if is_title(line)][-1:]
        del own[at:]
        self.documents.append(Document(Rows(self.tokens), before=head))
        self.floor, self.done = None, False


FIRST_SECTIONS = 3
"""Sections whose title, coming again, opens another report (the later ones come again in a list of contents too)."""


def table_opened_by(text: str) -> Table | None:
    """Return the table that a line without a section title before it opens: a caption of table 2, the corner of table 3."""
    found = look_up(text)
    label = found.of("proactive", "caption", "corner") or found.of("applications", "corner")
    return label and label.table


def row_at_the_beginning_of(line: str) -> Label | None:
    """Return the row whose label is the first word of a line."""
    labels = look_up(line.split(" ", maxsplit=1)[0]).labels
    return next((label for label in labels if label.kind == "row"), None)
