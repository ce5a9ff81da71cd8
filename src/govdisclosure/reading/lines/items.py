"""Table 2 of a text without cells: its heads say the columns of each item, and no sum tells whose a figure is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govdisclosure.reading.assignment import Assignment
from govdisclosure.reading.lines.cells import Interval, Order, Proof, give_runs, keep_blanks
from govdisclosure.reading.lines.heads import columns_of, item_columns, widths_of
from govdisclosure.reading.lines.labels import Item
from govdisclosure.reading.lines.placing import doubt_beside_unknown, doubt_missing_labels, order_in_cells, take_known_cells
from govdisclosure.reading.lines.prepared import Prepared, Style
from govdisclosure.reading.lines.rows import Body, Row, lines_of
from govdisclosure.reading.lines.telling import Telling
from govdisclosure.reading.lines.words import tie
from govdisclosure.schema import Form, Kind
from govdisclosure.text.numbers import read_cell

__all__ = ["order_of_items", "read_items"]


def read_items(prepared: Prepared, style: Style, form: Form, proof: Proof) -> Assignment:
    """Return the reading of table 2."""
    telling, body = Telling("proactive", form), prepared.body
    if not body.rows or _is_block(body, max(widths_of(form, "proactive").values())):
        return telling.refuse("parse-table-unreadable", body.rows, prepared.printed)
    order: Order | None = None
    if style == "words":
        _take_tied(prepared)
    else:
        order = None if proof.refuted else proof.order
        if order not in _orders_of_items(prepared):
            return telling.refuse("parse-table-unreadable", body.rows, prepared.printed)
        give_runs(body, order)
    take_known_cells(body, widths_of(form, "proactive"))
    body.doubt_copies()
    if style == "cells":
        names = [row.name for row in form.rows_of("proactive")]
        if order == "behind" and proof.spacings:
            _keep_items(prepared, form, proof)
        order_in_cells(body.rows)
        doubt_missing_labels(body.rows, names, _closed(prepared, form) if order == "behind" else ())
    doubt_beside_unknown(body.rows)
    telling.see(body.rows)
    columns: tuple[str, ...] | None = None
    for i, row in enumerate(body.rows):
        columns = item_columns(body.runs[i], f"proactive.{row.name}", columns)
        _doubt_item(row, columns, form)
        telling.put(row, columns or ())
        _tell_units(telling, row, body.runs, i)
    telling.tell_strays(prepared.printed)
    return telling.assignment()


def _is_block(body: Body, width: int) -> bool:
    """Return whether all figures stand behind the last row, and more than a row can have."""
    last = len(body.rows)
    return len(body.figures(last)) > width and not any(body.figures(i) for i in range(last))


def _take_tied(prepared: Prepared) -> None:
    """Give the rows the figures on their lines; free ones beside a row make it doubtful: no sum tells whose they are."""
    body = prepared.body
    tied, free = tie(body)
    for i, row in enumerate(body.rows):
        row.cells = tied[i]
        if free[i] or free[i + 1] or lines_of(tied[i]) > 1:
            row.doubt = "parse-row-doubtful"


def order_of_items(prepared: Prepared) -> Order | None:
    """Return whether the figures of table 2 stand behind their labels; words between both refute, and so do the edges.

    That they stand above is so rare that table 3 must show it. Figures on the lines of labels tell nothing of other tables.
    """
    orders = _orders_of_items(prepared)
    tied, _ = tie(prepared.body)
    return "behind" if orders == ["behind"] and not any(tied) else None


def _orders_of_items(prepared: Prepared) -> list[Order]:
    body = prepared.body
    orders: list[Order] = []
    if not body.figures(0) and all(map(_begins_with_figures, body.runs[1:])):
        orders.append("behind")
    if not body.figures(len(body.rows)) and all(_begins_with_figures(run[::-1]) for run in body.runs[:-1]):
        orders.append("above")
    return orders


def _closed(prepared: Prepared, form: Form) -> set[int]:
    """The rows that end an item of table 2 in the form and are followed by the words of the next item, or by nothing."""
    last = {row.name for row, below in pairwise(form.rows_of("proactive")) if row.labels[0] != below.labels[0]}
    ends: set[int] = set()
    for i, row in enumerate(prepared.body.rows):
        words = any(item.kind in {"caption", "corner", "head"} for item in prepared.body.runs[i + 1])
        if (words or i + 1 == len(prepared.body.rows)) and row.name in last:
            ends.add(i)
    return ends


def _begins_with_figures(run: Sequence[Item]) -> bool:
    """Return whether all figures of a run stand before its words."""
    kinds = [item.kind == "figure" for item in run if item.kind != "blank"]
    return kinds == sorted(kinds, reverse=True)


def _keep_items(prepared: Prepared, form: Form, proof: Proof) -> None:
    """Rows of table 2 whose blanks the spacing of table 3 shows; the others are doubtful.

    Table 2 has too few rows to show a spacing of its own. A value may span three columns: then two fillers may stand behind it.
    """
    body = prepared.body
    widths = widths_of(form, "proactive")
    most = max(widths.values())
    sizes = [widths.get(row.name, most) for row in body.rows]
    own = [Interval(row.cells, body.end_of(i), 0, most - sizes[i], sizes[i]) for i, row in enumerate(body.rows)]
    with_fillers = [spacing._replace(down=True) for spacing in proof.spacings]
    without = [spacing._replace(down=False) for spacing in proof.spacings]
    found = [keep_blanks(own, spacings).rows for spacings in (with_fillers, without)]
    for i, row in enumerate(body.rows):
        cells = {tuple(cell.text for cell in rows[i]): rows[i] for rows in found if i in rows}
        if len(cells) == 1:
            row.cells, row.explained = next(iter(cells.values())), True
        elif row.figures and not (i + 1 == len(body.rows) and len(row.figures) == sizes[i]):
            row.doubt = row.doubt or "parse-row-mismatch"


def _doubt_item(row: Row, columns: tuple[str, ...] | None, form: Form) -> None:
    path = f"proactive.{row.name}"
    if row.doubt or not row.cells or not any(known.path == path for known in form.rows):
        return
    if columns is None or sorted(columns) != sorted(columns_of(form, path)):
        row.doubt = "parse-head-unknown"
    elif len(row.cells) != len(columns) or _is_swapped(row, columns, path, form):
        row.doubt = "parse-row-mismatch"


def _is_swapped(row: Row, columns: Sequence[str], path: str, form: Form) -> bool:
    """Return whether a figure is none of its own column's kind but of another's (15.5万元 among counts): another order."""
    kinds: list[Kind] = [form.cell(f"{path}.{column}").kind for column in columns]
    for cell, own in zip(row.cells, kinds, strict=True):
        able = [kind for kind in kinds if read_cell(cell.text, kind).state != "unreadable"]
        if able and own not in able:
            return True
    return False


def _tell_units(telling: Telling, row: Row, runs: Sequence[Sequence[Item]], i: int) -> None:
    for item in runs[i]:
        if item.kind == "head" and item.name == "amount":
            telling.units[f"proactive.{row.name}.amount"] = "".join(token.text for token in item.tokens)
