"""Diagnostics as plain data, in the contract's keys and their order; JSON text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from attrs import asdict

from govdisclosure import Diagnostic

__all__ = ["diagnostic_data", "dump", "dump_all", "escaped"]

DIAGNOSTIC_KEYS = ("code", "severity", "path", "table", "line", "text", "message")

_invisible = {
    code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
}
"""What JSON need not escape and a terminal obeys: C1 controls, controls of the direction, separators of lines."""


def diagnostic_data(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Diagnostics as JSON has them."""
    return [{key: plain[key] for key in DIAGNOSTIC_KEYS} for plain in map(asdict, diagnostics)]


def dump(data: object, *, indent: int | None = None) -> str:
    """JSON text: on one line, or indented for a reader. No sign in it is obeyed by a terminal."""
    return escaped(json.dumps(data, ensure_ascii=False, indent=indent))


def escaped(text: str) -> str:
    """JSON text with escapes for what a terminal obeys and JSON lets stand."""
    return text.translate(_invisible)


def dump_all(entries: Iterable[Mapping[str, Any]], *, as_list: bool) -> Iterator[str]:
    """Indented JSON of all entries, line by line as they come: a list, or the one entry alone."""
    if not as_list:
        first, *others = entries
        if not others:
            yield dump(first, indent=2)
            return
        entries = chain([first], others)  # a document of several reports is several entries, though it is one file
    begin = "[\n"
    for entry in entries:
        yield begin + dump(entry, indent=2)
        begin = ",\n"
    yield "]" if begin == ",\n" else "[]"
