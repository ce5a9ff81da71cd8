"""Loops on this machine, for `benchmarks.engines` to compare with: `python -m benchmarks.loops LOOP PAGES TARGET TABLE`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from govdisclosure import batch, read

__all__ = ["LOOPS"]

ROWS = 500


def _files(folder: str) -> Sequence[Path]:
    return sorted(Path(folder).iterdir())


def _pages(files: Iterable[Path]) -> Iterable[tuple[str, bytes]]:
    return ((str(file), file.read_bytes()) for file in files)


def _written(batches: Iterable[pa.RecordBatch], target: str, table: batch.Table) -> None:
    Path(target).parent.mkdir(exist_ok=True)
    with pq.ParquetWriter(target, batch.schema(table)) as out:
        for one in batches:
            out.write_batch(batch.read_batch(one, table))


def by_read(pages: str, *_: str) -> None:
    """Each page by itself, and nothing is written."""
    for file in _files(pages):
        read(file)


def by_read_batch(pages: str, target: str, table: batch.Table) -> None:
    """All pages through one process that reads."""
    _written(batch.batches(_pages(_files(pages))), target, table)


def half(pages: str, target: str, table: batch.Table, first: str) -> None:
    """Every second page, from the first or the second on."""
    _written(batch.batches(_pages(_files(pages)[int(first) :: 2])), target, table)


def two_at_once(pages: str, target: str, table: batch.Table) -> None:
    """Two loops, each over one half of the pages: what an engine of two workers is to be compared with."""
    command = [sys.executable, "-m", "benchmarks.loops", "half", pages]
    halves = [subprocess.Popen([*command, f"{target}/{first}.parquet", table, first]) for first in ("0", "1")]
    if any([one.wait() for one in halves]):  # noqa: C419 - all are waited for
        raise SystemExit(1)


def by_polars(pages: str, target: str, table: batch.Table) -> None:
    """From a frame of Polars: a slice at a time, as Arrow."""
    import polars as pl  # noqa: PLC0415 - one loop needs it

    frame = pl.DataFrame(list(_pages(_files(pages))), schema={"source": pl.String, "content": pl.Binary}, orient="row")
    arrow = (some for part in frame.iter_slices(ROWS) for some in part.to_arrow().to_batches())
    _written(arrow, target, table)


LOOPS: Mapping[str, Callable[..., None]] = {
    "read": by_read,
    "read_batch": by_read_batch,
    "half": half,
    "two": two_at_once,
    "polars": by_polars,
}

if __name__ == "__main__":
    LOOPS[sys.argv[1]](*sys.argv[2:])
