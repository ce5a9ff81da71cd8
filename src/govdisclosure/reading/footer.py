"""The portal footer: whose page it is that carries the report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from govdisclosure.schema import Portal

__all__ = ["read_footer"]

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_name = r"\s*[:：]?\s*([^\s|｜:：,，;；]{2,40})"

_fields = {
    "sponsor": re.compile(r"主办(?:单位)?" + _name),
    "copyright_holder": re.compile(r"版权所有" + _name),
    "site_code": re.compile(r"(?:网站)?标识码\s*[:：]?\s*([0-9A-Za-z]{8,12})(?![0-9A-Za-z])"),
    "icp_number": re.compile(rf"([{_PROVINCES}]\s?ICP备\s?\d{{6,10}}号?(?:-\d{{1,3}})?)"),
    "police_record": re.compile(rf"([{_PROVINCES}]公网安备\s*\d{{10,18}}号?)"),
    "phone": re.compile(
        r"(?:联系|服务|咨询)?电话\s*[:：]\s*([(（]?\d{3,4}[)）]?[-—－ ]?\d{7,8}(?!\d)|1\d{10}(?!\d)|\d{7,8}(?!\d))"
    ),
}
_any = re.compile("主办|版权所有|标识码|ICP备|公网安备|电话")


def read_footer(lines: Iterable[str]) -> Portal | None:
    """The portal from the paragraphs behind the report (in simplified script); None if they name nothing."""
    found: dict[str, str] = {}
    for line in lines:
        if len(line) > LONGEST or not _any.search(line):
            continue
        for name, pattern in _fields.items():
            match = pattern.search(line)
            if match and name not in found:
                found[name] = match[1].strip()
    return Portal(**found) if found else None


LONGEST = 1000
"""Characters beyond which a paragraph is no line of a footer."""
