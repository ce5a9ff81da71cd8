"""Which year the clauses of a text are about.

A year governs a clause of official prose as an adverb of time: it heads the clause or stands right behind the body that is
its subject, and a pause, a subject, an adverb or the verb follows (`2023年,我局共收到…`, `我局2023年共收到…`). It governs
what follows until another year does. A year before a noun (`2023年部门决算`), behind a preposition (`较2023年`), in a name
(`《2023年要点》`), or before a verb with 的 (`2023年收到的申请`) belongs to that word alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from govdisclosure.narrative.names import Names
from govdisclosure.text.numerals import NUMERALS, numeral

__all__ = ["COUNTS", "Clause", "clauses", "names_years", "plain"]

_digits = re.compile(r"[12]\d{3}(?= ?年)")
_written = re.compile("[一二][〇○零O0一二三四五六七八九]{3}(?=年)")
_spaced = re.compile(r"(?<=\d) +(?=年)|(?<=年) +(?=[\d度])|(?<=[年月日]) +(?=\d)|(?<=\d) +(?=[月日])")
_names = re.compile(r"《[^》\n]*》")
_gloss = re.compile(r"(?P<own>本年度?|报告期|全年)?\((?P<said>[^()\n]*)\)")


def plain(text: str) -> str:
    """A text (its width folded) with every year in digits, without titles and without what stands in brackets.

    >>> plain("二〇二三年,我局(不含分局)按照《2022年要点》收到 3 件。 2023 年度共5件")
    '2023年,我局按照收到 3 件。 2023年度共5件'
    """
    folded = _spaced.sub("", _written.sub(_in_digits, text))
    return _gloss.sub(_without_gloss, _names.sub("", folded))


def names_years(text: str, year: int) -> bool:
    """True if a text (its width folded) names years other than this one."""
    return any(found != str(year) for found in _digits.findall(text)) or _written.search(text) is not None


def _in_digits(match: re.Match[str]) -> str:
    return str(numeral(match[0].replace("○", "〇").replace("O", "〇").replace("0", "〇")))


def _without_gloss(match: re.Match[str]) -> str:
    """Nothing for what brackets hold; the year with which they explain 本年度 stands for it."""
    return match["said"] if match["own"] and _YEAR.match(match["said"]) else match["own"] or ""


Told = Literal["core", "event", "nothing"]
"""What a clause counts: what the report is about (requests, disclosure, disputes, documents), work done, or nothing."""


class Clause(NamedTuple):
    """A clause: its words, the year that governs it (None: none is named), and what it counts.

    `heads`: the year stands in this clause itself. `paused`: a pause follows that year.
    """

    words: str
    year: int | None
    told: Told
    heads: bool = False
    paused: bool = False


_VERB = (
    "(?:收到|接到|接收|受理|新收|收|办理|办结|审结|答复|回复|公开|公布|公示|发布|更新|制发|废止|召开|举办|开展|组织|处理|转发|推送"
    "|回应|解读|发生|产生|引发)"
)
_ADVERB = (
    "(?:共|一共|总共|累计|合计|总计|全年|均|仅|只|未|没有|无|不断|持续|继续|严格|认真|扎实|积极|深入|全面|切实|主动|及时|依法|依托"
    "|通过|利用|因|由)"
)
_COUNTED = r"(?:政府信息公开|依申请公开|信息公开)?(?:申请|行政复议|行政诉讼)(?:案件)?(?:数|量|数量|总量)?(?:共|为|有|达)?\d"
_NOUN = "(?:工作|要点|年|报告|标准|目录|规定|方案|计划|制度|平台|栏目|专栏|指南|的)"
_BODY = "[我本][省市州县区旗镇乡街局办委厅处院所站队部会机单系]"
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年度?")
_part = r"(?:\d{1,2}月(?:\d{1,2}日)?|[上下]半年|第?[一二三四1-4]季度|底|末|全年|以来|期间|内)?"
_period = r"1月1日(?:起|开始)?(?:至|到|[-—~]+)(?:\d{4}年)?12月31日(?:止|期间)?"
_mark = r"(?:[一二三四五六七八九十]+是|[(\[]?[一二三四五六七八九十\d]{1,2}[)\].、]|[①-⑳]|另外?|此外|同时|其中)?"
_before = f"{_mark}(?:在|于|截[至止]到?|[至到](?=[12]\\d{{3}}年度?(?:底|末|12月)))?"
_follows = re.compile(rf"$|(?:{_BODY}|全[省市州县区旗镇乡](?={_ADVERB}|{_VERB})|{_ADVERB}|{_VERB}(?!{_NOUN})|{_COUNTED})")
_head = re.compile(rf"^{_before}{_YEAR.pattern}(?:{_period}|{_part})")
_middle = re.compile(rf"{_YEAR.pattern}(?:{_period}|{_part})")
_attribute = re.compile(rf"^(?:{_ADVERB}|{_BODY})*[^,:。的]{{1,4}}的|^[^,:。的]{{0,14}}的(?:\d|[{NUMERALS}]+[件个份])")
_clause = re.compile("(?P<anew>;(?=全年|目前))?(?P<words>[^,:;]+)")
"""A clause; behind a semicolon, one about the whole year begins anew."""

_unit = "(?:件次|件|条|份|人次|次|场|期|篇|起|宗|封)"
_figure = re.compile(rf"(?<!的)(?:\d[万余多 ]*|(?<!第)[{NUMERALS}]){_unit}")
_none = re.compile("(?:未|没有|无|零)[^,。]{0,16}(?:申请|复议|诉讼|收到|发生|产生)")
_core = re.compile(
    "收到|接到|接收|受理|新收|办结|审结|答复|申请|复议|诉讼|规范性文件|规章|公开[^,。]{0,8}信息|信息|行政许可|行政处罚|公开(?![^,。]*会)"
)
_event = re.compile(_VERB)


def clauses(sentence: str, names: Names) -> Iterator[Clause]:
    """The clauses of a sentence that is `plain`, each with its year."""
    year = None
    for match in _clause.finditer(sentence):
        words = match["words"]
        found, rest = _year_of(words.strip(), names)
        year = found or (None if match["anew"] else year)
        heads = found is not None
        yield Clause(words, year, _told(rest), heads, heads and not rest)


def _year_of(words: str, names: Names) -> tuple[int | None, str]:
    """The year that heads a clause or follows its subject, and the words that it governs; none, and all words."""
    match = _head.match(words) or _behind_subject(words, names)
    if match is None:
        return None, words
    rest = words[match.end() :].removesuffix("。")
    subject = _subject(rest, names)
    governs = _follows.match(rest[subject:]) or (subject and not _YEAR.search(rest[:subject]))
    if not governs or _attribute.match(rest):
        return None, words
    return int(match["year"]), rest


def _behind_subject(words: str, names: Names) -> re.Match[str] | None:
    match = _middle.search(words)
    before = words[: match.start()] if match else ""
    return match if before and names.own(re.sub(f"^{_mark}", "", before)) else None


def _subject(words: str, names: Names) -> int:
    """Where a name of the body that opens the words ends; 0 if none does."""
    longest = min(len(words), len(names.full) + 2)
    return next((end for end in range(longest, 1, -1) if names.own(words[:end])), 0)


def _told(words: str) -> Told:
    if not _figure.search(words) and not _none.search(words):
        return "nothing"
    if _core.search(words):
        return "core"
    return "event" if _event.search(words) else "nothing"


COUNTS = re.compile(f"{_figure.pattern}|{_none.pattern}|{_event.pattern}")
"""What shows that words tell what was done."""
