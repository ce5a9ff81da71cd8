"""Tidy rows: one record for every cell of a report, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Protocol, TypedDict, cast

from govdisclosure.errors import InvalidReportError, WrongArgumentError
from govdisclosure.interchange.converting import MAX_DIGITS, MONEY_UNITS, found
from govdisclosure.schema import FORMS, AnnualReport, Cell, CellValue, Edition, Form, Given, Money, form_of, report_of

__all__ = ["COLUMNS", "Row", "from_rows", "to_rows"]

MAX_BITS = int(MAX_DIGITS * 3.32)
"""Bits of a whole number with as many digits as data may have."""

PARTED = " / "
"""Between the labels of a row, from the outside in."""


class Row(TypedDict):
    """One cell: whose report it is from, where it stands, what it states, how the source wrote it.

    `path` is the cell's, `row` that of its row; `value` is an int, for money a Decimal, or None where
    nothing is stated; `unit` is that of an amount. `state` and `raw` come from a reading, else None.
    """

    edition: Edition | None
    organization: str | None
    year: int | None
    table: str
    path: str
    row: str
    row_label: str
    column: str
    value: int | Decimal | None
    unit: str | None
    state: str | None
    raw: str | None


COLUMNS = tuple(Row.__annotations__)
"""The names of the columns, in order."""


class _Placed(Protocol):
    @property
    def state(self) -> str: ...
    @property
    def raw(self) -> str: ...


class _Reading(Protocol):
    """What of a reading is used here: how the source wrote each cell."""

    @property
    def cells(self) -> Mapping[str, _Placed]: ...


def to_rows(report: Given, reading: _Reading | None = None) -> list[Row]:
    """One row for every cell of the tables that the report has, in official order; a table that is None has none.

    Of a reading, `state` and `raw` say how its source wrote each cell.

    >>> rows = to_rows(AnnualReport.from_cells("2021", {"review.reconsideration.upheld": 3}, year=2022))
    >>> len(rows), rows[0]["row_label"], rows[0]["column"], rows[0]["value"], rows[1]["value"]
    (15, '行政复议', '结果维持', 3, None)
    """
    source: object = report if reading is None else reading
    placed: Mapping[str, _Placed] = getattr(source, "cells", {}) if not isinstance(source, AnnualReport) else {}
    report = report_of(report)
    head = (report.edition, report.organization, report.year)
    return [
        _row(head, cell, value, placed.get(cell.path))
        for cell, value in zip(report.form.cells, report.values(), strict=True)
        if getattr(report, cell.table) is not None
    ]


def _row(head: tuple[Edition | None, str | None, int | None], cell: Cell, value: CellValue, placed: _Placed | None) -> Row:
    amount = value.amount if isinstance(value, Money) else value
    return Row(
        edition=head[0],
        organization=head[1],
        year=head[2],
        table=cell.table,
        path=cell.path,
        row=cell.path.rpartition(".")[0],
        row_label=PARTED.join(cell.row),
        column=cell.column,
        value=amount,
        unit=value.unit if isinstance(value, Money) else None,
        state=placed.state if placed else None,
        raw=placed.raw if placed else None,
    )


def from_rows(rows: Iterable[Mapping[str, Any]]) -> AnnualReport:
    """The report of the rows: its edition, organization, year and all its cells, from `path`, `value` and `unit`.

    A table without a row is None, a cell without a row states nothing. Raises `InvalidReportError`,
    whose `path` names the cell, for rows of several reports, a cell that stands twice, a path that the
    form does not have, and a value that its cell cannot hold (a float for a count).
    """
    held = _held(rows)
    edition = _common(held, "edition", str, " or ".join(FORMS))
    organization = _common(held, "organization", str, "a text")
    year = _common(held, "year", int, "a whole number")
    if edition is not None and edition not in FORMS:
        raise InvalidReportError("edition", f"is {' or '.join(FORMS)} or None, found {found(edition)}")
    form = form_of(cast("Edition | None", edition))
    cells: dict[str, CellValue] = {}
    for row in held:
        path = row.get("path")
        if not isinstance(path, str) or path not in form.index:
            raise InvalidReportError(str(path), f"is no cell of the form of {form.edition}")
        if path in cells:
            raise InvalidReportError(path, "stands in more than one row")
        cells[path] = _value(form, path, row)
    return AnnualReport.from_cells(edition, cells, organization=organization, year=year)


def _held(rows: object) -> list[Mapping[str, Any]]:
    """The rows as a list, each of them with names for its columns."""
    if isinstance(rows, str | bytes | Mapping) or not isinstance(rows, Iterable):
        raise WrongArgumentError.of("rows (an iterable of mappings, as `to_rows` gives them)", rows)  # pyright: ignore[reportUnknownArgumentType]
    held: list[Any] = [*rows]
    for row in held:
        if not isinstance(row, Mapping):
            raise WrongArgumentError.of("rows that are mappings from column to value", row)
    return held


def _common(rows: list[Mapping[str, Any]], key: str, kind: type, wanted: str) -> Any:
    """What all rows say of the report they are from: one value of a kind, or None."""
    stated = [row.get(key) for row in rows]
    for value in stated:
        if value is not None and type(value) is not kind:
            raise InvalidReportError(key, f"is {wanted} or None, found {found(value)}")
    for value in stated:
        if value != stated[0]:
            both = f"{found(stated[0])}, {found(value)}"
            raise InvalidReportError(key, f"differs between the rows ({both}): give the rows of one report at a time")
    return stated[0] if stated else None


def _value(form: Form, path: str, row: Mapping[str, Any]) -> CellValue:
    value, unit = row.get("value"), row.get("unit")
    if value is None:
        return None
    if form.cell(path).kind != "money":
        if type(value) is not int or value.bit_length() > MAX_BITS:
            raise InvalidReportError(path, f"holds a whole number or None, found {found(value)}")
        return value
    if type(value) is int:
        value = Decimal(value)
    if not isinstance(value, Decimal) or not _is_written(value):
        raise InvalidReportError(path, f"holds an amount as a Decimal or None, found {found(row.get('value'))}")
    if unit is not None and unit not in MONEY_UNITS:
        raise InvalidReportError(path, f"the unit is one of {'、'.join(MONEY_UNITS)} or None, found {found(unit)}")
    return Money(value, unit)


def _is_written(amount: Decimal) -> bool:
    """True if an amount can be written in plain digits, as the JSON of a report does."""
    return amount.is_finite() and abs(amount.adjusted()) <= MAX_DIGITS and len(amount.as_tuple().digits) <= MAX_DIGITS
