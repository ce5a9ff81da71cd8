"""Attributes that pandoc's markdown hangs on words, headings and blocks: `[3]{lang="en-US"}`, `:::`."""

from __future__ import annotations

import re

__all__ = ["without_attributes"]

_span = re.compile(r"\[([^\[\]]*)\]\{[^{}]*\}")
_heading = re.compile(r"[ \t]*\{[.#][^{}\n]*\}[ \t]*$", re.MULTILINE)
_fence = re.compile(r"^[ ]*:{3,}.*$", re.MULTILINE)


def without_attributes(text: str) -> str:
    r"""A text without pandoc's attributes; as many line ends stay as were there.

    >>> without_attributes('[3]{lang="en-US"} ## 标题 {#id .unnumbered}')
    '3 ## 标题'
    """
    for _ in range(MAX_NESTED):
        if "]{" not in text:
            break
        text = _span.sub(_inside, text)
    if "{#" in text or "{." in text:
        text = _heading.sub("", text)
    return _fence.sub("", text) if ":::" in text else text


MAX_NESTED = 3
"""Spans within spans (language, emphasis, style) that are taken off."""


def _inside(match: re.Match[str]) -> str:
    """The words themselves, with the line ends of the attributes behind them."""
    return match[1] + "\n" * match[0][len(match[1]) :].count("\n")
