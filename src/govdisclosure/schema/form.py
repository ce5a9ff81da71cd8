"""The flat view of a form: its cells in official order, its rows, and which cells add up to which.

All of it is derived by one walk over the record classes; nothing is declared here but which classes
make up which form. A third form is one more entry of `EDITIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, cast, get_args

from attrs import fields, frozen

from govdisclosure.errors import UnknownChoiceError, UnknownPathError
from govdisclosure.schema.applications import Applications2019, Applications2021
from govdisclosure.schema.printed import CellValue, Kind, Printed, check_value, printed
from govdisclosure.schema.proactive import Proactive2019, Proactive2021
from govdisclosure.schema.review import Review
from govdisclosure.schema.rows import Cell, Edition, FormRow, Relation, RelationRule, Table

__all__ = ["EDITIONS", "FORMS", "Form", "form_of"]

EDITIONS: dict[Edition, dict[Table, type]] = {
    "2019": {"proactive": Proactive2019, "applications": Applications2019, "review": Review},
    "2021": {"proactive": Proactive2021, "applications": Applications2021, "review": Review},
}


def _walk(record: type, path: str, above: tuple[str, ...], article: str) -> Iterator[tuple[str, tuple[str, ...], str, Printed]]:
    """Every cell below a record class: its path, its row labels, its article, what is printed there."""
    for attribute in fields(record):
        here, below = printed(attribute), f"{path}.{attribute.name}"
        if here.record is None:
            yield below, above, here.article or article, here
        else:
            yield from _walk(here.record, below, (*above, *here.under, here.label), here.article or article)


def _leaves(record: type) -> int:
    return sum(1 for _ in _walk(record, "", (), ""))


def _maker(record: type, names: Sequence[str]) -> Callable[[tuple[CellValue, ...]], Any]:
    """Records of whole numbers are immutable and few (most rows are zeros): equal ones may be the same."""
    return lambda values: record(**dict(zip(names, values, strict=True)))


def _builder(record: type, start: int) -> Callable[[Sequence[CellValue]], Any]:
    """A function that builds the record from the form's flat values; its cells begin at `start`."""
    names = tuple(a.name for a in fields(record))
    parts: list[Callable[[Sequence[CellValue]], Any]] = []
    place = start
    for attribute in fields(record):
        inner = printed(attribute).record
        if inner is not None:
            parts.append(_builder(inner, place))
            place += _leaves(inner)
    if not parts:
        stop = start + len(names)
        whole = all(printed(attribute).kind != "money" for attribute in fields(record))
        make = lru_cache(maxsize=4096)(_maker(record, names)) if whole else _maker(record, names)
        return lambda values: make(tuple(values[start:stop]))
    return lambda values: record(**{name: build(values) for name, build in zip(names, parts, strict=True)})


@frozen(eq=False, repr=False)
class Form:
    """One official form, flat. `FORMS` holds both; `form_of(edition)` gives one.

    >>> form = FORMS["2021"]
    >>> len(form.cells), form.cells[0].path, form.cells[0].column
    (200, 'proactive.regulations.issued', '本年制发件数')
    >>> form.row("applications.carried_forward").labels
    ('四、结转下年度继续办理',)
    """

    edition: Edition
    cells: tuple[Cell, ...]
    rows: tuple[FormRow, ...]
    relations: tuple[Relation, ...]
    index: Mapping[str, int]
    spans: Mapping[Table, tuple[int, int]]
    _row_at: Mapping[str, FormRow]
    _builders: Mapping[Table, Callable[[Sequence[CellValue]], Any]]
    _getters: Mapping[Table, Callable[[Any], tuple[CellValue, ...]]]

    def __repr__(self) -> str:
        return f"FORMS[{self.edition!r}]"

    def __reduce__(self) -> tuple[Callable[[Edition], Form], tuple[Edition]]:
        """A form is pickled by its name: in another process it is the one of that process."""
        return form_of, (self.edition,)

    @property
    def paths(self) -> tuple[str, ...]:
        """All cell paths in official order."""
        return tuple(self.index)

    def cell(self, path: str) -> Cell:
        """The cell at a path; raises `UnknownPathError`."""
        try:
            return self.cells[self.index[path]]
        except KeyError:
            raise UnknownPathError(path, f"the form of {self.edition}") from None

    def find(self, path: str) -> Cell | None:
        """The cell at a path, None where the form has none."""
        index = self.index.get(path)
        return None if index is None else self.cells[index]

    def row(self, path: str) -> FormRow:
        """The row at a path (the beginning of its cells' paths); raises `UnknownPathError`."""
        try:
            return self._row_at[path]
        except KeyError:
            raise UnknownPathError(path, f"the rows of the form of {self.edition}") from None

    def rows_of(self, table: Table) -> tuple[FormRow, ...]:
        """The rows of a table."""
        return tuple(row for row in self.rows if row.table == table)

    def cells_of(self, path: str) -> tuple[Cell, ...]:
        """The cells of the row at a path; raises `UnknownPathError`."""
        row = self.row(path)
        return self.cells[row.start : row.stop]

    def table(self, table: Table, values: Sequence[CellValue]) -> Any:
        """The record of one table, from the flat values of the whole form."""
        return self._builders[table](values)

    def values(self, tables: Mapping[Table, Any]) -> tuple[CellValue, ...]:
        """The flat values of the whole form; a table that is None gives nothing in each of its cells."""
        flat: list[CellValue] = []
        for table, (start, stop) in self.spans.items():
            record = tables[table]
            flat += [None] * (stop - start) if record is None else self._getters[table](record)
        return tuple(flat)

    def check(self, path: str, value: object) -> None:
        """Raise unless `path` is a cell of the form that can hold the value."""
        check_value(path, self.cell(path).kind, value)


