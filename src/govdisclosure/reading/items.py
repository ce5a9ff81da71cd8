"""Table 2: under each item of article 20 its own heads and rows; a row is printed with the spans of its heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import evolve, frozen

from govdisclosure.reading.assigning import Sink
from govdisclosure.reading.columns import Column, Columns
from govdisclosure.reading.labels import key_of
from govdisclosure.reading.matching import Candidate
from govdisclosure.reading.parts import Part
from govdisclosure.reading.rows import RowKind, SourceRow
from govdisclosure.reading.tokens import Token, TokenKind
from govdisclosure.schema import Form
from govdisclosure.text.numbers import money_unit

__all__ = ["assign_items"]

_BLANKS = (TokenKind.BLANK, TokenKind.FILLER)

MAX_CELLS = 14
"""Cells of a row behind its label beyond which it is not cut into columns: the form has at most four, and a tool's fillers."""


@frozen
class _ItemHead:
    """The head of an item: where its columns begin behind 信息内容, how wide each is printed, and its length."""

    row: SourceRow
    columns: Columns
    widths: tuple[int, ...]
    front: int

    @property
    def spans_last(self) -> bool:
        """True if only the last column has fillers behind it, which a tool may trim."""
        return all(width == 1 for width in self.widths[:-1])

    @property
    def has_fillers(self) -> bool:
        """True if the tool left something where the spans of the head reach."""
        return any(width > 1 for width in self.widths)


def assign_items(parts: Sequence[Part], form: Form, sink: Sink) -> None:
    """Place the figures of table 2 by the rows of this form."""
    pairs = list(_headed(parts, form, sink))
    spans_differ = any(head is not None and _contradicts(row, head) for row, head in pairs)
    for row, head in pairs:
        path = f"proactive.{row.label.name}" if row.label else ""
        candidate = _candidate(row, head, form, path, spans_differ=spans_differ)
        sink.place_row(form, path, row, candidate)
        for column in candidate.columns if candidate else ():
            unit = money_unit(row.text) or money_unit(column.label)
            if unit:
                sink.units[f"{path}.{column.name}"] = unit


def _headed(parts: Sequence[Part], form: Form, sink: Sink) -> Iterator[tuple[SourceRow, _ItemHead | None]]:
    """Yield the rows that the form has, each with the head above it."""
    names = {row.path.partition(".")[2] for row in form.rows if row.table == "proactive"}
    head: _ItemHead | None = None
    for part in parts:
        own = _head_of(part.heads)
        if own is not None or any(row.kind is RowKind.CAPTION for row in part.heads):
            head = own
        for row in part.rows:
            if row.kind is not RowKind.BODY or row.label is None:
                sink.report_unknown(row)
            elif row.label.name not in names:
                sink.report_foreign(row)
            else:
                yield row, head


def _head_of(rows: Sequence[SourceRow]) -> _ItemHead | None:
    """Return the head of an item: its last row with labels of columns."""
    row = next((row for row in reversed(rows) if row.kind is RowKind.HEAD), None)
    if row is None:
        return None
    tokens = row.tokens
    corners = [i for i, token in enumerate(tokens) if token.found.of("proactive", "corner")]
    first = next((i for i, token in enumerate(tokens) if token.found.of("proactive", "column")), len(tokens))
    front = corners[-1] + 1 if corners else first
    columns: list[Column] = []
    widths: list[int] = []
    for i in range(front, len(tokens)):
        token = tokens[i]
        again = bool(columns) and token.text == columns[-1].label
        if (token.kind in _BLANKS or again) and columns:
            widths[-1] += 1
            continue
        if token.kind in _BLANKS:
            front += 1
            continue
        label = token.found.of("proactive", "column")
        columns.append(Column(label.name if label else "", token.text))
        widths.append(1)
    names = [column.name for column in columns if column.name]
    if len(names) != len(set(names)):
        return _ItemHead(row, (), (), front)
    return _ItemHead(row, tuple(columns), tuple(widths), front)


