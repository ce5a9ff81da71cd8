"""What is asked of a row with a label and value columns: its shape in the form, the head above it, and the ways to read it."""

from __future__ import annotations

from typing import NamedTuple

from attrs import frozen

from govdisclosure.reading.columns import Column
from govdisclosure.reading.heads import Heads
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.tokens import Token
from govdisclosure.schema.conventions import Convention

__all__ = ["Candidate", "LabelledRow", "RowShape", "Survivor"]


@frozen
class RowShape:
    """A row of the form: its name below the table, the names of the groups around it, how many labels stand in front."""

    name: str
    groups: tuple[str, ...]

    @property
    def depth(self) -> int:
        """Return how many labels the row has, its own included."""
        return len(self.groups) + 1


class Candidate(NamedTuple):
    """One way to read a row: the columns and the tokens of their values."""

    columns: tuple[Column, ...]
    values: tuple[Token, ...]

    @property
    def stated(self) -> tuple[tuple[str, str], ...]:
        """What the reading says of the columns that it knows, by their names."""
        pairs = zip(self.columns, self.values, strict=True)
        return tuple(sorted((column.name, token.text) for column, token in pairs if column.name))


class Survivor(NamedTuple):
    """A convention and one of the readings of the head; `added`: how many columns they assume that nothing names."""

    convention: Convention
    reading: int
    added: int


@frozen(slots=False)  # many are made: without slots, in half the time
class LabelledRow:
    """A source row, its shape in the form, the head above it and, where row ends are not shown, the fillers at its end."""

    row: SourceRow
    shape: RowShape
    heads: Heads
    tail: int | None = None
