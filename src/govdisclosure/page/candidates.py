"""What to do first, and the candidates of the diagnosis: which numbers would have to be changed, to what."""

from __future__ import annotations

from collections.abc import Iterator

from govdisclosure.message import Message
from govdisclosure.page.entry import Entry, Finding
from govdisclosure.page.marks import Marks
from govdisclosure.page.markup import NOTHING, Html, joined, link, tag
from govdisclosure.page.wording import WORDS, filled
from govdisclosure.repairing import Diagnosis, Repair
from govdisclosure.repairing.causes import EXACT, JOINT, Cause
from govdisclosure.repairing.wording import forced_words, proposal, suspicion
from govdisclosure.schema import AnnualReport
from govdisclosure.schema.wording import label_of, place_of

__all__ = ["draw_candidates", "draw_first"]

MAX_CANDIDATES = 20
"""Of 200 candidates nobody reads more before asking the register; `govdisclosure diagnose` lists them all."""

MAX_FIRST = 12
"""What to do first is a short list; the rest stands at its tables."""


def draw_first(entry: Entry, marks: Marks) -> Html:
    """Root causes with what is proposed, then what stands alone, then how much is to be verified."""
    causes = entry.causes()
    explained = {finding.number for cause in causes for finding in marks.of_results(cause.explains)}
    alone = [one for one in marks.findings if one.number not in explained and not _says_nothing_more(one, marks)]
    items = [*(_cause(entry, cause, marks) for cause in causes), *(_alone(one, marks) for one in alone)]
    if not items:
        return tag("p", marks.say(WORDS["nothing"]), class_="gd-nothing")
    shown = items[:MAX_FIRST]
    if len(items) > MAX_FIRST:
        shown.append(tag("li", marks.say(filled("left-out", number=len(items) - MAX_FIRST))))
    return tag("ol", shown, class_="gd-steps")


def _says_nothing_more(finding: Finding, marks: Marks) -> bool:
    """True of relations that fail together where one of them fails by itself."""
    others = (one for one in marks.within("applications") if one.kind == "fail" and one.name in EXACT and one.name != JOINT)
    return finding.name == JOINT and finding.kind == "fail" and any(others)


def _alone(finding: Finding, marks: Marks) -> Html:
    return tag("li", marks.sign(finding), " ", marks.say(finding.message), class_=f"gd-{finding.kind}")


def _cause(entry: Entry, cause: Cause, marks: Marks) -> Html:
    """What happened, what to change, and the findings that it explains."""
    evidence = [marks.sign(one) for one in _evidence(cause, marks)]
    number = entry.diagnosis.repairs.index(cause.repair) + 1 if entry.diagnosis else 1
    candidate = link(marks.candidate(number), marks.say(WORDS["see"]), f"{number}")
    return tag(
        "li",
        tag("p", tag("b", marks.say(cause.message))),
        tag("p", marks.say(WORDS["proposed"]), marks.say(cause.proposal), " (", candidate, ")"),
        tag("p", marks.say(cause.choice)),
        tag("p", marks.say(WORDS["because"]), evidence),
        class_="gd-fail",
    )


def _evidence(cause: Cause, marks: Marks) -> list[Finding]:
    """The findings one by one; that they fail together says nothing more."""
    alone = [result for result in cause.explains if result.rule != JOINT]
    return marks.of_results(alone or cause.explains)


def draw_candidates(report: AnnualReport, diagnosis: Diagnosis, marks: Marks) -> Html:
    """All candidates by group, each with links to the cells that it changes."""
    groups = dict.fromkeys([*(repair.group for repair in diagnosis.repairs), *diagnosis.unsolved])
    drawn = [part for group in groups for part in _group(report, diagnosis, group, marks)]
    said = [misfiled.message for misfiled in diagnosis.misfiled]
    said += [] if diagnosis.complete else [WORDS["incomplete"]]
    return joined(drawn, (tag("p", marks.say(message), class_="gd-fact") for message in said))


def _group(report: AnnualReport, diagnosis: Diagnosis, group: str, marks: Marks) -> Iterator[Html]:
    own = diagnosis.of(group)
    words = WORDS["unsolved"] if not own else WORDS["only-one"] if len(own) == 1 else filled("several", number=len(own))
    yield tag("p", tag("b", marks.say(place_of(report.form, group).message)), " ", marks.say(words))
    first = diagnosis.repairs.index(own[0]) + 1 if own else 1
    shown = enumerate(own[:MAX_CANDIDATES], first)
    items = [_candidate(report, number, repair, marks) for number, repair in shown]
    if items:
        yield tag("ol", items, class_="gd-candidates", start=first)
    if len(own) > MAX_CANDIDATES:
        yield tag("p", marks.say(filled("more-candidates", number=len(own) - MAX_CANDIDATES)), class_="gd-fact")


def _candidate(report: AnnualReport, number: int, repair: Repair, marks: Marks) -> Html:
    cells = (
        link(marks.cell(change.path), tag("span", label_of(report.form, change.path), lang="zh-CN")) for change in repair.changes
    )
    guess = suspicion(report, repair)
    return tag(
        "li",
        marks.say(proposal(report.form, repair)),
        tag("p", _parted(cells), class_="gd-fact"),
        tag("p", marks.say(WORDS["accordingly"]), marks.say(_forced(report, repair)), class_="gd-fact")
        if repair.forced
        else NOTHING,
        tag("p", marks.say(WORDS["possibly"]), marks.say(guess), class_="gd-fact") if guess else NOTHING,
        id=marks.candidate(number),
        tabindex="-1",
    )


def _forced(report: AnnualReport, repair: Repair) -> Message:
    return Message(forced_words(report.form, repair, "zh"), forced_words(report.form, repair, "en"))


def _parted(links: Iterator[Html]) -> Html:
    return Html(" · ".join(links))
