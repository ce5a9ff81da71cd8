"""The doors: bytes, pages and texts in, a `Reading` out. A document never raises."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from govdisclosure.errors import InvalidReportError, WrongArgumentError
from govdisclosure.reading.diagnosing import diagnose_reading
from govdisclosure.reading.ending import with_cut_off
from govdisclosure.reading.identify import FORM_WORDS, describe_bytes
from govdisclosure.reading.reading import Diagnostic, Reading, source_of
from govdisclosure.reading.understanding import refused, understand
from govdisclosure.source.decode import REASONS, Decoded, decode
from govdisclosure.source.kinds import kind_of
from govdisclosure.source.markdown import is_markdown, read_markdown
from govdisclosure.source.page import DEFAULT_LIMITS, Limits, Page
from govdisclosure.source.parser import read_page
from govdisclosure.source.text import read_lines
from govdisclosure.source.unwrap import pages_within

__all__ = ["read", "read_all", "read_html", "read_text"]

Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO
Door = Callable[[str, Limits], Page]

_markup = re.compile(
    r"<(?:!doctype|html|head|body|table|t[rdh]|div|p|span|meta|h[1-6]|[uod]l|section|article|main|center)[\s>/]", re.IGNORECASE
)


def read(source: Source, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read a report from a path (`str`, `PathLike`) or from contents (`bytes`, a binary file).

    What it is written in (a page, a text in any layout of the reference, a report in JSON) is judged by
    the content alone. `encoding` overrides what the source says of itself, `limits` what it may cost.

    Raises `OSError` for a path that cannot be opened, `UnknownEncodingError` for an `encoding` that is
    none of text, `WrongArgumentError` for anything else than a document; never for what a document contains.
    """
    return _first(list(read_all(source, encoding=encoding, limits=limits)))


def read_html(source: str | bytes, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read a report from a page, given as text or as bytes; see `read`."""
    return _first(_read(source, encoding, limits, read_page))


def read_text(source: str | bytes, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read a report from plain text, given as text or as bytes; see `read`."""
    return _first(_read(source, encoding, limits, _page_of_text))


def read_all(source: Source, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS) -> tuple[Reading, ...]:
    """Read every report of a document that holds several, in its order; see `read`.

    A document without a report gives one reading that says so.
    """
    name = source_of(source) if isinstance(source, str | os.PathLike) else None
    readings = _read(_data(source, limits), encoding, limits, _page_of_any)
    return tuple(attrs.evolve(reading, source=name, part=part) for part, reading in enumerate(readings, 1))


def _data(source: Source, limits: Limits) -> bytes:
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source)
    if isinstance(source, str) and ("\n" in source or _markup.search(source)):
        raise WrongArgumentError("a path", "the text of a document: `read_text` and `read_html` take that")
    if isinstance(source, str | os.PathLike):
        with Path(source).open("rb") as file:
            return file.read(_size(limits) + 1)
    if not callable(getattr(source, "read", None)):
        raise WrongArgumentError.of("a path, the bytes of a document, or a file opened for reading bytes", source)
    data = source.read(_size(limits) + 1)
    if not isinstance(data, bytes):  # pyright: ignore[reportUnnecessaryIsInstance] - a file of text is given, too
        raise WrongArgumentError("a file opened for reading bytes", "one that gives text: `read_text` and `read_html` take that")
    return data


def _size(limits: Limits) -> int:
    if not isinstance(limits, Limits):  # pyright: ignore[reportUnnecessaryIsInstance] - the caller may not check types
        raise WrongArgumentError.of("`Limits`", limits)
    return limits.size


def _first(readings: list[Reading]) -> Reading:
    """The first report of a document; that there are others, unless they are the same, is said."""
    first = readings[0]
    if any(other.report != first.report for other in readings[1:]):
        return attrs.evolve(first, diagnostics=(*first.diagnostics, diagnose_reading("parse-several-reports")))
    return first


# from a source to readings --------------------------------------------------------------------------


def _read(source: str | bytes, encoding: str | None, limits: Limits, door: Door) -> list[Reading]:
    if not isinstance(source, str | bytes):  # pyright: ignore[reportUnnecessaryIsInstance] - the caller may not check types
        raise WrongArgumentError.of("the document as a text or as bytes", source)
    if isinstance(source, bytes) and door is _page_of_any and source.startswith(ZIP) and _module("source.docx").is_docx(source):
        return readings_of(_module("source.docx").read_docx(source, limits))
    if isinstance(source, bytes) and kind_of(source) == "mht" and (archived := _module("source.mht").pages_of(source)):
        return _archived(archived, encoding, limits)
    if isinstance(source, bytes) and encoding is None and (other := describe_bytes(source)):
        return [Reading(report=None, diagnostics=(other,))]
    return _read_content(source, encoding, limits, door)


