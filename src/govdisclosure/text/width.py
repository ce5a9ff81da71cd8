"""How many columns of a terminal a text takes: what fixed-width layouts are aligned by."""

from __future__ import annotations

from itertools import accumulate
from unicodedata import combining, east_asian_width

__all__ = ["columns_of", "width_of"]


class _Widths(dict[str, int]):
    """The columns of each character that was met; `MAX_KNOWN` of them are kept."""

    def __missing__(self, char: str) -> int:
        width = 0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1
        if len(self) < MAX_KNOWN:
            self[char] = width
        return width


MAX_KNOWN = 65536
"""Characters whose width is kept: as many as the basic plane has."""

_width = _Widths({chr(code): 1 for code in range(128)}).__getitem__


def columns_of(text: str) -> list[int]:
    """The column at which each character of a line begins, and that behind the last one.

    >>> columns_of("规章 0")
    [0, 2, 4, 5, 6]
    """
    return list(accumulate(map(_width, text), initial=0))


def width_of(text: str) -> int:
    """The columns that a line takes."""
    return len(text) if text.isascii() else sum(map(_width, text))
