"""The JSON Schema: in step with its file, held against an independent validator."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

import govdisclosure.interchange
from govdisclosure.interchange import json_schema, schema_text, to_dict
from govdisclosure.schema import FORMS, AnnualReport
from govdisclosure.strategies import reports, texts

VALIDATOR = Draft202012Validator(json_schema())


def test_it_is_a_valid_schema_and_the_shipped_file_is_in_step() -> None:
    Draft202012Validator.check_schema(json_schema())
    shipped = Path(govdisclosure.interchange.__file__).with_name("report.schema.json")
    assert shipped.read_text(encoding="utf-8") == schema_text()


@given(reports(text=texts(hostile=True)))
def test_every_report_is_valid(report: AnnualReport) -> None:
    VALIDATOR.validate(to_dict(report))


@pytest.mark.parametrize("edition", FORMS)
def test_labels_stand_as_titles(edition: Any) -> None:
    definitions = json_schema()["$defs"]
    found = {piece["title"] for d in definitions.values() for piece in d.get("properties", {}).values() if "title" in piece}
    assert {cell.column for cell in FORMS[edition].cells} <= found


def _report(**changes: Any) -> dict[str, Any]:
    return {**to_dict(AnnualReport.from_cells("2021", {"applications.received.total": 3})), **changes}


@pytest.mark.parametrize(
    "data",
    [
        _report(extra=1),
        _report(schema="govdisclosure/report/2"),
        _report(edition="2020"),
        _report(year="2022"),
        _report(published="9.1.2023"),
        _report(applications={"received": {"total": 1.5}}),
        _report(applications={"received": {"sum": 1}}),
        _report(applications={"results": {"other": {"total": 1}}}),
        _report(edition="2019", applications={"results": {"other": {"fee_overdue": {}}}}),
        _report(edition=None, applications={"results": {"other": {"total": 1}}}),
        _report(proactive={"fees": {"amount": {"amount": 5, "unit": "元"}}}),
        _report(proactive={"fees": {"amount": {"amount": "5", "unit": "kg"}}}),
        _report(proactive={"fees": {"amount": {"unit": "元"}}}),
        {"edition": "2021"},
    ],
)
def test_what_the_library_refuses_is_not_valid(data: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(data)


def test_missing_keys_and_nulls_are_valid() -> None:
    VALIDATOR.validate({"schema": "govdisclosure/report/1"})
    VALIDATOR.validate(
        {"schema": "govdisclosure/report/1", "edition": "2019", "applications": {"results": {"other": {"total": -1}}}}
    )
    VALIDATOR.validate(json.loads('{"schema": "govdisclosure/report/1", "review": null, "portal": {"phone": "1"}}'))
