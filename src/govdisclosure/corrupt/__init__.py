"""Mistakes on purpose, for those who test a pipeline or train people: each says what it touches and breaks.

Every operator takes a report and gives all ways of making its mistake there, lazily, never one that
changes nothing. It needs no Hypothesis; in a property draw one with `st.sampled_from(list(...))`.

>>> from govdisclosure.schema import AnnualReport
>>> row = {"natural_person": 14, "commercial_enterprise": 0, "total": 14}
>>> report = AnnualReport.from_cells("2021", {f"applications.received.{c}": n for c, n in row.items()})
>>> first = next(split_digits(report))
>>> first.touched
(('applications.received.natural_person', 14, 1), ('applications.received.commercial_enterprise', 0, 4))
>>> first.broken
(('t3-row-total', 'applications.received.total'),)
"""

from govdisclosure.corrupt.corruption import Corruption
from govdisclosure.corrupt.operators import (
    OPERATORS,
    blanked_totals,
    copied_last_year,
    dropped_row,
    shifted_column,
    shifted_row,
    split_digits,
    transposed_digits,
    wrong_column,
    yuan_for_wan,
)

__all__ = [
    "OPERATORS",
    "Corruption",
    "blanked_totals",
    "copied_last_year",
    "dropped_row",
    "shifted_column",
    "shifted_row",
    "split_digits",
    "transposed_digits",
    "wrong_column",
    "yuan_for_wan",
]
