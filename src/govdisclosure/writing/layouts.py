"""All layouts by name, and what they have in common: lines in, a text out, nothing that would read back otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import evolve, frozen

from govdisclosure.errors import UnwritableTextError
from govdisclosure.writing import text_layouts as text
from govdisclosure.writing.document import Document, Part
from govdisclosure.writing.hazards import entity_hazard, markup_hazard, plain_hazard, row_hazard, table_hazard
from govdisclosure.writing.page_html import html_page
from govdisclosure.schema.sheet import Sheet

__all__ = ["LAYOUTS", "Layout"]

Hazard = Callable[[str], "str | None"]


@frozen
class Layout:
    """One way to write a report.

    `blank` is what a cell that states nothing shows there: nothing where the layout keeps empty
    cells apart from what spans leave behind, else a mark. `hazards` tell which lines it cannot carry.
    """

    name: str
    write: Callable[[Document], str]
    blank: str
    hazards: tuple[Hazard, ...]
    about: str

    def check(self, document: Document) -> None:
        """Raise `UnwritableTextError` for the first line that would not come back as it is."""
        for name, lines in _texts(document):
            for number, line in enumerate(lines, 1):
                for hazard in self.hazards:
                    if reason := hazard(line):
                        raise UnwritableTextError(name, number, f"{line[:40]!r} cannot be written as {self.name}: {reason}")


def _texts(document: Document) -> Iterator[tuple[str, Iterable[str]]]:
    for part in document.parts:
        yield part.name, part.paragraphs


def _plain(sheet_lines: Callable[[Sheet], Iterable[str]], *, around: str = "", between: str = "\n") -> Callable[[Document], str]:
    """A writer of plain text: what stands `around` the lines of a table, and `between` all else."""

    def write(document: Document) -> str:
        blocks = list(_above(document))
        for part in document.parts:
            blocks += (part.heading, *part.paragraphs)
            if part.sheet is not None:
                blocks.append(around + "\n".join(sheet_lines(part.sheet)) + around)
        return between.join([*blocks, *document.footer.values()]) + "\n"

    return write


def _above(document: Document) -> Iterator[str]:
    if document.title is not None:
        yield document.title
    yield from document.facts.values()


def _escape(line: str) -> str:
    """A line of text in markdown: a backslash before every sign that would be markup."""
    escaped = re.sub(r"[\\`*_\[\]<>#|~]", r"\\\g<0>", line)
    return re.sub(r"^(\d+)([.)])|^([-+])", lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)


def _markdown(document: Document) -> str:
    def part(of: Part) -> Part:
        return evolve(of, heading=f"## {of.heading}", paragraphs=tuple(map(_escape, of.paragraphs)))

    title = None if document.title is None else f"# {_escape(document.title)}"
    footer = {name: _escape(line) for name, line in document.footer.items()}
    return _plain(text.markdown, between="\n\n")(
        evolve(document, title=title, parts=tuple(map(part, document.parts)), footer=footer)
    )


def _by_item(document: Document) -> str:
    return html_page(document, by_item=True)


PLAIN: tuple[Hazard, ...] = (plain_hazard,)
TEXT: tuple[Hazard, ...] = (plain_hazard, table_hazard, row_hazard, markup_hazard)

LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("html", html_page, "", PLAIN, "a page as the form is printed"),
        Layout("html-split", _by_item, "", PLAIN, "the same, table 2 as one table for each item of article 20"),
        Layout("text", _plain(text.pipe_cells), "", TEXT, "each cell on a line followed by a pipe"),
        Layout("markdown", _markdown, "/", (plain_hazard, table_hazard, row_hazard, entity_hazard), "markdown with pipe tables"),
        Layout(
            "pipes",
            _plain(text.pipe_rows, around="\n"),
            "/",
            TEXT,
            "one row a line, a pipe after each cell, empty cells for spans at its end",
        ),
        Layout(
            "pipes-framed",
            _plain(text.framed_pipe_rows, around="\n"),
            "/",
            TEXT,
            "one row a line between pipes, empty cells where spans reach",
        ),
        Layout(
            "pipes-bare",
            _plain(text.bare_pipe_rows, around="\n"),
            "/",
            TEXT,
            "one row a line, a pipe after each cell, nothing for spans",
        ),
        Layout("tabs", _plain(text.tab_rows, around="\n"), "/", TEXT, "one row a line, tabs between cells"),
        Layout("lines", _plain(text.lines), "/", TEXT, "one cell a line and nothing between them"),
        Layout("columns", _plain(text.columns), "/", TEXT, "columns of fixed width"),
    )
}
"""The layouts by name, in the order in which they are listed to people."""
