"""Problems as workflow commands of GitHub Actions, which shows them as annotations of the source's lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdisclosure import Result
from govdisclosure.cli.findings import Checked
from govdisclosure.cli.formats.view import View
from govdisclosure.cli.words import diagnostic_words, line_of, one_line

__all__ = ["write"]

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def write(checked: Iterable[Checked], view: View) -> Iterator[str]:
    """A command for every problem that was not accepted, and for what could not be read."""
    for one in checked:
        for diagnostic in one.diagnostics:
            accepted = diagnostic.severity == "error" and diagnostic not in one.unread()
            if diagnostic.severity != "info" and not accepted:
                words = diagnostic_words(diagnostic, one.reading, view.lang)
                yield _command(LEVELS[diagnostic.severity], one.source, diagnostic.line, diagnostic.code, words)
        yield from (_annotation(one, result, view) for result in one.problems())


def _annotation(one: Checked, result: Result, view: View) -> str:
    level = LEVELS[result.severity] if result.status == "FAIL" else "notice"
    message = f"{result.status}: {result.message[view.lang]}"
    return _command(level, one.source, line_of(one.reading, result), result.rule, message)


def _command(level: str, source: str, line: int | None, title: str, message: str) -> str:
    properties = {"file": source, "line": line, "title": title}
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{level} {given}::{_data(one_line(message))}"


def _data(text: str) -> str:
    """Text after the second `::`, escaped as the runner expects."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
