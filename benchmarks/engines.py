"""What a report costs in Spark and in Ray, against a loop on this machine: `python -m benchmarks engines [--pages N]`.

Each runs over the same folder twice, once with a fifth of the pages: the difference is what a page costs, the rest what the
engine's start costs. The rows of all are compared with those of `collect`, one by one. Linux only: processor time is
summed over all processes that a run has started, which are known by a variable of their environment.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import pyarrow.dataset as ds
from attrs import evolve, field, frozen

from benchmarks.pages import page_of_2019, plain_page, word_page
from benchmarks.speed.processes import environment
from govdisclosure.collecting.gathering import collect

__all__ = ["Meter", "Run", "comparable_rows", "main", "make_pages"]

PAGES, TABLE = 5000, "cells"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
LOOPS = {
    "read": "import sys, pathlib, govdisclosure\nfor p in sorted(pathlib.Path(sys.argv[1]).iterdir()): govdisclosure.read(p)",
    "read_batch": (
        "import sys, pathlib, pyarrow.parquet as pq\nfrom govdisclosure import batch\n"
        "pages = ((str(p), p.read_bytes()) for p in sorted(pathlib.Path(sys.argv[1]).iterdir()))\n"
        "pathlib.Path(sys.argv[2]).mkdir()\n"
        "with pq.ParquetWriter(sys.argv[2] + '/rows.parquet', batch.schema(sys.argv[3])) as out:\n"
        "    for one in batch.batches(pages): out.write_batch(batch.read_batch(one, sys.argv[3]))"
    ),
}
ENGINES = {"pyspark": "spark_job.py", "ray": "ray_job.py"}
"""The modules of the engines, and the example that runs each."""

POLL = 0.1
"""Seconds between two looks at the processes: what one does between the last look and its end is not seen."""

READING, JOB = "reading", "the job itself"
PROGRAMS = {
    b"govdisclosure.collecting.worker": READING,
    b"org.apache.spark": "Spark's Java",
    b"pyspark.daemon": "Spark's tasks in Python",
    b"ray::": "Ray's tasks",
    b"default_worker.py": "Ray's tasks",
    b"/ray/": "Ray's services",
}
"""What a process is, by what stands in its command; the first that stands there. What else there is is the job itself."""

TICK = os.sysconf("SC_CLK_TCK")


@frozen
class Run:
    """What a job took: seconds by the clock, and of the processors by program."""

    seconds: float
    programs: Mapping[str, float]

    @property
    def processor_seconds(self) -> float:
        """The sum."""
        return sum(self.programs.values())


@frozen
class Spent:
    """Processor seconds of a process, and the program that it is."""

    seconds: float
    program: str


@frozen
class Meter:
    """Sums the processor time of all processes that have a mark in their environment."""

    mark: str = field(factory=lambda: f"GOVDISCLOSURE_METER={uuid.uuid4()}")

    def run(self, command: Sequence[str]) -> Run:
        """Run a command to its end."""
        name, value = self.mark.split("=")
        over, spent, begin = threading.Event(), dict[str, Spent](), time.perf_counter()
        watch = threading.Thread(target=self._watch, args=(over, spent))
        watch.start()
        try:
            subprocess.run(command, env={**environment(), name: value}, check=True, capture_output=True)
        finally:
            over.set()
            watch.join()
        programs = Counter[str]()
        for one in spent.values():
            programs[one.program] += one.seconds
        return Run(time.perf_counter() - begin, programs)

    def _watch(self, over: threading.Event, spent: dict[str, Spent]) -> None:
        foreign: set[str] = set()
        while not over.wait(POLL):
            for process in Path("/proc").iterdir():
                if process.name.isdecimal() and process.name not in foreign:
                    self._look(process, spent, foreign)

    def _look(self, process: Path, spent: dict[str, Spent], foreign: set[str]) -> None:
        try:
            if process.name not in spent and self.mark.encode() not in (process / "environ").read_bytes():
                foreign.add(process.name)
                return
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            command = (process / "cmdline").read_bytes()
        except OSError:  # it is gone, or nobody else's to read
            return
        seconds = (int(fields[11]) + int(fields[12])) / TICK
        if command:
            spent[process.name] = Spent(seconds, _program(command))
        elif process.name in spent:  # it is gone, and not yet waited for: it has no command any more
            spent[process.name] = evolve(spent[process.name], seconds=seconds)


def _program(command: bytes) -> str:
    return next((name for sign, name in PROGRAMS.items() if sign in command), JOB)


def make_pages(folder: Path, count: int) -> None:
    """Write pages of three kinds, each of another office."""
    kinds = [word_page(), plain_page(), page_of_2019()]
    folder.mkdir()
    for number in range(count):
        page = kinds[number % len(kinds)].replace("青禾县".encode(), f"青禾第{number}镇".encode())
        (folder / f"{number:05}.html").write_bytes(page)


def comparable_rows(folder: Path) -> list[dict[str, object]]:
    """The rows of a folder of Parquet, in one order, with the name of the file as their source."""
    rows = ds.dataset(folder, exclude_invalid_files=True).to_table().to_pylist()
    named = [{**row, "source": Path(row["source"]).name} for row in rows]
    return sorted(named, key=lambda row: str(tuple(row.values())))


def main(arguments: Sequence[str]) -> int:
    """Run all that is installed; 1 if the rows of an engine are not those of `collect`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks engines", description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    count = parser.parse_args(arguments).pages
    with tempfile.TemporaryDirectory() as place:
        return _measure(Path(place), count)


