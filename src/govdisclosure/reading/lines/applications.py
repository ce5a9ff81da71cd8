"""Table 3 of a text without cells: the order of labels and figures as a whole, then what it allows to place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from govdisclosure.reading.assignment import Assignment
from govdisclosure.reading.lines.cells import (
    Interval,
    Order,
    Proof,
    adds_up,
    give_runs,
    keep_blanks,
    possible_orders,
    share_block,
)
from govdisclosure.reading.lines.heads import (
    APPLICANT_COLUMNS,
    APPLICANT_LABELS,
    applicant_columns,
    corner_of,
    widths_of,
)
from govdisclosure.reading.lines.labels import Item
from govdisclosure.reading.lines.placing import (
    doubt_beside_unknown,
    doubt_broken,
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
from govdisclosure.reading.lines.words import explain
from govdisclosure.schema import Form

__all__ = ["read_applications"]

MOST = 3 / 4
"""The share of full rows that must add up where nothing but the sums says which column is the total."""

WIDTH = len(APPLICANT_COLUMNS)


def read_applications(prepared: Prepared, style: Style, form: Form, proof: Proof) -> Assignment:
    """Return the reading of table 3; what it proves of the order of the text is left in `proof`."""
    telling, body = Telling("applications", form), prepared.body
    _regroup(prepared, form)
    if not body.rows:
        return telling.refuse("parse-table-unreadable", body.rows, prepared.printed)
    head = _head(prepared)
    if head is None:
        return telling.refuse("parse-head-unknown", body.rows, prepared.printed)
    total = (head.columns or APPLICANT_COLUMNS).index(APPLICANT_COLUMNS[-1])
    if style == "words":
        explain(body, WIDTH)
    elif not _give_by_order(prepared, form, proof, total):
        return telling.refuse("parse-table-unreadable", body.rows, prepared.printed)
    take_known_cells(body, widths_of(form, "applications"))
    body.doubt_copies()
    _settle_rows(prepared, style, form, proof, total)
    if _is_column_lost(body.rows):
        return telling.refuse("parse-head-unknown", body.rows, prepared.printed)
    order = _refute_columns(body.rows, head)
    if order is None:
        return telling.refuse("parse-head-unknown", body.rows, prepared.printed)
    proof.whole = all(not row.doubt and (not row.figures or len(row.cells) == WIDTH) for row in body.rows)
    telling.see(body.rows)
    if not head.columns:
        telling.tell("parse-column-missing", path="applications", line=body.rows[0].item.line, label="、".join(APPLICANT_LABELS))
    for row in body.rows:
        telling.put(row, order)
    telling.tell_strays(prepared.printed)
    return telling.assignment()


def _regroup(prepared: Prepared, form: Form) -> None:
    """A row name that is a group in this form is no row: what stands behind it belongs to the run before the next label."""
    names = {row.name for row in form.rows_of("applications")}
    body = prepared.body
    for i in range(len(body.rows) - 1, -1, -1):
        name = body.rows[i].name
        if name and name not in names and any(other.startswith(name + ".") for other in names):
            body.runs[i] += [*body.rows[i].amid, *body.runs.pop(i + 1)]
            body.runs[i].sort(key=lambda item: item.start)
            del body.rows[i]


class _Head(NamedTuple):
    """The columns of table 3, () without a head; not `is_sure` if a word amid the head may be its corner, or a column."""

    columns: tuple[str, ...]
    is_sure: bool


def _head(prepared: Prepared) -> _Head | None:
    """Return what the head of table 3 says, the same wherever it stands; None if it cannot be understood."""
    words = [item for item in prepared.body.runs[0] if item.kind != "group" or item.name == "organizations"]
    corner = corner_of(words)
    first = applicant_columns([item for item in words if item is not corner])
    for run in prepared.body.runs[1:]:
        again = [item for item in run if item.kind == "head" or item.name == "organizations" or _is_bare(item)]
        if again and (first is None or applicant_columns(again) not in {first, ()}):
            return None
    return None if first is None else _Head(first, is_sure=corner is None)


def _is_bare(item: Item) -> bool:
    return item.kind == "row" and not item.numbered


def _give_by_order(prepared: Prepared, form: Form, proof: Proof, total: int) -> bool:
    """Give the rows their figures by the one order that is possible; False if none is, or several are."""
    body = prepared.body
    possible = possible_orders(body, WIDTH, cut_off=_is_cut_off(body.rows, form))
    if "block" in possible:
        shared = share_block(body, WIDTH, total, _relations(body.rows, form))
        proof.order = "block" if shared else proof.order
        return shared
    orders: list[Order] = list(possible)
    right: list[Order] = [order for order in orders if _has_right_columns(prepared, order, form)]
    shown = len(orders) == 1 and not _may_be_blocks(body)
    if not shown:
        orders = right if len(right) == 1 else [order for order in orders if order == proof.order]
    proof.refuted = not orders
    if len(orders) != 1:
        return False
    give_runs(body, orders[0])
    if orders[0] == "behind":
        _leave_number_of_next(body.rows[-1], form, total)
    proof.order = orders[0]
    return orders[0] == "behind" or bool(right) or all(len(row.cells) == WIDTH and adds_up(row.cells, total) for row in body.rows)


def _may_be_blocks(body: Body) -> bool:
    """Return whether too few rows but the last have figures: these may be blocks behind all labels of a page."""
    n = len(body.rows)
    return n > MIN_SHOWN and sum(1 for i in range(n - 1) if body.figures(i + 1)) < MIN_SHOWN


MIN_SHOWN = 2
"""Rows with figures between their labels that show an order."""


def _is_cut_off(rows: Sequence[Row], form: Form) -> bool:
    """Return whether the text ends amid the table: its last row may be followed by the number of the next label."""
    return rows[-1].name != form.rows_of("applications")[-1].name


def _leave_number_of_next(last: Row, form: Form, total: int) -> None:
    """Take the number of the label at which a text was cut off (the 2 of 2.其他法律…) from the figures of its last row."""
    beside = [pair for pair in pairwise(form.rows_of("applications")) if pair[0].labels[:-1] == pair[1].labels[:-1]]
    following = next((below for row, below in beside if row.name == last.name), None)
    if following is None or len(last.cells) != WIDTH + 1:
        return
    *cells, number = last.cells
    if adds_up(cells, total) and following.labels[-1].startswith(f"{number.text}."):
        last.cells = cells


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


def _is_column_lost(rows: Sequence[Row]) -> bool:
    """Return whether most rows, blank cells that are known included, have the same number of cells, a few less than columns."""
    counts = [len(row.cells) if row.explained else len(row.figures) for row in rows]
    return any(counts.count(n) * 2 > len(rows) for n in range(WIDTH - 3, WIDTH))


def _settle_rows(prepared: Prepared, style: Style, form: Form, proof: Proof, total: int) -> None:
    body = prepared.body
    names = [row.name for row in form.rows_of("applications")]
    if style == "words":
        order_in_words(body.rows, WIDTH, total, by_cells=is_cell_by_cell(body))
    else:
        if proof.order == "behind":
            _keep(prepared, form, proof, total)
        order_in_cells(body.rows)
    doubt_sums(body.rows, WIDTH, total)
    doubt_broken(body.rows, prepared.garbled, WIDTH)
    doubt_missing_labels(body.rows, names)
    doubt_beside_unknown(body.rows)


def _keep(prepared: Prepared, form: Form, proof: Proof, total: int) -> None:
    """Rows whose blank cells the empty lines of the text show get them; the others are doubtful then, unless whole and right."""
    body = prepared.body
    depths = {row.name: len(row.labels) for row in form.rows_of("applications")}
    deepest = max(depths.values())
    intervals: list[Interval] = []
    for i, row in enumerate(body.rows):
        end = body.end_of(i)
        down = 0 if end is None else depths.get(end.name, 1) - 1 if end.kind == "row" else end.name.count(".")
        intervals.append(Interval(row.cells, end, deepest - depths.get(row.name, 1), down, WIDTH))
    kept = keep_blanks(intervals)
    for i, row in enumerate(body.rows):
        if i in kept.rows:
            row.cells, row.explained = kept.rows[i], True
        elif kept.tells and row.figures and not (len(row.cells) == WIDTH and adds_up(row.cells, total)):
            row.doubt = row.doubt or "parse-row-mismatch"
    if kept.tells:
        proof.spacings = kept.spacings


def _refute_columns(rows: Sequence[Row], head: _Head) -> tuple[str, ...] | None:
    """The columns of the head, unless the sums of full rows speak against them or no head says where the total is."""
    full = [row for row in rows if not row.doubt and len(row.figures) == WIDTH]
    order = head.columns or APPLICANT_COLUMNS
    total = order.index(APPLICANT_COLUMNS[-1])
    right = [row for row in full if adds_up(row.cells, total)]
    if head.columns == APPLICANT_COLUMNS and (head.is_sure or len(full) == len(rows)):
        return order if len(full) == len(rows) or len(right) * 2 >= len(full) else None  # all rows whole: no figure moved
    telling = any(number_of(item.tokens[0]) for row in right for item in row.cells)
    wrong = [row for row in rows if len(row.figures) == WIDTH and not adds_up(row.cells, total)]
    return order if telling and (head.is_sure or not wrong) and len(right) >= MOST * len(full) else None
