"""What is no report: each kind has a code of its own that says what to do."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure.reading import Reading, read, read_all, read_html, read_text
from tests.reading.own_pages import html_page, html_table

LONG = "本页为栏目说明，介绍公开的范围和方式。" * 60
TITLE = "青河县财政局2022年政府信息公开工作年度报告"


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return file.getvalue()


def page(body: str, title: str = "") -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


BYTES = {
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "parse-binary-file"),
    "png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "parse-binary-file"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "parse-binary-file"),
    "gif": (b"GIF89a\x01\x00\x01\x00", "parse-binary-file"),
    "docx": (zipped(), "parse-binary-file"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "parse-binary-file"),
    "rtf": (b"{\\rtf1\\ansi 1}", "parse-binary-file"),
    "gzip": (b"\x1f\x8b\x08\x00" + bytes(20), "parse-binary-file"),
    "bmp": (b"BM\x36\x00\x00\x00\x00\x00", "parse-binary-file"),
    "empty": (b"", "parse-empty"),
    "blank": (b" \r\n\t\n", "parse-empty"),
    "mark only": (b"\xef\xbb\xbf\n", "parse-empty"),
    "zeros": (bytes(100), "parse-empty"),
}

PAGES = {
    "list": (
        page(
            "".join(f"<li><a href='/{y}.html'>青河县财政局{y}年政府信息公开工作年度报告</a></li>" for y in range(2019, 2024)),
            "年报列表",
        ),
        "parse-list-page",
    ),
    "shell": (page("<div id='app'></div><script src='/app.js'></script>"), "parse-script-shell"),
    "shell with words": (page("<div id='app'>正在加载，请稍候</div><script src='/app.js'></script>"), "parse-script-shell"),
    "attached pdf": (page(f"<h1>{TITLE}</h1><a href='/a/report.pdf?x=1'>下载</a>"), "parse-attachment-only"),
    "attached word": (page(f"<p>{LONG}</p><a href='report.docx'>附件</a>", TITLE), "parse-attachment-only"),
    "embedded pdf": (page("<embed src='/a/b.pdf'>", TITLE), None),
    "image": (page(f"<h1>{TITLE}（图片版）</h1><img src='1.jpg'><img src='2.jpg'>"), "parse-image-only"),
    "image alone": (page("<img src='1.jpg'>"), "parse-image-only"),
    "reading aid": (page(f"<p>{LONG}</p>", f"《{TITLE}》解读"), "parse-reading-aid"),
    "picture aid": (page(f"<h1>一图读懂{TITLE}</h1><p>{LONG}</p>"), "parse-reading-aid"),
    "before 2019": (
        page(
            f"<h1>青河县2017年政府信息公开工作年度报告</h1><p>{LONG}</p>"
            + html_table([["统计指标", "单位", "统计数"], ["主动公开政府信息数", "条", "120"]])
        ),
        "parse-old-form",
    ),
    "before 2019, its title": (page("<h1>政府信息公开情况统计表（2016年度）</h1>"), "parse-old-form"),
    "not found": (page("<h1>404</h1><p>您访问的页面不存在</p>"), "parse-error-page"),
    "forbidden": (page("403 Forbidden", "403 Forbidden"), "parse-error-page"),
    "redirect": (page("<p>页面正在跳转，请稍候</p><script>location.href='/x'</script>"), "parse-error-page"),
    "something else": (page(f"<h1>工作动态</h1><p>{LONG}</p>"), "parse-not-a-report"),
    "other tables": (page(html_table([["姓名", "成绩"], ["甲", "90"]]) + f"<p>{LONG}</p>"), "parse-not-a-report"),
}


def code_of(reading: Reading) -> str:
    assert reading.report is None
    (refused,) = [d for d in reading.diagnostics if d.severity == "error"]
    assert refused.message.zh
    assert refused.message.en
    return refused.code


@pytest.mark.parametrize("kind", BYTES)
def test_bytes_that_are_no_text(kind: str) -> None:
    data, code = BYTES[kind]
    assert code_of(read(data)) == code
    assert code_of(read(io.BytesIO(data))) == code


@pytest.mark.parametrize("kind", [kind for kind, (_, code) in PAGES.items() if code])
def test_pages_that_are_no_report(kind: str) -> None:
    source, code = PAGES[kind]
    assert code_of(read(source.encode())) == code
    assert code_of(read_html(source)) == code
    assert [code_of(reading) for reading in read_all(source.encode())] == [code]


def test_an_embedded_file_alone_is_named() -> None:
    (refused,) = read(PAGES["embedded pdf"][0].encode()).diagnostics
    assert refused.code in {"parse-attachment-only", "parse-empty"}


def test_the_attached_file_is_named() -> None:
    (refused,) = read(PAGES["attached pdf"][0].encode()).diagnostics
    assert refused.text == "/a/report.pdf?x=1"


@pytest.mark.parametrize(
    "text", ["今天天气不错。", "甲|乙|丙\n1|2|3\n4|5|6", "规章", "14", "{}", "[]", '{"schema": "other/1"}', "<", "&lt;table"]
)
def test_texts_that_are_no_report(text: str) -> None:
    assert code_of(read(text.encode())) == "parse-not-a-report"
    assert code_of(read_text(text)) == "parse-not-a-report"


def test_the_beginning_of_the_text_is_shown() -> None:
    (refused,) = read_text("今天天气不错。" * 30).diagnostics
    assert refused.text == ("今天天气不错。" * 30)[:60]


def test_a_report_in_json_with_a_fault() -> None:
    reading = read(b'{"schema": "govdisclosure/report/1", "yeer": 2022}')
    assert code_of(reading) == "parse-json-invalid"
    assert "yeer" in reading.diagnostics[0].message.en


def test_two_reports_are_an_error_with_the_first_of_them() -> None:
    first, second = html_page(title=TITLE), html_page(title=TITLE.replace("2022", "2023"), proactive="")
    reading = read_html(first + second)
    assert reading.report is not None
    assert reading.report.year == 2022
    assert [d.code for d in reading.diagnostics if d.severity == "error"] == ["parse-several-reports"]


def test_the_same_report_twice_is_one() -> None:
    reading = read_html(html_page() + html_page())
    assert "parse-several-reports" not in [d.code for d in reading.diagnostics]


@given(st.binary(max_size=400))
def test_any_bytes_give_a_reading(data: bytes) -> None:
    reading = read(data)
    assert reading.report is not None or any(d.severity == "error" for d in reading.diagnostics)


@pytest.mark.parametrize(
    "data", [b"<td>" * 5000, b"<div>" * 100_000, b'<table><tr><td colspan="1000000000">1' * 300, b"|" * 50_000, b"\t" * 50_000]
)
def test_hostile_bytes_give_a_reading(data: bytes) -> None:
    reading = read(data)
    assert reading.report is None
    assert any(d.severity == "error" for d in reading.diagnostics)
