"""One input: opened without waiting, read, named. Whatever it is, the answer is readings."""

from __future__ import annotations

import os
import re

import attrs
from attrs import frozen

from govdisclosure.collecting.pool import Lost
from govdisclosure.message import Message
from govdisclosure.reading import Diagnostic, Limits, Reading, read_all
from govdisclosure.reading.preface import LONGEST_TITLE, is_bare_title
from govdisclosure.schema import SECTIONS
from govdisclosure.text.normal import normalise_line
from govdisclosure.text.script import to_simplified

__all__ = ["UNOPENED", "Task", "not_read", "readings_of"]

NO_FORM = frozenset({"parse-not-a-report", "parse-empty", "parse-error-page", "parse-script-shell", "parse-image-only"})
"""What is said of a page or text without tables, whether its title stands there or not."""

UNOPENED = Message("无法打开：{reason}", "cannot be opened: {reason}")
"""What `parse-input-unopened` says."""

_labels = tuple(label.partition("、")[2] for label in SECTIONS.values())
_tags = re.compile(r"<[^<>]{0,500}>")
_numbered = re.compile(r"^[一二三四五六（(][、)）]?")


@frozen
class Task:
    """One input to read. `content` is given where the parent process alone can read it (standard input, a pipe).

    `found` tells that it was found in a folder: then it is an input only if something of the form stands in it.
    """

    source: str
    path: str | None = None
    content: bytes | None = None
    encoding: str | None = None
    found: bool = False


def readings_of(task: Task) -> tuple[Reading, ...] | str:
    """The readings of an input, one for each report in it; or the kind of thing it is, if it is no input."""
    try:
        data = task.content if task.content is not None else _data(str(task.path))
    except (OSError, ValueError) as error:
        return (not_read(task.source, error),)
    readings = read_all(data, encoding=task.encoding)
    if task.found and (kind := _kind(data, readings)):
        return kind
    return tuple(attrs.evolve(reading, source=task.source, part=part) for part, reading in enumerate(readings, 1))


def _data(path: str) -> bytes:
    """The bytes of a regular file, as far as any limit needs them; a pipe that took its place is not waited for."""
    with open(path, "rb", opener=_without_waiting) as file:
        return file.read(Limits().size + 1) or b""


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _kind(data: bytes, readings: tuple[Reading, ...]) -> str | None:
    """What a file found in a folder is instead of an input: nothing of the form stands in it."""
    first = readings[0]
    codes = {diagnostic.code for diagnostic in first.diagnostics}
    if first.report is not None:
        return None
    if not codes & NO_FORM:
        return "binary" if any(code.startswith("parse-binary") for code in codes) else None
    return None if _names_the_form(data, first.encoding) else "foreign"


def _names_the_form(data: bytes, encoding: str | None) -> bool:
    """True if a line of the text is a title or a heading of the form."""
    text = data.decode(encoding or "utf-8", "replace")
    for line in _tags.sub("\n", text).splitlines():
        words = normalise_line(line[: 4 * LONGEST_TITLE])
        if words and len(words) <= LONGEST_TITLE and _is_of_the_form(to_simplified(words)):
            return True
    return False


def _is_of_the_form(words: str) -> bool:
    return is_bare_title(words) or _numbered.sub("", words) in _labels


def not_read(source: str, why: Exception | Lost) -> Reading:
    """The reading of an input that could not be opened, or whose worker did not answer: a diagnostic says why."""
    code, message = _reason(why)
    return Reading(report=None, source=source, diagnostics=(Diagnostic(code=code, severity="error", message=message),))


def _reason(why: Exception | Lost) -> tuple[str, Message]:
    if isinstance(why, Lost):
        return why.code, why.message
    reason = (why.strerror if isinstance(why, OSError) else None) or str(why)
    return "parse-input-unopened", Message(UNOPENED.zh.format(reason=reason), UNOPENED.en.format(reason=reason))
