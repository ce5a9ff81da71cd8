"""In which state a cell of the form is in a source: stated, blank, a mark, absent, or not read for certain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attrs import field, frozen

from govdisclosure.reading import Diagnostic, Reading
from govdisclosure.schema import TABLES, CellValue

__all__ = ["State", "States"]

State = Literal["stated", "blank", "mark", "absent", "uncertain"]

NOT_THERE = frozenset({"parse-row-missing", "parse-table-missing", "parse-column-missing"})
"""What says that a cell is not on the page; everything else that is said of a cell says that it is there in some way."""

DOUBTFUL_HEADS = frozenset({"parse-head-missing", "parse-column-renamed"})
"""What is said of a table and makes each of its figures doubtful; other faults of a table are about what was not placed."""


def _named(diagnostics: Iterable[Diagnostic]) -> frozenset[str]:
    return frozenset(place for met in diagnostics if (place := met.path or met.table))


def _covers(places: frozenset[str], path: str, *, from_rows: bool = False) -> bool:
    """True if a cell, one of the groups that hold it, or (unless `from_rows`) its table is named."""
    if not places:
        return False
    while path and not (from_rows and path in TABLES):
        if path in places:
            return True
        path = path.rpartition(".")[0]
    return False


@frozen
class States:
    """The states of the cells of one reading. `known` is False where only a record is known: a report in JSON."""

    reading: Reading
    known: bool
    gone: frozenset[str] = field(repr=False)
    doubts: frozenset[str] = field(repr=False)
    heads: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, reading: Reading) -> States:
        """Sort the diagnostics of a reading by what they say of its cells."""
        met = [one for one in reading.diagnostics if one.severity in ("error", "warning") and (one.path or one.table)]
        gone = _named(one for one in met if one.code in NOT_THERE - {"parse-column-missing"})
        doubts = _named(one for one in met if one.code not in NOT_THERE)
        heads = _named(one for one in met if one.code in DOUBTFUL_HEADS)
        return cls(reading, reading.layout != "json" and bool(reading.cells or met), gone, doubts, heads)

    def of_cell(self, path: str, value: CellValue) -> State | None:
        """The state of a cell, None where only a record is known."""
        if not self.known:
            return None
        placed = self.reading.cells.get(path)
        if placed is not None and placed.state in ("blank", "mark"):
            return "blank" if placed.state == "blank" else "mark"
        if placed is None and value is None:
            return self._of_unplaced(path)
        unsure = value is None or _covers(self.doubts, path, from_rows=True) or _covers(self.heads, path)
        return "uncertain" if unsure else "stated"

    def _of_unplaced(self, path: str) -> State:
        """A cell that was not placed is absent, unless something is said of it, its row or its table."""
        rest_of_table = _covers(self.gone, path)
        return "uncertain" if _covers(self.doubts, path, from_rows=rest_of_table) else "absent"
