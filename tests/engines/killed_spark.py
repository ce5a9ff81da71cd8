"""Two tables of a folder by Spark, where the first worker that reads is killed at its work: PAGES TARGET MARKER."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyspark.sql.pandas.types import from_arrow_schema

from govdisclosure import batch

TABLES: tuple[batch.Table, ...] = ("reports", "results")


def fatal_once(marker: str) -> None:
    """Kill this process, if no other was killed before."""
    try:
        os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


def read(pages: Iterator[pa.RecordBatch], table: batch.Table, marker: str) -> Iterator[pa.RecordBatch]:
    """What each task does: it reads, and dies before it hands over."""
    for some in pages:
        rows = batch.read_batch(some, table)
        fatal_once(marker)
        yield rows


def job() -> Any:
    """The example."""
    path = Path(__file__).resolve().parents[2] / "examples" / "spark_job.py"
    spec = importlib.util.spec_from_file_location("spark_job", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    pages, target, marker = sys.argv[1:]
    spark = job().session(2)
    found = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(pages).repartition(4)
    for table in TABLES:
        schema = from_arrow_schema(batch.schema(table))
        rows = found.selectExpr("path as source", "content").mapInArrow(partial(read, table=table, marker=marker), schema)
        rows.write.parquet(f"{target}/{table}")
