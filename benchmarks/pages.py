"""The pages that are measured, made from the library's own official tables: plain ones, and one as Word exports it."""

from __future__ import annotations

import random
import re
from decimal import Decimal

from govdisclosure import AnnualReport, Money, write
from govdisclosure.schema import FORMS, CellValue, Edition

__all__ = ["page_of_2019", "plain_page", "report", "word_page"]

PROSE = "本年度继续做好政策发布、申请答复和平台维护，逐项核对公开目录，及时更正错漏。"
LINK = '<li class="item"><a href="channel/open/list.html" target="_blank" title="政府信息公开">政府信息公开</a></li>\n'

WORD = (
    '<p class="MsoNormal" align="center" style="margin:0cm;text-align:center;line-height:18.0pt;mso-pagination:widow-orphan">'
    '<span lang="EN-US" style="font-size:10.5pt;font-family:仿宋_GB2312;color:black;mso-font-kerning:0pt">'
    '<font face="仿宋_GB2312">{}</font><o:p></o:p></span></p>'
)
"""What Word and LibreOffice put around the text of a cell."""


def report(edition: Edition = "2021", year: int = 2022) -> AnnualReport:
    """A report on a form with a number in every cell; always the same one for a year."""
    pick = random.Random(year)  # noqa: S311 - figures for a benchmark
    cells: dict[str, CellValue] = {
        cell.path: Money(Decimal(pick.randrange(90)), "万元") if cell.kind == "money" else pick.randrange(400)
        for cell in FORMS[edition].cells
    }
    texts = {"overview": "\n".join([PROSE * 4] * 6), "problems": PROSE * 5, "other_matters": PROSE}
    return AnnualReport.from_cells(
        edition, cells, title=f"青禾县{year}年政府信息公开工作年度报告", organization="青禾县", year=year, **texts
    )


def plain_page(size: int = 26_000) -> bytes:
    """The page as this library writes it, each cell with a style of its own as content systems write them."""
    return _filled(_styled(report()), size)


def page_of_2019(size: int = 26_000) -> bytes:
    """The same of a report on the form of 2019."""
    return _filled(_styled(report("2019", 2019)), size)


def _styled(stated: AnnualReport) -> str:
    return re.sub(r"<(t[hd])([^>]*)>", r'<\1\2 style="border:1px solid #000;text-align:center">', write(stated, "html"))


def word_page(size: int = 90_000) -> bytes:
    """The same with Word's markup around the text of every cell."""
    page = re.sub(r"<(t[hd])([^>]*)>([^<]*)</\1>", lambda m: f"<td{m[2]}>{WORD.format(m[3])}</td>", write(report(), "html"))
    return _filled(page, size)


def _filled(page: str, size: int) -> bytes:
    """The page with as many links of a portal's navigation as make it nearly so long."""
    lacking = max(size - len(page.encode()), 0)
    links = lacking // len(LINK.encode())
    return page.replace("<body>", f'<body>\n<ul class="nav">\n{LINK * links}</ul>', 1).encode()
