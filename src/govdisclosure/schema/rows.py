"""The cells, rows and relations of a form, and which forms and tables there are."""

from __future__ import annotations

from typing import Literal, get_args

from attrs import frozen

from govdisclosure.message import one_line
from govdisclosure.schema.printed import Kind

__all__ = ["TABLES", "Cell", "Edition", "FormRow", "Relation", "RelationRule", "Table"]

Edition = Literal["2019", "2021"]
"""Which official form: 国办公开办函〔2019〕60号 (trial) or 国办公开办函〔2021〕30号."""

Table = Literal["proactive", "applications", "review"]
"""The three tables by the field of the report that holds them: table 2, table 3, table 4."""

TABLES: tuple[Table, ...] = get_args(Table)

RelationRule = Literal["t3-balance", "t3-result-total", "t3-row-total", "t4-total"]
"""The exact relations of the forms, by the id of the rule that checks them."""


@one_line
@frozen
class Cell:
    """One cell of a form. `row` are its labels from the outside in, `index` its place in official order."""

    index: int
    path: str
    table: Table
    row: tuple[str, ...]
    column: str
    kind: Kind
    unit: str | None
    article: str

    @property
    def name(self) -> str:
        """The last step of the path: the name of the column."""
        return self.path.rpartition(".")[2]


@one_line
@frozen
class FormRow:
    """One row of table 2 or 3, or one block of table 4: its cells are `start` to `stop` of the form."""

    path: str
    table: Table
    labels: tuple[str, ...]
    start: int
    stop: int
    article: str

    @property
    def name(self) -> str:
        """The path below the table."""
        return self.path.partition(".")[2]

    @property
    def width(self) -> int:
        """How many cells the row has."""
        return self.stop - self.start


@one_line
@frozen
class Relation:
    """sum of `left` = sum of `right`, as the form has it; the sides are cell indices. `target` is the total."""

    rule: RelationRule
    target: int
    left: tuple[int, ...]
    right: tuple[int, ...]

    @property
    def cells(self) -> tuple[int, ...]:
        """All cells of the relation in official order."""
        return tuple(sorted(self.left + self.right))
