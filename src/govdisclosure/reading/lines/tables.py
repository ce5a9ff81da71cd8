"""The three tables of a text without cells: the order of each as a whole, then what it allows to place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define

from govdisclosure.reading.assignment import Assignment
from govdisclosure.reading.lines.cells import (
    Interval,
    Order,
    Spacing,
    adds_up,
    give_runs,
    keep_blanks,
    possible_orders,
    share_block,
)
from govdisclosure.reading.lines.heads import (
    APPLICANT_COLUMNS,
    applicant_columns,
    columns_of,
    item_columns,
    review_head,
    widths_of,
)
from govdisclosure.reading.lines.labels import Item
from govdisclosure.reading.lines.placing import (
    doubt_beside_unknown,
    doubt_missing_labels,
    doubt_sums,
    is_cell_by_cell,
    order_in_cells,
    order_in_words,
    take_known_cells,
)
from govdisclosure.reading.lines.prepared import Prepared, Style
from govdisclosure.reading.lines.rows import Body, Row
from govdisclosure.reading.lines.telling import Telling
from govdisclosure.reading.lines.tokens import number_of
from govdisclosure.reading.lines.words import explain, tie
from govdisclosure.schema import Form

__all__ = ["read_applications", "read_items", "order_of_items", "read_review"]

MOST = 3 / 4
"""The share of full rows that must add up where nothing but the sums says which column is the total."""

WIDTH = len(APPLICANT_COLUMNS)


@define
class Proof:
    """What table 3 showed for the other tables.

    The order of labels and figures, or that none is possible; whether all its rows were whole; how blank cells were kept.
    """

    order: Order | None = None
    refuted: bool = False
    whole: bool = False
    spacings: tuple[Spacing, ...] = ()


# table 3 ------------------------------------------------------------------------------------------


def read_applications(prepared: Prepared, style: Style, form: Form, proof: Proof) -> Assignment:
    """Return the reading of table 3; what it proves of the order of the text is left in `proof`."""
    telling, body = Telling("applications", form), prepared.body
    _regroup(prepared, form)
    if not body.rows:
        return telling.refuse("parse-table-unreadable", body.rows, prepared.figures)
    columns = _columns(prepared)
    if columns is None:
        return telling.refuse("parse-head-unknown", body.rows, prepared.figures)
    total = (columns or APPLICANT_COLUMNS).index(APPLICANT_COLUMNS[-1])
    if style == "words":
        explain(body, WIDTH)
    elif not _give_by_order(prepared, form, proof, total):
        return telling.refuse("parse-table-unreadable", body.rows, prepared.figures)
    take_known_cells(body, widths_of(form, "applications"))
    _doubt_copies(body.rows)
    if _is_column_lost(body.rows):
        return telling.refuse("parse-head-unknown", body.rows, prepared.figures)
    _settle_rows(prepared, style, form, proof, total)
    order = _refute_columns(body.rows, columns)
    if order is None:
        return telling.refuse("parse-head-unknown", body.rows, prepared.figures)
    proof.whole = all(not row.doubt and (not row.figures or len(row.cells) == WIDTH) for row in body.rows)
    telling.see(body.rows)
    for row in body.rows:
        telling.put(row, order)
    telling.tell_strays(prepared.figures)
    return telling.assignment()


def _regroup(prepared: Prepared, form: Form) -> None:
    """A row name that is a group in this form is no row: what stands behind it belongs to the run before the next label."""
    names = {row.path.partition(".")[2] for row in form.rows if row.table == "applications"}
    body = prepared.body
    for i in range(len(body.rows) - 1, -1, -1):
        name = body.rows[i].name
        if name and name not in names and any(other.startswith(name + ".") for other in names):
            body.runs[i] += [*body.rows[i].amid, *body.runs.pop(i + 1)]
            body.runs[i].sort(key=lambda item: item.start)
            del body.rows[i]


def _columns(prepared: Prepared) -> tuple[str, ...] | None:
    """The columns of table 3, the same in every head of it; () without a head."""
    first = applicant_columns([item for item in prepared.body.runs[0] if item.kind != "group" or item.name == "organizations"])
    for run in prepared.body.runs[1:]:
        again = [item for item in run if item.kind == "head" or item.name == "organizations" or _is_bare(item)]
        if again and (first is None or applicant_columns(again) not in {first, ()}):
            return None
    return first


def _is_bare(item: Item) -> bool:
    return item.kind == "row" and not item.numbered


def _give_by_order(prepared: Prepared, form: Form, proof: Proof, total: int) -> bool:
    """Give the rows their figures by the one order that is possible; False if none is, or several are."""
    body = prepared.body
    widths = [WIDTH] * len(body.rows)
    orders = possible_orders(body, widths, cut_off=_is_cut_off(body.rows, form))
    if "block" in orders and share_block(body, WIDTH, total, _relations(body.rows, form)):
        proof.order = "block"
        return True
    right = [order for order in orders if order != "block" and _has_right_columns(prepared, order, form)]
    orders = [order for order in orders if order != "block"]
    if len(orders) != 1:
        orders = right if len(right) == 1 else [order for order in orders if order == proof.order] or orders
    proof.refuted = not orders
    if len(orders) != 1:
        return False
    give_runs(body, orders[0])
    if orders[0] == "above" and not right and not all(len(row.cells) == WIDTH and adds_up(row.cells, total) for row in body.rows):
        return False
    proof.order = orders[0]
    return True


def _is_cut_off(rows: Sequence[Row], form: Form) -> bool:
    """Return whether the text ends amid the table: its last row may be followed by the number of the next label."""
    last = [row.path for row in form.rows if row.table == "applications"][-1]
    return f"applications.{rows[-1].name}" != last


def _relations(rows: Sequence[Row], form: Form) -> list[tuple[list[int], list[int]]]:
    """The sums of table 3 in terms of the rows that the text has; those with a row missing are left out."""
    places = {row.name: i for i, row in enumerate(rows) if row.name}
    names = {cell.index: cell.path.rpartition(".")[0].partition(".")[2] for cell in form.cells}
    found: list[tuple[list[int], list[int]]] = []
    for relation in form.relations:
        path = form.cells[relation.target].path
        if relation.rule in {"t3-balance", "t3-result-total"} and path.endswith(f".{APPLICANT_COLUMNS[-1]}"):
            left, right = [names[i] for i in relation.left], [names[i] for i in relation.right]
            if all(name in places for name in (*left, *right)):
                found.append(([places[name] for name in left], [places[name] for name in right]))
    return found


def _has_right_columns(prepared: Prepared, order: Order, form: Form) -> bool:
    """Return whether the columns add up as the form says if the figures stand so, with other figures than zero."""
    body = prepared.body
    shift = 1 if order == "behind" else 0
    rows = [[number_of(item.tokens[0]) or 0 for item in body.figures(i + shift)] for i in range(len(body.rows))]
    for left, right in _relations(body.rows, form):
        own = [rows[i] for i in (*left, *right)]
        if all(len(cells) == WIDTH for cells in own) and any(map(sum, own)):
            sums = [[sum(rows[i][column] for i in side) for column in range(WIDTH)] for side in (left, right)]
            if sums[0] == sums[1]:
                return True
    return False


def _doubt_copies(rows: Sequence[Row]) -> None:
    """Rows that stand twice: nobody can tell which is right."""
    for row in rows:
        if row.name and sum(1 for other in rows if other.name == row.name) > 1:
            row.doubt = "parse-row-doubtful"


def _is_column_lost(rows: Sequence[Row]) -> bool:
    """Return whether most rows have the same number of figures, a few less than columns: then a column may be lost."""
    counts = [len(row.figures) for row in rows]
    return any(counts.count(n) * 2 > len(rows) for n in range(WIDTH - 3, WIDTH))


def _settle_rows(prepared: Prepared, style: Style, form: Form, proof: Proof, total: int) -> None:
    body = prepared.body
    names = [row.path.partition(".")[2] for row in form.rows if row.table == "applications"]
    if style == "words":
        order_in_words(body.rows, WIDTH, total, by_cells=is_cell_by_cell(body))
    else:
        if proof.order == "behind":
            _keep(prepared, form, proof, total)
        order_in_cells(body.rows)
    doubt_sums(body.rows, WIDTH, total)
    doubt_missing_labels(body.rows, names)
    doubt_beside_unknown(body.rows)


def _keep(prepared: Prepared, form: Form, proof: Proof, total: int) -> None:
    """Rows whose blank cells the empty lines of the text show get them; the others are doubtful then, unless whole and right."""
    body = prepared.body
    depths = {row.path.partition(".")[2]: len(row.labels) for row in form.rows if row.table == "applications"}
    deepest = max(depths.values())
    widths = widths_of(form, "applications")
    intervals: list[Interval] = []
    for i, row in enumerate(body.rows):
        end = _end_of(body, i)
        down = 0 if end is None else depths.get(end.name, 1) - 1 if end.kind == "row" else end.name.count(".")
        intervals.append(_interval(body, i, deepest - depths.get(row.name, 1), down, widths))
    kept = keep_blanks(intervals)
    for i, row in enumerate(body.rows):
        if i in kept.rows:
            row.cells, row.explained = kept.rows[i], True
        elif kept.tells and row.figures and not (len(row.cells) == WIDTH and adds_up(row.cells, total)):
            row.doubt = row.doubt or "parse-row-mismatch"
    if kept.tells:
        proof.spacings = kept.spacings


def _end_of(body: Body, i: int) -> Item | None:
    """What ends the cells of a row: the words behind it, or the next label."""
    words = [item for item in body.runs[i + 1] if item.kind not in {"figure", "blank"}]
    return words[0] if words else body.rows[i + 1].item if i + 1 < len(body.rows) else None


def _interval(body: Body, i: int, across: int, down: int, widths: Mapping[str, int]) -> Interval:
    return Interval(body.rows[i].cells, _end_of(body, i), across, down, widths.get(body.rows[i].name, WIDTH))


def _refute_columns(rows: Sequence[Row], columns: tuple[str, ...]) -> tuple[str, ...] | None:
    """The columns of the head, unless the sums of full rows speak against them or no head says where the total is."""
    full = [row for row in rows if not row.doubt and len(row.figures) == WIDTH]
    order = columns or APPLICANT_COLUMNS
    total = order.index(APPLICANT_COLUMNS[-1])
    right = [row for row in full if adds_up(row.cells, total)]
    if columns == APPLICANT_COLUMNS:
        return order if len(right) * 2 >= len(full) else None
    telling = any(number_of(item.tokens[0]) for row in right for item in row.cells)
    return order if telling and len(right) >= MOST * len(full) else None


# table 2 ------------------------------------------------------------------------------------------


def read_items(prepared: Prepared, style: Style, form: Form, proof: Proof) -> Assignment:
    """Return the reading of table 2."""
    telling, body = Telling("proactive", form), prepared.body
    if not body.rows:
        return telling.refuse("parse-table-unreadable", body.rows, prepared.figures)
    order: Order | None = None
    if style == "words":
        _take_tied(prepared)
    else:
        order = None if proof.refuted else proof.order
        if order not in _orders_of_items(prepared):
            return telling.refuse("parse-table-unreadable", body.rows, prepared.figures)
        give_runs(body, order)
    take_known_cells(body, widths_of(form, "proactive"))
    _doubt_copies(body.rows)
    if style == "cells":
        names = [row.path.partition(".")[2] for row in form.rows if row.table == "proactive"]
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
    telling.tell_strays(prepared.figures)
    return telling.assignment()


def _take_tied(prepared: Prepared) -> None:
    """In words, a row of table 2 has the figures on its line; free ones beside it make it doubtful, no sum tells whose they are."""
    body = prepared.body
    tied, free = tie(body)
    for i, row in enumerate(body.rows):
        row.cells = tied[i]
        if free[i] or free[i + 1] or len({item.tokens[0].at for item in tied[i]}) > 1:
            row.doubt = "parse-row-doubtful"


def order_of_items(prepared: Prepared) -> Order | None:
    """Return whether the figures of table 2 stand behind their labels; words between both refute, and so do the edges.

    That they stand above is so rare that table 3 must show it.
    """
    orders = _orders_of_items(prepared)
    return "behind" if orders == ["behind"] else None


def _orders_of_items(prepared: Prepared) -> list[Order]:
    body = prepared.body
    orders: list[Order] = []
    if not body.figures(0) and all(map(_begins_with_figures, body.runs[1:])):
        orders.append("behind")
    if not body.figures(len(body.rows)) and all(_begins_with_figures(run[::-1]) for run in body.runs[:-1]):
        orders.append("above")
    return orders


def _closed(prepared: Prepared, form: Form) -> set[int]:
    """The rows that end an item of table 2 in the form and are followed by the words of the next item in the text."""
    items = {row.path: row.labels[0] for row in form.rows if row.table == "proactive"}
    paths = list(items)
    last = {path for path, below in zip(paths, paths[1:], strict=False) if items[path] != items[below]}
    ends: set[int] = set()
    for i, row in enumerate(prepared.body.rows):
        words = any(item.kind in {"caption", "corner", "head"} for item in prepared.body.runs[i + 1])
        if words and f"proactive.{row.name}" in last:
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
    own = [_interval(body, i, 0, most - widths.get(row.name, 0), widths) for i, row in enumerate(body.rows)]
    with_fillers = [spacing._replace(down=True) for spacing in proof.spacings]
    without = [spacing._replace(down=False) for spacing in proof.spacings]
    found = [keep_blanks(own, spacings).rows for spacings in (with_fillers, without)]
    for i, row in enumerate(body.rows):
        cells = {tuple(cell.text for cell in rows[i]): rows[i] for rows in found if i in rows}
        if len(cells) == 1:
            row.cells, row.explained = next(iter(cells.values())), True
        elif row.figures and not (i + 1 == len(body.rows) and len(row.figures) == widths.get(row.name)):
            row.doubt = row.doubt or "parse-row-mismatch"


def _doubt_item(row: Row, columns: tuple[str, ...] | None, form: Form) -> None:
    path = f"proactive.{row.name}"
    if row.doubt or not row.figures or not any(known.path == path for known in form.rows):
        return
    if columns is None or sorted(columns) != sorted(columns_of(form, path)):
        row.doubt = "parse-head-unknown"
    elif len(row.cells) != len(columns):
        row.doubt = "parse-row-mismatch"


def _tell_units(telling: Telling, row: Row, runs: Sequence[Sequence[Item]], i: int) -> None:
    for item in runs[i]:
        if item.kind == "head" and item.name == "amount":
            telling.units[f"proactive.{row.name}.amount"] = "".join(token.text for token in item.tokens)


# table 4 ------------------------------------------------------------------------------------------


def read_review(prepared: Prepared, style: Style, form: Form, proof: Proof) -> Assignment:
    """Return the reading of table 4: all figures behind its heads, and just as many as it has cells."""
    telling = Telling("review", form)
    blocks = [row for row in form.rows if row.table == "review"]
    width = blocks[0].width
    figures = prepared.figures
    words = [item for item in prepared.items if item.kind not in {"figure", "blank", "stop"}]
    telling.rows = {row.path: words[0].line for row in blocks if words}
    if not figures:
        return telling.assignment()
    heads = [item for item in words if item.start < figures[0].start]
    head = review_head(heads)
    if head is None:
        return telling.refuse("parse-head-unknown", (), figures)
    if any(item.start > figures[0].start and item.kind != "unknown" for item in words):
        return telling.refuse("parse-table-unreadable", (), figures)
    parts = [figures[i : i + width] for i in range(0, len(figures), width)]
    if len(figures) != width * len(blocks) or not _is_one_order(figures, parts, proof, surely=head == "whole"):
        return telling.refuse("parse-table-unreadable", (), figures)
    for block, part in zip(blocks, parts, strict=True):
        telling.put(Row(part[0], block.path.partition(".")[2], cells=list(part)), columns_of(form, block.path))
    return telling.assignment()


def _is_one_order(figures: Sequence[Item], parts: Sequence[Sequence[Item]], proof: Proof, *, surely: bool) -> bool:
    """Return whether the figures stand in one order: on one line, five and five and five, or one a line.

    Where the head is in pieces, which may hide where the total stands, or the figures stand one a line, the sums of all blocks
    but one must not speak against it.
    """
    right = sum(map(adds_up, parts)) >= len(parts) - 1
    lines = len({item.tokens[0].at for item in figures})
    if lines in {1, len(parts)}:
        return (surely or right) and all(len({item.tokens[0].at for item in part}) == 1 for part in parts)
    return lines == len(figures) and (right or (surely and proof.whole))
