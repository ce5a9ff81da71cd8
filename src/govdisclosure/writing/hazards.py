"""What a line of text would be taken for on a page, were it written as it is: the conditions, in one place.

A writer does not know a reader. Both know the form: what its headings, rows, labels and footers look
like. A line of a section that looks like one of these would not come back as that line, so it is
not written. The conditions are on the safe side.
"""

from __future__ import annotations

import re

from govdisclosure.schema import FORMS
from govdisclosure.schema.titles import LONGEST_TITLE
from govdisclosure.text.normal import compact, normalise_line
from govdisclosure.text.script import without_glosses

__all__ = ["entity_hazard", "markup_hazard", "plain_hazard", "row_hazard", "table_hazard"]

LONGEST_HEADING = 60

_heading = re.compile(r"[\s#*_>lI|]*第?[一二三四五六七](?:[、.．,，:：\s]|部分)")
_around = re.compile(
    r"[\W\d_]*(?:主办|承办|版权所有|技术支持|网站标识码|网站地图|站点地图|标识码|备案|.?ICP备|.公网安备|联系(?:电话|我们)|通[信讯]地址|友情链接|"
    r"分享|打印|关闭|上一[篇条]|下一[篇条]|扫一扫|相关.{2}|历年年报|责任编辑|信息来源|来源|返回|字体|浏览|阅读|点击|附件|关于我们|隐私|法律声明|"
    r"copyright|page\s*\d)",
    re.IGNORECASE,
)
_sign = re.compile(r"\s*(?:©|Copyright)", re.IGNORECASE)
_title = re.compile(r"(?:政府信息|政务|信息)公开.*(?:年报|报告)|年度.*公开.*报告")
_ends_sentence = ("。", "；", "！", "？", "，", "、", ";", "!", "?", ",")
_tag = re.compile(r"<[a-z!/?]", re.IGNORECASE)
_entity = re.compile(r"&#?\w")
_word = re.compile(r"[^\W\d_]")
_labels = frozenset(compact(label) for form in FORMS.values() for cell in form.cells for label in (*cell.row, cell.column))
_title_word = re.compile(
    "(?:政府信息|政务|信息|行政机关|公开|工作|总体|基本|整体|情况|概述|主动|收到|处理|申请|依申请|被|因|提起|行政复议|行政诉讼|存在|主要|问题|困难|不足|"
    "原因|下一步|改进|整改|措施|意见|方向|打算|安排|举措|其他|需要?|说明|报告|事项|内容|以?及|和|与|并|的)+"
)
"""The words that titles of sections are made of: what has any other word in it is none."""


def plain_hazard(line: str) -> str | None:
    """Why a line would not come back from any layout, or None."""
    if not line or normalise_line(line) != line or without_glosses(line, toneless=False) != line:
        return "it is not in the normal form of a record: normalise it first"
    if len(line) <= LONGEST_HEADING and (_heading.match(line) or _title_word.fullmatch(compact(line))):
        return "it looks like the heading of a section"
    if _around.match(line) or _sign.match(line):
        return "it begins as a line of the page around the report does"
    if _title.search(line) and len(line) <= LONGEST_TITLE and not line.endswith(_ends_sentence):
        return "it looks like the title of a report"
    return None


def table_hazard(line: str) -> str | None:
    """Why a line would be taken for a part of a table in plain text, whatever the layout, or None."""
    if compact(line) in _labels:
        return "it is a label of the form"
    if not _word.search(line) and not line.endswith("。"):
        return "it has no words: it would be taken for a figure, or for the number of a page"
    return None


def row_hazard(line: str) -> str | None:
    """Why a line would be taken for a row of cells, or None."""
    return "it has the separator of a table in it" if re.search("[|\t│┃║]", line) else None


def entity_hazard(line: str) -> str | None:
    """Why a line would not come back from markdown even with its signs escaped, or None."""
    return "it has the reference to a character in it (&…;)" if _entity.search(line) else None


def markup_hazard(line: str) -> str | None:
    """Why a line of plain text would make a page of it, or None."""
    return "it has the tag of a page in it" if _tag.search(line) else None
