"""Texts of cells and lines that belong to tables, as all layouts of text have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govdisclosure.text.normal import BLANKS

__all__ = ["LONGEST_PIECE", "MOST_PIECES", "join_lines", "pieces", "strip"]


def strip(text: str) -> str:
    """Without the blanks at both ends, ideographic and non-breaking ones included."""
    return text.strip(BLANKS)


def join_lines(parts: Iterable[str]) -> str:
    r"""The lines of one cell as its text: a label goes on, but figures on two lines are two figures.

    >>> join_lines(["行政", "许可"]), join_lines(["12", "34"])
    ('行政许可', '12\n34')
    """
    text = ""
    for part in parts:
        apart = text[-1:] in FIGURES and part[:1] in FIGURES and text and part
        text += f"\n{part}" if apart else part
    return text


FIGURES = frozenset("0123456789.,０１２３４５６７８９，．")
"""What a number is made of."""


def pieces(lines: Sequence[str], separator: str) -> set[int]:
    """The lines (by index) without a separator that belong to a table: short ones, right before one of its rows.

    A row of one cell needs no separator, and a cell whose text is broken has lines of its own.
    """
    found: set[int] = set()
    near, count = False, 0
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        if separator in line:
            near, count = True, 0
        elif not line or len(line) > LONGEST_PIECE or count >= MOST_PIECES or not strip(line):
            near = False
        elif near:
            found.add(i)
            count += 1
    return found


LONGEST_PIECE, MOST_PIECES = 60, 40
"""Characters of a line that may be a piece of a cell, and how many such lines may follow each other."""
