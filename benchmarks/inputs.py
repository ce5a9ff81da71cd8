"""The hostile inputs: what was slow, large or raised once, and its kin."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from benchmarks.pages import report
from govdisclosure import to_json

__all__ = ["BYTES", "PAGES", "TEXTS", "hostile"]

Make = Callable[[int], str]
"""A text of so many bytes."""

TABLE_2 = "二、主动公开政府信息情况\n"
TABLE_3 = "三、收到和处理政府信息公开申请情况\n"

DEPTH = 2000
"""Elements within elements just below the limit of libxml2."""


def hostile(before: str, inside: str, after: str = "") -> Make:
    """Pieces in a row, up to a size."""
    return lambda size: (before + inside + after) * (size // len((before + inside + after).encode()))


def headed(head: str, piece: str) -> Make:
    """A head and pieces, up to a size."""
    return lambda size: head + piece * ((size - len(head.encode())) // len(piece.encode()))


def nested(begin: str, inside: str, end: str, head: str = "") -> Make:
    """Elements within elements, as deep as is parsed, again and again."""
    return headed(head, begin * DEPTH + inside + end * DEPTH)


PAGES: Mapping[str, Make] = {
    "cells": headed("<h2>二、主动公开政府信息情况</h2><table>", "<tr><td>规章<td>1<td>2<td>3"),
    "blank cells": headed("<table><tr>", "<td>"),
    "rows that nobody knows": headed("<h2>二、主动公开政府信息情况</h2><table>", "<tr><td>某事项<td>1<td>2<td>3"),
    "paragraphs": headed("", "<p>1</p>"),
    "breaks": headed("<body>", "1<br>"),
    "blocks in blocks": nested("<div>", "1", "</div>"),
    "hidden elements": headed("<table><tr><td>", "<b style='display:none'>1</b>"),
    "hidden elements in hidden elements": nested("<b style='display:none'>", "1", "</b>", "<table><tr><td>"),
    "hidden blocks around tables": nested("<div hidden>", "<table><tr><td>1</table>", "</div>"),
    "elements hidden by a class": headed("<style>.a{display:none}</style><table><tr><td>", "<b class=a>1</b>"),
    "many rules": lambda size: (
        "<style>" + ".a b.c{display:none}" * (size // 40) + "</style>" + "<p class=a><b class=c>1</b></p>" * (size // 80)
    ),
    "cells in noscript": nested("<td>", "1", "", "<table><tr><td>1</table><noscript>"),
    "cells in cells": nested("<table><tr><td>", "1", "</td></tr></table>"),
    "notes in notes": nested("<sup>", "1", "</sup>", "<table><tr><td>"),
    "struck in struck": nested("<i style='text-decoration:line-through'>", "1", "</i>", "<table><tr><td>"),
    "attributes": headed("<table><tr><td", " a='1'"),
    "spans of many digits": headed("<table><tr><td colspan='", "9"),
    "headings": headed("", "<p>三、收到和处理政府信息公开申请情况</p>"),
    "preformatted": headed("<pre>", "a | b\n"),
}

TEXTS: Mapping[str, Make] = {
    "markdown": headed(TABLE_2, "| 规章 | 1 | 2 | 3 |\n"),
    "markdown tables": headed(TABLE_2, "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n"),
    "HTML tables in markdown": headed("| a | b |\n| --- | --- |\n", "<table><tr><td>1</td></tr></table>\n"),
    "lone pipes": headed(TABLE_2, "规章\n|\n1\n|\n"),
    "pipes behind texts": headed(TABLE_2, "规章 |\n1 |\n"),
    "one line of pipes": headed("", "1|"),
    "lone tabs": headed(TABLE_2, "规章\n\t\n1\n"),
    "lone tabs in one cell": headed(TABLE_2, "\t\n"),
    "tabs": headed(TABLE_2, "规章\t1\t2\t3\n"),
    "rows that end with a tab": headed(TABLE_2, "规章\t1\t\n2\n3\n"),
    "commas": headed(TABLE_2, "规章,1,2,3\n"),
    "quotes that never close": headed(TABLE_2, 'a,b,"c\n'),
    "drawn boxes": headed(TABLE_2, "├─┼─┤\n│1│2│\n"),
    "ruled columns": headed(TABLE_2, "--- ---\n1   2\n--- ---\n"),
    "rules alone": headed(TABLE_2, "--- --- ---\n"),
    "MediaWiki": headed(TABLE_2, "{|\n| 1 || 2\n|}\n"),
    "attributes of pandoc": headed(TABLE_2, '[3]{lang="en-US"} '),
    "brackets that never close": headed(TABLE_2, "[3]{"),
    "unknown lines": headed(TABLE_3, "某事项\n"),
    "unknown words": headed(TABLE_3, "某事项 1 2 3 4 5 6 7\n"),
    "labels": headed(TABLE_3, "自然人\n"),
    "rows": headed(TABLE_3, "二、上年结转政府信息公开申请数量\n1 2 3 4 5 6 7\n"),
    "figures": headed(TABLE_3, "1\n"),
    "headings of a text": headed("", "一、总体情况\n二、主动公开政府信息情况\n五、存在的主要问题及改进情况\n"),
    "pages with numbers": headed(TABLE_3, "1\n\f"),
    "blanks": headed(TABLE_3, " "),
    "blanks in front of a word": lambda size: (" " * 1000 + "--\n") * (size // 1003),
    "equal signs in MediaWiki": headed("{|\n| ", "a=ba"),
    "blanks in front of braces": lambda size: "{#a} " + " " * size,
    "one long line": headed(TABLE_3, "甲"),
}

TRADITIONAL = "甲縣人民政府2022年政府信息公開工作年度報告\n一、總體情況\n無。\n二、主動公開政府信息情況\n規章\n1\n2\n3\n"

ARCHIVE = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\n"
"""How a web archive begins."""

BYTES: Mapping[str, bytes] = {
    **{
        f"charset={name}": f"<meta charset={name}>".encode() + b"\xff"
        for name in ("undefined", "idna", "punycode", "rot13", "utf-7")
    },
    "charset=utf-16 in single bytes": b"<meta charset=utf-16>" + "规章".encode("gb18030"),
    "Big5 that nobody declares": TRADITIONAL.encode("big5"),
    "lone surrogates": TRADITIONAL.encode("utf-16-le")[:-1] + b"\xd8\x00",
    "lone surrogates in escapes": b'{"a": "<table><tr><td>\\ud800</td></tr></table>"}',
    "numbers of 4,300 digits": to_json(report()).replace('"total": 0', '"total": ' + "9" * 4300, 1).encode(),
    "depth of JSON": b"[" * 100_000,
    "zeros": bytes(1000),
    "a web archive without an end": ARCHIVE + b"Content-Type: text/html\r\n\r\n<p>1",
    "web archives in a web archive": ARCHIVE * 2000,
    "a PDF": b"%PDF-1.7\n",
    "a Word file": b"PK\x03\x04" + bytes(26) + b"word/document.xml",
    "an OFD file": b"PK\x03\x04" + bytes(26) + b"OFD.xml",
}
