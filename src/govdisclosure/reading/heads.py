"""The heads of a table while it is walked: which columns stand above a row, in the order of the columns."""

from __future__ import annotations

from attrs import define, field

__all__ = ["Heads"]

GROUP = "=organizations"
"""法人或其他组织: the columns below it stand in its place."""


@define
class Heads:
    """The labels of columns so far, group labels with `=` before them, labels that no form has with `?`.

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

    def add(self, name: str, *, again: bool = False) -> None:
        """A label, unless it repeats the one before it or one above it, as tools write merged heads.

        With `again` it may come again: table 4 has the same heads in each of its blocks.
        """
        repeats = self.names[-1:] == [name] or name in self.names[: self.above]
        if repeats and not again:
            return
        if self.above and GROUP in self.names[: self.above]:
            self.slot = self.names.index(GROUP)
            self.names.remove(GROUP)
            self.above -= 1
        if self.slot is None:
            self.names.append(name)
        else:
            self.names.insert(self.slot, name)
            self.slot += 1
