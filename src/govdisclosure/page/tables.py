"""The three tables as the form prints them, with what the report states in them and the signs of the findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdisclosure.page.entry import Entry
from govdisclosure.page.markup import Html, joined, plain, tag
from govdisclosure.page.marks import Marks
from govdisclosure.schema import AnnualReport, Cell, CellValue, Form, Money, Table
from govdisclosure.schema.sheet import Sheet, SheetCell, sheet
from govdisclosure.schema.wording import labels_of

__all__ = ["draw_table", "shown"]

MAX_SIGNS = 36
"""What is longer is no figure of a report; the rest of it would only make the table wide."""

Row = tuple[SheetCell, ...]


def draw_table(entry: Entry, report: AnnualReport, table: Table, marks: Marks) -> Html:
    """One table. Every cell has a name that links lead to; those that findings are about carry their signs."""
    form = report.form
    printed = sheet(form, table, str)  # a figure is written as its index in the form, which is its name here
    owners = _owners(form, printed, table, marks)
    rows = [tag("tr", _row(entry, report, row, y, owners, marks)) for y, row in enumerate(printed.rows)]
    caption = tag("caption", printed.caption, marks.at(table), id=marks.cell(table), tabindex="-1")
    return tag("table", caption, tag("tbody", rows), class_=f"gd-table gd-{table}", lang="zh-CN")


def _row(
    entry: Entry, report: AnnualReport, row: Row, y: int, owners: Mapping[tuple[int, int], list[str]], marks: Marks
) -> Iterator[Html]:
    for x, cell in enumerate(row):
        if cell.scope:
            yield _head(cell, owners.get((y, x), []), marks)
        else:
            yield _figure(entry, report, cell, report.form.cells[int(cell.text)], marks)


def _head(cell: SheetCell, targets: list[str], marks: Marks) -> Html:
    """A head cell; where findings are about its row or group as a whole, they are marked here."""
    names = joined(map(marks.place, targets))
    kinds = " ".join(filter(None, (marks.kinds(target) for target in targets))) or None
    return tag("th", cell.text, names, scope=cell.scope, class_=kinds, **_spans(cell))


def _figure(entry: Entry, report: AnnualReport, cell: SheetCell, of: Cell, marks: Marks) -> Html:
    signs = marks.at(of.path)
    words = tag("span", shown(entry, of, report.get(of.path)), class_="gd-number")
    focus = "-1" if signs else None
    return tag("td", words, signs, id=marks.cell(of.path), class_=marks.kinds(of.path), tabindex=focus, **_spans(cell))


def _spans(cell: SheetCell) -> dict[str, int]:
    return {name: value for name, value in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if value > 1}


def shown(entry: Entry, cell: Cell, value: CellValue) -> str:
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


def _owners(form: Form, printed: Sheet, table: Table, marks: Marks) -> dict[tuple[int, int], list[str]]:
    """The head cells at which findings about a row or a group of rows are marked, by their place."""
    owners: dict[tuple[int, int], list[str]] = {}
    for target in marks.by_target:
        if target.startswith(f"{table}.") and target not in form.index:
            place = _head_of(form, printed, target)
            owners.setdefault(place, []).append(target)
    return owners


def _head_of(form: Form, printed: Sheet, target: str) -> tuple[int, int]:
    """The last head above or before the first figure of a target that prints its label; else the first head of all."""
    label, best = labels_of(form, target)[-1:], (0, 0)
    for y, row in enumerate(printed.rows):
        for x, cell in enumerate(row):
            if not cell.scope:
                if form.cells[int(cell.text)].path.startswith(f"{target}."):
                    return best
            elif (cell.text,) == label:
                best = (y, x)
    return best
