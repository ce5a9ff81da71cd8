"""Statements about cells of the tables found in the narrative of a report.

Each number with a unit is read with the words that lead up to it, so every mention is found, not the
first; sentences that say that something did not happen state a zero. A figure keeps every reading it
can have, and what speaks against holding it to the tables. Text that no phrase fits is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from attrs import evolve, frozen

from govdisclosure.narrative.context import Context
from govdisclosure.narrative.cues import ANYBODY, BREAKDOWN, DENIABLE, FOREIGN, NOTHING, SORTING, Lead, classify, unknown
from govdisclosure.narrative.figure import Figure
from govdisclosure.narrative.kinds import APPLICANTS, DISPUTES, KINDS, Kind, readings
from govdisclosure.narrative.numbers import COUNTED, INSIDE, MONEY_UNITS, PERCENT_SIGNS, SHORT, TOKEN, inexact, value_of
from govdisclosure.narrative.phrases import BEHIND, CHARGED, FOLLOWING, GOES_ON, PHRASE, WITHDRAWN
from govdisclosure.narrative.tally import Counted, Tally
from govdisclosure.narrative.wholes import settle
from govdisclosure.schema import AnnualReport, Edition, Given, report_of
from govdisclosure.text.normal import fold_width

__all__ = ["figures"]

REQUESTS = "applications."
"""Where the cells are of which a share can be recomputed."""

LONGEST = 48
"""Characters beside a number in which a phrase is looked for."""

FARTHEST = 200
"""Characters before a number that can speak against it; what is farther away has been taken up before."""

VAGUE = frozenset({"requests", "channel", "total", "of_disclosure", "natural_person", "withdrawn", "received", "accepted"})
"""Kinds whose phrase before a number gives way to a phrase behind it."""
TAKEN_UP = frozenset({"received", "accepted", "settled", "answered", "handled", "new"})
"""Verbs that may stand without their object, where requests were named before."""
STATED = {"fee": (0, "元"), "on_time": (100, "%")}
"""What a statement without a number says, where it is not a count of zero."""

_sentences = re.compile("[^。\n!?]+")
_negating = re.compile("未|没有|无|均|都|全|在[规法]定|零")
_brackets = re.compile(r"\([^()0-9]*\)")
_about = re.compile(r"(?:大约|约|将近|近|超过|超|逾|不足|至少)\s?$")
_topic_mark = re.compile("(?:方面|情况|中|为主)$")
_clauses = re.compile("[,;()]|:(?=.)")
_handling = re.compile("(?:办理|受理|审理|收到|承办|接收)[^,。;]{0,12}(?:复议|诉讼|应诉)")
_verb = re.compile("作出|做出|办理|办|处理|实施|决定|数量")


def figures(report: Given) -> tuple[Figure, ...]:
    """Statements about cells of the tables found in sections one and six, in the order of the text.

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


@frozen
class Mention:
    """A number in its sentence: what it counts, and the words around it.

    `lead` are the words of its clause before the phrase, `standing` says what they leave open, `named`
    that requests are named, `rough` that the number is not exact. `start` to `end` is the span in the section.
    """

    kind: Kind
    value: int | Decimal
    unit: str
    phrase: str
    lead: str
    standing: Lead
    label: str
    after: str
    start: int
    end: int
    rough: bool = False
    before: str = ""
    rest: str = ""
    year: int | None = None

    @property
    def named(self) -> bool:
        """True if the phrase itself names requests for information."""
        own = "信息公开" in self.phrase or "依申请公开" in self.phrase
        return own or (self.kind.tells != "applicant" and "申请" in self.phrase)


