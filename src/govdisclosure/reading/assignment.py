"""What a reader of tables says: which cell of the source states which cell of the form, and what has no place."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from govdisclosure.grid import GridCell
from govdisclosure.reading.reading import Diagnostic
from govdisclosure.schema import Table

__all__ = ["Assignment"]


@frozen(kw_only=True)
class Assignment:
    """The reading of one table of the source, in terms of one form.

    `cells`: path of a cell of the form to the cell of the source that states it, blank ones included; `rows`: path of every
    row of the form that the source has, also of one whose figures could not be placed, to its line; `units`: what the head of
    a money column prints, by the path of its cell; `problems`: what could not be placed, and why.
    """

    table: Table
    cells: Mapping[str, GridCell] = field(factory=dict[str, GridCell])
    rows: Mapping[str, int] = field(factory=dict[str, int])
    units: Mapping[str, str] = field(factory=dict[str, str])
    problems: tuple[Diagnostic, ...] = ()
