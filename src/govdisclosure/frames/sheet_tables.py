"""The sheets for the tables of the form: a row for a report, a column for a cell, what contradicts itself marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from attrs import field, frozen

from govdisclosure.checking import Result, check
from govdisclosure.frames.building import source_of
from govdisclosure.frames.codes import EVERY_CELL
from govdisclosure.frames.sheet import SIGN, Book, Look, Sheet, Where
from govdisclosure.frames.states import States
from govdisclosure.reading import Reading
from govdisclosure.schema import SECTIONS, AnnualReport, Cell, CellValue, Given, Money, Table, report_of

__all__ = ["Checked", "write_table"]

NAMES: Mapping[Table, str] = {"proactive": "表二 主动公开", "applications": "表三 依申请公开", "review": "表四 复议诉讼"}
"""The name of the sheet of each table."""

FRONT = ("行政机关", "年度", "不符项")
"""The columns in front of the cells, which stay in sight."""

TOP = 1
"""The row of the sheet, below its title, in which the heads begin."""

WIDTHS = (30, 7, 8)
CELL_WIDTH = 10

MAX_PRINTED = 7
"""Columns of cells on a printed page: as many as the longest row of the form has, and they do fit beside those in front."""


@frozen
class Checked:
    """A report with what it contradicts, found once for all sheets."""

    given: Given
    report: AnnualReport
    results: tuple[Result, ...] = field(repr=False)

    @classmethod
    def of(cls, given: Given) -> Checked:
        """Check a report."""
        return cls(given, report_of(given), check(given))

    @property
    def failed(self) -> tuple[Result, ...]:
        """The results that are a FAIL."""
        return tuple(result for result in self.results if result.status == "FAIL")

    @property
    def source(self) -> str | None:
        """The file of the report."""
        return source_of(self.given)


def write_table(book: Book, table: Table, checked: Sequence[Checked]) -> None:
    """Write the sheet of one table, with the cells of the forms that the reports follow."""
    held = [one for one in checked if getattr(one.report, table) is not None]
    if not held:
        return
    cells = [cell for cell in _cells(held) if cell.table == table]
    sheet = book.sheet(NAMES[table])
    sheet.page.write_string(0, 0, SECTIONS[table], book.format("title"))
    below = _heads(sheet, cells)
    for row, one in enumerate(held, below):
        _row(sheet, row, one, table, cells)
    for column, width in enumerate(WIDTHS):
        sheet.page.set_column(column, column, width)
    sheet.page.set_column(len(FRONT), len(FRONT) + len(cells) - 1, CELL_WIDTH)
    sheet.page.freeze_panes(below, len(FRONT))
    sheet.print_on(heads=(0, below - 1), columns=len(FRONT))
    sheet.page.set_v_pagebreaks(_breaks(cells))


def _cells(held: Sequence[Checked]) -> Sequence[Cell]:
    """The cells of the one form that all reports follow, in its order; those of both where they differ."""
    forms = {one.report.form.edition: one.report.form for one in held}
    return next(iter(forms.values())).cells if len(forms) == 1 else tuple(EVERY_CELL.values())


def _breaks(cells: Sequence[Cell]) -> list[int]:
    """The columns in front of which a printed page ends: at the beginning of the row that has no room on it."""
    found, place = [0], 0
    for _, row in groupby(cells, key=lambda cell: cell.row):
        columns = len(tuple(row))
        if place + columns - found[-1] > MAX_PRINTED:
            found.append(place)
        place += columns
    return [place + len(FRONT) for place in found[1:]]


# heads ----------------------------------------------------------------------------------------------


def _heads(sheet: Sheet, cells: Sequence[Cell]) -> int:
    """Write the labels of rows and columns as the form nests them; return the row below.

    Labels of groups stand over each of their rows: over all of them at once they would be out of sight.
    """
    depth = max(len(cell.row) for cell in cells)
    last = TOP + depth
    for column, text in enumerate(FRONT):
        sheet.merge((TOP, last), (column, column), text)
    for run in _runs(cells, depth):
        first, stop = run.start + len(FRONT), run.stop + len(FRONT) - 1
        sheet.merge((TOP + run.level, TOP + run.bottom), (first, stop), run.text)
    for place, cell in enumerate(cells, len(FRONT)):
        sheet.write(last, place, cell.column, "head")
    for level in range(depth):
        sheet.page.set_row(TOP + level, 32)
    sheet.page.set_row(last, 46)
    return last + 1


@frozen
class Run:
    """A label over the cells `start` to `stop`, from one level of the heads to another."""

    text: str
    level: int
    bottom: int
    start: int
    stop: int


def _runs(cells: Sequence[Cell], depth: int) -> Iterator[Run]:
    for level in range(depth):
        start = 0
        for stop in range(1, len(cells) + 1):
            if stop < len(cells) and cells[stop].row == cells[start].row:
                continue
            labels = cells[start].row
            if level < len(labels):
                bottom = depth - 1 if level == len(labels) - 1 else level
                yield Run(labels[level], level, bottom, start, stop)
            start = stop


# rows -----------------------------------------------------------------------------------------------


def _row(sheet: Sheet, row: int, one: Checked, table: Table, cells: Iterable[Cell]) -> None:
    of_cells, of_table = _findings(one, table)
    sheet.write(row, 0, one.report.organization or one.source, "text", Where(one.source, "organization"))
    sheet.write(row, 1, one.report.year, "text")
    count = sum(map(len, of_cells.values())) + len(of_table)
    sheet.write(row, 2, count, "failed" if count else "good")
    if of_table:
        sheet.note(row, 2, _words(of_table))
    states = States.of(one.given) if isinstance(one.given, Reading) else None
    values = one.report.cells()
    for column, cell in enumerate(cells, len(FRONT)):
        where, found = Where(one.source, cell.path), of_cells.get(cell.path, [])
        if cell.path not in values:
            sheet.write(row, column, None, "absent")
            continue
        _cell(sheet, (row, column), values[cell.path], where, states, failed=bool(found))
        if found:
            sheet.note(row, column, _words(found))


def _cell(sheet: Sheet, at: tuple[int, int], value: CellValue, where: Where, states: States | None, *, failed: bool) -> None:
    """Write one cell: its number, or what stands there instead of one."""
    number = value.amount if isinstance(value, Money) else value
    state = states.of_cell(where.path, value) if states is not None else None
    if number is not None:
        look: Look = "failed" if failed else "unsure" if state == "uncertain" else "plain"
        sheet.write(*at, number, look, where)
        if isinstance(value, Money) and value.unit and value.unit != EVERY_CELL[where.path].unit:
            sheet.note(*at, f"单位：{value.unit}")
    elif failed:
        sheet.write(*at, SIGN, "failed")
    elif state == "absent":
        sheet.write(*at, None, "absent")
    elif state in ("mark", "uncertain") and states is not None:
        placed = states.reading.cells.get(where.path)
        sheet.write(*at, placed.raw if placed is not None else "?", "mark" if state == "mark" else "unsure", where)
    else:
        sheet.write(*at, None)


def _findings(one: Checked, table: Table) -> tuple[dict[str, list[Result]], list[Result]]:
    """The contradictions of a table: those of one cell by its path, and those of a row or of the table as a whole."""
    of_cells: dict[str, list[Result]] = {}
    of_table: list[Result] = []
    for result in one.failed:
        if result.target.partition(".")[0] != table:
            continue
        if result.target in one.report.form.index:
            of_cells.setdefault(result.target, []).append(result)
        else:
            of_table.append(result)
    return of_cells, of_table


def _words(results: Iterable[Result]) -> str:
    return "\n".join(f"{SIGN} {result.message.zh}" for result in results)
