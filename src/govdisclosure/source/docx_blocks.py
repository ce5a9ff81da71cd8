"""The body of a Word file as paragraphs and grids: one walk over its elements, without recursion.

What a reader of the printed page sees is taken: inserted and moved text, the results of fields, text boxes. What he does not see
is left out: deleted and hidden text, instructions of fields, the prompts of forms that nobody filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from attrs import define, field

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.source.docx_numbering import NS, Numbering, Styles, is_on, value
from govdisclosure.source.docx_parts import Element
from govdisclosure.source.page import Limits, Note

__all__ = ["blocks_of"]

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

MAX_SPAN = 1000
"""Columns that a cell may span, as in HTML; Word itself makes no more than 63."""

UNREAD = frozenset(
    {
        *("del", "moveFrom", "delText", "instrText", "sdtPr", "sdtEndPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr"),
        *("pPr", "rt", "sectPr", "m:rPr", "fldData"),
    }
)
"""Elements whose text is not that of the document: deleted, moved away, instructions, properties, readings above characters."""

SIGNS: Mapping[str, str] = {
    **dict.fromkeys(("tab", "ptab", "m:num", "m:den", "m:sup", "m:sub", "m:deg", "m:e"), " "),
    **dict.fromkeys(("br", "cr"), "\n"),
    "noBreakHyphen": "-",
}
"""What stands for a sign; the parts of a formula stay apart, so that no number is made of two."""

_blank = re.compile(r"[ \t\r\f\v]+")
_breaks = re.compile(r" ?\n[\n ]*")
_word = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=512)
def _name(tag: object) -> str:
    """Return the short name of an element: `p` of Word, `m:t` of formulas, `mc:Choice`; empty for any other."""
    if not isinstance(tag, str):
        return ""
    for space, prefix in ((NS, ""), (MATH, "m:"), (CHOICE, "mc:")):
        if tag.startswith(space):
            return prefix + tag[len(space) :]
    return ""


@define
class _Cell:
    """A cell whose height is not known before the table ends."""

    lines: list[str]
    colspan: int
    line: int
    place: tuple[int, int, int]
    pad: bool = False
    rowspan: int = 1


@define
class _Table:
    """A table that is open: its number, its rows so far, and the cells that may go on below, by their first column."""

    number: int
    row: int = 0
    rows: list[list[_Cell]] = field(factory=list[list[_Cell]])
    cells: list[_Cell] = field(factory=list[_Cell])
    above: dict[int, _Cell] = field(factory=dict[int, _Cell])
    column: int = 0
    count: int = 0
    cell: _Cell | None = None


@define
class _Paragraph:
    """A paragraph that is open: its number in the document, the number that Word counts before it, its pieces."""

    line: int
    count: str
    pieces: list[str]
    run: int = 0
    """Where the pieces of the run that is open begin."""
    joins_next: bool = False
    shown: bool = True


@define
class _Walk:
    """What is open at a place of the document, and what was found before it."""

    styles: Styles
    numbering: Numbering
    limits: Limits
    blocks: list[Block] = field(factory=list[Block])
    notes: list[Note] = field(factory=list[Note])
    paragraphs: list[_Paragraph] = field(factory=list[_Paragraph])
    tables: list[_Table] = field(factory=list[_Table])
    fields: list[bool] = field(factory=list[bool])
    """For each field that is open: True if its result has begun."""
    carried: list[str] = field(factory=list[str])
    """What a paragraph whose end is deleted leaves to the next one."""
    prompts: int = 0
    lines: int = 0
    number: int = 0
    cells: int = 0

    # elements ---------------------------------------------------------------------------------------

    def walk(self, body: Element) -> None:
        """Take all elements in the order of the document."""
        todo = [(body, 0, False)]
        while todo:
            element, depth, closing = todo.pop()
            name = _name(element.tag)
            if closing:
                CLOSE[name](self, element)
            elif self._enters(name, element, depth):
                if name in CLOSE:
                    todo.append((element, depth, True))
                todo.extend((child, depth + 1, False) for child in reversed(_children(name, element)))
        self._settle()

    def _enters(self, name: str, element: Element, depth: int) -> bool:
        """Open an element; False if what is inside is left out."""
        if name in UNREAD:
            return False
        if depth > self.limits.depth:
            self._tell(Note("parse-nesting-too-deep", self.lines))
            return False
        if name in SIGNS:
            self._say(SIGNS[name])
        return OPEN[name](self, element) if name in OPEN else True

    def _tell(self, note: Note) -> None:
        if all(told.code != note.code for told in self.notes):
            self.notes.append(note)

    def _say(self, text: str) -> None:
        if self.paragraphs and not self.prompts and all(self.fields):
            self.paragraphs[-1].pieces.append(text)

    def text(self, element: Element) -> bool:
        """Take the text of a run."""
        self._say(element.text or "")
        return False

    def symbol(self, element: Element) -> bool:
        """Take a sign of a font, if it is one in any other font too."""
        code = element.get(NS + "char", "")
        sign = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else ""
        if sign.isprintable():
            self._say(sign)
        return False

    def run(self, element: Element) -> bool:
        """Enter a run, unless it is hidden. What is struck out or stands above the line is no digit of a number."""
        properties = element.find(NS + "rPr")
        if properties is not None and self.styles.hides(properties):
            return False
        if self.paragraphs:
            self.paragraphs[-1].run = len(self.paragraphs[-1].pieces)
        return True

    def end_run(self, element: Element) -> None:
        """Put what stands beside the text of a cell in brackets."""
        properties = element.find(NS + "rPr")
        if properties is None or self._cell() is None or not self.paragraphs:
            return
        paragraph = self.paragraphs[-1]
        own = "".join(paragraph.pieces[paragraph.run :])
        if own.strip() and self.styles.sets_beside(properties):
            paragraph.pieces[paragraph.run :] = [f"[{own}]"]

    def field_sign(self, element: Element) -> bool:
        """Follow the signs of a field: it begins with an instruction, then comes what is shown."""
        kind = element.get(NS + "fldCharType")
        if kind == "begin":
            self.fields.append(False)
        elif self.fields and kind == "separate":
            self.fields[-1] = True
        elif self.fields and kind == "end":
            self.fields.pop()
        return False

    def control(self, element: Element) -> bool:
        """Enter a content control, whose text may be no more than a prompt."""
        self.prompts += _is_prompt(element)
        return True

    def end_control(self, element: Element) -> None:
        """Leave it."""
        self.prompts -= _is_prompt(element)

    # paragraphs -------------------------------------------------------------------------------------

    def paragraph(self, element: Element) -> bool:
        """Open a paragraph; in a text box there is one around it."""
        self.lines += 1
        properties = element.find(NS + "pPr")
        mark = None if properties is None else properties.find(NS + "rPr")
        deleted = mark is not None and mark.find(NS + "del") is not None
        count = "" if deleted else self.numbering.count(properties, self.styles)
        shown = not self.styles.is_hidden(value(properties, "pStyle"))
        self.paragraphs.append(_Paragraph(self.lines, count, self.carried, joins_next=deleted, shown=shown))
        self.carried = []
        return True

    def end_paragraph(self, element: Element) -> None:  # noqa: ARG002 - called like the others
        """Close a paragraph, and give its text to the cell or the body."""
        paragraph = self.paragraphs.pop()
        # a field whose result never came would hide all that follows
        self.fields = [shown for shown in self.fields if shown]
        if paragraph.joins_next:
            self.carried = paragraph.pieces
        elif paragraph.shown:
            self._deliver("".join(paragraph.pieces), paragraph.count, paragraph.line)

    def _settle(self) -> None:
        """Give what the last paragraph of a cell or of the body left to a next one that is not there."""
        if self.carried:
            self._deliver("".join(self.carried), "", self.lines)
            self.carried = []

    def _deliver(self, raw: str, count: str, line: int) -> None:
        text = _breaks.sub("\n", _blank.sub(" ", raw)).strip(" \n")
        if not text:
            return
        cell = self._cell()
        if count and (cell is None or _word.search(text)):  # a figure that is counted stays a figure
            text = count + text
        if cell is not None:
            cell.lines.append(text)
        else:
            self.blocks += (Paragraph(part, line) for part in text.split("\n"))

    # tables -----------------------------------------------------------------------------------------

    def _cell(self) -> _Cell | None:
        return self.tables[-1].cell if self.tables else None

    def table(self, element: Element) -> bool:  # noqa: ARG002 - called like the others
        """Open a table; what an outer one held so far comes before it."""
        self._settle()
        if self.tables:
            self._cut(self.tables[-1])
        self.number += 1
        self.tables.append(_Table(self.number))
        return True

    def end_table(self, element: Element) -> None:  # noqa: ARG002
        """Close a table."""
        self._flush(self.tables.pop())

    def _cut(self, table: _Table) -> None:
        """End the rows of a table for the one inside it; the cell that is open goes on in a row of its own."""
        whole = table.cell
        if whole is not None:
            table.cells.append(whole)
        table.rows.append(table.cells)
        self._flush(table)
        table.cells = []
        if whole is not None:
            table.cell = _Cell([], whole.colspan, self.lines + 1, whole.place)

    def _flush(self, table: _Table) -> None:
        rows = tuple(tuple(map(_ready, row)) for row in table.rows)
        if any(cell.text for row in rows for cell in row):
            self.blocks.append(Grid(rows))
        table.rows = []
        table.above = {}

    def row(self, element: Element) -> bool:
        """Open a row, unless it is deleted; what it leaves open in front is a place of the grid, but no cell."""
        if not self.tables:
            return False
        properties = element.find(NS + "trPr")
        if properties is not None and properties.find(NS + "del") is not None:
            return False
        table = self.tables[-1]
        table.row += 1
        table.count = table.column = 0
        table.cells = []
        if before := self._span(value(properties, "gridBefore"), 0):
            table.cells.append(_Cell([], before, self.lines + 1, (table.number, table.row, 0), pad=True))
            table.column = before
        return True

    def end_row(self, element: Element) -> None:  # noqa: ARG002
        """Close a row."""
        table = self.tables[-1]
        table.rows.append(table.cells)
        table.cells = []

    def cell(self, element: Element) -> bool:
        """Open a cell; one that goes on from the left or from above makes that one larger, and shows nothing."""
        table = self.tables[-1] if self.tables else None
        properties = element.find(NS + "tcPr")
        if table is None or (properties is not None and properties.find(NS + "cellDel") is not None):
            return False
        table.count += 1
        span = self._span(value(properties, "gridSpan"), 1)
        column = table.column
        table.column += span
        if _goes_on(properties, "hMerge") and table.cells:
            table.cells[-1].colspan = min(table.cells[-1].colspan + span, MAX_SPAN)
            return False
        above = table.above.pop(column, None)
        if _goes_on(properties, "vMerge") and above is not None and above.colspan == span:
            above.rowspan += 1
            table.above[column] = above
            return False
        table.cell = _Cell([], span, self.lines + 1, (table.number, table.row, table.count))
        if value(properties, "vMerge") is not None:
            table.above[column] = table.cell
        self.cells += 1
        if self.cells > self.limits.cells:
            self._tell(Note("parse-too-many-cells", self.lines))
            table.cell = None
        return table.cell is not None

    def end_cell(self, element: Element) -> None:  # noqa: ARG002
        """Close a cell."""
        self._settle()
        table = self.tables[-1]
        if table.cell is not None:
            table.cells.append(table.cell)
            table.cell = None

    def _span(self, stated: str | None, otherwise: int) -> int:
        if stated is None or not stated.isdecimal():
            return otherwise
        span = int(stated[:9])
        if span > MAX_SPAN:
            self._tell(Note("parse-span-clamped", self.lines, stated[:9]))
        return min(max(span, otherwise), MAX_SPAN)


OPEN: Mapping[str, Callable[[_Walk, Element], bool]] = {
    **dict.fromkeys(("t", "m:t"), _Walk.text),
    "sym": _Walk.symbol,
    "r": _Walk.run,
    "fldChar": _Walk.field_sign,
    "sdt": _Walk.control,
    "p": _Walk.paragraph,
    "tbl": _Walk.table,
    "tr": _Walk.row,
    "tc": _Walk.cell,
}
"""What an element begins; it gives False for one whose inside is left out."""

CLOSE: Mapping[str, Callable[[_Walk, Element], None]] = {
    "r": _Walk.end_run,
    "sdt": _Walk.end_control,
    "p": _Walk.end_paragraph,
    "tbl": _Walk.end_table,
    "tr": _Walk.end_row,
    "tc": _Walk.end_cell,
}
"""What an element ends."""


def _children(name: str, element: Element) -> list[Element]:
    """Return the elements inside; of several ways to say one thing, the first."""
    children = list(element)
    if name == "mc:AlternateContent":
        choices = [child for child in children if _name(child.tag) == "mc:Choice"]
        return choices[:1] or children
    return children


def _is_prompt(control: Element) -> bool:
    return is_on(control.find(NS + "sdtPr"), "showingPlcHdr")


def _goes_on(properties: Element | None, merge: str) -> bool:
    stated = value(properties, merge)
    return stated is not None and stated != "restart"


def _ready(cell: _Cell) -> GridCell:
    place = cell.place if not cell.pad else None
    return GridCell("\n".join(cell.lines), cell.colspan, cell.rowspan, cell.line, place, cell.pad)


def blocks_of(body: Element, styles: Styles, numbering: Numbering, limits: Limits) -> tuple[Iterable[Block], Iterable[Note]]:
    """Return the paragraphs and grids of a document's body, and what was met on the way."""
    walk = _Walk(styles, numbering, limits)
    walk.walk(body)
    return walk.blocks, walk.notes
