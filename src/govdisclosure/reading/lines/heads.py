"""The columns that the heads of a text say: words before the rows, read by their order and their characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Literal

from govdisclosure.reading.labels import key_of
from govdisclosure.reading.lines.labels import Item
from govdisclosure.reading.lines.tokens import Token
from govdisclosure.schema import FORMS, Form, Table, form_of
from govdisclosure.schema.applications import APPLICANTS, CORNER, ORGANIZATIONS

__all__ = [
    "APPLICANT_COLUMNS",
    "APPLICANT_LABELS",
    "applicant_columns",
    "columns_of",
    "corner_of",
    "item_columns",
    "review_head",
    "row_words",
    "widths_of",
]


def columns_of(form: Form, path: str) -> tuple[str, ...]:
    """Return the names of the columns of a row, in official order."""
    return tuple(cell.name for cell in form.cells_of(path))


def widths_of(form: Form, table: Table) -> dict[str, int]:
    """Return how many cells each row of a table has, by its name."""
    return {row.name: row.width for row in form.rows_of(table)}


FORM = form_of(None)
"""Tables 3 and 4 have the same columns in all forms: those of the form in force stand for all."""

APPLICANT_COLUMNS = columns_of(FORM, "applications.received")
"""The value columns of table 3."""

APPLICANT_LABELS = tuple(cell.column for cell in FORM.cells_of("applications.received"))
_names = [key_of(label) for label in APPLICANT_LABELS]
_corner = frozenset(key_of(CORNER))
_groups = tuple(key_of(text) for text in (*ORGANIZATIONS, "法人和其他组织", "法人其他组织"))
_above = ("", key_of(APPLICANTS))

_characters = frozenset("".join((*_names, *_groups, *_above)))
"""The characters of all labels of a head of table 3."""

FLAT = "".join(_names)
"""The labels of table 3's columns from left to right."""

PRINTED = _names[0] + _names[-1] + "".join(_names[1:-1])
"""The same row by row, as the form prints them: the sub-columns stand a row lower."""


def row_words(items: Sequence[Item]) -> list[Item]:
    """Return the words of a zone: all that is no figure, blank, or prose, and spells anything."""
    return [item for item in items if item.kind not in {"figure", "blank", "stop"} and key_of(item.text)]


def corner_of(items: Sequence[Item]) -> Item | None:
    """Return what the corner of table 3 says (项目): the one word of the head without a character of any label.

    It stands in front of all of them, or in front of the first column on its line, as a corner in the middle of its height does.
    """
    words = row_words(items)
    foreign = [item for item in words if item.kind in {"piece", "unknown"} and not set(key_of(item.text)) & _characters]
    if len(foreign) != 1:
        return None
    own = foreign[0]
    beside = [item for item in words if item.at & own.at]
    in_front = beside[0] is own and len(beside) > 1 and set(key_of(beside[1].text)) <= set(_names[0])
    return own if in_front or own is words[0] else None


def applicant_columns(items: Sequence[Item]) -> tuple[str, ...] | None:
    """Return the columns of table 3 in the order of its head; () without any head, None if it cannot be understood."""
    words = [item for item in row_words(items) if not _is_corner(item)]
    labels = [item for item in words if item.kind in {"head", "row"} and item.name not in _UNSAID]
    if not [item for item in words if item.kind != "corner" and key_of(item.text) not in _above]:
        return ()
    named = _whole_labels(words)
    if named is not None:
        return named
    if any(item.name == "subtotal" for item in labels) or Counter(map(_column, words)) > Counter(APPLICANT_COLUMNS):
        return None  # there is a column more
    lines = [[token for _, token in group] for _, group in groupby(_tokens(words), key=lambda pair: pair[0])]
    return APPLICANT_COLUMNS if _has_their_characters(lines) else None


_UNSAID = frozenset({"organizations", ""})


def _is_corner(item: Item) -> bool:
    """Return whether words are of the corner; none of its characters stands in the head of a column."""
    return set(key_of(item.text)) <= _corner


def _name_of(item: Item) -> str:
    """The column that a whole label heads; a label of one of both kinds (总计, 其他) is a column in a head."""
    key = key_of(item.text)
    if item.kind == "row":
        return APPLICANT_COLUMNS[_names.index(key)] if key in _names else "?"
    if item.kind == "group" and item.name == "organizations":
        return ""
    return item.name if item.kind == "head" else "" if key in _above else "?"