ZIP = b"PK\x03\x04"
"""What a Word file begins with, as all zips do."""


@cache
def _module(name: str) -> Any:
    """Return a part of this package that few documents need: loaded with the first of them, as each costs a start its time."""
    return import_module(f"govdisclosure.{name}")


def _read_content(source: str | bytes, encoding: str | None, limits: Limits, door: Door) -> list[Reading]:
    decoded, found = _decoded(source, encoding, limits)
    known = attrs.evolve(Reading(report=None), encoding=decoded.encoding, encoding_reason=decoded.reason)
    if door is _page_of_any and decoded.text.lstrip("\ufeff \t\r\n").startswith("{"):
        ready = _read_json(decoded.text, known, found)
        if ready is not None:
            return [ready]
    page = door(decoded.text, limits)
    readings = understand(page, known, found)
    if readings[0].report is None:
        return _unwrapped(decoded.text, known, found, limits) or [refused(page, decoded.text, readings[0], limits)]
    return [*readings[:-1], with_cut_off(readings[-1], decoded.text)]


def _archived(pages: list[bytes], encoding: str | None, limits: Limits) -> list[Reading]:
    """The readings of the first page of a web archive that is a report, else of its first page; lines count in that page."""
    found = (_read_content(page, encoding, limits, read_page) for page in pages)
    first = next(found)
    return next((readings for readings in (first, *found) if readings[0].report is not None), first)


def readings_of(page: Page) -> list[Reading]:
    """Return the readings of blocks that came without any text around them: of a Word file, or of a caller's grids."""
    readings = understand(page, Reading(report=None), [])
    return readings if readings[0].report is not None else [refused(page, "", readings[0], DEFAULT_LIMITS)]


def _decoded(source: str | bytes, encoding: str | None, limits: Limits) -> tuple[Decoded, list[Diagnostic]]:
    found: list[Diagnostic] = []
    size = _size(limits)
    if len(source) > size:
        source = source[:size]
        line = (source.count("\n") if isinstance(source, str) else source.count(b"\n")) + 1
        found.append(diagnose_reading("parse-too-large", limit=size, line=line))
    if isinstance(source, str):
        return Decoded(source, "str", "given as text"), found
    decoded = decode(source, encoding, FORM_WORDS)
    if decoded.encoding != "utf-8" and decoded.reason != "argument":
        reason, reason_zh = decoded.reason, REASONS[decoded.reason]
        found.append(diagnose_reading("parse-encoding", encoding=decoded.encoding, reason=reason, reason_zh=reason_zh))
    if decoded.broken:
        about = diagnose_reading("parse-bytes-undecodable", line=decoded.line, count=decoded.broken, encoding=decoded.encoding)
        found.append(about)
    return decoded, found


def _page_of_any(text: str, limits: Limits) -> Page:
    return read_page(text, limits) if _markup.search(text) and not is_markdown(text) else _page_of_text(text, limits)


def _page_of_text(text: str, limits: Limits) -> Page:
    return read_markdown(text, limits) if "<" in text and is_markdown(text) else read_lines(text, limits)


def _read_json(text: str, known: Reading, found: list[Diagnostic]) -> Reading | None:
    """A report in JSON (contract, section 2); other JSON is left to be searched for pages."""
    interchange = _module("interchange")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not interchange.is_report(data):
        return None
    try:
        return attrs.evolve(known, report=interchange.from_json(text), diagnostics=tuple(found), layout="json")
    except InvalidReportError as error:
        found = [*found, diagnose_reading("parse-json-invalid", text=str(error))]
        return attrs.evolve(known, diagnostics=tuple(found), layout="json")


def _unwrapped(text: str, known: Reading, found: list[Diagnostic], limits: Limits) -> list[Reading]:
    """The readings of the first page inside a string of the source that is a report."""
    for page, line in pages_within(text):
        readings = understand(read_page(page, limits), known, [*found, diagnose_reading("parse-unwrapped", line=line)])
        if readings[0].report is not None:
            return [_on_line(reading, line) for reading in readings]
    return []


def _on_line(reading: Reading, line: int) -> Reading:
    """A reading whose lines are those of the source: the string that held the page stands on one."""
    return attrs.evolve(
        reading,
        diagnostics=tuple(attrs.evolve(d, line=line if d.line else None) for d in reading.diagnostics),
        cells={path: cell._replace(line=line) for path, cell in reading.cells.items()},
    )
