"""Rows whose label stands beside several lines of figures: nothing tells which line is the report's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from attrs import evolve

from govdisclosure.reading.rows import SourceRow

__all__ = ["with_shared"]


def with_shared(rows: Sequence[SourceRow]) -> list[SourceRow]:
    """Return the rows with those marked whose label stands beside several lines of figures, such as one a year."""
    own: list[SourceRow] = []
    for row, below in zip_longest(rows, rows[1:]):
        labelled = row.kind == "body" and row.label is not None
        spans = labelled and row.tokens[row.at].cell.rowspan > 1
        shared = spans or (labelled and below is not None and below.grid == row.grid and _goes_on(below))
        own.append(evolve(row, shared=True) if shared else row)
    return own


_year = re.compile("(?:19|20)[0-9]{2}年?度?|[本上去]年度?")


def _goes_on(row: SourceRow) -> bool:
    """Return True if a row of figures has a year instead of a label."""
    if not row.ended or row.label is not None:
        return False
    first = next((token.text for token in row.tokens if token.text), "")
    return _year.fullmatch(first) is not None and any(token.kind == "value" for token in row.tokens)
