"""Pages parsed by libxml2, and flattened by one stylesheet (see `flat`).

Loaded with the first page (see `parser`): nothing else imports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, cast

from lxml import etree

from govdisclosure.source.elements import CELLS, UNREAD, VERBATIM, XML_CELL, Element
from govdisclosure.source.flat import Flat
from govdisclosure.source.head import features_of, head_of
from govdisclosure.source.page import Features, Limits, Note
from govdisclosure.source.signs import CELL, without_signs
from govdisclosure.source.stylesheet import LxmlElement, Searches, flatten_tree
from govdisclosure.source.visible import show_as_drawn

__all__ = ["features", "flatten"]

SMALL_DEPTH = 256
"""The depth at which libxml2 stops unless it is told that the page may be huge."""

MAX_DEEP = 400_000
"""Bytes up to which a page may be deeper than that: a tree of such elements takes fifty times the memory of its source."""

TOO_DEEP = frozenset((etree.ErrorTypes.ERR_INTERNAL_ERROR, 114))
"""What libxml2 says of a page that is too deep: an internal error to version 2.12, then a limit, nameless in lxml before 6.1."""

STRAY = etree.ErrorTypes.ERR_TAG_NAME_MISMATCH

MOST_ERRORS = 100
"""Errors that libxml2 tells of a page; whether others follow is unknown."""

MEANT = {
    "br": (re.compile(rb"</br\b[^<>]*>", re.IGNORECASE), b"<br>"),
    "p": (re.compile(rb"</p\s*>", re.IGNORECASE), b"</p><p></p>"),
    "tr": (re.compile(rb"</tr\s*>(?=\s*<t[dh]\b)", re.IGNORECASE), b"</tr><tr>"),
}
"""End tags that the standard gives a meaning where nothing is open that they could end; libxml2 leaves them out.

`12</br>34` are two figures, and behind `</tr>` a cell begins a row. An empty paragraph more behind one that did end is
a line break more, which no cell and no line of text has use for.
"""

OUTSIDE = frozenset((*UNREAD, *VERBATIM))


class _Parsed(NamedTuple):
    root: LxmlElement | None
    notes: tuple[Note, ...]


def flatten(text: str, limits: Limits) -> Flat:
    """Return a page as one string; never raises for any text."""
    data = without_signs(text)
    root, notes = _parse(data, limits)
    if root is None:
        return Flat("", notes=notes)
    page = cast("Element", root)
    notes = (*notes, *show_as_drawn(page, Searches(root), data))
    flat = flatten_tree(root)
    if flat is None:
        return Flat("", notes=(*notes, Note("parse-nesting-too-deep")))
    said = head_of(page)
    count = flat.count(CELL)
    return Flat(flat, _lines(root, count) if count else [], said.title, said.meta, notes)


def features(text: str, limits: Limits) -> Features:
    """Return what a page without a report has instead."""
    root, _ = _parse(without_signs(text), limits)
    return features_of(cast("Element | None", root))


def _parse(data: bytes, limits: Limits) -> _Parsed:
    huge = limits.depth > SMALL_DEPTH and len(data) <= MAX_DEEP
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge)
    root = _parse_with(parser, data)
    if parser.error_log.last_error is not None and (mended := _mended(data, _stray_ends(parser))) != data:
        root = _parse_with(parser, mended)
    last = parser.error_log.last_error
    too_deep = last is not None and last.type in TOO_DEEP
    return _Parsed(root, (Note("parse-nesting-too-deep", last.line),) if last is not None and too_deep else ())


def _parse_with(parser: etree.HTMLParser, data: bytes) -> LxmlElement | None:
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _stray_ends(parser: etree.HTMLParser) -> set[str]:
    """The tags of which there are ends without a beginning, as far as libxml2 tells."""
    log = parser.error_log
    if len(log) >= MOST_ERRORS:
        return set(MEANT)
    return {error.message.rpartition(" ")[2].lower() for error in log if error.type == STRAY}


def _mended(data: bytes, tags: set[str]) -> bytes:
    """The page with what a browser makes of such tags; its lines stay."""
    for tag in MEANT.keys() & tags:
        pattern, meant = MEANT[tag]
        data = pattern.sub(meant, data)
    return data


def _lines(root: LxmlElement, count: int) -> list[int]:
    """The lines on which so many cells of the page begin, 0 for what is not known."""
    cells = list(root.iter(*CELLS))
    if len(cells) != count:  # some are not read, or stand behind the end of the page
        cells = list(islice(_read_cells(root), count + 1))
    lines = [cell.sourceline or 0 for cell in cells]
    return lines if len(lines) == count else [0] * count


def _read_cells(root: LxmlElement) -> Iterator[LxmlElement]:
    """The cells that the stylesheet writes; each element is visited once."""
    for top in (root, *root.itersiblings()):  # what stands behind the end of the page stands beside it
        walk = etree.iterwalk(top, events=("start",))
        for _, element in walk:
            if element.tag in OUTSIDE:
                walk.skip_subtree()
            elif element.tag in CELLS or _is_xml_cell(element):
                yield element


def _is_xml_cell(element: LxmlElement) -> bool:
    around = element.getparent()
    return around is not None and (around.tag, element.tag) == XML_CELL
