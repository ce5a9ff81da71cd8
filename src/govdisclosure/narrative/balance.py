"""The narrative against itself: what its figures must add up to within one passage, whatever the tables say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Literal

from attrs import frozen

from govdisclosure.narrative.figure import Figure
from govdisclosure.narrative.kinds import named
from govdisclosure.text.normal import fold_width

__all__ = ["Equation", "Verdict", "equations"]

Verdict = Literal["holds", "doubtful", "fails"]

RECEIPTS = frozenset({"received", "new", "accepted"})
RESULTS = named("result") | {"retracted", "withdrawn"}
MAIN = frozenset({"granted", "partially_granted", "denied", "unavailable", "not_processed", "other_handling"})
"""The results that leave no request out, where all six are told."""
COMPONENTS = frozenset({"new", "carried_in"})
PEOPLE = frozenset({"natural_person", "organizations"})
"""The applicants that leave nobody out."""
WHOLES = named("receipt", "aftermath", "dispute") | {"handled"}

_bracket = re.compile(r"\((?:其中|含|包括|包含)?:?")
_of_which = re.compile(r",?其中:?,?")


@frozen
class Equation:
    """Two sides of a passage that must be equal, or of which the left must not be the smaller one."""

    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    verdict: Verdict

    @property
    def sums(self) -> tuple[int | Decimal, int | Decimal]:
        """The sums of both sides."""
        return _sum(self.left), _sum(self.right)


def equations(text: str, figures: Sequence[Figure]) -> tuple[Equation, ...]:
    """Return what the figures of a section must add up to, passage by passage: a passage is a paragraph."""
    folded, found = fold_width(text), list[Equation]()
    for begin, end in _paragraphs(folded):
        passage = [figure for figure in figures if begin <= figure.start < end and _is_exact(figure)]
        one_account = not any(_is_another_settlement(figure) for figure in figures if begin <= figure.start < end)
        found += [*(_flow(passage) if one_account else ()), *_parts(folded, passage), *_totals(folded, passage)]
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for line in text.split("\n"):
        yield begin, begin + len(line)
        begin += len(line) + 1


def _is_exact(figure: Figure) -> bool:
    """True if a figure counts something of this report and year, exactly."""
    counted = not isinstance(figure.value, Decimal) and figure.text != ""
    return counted and not {"approximate", "scope", "context", "year"} & set(figure.hedges)


def _is_another_settlement(figure: Figure) -> bool:
    """True if some requests are told to be settled, beside what the passage tells of all."""
    return figure.kind in ("settled", "answered") and "context" in figure.hedges and figure.readings != ()


def _sum(figures: Iterable[Figure]) -> int | Decimal:
    return sum((figure.value for figure in figures), 0)


def _only(passage: Iterable[Figure], kinds: Iterable[str]) -> Figure | None:
    """Return the figure of these kinds, None if there is none or if they differ in number."""
    found = [figure for figure in passage if figure.kind in kinds and figure.readings]
    return found[0] if len({figure.value for figure in found}) == 1 else None


def _flow(passage: Sequence[Figure]) -> Iterator[Equation]:
    """新收 + 上年结转 = 办结 + 结转下年; 收到 can hold what was carried in already, 办结 only what was received."""
    received, carried = _only(passage, RECEIPTS), _only(passage, {"carried_in"})
    done, forward = _only(passage, {"settled", "answered"}), _only(passage, {"carried_forward"})
    if received is None or carried is None or done is None or forward is None:
        return
    out = done.value + forward.value
    if out == received.value:
        yield Equation((received,), (done, forward), "holds")
        return
    doubt: Verdict = "fails" if done.kind == "settled" else "doubtful"
    yield Equation((received, carried), (done, forward), "holds" if out == received.value + carried.value else doubt)


def _parts(text: str, passage: Sequence[Figure]) -> Iterator[Equation]:
    """A whole against the parts that its bracket, or 其中, tells of it."""
    for index, whole in enumerate(passage):
        if whole.kind in WHOLES or whole.kind == "organizations":
            parts = _told_of(text, whole, passage[index + 1 :])
            yield from _held(whole, parts)


def _told_of(text: str, whole: Figure, after: Sequence[Figure]) -> list[Figure]:
    """Return the figures of the bracket behind a whole, or those that 其中 begins, up to the next whole."""
    if _bracket.match(text, whole.end):
        closing = text.find(")", whole.end)
        return [figure for figure in after if figure.start < closing]
    if not _of_which.match(text, whole.end):
        return []
    stop = re.compile("[。;\n]").search(text, whole.end)
    end = stop.start() if stop else len(text)
    return list(takewhile(lambda one: one.start < end and (one.kind not in WHOLES or one.kind == "new"), after))


def _held(whole: Figure, parts: Sequence[Figure]) -> Iterator[Equation]:
    """The equations of a whole and what it is said to consist of, one for each way to divide it."""
    people = [part for part in parts if part.kind in PEOPLE]
    if {part.kind for part in people} >= PEOPLE and whole.kind != "organizations":
        yield _equal(whole, people)
    components = [part for part in parts if part.kind in COMPONENTS]
    if {part.kind for part in components} >= COMPONENTS:
        yield _equal(whole, components)
    results = [part for part in parts if part.kind in MAIN]
    if whole.kind == "settled" and {part.kind for part in results} >= MAIN:
        yield _equal(whole, results)
    for tells in (named("outcome"), named("applicant"), RESULTS if whole.kind == "settled" else frozenset[str]()):
        told = [part for part in parts if part.kind in tells]
        distinct = len({part.kind for part in told}) == len(told)
        overlapping = {"concluded", "organizations", "legal_persons"} & {part.kind for part in told}
        if told and distinct and not overlapping and _sum(told) > whole.value:
            yield Equation((whole,), tuple(told), "fails")


def _equal(whole: Figure, parts: Sequence[Figure]) -> Equation:
    return Equation((whole,), tuple(parts), "holds" if _sum(parts) == whole.value else "fails")


def _totals(text: str, passage: Sequence[Figure]) -> Iterator[Equation]:
    """A sum that a sentence gives behind its parts (合计, 共计)."""
    for index, total in enumerate(passage):
        if total.kind != "total":
            continue
        begin = max(text.rfind("。", 0, total.start), text.rfind("\n", 0, total.start))
        before = [figure for figure in passage[:index] if figure.start > begin]
        parts = _run(before)
        if len(parts) > 1:
            whole = "holds" if total.readings or _sum(parts) == total.value else _doubt(total)
            yield Equation(tuple(parts), (total,), whole)


def _doubt(total: Figure) -> Verdict:
    return "fails" if re.match("合计|共计|总计", total.text) else "doubtful"


def _run(before: Sequence[Figure]) -> list[Figure]:
    """Return the last figures that can be parts of one sum: results, or what was received and carried in."""
    if not before:
        return []
    family = next((kinds for kinds in (RESULTS, RECEIPTS | {"carried_in"}, PEOPLE) if before[-1].kind in kinds), frozenset[str]())
    return list(reversed(list(takewhile(lambda one: one.kind in family, reversed(before)))))
