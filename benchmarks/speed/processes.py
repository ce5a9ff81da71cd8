"""What needs a process of its own: start, a folder, and the memory of one reading."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import frozen

from benchmarks.pages import page_of_2019, plain_page, report, word_page
from benchmarks.speed.timing import Times
from govdisclosure import read_folder, to_json, write

__all__ = ["ALONE", "STARTS", "Folder", "folder", "memory", "resource_files", "starts"]

MAIN = "from govdisclosure.cli import main; main()"
"""What the installed program runs."""

ALONE = "python alone"
PATIENT = ("--timeout", "3600")
"""Under callgrind a page takes fifty times its time, and more where the machine is busy."""

STARTS: Mapping[str, Sequence[str]] = {
    ALONE: ("-c", "pass"),
    "import govdisclosure": ("-c", "import govdisclosure"),
    "govdisclosure --version": ("-c", MAIN, "--version"),
    "govdisclosure --help": ("-c", MAIN, "--help"),
    "a report from JSON": ("-c", "import sys, govdisclosure; govdisclosure.from_json(open(sys.argv[1]).read())", "report.json"),
    "a page read": ("-c", "import sys, govdisclosure; govdisclosure.read(sys.argv[1])", "page.html"),
    "govdisclosure parse": ("-c", MAIN, "parse", *PATIENT, "page.html"),
    "govdisclosure check": ("-c", MAIN, "check", *PATIENT, "--fail-on", "never", "page.html"),
}
"""What starts and ends, by the arguments of Python; the files are those of `resource_files`."""

FOLDER_PAGES = 2000
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "qinghe-2022.html"

STATUS = Path("/proc/self/status")
"""Where Linux tells the most memory that a process has had since it became this program (`ru_maxrss` counts its parent's)."""

LOADED = "import sys; from lxml import etree; from govdisclosure import read; data = open(sys.argv[1], 'rb').read(); "
PEAK = f"; print(next(line.split()[1] for line in open('{STATUS}') if line.startswith('VmHWM')))"
READERS = {"alone": "None", "libxml2": "etree.HTML(data)", "own": "read(data)"}


def resource_files(folder: Path) -> None:
    """Write the files that the programs read."""
    (folder / "page.html").write_bytes(EXAMPLE.read_bytes())
    (folder / "report.json").write_text(to_json(report()), "utf-8")


def starts(rounds: int) -> dict[str, Times]:
    """Milliseconds of processor time from start to end of each program, in turns."""
    taken: dict[str, list[float]] = {name: [] for name in STARTS}
    with tempfile.TemporaryDirectory() as place:
        resource_files(Path(place))
        for turn in range(rounds + 1):
            for name, arguments in STARTS.items():
                spent = _processor_ms(arguments, place)
                if turn:  # the first round writes the compiled modules
                    taken[name].append(spent)
    return {name: Times(tuple(times)) for name, times in taken.items()}


def _processor_ms(arguments: Sequence[str], folder: str) -> float:
    process = subprocess.Popen([sys.executable, *arguments], cwd=folder, env=environment(), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{arguments} ended with {process.returncode}")
    return (used.ru_utime + used.ru_stime) * 1000


def environment() -> dict[str, str]:
    """The environment of a process that finds what this one has found, and whose tables of names are always the same."""
    path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path if entry)  # noqa: PTH100 - entries may be archives
    return {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"}


@frozen
class Folder:
    """What a folder of pages took: seconds by the clock and of the processors, with so many workers."""

    workers: int
    pages: int
    seconds: float
    processor_seconds: float


def folder(workers: Sequence[int] = (1, 2), pages: int = FOLDER_PAGES) -> list[Folder]:
    """Read a folder of pages of three kinds, each page another office."""
    with tempfile.TemporaryDirectory() as place:
        kinds = [word_page(), plain_page(), page_of_2019()]
        for number in range(pages):
            page = kinds[number % len(kinds)].replace("青禾县".encode(), f"青禾第{number}镇".encode())
            (Path(place) / f"{number:05}.html").write_bytes(page)
        return [_folder(place, count, pages) for count in workers]


def _folder(place: str, workers: int, pages: int) -> Folder:
    before, begin = os.times(), time.perf_counter()
    count = sum(reading.report is not None for reading in read_folder(place, jobs=workers))
    after, seconds = os.times(), time.perf_counter() - begin
    if count != pages:
        raise SystemExit(f"{count} of {pages} pages of the folder were read")
    return Folder(workers, pages, seconds, sum(after[:4]) - sum(before[:4]))


def memory() -> dict[str, dict[str, float]]:
    """By document, MB that the first reading of a process, or a parse, adds to its peak; empty where the system does not tell."""
    documents = {"word": word_page(), "plain": plain_page(), "docx": write(report(), "docx")}
    with tempfile.TemporaryDirectory() as place:
        return {name: _peaks(Path(place) / name, document) for name, document in documents.items() if STATUS.exists()}


def _peaks(file: Path, document: bytes) -> dict[str, float]:
    file.write_bytes(document)
    peaks = {reader: _peak(work, file) for reader, work in READERS.items()}
    return {reader: peaks[reader] - peaks["alone"] for reader in READERS if reader != "alone"}


def _peak(work: str, file: Path) -> float:
    """Megabytes; the least of three, as what the allocator keeps differs."""
    command = [sys.executable, "-c", f"{LOADED}{work}{PEAK}", str(file)]
    return min(int(subprocess.run(command, env=environment(), capture_output=True, check=True).stdout) for _ in range(3)) / 1024
