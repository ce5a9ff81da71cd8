"""`python -m benchmarks`: measure, print, keep, compare."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import evolve

from benchmarks.speed import instructions
from benchmarks.speed.cases import PDF_TEXTS, Case, all_cases, missing_peers
from benchmarks.speed.printing import tables
from benchmarks.speed.processes import folder, memory, starts
from benchmarks.speed.results import Measured, Results, load, machine, save, slower
from benchmarks.speed.timing import take_turns

__all__ = ["main"]

ROUNDS, ROUNDS_OF_STARTS = 40, 9
PARTS = ("cases", "starts", "folder", "memory", "instructions")


def main(arguments: Sequence[str]) -> int:
    """Run the suite; 1 if `--compare` names something."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what is measured; all without a name")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds in which all candidates take turns")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep the run as JSON")
    parser.add_argument("--compare", type=Path, metavar="FILE", help="name what became slower since a run that was kept")
    given = parser.parse_args(arguments)
    results = measure(given.parts or PARTS, given.rounds)
    print("\n".join(tables(results)))
    if given.save is not None:
        save(results, given.save)
    if given.compare is None:
        return 0
    found = list(slower(load(given.compare), results))
    print("\nslower than before:" if found else "\nnothing became slower", *found, sep="\n  ")
    return 1 if found else 0


def measure(parts: Sequence[str], rounds: int) -> Results:
    """What the named parts measure. What is not there is told on standard error and left out."""
    results = Results(machine())
    if "cases" in parts:
        results = evolve(results, cases=_cases(rounds))
    if "starts" in parts:
        programs = starts(min(rounds, ROUNDS_OF_STARTS))
        results = evolve(results, starts={name: times.least for name, times in programs.items()})
    if "folder" in parts:
        results = evolve(results, folders=folder())
    if "memory" in parts:
        results = evolve(results, memory=memory())
    if "instructions" in parts and instructions.available():
        results = evolve(results, instructions={**instructions.of_cases(), **instructions.of_starts()})
    elif "instructions" in parts:
        _told("valgrind is not installed: no instructions are counted")
    return results


def _cases(rounds: int) -> dict[str, Measured]:
    cases = list(all_cases())
    for peer in missing_peers():
        _told(f"{peer} is not installed: left out")
    if not any(case.name in PDF_TEXTS for case in cases):
        _told("the corpus is not beside this checkout: its texts of PDF are left out")
    return {case.key: _measured(case, rounds) for case in cases}


def _measured(case: Case, rounds: int) -> Measured:
    times = take_turns({"own": case.run, **case.others}, rounds)
    own = times.pop("own")
    least = {name: other.least for name, other in times.items()}
    medians = {name: other.median for name, other in times.items()}
    return Measured(case.group, case.name, case.size, own.least, own.median, least, medians)


def _told(sentence: str) -> None:
    print(sentence, file=sys.stderr)
