"""Written HTML as Chromium draws it: the geometry of the tables is that of the official form."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from govdisclosure import AnnualReport, blank_form, read, write
from govdisclosure.schema import FORMS, Edition

SWITCHES = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--window-size=1000,1400", "--dump-dom"),
)

MEASURE = """
<script>
const boxes = [...document.querySelectorAll("table")].map(table => [...table.rows].map(row => [...row.cells].map(cell => {
  const box = cell.getBoundingClientRect();
  return [cell.innerText, cell.tagName, box.left, box.top, box.right, box.bottom];
})));
document.documentElement.textContent = "";
document.documentElement.append(JSON.stringify({width: document.documentElement.clientWidth, tables: boxes}));
</script>
"""
"""Put at the end of a page: it leaves nothing but what was measured."""


class Box(NamedTuple):
    """A cell as it is drawn: its words, its element, its edges in pixels of the page."""

    text: str
    tag: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


Table = list[list[Box]]


class Drawn:
    """What Chromium makes of a page: the boxes of its tables by row, the width of the window."""

    def __init__(self, page: str, folder: Path) -> None:
        chromium = shutil.which("chromium")
        if chromium is None:
            pytest.skip("no chromium: install Debian's packages chromium and fonts-noto-cjk")
        file = folder / "page.html"
        file.write_text(page.replace("</body>", f"{MEASURE}</body>"), encoding="utf-8")
        command = [chromium, *SWITCHES, f"--user-data-dir={folder / 'profile'}", file.as_uri()]
        dom = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=120).stdout
        measured = json.loads(unescape(re.sub(r"<[^>]*>", "", dom)))
        self.window: float = measured["width"]
        self.tables: list[Table] = [[[Box(*cell) for cell in row] for row in table] for table in measured["tables"]]


@pytest.fixture(scope="module")
def example(root: Path) -> AnnualReport:
    """The 2021 report of the examples, without the section that has no table."""
    report = read(root / "examples" / "qinghe-2022.html").require()
    return AnnualReport.from_cells("2021", report.cells(), title=report.title, organization=report.organization, year=report.year)


@pytest.fixture(scope="module")
def drawn(example: AnnualReport, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    return Drawn(write(example, "html"), tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="module", params=["2019", "2021"])
def edition(request: pytest.FixtureRequest) -> Edition:
    found: Edition = request.param
    return found


@pytest.fixture(scope="module")
def empty(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    return Drawn(blank_form(edition, "html", year=2022), tmp_path_factory.mktemp(f"browser-{edition}"))


def cell(table: Table, label: str) -> Box:
    """The only cell with these words, however they are broken into lines."""
    (found,) = (box for row in table for box in row if re.sub(r"\s", "", box.text) == label)
    return found


def figures(table: Table) -> Table:
    return [[box for box in row if box.tag == "TD"] for row in table if row[-1].tag == "TD"]


def near(length: float) -> object:
    """A length to within what a border takes."""
    return pytest.approx(length, abs=1.5)


def test_the_three_tables_fit_into_the_window(drawn: Drawn, empty: Drawn) -> None:
    for page in (drawn, empty):
        assert len(page.tables) == 3
        edges = [(min(b.left for r in t for b in r), max(b.right for r in t for b in r)) for t in page.tables]
        assert len(set(edges)) == 1
        assert edges[0][0] >= 0
        assert edges[0][1] <= page.window


def test_the_boxes_of_a_table_leave_no_gap_and_do_not_overlap(drawn: Drawn, empty: Drawn) -> None:
    for table in drawn.tables + empty.tables:
        boxes = [box for row in table for box in row]
        left, top = min(b.left for b in boxes), min(b.top for b in boxes)
        right, bottom = max(b.right for b in boxes), max(b.bottom for b in boxes)
        assert sum(b.width * b.height for b in boxes) == pytest.approx((right - left) * (bottom - top), rel=0.01)


def test_every_figure_is_drawn_where_its_row_and_column_are(drawn: Drawn, example: AnnualReport) -> None:
    shown = [box.text for table in drawn.tables for row in figures(table) for box in row]
    stated = [
        "" if value is None else str(value).removesuffix("万元")  # the head names the unit
        for value in example.cells().values()
    ]
    assert shown == stated


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_cells_of_a_row_stand_at_one_height_from_left_to_right(empty: Drawn, place: int) -> None:
    for row in figures(empty.tables[place]):
        assert len({(box.top, box.bottom) for box in row}) == 1
        assert all(a.right == near(b.left) for a, b in pairwise(row))


def test_table_2_has_a_title_row_over_its_whole_width_for_every_item(empty: Drawn, edition: Edition) -> None:
    table = empty.tables[0]
    width = table[0][0].width
    titles = [re.sub(r"\s", "", row[0].text) for row in table if len(row) == 1]
    assert titles == [f"第二十条第（{number}）项" for number in ("一五六八九" if edition == "2019" else "一五六八")]
    assert all(sum(box.width for box in row) == near(width) for row in table)


def test_a_single_figure_of_table_2_is_as_wide_as_three(drawn: Drawn) -> None:
    rows = figures(drawn.tables[0])
    assert [len(row) for row in rows] == [3, 3, 1, 1, 1, 1]
    assert all(row[0].width == near(sum(box.width for box in rows[0])) for row in rows[2:])


def test_the_heads_of_table_3_span_their_columns(empty: Drawn) -> None:
    table = empty.tables[1]
    columns = figures(table)[0]
    assert len(columns) == 7
    assert cell(table, "法人或其他组织").width == near(sum(box.width for box in columns[1:6]))
    assert cell(table, "申请人情况").width == near(sum(box.width for box in columns))
    for name, column in zip(("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构"), columns, strict=False):
        assert (cell(table, name).left, cell(table, name).right) == (near(column.left), near(column.right))
    corner = cell(table, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
    assert corner.bottom == near(columns[0].top)
    assert corner.width == near(cell(table, "一、本年新收政府信息公开申请数量").width)


def test_the_groups_of_table_3_are_as_tall_as_their_rows(empty: Drawn, edition: Edition) -> None:
    table = empty.tables[1]
    rows = figures(table)
    assert len(rows) == len([row for row in FORMS[edition].rows if row.table == "applications"])
    results = 20 if edition == "2019" else 22
    groups = {"三、本年度办理结果": (2, results), "（三）不予公开": (4, 8), "（四）无法提供": (12, 3), "（五）不予处理": (15, 5)}
    if edition == "2021":
        groups["（六）其他处理"] = (20, 3)
    for label, (first, count) in groups.items():
        box = cell(table, label)
        assert (box.top, box.bottom) == (near(rows[first][0].top), near(rows[first + count - 1][0].bottom))
        assert box.height == near(sum(row[0].height for row in rows[first : first + count]))
    assert rows[2 + results - 1][0].bottom == near(cell(table, "四、结转下年度继续办理").top)


def test_the_columns_of_tables_3_and_4_are_drawn_alike(empty: Drawn) -> None:
    for table, count in ((empty.tables[1], 7), (empty.tables[2], 15)):
        for row in figures(table):
            assert len(row) == count
            widths = [box.width for box in row]
            assert max(widths) - min(widths) <= 0.15 * max(widths)


def test_the_blocks_of_table_4_stand_side_by_side(drawn: Drawn) -> None:
    table = drawn.tables[2]
    (columns,) = figures(table)
    spans = {"行政复议": (0, 5), "行政诉讼": (5, 15), "未经复议直接起诉": (5, 10), "复议后起诉": (10, 15)}
    for label, (first, stop) in spans.items():
        assert cell(table, label).left == near(columns[first].left)
        assert cell(table, label).right == near(columns[stop - 1].right)
    assert cell(table, "行政复议").top == cell(table, "行政诉讼").top
    assert cell(table, "未经复议直接起诉").top == near(cell(table, "行政复议").bottom)
