"""Texts without cells as browsers and cleaners leave them: a cell a line, or a row a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.exactness.conventions import Convention, rows
from benchmarks.exactness.printing import Cell, Printed
from benchmarks.exactness.texts import Kind, Written, of_rows, texts_of

__all__ = ["KINDS"]


def _kept(table: Printed, rng: Random) -> Written:
    """A cell a line, blank cells too, with the same number of blank lines between cells and at the end of rows."""
    between, end, blank = rng.choice((0, 0, 1, 2)), rng.choice((0, 0, 1)), rng.choice(("", "", "\u00a0"))
    how = Convention(rng.choice(("nothing", "nothing", "behind")), rng.choice(("nothing", "nothing", "blank")))
    lines: list[str] = []
    for row in rows(table, how):
        for text in row:
            lines += [text or blank, *[""] * between]
        lines += [""] * end
    return Written(tuple(lines))


def _lost(table: Printed, rng: Random) -> Written:
    """A cell a line, blank cells lost."""
    gap = rng.choice(([], [], [""]))
    return of_rows(table, lambda row: (line for cell in row if cell.text for line in (cell.text, *gap)))


# rows of words --------------------------------------------------------------------------------------


def _words(table: Printed, rng: Random) -> Written:
    """A row a line, its cells parted by blanks."""
    gap = rng.choice((" ", " ", "  ", "   "))
    return of_rows(table, lambda row: iter([gap.join(cell.text for cell in row if cell.text)]))


def _below(table: Printed, _rng: Random) -> Written:
    """The labels of a row on a line, its figures on the next."""

    def write(row: Sequence[Cell]) -> Iterator[str]:
        labels = texts_of(row, "head") + texts_of(row, "label")
        yield from [" ".join(labels)] if labels else []
        figures = texts_of(row, "value")
        yield from [" ".join(figures)] if figures else []

    return of_rows(table, write)


def _above(table: Printed, rng: Random) -> Written:
    """The figures of a row above its label."""
    single = rng.random() < 0.5

    def write(row: Sequence[Cell]) -> Iterator[str]:
        figures = texts_of(row, "value")
        labels = texts_of(row, "label")
        yield from [" ".join(texts_of(row, "head"))] if texts_of(row, "head") else []
        yield from figures if single or not figures else [" ".join(figures)]
        yield from labels if single or not labels else [" ".join(labels)]

    return of_rows(table, write)


KINDS: dict[str, Kind] = {"kept": _kept, "lost": _lost, "words": _words, "below": _below, "above": _above}
"""The kinds by name."""
