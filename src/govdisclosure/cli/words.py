"""What is said to people about inputs: whose report, which line, what reading met; in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdisclosure.message import Language, Message
from govdisclosure.reading.places import where, where_line
from govdisclosure.schema.wording import place

if TYPE_CHECKING:  # what names types only loads no rules and no solver
    from govdisclosure import AnnualReport, Diagnostic, PlacedCell, Reading, Repair, Result

__all__ = [
    "SEVERITIES",
    "about",
    "cell_of",
    "cell_words",
    "diagnostic_words",
    "line_of",
    "line_words",
    "one_line",
    "path_words",
    "repair_words",
]

SEVERITIES = {"error": Message("错误", "error"), "warning": Message("警告", "warning"), "info": Message("说明", "info")}


def one_line(text: str) -> str:
    """Text of a document as one line that is safe on a terminal: what would be obeyed there is shown as an escape."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(sign: str) -> str:
    if sign.isprintable():
        return sign
    return " " if sign.isspace() and sign not in "\x1c\x1d\x1e\x1f\x85\u2028\u2029" else sign.encode("unicode_escape").decode()


def cell_of(reading: Reading, result: Result) -> PlacedCell | None:
    """Return the cell to look at: the target, else the first one with a line among those judged."""
    placed = (reading.cells.get(path) for path in (result.target, *result.paths))
    return next((cell for cell in placed if cell is not None and cell.line is not None), None)


def line_of(reading: Reading, result: Result) -> int | None:
    """Return the line of the source to look at."""
    cell = cell_of(reading, result)
    return None if cell is None else cell.line


def line_words(line: int | None, reading: Reading, lang: Language) -> str:
    """Return a line of the source in words, of a Word file a paragraph; empty where it is not known."""
    words = where_line(reading.layout, line)
    return "" if words is None else words[lang]


def cell_words(cell: PlacedCell | None, reading: Reading, lang: Language) -> str:
    """Return where a cell stands: in a Word file the table, the row and the cell as Word counts them, else the line."""
    words = where(reading.layout, cell)
    return "" if words is None else words[lang]


def path_words(path: str, lang: Language) -> str:
    """Return the path of a cell in brackets, for those who do not read its Chinese label; empty in Chinese."""
    return f" ({path})" if lang == "en" else ""


def repair_words(repair: Repair, reading: Reading, lang: Language) -> str:
    """Return where the cells to change stand in a Word file, in brackets; empty for any other source."""
    if reading.layout != "docx":
        return ""
    places = [cell_words(reading.cells.get(change.path), reading, lang) for change in repair.changes]
    known = ("；" if lang == "zh" else "; ").join(filter(None, places))
    return Message(f"（{known}）", f" ({known})")[lang] if known else ""


def about(report: AnnualReport | None, lang: Language) -> str:
    """Whose report it is, of which year, on which form; as far as it says so."""
    if report is None:
        return ""
    year = Message(f"{report.year} 年", f"{report.year}")[lang] if report.year is not None else ""
    form = Message(f"{report.edition} 年格式", f"form of {report.edition}")[lang] if report.edition else ""
    return " · ".join(part for part in (one_line(report.organization or ""), year, form) if part)


def diagnostic_words(diagnostic: Diagnostic, reading: Reading, lang: Language) -> str:
    """A diagnostic in one line: how grave, what, where."""
    path = diagnostic.path or diagnostic.table
    spot = place(reading.report.form, path, lang) + path_words(path, lang) if reading.report is not None and path else ""
    where = ", ".join(part for part in (spot, line_words(diagnostic.line, reading, lang)) if part)
    said = one_line(diagnostic.message[lang])
    return f"{SEVERITIES[diagnostic.severity][lang]} {diagnostic.code}: {said}" + (f" [{where}]" if where else "")
