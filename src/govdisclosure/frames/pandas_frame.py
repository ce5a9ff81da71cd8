"""Rows as a pandas data frame (extra `pandas`): nothing becomes a float, a missing number is `<NA>`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from govdisclosure.frames.extras import Extra
from govdisclosure.frames.limits import check_rows
from govdisclosure.frames.provenance import provenance
from govdisclosure.frames.schemas import Kind, Schema

with Extra("pandas", "a table as a pandas data frame"):
    import pandas as pd

__all__ = ["pandas_frame"]

TEXT = pd.StringDtype("python", na_value=pd.NA)
"""Text whose missing values are `<NA>`; pandas' own default is NaN."""


def _category(values: Sequence[object]) -> pd.Categorical:
    found = dict.fromkeys(value for value in values if value is not None)
    return pd.Categorical(list(values), categories=pd.Index(list(found), dtype=TEXT))


array: Any = pd.array
"""Untyped: the stubs have an overload for each dtype, and none for values whose type is told by a schema."""

MAKERS: Mapping[Kind, Callable[[Sequence[object]], Any]] = {
    "text": lambda values: array(list(values), dtype=TEXT),
    "category": _category,
    "integer": lambda values: array(list(values), dtype="Int64"),
    "decimal": lambda values: array(list(values), dtype=object),  # Decimals as they are, None where there is none
    "date": lambda values: array(list(values), dtype="datetime64[s]"),
    "boolean": lambda values: array(list(values), dtype="boolean"),
}


def pandas_frame(schema: Schema, rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    """Rows as a data frame: Int64, Decimal, category, string, boolean. Version, rule set and date stand in its `attrs`."""
    check_rows(schema, rows, "pandas")
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    made = {place: MAKERS[column.kind](values) for place, (column, values) in enumerate(zip(schema, columns, strict=True))}
    frame = pd.DataFrame(made)
    frame.columns = pd.Index(schema.names)
    frame.attrs.update(provenance())
    return frame
