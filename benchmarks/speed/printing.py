"""The tables of a run, in markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.speed.cases import PEERS
from benchmarks.speed.results import Measured, Results

__all__ = ["tables"]

NONE = "–"


def tables(results: Results) -> Iterator[str]:
    """All lines of all tables for which something was measured."""
    facts = results.machine
    yield f"{facts['processor']}, {facts['cores']} cores, {facts['system']}; Python {facts['python']}, "
    yield f"libxml2 {facts['libxml2']}, govdisclosure {facts['govdisclosure']}, {facts['date']}."
    yield from _cases(results)
    yield from _starts(results)
    yield from _folders(results)
    yield from _memory(results)


def _cases(results: Results) -> Iterator[str]:
    if not results.cases:
        return
    yield from _head("what", "bytes", "ms", "compared with", "ratio of minima", "of medians", *PEERS, "million instructions")
    for key, case in results.cases.items():
        size = NONE if case.size is None else f"{case.size:,}"
        peers = [f"{case.others[peer]:.2f} ms" if peer in case.others else NONE for peer in PEERS]
        yield _row(
            f"{case.group}: {case.name}", size, f"{case.least:.2f}", _compared(case), f"{case.ratio:.1f}",
            f"{case.ratio_of_medians:.1f}", *peers, _millions(results, key),
        )  # fmt: skip


def _compared(case: Measured) -> str:
    return f"{case.yardstick}, {case.others[case.yardstick]:.3f} ms"


def _starts(results: Results) -> Iterator[str]:
    if not results.starts:
        return
    yield from _head("start to end", "CPU ms", "million instructions")
    for name, spent in results.starts.items():
        yield _row(name, f"{spent:.0f}", _millions(results, name))


def _folders(results: Results) -> Iterator[str]:
    if not results.folders:
        return
    yield from _head("a folder", "workers", "seconds", "CPU seconds", "CPU ms a page")
    for one in results.folders:
        spent = one.processor_seconds
        yield _row(
            f"{one.pages:,} pages", str(one.workers), f"{one.seconds:.1f}", f"{spent:.1f}", f"{1000 * spent / one.pages:.2f}"
        )


def _memory(results: Results) -> Iterator[str]:
    if not results.memory:
        return
    yield from _head("first reading of a process, MB more", "libxml2 alone", "own")
    for name, peaks in results.memory.items():
        yield _row(name, f"{peaks['libxml2']:.1f}", f"{peaks['own']:.1f}")


def _millions(results: Results, key: str) -> str:
    return f"{results.instructions[key] / 1e6:.1f}" if key in results.instructions else NONE


def _head(*names: str) -> Iterable[str]:
    return ["", _row(*names), _row(*["---", *["---:"] * (len(names) - 1)])]


def _row(*cells: str) -> str:
    texts: Sequence[str] = cells
    return f"| {' | '.join(texts)} |"
