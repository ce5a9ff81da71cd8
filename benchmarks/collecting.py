"""`python -m benchmarks collecting`: a data set of 2,000 generated files, killed at many moments and continued.

The files are those of the benchmark of exactness, in all its layouts, 5 % of them damaged; one kills the process that reads
it, one hangs, one holds two reports. A run is killed (all its processes, or the first alone) before, in and after the rename of
a part, and at random moments; continued, its rows must be those of an undisturbed run. A changed and a deleted file must leave
no row behind. The processor time of the first process and the memory of all are measured.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

import pyarrow.parquet as pq
from attrs import frozen

from benchmarks.exactness.documents import KINDS, make
from govdisclosure import AnnualReport, write

__all__ = ["DEATHS", "TABLES", "Measured", "differences", "generate", "killed", "main", "poison", "rows_of", "run"]

FILES, DAMAGED, MOMENTS = 2000, 0.05, 10
MEMORY_MOST, SHARE_MOST = 400.0, 0.10
"""MB of all processes of a run together, and the part of the processor time that the first one may take."""

TARGETS = ("parts", "one.sqlite")

TABLES = ("reports", "cells", "diagnostics", "results")

KILLS, HANGS, EATS = "此页终止读取它的进程", "此页永远读不完", "此页耗尽内存"
"""What stands in a page that is poison, for the processes that `poison` has prepared."""

POISON = f'''
import os, pathlib, signal, time
import govdisclosure.collecting.opening as opening

read_all = opening.read_all

def poisoned(data, **others):
    if "{KILLS}".encode() in data:
        os.kill(os.getpid(), signal.SIGKILL)
    if "{HANGS}".encode() in data:
        while True:
            time.sleep(1)
    if "{EATS}".encode() in data:
        eaten = bytearray(16 * 2**30)
    return read_all(data, **others)

opening.read_all = poisoned

def die_at(moment):
    """Kill the whole run at the third time that a process comes here."""
    wanted, _, log = os.environ.get("DIE_AT", "").partition(":")
    if wanted != moment:
        return
    with open(log, "a") as file:
        file.write("x")
    if pathlib.Path(log).stat().st_size == 3:
        os.killpg(0, signal.SIGKILL)

if "DIE_AT" in os.environ:
    from govdisclosure.collecting import manifest
    replace, add = pathlib.Path.replace, manifest.Manifest.add

    def replacing(self, other):
        if self.name.endswith(".unfinished") and self.parent.name == "reports":
            die_at("before the rename")
        if self.name.endswith(".unfinished") and self.parent.name == "diagnostics":
            die_at("in the rename")
        return replace(self, other)

    def adding(self, run, entries, key, part, write):
        def written(connection):
            write(connection)
            die_at("after the rename")
        add(self, run, entries, key, part, written)
        die_at("after the commit")

    pathlib.Path.replace, manifest.Manifest.add = replacing, adding
'''
"""What Python runs first in a process whose path begins with the folder of this text (`sitecustomize`)."""

DEATHS = ("before the rename", "in the rename", "after the rename", "after the commit")


# the files ----------------------------------------------------------------------------------------------


def generate(folder: Path, count: int, *, seed: str = "collect", poison: bool = True) -> None:
    """Write so many files into a folder and folders in it: documents of all kinds, and the poisoned ones."""
    kinds = list(KINDS)
    special = _special() if poison else {}
    for number in range(count - len(special)):
        kind = kinds[number % len(kinds)]
        document = make(kind, f"{seed}/{kind}/{number}", damaged=number % round(1 / DAMAGED) == 0)
        _write(folder / f"{number % 7}" / f"{number:05}.html", document.text)
    for name, text in special.items():
        _write(folder / name, text)


def _special() -> dict[str, str]:
    one, two = (_report(name) for name in ("青禾县", "云溪市"))
    page = write(one, "html")
    return {
        "3/00002-kills.html": page.replace("</body>", f"<p>{KILLS}</p></body>"),
        "5/00003-hangs.html": page.replace("</body>", f"<p>{HANGS}</p></body>"),
        "4/two.html": page + write(two, "html"),
        "4/readme.txt": "各县年度报告，逐年下载。\n",
    }


def _report(organization: str) -> AnnualReport:
    cells = {"review.reconsideration.upheld": 3, "review.reconsideration.total": 2, "applications.received.total": 7}
    title = f"{organization}2022年政府信息公开工作年度报告"
    return AnnualReport.from_cells("2021", cells, title=title, organization=organization, year=2022)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


# a run --------------------------------------------------------------------------------------------------


@frozen
class Measured:
    """What a run took: seconds of processor time of its first process and of all, and the most MB of all together."""

    code: int
    output: str
    seconds: float
    first: float
    all: float
    memory: float

    @property
    def share(self) -> float:
        """The part of the processor time that the first process takes."""
        return self.first / self.all if self.all else 0.0


def poison(folder: Path) -> Path:
    """Write what prepares processes for poisoned pages; return the folder to put in front of PYTHONPATH."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sitecustomize.py").write_text(POISON, "utf-8")
    return folder


