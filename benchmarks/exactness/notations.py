"""Rows of cells as text: pipes, markdown, tabs, drawn boxes, comma-separated values; HTML is in `markup`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from random import Random
from typing import Literal
from unicodedata import east_asian_width

__all__ = ["NOTATIONS"]

Rows = Sequence[Sequence[str]]
Write = Callable[[Rows, Random], str]


def _pipes(rows: Rows, rng: Random) -> str:
    """A pipe between cells, and perhaps one at the end or on both sides."""
    before, behind = rng.choice((("", ""), ("", " |"), ("| ", " |")))
    return "\n".join(before + " | ".join(row) + behind for row in rows)


def _markdown(rows: Rows, rng: Random) -> str:
    """The first row is the head; or a blank one, as some converters put it; cells may be padded."""
    width = max(len(row) for row in rows)
    body = [list(row) for row in rows]
    if rng.random() < 0.3:
        body.insert(0, [""] * width)
    body.insert(1, [rng.choice(("---", ":---", "---:"))] * len(body[0]))
    if rng.random() < 0.4:
        body = _padded(body)
    joint = rng.choice((" | ", "|"))
    ends = joint.strip() + (" " if joint == " | " else "")
    return "\n".join(ends + joint.join(row) + ends[::-1] for row in body)


def _padded(rows: Rows) -> list[list[str]]:
    widths = _widths(rows)
    return [[_pad(text, widths[x]) for x, text in enumerate(row)] for row in rows]


def _widths(rows: Rows) -> list[int]:
    count = max(len(row) for row in rows)
    return [max((_wide(row[x]) for row in rows if x < len(row)), default=0) for x in range(count)]


def _wide(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _wide(text))


def _tabs(rows: Rows, rng: Random) -> str:
    trimmed = rng.random() < 0.15
    lines = ["\t".join(row) for row in rows]
    return "\n".join(line.rstrip("\t") for line in lines) if trimmed else "\n".join(lines)


def _boxes(rows: Rows, rng: Random) -> str:
    """Every cell of the grid in a drawn box, of line-drawing signs or of those of ASCII."""
    across, down, cross = rng.choice((("─", "│", "┼"), ("-", "|", "+")))
    widths = _widths(rows)
    rule = cross + cross.join(across * (width + 2) for width in widths) + cross
    lines = [rule]
    for row in rows:
        cells = [*row, *[""] * (len(widths) - len(row))]
        lines += [down + down.join(f" {_pad(text, width)} " for text, width in zip(cells, widths, strict=True)) + down, rule]
    return "\n".join(lines)


def _csv(rows: Rows, rng: Random) -> str:
    file = io.StringIO()
    quoting: Sequence[Literal[0, 1]] = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)
    csv.writer(file, quoting=rng.choice(quoting), lineterminator="\n").writerows(rows)
    return file.getvalue().rstrip("\n")


def _lone_pipes(rows: Rows, _rng: Random) -> str:
    """A cell a line, and a line with a pipe behind it: what converters leave that know no tables."""
    return "\n".join(line for row in rows for text in row for line in ([text, "|"] if text else ["|"]))


def _mediawiki(rows: Rows, rng: Random) -> str:
    """A row begins with a mark, its cells stand on lines of their own or on one."""
    joint = rng.choice(("\n| ", " || "))
    return "\n".join(["{|", *(f"|-\n| {joint.join(row)}" for row in rows), "|}"])


NOTATIONS: dict[str, Write] = {
    "pipes": _pipes,
    "markdown": _markdown,
    "tabs": _tabs,
    "boxes": _boxes,
    "csv": _csv,
    "lone pipes": _lone_pipes,
    "mediawiki": _mediawiki,
}
"""The notations by name."""