def _candidate(row: SourceRow, head: _ItemHead | None, form: Form, path: str, *, spans_differ: bool) -> Candidate | None:
    """Return the values of a row by the head above it, if there is one way only."""
    cells = row.tokens[row.at + 1 :]
    if head is None:
        standard = form.cells[form.row(path).start : form.row(path).stop]
        columns = tuple(Column(cell.path.rpartition(".")[2], cell.column) for cell in standard)
        return Candidate(columns, cells) if len(cells) == len(columns) and _may_be_values(cells) else None
    head = _by_beginnings(head, form, path)
    if not head.columns:
        return None
    ways = list(_ways(row, head, cells, spans_differ=spans_differ))
    stated = {tuple(token.text for token in way) for way in ways}
    return Candidate(head.columns, ways[0]) if len(stated) == 1 else None


MIN_BEGINNING = 3
"""Characters of a column's label that was cut off: fewer are the beginning of any."""


def _by_beginnings(head: _ItemHead, form: Form, path: str) -> _ItemHead:
    """Return the head with labels that were cut off completed, where each stands in its official place."""
    row = form.row(path)
    standard = form.cells[row.start : row.stop]
    if len(standard) != len(head.columns) or all(column.name for column in head.columns):
        return head
    columns: list[Column] = []
    for column, cell in zip(head.columns, standard, strict=True):
        name, key = cell.path.rpartition(".")[2], key_of(column.label)
        begins = len(key) >= MIN_BEGINNING and key_of(cell.column).startswith(key)
        if column.name != name and (column.name or not begins):
            return head
        columns.append(Column(name, column.label))
    return evolve(head, columns=tuple(columns))


def _ways(row: SourceRow, head: _ItemHead, cells: Sequence[Token], *, spans_differ: bool) -> Iterator[tuple[Token, ...]]:
    """Yield the ways in which the cells behind a label can be the values of the columns."""
    count = len(head.columns)
    same_grid = row.grid == head.row.grid
    as_long = row.ended and len(row.tokens) == len(head.row.tokens) and row.at + 1 == head.front
    if count == 1 and cells and _may_be_values(cells[:1]) and _is_run(cells):
        yield (cells[0],)  # whatever fillers a tool leaves or trims behind it
        return
    if len(cells) == count and (not head.has_fillers or head.spans_last or not same_grid or not row.ended):
        if _may_be_values(cells):
            yield tuple(cells)
        return
    if not row.ended:
        cells = _without_end(cells, count)
        if len(cells) == count and _may_be_values(cells):
            yield tuple(cells)
            return
    if as_long and not spans_differ:
        starts = [sum(head.widths[:i]) for i in range(count)]
        yield tuple(cells[start] for start in starts)
    elif as_long or (same_grid and row.ended and len(cells) == sum(head.widths)):
        yield from _cuts(cells, count)


def _without_end(cells: Sequence[Token], count: int) -> Sequence[Token]:
    """Return the cells of a row whose end is not shown without the blanks behind its columns."""
    return cells[:count] if all(token.kind in _BLANKS for token in cells[count:]) else cells


def _contradicts(row: SourceRow, head: _ItemHead) -> bool:
    """Return True if a row as long as its head has something where the head has a filler."""
    cells = row.tokens[row.at + 1 :]
    if not head.columns or row.grid != head.row.grid or len(row.tokens) != len(head.row.tokens) or not row.ended:
        return False
    place = 0
    for width in head.widths:
        run = cells[place : place + width]
        if any(not _is_filler(token, run[0]) for token in run[1:]):
            return True
        place += width
    return False


def _is_filler(token: Token, value: Token) -> bool:
    return token.kind in _BLANKS or token.text == value.text


def _cuts(cells: Sequence[Token], count: int) -> Iterator[tuple[Token, ...]]:
    """Yield every way to cut cells into so many values, each with blanks or its text again behind it."""
    if not count <= len(cells) <= MAX_CELLS:
        return
    for cuts in combinations(range(1, len(cells)), count - 1):
        starts = (0, *cuts)
        ends = (*cuts, len(cells))
        runs = [cells[start:end] for start, end in zip(starts, ends, strict=True)]
        if all(_is_run(run) for run in runs):
            yield tuple(run[0] for run in runs)


def _is_run(run: Sequence[Token]) -> bool:
    return all(_is_filler(token, run[0]) for token in run[1:])


def _may_be_values(cells: Sequence[Token]) -> bool:
    """Return True if no cell is a known label or a place that the layout filled."""
    return not any(token.kind in (TokenKind.LABEL, TokenKind.FILLER) for token in cells)
