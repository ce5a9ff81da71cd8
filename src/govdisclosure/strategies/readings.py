"""Readings: a report and, for every cell of its tables, a text that a source may have had there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from govdisclosure.reading import CellState, PlacedCell, Reading
from govdisclosure.schema import AnnualReport, CellValue, Edition, Money
from govdisclosure.strategies.whole import reports

__all__ = ["readings"]

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
WAYS: Mapping[str, Callable[[str], str]] = {
    "plain": str,
    "full-width": lambda text: text.translate(_FULL_WIDTH),
    "spaced": lambda text: f"\u00a0{text} ",
}
NOTHING: Mapping[str, CellState] = {"": "blank", "/": "mark", "-": "mark", "无": "mark"}


@st.composite
def readings(
    draw: st.DrawFn, *, report: st.SearchStrategy[AnnualReport] | None = None, edition: Edition | None = None
) -> Reading:
    """The reading of a report of either form (or of `edition`, or drawn from `report`), every cell placed."""
    read = draw(report if report is not None else reports(edition=edition))
    way, nothing = WAYS[draw(st.sampled_from(sorted(WAYS)))], draw(st.sampled_from(sorted(NOTHING)))
    held = [(c.path, v) for c, v in zip(read.form.cells, read.values(), strict=True) if getattr(read, c.table) is not None]
    cells = {path: _placed(path, value, way, nothing, line) for line, (path, value) in enumerate(held, draw(st.integers(1, 500)))}
    script = draw(st.sampled_from(("simplified", "traditional")))
    return Reading(report=read, cells=cells, script=script, layout=draw(st.sampled_from(("html", "pipe-rows"))))  # type: ignore[arg-type]


def _placed(path: str, value: CellValue, way: Callable[[str], str], nothing: str, line: int) -> PlacedCell:
    if value is None:
        return PlacedCell(path, nothing, NOTHING[nothing], line)
    text = f"{value.amount:f}" if isinstance(value, Money) else str(value)
    return PlacedCell(path, way(text), "number", line)
