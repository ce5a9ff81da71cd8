"""A figure with which a source ends may be cut off: only a sum that holds, or a count of 0, proves that it is whole."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from govdisclosure.reading.diagnosing import diagnose_reading
from govdisclosure.reading.reading import PlacedCell, Reading
from govdisclosure.schema import AnnualReport, Relation, RelationRule

__all__ = ["with_cut_off"]

_ROW_SUMS: frozenset[RelationRule] = frozenset({"t3-row-total", "t4-total"})


def with_cut_off(reading: Reading, text: str) -> Reading:
    """Return the reading of a text with a warning at its last figure if the text ends with it and nothing proves it whole."""
    report = reading.report
    last = _last_figure(reading, text) if report is not None and text[-1:].isdigit() else None
    if report is None or last is None or _is_whole(last, report):
        return reading
    warning = diagnose_reading("parse-cell-cut-off", path=last.path, line=last.line, text=last.raw)
    return evolve(reading, diagnostics=(*reading.diagnostics, warning))


def _last_figure(reading: Reading, text: str) -> PlacedCell | None:
    """The figure with which a text ends: a page ends behind no tag, a text on its last line."""
    figures = [cell for cell in reading.cells.values() if cell.state == "number"]
    if not figures:
        return None
    last = max(reversed(figures), key=lambda cell: (cell.place or (), cell.line or 0))
    is_at_end = reading.layout == "html" or last.line == text.count("\n") + 1
    return last if is_at_end and text.endswith(last.raw) else None


def _is_whole(cell: PlacedCell, report: AnnualReport) -> bool:
    form = report.form
    if cell.raw == "0" and form.cell(cell.path).kind != "money":
        return True
    counts = [value if isinstance(value, int) else None for value in report.values()]
    at = form.index[cell.path]
    return any(_holds(relation, counts) for relation in form.relations if relation.rule in _ROW_SUMS and at in relation.cells)


def _holds(relation: Relation, counts: Sequence[int | None]) -> bool:
    """Return True if all cells are stated and the two sums are equal."""
    left = [counts[i] for i in relation.left]
    right = [counts[i] for i in relation.right]
    return None not in (*left, *right) and sum(filter(None, left)) == sum(filter(None, right))
