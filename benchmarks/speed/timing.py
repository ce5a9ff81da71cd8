"""Processor time of functions that take turns, so that whatever else the machine does meets all of them."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping

from attrs import frozen

__all__ = ["Times", "take_turns"]

Run = Callable[[], object]

MIN_SECONDS = 0.0005
"""What one measurement takes at least: what is shorter runs several times in it, as the clock itself costs something."""


@frozen
class Times:
    """Milliseconds of processor time of one call, in every round."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of the rounds."""
        return statistics.median(self.rounds)

    @property
    def least(self) -> float:
        """The least of the rounds: what it costs where nothing disturbs."""
        return min(self.rounds)


def take_turns(candidates: Mapping[str, Run], rounds: int) -> dict[str, Times]:
    """The times of all candidates: each runs once in every round."""
    repeats = {name: _repeats(run) for name, run in candidates.items()}
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, run in candidates.items():
            times[name].append(_once(run, repeats[name]))
    return {name: Times(tuple(taken)) for name, taken in times.items()}


def _repeats(run: Run) -> int:
    """How often a candidate runs in a measurement; it has run before, so that what is loaded at first use does not count."""
    run()
    begin = time.process_time()
    run()
    return max(1, round(MIN_SECONDS / max(time.process_time() - begin, 1e-6)))


def _once(run: Run, repeats: int) -> float:
    """Milliseconds of one call. Garbage of other candidates is collected before, outside the clock."""
    gc.collect(1)
    begin = time.process_time_ns()
    for _ in range(repeats):
        run()
    return (time.process_time_ns() - begin) / repeats / 1e6
