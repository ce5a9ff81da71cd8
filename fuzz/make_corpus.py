"""Make the seeds and the dictionary of the fuzz targets: `python fuzz/make_corpus.py` writes both anew.

All of it is of our own making: reports with invented figures in every layout of the writers, the
examples, and small pieces for what the writers do not write. Running it twice gives the same files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from govdisclosure import AnnualReport, Money, to_json, write
from govdisclosure.reading.variants import VARIANTS
from govdisclosure.schema import FORMS, SECTIONS, TABLES, Edition, Portal
from govdisclosure.writing import LAYOUTS

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
EDITIONS: tuple[Edition, ...] = ("2019", "2021")
PORTAL = Portal(sponsor="青山县人民政府", site_code="1234567890", icp_number="辽ICP备12345678号-1", phone="0427-1234567")


def sample(edition: Edition, tables: tuple[str, ...] = TABLES, *, text: bool = True) -> AnnualReport:
    """A report in which no two cells agree, so that a shift shows; table 4 alone is of no edition."""
    cells = {
        cell.path: Money(Decimal(cell.index), None if cell.unit == "cell" else cell.unit) if cell.kind == "money" else cell.index
        for cell in FORMS[edition].cells
        if cell.table in tables
    }
    told = None if tables == ("review",) else edition
    if not text:
        return AnnualReport.from_cells(told, cells)
    return AnnualReport.from_cells(
        told,
        cells,
        title="青山县人民政府2022年政府信息公开工作年度报告",
        organization="青山县人民政府",
        year=2022,
        overview="本年度公开信息12条。",
        problems="人员不足。",
        other_matters="没有收取费用。",
        portal=PORTAL,
    )


def pages() -> Iterator[tuple[str, bytes]]:
    """Seeds for HTML: name and bytes."""
    for edition in EDITIONS:
        for layout in ("html", "html-split"):
            yield f"{layout}-{edition}", write(sample(edition), layout).encode()
        for table in ("proactive", "applications"):
            yield f"{table}-{edition}", body(write(sample(edition, (table,), text=False))).encode()
    whole = sample("2021", ("review",))
    page = write(whole, "html")
    yield "traditional", write(whole, "html", script="traditional").encode()
    yield "gb18030", page.replace("utf-8", "gb2312").encode("gb18030")
    yield "utf-16", page.encode("utf-16")
    yield "in-json", json.dumps({"data": {"content": page}}, ensure_ascii=False).encode()
    yield "in-script", ("<script>var page = " + json.dumps(page) + ";</script>").encode()
    yield "as-entities", page.replace("<", "&lt;").replace(">", "&gt;").encode()
    yield "report-json", to_json(whole).encode()
    yield "nested", f"<table><tr><td><table><tr><td>{page}</td></tr></table></td></tr></table>".encode()
    yield (
        "list",
        "".join(f'<li><a href="{y}.html">青山县{y}年政府信息公开工作年度报告</a></li>' for y in range(2019, 2024)).encode(),
    )
    yield "attached", '<title>2022年政府信息公开工作年度报告</title><a href="1.pdf">附件</a><img src="1.png">'.encode()
    yield "example", first_table((EXAMPLES / "qinghe-2022.html").read_text(encoding="utf-8")).encode()


def first_table(page: str) -> str:
    """The first table of a page as a word processor wrote it: the whole page is so large that it would slow all else down."""
    return page[page.index("<table") : page.index("</table>")]


def body(page: str) -> str:
    """What a page shows, without its head: what is small is changed quickly."""
    return page[page.index("<main>") : page.index("</main>")]


def texts() -> Iterator[tuple[str, bytes]]:
    """Seeds for text: name and bytes."""
    for layout in LAYOUTS:
        if layout.startswith("html"):
            continue
        for edition, table in (("2021", "applications"), ("2019", "proactive"), ("2021", "review")):
            yield f"{layout}-{table}", write(sample(edition, (table,), text=table == "review"), layout).encode()  # type: ignore[arg-type]
    whole = sample("2021", ("review",))
    yield "traditional", write(whole, "pipes", script="traditional").encode()
    yield "gb18030", write(whole, "tabs").encode("gb18030")
    yield "utf-16-le", write(whole, "lines").encode("utf-16-le")
    yield "boxes", drawn(whole).encode()
    yield "ruled", "二、主动公开政府信息情况\n------ ---- ---- ----\n规章   1    2    3\n------ ---- ---- ----\n".encode()
    yield (
        "pdf",
        "- 1 -\n\f三、收到和处理政府信息公\n开申请情况\n一、本年新收政府信息\n1 2 3 4 5 6 7\n公开申请数量\n\f第 2 页\n".encode(),
    )
    yield (
        "tabs-on-lines",
        "\n\t\n".join(["二、主动公开政府信息情况\n规章", "1", "2", "3\n行政规范性文件", "4", "5", "6"]).encode(),
    )
    yield "example", (EXAMPLES / "qinghe-2022.txt").read_bytes()


def word_files() -> Iterator[tuple[str, bytes]]:
    """Seeds for Word files: whole ones that are not packed (so that a changed byte is one of their text), and documents alone."""
    for edition, table in (("2021", "applications"), ("2019", "proactive"), ("2021", "review")):
        whole = unpacked(sample(edition, (table,), text=table == "review"))  # type: ignore[arg-type]
        yield f"{table}-{edition}.docx", whole
        with ZipFile(BytesIO(whole)) as archive:
            yield f"{table}-{edition}", archive.read("word/document.xml")
    yield "of-all-kinds", ALL_KINDS.encode()


def unpacked(report: AnnualReport) -> bytes:
    """A Word file whose entries are stored as they are."""
    file = BytesIO()
    with ZipFile(BytesIO(write(report, "docx"))) as archive, ZipFile(file, "w", ZIP_STORED) as stored:
        for entry in archive.infolist():
            stored.writestr(ZipInfo(entry.filename), archive.read(entry))
    return file.getvalue()


ALL_KINDS = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>主动公开政府信息情况</w:t></w:r></w:p>
<w:sdt><w:sdtContent><w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>
<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p>
<w:ins><w:r><w:t>规章</w:t><w:tab/><w:br/></w:r></w:ins><w:del><w:r><w:delText>1</w:delText></w:r></w:del></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>
</w:sdtContent></w:sdt><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>2</w:t></w:r>
<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>4</w:t></w:r></w:p></w:txbxContent></mc:Choice>
<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p><w:altChunk/></w:body></w:document>"""
"""Everything that a document can hold, once."""


