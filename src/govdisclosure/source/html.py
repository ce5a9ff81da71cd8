"""A portal page as paragraphs and grids: libxml2 parses, one stylesheet flattens, one loop collects.

The stylesheet walks the page in C and gives one string in which noncharacters (which no text may
contain) stand for what matters: where tables, rows, cells, paragraphs and containers begin and end.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from attrs import define, field
from lxml import etree

from govdisclosure.grid import Block, Grid, GridCell, Paragraph
from govdisclosure.source.page import Features, Limits, Note, Page

Element = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

__all__ = ["MAX_COLSPAN", "MAX_ROWSPAN", "read_features", "read_page"]

MAX_COLSPAN, MAX_ROWSPAN = 1000, 65534
"""The limits of the HTML standard (section 4.9.11, attributes common to td and th)."""

SMALL_DEPTH = 256
"""The depth at which libxml2 stops unless it is told that the page may be huge."""

TOO_DEEP = etree.ErrorTypes.ERR_RESOURCE_LIMIT

TABLE, TABLE_END, ROW, CELL, SPANS_END, CELL_END = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5"
BREAK, BOX, BOX_END, NOTE, NOTE_END = "\ufdd7\ufdd8\ufdd9\ufdda\ufddb"

UNREAD, VERBATIM = "head|script|style|noscript|template|select|iframe|object", "pre|textarea|plaintext|xmp"
"""Elements whose text is not that of the page, and those without elements inside."""

STYLESHEET = f"""
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:output method="text" encoding="UTF-8"/>
<xsl:template match="{UNREAD}"/>
<xsl:template match="table">{TABLE}<xsl:apply-templates/>{TABLE_END}</xsl:template>
<xsl:template match="tr">{ROW}<xsl:apply-templates/></xsl:template>
<xsl:template match="td|th">{CELL}<xsl:value-of select="@colspan"/>,<xsl:value-of select="@rowspan"/>{SPANS_END}<xsl:apply-templates/>{CELL_END}</xsl:template>
<xsl:template match="br|hr">{BREAK}</xsl:template>
<xsl:template match="p|h1|h2|h3|h4|h5|h6|li|ul|ol|dl|dt|dd|blockquote|caption|address|figure|figcaption|legend|option">{BREAK}<xsl:apply-templates/>{BREAK}</xsl:template>
<xsl:template match="div|section|article|main|header|footer|nav|aside|form|center|fieldset|body">{BOX}<xsl:apply-templates/>{BOX_END}</xsl:template>
<xsl:template match="{VERBATIM}">{BREAK}<xsl:value-of select="translate(., '&#10;', '{BREAK}')"/>{BREAK}</xsl:template>
<xsl:template match="td//sup|th//sup|td//sub|td//del|td//s|td//strike|td//a[starts-with(@href, '#_') or starts-with(@href, '#fn')]">{NOTE}<xsl:apply-templates/>{NOTE_END}</xsl:template>
<xsl:template match="td//input[not(contains('|hidden|checkbox|radio|button|submit|reset|image|file|', concat('|', @type, '|')))]"><xsl:value-of select="@value"/></xsl:template>
</xsl:stylesheet>"""  # noqa: E501

_flatten = etree.XSLT(etree.XML(STYLESHEET))
_TEXT = f"[^{TABLE}-{CELL_END}]*"
_BLANK_END = f"{CELL_END}[ \t\r\n]*+(?!{_TEXT[:-1]})"
_events = re.compile(f"{CELL}({_TEXT}){SPANS_END}({_TEXT})(?:{_BLANK_END})?|([{TABLE}{TABLE_END}{ROW}{CELL_END}])({_TEXT})")
_blank = re.compile("[ \t\r\n\f]+")
_unclean = re.compile(f"[\t\r\n\f{BREAK}{BOX}{BOX_END}{NOTE}]|  ")
_breaks = re.compile(f" ?[{BREAK}{BOX}{BOX_END}][{BREAK}{BOX}{BOX_END} ]*")
_note = re.compile(f" ?{NOTE} ?(?:{NOTE_END}|([^{NOTE_END}]+){NOTE_END})")
_parts = re.compile(f"([{BREAK}{BOX}{BOX_END}])")
_EDGES = f" \t\r\n\f{BREAK}{BOX}{BOX_END}"
_span = re.compile(r"[ \t\n\f\r]*\+?([0-9]{1,9})")
_cells = etree.XPath(
    f"/descendant::*[self::td or self::th][not(ancestor::{' or ancestor::'.join((UNREAD + '|' + VERBATIM).split('|'))})]"
)
_styled = etree.XPath("//*[@hidden or contains(@style, 'none') or contains(@style, 'hidden')]")
_beside = etree.XPath("//*[contains(@style, 'line-through') or contains(@style, 'vertical-align')][ancestor::td]")
_hides = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_stands_beside = re.compile(r"line-through|vertical-align\s*:\s*su")
# one pattern for each: a search for what begins with fixed letters is fast
_may_hide = tuple(
    map(re.compile, (rb"hidden[\s=/>]", rb"display\s*:\s*none", rb"DISPLAY\s*:\s*none", rb"visibility\s*:\s*hidden"))
)
_may_stand_beside = (re.compile(rb"line-through"), re.compile(rb"vertical-align\s*:\s*su"))


def read_page(data: bytes, limits: Limits) -> Page:
    """The blocks of a page from its UTF-8 bytes; never raises for any bytes."""
    root, notes = _parse(data, limits)
    if root is None:
        return Page(blocks=(), layout="html", notes=notes)
    _hide_hidden(root, data)
    _name_notes(root, data)
    try:
        flat = str(_flatten(root))
    except etree.XSLTError:
        return Page(blocks=(), layout="html", notes=(*notes, Note("parse-nesting-too-deep")))
    collector = _Collector(_lines(root, flat.count(CELL)), limits.cells)
    collector.collect(flat)
    meta = {(m.get("name") or "").lower(): m.get("content") or "" for m in root.iterfind("head/meta") if m.get("name")}
    title = root.findtext("head/title")
    return Page(blocks=tuple(collector.blocks), layout="html", title=title, meta=meta, notes=(*notes, *collector.notes))


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
    huge = limits.depth > SMALL_DEPTH
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    last = parser.error_log.last_error
    return root, () if last is None or last.type != TOO_DEEP else (Note("parse-nesting-too-deep", last.line),)


def _hide_hidden(root: Element, data: bytes) -> None:
    """Empty what a browser does not draw; but not what holds a table, which a script may show."""
    if not any(pattern.search(data) for pattern in _may_hide):
        return
    for element in cast("list[Element]", _styled(root)):
        hidden = element.get("hidden") is not None or _hides.search(element.get("style", ""))
        if hidden and element.tag != "td" and next(element.iter("table", "td"), None) is None:
            element.clear(keep_tail=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue] - the stubs lack it


def _name_notes(root: Element, data: bytes) -> None:
    """What a style strikes out, or sets above or below the line, is no digit of a number, as in the elements for that."""
    if any(pattern.search(data) for pattern in _may_stand_beside):
        for element in cast("list[Element]", _beside(root)):
            if _stands_beside.search(element.get("style", "")):
                element.tag = "sup"


def _lines(root: Element, count: int) -> list[int]:
    """The lines on which so many cells of the page begin, 0 for what is not known."""
    cells = list(root.iter("td", "th"))
    if len(cells) != count:  # some are not read, or stand behind the end of the page
        cells = cast("list[Element]", _cells(root))
    lines = [cast("int | None", cell.sourceline) or 0 for cell in cells]
    return lines if len(lines) == count else [0] * count


@lru_cache(maxsize=256)
def _spans(text: str) -> tuple[int, int, bool]:
    """The colspan and the rowspan of a cell as the standard parses them, and whether one was clamped.

    Leading digits count, rubbish is 1; no column is 0, which is 1 too, but 0 rows are all that follow.
    """
    colspan, rowspan = (int(match[1]) if (match := _span.match(part)) else 1 for part in text.split(",", 1))
    clamped = colspan > MAX_COLSPAN or rowspan > MAX_ROWSPAN
    return min(max(colspan, 1), MAX_COLSPAN), min(rowspan, MAX_ROWSPAN), clamped


def _clean(text: str) -> str:
    """The text of a cell: white space as HTML has it, line breaks where blocks end, notes in brackets."""
    text = text.strip(_EDGES)
    if text.isalnum() or _unclean.search(text) is None:
        return text
    text = _breaks.sub("\n", _blank.sub(" ", text))
    return _note.sub(lambda note: f"[{note[1].strip('[]〔〕 ')}]" if note[1] else "", text) if NOTE in text else text


@define
class _Table:
    """A table that is open: its number in the page (0: cells without a table), its row, that row's cells, all rows."""

    number: int
    row: int = 0
    cells: list[GridCell] = field(factory=list[GridCell])
    rows: list[list[GridCell]] = field(factory=list[list[GridCell]])


