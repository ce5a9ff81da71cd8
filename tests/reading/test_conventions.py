"""Every table in every convention: what the sheet states is read from what the convention writes, or named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.reading import Reading, read_grids
from govdisclosure.schema import SECTIONS, TABLES, AnnualReport, CellValue, Money
from govdisclosure.schema.conventions import CONVENTIONS, Convention, written
from govdisclosure.schema.sheet import sheet
from govdisclosure.strategies import reports


def shown(value: CellValue) -> str:
    if value is None:
        return ""
    return f"{value.amount:f}{value.unit or ''}" if isinstance(value, Money) else str(value)


def read_back(report: AnnualReport, convention: Convention, filler: str | None) -> Reading:
    """The reading of the report's tables as a convention writes them; `filler` stands where it leaves something for a span."""
    values = report.values()
    blocks: list[str | list[list[str | None]]] = []
    for table in TABLES:
        rows = written(sheet(report.form, table, lambda index: shown(values[index])), convention)
        blocks += (SECTIONS[table], [[filler if cell is None else cell.text for cell in row] for row in rows])
    return read_grids(blocks)


def is_named(path: str, reading: Reading) -> bool:
    about = {d.path or d.table or "" for d in reading.diagnostics if d.severity != "info"}
    return any(path == own or path.startswith(f"{own}.") for own in about)


@given(reports(), st.sampled_from(CONVENTIONS), st.sampled_from(("", None)))
def test_a_cell_is_read_or_named_in_every_convention(report: AnnualReport, convention: Convention, filler: str | None) -> None:
    reading = read_back(report, convention, filler)
    found = {} if reading.report is None else reading.report.cells()
    wrong = {path for path, value in report.cells().items() if found.get(path) not in (value, None)}
    lost = {path for path, value in report.cells().items() if value is not None and found.get(path) is None}
    assert not wrong
    assert all(is_named(path, reading) for path in lost)
