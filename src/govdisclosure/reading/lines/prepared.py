"""One table before any form is applied to it: its items, its rows, and what its labels tell of the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from govdisclosure.grid import Block
from govdisclosure.reading.lines.labels import Item, items_of
from govdisclosure.reading.lines.rows import Body, body_of
from govdisclosure.reading.lines.tokens import Token, tokens_of
from govdisclosure.schema import FORMS, Edition, Table

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
        """Return the table without what an earlier reading found of its rows."""
        return Prepared(self.table, self.items, body_of(self.items))

    @property
    def figures(self) -> list[Item]:
        """All its figures."""
        return [item for item in self.items if item.kind == "figure"]


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
    """Return whether lines that repeat others were lost, and figures with them: labels that the form repeats stand once."""
    for table in tables:
        if table.table == "proactive":
            captions = sum(1 for item in table.items if item.kind == "caption")
            corners = sum(1 for item in table.items if item.kind == "corner")
            if captions > 1 and corners == 1 and len(table.body.rows) > 1:
                return True
        if table.table == "review" and style == "cells":
            names = [item.name for item in table.items if item.kind == "head"]
            if len(names) > 1 and len(set(names)) == len(names):
                return True
    return False


def edition_of(tables: Sequence[Prepared]) -> Edition | None:
    """Return the form of the text: row (六) of table 3 decides, then the heads of table 2; None without evidence."""
    names: dict[Edition, int] = {}
    for table in tables:
        if table.table == "applications" and (decided := _by_other_handling(table)):
            return decided
        if table.table == "proactive":
            for edition, own in _ONLY.items():
                names[edition] = sum(1 for item in table.items if item.name in own and item.kind in {"head", "row"})
                names[edition] += sum(1 for item in table.items if item.kind == "head" and _says(item, edition))
    counts = sorted(names.items(), key=lambda pair: -pair[1])
    if not counts or not counts[0][1] or counts[0][1] == counts[-1][1]:
        return None
    return counts[0][0]


def _says(item: Item, edition: Edition) -> bool:
    return edition == "2021" and item.text.startswith(("本年处理决定", "本年收费金额"))


def _by_other_handling(table: Prepared) -> Edition | None:
    names = {row.name for row in table.body.rows}
    if any(name.startswith("results.other.") for name in names):
        return "2021"
    place = next((i for i, row in enumerate(table.body.rows) if row.name == "results.other"), None)
    if place is None:
        return None
    beside = table.body.rows[place].amid or table.body.figures(place + 1) or table.body.figures(place)
    return "2019" if beside else None


def _names(edition: Edition) -> set[str]:
    """The rows and columns of table 2 in one form."""
    own = [cell.path.split(".") for cell in FORMS[edition].cells if cell.table == "proactive"]
    return {path[-1] for path in own} | {path[1] for path in own}


_ONLY = {edition: _names(edition) - set().union(*(_names(other) for other in FORMS if other != edition)) for edition in FORMS}
"""The rows and columns of table 2 that only one form has."""
