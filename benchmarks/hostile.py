"""Pages, texts and folders made to take the library down: a line for each, and what it cost.

    python -m benchmarks.hostile            # all
    python -m benchmarks.hostile memory     # those whose names hold the word

What is wanted: no document raises; memory beyond the idle process at most 2.5 times that of libxml2 for the same
bytes plus 30 MB, and never over 400 MB; twice the input takes at most 2.3 times the processor time, about 2 s a MB.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from benchmarks.hostile_cli import attacks
from benchmarks.inputs import BYTES, PAGES, TEXTS, hostile
from govdisclosure import check, read, read_text

MEMORY_FACTOR, MEMORY_MORE, MEMORY_MOST = 2.5, 30.0, 400.0
"""How many times libxml2's memory, how many MB more, and how many MB at most."""

GROWTH, SECONDS_A_MB = 2.3, 2.0
"""Processor time for twice the input, and seconds for a MB."""

TOO_SHORT = 0.1
"""Seconds below which a time says nothing of growth: what the machine does besides is seen in it."""

SIZE, LARGE = 800_000, 3_900_000
"""Bytes of an input whose time is taken, and whose memory is: just below the limit of the defaults."""

PAGES_IN_A_ROW, KEPT_MOST = 120, 60.0
"""Pages with other texts that one process reads, and the MB that it may keep of them."""


class Outcome(NamedTuple):
    """What came of one input."""

    name: str
    passed: bool
    figures: str


# nothing raises ---------------------------------------------------------------------------------------


def raising() -> Iterator[Outcome]:
    """Bytes of every kind through the public functions."""
    for name, data in BYTES.items():
        try:
            reading = read(data)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            yield Outcome(f"raises: {name}", passed=False, figures=repr(error)[:80])
            continue
        try:
            results = "" if reading.report is None else f", {sum(1 for _ in check(reading.report))} results"
        except Exception as error:  # noqa: BLE001
            yield Outcome(f"raises: {name}", passed=False, figures=f"check: {error!r}"[:80])
            continue
        codes = sorted({diagnostic.code for diagnostic in reading.diagnostics})
        yield Outcome(
            f"raises: {name}", passed=bool(codes) or reading.report is not None, figures=", ".join(codes)[:80] + results
        )


def unseen_characters() -> Iterator[Outcome]:
    """Controls and marks of direction stay out of the texts of a record."""
    signs = "\x1b\x07\x9b\u200e\u200f\u202e\u2066\u2069"
    report = read_text(
        f"甲县财政局2023年政府信息公开工作年度报告\n一、总体情况\n全年{signs}公开。\n五、存在的主要问题\n无。\n二、主动公开政府信息情况\n规章\n1\n2\n3\n"
    ).report
    kept = [] if report is None else [sign for sign in signs if sign in (report.overview or "")]
    yield Outcome("unseen characters", passed=report is not None and not kept, figures=f"kept: {kept}")


# memory -----------------------------------------------------------------------------------------------


class Cost(NamedTuple):
    """MB beyond the idle process, and seconds."""

    memory: float
    seconds: float


def memory() -> Iterator[Outcome]:
    """The peak of a process that reads an input as large as the defaults admit, beside one that only parses it."""
    for name, make in {**PAGES, **TEXTS}.items():
        data = make(LARGE).encode("utf-8", "replace")
        own, parsed = _in_a_process("read", data), _in_a_process("parse", data)
        most = min(MEMORY_FACTOR * parsed.memory + MEMORY_MORE, MEMORY_MOST)
        figures = f"{own.memory:6.1f} MB, {parsed.memory:6.1f} MB by libxml2, at most {most:6.1f} MB"
        yield Outcome(f"memory: {name}", own.memory <= most, figures)
    kept = _in_a_process("keep", b"")
    yield Outcome(f"memory: {PAGES_IN_A_ROW} pages in a row", kept.memory <= KEPT_MOST, f"{kept.memory:.1f} MB kept")


def _in_a_process(kind: str, data: bytes) -> Cost:
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        command = [sys.executable, "-m", "benchmarks.hostile", "--child", kind, file.name]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return Cost(*json.loads(out))


def _child(kind: str, path: str) -> None:
    """What a process of its own does: read, or only parse, and print what it took."""
    idle, data = _resident(), Path(path).read_bytes()
    begin = time.process_time()
    if kind == "read":
        read(data)
    elif kind == "parse":
        etree.HTML(data)
    else:
        for turn in range(PAGES_IN_A_ROW):
            read(hostile(f"<tr><td>某事项{turn}", "甲" * 2000, "<td>1")(200_000).encode())
    print(json.dumps([_peak() - idle, time.process_time() - begin]))


def _resident() -> float:
    """The memory that the process has now, in MB; where the system does not say, the most that it has had."""
    state = Path("/proc/self/statm")
    return int(state.read_text().split()[1]) * PAGE_SIZE / 2**20 if state.exists() else _peak()


PAGE_SIZE = 4096
"""Bytes of a page of memory in Linux."""


def _peak() -> float:
    """The most memory that the process has had, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # there `ru_maxrss` begins with what the parent process had
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    import resource  # noqa: PLC0415 - not there on Windows, where the rest runs

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# time -------------------------------------------------------------------------------------------------


class Times(NamedTuple):
    """Seconds for an input, and for twice of it."""

    one: float
    two: float

    @property
    def growth(self) -> float:
        """How many times as long twice the input takes."""
        return self.two / max(self.one, TOO_SHORT)


def speed() -> Iterator[Outcome]:
    """The time for an input and for twice of it; what seems out of proportion is measured once more."""
    for name, make in {**PAGES, **TEXTS}.items():
        function: Callable[[bytes], object] = read if name in PAGES else read_text
        times = _times(function, make)
        if times.growth > GROWTH:
            times = min(times, _times(function, make), key=lambda one: one.growth)
        figures = f"{times.two:6.2f} s for {2 * SIZE / 1e6} MB, {times.growth:4.2f} times that of half"
        in_time = times.two <= SECONDS_A_MB * 2 * SIZE / 1e6
        yield Outcome(f"time: {name}", times.growth <= GROWTH and in_time, figures)


def _times(function: Callable[[bytes], object], make: Callable[[int], str]) -> Times:
    one, two = (make(size).encode("utf-8", "replace") for size in (SIZE, 2 * SIZE))
    return Times(_least(function, one), _least(function, two))


def _least(function: Callable[[bytes], object], data: bytes, repeats: int = 2) -> float:
    times: list[float] = []
    for _ in range(repeats):
        begin = time.process_time()
        function(data)
        times.append(time.process_time() - begin)
    return min(times)


def commands() -> Iterator[Outcome]:
    """The command line, attacked: what stands in folders, what hangs, what is said to a terminal."""
    return (Outcome(f"commands: {name}", held, figures) for name, held, figures in attacks())


PARTS: Mapping[str, Callable[[], Iterator[Outcome]]] = {
    "raises": raising,
    "unseen": unseen_characters,
    "memory": memory,
    "time": speed,
    "commands": commands,
}


def main(words: list[str]) -> int:
    """Run what is named (all without a name), a line for each; 1 if one did not pass."""
    failed = 0
    for name, run in PARTS.items():
        if words and name not in words:
            continue
        for outcome in run():
            print(f"{'ok  ' if outcome.passed else 'FAIL'} {outcome.name:44} {outcome.figures}", flush=True)
            failed += not outcome.passed
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        _child(*sys.argv[2:4])
    else:
        sys.exit(main(sys.argv[1:]))
