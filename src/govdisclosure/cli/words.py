"""What is said to people about inputs: whose report, which line, what reading met; in both languages."""

from __future__ import annotations

from govdisclosure import AnnualReport, Diagnostic, PlacedCell, Reading, Result
from govdisclosure.checking.wording import place
from govdisclosure.message import Language, Message

__all__ = ["about", "cell_of", "cell_words", "diagnostic_words", "line_of", "one_line"]

SEVERITIES = {"error": Message("错误", "error"), "warning": Message("警告", "warning"), "info": Message("说明", "info")}


def one_line(text: str) -> str:
    """Text of a document as one line that is safe on a terminal: no control characters, none that turn its direction."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def cell_of(reading: Reading, result: Result) -> PlacedCell | None:
    """Return the cell to look at: the target, else the first one with a line among those judged."""
    placed = (reading.cells.get(path) for path in (result.target, *result.paths))
    return next((cell for cell in placed if cell is not None and cell.line is not None), None)


def line_of(reading: Reading, result: Result) -> int | None:
    """Return the line of the source to look at."""
    cell = cell_of(reading, result)
    return None if cell is None else cell.line


def _line_words(line: int | None, reading: Reading, lang: Language) -> str:
    """Return a line of the source in words, of a Word file a paragraph; empty where it is not known."""
    if line is None:
        return ""
    in_word = reading.layout == "docx"
    return (Message(f"第 {line} 段", f"paragraph {line}") if in_word else Message(f"第 {line} 行", f"line {line}"))[lang]


def cell_words(cell: PlacedCell | None, reading: Reading, lang: Language) -> str:
    """Return where a cell stands: in a Word file the table, the row and the cell as Word counts them, else the line."""
    if cell is None:
        return ""
    if cell.place is None or reading.layout != "docx":
        return _line_words(cell.line, reading, lang)
    table, row, number = cell.place
    return Message(f"第 {table} 个表格第 {row} 行第 {number} 格", f"table {table}, row {row}, cell {number}")[lang]


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
    spot = place(reading.report.form, path, lang) if reading.report is not None and path else ""
    where = ", ".join(part for part in (spot, _line_words(diagnostic.line, reading, lang)) if part)
    said = one_line(diagnostic.message[lang])
    return f"{SEVERITIES[diagnostic.severity][lang]} {diagnostic.code}: {said}" + (f" [{where}]" if where else "")
