"""The order of the years of a series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdisclosure.checking.pair import Pair
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.schema import AnnualReport

__all__ = ["dated_results", "sequence"]

YEAR_SEQUENCE = Rule(
    id="year-sequence",
    scope="series",
    title=Message("各年报告前后相接", "The reports follow each other year by year"),
    formula=Message("每份报告的年度为上一份报告的下一年", "each report is for the year after the report before it"),
    clause=Message("条例第四十九条、第五十条：每年公布上一年度报告", "art. 49 and 50: one report each year"),
    severity="info",
    violated="UNCERTAIN",
    messages={
        "PASS": Message("{from}、{to}年度报告连续", "{from} and {to}: consecutive"),
        "UNCERTAIN": Message("{what_zh}", "{what_en}"),
        "NOT_ASSESSABLE": Message("有报告未注明年度，无法核对", "a report without a year"),
    },
)


@rule(YEAR_SEQUENCE)
def sequence(pair: Pair) -> Iterator[Result]:
    """Whether a year is missing between the two."""
    first, last = pair.years[0] + 1, pair.years[1] - 1
    lacking = f"{first}" if first == last else f"{first}-{last}"
    status: Status = "PASS" if pair.follows else "UNCERTAIN"
    facts = {
        "from": str(pair.years[0]),
        "to": str(pair.years[1]),
        "what_zh": f"缺少{lacking}年度报告",
        "what_en": f"no report for {lacking}",
    }
    yield pair.result(YEAR_SEQUENCE, status, "overview", facts=facts)


def dated_results(given: Iterable[AnnualReport]) -> Iterator[Result]:
    """What `year-sequence` says of reports without a year, and of several for one year."""
    seen: dict[int, AnnualReport] = {}
    for report in given:
        if report.year is None:
            yield Result(YEAR_SEQUENCE, "NOT_ASSESSABLE", "overview", report.form.edition)
            continue
        if report.year in seen:
            yield _again(report.year, seen[report.year], report)
        seen[report.year] = report


def _again(year: int, earlier: AnnualReport, later: AnnualReport) -> Result:
    """Two reports for one year: the same figures twice, or restated ones."""
    changed: list[str] = []
    if earlier.form.edition == later.form.edition:
        changed = [path for path, value in earlier.cells().items() if later.get(path) != value]
        zh, en = (
            f"有两份报告，{len(changed)}项数据不一致，以后提供的为准",
            f"restated: {len(changed)} figures differ; the later stands",
        )
    else:
        zh, en = "有两份不同格式的报告，以后提供的为准", "restated on another form; the later stands"
    if earlier.form.edition == later.form.edition and not changed:
        zh, en = "有两份数据相同的报告", "given twice with the same figures"
    facts = (("what_zh", f"{year}年度{zh}"), ("what_en", f"{year}: {en}"))
    values = tuple(later.get(path) for path in changed)
    return Result(
        YEAR_SEQUENCE, "UNCERTAIN", "overview", later.form.edition, tuple(changed), values, facts=facts, years=(year, year)
    )
