"""What the heads of a table with labels tell of where values stand in its rows."""

from __future__ import annotations

from collections.abc import Iterable

from govdisclosure.reading.candidates import LabelledRow
from govdisclosure.reading.columns import Column
from govdisclosure.reading.head_labels import has_front
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.tokens import BLANKS

__all__ = ["blank_below_corner", "heads_stand", "leaves_blanks", "shows_group"]


def leaves_blanks(of: LabelledRow) -> bool:
    """Return True if blanks stand behind the corner of the head; one at the end of its row may be a column that a tool adds."""
    first = of.heads.rows[0] if of.heads.rows else None
    if first is None or first.grid != of.row.grid or not of.row.ended:
        return False
    corner = next((i for i, token in enumerate(first.tokens) if token.found.of(of.row.table, "corner")), None)
    return corner is not None and any(token.kind in BLANKS for token in first.tokens[corner + 1 : -1])


def shows_group(row: SourceRow) -> bool:
    """Return True if the label of a group stands in front of a row's own."""
    return row.at > 0 and row.tokens[row.at - 1].kind == "label"


def blank_below_corner(of: LabelledRow) -> bool:
    """Return True if one blank stands in front of the labels of a lower row of the head."""
    lower = [row.tokens for row in of.heads.rows[1:] if row.grid == of.row.grid and row.ended and len(row.tokens) > 1]
    return any(tokens[0].kind in BLANKS and tokens[1].kind not in BLANKS for tokens in lower) and not has_front(of.heads.rows)


def heads_stand(of: LabelledRow, columns: Iterable[Column], start: int) -> bool:
    """Return True if no label of a column stands elsewhere than its values, in the rows of the head that tell places.

    Those do that are as long as the row. The first one does too if it is longer: a tool trimmed blanks. A lower one does if it is
    as long as the values, a column in front included: the corner above it left nothing there. A head row with labels in front
    of the values is shorter than it looks, filled up at its end: it tells no places.
    """
    length = len(of.row.tokens)
    for number, head in enumerate(of.heads.rows):
        longer = len(head.tokens) - length
        before = 0 if number == 0 and longer > 0 and head.tokens[-1].kind == "label" else -longer
        if head.grid != of.row.grid or before not in ((0, start - 1, start) if number else (0,)):
            continue
        place = {column.name: start + i - before for i, column in enumerate(columns) if column.name}
        stands: dict[str, set[int]] = {}
        for i, token in enumerate(head.tokens):
            label = token.found.of(of.row.table, "column")
            if label is not None and label.name in place:
                stands.setdefault(label.name, set()).add(i)
        if any(min(places) < start - before for places in stands.values()):
            continue
        if any(place[name] not in places for name, places in stands.items()):
            return False
    return True
