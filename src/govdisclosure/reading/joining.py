"""Cells of a text that a line break tore: the end of a line and the beginning of the next are one label only together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.reading.labels import is_piece, key_of, look_up
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.tokens import BLANKS, is_value
from govdisclosure.source.strings import join_lines
from govdisclosure.text.normal import fold_width

__all__ = ["join_continued", "join_torn"]

Row = tuple[GridCell, ...]


def join_torn(blocks: Iterable[Block], plain: Callable[[str], str]) -> Iterator[Block]:
    """Yield blocks of lines with the cells joined that a line break tore, also off the line in front of a table."""
    before: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _line(before)
            before = block
            continue
        whole = _with_line(before, block, plain)
        if whole is block:
            yield from _line(before)
        before = None
        yield _whole(whole, plain)
    yield from _line(before)


def _line(line: Paragraph | None) -> Iterator[Block]:
    if line is not None:
        yield line


def _with_line(line: Paragraph | None, grid: Grid, plain: Callable[[str], str]) -> Grid:
    """Return a grid with the line in front of it, if that is the beginning of its first cell."""
    if line is None or not grid.rows or not grid.rows[0]:
        return grid
    head = GridCell(line.text, line=line.line)
    return evolve(grid, rows=((head,), *grid.rows)) if _is_torn(head, grid.rows[0][0], plain) else grid


def _whole(grid: Grid, plain: Callable[[str], str]) -> Grid:
    """Return a grid of lines with its cells joined.

    Where a line break stands, either a row ends, or a cell goes on: the last cell of the line and the first of the next are
    then pieces of one label, and not both of them labels.
    """
    rows = (
        [tuple(cell for part in _joined([(cell,) for cell in row], plain) for cell in part) for row in grid.rows]
        if grid.flow
        else grid.rows
    )
    return evolve(grid, rows=tuple(_joined(rows, plain)))


def _joined(rows: Sequence[Row], plain: Callable[[str], str]) -> Iterator[Row]:
    row: Row = ()
    for line in rows:
        if row and line and _is_torn(row[-1], line[0], plain):
            first = row[-1]._replace(text=row[-1].text + line[0].text)
            row = (*row[:-1], first, *line[1:])
            continue
        if _is_wrapped(row, line, plain):
            row = tuple(map(_both, row, line))
            continue
        if row:
            yield row
        row = line
    if row:
        yield row


def _is_torn(last: GridCell, first: GridCell, plain: Callable[[str], str]) -> bool:
    """Return True if two cells are one label only together, or pieces of one."""
    if not (last.text and first.text) or is_value(last.text) or is_value(first.text):
        return False
    left, right = plain(last.text), plain(first.text)
    if look_up(right).labels and (look_up(left).labels or not is_piece(key_of(left))):
        return False
    return is_piece(key_of(left + right))


def _is_wrapped(row: Row, line: Row, plain: Callable[[str], str]) -> bool:
    """Return True if a line goes on in the cells of the row above it.

    What stands below a text is the rest of a label, of one at least that is whole only so. Figures may stand on either line.
    """
    if len(row) != len(line) or len(row) < MIN_COLUMNS:
        return False
    pairs = [(above, below) for above, below in zip(row, line, strict=True) if below.text]
    texts = [(above, below) for above, below in pairs if above.text]
    alone = [below for above, below in pairs if not above.text]
    if any(is_value(cell.text) for pair in texts for cell in pair) or not all(is_value(below.text) for below in alone):
        return False
    if alone and any(is_value(above.text) for above in row):
        return False
    torn = [_is_torn(above, below, plain) or _is_open(above, below, plain) for above, below in texts]
    whole = [bool(look_up(plain(below.text)).labels) for _, below in texts]
    return any(torn) and all(own or not label for own, label in zip(torn, whole, strict=True))


MIN_COLUMNS = 2
"""Cells of rows that may be lines of one row: lines of one cell are labels, each by itself."""


def _is_open(above: GridCell, below: GridCell, plain: Callable[[str], str]) -> bool:
    """Return True if a bracket of the text above is not closed, and the text below is no label."""
    text = fold_width(above.text)
    return text.count("(") > text.count(")") and not look_up(plain(below.text)).labels


def _both(above: GridCell, below: GridCell) -> GridCell:
    """Return a cell with its second line."""
    if not below.text:
        return above
    return above._replace(text=join_lines((above.text, below.text)), line=above.line if above.text else below.line)


_FIGURES = (*BLANKS, "value")


def join_continued(rows: Sequence[SourceRow]) -> list[SourceRow]:
    """Return rows of figures with those put together that a line break tore in a cell of figures.

    The rows below a label hold nothing but figures and blanks, and with its own they are as long as other rows of the same
    grid are behind as many labels.
    """
    lengths = {(row.grid, row.at, len(row.tokens)) for row in rows if row.kind == "body"}
    found: list[SourceRow] = []
    place = 0
    while place < len(rows):
        row = rows[place]
        rest = _rest_of(rows, place)
        whole = _continued(row, rest) if rest else row
        fits = bool(rest) and (whole.grid, whole.at, len(whole.tokens)) in lengths
        found.append(whole if fits else row)
        place += 1 + (len(rest) if fits else 0)
    return found


def _rest_of(rows: Sequence[SourceRow], place: int) -> Sequence[SourceRow]:
    """Return the rows right below a row of figures that have no label or text."""
    row = rows[place]
    if row.kind != "body" or row.label is None or not row.ended:
        return ()
    end = place + 1
    while end < len(rows) and _is_rest(rows[end], row.grid):
        end += 1
    return rows[place + 1 : end]


def _is_rest(row: SourceRow, grid: int) -> bool:
    return row.kind == "text" and row.grid == grid and all(token.kind in _FIGURES for token in row.tokens)


def _continued(row: SourceRow, rest: Sequence[SourceRow]) -> SourceRow:
    """Return a row with its rest: where a line ends and the next begins with a blank, that is one blank cell."""
    tokens = row.tokens
    for other in rest:
        torn = tokens[-1].kind in BLANKS and other.tokens[0].kind in BLANKS
        tokens = (*(tokens[:-1] if torn else tokens), *other.tokens)
    return evolve(row, tokens=tokens, places=())
