"""Labels that differ from one of the form by a slip of the pen."""

from __future__ import annotations

from difflib import get_close_matches

from govdisclosure.reading.labels import INDEX, Label, key_without_brackets
from govdisclosure.schema import Table

__all__ = ["ROWS", "nearest_row"]


ROWS = {key: label for key, labels in INDEX.items() for label in labels if label.kind == "row" and len(key) >= 5}
"""The rows with a label long enough to be known by its beginning or in spite of a slip of the pen."""


def nearest_row(text: str, table: Table) -> Label | None:
    """The one row of a table whose label differs from a text by no more than a slip of the pen."""
    key = key_without_brackets(text)
    if not 5 <= len(key) <= 60:
        return None
    close = get_close_matches(key, [known for known, label in ROWS.items() if label.table == table], n=2, cutoff=0.85)
    labels = {ROWS[known] for known in close if _senses(known) == _senses(key)}
    return labels.pop() if len(labels) == 1 else None


SENSES = "不未无非没否上下前去本今明次增减新旧已"
"""Characters that turn the sense of a label, or its year: a label that differs in them is another one, no slip of the pen."""


def _senses(key: str) -> list[str]:
    return sorted(char for char in key if char in SENSES)
