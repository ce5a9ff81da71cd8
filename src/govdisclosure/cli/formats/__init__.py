"""The forms in which `check` gives its results, one small file each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from rich.text import Text

from govdisclosure.cli.findings import Checked
from govdisclosure.cli.formats import as_github, as_html, as_json, as_junit, as_sarif, as_text
from govdisclosure.cli.formats.view import View

__all__ = ["FORMATS", "View"]

FORMATS: Mapping[str, Callable[[Iterable[Checked], View], Iterator[str | Text]]] = {
    "text": as_text.write,
    "json": as_json.write,
    "jsonl": as_json.write_lines,
    "sarif": as_sarif.write,
    "junit": as_junit.write,
    "github": as_github.write,
    "html": as_html.write,
}
"""By the name that `--format` takes. Each writer takes the checked inputs one by one and gives lines."""
