"""Texts whose tables have no cells: what extractors of PDF, browsers and cleaners leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from attrs import frozen

from benchmarks.exactness.conventions import Convention, rows
from benchmarks.exactness.printing import Cell, Printed

__all__ = ["KINDS", "Written", "torn"]

WIDTH = 12
"""Signs of a label that fit on a line of its narrow column."""

INDENT = 44
"""Where the first figure stands on a line that keeps distances, in columns of a terminal."""


@frozen
class Written:
    """The lines of a table. `unsure`: cells whose figures no reader can tell from the lines alone."""

    lines: tuple[str, ...]
    unsure: frozenset[str] = frozenset()


Kind = Callable[[Printed, Random], Written]


def _texts(row: Sequence[Cell], role: str) -> list[str]:
    return [cell.text for cell in row if cell.role == role and cell.text]


def _paths(row: Sequence[Cell]) -> set[str]:
    return {cell.path for cell in row if cell.path is not None}


def _is_torn(row: Sequence[Cell]) -> bool:
    """True if some figures of a row are there and others blank: without cells nobody can tell which."""
    figures = [bool(cell.text) for cell in row if cell.role == "value"]
    return any(figures) and not all(figures)


def torn(table: Printed) -> frozenset[str]:
    """The cells of rows of which only a part is filled in: lost to texts that lose blank cells."""
    return frozenset(path for row in table.rows if _is_torn(row) for path in _paths(row))


def _of_rows(table: Printed, write: Callable[[Sequence[Cell]], Iterator[str]]) -> Written:
    """Write a table row by row; blank cells are lost."""
    return Written(tuple(line for row in table.rows for line in write(row)), torn(table))


# a cell a line --------------------------------------------------------------------------------------


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
    return _of_rows(table, lambda row: (line for cell in row if cell.text for line in (cell.text, *gap)))


# rows of words --------------------------------------------------------------------------------------


def _words(table: Printed, rng: Random) -> Written:
    """A row a line, its cells parted by blanks."""
    gap = rng.choice((" ", " ", "  ", "   "))
    return _of_rows(table, lambda row: iter([gap.join(cell.text for cell in row if cell.text)]))


def _below(table: Printed, _rng: Random) -> Written:
    """The labels of a row on a line, its figures on the next."""

    def write(row: Sequence[Cell]) -> Iterator[str]:
        labels = _texts(row, "head") + _texts(row, "label")
        yield from [" ".join(labels)] if labels else []
        figures = _texts(row, "value")
        yield from [" ".join(figures)] if figures else []

    return _of_rows(table, write)


def _above(table: Printed, rng: Random) -> Written:
    """The figures of a row above its label."""
    single = rng.random() < 0.5

    def write(row: Sequence[Cell]) -> Iterator[str]:
        figures = _texts(row, "value")
        labels = _texts(row, "label")
        yield from [" ".join(_texts(row, "head"))] if _texts(row, "head") else []
        yield from figures if single or not figures else [" ".join(figures)]
        yield from labels if single or not labels else [" ".join(labels)]

    return _of_rows(table, write)


# as a page of PDF is drawn --------------------------------------------------------------------------


def _wrapped(text: str) -> list[str]:
    return [text[start : start + WIDTH] for start in range(0, len(text), WIDTH)]


def _label_lines(row: Sequence[Cell]) -> list[str]:
    *groups, own = _texts(row, "label") or [""]
    first, *more = _wrapped(own) or [""]
    return [" ".join([*groups, first]), *more]


def _height(table: Printed, rng: Random) -> Written:
    """Labels broken over lines; the figures on the line at their height: the middle, the first or the last."""
    where = rng.choice(("middle", "middle", "first", "last"))

    def write(row: Sequence[Cell]) -> Iterator[str]:
        yield from _at_height(row, where, " ".join(_texts(row, "value")), " ")

    return _of_rows(table, write)


def _at_height(row: Sequence[Cell], where: str, figures: str, gap: str) -> Iterator[str]:
    if _texts(row, "head"):
        yield gap.join(_texts(row, "head"))
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
        figures = _texts(row, "value")
        if len(figures) > off and len(figures) > 1:
            unsure |= _paths(row)
            alone = figures.pop(off)
            drawn = list(_at_height(row, "first", " ".join(figures), " "))
            lines += [alone, *drawn] if higher else [*drawn, alone]
        else:
            lines += _at_height(row, "first", " ".join(figures), " ")
    return Written(tuple(lines), frozenset(unsure))


def _cell_by_cell(table: Printed, rng: Random) -> Written:
    """In the order of the content: all lines of a label, then the figures, on one line or a line each."""
    single = rng.random() < 0.5

    def write(row: Sequence[Cell]) -> Iterator[str]:
        for text in _texts(row, "head") + _texts(row, "label"):
            yield from _wrapped(text)
        figures = _texts(row, "value")
        yield from figures if single or not figures else [" ".join(figures)]

    return _of_rows(table, write)


def _blocks(table: Printed, rng: Random) -> Written:
    """All labels first, then all figures, by rows or by columns."""
    by_columns = rng.random() < 0.5
    heads = [text for row in table.rows for text in _texts(row, "head")]
    labels = [text for row in table.rows for text in _texts(row, "label")]
    bodies = [[cell for cell in row if cell.role == "value"] for row in table.rows]
    figures = [[cell.text for cell in row] for row in bodies if row]
    widest = max(len(row) for row in figures)
    turned = [[row[x] for row in figures if x < len(row)] for x in range(widest)] if by_columns else figures
    single = rng.random() < 0.5
    drawn = [[text for text in row if text] for row in turned]
    lines = [text for row in drawn for text in row] if single else [" ".join(row) for row in drawn if row]
    blank = any(not cell.text for row in bodies for cell in row)
    unsure = frozenset(path for row in bodies for path in _paths(row)) if blank else frozenset[str]()
    return Written((*heads, *labels, *lines), unsure)


KINDS: dict[str, Kind] = {
    "kept": _kept,
    "lost": _lost,
    "words": _words,
    "below": _below,
    "above": _above,
    "height": _height,
    "distances": _distances,
    "two heights": _two_heights,
    "cell by cell": _cell_by_cell,
    "blocks": _blocks,
}
"""The texts without cells by name."""
