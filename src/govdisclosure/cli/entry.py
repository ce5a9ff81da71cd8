"""Diagnostics as plain data, in the contract's keys and their order; JSON text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from attrs import asdict

from govdisclosure import Diagnostic

__all__ = ["diagnostic_data", "dump"]

DIAGNOSTIC_KEYS = ("code", "severity", "path", "table", "line", "text", "message")


def diagnostic_data(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Diagnostics as JSON has them."""
    return [{key: plain[key] for key in DIAGNOSTIC_KEYS} for plain in map(asdict, diagnostics)]


def dump(data: object, *, indent: int | None = None) -> str:
    """JSON text: on one line, or indented for a reader."""
    return json.dumps(data, ensure_ascii=False, indent=indent)