def _cells(edition: Edition) -> tuple[Cell, ...]:
    found: list[Cell] = []
    for table, record in EDITIONS[edition].items():
        for path, row, article, here in _walk(record, table, (), ""):
            kind = cast("Kind", here.kind)
            found.append(Cell(len(found), path, table, row, here.label, kind, here.unit, article))
    return tuple(found)


def _rows(cells: Sequence[Cell]) -> tuple[FormRow, ...]:
    spans: dict[str, list[Cell]] = {}
    for cell in cells:
        spans.setdefault(cell.path.rpartition(".")[0], []).append(cell)
    return tuple(
        FormRow(path, own[0].table, own[0].row, own[0].index, own[-1].index + 1, own[0].article) for path, own in spans.items()
    )


def _sums(record: type, path: str, index: Mapping[str, int]) -> Iterator[Relation]:
    """The sums that the fields marked `total` declare, in this record and below it."""
    own = fields(record)
    parts = {f"{path}.{a.name}": printed(a) for a in own}
    for below, here in parts.items():
        if here.record is None and here.total:
            rule: RelationRule = "t4-total" if path.startswith("review") else "t3-row-total"
            left = tuple(index[p] for p in parts if p != below)
            yield Relation(rule, index[below], left, (index[below],))
        elif here.record is not None and here.total:
            for column in (a.name for a in fields(here.record)):
                total, inside = index[f"{below}.{column}"], f"{path}."
                left = tuple(i for p, i in index.items() if p.startswith(inside) and p.endswith(f".{column}") and i != total)
                yield Relation("t3-result-total", total, left, (total,))
        if here.record is not None:
            yield from _sums(here.record, below, index)


def _balances(record: type, path: str, rows: Mapping[str, FormRow]) -> Iterator[Relation]:
    """The relation that the corner of table 3 prints, column by column."""
    left, right = ([rows[f"{path}.{name}"] for name in side] for side in record.balance)  # type: ignore[attr-defined]
    for column in range(left[0].width):
        sides = [tuple(row.start + column for row in side) for side in (left, right)]
        yield Relation("t3-balance", sides[1][0], sides[0], sides[1])


def _relations(edition: Edition, cells: Sequence[Cell], rows: Mapping[str, FormRow]) -> tuple[Relation, ...]:
    index = {cell.path: cell.index for cell in cells}
    found: list[Relation] = []
    for table, record in EDITIONS[edition].items():
        if hasattr(record, "balance"):
            found += _balances(record, table, rows)
        found += _sums(record, table, index)
    order = get_args(RelationRule)
    return tuple(sorted(found, key=lambda relation: (order.index(relation.rule), relation.target)))


def _compile(edition: Edition) -> Form:
    cells = _cells(edition)
    rows = {row.path: row for row in _rows(cells)}
    spans: dict[Table, tuple[int, int]] = {}
    builders: dict[Table, Callable[[Sequence[CellValue]], Any]] = {}
    getters: dict[Table, Callable[[Any], tuple[CellValue, ...]]] = {}
    for table, record in EDITIONS[edition].items():
        own = [cell for cell in cells if cell.table == table]
        spans[table] = (own[0].index, own[-1].index + 1)
        builders[table] = _builder(record, own[0].index)
        getters[table] = attrgetter(*(cell.path.partition(".")[2] for cell in own))
    return Form(
        edition,
        cells,
        tuple(rows.values()),
        _relations(edition, cells, rows),
        {cell.path: cell.index for cell in cells},
        spans,
        rows,
        builders,
        getters,
    )


FORMS: Mapping[Edition, Form] = {edition: _compile(edition) for edition in EDITIONS}
"""Both forms, compiled once."""


def form_of(edition: Edition | None) -> Form:
    """The form of an edition. Without one, the form in force: what tells the forms apart is then not stated."""
    try:
        return FORMS["2021" if edition is None else edition]
    except (KeyError, TypeError):
        raise UnknownChoiceError("edition", edition, FORMS) from None
