"""What a report costs in an engine, against a loop on this machine: `python -m benchmarks engines [--pages N] [--rounds N]`.

Each runs over the same folder twice, once with a fifth of the pages: the difference is what a page costs, the rest what the
start costs. In a round all take turns; of several rounds the least counts. The rows of all are compared with those of `collect`,
one by one. Linux only: processor time is summed over all processes that a run has started, which are known by a variable of
their environment.

Two processes at once need more for a page than one alone wherever cores share their cache or their arithmetic. So what runs
with two workers is compared with two loops at once.
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
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
from attrs import evolve, field, frozen

from benchmarks.pages import page_of_2019, plain_page, word_page
from benchmarks.speed.processes import environment
from govdisclosure import batch
from govdisclosure.collecting.gathering import collect

__all__ = ["Meter", "Run", "main", "make_pages", "rows_of"]

PAGES = 5000
TABLE: batch.Table = "cells"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
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
        programs: dict[str, float] = defaultdict(float)
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


def rows_of(target: Path, table: batch.Table) -> pa.Table:
    """The rows of Parquet in one order, whatever the order of its parts; the source is the name of the file."""
    rows = ds.dataset(target, format="parquet", exclude_invalid_files=True).to_table().cast(batch.schema(table))
    named = rows.set_column(0, "source", pc.replace_substring_regex(rows["source"], ".*/", ""))
    return named.sort_by([(name, "ascending") for name in named.schema.names]).combine_chunks()


@frozen
class Job:
    """A program that is measured, over all pages or a part of them, and what it is compared with."""

    program: tuple[str, ...]
    part: int = 1
    against: str = "a loop of read_batch"
    needs: str = "govdisclosure"
    writes: bool = True

    def sizes(self, count: int) -> tuple[int, int]:
        """How many pages its two runs have."""
        return count // self.part // 5, count // self.part


LOOP = ("-m", "benchmarks.loops")
TWO = "two such loops at once"
PART = 5
"""What one process reads costs the same for each page however many there are: a fifth of them will do."""

JOBS = {
    "a loop of read": Job((*LOOP, "read"), PART, writes=False),
    "a loop of read_batch": Job((*LOOP, "read_batch"), PART),
    TWO: Job((*LOOP, "two"), PART),
    "Spark, two workers": Job((str(EXAMPLES / "spark_job.py"),), against=TWO, needs="pyspark"),
    "Ray, two workers": Job((str(EXAMPLES / "ray_job.py"),), against=TWO, needs="ray"),
    "DuckDB": Job((str(EXAMPLES / "duckdb_job.py"),), PART, needs="duckdb"),
    "Polars": Job((*LOOP, "polars"), PART, needs="polars"),
}


@frozen
class Cost:
    """What a page costs in a job by program, in seconds of the processors, and what its start costs."""

    page: Mapping[str, float]
    start: float
    seconds: float

    @classmethod
    def of(cls, few: Run, many: Run, sizes: tuple[int, int]) -> Cost:
        """The difference of two runs, and what is left."""
        more = sizes[1] - sizes[0]
        page = {name: (spent - few.programs.get(name, 0.0)) / more for name, spent in many.programs.items()}
        return cls(page, many.processor_seconds - sum(page.values()) * sizes[1], many.seconds)

    @property
    def each(self) -> float:
        """What a page costs."""
        return sum(self.page.values())


def main(arguments: Sequence[str]) -> int:
    """Run all that is installed; 1 if the rows of a job are not those of `collect`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks engines", description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--rounds", type=int, default=1)
    given = parser.parse_args(arguments)
    jobs = {name: job for name, job in JOBS.items() if find_spec(job.needs) is not None}
    with tempfile.TemporaryDirectory() as place:
        return _measure(jobs, Path(place), given.pages, given.rounds)


def _measure(jobs: Mapping[str, Job], place: Path, count: int, rounds: int) -> int:
    for size in {size for job in jobs.values() for size in job.sizes(count)}:
        make_pages(place / f"{size}", size)
    expected = {size: _collected(place, size) for size in {job.sizes(count)[1] for job in jobs.values()}}
    runs: dict[tuple[str, int], list[Run]] = {}
    said = dict.fromkeys(jobs, "–")
    for number in range(rounds):
        for name, job in jobs.items():
            for size in job.sizes(count):
                target = place / f"{len(runs)}-{number}"
                command = [sys.executable, *job.program, str(place / f"{size}"), str(target), TABLE]
                runs.setdefault((name, size), []).append(Meter().run(command))
            if job.writes:
                said[name] = "equal" if rows_of(target, TABLE).equals(expected[size]) else "DIFFERENT"
    least = {key: min(done, key=lambda run: run.processor_seconds) for key, done in runs.items()}
    costs: dict[str, Cost] = {}
    for name, job in jobs.items():
        few, many = job.sizes(count)
        costs[name] = Cost.of(least[name, few], least[name, many], (few, many))
    print(f"{count} pages, {expected[count].num_rows} rows of {TABLE}\n", *_lines(jobs, costs, said, count), sep="\n")
    return 1 if "DIFFERENT" in said.values() else 0


def _collected(place: Path, size: int) -> pa.Table:
    target = place / f"collected-{size}"
    collect(place / f"{size}", target, jobs=2)
    return rows_of(target / TABLE, TABLE)


def _lines(jobs: Mapping[str, Job], costs: Mapping[str, Cost], said: Mapping[str, str], count: int) -> Iterator[str]:
    yield "| run | pages | CPU ms a page | times | of | CPU s of the start | seconds | rows as collect |"
    yield "| --- | ---: | ---: | ---: | --- | ---: | ---: | --- |"
    for name, cost in costs.items():
        job, size = jobs[name], jobs[name].sizes(count)[1]
        times = f"{1000 * cost.each:.2f} | {cost.each / costs[job.against].each:.2f} | {job.against}"
        yield f"| {name} | {size} | {times} | {cost.start:.1f} | {cost.seconds:.1f} | {said[name]} |"
    programs = list(dict.fromkeys(program for cost in costs.values() for program in cost.page))
    yield f"\n| CPU ms a page | {' | '.join(programs)} |\n| --- |{' ---: |' * len(programs)}"
    for name, cost in costs.items():
        spent = (f"{1000 * cost.page[program]:.2f}" if program in cost.page else "–" for program in programs)
        yield f"| {name} | {' | '.join(spent)} |"
