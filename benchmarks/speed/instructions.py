"""Instructions counted by callgrind: the one figure that a busy machine does not change.

All cases run in one process under callgrind, which dumps and clears its counts before each call of `getpgrp`: nothing
else calls that function, so the second of two dumps holds just what ran between the two calls.
"""

from __future__ import annotations

import gc
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from benchmarks.speed.cases import YARDSTICK, Case, Run, all_cases
from benchmarks.speed.processes import STARTS, environment, resource_files

__all__ = ["available", "counts_of", "of_cases", "of_starts"]

MARKER = "getpgrp"
WARM = 1
"""Calls before the one that counts: what is loaded and compiled at first use is not what a call costs."""

SUMMARY = re.compile(r"^(?:summary|totals): (\d+)$", re.MULTILINE)


def available() -> bool:
    """True if valgrind is installed."""
    return shutil.which("valgrind") is not None


def of_starts() -> dict[str, int]:
    """The instructions of each program of `STARTS`, from start to end."""
    with tempfile.TemporaryDirectory() as place:
        resource_files(Path(place))
        return {name: counts_of(arguments, place)[-1] for name, arguments in STARTS.items()}


def of_cases() -> dict[str, int]:
    """The instructions of one call of each case, and of libxml2 for the same bytes under `case (libxml2)`."""
    names = [call.name for call in _calls(all_cases())]
    with tempfile.TemporaryDirectory() as place:
        counts = counts_of(("-m", "benchmarks.speed.instructions"), place)
    return dict(zip(names, counts[1::2], strict=False))


def counts_of(arguments: Sequence[str], folder: str) -> list[int]:
    """The counts of all dumps of a process, in order."""
    out = Path(folder) / "callgrind"
    tool = ["valgrind", "--tool=callgrind", f"--dump-before={MARKER}", f"--callgrind-out-file={out}"]
    subprocess.run([*tool, sys.executable, *arguments], cwd=folder, env=environment(), capture_output=True, check=True)
    dumps = sorted((file for file in Path(folder).glob("callgrind.*")), key=lambda file: int(file.suffix[1:]))
    counts = [_count(file) for file in [*dumps, out]]
    for file in (*dumps, out):
        file.unlink()
    return counts


def _count(file: Path) -> int:
    """The count of a dump, which stands at its end."""
    found = SUMMARY.findall(file.read_text("utf-8", "replace"))
    return int(found[-1])


@frozen
class Call:
    """What is counted under a name."""

    name: str
    run: Run


def _calls(cases: Iterable[Case]) -> Iterator[Call]:
    """Each case, and for a page what libxml2 does with it."""
    for case in cases:
        yield Call(case.key, case.run)
        if case.group == "page":
            yield Call(f"{case.key} ({YARDSTICK})", case.others[YARDSTICK])


def _child() -> None:
    """What runs under callgrind: a mark before and after one call of each."""
    for call in _calls(all_cases()):
        for _ in range(WARM):
            call.run()
        gc.collect()
        gc.disable()
        os.getpgrp()
        call.run()
        os.getpgrp()
        gc.enable()


if __name__ == "__main__":
    _child()
