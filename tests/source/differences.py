"""Where libxml2 (2.14) and a browser see different pages: each page that `test_second_parser` gives to both, and why."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

__all__ = ["DIFFERENCES", "DIFFERENCES_OF_MANY", "Difference"]


@frozen
class Difference:
    """What makes the page another one, and the diagnostic by which the library tells so; none where no figure differs."""

    why: str
    told: str | None = None


BEGINNING_LOST = Difference(
    "<table> is lost: rows without it are read as a table, a browser leaves out their tags and draws one text",
    told="parse-cells-outside-table",
)
END_LOST = Difference("</table> is lost: a browser draws the paragraphs behind the table in front of it")
LEFT_OPEN = Difference("an element within a cell is left open: for libxml2 the rows behind stand in that cell")
CELLS_LOST = Difference("all <td> are lost: for libxml2 each row is a line, a browser draws all texts on one")
NO_ROW = Difference(
    "a tag that is none, such as <tr<td>, stands for that of a row: a browser begins a row behind it, libxml2 does not",
    told="parse-row-mismatch",
)

DIFFERENCES: Mapping[str, Difference] = {
    "html, damaged, 18": BEGINNING_LOST,
    "html in runs, damaged, 10": BEGINNING_LOST,
}
"""Of the pages that every run reads."""

DIFFERENCES_OF_MANY: Mapping[str, Difference] = {
    "html, damaged, 28": BEGINNING_LOST,
    "html without spans, damaged, 21": BEGINNING_LOST,
    "html, damaged, 104": BEGINNING_LOST,
    "html, damaged, 155": BEGINNING_LOST,
    "html, damaged, 179": END_LOST,
    "html in runs, damaged, 45": BEGINNING_LOST,
    "html in runs, damaged, 130": BEGINNING_LOST,
    "html in runs, damaged, 140": END_LOST,
    "html in runs, damaged, 150": END_LOST,
    "html in runs, damaged, 176": BEGINNING_LOST,
    "html without spans, damaged, 75": END_LOST,
    "html without spans, damaged, 76": BEGINNING_LOST,
    "html without spans, damaged, 80": END_LOST,
    "html without spans, damaged, 96": BEGINNING_LOST,
    "html without spans, damaged, 122": LEFT_OPEN,
    "html without spans, damaged, 124": BEGINNING_LOST,
    "html without spans, damaged, 145": BEGINNING_LOST,
    "html, torn, 40": BEGINNING_LOST,
    "html, torn, 50": CELLS_LOST,
    "html, torn, 153": BEGINNING_LOST,
    "html, torn, 176": NO_ROW,
    "html in runs, torn, 86": BEGINNING_LOST,
    "html in runs, torn, 111": BEGINNING_LOST,
    "html without spans, torn, 74": BEGINNING_LOST,
    "html without spans, torn, 90": CELLS_LOST,
}
"""Of the pages that only the long run reads."""
