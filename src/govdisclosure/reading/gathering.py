"""Which table each row of a grid belongs to, and whether it is a head, a row of figures or neither.

Tables open at section titles, captions and labels that no other table has. Where a layout does not show where rows end, they
are cut at the labels of rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import define, evolve, field

from govdisclosure.grid import Grid
from govdisclosure.reading.labels import WITH_COLUMN, Found, Label, LabelKind, key_of
from govdisclosure.reading.rows import RowKind, SourceRow
from govdisclosure.reading.spans import Places, places_of
from govdisclosure.reading.tokens import Token, Tokens, is_wording
from govdisclosure.reading.turning import turned
from govdisclosure.schema import Table

__all__ = ["Rows"]

MIN_NAME_LENGTH = 6
"""Letters of the last step of a row's path from which on its label is no common word (other, total) and may open a table."""

MAX_ROW_CELLS = 60
"""Cells of a source row beyond which it holds several rows of a table: the widest printed row has 15."""

MIN_DATA_CELLS = 5
"""Cells of the shortest data row of table 4: one block."""


def _is_only_row(found: Found, table: Table) -> bool:
    return found.of(table, "row") is not None and found.of(table, "column") is None


@define
class Rows:
    """The source rows of a document, gathered grid by grid; `above`: the name of the last row that the form has."""

    tokens: Tokens
    found: list[SourceRow] = field(factory=list[SourceRow])
    table: Table | None = None
    grid: int = 0
    apart: int = 0
    head_open: bool = True
    above: str = ""

    def enter(self, table: Table | None) -> None:
        """Begin the section of a table, or of none."""
        if table != self.table:
            self.table, self.head_open = table, True

    def add_grid(self, grid: Grid, *, apart: bool) -> None:
        """Add the rows of a grid; `apart`: a line of text stands between it and the grid before."""
        self.grid += 1
        self.apart += apart
        before = len(self.found)
        rows = [self.tokens.of(cells) for cells in grid.rows]
        places = list(places_of(grid))
        on_its_side = turned(grid, places, rows)
        if on_its_side is not grid:
            rows, places = [self.tokens.of(cells) for cells in on_its_side.rows], list(places_of(on_its_side))
        for tokens, own in zip(rows, places, strict=True):
            labels = [token.found for token in tokens if token.kind == "label"]
            if grid.flow or len(tokens) > MAX_ROW_CELLS or (len(labels) > 1 and self._holds_several(tokens)):
                self._add_flow(tokens)
            elif tokens:
                self._add(tokens, labels, places=own)
        if len(self.found) > before and not self.found[-1].ended:
            self.found[-1] = evolve(self.found[-1], last=True)

    def _add(self, tokens: tuple[Token, ...], labels: Sequence[Found], *, ended: bool = True, places: Places = ()) -> None:
        """Add a row, of which these are the labels."""
        self._open(labels)
        if self.table is None:
            return
        kind, at = self._kind(tokens, self.table)
        label = self._own_label(tokens, at) if kind == "body" else None
        self.above = label.name if label is not None else self.above
        self.found.append(SourceRow(self.table, kind, tokens, self.grid, self.apart, label, max(at, 0), ended, places=places))
        if kind in ("caption", "head"):
            self.head_open = True
        elif kind in ("body", "data"):
            self.head_open = False

    # which table --------------------------------------------------------------------------------

    def _open(self, labels: Sequence[Found]) -> None:
        """Change the table where the labels of a row belong to another."""
        for found in labels:
            label = found.labels[0]
            if label.kind in ("caption", "corner"):
                self.enter(label.table)
                return
        own = [label for found in labels for label in found.labels]
        if self.table in [label.table for label in own]:
            return
        opening = next((label for label in own if self._opens(label)), None)
        if opening is not None:
            self.enter(opening.table)

    def _opens(self, label: Label) -> bool:
        """Return True if a label is no word of another table, so that it opens its own."""
        if label.table == "applications":
            return label.kind == "row" and (self.table is not None or len(label.name.rpartition(".")[2]) >= MIN_NAME_LENGTH)
        if label.table == "review":
            return label.kind == "group" and self.table != "proactive"
        return self.table is None and label.kind in ("column", "row") and label.name != "decisions"

    # what a row is ------------------------------------------------------------------------------

    def _kind(self, tokens: Sequence[Token], table: Table) -> tuple[RowKind, int]:
        """Return what a row is, and where its own label stands (-1 without one)."""
        only_rows: list[int] = []
        either: list[int] = []
        heads: list[int] = []
        groups: list[int] = []
        values: list[int] = []
        texts: list[int] = []
        caption = -1
        for i, token in enumerate(tokens):
            if token.kind == "value":
                values.append(i)
            elif token.kind == "text":
                texts.append(i)
            elif token.kind == "label":
                own = {label.kind: label.name for label in token.found.labels if label.table == table}
                if "caption" in own:
                    caption = i  # of a row of its own, or in front of the labels that it is about
                elif "row" in own:
                    (either if "column" in own else only_rows).append(i)
                elif "group" in own and (table == "review" or (table == "applications" and own["group"] != "organizations")):
                    groups.append(i)
                else:
                    (heads if own else texts).append(i)
        if caption >= 0 and not (only_rows or either or heads):
            return "caption", caption
        if only_rows and not (heads and only_rows[-1] < heads[0]):
            return "body", only_rows[-1]
        if table == "review" and heads == [0] and len(values) >= MIN_DATA_CELLS:
            return "data", -1  # 合计 in front of a row of sums
        if heads or (table == "review" and groups and not values):
            return "head", -1
        if either and (values or not self.head_open):
            return ("body", either[-1]) if not values or either[-1] < values[-1] else ("text", -1)
        if either:
            return "head", -1
        if groups:
            return ("body", groups[-1]) if values and groups[-1] < values[-1] else ("text", -1)
        if table == "review" and len(tokens) >= MIN_DATA_CELLS and (values or not texts):
            return "data", -1
        if texts and values and texts[0] < values[-1]:
            return "body", texts[0]
        return "text", -1

    def _own_label(self, tokens: Sequence[Token], at: int) -> Label | None:
        found = tokens[at].found
        own = found.of(self.table, "row")
        if own is None and self.table == "review":
            own = found.of(self.table, "group")
        return None if own is not None and self._is_elsewhere(tokens[at], own) else own

    def _is_elsewhere(self, token: Token, label: Label) -> bool:
        """Return True if a row 其他 without its number stands in another group than the form's: any group may have one."""
        group = label.name.rpartition(".")[0]
        if self.table != "applications" or token.found.number or key_of(token.text) not in WITH_COLUMN:
            return False
        return not self.above.startswith(group)

    # rows whose ends are not shown ----------------------------------------------------------------

    def _holds_several(self, tokens: Sequence[Token]) -> bool:
        """Return True if figures stand between the labels of two rows."""
        if self.table is None:
            return False
        rows = [i for i, token in enumerate(tokens) if token.found.labels and _is_only_row(token.found, self.table)]
        if len(rows) < 2:
            return False
        first, last = rows[0], rows[-1]
        return tokens[first].found.labels != tokens[last].found.labels and _has_value(tokens[first:last])

    def _add_flow(self, tokens: Sequence[Token]) -> None:
        for piece in self._pieces(tokens):
            self._add(piece, [token.found for token in piece if token.kind == "label"], ended=False)

    def _pieces(self, tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
        """Cut a run of cells where the labels of rows, heads and captions begin, and where the figures of table 4 do."""
        piece: list[Token] = []
        part: _Part = "none"
        for token in tokens:
            new = self._part(token, part)
            if new != part and not (new == "row" and part == "group" and not _has_value(piece)):
                if piece and (_has_value(piece) or part != "data"):  # blanks between heads are what spans leave
                    yield tuple(piece)
                piece = []
            elif new == part and new in ("row", "caption") and self._begins(token, piece):
                yield tuple(piece)
                piece = []
            part = new
            piece.append(token)
        if piece:
            yield tuple(piece)

    def _begins(self, token: Token, piece: Sequence[Token]) -> bool:
        """Return True if another row begins with a cell of a run: with a label, or a text too long for a value."""
        if token.kind == "text":
            return _has_value(piece) and is_wording(token.text)
        return token.kind == "label" and not _goes_on(token, piece, self.table)

    def _part(self, token: Token, before: _Part) -> _Part:
        """Return which part of a table a cell belongs to, behind a cell of another."""
        if token.kind != "label":
            opens_data = self.table == "review" and before == "head" and token.kind in ("value", "blank")
            return "data" if opens_data else before
        self._open((token.found,))
        if self.table is None:
            return before
        found, table = token.found, self.table
        if found.of(table, "caption"):
            self.head_open = True
            return "caption"
        row, column, group = (found.of(table, kind) for kind in _ROLES)
        if row and (column is None or not self.head_open):
            self.head_open = False
            return "row"
        if group and table == "applications" and group.name != "organizations":
            return "group"
        if column or group or found.of(table, "corner"):
            self.head_open = True
            return "head"
        return before


_Part = Literal["none", "caption", "head", "group", "row", "data"]
_ROLES: tuple[LabelKind, LabelKind, LabelKind] = ("row", "column", "group")


def _has_value(tokens: Sequence[Token]) -> bool:
    return any(token.kind == "value" for token in tokens)


def _goes_on(token: Token, piece: Sequence[Token], table: Table | None) -> bool:
    """Return True if a label repeats the one before it, as some tools do for a span, or stands inside its group."""
    if not piece or _has_value(piece):
        return False
    above, own = piece[0].found.of(table, "row"), token.found.of(table, "row")
    return piece[-1].text == token.text or (above is not None and own is not None and own.name.startswith(f"{above.name}."))
