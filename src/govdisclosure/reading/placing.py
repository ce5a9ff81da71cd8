"""From labelled rows to the cells of a form: what each cell states, and what could not be placed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from attrs import define, field

from govdisclosure.grid import GridCell
from govdisclosure.reading.aligning import Aligned, Conventions, applicant_columns, item_columns, review_blocks
from govdisclosure.reading.diagnosing import diagnose_reading
from govdisclosure.reading.labels import nearest_row
from govdisclosure.reading.reading import Diagnostic, PlacedCell
from govdisclosure.reading.scanning import Scan, SourceRow
from govdisclosure.schema import FORMS, TABLES, AnnualReport, CellValue, Edition, Form, FormRow, Table, form_of
from govdisclosure.text.numbers import money_unit, read_cell

__all__ = ["Placing", "place"]

ONLY: Mapping[str, Edition] = {
    "issued": "2021",
    "repealed": "2021",
    "in_force": "2021",
    "newly_made": "2019",
    "newly_disclosed": "2019",
    "total_disclosed": "2019",
    "previous_items": "2019",
    "change": "2019",
    "projects": "2019",
    "other_services": "2019",
    "procurement": "2019",
}
"""Columns and rows of table 2 that only one form has."""


@define
class Placing:
    """The cells of a document by path, its form, and the diagnostics of its tables."""

    edition: Edition | None = None
    values: dict[str, CellValue] = field(factory=dict[str, CellValue])
    cells: dict[str, PlacedCell] = field(factory=dict[str, PlacedCell])
    found: list[Diagnostic] = field(factory=list)
    seen: dict[str, SourceRow] = field(factory=dict[str, SourceRow])

    def tell(self, code: str, **about: object) -> None:
        self.found.append(diagnose_reading(code, **about))  # type: ignore[arg-type]


def place(scan: Scan) -> Placing:
    """Place every cell that a row and a column can be told for; name the others."""
    placing = Placing()
    rows = _named(scan, placing)
    by_table: dict[Table, list[SourceRow]] = {table: [row for row in rows if row.table == table] for table in TABLES}
    placing.edition, of_items = _editions(by_table, scan.wordings)
    _items(by_table["proactive"], FORMS[of_items], placing)
    _applications(by_table["applications"], form_of(placing.edition), placing)
    _reviews(by_table["review"], form_of(placing.edition), placing)
    for cell in scan.stray:
        placing.tell("parse-number-unplaced", line=cell.line, text=cell.text)
    _missing(placing, form_of(placing.edition), by_table)
    return placing


# rows ---------------------------------------------------------------------------------------------


def _named(scan: Scan, placing: Placing) -> list[SourceRow]:
    """The rows that the form has; a row nobody knows is named, unless its label is a slip of the pen."""
    known = {(row.table, row.name) for row in scan.rows if row.name}
    rows: list[SourceRow] = []
    tries = 0
    for row in scan.rows:
        if not row.name and row.table != "review" and tries < MOST_TRIES and row.cells:
            tries += 1
            near = nearest_row(scan.plain(row.label), row.table)
            if near is not None and (near.table, near.name) not in known:
                row.name = near.name
                known.add((near.table, near.name))
                placing.tell("parse-label-variant", path=f"{row.table}.{row.name}", line=row.line, text=row.label, label=near.name)
        if row.name or row.table == "review":
            rows.append(row)
        else:
            _tell_unknown(row, placing)
    return rows


MOST_TRIES = 100
"""Unknown labels of one document that are compared with those of the form."""


def _tell_unknown(row: SourceRow, placing: Placing) -> None:
    figures = _figures(row.cells)
    if figures:
        placing.tell("parse-row-unknown", line=row.line, text=figures, label=row.label[:80])


def _figures(cells: Iterable[GridCell]) -> str:
    """The figures of some cells as they stand, for a message."""
    return " | ".join(cell.text for cell in cells if any(c.isdigit() for c in cell.text))


def _editions(rows: Mapping[Table, Sequence[SourceRow]], wordings: set[str]) -> tuple[Edition | None, Edition]:
    """The form of the report and that of its table 2: row (六) of table 3 decides, then the heads of table 2."""
    other = {row.name for row in rows["applications"] if row.name.startswith("results.other")}
    single = any(row.name == "results.other" and row.cells for row in rows["applications"])
    evidence = [ONLY[name] for row in rows["proactive"] for name in (row.name, *row.heads) if name in ONLY]
    evidence += ["2021"] * any(wording.startswith("本年处理决定") for wording in wordings)
    items = max(("2019", "2021"), key=evidence.count) if evidence else None
    applications = "2021" if other - {"results.other"} else "2019" if single else None
    whole = applications or items
    return cast("Edition | None", whole), cast("Edition", items or whole or "2021")


# table 2 ------------------------------------------------------------------------------------------


def _items(rows: Sequence[SourceRow], form: Form, placing: Placing) -> None:
    columns = {row.path: _columns(form, row) for row in form.rows}
    known = [(row, columns[path]) for row in rows if (path := f"proactive.{row.name}") in columns]
    conventions = Conventions((row, len(names)) for row, names in known)
    for row, names in known:
        path = f"proactive.{row.name}"
        aligned = conventions.align(row, len(names))
        _put_row(placing, form, path, row, aligned, item_columns(row.heads, names))
    for row in rows:
        if f"proactive.{row.name}" not in columns:
            _tell_foreign(placing, row, form.edition)


def _tell_foreign(placing: Placing, row: SourceRow, edition: str) -> None:
    if figures := _figures(row.cells):
        other = "2019" if edition == "2021" else "2021"
        placing.tell("parse-cell-foreign", line=row.line, text=f"{row.label}: {figures}", other=other, edition=edition)


def _columns(form: Form, row: FormRow) -> tuple[str, ...]:
    return tuple(cell.path.rpartition(".")[2] for cell in form.cells[row.start : row.stop])


# table 3 ------------------------------------------------------------------------------------------


def _applications(rows: Sequence[SourceRow], form: Form, placing: Placing) -> None:
    known = {row.path for row in form.rows}
    standard = _columns(form, form.row("applications.received"))
    heads = {row.heads: applicant_columns(row.heads, standard) for row in rows}
    widths = {key: len(columns or standard) for key, columns in heads.items()}
    conventions = Conventions((row, widths[row.heads]) for row in rows)
    told: set[tuple[str, ...]] = set()
    for row in rows:
        path, columns = f"applications.{row.name}", heads[row.heads]
        if path not in known:
            if row.name == "results.other" and row.cells:
                _tell_foreign(placing, row, form.edition)
            continue
        if columns is None:
            if row.heads not in told:
                placing.tell("parse-head-unknown", path="applications", line=row.line, text=", ".join(row.heads))
            told.add(row.heads)
            continue
        _put_row(placing, form, path, row, conventions.align(row, len(columns)), columns)


# table 4 ------------------------------------------------------------------------------------------


def _reviews(rows: Sequence[SourceRow], form: Form, placing: Placing) -> None:
    blocks = {row.path.partition(".")[2]: _columns(form, row) for row in form.rows if row.table == "review"}
    for row in rows:
        cells = [cell for cell in row.cells if not cell.pad]
        if not row.cells:
            continue
        named = review_blocks(row.heads, blocks, len(cells))
        filled = [cell for cell in cells if cell.text]
        if named is None and len(filled) != len(cells):
            cells, named = filled, review_blocks(row.heads, blocks, len(filled))
        if named is None:
            if _figures(row.cells):
                text = _figures(row.cells)
                placing.tell("parse-row-mismatch", path="review", line=row.line, text=text, found=len(cells), expected=15)
            continue
        start = 0
        for block in named:
            stop = start + len(blocks[block])
            _put_row(placing, form, f"review.{block}", row, Aligned(tuple(cells[start:stop])), blocks[block])
            start = stop


# cells --------------------------------------------------------------------------------------------


def _put_row(
    placing: Placing, form: Form, path: str, row: SourceRow, aligned: Aligned, columns: Sequence[str]
) -> None:
    """Place the cells of one row of the form, or say why not."""
    if path in placing.seen:
        _tell_duplicate(placing, path, row, aligned)
        return
    placing.seen[path] = row
    if aligned.cells is None:
        if text := _figures(row.cells):
            found = sum(1 for cell in row.cells if not cell.pad)
            placing.tell("parse-row-mismatch", path=path, line=row.line, text=text, found=found, expected=len(columns))
        return
    if aligned.doubtful:
        text = _figures(row.cells)
        placing.tell("parse-row-shifted", path=path, line=row.line, text=text, expected=len(columns))
    if aligned.repeated:
        placing.tell("parse-cell-repeated", path=path, line=row.line, text=_figures(row.cells))
    for column, cell in zip(columns, aligned.cells, strict=True):
        if column == "subtotal":
            _tell_extra(placing, cell)
        else:
            _put(placing, form, f"{path}.{column}", cell, row)


def _tell_extra(placing: Placing, cell: GridCell) -> None:
    if cell.text and not any(d.code == "parse-column-unknown" for d in placing.found):
        placing.tell("parse-column-unknown", line=cell.line, text="小计")


def _tell_duplicate(placing: Placing, path: str, row: SourceRow, aligned: Aligned) -> None:
    first = [cell.text for cell in placing.seen[path].cells if cell.text]
    again = [cell.text for cell in aligned.cells or row.cells if cell.text]
    if again and again != first:
        placing.tell("parse-row-duplicate", path=path, line=row.line, text=_figures(row.cells))


def _put(placing: Placing, form: Form, path: str, cell: GridCell, row: SourceRow) -> None:
    """One cell: its number if it states one that the form of the report has a place for."""
    spec = form.cell(path)
    unit = money_unit(row.unit) or (spec.unit if spec.unit != "cell" else None)
    state, value = read_cell(cell.text, spec.kind, unit)
    whole = form_of(placing.edition)
    if path not in whole.index or whole.cell(path).kind != spec.kind:
        if value is not None:
            text = f"{row.label}: {cell.text}"
            placing.tell("parse-cell-foreign", line=cell.line, text=text, other=form.edition, edition=whole.edition)
        return
    if state == "unreadable":
        placing.tell("parse-cell-unreadable", path=path, line=cell.line, text=cell.text)
    where = None if cell.place is None else "(//table)[{}]/descendant::tr[{}]/*[{}]".format(*cell.place)
    placing.values[path] = value
    placing.cells[path] = PlacedCell(path, cell.text, state, cell.line or None, where)


def _missing(placing: Placing, form: Form, rows: Mapping[Table, Sequence[SourceRow]]) -> None:
    """Name the tables and the rows of the form that the source does not have."""
    for table in TABLES:
        own = [row for row in form.rows if row.table == table]
        named = {d.path for d in placing.found}
        if not any(row.path in placing.seen for row in own):
            if table not in named:
                placing.tell("parse-table-missing", path=table, label=_title(table))
            continue
        for row in own:
            if row.path not in placing.seen and table not in named:
                placing.tell("parse-row-missing", path=row.path, label="·".join(row.labels))
    del rows


def _title(table: Table) -> str:
    from govdisclosure.schema import SECTIONS

    return SECTIONS[table]


def tables_of(placing: Placing) -> dict[str, object]:
    """The tables of the report, from the placed values."""
    report = AnnualReport.from_cells(placing.edition, placing.values)
    return {table: getattr(report, table) for table in TABLES}
