"""Texts without cells as extractors leave them of a page of PDF, where words have a height and a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from random import Random

from benchmarks.exactness.printing import Cell, Printed
from benchmarks.exactness.texts import Kind, Written, of_rows, paths_of, texts_of, torn

__all__ = ["KINDS"]

WIDTH = 12
"""Signs of a label that fit on a line of its narrow column."""

INDENT = 44
"""Where the first figure stands on a line that keeps distances, in columns of a terminal."""


def _wrapped(text: str) -> list[str]:
    return _broken(text, WIDTH)


def _label_lines(row: Sequence[Cell]) -> list[str]:
    *groups, own = texts_of(row, "label") or [""]
    first, *more = _wrapped(own) or [""]
    return [" ".join([*groups, first]), *more]


def _height(table: Printed, rng: Random) -> Written:
    """Labels broken over lines; the figures on the line at their height: the middle, the first or the last."""
    where = rng.choice(("middle", "middle", "first", "last"))

    def write(row: Sequence[Cell]) -> Iterator[str]:
        yield from _at_height(row, where, " ".join(texts_of(row, "value")), " ")

    return of_rows(table, write)


def _at_height(row: Sequence[Cell], where: str, figures: str, gap: str) -> Iterator[str]:
    if texts_of(row, "head"):
        yield gap.join(texts_of(row, "head"))
        return
    labels = _label_lines(row)
    at = {"first": 0, "middle": (len(labels) - 1) // 2, "last": len(labels) - 1}[where]
    for number, label in enumerate(labels):
        yield f"{label}{gap}{figures}".strip() if number == at else label


def _columns(texts: Sequence[str], spans: Sequence[int]) -> str:
    return "".join(text + " " * max(1, 10 * span - _wide(text)) for text, span in zip(texts, spans, strict=True)).rstrip()


def _wide(text: str) -> int:
    return sum(1 if sign.isascii() else 2 for sign in text)


def _distances(table: Printed, rng: Random) -> Written:
    """The same with the distances kept: a figure stands below its head, a blank cell leaves its place free."""
    where = rng.choice(("middle", "first", "last"))
    lines: list[str] = []
    for row in table.rows:
        values = [cell for cell in row if cell.role == "value"]
        figures = _columns([cell.text for cell in values], [cell.across for cell in values])
        if any(cell.role == "head" for cell in row):
            heads = [cell for cell in row if len(cell.text) <= WIDTH]
            lines.append(" " * INDENT + _columns([cell.text for cell in heads], [cell.across for cell in heads]))
            continue
        labels = _label_lines(row)
        at = {"first": 0, "middle": (len(labels) - 1) // 2, "last": len(labels) - 1}[where]
        for number, label in enumerate(labels):
            lines.append(f"{label}{' ' * max(1, INDENT - _wide(label))}{figures}".rstrip() if number == at else label)
    return Written(tuple(lines), torn(table))


def _two_heights(table: Printed, rng: Random) -> Written:
    """One column is drawn a little higher or lower than the others: its figure stands on a line of its own."""
    off, higher = rng.randrange(7), rng.random() < 0.5
    unsure: set[str] = set(torn(table))
    lines: list[str] = []
    for row in table.rows:
        figures = texts_of(row, "value")
        if len(figures) > off and len(figures) > 1:
            unsure |= paths_of(row)
            alone = figures.pop(off)
            drawn = list(_at_height(row, "first", " ".join(figures), " "))
            lines += [alone, *drawn] if higher else [*drawn, alone]
        else:
            lines += _at_height(row, "first", " ".join(figures), " ")
    return Written(tuple(lines), frozenset(unsure))


def _narrow(table: Printed, rng: Random) -> Written:
    """Columns so narrow that numbers break: the pieces of a number stand below each other, its row at the middle height."""
    width = rng.choice((2, 3, 4))
    unsure: set[str] = set(torn(table))
    lines: list[str] = []
    for row in table.rows:
        if texts_of(row, "head"):
            lines.append(" ".join(texts_of(row, "head")))
            continue
        columns = [_broken(text, width) for text in texts_of(row, "value")]
        height = max((len(column) for column in columns), default=1)
        if height > 1:
            unsure |= paths_of(row)
        figures = [" ".join(_at(columns, height, level)) for level in range(height)]
        labels = _label_lines(row)
        figures = [*[""] * ((len(labels) - height) // 2), *figures]
        labels = [*[""] * ((height - len(labels)) // 2), *labels]
        both = zip_longest(labels, figures, fillvalue="")
        lines += [line for line in (f"{label} {drawn}".strip() for label, drawn in both) if line]
    return Written(tuple(lines), frozenset(unsure))


def _broken(text: str, width: int) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


def _at(columns: Sequence[Sequence[str]], height: int, level: int) -> Iterator[str]:
    """The pieces that stand on one line of a row, each column at the middle of its height."""
    for column in columns:
        place = level - (height - len(column)) // 2
        if 0 <= place < len(column):
            yield column[place]


def _cell_by_cell(table: Printed, rng: Random) -> Written:
    """In the order of the content: all lines of a label, then the figures, on one line or a line each."""
    single = rng.random() < 0.5

    def write(row: Sequence[Cell]) -> Iterator[str]:
        for text in texts_of(row, "head") + texts_of(row, "label"):
            yield from _wrapped(text)
        figures = texts_of(row, "value")
        yield from figures if single or not figures else [" ".join(figures)]

    return of_rows(table, write)


def _blocks(table: Printed, rng: Random) -> Written:
    """All labels first, then all figures, by rows or by columns."""
    by_columns = rng.random() < 0.5
    heads = [text for row in table.rows for text in texts_of(row, "head")]
    labels = [text for row in table.rows for text in texts_of(row, "label")]
    bodies = [[cell for cell in row if cell.role == "value"] for row in table.rows]
    figures = [[cell.text for cell in row] for row in bodies if row]
    widest = max(len(row) for row in figures)
    turned = [[row[x] for row in figures if x < len(row)] for x in range(widest)] if by_columns else figures
    single = rng.random() < 0.5
    drawn = [[text for text in row if text] for row in turned]
    lines = [text for row in drawn for text in row] if single else [" ".join(row) for row in drawn if row]
    blank = any(not cell.text for row in bodies for cell in row)
    unsure = frozenset(path for row in bodies for path in paths_of(row)) if blank else frozenset[str]()
    return Written((*heads, *labels, *lines), unsure)


KINDS: dict[str, Kind] = {
    "height": _height,
    "distances": _distances,
    "two heights": _two_heights,
    "narrow": _narrow,
    "cell by cell": _cell_by_cell,
    "blocks": _blocks,
}
"""The kinds by name."""
