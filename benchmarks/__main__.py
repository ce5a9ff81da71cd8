"""Bytes to reading to check, as a multiple of what libxml2 needs to parse the same bytes; and each text layout.

Everything is measured in one run, side by side: a round times each candidate once, in turn, so that
whatever else the machine does meets all of them. Ratios are of medians and of minima.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from lxml import etree

from benchmarks.collecting import main as collecting
from benchmarks.exactness.command import main as exactness
from benchmarks.pages import plain_page, report, word_page
from govdisclosure import check, read, write
from govdisclosure.writing import LAYOUTS

ROUNDS = 60
TARGETS = {"word": 3.0, "plain": 6.0}
"""The multiples that the project aims at."""

MOST_MS = 1.5
"""What a report in a text layout may take, in ms."""


def _read_and_check(document: bytes) -> None:
    found = read(document).report
    if found is None:
        raise SystemExit("the page of the benchmark was not read")
    check(found)


def _times(candidates: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of every candidate in every round, after one round to warm up."""
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for turn in range(rounds + 1):
        for name, run in candidates.items():
            start = time.perf_counter()
            run()
            if turn:
                times[name].append((time.perf_counter() - start) * 1000)
    return times


def pages(rounds: int) -> None:
    """The two pages, against libxml2."""
    print(
        f"{'page':8}{'bytes':>8}{'libxml2 ms':>12}{'govdisclosure ms':>18}{'ratio of medians':>18}{'of minima':>11}{'target':>8}"
    )
    for name, page in (("word", word_page()), ("plain", plain_page())):
        times = _times({"libxml2": partial(etree.HTML, page), "own": partial(_read_and_check, page)}, rounds)
        (median, own), (low, own_low) = ((how(times["libxml2"]), how(times["own"])) for how in (statistics.median, min))
        print(f"{name:8}{len(page):8}{median:12.3f}{own:18.3f}{own / median:17.1f}x{own_low / low:10.1f}x{TARGETS[name]:7.0f}x")


def layouts(rounds: int) -> None:
    """Every layout of plain text: bytes to a checked report, in ms."""
    print(f"\n{'layout':16}{'bytes':>8}{'median ms':>12}{'minimum':>10}{'limit':>8}")
    documents = {name: write(report(), name).encode() for name in LAYOUTS if not name.startswith("html")}
    times = _times({name: partial(_read_and_check, text) for name, text in documents.items()}, rounds)
    for name, own in times.items():
        print(f"{name:16}{len(documents[name]):8}{statistics.median(own):12.3f}{min(own):10.3f}{MOST_MS:8.1f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["exactness"]:
        sys.exit(exactness(sys.argv[2:]))
    if sys.argv[1:2] == ["collecting"]:
        sys.exit(collecting(sys.argv[2:]))
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    pages(wanted)
    layouts(wanted)
