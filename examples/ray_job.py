"""Read saved pages with Ray Data and write a table of them as Parquet.

    python ray_job.py PAGES TARGET [cells|reports|diagnostics|results]

PAGES is a folder, or what Ray can list: with an object store two lines differ, each marked `object store`.
"""

from __future__ import annotations

import sys
from functools import partial

import pyarrow as pa
import ray
from ray.data import DataContext, Dataset, read_binary_files

from govdisclosure import batch

MAX_BYTES = 16 * 2**20
"""Bytes of pages of a task: pages differ in size a hundredfold, so rows are no measure."""


def read(pages: pa.Table, table: batch.Table) -> pa.Table:
    """What each task does with a block of pages."""
    named = pages.rename_columns({"path": "source", "bytes": "content"})
    return pa.Table.from_batches((batch.read_batch(some, table) for some in named.to_batches()), batch.schema(table))


def rows(pages: str, table: batch.Table = "cells") -> Dataset:
    """The rows of all pages below a folder. A task whose worker is lost runs again, three times at most."""
    DataContext.get_current().target_max_block_size = MAX_BYTES
    found = read_binary_files(pages, include_paths=True)  # object store: "s3://…", filesystem=pyarrow.fs.S3FileSystem(…)
    return found.map_batches(partial(read, table=table), batch_format="pyarrow", batch_size=None, zero_copy_batch=True)


if __name__ == "__main__":
    ray.init(include_dashboard=False)  # object store: ray.init("auto"), on the cluster
    rows(sys.argv[1], *sys.argv[3:]).write_parquet(sys.argv[2])  # type: ignore[arg-type]  # words of the command line
