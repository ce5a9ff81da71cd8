"""What a Frictionless data package says of its files: columns, types, missing values, keys; version, rule set, date."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from govdisclosure.frames.provenance import provenance, said
from govdisclosure.frames.schemas import Column, Kind, Schema

__all__ = ["describe", "write_descriptor"]

TYPES: Mapping[Kind, str] = {
    "text": "string",
    "category": "string",
    "integer": "integer",
    "decimal": "number",
    "date": "date",
    "boolean": "boolean",
}

KEYS: Mapping[str, tuple[str, ...]] = {
    "reports": ("source", "part"),
    "cells": ("source", "part", "path"),
    "wide": ("source", "part"),
    "codebook": ("path",),
}
"""What tells the rows of a table apart, where each report has its source."""

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def describe(schema: Schema, rows: Sequence[tuple[object, ...]], path: str, *, encoding: str = "utf-8") -> dict[str, Any]:
    """A CSV file as a resource of a data package."""
    table: dict[str, Any] = {"fields": [_field(column) for column in schema], "missingValues": [""]}
    key = KEYS.get(schema.name, ())
    if key and _tells_apart(schema, rows, key):
        table["primaryKey"] = list(key)
    return {
        "name": schema.name,
        "type": "table",
        "path": path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": encoding,
        "schema": table,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": TYPES[column.kind],
        "title": column.meaning.zh,
        "description": column.meaning.en,
    }
    limits: dict[str, Any] = {} if column.nullable else {"required": True}
    if column.values:
        limits["enum"] = list(column.values)
    return {**field, "constraints": limits} if limits else field


def _tells_apart(schema: Schema, rows: Sequence[tuple[object, ...]], key: Sequence[str]) -> bool:
    places = [schema.index[name] for name in key]
    found = [tuple(row[place] for place in places) for row in rows]
    return len(set(found)) == len(found) and not any(None in one for one in found)


def write_descriptor(path: Path, resources: Sequence[Mapping[str, Any]]) -> None:
    """Write the descriptor of some resources; what made them stands in it as their source."""
    by = provenance()
    package = {
        "$schema": PROFILE,
        "name": "government-information-disclosure-reports",
        "title": "政府信息公开工作年度报告数据",
        "description": "Figures of annual reports on open government information (政府信息公开工作年度报告), as stated.",
        "created": f"{by['date']}T00:00:00Z",
        "version": by["date"].replace("-", "."),
        "sources": [{"title": said(by)}],
        **by,
        "resources": list(resources),
    }
    path.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
