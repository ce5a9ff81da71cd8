"""One report: its head, how many results have each status, what to do first, its sections with their findings, candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govdisclosure.message import Language, language
from govdisclosure.page.candidates import draw_candidates, draw_first
from govdisclosure.page.entry import Entry, Kind
from govdisclosure.page.findings import draw_findings
from govdisclosure.page.marks import Marks
from govdisclosure.page.markup import NOTHING, Html, joined, tag
from govdisclosure.page.passages import draw_passages, quoted
from govdisclosure.page.tables import draw_table
from govdisclosure.page.wording import CHANGE_SIGN, KIND_WORDS, SIGNS, STATUSES, WORDS, Say, about, only
from govdisclosure.schema import SECTIONS, TABLES, AnnualReport

__all__ = ["draw_entry", "draw_report", "heading", "summary"]


def draw_report(entry: Entry, *, lang: Language | None = None, prefix: str = "") -> str:
    """A report with its findings as a piece of a page, in one language; `prefix` stands before the names of its places."""
    return draw_entry(entry, only(lang or language()), prefix)


def draw_entry(entry: Entry, say: Say, prefix: str, *, level: int = 2) -> Html:
    """A report as `say` says it; its headings begin at a level."""
    marks = Marks.of(entry, say, prefix)
    parts = [*_opening(entry, marks, level), *_sections(entry, marks, level + 1), *_closing(entry, marks, level + 1)]
    return tag("article", parts, class_="gd-report", id=f"{prefix}report")


def heading(entry: Entry, say: Say) -> Html:
    """Whose report it is, as far as it says so; else the name of its file."""
    report = entry.report
    named = (report.organization or report.title) if report is not None else None
    return tag("span", named, lang="zh-CN") if named else joined(entry.source or say(WORDS["report"]))


def summary(entry: Entry, say: Say) -> Html:
    """How many results have each status."""
    counts = Counter(result.status for result in entry.results)
    parts = [
        tag("li", say(words), " ", tag("b", f"{counts[status]}"), class_=f"gd-{status.lower().replace('_', '-')}")
        for status, words in STATUSES.items()
    ]
    return tag("ul", parts, class_="gd-counts", role="list") if entry.results else NOTHING


def _opening(entry: Entry, marks: Marks, level: int) -> Iterator[Html]:
    say, report = marks.say, entry.report
    yield tag(f"h{level}", heading(entry, say), " ", tag("small", say(about(entry))))
    title = [tag("span", report.title, lang="zh-CN")] if report is not None and report.title else []
    source = [tag("code", entry.source)] if entry.source else []
    yield tag("p", title, " " if title and source else "", source, class_="gd-facts")
    yield summary(entry, say)
    yield tag(f"h{level + 1}", say(WORDS["first"]))
    yield draw_first(entry, marks)
    if marks.findings or marks.changed:
        used: dict[Kind, None] = dict.fromkeys(finding.kind for finding in marks.findings)
        signs = [tag("li", f"{SIGNS[kind]} ", say(KIND_WORDS[kind])) for kind in used]
        signs += [tag("li", f"{CHANGE_SIGN} ", say(WORDS["change"]))] if marks.changed else []
        yield tag("ul", signs, class_="gd-fact gd-signs", role="list")


def _sections(entry: Entry, marks: Marks, level: int) -> Iterator[Html]:
    """The sections in official order; of the texts only those that findings are about."""
    report = entry.report
    passages = {passage.section for passage in map(quoted, marks.findings) if passage is not None}
    for name, title in SECTIONS.items():
        found = marks.within(name)
        if report is None or (name not in TABLES and not found and name not in passages):
            continue
        signs = NOTHING if name in TABLES else marks.place(name)
        label = f"{marks.prefix}s-{name}"
        head = tag(f"h{level}", tag("span", title, lang="zh-CN", id=label), signs)
        yield tag("section", head, _content(entry, report, name, marks, label), draw_findings(entry, found, marks))


def _content(entry: Entry, report: AnnualReport, name: str, marks: Marks, label: str) -> Html:
    if name not in TABLES:
        return draw_passages(getattr(report, name), name, marks)
    if getattr(report, name) is None:
        targets = dict.fromkeys([name, *(one.target for one in marks.within(name) if one.target)])
        return tag("p", marks.say(WORDS["absent"]), " ", map(marks.place, targets), class_="gd-absent")
    table = draw_table(entry, report, name, marks)
    return tag("div", table, class_="gd-scroll", role="region", tabindex="0", aria_labelledby=label)


def _closing(entry: Entry, marks: Marks, level: int) -> Iterator[Html]:
    say = marks.say
    known = set(SECTIONS) if entry.report is not None else set[str]()
    elsewhere = [one for one in marks.findings if one.section not in known]
    if elsewhere:
        yield tag("section", tag(f"h{level}", say(WORDS["other"])), draw_findings(entry, elsewhere, marks))
    if entry.report is not None and entry.diagnosis is not None and (entry.diagnosis.repairs or entry.diagnosis.unsolved):
        candidates = draw_candidates(entry.report, entry.diagnosis, marks)
        yield tag("section", tag(f"h{level}", say(WORDS["candidates"])), candidates)
    absent = Counter(result.rule for result in entry.results if result.status == "NOT_ASSESSABLE")
    if absent:
        rules = (tag("li", tag("code", rule), f" × {count}") for rule, count in absent.items())
        yield tag("details", tag("summary", say(WORDS["not-assessed"])), tag("ul", rules, class_="gd-rules"))
