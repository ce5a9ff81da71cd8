"""The headings of the source against the six sections of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Status
from govdisclosure.schema import SECTIONS
from govdisclosure.text.normal import compact

__all__ = ["heading_rules"]

ORDINALS = "一二三四五六七八九十"
WORDS = {
    "overview": "总体情况|基本情况|^.?概述",
    "proactive": "主动公开.{0,6}信息.{0,3}情况",
    "applications": "收到和处理.{0,10}申请.{0,3}情况",
    "review": "复议.{0,8}诉讼.{0,3}情况",
    "problems": "问题.{0,6}改进",
    "other_matters": "其他.{0,7}事项",
}
"""What tells the heading of each section, in its variants, from other lines."""

_ordinal = re.compile(f"^([^{ORDINALS}]?[a-zA-Z]?)([{ORDINALS}])(?=[^{ORDINALS}])")


def heading_rules(context: Context, headings: Sequence[str]) -> Iterator[Result]:
    """`form-section-number` for each of the six sections; a heading counts for the first section whose words it has."""
    found: dict[str, tuple[int, str]] = {}
    for place, heading in enumerate(headings):
        plain = compact(heading)
        section = next((name for name, words in WORDS.items() if len(plain) < 50 and re.search(words, plain)), None)
        if section is not None:
            found.setdefault(section, (place, heading))
    order = sorted(found, key=lambda name: found[name][0])
    official = [name for name in SECTIONS if name in found]
    for number, section in enumerate(SECTIONS):
        if section not in found:
            yield context.result("form-section-number", "NOT_ASSESSABLE", section, facts={"heading": "—"})
            continue
        heading = found[section][1]
        status = _status(heading, number, in_place=order.index(section) == official.index(section))
        yield context.result("form-section-number", status, section, facts={"heading": heading})


def _status(heading: str, number: int, *, in_place: bool) -> Status:
    match = _ordinal.match(compact(heading))
    if match is None:
        return "UNCERTAIN"
    if match[1] or match[2] != ORDINALS[number]:
        return "FAIL"
    return "PASS" if in_place else "UNCERTAIN"
