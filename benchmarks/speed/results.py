"""What a run measured, kept as JSON, and what became slower since another run."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from attrs import asdict, field, frozen
from lxml import etree

from benchmarks.speed.processes import ALONE, Folder
from govdisclosure import __version__

__all__ = ["Measured", "Results", "Slower", "load", "machine", "save", "slower"]

MAX_GROWTH_OF_TIME = 1.2
"""A ratio of processor times of two runs of the same code differs by so much on a machine that others use, too."""

MAX_GROWTH_OF_INSTRUCTIONS = 1.02
"""Counts of the same code differ by less than one per cent: addresses of objects decide the order of a few tables."""

MAX_GROWTH_OF_MEMORY = 1.1


@frozen
class Measured:
    """A case: milliseconds (the least and the median of the rounds) of this library and of the others, by name."""

    group: str
    name: str
    size: int | None
    least: float
    median: float
    others: dict[str, float]
    medians_of_others: dict[str, float]

    @property
    def yardstick(self) -> str:
        """What the case is compared with."""
        return next(iter(self.others))

    @property
    def ratio(self) -> float:
        """How many times what it is compared with, by the least of the rounds."""
        return self.least / self.others[self.yardstick]

    @property
    def ratio_of_medians(self) -> float:
        """The same by the medians."""
        return self.median / self.medians_of_others[self.yardstick]


@frozen
class Results:
    """All that a run measured."""

    machine: dict[str, str]
    cases: dict[str, Measured] = field(factory=dict)
    starts: dict[str, float] = field(factory=dict)
    instructions: dict[str, int] = field(factory=dict)
    memory: dict[str, dict[str, float]] = field(factory=dict)
    folders: list[Folder] = field(factory=list)

    @property
    def ratios(self) -> dict[str, float]:
        """The ratio of each case."""
        return {name: case.ratio for name, case in self.cases.items()}

    @property
    def ratios_of_starts(self) -> dict[str, float]:
        """The start of each program as a multiple of Python's own."""
        return {name: spent / self.starts[ALONE] for name, spent in self.starts.items()}

    @property
    def peaks(self) -> dict[str, float]:
        """The memory of a reading of each document."""
        return {f"memory of {name}": by["own"] for name, by in self.memory.items()}


@frozen
class Slower:
    """What took more than before: the figures of both runs, in a unit."""

    name: str
    unit: str
    before: float
    now: float

    def __str__(self) -> str:
        return f"{self.name}: {self.now:,.4g} {self.unit}, before {self.before:,.4g} ({self.now / self.before:.2f} times)"


def machine() -> dict[str, str]:
    """What the figures were taken on."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "libxml2": ".".join(map(str, etree.LIBXML_VERSION)),
        "govdisclosure": __version__,
        "date": date.today().isoformat(),
    }


def _processor() -> str:
    """The name of the processor; Linux alone tells it in a file."""
    state = Path("/proc/cpuinfo")
    lines = state.read_text().splitlines() if state.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown"


def save(results: Results, file: Path) -> None:
    """Keep a run as JSON."""
    file.write_text(json.dumps(asdict(results), ensure_ascii=False, indent=1), "utf-8")


def load(file: Path) -> Results:
    """A run that was kept."""
    kept: dict[str, Any] = json.loads(file.read_text("utf-8"))
    cases = {name: Measured(**case) for name, case in kept.pop("cases").items()}
    folders = [Folder(**one) for one in kept.pop("folders")]
    return Results(**kept, cases=cases, folders=folders)


def slower(before: Results, now: Results) -> Iterator[Slower]:
    """What became slower or larger by more than two runs of the same code differ.

    Times are compared as multiples of what each run itself measured beside them, so that the runs may be of
    two machines. Where both runs counted instructions, these decide alone.
    """
    counted = before.instructions.keys() & now.instructions.keys()
    for name in sorted(counted):
        yield from _grown(name, "instructions", before.instructions, now.instructions, MAX_GROWTH_OF_INSTRUCTIONS)
    for name in sorted((before.cases.keys() & now.cases.keys()) - counted):
        unit = f"times {now.cases[name].yardstick}"
        yield from _grown(name, unit, before.ratios, now.ratios, MAX_GROWTH_OF_TIME)
    for name in sorted((before.starts.keys() & now.starts.keys()) - counted):
        yield from _grown(name, "times python alone", before.ratios_of_starts, now.ratios_of_starts, MAX_GROWTH_OF_TIME)
    for name in sorted(before.peaks.keys() & now.peaks.keys()):
        yield from _grown(name, "MB", before.peaks, now.peaks, MAX_GROWTH_OF_MEMORY)


def _grown(name: str, unit: str, before: Mapping[str, float], now: Mapping[str, float], most: float) -> Iterator[Slower]:
    if now[name] > before[name] * most:
        yield Slower(name, unit, before[name], now[name])
