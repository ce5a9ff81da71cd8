"""Table 4: its blocks side by side above one row of figures, in one table or in a table each, or as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from govdisclosure.grid import GridCell
from govdisclosure.reading.assigning import Sink, figures_of
from govdisclosure.reading.candidates import Candidate
from govdisclosure.reading.columns import Column, Columns, are_as_many, standard_columns
from govdisclosure.reading.extents import own_cells
from govdisclosure.reading.head_labels import has_front
from govdisclosure.reading.heads import Heads, heads_of
from govdisclosure.reading.labelled import assign_blocks
from govdisclosure.reading.labels import look_up
from govdisclosure.reading.matching import are_supposed
from govdisclosure.reading.parts import Part
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.tokens import BLANKS, Token, has_digit
from govdisclosure.schema import Form

__all__ = ["assign_outcomes"]


MIN_NUMBERED = 5
"""Figures 1, 2, 3 … of a row from which on they number columns: a block of table 4 has five."""


@frozen
class _Body:
    """A row of figures and the columns that its head gives it; () where nobody can tell."""

    row: SourceRow
    columns: Columns
    cells: tuple[Token, ...]

    @property
    def is_blank(self) -> bool:
        """True if no cell of the row holds anything."""
        return all(token.kind in BLANKS for token in self.cells)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    @property
    def texts(self) -> tuple[str, ...]:
        """What it states."""
        pairs = zip(self.columns, self.cells, strict=False)
        return tuple(token.text for column, token in pairs if column.name)


def assign_outcomes(parts: Sequence[Part], form: Form, sink: Sink) -> None:
    """Place the figures of table 4."""
    as_rows = any(row.kind == "body" and row.label is not None for part in parts for row in part.rows)
    if as_rows:
        assign_blocks(parts, form, sink)
        return
    unplaced = False
    for body in _without_rivals(_distinct(list(_bodies(parts, form, sink)))):
        if unplaced and sink.is_another_table(body.row):  # it does not stand for one that could not be placed
            sink.report_unknown(body.row)
            continue
        _place(body, form, sink)
        unplaced = unplaced or not body.columns


def _bodies(parts: Sequence[Part], form: Form, sink: Sink) -> Iterator[_Body]:
    standard = standard_columns(form, "review")
    heads: Heads | None = None
    for part in parts:
        own = heads_of(part.heads, "review", standard)
        if own.known or heads is None:
            heads = own
        rows = [row for row in part.rows if row.kind == "data"]
        for row in part.rows:
            if row.kind != "data":
                sink.report_unknown(row)
        for row in rows:
            if _is_numbering(row, heads):
                sink.report("parse-row-unknown", path="review", line=row.line, text=figures_of(row.tokens), label="1, 2, 3 …")
                continue
            yield _body(row, heads, standard, sink)


def _is_numbering(row: SourceRow, heads: Heads) -> bool:
    """Return True if a row holds 1, 2, 3 … or 0, 1, 2 … and nothing else, or in each column the number of that or nothing."""
    own = row.tokens[1:] if _is_fronted(row, heads) else row.tokens
    numbers = [(str(i), token.text.strip("()（）")) for i, token in enumerate(own, 1) if token.kind not in BLANKS]
    texts = [text for _, text in numbers]
    counted = any(texts == [str(i) for i in range(first, first + len(texts))] for first in (0, 1))
    return len(numbers) >= MIN_NUMBERED and (counted or all(number == text for number, text in numbers))


def _is_fronted(row: SourceRow, heads: Heads) -> bool:
    """Return True if the first cell of a row stands in a column in front of all labels; one may span it from above."""
    return has_front(heads.rows) and not (row.places and row.places[0] > 0)


def _body(row: SourceRow, heads: Heads, standard: Columns, sink: Sink) -> _Body:
    candidates = heads.candidates
    if not heads.known:
        sink.report("parse-head-missing", path="review", line=row.line)
        candidates = (standard,)
    candidates = tuple(_in_block(columns, sink.lines[row.apart], standard) for columns in candidates)
    ways = [way for columns in candidates if (way := _way(row, columns, heads, standard)) is not None]
    if len({way.stated for way in ways}) == 1 and not are_supposed(ways):
        way = max(ways, key=lambda way: len(way.columns))  # it names most figures
        return _Body(row, way.columns, way.values)
    return _Body(row, (), row.tokens)


def _in_block(columns: Columns, line: str, standard: Columns) -> Columns:
    """Return the columns of the block that a line in front of the table names, where the head names none."""
    if any("." in column.name for column in columns):
        return columns
    label = look_up(line.lstrip("#* ")).of("review", "group")
    blocks = {column.name.partition(".")[0] for column in standard}
    if label is None or label.name not in blocks:
        return columns
    return tuple(column._replace(name=f"{label.name}.{column.name}") if column.name else column for column in columns)


def _way(row: SourceRow, columns: Columns, heads: Heads, standard: Columns) -> Candidate | None:
    """Return the way in which the cells of a row can stand below the columns, if there is one.

    Where row ends are not shown, blanks in front may be those that fill up the head: then the number of cells must be exact.
    """
    fronted = _is_fronted(row, heads)
    tokens = row.tokens[1:] if fronted else row.tokens
    width = len(columns)
    added = row.ended and are_as_many(columns, standard) and tokens[-1:] and tokens[-1].kind != "value"
    if added and len(tokens) == width + 1:
        tokens = tokens[:-1]  # a column that the tool adds
    longer = row.ended and any(head.grid == row.grid and len(head.tokens) > len(row.tokens) for head in heads.rows)
    if longer or len(tokens) != width or not all("." in column.name for column in columns if column.name):
        return None
    if any(token.kind in ("label", "filler") for token in tokens) and any(token.text for token in tokens):
        return None
    own = range(fronted, fronted + width)
    stands = _heads_stand(row, columns, int(fronted), heads) and heads.holds(columns, row, own)
    return Candidate(columns, tuple(tokens)) if stands else None


def _heads_stand(row: SourceRow, columns: Columns, start: int, heads: Heads) -> bool:
    """Return True if no label of a column or of a block stands elsewhere than its values, in a head row as long as the row."""
    rows = [head for head in heads.rows if head.grid == row.grid and len(head.tokens) == len(row.tokens) and row.ended]
    rows = [head for head in rows if not _is_filled_up(head)]  # such a row tells no places
    blocks = [column.name.partition(".")[0] for column in columns]
    for head in rows:
        groups: dict[str, list[int]] = {}
        for place, token in enumerate(head.tokens, -start):
            if token.kind in BLANKS or place < 0:
                continue
            column, group = token.found.of("review", "column"), token.found.of("review", "group")
            here = columns[place] if place < len(columns) else Column("", "")
            if column and here.name.partition(".")[2] != column.name and (here.name or here.label != token.text):
                return False
            if group:
                groups.setdefault(group.name, []).append(place)
        if not all(_stands_above(name, places, blocks) for name, places in groups.items()):
            return False
    return True


def _is_filled_up(head: SourceRow) -> bool:
    """Return True if a row of labels has them in front and nothing but blanks behind."""
    filled = [i for i, token in enumerate(head.tokens) if token.kind not in BLANKS]
    return bool(filled) and filled[-1] == len(filled) - 1 < len(head.tokens) - 1


def _stands_above(group: str, places: Sequence[int], blocks: Sequence[str]) -> bool:
    """Return True if the label of a block stands above its first or its last column, or again above several of them."""
    own = [i for i, block in enumerate(blocks) if block == group or (group == "litigation" and block.startswith(group))]
    if len(places) > 1:
        return set(places) <= set(own)
    return bool(own) and places[0] in (own[0], own[-1])


def _distinct(bodies: Sequence[_Body]) -> list[_Body]:
    """Return the rows of figures without the blank ones in the grid of a full one."""
    full = {body.row.grid for body in bodies if not body.is_blank}
    return [body for body in bodies if not body.is_blank or body.row.grid not in full]


def _without_rivals(bodies: Sequence[_Body]) -> Iterator[_Body]:
    """Yield the rows of figures; of those that state different figures in one table, nobody can tell which is the report's."""
    stated: dict[tuple[int, tuple[str, ...]], set[tuple[str, ...]]] = {}
    for body in bodies:
        if not body.is_blank:
            stated.setdefault((body.row.apart, body.names), set()).add(body.texts)
    for body in bodies:
        beside = stated.get((body.row.apart, body.names), set())
        unplaced = (body.row.apart, ()) in stated  # some row of figures has no columns
        yield evolve(body, columns=(), cells=body.row.tokens) if unplaced or beside - {body.texts} else body


def _place(body: _Body, form: Form, sink: Sink) -> None:
    if not body.columns:
        sink.add("review", body.row, None)
        return
    cells: dict[str, dict[str, GridCell]] = {}
    blocks = {row.name for row in form.rows_of("review")}
    for column, cell in zip(body.columns, own_cells(body.columns, body.cells, body.row), strict=True):
        if not column.name:
            if has_digit(cell.text):
                sink.report("parse-column-unknown", line=cell.line, text=column.label or cell.text)
            continue
        if column.is_renamed:
            sink.report("parse-column-renamed", path="review", text=column.label)
        block = column.name.partition(".")[0]
        if block not in blocks:
            sink.report_unknown(body.row)
            continue
        cells.setdefault(f"review.{block}", {})[f"review.{column.name}"] = cell
    for path, own in cells.items():
        sink.add(path, body.row, own)
        lacking = [spec for spec in form.cells_of(path) if spec.path not in own]
        for spec in lacking:
            sink.report("parse-column-missing", path=spec.path, text=spec.column, label=spec.column)
