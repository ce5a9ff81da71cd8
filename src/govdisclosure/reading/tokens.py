"""Tokens: what each cell of a source is, told once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from govdisclosure.grid import GridCell
from govdisclosure.reading.labels import NOTHING_FOUND, Found, look_up
from govdisclosure.schema import Kind
from govdisclosure.text.numbers import read_cell

__all__ = ["Token", "TokenKind", "has_digit", "is_value", "tokens_of"]


class TokenKind(Enum):
    """A blank cell; a place that a layout fills; a figure or a mark for none; a label of a form; any other text."""

    BLANK = "blank"
    FILLER = "filler"
    VALUE = "value"
    LABEL = "label"
    TEXT = "text"


class Token(NamedTuple):
    """A cell and what it is: its kind and, of a label, what it may be. `text` is in simplified script."""

    kind: TokenKind
    cell: GridCell
    text: str
    found: Found = NOTHING_FOUND


_KINDS: tuple[Kind, ...] = ("money", "change")
"""What a cell may hold; a change is read as a count is, and with words for more and less."""

MAX_VALUE_LENGTH = 40
"""Characters of the longest value: an amount with unit and separators has under 30."""


def is_value(text: str) -> bool:
    """Return True if a text stands where numbers stand: a number, an amount, or a mark for none."""
    return text.isdigit() or (len(text) < MAX_VALUE_LENGTH and _is_value(text))


@lru_cache(maxsize=8192)
def _is_value(text: str) -> bool:
    return any(read_cell(text, kind).state != "unreadable" for kind in _KINDS)


def has_digit(text: str) -> bool:
    """Return True if a text has a digit: then losing it may lose a figure."""
    return any(char.isdigit() for char in text)


def tokens_of(row: Iterable[GridCell], plain: Callable[[str], str]) -> tuple[Token, ...]:
    """Return the tokens of a source row; `plain` gives simplified script."""
    return tuple(_token(cell, plain) for cell in row)


def _token(cell: GridCell, plain: Callable[[str], str]) -> Token:
    text = cell.text
    if not text or text.isspace():
        return Token(TokenKind.FILLER if cell.pad else TokenKind.BLANK, cell, "")
    if is_value(text):
        return Token(TokenKind.VALUE, cell, text)
    text = plain(text)
    found = look_up(text)
    return Token(TokenKind.LABEL if found.labels else TokenKind.TEXT, cell, text, found)
