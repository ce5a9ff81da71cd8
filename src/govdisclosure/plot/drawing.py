"""What all pictures share: the figure, the Chinese font, the colours, and how a picture is written to a file."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import IO, Any, cast

from attrs import frozen

from govdisclosure.errors import MissingExtraError, UndrawableError
from govdisclosure.message import Message

try:
    from matplotlib import font_manager, rc_context  # pyright: ignore[reportUnknownVariableType]
    from matplotlib.figure import Figure
    from matplotlib.patheffects import withStroke
except ImportError as error:
    raise MissingExtraError("govdisclosure.plot", "plot") from error

__all__ = [
    "FONTS",
    "HALO",
    "INK",
    "PALE",
    "PALETTE",
    "Drawing",
    "Picture",
    "begin",
    "in_lines",
    "save",
    "text_style",
    "without_scale",
]

FONTS = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB"),
    *("Heiti SC", "SimHei", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Noto Serif CJK SC", "Songti SC", "SimSun"),
    *("Noto Sans CJK JP", "Arial Unicode MS"),
)
"""Fonts with simplified Chinese, the best first: those of Linux, Windows and macOS."""

NO_FONT = Message(
    "没有找到可显示中文的字体。请安装其中之一：{fonts}（Debian、Ubuntu：apt install fonts-noto-cjk）。",
    "No font with Chinese characters was found. Install one of {fonts} (Debian, Ubuntu: apt install fonts-noto-cjk).",
)

INK, PALE = "#333333", "#8a8a8a"
PALETTE = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")
"""Six colours that people with any kind of colour vision tell apart (Okabe and Ito)."""

HALO = (withStroke(linewidth=2.5, foreground="white"),)
"""What parts a number from the line that it stands on."""

WIDTH = 8.0
"""Inches: the width of a page, at which the text of 10 points can be read."""

LEFT = 0.012
"""Where titles and notes begin, as a part of the width."""

LABEL, MAX_LINES = 18, 4
"""Characters in a line of a label, and lines: more would leave no room for the bars."""

MAX_SHOWN_FONTS = 4
"""A sentence that names more fonts than this is not read to its end."""

SALT: dict[Any, Any] = {"svg.hashsalt": "govdisclosure"}
"""The same picture gives the same bytes."""


class Picture(Figure):
    """A matplotlib figure that a notebook shows by itself."""

    def _repr_png_(self) -> bytes:
        file = io.BytesIO()
        save(self, file, "png")
        return file.getvalue()


@frozen
class Drawing:
    """A picture that is being made, and the place in it where the figures are drawn."""

    picture: Picture
    axes: Any  # matplotlib types what its methods take by name as unknown


@cache
def _fonts() -> tuple[str, ...]:
    """The fonts to draw with: the best Chinese one, then matplotlib's own for what that lacks."""
    there = set(font_manager.get_font_names())
    found = next((name for name in FONTS if name in there), None)
    if found is None:
        some = ", ".join(FONTS[:MAX_SHOWN_FONTS])
        raise UndrawableError(Message(NO_FONT.zh.format(fonts=some), NO_FONT.en.format(fonts=some)))
    return (found, "DejaVu Sans")


def begin(title: str, note: str, *, height: float) -> Drawing:
    """An empty picture with a title above and a note below, both from the left edge."""
    fonts = list(_fonts())
    with rc_context({"font.family": fonts, "axes.unicode_minus": False}):
        picture = Picture(figsize=(WIDTH, height), layout="constrained")
        axes: Any = picture.subplots()
        drawn: Any = picture  # matplotlib leaves the types of these two open
        drawn.suptitle(title, x=LEFT, ha="left", fontsize=13, color=INK, wrap=True)
        drawn.supxlabel(note, x=LEFT, ha="left", fontsize=9, color=PALE)
    axes.tick_params(labelfontfamily=fonts, labelcolor=INK, color=PALE, length=0)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return Drawing(picture, axes)


def in_lines(label: str) -> str:
    """A label in lines that leave room for its bar; of one that is too long, the beginning."""
    lines = wrap(label, LABEL)
    if len(lines) > MAX_LINES:
        lines[MAX_LINES - 1 :] = [f"{lines[MAX_LINES - 1][: LABEL - 1]}…"]
    return "\n".join(lines)


def without_scale(axes: Any) -> None:
    """Take the scale away below bars that have their numbers beside them."""
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.margins(x=0.1, y=0.02)
    if not axes.dataLim.width:  # all are zero: zero stands at the left as ever
        axes.set_xlim(0, 1)


def text_style() -> dict[str, Any]:
    """The style of any further text in a picture."""
    return {"fontfamily": list(_fonts()), "color": INK, "fontsize": 9}


def save(picture: Figure, target: str | Path | IO[bytes], form: str | None = None) -> None:
    """Write a picture as SVG or PNG, by the ending of the path or as `form` says; equal pictures give equal bytes."""
    form = form or Path(str(target)).suffix.removeprefix(".").lower()
    with rc_context(SALT):
        metadata = {"Date": None} if form == "svg" else {}
        cast("Any", picture).savefig(target, format=form, dpi=150, metadata=metadata)
