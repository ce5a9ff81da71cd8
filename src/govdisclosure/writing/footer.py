"""The footer of a portal page: one line for each thing that it says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import asdict

from govdisclosure.errors import UnwritableTextError
from govdisclosure.schema import Portal

__all__ = ["footer_lines"]

_NAME = r"[^\s|｜:：,，;；]{2,40}"

LINES: Mapping[str, tuple[str, str]] = {
    "sponsor": ("主办单位：", _NAME),
    "copyright_holder": ("版权所有：", _NAME),
    "site_code": ("网站标识码：", r"[0-9A-Za-z]{8,12}"),
    "icp_number": ("ICP备案序号：", r"[\u4e00-\u9fff]ICP备[0-9]{6,10}号(-[0-9]{1,3})?"),
    "police_record": ("", r"[\u4e00-\u9fff]公网安备 ?[0-9]{10,18}号"),
    "phone": ("联系电话：", r"[0-9]{3,4}-[0-9]{7,8}|1[0-9]{10}|[0-9]{7,8}"),
}
"""What stands before each value, and what a value has to look like to be found again."""


def footer_lines(portal: Portal | None) -> dict[str, str]:
    """The lines of the footer by the field that they state.

    Raises `UnwritableTextError` for a value that does not look like one of its kind, and for a portal
    that says nothing, which no page could show.
    """
    if portal is None:
        return {}
    stated: dict[str, str] = {name: value for name, value in asdict(portal).items() if value is not None}
    if not stated:
        raise UnwritableTextError("portal", 1, "it states nothing: a page without a footer has no portal")
    for name, value in stated.items():
        if not re.fullmatch(LINES[name][1], value):
            raise UnwritableTextError(
                f"portal.{name}", 1, f"{value[:40]!r} would not be found in a footer: it is not written as such"
            )
    return {name: LINES[name][0] + stated[name] for name in LINES if name in stated}
