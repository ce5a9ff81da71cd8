"""The passages of a text that findings quote, in their paragraphs, each with its sign."""

from __future__ import annotations

from attrs import frozen

from govdisclosure.checking import Result
from govdisclosure.page.entry import Finding
from govdisclosure.page.marks import Marks
from govdisclosure.page.markup import Html, joined, tag

__all__ = ["Passage", "draw_passages", "quoted"]

MAX_CONTEXT = 60
"""Signs before and behind a passage: enough to find the sentence in the report."""


@frozen
class Passage:
    """What a finding quotes: from `start` to `end` of the text of a section."""

    section: str
    start: int
    end: int
    finding: Finding


def draw_passages(text: str | None, section: str, marks: Marks) -> Html:
    """Each quoted passage with the words around it."""
    found = sorted(filter(None, map(quoted, marks.findings)), key=lambda one: one.start)
    return joined(_drawn(text or "", one, marks) for one in found if one.section == section)


def quoted(finding: Finding) -> Passage | None:
    """What a finding quotes, None where it quotes nothing by its place."""
    if not isinstance(finding.about, Result):
        return None
    facts = dict(finding.about.facts)
    if not {"section", "start", "end"} <= facts.keys():
        return None
    return Passage(facts["section"], int(facts["start"]), int(facts["end"]), finding)


def _drawn(text: str, passage: Passage, marks: Marks) -> Html:
    first = max(text.rfind("\n", 0, passage.start) + 1, passage.start - MAX_CONTEXT)
    line_end = text.find("\n", passage.end)
    last = min(len(text) if line_end < 0 else line_end, passage.end + MAX_CONTEXT)
    before = ("" if first == 0 else "…") + text[first : passage.start]
    after = text[passage.end : last] + ("" if last == len(text) else "…")
    marked = tag(
        "mark", text[passage.start : passage.end], marks.sign(passage.finding), id=marks.passage(passage.finding), tabindex="-1"
    )
    return tag("blockquote", tag("p", before, marked, after), lang="zh-CN", class_="gd-passage")
