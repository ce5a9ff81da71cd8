"""The labels of a head, row by row: what each names, and what a span left is no label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govdisclosure.reading.labels import key_of
from govdisclosure.reading.rows import SourceRow
from govdisclosure.reading.tokens import BLANKS, Token
from govdisclosure.schema import Table
from govdisclosure.schema.applications import APPLICANTS

__all__ = ["Head", "Levels", "has_front", "levels_of"]


class Head(NamedTuple):
    """A label of a head: a column, a group (its columns stand in the rows below), or a text that no form prints.

    `is_official`: in the wording of a form; `is_corner`: a text above the labels of rows; `gap`: the blank cells between it and
    the label before it; `place`: the column of the table in which it begins, -1 where the source does not tell; `behind`: the
    blank cells between the last label of a row and its end.
    """

    kind: str
    name: str
    text: str
    colspan: int
    is_official: bool
    is_corner: bool = False
    gap: int = 0
    place: int = -1
    behind: int = 0


Levels = tuple[tuple[Head, ...], ...]
"""The labels of a head, row by row."""

_AGAIN: Mapping[Table, tuple[bool, ...]] = {"applications": (True,), "review": (False, True)}
"""Whether a text below the same text may be what a span left, or a label of its own: only table 4 has a label more than once."""


def levels_of(rows: Sequence[SourceRow], table: Table, label_place: int) -> list[Levels]:
    """Return the labels of a head in each way in which what spans left can be told from labels; the first has most."""
    found = [tuple(_levels(rows, table, label_place, again=again)) for again in _AGAIN[table]]
    return found if found[0] != found[-1] else found[:1]


def _levels(rows: Sequence[SourceRow], table: Table, label_place: int, *, again: bool) -> Iterator[tuple[Head, ...]]:
    """Yield the labels of each row of a head; `again`: a text below the same text is what a span from above left."""
    above: set[str] = set()
    before: tuple[Token, ...] = ()
    fronted = has_front(rows)
    declared = any(token.cell.colspan > 1 or token.cell.rowspan > 1 for row in rows for token in row.tokens)
    for number, row in enumerate(rows):
        level: list[Head] = []
        in_front = fronted and _is_front(row.tokens[0])
        counts = Counter(token.text for token in row.tokens)
        last = -1
        for place, token in enumerate(row.tokens):
            if not token.text:
                continue
            gap, last = place - last - 1 - (last < 0 and in_front), place
            head = _head(token, table) or _applicants(row, place)
            if head is None or (place == 0 and in_front):
                continue
            if not declared and _repeats(row.tokens, place, before, again=again):
                continue
            once = counts[token.text] == 1  # else sub-columns, such as two years
            if len(_AGAIN[table]) == 1 and head.kind != "group" and once and key_of(token.text) in above:
                continue
            is_corner = head.kind == "unknown" and number == 0 and place <= label_place
            at = row.places[place] if row.places else -1
            level.append(head._replace(is_corner=is_corner, gap=gap, place=at))
        if level:
            level[-1] = level[-1]._replace(behind=len(row.tokens) - 1 - last)
            yield tuple(level)
        above |= {key_of(head.text) for head in level if head.kind != "group"}
        before = row.tokens


def has_front(rows: Sequence[SourceRow]) -> bool:
    """Return True if a column stands in front of all labels of a head: it numbers the rows, or is blank in each of them.

    A blank cell may span the rows below it.
    """
    return bool(rows) and all(_is_front(row.tokens[0]) or (row.places and row.places[0] > 0) for row in rows)


def _is_front(token: Token) -> bool:
    return token.kind == "value" or not token.text


def _repeats(tokens: Sequence[Token], place: int, before: Sequence[Token], *, again: bool) -> bool:
    """Return True if a text is written again for a span from the left or from above."""
    text = tokens[place].text
    if place and tokens[place - 1].text == text:
        return True
    return again and len(before) == len(tokens) and before[place].text == text


def _head(token: Token, table: Table) -> Head | None:
    if token.kind in BLANKS:
        return None
    found = token.found
    if found.of(table, "corner"):
        return None
    kind, name = "unknown", ""
    if group := found.of(table, "group"):
        if table != "review" and group.name != "organizations":
            return None
        kind, name = "group", group.name
    elif (column := found.of(table, "column")) and column.name != "subtotal":
        kind, name = "column", column.name
    return Head(kind, name, token.text, token.cell.colspan, found.is_official)


def _applicants(row: SourceRow, place: int) -> Head | None:
    """Return 申请人情况 as a group without a name if another label stands behind it (备注): else it stands above all columns."""
    token, behind = row.tokens[place], row.tokens[place + 1 :]
    if not row.ended or key_of(token.text) != APPLICANTS:
        return None
    is_beside = any(other.kind in ("label", "text") and not other.found.of(row.table, "corner") for other in behind)
    return Head("unknown", "", token.text, token.cell.colspan, is_official=True) if is_beside else None
