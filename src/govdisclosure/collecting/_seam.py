"""Stands in for frames/schemas.py and frames/rows.py until they are there."""

from __future__ import annotations

from typing import Any, Literal

import pyarrow as pa

from govdisclosure.reading import Reading
from govdisclosure.schema import FORMS, Money

Table = Literal["reports", "cells", "diagnostics", "results"]
TYPES = {"text": pa.string(), "int": pa.int64(), "decimal": pa.decimal128(38, 10), "date": pa.date32(), "int32": pa.int32()}
TABLES: dict[Table, dict[str, str]] = {
    "reports": {
        "source": "text", "part": "int", "status": "text", "sha256": "text", "bytes": "int", "encoding": "text",
        "layout": "text", "edition": "text", "title": "text", "organization": "text", "year": "int", "published": "date",
        "site_code": "text", "division": "text",
    },
    "cells": {
        "source": "text", "part": "int", "organization": "text", "year": "int", "edition": "text", "path": "text",
        "code": "text", "value": "int", "amount": "decimal", "unit": "text", "state": "text", "raw": "text", "line": "int",
    },
    "diagnostics": {
        "source": "text", "part": "int", "code": "text", "severity": "text", "path": "text", "table": "text", "line": "int",
        "text": "text", "message_zh": "text", "message_en": "text",
    },
    "results": {
        "source": "text", "part": "int", "rule": "text", "target": "text", "status": "text", "severity": "text",
        "left": "text", "right": "text", "delta": "text", "missing": "text", "message_zh": "text", "message_en": "text",
    },
}


def arrow_schema(table: Table) -> pa.Schema:
    return pa.schema([(name, TYPES[kind]) for name, kind in TABLES[table].items()])


def record_batch(table: Table, rows: list[tuple[Any, ...]]) -> pa.RecordBatch:
    schema = arrow_schema(table)
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.record_batch([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def status_of(reading: Reading) -> str:
    if reading.report is None:
        lost = {"parse-timeout", "parse-worker-lost", "parse-failed", "parse-input-unopened"}
        return "failed" if any(d.code in lost for d in reading.diagnostics) else "no report"
    return "partial" if reading.errors else "read"


def rows(reading: Reading, results: Any, sha: str | None, size: int | None) -> dict[str, list[tuple[Any, ...]]]:
    r = reading.report
    key = (reading.source, reading.part)
    code = r.portal.site_code if r and r.portal else None
    head = (*key, status_of(reading), sha, size, reading.encoding, reading.layout)
    mine = (r.edition, r.title, r.organization, r.year, r.published, code, (code or "")[:6] or None) if r else (None,) * 7
    cells = []
    for path, value in (r.cells() if r else {}).items():
        placed = reading.cells.get(path)
        amount, unit, number = (value.amount, value.unit, None) if isinstance(value, Money) else (None, None, value)
        cells.append(
            (*key, r.organization, r.year, r.edition, path, FORMS[r.edition or "2021"].cell(path).path[:8], number, amount, unit)
            + ((placed.state, placed.raw, placed.line) if placed else ("absent", None, None))
        )
    diagnostics = [
        (*key, d.code, d.severity, d.path, d.table, d.line, d.text, d.message.zh, d.message.en) for d in reading.diagnostics
    ]
    found = []
    for one in results:
        m = one.message
        sides = tuple(None if x is None else str(x) for x in (one.left, one.right, one.delta))
        found.append((*key, one.rule, one.target, one.status, one.severity, *sides, " ".join(one.missing), m.zh, m.en))
    return {"reports": [(*head, *mine)], "cells": cells, "diagnostics": diagnostics, "results": found}
