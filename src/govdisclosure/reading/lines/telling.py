"""What is said of one table: the cells that are placed, the rows that are here, and what has no place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from attrs import define, field

from govdisclosure.grid import GridCell
from govdisclosure.reading.assignment import Assignment
from govdisclosure.reading.diagnosing import diagnose_reading
from govdisclosure.reading.lines.labels import Item
from govdisclosure.reading.lines.rows import Row
from govdisclosure.reading.lines.tokens import cell_of
from govdisclosure.reading.reading import Diagnostic
from govdisclosure.schema import FORMS, SECTIONS, Form, Table

__all__ = ["Telling"]


@define
class Telling:
    """Collects the assignment of one table."""

    table: Table
    form: Form
    cells: dict[str, GridCell] = field(factory=dict[str, GridCell])
    rows: dict[str, int] = field(factory=dict[str, int])
    units: dict[str, str] = field(factory=dict[str, str])
    problems: list[Diagnostic] = field(factory=list[Diagnostic])
    named: set[int] = field(factory=set[int])

    def assignment(self) -> Assignment:
        """Return what was told."""
        return Assignment(table=self.table, cells=self.cells, rows=self.rows, units=self.units, problems=tuple(self.problems))

    def tell(self, code: str, **about: object) -> None:
        """Add a diagnostic."""
        self.problems.append(diagnose_reading(code, **about))  # type: ignore[arg-type]

    def refuse(self, code: str, rows: Sequence[Row], figures: Sequence[Item]) -> Assignment:
        """Name the table: nothing in it is placed."""
        self.see(rows)
        if figures:
            self.tell(code, path=self.table, line=figures[0].line, text=_texts(figures), label=SECTIONS[self.table])
        return self.assignment()

    def see(self, rows: Iterable[Row]) -> None:
        """Keep where the rows of the form stand."""
        for row in rows:
            path = f"{self.table}.{row.name}"
            if row.name and path in _paths(self.form):
                self.rows.setdefault(path, row.item.line)

    def put(self, row: Row, columns: Sequence[str]) -> None:
        """Place the cells of a row under these columns, or name the row; a row without figures states nothing."""
        figures = row.figures
        self.named.update(item.start for item in figures)
        path = f"{self.table}.{row.name}"
        if not row.name or path not in _paths(self.form):
            self._put_foreign(row, path)
        elif row.doubt:
            self.doubt(path, row)
        else:
            for column, cell in zip(columns, row.cells, strict=False):
                self.cells[f"{path}.{column}"] = cell_of(cell.tokens[0])

    def doubt(self, path: str, row: Row) -> None:
        """Name a row whose figures were not placed."""
        about = {"found": len(row.cells), "expected": self.form.row(path).width}
        self.tell(row.doubt, path=path, line=row.item.line, text=_texts(row.figures or [row.item]), **about)

    def _put_foreign(self, row: Row, path: str) -> None:
        """Name the figures of a row that the form does not have."""
        if not row.figures:
            return
        text = f"{row.item.text}: {_texts(row.figures)}"
        other = next((form for form in FORMS.values() if path in _paths(form)), None)
        if other is None:
            self.tell("parse-row-unknown", line=row.item.line, text=_texts(row.figures), label=row.item.text[:80])
        else:
            self.tell("parse-cell-foreign", line=row.item.line, text=text, other=other.edition, edition=self.form.edition)

    def tell_strays(self, figures: Iterable[Item]) -> None:
        """Name each figure, and each word that was to be one, that no row has."""
        for item in figures:
            if item.start not in self.named:
                self.tell("parse-number-unplaced", line=item.line, text=item.text)


@cache
def _paths(form: Form) -> frozenset[str]:
    """The paths of all rows of a form."""
    return frozenset(row.path for row in form.rows)


def _texts(items: Sequence[Item]) -> str:
    return " | ".join(item.text for item in items)
