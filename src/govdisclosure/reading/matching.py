"""Rows with a label and value columns, placed by the conventions that the rows of a table do not refute (tables 3 and 4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from govdisclosure.reading.candidates import BLANK_WEIGHT, Candidate, LabelledRow, Survivor, Verdict, Way, weight_of
from govdisclosure.reading.tokens import Token, has_digit
from govdisclosure.reading.ways import Ways

__all__ = ["are_supposed", "match_rows"]


def match_rows(rows: Sequence[LabelledRow], levels: int) -> list[Candidate | None]:
    """Return for each row the one reading on which all surviving conventions agree, or None.

    Those survive that explain most rows, of these the ones that are refuted least, of these those that add the fewest columns.
    None survives that more than one row in ten refutes (one, where the head may have a column without a label), or that explains
    no row of a depth of which there are several.
    """
    ways = Ways(rows, levels)
    verdicts = [ways.verdict(row) for row in rows]
    explained: Counter[Survivor] = Counter()
    refuted: Counter[Survivor] = Counter()
    depths: dict[Survivor, set[int]] = {}
    for verdict, count in Counter(verdicts).items():
        for survivor, own in verdict.values.items():
            if own is None:
                refuted[survivor] += count
            else:
                explained[survivor] += count * verdict.weights[own]
                depths.setdefault(survivor, set()).add(verdict.depth)
    several = {depth for depth, count in Counter(verdict.depth for verdict in verdicts).items() if count > 1}
    partial = {survivor for survivor in explained if not several <= depths[survivor]}
    partial |= {survivor for survivor in explained if survivor.convention.merged and len(depths[survivor]) < MIN_DEPTHS}
    if any(verdict.has_texts for verdict in verdicts):
        partial |= {survivor for survivor in explained if _has_words(survivor, rows, verdicts)}
    heads = {id(row.heads): row.heads for row in rows}
    unsure = any(own.may_have_bare for own in heads.values())
    for survivor in (*partial, *(refuted if unsure else ())):
        explained.pop(survivor, None)
    survivors = _survivors(explained, refuted, sum(verdict.weight for verdict in verdicts))
    kept = {verdict: verdict.by(survivors) for verdict in set(verdicts)}
    found = [[way and way.candidate(row) for way in kept[verdict]] for row, verdict in zip(rows, verdicts, strict=True)]
    if unsure and any(map(are_supposed, found)):
        return [None] * len(rows)
    return _without_pushed([_agreed(candidates) for candidates in found])


def _has_words(survivor: Survivor, rows: Iterable[LabelledRow], verdicts: Iterable[Verdict]) -> bool:
    """Return True if by a survivor most cells of some column that has a name are words: no column of values is such (单位)."""
    pairs = [(row, verdict.values.get(survivor)) for row, verdict in zip(rows, verdicts, strict=True)]
    read = [Way(survivor.reading, values).candidate(row) for row, values in pairs if values is not None]
    words = Counter(i for own in read for i, token in enumerate(own.values) if own.columns[i].name and _is_word(token))
    return any(2 * count > len(read) for count in words.values())


def _is_word(token: Token) -> bool:
    return token.kind == "text" and not has_digit(token.text)


def are_supposed(candidates: Iterable[Candidate | None]) -> bool:
    """Return True if a row has figures whose places depend on a column that a blank alone tells of: it may be elsewhere.

    That is so if the column holds one of them, or if no candidate for the row is without it.
    """
    found = [candidate for candidate in candidates if candidate is not None and weight_of(candidate.values) > 1]
    supposed = [candidate for candidate in found if any(column.is_supposed for column in candidate.columns)]
    return bool(supposed) and (len(supposed) == len(found) or any(map(_holds_supposed, supposed)))


def _holds_supposed(candidate: Candidate) -> bool:
    pairs = zip(candidate.columns, candidate.values, strict=True)
    return any(column.is_supposed and token.kind == "value" for column, token in pairs)


def _without_pushed(found: list[Candidate | None]) -> list[Candidate | None]:
    """Return the readings without those of rows that alone have figures behind the last label of the head.

    A cell too many in a row pushes the others along: nothing tells which of them it is.
    """
    pushed = [candidate is not None and _goes_beyond(candidate) for candidate in found]
    read = sum(candidate is not None for candidate in found)
    if MIN_EXPLAINED * sum(pushed) > read - sum(pushed):
        return found
    return [None if beyond else candidate for candidate, beyond in zip(found, pushed, strict=True)]


def _goes_beyond(candidate: Candidate) -> bool:
    if candidate.columns[-1].label:
        return False
    labelled = max((i for i, column in enumerate(candidate.columns) if column.label), default=len(candidate.columns))
    return any(token.kind == "value" for token in candidate.values[labelled + 1 :])


def _survivors(explained: Mapping[Survivor, int], refuted: Mapping[Survivor, int], most: int) -> list[Survivor]:
    """Return the survivors that explain most, if that is half of the rows; `most`: what all rows weigh.

    One with fewer columns of labels than the form has to explain nearly all: every other row has them.
    """
    sound = [
        own
        for own, weight in explained.items()
        if weight > MIN_EXPLAINED * BLANK_WEIGHT * refuted.get(own, 0)
        if not own.convention.merged or weight > MIN_EXPLAINED * (most - weight)
    ]
    if not sound or 2 * max(explained[survivor] for survivor in sound) < most:
        return []

    def rank(survivor: Survivor) -> tuple[int, int, int]:
        return -explained[survivor], refuted.get(survivor, 0), survivor.added

    best = min(map(rank, sound))
    return [survivor for survivor in sound if rank(survivor) == best]


MIN_DEPTHS = 2
"""Depths of rows that show that a copy has fewer columns of labels than the form: one alone may have lost a cell."""

MIN_EXPLAINED = 9
"""Rows that a convention explains for each that refutes it: damage touches a row of a table, another printing touches many."""


def _agreed(candidates: Sequence[Candidate | None]) -> Candidate | None:
    """Return what all survivors say of a row, if all explain it and say the same."""
    if len(candidates) == 1:
        return candidates[0]
    if not candidates or candidates[0] is None:
        return None
    first = max((own for own in candidates if own is not None), key=lambda own: len(own.columns))  # it names most figures
    others = [other for other in candidates if other is not first]
    return first if all(other is not None and other.stated == first.stated for other in others) else None
