"""What a source that holds no report looks like, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govdisclosure.reading.diagnosing import diagnose_reading
from govdisclosure.reading.preface import is_title
from govdisclosure.reading.reading import Diagnostic
from govdisclosure.source.page import Features

__all__ = ["refuse", "refuse_bytes"]

MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "PDF 文件", "a PDF file"),
    (b"PK\x03\x04", "Word、Excel 等压缩格式文件", "a Word, Excel or other zipped file"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 或 Excel 文件", "an old Word or Excel file"),
    (b"\x89PNG", "PNG 图片", "a PNG image"),
    (b"\xff\xd8\xff", "JPEG 图片", "a JPEG image"),
    (b"GIF8", "GIF 图片", "a GIF image"),
    (b"BM", "BMP 图片", "a BMP image"),
    (b"RIFF", "WebP 图片或音视频", "a WebP image or a media file"),
    (b"\x1f\x8b", "gzip 压缩文件", "a gzip archive"),
    (b"Rar!", "RAR 压缩文件", "a RAR archive"),
    (b"7z\xbc\xaf", "7z 压缩文件", "a 7z archive"),
    (b"{\\rtf", "RTF 文件", "an RTF file"),
)

_before_2019 = re.compile("政府信息公开情况统计表|统计指标|主动公开政府信息数")
_attached = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|zip|rar|ofd)(?:[?#\"'\s]|$)", re.IGNORECASE)
_error = re.compile(
    r"\b(?:403|404|500|502|503)\b|页面不存在|无法访问|找不到(?:该)?页|访问(?:出错|被拒)|Not Found|Forbidden|正在跳转|自动跳转",
    re.IGNORECASE,
)
_aid = re.compile("解读|一图读懂|图解")

LITTLE = 600
"""Characters of text below which a page has no content of its own."""


def refuse_bytes(data: bytes) -> Diagnostic | None:
    """A file that is no text at all, by its first bytes."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return diagnose_reading("parse-empty")
    for start, zh, en in MAGIC:
        if data.startswith(start) and (len(start) > 2 or b"\x00" in data[:64]):
            return diagnose_reading("parse-binary-file", what_zh=zh, what_en=en)
    return None


def refuse(page: Features, texts: Sequence[str], plain_title: str) -> Diagnostic:
    """What a page or text without a report looks like. `texts` are its paragraphs and cells, in simplified script."""
    whole = "\n".join(texts)
    titles = [text for text in texts if is_title(text)]
    attached = [link for link in page.hrefs if _attached.search(link)]
    if not whole.strip():
        code = "parse-script-shell" if page.scripts else "parse-image-only" if page.images else "parse-empty"
    elif _before_2019.search(whole):
        code = "parse-old-form"
    elif len(whole) < LITTLE and _error.search(whole + plain_title):
        code = "parse-error-page"
    elif _aid.search(plain_title) or (titles and _aid.search(titles[0])):
        code = "parse-reading-aid"
    elif len(titles) >= 3 and len(page.hrefs) >= 3:
        code = "parse-list-page"
    elif attached and (titles or "年度报告" in plain_title + whole):
        return diagnose_reading("parse-attachment-only", text=attached[0])
    elif page.images and (titles or "年度报告" in plain_title) and len(whole) < 4 * LITTLE:
        code = "parse-image-only"
    elif page.scripts and len(whole) < LITTLE:
        code = "parse-script-shell"
    else:
        return diagnose_reading("parse-not-a-report", text=whole.strip()[:60])
    return diagnose_reading(code)
