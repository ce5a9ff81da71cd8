"""From assignments to the cells of a report: what each states, where it stood, and what has no place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define, field

from govdisclosure.grid import GridCell
from govdisclosure.reading.assignment import Assignment
from govdisclosure.reading.diagnosing import diagnose_reading
from govdisclosure.reading.reading import Diagnostic, PlacedCell
from govdisclosure.schema import SECTIONS, TABLES, Cell, CellValue, Edition, Form, FormRow, Table, form_of
from govdisclosure.text.numbers import money_unit, read_cell

__all__ = ["Placing"]


@define
class Placing:
    """Cells by path, the form of the report, the rows that were seen, and the diagnostics of the tables."""

    edition: Edition | None
    values: dict[str, CellValue] = field(factory=dict[str, CellValue])
    cells: dict[str, PlacedCell] = field(factory=dict[str, PlacedCell])
    found: list[Diagnostic] = field(factory=list[Diagnostic])
    rows: dict[str, int] = field(factory=dict[str, int])

    @property
    def form(self) -> Form:
        """The form of the report."""
        return form_of(self.edition)

    def report(self, code: str, **about: object) -> None:
        """Add a diagnostic."""
        self.found.append(diagnose_reading(code, **about))  # type: ignore[arg-type]

    def place(self, assignments: Iterable[Assignment], of: Mapping[Table, Form]) -> None:
        """Place what the tables state; `of` is the form of each. What the report's form has no cell for is named."""
        own = self.form
        for assignment in assignments:
            form, units = of[assignment.table], assignment.units
            self.found += assignment.problems
            self.rows |= assignment.rows
            for path, cell in assignment.cells.items():
                spec = form.cells[form.index[path]]
                if own is not form and not _is_same(spec, own.find(path)):
                    self._report_foreign(spec, cell, form)
                elif (cell.rowspan > 1 or (cell.colspan > 1 and spec.table != "proactive")) and cell.text:
                    self.report("parse-cell-merged", path=path, line=cell.line, text=cell.text)
                else:
                    self._place(spec, cell, _unit_of(spec, units.get(path)) if spec.kind == "money" else None)

    def _place(self, spec: Cell, cell: GridCell, unit: str | None) -> None:
        """Read one cell: its number, or what it shows instead of one."""
        text, _, _, line, place, _, _ = cell
        path = spec.path
        state, self.values[path] = read_cell(text, spec.kind, unit)
        if state == "unreadable" or state == "doubtful":
            self.report(f"parse-cell-{state}", path=path, line=line, text=text)
            state = "number" if state == "doubtful" else state
        self.cells[path] = PlacedCell(path, text, state, line or None, place)

    def _report_foreign(self, spec: Cell, cell: GridCell, form: Form) -> None:
        """Name a figure of another form for which the report's form has no cell."""
        if read_cell(cell.text, spec.kind).value is not None:
            text = f"{spec.row[-1]}·{spec.column}: {cell.text}"
            words = {"text": text, "other": form.edition, "edition": self.form.edition}
            self.report("parse-cell-foreign", path=spec.table, line=cell.line, **words)

    def report_missing(self) -> None:
        """Name each table and each row that the source does not have."""
        for table in TABLES:
            seen = any(path.startswith(f"{table}.") for path in self.rows)
            if not seen:
                self._report_table(table)
                continue
            for row in self.form.rows_of(table):
                if not self._is_seen(row):
                    self.report("parse-row-missing", path=row.path, label="·".join(row.labels))

    def _is_seen(self, row: FormRow) -> bool:
        return row.path in self.rows or row.table in self.rows

    def _report_table(self, table: Table) -> None:
        unread = any(problem.path == table or problem.table == table for problem in self.found)
        if unread:
            self.report("parse-table-unreadable", path=table, label=SECTIONS[table])
        else:
            self.report("parse-table-missing", path=table, label=SECTIONS[table])


def _is_same(spec: Cell, here: Cell | None) -> bool:
    return here is not None and here.kind == spec.kind


def _unit_of(spec: Cell, head: str | None) -> str | None:
    """Return the unit of an amount that names none itself: that of its head, else the one that the form prints."""
    return (money_unit(head) if head else None) or (spec.unit if spec.unit != "cell" else None)
