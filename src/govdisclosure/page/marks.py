"""What is marked where, and the names of the places that link to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from govdisclosure.checking import Result
from govdisclosure.page.entry import Entry, Finding
from govdisclosure.page.markup import Content, Html, joined, link, tag
from govdisclosure.page.wording import CHANGE_SIGN, KIND_WORDS, SIGNS, WORDS, Say
from govdisclosure.schema import SECTIONS

__all__ = ["Marks"]


@frozen
class Marks:
    """The findings of an entry by the place that they are about, and the cells that the first candidates change.

    `sections` are drawn: links to what is in none of them lead nowhere. `prefix` stands before every name, so that
    several reports on one page do not get in each other's way.
    """

    prefix: str
    say: Say
    findings: tuple[Finding, ...]
    by_target: Mapping[str, Sequence[Finding]]
    changed: Mapping[str, int]
    sections: frozenset[str]

    @classmethod
    def of(cls, entry: Entry, say: Say, prefix: str = "") -> Marks:
        """The marks of an entry."""
        findings = entry.findings()
        found: dict[str, list[Finding]] = {}
        for finding in findings:
            for place in (finding.target, *finding.cells):
                if place is not None:
                    found.setdefault(place, []).append(finding)
        drawn = frozenset[str]() if entry.report is None else frozenset(SECTIONS)
        return cls(prefix, say, findings, found, dict(_changes(entry)), drawn)

    def cell(self, target: str) -> str:
        """The name of a place: a cell, a row, a table, a section."""
        return f"{self.prefix}c-{target}"

    def finding(self, finding: Finding) -> str:
        """The name of a finding."""
        return f"{self.prefix}f-{finding.number}"

    def candidate(self, number: int) -> str:
        """The name of a candidate."""
        return f"{self.prefix}r-{number}"

    def at(self, target: str) -> Html:
        """The signs that stand at a place; each leads to its finding."""
        own = [self.sign(finding) for finding in self.by_target.get(target, ())]
        if target in self.changed:
            hint = tag("span", self.say(WORDS["change"]), class_="gd-hidden")
            own.append(link(self.candidate(self.changed[target]), CHANGE_SIGN, hint, class_="gd-mark gd-change"))
        return joined(own)

    def sign(self, finding: Finding) -> Html:
        """The sign of a finding with its number, as a link to it."""
        words = tag("span", self.say(KIND_WORDS[finding.kind]), " ", class_="gd-hidden")
        return link(self.finding(finding), words, f"{SIGNS[finding.kind]}{finding.number}", class_=f"gd-mark gd-{finding.kind}")

    def place(self, target: str) -> Html:
        """A named place with its signs, for what has no cell of its own."""
        return tag("span", self.at(target), id=self.cell(target), tabindex="-1")

    def passage(self, finding: Finding) -> str:
        """The name of what a finding quotes."""
        return f"{self.prefix}q-{finding.number}"

    def to(self, target: str | None, *words: Content, class_: str | None = None) -> Html:
        """A link to a place; only its words where it is about nothing that is drawn."""
        drawn = target is not None and target.partition(".")[0] in self.sections
        return (
            link(self.cell(target), *words, class_=class_) if target is not None and drawn else tag("span", *words, class_=class_)
        )

    def kinds(self, target: str) -> str | None:
        """The classes of a place."""
        found = dict.fromkeys(f"gd-{finding.kind}" for finding in self.by_target.get(target, ()))
        return " ".join([*found, *(["gd-change"] if target in self.changed else [])]) or None

    def of_results(self, results: Iterable[Result]) -> list[Finding]:
        """The findings of some results."""
        keys = {result.key for result in results}
        return [one for one in self.findings if isinstance(one.about, Result) and one.about.key in keys]

    def within(self, section: str | None) -> list[Finding]:
        """The findings about a section, its tables and cells; None: those about no part of the report."""
        return [finding for finding in self.findings if finding.section == section]


def _changes(entry: Entry) -> Iterator[tuple[str, int]]:
    """The cells that the likeliest candidate of each group changes, with its number."""
    seen: set[str] = set()
    for number, repair in enumerate(entry.diagnosis.repairs if entry.diagnosis else (), 1):
        if repair.group not in seen:
            seen.add(repair.group)
            yield from ((change.path, number) for change in repair.changes)
