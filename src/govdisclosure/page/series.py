"""Results that are about several reports: which rules were judged for which years, and the findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from govdisclosure.checking import Result
from govdisclosure.page.entry import Entry
from govdisclosure.page.findings import draw_findings
from govdisclosure.page.marks import Marks
from govdisclosure.page.markup import NOTHING, Html, joined, tag
from govdisclosure.page.report import summary
from govdisclosure.page.wording import STATUSES, WORDS, Say

__all__ = ["draw_series"]


def draw_series(results: Sequence[Result], say: Say, prefix: str) -> Html:
    """The results as a table of rules and years, then every finding."""
    entry = Entry(report=None, results=tuple(results))
    marks = Marks.of(entry, say, prefix)
    found = draw_findings(entry, marks.findings, marks)
    parts = [summary(entry, say), _table(results, marks), found or tag("p", say(WORDS["nothing"]), class_="gd-nothing")]
    return tag("article", parts, class_="gd-report")


def _table(results: Sequence[Result], marks: Marks) -> Html:
    """For every rule and every pair of years the findings, else the status that all results have."""
    cells: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        cells.setdefault((result.rule, _years(result)), []).append(result)
    rules, years = dict.fromkeys(rule for rule, _ in cells), dict.fromkeys(year for _, year in cells)
    if list(years) == [""]:
        return NOTHING
    heads = [tag("th", marks.say(WORDS["rule"]), scope="col"), *(tag("th", year, scope="col") for year in years)]
    titles = {result.rule: result.definition.title for result in results}
    rows = [tag("tr", tag("th", marks.say(titles[rule]), scope="row"), _cells(cells, rule, years, marks)) for rule in rules]
    table = tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows), class_="gd-index")
    return tag("div", table, class_="gd-scroll")


def _cells(cells: Mapping[tuple[str, str], list[Result]], rule: str, years: Iterable[str], marks: Marks) -> list[Html]:
    return [tag("td", _cell(cells.get((rule, year), []), marks)) for year in years]


def _cell(results: list[Result], marks: Marks) -> Html:
    signs = [marks.sign(finding) for finding in marks.of_results(results)]
    statuses = {result.status for result in results}
    if signs or not statuses:
        return joined(signs)
    return marks.say(STATUSES["PASS" if "PASS" in statuses else "NOT_ASSESSABLE"])


def _years(result: Result) -> str:
    return "→".join(map(str, result.years))
