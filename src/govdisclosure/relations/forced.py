"""What the cells without a number must be, where the exact relations leave them one number only."""

from __future__ import annotations

from collections.abc import Sequence

from govdisclosure.relations.flow import Flow, Stuck, balance
from govdisclosure.relations.network import Group, groups
from govdisclosure.schema import FORMS, CellValue, Edition

__all__ = ["fill", "forced_values"]


def fill(group: Group, values: Sequence[CellValue]) -> Flow | Stuck:
    """Numbers >= 0 for the cells of a group that state none, so that every relation holds; or why there are none.

    `values` are the flat values of the whole form.
    """
    stated = [values[cell] for cell in group.cells]
    blank = [edge for edge, value in enumerate(stated) if value is None]
    return balance(group, [value if isinstance(value, int) else 0 for value in stated], blank)


def forced_values(edition: Edition, values: Sequence[CellValue]) -> dict[str, int]:
    """Path to number for the blank cells of every group that has a number and does not contradict itself."""
    found: dict[str, int] = {}
    for group in groups(edition):
        stated = [values[cell] for cell in group.cells]
        if None not in stated or stated.count(None) == len(stated):
            continue
        filled = fill(group, values)
        if isinstance(filled, Flow):
            found |= _paths(edition, filled)
    return found


def _paths(edition: Edition, flow: Flow) -> dict[str, int]:
    cells = FORMS[edition].cells
    return {cells[flow.group.cells[edge]].path: flow.numbers[edge] for edge in sorted(flow.forced())}
