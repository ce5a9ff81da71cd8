"""Figures in sentences: what the text of a report states about cells of its tables.

Each number with a unit is read with the words that lead up to it, so every mention is found, not the
first; sentences that say that something did not happen state a zero. A figure keeps every reading it
can have, and what speaks against holding it to the tables. Text that no phrase fits is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from govdisclosure.narrative.context import Surroundings
from govdisclosure.narrative.kinds import (
    ELLIPTIC,
    MONEY,
    NEEDS_REQUESTS,
    PERCENT,
    RECEIVING,
    RESULTS,
    SOFT,
    STATED,
)
from govdisclosure.narrative.phrases import ANSWERS, DOCUMENTS, OUTCOMES, PHRASE, TOPICS, readings
from govdisclosure.narrative.tally import Tally
from govdisclosure.narrative.tokens import COUNTED, MONEY_UNITS, PERCENT_SIGNS, Figure, inexact, value_of
from govdisclosure.narrative.words import (
    ABOUT,
    ANYBODY,
    CHARGED,
    DENIABLE,
    ELSEWHERE,
    FOLLOWING,
    HARMLESS,
    INSIDE,
    NOTHING,
    OPEN,
    SHORT,
    TOKEN,
    WITHDRAWN,
)
from govdisclosure.schema import AnnualReport, Edition, Given, report_of
from govdisclosure.text.normal import fold_width

__all__ = ["Figure", "figures"]

REQUESTS = "applications."
"""Where the cells are of which a share can be recomputed."""

LONGEST = 48
"""Characters beside a number in which a phrase is looked for."""

FARTHEST = 200
"""Characters before a number that can speak against it; what is farther away has been taken up before."""

_sentences = re.compile("[^。\n!?]+")
_negating = re.compile("未|没有|无|均|都|全|在[规法]定")
_clauses = re.compile("[,:;()]")


def figures(report: Given) -> tuple[Figure, ...]:
    """What sections one and six state about cells of the tables, in the order of the text.

    >>> report = AnnualReport(edition="2021", year=2022, overview="全年共收到政府信息公开申请三十件，其中自然人申请28件。")
    >>> [(figure.text, figure.value, figure.readings[0]) for figure in figures(report)]
    [('收到政府信息公开申请三十件', 30, ('applications.received.total',)),
     ('自然人申请28件', 28, ('applications.received.natural_person',))]
    """
    report = report_of(report)
    found: list[Figure] = []
    for section in ("overview", "other_matters"):
        if text := getattr(report, section):
            found += _Reader(section, text, report).figures()
    return tuple(found)


class _Reader:
    """Reads one section, sentence by sentence; what a paragraph is about and has counted is carried along."""

    def __init__(self, section: str, text: str, report: AnnualReport) -> None:
        self.section, self.text = section, text
        self.edition: Edition = report.form.edition
        self.around = Surroundings(report)
        self.tally = Tally()

    def figures(self) -> Iterator[Figure]:
        """All figures of the section, in the order of the text."""
        folded = fold_width(self.text)
        for match in _sentences.finditer(folded):
            offset = match.start()
            if offset == 0 or folded[offset - 1] == "\n":
                self.around.paragraph()
                self.tally.paragraph()
            found = self._sentence(match.group(), offset)
            yield from sorted(found, key=lambda figure: figure.start) if len(found) > 1 else found

    def _sentence(self, sentence: str, offset: int) -> list[Figure]:
        tokens = list(TOKEN.finditer(sentence))
        denies = DENIABLE.search(sentence) and _negating.search(sentence)
        if not tokens and not denies:
            self.around.hear(sentence)
            return []
        self.around.sentence()
        self.tally.sentence()
        found = self._numbers(sentence, offset, tokens)
        return [*found, *self._nothing(sentence, offset)] if denies else found

    def _numbers(self, sentence: str, offset: int, tokens: Iterable[re.Match[str]]) -> list[Figure]:
        """The figures that the numbers of a sentence make; all its words are heard."""
        found: list[Figure] = []
        after, taken = 0, 0
        for token in tokens:
            self.around.hear(sentence[taken : token.start()])
            taken = token.end()
            label = sentence[max(after, token.start() - FARTHEST) : token.start()]
            figure = self._number(sentence, offset, label, token)
            if figure is not None:
                found.append(figure)
                self.tally.follow(figure.kind, figure.value, label, clear="context" not in figure.hedges)
            elif token["unit"] in COUNTED:
                self.tally.lose(value_of(token), label)
            if figure is not None or token["unit"]:
                after = token.end()
        self.around.hear(sentence[taken:])
        return found

    def _number(self, sentence: str, offset: int, label: str, token: re.Match[str]) -> Figure | None:
        """The figure that a number with the words around it makes, if a phrase fits."""
        value, unit, after = value_of(token), token["unit"] or "", sentence[token.end() : token.end() + LONGEST]
        if value is None or (token["number"].isascii() and INSIDE.search(label[-SHORT:])):
            return None
        start, end = offset + token.start(), offset + token.end()
        counted = None
        if unit in COUNTED:
            if OPEN.match(after):
                self.around.settle()
                cells = readings("carried_forward", "", self.edition) if self.around.own_year else ()
                hedges = self._hedges("carried_forward", value, "", rough=inexact(token, label))
                return self._made("carried_forward", start, end, value, unit, cells, hedges)
            if CHARGED.match(after):
                return self._made("fee_notice", start, end, value, unit, (), ())
            counted = FOLLOWING.match(after)
        near = ABOUT.sub("", _clauses.split(label[-LONGEST:])[-1])
        phrase = PHRASE.search(near + counted.group() if counted else near)
        if phrase is None or phrase.start() > len(near):
            return None
        self.around.settle()
        kind, lead = self._kind(phrase), near[: phrase.start()]
        if not self._fits(kind, phrase, unit, label, after):
            return None
        if kind in ANSWERS:
            self.tally.answer(lead, label)
        hedges = self._hedges(kind, value, lead, rough=inexact(token, label), named="申请" in phrase.group())
        if kind == "requests" and "context" in hedges:
            return None
        start = offset + sentence.rfind(near, 0, token.start()) + phrase.start()
        end += counted.end() if counted else 0
        return self._made(kind, start, end, value, unit, self._cells(kind, phrase, unit, after), hedges)

    def _kind(self, phrase: re.Match[str]) -> str:
        """The kind of figure that a phrase makes; 废止 and 现行有效 alone go on with the documents named before."""
        kind = str(phrase.lastgroup)
        if kind in ELLIPTIC:
            family = self.tally.earlier.partition("_")[0]
            return f"{family}_{kind}" if family in DOCUMENTS else ""
        return kind

    def _fits(self, kind: str, phrase: re.Match[str], unit: str, label: str, after: str) -> bool:
        """Whether the kind of the phrase can be counted in this unit and be meant here."""
        if not kind or ((kind in PERCENT) != (unit in PERCENT_SIGNS) and kind != "growth"):
            return False
        if (kind in MONEY) != (unit in MONEY_UNITS) or (kind == "share" and not self.tally.earlier):
            return False
        if kind in OUTCOMES and self.around.topic not in TOPICS:
            return False
        if kind in NEEDS_REQUESTS and self.around.topic != "applications" and "申请" not in phrase.group():
            return False
        if (kind == "withdrawn" and not WITHDRAWN.match(after)) or (kind == "settlement_rate" and self.around.elsewhere):
            return False
        return kind == "growth" or not ELSEWHERE.search(label)

    def _cells(self, kind: str, phrase: re.Match[str], unit: str, after: str) -> tuple[tuple[str, ...], ...]:
        """What the figure can mean: nothing if it is a difference, another year's number, or a share of something else."""
        stated = phrase["from"] or phrase["into"]
        if kind == "growth":
            of_requests = self.tally.earlier in RECEIVING if self.tally.earlier else "申请" in phrase.string
            mine = unit in PERCENT_SIGNS and of_requests
        elif stated and self.around.year is not None:
            mine = int(stated) == self.around.year + (-1 if phrase["from"] else 1)
        else:
            mine = self.around.own_year
        cells = readings(self.tally.earlier if kind == "share" else kind, self.around.topic, self.edition) if mine else ()
        if kind == "share" and cells and not cells[0][0].startswith(REQUESTS):
            return ()
        withdrawn = cells and kind in TOPICS and WITHDRAWN.match(after)
        return cells + readings("other_result", kind, self.edition) if withdrawn else cells

    def _hedges(self, kind: str, value: int | Decimal, lead: str, *, rough: bool, named: bool = False) -> tuple[str, ...]:
        """What speaks against holding a difference from the table against the report; `named`: requests are named."""
        around, lead = self.around, self.around.plain(lead)
        disputed = kind in TOPICS or kind in OUTCOMES
        sorted_out = kind in RESULTS and (around.sorting or around.topic != "applications")
        elsewhere = around.elsewhere or sorted_out or self.tally.leaves_open(kind, value, named=named)
        reasons = {
            "approximate": rough,
            "scope": around.scoped,
            "context": elsewhere or not HARMLESS.fullmatch(lead),
            "year": not around.own_year,
            "loose": kind in SOFT or (disputed and not around.disclosure),
        }
        return tuple([reason for reason, holds in reasons.items() if holds])

    def _nothing(self, sentence: str, offset: int) -> Iterator[Figure]:
        """What a sentence states without a number, after all its words were taken up."""
        heard = set(DENIABLE.findall(sentence))
        for what, (needed, pattern) in NOTHING.items():
            for match in () if heard.isdisjoint(needed) else pattern.finditer(sentence):
                self.around.settle()
                figure = self._statement(what, match, offset)
                if figure is not None:
                    yield figure

    def _statement(self, what: str, match: re.Match[str], offset: int) -> Figure | None:
        """The figure that a statement without a number makes, if it has a cell or states something of its own."""
        kind = _disputed(match["about"]) if what == "dispute" else what
        value, unit = STATED.get(kind, (0, ""))
        cells = readings(kind, self.around.topic, self.edition)
        if not cells and kind not in STATED:
            return None
        whose = match["whose"] if what == "received" else None
        lead = whose if whose and not ANYBODY.fullmatch(whose) else ""
        hedges = self._hedges(kind, value, lead, rough=False)
        hedges = tuple(hedge for hedge in hedges if hedge != "loose" or kind in SOFT or not self.around.topic)
        start, end = offset + match.start(), offset + match.end()
        return self._made(kind, start, end, value, unit, cells if self.around.own_year else (), hedges)

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
