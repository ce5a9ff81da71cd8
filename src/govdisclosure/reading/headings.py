"""Where a report is in its text: the headings of its six sections, and where the page goes on without it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from govdisclosure.text.normal import compact

__all__ = ["SectionName", "is_afterword", "section_of"]

SectionName = Literal["overview", "proactive", "applications", "review", "problems", "other_matters"]

_ordinal = re.compile(r"[\s#*_>lI|]*(?:第?[一二三四五六七](?:[、.．,，:：\s]|部分[、:：\s]*))")
_sub_level = re.compile(r"[\s#*_>]*(?:[（(][一二三四五六七八九十]+[)）]|\d+\s*[.．、)）])")

# The wordings of section titles that reports use (with any ordinal), as `compact` leaves them.
_TITLES: Mapping[SectionName, str] = {
    "overview": r"(政府信息公开)?(工作)?(总体|基本|整体)(工作)?情况|概述|工作概述|政府信息公开工作(总体)?情况",
    "proactive": r"(行政机关)?主动公开(政府)?信息(公开)?的?(工作)?情况",
    "applications": r"(行政机关)?收到(和|及|与|并)?处理政府信息公开的?(申请的?)?情况|依申请公开政府信息(工作)?情况",
    "review": r"因?(政府信息公开)?(工作)?(被申请|被提起|提起|申请)?行政复议(情况)?"
    r"(和|及|与|以及)?(被提起|提起|被申请)?行政诉讼的?情况",
    "problems": r"(政府信息公开)?(工作)?(存在|主要)的?(主要)?(问题|困难)(和不足)?(以?及|和|与)?(原因)?(下一步)?的?(主要)?"
    r"(改进|整改|工作)?(的?工作)?(情况|措施|意见|方向|打算|安排|举措)?",
    "other_matters": r"(其他)?(需要|需)?(其他)?(说明)?(报告)?的?(其他)?(报告)?的?事项|其他(需要)?报告事项"
    r"|其他需要报告的(情况|内容)",
}
_titles: Mapping[SectionName, re.Pattern[str]] = {name: re.compile(pattern) for name, pattern in _TITLES.items()}

LONGEST = 60
"""Characters beyond which a paragraph is no heading: the preface names all six titles in one sentence."""


def section_of(text: str) -> SectionName | None:
    """The section that a paragraph (in simplified script) is the title of, whatever its number.

    >>> section_of("二、行政机关主动公开政府信息情况"), section_of("（一）主动公开政府信息的情况")
    ('proactive', None)
    >>> section_of("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"), section_of("四、结转下年度继续办理")
    ('review', None)
    """
    return _section_of(text) if len(text) <= LONGEST else None


@lru_cache(maxsize=4096)
def _section_of(text: str) -> SectionName | None:
    if _sub_level.match(text):
        return None
    match = _ordinal.match(text)
    key = compact(text[match.end() :] if match else text)
    for name, pattern in _titles.items():
        if pattern.fullmatch(key) and (match or len(key) >= SHORTEST):
            return name
    return None


SHORTEST = 4
"""Characters that a title without its ordinal has at least (总体情况)."""

_after = re.compile(
    r"[\s\[【(（|]*(分享到?[:：]?|打印|关闭|上一[篇条]|下一[篇条]|扫一扫|相关(链接|文章|信息|附件|阅读|解读)|历年年报|责任编辑|信息来源|来源[:：]|"
    r"返回顶部|字体[:：]|浏览次数|阅读次数|点击数|附件下载|网站地图|关于我们|联系我们|隐私声明|友情链接|法律声明|站点地图|主办[:：单]|承办[:：单]|版权所有|"
    r"技术支持|网站标识码|联系电话[:：]|通信地址|备案序号|[\u4e00-\u9fff]?ICP备|[\u4e00-\u9fff]公网安备|Copyright|©)"
)


def is_afterword(text: str) -> bool:
    """Whether a paragraph (in simplified script) belongs to the page around the report, not to the report.

    >>> is_afterword("主办单位：盘山县人民政府  网站标识码：2111220003"), is_afterword("本年度没有收费。")
    (True, False)
    """
    return len(text) < 200 and not text.isdigit() and _after.match(text) is not None
