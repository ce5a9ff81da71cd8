"""The help in lines: a Chinese character takes two columns, words and names stay whole, no line begins with a closing sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import click

from govdisclosure.text.width import width_of

__all__ = ["Context", "Formatter", "lines"]

_piece = re.compile(r" ?[（《“‘]*(?:[!-~]+|[^ ])[，。；：、！？）》”’…]*")
"""What stays together: a run of letters and signs of ASCII, or one other character; with what opens and closes it."""


def lines(text: str, columns: int) -> Iterator[str]:
    """The lines of a paragraph, each as long as it can be in so many columns; a word that is longer stands alone."""
    line = ""
    for piece in _piece.findall(" ".join(text.split())):
        if line and width_of(line + piece) > columns:
            yield line
            line = piece.lstrip()
        else:
            line += piece
    yield line


class Formatter(click.HelpFormatter):
    """Writes texts and lists in such lines."""

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write_paragraph()
            for line in lines(paragraph, self.width - self.current_indent):
                self._put(self.current_indent, line)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names, each with its explanation beside it, or below it where the name is long."""
        listed = list(rows)
        beside = self.current_indent + min(max(width_of(name) for name, _ in listed), col_max) + col_spacing
        for name, words in listed:
            begun = f"{'':{self.current_indent}}{name}"
            if width_of(begun) + col_spacing > beside:
                self._put(0, begun)
                begun = ""
            first, *others = lines(words, self.width - beside)
            self._put(0, f"{begun:{beside}}{first}")
            for line in others:
                self._put(beside, line)

    def _put(self, indent: int, line: str) -> None:
        self.write(f"{'':{indent}}{line}\n")


class Context(click.Context):
    """The context of commands whose help is written so."""

    formatter_class = Formatter
