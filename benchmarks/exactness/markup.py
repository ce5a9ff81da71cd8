"""HTML as portals, word processors and page builders write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from random import Random

from benchmarks.exactness.printing import Cell, Printed

__all__ = ["STYLES", "grid", "page", "table"]

Dress = Callable[[str, str, Random], str]
"""A cell from its attributes (spans) and its text."""

BLANKS = ("", "", "&nbsp;", "&#12288;", "<br>", " \n ")


def _text(text: str, rng: Random) -> str:
    return escape(text, quote=False) or rng.choice(BLANKS)


def _plain(spans: str, text: str, rng: Random) -> str:
    return f"<td{spans}>{_text(text, rng)}</td>"


def _cms(spans: str, text: str, rng: Random) -> str:
    """What an editor in a content management system leaves."""
    style = "border:.5pt solid windowtext;padding:0 5px;font-family:宋体"
    return f'<td{spans} class="xl6{rng.randrange(10)}" width="{rng.randrange(30, 200)}" style="{style}">{_text(text, rng)}</td>'


def _word(spans: str, text: str, rng: Random) -> str:
    """What Word exports: a paragraph, and a run for every change of language or font, also inside a number."""
    runs = [text]
    if len(text) > 1 and rng.random() < 0.3:
        at = rng.randrange(1, len(text))
        runs = [text[:at], text[at:]]
    dressed = "".join(
        f'<span lang="EN-US" style="font-size:10.5pt;font-family:仿宋_GB2312">{_text(run, rng)}<o:p></o:p></span>' for run in runs
    )
    border = "mso-border-alt:solid windowtext .5pt"
    return f'<td{spans} valign="top" style="{border}"><p class="MsoNormal" align="center">{dressed}</p></td>'


def _soup(spans: str, text: str, rng: Random) -> str:
    """Capital letters, elements that are not closed, font elements."""
    return f"<TD{spans.upper()} ALIGN=center><FONT SIZE=2>{_text(text, rng)}"


def _heads(spans: str, text: str, rng: Random) -> str:
    """Text in th, figures in td, everything in a div."""
    element = "td" if not text or text[-1].isdigit() else "th"
    return f"<{element}{spans}><div class='cell'>{_text(text, rng)}</div></{element}>"


def _broken(spans: str, text: str, rng: Random) -> str:
    """Labels broken by hand to fit a narrow column."""
    body = _text(text, rng)
    if len(text) > 5 and not text.isdigit() and rng.random() < 0.5:
        at = rng.randrange(2, len(text) - 2)
        body = f"{escape(text[:at], quote=False)}<br/>{escape(text[at:], quote=False)}"
    return f"<td{spans}><p><strong>{body}</strong></p></td>"


STYLES: dict[str, Dress] = {"plain": _plain, "cms": _cms, "word": _word, "soup": _soup, "heads": _heads, "broken": _broken}
"""How cells are dressed, by name."""


def table(printed: Printed, style: str, rng: Random) -> str:
    """A table with its spans."""
    return _table([[(_spans(cell), cell.text) for cell in row] for row in printed.rows], style, rng)


def grid(rows: Sequence[Sequence[str]], style: str, rng: Random) -> str:
    """A table without any span."""
    return _table([[("", text) for text in row] for row in rows], style, rng)


def _spans(cell: Cell) -> str:
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    return across + (f' rowspan="{cell.down}"' if cell.down > 1 else "")


def _table(rows: Sequence[Sequence[tuple[str, str]]], style: str, rng: Random) -> str:
    dress = STYLES[style]
    end = "" if style == "soup" else "</tr>"
    lines = ["<tr>" + "".join(dress(spans, text, rng) for spans, text in row) + end for row in rows]
    body = "\n".join(lines)
    shape = rng.choice(
        ("<table>{}</table>", "<table border='1'><tbody>\n{}\n</tbody></table>", "<div class='t'><table>{}</table></div>")
    )
    if style == "soup":
        shape = "<TABLE BORDER=1>{}</TABLE>"
    return shape.format(body)


def page(title: str, parts: Sequence[str], rng: Random) -> str:
    """The parts of a report as a page of a portal; sometimes the whole report stands in a table of the layout."""
    body = "\n".join(part if part.startswith("<") else f"<p>{escape(part, quote=False)}</p>" for part in parts)
    if rng.random() < 0.2:
        body = f"<table width='100%'><tr><td>\n{body}\n</td></tr></table>"
    menu = "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/zwgk'>政务公开</a></li></ul>"
    foot = "<div class='footer'>主办单位：信息中心 网站标识码：0000000000</div>"
    return (
        f"<!DOCTYPE html>\n<html><head><meta charset='utf-8'><title>{title}</title></head><body>{menu}\n"
        f"<div class='content'><h1>{title}</h1>\n{body}\n</div>{foot}</body></html>\n"
    )
