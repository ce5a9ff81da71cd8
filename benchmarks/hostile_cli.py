"""Hostile input to the command line: one line for each attack, and what it cost. `python -m benchmarks.hostile_cli`.

Ends with 1 if the program did not hold. What hostile documents cost the reader is measured by `benchmarks.hostile`.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen

from govdisclosure import AnnualReport, to_json, write
from govdisclosure.collecting import Lost, in_order

__all__ = ["attacks", "main"]

COMMAND = (sys.executable, "-m", "govdisclosure")
CELLS = {"applications.received.total": 0, "review.reconsideration.upheld": 2, "review.reconsideration.total": 2}
REPORT = AnnualReport.from_cells(
    "2021", CELLS, title="青禾县人民政府2022年政府信息公开工作年度报告", organization="青禾县人民政府", year=2022
)
ESCAPES = "\x1b\x07\u202e\x9b"
MAX_SECONDS = 30.0
"""No attack may take longer: the slowest waits for a time limit of five seconds."""

MAX_GROWTH_MB = 60
"""How much more memory 400 inputs may take than 40: results are not gathered."""


@frozen
class Attack:
    """A folder laid out by `lay`, arguments, and what must hold of exit code, output and what is said."""

    name: str
    lay: Callable[[Path], object]
    arguments: tuple[str, ...]
    holds: Callable[[int, str, str], bool]


def _page(folder: Path, name: str = "r.html", report: AnnualReport = REPORT) -> None:
    (folder / name).write_text(write(report), "utf-8")


def _strange_files(folder: Path) -> None:
    _page(folder, "a.shtml")
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to("loop")
    (folder / "away").symlink_to("/")
    (folder / "README.txt").write_text("下载的网页。", "utf-8")
    (folder / "a.bin").write_bytes(bytes(range(256)) * 64)


def _codecs(folder: Path) -> None:
    for codec in ("undefined", "idna", "punycode", "unicode_escape", "rot13", "zlib"):
        (folder / f"{codec}.html").write_bytes(f'<meta charset="{codec}"><p>{"县" * 99}'.encode("gb18030"))
    _page(folder)


def _spoken(folder: Path) -> None:
    data = json.loads(to_json(REPORT))
    (folder / "r.json").write_text(json.dumps({**data, "organization": f"县{ESCAPES}"}), "utf-8")


def _long(folder: Path) -> None:
    text = to_json(REPORT).replace(": 2,", f": {'9' * 4300},", 1)
    (folder / "r.json").write_text(text, "utf-8")
    _page(folder)


def _entries(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def _sources(out: str) -> list[object]:
    return [one["source"] for one in _entries(out)]


ATTACKS = (
    Attack("pipe, loop, way out, README, bytes in a folder", _strange_files, ("check", "--format", "jsonl", "."),
           lambda code, out, told: code in (0, 1) and _sources(out) == ["a.shtml"] and "pipe" in told),
    Attack("codecs that are no text", _codecs, ("check", "--format", "jsonl", "."),
           lambda _, out, told: "Traceback" not in told and any(one["results"] for one in _entries(out))),
    Attack("a name too long, one that is not there", _page, ("check", "--format", "jsonl", "x" * 4000, "nowhere", "r.html"),
           lambda code, out, _: code == 2 and len(_entries(out)) == 3),
    Attack("a pipe that gives nothing", lambda folder: os.mkfifo(folder / "pipe"), ("check", "--timeout", "1", "pipe"),
           lambda code, out, told: code == 2 and "parse-timeout" in out + told),
    Attack("4,300 digits", _long, ("check", "--format", "jsonl", "r.json", "r.html"),
           lambda code, out, told: code == 2 and "Traceback" not in told and len(_entries(out)) == 2),
    *(Attack(f"escapes, as {form}", _spoken, ("check", "--format", form, "r.json"),
             lambda _, out, told: not set(ESCAPES) & set(out + told)) for form in ("text", "json", "github", "junit", "sarif")),
    Attack("escapes, as CSV", _spoken, ("convert", "--to", "csv", "r.json"), lambda _, __, told: "\x1b" not in told),
)  # fmt: skip


def _run(attack: Attack) -> tuple[bool, str]:
    with tempfile.TemporaryDirectory() as name:
        attack.lay(Path(name))
        start = time.monotonic()
        done = subprocess.run([*COMMAND, *attack.arguments], cwd=name, capture_output=True, check=False, timeout=300)
        seconds = time.monotonic() - start
    held = attack.holds(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
    return held and seconds < MAX_SECONDS, f"exit code {done.returncode}, {seconds:.1f} s"


def _workers() -> tuple[bool, str]:
    """A worker that is killed and one that hangs, among forty questions."""
    killed, hangs = f"__import__('os').kill(__import__('os').getpid(), {signal.SIGKILL})", "__import__('time').sleep(600)"
    questions = [*map(str, range(20)), killed, hangs, *map(str, range(20, 40))]
    start = time.monotonic()
    answers = list(in_order(eval, questions, workers=2, timeout=5))
    lost = [answer.reason for answer in answers if isinstance(answer, Lost)]
    right = [answer for answer in answers if not isinstance(answer, Lost)] == list(range(40))
    return right and lost == ["killed", "timeout"], f"lost {lost}, {time.monotonic() - start:.1f} s"


def _memory() -> tuple[bool, str]:
    """Ten times as many inputs: the results are streamed."""
    peaks: list[int] = []
    with tempfile.TemporaryDirectory() as name:
        for number in range(400):
            (Path(name) / f"{number:03}.json").write_text(to_json(REPORT), "utf-8")
        for number in (40, 400):
            files = [f"{one:03}.json" for one in range(number)]
            process = subprocess.Popen(
                [*COMMAND, "check", "--format", "json", "--jobs", "1", *files], cwd=name, stdout=subprocess.DEVNULL
            )
            _, _, usage = os.wait4(process.pid, 0)
            process.returncode = 0  # it was waited for just now
            peaks.append(_megabytes(usage))
    return peaks[1] - peaks[0] < MAX_GROWTH_MB, f"peak {peaks[0]} MB for 40 inputs, {peaks[1]} MB for 400"


def _megabytes(usage: resource.struct_rusage) -> int:
    return usage.ru_maxrss // (1024 * 1024 if sys.platform == "darwin" else 1024)


def attacks() -> Iterator[tuple[str, bool, str]]:
    """Each attack by name, whether the program held, and what it cost."""
    for attack in ATTACKS:
        yield attack.name, *_run(attack)
    yield "a worker that is killed, one that hangs", *_workers()
    yield "memory of a long run", *_memory()


def main() -> int:
    """Print a line for each attack; 1 if one of them succeeded."""
    succeeded = 0
    for name, held, what in attacks():
        print(f"{'held' if held else 'FELL':4}  {name}: {what}", flush=True)
        succeeded += not held
    return 1 if succeeded else 0


if __name__ == "__main__":
    sys.exit(main())