def _measure(place: Path, count: int) -> int:
    for size in {*_sizes(LOOP_PART, count), *_sizes(1, count)}:
        make_pages(place / str(size), size)
    collect(place / str(count), place / "collected", jobs=2)
    expected = comparable_rows(place / "collected" / TABLE)
    print(
        f"{count} pages, {len(expected)} rows of {TABLE}\n\n{HEAD}\n| --- | ---: | ---: | ---: | ---: | ---: | --- |", flush=True
    )
    failed = 0
    for name, job in _jobs().items():
        sizes = _sizes(job.part, count)
        targets = [place / f"{name}-{size}" for size in sizes]
        runs = [job.run(place / str(size), target) for size, target in zip(sizes, targets, strict=True)]
        reading, engine = (
            (getattr(runs[1], part) - getattr(runs[0], part)) / (sizes[1] - sizes[0]) for part in ("reading", "engine")
        )
        each = reading + engine
        start = runs[1].processor_seconds - each * sizes[1]
        same = comparable_rows(targets[1]) == expected if job.part == 1 else None
        failed += same is False
        ms = f"{1000 * each:.2f} | {1000 * reading:.2f}"
        print(f"| {name} | {sizes[1]} | {ms} | {start:.1f} | {runs[1].seconds:.1f} | {SAID[same]} |", flush=True)
    return 1 if failed else 0


HEAD = "| run | pages | CPU ms a page | of which beside the caller | CPU s of the start | seconds | rows as collect |"
SAID = {None: "–", True: "equal", False: "DIFFERENT"}
LOOP_PART = 5
"""A loop costs the same for each page however many there are: a fifth of them will do."""


def _sizes(part: int, count: int) -> tuple[int, int]:
    """How many pages the two runs of a job have."""
    return count // part // 5, count // part


@frozen
class Job:
    """A program that is measured, over all pages or a part of them."""

    program: tuple[str, ...]
    part: int = 1

    def run(self, pages: Path, target: Path) -> Run:
        """Run it once."""
        return Meter().run([sys.executable, *self.program, str(pages), str(target), TABLE])


def _jobs() -> dict[str, Job]:
    loops = {f"a loop of {name}": Job(("-c", program), LOOP_PART) for name, program in LOOPS.items()}
    engines = {name: Job((str(EXAMPLES / example),)) for name, example in ENGINES.items() if find_spec(name) is not None}
    return {**loops, **engines}
