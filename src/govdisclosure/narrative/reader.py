"""Statements about cells of the tables found in the narrative of a report.

Each number with a unit is read with the words that lead up to it, so every mention is found, not the
first; sentences that say that something did not happen state a zero. A figure keeps every reading it
can have, and what speaks against holding it to the tables. Text that no phrase fits is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from govdisclosure.narrative.account import Account
from govdisclosure.narrative.beside import Beside, with_sums
from govdisclosure.narrative.cues import BREAKDOWN, Lead, classify
from govdisclosure.narrative.disputes import DISPUTES
from govdisclosure.narrative.elsewhere import is_elsewhere
from govdisclosure.narrative.figure import Figure
from govdisclosure.narrative.finding import mention_of
from govdisclosure.narrative.fitting import fits
from govdisclosure.narrative.hedging import hedges, is_scoped
from govdisclosure.narrative.kinds import KINDS, readings
from govdisclosure.narrative.meaning import Readings, meant
from govdisclosure.narrative.mention import CLAUSES, Mention, Words
from govdisclosure.narrative.numbers import COUNTED, TOKEN, value_of
from govdisclosure.narrative.resolving import kind_of
from govdisclosure.narrative.statements import STATED, Statement, may_deny, statements
from govdisclosure.narrative.tally import Counted
from govdisclosure.narrative.wholes import settle
from govdisclosure.schema import Given, report_of
from govdisclosure.text.normal import fold_width

__all__ = ["figures"]

MAX_SENTENCE = 1000
"""Characters of a sentence: each figure is held to those before it, so one without an end would cost the square of its length."""

_sums_up = re.compile("合计|共计|总计|相加|之和")
"""After a number of terms, which itself counts nothing (两项合计)."""

_sentences = re.compile(f"[^。\n!?]{{1,{MAX_SENTENCE}}}")


def figures(report: Given) -> tuple[Figure, ...]:
    """Statements about cells of the tables found in sections one and six, in the order of the text.

    >>> from govdisclosure import AnnualReport
    >>> report = AnnualReport(edition="2021", year=2022, overview="全年共收到政府信息公开申请三十件，其中自然人申请28件。")
    >>> [(figure.text, figure.value, figure.readings[0]) for figure in figures(report)]
    [('收到政府信息公开申请三十件', 30, ('applications.received.total',)),
     ('自然人申请28件', 28, ('applications.received.natural_person',))]
    """
    given = report_of(report)
    found: list[Figure] = []
    account = Account.of(given)
    for section in ("overview", "other_matters"):
        if text := getattr(given, section):
            found += _Reader(section, text, account).figures()
    return tuple(found)


class _Reader:
    """Reads one section, sentence by sentence; what a paragraph is about and has counted is carried along."""

    def __init__(self, section: str, text: str, account: Account) -> None:
        self.section, self.text, self.account = section, text, account

    def figures(self) -> Iterator[Figure]:
        """All figures of the section, in the order of the text."""
        folded = fold_width(self.text)
        paragraph: list[Figure] = []
        self.account.begin_paragraph()
        for match in _sentences.finditer(folded):
            begins = match.start() == 0 or folded[match.start() - 1] == "\n"
            if begins:
                yield from settle(paragraph, folded, self.account.edition)
                paragraph = []
                self.account.begin_paragraph()
            paragraph += self._sentence(match.group(), match.start())
        yield from settle(paragraph, folded, self.account.edition)

    def _sentence(self, sentence: str, offset: int) -> list[Figure]:
        account = self.account
        tokens = list(TOKEN.finditer(sentence))
        account.context.begin_sentence()
        account.tally.begin_sentence()
        stated = list(statements(sentence)) if may_deny(sentence) else []
        if not tokens and not stated:
            account.context.observe_text(sentence)
            return []
        names = account.context.names
        account.breakdown = names.government and BREAKDOWN.search(names.without_territory(sentence)) is not None
        return sorted(with_sums(list(self._numbers(sentence, offset, tokens, stated))), key=lambda figure: figure.start)

    def _numbers(self, sentence: str, offset: int, tokens: list[re.Match[str]], stated: list[Statement]) -> Iterator[Beside]:
        """The numbers and statements of a sentence in their order, with the figures they make; all its words are observed."""
        since = taken = denied = 0
        events: list[re.Match[str] | Statement] = [*tokens, *stated]
        for told in sorted(events, key=_place):
            if isinstance(told, Statement):
                self.account.context.observe_text(sentence[taken : told.end])
                taken = max(taken, told.end)
                nothing = list(self._nothing(sentence, told, offset))
                denied = max(denied, told.end) if nothing else denied
                yield from (Beside(figure.value, figure.unit, figure) for figure in nothing)
                continue
            if told.start() < denied:
                continue
            self.account.context.observe_text(sentence[taken : told.start()])
            self.account.tally.observe_brackets(sentence[taken : told.start()])
            taken = max(taken, told.end())
            figure = self._number(Words.around(sentence, told, since), told, offset)
            if figure is not None or told["unit"]:
                yield Beside(figure.value if figure else value_of(told) or 0, told["unit"] or "", figure)
                since = told.end()
        self.account.context.observe_text(sentence[taken:])

    def _number(self, words: Words, token: re.Match[str], offset: int) -> Figure | None:
        """The figure that a number makes; what it counts is taken up, a figure or not."""
        tally = self.account.tally
        mention = mention_of(words, token, offset, tally, self.account.context.names)
        figure = self._figure(mention) if mention else None
        if mention is not None and figure is not None:
            counted = Counted(figure.kind, figure.value, figure.readings, unit=figure.unit)
            tally.record_figure(KINDS[figure.kind], counted, words.label, lead=_lead_of(mention, figure))
        elif token["unit"] in COUNTED and not _sums_up.match(words.rest):
            tally.record_other_number(value_of(token), token["unit"], words.label)
        return figure

    def _figure(self, mention: Mention) -> Figure | None:
        """The figure that a mention makes, if it can be meant here."""
        account = self.account
        account.context.resolve()
        kind = kind_of(account, mention)
        if kind is None:
            return None
        mention = mention if kind is mention.kind else evolve(mention, kind=kind)
        if not fits(account, mention):
            return None
        account.tally.observe_sorting(mention.words.label)
        if kind.tells == "result":
            account.tally.record_outcome(mention.lead, mention.words.label, mention.value)
        elsewhere = is_elsewhere(account, mention)
        doubts = hedges(account, mention, elsewhere=elsewhere)
        unclear = kind.name == "requests" and "context" in doubts
        return None if unclear else self._made(mention, meant(account, mention, elsewhere=elsewhere), doubts)

    def _nothing(self, sentence: str, told: Statement, offset: int) -> Iterator[Figure]:
        """The figure that a statement without a number makes, if it has a cell or states something of its own."""
        account, kind = self.account, KINDS[told.kind]
        account.context.resolve()
        value, unit = STATED.get(kind.name, (0, ""))
        topic = account.context.topic
        cells = readings(kind.name, topic, account.edition)
        lead = CLAUSES.split(sentence[: told.start])[-1]
        standing: Lead = "clear" if "、" in lead else classify(lead, account.context.names)
        outside = told.is_of_some or (standing == "other" and kind.name != "all_upheld")
        without = (not cells and kind.name not in STATED) or (kind.tells == "outcome" and topic not in DISPUTES)
        if outside or without:
            return
        words = Words(sentence[: told.start], sentence[told.end :], "", "", 0)
        mention = Mention(kind, value, unit, "", lead, standing, words, offset + told.start, offset + told.end)
        reasons = {
            "scope": is_scoped(account, mention),
            "context": told.is_of_somebody or standing == "unclear",
            "year": not account.context.own_year,
            "loose": (kind.soft and kind.tells != "decisions") or self._of_one_request(kind.name),
        }
        doubts = tuple([reason for reason, holds in reasons.items() if holds])
        yield self._made(mention, cells if account.context.own_year else (), doubts)

    def _of_one_request(self, kind: str) -> bool:
        """True if charges can be those for information, which are one sort of what table 2 counts."""
        return kind == "charges" and (self.section != "overview" or self.account.context.topic == "applications")

    def _made(self, mention: Mention, cells: Readings, hedges: tuple[str, ...]) -> Figure:
        start, end, kind = mention.start, mention.end, mention.kind.name
        return Figure(self.section, start, end, self.text[start:end], kind, mention.value, mention.unit, cells, hedges)


def _place(told: re.Match[str] | Statement) -> int:
    return told.start if isinstance(told, Statement) else told.start()


def _lead_of(mention: Mention, figure: Figure) -> Lead:
    """What a figure of the requests leaves open for those that follow."""
    if mention.standing == "other":
        return "other"
    return "unclear" if "context" in figure.hedges or "scope" in figure.hedges else "clear"
