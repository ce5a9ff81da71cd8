"""How much of a text is another text's: the share of its characters in runs of five or more that the other has as well.

A word changed here and there takes away few characters, though it breaks many runs. Left out of the count is what every
report says: the words that the official form prints, the names of the Regulation and of the notices, and the sentences about
the period of the figures and about where to ask. A clause with a figure that the other text does not have tells something
new, in whatever words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from govdisclosure.schema import FORMS, SECTIONS
from govdisclosure.text.normal import compact, fold_width

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
_years = re.compile(r"\d{4}年")
_clauses = re.compile("[^,。;:!?\n]+")


@frozen
class Copied:
    """How much of a text is the other's, in percent: of its `prose` (clauses that tell something new aside), and of the `whole`.

    `quote` is its longest passage that is, `counted` the characters of its prose.
    """

    prose: int
    whole: int
    quote: str
    counted: int


def copied(text: str, other: str) -> Copied:
    """How much of `text` is `other`'s, punctuation, years and what every report says aside."""
    plain = _plain(text)
    standing = _covered(plain, standard_runs())
    same = _covered(plain, _runs(_plain(other)))
    told = _told_anew(text, other)
    own = [not is_standing for is_standing in standing]
    prose = [is_own and not is_new for is_own, is_new in zip(own, told, strict=True)]
    taken = [is_own and is_same for is_own, is_same in zip(prose, same, strict=True)]
    return Copied(_percent(taken, prose), _percent(taken, own), _longest(plain, taken), sum(prose))


def _percent(part: list[bool], whole: list[bool]) -> int:
    return 100 * sum(part) // sum(whole) if any(whole) else 0


def _plain(text: str) -> str:
    """Characters and letters only, clause by clause; a figure is a figure, whatever it is."""
    return "".join(map(_plain_clause, _clauses.findall(fold_width(text))))


def _plain_clause(clause: str) -> str:
    return _numbers.sub("0", compact(clause))


def _told_anew(text: str, other: str) -> list[bool]:
    """For each character of the plain text, whether its clause has a figure that the other text does not have."""
    known = set(_figures(other))
    anew: list[bool] = []
    for clause in _clauses.findall(fold_width(text)):
        anew += [not known.issuperset(_figures(clause))] * len(_plain_clause(clause))
    return anew


def _figures(text: str) -> list[str]:
    return _numbers.findall(_years.sub("", fold_width(text)))


def _runs(plain: str) -> frozenset[str]:
    return frozenset(_each_run(plain))


def _each_run(plain: str) -> Iterator[str]:
    return (plain[place : place + RUN] for place in range(len(plain) - RUN + 1))


def _covered(plain: str, known: frozenset[str]) -> list[bool]:
    """For each character, whether it stands in a run that is known."""
    covered = [False] * len(plain)
    for place, run in enumerate(_each_run(plain)):
        if run in known:
            covered[place : place + RUN] = [True] * RUN
    return covered


@cache
def standard_runs() -> frozenset[str]:
    """The runs of what every report says."""
    labels = {label for form in FORMS.values() for row in form.rows for label in row.labels}
    texts = [*STANDARD, *SECTIONS.values(), *labels]
    return frozenset[str]().union(*(_runs(_plain(text)) for text in texts))


def _longest(plain: str, taken: list[bool]) -> str:
    """The longest passage that is taken, or its beginning."""
    flags = "".join("1" if is_taken else "0" for is_taken in taken)
    longest = max(re.finditer("1+", flags), key=lambda match: len(match[0]), default=None)
    return plain[longest.start() : longest.end()][:MAX_QUOTE] if longest else ""
