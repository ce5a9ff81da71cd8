"""Reports in bulk, for engines that hand out Arrow record batches: Spark, Ray, DuckDB, Polars (extra `batch`).

>>> import pyarrow as pa
>>> from govdisclosure import AnnualReport, batch, to_json
>>> page = to_json(AnnualReport.from_cells("2021", {"review.reconsideration.total": 2}, year=2022)).encode()
>>> pages = pa.record_batch({"source": ["a.json", "b.html"], "content": [page, b"<html>"]})
>>> batch.read_batch(pages, "reports").select(["source", "status", "year"]).to_pylist()
[{'source': 'a.json', 'status': 'read', 'year': 2022}, {'source': 'b.html', 'status': 'no report', 'year': None}]

A page is read by a process of its own beside the caller's, one for each thread, which is replaced when it is gone. So what a
page may take is bounded wherever an engine calls from: no signal is needed, which only main threads have, and nothing is forked.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Generator, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import pyarrow as pa
from attrs import frozen

from govdisclosure.collecting import DEFAULT_TIMEOUT, Lost, Task
from govdisclosure.collecting._seam import TABLES, Table, arrow_schema, record_batch
from govdisclosure.collecting.chunks import MAX_BYTES, Chunk, Sizes, in_chunks, parted
from govdisclosure.collecting.processes import Pool
from govdisclosure.collecting.rows import taken_safely
from govdisclosure.errors import UnknownChoiceError, WrongArgumentError

__all__ = ["MAX_MEMORY", "TABLES", "batches", "read_batch", "schema"]

MAX_MEMORY = 2**30
"""Bytes that the process which reads may take beyond what it has at its start: the worst page that is known takes 400 MB."""

MAX_ROWS = 100_000
"""Pages of one record batch of `batches`: Arrow's offsets, and an engine's patience, bound a batch of empty ones."""

COLUMNS = ("source", "content")


def schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of a table: `reports`, `cells`, `diagnostics` or `results`.

    >>> schema("reports").names[:3]
    ['source', 'part', 'status']
    """
    if table not in TABLES:
        raise UnknownChoiceError("table", table, TABLES)
    return arrow_schema(table)


def read_batch(
    batch: pa.RecordBatch, table: Table = "cells", *, timeout: float = DEFAULT_TIMEOUT, memory: int | None = MAX_MEMORY
) -> pa.RecordBatch:
    """Read pages, given by `source` (text) and `content` (binary), and return the rows of a table, in the order of the pages.

    Pure: the same pages give the same rows. No page makes it raise: one that takes longer than `timeout` seconds, takes more than
    `memory` bytes, or ends the process that reads it, is a row of `reports` with the status `failed`, and one of `diagnostics`
    that says why. Many small pages and few large ones go to that process by bytes, whatever the number of rows.
    """
    wanted = schema(table)
    if not isinstance(batch, pa.RecordBatch) or not set(COLUMNS) <= set(batch.schema.names):
        raise WrongArgumentError.of("a pyarrow.RecordBatch with the columns source and content", batch)
    pool = _pool(_Key(os.getpid(), table, timeout, memory))

    def ask(chunks: Iterable[Chunk]) -> Iterator[_Answer | Lost]:
        return map(pool.answer, chunks)

    pages = parted(_tasks(batch), Sizes(batch.num_rows or 1))
    answers = sorted(in_chunks(ask, pages), key=lambda answer: answer.numbers[0])
    found = pa.Table.from_batches([rows for answer in answers for rows in answer.batches()], wanted).combine_chunks().to_batches()
    return found[0] if found else pa.RecordBatch.from_pylist([], wanted)


def batches(pages: Iterable[tuple[str, bytes]], *, size: int = MAX_BYTES) -> Iterator[pa.RecordBatch]:
    """Put pages (source and content) into record batches of about so many bytes, each with at least one page.

    >>> [one.num_rows for one in batches([("a", b"123"), ("b", b"45"), ("c", b"678901"), ("d", b"2")], size=5)]
    [2, 1, 1]
    """
    columns = pa.schema([("source", pa.string()), ("content", pa.binary())])
    tasks = (Task(source, content=content) for source, content in pages)
    for chunk in parted(tasks, Sizes(MAX_ROWS, size)):
        yield pa.record_batch([[task.source for task in chunk], [task.content for task in chunk]], schema=columns)


# beside the engine ---------------------------------------------------------------------------------------


class _Answer(NamedTuple):
    """The rows of pages, as Arrow's stream format has them. What is lost parts a chunk into pieces that keep their order."""

    numbers: tuple[int, ...]
    stream: bytes

    def batches(self) -> list[pa.RecordBatch]:
        """The rows."""
        with pa.ipc.open_stream(self.stream) as reader:
            return list(reader)


@frozen
class _Rows:
    """The work of the process that reads: the rows of one table. It says which page it is at."""

    table: Table

    def __call__(self, chunk: Chunk) -> Generator[int, None, _Answer]:
        rows: list[tuple[Any, ...]] = []
        for at, task in enumerate(chunk):
            yield at
            rows += taken_safely(task, (self.table,)).rows[self.table]
        yield len(chunk)
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, arrow_schema(self.table)) as writer:
            writer.write_batch(record_batch(self.table, rows))
        return _Answer(tuple(task.number for task in chunk), sink.getvalue().to_pybytes())


def _tasks(batch: pa.RecordBatch) -> Iterator[Task]:
    """A task for each page; a page without content is an empty one."""
    sources, contents = (batch.column(name) for name in COLUMNS)
    for number in range(batch.num_rows):
        yield Task(sources[number].as_py() or "", content=bytes(contents[number].as_py() or b""), number=number)


class _Key(NamedTuple):
    """What a process that reads is kept for; it is never that of another process, which an engine may have forked from."""

    process: int
    table: Table
    timeout: float
    memory: int | None


@cache
def _pool(key: _Key) -> Pool[Chunk, _Answer]:
    pool = Pool(_Rows(key.table), key.timeout, tries=1, memory=key.memory)
    atexit.register(pool.close)
    return pool
