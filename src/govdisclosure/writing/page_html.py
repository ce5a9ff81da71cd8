"""HTML as the form is printed: spans and heads, a caption for every table, th with its scope."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from govdisclosure.schema.sheet import Sheet, SheetCell, split
from govdisclosure.writing.document import Document, Part

__all__ = ["html_page"]

STYLE = """\
body { max-width: 60em; margin: 2em auto; padding: 0 1em; line-height: 1.75; }
body { font-family: "SimSun", "Songti SC", "Noto Serif CJK SC", serif; }
h1 { text-align: center; font-size: 1.5em; }
h2 { font-size: 1.15em; font-family: "SimHei", "Heiti SC", "Noto Sans CJK SC", sans-serif; }
.facts { text-align: center; }
section > p { text-indent: 2em; }
table { width: 100%; border-collapse: collapse; margin: 1em 0; font-size: .9em; line-height: 1.4; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { border: 1px solid; padding: .35em .5em; text-align: center; font-weight: normal; text-wrap: balance; }
td:nth-last-of-type(n+5), td:nth-last-of-type(n+5) ~ td { width: 3em; } /* many columns: all as wide as each other */
th[scope=row] { text-align: left; text-wrap: wrap; }
footer { border-top: 1px solid; margin-top: 2em; text-align: center; font-size: .9em; }"""


def html_page(document: Document, *, by_item: bool = False, language: str = "zh-CN") -> str:
    """The document as a page that stands alone; `by_item` gives table 2 as one table for each item of article 20."""
    return "\n".join(_page(document, by_item=by_item, language=language)) + "\n"


def _page(document: Document, *, by_item: bool, language: str) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{escape(document.title or '')}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n<main>"
    if document.title is not None:
        yield f"<h1>{escape(document.title)}</h1>"
    yield from (f'<p class="facts">{escape(fact)}</p>' for fact in document.facts.values())
    for part in document.parts:
        yield from _section(part, by_item=by_item)
    yield "</main>"
    if document.footer:
        yield from ("<footer>", *(f"<p>{escape(line)}</p>" for line in document.footer.values()), "</footer>")
    yield "</body>\n</html>"


def _section(part: Part, *, by_item: bool) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(part.heading)}</h2>"
    yield from (f"<p>{escape(paragraph)}</p>" for paragraph in part.paragraphs)
    if part.sheet is not None:
        for sheet in split(part.sheet) if by_item else [part.sheet]:
            yield from _table(sheet)
    yield "</section>"


def _table(sheet: Sheet) -> Iterator[str]:
    yield f"<table>\n<caption>{escape(sheet.caption)}</caption>\n<tbody>"
    for row in sheet.rows:
        yield f"<tr>{''.join(map(_cell, row))}</tr>"
    yield "</tbody>\n</table>"


def _cell(cell: SheetCell) -> str:
    tag = "th" if cell.scope else "td"
    spans = [f' {name}="{value}"' for name, value in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if value > 1]
    scope = f' scope="{cell.scope}"' if cell.scope else ""
    return f"<{tag}{scope}{''.join(spans)}>{escape(cell.text)}</{tag}>"
