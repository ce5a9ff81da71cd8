"""Table 4 of a text without cells: just fifteen figures behind the heads of its three blocks."""

from __future__ import annotations

from collections.abc import Sequence

from govdisclosure.reading.assignment import Assignment
from govdisclosure.reading.lines.cells import adds_up
from govdisclosure.reading.lines.heads import columns_of, review_head
from govdisclosure.reading.lines.labels import Item
from govdisclosure.reading.lines.prepared import Prepared
from govdisclosure.reading.lines.rows import Row, lines_of
from govdisclosure.reading.lines.telling import Telling
from govdisclosure.schema import Form

__all__ = ["read_review"]


def read_review(prepared: Prepared, form: Form) -> Assignment:
    """Return the reading of table 4: all figures behind its heads, and just as many as it has cells."""
    telling = Telling("review", form)
    blocks = form.rows_of("review")
    width = blocks[0].width
    figures = prepared.figures
    words = [item for item in prepared.items if item.kind not in {"figure", "blank", "stop"}]
    paths = {row.path for row in blocks}
    telling.rows = {path: item.line for item in words if (path := f"review.{item.name}") in paths}
    if not figures:
        return telling.refuse("parse-table-unreadable", (), prepared.printed)
    heads = [item for item in words if item.start < figures[0].start]
    head = review_head(heads)
    if head is None:
        return telling.refuse("parse-head-unknown", (), figures)
    if any(item.start > figures[0].start and item.kind != "unknown" for item in words):
        return telling.refuse("parse-table-unreadable", (), figures)
    if [item.tokens[0].text for item in figures] == [str(number) for number in range(1, len(figures) + 1)]:
        return telling.refuse("parse-table-unreadable", (), figures)  # they number the columns
    parts = [figures[i : i + width] for i in range(0, len(figures), width)]
    if len(figures) != width * len(blocks) or not _is_one_order(figures, parts, surely=head == "whole"):
        return telling.refuse("parse-table-unreadable", (), figures)
    for block, part in zip(blocks, parts, strict=True):
        telling.put(Row(part[0], block.name, cells=list(part)), columns_of(form, block.path))
    return telling.assignment()


def _is_one_order(figures: Sequence[Item], parts: Sequence[Sequence[Item]], *, surely: bool) -> bool:
    """Return whether the figures stand in one order: on one line, five and five and five, or one a line, evenly.

    Where the head is in pieces, which may hide where the total stands, the sums of all blocks but one must be right.
    """
    right = sum(map(adds_up, parts)) >= len(parts) - 1
    lines = lines_of(figures)
    if lines in {1, len(parts)}:
        return (surely or right) and all(lines_of(part) == 1 for part in parts)
    gaps = [item.tokens[0].gap for item in figures[1:]]
    even = max(gaps) < 2 * min(gaps) + 1  # no blank cell fits in between
    return lines == len(figures) and even and (right or surely)
