"""What a page means: labels, matching, sections, portal footer; the reading and its diagnostics."""

from govdisclosure.reading.doors import read, read_all, read_html, read_text
from govdisclosure.reading.reading import CellState, Diagnostic, PlacedCell, Reading, Script, source_of
from govdisclosure.source.page import Layout, Limits

__all__ = [
    "CellState",
    "Diagnostic",
    "Layout",
    "Limits",
    "PlacedCell",
    "Reading",
    "Script",
    "read",
    "read_all",
    "read_html",
    "read_text",
    "source_of",
]
