"""The stylesheet that flattens a page in C, and the searches that libxml2 does in C too."""

from __future__ import annotations

from typing import cast

from lxml import etree

from govdisclosure.source.elements import (
    BODIES,
    BREAKS,
    CELLS,
    DRAWN_BY_PROGRAM,
    END_A_CELL,
    KEPT,
    NOTE_LINKS,
    NOTES,
    SIGNS,
    UNREAD,
    VERBATIM,
    XML_CELL,
    XML_ROW,
    Element,
)
from govdisclosure.source.signs import BREAK, CELL, CELL_END, NOTE, NOTE_END, ROW, SPANS_END, TABLE, TABLE_END

__all__ = ["LxmlElement", "Searches", "flatten_tree"]

LxmlElement = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

_with_signs = "\n".join(
    f'<xsl:template match="{tag}">{begin}<xsl:apply-templates/>{end}</xsl:template>' for tag, (begin, end) in SIGNS.items()
)
_white = "".join(f"&#{ord(char)};" for char in KEPT)
_notes = [f"{cell}//{name}" for cell, names in NOTES.items() for name in names]
_without_row = "|".join(f"{around}/{cell}" for around in BODIES for cell in CELLS)
_behind_a_cell = f"preceding-sibling::*[1][{' or '.join(f'self::{cell}' for cell in CELLS)}]"
_table_in_rows = "|".join(f"{around}/table" for around in (*BODIES, "tr"))
_in_a_cell = f"ancestor::*[self::table or {' or '.join(f'self::{cell}' for cell in CELLS)}][1][not(self::table)]"
_ends_a_cell = "|".join(f"{name}[{_in_a_cell}]" for name in END_A_CELL)
_BLANK = "<xsl:text> </xsl:text>"
_links = " or ".join(f"starts-with(@href, '{start}')" for start in NOTE_LINKS)

STYLESHEET = f"""
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:output method="text" encoding="UTF-8"/>
<xsl:template match="{"|".join(UNREAD)}"/>
{_with_signs}
<xsl:template match="{"/".join(XML_ROW)}">{ROW}<xsl:apply-templates/></xsl:template>
<xsl:template match="{"|".join(CELLS)}">{CELL}<xsl:value-of select="@colspan"/>,<xsl:value-of select="@rowspan"/>{SPANS_END}<xsl:apply-templates/>{CELL_END}</xsl:template>
<xsl:template match="{_without_row}"><xsl:if test="not({_behind_a_cell})">{ROW}</xsl:if>{CELL}<xsl:value-of select="@colspan"/>,<xsl:value-of select="@rowspan"/>{SPANS_END}<xsl:apply-templates/>{CELL_END}</xsl:template>
<xsl:template match="{_table_in_rows}">{TABLE_END}{TABLE}<xsl:apply-templates/>{TABLE_END}</xsl:template>
<xsl:template match="{_ends_a_cell}">{CELL_END}<xsl:if test="not({"|".join(CELLS)})">{ROW}</xsl:if><xsl:apply-templates/></xsl:template>
<xsl:template match="{"/".join(XML_CELL)}">{CELL}<xsl:value-of select="@cols"/>,<xsl:value-of select="@rows"/>{SPANS_END}<xsl:apply-templates/>{CELL_END}</xsl:template>
<xsl:template match="{"|".join(BREAKS)}">{BREAK}</xsl:template>
<xsl:template match="{"|".join(VERBATIM)}">{BREAK}<xsl:value-of select="translate(., '{_white}', '{"".join(KEPT.values())}')"/>{BREAK}</xsl:template>
<xsl:template match="{"|".join(_notes)}|td//a[{_links}]">{NOTE}<xsl:apply-templates/>{NOTE_END}</xsl:template>
<xsl:template match="td//input[not(contains('|{"|".join(DRAWN_BY_PROGRAM)}|', concat('|', @type, '|')))]">{_BLANK}<xsl:value-of select="@value"/>{_BLANK}</xsl:template>
<xsl:template match="td//select[.//option[@selected]]">{_BLANK}<xsl:value-of select="(.//option[@selected])[last()]"/>{_BLANK}</xsl:template>
<xsl:template match="td//select[not(.//option[@selected])]">{_BLANK}<xsl:value-of select="(.//option)[1]"/>{_BLANK}</xsl:template>
</xsl:stylesheet>"""  # noqa: E501

_flatten = etree.XSLT(etree.XML(STYLESHEET))


def flatten_tree(root: LxmlElement) -> str | None:
    """Return a page as one string; none if it is nested too deep."""
    try:
        return str(_flatten(root))
    except etree.XSLTError:
        return None


_STYLED = "//*[@hidden or contains({0}, 'none') or contains({0}, 'hidden') or contains({0}, 'collapse')]"
_styled = etree.XPath(_STYLED.format("@style"))
_styled_anyhow = etree.XPath(_STYLED.format("translate(@style, 'NOEHIDCLAPS', 'noehidclaps')"))
_set_apart = etree.XPath("//*[contains(@style, 'line-through') or contains(@style, 'vertical-align')]")


class Searches:
    """Searches in a tree of lxml; see `visible.Searches`."""

    def __init__(self, root: LxmlElement) -> None:
        self.root = root

    def styled(self, *, small: bool) -> list[Element]:
        """Find what its own attributes may hide; capital letters take ten times as long."""
        return cast("list[Element]", (_styled if small else _styled_anyhow)(self.root))

    def set_apart(self) -> list[Element]:
        """Find what its own style may set apart."""
        return cast("list[Element]", _set_apart(self.root))

    def named(self, names: list[str]) -> list[Element]:
        """Find the elements with one of these classes (`.a`, as a part of theirs) and ids (`#a`)."""
        tests = [f"contains(@class, '{name[1:]}')" if name[0] == "." else f"@id = '{name[1:]}'" for name in names]
        return cast("list[Element]", self.root.xpath(f"//*[{' or '.join(tests)}]"))
