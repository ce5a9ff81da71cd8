"""What a worker of `collect` does: reads the files of a chunk, keeps their rows, makes them part of the target itself."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from govdisclosure.collecting.chunks import Chunk
from govdisclosure.collecting.manifest import Entry, Outcome
from govdisclosure.collecting.opening import Task
from govdisclosure.collecting.rows import taken
from govdisclosure.collecting.targets import Part, Run, Store, is_sqlite
from govdisclosure.collecting.to_parquet import ParquetStore
from govdisclosure.collecting.to_sqlite import SqliteStore
from govdisclosure.errors import TargetError
from govdisclosure.message import Message, reason_of

__all__ = ["Collecting", "open_store", "writing"]

UNWRITABLE = Message("无法写入 {target}：{why}", "{target} cannot be written: {why}")


def open_store(target: Path) -> Store:
    """Open a target, which is made where there is none: one SQLite file, or a folder of Parquet parts (extra `arrow`)."""
    if is_sqlite(target):
        return SqliteStore(target)
    return ParquetStore(target)


@contextmanager
def writing(target: Path) -> Generator[None]:
    """What cannot be written is told as `TargetError`."""
    try:
        yield
    except (OSError, sqlite3.Error, RuntimeError) as error:
        why = reason_of(error)
        words = Message(UNWRITABLE.zh.format(target=target, why=why.zh), UNWRITABLE.en.format(target=target, why=why.en))
        raise TargetError(words) from error


@lru_cache(maxsize=1)
def _store(target: Path, _: Run) -> Store:
    """The target as a process has it open during a run."""
    return open_store(target)


@frozen
class Collecting:
    """The work of a chunk: a generator that says which file it is at, and answers what came of them."""

    target: str
    run: Run

    def __call__(self, chunk: Chunk) -> Generator[int, None, Counter[Outcome] | TargetError]:
        """Read the files of a chunk and make them part of the target, all or none."""
        target = Path(self.target)
        try:
            with writing(target):
                return (yield from self._write(_store(target, self.run), chunk))
        except TargetError as error:
            return error

    def _write(self, store: Store, chunk: Chunk) -> Generator[int, None, Counter[Outcome]]:
        # a worker that died between its last word and its answer may have written them
        held = store.manifest.held(task.source for task in chunk)
        part = store.part(self.run)
        entries: list[Entry] = []
        try:
            for number, task in enumerate(chunk):
                yield number
                if task.source not in held:
                    entries.append(_take(part, task))
            yield len(chunk)
            part.commit(entries)
        except BaseException:
            part.discard()
            raise
        return Counter(entry.outcome for entry in entries)


def _take(part: Part, task: Task) -> Entry:
    """Read a file and put its rows into a part."""
    one = taken(task)
    part.add(one.rows)
    return one.entry