@define
class _Collector:
    """Walks the flat page once; the tables that are open stand on a stack."""

    lines: list[int]
    budget: int
    blocks: list[Block] = field(factory=list[Block])
    notes: list[Note] = field(factory=list[Note])
    open: list[_Table] = field(factory=list[_Table])
    tables: int = 0
    depth: int = 0

    def collect(self, flat: str) -> None:
        """All blocks of the page, in its order."""
        begin = _events.search(flat)
        self.text(flat[: begin.start() if begin else len(flat)])
        texts: dict[str, str] = {}
        lines = iter(self.lines[: self.budget])
        clamped = False
        table: _Table | None = None
        for spans, raw, event, text in _events.findall(flat):
            if event:
                self.event(event, text)
                table = self.open[-1] if self.open and self.open[-1].rows else None
                continue
            if table is None:
                table = self.row()
            if (line := next(lines, None)) is None:
                continue
            if (clean := texts.get(raw)) is None:
                clean = texts[raw] = _clean(raw)
            colspan, rowspan, beyond = (1, 1, False) if spans == "," else _spans(spans)
            if beyond and not clamped:
                clamped = True
                self.notes.append(Note("parse-span-clamped", line, spans))
            cells = table.cells
            place = (table.number, table.row, len(cells) + 1) if table.number else None
            cells.append(GridCell(clean, colspan, rowspan, line, place))
        if len(self.lines) > self.budget:
            self.notes.append(Note("parse-too-many-cells", self.lines[self.budget]))
        while self.open:
            self.end_table()

    def event(self, event: str, text: str) -> None:
        """Where a table or a row begins or ends; and the text behind, up to the next cell."""
        if event == ROW:
            self.row()
        elif event == TABLE:
            self.flush()
            self.tables += 1
            self.open.append(_Table(self.tables))
        elif event == TABLE_END:
            self.end_table()
        if text and not text.isspace():
            self.text(text)

    def row(self) -> _Table:
        """A row begins; rows and cells outside of any table make one of their own."""
        if not self.open:
            self.open.append(_Table(0))
        table = self.open[-1]
        table.row += 1
        table.cells = []
        table.rows.append(table.cells)
        return table

    def flush(self) -> None:
        """What an outer table held so far comes before the table inside it."""
        if self.open and self.open[-1].rows:
            self.blocks.append(Grid(tuple(map(tuple, self.open[-1].rows))))
            self.open[-1].rows = []

    def end_table(self) -> None:
        if self.open:
            self.flush()
            self.open.pop()

    def text(self, text: str) -> None:
        """Text outside of cells; loose text inside a table comes before it, as browsers draw it."""
        for part in _parts.split(text):
            if part == BOX:
                self.depth += 1
            elif part == BOX_END:
                self.depth -= 1
            elif part != BREAK and (line := _blank.sub(" ", part).strip(" ")):
                self.blocks.append(Paragraph(line, 0, self.depth))
