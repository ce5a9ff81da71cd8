"""One table before any form is applied to it: its items, its rows, and what its labels tell of the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from attrs import frozen

from govdisclosure.grid import Block
from govdisclosure.reading.edition import most_common, only_one_has
from govdisclosure.reading.labels import WITH_COLUMN, key_of
from govdisclosure.reading.lines.labels import Item, is_foreign, items_of
from govdisclosure.reading.lines.rows import Body, body_of
from govdisclosure.reading.lines.tokens import Token, tokens_of
from govdisclosure.reading.tokens import has_digit
from govdisclosure.schema import Edition, Table

__all__ = ["Prepared", "Style", "edition_of", "is_cut", "is_thinned", "prepare", "style_of"]

Style = Literal["words", "cells"]
"""Whether figures stand on the lines of their labels."""

MIN_WORDS = 30
"""Words up to which single characters may be what is left of vertical heads."""


@frozen
class Prepared:
    """The items and rows of one table."""

    table: Table
    items: tuple[Item, ...]
    body: Body

    def afresh(self) -> Prepared:
        """Return the table for one reading, which finds out more of its rows."""
        return Prepared(self.table, self.items, self.body.afresh())

    @property
    def figures(self) -> list[Item]:
        """All its figures."""
        return [item for item in self.items if item.kind == "figure"]

    @property
    def garbled(self) -> list[Item]:
        """Words with digits that are no numbers (`'8,498',`) on the lines of its rows, of table 4 on lines of their own."""
        rows = {at for row in self.body.rows for at in row.item.at}
        words = [item for item in self.items if item.kind not in {"figure", "blank"}]
        others = {at for item in words if not is_foreign(item.text) for at in item.at}
        found = [item for item in words if item.kind == "unknown" and has_digit(item.text) and is_foreign(item.text)]
        return [item for item in found if (item.at.isdisjoint(others) if self.table == "review" else item.at <= rows)]

    @property
    def printed(self) -> list[Item]:
        """All that must be placed or named: its figures, and what is garbled."""
        return sorted([*self.figures, *self.garbled], key=lambda item: item.start)


def prepare(table: Table, blocks: Sequence[Block]) -> list[Prepared]:
    """Return the tables of a section: the words 勾稽关系 open table 3 wherever they stand."""
    tokens = tokens_of(blocks)
    cut = next((i for i, token in enumerate(tokens) if "勾稽关系" in token.text), None) if table == "proactive" else None
    if cut is None:
        return [_prepared(table, tokens)]
    return [_prepared(table, tokens[:cut]), _prepared("applications", tokens[cut:])]


def _prepared(table: Table, tokens: Sequence[Token]) -> Prepared:
    items = tuple(items_of(tokens, table))
    return Prepared(table, items, body_of(items))


def style_of(tables: Sequence[Prepared]) -> Style:
    """Return the style of a text: words if most lines with figures hold the label of a row."""
    filled = beside = 0
    for table in tables:
        if table.table == "review":
            continue
        lines = {at for item in table.figures for at in item.at}
        labels = {at for row in table.body.rows for at in row.item.at}
        filled += len(lines)
        beside += len(lines & labels)
    return "words" if beside * 2 > filled else "cells"


def is_cut(tables: Sequence[Prepared]) -> bool:
    """Return whether words were cut to their characters, and numbers perhaps to their digits: no figure has two of them."""
    items = [item for table in tables for item in table.items]
    words = [token.text for item in items if item.kind not in {"figure", "blank", "stop"} for token in item.tokens]
    single = sum(1 for word in words if len(word) == 1)
    return (
        len(words) > MIN_WORDS and single * 2 > len(words) and all(len(item.text) == 1 for item in items if item.kind == "figure")
    )


def is_thinned(tables: Sequence[Prepared], style: Style) -> bool:
    """Return whether lines that repeat others were lost, and figures with them: labels that the form repeats stand once.

    Only what is followed by rows or figures tells: a text can be cut off inside a head.
    """
    for table in tables:
        if table.table == "proactive" and len(table.body.rows) > 1:
            last = table.body.rows[-1].item.start
            captions = sum(1 for item in table.items if item.kind == "caption" and item.start < last)
            corners = sum(1 for item in table.items if item.kind == "corner")
            if captions > 1 and corners == 1:
                return True
        if table.table == "review" and style == "cells" and table.figures:
            names = [item.name for item in table.items if item.kind == "head"]
            if len(names) > 1 and len(set(names)) == len(names):
                return True
    return False


def edition_of(tables: Sequence[Prepared]) -> Edition | None:
    """Return the form of the text: row (六) of table 3 decides, then the heads of table 2; None without evidence."""
    for name, counted in (("applications", _rows_of_one_form), ("proactive", _labels_of_one_form)):
        own = [table for table in tables if table.table == name]
        if found := most_common(Counter(edition for table in own for edition in counted(table))):
            return found
    return None


def _rows_of_one_form(table: Prepared) -> Iterator[Edition]:
    """The form of each row of table 3 that only one has; what is a group in the other form counts if figures are beside it."""
    body = table.body
    groups = _groups_of(row.name for row in body.rows)
    for i, row in enumerate(body.rows):
        grouped = row.name in groups
        is_sure = row.item.numbered or key_of(row.item.text) not in WITH_COLUMN  # any group may have a row 其他
        beside = row.amid or body.figures(i) or body.figures(i + 1)
        edition = only_one_has("applications").get(row.name)
        if edition and not grouped and is_sure and (beside or row.name not in _GROUPS):
            yield edition


def _groups_of(names: Iterable[str]) -> set[str]:
    """The names of the groups that rows stand in."""
    found: set[str] = set()
    for name in names:
        while name := name.rpartition(".")[0]:
            found.add(name)
    return found


def _labels_of_one_form(table: Prepared) -> Iterator[Edition]:
    """The form of each row and each head of table 2 that only one has."""
    only = only_one_has("proactive")
    for item in table.items:
        name = f"column {item.name}" if item.kind == "head" else item.name if item.kind == "row" else ""
        if name and (edition := only.get(name) or only.get(key_of(item.text))):
            yield edition


_GROUPS = _groups_of(only_one_has("applications"))
