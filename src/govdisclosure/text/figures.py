"""Figures in sentences: what the text of a report states about cells of its tables.

Each number with a unit is read with the words that lead up to it, so every mention is found, not the
first; sentences that say that something did not happen state a zero. A figure keeps every reading it
can have, and what speaks against holding it to the tables. Text that no phrase fits is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from govdisclosure.schema import AnnualReport, Edition
from govdisclosure.text.figures_phrases import APPLICANTS, OUTCOMES, PHRASE, TOPICS, readings
from govdisclosure.text.figures_tokens import COUNTED, MONEY_UNITS, PERCENT_SIGNS, Figure, fold, inexact, value_of
from govdisclosure.text.figures_words import (
    ABOUT,
    ANYBODY,
    CHARGED,
    ELSEWHERE,
    FOLLOWING,
    HARMLESS,
    INSIDE,
    NOTHING,
    OPEN,
    SCOPE,
    TOKEN,
    WITHDRAWN,
)
from govdisclosure.text.numerals import NUMERALS

__all__ = ["Figure", "figures", "fold"]

SOFT = frozenset(
    {
        "handled",
        "answered",
        "other_handling",
        "unavailable",
        "licensing",
        "penalties",
        "compulsion",
        "settlement_rate",
        "withdrawn",
        "all_upheld",
        "all_natural",
        "requests",
        "regulations_published",
        "documents_published",
    }
)
"""Phrases with more than one use: a difference from the table need not be a contradiction."""

WHOSE = frozenset({*APPLICANTS, "organizations"})
"""Phrases that tell the applicants."""

NEEDS_REQUESTS = frozenset({"accepted", "settled", "answered", "new", *WHOSE})
"""Phrases that speak of requests only where the paragraph does."""

RECEIVING = frozenset({"", "received", "new", "accepted", "requests"})
"""Kinds of which a following 其中自然人 tells the applicants; after any other kind it tells those of that kind."""

RESULTS = frozenset({"granted", "partially_granted", "granted_or_partial", "denied", "requests"})
"""Phrases that beside 主动公开 sort documents by how they are disclosed, not requests by their result."""

PERCENT = frozenset({"share", "growth", "settlement_rate"})
MONEY = frozenset({"fee"})
STATED = {"fee": (0, "元"), "on_time": (100, "%")}
"""What a statement without a number says, where it is not a count of zero; none of these has a cell."""

LONGEST = 48
"""Characters beside a number in which a phrase is looked for."""

FARTHEST = 200
"""Characters before a number that can speak against it; what is farther away has been taken up before."""

_sentences = re.compile("[^。\n!?]+")
_telling = re.compile(f"[0-9]|[{NUMERALS}](?:件|份|条|宗|起|封|次|项|个|部|例|笔)|未|没有|无|均|全部|都是")
_negating = re.compile("未|没有|无|均|都|全|在[规法]定")
_topics = re.compile(
    "(?=[复行诉申])(?:(?P<suits_after>复议后)|(?P<reconsideration>行政复议)|(?P<litigation>诉讼)|(?P<applications>申请))"
)
_territory = re.compile("全[省市州区县旗镇乡]")
_clauses = re.compile("[,:;()]")
_titles = re.compile("《[^》]*》")
_years = re.compile(r"(?<!结转)(?<!转至)(?<!转到)(\d{4})年(?!度?(?:结转|遗留))|全年|本年|今年")
_disclosure = re.compile("信息公开|依申请|政务公开|公开工作")


def figures(report: AnnualReport) -> tuple[Figure, ...]:
    """What sections one and six state about cells of the tables, in the order of the text.

    >>> report = AnnualReport(edition="2021", year=2022, overview="全年共收到政府信息公开申请三十件，其中自然人申请28件。")
    >>> [(figure.text, figure.value, figure.readings[0]) for figure in figures(report)]
    [('收到政府信息公开申请三十件', 30, ('applications.received.total',)),
     ('自然人申请28件', 28, ('applications.received.natural_person',))]
    """
    found: list[Figure] = []
    for section in ("overview", "other_matters"):
        if text := getattr(report, section):
            found += _Reader(section, text, report).figures()
    return tuple(found)


class _Reader:
    """Reads one section, sentence by sentence; what a paragraph is about is carried along."""

    def __init__(self, section: str, text: str, report: AnnualReport) -> None:
        self.section, self.text, self.year = section, text, report.year
        self.edition: Edition = report.form.edition
        self.organization = report.organization or "\0"
        self.government = self.organization.endswith("人民政府")
        self._paragraph()

    def _paragraph(self) -> None:
        self.topic, self.scoped, self.own_year = "", False, True
        self.elsewhere = self.disclosure = self.sorting = False
        self.base = ""

    def figures(self) -> Iterator[Figure]:
        """All figures of the section, in the order of the text."""
        folded = fold(self.text)
        for match in _sentences.finditer(folded):
            if match.start() == 0 or folded[match.start() - 1] == "\n":
                self._paragraph()
            if _telling.search(match.group()):
                self.elsewhere = self.disclosure = self.sorting = False
                yield from sorted(self._sentence(match.group(), match.start()), key=lambda figure: figure.start)
            else:
                self._pass_over(match.group())

    def _sentence(self, sentence: str, offset: int) -> list[Figure]:
        found: list[Figure] = []
        after, taken, earlier = 0, 0, ""
        for token in TOKEN.finditer(sentence):
            self._take_up(sentence[taken : token.start()])
            taken = token.end()
            label = sentence[max(after, token.start() - FARTHEST) : token.start()]
            figure = self._number(sentence, offset, label, token, earlier)
            if figure is not None:
                found.append(figure)
                self.base = self.base if figure.kind in WHOSE or figure.kind in PERCENT else figure.kind
                earlier = earlier if figure.unit == "%" else figure.kind
            if figure is not None or token["unit"]:
                after = token.end()
        self._take_up(sentence[taken:])
        return found + (list(self._nothing(sentence, offset)) if _negating.search(sentence) else [])

    def _pass_over(self, words: str) -> None:
        """Note what the words are about, and of whom they speak."""
        for topic in _topics.finditer(words):
            self.topic = str(topic.lastgroup)
        self.scoped = self.scoped or self._is_scoped(words)

    def _take_up(self, words: str) -> None:
        """Note what the words of a sentence are about, of whom and of which year they speak."""
        self._pass_over(words)
        years = [year[1] for year in _years.finditer(_titles.sub("", words))]
        if years:
            self.own_year = self.year is None or None in years or str(self.year) in years
        self.elsewhere = self.elsewhere or ELSEWHERE.search(words) is not None
        self.sorting = self.sorting or "主动公开" in words
        self.disclosure = self.disclosure or _disclosure.search(words) is not None

    def _number(self, sentence: str, offset: int, label: str, token: re.Match[str], earlier: str) -> Figure | None:
        """The figure that a number with the words around it makes, if a phrase fits."""
        value, unit, after = value_of(token), token["unit"] or "", sentence[token.end() : token.end() + LONGEST]
        if value is None or (token["digits"] and INSIDE.search(label)):
            return None
        start, end = offset + token.start(), offset + token.end()
        rough = inexact(token, label)
        if unit in COUNTED and OPEN.match(after):
            cells = readings("carried_forward", "", self.edition) if self.own_year else ()
            return self._made("carried_forward", start, end, value, unit, cells, self._hedges("carried_forward", "", rough))
        if unit in COUNTED and CHARGED.match(after):
            return self._made("fee_notice", start, end, value, unit, (), ())
        near = ABOUT.sub("", _clauses.split(label[-LONGEST:])[-1])
        counted = FOLLOWING.match(after) if unit in COUNTED else None
        phrase = PHRASE.search(near + counted.group() if counted else near)
        if phrase is None or phrase.start() > len(near) or not self._fits(phrase, unit, label, earlier, after):
            return None
        kind = str(phrase.lastgroup)
        hedges = self._hedges(kind, near[: phrase.start()], rough)
        if kind == "requests" and "context" in hedges:
            return None
        start = offset + sentence.rfind(near, 0, token.start()) + phrase.start()
        end += counted.end() if counted else 0
        return self._made(kind, start, end, value, unit, self._cells(phrase, unit, earlier, after), hedges)

    def _fits(self, phrase: re.Match[str], unit: str, label: str, earlier: str, after: str) -> bool:
        """Whether the kind of the phrase can be counted in this unit and be meant here."""
        kind = str(phrase.lastgroup)
        if (kind in PERCENT) != (unit in PERCENT_SIGNS) and kind != "growth":
            return False
        if (kind in MONEY) != (unit in MONEY_UNITS) or (kind == "share" and not earlier):
            return False
        if kind in OUTCOMES and self.topic not in TOPICS:
            return False
        if kind in NEEDS_REQUESTS and self.topic != "applications" and "申请" not in phrase.group():
            return False
        if kind == "withdrawn" and not WITHDRAWN.match(after):
            return False
        return kind == "growth" or not ELSEWHERE.search(label)

    def _cells(self, phrase: re.Match[str], unit: str, earlier: str, after: str) -> tuple[tuple[str, ...], ...]:
        """What the figure can mean: nothing if it is a difference, or another year's number."""
        kind, stated = str(phrase.lastgroup), phrase["from"] or phrase["into"]
        if kind == "growth":
            mine = unit in PERCENT_SIGNS
        elif stated and self.year is not None:
            mine = int(stated) == self.year + (-1 if phrase["from"] else 1)
        else:
            mine = self.own_year
        cells = readings(earlier if kind == "share" else kind, self.topic, self.edition) if mine else ()
        withdrawn = cells and kind in TOPICS and WITHDRAWN.match(after)
        return cells + readings("other_result", kind, self.edition) if withdrawn else cells

    def _hedges(self, kind: str, lead: str, rough: bool) -> tuple[str, ...]:  # noqa: FBT001 - internal
        """What speaks against holding a difference from the table against the report."""
        lead = lead.replace(self.organization, "")
        lead = _territory.sub("", lead) if self.government else lead
        disputed = kind in TOPICS or kind in OUTCOMES
        of_another = kind in WHOSE and self.base not in RECEIVING
        reasons = {
            "approximate": rough,
            "scope": self.scoped,
            "context": self.elsewhere or of_another or (self.sorting and kind in RESULTS) or not HARMLESS.fullmatch(lead),
            "year": not self.own_year,
            "loose": kind in SOFT or (disputed and not self.disclosure),
        }
        return tuple(reason for reason, holds in reasons.items() if holds)

    def _is_scoped(self, words: str) -> bool:
        """Whether the words leave open that the whole of this report is meant; 全市 and 我市 do not in a government's own."""
        return any(not (self.government and found.group().startswith(("全", "我", "本"))) for found in SCOPE.finditer(words))

    def _nothing(self, sentence: str, offset: int) -> Iterator[Figure]:
        """What a sentence states without a number, after all its words were taken up."""
        for what, (needed, pattern) in NOTHING.items():
            for match in pattern.finditer(sentence) if needed in sentence else ():
                kind = _disputed(match["about"]) if what == "dispute" else what
                value, unit = STATED.get(kind, (0, ""))
                cells = readings(kind, self.topic, self.edition)
                if cells or kind in STATED:
                    whose = match["whose"] if what == "received" else None
                    lead = whose if whose and not ANYBODY.fullmatch(whose) else ""
                    hedges = self._hedges(kind, lead, rough=False)
                    hedges = tuple(hedge for hedge in hedges if hedge != "loose" or kind in SOFT or not self.topic)
                    start, end = offset + match.start(), offset + match.end()
                    yield self._made(kind, start, end, value, unit, cells if self.own_year else (), hedges)

    def _made(
        self,
        kind: str,
        start: int,
        end: int,
        value: int | Decimal,
        unit: str,
        cells: tuple[tuple[str, ...], ...],
        hedges: tuple[str, ...],
    ) -> Figure:
        return Figure(self.section, start, end, self.text[start:end], kind, value, unit, cells, hedges)


def _disputed(words: str) -> str:
    if "复议" not in words:
        return "litigation"
    return "disputes" if "诉讼" in words else "reconsideration"
