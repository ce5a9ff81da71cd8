"""Generated pages through other people's converters, and what is read of the texts that come out."""

from __future__ import annotations

import contextlib
import io
import logging
import re
import tempfile
from collections import Counter
from pathlib import Path

from attrs import evolve, frozen

from benchmarks.exactness import tools_of_pages, tools_of_paper
from benchmarks.exactness.documents import Document, make
from benchmarks.exactness.scoring import Score, score
from benchmarks.exactness.tools import Source, Tool, is_there

__all__ = ["TOOLS", "ToolResult", "available", "run_tools"]

TOOLS: dict[str, Tool] = {tool.name: tool for tool in (*tools_of_pages.TOOLS, *tools_of_paper.TOOLS)}
"""All converters by name."""

_number = re.compile(r"\d[\d,]*(?:\.\d+)?")


@frozen
class ToolResult:
    """What was read of what a tool made of one page; no score if the tool failed."""

    tool: str
    document: Document
    score: Score | None


def available(wanted: list[str]) -> tuple[list[str], list[str]]:
    """Return the tools that can run here, and those that lack something; `wanted` are parts of their names."""
    chosen = [tool for tool in TOOLS.values() if not wanted or any(part in tool.name for part in wanted)]
    here = [tool.name for tool in chosen if all(is_there(need) for need in tool.needs)]
    return here, [tool.name for tool in chosen if tool.name not in here]


def run_tools(seed: str, names: list[str], folder: Path) -> list[ToolResult]:
    """Make one page, send it through every tool and read what comes out."""
    logging.disable()  # some converters warn of every font
    page = make("html", seed, damaged=False)
    with tempfile.TemporaryDirectory(dir=folder) as own:
        source = Source(page.text, Path(own))
        return [_run(TOOLS[name], page, source) for name in names]


def _run(tool: Tool, page: Document, source: Source) -> ToolResult:
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # some converters print
            text = tool.run(source)
    except Exception:  # noqa: BLE001 - a converter may fail in any way; that is counted
        return ToolResult(tool.name, page, None)
    lost = _lost(page, text) | (frozenset() if tool.keeps_blanks else page.torn)
    document = evolve(page, text=text, unsure=lost, tags=(*page.tags, f"tool: {tool.name}"))
    return ToolResult(tool.name, document, score(document))


def _lost(page: Document, text: str) -> frozenset[str]:
    """The cells whose figure the tool lost: the text has fewer of them than the page prints."""
    printed = Counter(figure.lstrip("-") for figure, _ in page.figures if figure)
    left = Counter(_number.findall(text))
    gone = {figure for figure, count in printed.items() if _number.fullmatch(figure) and left[figure] < count}
    return frozenset(path for figure, path in page.figures if path is not None and figure.lstrip("-") in gone)
