"""Whatever Word does to a report that somebody works on (changes, fields, controls, hidden text): what is shown is read."""

from __future__ import annotations

import random
import re
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclosure import read, write
from govdisclosure.schema import AnnualReport
from govdisclosure.strategies import reports
from tests.source.word_files import MC, W, r, zipped

ANYTHING = "{}"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
HIDDEN = r("77", "<w:vanish/>")
RUNS = (
    ANYTHING,
    "<w:ins>{}</w:ins>",
    "<w:moveTo>{}</w:moveTo>",
    "<w:smartTag>{}</w:smartTag>",
    "<w:customXml>{}</w:customXml>",
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:fldSimple w:instr="=SUM(ABOVE)">{}</w:fldSimple>',
    f"{BEGIN}<w:r><w:instrText>=SUM(ABOVE) 77</w:instrText></w:r>{SEPARATE}{{}}{END}",
    f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice>{{}}</mc:Choice><mc:Fallback>{r("77")}</mc:Fallback></mc:AlternateContent>',
    f"{{}}{HIDDEN}",
    "<w:del><w:r><w:delText>77</w:delText></w:r></w:del>{}",
    f"{{}}<w:moveFrom>{r('77')}</w:moveFrom>",
    f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('77')}</w:sdtContent></w:sdt>{{}}",
    '{}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
)
"""What may stand around the runs of a paragraph or beside them, so that the same is shown."""

CELLS = (ANYTHING, "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:customXml>{}</w:customXml>")
ROWS = (*CELLS, "{}<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>77</w:t></w:r></w:p></w:tc></w:tr>")
TABLES = (ANYTHING, "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>")
PARTS = (("<w:r>.*?</w:r>", RUNS), ("<w:tc>.*?</w:tc>", CELLS), ("<w:tr>.*?</w:tr>", ROWS), ("<w:tbl>.*?</w:tbl>", TABLES))


def dressed(data: bytes, choose: random.Random) -> bytes:
    """A Word file of ours in which half of all runs, cells, rows and tables are wrapped."""
    with ZipFile(BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name).decode() for name in archive.namelist()}
    text = str(parts["word/document.xml"])
    for pattern, dresses in PARTS:

        def wrap(found: re.Match[str], dresses: tuple[str, ...] = dresses) -> str:
            return choose.choice(dresses).replace(ANYTHING, found[0]) if choose.random() < 1 / 2 else found[0]

        text = re.sub(pattern, wrap, text)
    assert W in text
    return zipped(parts | {"word/document.xml": text})


@given(reports(), st.integers(0, 2**32))
@settings(max_examples=50)
def test_a_report_that_somebody_works_on_reads_as_what_is_shown(report: AnnualReport, seed: int) -> None:
    assert read(dressed(write(report, "docx"), random.Random(seed))).report == report  # noqa: S311 - nothing is kept secret
