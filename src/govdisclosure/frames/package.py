"""A Frictionless data package of many reports: a folder of CSV files and `datapackage.json`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from govdisclosure.frames.building import Built, build
from govdisclosure.frames.codebook import CODEBOOK, codebook
from govdisclosure.frames.csv_file import csv_text, write_csv
from govdisclosure.frames.descriptor import describe, write_descriptor
from govdisclosure.frames.schemas import Schema
from govdisclosure.schema import Given

__all__ = ["write_codebook", "write_package"]


def write_codebook(path: str) -> None:
    """Write the codebook as CSV for spreadsheets."""
    write_csv(CODEBOOK, codebook(), path)


def write_package(schema: Schema, rows: Sequence[tuple[object, ...]], given: Sequence[Given], folder: str) -> None:
    """Write a table, the tables about its reports, and the codebook, as CSV for programs (UTF-8 without a mark)."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    tables = {schema.name: Built(schema, tuple(rows))}
    for shape in ("reports", "diagnostics", "results"):
        tables.setdefault(shape, build(given, shape, "path", "all", region=False))
    tables["codebook"] = Built(CODEBOOK, codebook())
    for name, table in tables.items():
        (place / f"{name}.csv").write_text(csv_text(table.schema, table.rows), encoding="utf-8", newline="")
    resources = [describe(table.schema, table.rows, f"{name}.csv") for name, table in tables.items()]
    write_descriptor(place / "datapackage.json", resources)
