"""Gathering what the rows of a table state: one entry for each source row, and what to do where a row stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from attrs import define, field, frozen

from govdisclosure.grid import GridCell
from govdisclosure.reading.assignment import Assignment
from govdisclosure.reading.candidates import Candidate
from govdisclosure.reading.diagnosing import diagnose_reading
from govdisclosure.reading.extents import own_cells
from govdisclosure.reading.reading import Diagnostic
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.tokens import Token, has_digit
from govdisclosure.schema import Form, Table

__all__ = ["Sink", "figures_of"]


def figures_of(tokens: Iterable[Token]) -> str:
    """Return the figures of some cells as they stand, for a message."""
    return " | ".join(token.cell.text for token in tokens if has_digit(token.cell.text) and not token.found.labels)


@frozen(slots=False)  # many are made: without slots, in half the time
class Entry:
    """What one source row states: cells by their path in the form; None where its figures could not be placed."""

    row: SourceRow
    cells: Mapping[str, GridCell] | None

    @property
    def is_blank(self) -> bool:
        """True if no cell of the row holds anything."""
        return self.cells is not None and not any(cell.text.strip() for cell in self.cells.values())

    @property
    def states(self) -> bool:
        """True if the figures of the row could be placed and there are some."""
        return self.cells is not None and not self.is_blank

    @property
    def texts(self) -> dict[str, str]:
        """The text of each cell."""
        return {path: cell.text.strip() for path, cell in (self.cells or {}).items()}


@cache
def _columns_of(form: Form, path: str) -> frozenset[str]:
    """Return the names of the columns of a row of the form."""
    return frozenset(cell.name for cell in form.cells_of(path))


_another_table = re.compile("附[件表：:]?|上一?年|去年|同期|[0-9]{4}年?")


@define
class Sink:
    """The entries and the diagnostics of one table.

    `lines`: the text in front of each run of grids, by its number; `rivals`: the runs that state different figures of one row,
    the first in front, so that a row that one of them leaves blank, or out, is not that of the other.
    """

    table: Table
    lines: Sequence[str]
    entries: dict[str, list[Entry]] = field(factory=dict[str, list[Entry]])
    problems: dict[Diagnostic, None] = field(factory=dict[Diagnostic, None])
    named: set[tuple[str, str]] = field(factory=set[tuple[str, str]])
    units: dict[str, str] = field(factory=dict[str, str])
    rivals: set[tuple[int, int]] = field(factory=set[tuple[int, int]])

    def report(self, code: str, **about: object) -> None:
        """Add a diagnostic, once."""
        self.problems[diagnose_reading(code, **about)] = None  # type: ignore[arg-type]

    def _is_new(self, code: str, about: str) -> bool:
        """Return True the first time that something is to be named which many rows share."""
        before = len(self.named)
        self.named.add((code, about))
        return len(self.named) > before

    def place_row(self, form: Form, path: str, row: SourceRow, candidate: Candidate | None) -> None:
        """Add what a row states, or that its figures could not be placed."""
        if candidate is None or row.shared:
            self.add(path, row, None)
            return
        cells: dict[str, GridCell] = {}
        known = _columns_of(form, path)
        for column, cell in zip(candidate.columns, own_cells(candidate.columns, candidate.values, row), strict=True):
            if column.name in known:
                if column.is_renamed:
                    self.report("parse-column-renamed", path=self.table, text=column.label)
                cells[f"{path}.{column.name}"] = cell
            elif has_digit(cell.text):
                self._report_column(path, column.label, cell)
        if len(cells) < len(known):
            for name in sorted(known - {column.name for column in candidate.columns}):
                self._report_lacking(form, f"{path}.{name}")
        self.add(path, row, cells)

    def add(self, path: str, row: SourceRow, cells: Mapping[str, GridCell] | None) -> None:
        """Add what a source row states of a row of the form, None where its figures could not be placed."""
        self.entries.setdefault(path, []).append(Entry(row, cells))

    def _report_column(self, path: str, label: str, cell: GridCell) -> None:
        """Name the figures of a column that no form has: each in table 2, once for a table of many rows."""
        if self.table == "proactive":
            self.report("parse-column-unknown", path=path, line=cell.line, text=f"{label}: {cell.text}")
        elif self._is_new("parse-column-unknown", label):
            self.report("parse-column-unknown", line=cell.line, text=label or cell.text)

    def _report_lacking(self, form: Form, path: str) -> None:
        """Name a column of the form that the copy does not have: once for a table of rows of one kind."""
        cell = form.cell(path)
        first = self.table == "proactive" or self._is_new("parse-column-missing", cell.column)
        if first:
            own = path if self.table == "proactive" else self.table
            self.report("parse-column-missing", path=own, text=cell.column, label=cell.column)

    def report_head(self, path: str, rows: Sequence[SourceRow]) -> None:
        """Name a head whose columns nobody can tell."""
        texts = ", ".join(token.text for row in rows for token in row.tokens if token.text)
        if self._is_new("parse-head-unknown", path):
            self.report("parse-head-unknown", path=path, line=rows[0].line if rows else None, text=texts)

    def report_foreign(self, row: SourceRow) -> None:
        """Name the figures of a row that only another form has."""
        if figures := figures_of(row.tokens):
            self.report("parse-row-foreign", path=self.table, line=row.line, text=f"{row.text}: {figures}")

    def report_unknown(self, row: SourceRow) -> None:
        """Name the figures of a row without a label of the form."""
        figures = figures_of(row.tokens[row.at + 1 :] if row.kind == "body" else row.tokens)
        if figures and row.kind == "body":
            self.report("parse-row-unknown", line=row.line, text=figures, label=row.text[:MAX_LABEL])
        elif figures:
            self.report("parse-number-unplaced", line=row.tokens[0].cell.line, text=figures)

    def finish(self) -> Assignment:
        """Return what the table states as a whole; of rows that stand twice, what both allow."""
        cells: dict[str, GridCell] = {}
        rows: dict[str, int] = {}
        self.rivals = {pair for entries in self.entries.values() if len(entries) > 1 for pair in _rivals(entries)}
        for path, entries in self.entries.items():
            rows[path] = entries[0].row.line
            kept = self._settle(path, entries)
            if kept is not None and kept.cells is not None:
                cells.update(kept.cells)
        return Assignment(table=self.table, cells=cells, rows=rows, units=self.units, problems=tuple(self.problems))

    def _settle(self, path: str, entries: Sequence[Entry]) -> Entry | None:
        """Return the entry of a row that holds, of several: the full one behind blank ones, or none where two differ."""
        if len(entries) == 1 and entries[0].cells is not None and not self.rivals:
            return entries[0]
        for entry in entries:
            if entry.cells is None and (figures := figures_of(entry.row.tokens)):
                self.report("parse-row-mismatch", path=path, line=entry.row.line, text=figures, found=len(entry.row.tokens))
        placed = [entry for entry in entries if entry.cells is not None]
        if entries[0].cells is None:
            placed = self._beside_unplaced(path, entries[0], placed)
        if not placed:
            return None
        first = placed[0]
        own = [entry for entry in placed if entry.row.apart == first.row.apart]
        full = [entry for entry in own if not entry.is_blank]
        others = [entry for entry in placed if entry.row.apart != first.row.apart and not entry.is_blank]
        kept = full[0] if full else first
        rivals = [entry for entry in entries if (first.row.apart, entry.row.apart) in self.rivals and not entry.states]
        differing = [entry for entry in (*full, *others, *rivals) if entry.texts != kept.texts]
        if not differing and self._is_doubtful(first) and not kept.is_blank:
            differing = [kept]
        elif not differing:
            return kept
        texts = "; ".join(" | ".join(entry.texts.values()) for entry in differing)
        self.report("parse-row-duplicate", path=path, line=differing[0].row.line, text=texts)
        return kept if all(self._is_another(entry, first) for entry in differing) else None

    def _is_doubtful(self, entry: Entry) -> bool:
        """Return True if a row stands in a table that states other figures than one in front, or is itself of another year."""
        run, another = entry.row.apart, self.is_another_table(entry.row)
        return any(run == other or (run == first and another) for first, other in self.rivals)

    def _beside_unplaced(self, path: str, first: Entry, placed: Sequence[Entry]) -> list[Entry]:
        """Return what was placed in the table of a row that was not; what another table says does not stand for it."""
        for entry in placed:
            if entry.row.apart != first.row.apart and not entry.is_blank:
                self.report("parse-row-duplicate", path=path, line=entry.row.line, text=" | ".join(entry.texts.values()))
        return [entry for entry in placed if entry.row.apart == first.row.apart]

    def _is_another(self, entry: Entry, first: Entry) -> bool:
        """Return True if a line in front of a row says that its table is another one than the first."""
        if entry.row.apart == first.row.apart:
            return False
        return first.is_blank or (self.is_another_table(entry.row) and not self.is_another_table(first.row))

    def is_another_table(self, row: SourceRow) -> bool:
        """Return True if a line in front of a row says that its table is not the one of this report's year."""
        return _another_table.search(self.lines[row.apart]) is not None


def _rivals(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield the run in which a row is stated first with each that states other figures of it."""
    stated = [entry for entry in entries if entry.states]
    for other in stated[1:]:
        if other.row.apart != stated[0].row.apart and other.texts != stated[0].texts:
            yield stated[0].row.apart, other.row.apart


MAX_LABEL = 80
"""Characters of a label in a message."""
