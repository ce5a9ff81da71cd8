"""Tables of a folder by an engine, as its example makes them, from hard work: ENGINE PAGES TARGET MARKER TABLE….

The first worker that has read something is killed before it hands it over. A page has `TIMEOUT` seconds.
"""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from govdisclosure import batch

TIMEOUT = 10.0
MOST = 24 * 2**20
"""Bytes of pages that are handed over at once, at most: what the examples ask for, and the page that goes beyond it."""


def read_some(pages: pa.RecordBatch, table: batch.Table, marker: str) -> pa.RecordBatch:
    """Read pages. The first process that comes here dies of it; one that gets too much raises."""
    if pages.nbytes > MOST:
        raise MemoryError(f"{pages.nbytes} bytes of {pages.num_rows} pages at once")
    rows = batch.read_batch(pages, table, timeout=TIMEOUT)
    try:
        os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return rows
    os.kill(os.getpid(), signal.SIGKILL)
    return rows


def read_by_spark(pages: Iterator[pa.RecordBatch], table: batch.Table, marker: str) -> Iterator[pa.RecordBatch]:
    """What each task of Spark does."""
    return (read_some(some, table, marker) for some in pages)


def read_by_ray(pages: pa.Table, table: batch.Table, marker: str) -> pa.Table:
    """What each task of Ray does."""
    named = pages.rename_columns({"path": "source", "bytes": "content"})
    return pa.Table.from_batches((read_some(some, table, marker) for some in named.to_batches()), batch.schema(table))


def example(engine: str) -> Any:
    """The example of an engine."""
    spec = importlib.util.spec_from_file_location(
        f"{engine}_job", Path(__file__).resolve().parents[2] / "examples" / f"{engine}_job.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_spark(job: Any, pages: str) -> Callable[[batch.Table, str], object]:
    """What writes a table by Spark."""
    session = job.session(2)
    return lambda table, target: job.run(session, pages, target, table)


def by_ray(job: Any, pages: str) -> Callable[[batch.Table, str], object]:
    """What writes a table by Ray."""
    job.ray.init(num_cpus=2, include_dashboard=False)
    return lambda table, target: job.rows(pages, table).write_parquet(target)


ENGINES: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "spark": (read_by_spark, by_spark),
    "ray": (read_by_ray, by_ray),
}


def main(engine: str, pages: str, target: str, marker: str, *tables: batch.Table) -> None:
    """Write the tables, one after the other."""
    read, writing = ENGINES[engine]
    job = example(engine)
    job.read = partial(read, marker=marker)
    write = writing(job, pages)
    for table in tables:
        write(table, f"{target}/{table}")


if __name__ == "__main__":
    main(*sys.argv[1:])  # type: ignore[arg-type]  # words of the command line
