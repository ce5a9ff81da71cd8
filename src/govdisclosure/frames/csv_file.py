"""Rows as CSV: with a byte order mark for spreadsheets, or plain for programs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from govdisclosure.errors import ExportError
from govdisclosure.frames.descriptor import describe, write_descriptor
from govdisclosure.frames.limits import check_rows, place_of_row
from govdisclosure.frames.schemas import Column, Schema
from govdisclosure.interchange import escaped

__all__ = ["csv_text", "write_csv"]

FROM_SOURCE = ("raw", "text")
"""Columns with the text of a source as it stands. Nothing and an empty text are one there; `state` tells them apart."""

_controls = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys; the texts of a record have none, the raw text of a source may."""


def csv_text(schema: Schema, rows: Sequence[tuple[object, ...]], *, spreadsheet: bool = False) -> str:
    """Rows as CSV (RFC 4180). `spreadsheet` puts a byte order mark first, and a `'` before what would be a formula."""
    check_rows(schema, rows, "CSV")
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(schema.names)
    for row in rows:
        fields = [_field(column, value) for column, value in zip(schema, row, strict=True)]
        if None in fields:
            column = schema.columns[fields.index(None)]
            raise ExportError("CSV", *place_of_row(schema, row, column), "an empty text, which could not be told from none")
        writer.writerow(map(_safe, schema, fields) if spreadsheet else fields)
    return ("\ufeff" if spreadsheet else "") + text.getvalue()


def _field(column: Column, value: object) -> str | None:
    """A value as text; None for an empty text that could not be told from no text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if column.name in FROM_SOURCE:
        return _controls.sub(lambda found: found[0].encode("unicode_escape").decode(), str(value))
    return str(value) or None


def _safe(column: Column, text: str | None) -> str:
    return escaped(text or "") if column.kind in ("text", "category") else text or ""


def write_csv(schema: Schema, rows: Sequence[tuple[object, ...]], path: str) -> None:
    """Write CSV for spreadsheets and, beside it, what it holds: a data package of this one file."""
    file = Path(path)
    file.write_text(csv_text(schema, rows, spreadsheet=True), encoding="utf-8", newline="")
    write_descriptor(file.with_name(f"{file.stem}.datapackage.json"), [describe(schema, rows, file.name, encoding="utf-8-sig")])