def _whole_labels(words: Sequence[Item]) -> tuple[str, ...] | None:
    """The columns if each of them has its whole label; those of the organizations stand where the label above them does."""
    own = [item for item in words if item.kind != "corner"]
    names = [name for item in own if (name := _column(item))]
    if sorted(names) != sorted(APPLICANT_COLUMNS):
        return None
    group = next((item for item in own if item.kind == "group" and item.name == "organizations"), None)
    if group is None:
        if (names[0], *names[2:], names[1]) == APPLICANT_COLUMNS:
            return APPLICANT_COLUMNS  # row by row, as the form prints them
        return tuple(names) if not any(item.kind == "group" for item in own) else None
    organizations = [name for name in names if name in APPLICANT_COLUMNS[1:-1]]
    outer = [[_column(item)] for item in own if item is group or _column(item) in (APPLICANT_COLUMNS[0], APPLICANT_COLUMNS[-1])]
    return tuple(name for column in outer for name in (column if column != [""] else organizations))


def _column(item: Item) -> str:
    key = key_of(item.text)
    if key in {"总计", "合计", "总数", "共计"}:
        return "total"
    if key == "其他":
        return "other_organization"
    return _name_of(item)


def _tokens(words: Sequence[Item]) -> Iterator[tuple[int, Token]]:
    """The tokens of the head, line by line, without those of the group above the sub-columns."""
    own = [token for item in words if not (item.kind == "group" or item.kind == "corner") for token in item.tokens]
    for token in sorted(own, key=lambda token: (token.at, token.columns)):
        if not set(key_of(token.text)) <= _corner and key_of(token.text) not in _above:
            yield token.at, token


def _has_their_characters(lines: Sequence[Sequence[Token]]) -> bool:
    """Return whether the pieces are just the characters of the seven labels, and each line has them in order.

    The label above the sub-columns, which holds 其他 too, must be whole or absent, or its characters could stand for a column's.
    """
    texts = ["".join(key_of(token.text) for token in line) for line in lines]
    whole = "".join(texts)
    if Counter(whole) != Counter(FLAT):
        return False
    if all(len(line) == 1 for line in lines):
        return whole in {FLAT, PRINTED}
    return all(_is_in_order(text, FLAT) or _is_in_order(text, PRINTED) for text in texts)


def _is_in_order(text: str, whole: str) -> bool:
    """Return whether the characters stand in the whole in the same order.

    >>> _is_in_order("商业科研社会", FLAT), _is_in_order("科研商业", FLAT)
    (True, False)
    """
    rest = iter(whole)
    return all(char in rest for char in text)


# table 4 --------------------------------------------------------------------------------------------

_blocks = FORM.rows_of("review")
_outcomes = [key_of(cell.column) for cell in FORM.cells_of(_blocks[0].path)]


def review_head(items: Sequence[Item]) -> Literal["whole", "pieces"] | None:
    """Return whether the head of table 4 is that of the form, with its blocks in order: in whole labels or in their pieces."""
    words = row_words(items)
    names = [item.name for item in words if item.kind == "group"]
    blocks = [row.name for row in _blocks]
    if names not in (blocks, [blocks[0], "litigation", *blocks[1:]]):
        return None
    if all(item.kind in {"group", "head"} for item in words):
        heads = [item.name for item in words if item.kind == "head"]
        return "whole" if heads == list(columns_of(FORM, _blocks[0].path)) * len(blocks) else None
    tokens = [token for item in words if item.kind != "group" for token in item.tokens]
    if Counter("".join(key_of(token.text) for token in tokens)) != Counter("".join(_outcomes) * len(_blocks)):
        return None
    lines = groupby(sorted(tokens, key=lambda token: (token.at, token.columns)), key=lambda token: token.at)
    return "pieces" if all(_are_outcomes("".join(key_of(token.text) for token in line)) for _, line in lines) else None


def _are_outcomes(text: str) -> bool:
    """Return whether a line of the head names outcomes in their order, of no more blocks than there are.

    >>> _are_outcomes("维持纠正结果审结" * 2), _are_outcomes("纠正维持结果审结" * 2)
    (True, False)
    """
    blocks, rest = 1, iter("".join(_outcomes))
    for char in text:
        if char not in rest:
            blocks, rest = blocks + 1, iter("".join(_outcomes))
            if char not in rest:
                return False
    return blocks <= len(_blocks)


# table 2 --------------------------------------------------------------------------------------------


@cache
def _standard(path: str) -> tuple[tuple[str, ...], ...]:
    """The columns of a row of table 2 in each form that has it."""
    return tuple(columns_of(form, path) for form in FORMS.values() if any(row.path == path for row in form.rows))


def item_columns(zone: Sequence[Item], path: str, above: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Return the columns of a row of table 2 by the words above it, else those of the row above; None if not understood."""
    words = [item for item in row_words(zone) if item.kind not in {"caption", "corner"}]
    if not words:
        return None if any(item.kind == "caption" for item in zone) else above
    names = tuple(item.name for item in words if item.kind == "head")
    if len(names) != len(words):
        return None
    return names if any(sorted(names) == sorted(columns) for columns in _standard(path)) else None
