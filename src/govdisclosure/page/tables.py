"""The three tables as the form prints them, with what the report states in them and the signs of the findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from govdisclosure.page.entry import Entry
from govdisclosure.page.marks import Marks
from govdisclosure.page.markup import NOTHING, Html, joined, plain, tag
from govdisclosure.schema import AnnualReport, Cell, CellValue, Form, Money, Table
from govdisclosure.schema.sheet import Sheet, SheetCell, sheet
from govdisclosure.schema.wording import labels_of

__all__ = ["draw_table"]

MAX_SIGNS = 36
"""What is longer is no figure of a report; the rest of it would only make the table wide."""

Spot = tuple[int, int]
"""A head cell: the number of its row, and its number among the cells that begin there."""


def draw_table(entry: Entry, report: AnnualReport, table: Table, marks: Marks) -> Html:
    """One table. Every cell has a name that links lead to; those that findings are about carry their signs."""
    printed = sheet(report.form, table, str)  # a figure is written as its index in the form, which is its name here
    pen = _Pen(entry, report.form, report.values(), marks, _owners(report.form, printed, table, marks))
    rows = [tag("tr", pen.row(row, y)) for y, row in enumerate(printed.rows)]
    heads = 0 if table == "proactive" else next(y for y, row in enumerate(printed.rows) if not row[-1].scope)
    caption = tag("caption", printed.caption, marks.at(table), id=marks.cell(table), tabindex="-1")
    head = tag("thead", rows[:heads]) if heads else NOTHING  # repeated where the table goes over two sheets of paper
    return tag("table", caption, head, tag("tbody", rows[heads:]), class_=f"gd-table gd-{table}", lang="zh-CN")


@frozen
class _Pen:
    """What every cell of a table is drawn from; `owners` are the rows and groups that are marked at a head cell."""

    entry: Entry
    form: Form
    values: Sequence[CellValue]
    marks: Marks
    owners: Mapping[Spot, Sequence[str]]

    def row(self, row: Sequence[SheetCell], y: int) -> Iterator[Html]:
        """The cells that begin in a row."""
        for x, cell in enumerate(row):
            yield self._head(cell, self.owners.get((y, x), ())) if cell.scope else self._figure(cell)

    def _head(self, cell: SheetCell, targets: Sequence[str]) -> Html:
        kinds = " ".join(filter(None, map(self.marks.kinds, targets))) or None
        places = joined(map(self.marks.place, targets))
        return tag("th", cell.text, places, scope=cell.scope, class_=kinds, **_spans(cell))

    def _figure(self, cell: SheetCell) -> Html:
        of = self.form.cells[int(cell.text)]
        signs = self.marks.at(of.path)
        number = tag("span", _shown(self.entry, of, self.values[of.index]), class_="gd-number")
        kinds, focus = self.marks.kinds(of.path), "-1" if signs else None
        return tag("td", number, signs, id=self.marks.cell(of.path), class_=kinds, tabindex=focus, **_spans(cell))


def _spans(cell: SheetCell) -> dict[str, int]:
    return {name: value for name, value in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if value > 1}


def _shown(entry: Entry, cell: Cell, value: CellValue) -> str:
    """What a cell shows: its number; else what its source has there, a mark for none or something that is no number."""
    if value is None:
        placed = entry.cells.get(cell.path)
        return "" if placed is None else _cut(" ".join(placed.raw.split()))
    if isinstance(value, Money):
        head = None if cell.unit == "cell" else cell.unit
        return _cut(f"{value.amount:f}") + ("" if value.unit == head else plain(value.unit or "（单位不明）"))
    return _cut(str(value))


def _cut(words: str) -> str:
    return words if len(words) <= MAX_SIGNS else f"{words[:MAX_SIGNS]}…"


def _owners(form: Form, printed: Sheet, table: Table, marks: Marks) -> dict[Spot, list[str]]:
    """The head cells at which findings about a row or a group of rows are marked."""
    owners: dict[Spot, list[str]] = {}
    for target in marks.by_target:
        if target.startswith(f"{table}.") and target not in form.index:
            owners.setdefault(_head_of(form, printed, target), []).append(target)
    return owners


def _head_of(form: Form, printed: Sheet, target: str) -> Spot:
    """The last head before the first figure of a target that prints its label; else the first head of all."""
    label, found = labels_of(form, target)[-1:], (0, 0)
    for y, row in enumerate(printed.rows):
        for x, cell in enumerate(row):
            if not cell.scope and form.cells[int(cell.text)].path.startswith(f"{target}."):
                return found
            if cell.scope and (cell.text,) == label:
                found = (y, x)
    return found
