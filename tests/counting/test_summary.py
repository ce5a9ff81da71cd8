"""`summary(readings)`: counts that agree with the checks they count, groups, contradictions, who is missing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import govdisclosure as gd
from govdisclosure import strategies
from govdisclosure.counting.missing import Missing, missing
from govdisclosure.counting.tally import level_of


def report(organization: str | None, year: int | None, site_code: str | None = None, *, wrong: bool = False) -> gd.AnnualReport:
    """Three reconsiderations, two of them upheld and one corrected; a wrong report says that there were two."""
    cells = {
        "review.reconsideration.upheld": 2,
        "review.reconsideration.corrected": 1,
        "review.reconsideration.total": 2 if wrong else 3,
    }
    portal = None if site_code is None else gd.Portal(site_code=site_code)
    return gd.AnnualReport.from_cells("2021", cells, organization=organization, year=year, portal=portal)


@given(st.lists(strategies.reports(), max_size=4))
def test_the_counts_are_those_of_the_checks(reports: list[gd.AnnualReport]) -> None:
    found = gd.summary(reports)
    results = [result for one in reports for result in gd.check(one)]
    for rule in found.rules:
        for status, count in rule.counts.items():
            assert count == sum(1 for result in results if (result.rule, result.status) == (rule.rule, status))
    assert sum(sum(rule.counts.values()) for rule in found.rules) == len(results)
    for by in ("organization", "level", "division"):
        groups = [group for group in found.groups if group.by == by]
        assert sum(group.reports for group in groups) == len(reports)
        assert sum(sum(group.counts.values()) for group in groups) == len(results)


def test_a_contradiction_counts_the_reports_that_have_it() -> None:
    found = gd.summary([report("甲县", 2022, wrong=True), report("乙县", 2022, wrong=True), report("丙县", 2022)])
    assert [(one.rule, one.target, one.reports) for one in found.contradictions] == [
        ("t4-total", "review.reconsideration.total", 2)
    ]
    (rule,) = (one for one in found.rules if one.rule == "t4-total")
    assert (rule.counts["FAIL"], rule.counts["PASS"]) == (2, 1)
    groups = [(group.name, group.counts["FAIL"]) for group in found.groups if group.by == "organization"]
    assert groups == [("乙县", 1), ("甲县", 1), ("丙县", 0)]


@pytest.mark.parametrize(
    ("organization", "site_code", "level", "division"),
    [
        ("青禾省财政厅", "2100000001", "province", "210000"),
        ("云溪市财政局", "2111000001", "prefecture", "211100"),
        ("青禾县财政局", "2111220003", "county", "211122"),
        ("青禾县柳溪镇人民政府", "2111220003", "township", "211122"),
        ("青禾县东街街道办事处", None, "township", None),
        ("国家某局", "bm16000001", None, None),
        ("某单位", "0000000001", None, "000000"),
        ("某单位", None, None, None),
    ],
)
def test_levels_and_divisions(organization: str, site_code: str | None, level: str | None, division: str | None) -> None:
    groups = {group.by: group.name for group in gd.summary([report(organization, 2022, site_code)]).groups}
    assert (groups["level"], groups["division"]) == (level, division)
    assert level_of(organization, division) == level


def test_who_is_missing() -> None:
    given_reports = [report("甲县", 2020), report("甲县", 2023), report("乙县", 2022), report("乙 县", 2023), report(None, 2022)]
    found = gd.summary(given_reports, expect=["乙县", "丁县", "丁縣", ""])
    # 2021 lies between two reports of 甲县 only; no report of anybody is of 2021
    assert found.missing == (
        Missing("丁縣", (2020, 2022, 2023), "no report"),
        Missing("乙县", (2020,), "years"),
        Missing("甲县", (2021, 2022), "years"),
    )


def test_nobody_is_missing_where_all_have_the_same_years() -> None:
    assert missing({"甲": [2021, 2022], "乙": [2022, 2021]}, ["甲", "乙"]) == ()
    assert missing({"甲": []}) == ()


def test_a_reading_without_a_report_is_counted_as_unread() -> None:
    found = gd.summary([gd.read_text("何もない"), gd.Reading(report=report("甲县", 2022))])
    assert (found.reports, found.unread) == (1, 1)


def test_as_json_it_follows_its_schema_and_as_csv_every_line_is_there() -> None:
    found = gd.summary([report("=甲县", 2022, "2111220003", wrong=True)], expect=["丁县"])
    data = found.to_dict()
    assert list(data)[:2] == ["schema", "ruleset"]
    Draft202012Validator(gd.json_schema("summary")).validate(data)
    lines = list(csv.DictReader(io.StringIO(found.to_csv())))
    assert len(lines) == sum(len(data[key]) for key in ("rules", "groups", "contradictions", "missing"))
    (group,) = (line for line in lines if line["kind"] == "organization")
    assert (group["name"], group["reports"], group["FAIL"]) == ("'=甲县", "1", "1")
    (gap,) = (line for line in lines if line["kind"] == "missing")
    assert (gap["name"], gap["years"]) == ("丁县", "2022")