class _Reader:
    """Reads one section, sentence by sentence; what a paragraph is about and has counted is carried along."""

    def __init__(self, section: str, text: str, report: AnnualReport) -> None:
        self.section, self.text = section, text
        self.edition: Edition = report.form.edition
        self.context = Context(report)
        self.tally = Tally()
        self.breakdown = False

    def figures(self) -> Iterator[Figure]:
        """All figures of the section, in the order of the text."""
        folded = fold_width(self.text)
        paragraph: list[Figure] = []
        for match in _sentences.finditer(folded):
            offset = match.start()
            if offset == 0 or folded[offset - 1] == "\n":
                yield from settle(paragraph, folded)
                paragraph = []
                self.context.begin_paragraph()
                self.tally.begin_paragraph()
            paragraph += self._sentence(match.group(), offset)
        yield from settle(paragraph, folded)

    def _sentence(self, sentence: str, offset: int) -> list[Figure]:
        tokens = list(TOKEN.finditer(sentence))
        denies = DENIABLE.search(sentence) and _negating.search(sentence)
        self.context.begin_sentence()
        self.tally.begin_sentence()
        if not tokens and not denies:
            self.context.observe_text(sentence)
            return []
        self.breakdown = self.context.names.government and BREAKDOWN.search(sentence) is not None
        events: list[tuple[int, str, re.Match[str]]] = [(token.start(), "", token) for token in tokens]
        events += _statements(sentence) if denies else []
        return sorted(
            self._events(sentence, offset, sorted(events, key=lambda event: event[:2])), key=lambda figure: figure.start
        )

    def _events(self, sentence: str, offset: int, events: list[tuple[int, str, re.Match[str]]]) -> Iterator[Figure]:
        """The figures that the numbers and statements of a sentence make; all its words are observed."""
        after, taken = 0, 0
        for start, what, match in events:
            self.context.observe_text(sentence[taken : match.end() if what else start])
            taken = max(taken, match.end())
            if what:
                yield from self._statement(sentence, what, match, offset)
                continue
            label = sentence[max(after, start - FARTHEST) : start]
            mention = self._mention(sentence, offset, label, match)
            figure = self._figure(mention) if mention else None
            if mention is not None and figure is not None:
                counted = Counted(mention.kind.name, figure.value, figure.readings)
                self.tally.record_figure(mention.kind, counted, label, lead=_lead_of(mention, figure))
                yield figure
            elif match["unit"] in COUNTED:
                self.tally.record_other_number(value_of(match), label)
            if figure is not None or match["unit"]:
                after = match.end()
        self.context.observe_text(sentence[taken:])

    def _mention(self, sentence: str, offset: int, label: str, token: re.Match[str]) -> Mention | None:
        """The number with the words around it, if a phrase fits."""
        value, unit, after = value_of(token), token["unit"] or "", sentence[token.end() : token.end() + LONGEST]
        if value is None or (token["number"].isascii() and INSIDE.search(label[-SHORT:])):
            return None
        near = _about.sub("", _nearest(label[-LONGEST:]))
        rough, start, end = inexact(token, label), offset + token.start(), offset + token.end()
        if unit in PERCENT_SIGNS and label.endswith("("):
            return Mention(KINDS["share"], value, unit, "", "", "clear", label, after, start, end, rough)
        before = PHRASE.search(near)
        name = self._name(before)
        if name == "total" and not self.tally.has_parts and (longer := _with_topic(label[-LONGEST:], near)):
            near, before = longer, PHRASE.search(longer)
            name = self._name(before)
        if unit in COUNTED and (not name or name in VAGUE):
            behind = None if CHARGED.match(after) else BEHIND.match(after)
            if behind is not None:
                lead = near[: before.start()] if before and name != "of_disclosure" else near
                kind = KINDS[str(behind.lastgroup)]
                standing = classify(lead, self.context.names)
                words = behind.group() if name not in ("requests", "received", "accepted") else behind.group() + "申请"
                return Mention(
                    kind,
                    value,
                    unit,
                    words,
                    lead,
                    standing,
                    label,
                    after,
                    start,
                    end,
                    rough,
                    sentence[: token.start()],
                    sentence[token.end() :],
                )
            if CHARGED.match(after):
                return Mention(KINDS["fee_notice"], value, unit, "", near, "clear", label, after, start, end)
        counted = FOLLOWING.match(after) if unit in COUNTED and name in {*TAKEN_UP, ""} else None
        counted = counted if counted and "申请" in counted.group() else None
        if counted is not None:
            joined = PHRASE.search(near + counted.group())
            if joined is not None and joined.start() <= min(len(near), before.start() if before else len(near)):
                before, name, end = joined, self._name(joined), end + counted.end()
        if before is None or before.start() > len(near) or not name:
            return None
        lead = near[: before.start()]
        named = before.group()
        if name in TAKEN_UP and counted is None and "申请" not in named and "公开" not in named and not GOES_ON.match(after):
            return None
        stated = before["from"] or before["into"]
        year = None if stated is None else int(stated) + (1 if before["from"] else -1)
        cut = len(label) - len(_about.sub("", label))
        begin = start - cut - len(near) + before.start()
        standing = classify(lead, self.context.names)
        return Mention(
            KINDS[name],
            value,
            unit,
            named,
            lead,
            standing,
            label,
            after,
            begin,
            end,
            rough,
            sentence[: token.start()],
            sentence[token.end() :],
            year,
        )

    def _name(self, phrase: re.Match[str] | None) -> str:
        """The kind of figure that a phrase makes; 废止 and 现行有效 alone go on with the documents named before."""
        if phrase is None:
            return ""
        kind = KINDS[str(phrase.lastgroup)]
        if kind.follows == "documents":
            family = self.tally.family
            return f"{family}_{kind.name.removeprefix('newly_')}" if family else ""
        return kind.name

    def _figure(self, mention: Mention) -> Figure | None:
        """The figure that a mention makes, if its kind can be counted in this unit and be meant here."""
        self.context.resolve()
        kind = self._kind(mention)
        if kind is None or not self._fits(kind, mention):
            return None
        mention = evolve(mention, kind=kind)
        self.tally.sorted_out = self.tally.sorted_out or SORTING.search(mention.label) is not None
        if kind.tells == "result":
            self.tally.record_outcome(mention.lead, mention.label)
        cells = self._cells(mention)
        hedges = self._hedges(mention)
        if kind.name == "requests" and "context" in hedges:
            return None
        return self._made(mention, cells, hedges)

    def _kind(self, mention: Mention) -> Kind | None:
        """The kind of a mention; one that names only disclosure goes on with the dispute named before."""
        last = KINDS[self.tally.last.kind] if self.tally.last and self.tally.last.kind else None
        if mention.kind.follows == "dispute":
            return KINDS.get(self.context.topic) if self.context.topic in DISPUTES else None
        if mention.kind.name == "granted" and "部分公开" in _bracket_before(mention.label):
            return KINDS["granted_or_partial"]
        if mention.kind.name == "reached":
            return self._compared(mention)
        if mention.kind.name != "others":
            return mention.kind
        if last is not None and last.tells == "applicant":
            return KINDS["other_organization"]
        if last is not None and last.tells == "result" and not WITHDRAWN.match(mention.after):
            return KINDS["other_handling"]
        return KINDS["withdrawn"] if WITHDRAWN.match(mention.after) else None

    def _compared(self, mention: Mention) -> Kind | None:
        """The kind that has grown or fallen to a number: what the sentence named before it compared."""
        if not _comparing.search(mention.before):
            return None
        topic = self.context.topic
        return KINDS["received"] if topic == "applications" else KINDS.get(topic)

    def _fits(self, kind: Kind, mention: Mention) -> bool:
        """True if the kind can be counted in this unit and be meant here."""
        context, unit = self.context, mention.unit
        if (kind.unit == "percent") != (unit in PERCENT_SIGNS) and kind.name != "growth":
            return False
        if (kind.unit == "money") != (unit in MONEY_UNITS):
            return False
        if kind.name == "share" and (self.tally.last is None or not self.tally.last.kind):
            return False
        if kind.tells == "outcome" and context.topic not in DISPUTES:
            return False
        if kind.needs_requests and context.topic != "applications" and not mention.named:
            return not context.topic and self._goes_on_with_requests(kind)
        if FOREIGN.search(mention.lead + mention.phrase) or (kind.name == "requests" and unknown(mention.lead, context.names)):
            return False
        if kind.tells == "decisions" and unit == "项":
            return False
        return kind.name != "total" or bool(self._total(mention)) or self.tally.has_parts

    def _cells(self, mention: Mention) -> tuple[tuple[str, ...], ...]:
        """What the figure can mean: nothing if it is a difference, another year's number, or about something else."""
        kind, context = mention.kind, self.context
        if kind.name == "growth":
            last = self.tally.last
            of_requests = KINDS[last.kind].tells == "receipt" if last and last.kind else "申请" in mention.lead + mention.label
            mine = mention.unit in PERCENT_SIGNS and of_requests
            return readings("growth", "", self.edition) if mine and context.own_year else ()
        if mention.standing == "other" or self._elsewhere(mention):
            return ()
        mine = context.own_year if mention.year is None else mention.year in (context.year, None) or context.year is None
        if not mine:
            return ()
        if kind.name == "share":
            cells = self.tally.told[-1].readings
            return cells if cells and cells[0][0].startswith(REQUESTS) else ()
        if kind.name == "total":
            return self._total(mention)
        cells = readings(kind.name, context.topic, self.edition)
        withdrawn = kind.name in DISPUTES and WITHDRAWN.match(mention.after)
        return cells + readings("other_result", kind.name, self.edition) if withdrawn else cells

    def _total(self, mention: Mention) -> tuple[tuple[str, ...], ...]:
        """The cells of all parts that a sum was told of; that of all results, or all applicants, is the total of these."""
        parts = self.tally.sum_of(mention.value)
        last, requests = self.tally.last, self.context.topic == "applications"
        if not parts:
            grown = last is not None and last.kind == "growth" and requests
            return readings("received", "", self.edition) if grown else ()
        if not all(part.readings for part in parts):
            return readings("received", "", self.edition) if requests and not any(part.readings for part in parts) else ()
        cells = dict.fromkeys(path for part in parts for path in part.readings[0])
        tells = {KINDS[part.kind].tells for part in parts}
        whole = {"result": "settled", "applicant": "received"}.get(tells.pop(), "") if len(tells) == 1 else ""
        return (*readings(whole, "", self.edition), tuple(cells))

    def _elsewhere(self, mention: Mention) -> bool:
        """True if the words before, or what was counted last, show that something else than this report's cells is told."""
        kind, context = mention.kind, self.context
        if self.tally.concerns_others(kind, named=mention.named) or context.partly:
            return True
        disputed = (
            context.here in DISPUTES and not mention.named and kind.blocks == () and kind.tells not in ("outcome", "result")
        )
        if disputed and (kind.needs_requests or kind.tells == "aftermath" or kind.name == "carried_in") and not kind.outcomes:
            return True
        if self.tally.sorted_out and (kind.tells == "result" or kind.name == "requests"):
            return True
        if kind.tells in ("dispute", "outcome") and (context.judging or self._goes_on_with_others(mention)):
            return True
        if kind.name.endswith("_repealed") and "失效" in mention.before + mention.rest:
            return True
        if kind.tells == "decisions":
            return _published.search(mention.before) is not None and not _verb.search(mention.lead)
        if self.breakdown and kind.tells == "receipt" and _body_of.search(mention.lead):
            return True
        refused = "不予受理" in mention.rest or any(one.kind == "refused" for one in self.tally.told)
        if kind.name == "accepted" and refused:
            return self.tally.whole is not None and mention.value < self.tally.whole
        if kind.tells != "dispute":
            return False
        if _as_defendant.search(mention.rest):
            return True
        return "信息公开" not in mention.lead and _some_of_disclosure.search(mention.rest) is not None

    def _goes_on_with_requests(self, kind: Kind) -> bool:
        """True if a sentence that names no requests can only tell of them: their applicants, or what was carried over."""
        told = {one.kind for one in self.tally.told}
        if kind.tells == "applicant":
            return told <= {*APPLICANTS, "organizations"}
        return kind.tells == "aftermath" and "carried_in" in told

    def _goes_on_with_others(self, mention: Mention) -> bool:
        """True if the disputes told just before were not this report's, and no word says that those told here are."""
        before = self.tally.dispute
        silent = mention.kind.tells == "outcome" or not mention.lead.strip("、和及与")
        return silent and before is not None and not before.readings

    def _hedges(self, mention: Mention) -> tuple[str, ...]:
        """What speaks against holding a difference from the table against the report."""
        return tuple([name for name, holds in HEDGES.items() if holds(self, mention)])

    def is_approximate(self, mention: Mention) -> bool:
        """True if the number is not exact."""
        return mention.rough

    def is_scoped(self, mention: Mention) -> bool:
        """True if another body, more bodies or a part of the year can be meant."""
        told_together = self.breakdown and mention.kind.tells == "receipt"
        return mention.standing in ("scope", "other") or self.context.scoped or self.context.partly or told_together

    def is_open(self, mention: Mention) -> bool:
        """True if the words leave open what is counted."""
        elsewhere = mention.standing in ("unclear", "other") or self._elsewhere(mention)
        return elsewhere or self.tally.leaves_open(mention.kind, mention.value, named=mention.named)

    def is_other_year(self, mention: Mention) -> bool:
        """True if the year named last is not the report's."""
        return not self.context.own_year

    def is_loose(self, mention: Mention) -> bool:
        """True if the phrase has more than one use."""
        kind = mention.kind
        if kind.tells == "decisions" and _verb.search(mention.before) and "事项" not in mention.phrase:
            return False
        if kind.name == "requests" and "公开" in mention.phrase:
            return False
        disputed = kind.tells in ("dispute", "outcome") and "信息公开" not in mention.phrase
        raised = self.context.disclosed and not _handling.search(mention.before)
        return kind.soft or (disputed and not self.context.disclosure and not raised)

    def _statement(self, sentence: str, what: str, match: re.Match[str], offset: int) -> Iterator[Figure]:
        """The figure that a statement without a number makes, if it has a cell or states something of its own."""
        self.context.resolve()
        name = _disputed(match) if what == "dispute" else NAMES.get(what, what)
        value, unit = STATED.get(name, (0, ""))
        topic = self.context.topic
        cells = readings(name, topic, self.edition)
        if name == "corrected" and topic not in DISPUTES:
            return
        if not cells and name not in STATED:
            return
        lead = _clauses.split(sentence[: match.start()])[-1]
        whose = match["whose"] if what == "received" else None
        doubt = bool(whose) and not ANYBODY.fullmatch(str(whose))
        standing = classify(lead, self.context.names) if "、" not in lead else "clear"
        if standing == "other" and what != "all_upheld":
            return
        start, end = offset + match.start(), offset + match.end()
        mention = Mention(KINDS[name], value, unit, match.group(), lead, standing, "", "", start, end)
        tests = {"scope": self.is_scoped(mention), "context": doubt or standing == "unclear", "year": not self.context.own_year}
        hedges = [hedge for hedge, holds in tests.items() if holds]
        hedges += ["loose"] if KINDS[name].soft else []
        yield self._made(mention, cells if self.context.own_year else (), tuple(hedges))

    def _made(self, mention: Mention, cells: tuple[tuple[str, ...], ...], hedges: tuple[str, ...]) -> Figure:
        text = self.text[mention.start : mention.end]
        return Figure(
            self.section, mention.start, mention.end, text, mention.kind.name, mention.value, mention.unit, cells, hedges
        )


