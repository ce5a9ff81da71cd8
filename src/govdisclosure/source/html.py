"""A portal page as paragraphs and grids: libxml2 parses, one stylesheet flattens, one loop collects.

The stylesheet walks the page in C and gives one string (see `flat`). A page without tables is a text:
its lines are read as any other text is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from govdisclosure.grid import Block, Grid
from govdisclosure.source.css import Element
from govdisclosure.source.flat import (
    BOX,
    BOX_END,
    BREAK,
    CELL,
    CELL_END,
    KEPT_BLANK,
    KEPT_TAB,
    MAX_COLSPAN,
    MAX_ROWSPAN,
    NOTE,
    NOTE_END,
    ROW,
    SPANS_END,
    TABLE,
    TABLE_END,
    Collector,
    FlatLine,
    lines_of,
)
from govdisclosure.source.page import Features, Limits, Note, Page
from govdisclosure.source.text import blocks_of
from govdisclosure.source.visible import show_as_drawn

__all__ = ["MAX_COLSPAN", "MAX_ROWSPAN", "read_features", "read_page"]

SMALL_DEPTH = 256
"""The depth at which libxml2 stops unless it is told that the page may be huge."""

MAX_DEEP = 400_000
"""Bytes up to which a page may be deeper than that: a tree of such elements takes fifty times the memory of its source."""

TOO_DEEP = etree.ErrorTypes.ERR_RESOURCE_LIMIT

UNREAD, VERBATIM = "head|script|style|noscript|template|select|iframe|object", "pre|textarea|plaintext|xmp"
"""Elements whose text is not that of the page, and those without elements inside."""

STYLESHEET = f"""
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:output method="text" encoding="UTF-8"/>
<xsl:template match="{UNREAD}"/>
<xsl:template match="table">{TABLE}<xsl:apply-templates/>{TABLE_END}</xsl:template>
<xsl:template match="tr|table/row">{ROW}<xsl:apply-templates/></xsl:template>
<xsl:template match="td|th">{CELL}<xsl:value-of select="@colspan"/>,<xsl:value-of select="@rowspan"/>{SPANS_END}<xsl:apply-templates/>{CELL_END}</xsl:template>
<xsl:template match="row/cell">{CELL}<xsl:value-of select="@cols"/>,<xsl:value-of select="@rows"/>{SPANS_END}<xsl:apply-templates/>{CELL_END}</xsl:template>
<xsl:template match="br|hr|lb">{BREAK}</xsl:template>
<xsl:template match="p|h1|h2|h3|h4|h5|h6|li|ul|ol|dl|dt|dd|blockquote|caption|address|figure|figcaption|legend|option|item">{BREAK}<xsl:apply-templates/>{BREAK}</xsl:template>
<xsl:template match="div|section|article|main|header|footer|nav|aside|form|center|fieldset|body">{BOX}<xsl:apply-templates/>{BOX_END}</xsl:template>
<xsl:template match="{VERBATIM}">{BREAK}<xsl:value-of select="translate(., '&#10;&#9; ', '{BREAK}{KEPT_TAB}{KEPT_BLANK}')"/>{BREAK}</xsl:template>
<xsl:template match="td//sup|th//sup|td//sub|td//del|td//s|td//strike|td//a[starts-with(@href, '#_') or starts-with(@href, '#fn')]">{NOTE}<xsl:apply-templates/>{NOTE_END}</xsl:template>
<xsl:template match="td//input[not(contains('|hidden|checkbox|radio|button|submit|reset|image|file|', concat('|', @type, '|')))]"><xsl:value-of select="@value"/></xsl:template>
<xsl:template match="td//select[.//option[@selected]]"><xsl:value-of select="(.//option[@selected])[last()]"/></xsl:template>
<xsl:template match="td//select[not(.//option[@selected])]"><xsl:value-of select="(.//option)[1]"/></xsl:template>
</xsl:stylesheet>"""  # noqa: E501

_flatten = etree.XSLT(etree.XML(STYLESHEET))

OUTSIDE = frozenset((UNREAD + "|" + VERBATIM).split("|"))


def read_page(data: bytes, limits: Limits) -> Page:
    """The blocks of a page from its UTF-8 bytes; never raises for any bytes."""
    root, notes = _parse(data, limits)
    if root is None:
        return Page(blocks=(), layout="html", notes=notes)
    notes = (*notes, *show_as_drawn(root, data))
    try:
        flat = str(_flatten(root))
    except etree.XSLTError:
        return Page(blocks=(), layout="html", notes=(*notes, Note("parse-nesting-too-deep")))
    meta = {(m.get("name") or "").lower(): m.get("content") or "" for m in root.iterfind("head/meta") if m.get("name")}
    title = root.findtext("head/title") or _title_of_document(root)
    count = flat.count(CELL)
    if not count:
        return _page_of_lines(lines_of(flat)[: limits.cells], title, meta, notes)
    collector = Collector(_lines(root, count), limits.cells)
    collector.collect(flat)
    return Page(blocks=tuple(collector.blocks), layout="html", title=title, meta=meta, notes=(*notes, *collector.notes))


def _title_of_document(root: Element) -> str | None:
    """The title that trafilatura's XML gives the page it was taken from."""
    document = next(root.iter("doc"), None)
    return None if document is None else document.get("title")


