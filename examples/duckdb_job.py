"""Read saved pages that DuckDB finds, write the rows as Parquet, and count with Polars.

    python duckdb_job.py PAGES TARGET.parquet

One machine and one process that reads: for all of its cores there is `govdisclosure collect`. With an object store one
line differs, marked `object store`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq

from govdisclosure import batch

ROWS = 500
"""Pages that DuckDB hands over at once: it counts rows, `read_batch` reads them by bytes."""


def run(pages: str, target: Path) -> None:
    """Read all pages below a folder, batch after batch: never more than one is in memory."""
    pattern = f"{pages}/**"  # object store: duckdb.sql("install httpfs; load httpfs"), and "s3://bucket/pages/**"
    found = duckdb.sql("select filename as source, content from read_blob($pattern)", params={"pattern": pattern})
    with pq.ParquetWriter(target, batch.schema("cells")) as out:
        for some in found.to_arrow_reader(ROWS):
            out.write_batch(batch.read_batch(some, "cells"))


def received(target: Path) -> pl.DataFrame:
    """How many applications were received in each year: Polars reads the same file."""
    cells = pl.scan_parquet(target).filter(pl.col("path") == "applications.received.total")
    return cells.group_by("year").agg(pl.len().alias("reports"), pl.col("value").sum()).sort("year").collect()


if __name__ == "__main__":
    run(sys.argv[1], Path(sys.argv[2]))
    print(received(Path(sys.argv[2])))
