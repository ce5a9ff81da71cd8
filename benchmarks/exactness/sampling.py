"""Reports to print: figures that add up (or not), few or many of them stated, as an office writes them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from attrs import frozen

from govdisclosure import Money
from govdisclosure.schema import FORMS, CellValue, Edition, Form, FormRow

__all__ = ["Sample", "sample"]

DENSITIES = (0.0, 0.05, 0.15, 0.3, 0.5, 0.75, 0.9, 1.0, 1.0, 1.0)
"""How many of the cells are stated; most offices fill in all."""

SCALES = (2, 4, 12, 150, 3000)
"""The figures of a report are below one of these: a village, a county, a ministry."""

UNIT_OF_THE_CELL = "cell"
"""What the form says of an amount whose unit stands in its cell; here it never does."""

MARKS = ("/", "-", "—", "无")
CONSISTENT = 0.8
"""Real reports whose sums hold are about so many."""

OFFICES = ("青河县财政局", "白水市人民政府办公室", "东岭区卫生健康局", "云溪镇人民政府", "长湖省教育厅", "石桥街道办事处")


@frozen
class Sample:
    """One report: the text that stands in each cell, and the value that it states."""

    form: Form
    written: Mapping[str, str]
    truth: Mapping[str, CellValue]
    office: str
    year: int
    inconsistent: bool

    def rows(self, table: str) -> list[FormRow]:
        """The rows of one table."""
        return [row for row in self.form.rows if row.table == table]


def sample(rng: Random) -> Sample:
    """Return a report of either form, of any density."""
    edition: Edition = rng.choice(("2021", "2021", "2019"))
    form = FORMS[edition]
    scale = rng.choice(SCALES)
    values: dict[str, int | Decimal] = {}
    _applications(form, scale, values, rng)
    for cell in form.cells:
        if cell.table == "proactive":
            values[cell.path] = _item(cell.kind, scale, rng)
    for row in form.rows:
        if row.table == "review":
            _row(form, row, [rng.randrange(scale) for _ in range(row.width - 1)], values)
    inconsistent = rng.random() > CONSISTENT
    if inconsistent:
        for path in rng.sample(form.paths, 3):
            values[path] += rng.choice((1, 2, 10))
    stated = _stated(form, values, rng)
    commas = rng.random() < 0.1
    mark = rng.choice(MARKS) if rng.random() < 0.1 else ""
    return Sample(
        form,
        {path: _write(values[path], commas=commas) if path in stated else mark for path in form.paths},
        {path: _value(values[path], form.cell(path).unit) if path in stated else None for path in form.paths},
        rng.choice(OFFICES),
        rng.choice((2019, 2020) if edition == "2019" else (2021, 2022, 2023, 2024)),
        inconsistent,
    )


def _item(kind: str, scale: int, rng: Random) -> int | Decimal:
    if kind == "money":
        return Decimal(rng.choice((0, 12, 550, 98765, 1234567))) / rng.choice((1, 10, 100))
    figure = rng.randrange(scale * 3) if rng.random() < 0.6 else 0
    return -figure if kind == "change" and rng.random() < 0.3 else figure


def _row(form: Form, row: FormRow, terms: list[int], values: dict[str, int | Decimal]) -> None:
    """Write the terms of a row and their sum, its last cell."""
    values.update(zip(form.paths[row.start : row.stop], [*terms, sum(terms)], strict=True))


def _applications(form: Form, scale: int, values: dict[str, int | Decimal], rng: Random) -> None:
    """Table 3: results that add up by row and by column, and the balance."""
    rows = {row.path: row for row in form.rows if row.table == "applications"}
    total, forward = "applications.results.total", "applications.carried_forward"
    received, carried = "applications.received", "applications.carried_in"
    columns = rows[total].width - 1
    done = [0] * columns
    for path, row in rows.items():
        if path not in {total, forward, received, carried}:
            terms = [rng.randrange(scale) if rng.random() < 0.3 else 0 for _ in range(columns)]
            done = [had + more for had, more in zip(done, terms, strict=True)]
            _row(form, row, terms, values)
    left = [rng.randrange(scale) for _ in range(columns)]
    before = [rng.randint(0, min(scale, a + b)) for a, b in zip(done, left, strict=True)]
    _row(form, rows[total], done, values)
    _row(form, rows[forward], left, values)
    _row(form, rows[carried], before, values)
    _row(form, rows[received], [a + b - c for a, b, c in zip(done, left, before, strict=True)], values)


def _stated(form: Form, values: Mapping[str, int | Decimal], rng: Random) -> set[str]:
    """The cells that the office fills in: some cells, some rows, or all that are not zero."""
    density = rng.choice(DENSITIES)
    style = rng.choice(("cells", "rows", "zeros"))
    if style == "zeros" and density < 1:
        return {path for path in form.paths if values[path] or rng.random() < density / 4}
    if style == "rows":
        rows = [row for row in form.rows if rng.random() < density]
        return {path for row in rows for path in form.paths[row.start : row.stop]}
    return {path for path in form.paths if rng.random() < density}


def _write(value: int | Decimal, *, commas: bool) -> str:
    return f"{value:,}" if commas else f"{value}"


def _value(value: int | Decimal, unit: str | None) -> CellValue:
    if isinstance(value, Decimal):
        return Money(value, None if unit == UNIT_OF_THE_CELL else unit)
    return value
