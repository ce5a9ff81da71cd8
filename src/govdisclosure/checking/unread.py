"""What could not be read is no contradiction of the office (contract, section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from govdisclosure.checking.context import Met
from govdisclosure.checking.result import Result

__all__ = ["without_unread"]


def without_unread(results: Iterable[Result], diagnostics: Sequence[Met]) -> Iterator[Result]:
    """Results of which an UNCERTAIN that rests on a cell that could not be read is NOT_ASSESSABLE and says why."""
    doubts = [met for met in diagnostics if met.severity in ("error", "warning") and (met.path or met.table)]
    if not doubts:
        return iter(results)
    return (_without(result, doubts) for result in results)


def _without(result: Result, doubts: Sequence[Met]) -> Result:
    if result.status != "UNCERTAIN" or not result.missing:
        return result
    met = next((met for met in doubts if _covers(met, result.missing)), None)
    if met is None:
        return result
    facts = (*result.facts, ("unread_zh", f"{met.code}：{met.message.zh}"), ("unread_en", f"{met.code}: {met.message.en}"))
    return evolve(result, status="NOT_ASSESSABLE", facts=facts)


def _covers(met: Met, cells: Iterable[str]) -> bool:
    """True if the diagnostic is about one of the cells, about its row, or about its table as a whole."""
    about = met.path or met.table or ""
    return any(cell == about or cell.startswith(f"{about}.") for cell in cells)
