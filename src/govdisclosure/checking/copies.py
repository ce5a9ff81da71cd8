"""How much of a text is another text's: the share of its runs of five characters that the other has as well.

What every report says is left out of the count: the words that the official form prints, the names of the
Regulation and of the notices, and the sentences about the period of the figures and about where to ask.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import frozen

from govdisclosure.schema import FORMS, SECTIONS
from govdisclosure.text.normal import compact

__all__ = ["Copied", "copied"]

RUN = 5
"""Two texts about the same work share words of two to four characters; runs of five are phrases."""

MAX_QUOTE = 40
"""So many characters are enough to find a passage again."""

STANDARD = (
    "根据中华人民共和国政府信息公开条例以下简称条例第五十条规定编制本报告",
    "按照国务院办公厅政府信息与政务公开办公室关于印发中华人民共和国政府信息公开工作年度报告格式的通知要求",
    "本年度报告由总体情况等六部分组成",
    "本报告中所列数据的统计期限自年月日起至年月日止",
    "本报告电子版可在政府网站查阅或下载如对本报告有疑问请与办公室联系地址邮编电话传真电子邮箱",
    "依据国务院办公厅关于印发政府信息公开信息处理费管理办法的通知规定的按件按量收费标准",
    "本年度没有收取信息处理费无其他需要报告的事项",
)
"""Sentences that the Regulation and the notices on the form put into every report, without punctuation and figures."""

_numbers = re.compile(r"\d+")


@frozen
class Copied:
    """`percent` of a text's runs are the other's; `quote` is its longest passage that is. `runs` is how many were counted."""

    percent: int
    quote: str
    runs: int


def copied(text: str, other: str) -> Copied:
    """How much of `text` is `other`'s, figures and punctuation aside."""
    plain = _plain(text)
    known = _runs(_plain(other))
    counted = [place for place in range(len(plain) - RUN + 1) if plain[place : place + RUN] not in standard_runs()]
    same = [place for place in counted if plain[place : place + RUN] in known]
    percent = 100 * len(same) // len(counted) if counted else 0
    return Copied(percent, _longest(plain, same), len(counted))


def _plain(text: str) -> str:
    """Characters and letters only; a figure is a figure, whatever it is."""
    return _numbers.sub("0", compact(text))


def _runs(plain: str) -> frozenset[str]:
    return frozenset(plain[place : place + RUN] for place in range(len(plain) - RUN + 1))


@cache
def standard_runs() -> frozenset[str]:
    """The runs of what every report says."""
    labels = {label for form in FORMS.values() for row in form.rows for label in row.labels}
    texts = [*STANDARD, *SECTIONS.values(), *labels]
    return frozenset[str]().union(*(_runs(_plain(text)) for text in texts))


def _longest(plain: str, places: Sequence[int]) -> str:
    """The longest passage whose runs all stand at these places."""
    best = start = length = 0
    for number, place in enumerate(places):
        if not number or place != places[number - 1] + 1:
            start, run = place, 0
        run = place - start + RUN
        if run > length:
            best, length = start, run
    return plain[best : best + min(length, MAX_QUOTE)]
