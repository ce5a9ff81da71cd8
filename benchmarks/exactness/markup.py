"""HTML as portals, word processors and page builders write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from random import Random

from attrs import frozen

from benchmarks.exactness.printing import Cell, Printed

__all__ = ["RUNS", "STYLES", "Style", "page", "style"]

Dress = Callable[[str, str, Random], str]
"""A cell from its attributes (spans) and its text, as HTML."""

BLANKS = ("", "", "", "&nbsp;", "&#12288;", "<br>", " \n ")


def _plain(spans: str, text: str, _rng: Random) -> str:
    return f"<td{spans}>{text}</td>"


def _cms(spans: str, text: str, rng: Random) -> str:
    """What an editor in a content management system leaves."""
    style = "border:.5pt solid windowtext;padding:0 5px;font-family:宋体"
    return f'<td{spans} class="xl6{rng.randrange(10)}" width="{rng.randrange(30, 200)}" style="{style}">{text}</td>'


def _word(spans: str, text: str, rng: Random) -> str:
    """What Word exports: a paragraph, and a run for every change of language or font in a label."""
    return _in_runs(spans, text, rng) if text and not text[-1].isdigit() else _paragraph(spans, _run(text))


def _in_runs(spans: str, text: str, rng: Random) -> str:
    """The same, with runs that end within a number too."""
    if len(text) > 1 and "&" not in text and "<" not in text and rng.random() < 0.3:
        at = rng.randrange(1, len(text))
        return _paragraph(spans, _run(text[:at]) + _run(text[at:]))
    return _paragraph(spans, _run(text))


def _run(text: str) -> str:
    return f'<span lang="EN-US" style="font-size:10.5pt;font-family:仿宋_GB2312">{text}</span>'


def _paragraph(spans: str, runs: str) -> str:
    border = "mso-border-alt:solid windowtext .5pt"
    return f'<td{spans} valign="top" style="{border}"><p class="MsoNormal" align="center">{runs}<o:p></o:p></p></td>'


def _soup(spans: str, text: str, _rng: Random) -> str:
    """Capital letters, elements that are not closed, font elements."""
    return f"<TD{spans.upper()} ALIGN=center><FONT SIZE=2>{text}"


def _heads(spans: str, text: str, _rng: Random) -> str:
    """Text in th, figures in td, everything in a div."""
    element = "td" if not text or text[-1].isdigit() else "th"
    return f"<{element}{spans}><div class='cell'>{text}</div></{element}>"


def _broken(spans: str, text: str, rng: Random) -> str:
    """Labels broken by hand to fit a narrow column."""
    if len(text) > 5 and not text[-1].isdigit() and "&" not in text and rng.random() < 0.5:
        at = rng.randrange(2, len(text) - 2)
        text = f"{text[:at]}<br/>{text[at:]}"
    return f"<td{spans}><p><strong>{text}</strong></p></td>"


STYLES: dict[str, Dress] = {"plain": _plain, "cms": _cms, "word": _word, "soup": _soup, "heads": _heads, "broken": _broken}
"""How cells are dressed, by name."""

RUNS: dict[str, Dress] = {"runs": _in_runs}
"""The same for pages whose numbers are in pieces; tools that write a line for each piece lose them."""


@frozen
class Style:
    """How one page writes all its tables. `blank`: what stands in its blank cells; `shape`: what stands around the rows."""

    name: str
    dress: Dress
    blank: str
    shape: str

    def table(self, printed: Printed, rng: Random) -> str:
        """A table with its spans."""
        return self._rows([[(_spans(cell), cell.text) for cell in row] for row in printed.rows], rng)

    def grid(self, rows: Sequence[Sequence[str]], rng: Random) -> str:
        """A table without any span."""
        return self._rows([[("", text) for text in row] for row in rows], rng)

    def _rows(self, rows: Sequence[Sequence[tuple[str, str]]], rng: Random) -> str:
        end = "" if self.name == "soup" else "</tr>"
        lines = ["<tr>" + "".join(self._cell(spans, text, rng) for spans, text in row) + end for row in rows]
        return self.shape.format("\n".join(lines))

    def _cell(self, spans: str, text: str, rng: Random) -> str:
        return self.dress(spans, escape(text, quote=False) or self.blank, rng)


def style(dresses: Mapping[str, Dress], rng: Random) -> Style:
    """Return a way to write tables, of one of these kinds."""
    name = rng.choice(list(dresses))
    shapes = ("<table>{}</table>", "<table border='1'><tbody>\n{}\n</tbody></table>", "<div class='t'><table>{}</table></div>")
    shape = "<TABLE BORDER=1>{}</TABLE>" if name == "soup" else rng.choice(shapes)
    return Style(name, dresses[name], rng.choice(BLANKS), shape)


def _spans(cell: Cell) -> str:
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    return across + (f' rowspan="{cell.down}"' if cell.down > 1 else "")


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
