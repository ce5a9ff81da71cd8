"""Rows as Arrow (extra `arrow`): schemas, record batches, tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from govdisclosure.frames.extras import Extra
from govdisclosure.frames.limits import MAX_DECIMALS, MAX_DIGITS, check_rows, fixed
from govdisclosure.frames.provenance import provenance
from govdisclosure.frames.schemas import Column, Kind, Schema

with Extra("arrow", "a table as Arrow or Parquet"):
    import pyarrow as pa
    import pyarrow.parquet as pq

__all__ = ["arrow_schema", "arrow_table", "record_batch", "write_parquet"]

TYPES: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "category": pa.string(),
    "integer": pa.int64(),
    "decimal": pa.decimal128(MAX_DIGITS, MAX_DECIMALS),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}

CATEGORY = pa.dictionary(pa.int32(), pa.string())


def arrow_schema(schema: Schema, *, categories: bool = False, metadata: Mapping[str, str] | None = None) -> pa.Schema:
    """The schema of a table in Arrow. `categories` makes dictionaries of texts of few values, which Spark does not take."""
    fields = [pa.field(column.name, _type(column, categories=categories), column.nullable) for column in schema]
    return pa.schema(fields, None if metadata is None else _bytes(metadata))


def _bytes(metadata: Mapping[str, str]) -> dict[bytes | str, bytes | str]:
    return {key.encode(): value.encode() for key, value in metadata.items()}


def _type(column: Column, *, categories: bool) -> pa.DataType:
    return CATEGORY if categories and column.kind == "category" else TYPES[column.kind]


def record_batch(
    schema: Schema,
    rows: Sequence[tuple[object, ...]],
    *,
    categories: bool = False,
    metadata: Mapping[str, str] | None = None,
    target: str = "Arrow",
) -> pa.RecordBatch:
    """Rows as one record batch. Raises `ExportError` for a value that its column cannot hold."""
    typed = arrow_schema(schema, categories=categories, metadata=metadata)
    columns: Iterable[tuple[object, ...]] = zip(*rows, strict=True) if rows else [()] * len(schema)
    try:
        made = [_array(values, column, categories=categories) for values, column in zip(columns, schema, strict=True)]
    except (pa.ArrowException, OverflowError, ArithmeticError, UnicodeEncodeError):
        check_rows(schema, rows, target)
        raise
    return pa.record_batch(made, schema=typed)


def _array(values: Iterable[object], column: Column, *, categories: bool) -> pa.Array[Any]:
    kind = _type(column, categories=categories)
    if column.kind == "decimal":
        values = [fixed(value) if isinstance(value, Decimal) else value for value in values]
    if column.kind == "category":
        return pa.array(values, pa.string()).cast(kind)
    return pa.array(values, kind)


def arrow_table(schema: Schema, rows: Sequence[tuple[object, ...]], *, target: str = "Arrow") -> pa.Table:
    """Rows as a table with categories, which says version, rule set and date in its metadata."""
    return pa.Table.from_batches([record_batch(schema, rows, categories=True, metadata=provenance(), target=target)])


def write_parquet(schema: Schema, rows: Sequence[tuple[object, ...]], path: str) -> None:
    """Rows as a Parquet file."""
    made = arrow_table(schema, rows, target="Parquet")
    pq.write_table(made, path, compression="zstd")  # pyright: ignore[reportUnknownMemberType] - its stubs have gaps
