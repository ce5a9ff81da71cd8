"""Where collected rows go: a folder of Parquet parts, or one SQLite file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from attrs import frozen

from govdisclosure.collecting.manifest import Entry, Key, Manifest

__all__ = ["SQLITE", "UNFINISHED", "Part", "Rows", "Run", "Store", "is_sqlite"]

Rows = Mapping[str, Sequence[tuple[Any, ...]]]
"""Rows by the name of their table."""

SQLITE = (".sqlite", ".sqlite3", ".db")
"""How the name of a target ends that is one SQLite file."""

UNFINISHED = ".unfinished"
"""The end of the name of a part that is not complete, which no glob of `*.parquet` finds."""


class Part(Protocol):
    """The rows of a chunk, not yet part of the target."""

    def add(self, rows: Rows) -> None:
        """Take rows."""
        ...

    def commit(self, entries: Sequence[Entry]) -> None:
        """Make them part of the target, all or none."""
        ...

    def discard(self) -> None:
        """Leave nothing of them behind."""
        ...


class Store(Protocol):
    """A target that is open."""

    manifest: Manifest

    def part(self, run: Run) -> Part:
        """Begin a part."""
        ...

    def drop_stale(self, run: Run) -> None:
        """Take the rows and entries of stale files out; then what no run can ever complete."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


@frozen
class Run:
    """One run of `collect`: by its name it owns the target."""

    name: str
    key: Key


def is_sqlite(target: Path) -> bool:
    """True if the target is one SQLite file."""
    return target.suffix.lower() in SQLITE
