"""Rows as programs print them: lists of Python (tuples too) or arrays of JSON, each row on its own line or all in one list."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from attrs import define, field

from govdisclosure.grid import Block, Grid, GridCell
from govdisclosure.source.strings import strip

__all__ = ["find_lists", "read_lists"]

MAX_DEPTH = 4
"""Lists in lists: the pages of a document, their tables, the rows of those."""

_token = re.compile(
    r"""\s*+(?:(?P<open>[\[(])|(?P<close>[\])])|(?P<comma>,)|(?P<text>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')"""
    r"|(?P<nothing>None|null|NaN|nan)\b|(?P<number>[-+]?[0-9]+(?:\.[0-9]+)?)(?![\w.]))"
)
_start = re.compile(r"\s*[\[(]\s*(?:$|[\[('\"]|None\b|null\b|[-+]?[0-9.]+\s*,)")
_end = re.compile(r"\s*[,;]?\s*$")


class _Row(NamedTuple):
    """A list without lists in it: how deep it stands, the list around it by number, its cells (None: nothing)."""

    depth: int
    table: int
    cells: list[tuple[str | None, int]]


@define
class _Scan:
    """A scan of one outermost list: what is open, and the rows so far."""

    open: list[int] = field(factory=list[int])
    lists: int = 0
    cells: list[tuple[str | None, int]] = field(factory=list[tuple[str | None, int]])
    rows: list[_Row] = field(factory=list[_Row])
    goes_on: bool = False

    def add(self, match: re.Match[str], line: int) -> bool:
        """Take a token; return False if no list goes on so."""
        if match["open"]:
            return self._begin()
        if match["close"]:
            return self._close()
        if match["comma"]:
            self.goes_on = False
        elif match["text"] and self.goes_on and self.cells:  # Python breaks a long text into several
            before, first = self.cells[-1]
            self.cells[-1] = ((before or "") + _text(match["text"]), first)
        else:
            self.cells.append((_text(match["text"]) if match["text"] else match["number"], line))
            self.goes_on = bool(match["text"])
        return True

    def _begin(self) -> bool:
        self.lists += 1
        self.open.append(self.lists)
        return not self.cells and len(self.open) <= MAX_DEPTH

    def _close(self) -> bool:
        self.open.pop()
        if self.cells:
            self.rows.append(_Row(len(self.open), self.open[-1] if self.open else 0, self.cells))
            self.cells = []
        self.goes_on = False
        return True


def find_lists(lines: Sequence[str]) -> Iterator[range]:
    """The runs of lines that are lists."""
    start = stop = 0
    for own, _ in _lists(lines):
        if own.start > stop:
            if stop > start:
                yield range(start, stop)
            start = own.start
        stop = own.stop
    if stop > start:
        yield range(start, stop)


def read_lists(lines: Sequence[str], first: int = 1) -> Iterator[Block]:
    """The tables of a run of lines, each row a list.

    Where rows have blank texts too, None is what a span left, as pdfplumber has it.
    """
    rows = [
        row._replace(table=row.table and at * len(lines) + row.table) for at, (_, own) in enumerate(_lists(lines)) for row in own
    ]
    leaves = any(text == "" for row in rows for text, _ in row.cells)
    for _, table in groupby(rows, key=lambda row: row.table):
        yield Grid(tuple(tuple(_cell(*cell, first, leaves=leaves) for cell in row.cells) for row in table))


def _cell(text: str | None, line: int, first: int, *, leaves: bool) -> GridCell:
    return GridCell(strip(text or ""), line=first + line, pad=leaves and text is None)


def _lists(lines: Sequence[str]) -> Iterator[tuple[range, list[_Row]]]:
    """Each outermost list: its lines, its rows."""
    i = 0
    while i < len(lines):
        found = _list(lines, i) if _start.match(lines[i]) else None
        if found is not None:
            yield found
        i = found[0].stop if found is not None else i + 1


def _list(lines: Sequence[str], start: int) -> tuple[range, list[_Row]] | None:
    """The list that begins on a line; None if there is none."""
    scan = _Scan()
    for i in range(start, len(lines)):
        at = 0
        while match := _token.match(lines[i], at):
            at = match.end()
            if not scan.add(match, i):
                return None
            if not scan.open:
                return (range(start, i + 1), scan.rows) if _end.match(lines[i], at) else None
        if strip(lines[i][at:]):
            return None
    return None


def _text(literal: str) -> str:
    """The text of a literal of JSON or Python."""
    if "\\" not in literal:
        return literal[1:-1]
    try:
        text = str(json.loads(literal) if literal.startswith('"') else ast.literal_eval(literal))
    except (ValueError, SyntaxError):
        return literal[1:-1]
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
