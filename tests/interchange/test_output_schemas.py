"""The schema of each output holds for the outputs, and says no to others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclosure import AnnualReport, diagnose, json_schema, strategies
from govdisclosure.cli.app import app
from govdisclosure.cli.entry import dump
from govdisclosure.cli.findings import Checked
from govdisclosure.cli.formats.as_json import check_entry
from govdisclosure.interchange import OUTPUTS
from govdisclosure.reading import Reading


@pytest.fixture
def valid() -> Callable[[str, Any], bool]:
    validators = {name: jsonschema.Draft202012Validator(json_schema(name)) for name in OUTPUTS}
    return lambda name, data: not list(validators[name].iter_errors(data))


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_schema_is_one(name: str) -> None:
    schema = json_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:govdisclosure:{name}:1"
    schema.clear()
    assert json_schema(name), "what is given out may be changed"
    assert json.loads(CliRunner().invoke(app, ["schema", name]).stdout) == json_schema(name)


@pytest.mark.parametrize("name", ["check", "diagnose"])
@pytest.mark.parametrize("content", ["example", "nothing", "missing"])
def test_what_the_commands_give_holds(
    valid: Callable[[str, Any], bool], root: Path, tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / "nothing").write_text("nothing", "utf-8")
    path = {"example": root / "examples" / "qinghe-2022.html"}.get(content, tmp_path / content)
    entry = json.loads(CliRunner().invoke(app, [name, "--format", "json", str(path)]).stdout)
    assert valid(name, entry)
    for key in entry:
        assert not valid(name, {other: value for other, value in entry.items() if other != key}), f"{key} may not be missing"
    assert not valid(name, {**entry, "more": 1})


@settings(max_examples=30)
@given(strategies.readings())
def test_any_reading_holds(reading: Reading) -> None:
    entry = json.loads(dump(check_entry(Checked.of(reading, check_all(reading)), False)))
    jsonschema.Draft202012Validator(json_schema("check")).validate(entry)


def check_all(reading: Reading) -> Any:
    from govdisclosure import check  # noqa: PLC0415 - beside the command of that name

    return check(reading)


@settings(max_examples=20)
@given(strategies.reports(edition="2021", consistent=True, blanks=False, complete=True), st.integers(0, 199), st.integers(1, 99))
def test_any_diagnosis_holds(report: AnnualReport, place: int, more: int) -> None:
    """One wrong figure."""
    path, value = list(report.cells().items())[place]
    wrong = report.replace({path: value + more}) if isinstance(value, int) else report
    entry = {"schema": "govdisclosure/diagnose/1", "source": "-", **diagnose(wrong).to_dict(), "diagnostics": []}
    jsonschema.Draft202012Validator(json_schema("diagnose")).validate(json.loads(dump(entry)))
