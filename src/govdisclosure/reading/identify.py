"""What a source that holds no report looks like, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from govdisclosure.reading.diagnosing import diagnose_reading
from govdisclosure.reading.reading import Diagnostic
from govdisclosure.schema.titles import is_title
from govdisclosure.source.kinds import FileKind, kind_of
from govdisclosure.source.page import Features

__all__ = ["FORM_WORDS", "describe_bytes", "describe_kind", "describe_other_document"]

FORM_WORDS = ("信息公开", "信息公開", "资讯公开", "資訊公開", "主动公开", "主動公開", "行政复议", "行政復議", "申请人", "申請人")
"""Words of every report, in both scripts: rubbish of a wrong encoding holds none of them."""


class _Kind(NamedTuple):
    """What a file is, and the way out, in both languages."""

    zh: str
    en: str
    way_zh: str
    way_en: str


_AS_DOCX = (
    "请用 Word、WPS 或 LibreOffice 另存为 .docx 文件或“网页(*.htm)”",
    "save it as .docx or as “Web Page (*.htm)” by Word, WPS or LibreOffice (soffice --headless --convert-to docx FILE)",
)
_AS_SHEET = ("请用 Excel 或 WPS 表格打开并另存为“网页(*.htm)”", "open it in Excel or WPS and save it as “Web Page (*.htm)”")
_TEXT = (
    "请用 pdftotext 等工具提取文字（pdftotext -layout）",
    "extract its text with a tool such as pdftotext (pdftotext -layout)",
)
_OFD = (
    "请用 OFD 阅读器打开，导出为文本或 Word 文件后再读取",
    "open it in a reader of OFD and export it as text or as a Word file",
)
_RECOGNISE = ("请用文字识别（OCR）软件转为文本，或人工录入", "recognise its text (OCR), or type the figures")
_UNPACK = ("请先解压，再读取其中的文件", "unpack it and read the files in it")
_COPY = ("请打开后将其中文字复制为文本文件", "open it and copy its text into a text file")

KINDS: Mapping[FileKind, _Kind] = {
    "pdf": _Kind("PDF 文件", "a PDF file", *_TEXT),
    "docx": _Kind("Word 文件（docx）", "a Word file (docx)", *_AS_DOCX),
    "doc": _Kind("Word 文件（doc 或 wps）", "a Word file (doc or wps)", *_AS_DOCX),
    "word-xml": _Kind("Word XML 文件", "a Word XML file", *_AS_DOCX),
    "rtf": _Kind("RTF 文件", "an RTF file", *_AS_DOCX),
    "opendocument": _Kind("OpenDocument 文件", "an OpenDocument file", *_AS_DOCX),
    "xlsx": _Kind("电子表格（xlsx）", "a spreadsheet (xlsx)", *_AS_SHEET),
    "xls": _Kind("电子表格（xls 或 et）", "a spreadsheet (xls or et)", *_AS_SHEET),
    "pptx": _Kind("演示文稿（pptx）", "a presentation (pptx)", *_COPY),
    "ppt": _Kind("演示文稿（ppt）", "a presentation (ppt)", *_COPY),
    "ole": _Kind("旧版 Office 文件", "an old Office file", *_AS_DOCX),
    "ofd": _Kind("OFD 版式文件", "an OFD file", *_OFD),
    "image": _Kind("图片", "an image", *_RECOGNISE),
    "archive": _Kind("压缩文件", "an archive", *_UNPACK),
    "media": _Kind("音视频文件", "an audio or video file", "请改用报告的网页或文本", "use the report's page or its text"),
    "mht": _Kind("损坏的网页归档（mht）", "a broken web archive (mht)", "请重新保存报告网页", "save the report's page again"),
}

_before_2019 = re.compile("政府信息公开情况统计表|统计指标|主动公开政府信息数")
_attached = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|zip|rar|ofd)(?:[?#\"'\s]|$)", re.IGNORECASE)
_error = re.compile(
    r"\b(?:403|404|500|502|503)\b|页面不存在|无法访问|找不到(?:该)?页|访问(?:出错|被拒)|Not Found|Forbidden|正在跳转|自动跳转",
    re.IGNORECASE,
)
_aid = re.compile("解读|一图读懂|图解")

MAX_SHELL = 600
"""Characters of text below which a page has no content of its own: a notice, a menu, the words around a script."""


def describe_bytes(data: bytes) -> Diagnostic | None:
    """A file that is no text at all, by its content."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return diagnose_reading("parse-empty")
    kind = kind_of(data)
    if kind == "encrypted":
        return diagnose_reading("parse-file-encrypted")
    return None if kind is None else describe_kind(kind)


def describe_kind(kind: FileKind) -> Diagnostic:
    """What a file of another kind is, and what to do with it."""
    known = KINDS[kind]
    blank = " " if known.zh[0].isascii() else ""  # Chinese and Latin letters stand apart
    return diagnose_reading(
        "parse-binary-file", what_zh=blank + known.zh, what_en=known.en, way_zh=known.way_zh, way_en=known.way_en
    )


def describe_other_document(page: Features, texts: Sequence[str], plain_title: str) -> Diagnostic:
    """What a page or text without a report looks like. `texts` are its paragraphs and cells, in simplified script."""
    whole = "\n".join(texts)
    titles = [text for text in texts if is_title(text)]
    attached = [link for link in page.hrefs if _attached.search(link)]
    if not whole.strip():
        code = "parse-script-shell" if page.scripts else "parse-image-only" if page.images else "parse-empty"
    elif _before_2019.search(whole):
        code = "parse-old-form"
    elif len(whole) < MAX_SHELL and _error.search(whole + plain_title):
        code = "parse-error-page"
    elif _aid.search(plain_title) or (titles and _aid.search(titles[0])):
        code = "parse-reading-aid"
    elif len(titles) >= 3 and len(page.hrefs) >= 3:
        code = "parse-list-page"
    elif attached and (titles or "年度报告" in plain_title + whole):
        return diagnose_reading("parse-attachment-only", text=attached[0])
    elif page.images and (titles or "年度报告" in plain_title) and len(whole) < 4 * MAX_SHELL:
        code = "parse-image-only"
    elif page.scripts and len(whole) < MAX_SHELL:
        code = "parse-script-shell"
    else:
        return diagnose_reading("parse-not-a-report", text=whole.strip()[:60])
    return diagnose_reading(code)
