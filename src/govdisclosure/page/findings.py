"""A finding in full: what is wrong, the relation, both sums, where each of its numbers stood, what the rule rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdisclosure.checking import Number, Result
from govdisclosure.message import Message
from govdisclosure.page.entry import Entry, Finding
from govdisclosure.page.marks import Marks
from govdisclosure.page.markup import NOTHING, Html, joined, link, tag
from govdisclosure.page.passages import quoted
from govdisclosure.page.wording import KIND_WORDS, SIGNS, STATUSES, WORDS, filled
from govdisclosure.reading.places import where, where_line
from govdisclosure.schema import CellValue, Money, form_of
from govdisclosure.schema.wording import label_of

__all__ = ["draw_findings"]

MAX_FINDINGS = 200
"""A report of random numbers violates some 80 rules; one with more findings in one section is not mended one by one."""

MAX_NUMBERS = 30
"""A relation over more cells is one over a whole table: its cells stand in the table itself."""


def draw_findings(entry: Entry, findings: Iterable[Finding], marks: Marks) -> Html:
    """A list of findings, each with its number and a link to the place that is marked."""
    given = list(findings)
    drawn = [_finding(entry, finding, marks) for finding in given[:MAX_FINDINGS]]
    if len(given) > MAX_FINDINGS:
        drawn.append(tag("li", marks.say(filled("left-out", number=len(given) - MAX_FINDINGS))))
    return tag("ol", drawn, class_="gd-findings", role="list") if drawn else NOTHING


def _finding(entry: Entry, finding: Finding, marks: Marks) -> Html:
    sign = f"{SIGNS[finding.kind]}{finding.number}"
    to_cell = tag("span", " ", marks.say(WORDS["to-cell"]), class_="gd-hidden")
    name = marks.to(finding.target, sign, to_cell, class_="gd-mark")
    head = tag("p", name, " ", tag("b", _status(finding, marks)), " ", marks.say(finding.message), class_="gd-said")
    about = finding.about
    details = _of_result(entry, finding, about, marks) if isinstance(about, Result) else _of_reading(entry, finding, marks)
    return tag("li", head, details, id=marks.finding(finding), class_=f"gd-finding gd-{finding.kind}", tabindex="-1")


def _status(finding: Finding, marks: Marks) -> Html:
    if isinstance(finding.about, Result):
        return marks.say(STATUSES[finding.about.status])
    return marks.say(KIND_WORDS[finding.kind])


def _of_reading(entry: Entry, finding: Finding, marks: Marks) -> Html:
    """Where the reader met it, and what stands there."""
    met = finding.about
    if isinstance(met, Result):
        return NOTHING
    place = where_line(entry.layout, met.line)
    spot = [marks.say(place), " "] if place else []
    raw = [tag("q", met.text)] if met.text else []
    return tag("p", tag("code", met.code), " ", spot, raw, class_="gd-fact")


def _of_result(entry: Entry, finding: Finding, result: Result, marks: Marks) -> Iterator[Html]:
    rule = result.definition
    yield tag("p", marks.say(WORDS["formula"]), marks.say(rule.formula), class_="gd-fact")
    if result.left is not None or result.right is not None:
        yield tag("p", marks.say(_sums(result)), class_="gd-fact gd-sums")
    if quoted(finding) is not None:
        yield tag("p", link(marks.passage(finding), marks.say(WORDS["to-passage"])), class_="gd-fact")
    yield _numbers(entry, finding, result, marks)
    yield tag("p", marks.say(WORDS["rests"]), marks.say(rule.clause), " ", tag("code", rule.id), class_="gd-fact")
    for caveat in rule.caveats if result.status == "UNCERTAIN" else ():
        yield tag("p", marks.say(WORDS["caveats"]), marks.say(caveat), class_="gd-fact")


def _sums(result: Result) -> Message:
    """Both sides of the relation, and by how much the left one is more or less."""
    delta = result.delta
    words = filled("more" if delta > 0 else "less", number=f"{abs(delta)}") if delta else Message("", "")
    return filled("sums", left=_side(result.left), right=_side(result.right), delta=words)


def _side(number: Number | None) -> Message | str:
    return WORDS["none"] if number is None else f"{number}"


def _numbers(entry: Entry, finding: Finding, result: Result, marks: Marks) -> Html:
    """Each number of a relation: its cell, what it is, how it was written and where; zeros are counted."""
    if not result.paths:
        return NOTHING
    cells = dict(zip(result.paths, result.values, strict=True))
    looked_at = [path for path, value in cells.items() if not _is_nothing(value) or path == result.target]
    if finding.cells:
        looked_at = list(finding.cells[:MAX_NUMBERS])
    elif len(cells) > MAX_NUMBERS:
        return tag("p", marks.say(filled("whole", number=len(result.paths))), class_="gd-fact")
    columns = ("cell", "number", "raw", "place") if entry.cells else ("cell", "number")
    heads = tag("tr", (tag("th", marks.say(WORDS[name]), scope="col") for name in columns))
    rows = [_number(entry, result, path, cells[path], marks) for path in looked_at]
    rows += [_earlier(result, path, value, marks) for path, value in result.earlier]
    left_out = 0 if finding.cells else len(cells) - len(looked_at)
    rest = tag("p", marks.say(filled("rest", number=left_out)), class_="gd-fact") if left_out else NOTHING
    table = tag("table", tag("thead", heads), tag("tbody", rows), class_="gd-numbers") if rows else NOTHING
    return joined(table, rest)


def _is_nothing(value: CellValue) -> bool:
    """True if a cell adds nothing to a sum."""
    return not (value.amount if isinstance(value, Money) else value)


def _number(entry: Entry, result: Result, path: str, value: CellValue, marks: Marks) -> Html:
    label = marks.to(path, tag("span", label_of(form_of(result.edition), path), lang="zh-CN"))
    number = marks.say(WORDS["none"]) if value is None else f"{value}"
    return tag("tr", tag("th", label, scope="row"), tag("td", number), _written(entry, path, marks))


def _written(entry: Entry, path: str, marks: Marks) -> Iterator[Html]:
    """How a number was written and where it stood, as far as the source is known."""
    placed = entry.cells.get(path)
    place = where(entry.layout, placed)
    if entry.cells:
        yield tag("td", "" if placed is None else placed.raw.strip())
        yield tag("td", marks.say(place) if place else "")


def _earlier(result: Result, path: str, value: CellValue, marks: Marks) -> Html:
    """What the report of the year before states; it is not drawn, so that nothing links to it."""
    label = tag("span", label_of(form_of(result.edition), path), lang="zh-CN")
    number = marks.say(WORDS["none"]) if value is None else f"{value}"
    return tag("tr", tag("th", label, marks.say(WORDS["year-before"]), scope="row"), tag("td", number))
