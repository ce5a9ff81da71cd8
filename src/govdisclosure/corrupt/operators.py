"""The mistakes that people and tools make, each a function from a report to all ways of making it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve

from govdisclosure.corrupt.corruption import Corruption, corruption
from govdisclosure.schema import TABLES, AnnualReport, CellValue, Form, FormRow, Money, Table

__all__ = [
    "OPERATORS",
    "blanked_totals",
    "copied_last_year",
    "dropped_row",
    "shifted_column",
    "shifted_row",
    "split_digits",
    "transposed_digits",
    "wrong_column",
    "yuan_for_wan",
]

Changes = Mapping[int, CellValue]


def _real(operator: str, report: AnnualReport, ways: Iterator[Changes]) -> Iterator[Corruption]:
    """Those of the ways that change something."""
    return (made for changes in ways if (made := corruption(operator, report, changes)) is not None)


def _rows(report: AnnualReport) -> Iterator[FormRow]:
    """The rows of the tables that the report has."""
    return (row for row in report.form.rows if getattr(report, row.table) is not None)


def _totals(form: Form) -> frozenset[int]:
    return frozenset(relation.target for relation in form.relations if relation.rule != "t3-balance")


def _signed(value: int, digits: str) -> int:
    return -int(digits) if value < 0 else int(digits)


def split_digits(report: AnnualReport) -> Iterator[Corruption]:
    """A number cut in two: its last digits stand in the next cell of the row, which was zero or blank (14, 0 → 1, 4)."""
    values = report.values()

    def ways() -> Iterator[Changes]:
        for row in (row for row in _rows(report) if _fits(report.form, range(row.start, row.stop))):
            for index in range(row.start, row.stop - 1):
                value = values[index]
                if isinstance(value, int) and abs(value) > 9 and values[index + 1] in (None, 0):
                    digits = str(abs(value))
                    yield from (
                        {index: _signed(value, digits[:cut]), index + 1: int(digits[cut:])} for cut in range(1, len(digits))
                    )

    return _real("split_digits", report, ways())


def transposed_digits(report: AnnualReport) -> Iterator[Corruption]:
    """Two neighbouring digits of a number changed places (351 → 315)."""

    def ways() -> Iterator[Changes]:
        for index, value in enumerate(report.values()):
            if isinstance(value, int):
                digits = str(abs(value))
                for at in range(len(digits) - 1):
                    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
                    yield {index: _signed(value, swapped)}

    return _real("transposed_digits", report, ways())


def _shifted(indices: Sequence[int], values: Sequence[CellValue], by: int) -> Changes:
    """Each cell takes the value of the one before it (or behind it); what has no such neighbour becomes blank."""
    old = [values[index] for index in indices]
    moved = [None, *old[:-1]] if by > 0 else [*old[1:], None]
    return dict(zip(indices, moved, strict=True))


def _fits(form: Form, indices: Sequence[int]) -> bool:
    """Whether values may change places: money and counts do not."""
    return len({form.cells[index].kind == "money" for index in indices}) == 1


def shifted_row(report: AnnualReport) -> Iterator[Corruption]:
    """The numbers of a row one cell to the right or to the left; the last (the first) is lost, the free cell is blank."""
    values = report.values()
    rows = [range(row.start, row.stop) for row in _rows(report) if row.width > 1]
    ways = (_shifted(row, values, by) for row in rows if _fits(report.form, row) for by in (1, -1))
    return _real("shifted_row", report, iter(ways))


def shifted_column(report: AnnualReport) -> Iterator[Corruption]:
    """The numbers of a column of table 3 one row down or up; the last (the first) is lost, the free cell is blank."""
    values = report.values()
    rows = [row for row in _rows(report) if row.table == "applications"]
    columns = [[row.start + column for row in rows] for column in range(rows[0].width if rows else 0)]
    return _real("shifted_column", report, (_shifted(column, values, by) for column in columns for by in (1, -1)))


def wrong_column(report: AnnualReport) -> Iterator[Corruption]:
    """One case filed under another column of its row: one less here, one more there. Totals stay as they are."""
    values, totals = report.values(), _totals(report.form)

    def ways() -> Iterator[Changes]:
        for row in _rows(report):
            if row.table == "proactive":
                continue
            cells = [index for index in range(row.start, row.stop) if index not in totals]
            counts = {index: value for index in cells if isinstance(value := values[index], int)}
            for here, value in counts.items():
                if value > 0:
                    yield from ({here: value - 1, there: counts[there] + 1} for there in counts if there != here)

    return _real("wrong_column", report, ways())


def yuan_for_wan(report: AnnualReport) -> Iterator[Corruption]:
    """An amount of 万元 written in 元 under the unit 万元: ten thousand times too much."""
    amounts = ((index, value) for index, value in enumerate(report.values()) if isinstance(value, Money) and value.unit == "万元")
    return _real("yuan_for_wan", report, ({index: evolve(value, amount=value.amount * 10_000)} for index, value in amounts))


def dropped_row(report: AnnualReport) -> Iterator[Corruption]:
    """A row that is not on the page: all its cells state nothing."""
    return _real("dropped_row", report, (dict.fromkeys(range(row.start, row.stop)) for row in _rows(report)))


def blanked_totals(report: AnnualReport) -> Iterator[Corruption]:
    """The totals of a table, row by row and below the columns, left blank."""
    totals, spans = _totals(report.form), report.form.spans.values()
    return _real("blanked_totals", report, (dict.fromkeys(totals.intersection(range(*span))) for span in spans))


def copied_last_year(report: AnnualReport, *, previous: AnnualReport) -> Iterator[Corruption]:
    """All figures of a table copied from last year's report, which follows the same form."""
    if previous.form is not report.form:
        raise ValueError(
            f"the previous report follows the form of {previous.form.edition}, this one that of {report.form.edition}"
        )
    spans, old = report.form.spans, previous.values()
    tables: list[Table] = [t for t in TABLES if getattr(report, t) is not None and getattr(previous, t) is not None]
    return _real("copied_last_year", report, ({index: old[index] for index in range(*spans[table])} for table in tables))


OPERATORS: Mapping[str, Callable[[AnnualReport], Iterator[Corruption]]] = {
    operator.__name__: operator
    for operator in (
        split_digits,
        transposed_digits,
        shifted_row,
        shifted_column,
        wrong_column,
        yuan_for_wan,
        dropped_row,
        blanked_totals,
    )
}
"""All operators that need nothing but the report, by name; `copied_last_year` also needs the report before it."""
