"""Table 2: under each item of article 20 its own heads and rows; a row is printed with the spans of its heads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from govdisclosure.reading.assigning import Sink
from govdisclosure.reading.candidates import Candidate
from govdisclosure.reading.columns import Column
from govdisclosure.reading.item_heads import ItemHead, Printing, Starts, by_beginnings, head_of
from govdisclosure.reading.parts import Part
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.tokens import BLANKS, Token
from govdisclosure.schema import Form
from govdisclosure.text.numbers import money_unit

__all__ = ["assign_items"]


def assign_items(parts: Sequence[Part], form: Form, sink: Sink) -> None:
    """Place the figures of table 2 by the rows of this form."""
    pairs = list(_headed(parts, form, sink))
    refuted = _refuted(pairs)
    for row, head in pairs:
        path = f"proactive.{row.label.name}" if row.label else ""
        starts = head.starts if head is not None and head.printing not in refuted else ()
        candidate = _candidate(row, head, form, path, starts)
        sink.place_row(form, path, row, candidate)
        for column in candidate.columns if candidate else ():
            unit = money_unit(row.text) or money_unit(column.label) or _unit_above(sink.lines[row.apart])
            if unit:
                sink.units[f"{path}.{column.name}"] = unit


_unit_of_table = re.compile("[单單]位[:：](.*)")


def _unit_above(line: str) -> str | None:
    """Return the unit that a line above a table states for it (单位：元)."""
    match = _unit_of_table.search(line)
    return money_unit(match[1]) if match else None


def _refuted(pairs: Iterable[tuple[SourceRow, ItemHead | None]]) -> set[Printing]:
    """Return the heads that some row below them refutes: a figure stands where they have a filler.

    Then the form printed the row with other spans, or the copy has a column without a label: nothing tells where values stand.
    """
    as_long = [(row, head) for row, head in pairs if head is not None and _is_as_long(row, head)]
    return {head.printing for row, head in as_long if not _is_printed_alike(row.tokens[row.at + 1 :], head)}


def _is_printed_alike(cells: Sequence[Token], head: ItemHead) -> bool:
    return _fits(cells, head.starts) and _repeats(cells, head.again)


def _fits(cells: Sequence[Token], starts: Starts) -> bool:
    """Return True if blanks stand before the first value, and behind each value blanks or its text again."""
    if not starts or not _is_blank(cells[: starts[0]]):
        return False
    return all(_is_run(cells[start:end]) for start, end in pairwise((*starts, len(cells))))


def _repeats(cells: Sequence[Token], again: Iterable[int]) -> bool:
    """Return True if a text stands again wherever a label of the head does: a tool treats heads and rows alike."""
    return all(cells[i].text == cells[i - 1].text for i in again)


def _is_blank(cells: Sequence[Token]) -> bool:
    return all(token.kind in BLANKS for token in cells)


def _is_as_long(row: SourceRow, head: ItemHead) -> bool:
    """Return True if a row has as many cells as its head, and its label below that of the head."""
    same = row.grid == head.row.grid and row.ended and bool(head.columns)
    return same and len(row.tokens) == len(head.row.tokens) and row.at == head.corner


def _headed(parts: Sequence[Part], form: Form, sink: Sink) -> Iterator[tuple[SourceRow, ItemHead | None]]:
    """Yield the rows that the form has, each with the head above it."""
    names = {row.name for row in form.rows_of("proactive")}
    head: ItemHead | None = None
    for part in parts:
        own = head_of(part.heads)
        if own is not None or any(row.kind == "caption" for row in part.heads):
            head = own
        for row in part.rows:
            if row.kind != "body" or row.label is None:
                sink.report_unknown(row)
            elif row.label.name not in names:
                sink.report_foreign(row)
            else:
                yield row, head


def _candidate(row: SourceRow, head: ItemHead | None, form: Form, path: str, starts: Starts) -> Candidate | None:
    """Return the values of a row by the head above it; `starts`: where each stands (() where nothing tells)."""
    cells = row.tokens[row.at + 1 :]
    standard = form.cells_of(path)
    if head is None:
        columns = tuple(Column(cell.name, cell.column) for cell in standard)
        whole = len(cells) == len(columns) and not any(token.kind in BLANKS for token in cells)  # a blank may be a filler
        return Candidate(columns, cells) if whole and _may_be_values(cells) else None
    head = by_beginnings(head, form, path)
    if len(head.columns) < len(standard) and (len(cells) > head.length or not head.has_corner):
        return None  # a column may have lost its label
    values = _values(row, head, cells, starts)
    return Candidate(head.columns, values) if values and _may_be_values(values) else None


def _values(row: SourceRow, head: ItemHead, cells: tuple[Token, ...], starts: Starts) -> tuple[Token, ...]:
    """Return the cells behind a label that are the values of the columns; () where nothing tells."""
    count = len(head.columns)
    if _is_as_long(row, head):
        return tuple(cells[start] for start in starts)
    if head.starts[:1] != (0,) or (not head.is_tight and row.grid == head.row.grid):
        return () if row.ended else _below(head, cells)
    exact = len(cells) == count or _has_width(row, head, count)
    if not exact:
        return ()
    if count == 1 and cells and _is_run(cells):
        return (cells[0],)  # whatever fillers a tool leaves or trims behind it
    if not row.ended or len(cells) > head.length:  # a tool filled up the rows, not the head
        cells = _without_end(cells, count)
    trimmed = bool(cells) and (bool(cells[-1].text) or len(cells) == head.length)
    return cells if len(cells) == count and (trimmed or not row.ended) else ()


def _has_width(row: SourceRow, head: ItemHead, count: int) -> bool:
    """Return False if spans tell that a row is wider than its head, other than by what stands behind the values."""
    if not row.places or row.grid != head.row.grid:
        return True
    ends = {row.places[-1], *row.places[row.at + 1 + count : row.at + 2 + count]}
    return not ends.isdisjoint(head.row.places[-1:])


def _below(head: ItemHead, cells: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the values of a row whose end is not shown, below a head with fillers; () if it is shorter or fills one of these."""
    own = _without_end(cells, head.length)
    fits = len(own) == head.length and _fits(own, head.starts)
    return tuple(own[start] for start in head.starts) if fits else ()


def _without_end(cells: tuple[Token, ...], count: int) -> tuple[Token, ...]:
    """Return the cells of a row whose end is not shown without the blanks behind its columns."""
    return cells[:count] if all(token.kind in BLANKS for token in cells[count:]) else cells


def _is_filler(token: Token, value: Token) -> bool:
    return token.kind in BLANKS or token.text == value.text


def _is_run(run: Sequence[Token]) -> bool:
    return all(_is_filler(token, run[0]) for token in run[1:])


def _may_be_values(cells: Sequence[Token]) -> bool:
    """Return True if no cell is a known label or a place that the layout filled."""
    return not any(token.kind in ("label", "filler") for token in cells)
