"""What is asked of a row with a label and value columns: its shape in the form, the head above it, and the ways to read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from attrs import frozen

from govdisclosure.reading.columns import Column
from govdisclosure.reading.heads import Heads
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.tokens import Token
from govdisclosure.schema.conventions import Convention

__all__ = ["BLANK_WEIGHT", "Candidate", "LabelledRow", "RowShape", "Survivor", "Values", "Verdict", "Way", "weight_of"]


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


Values = tuple[int, ...] | None
"""The places of a row's values among its tokens; None where the row refutes what is asked."""


class Way(NamedTuple):
    """One of the readings of the head, and the values that stand below it."""

    reading: int
    values: tuple[int, ...]

    def candidate(self, of: LabelledRow) -> Candidate:
        """Return what it makes of a row."""
        return Candidate(of.heads.candidates[self.reading], tuple([of.row.tokens[i] for i in self.values]))


@frozen(eq=False)
class Verdict:
    """What conventions make of rows alike: the values, None where the rows refute one; nothing of one that does not fit.

    `depth`: that of the rows; `weight`: what each weighs; `has_texts`: there are texts beside their labels; `weights`: what
    they weigh for a convention, by the values that it gives them.
    """

    depth: int
    weight: int
    has_texts: bool
    values: Mapping[Survivor, Values]
    weights: Mapping[tuple[int, ...], int]

    def by(self, survivors: Iterable[Survivor]) -> list[Way | None]:
        """Return the ways in which these survivors read the rows, each once; None for those that do not."""
        ways: dict[Way | None, None] = {}
        for survivor in survivors:
            own = self.values.get(survivor)
            ways[None if own is None else Way(survivor.reading, own)] = None
        return list(ways)


BLANK_WEIGHT = 3
"""Rows without any figure, which every convention of their length explains, that count as one with figures."""


def weight_of(tokens: Iterable[Token]) -> int:
    """Return what a row with these values weighs."""
    return BLANK_WEIGHT if any(token.kind == "value" for token in tokens) else 1
