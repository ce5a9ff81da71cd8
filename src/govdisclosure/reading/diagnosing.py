"""The diagnostics of reading, made from their codes."""

from __future__ import annotations

from govdisclosure.message import Message
from govdisclosure.reading.codes import CODES
from govdisclosure.reading.reading import Diagnostic
from govdisclosure.schema import TABLES, Table

__all__ = ["diagnose_reading"]


def diagnose_reading(
    code: str, *, path: str | None = None, line: int | None = None, text: str | None = None, **words: object
) -> Diagnostic:
    """A diagnostic of this code; the table is that of its path."""
    kind = CODES[code]
    shown = None if text is None else text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "…"
    words = {"text": shown, "line": line, **words}
    table: Table | None = next((table for table in TABLES if path is not None and path.split(".")[0] == table), None)
    message = Message(kind.zh.format(**words), kind.en.format(**words))
    return Diagnostic(code=code, severity=kind.severity, message=message, path=path, table=table, line=line or None, text=shown)


MOST_SHOWN = 300
"""Characters of raw text in a diagnostic."""
