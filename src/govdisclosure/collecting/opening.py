"""One input: opened without waiting, read, named. Whatever it is, the answer is readings."""

from __future__ import annotations

import hashlib
import os
import re

import attrs
from attrs import frozen

from govdisclosure.collecting.answering import Lost, failure
from govdisclosure.message import Message, reason_of
from govdisclosure.reading import Diagnostic, Limits, Reading, read_all
from govdisclosure.schema import SECTIONS
from govdisclosure.schema.titles import LONGEST_TITLE, is_bare_title
from govdisclosure.text.normal import normalise_line
from govdisclosure.text.script import to_simplified

__all__ = ["UNOPENED", "Opened", "Task", "hash_of", "not_read", "opened", "readings_of"]

NO_FORM = frozenset({"parse-not-a-report", "parse-empty", "parse-error-page", "parse-script-shell", "parse-image-only"})
"""What is said of a page or text without tables, whether its title stands there or not."""

UNOPENED = Message("无法打开：{reason}", "cannot be opened: {reason}")
"""What `parse-input-unopened` says."""

BLOCK = 2**20
"""Bytes of a large file that are hashed at a time."""

_labels = tuple(label.partition("、")[2] for label in SECTIONS.values())
_tags = re.compile(r"<[^<>]{0,500}>")
_numbered = re.compile(r"^[一二三四五六（(][、)）]?")


@frozen
class Task:
    """One input to read. `content` is given where the parent process alone can read it (standard input, a pipe).

    `found` tells that it was found in a folder: then it is an input only if something of the form stands in it.
    `lost` is why it cannot be read, where that is known already; `number` is its place among others, where that matters.
    """

    source: str
    path: str | None = None
    content: bytes | None = None
    encoding: str | None = None
    found: bool = False
    lost: Lost | None = None
    number: int = 0


@frozen
class Opened:
    """What an input is: its readings, or the `kind` of thing it is instead of an input; its content by hash and size."""

    readings: tuple[Reading, ...]
    kind: str | None = None
    sha256: str | None = None
    size: int | None = None


def readings_of(task: Task) -> tuple[Reading, ...] | str:
    """The readings of an input, one for each report in it; or the kind of thing it is, if it is no input."""
    try:
        data = task.content if task.content is not None else _data(str(task.path))
    except (OSError, ValueError) as error:
        return (not_read(task.source, error),)
    return _read(task, data)


def opened(task: Task) -> Opened:
    """The readings of an input with the hash and size of all its content; the content is read once."""
    try:
        data, sha256, size = _known(task)
    except (OSError, ValueError) as error:
        return Opened((not_read(task.source, error),))
    if task.lost is not None:
        return Opened((not_read(task.source, task.lost),), None, sha256, size)
    try:
        answer = _read(task, data)
    except Exception as error:  # noqa: BLE001 - a defect of ours costs this input only
        answer = (not_read(task.source, failure(error)),)
    return Opened((), answer, sha256, size) if isinstance(answer, str) else Opened(answer, None, sha256, size)


def _read(task: Task, data: bytes) -> tuple[Reading, ...] | str:
    readings = read_all(data, encoding=task.encoding)
    if task.found and (kind := _kind(data, readings)):
        return kind
    return tuple(attrs.evolve(reading, source=task.source, part=part) for part, reading in enumerate(readings, 1))


def _known(task: Task) -> tuple[bytes, str, int]:
    """The bytes that are read, and the hash and size of all there are."""
    if task.content is not None:
        return task.content, hashlib.sha256(task.content).hexdigest(), len(task.content)
    with open(str(task.path), "rb", opener=_without_waiting) as file:
        data = file.read(Limits().size + 1) or b""
        found, size = hashlib.sha256(data), len(data)
        while more := file.read(BLOCK):
            found.update(more)
            size += len(more)
    return data, found.hexdigest(), size


def hash_of(path: str) -> str | None:
    """The hash of a file's content; None if it cannot be opened."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


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
    reason = reason_of(why)
    return "parse-input-unopened", Message(UNOPENED.zh.format(reason=reason.zh), UNOPENED.en.format(reason=reason.en))