HEDGES: Mapping[str, Callable[[_Reader, Mention], bool]] = {
    "approximate": _Reader.is_approximate,
    "scope": _Reader.is_scoped,
    "context": _Reader.is_open,
    "year": _Reader.is_other_year,
    "loose": _Reader.is_loose,
}
"""The reasons not to hold a difference against the report, each with its test."""

NAMES = {"issued": "documents_issued", "repealed": "documents_repealed", "never_corrected": "corrected"}
_some_of_disclosure = re.compile(r"其中,?(?:因|涉及)(?:政府)?信息公开")
_as_defendant = re.compile(r"其中[^,。;]{0,8}作为被(?:申请人|告)")
_published = re.compile("(?:公开|公示|公布|发布)(?![^。;]*(?:作出|做出|办理|实施))")
_comparing = re.compile("[由从较比]|同比")
_body_of = re.compile("政府(?!信息)|办|本级|部门")


def _lead_of(mention: Mention, figure: Figure) -> Lead:
    """What a figure of the requests leaves open for those that follow."""
    if mention.standing == "other":
        return "other"
    return "unclear" if "context" in figure.hedges or "scope" in figure.hedges else "clear"


def _statements(sentence: str) -> Iterator[tuple[int, str, re.Match[str]]]:
    """The statements without a number in a sentence."""
    heard = set(DENIABLE.findall(sentence))
    for what, (needed, pattern) in NOTHING.items():
        if not heard.isdisjoint(needed):
            yield from ((match.start(), what, match) for match in pattern.finditer(sentence))


