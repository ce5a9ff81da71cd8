"""What is said to people about inputs: whose report, which line, what reading met; in both languages."""

from __future__ import annotations

from govdisclosure import AnnualReport, Diagnostic, Reading, Result
from govdisclosure.message import Language, Message
from govdisclosure.schema.wording import place

__all__ = ["SEVERITIES", "about", "diagnostic_words", "line_of", "line_words", "one_line"]

SEVERITIES = {"error": Message("错误", "error"), "warning": Message("警告", "warning"), "info": Message("说明", "info")}


def one_line(text: str) -> str:
    """Text of a document as one line that is safe on a terminal: what would be obeyed there is shown as an escape."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(sign: str) -> str:
    if sign.isprintable():
        return sign
    return " " if sign.isspace() and sign not in "\x1c\x1d\x1e\x1f\x85\u2028\u2029" else sign.encode("unicode_escape").decode()


def line_of(reading: Reading, result: Result) -> int | None:
    """The line of the source to look at: that of the target, else of the first cell with a place among those judged."""
    placed = (reading.cells.get(path) for path in (result.target, *result.paths))
    return next((cell.line for cell in placed if cell is not None and cell.line is not None), None)


def line_words(line: int | None, lang: Language) -> str:
    """A line of the source in words; empty where it is not known."""
    return "" if line is None else Message(f"源文件第{line}行", f"source line {line}")[lang]


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
    where = ", ".join(part for part in (spot, line_words(diagnostic.line, lang)) if part)
    said = one_line(diagnostic.message[lang])
    return f"{SEVERITIES[diagnostic.severity][lang]} {diagnostic.code}: {said}" + (f" [{where}]" if where else "")
