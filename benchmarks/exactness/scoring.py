"""What a reading makes of a document, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from attrs import field, frozen

from benchmarks.exactness.documents import Document
from govdisclosure import Reading, read
from govdisclosure.schema import CellValue

__all__ = ["Outcome", "Score", "score"]

Outcome = Literal["exact", "named", "doubted", "lost", "silent"]
"""exact: as the document states it. Else: no number, and a diagnostic names it (named) or none does (lost);
a wrong number, and a diagnostic of severity warning or error names it (doubted) or none does (silent)."""


@frozen
class Score:
    """The outcomes of one document, and its silent and lost cells: path, what is stated, what was read.

    `raised`: what `read` raised, which it never should.
    """

    counts: Counter[Outcome]
    silent: list[tuple[str, CellValue, CellValue]] = field(factory=list[tuple[str, CellValue, CellValue]])
    lost: list[str] = field(factory=list[str])
    raised: str = ""


def score(document: Document) -> Score:
    """Read the document and compare. What nobody can tell (`unsure`) counts only if it is read, and so may be wrong."""
    try:
        reading = read(document.text.encode())
    except Exception as error:  # noqa: BLE001 - a benchmark goes on
        return Score(Counter[Outcome]({"lost": len(document.truth)}), raised=repr(error))
    values = {} if reading.report is None else reading.report.cells()
    named = _named(reading)
    result = Score(Counter[Outcome]())
    for path in sorted((values.keys() | document.truth.keys()) - document.other):
        stated, found = document.truth.get(path), values.get(path)
        if found is None and (path in document.unsure or (document.damaged and stated is not None)):
            result.counts["named"] += path not in document.unsure
            continue
        outcome = _outcome(stated, found, is_named=any(beginning in named for beginning in _beginnings(path)))
        result.counts[outcome] += 1
        if outcome == "silent":
            result.silent.append((path, stated, found))
        elif outcome == "lost":
            result.lost.append(path)
    return result


def _outcome(stated: CellValue, found: CellValue, *, is_named: bool) -> Outcome:
    if found == stated:
        return "exact"
    if found is None:
        return "named" if is_named else "lost"
    return "doubted" if is_named else "silent"


def _named(reading: Reading) -> set[str]:
    """What diagnostics of severity warning or error are about: cells, rows and tables; all, if there is no report."""
    if reading.report is None:
        return {"proactive", "applications", "review"}
    serious = (diagnostic for diagnostic in reading.diagnostics if diagnostic.severity != "info")
    return {about for diagnostic in serious if (about := diagnostic.path or diagnostic.table)}


def _beginnings(path: str) -> Iterator[str]:
    parts = path.split(".")
    return (".".join(parts[:count]) for count in range(1, len(parts) + 1))