def _nearest(label: str) -> str:
    """The clause that leads up to a number; one that a bracket parts from it is still its own."""
    return _clauses.split(_brackets.sub(_filler, label.removesuffix("(")))[-1] + ("\1" if label.endswith("(") else "")


def _with_topic(label: str, near: str) -> str:
    """A clause that only sums up (共4件), with the clause before it where that ends with what is summed up, else nothing."""
    before = _clauses.split(label[: len(label) - len(near)].rstrip(","))[-1]
    topic = PHRASE.search(_topic_mark.sub("", before))
    if topic is None or KINDS[str(topic.lastgroup)].tells not in ("applicant", "dispute", "receipt"):
        return ""
    if KINDS[str(topic.lastgroup)].name in TAKEN_UP and "申请" not in topic.group():
        return ""
    return _topic_mark.sub(_filler, before) + "\1" * (len(near) + 1)


def _filler(match: re.Match[str]) -> str:
    """Blanks as long as a bracket, so that places stay what they are."""
    return "\1" * len(match.group())


def _bracket_before(label: str) -> str:
    """The bracket right before a number."""
    return label[label.rfind("(") :] if label.endswith(")") else ""


def _disputed(match: re.Match[str]) -> str:
    """The disputes that a statement names."""
    words = match["about"] or match["nil"]
    if "复议" not in words:
        return "litigation"
    return "disputes" if "诉讼" in words else "reconsideration"
