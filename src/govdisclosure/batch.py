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
from operator import itemgetter
from typing import Any, NamedTuple, cast

import pyarrow as pa

from govdisclosure.collecting import DEFAULT_TIMEOUT, Lost, Task
from govdisclosure.collecting.chunks import MAX_BYTES, Chunk, Sizes, in_chunks, parted
from govdisclosure.collecting.processes import Pool
from govdisclosure.collecting.rows import Table, taken
from govdisclosure.errors import UnknownChoiceError, WrongArgumentError
from govdisclosure.frames.arrow import arrow_schema, record_batch
from govdisclosure.frames.schemas import TABLES

__all__ = ["MAX_MEMORY", "TABLES", "Table", "batches", "read_batch", "schema"]

MAX_MEMORY = 2**30
"""Bytes that the process which reads may take beyond what it has at its start: the worst page that is known takes 400 MB."""

MAX_ROWS = 100_000
"""Pages of one record batch of `batches`: Arrow's offsets, and an engine's patience, bound a batch of empty ones."""

_ARROW: Any = pa
"""pyarrow, where its types say less than is known."""

COLUMNS = ("source", "content")


def schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of a table: `reports`, `cells`, `diagnostics` or `results`.

    >>> schema("reports").names[:3]
    ['source', 'part', 'status']
    """
    if table not in TABLES:
        raise UnknownChoiceError("table", table, TABLES)
    return arrow_schema(TABLES[table])


def read_batch(
    batch: pa.RecordBatch, table: Table = "cells", *, timeout: float = DEFAULT_TIMEOUT, memory: int | None = MAX_MEMORY
) -> pa.RecordBatch:
    """Read pages, given by `source` (text) and `content` (binary), and return the rows of a table, in the order of the pages.

    Pure: the same pages give the same rows. No page makes it raise: one that takes longer than `timeout` seconds, takes more than
    `memory` bytes, or ends the process that reads it, is a row of `reports` with the status `failed`, and one of `diagnostics`
    that says why. Many small pages and few large ones go to that process by bytes, whatever the number of rows.
    """
    wanted = schema(table)
    given = cast("object", batch)
    if not isinstance(given, pa.RecordBatch) or not set(COLUMNS) <= set(batch.schema.names):
        raise WrongArgumentError.of("a pyarrow.RecordBatch with the columns source and content", batch)
    pool = _pool(_Key(os.getpid(), timeout, memory))

    def ask(chunks: Iterable[Chunk]) -> Iterator[_Answer | Lost]:
        return (pool.answer((table, chunk)) for chunk in chunks)

    pages = parted(_tasks(batch), Sizes(batch.num_rows or 1))
    found = pa.Table.from_batches(_in_order(in_chunks(ask, pages)), wanted).combine_chunks().to_batches()
    return found[0] if found else pa.RecordBatch.from_pylist([], wanted)


def batches(pages: Iterable[tuple[str, bytes]], *, size: int = MAX_BYTES) -> Iterator[pa.RecordBatch]:
    """Put pages (source and content) into record batches of about so many bytes, each with at least one page.

    >>> [one.num_rows for one in batches([("a", b"123"), ("b", b"45"), ("c", b"678901"), ("d", b"2")], size=5)]
    [2, 1, 1]
    """
    tasks = (Task(source, content=content) for source, content in pages)
    for chunk in parted(tasks, Sizes(MAX_ROWS, size)):
        sources, contents = (task.source for task in chunk), (task.content for task in chunk)
        yield _ARROW.record_batch([_ARROW.array(sources, pa.string()), _ARROW.array(contents, pa.binary())], list(COLUMNS))


# beside the engine ---------------------------------------------------------------------------------------


class _Answer(NamedTuple):
    """The rows of pages as Arrow's stream format has them, with the number of each page and of its rows."""

    numbers: tuple[int, ...]
    counts: tuple[int, ...]
    stream: bytes

    @property
    def rows(self) -> pa.RecordBatch:
        """The rows of all pages."""
        with pa.ipc.open_stream(self.stream) as reader:
            return reader.read_next_batch()

    def pages(self) -> Iterator[tuple[int, pa.RecordBatch]]:
        """The number and the rows of each page."""
        rows, start = self.rows, 0
        for number, count in zip(self.numbers, self.counts, strict=True):
            yield number, rows.slice(start, count)
            start += count


def _in_order(answers: Iterable[_Answer]) -> list[pa.RecordBatch]:
    """The rows in the order of the pages: where one was lost, those around it were asked about again."""
    found = list(answers)
    numbers = [number for answer in found for number in answer.numbers]
    if numbers == sorted(numbers):
        return [answer.rows for answer in found]
    pages = sorted((page for answer in found for page in answer.pages()), key=itemgetter(0))
    return [rows for _, rows in pages]


def answer_of(asked: tuple[Table, Chunk]) -> Generator[int, None, _Answer]:
    """Answer with the rows of pages in a table; on the way, say which page it is. The work of the process that reads."""
    table, chunk = asked
    rows: list[tuple[Any, ...]] = []
    counts: list[int] = []
    for at, task in enumerate(chunk):
        yield at
        own = taken(task, (table,)).rows[table]
        rows += own
        counts.append(len(own))
    yield len(chunk)
    sink = pa.BufferOutputStream()
    with _ARROW.ipc.new_stream(sink, schema(table)) as writer:
        writer.write_batch(record_batch(TABLES[table], rows))
    return _Answer(tuple(task.number for task in chunk), tuple(counts), sink.getvalue().to_pybytes())


def _tasks(batch: pa.RecordBatch) -> Iterator[Task]:
    """A task for each page; a page without content is an empty one."""
    columns: Any = batch
    sources, contents = (columns.column(name) for name in COLUMNS)
    for number in range(batch.num_rows):
        # one value at a time: all of them at once would be in memory twice
        yield Task(sources[number].as_py() or "", content=contents[number].as_py() or b"", number=number)


class _Key(NamedTuple):
    """What a process that reads is kept for; it is never that of another process, which an engine may have forked from."""

    process: int
    timeout: float
    memory: int | None


@cache
def _pool(key: _Key) -> Pool[tuple[Table, Chunk], _Answer]:
    pool: Pool[tuple[Table, Chunk], _Answer] = Pool(answer_of, key.timeout, tries=1, memory=key.memory)
    atexit.register(pool.close)
    return pool
