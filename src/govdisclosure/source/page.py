"""What every reader of a layout gives: paragraphs and grids in the order of the source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from govdisclosure.grid import Block

__all__ = ["DEFAULT_LIMITS", "Features", "Layout", "Limits", "Note", "Page"]

Layout = Literal["html", "pipe-cells", "pipe-rows", "tabs", "lines", "columns", "boxes", "mediawiki", "csv"]
"""How the tables are written: HTML; one cell a line with pipes; one row a line with pipes (markdown
too); tabs between cells; one cell a line without separators, or rows with blanks between cells, as
PDF extractors leave them; columns under ruled lines; drawn boxes; the markup of MediaWiki; values parted
by commas or semicolons."""


@frozen(kw_only=True)
class Limits:
    """What a source may cost; exceeding a limit is a diagnostic, never an error.

    `size`: bytes of the source. `cells`: cells of all tables together. `depth`: elements within
    elements, of which libxml2 can be told 256 or 2,048. The defaults are far above any report that
    was seen (170 kB, 400 cells, depth 40).
    """

    size: int = 32_000_000
    cells: int = 100_000
    depth: int = 2_048


DEFAULT_LIMITS = Limits()


@frozen
class Note:
    """Something that a reader of a layout met: the code of the diagnostic, the line and the text."""

    code: str
    line: int | None = None
    text: str | None = None


@frozen(kw_only=True)
class Features:
    """What tells pages apart that hold no report: where they link to, how many images and scripts they have."""

    hrefs: tuple[str, ...] = ()
    images: int = 0
    scripts: int = 0


@frozen(kw_only=True)
class Page:
    """A source in blocks, with what its head says.

    `title` is that of an HTML head, `meta` its named metadata (names in lower case).
    """

    blocks: tuple[Block, ...]
    layout: Layout
    title: str | None = None
    meta: Mapping[str, str] = field(factory=dict[str, str])
    notes: tuple[Note, ...] = ()
