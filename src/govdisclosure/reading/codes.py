"""The codes of the diagnostics of reading, each with its severity and its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from govdisclosure.message import Severity

__all__ = ["CODES", "Code"]


class Code(NamedTuple):
    """A kind of diagnostic: how bad it is, what it says (templates), when it is given."""

    severity: Severity
    zh: str
    en: str


CODES: Mapping[str, Code] = {
    "parse-not-a-report": Code(
        "error",
        "未发现政府信息公开工作年度报告的任何表格，文本以“{text}”开头；请确认文件是否正确",
        "none of the tables of an annual report is here; the text begins with {text!r}. Is this the right file?",
    ),
    "parse-empty": Code("error", "文件没有内容；请重新保存或下载", "there is nothing in this file; save or download it again"),
    "parse-binary-file": Code(
        "error",
        "这是{what_zh}，不是网页、文本或 .docx 文件；{way_zh}",
        "this is {what_en}, neither a page, a text nor a .docx file; {way_en}",
    ),
    "parse-file-encrypted": Code(
        "error", "文件已加密；请取消打开密码，另存后再读取", "the file is encrypted; save it without a password first"
    ),
    "parse-file-damaged": Code(
        "error",
        "Word 文件已损坏或不完整，未读取；请重新保存或下载（{text}）",
        "the Word file is damaged or not whole and was not read; save or download it again ({text})",
    ),
    "parse-archive-too-large": Code(
        "error",
        "Word 文件的内容超过上限，未读取（{text}）",
        "what the Word file holds is larger than the limits and was not read ({text})",
    ),
    "parse-part-unread": Code(
        "warning",
        "文档中插入了另一个文件（altChunk），其内容未读取；请用 Word 打开后另存为 DOCX",
        "another file stands within the document (altChunk) and was not read; open it in Word and save it as DOCX",
    ),
    "parse-list-page": Code(
        "error",
        "这是报告目录页，不是报告正文；请打开其中一份报告再保存",
        "this is a list of reports, not a report; open one of them and save that page",
    ),
    "parse-script-shell": Code(
        "error",
        "页面内容由脚本加载，文件中没有正文；请在浏览器中打开后另存，或复制其文字",
        "this page is a shell that scripts fill; open it in a browser and save what it shows, or copy its text",
    ),
    "parse-attachment-only": Code(
        "error",
        "报告在附件“{text}”中，页面上没有表格；请下载附件并提取其文字",
        "the report is in the attached file {text!r}, the page has no tables; download it and extract its text",
    ),
    "parse-image-only": Code(
        "error",
        "报告是图片，页面上没有表格文字；需要人工录入或文字识别",
        "the report is an image, there is no text to read; it has to be typed or recognised",
    ),
    "parse-reading-aid": Code(
        "error",
        "这是报告的解读，不是报告本身；请打开报告原文",
        "this is a reading aid (解读) to a report, not the report; open the report itself",
    ),
    "parse-old-form": Code(
        "error",
        "这是 2019 年以前的统计表（政府信息公开情况统计表），不在本库支持的两版格式之列",
        "this is the statistical table of the years before 2019 (政府信息公开情况统计表), which is neither of the two forms",
    ),
    "parse-error-page": Code(
        "error",
        "这是网站的出错页或跳转页；请重新打开报告网页",
        "this is an error page or a redirect; open the report's page again",
    ),
    "parse-unwrapped": Code(
        "info",
        "报告网页位于 JSON 或脚本的字符串中，已取出并读取",
        "the report's page was found inside a string of JSON or of a script and read from there",
    ),
    "parse-hidden-text": Code(
        "info",
        "“{text}”隐藏不显示，未读取",
        "{text!r} is hidden, so that nobody sees it; it was not read",
    ),
    "parse-json-invalid": Code("error", "报告 JSON 有误：{text}", "this is a report in JSON with a fault: {text}"),
    "parse-several-reports": Code(
        "error",
        "文中有多份年度报告，只读取了第一份；请用 read_all 逐份读取",
        "there are several reports in this document and only the first was read; `read_all` gives them all",
    ),
    "parse-form-ambiguous": Code(
        "warning",
        "无法判断采用哪一版官方格式（2019 或 2021）",
        "nothing tells whether this follows the form of 2019 or that of 2021",
    ),
    "parse-cell-foreign": Code(
        "error",
        "该数字属于 {other} 版格式，而本报告按 {edition} 版格式读取，无处可放",
        "this figure belongs to the form of {other}; the report follows that of {edition}, which has no place for it",
    ),
    "parse-cell-unreadable": Code(
        "error",
        "“{text}”不是该单元格应有的数字，未读取",
        "{text!r} is not a number that this cell can hold; the cell is left without one",
    ),
    "parse-cell-doubtful": Code(
        "warning",
        "“{text}”含有乱码，按其中的数字读取，请核对",
        "{text!r} holds what a wrong encoding left; its figure was read, check it",
    ),
    "parse-cell-cut-off": Code(
        "warning",
        "来源到“{text}”为止，这个数字可能不完整，请核对原文",
        "the source ends with {text!r}; digits of this figure may be missing, check the original",
    ),
    "parse-cell-merged": Code(
        "error",
        "“{text}”位于跨多列或多行的合并单元格中，无法确定属于哪一格，未读取",
        "{text!r} stands across several columns or rows; nobody can tell for which, so it was not placed",
    ),
    "parse-cell-repeated": Code(
        "info",
        "同一数字在一行中重复出现，按合并单元格读取",
        "one figure stands several times in the row; it was read as one merged cell",
    ),
    "parse-row-mismatch": Code(
        "error",
        "该行的 {found} 个单元格与表头的栏目无法对应，未读取：{text}",
        "the {found} cells of the row do not fit the columns of the head, so none of them was placed: {text}",
    ),
    "parse-row-shifted": Code(
        "warning",
        "该行多出空白单元格，按顺序读取其 {expected} 个数字，请核对：{text}",
        "the row has blank cells too many; its {expected} figures were placed in their order, check them: {text}",
    ),
    "parse-row-deduced": Code(
        "info",
        "该行数字分散在多行，其顺序由勾稽关系唯一确定：{text}",
        "the figures of the row stood on several lines; its sums allow one order only, which was taken: {text}",
    ),
    "parse-row-doubtful": Code(
        "error",
        "此处数字的次序与行名不一致，无法确定是否属于该行，未读取：{text}",
        "labels and figures do not stand in one order here, so nobody can tell whose these are; none was placed: {text}",
    ),
    "parse-row-missing": Code("warning", "{label}：来源中没有这一行", "{label}: the source has no such row"),
    "parse-row-unknown": Code(
        "error",
        "“{label}”不是官方格式中的行，其数字未读取：{text}",
        "{label!r} is no row of the form; its figures were not placed: {text}",
    ),
    "parse-row-duplicate": Code(
        "warning",
        "该行出现多次且数字不同，请核对；另有：{text}",
        "the row stands here more than once with different figures, check which are right; the others are: {text}",
    ),
    "parse-label-variant": Code("info", "“{text}”按“{label}”读取", "{text!r} was read as {label}"),
    "parse-column-unknown": Code(
        "warning",
        "表头多出一列“{text}”，官方格式没有此列，该列数字未读取",
        "the table has a column that the form does not have ({text}); its figures were not placed",
    ),
    "parse-column-missing": Code("warning", "表头中没有“{label}”一列", "the head of the table has no column {label}"),
    "parse-head-unknown": Code(
        "error",
        "表头与官方格式不符，无法确定各列含义，未读取：{text}",
        "the head of the table is not that of the form, so nobody can tell its columns; nothing was placed: {text}",
    ),
    "parse-column-renamed": Code(
        "warning",
        "表头中“{text}”位于“总计”一栏的位置，按“总计”读取，请核对",
        "the head has {text!r} where the form has 总计, and it was read as that column; check it",
    ),
    "parse-head-missing": Code(
        "warning",
        "该表没有表头，按官方格式的栏目次序读取，请核对",
        "the table has no head; its columns were read in the order of the official form, check them",
    ),
    "parse-row-foreign": Code(
        "error",
        "该行只见于另一版格式，其数字无处可放：{text}",
        "only the other form has this row, so its figures have no place: {text}",
    ),
    "parse-number-unplaced": Code(
        "error", "表中数字“{text}”没有对应的行，未读取", "the figure {text!r} stands in a table without a row that it belongs to"
    ),
    "parse-page-number": Code(
        "warning",
        "分页符前单独一行的“{text}”按页码处理，未读取，请核对",
        "{text!r} stands alone before the end of a page and was taken for the number of the page; check it",
    ),
    "parse-table-unreadable": Code(
        "error", "{label}：有此表，但其数字无法对应到行列", "{label}: the table is here, but none of its figures could be placed"
    ),
    "parse-table-missing": Code("error", "{label}：来源中没有此表", "{label}: the source does not have this table"),
    "parse-section-missing": Code("warning", "{label}：来源中没有这一部分", "{label}: the source does not have this section"),
    "parse-script-converted": Code(
        "info", "原文为繁体字，已转换为简体", "the source is in traditional script; its text was converted to simplified"
    ),
    "parse-encoding": Code("info", "按 {encoding} 解码（{reason_zh}）", "decoded as {encoding} ({reason})"),
    "parse-bytes-undecodable": Code(
        "warning",
        "有 {count} 处字节不能按 {encoding} 解码，首处在第 {line} 行",
        "{count} places could not be decoded as {encoding}, the first in line {line}",
    ),
    "parse-cells-outside-table": Code(
        "warning",
        "自“{text}”起有单元格不在任何表格（table 标记）之内，已按表格读取；浏览器只显示为连续文字，请核对",
        "from {text!r} on cells stand outside of any <table>; they were read as a table, a browser draws them as running text",
    ),
    "parse-span-clamped": Code(
        "info",
        "合并单元格的跨度“{text}”超过 HTML 标准的上限，已截断",
        "the span {text!r} is beyond the limits of the HTML standard and was clamped",
    ),
    "parse-too-many-cells": Code(
        "error",
        "表格单元格（文本的行、词、单元格）过多，第 {line} 行起未读取",
        "there are more cells (of a text: lines, words and cells) than the limit; from line {line} on nothing was read",
    ),
    "parse-too-large": Code(
        "error",
        "来源超过大小上限 {limit} 字节，第 {line} 行以后的内容未读取",
        "the source is larger than the limit of {limit} bytes; what follows line {line} was not read",
    ),
    "parse-nesting-too-deep": Code(
        "error", "HTML 嵌套过深，超出部分未读取", "elements are nested deeper than the limit; what lies deeper was not read"
    ),
}
"""Every code that reading can give, with its severity and its sentence in both languages."""
