"""Tokens: what each cell of a source is, told once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from attrs import define, field

from govdisclosure.grid import GridCell
from govdisclosure.reading.labels import NOTHING_FOUND, Found, look_up
from govdisclosure.schema import Kind
from govdisclosure.text.numbers import BLANK_OF_TOOL, read_cell

__all__ = ["BLANKS", "Token", "TokenKind", "Tokens", "has_digit", "is_value", "is_wording"]


TokenKind = Literal["blank", "filler", "value", "label", "text"]
"""A blank cell; a place that a layout fills; a figure or a mark for none; a label of a form; any other text."""

BLANKS: tuple[TokenKind, ...] = ("blank", "filler")
"""The kinds of tokens that say nothing."""


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


_character = re.compile("[\u3400-\u9fff]")

MIN_WORDING = 5
"""Characters of a text in a run of cells from which on it is the label of a row, not an unreadable value (未增未减)."""


def is_wording(text: str) -> bool:
    """Return True if a text is a label that no form has, rather than a value that nobody can read."""
    return not has_digit(text) and len(_character.findall(text)) >= MIN_WORDING


class _Look(NamedTuple):
    """What a text is, wherever it stands."""

    kind: TokenKind
    text: str
    found: Found = NOTHING_FOUND


_BLANK = _Look("blank", "")


@define
class Tokens:
    """The tokens of one document: each text is looked at once. `plain` gives simplified script."""

    plain: Callable[[str], str]
    known: dict[str, _Look] = field(factory=dict[str, _Look])

    def of(self, row: Iterable[GridCell]) -> tuple[Token, ...]:
        """Return the tokens of a source row."""
        tokens: list[Token] = []
        for cell in row:
            if cell.text.isdigit():  # most cells of most reports
                tokens.append(Token("value", cell, cell.text))
                continue
            look = self.known.get(cell.text)
            if look is None:
                look = self.known[cell.text] = self._look(cell.text)
            kind, text, found = look
            tokens.append(Token("filler" if kind == "blank" and cell.pad else kind, cell, text, found))
        return tuple(tokens)

    def _look(self, text: str) -> _Look:
        if not text or text.isspace() or BLANK_OF_TOOL.fullmatch(text):
            return _BLANK
        if is_value(text):
            return _Look("value", text)
        text = self.plain(text)
        found = look_up(text)
        return _Look("label" if found.labels else "text", text, found)
