"""The body of a Word file as paragraphs and grids: one walk over its elements, without recursion.

What a reader of the printed page sees is taken: inserted and moved text, the results of fields, text boxes. What he does not see
is left out: deleted and hidden text, instructions of fields, the prompts of forms that nobody filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import define, field

from govdisclosure.grid import Block, Grid, Paragraph
from govdisclosure.source.docx_numbering import Numbering
from govdisclosure.source.docx_parts import NS, Element, children_of, short_name
from govdisclosure.source.docx_styles import Styles, child_of, number_of, value
from govdisclosure.source.docx_tables import MAX_SPAN, OpenCell, OpenTable, Shape, hairs_of, merge_of
from govdisclosure.source.docx_text import SIGNS, OpenParagraph, Runs
from govdisclosure.source.page import Limits, Note

__all__ = ["blocks_of"]

PROPERTIES = ("sdtPr", "sdtEndPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "pPr", "sectPr", "m:rPr")
UNREAD = frozenset((*PROPERTIES, "del", "moveFrom", "rt"))
"""Elements whose text is not that of the document: deleted, moved away, readings above characters."""

_blank = re.compile(r"[ \t\r\f\v]+")
_space = re.compile(r"[ \r\f\v]+")
_breaks = re.compile(r" ?\n[\n ]*")
_word = re.compile(r"[^\W\d_]")
_digit = re.compile(r"\d")

MAX_NOTES, MAX_NOTE = 20, 60
"""Hidden figures that are named, and the characters of each."""


class _Opened(NamedTuple):
    """An element that the walk is in: its name, itself, those inside that are still to come."""

    name: str
    element: Element
    children: Iterator[Element]


@define
class _Walk:
    """What is open at a place of the document, and what was found before it."""

    runs: Runs
    numbering: Numbering
    limits: Limits
    blocks: list[Block] = field(factory=list[Block])
    notes: list[Note] = field(factory=list[Note])
    tables: list[OpenTable] = field(factory=list[OpenTable])
    carried: list[str] = field(factory=list[str])
    """What a paragraph whose end is deleted leaves to the next one."""
    lines: int = 0
    number: int = 0
    cells: int = 0
    hidden: int = 0

    # elements ---------------------------------------------------------------------------------------

    def walk(self, body: Element) -> None:
        """Take all elements in the order of the document."""
        opened = [_Opened("", body, iter((body,)))]
        while opened:
            last = opened[-1]
            element = next(last.children, None)
            if element is None:
                opened.pop()
                if last.name in CLOSE:
                    CLOSE[last.name](self, last.element)
                continue
            name = short_name(element.tag)
            if self._enters(name, element, len(opened) - 1):
                opened.append(_Opened(name, element, iter(children_of(name, element))))
        self._settle()

    def _enters(self, name: str, element: Element, depth: int) -> bool:
        """Open an element; False if what is inside is left out."""
        if name in UNREAD:
            return False
        if depth > self.limits.depth:
            self._tell(Note("parse-nesting-too-deep", self.lines))
            return False
        if name in SIGNS:
            self.runs.say(SIGNS[name])
        return OPEN[name](self, element) if name in OPEN else True

    def _tell(self, note: Note) -> None:
        if all(told.code != note.code for told in self.notes):
            self.notes.append(note)

    def other_file(self) -> bool:
        """Name another file, which Word takes in when it opens the document."""
        self._tell(Note("parse-part-unread", self.lines))
        return False

    def _left_out(self, element: Element) -> bool:
        """Count the paragraphs of what is left out: they are some of the document too."""
        self.lines += sum(1 for _ in element.iter(NS + "p"))
        return False

    def unseen(self, element: Element) -> bool:
        """Leave out what nobody sees, and name the figures of a table that are in it."""
        self._left_out(element)
        text = " ".join(piece.text or "" for piece in element.iter(NS + "t"))[:MAX_NOTE]
        if self.tables and self.hidden < MAX_NOTES and _digit.search(text) and not _word.search(text):
            self.hidden += 1
            self.notes.append(Note("parse-hidden-text", self.lines, text))
        return False

    # paragraphs -------------------------------------------------------------------------------------

    def paragraph(self, element: Element) -> bool:
        """Open a paragraph; in a text box there is one around it."""
        self.lines += 1
        properties = child_of(element, "pPr")
        mark = child_of(properties, "rPr")
        deleted = child_of(mark, "del") is not None or child_of(mark, "moveFrom") is not None
        styles = self.runs.styles
        style = styles.of_paragraph(properties)
        count = "" if deleted or styles.hides(mark, style) else self.numbering.count(properties, styles)
        opened = OpenParagraph(self.lines, count, style, self._cell() is not None, self.carried, joins_next=deleted)
        self.runs.paragraphs.append(opened)
        self.carried = []
        return True

    def end_paragraph(self) -> None:
        """Close a paragraph, and give its text to the cell or the body."""
        paragraph = self.runs.end_paragraph()
        if paragraph.joins_next:
            self.carried = paragraph.pieces
        else:
            self._deliver("".join(paragraph.pieces), paragraph.count, paragraph.line)

    def _settle(self) -> None:
        """Give what the last paragraph of a cell or of the body left to a next one that is not there."""
        if self.carried:
            self._deliver("".join(self.carried), "", self.lines)
            self.carried = []

    def _deliver(self, raw: str, count: str, line: int) -> None:
        cell = self._cell()
        text = _breaks.sub("\n", (_space if cell is None else _blank).sub(" ", raw)).strip(" \n")
        if not text:
            return
        if count and (cell is None or _word.search(text)):  # a figure that is counted stays a figure
            text = f"{count} {text}" if text[0].isdigit() else count + text
        if cell is not None:
            cell.lines.append(text)
        else:
            self.blocks += (Paragraph(part, line) for part in text.split("\n"))

    # tables -----------------------------------------------------------------------------------------

    def _cell(self) -> OpenCell | None:
        return self.tables[-1].cell if self.tables else None

    def _add(self, grid: Grid | None) -> None:
        if grid is not None:
            self.blocks.append(grid)

    def table(self, element: Element) -> bool:
        """Open a table; what an outer one held so far comes before it."""
        self._settle()
        if self.tables:
            self._add(self.tables[-1].cut(self.lines + 1))
        self.number += 1
        self.tables.append(OpenTable(self.number, hairs_of(element)))
        return True

    def end_table(self) -> None:
        """Close a table."""
        self._add(self.tables.pop().flush())

    def row(self, element: Element) -> bool:
        """Open a row, unless it is deleted."""
        properties = child_of(element, "trPr")
        if not self.tables or child_of(properties, "del") is not None:
            return self._left_out(element)
        self.tables[-1].begin_row(self._span(value(properties, "gridBefore"), 0), self.lines + 1)
        return True

    def end_row(self) -> None:
        """Close a row."""
        self.tables[-1].end_row()

    def cell(self, element: Element) -> bool:
        """Open a cell, unless it is deleted, or shows nothing since it goes on from another."""
        properties = child_of(element, "tcPr")
        if not self.tables or child_of(properties, "cellDel") is not None:
            return self._left_out(element)
        self.cells += 1
        if self.cells > self.limits.cells:
            self._tell(Note("parse-too-many-cells", self.lines))
            return False
        shape = Shape(
            self._span(value(properties, "gridSpan"), 1), merge_of(properties, "hMerge"), merge_of(properties, "vMerge")
        )
        return self.tables[-1].begin_cell(shape, self.lines + 1) or self.unseen(element)

    def end_cell(self) -> None:
        """Close a cell."""
        self._settle()
        self.tables[-1].end_cell()

    def _span(self, stated: str | None, otherwise: int) -> int:
        span = max(number_of(stated, otherwise), otherwise)
        if span > MAX_SPAN:
            self._tell(Note("parse-span-clamped", self.lines, stated))
        return min(span, MAX_SPAN)


OPEN: Mapping[str, Callable[[_Walk, Element], bool]] = {
    **dict.fromkeys(("t", "m:t"), lambda walk, element: walk.runs.text(element)),
    "sym": lambda walk, element: walk.runs.symbol(element),
    **dict.fromkeys(("r", "m:r"), lambda walk, element: walk.runs.run(element) or walk.unseen(element)),
    "fldChar": lambda walk, element: walk.runs.field_sign(element),
    "sdt": lambda walk, element: walk.runs.control(element),
    **dict.fromkeys(("altChunk", "subDoc"), lambda walk, _: walk.other_file()),
    "p": _Walk.paragraph,
    "tbl": _Walk.table,
    "tr": _Walk.row,
    "tc": _Walk.cell,
}
"""What an element begins; it gives False for one whose inside is left out."""

CLOSE: Mapping[str, Callable[[_Walk, Element], None]] = {
    **dict.fromkeys(("r", "m:r"), lambda walk, element: walk.runs.end_run(element)),
    "m:d": lambda walk, _: walk.runs.say(")"),
    "sdt": lambda walk, element: walk.runs.end_control(element),
    "p": lambda walk, _: walk.end_paragraph(),
    "tbl": lambda walk, _: walk.end_table(),
    "tr": lambda walk, _: walk.end_row(),
    "tc": lambda walk, _: walk.end_cell(),
}
"""What an element ends."""


def blocks_of(body: Element, styles: Styles, numbering: Numbering, limits: Limits) -> tuple[Sequence[Block], Sequence[Note]]:
    """Return the paragraphs, with their tabs, and grids of a document's body, and what was met on the way."""
    walk = _Walk(Runs(styles), numbering, limits)
    walk.walk(body)
    return walk.blocks, walk.notes