def _start(data: Path, target: Path, poisons: Path, more: Mapping[str, str], timeout: float) -> subprocess.Popen[str]:
    paths = os.pathsep.join([str(poisons), *filter(None, sys.path)])
    environment = {**os.environ, "PYTHONPATH": paths, "GOVDISCLOSURE_LANG": "en", **more}
    command = [sys.executable, "-m", "govdisclosure", "collect", data.name, "--to", str(target), "--jobs", "2"]
    return subprocess.Popen(
        [*command, "--timeout", f"{timeout:g}"],
        cwd=data.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def run(data: Path, target: Path, poisons: Path, *, timeout: float = 20.0, **more: str) -> Measured:
    """Run `collect` to its end."""
    begin, before = time.perf_counter(), os.times()
    process = _start(data, target, poisons, more, timeout)
    watch = _Watch(process.pid)
    output, _ = process.communicate()
    watch.join()
    after = os.times()
    everything = after.children_user - before.children_user + after.children_system - before.children_system
    return Measured(process.returncode, output, time.perf_counter() - begin, watch.first, everything, watch.memory)


class _Watch(threading.Thread):
    """Looks at a run while it lasts: the processor time of its first process, the memory of all of its session."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.first = self.memory = 0.0
        self._pid = pid
        self.start()

    def run(self) -> None:
        """Look ten times a second, until the process has gone."""
        while state := _state(self._pid):
            self.first = (int(state[11]) + int(state[12])) / os.sysconf("SC_CLK_TCK")
            self.memory = max(self.memory, sum(_memory(self._pid)))
            time.sleep(0.1)


def _state(pid: int) -> list[str]:
    """What Linux says of a process, behind its name; nothing if it has gone or is only waited for."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return []
    return [] if fields[0] == "Z" else fields


def _memory(session: int) -> Iterator[float]:
    """MB of each process of a session; what several of them share is parted among them (PSS)."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (state := _state(int(entry.name))) and int(state[3]) == session:
            with suppress(OSError):
                found = re.search(r"^Pss: +(\d+) kB", (entry / "smaps_rollup").read_text("ascii"), re.MULTILINE)
                yield int(found[1]) / 1024 if found else 0.0


def killed(data: Path, target: Path, poisons: Path, after: float, *, all_of_it: bool, timeout: float = 20.0) -> bool:
    """Start a run, and kill it after so many seconds: all its processes, or the first alone. True if it was still at work."""
    process = _start(data, target, poisons, {}, timeout)
    time.sleep(after)
    at_work = process.poll() is None
    if all_of_it:
        _end(process.pid)
    else:
        process.kill()
    process.communicate() if all_of_it else process.wait()
    if process.stdout is not None:
        process.stdout.close()
    return at_work


def _end(session: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(session, signal.SIGKILL)


# what it gave -------------------------------------------------------------------------------------------


def rows_of(target: Path) -> dict[str, list[str]]:
    """All rows of a target by table, sorted, each as text."""
    if target.is_file():
        with closing(sqlite3.connect(target)) as connection:
            return {table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}"))) for table in TABLES}  # noqa: S608
    return {table: sorted(_parts(target / table)) for table in TABLES}


def _parts(folder: Path) -> Iterator[str]:
    for part in sorted(folder.glob("*.parquet")):
        for batch in pq.ParquetFile(part).iter_batches():
            yield from map(repr, batch.to_pylist())


def differences(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> dict[str, int]:
    """How many rows of each table only one of two targets has; tables that agree are left out."""
    found = {table: Counter(one[table]) for table in TABLES}
    more = {table: (found[table] - Counter(other[table])) + (Counter(other[table]) - found[table]) for table in TABLES}
    return {table: counted.total() for table, counted in more.items() if counted}


# the benchmark ------------------------------------------------------------------------------------------


def _outcomes(folder: Path, options: argparse.Namespace) -> Iterator[tuple[str, bool, str]]:
    """What was tried, whether it holds, and figures."""
    data, poisons = folder / "reports", poison(folder / "poison")
    generate(data, options.files)
    rng = random.Random(options.seed)  # noqa: S311 - moments, not secrets
    calm: dict[str, dict[str, list[str]]] = {}
    for name in options.target or TARGETS:
        done = run(data, folder / name, poisons)
        calm[name] = rows_of(folder / name)
        counts = ", ".join(f"{len(rows)} {table}" for table, rows in calm[name].items())
        yield f"undisturbed, {name}", done.code == 2 and "failed 2" in done.output, f"{done.seconds:.1f} s; {counts}"
        yield f"memory, {name}", done.memory <= MEMORY_MOST, f"{done.memory:.0f} MB of all processes together"
        yield f"first process, {name}", done.share <= SHARE_MOST, f"{done.first:.1f} of {done.all:.1f} s, {done.share:.1%}"
        again = run(data, folder / name, poisons)
        yield f"again, {name}", "read now: 0 files" in again.output, f"{again.seconds:.1f} s"
        yield from _killings(data, folder / f"killed-{name}", poisons, calm[name], rng, done.seconds)
    yield from _changes(data, folder, poisons, options.target or TARGETS)


def _killings(
    data: Path, target: Path, poisons: Path, calm: Mapping[str, list[str]], rng: random.Random, seconds: float
) -> Iterator[tuple[str, bool, str]]:
    """A run killed at every step of a part, then at random moments, and continued each time."""
    deaths = DEATHS if target.suffix != ".sqlite" else DEATHS[2:]
    for death in deaths:
        ended = run(data, target, poisons, DIE_AT=f"{death}:{target.parent / f'{target.name}-{death}.log'}")
        left = f"{len(list(target.glob('*/*')))} files are there" if target.is_dir() else ""
        yield f"killed {death}, {target.name}", ended.code == -signal.SIGKILL, left
    # what is left to do gets less with every run: late moments would find nothing at work
    moments = [rng.uniform(0.5, seconds / MOMENTS) for _ in range(MOMENTS)]
    at_work = sum(killed(data, target, poisons, moment, all_of_it=turn % 2 == 0) for turn, moment in enumerate(moments))
    run(data, target, poisons)
    found = differences(calm, rows_of(target))
    yield f"killed at {MOMENTS} moments, {target.name}", not found, f"{at_work} times at work; in the end differs: {found}"


def _changes(data: Path, folder: Path, poisons: Path, targets: Sequence[str]) -> Iterator[tuple[str, bool, str]]:
    files = sorted(path for path in data.rglob("*.html") if "-" not in path.name)
    changed, gone = files[len(files) // 2], files[len(files) // 3]
    before = changed.stat()
    other = changed.read_bytes().replace(b"20", b"21")
    changed.write_bytes(other)
    os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    gone.unlink()
    for name in targets:
        fresh = folder / f"fresh-{name}"
        told = run(data, folder / name, poisons)
        run(data, fresh, poisons)
        found = differences(rows_of(fresh), rows_of(folder / name))
        yield f"one changed, one deleted, {name}", not found and "read now: 1 files" in told.output, f"differs: {found}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 if everything holds, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks collecting", description=__doc__)
    parser.add_argument("--files", type=int, default=FILES, help="(default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments (default: %(default)s)")
    parser.add_argument("--target", action="append", choices=TARGETS, help="only this one; repeatable")
    options = parser.parse_args(arguments)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, holds, figures in _outcomes(Path(folder), options):
            print(f"{'ok  ' if holds else 'FAIL'} {name:44} {figures}", flush=True)
            failed += not holds
    return 1 if failed else 0
