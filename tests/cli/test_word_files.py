"""A draft in Word on the command line, as a clerk checks it: what is said tells table, row and cell as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import Result

from govdisclosure import AnnualReport, from_json, write

Run = Callable[..., Result]


@pytest.fixture
def draft(tmp_path: Path, contradictory: AnnualReport) -> str:
    """A draft whose table 4 contradicts itself: the first figure of its last row is 3, the fifth 2."""
    (tmp_path / "draft.docx").write_bytes(write(contradictory, "docx"))
    return "draft.docx"


def test_a_finding_names_the_place_in_word(run: Run, draft: str) -> None:
    text = run("check", draft, "--lang", "zh").stdout
    assert "由3改为2（第3个表格第4行第1格）" in text
    assert re.search(r"t4-total .*\(第3个表格第4行第5格\)", text)
    assert "(table 3 of the document, row 4, cell 5)" in run("check", draft, "--lang", "en").stdout


def test_a_repair_names_the_place_in_word(run: Run, draft: str) -> None:
    assert "由2改为3（第3个表格第4行第5格）" in run("diagnose", draft, "--lang", "zh").stdout


def test_a_diagnostic_names_the_paragraph(run: Run, tmp_path: Path, contradictory: AnnualReport) -> None:
    with ZipFile(BytesIO(write(contradictory, "docx"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b">3<", b">3-5<")
    with ZipFile(tmp_path / "draft.docx", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    said = run("check", "draft.docx", "--lang", "zh").output
    assert re.search(r"第\d+段\]", said)
    assert "行]" not in said


def test_a_folder_of_drafts_is_read(run: Run, tmp_path: Path, draft: str) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / draft).rename(tmp_path / "drafts" / "a.DOCX")
    assert run("check", "drafts", "--format", "json").exit_code == 1


def test_a_report_becomes_a_word_file(run: Run, good: str, tmp_path: Path, consistent: AnnualReport) -> None:
    (tmp_path / "out.docx").write_bytes(run("convert", good, "--to", "docx").stdout_bytes)
    assert from_json(run("parse", "out.docx").stdout) == consistent
