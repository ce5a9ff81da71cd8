"""Converters that take HTML: libraries of Python and of node, browsers of the terminal, pandoc."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from benchmarks.exactness.tools import CHROMIUM, Blanks, Source, Tool, call, module

__all__ = ["TOOLS"]

WIDE = "500"
"""Columns of a terminal on which no row is broken; links takes no more than 512."""

PANDOC = ("markdown", "gfm", "plain", "rst", "asciidoc", "mediawiki", "org", "textile", "commonmark_x", "html")
NODE = {
    "turndown": "const T=require('turndown');print(new T().turndown(text))",
    "turndown + gfm": (
        "const T=require('turndown');const t=new T();t.use(require('turndown-plugin-gfm').gfm);print(t.turndown(text))"
    ),
    "html-to-text": "print(require('html-to-text').convert(text,{wordwrap:false}))",
    "html-to-text, tables": (
        "print(require('html-to-text').convert(text,{wordwrap:false,selectors:[{selector:'table',format:'dataTable'}]}))"
    ),
    "node-html-markdown": "print(require('node-html-markdown').NodeHtmlMarkdown.translate(text))",
}
BLANKS_OF_NODE: dict[str, Blanks] = {
    "turndown": "kept",
    "turndown + gfm": "kept",
    "html-to-text": "lost",
    "html-to-text, tables": "lost",
    "node-html-markdown": "moved",
}
NODE_PACKAGES = {
    "turndown + gfm": ("node:turndown", "node:turndown-plugin-gfm"),
    "html-to-text, tables": ("node:html-to-text",),
}


def _html2text(**options: object) -> Callable[[Source], str]:
    def run(source: Source) -> str:
        converter = module("html2text").HTML2Text()
        for name, value in options.items():
            setattr(converter, name, value)
        return str(converter.handle(source.page))

    return run


def _of_soup(separator: str, *, strip: bool) -> Callable[[Source], str]:
    def run(source: Source) -> str:
        soup = module("bs4").BeautifulSoup(source.page, "lxml")
        return str(soup.get_text(separator, strip=strip))

    return run


def _rows_of_soup(source: Source) -> str:
    """What many write by hand: the cells of each row joined by tabs, all else by lines."""
    soup = module("bs4").BeautifulSoup(source.page, "lxml")
    for row in soup.find_all("tr"):
        if row.find("table") is None:
            row.replace_with("\n" + "\t".join(cell.get_text(strip=True) for cell in row.find_all(["td", "th"])))
    return str(soup.get_text("\n"))


def _frames(source: Source, write: Callable[[Any], str]) -> str:
    """The tables by pandas, between the paragraphs of the page."""
    tables = iter(module("pandas").read_html(io.StringIO(source.page)))
    soup = module("bs4").BeautifulSoup(source.page, "lxml")
    for table in soup.find_all("table"):
        frame = next(tables, None)
        if table.find("table") is None and frame is not None:
            table.replace_with("\n" + write(frame) + "\n")
    return str(soup.get_text("\n"))


def _inscriptis(source: Source) -> str:
    return str(module("inscriptis").get_text(source.page))


def _trafilatura(form: str) -> Callable[[Source], str]:
    return lambda source: str(
        module("trafilatura").extract(source.page, output_format=form, include_tables=True, favor_recall=True) or ""
    )


def _resiliparse(source: Source) -> str:
    return str(module("resiliparse.extract.html2text").extract_plain_text(source.page))


def _selectolax(source: Source) -> str:
    return str(module("selectolax.lexbor").LexborHTMLParser(source.page).body.text(separator="\n"))


def _lxml(source: Source) -> str:
    return str(module("lxml.html").fromstring(source.page).text_content())


def _markdownify(**options: object) -> Callable[[Source], str]:
    return lambda source: str(module("markdownify").markdownify(source.page, **options))


def _inner_text(source: Source) -> str:
    """What a browser copies: innerText."""
    script = (
        "<script>addEventListener('load',()=>{const t=document.body.innerText;"
        "document.body.innerHTML='<pre></pre>';document.body.firstChild.textContent=t})</script>"
    )
    path = source.folder / "inner.html"
    path.write_text(source.page.replace("</head>", script + "</head>"), "utf-8")
    dumped = call(*CHROMIUM, "--virtual-time-budget=2000", "--dump-dom", path.as_uri())
    found = re.search(r"<pre>(.*?)</pre>", dumped, re.DOTALL)
    return html.unescape(found.group(1)) if found else ""


def _node(script: str) -> Callable[[Source], str]:
    whole = f"const print=x=>process.stdout.write(x);const text=JSON.parse(require('fs').readFileSync(0,'utf8'));{script}"
    return lambda source: call("node", "-e", whole, given=json.dumps(source.page))


def _pandoc(form: str) -> Callable[[Source], str]:
    return lambda source: call("pandoc", "-f", "html", "-t", form, "--wrap=none", str(source.html))


def _tools() -> Iterator[Tool]:
    yield Tool("html2text", ("html2text",), _html2text(body_width=0))
    yield Tool("html2text, wrapped", ("html2text",), _html2text())
    yield Tool("html2text, padded", ("html2text",), _html2text(body_width=0, pad_tables=True))
    yield Tool("html2text, no tables", ("html2text",), _html2text(body_width=0, ignore_tables=True), blanks="lost")
    yield Tool("markdownify", ("markdownify",), _markdownify())
    yield Tool("markdownify, head inferred", ("markdownify",), _markdownify(table_infer_header=True))
    yield Tool("inscriptis", ("inscriptis",), _inscriptis)
    for form in ("txt", "markdown", "xml", "html"):
        yield Tool(f"trafilatura {form}", ("trafilatura",), _trafilatura(form), blanks="lost" if form == "txt" else "kept")
    for separator, name in (("\n", "lines"), (" ", "blanks"), ("\t", "tabs"), ("|", "pipes"), ("", "nothing")):
        for strip in (False, True):
            label = f"BeautifulSoup {name}{', stripped' if strip else ''}"
            yield Tool(label, ("bs4", "lxml"), _of_soup(separator, strip=strip), blanks="lost")
    yield Tool("BeautifulSoup rows by tabs", ("bs4", "lxml"), _rows_of_soup)
    yield Tool("lxml text_content", ("lxml",), _lxml, blanks="lost")
    yield Tool("resiliparse", ("resiliparse",), _resiliparse, blanks="lost")
    yield Tool("selectolax", ("selectolax",), _selectolax, blanks="lost")
    yield from _of_pandas()
    for name, script in NODE.items():
        yield Tool(name, NODE_PACKAGES.get(name, (f"node:{name}",)), _node(script), BLANKS_OF_NODE[name])
    for form in PANDOC:
        yield Tool(f"pandoc {form}", ("$pandoc",), _pandoc(form))
    yield from _of_browsers()


def _of_pandas() -> Iterator[Tool]:
    needs = ("pandas", "bs4", "lxml", "html5lib")
    writers: dict[str, Callable[[Any], str]] = {
        "to_csv": lambda frame: str(frame.to_csv()),
        "to_csv, no index": lambda frame: str(frame.to_csv(index=False)),
        "to_csv, bare": lambda frame: str(frame.to_csv(index=False, header=False)),
        "to_string": lambda frame: str(frame.to_string()),
        "to_html": lambda frame: str(frame.to_html()),
        "to_markdown": lambda frame: str(frame.to_markdown()),
    }
    for name, write in writers.items():
        more = ("tabulate",) if name == "to_markdown" else ()
        yield Tool(f"pandas {name}", (*needs, *more), partial(_frames, write=write))


def _dump(*command: str) -> Callable[[Source], str]:
    return lambda source: call(*command, str(source.html))


def _of_browsers() -> Iterator[Tool]:
    """What browsers copy or dump; those of the terminal leave distances for blank cells, which a line does not always show."""
    yield Tool("chromium innerText", ("$chromium",), _inner_text)
    lynx = ("lynx", "-dump", "-nolist", "-display_charset=utf-8", "-assume_charset=utf-8")
    elinks = ("elinks", "-dump", "1", "-dump-charset", "utf-8", "-no-references")
    for columns in ("80", WIDE):
        dumps = {
            "lynx": _dump(*lynx, f"-width={columns}"),
            "w3m": _dump("w3m", "-dump", "-I", "utf-8", "-O", "utf-8", "-cols", columns),
            "links": _dump("links", "-dump", "-codepage", "utf-8", "-width", columns),
            "elinks": _dump(*elinks, "-dump-width", columns),
        }
        for name, run in dumps.items():
            yield Tool(f"{name} {columns}", (f"${name}",), run, blanks="lost")


TOOLS = tuple(_tools())
"""The converters of pages."""
