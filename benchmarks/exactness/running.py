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

BLANK_HEADS = "heads: blank"
"""Pages that tools without blank cells print as other reports: a column without a head is gone, or in another place."""

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
        tools = [TOOLS[name] for name in names]
        return [_run(tool, page, source) for tool in tools if tool.blanks == "kept" or BLANK_HEADS not in page.tags]


def _run(tool: Tool, page: Document, source: Source) -> ToolResult:
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # some converters print
            text = tool.run(source)
    except Exception:  # noqa: BLE001 - a converter may fail in any way; that is counted
        return ToolResult(tool.name, page, None)
    unsure = _lost(page, text) | (page.torn if tool.blanks == "lost" else frozenset())
    other = page.torn if tool.blanks == "moved" else frozenset()
    document = evolve(page, text=text, unsure=unsure, other=other, tags=(*page.tags, f"tool: {tool.name}"))
    return ToolResult(tool.name, document, score(document))


def _lost(page: Document, text: str) -> frozenset[str]:
    """The cells whose figure the tool lost: the text has fewer of them than the page prints."""
    printed = Counter(figure.lstrip("-") for figure, _ in page.figures if figure)
    left = Counter(_number.findall(text))
    gone = {figure for figure, count in printed.items() if _number.fullmatch(figure) and left[figure] < count}
    return frozenset(path for figure, path in page.figures if path is not None and figure.lstrip("-") in gone)
