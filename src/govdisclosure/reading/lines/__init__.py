"""Texts without cells: the order of each table as a whole is the hypothesis, and what can tell orders apart refutes it.

A figure is placed where all explanations that survive agree; everything else is named. Sums only refute: a row that adds up
proves that its figures are a row, never whose row it is, nor in which order its terms stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from govdisclosure.grid import Block
from govdisclosure.reading.assignment import Assignment
from govdisclosure.reading.lines.applications import read_applications
from govdisclosure.reading.lines.cells import Order, Proof
from govdisclosure.reading.lines.items import order_of_items, read_items
from govdisclosure.reading.lines.prepared import Prepared, Style, edition_of, is_cut, is_thinned, prepare, style_of
from govdisclosure.reading.lines.review import read_review
from govdisclosure.reading.lines.telling import Telling
from govdisclosure.schema import Edition, Form, Table

__all__ = ["LinesReading", "TableLines", "read_lines_of"]


@frozen
class TableLines:
    """The section of one table: its blocks in order, their texts in simplified script."""

    table: Table
    blocks: tuple[Block, ...]


@frozen
class LinesReading:
    """What the tables of a text hold, before any form is applied.

    `edition` is what they tell of the form; `unreliable` that lines were lost, or figures cut to digits, all over the text.
    """

    edition: Edition | None
    tables: tuple[Prepared, ...]
    style: Style
    unreliable: bool

    def assign(self, form: Form) -> tuple[Assignment, ...]:
        """Return what each table states in terms of a form."""
        proof = Proof(self._order_of_items())
        order: tuple[Table, ...] = ("applications", "proactive", "review")
        read = {table.table: self._read(table, form, proof) for table in sorted(self.tables, key=lambda t: order.index(t.table))}
        return tuple(read[table.table] for table in self.tables)

    def _order_of_items(self) -> Order | None:
        """The order of labels and figures that table 2 shows, if its edges leave one."""
        found: list[Order | None] = [order_of_items(table) for table in self.tables if table.table == "proactive"]
        return found[0] if found and self.style == "cells" else None

    def _read(self, table: Prepared, form: Form, proof: Proof) -> Assignment:
        table = table.afresh()
        if self.unreliable:
            return Telling(table.table, form).refuse("parse-table-unreadable", table.body.rows, table.printed)
        if table.table == "applications":
            return read_applications(table, self.style, form, proof)
        if table.table == "review":
            return read_review(table, form)
        if self.edition is None:
            return Telling("proactive", form).refuse("parse-head-unknown", table.body.rows, table.printed)
        return read_items(table, self.style, form, proof)


def read_lines_of(tables: Sequence[TableLines]) -> LinesReading:
    """Return the reading of the tables of one document."""
    prepared = [own for table in tables for own in prepare(table.table, table.blocks)]
    style = style_of(prepared)
    unreliable = is_thinned(prepared, style) or is_cut(prepared)
    return LinesReading(edition_of(prepared), tuple(prepared), style, unreliable)