def _page_of_lines(lines: list[FlatLine], title: str | None, meta: dict[str, str], notes: tuple[Note, ...]) -> Page:
    """A page without tables, read as the text that it is."""
    blocks, layout = blocks_of([line.text for line in lines])
    depths = [line.depth for line in lines]
    placed = tuple(_without_lines(block, depths) for block in blocks)
    return Page(blocks=placed, layout=layout if placed else "html", title=title, meta=meta, notes=notes)


def _without_lines(block: Block, depths: list[int]) -> Block:
    """A block of a page: its line in the flat page is not that in the source, which is unknown."""
    if isinstance(block, Grid):
        rows = (tuple(cell._replace(line=0) for cell in row) for row in block.rows)
        return Grid(tuple(rows), block.flow)
    return block._replace(line=0, depth=depths[block.line - 1])


def read_features(data: bytes, limits: Limits) -> Features:
    """What a page without a report has instead."""
    root, _ = _parse(data, limits)
    if root is None:
        return Features()
    links = root.iter("a", "iframe", "embed", "object")
    hrefs = tuple(href for link in links if (href := link.get("href") or link.get("src") or link.get("data")))
    count = {tag: sum(1 for _ in root.iter(tag)) for tag in ("img", "script")}
    return Features(hrefs=hrefs, images=count["img"], scripts=count["script"])


def _parse(data: bytes, limits: Limits) -> tuple[Element | None, tuple[Note, ...]]:
    huge = limits.depth > SMALL_DEPTH and len(data) <= MAX_DEEP
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    last = parser.error_log.last_error
    return root, () if last is None or last.type != TOO_DEEP else (Note("parse-nesting-too-deep", last.line),)


def _lines(root: Element, count: int) -> list[int]:
    """The lines on which so many cells of the page begin, 0 for what is not known."""
    cells = list(root.iter("td", "th"))
    if len(cells) != count:  # some are not read, or stand behind the end of the page
        cells = list(islice(_read_cells(root), count + 1))
    lines = [cell.sourceline or 0 for cell in cells]
    return lines if len(lines) == count else [0] * count


def _read_cells(root: Element) -> Iterator[Element]:
    """The cells that the stylesheet writes; each element is visited once."""
    for top in (root, *root.itersiblings()):  # what stands behind the end of the page stands beside it
        walk = etree.iterwalk(top, events=("start",))
        for _, element in walk:
            tag = element.tag
            if tag in OUTSIDE:
                walk.skip_subtree()
            elif tag in {"td", "th"} or (tag == "cell" and (row := element.getparent()) is not None and row.tag == "row"):
                yield element
