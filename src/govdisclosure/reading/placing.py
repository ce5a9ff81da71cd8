"""The cells of a report while it is read: what each states, where it stood, and what could not be placed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from attrs import define, field

from govdisclosure.grid import GridCell
from govdisclosure.reading.aligning import Aligned
from govdisclosure.reading.diagnosing import diagnose_reading
from govdisclosure.reading.heads import label_of
from govdisclosure.reading.reading import Diagnostic, PlacedCell
from govdisclosure.reading.scanning import SourceRow
from govdisclosure.schema import SECTIONS, TABLES, Cell, CellValue, Edition, Form, Table, form_of
from govdisclosure.text.numbers import money_unit, read_cell

__all__ = ["Placing", "columns_of", "figures_of"]


def figures_of(cells: Iterable[GridCell]) -> str:
    """The figures of some cells as they stand, for a message."""
    return " | ".join(cell.text for cell in cells if any(c.isdigit() for c in cell.text))


def _unit(row: SourceRow, spec: Cell) -> str | None:
    """The unit of a money column: what its head prints, else what the form does."""
    return money_unit(row.label) or money_unit(row.unit) or (spec.unit if spec.unit != "cell" else None)


@cache
def columns_of(form: Form, path: str) -> Mapping[str, Cell]:
    """The cells of a row of a form by the names of their columns, in official order."""
    row = form.row(path)
    return {cell.path.rpartition(".")[2]: cell for cell in form.cells[row.start : row.stop]}


def _is_legible(cells: Sequence[GridCell], specs: Sequence[Cell | None]) -> bool:
    """Whether each cell can be read as what its column holds; of words put in a row, one that cannot may have moved all."""
    return all(
        spec is None or cell.text.isdecimal() or read_cell(cell.text, spec.kind).state != "unreadable"
        for cell, spec in zip(cells, specs, strict=True)
    )


@define
class Placing:
    """Cells by path, the form of the report, the rows that were seen, and the diagnostics of the tables."""

    edition: Edition | None = None
    values: dict[str, CellValue] = field(factory=dict[str, CellValue])
    cells: dict[str, PlacedCell] = field(factory=dict[str, PlacedCell])
    found: list[Diagnostic] = field(factory=list[Diagnostic])
    seen: dict[str, SourceRow] = field(factory=dict[str, SourceRow])

    @property
    def form(self) -> Form:
        """The form of the report."""
        return form_of(self.edition)

    def tell(self, code: str, **about: object) -> None:
        """Add a diagnostic."""
        self.found.append(diagnose_reading(code, **about))  # type: ignore[arg-type]

    def put_row(self, form: Form, path: str, row: SourceRow, aligned: Aligned, columns: Sequence[str]) -> None:
        """Place the cells of one row of a form, or say why not. `form` is that of the row's own table."""
        if path in self.seen:
            self.tell_duplicate(path, row, aligned)
            return
        self.seen[path] = row
        specs = columns_of(form, path)
        if aligned.cells is None or (row.loose and not _is_legible(aligned.cells, [specs.get(name) for name in columns])):
            self.tell_mismatch(path, row, len(columns))
            return
        if aligned.repeated:
            self.tell("parse-cell-repeated", path=path, line=row.line, text=figures_of(row.cells))
        own = form.edition == self.form.edition
        for i, (column, cell) in enumerate(zip(columns, aligned.cells, strict=True)):
            spec = specs.get(column)
            if spec is None:
                self.tell_extra(column, cell, row)
            elif i in aligned.merged:
                self.tell_merged(spec.path, cell)
            elif own or self.has(spec):
                self.put(spec, cell, _unit(row, spec) if spec.kind == "money" else None)
            elif read_cell(cell.text, spec.kind).value is not None:
                self.tell_foreign(form, cell.line, f"{row.label}: {cell.text}")

    def put(self, spec: Cell, cell: GridCell, unit: str | None) -> None:
        """One cell: its number, or what it shows instead of one."""
        path, text = spec.path, cell.text
        state, value = read_cell(text, spec.kind, unit)
        if state == "unreadable" or state == "doubtful":
            self.tell(f"parse-cell-{state}", path=path, line=cell.line, text=text)
        self.values[path] = value
        self.cells[path] = PlacedCell(path, text, "number" if state == "doubtful" else state, cell.line or None, cell.place)

    def has(self, spec: Cell) -> bool:
        """Whether the form of the report has the same cell."""
        return spec.path in self.form.index and self.form.cell(spec.path).kind == spec.kind

    def tell_merged(self, path: str, cell: GridCell) -> None:
        """A figure that stands across several columns: nobody can tell for which of them."""
        if cell.text:
            self.tell("parse-cell-merged", path=path, line=cell.line, text=cell.text)

    def tell_foreign(self, form: Form, line: int, text: str) -> None:
        """Figures of a form that the report does not follow."""
        self.tell("parse-cell-foreign", line=line, text=text, other=form.edition, edition=self.form.edition)

    def tell_mismatch(self, path: str, row: SourceRow, expected: int) -> None:
        """A row whose figures cannot be tied to columns; one without figures states nothing and is no loss."""
        if text := figures_of(row.cells):
            found = sum(1 for cell in row.cells if not cell.pad)
            self.tell("parse-row-mismatch", path=path, line=row.line, text=text, found=found, expected=expected)

    def trusted(self, rows: Iterable[SourceRow], doubtful: Iterable[SourceRow]) -> list[SourceRow]:
        """Some rows without those whose figures may be others': these are named."""
        doubted = {id(row): row for row in doubtful}
        for row in doubted.values():
            path = f"{row.table}.{row.name}"
            self.seen.setdefault(path, row)
            if text := figures_of((*row.before, *row.cells)):
                self.tell("parse-row-doubtful", path=path, line=row.line, text=text)
        return [row for row in rows if id(row) not in doubted]

    def tell_extra(self, column: str, cell: GridCell, row: SourceRow) -> None:
        """The figure of a column that no form has; table 3 has too many of them to name each."""
        label = "小计" if column == "subtotal" else label_of(column)
        text = f"{row.label}·{label}: {cell.text}" if row.table == "proactive" else label
        if cell.text and not any(d.code == "parse-column-unknown" and d.text == text for d in self.found):
            path = f"proactive.{row.name}" if row.table == "proactive" else None
            self.tell("parse-column-unknown", path=path, line=cell.line, text=text)

    def tell_no_column(self, form: Form, path: str, row: SourceRow) -> None:
        """A column of the form that the head above a row does not have; `path` is that of a cell in it."""
        cell = form.cell(path)
        named = path if row.table == "proactive" else row.table
        self.tell("parse-column-missing", path=named, line=row.line, label=cell.column)

    def tell_duplicate(self, path: str, row: SourceRow, aligned: Aligned) -> None:
        """A row that is there again: with the same figures it is a copy, with others nobody knows."""
        first = [cell.text for cell in self.seen[path].cells if cell.text]
        again = [cell.text for cell in aligned.cells or row.cells if cell.text]
        if again and again != first:
            self.tell("parse-row-duplicate", path=path, line=row.line, text=figures_of(row.cells))

    def tell_missing(self, here: Sequence[Table]) -> None:
        """Name the tables and rows that the source does not have, and the tables that are `here` but cannot be read."""
        named = {d.path for d in self.found}
        for table in TABLES:
            own = [row for row in self.form.rows if row.table == table]
            if any(row.path in self.seen for row in own):
                for row in own:
                    if row.path not in self.seen:
                        self.tell("parse-row-missing", path=row.path, label="·".join(row.labels))
            elif table not in named:
                code = "parse-table-unreadable" if table in here else "parse-table-missing"
                self.tell(code, path=table, label=SECTIONS[table])
