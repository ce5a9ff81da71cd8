"""A target of Parquet parts: `TARGET/cells/*.parquet` and so on, and the manifest beside them.

A part is written under another name and renamed when it is complete, in the transaction that enters its files in the manifest.
What no entry names after a kill is deleted by the next run. Rows of stale files leave a part by a new part of the same name.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from govdisclosure.collecting._seam import TABLES, arrow_schema, record_batch
from govdisclosure.collecting.manifest import Entry, Manifest
from govdisclosure.collecting.targets import Rows, Run, said_of
from govdisclosure.errors import TargetError
from govdisclosure.message import Message

__all__ = ["MANIFEST", "ParquetPart", "ParquetStore"]

MANIFEST = "manifest.sqlite"

MAX_ROWS = 16_384
"""Rows that wait in memory before they become a row group: those of some eighty reports."""

UNFINISHED = ".unfinished"
"""The end of the name of a part that is not complete, which no glob of `*.parquet` finds."""

STRANGE = Message(
    "{path} 不为空，且不是 collect 的目标；请另指定文件夹",
    "{path} is not empty and no target of `collect`; choose another folder",
)


class ParquetStore:
    """A folder of parts that is open."""

    def __init__(self, target: Path) -> None:
        self.target = target
        if not (target / MANIFEST).exists() and target.exists() and any(target.iterdir()):
            raise TargetError(Message(STRANGE.zh.format(path=target), STRANGE.en.format(path=target)))
        for table in TABLES:
            (target / table).mkdir(parents=True, exist_ok=True)
        self.manifest = Manifest(target / MANIFEST)

    def part(self, run: Run) -> ParquetPart:
        """Begin a part."""
        return ParquetPart(self, run)

    def drop_stale(self, run: Run) -> None:
        """Take the rows of stale files out of their parts, then the files that no entry names."""
        for name in self.manifest.stale_parts():
            stale, others = self.manifest.stale_in(name)
            for table in TABLES if name else ():
                path = self.target / table / f"{name}.parquet"
                if others:
                    _without(path, stale)
                else:
                    path.unlink(missing_ok=True)
            self.manifest.drop_stale(run.name, name)
        named = self.manifest.parts()
        for table in TABLES:
            for path in (self.target / table).iterdir():
                if path.name.endswith(UNFINISHED) or (path.suffix == ".parquet" and path.stem not in named):
                    path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the manifest."""
        self.manifest.close()


class ParquetPart:
    """The rows of a chunk, in files that are not complete yet; those of each table wait for a row group to be full."""

    def __init__(self, store: ParquetStore, run: Run) -> None:
        self._store, self._run = store, run
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
            self._store.manifest.add(self._run.name, entries, self._run.key, "", lambda _: None)
            return
        for table in TABLES:
            self._write(table)
            self._writers[table].close()
            _to_disk(self._unfinished(table))
        self._store.manifest.add(self._run.name, entries, self._run.key, self.name, self._rename)

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
        return self._store.target / table / f"{self.name}.parquet"

    def _unfinished(self, table: str) -> Path:
        return self._store.target / table / f"{self.name}{UNFINISHED}"

    def _write(self, table: str) -> None:
        schema = arrow_schema(table).with_metadata(said_of(self._run.key))
        if table not in self._writers:
            self._writers[table] = pq.ParquetWriter(self._unfinished(table), schema, compression="zstd")
        waiting = self._waiting[table]
        if waiting:
            self._writers[table].write_batch(record_batch(table, waiting).replace_schema_metadata(schema.metadata))
            waiting.clear()


def _without(path: Path, sources: frozenset[str]) -> None:
    """Write a part anew without the rows of some sources, a row group at a time."""
    new = path.with_suffix(UNFINISHED)
    try:
        old = pq.ParquetFile(path)
    except FileNotFoundError:
        return  # nothing of it is left
    gone = pa.array(sorted(sources), pa.string())
    with old, pq.ParquetWriter(new, old.schema_arrow, compression="zstd") as writer:
        for batch in _batches(old):
            kept = batch.filter(pc.invert(pc.is_in(batch.column("source").cast(pa.string()), gone)))
            if kept.num_rows:
                writer.write_batch(kept)
    _to_disk(new)
    new.replace(path)


def _batches(file: pq.ParquetFile) -> Iterator[pa.RecordBatch]:
    for group in range(file.num_row_groups):
        yield from file.iter_batches(row_groups=[group])


def _to_disk(path: Path) -> None:
    """Have a file on the disk before it is named as complete."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
