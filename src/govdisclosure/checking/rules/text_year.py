"""The year that section one reports on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Self

from govdisclosure.checking.context import Context
from govdisclosure.checking.dating import COUNTS, Clause, clauses, names_years, plain
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.narrative.names import Names

__all__ = ["NO_TEXT", "year_of_text"]

NO_TEXT = Message("{place}：缺少文字，无法核对", "{place}: there is no text to judge")

TEXT_YEAR = Rule(
    id="text-year",
    title=Message("总体情况所述年度与报告年度一致", "Section one reports on the report's year"),
    formula=Message(
        "总体情况所述统计期限，或支配其所载数量的年度，与报告年度一致",
        "the period that section one states, or the years that govern what it counts, are the year of the report",
    ),
    clause=Message("条例第五十条；一份报告反映一个年度", "art. 50; one report is about one year"),
    severity="warning",
    messages={
        "PASS": Message("正文所述年度与报告年度（{year}年）一致", "{place}: of the report's year ({year})"),
        "FAIL": Message(
            "正文所述年度（{found}年）与报告年度（{year}年）不一致，{suspected}",
            "{place}: speaks of {found}, the report is for {year}",
        ),
        "UNCERTAIN": Message(
            "部分语句所述年度（{found}年）与报告年度（{year}年）不一致，{suspected}，请核实",
            "{place}: some sentences speak of {found}, the report is for {year}",
        ),
        "NOT_ASSESSABLE": NO_TEXT,
    },
    caveats=(Message("正当提及上年或下年计划时不是错误", "last year, or a plan for the next, can be named rightly"),),
)

_period = re.compile(r"(?:统计|数据|报告期|时间范围)[^。;]{0,14}?(\d{4})年1月1日[^。;]{0,6}?(?:(\d{4})年)?12月31日")
_itself = re.compile(
    r"(?:现将?|特)(?:(?!根据|按照|依据|依照)[^。;,\d]){0,24}(\d{4})年度?(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:年度)?(?:报告|情况)"
)
"""The words with which a report speaks of itself (现将2023年度政府信息公开工作情况报告如下)."""

MAX_SENTENCE = 1000
"""Characters of a sentence: each clause is held to the others, so one without an end would cost the square of its length."""

SENTENCES = re.compile(f"[^。!?]{{1,{MAX_SENTENCE}}}")
_pauses = re.compile("[,:;]")
_basis = re.compile("根据|按照|依据|依照|按|落实|围绕")
_brings = re.compile(rf"^[、\d]|^(?:\d{{1,2}}月)|{COUNTS.pattern}")
_this_year = re.compile("今年|本年")
_planned = re.compile("将|拟|计划|力争|预计|打算|争取")
_since = re.compile(r"\d{4}年度?以来")
_onward = re.compile("累计|连续|历年|至今")
_label = re.compile(r"([^\d,。]{2}[^\d,。共了为达有]{2})[共了为达有]{0,2}\d")


@rule(TEXT_YEAR)
def year_of_text(context: Context) -> Iterator[Result]:
    """The years that section one reports on: the period it states, else the years that govern what it counts."""
    year, text = context.report.year, context.report.overview
    if year is None or not text:
        yield context.result(TEXT_YEAR, "NOT_ASSESSABLE", "overview", facts={"year": str(year or "—")})
        return
    folded = context.folded["overview"]
    status: Status = "PASS"
    others: set[int] = set()
    if names_years(folded, year):
        words = plain(folded)
        others = _stated_periods(words) - {year}
        status = "FAIL" if others else "PASS"
        if not others:
            governing = _Governing(year, Names.of(context.report.organization)).read(words)
            status, others = governing.status, governing.others
    found = [str(one) for one in sorted(others)] or [str(year)]
    facts = {"year": str(year), "found_zh": "、".join(found), "found_en": ", ".join(found)}
    facts |= {"suspected": _suspected(year, others)}
    yield context.result(TEXT_YEAR, status, "overview", facts=facts)


def _suspected(year: int, others: set[int]) -> str:
    """What may have happened: the text of a year before was kept, or a year is mistyped."""
    if max(others, default=year) > year:
        return "疑似年度有误"
    return "疑似沿用上年文本" if others == {year - 1} else "疑似沿用往年文本"


def _stated_periods(text: str) -> set[int]:
    """The years with which the period of the figures begins and ends."""
    return {int(found) for match in _period.finditer(text) for found in match.groups() if found}


class _Governing:
    """The years other than the report's that govern what a text counts, and are not only set beside it."""

    def __init__(self, year: int, names: Names) -> None:
        self.year, self.names = year, names
        self.others: set[int] = set()
        self.calls_itself = self.counts_core = self.counts_undated = self.tells_own = False
        self._own = re.compile(rf"(?<![转延结])(?<![转延结][至到入]|将于){year}年度?(?P<rest>[^,:;。]*)")

    @property
    def status(self) -> Status:
        """FAIL only where the report's year is not told, and the report calls itself by another, or counts all under another."""
        if not self.others:
            return "PASS"
        certain = self.calls_itself or (self.counts_core and not self.counts_undated)
        return "FAIL" if certain and not self.tells_own else "UNCERTAIN"

    def read(self, text: str) -> Self:
        """Take in all sentences of a text."""
        self.tells_own = f"{self.year}年" in text or _this_year.search(text) is not None
        itself = {int(match[1]) for match in _itself.finditer(text)} - {self.year}
        self.calls_itself, self.others = bool(itself), itself
        paragraphs = [[self._sentence(words) for words in SENTENCES.findall(paragraph)] for paragraph in text.split("\n")]
        own = {label for paragraph in paragraphs for sentence in paragraph for label in self._labels_of_own(sentence)}
        for paragraph in paragraphs:
            self._paragraph(paragraph, own)
        return self

    def _sentence(self, words: str) -> list[Clause]:
        return list(clauses(words, self.names))

    def _labels_of_own(self, sentence: list[Clause]) -> set[str]:
        """What clauses of the report's own year, or of none, count: the same of another year is set beside it."""
        own = [clause.words for clause in sentence if clause.year in (None, self.year) or _this_year.search(clause.words)]
        return {label for words in own for label in _label.findall(words)}

    def _paragraph(self, sentences: list[list[Clause]], own: set[str]) -> None:
        """A year that opens a paragraph and counts nothing yet governs the next sentence that counts and names no year."""
        opened: int | None = None
        for sentence in sentences:
            counting = [clause for clause in sentence if clause.told != "nothing"]
            told_beside = self._names_own(sentence)
            if opened is not None and counting and not told_beside and not _heads(sentence):
                self.others.add(opened)
            foreign = [] if told_beside else self._foreign(sentence, counting, own)
            self.others |= {clause.year for clause in foreign if clause.year}
            self.counts_core = self.counts_core or any(clause.told == "core" for clause in foreign)
            self.counts_undated = self.counts_undated or len(foreign) < len(counting)
            if counting or _heads(sentence):
                silent = counting or _is_plan(sentence) or told_beside
                opened = sentence[0].year if sentence[0].paused and not silent else None
        if opened is not None and not self.tells_own:
            self.others |= {opened} - {self.year}

    def _foreign(self, sentence: list[Clause], counting: list[Clause], own: set[str]) -> list[Clause]:
        """The clauses of other years, but for a plan, a span of years up to now, and what this year counts, too."""
        said, is_plan = _said(sentence), _is_plan(sentence)
        since, onward = _since.search(said) is not None, _onward.search(said) is not None
        found: list[Clause] = []
        for clause in counting:
            year, labels = clause.year or self.year, set(_label.findall(clause.words))
            spans = since and (year < self.year - 1 or onward)
            ahead = year > self.year and is_plan
            beside = bool(labels) and labels <= own
            if year != self.year and not (spans or ahead or beside):
                found.append(clause)
        return found

    def _names_own(self, sentence: list[Clause]) -> bool:
        """True if a clause tells what the report's year, or this year (本年 where another year counted the same), brought."""
        said = _said(sentence)
        for match in self._own.finditer(said):
            if not _basis.search(_pauses.split(said[: match.start()])[-1]) and _brings.search(match["rest"]):
                return True
        counted: set[str] = set()
        for clause in sentence:
            labels = set(_label.findall(clause.words))
            if "今年" in clause.words or ("本年" in clause.words and (clause.year is None or labels & counted)):
                return True
            counted |= labels
        return False


def _said(sentence: list[Clause]) -> str:
    return ",".join(clause.words for clause in sentence)


def _heads(sentence: list[Clause]) -> bool:
    return any(clause.heads for clause in sentence)


def _is_plan(sentence: list[Clause]) -> bool:
    return _planned.search(_said(sentence)) is not None
