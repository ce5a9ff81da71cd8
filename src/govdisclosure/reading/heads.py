"""The heads of a table while it is walked: which columns stand above a row, in the order of the columns."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from govdisclosure.schema import Table

__all__ = ["GROUP", "NOWHERE", "Heads", "is_known", "label_of", "unknown"]

GROUP = "=organizations"
"""法人或其他组织: the columns below it stand in its place."""

NOWHERE = "=nowhere"
"""Stands before columns in a row below others, of which none can be their group."""


UNKNOWN = "?"


def unknown(label: str) -> str:
    """The name of a column that no form has."""
    return UNKNOWN + label


def label_of(name: str) -> str:
    """What stood there, of the name of a column that no form has."""
    return name.removeprefix(UNKNOWN)


def is_known(name: str) -> bool:
    """Whether a form has the column of this name."""
    return not name.startswith(UNKNOWN)


@define
class Heads:
    """The labels of columns so far, group labels with `=` before them, and what `unknown` makes of others.

    `open` tells that more may come, `unit` is what the head of a money column prints. `above` counts the
    names that stood above this row of the source (None: its rows cannot be told), `slot` is where the
    columns of a group in the row above go.
    """

    names: list[str] = field(factory=list[str])
    open: bool = False
    unit: str = ""
    above: int | None = 0
    slot: int | None = None

    def begin_row(self, *, flow: bool) -> None:
        """Another row of the source; `flow`: one that holds several rows of the table."""
        self.above = None if flow else len(self.names)

    def drop(self) -> None:
        """Another head begins."""
        self.names, self.slot = [], None
        self.above = self.above and 0

    def add(self, name: str, table: Table | None) -> None:
        """A label, unless it repeats one above it, as tools write merged heads.

        Table 4 has the same heads in each of its blocks; only that of table 3 has columns below others.
        """
        if table != "review" and (name in self.names[: self.above] or self.names[-1:] == [name] == [GROUP]):
            return
        if table == "applications" and self.above:
            self.go_below(self.names[: self.above])
        if self.slot is None:
            self.names.append(name)
        else:
            self.names.insert(self.slot, name)
            self.slot += 1

    def go_below(self, above: Sequence[str]) -> None:
        """Columns in a row below others stand below the group there; one cell that nobody knows must be it."""
        groups = [name for name in above if name == GROUP]
        if not groups and self.slot is None:
            groups = [name for name in above if not is_known(name)]
        if len(groups) == 1:
            self.slot = self.names.index(groups[0])
            self.names.remove(groups[0])
            self.above = len(above) - 1
        elif self.slot is None:
            self.names.append(NOWHERE)
            self.slot = len(self.names)
