"""Read saved pages with Spark and write a table of them as Parquet.

    python spark_job.py PAGES TARGET [cells|reports|diagnostics|results]

PAGES is a folder, or whatever Spark can list: with an object store three lines differ, each marked `object store`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from govdisclosure import batch

MAX_BYTES = 16 * 2**20
"""Bytes of pages that are handed over at once: pages differ in size a hundredfold, so rows are no measure."""


def session(workers: int = 2) -> SparkSession:
    """Spark on this machine; a task that is lost runs again, three times at most."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the Python of the tasks; a cluster has its own
    builder = SparkSession.builder.appName("govdisclosure").master(f"local[{workers}, 4]")  # object store: your cluster
    options = {
        "spark.sql.execution.arrow.maxBytesPerBatch": MAX_BYTES,
        "spark.sql.files.maxPartitionBytes": 4 * MAX_BYTES,  # a task: some hundred pages, which one failure costs
        "spark.sql.files.openCostInBytes": 2**16,  # what opening a small file is worth; an object store: 2**20
        "spark.ui.enabled": "false",
        # object store: "spark.hadoop.fs.s3a.endpoint": "https://…", and its keys
    }
    for name, value in options.items():
        builder = builder.config(name, str(value))
    return builder.getOrCreate()


def read(pages: Iterator[pa.RecordBatch], table: batch.Table) -> Iterator[pa.RecordBatch]:
    """What each task does."""
    return (batch.read_batch(some, table) for some in pages)


def run(spark: SparkSession, pages: str, target: str, table: batch.Table = "cells") -> None:
    """Read all pages below a folder and write the rows: a file for each task, and no writer that waits for all."""
    found = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(pages)  # object store: s3a://…
    sources = found.selectExpr("path as source", "content")
    rows = sources.mapInArrow(partial(read, table=table), from_arrow_schema(batch.schema(table)))
    rows.write.mode("overwrite").parquet(target)


if __name__ == "__main__":
    run(session(), *sys.argv[1:])  # type: ignore[arg-type]  # words of the command line
