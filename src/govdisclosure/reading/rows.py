"""Source rows: the rows of a document as they stand, with their tables and tokens."""

from __future__ import annotations

from itertools import takewhile
from typing import Literal

from attrs import frozen

from govdisclosure.reading.labels import Label
from govdisclosure.reading.spans import Places
from govdisclosure.reading.tokens import Token
from govdisclosure.schema import Table

__all__ = ["RowKind", "SourceRow"]


RowKind = Literal["caption", "head", "body", "data", "text"]
"""A caption of table 2; labels of columns; a label with figures; figures without a label; anything else."""


@frozen(slots=False)  # many are made: without slots, in half the time
class SourceRow:
    """One row of a grid: its table, what it is, and its tokens.

    `label` is the row of the form (None: a label that no form has), which stands at `at`. `grid` numbers the grids of the
    document, `apart` those before which a line of text stands. `ended` is False where the layout does not show row ends;
    `last` tells that such a row is the last of its grid. `places` tells in which columns the cells begin, where the source does.
    `shared`: its label stands beside several lines of figures.
    """

    table: Table
    kind: RowKind
    tokens: tuple[Token, ...]
    grid: int
    apart: int
    label: Label | None = None
    at: int = 0
    ended: bool = True
    last: bool = False
    places: Places = ()
    shared: bool = False

    @property
    def line(self) -> int:
        """The line on which the row's own label stands."""
        return self.tokens[self.at].cell.line if self.tokens else 0

    @property
    def text(self) -> str:
        """The row's own label as it stands."""
        return self.tokens[self.at].text if self.tokens else ""

    @property
    def begins(self) -> object:
        """Where the cells of the row begin, and which of them is its label: the same of rows that a tool writes alike."""
        return self.grid, self.places, self.at

    @property
    def figures(self) -> int:
        """How many figures stand directly behind the label."""
        return sum(1 for _ in takewhile(lambda token: token.kind == "value", self.tokens[self.at + 1 :]))
