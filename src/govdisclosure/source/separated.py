"""Values parted by commas or semicolons, as spreadsheets save them (RFC 4180)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from govdisclosure.grid import Block, Grid, GridCell
from govdisclosure.source.strings import strip

__all__ = ["find_separated", "read_separated"]

MIN_FIELDS, MIN_RECORDS = 3, 3
"""Values of a record and records from which on commas are taken to part values: two also stand in a figure (1,234,567)."""

WIDE = 5
"""Values of records of which two are a table, one of labels and one of figures: a block of table 4."""

MAX_QUOTED_LINES = 20
"""Lines of one record: a quoted value may hold line breaks, but a quote that never closes is no quote."""

MAX_FIELDS = 60
"""Values beyond which a line is no row of a form: the widest has 15."""

_figure = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.[0-9]+)?|[-/—–]{1,2}|无")
"""A figure, a mark for none, or nothing."""

_two_figures = re.compile(r"[0-9][ \t\u00a0\u3000]+[0-9]")
"""Two figures with a blank between them, in what would be one value: then the commas stand within figures."""


class _Record(NamedTuple):
    """A record: its first line, that behind its last one, its values."""

    start: int
    stop: int
    values: tuple[str, ...]


def find_separated(lines: Sequence[str]) -> Iterator[range]:
    """The runs of records: with equally many values, or those of a table whose rows end where their cells do."""
    for delimiter in ",;":
        records = list(_records(lines, delimiter))
        ragged = list(_ragged(records))
        inside = {i for run in ragged for i in run}
        found = [*ragged, *(run for run in _runs(records) if run.start not in inside)]
        if found:
            yield from sorted(found, key=lambda run: run.start)
            return


def read_separated(lines: Sequence[str], first: int = 1) -> Iterator[Block]:
    """The table of a run of lines, a row for each record."""
    delimiter = max(",;", key=lambda sign: sum(line.count(sign) for line in lines))
    rows = [_row(record, first) for record in _records(lines, delimiter)]
    yield Grid(tuple(rows))


def _row(record: _Record, first: int) -> tuple[GridCell, ...]:
    return tuple(GridCell(strip(value), line=first + record.start) for value in record.values)


def _ragged(records: Sequence[_Record]) -> Iterator[range]:
    """The tables without blank lines whose rows of figures have a label in front, and not all as many values."""
    several = [i for i, record in enumerate(records) if len(record.values) > 1]
    rows = [i for i in several if _is_data(records[i]) or _is_block(records[max(i - 1, 0) : i + 1], len(records[i].values))]
    for own in _without_blanks(records, rows):
        widths = {len(records[i].values) for i in own}
        alone = len(own) == 1 and not _has_label(records[own[0]])
        if not alone and (len(own) < MIN_RECORDS or len(widths) == 1):
            continue
        first = own[0]
        while first and not _is_blank(records[first - 1]) and _may_be_head(records[first - 1]):
            first -= 1
        if 2 * sum(1 for i in several if first <= i <= own[-1]) > own[-1] + 1 - first:
            yield range(records[first].start, records[own[-1]].stop)


def _without_blanks(records: Sequence[_Record], rows: Sequence[int]) -> Iterator[list[int]]:
    """The rows in runs, with no blank line between two of one run."""
    own: list[int] = []
    for row in rows:
        if own and any(map(_is_blank, records[own[-1] + 1 : row])):
            yield own
            own = []
        own.append(row)
    if own:
        yield own


def _is_blank(record: _Record) -> bool:
    return not any(strip(value) for value in record.values) and len(record.values) < MIN_FIELDS


def _is_data(record: _Record) -> bool:
    """Whether a record is labels, which end with no figure, and figures or blanks behind them."""
    values = list(map(strip, record.values))
    labels = list(takewhile(lambda value: _figure.fullmatch(value) is None, values))
    ends = any(label[-1].isdigit() for label in labels)
    return bool(labels and any(values[len(labels) :])) and not ends and all(map(_figure.fullmatch, values[len(labels) :]))


def _may_be_head(record: _Record) -> bool:
    """Whether a record has no sentence and no figure."""
    texts = [strip(value) for value in record.values if strip(value)]
    return not any("。" in text or _figure.fullmatch(text) for text in texts)


def _runs(records: Sequence[_Record]) -> Iterator[range]:
    for width, group in groupby(records, key=_width):
        own = list(group)
        long = len(own) >= MIN_RECORDS and any(map(_has_label, own))
        if width and (long or _is_block(own, width)):
            yield range(own[0].start, own[-1].stop)


def _is_block(records: Sequence[_Record], width: int) -> bool:
    """Whether two records are a row of labels above a row of figures, or of blanks: a table 4 that is not filled in."""
    if len(records) != 2 or width < WIDE:
        return False
    labels, figures = records
    is_head = _has_label(labels) and not any(map(_has_digit, labels.values))
    is_blank = not any(map(strip, figures.values))
    return is_head and (is_blank or any(map(_has_digit, figures.values))) and not _has_label(figures)


def _has_digit(value: str) -> bool:
    return any(char.isdigit() for char in value)


def _has_label(record: _Record) -> bool:
    """Whether a value is no figure: lines of nothing but digits and commas are figures with separators (1,234,567)."""
    return any(value.strip() and not _has_digit(value) for value in record.values)


def _width(record: _Record) -> int:
    """How many values a record has; 0 if it is none."""
    width = len(record.values)
    if not MIN_FIELDS <= width <= MAX_FIELDS or any(_two_figures.search(value) for value in record.values):
        return 0
    return width


def _records(lines: Sequence[str], delimiter: str) -> Iterator[_Record]:
    """The lines as records, each with the lines that an open quote adds to it."""
    i = 0
    while i < len(lines):
        line = lines[i]
        quoted = '"' in line and (line.startswith('"') or f'{delimiter}"' in line)
        stop = _end(lines, i) if quoted else i + 1
        values = _values("\n".join(lines[i:stop]), delimiter) if quoted or delimiter in line else (line,)
        yield _Record(i, stop, values)
        i = stop


def _end(lines: Sequence[str], start: int) -> int:
    """The line behind the one that closes all quotes."""
    quotes = 0
    for i in range(start, min(start + MAX_QUOTED_LINES, len(lines))):
        quotes += lines[i].count('"')
        if quotes % 2 == 0:
            return i + 1
    return start + 1


def _values(source: str, delimiter: str) -> tuple[str, ...]:
    if delimiter not in source:
        return (source,)
    try:
        rows = list(csv.reader(source.splitlines(keepends=True), delimiter=delimiter))
    except csv.Error:
        return ()
    return tuple(rows[0]) if len(rows) == 1 else ()
