"""A target that is one SQLite file: the rows of a chunk and the entries of its files in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from govdisclosure.collecting.manifest import Entry, Manifest
from govdisclosure.collecting.targets import Rows, Run
from govdisclosure.frames.schemas import TABLES

__all__ = ["SqlitePart", "SqliteStore"]


class SqliteStore:
    """A file that is open."""

    def __init__(self, target: Path) -> None:
        self.manifest = Manifest(target)
        for table, schema in TABLES.items():
            declared = ", ".join(f'"{column.name}" {column.sqlite}' for column in schema)
            self.manifest.connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({declared})")

    def part(self, run: Run) -> SqlitePart:
        """Begin a part."""
        return SqlitePart(self.manifest, run)

    def drop_stale(self, run: Run) -> None:
        """Delete the rows and entries of stale files."""
        if not self.manifest.stale_parts():
            return
        with self.manifest.transaction(run.name) as connection:
            for table in TABLES:
                connection.execute(f"DELETE FROM {table} WHERE source IN (SELECT source FROM manifest WHERE stale)")  # noqa: S608
            connection.execute("DELETE FROM manifest WHERE stale")

    def close(self) -> None:
        """Close the file."""
        self.manifest.close()


class SqlitePart:
    """The rows of a chunk, in memory until all are there."""

    def __init__(self, manifest: Manifest, run: Run) -> None:
        self._manifest, self._run = manifest, run
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}

    def add(self, rows: Rows) -> None:
        """Take rows."""
        for table, more in rows.items():
            self._rows[table] += [tuple(map(_plain, row)) for row in more]

    def commit(self, entries: Sequence[Entry]) -> None:
        """Insert them."""
        self._manifest.add(self._run.name, entries, self._run.key, "", self._insert)

    def discard(self) -> None:
        """Forget them."""
        self._rows.clear()

    def _insert(self, connection: sqlite3.Connection) -> None:
        for table, rows in self._rows.items():
            marks = ", ".join("?" * len(TABLES[table]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608


def _plain(value: object) -> object:
    """A value as SQLite holds it: money and dates as text."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value