def drawn(report: AnnualReport) -> str:
    """Table 4 in a drawn box."""
    rows = [line.strip("|") for line in write(report, "pipes-framed").splitlines() if line.startswith("|")]
    rule = "├" + "┼".join(["────"] * 15) + "┤"
    return (
        "四、政府信息公开行政复议、行政诉讼情况\n"
        + "\n".join(f"{rule}\n│{row.replace('|', '│')}│" for row in rows)
        + f"\n{rule}\n"
    )


MARKUP = (
    *(
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "</td>",
        "<th",
        "<td colspan=",
        "<td rowspan=2>",
        "<br>",
        "<p>",
        "<div>",
        "</div>",
        "<sup>",
    ),
    *(
        "<del>",
        "<pre>",
        "<!--",
        "<style>",
        "<script>",
        '<td style="display:none">',
        "hidden",
        "<input value=1>",
        "<meta charset=",
        "gb2312",
    ),
    *(
        "&nbsp;",
        "&lt;td",
        "\\u003ctd",
        "<![CDATA[",
        "|",
        "||",
        "| --- |",
        "\t",
        "\\|",
        "**",
        "---- ----",
        "├",
        "│",
        "┼",
        "+---+",
        "\f",
        "\r\n",
    ),
    *(
        "\u3000",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\ufffd",
        "\ufdd0",
        "（",
        "）",
        "(guī)",
        "１",
        "，",
        "1,234",
        "/",
        "—",
        "无",
        "万元",
        "小计",
        "⼭",
        "0.5",
    ),
)
NAMES = (
    "年政府信息公开工作年度报告",
    "2022",
    "主办单位：",
    "网站标识码：",
    "版权所有",
    "联系电话：",
    "发布日期：2023-01-20",
    "关闭",
    "第 3 页",
)
TOGETHER = ("第二十条第（一）项", "信息内容", "法人或其他组织", "申请人情况", "勾稽关系", "開數請項處總訴結")


def words() -> list[str]:
    """The words of the dictionary: labels of the forms and their variants, titles, markup."""
    labels = [label for form in FORMS.values() for cell in form.cells for label in (*cell.row, cell.column)]
    variants = [variant for own in VARIANTS.values() for variant in own[:1]]
    return list(dict.fromkeys([*labels, *variants, *SECTIONS.values(), *TOGETHER, *NAMES, *MARKUP]))


def entry(word: str) -> str:
    """A word as libFuzzer's dictionaries have it: all but letters and digits of ASCII as bytes."""
    return '"' + "".join(chr(b) if chr(b).isalnum() and b < 128 else f"\\x{b:02X}" for b in word.encode()) + '"'


def main() -> None:
    """Write corpus/html, corpus/text, corpus/docx and report.dict."""
    for target, seeds in (("html", pages()), ("text", texts()), ("docx", word_files())):
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for name, data in seeds:
            (folder / name).write_bytes(data)
    (HERE / "report.dict").write_text("\n".join(map(entry, words())) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
