"""How many columns of a terminal a text takes: what fixed-width layouts are aligned by."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from unicodedata import combining, east_asian_width

__all__ = ["columns_of", "width_of"]


@lru_cache(maxsize=65536)
def _width(char: str) -> int:
    if char.isascii():
        return 1
    return 0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1


def columns_of(text: str) -> list[int]:
    """The column at which each character of a line begins, and that behind the last one.

    >>> columns_of("规章 0")
    [0, 2, 4, 5, 6]
    """
    return list(accumulate(map(_width, text), initial=0))


def width_of(text: str) -> int:
    """The columns that a line takes."""
    return len(text) if text.isascii() else sum(map(_width, text))
