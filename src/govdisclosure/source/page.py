"""What every reader of a layout gives: paragraphs and grids in the order of the source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import Attribute, field, frozen

from govdisclosure.errors import WrongArgumentError
from govdisclosure.grid import Block

__all__ = ["DEFAULT_LIMITS", "WITH_CELLS", "Features", "Layout", "Limits", "Note", "Page"]

Layout = Literal[
    "html", "pipe-cells", "pipe-rows", "tabs", "lines", "columns", "boxes", "mediawiki", "csv", "lists", "docx", "grids"
]
"""How the tables are written: HTML; one cell a line with pipes; one row a line with pipes (markdown
too); tabs between cells; one cell a line without separators, or rows with blanks between cells, as
PDF extractors leave them; columns under ruled lines; drawn boxes; the markup of MediaWiki; values parted
by commas or semicolons; lists of Python or JSON; a Word file, whose `line` counts paragraphs; cells that a caller handed over."""

WITH_CELLS: frozenset[Layout] = frozenset({"html", "docx", "grids"})
"""The layouts that say of each cell where it ends: none is torn over lines."""


def _above_zero(_: object, limit: Attribute[int], value: object) -> None:
    if type(value) is not int or value < 1:
        raise WrongArgumentError(f"a whole number above 0 as {limit.name}", f"{value!r:.40}")


def _limit(default: int) -> int:
    return field(default=default, validator=_above_zero)


@frozen(kw_only=True)
class Limits:
    """What a source may cost; exceeding a limit is a diagnostic, never an error.

    `size`: bytes of the source. `cells`: cells of all tables together; of a text, its lines, words and cells.
    `depth`: elements within elements, of which libxml2 can be told 256 or 2,048 (of a source beyond 400 kB
    always 256). The defaults are far above any report that was seen (170 kB, 400 cells, depth 40), and what
    they admit stays below 400 MB of memory.

    A Word file is a zip: `parts` limits its entries, `unpacked` the bytes that are unpacked of it, `ratio`
    how many bytes may come out of one (from 1 MB on; a table of blanks packs 60 to 1). Word's own
    parts are far below: 40 entries, 2 MB. Raises `WrongArgumentError` for a limit that is no whole number above 0.
    """

    size: int = _limit(4_000_000)
    cells: int = _limit(20_000)
    depth: int = _limit(2_048)
    parts: int = _limit(10_000)
    unpacked: int = _limit(64_000_000)
    ratio: int = _limit(250)


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
