"""README and docs: what they are made of is complete, and the commands of the README are there to be run."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import govdisclosure
from govdisclosure.checking import RULES
from govdisclosure.schema import FORMS


@pytest.fixture(scope="module")
def declared(root: Path) -> ModuleType:
    """The Sphinx extension that makes the generated pages."""
    pytest.importorskip("sphinx")
    spec = importlib.util.spec_from_file_location("declared", root / "docs" / "_ext" / "declared.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_rule_has_its_page_in_both_languages(declared: ModuleType) -> None:
    pages = "\n".join(declared.rule_pages("")).split("## ")[1:]
    assert [page.split()[0] for page in pages] == [*RULES, "Retired"]
    for page, rule in zip(pages, RULES.values(), strict=False):
        for text in (rule.title.zh, rule.title.en, rule.formula.en, rule.clause.en, f"severity: {rule.severity}"):
            assert text
            assert text in page


@pytest.mark.parametrize("edition", FORMS)
def test_every_row_of_a_form_stands_in_its_page_once(declared: ModuleType, edition: str) -> None:
    page = "\n".join(declared.form_page(edition))
    rows = re.findall(r"^\| (.+) \| .+ \| `([a-z_.]+)` \|$", page, re.MULTILINE)
    assert [(" › ".join(row.labels), row.path) for row in FORMS[edition].rows] == rows  # type: ignore[index]


def test_every_command_has_its_help(declared: ModuleType) -> None:
    page = "\n".join(declared.command_pages(""))
    assert re.findall(r"^## (\w+)$", page, re.MULTILINE) == [
        "parse",
        "check",
        "series",
        "sums",
        "summary",
        "collect",
        "diagnose",
        "convert",
        "plot",
        "diff",
        "rules",
        "explain",
        "schema",
    ]
    assert "--only-problems" in page


def test_every_code_in_the_source_is_on_the_page_of_diagnostics(declared: ModuleType, root: Path) -> None:
    page = "\n".join(declared.diagnostic_page(""))
    told = set(re.findall(r"^\| `(parse-[a-z-]+)` \|", page, re.MULTILINE))
    source = "\n".join(file.read_text("utf-8") for file in (root / "src").rglob("*.py"))
    used = set(re.findall(r"[\"'](parse-[a-z-]+)[\"']", source)) - PREFIXES
    assert used - told == set()
    assert {"parse-timeout", "parse-worker-lost", "parse-failed", "parse-input-unopened", "parse-table-missing"} <= told
    assert told <= used | {"parse-binary-file"}


PREFIXES = {"parse-binary"}
"""What codes begin with, where some are taken together."""


def test_the_page_of_the_api_has_every_public_name(root: Path) -> None:
    page = (root / "docs" / "reference" / "api.md").read_text("utf-8")
    named = {name.rpartition(".")[2] for name in re.findall(r"auto\w+:: ([\w.]+)", page)}
    assert set(govdisclosure.__all__) - named == {"RULES"}  # has a page of its own


def test_the_fields_of_a_class_are_shown_with_their_types(declared: ModuleType) -> None:
    assert "- ``year``: ``int | None`` = ``None``" in list(declared.fields_of(govdisclosure.AnnualReport))
    assert "- ``line``: ``int | None``" in [line.partition(" =")[0] for line in declared.fields_of(govdisclosure.PlacedCell)]
    assert not [line for line in declared.fields_of(govdisclosure.Deduction) if "_form" in line]


def test_the_glossary_has_every_label_once_for_each_name(declared: ModuleType) -> None:
    page = "\n".join(declared.label_page(""))
    for line in (
        "| 自然人 | `natural_person` | 2019, 2021 |",
        "| （六）其他处理 | `other` | 2019, 2021 |",
        "| 规范性文件 | `normative_documents` | 2019 |",
    ):
        assert page.count(line) == 1


@pytest.mark.parametrize(("number", "contains"), [(1, "govdisclosure check examples/"), (2, "pytest")])
def test_the_commands_of_the_readme_can_be_taken_out(root: Path, number: int, contains: str) -> None:
    command = [sys.executable, str(root / ".ci" / "readme.py"), str(root / "README.md"), "sh", str(number)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert contains in done.stdout
    for example in re.findall(r"examples/\S+", done.stdout):
        assert (root / example).is_file()


def test_every_link_inside_the_docs_leads_somewhere(root: Path) -> None:
    for page in (root / "docs").rglob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+\.md)", page.read_text("utf-8")):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"
