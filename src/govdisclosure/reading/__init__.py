"""What a page means: labels, matching, sections, portal footer; the reading and its diagnostics."""

from govdisclosure.reading.read import read, read_html, read_text
from govdisclosure.reading.reading import CellState, Diagnostic, PlacedCell, Reading, Script

__all__ = ["CellState", "Diagnostic", "PlacedCell", "Reading", "Script", "read", "read_html", "read_text"]
