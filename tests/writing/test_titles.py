"""One rule of titles for readers and writers: what is read from a title is written in it."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from govdisclosure import read, write
from govdisclosure.errors import UnwritableTextError

REPORT = read(Path(__file__).parents[2] / "examples" / "qinghe-2022.html").require()
TITLES = [
    ("2019年甲市人民政府办公厅政府信息公开工作年度报告", "甲市人民政府办公厅", 2019),
    ("甲县教育局2022年度政府信息公开工作年度报告", "甲县教育局", 2022),
    ("甲县教育局政府信息公开年报（2022年）", "甲县教育局", 2022),
    ("甲县教育局政府信息公开工作年度报告2022", "甲县教育局", 2022),
    ("《甲县教育局2022年政府信息公开工作年度报告》", "甲县教育局", 2022),
]


@pytest.mark.parametrize(("title", "organization", "year"), TITLES)
@pytest.mark.parametrize("layout", ["html", "markdown", "text", "tabs", "lines", "docx"])
def test_a_title_is_read_back_with_the_organ_and_the_year_in_it(title: str, organization: str, year: int, layout: str) -> None:
    report = attrs.evolve(REPORT, title=title, organization=organization, year=year)
    written = write(report, layout)
    found = read(written.encode() if isinstance(written, str) else written).require()
    assert (found.title, found.organization, found.year) == (title, organization, year)


REFUSED = [
    "关于召开会议的通知",
    "2022年政府信息公开年报。",
    "甲县|教育局2022年政府信息公开年报",
    "甲县教育局2022年  政府信息公开年报",
]


@pytest.mark.parametrize("title", REFUSED)
def test_what_no_reader_takes_for_a_title_is_not_written(title: str) -> None:
    with pytest.raises(UnwritableTextError) as refused:
        write(attrs.evolve(REPORT, title=title), "html")
    assert refused.value.section == "title"
