"""`read_batch`: record batches in, rows out; what a page may take is bounded wherever it is called from."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.collecting import EATS, HANGS, KILLS, poison
from govdisclosure import AnnualReport, batch, to_json, write
from govdisclosure.batch import read_batch
from govdisclosure.collecting.gathering import collect
from govdisclosure.collecting.processes import INSIDE
from govdisclosure.collecting.rows import TABLE_NAMES
from govdisclosure.errors import UnknownChoiceError, WrongArgumentError
from govdisclosure.frames.schemas import TABLES


def page(organization: str, *words: str) -> bytes:
    """A page with three reconsiderations, of which only two are in the total."""
    cells = {"review.reconsideration.upheld": 3, "review.reconsideration.total": 2}
    cells |= {"applications.received.total": 7, "proactive.regulations.issued": 1}
    title = f"{organization}2022年政府信息公开工作年度报告"
    report = AnnualReport.from_cells("2021", cells, title=title, organization=organization, year=2022)
    return write(report, "html").replace("</body>", f"{''.join(words)}</body>").encode()


def pages(*contents: bytes | None) -> pa.RecordBatch:
    return record_batch([f"p{number}" for number in range(len(contents))], list(contents))


def record_batch(sources: list[str], contents: list[Any]) -> pa.RecordBatch:
    return pa.record_batch([pa.array(sources), pa.array(contents, pa.binary())], names=["source", "content"])


def statuses(found: pa.RecordBatch) -> list[tuple[Any, Any]]:
    return list(zip(found["source"].to_pylist(), found["status"].to_pylist(), strict=True))


@pytest.fixture
def poisoned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """From now on processes that read are as `poison` prepares them."""
    monkeypatch.setattr(sys, "path", [str(poison(tmp_path)), *sys.path])
    batch._pool.cache_clear()
    yield
    batch._pool.cache_clear()


def test_the_rows_are_those_of_collect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(INSIDE, "1")  # collect reads in this process, which is quicker
    contents = {"in/a": page("甲县"), "in/b": page("乙县") + page("丙县"), "in/c": to_json(AnnualReport()).encode()}
    Path("in").mkdir()
    for name, content in contents.items():
        Path(name).write_bytes(content)
    collect("in", "out")
    given = record_batch(list(contents), list(contents.values()))
    for table in TABLE_NAMES:
        found = read_batch(given, table)
        assert found.schema == batch.schema(table)
        assert found.schema.names == list(TABLES[table].names)
        (part,) = Path("out", table).glob("*.parquet")
        assert found.to_pylist() == pq.read_table(part).to_pylist()


@pytest.mark.usefixtures("poisoned")
def test_a_poisoned_page_is_a_row_that_failed() -> None:
    good = [page(f"{name}县") for name in "甲乙丙"]
    given = pages(good[0], page("甲县", KILLS), good[1], page("乙县", HANGS), page("丙县", EATS), good[2], b"")
    found = read_batch(given, "reports", timeout=8)
    expected = ("read", "failed", "read", "failed", "failed", "read", "no report")
    assert statuses(found) == [(f"p{number}", status) for number, status in enumerate(expected)]
    told = read_batch(given.slice(4, 2), "diagnostics", timeout=8)
    assert told.select(["source", "code"]).to_pylist()[0] == {"source": "p4", "code": "parse-failed"}


@pytest.mark.usefixtures("poisoned")
def test_the_bounds_hold_beside_the_main_thread() -> None:
    found: list[pa.RecordBatch] = []
    begin = time.monotonic()
    thread = threading.Thread(
        target=lambda: found.append(read_batch(pages(page("甲县", HANGS), page("乙县")), "reports", timeout=8))
    )
    thread.start()
    thread.join(60)
    assert time.monotonic() - begin < 60
    assert statuses(found[0]) == [("p0", "failed"), ("p1", "read")]


def test_small_pages_are_put_together_by_bytes() -> None:
    contents = [b"x" * size for size in (10, 10, 10, 1000, 5, 5)]
    found = list(batch.batches(((f"p{n}", content) for n, content in enumerate(contents)), size=25))
    assert [one.num_rows for one in found] == [2, 1, 1, 2]
    assert [content for one in found for content in one["content"].to_pylist()] == contents
    assert read_batch(found[0], "reports")["status"].to_pylist() == ["no report"] * 2


def test_what_engines_hand_out_is_taken() -> None:
    one = page("甲县")
    for text, binary in ((pa.large_string(), pa.large_binary()), (pa.string_view(), pa.binary_view())):
        given = pa.record_batch([pa.array(["a", None], text), pa.array([one, None], binary)], names=["source", "content"])
        found = read_batch(given, "reports")
        assert statuses(found) == [("a", "read"), ("", "no report")]
    assert read_batch(pages(), "cells").num_rows == 0
    assert read_batch(pages(b"", b"x"), "cells").schema == batch.schema("cells")


def test_misuse_is_named() -> None:
    with pytest.raises(UnknownChoiceError, match="reports, cells, diagnostics, results"):
        batch.schema("wide")  # type: ignore[arg-type]
    with pytest.raises(WrongArgumentError, match="source and content"):
        read_batch(pa.record_batch({"source": ["a"]}))
