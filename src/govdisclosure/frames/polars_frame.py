"""Rows as a polars data frame (extra `polars`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from govdisclosure.frames.extras import Extra
from govdisclosure.frames.limits import MAX_DECIMALS, MAX_DIGITS, check_rows, fixed
from govdisclosure.frames.schemas import Column, Kind, Schema

with Extra("polars", "a table as a polars data frame"):
    import polars as pl

__all__ = ["polars_frame"]

TYPES: Mapping[Kind, pl.DataType] = {
    "text": pl.String(),
    "category": pl.Categorical(),
    "integer": pl.Int64(),
    "decimal": pl.Decimal(MAX_DIGITS, MAX_DECIMALS),
    "date": pl.Date(),
    "boolean": pl.Boolean(),
}


def polars_frame(schema: Schema, rows: Sequence[tuple[object, ...]]) -> pl.DataFrame:
    """Rows as a data frame: Int64, Decimal(38, 10), Categorical, String, Date, Boolean."""
    check_rows(schema, rows, "polars")
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pl.DataFrame([_series(column, values) for column, values in zip(schema, columns, strict=True)])


def _series(column: Column, values: Sequence[object]) -> pl.Series:
    if column.kind == "decimal":
        values = [fixed(value) if isinstance(value, Decimal) else value for value in values]
    return pl.Series(column.name, values, dtype=TYPES[column.kind], strict=True)
