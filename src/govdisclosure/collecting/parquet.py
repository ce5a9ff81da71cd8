"""One part of a Parquet target (extra `arrow`): written under another name, renamed as its files are entered in the manifest."""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from govdisclosure.collecting.manifest import Entry, Manifest
from govdisclosure.collecting.targets import UNFINISHED, Rows, Run
from govdisclosure.frames.arrow import arrow_schema, record_batch
from govdisclosure.frames.provenance import provenance
from govdisclosure.frames.schemas import TABLES

__all__ = ["ParquetPart", "without"]

MAX_ROWS = 16_384
"""Rows that wait in memory before they become a row group: those of some eighty reports."""


class ParquetPart:
    """The rows of a chunk, in files that are not complete yet; those of each table wait for a row group to be full."""

    def __init__(self, target: Path, manifest: Manifest, run: Run) -> None:
        self._target, self._manifest, self._run = target, manifest, run
        self.name = f"part-{uuid.uuid4().hex[:16]}"
        self._waiting: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
        self._writers: dict[str, pq.ParquetWriter] = {}

    def add(self, rows: Rows) -> None:
        """Take rows."""
        for table, more in rows.items():
            waiting = self._waiting[table]
            waiting.extend(more)
            if len(waiting) >= MAX_ROWS:
                self._write(table)

    def commit(self, entries: Sequence[Entry]) -> None:
        """Complete the files, and make them part of the target; without a row there is no part."""
        if not self._writers and not self._waiting["reports"]:
            self._manifest.add(self._run.name, entries, self._run.key, "", lambda _: None)
            return
        for table in TABLES:
            self._write(table)
            self._writers[table].close()
            _to_disk(self._unfinished(table))
        self._manifest.add(self._run.name, entries, self._run.key, self.name, self._rename)

    def discard(self) -> None:
        """Leave nothing of the part behind."""
        for table, writer in self._writers.items():
            with suppress(OSError):
                writer.close()
            for path in (self._unfinished(table), self._complete(table)):
                path.unlink(missing_ok=True)

    def _rename(self, _: sqlite3.Connection) -> None:
        for table in TABLES:
            self._unfinished(table).replace(self._complete(table))

    def _complete(self, table: str) -> Path:
        return self._target / table / f"{self.name}.parquet"

    def _unfinished(self, table: str) -> Path:
        return self._target / table / f"{self.name}{UNFINISHED}"

    def _write(self, table: str) -> None:
        said = provenance()
        if table not in self._writers:
            schema = arrow_schema(TABLES[table], metadata=said)
            self._writers[table] = pq.ParquetWriter(self._unfinished(table), schema, compression="zstd")
        waiting = self._waiting[table]
        if waiting:
            self._writers[table].write_batch(record_batch(TABLES[table], waiting, metadata=said))
            waiting.clear()


def without(path: Path, sources: frozenset[str]) -> None:
    """Write a part anew without the rows of some sources, a row group at a time."""
    new = path.with_suffix(UNFINISHED)
    try:
        old = pq.ParquetFile(path)
    except FileNotFoundError:
        return  # nothing of it is left
    with old, pq.ParquetWriter(new, old.schema_arrow, compression="zstd") as writer:
        for batch in _batches(old):
            kept = batch.filter(
                pa.array([row["source"] not in sources for row in batch.select(["source"]).to_pylist()], pa.bool_())
            )
            if kept.num_rows:
                writer.write_batch(kept)
    _to_disk(new)
    new.replace(path)


def _batches(file: Any) -> Iterator[pa.RecordBatch]:
    for group in range(file.num_row_groups):
        yield from file.iter_batches(row_groups=[group])


def _to_disk(path: Path) -> None:
    """Have a file on the disk before it is named as complete."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
