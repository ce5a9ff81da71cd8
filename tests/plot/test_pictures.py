"""Pictures: what is drawn is what the reports state; nothing is drawn for nothing; all text can be drawn."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations
from math import isnan
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

import govdisclosure as gd
from govdisclosure import AnnualReport, Money, plot
from govdisclosure.errors import UndrawableError, UnknownPathError
from govdisclosure.plot import drawing

RECEIVED, FEES = "applications.received.total", "proactive.fees.amount"


def report(
    year: int | None = 2022, organization: str = "青禾县财政局", edition: str = "2021", **cells: int | None
) -> AnnualReport:
    """A report with the 总计 of some rows of table 3; `__` stands for a dot."""
    paths = {f"applications.{name.replace('__', '.')}.total": value for name, value in cells.items()}
    return AnnualReport.from_cells(edition, paths, organization=organization, year=year)  # type: ignore[arg-type]


def bars(picture: plot.Picture) -> dict[str, float]:
    """Label to length of every bar, from above."""
    (axes,) = picture.axes
    labels = [label.get_text().replace("\n", "") for label in axes.get_yticklabels()]
    return dict(zip(labels, [bar.get_width() for bar in axes.patches], strict=True))  # type: ignore[attr-defined]


def line_of(picture: plot.Picture) -> Any:
    """The first line that is drawn."""
    return picture.axes[0].lines[0]


def said(picture: plot.Picture) -> str:
    """All the text in a picture."""
    return "\n".join([picture.get_suptitle(), picture.get_supxlabel(), *(text.get_text() for text in picture.axes[0].texts)])


def drawn(picture: plot.Picture) -> bytes:
    """The picture as SVG; a glyph that no font has is a warning, and warnings fail a test."""
    file = io.BytesIO()
    plot.save(picture, file, "svg")
    return file.getvalue()


def test_results_are_bars_as_long_as_their_totals(example: str) -> None:
    picture = plot.outcomes(gd.read(example), lang="zh")
    assert bars(picture) == {"（一）予以公开": 14, "1.本机关不掌握相关政府信息": 2}
    assert "（七）总计 14；各行之和为 16，与总计不一致；另有 19 行为 0，未画出" in said(picture)
    assert "rows add up to 16" in said(plot.outcomes(gd.read(example), lang="en"))


def test_blank_rows_are_counted_and_never_drawn() -> None:
    picture = plot.outcomes(report(results__granted=3, results__partially_granted=0, results__total=3), lang="zh")
    assert list(bars(picture).values()) == [3]
    assert said(picture).count("未填的 19 行") == 1
    assert "不一致" not in said(picture)


def test_a_report_without_results_has_no_picture() -> None:
    with pytest.raises(UndrawableError):
        plot.outcomes(report(results__granted=0))


def test_a_year_without_a_number_is_a_gap() -> None:
    reports = [report(2023, received=None), report(2024, received=9), report(2022, received=4)]
    picture = plot.series(reports, [RECEIVED], lang="zh")
    years, heights = line_of(picture).get_data()
    assert list(years) == [2022, 2023, 2024]
    assert heights[0] == 4
    assert isnan(heights[1])
    assert heights[2] == 9
    assert "空缺处报告未填数据" in said(picture)


def boxes(picture: plot.Picture, texts: Iterable[Any]) -> list[Any]:
    """Where texts stand in the drawn picture."""
    canvas: Any = FigureCanvasAgg(picture)
    canvas.draw()
    return [text.get_window_extent(canvas.get_renderer()) for text in texts]


def overlapping(found: Sequence[Any]) -> int:
    return sum(one.overlaps(other) for one, other in combinations(found, 2))


def test_equal_numbers_are_printed_once() -> None:
    picture = plot.series([report(2022, received=5, carried_forward=5), report(2023, received=9, carried_forward=9)])
    assert [text.get_text() for text in picture.axes[0].texts] == ["5", "9"]


@given(st.lists(st.lists(st.integers(0, 400), min_size=3, max_size=3), min_size=2, max_size=4))
@settings(max_examples=15, deadline=None)
def test_the_numbers_of_a_year_do_not_cover_each_other(years: list[list[int]]) -> None:
    reports = [
        report(2021 + at, received=received, results__total=results, carried_forward=forward)
        for at, (received, results, forward) in enumerate(years)
    ]
    picture = plot.series(reports)
    assert overlapping(boxes(picture, picture.axes[0].texts)) == 0


def test_nothing_but_zero_stands_at_the_left_as_any_number_does() -> None:
    picture = plot.offices([report(organization="甲县", received=0), report(organization="乙县", received=0)])
    axes = picture.axes[0]
    found = boxes(picture, axes.texts)
    left = axes.get_window_extent().x0
    assert all(0 < box.x0 - left < 30 for box in found)


def test_long_names_of_offices_do_not_cover_each_other() -> None:
    names = [f"第{number}街道办事处" + "（政务公开工作领导小组办公室、大数据中心、融媒体中心）" * 4 for number in range(5)]
    picture = plot.offices([report(organization=name, received=number) for number, name in enumerate(names)])
    labels = picture.axes[0].get_yticklabels()
    assert overlapping(boxes(picture, labels)) == 0
    assert all(label.get_text().endswith("…") and len(label.get_text()) < 80 for label in labels)


def test_the_lines_are_told_apart_in_words() -> None:
    picture = plot.series([report(2022, received=4, results__total=3, carried_forward=1)])
    legend = picture.axes[0].get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == [
        "一、本年新收政府信息公开申请数量",
        "三、本年度办理结果 · （七）总计",
        "四、结转下年度继续办理",
    ]


def test_series_across_the_forms_draw_what_both_share() -> None:
    picture = plot.series(
        [report(2020, edition="2019", results__other=7), report(2021, results__other__correction_overdue=1)],
        ["applications.results.other.total"],
    )
    old, new = line_of(picture).get_ydata()
    assert old == 7
    assert isnan(new)  # one of its three rows is stated: a sum of less than all is none
    with pytest.raises(UnknownPathError):
        plot.series([report(2021, received=1)], ["applications.received.nobody"])


@pytest.mark.parametrize(
    ("reports", "words"),
    [
        ([report(2022, "甲局", received=1), report(2023, "乙局", received=1)], "甲局, 乙局"),
        ([report(2022, received=1), report(2022, received=2)], "2022"),
        ([report(None, received=1)], "年度"),
        ([report(2022)], "没有可画的数据"),
    ],
)
def test_what_is_no_series_is_refused_in_words(reports: list[AnnualReport], words: str) -> None:
    with pytest.raises(UndrawableError) as raised:
        plot.series(reports)
    assert words in raised.value.args[0].zh  # an error speaks the language in use


def test_a_changed_name_is_one_organization_if_the_caller_says_so() -> None:
    picture = plot.series([report(2023, "乙局", received=2), report(2022, "甲局", received=1)], [RECEIVED], together=True)
    assert list(line_of(picture).get_ydata()) == [1, 2]
    assert "乙局" in said(picture)


def test_offices_are_ordered_and_those_without_a_number_say_so() -> None:
    found = [report(2022, name, received=value) for name, value in {"甲局": 3, "乙局": None, "丙局": 12, "丁局": 0}.items()]
    picture = plot.offices(found, lang="zh")
    assert list(bars(picture).items()) == [("丙局", 12), ("甲局", 3), ("丁局", 0), ("乙局", 0)]
    assert [text.get_text() for text in picture.axes[0].texts][-4:] == ["12", "3", "0", "未填"]
    assert "1 份报告未填此项" in said(picture)


def test_more_offices_than_a_page_holds_are_counted() -> None:
    picture = plot.offices([report(2022, f"第{number}局", received=number) for number in range(65)], lang="en")
    assert max(bars(picture).values()) == 64
    assert len(bars(picture)) == 60
    assert "5 more reports with smaller numbers" in said(picture)


def test_amounts_have_their_unit_and_only_one() -> None:
    def with_fees(name: str, amount: str, unit: str) -> AnnualReport:
        return AnnualReport.from_cells("2021", {FEES: Money(Decimal(amount), unit)}, organization=name)

    picture = plot.offices([with_fees("甲局", "1.50", "万元"), with_fees("乙局", "2", "万元")], FEES)
    assert bars(picture) == {"乙局": 2.0, "甲局": 1.5}
    assert "万元" in said(picture)
    with pytest.raises(UndrawableError, match="万元, 元"):
        plot.offices([with_fees("甲局", "1", "万元"), with_fees("乙局", "2", "元")], FEES)


def test_a_number_beyond_paper_is_refused() -> None:
    with pytest.raises(UndrawableError, match=RECEIVED):
        plot.offices([report(received=10**400)])


@settings(max_examples=15)
@given(st.dictionaries(st.sampled_from(gd.FORMS["2021"].rows[9:29]), st.integers(1, 999), min_size=1))
def test_every_row_of_results_is_drawn_with_its_own_number(counts: dict[object, int]) -> None:
    cells = {f"{row.path}.total": count for row, count in counts.items()}  # type: ignore[attr-defined]
    found = AnnualReport.from_cells("2021", cells)
    results = [row for row in counts if row.path.startswith("applications.results.") and "results.total" not in row.path]  # type: ignore[attr-defined]
    if results:
        assert sorted(bar.get_width() for bar in plot.outcomes(found).axes[0].patches) == sorted(counts[row] for row in results)  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_every_label_of_the_forms_can_be_drawn(edition: gd.schema.Edition, lang: gd.message.Language) -> None:
    cells = {cell.path: 7 for cell in gd.FORMS[edition].cells if cell.table == "applications"}
    found = AnnualReport.from_cells(edition, cells, organization="青禾县", year=2022)
    for picture in (plot.outcomes(found, lang=lang), plot.series([found], lang=lang), plot.offices([found], lang=lang)):
        assert len(drawn(picture)) > 1000


def test_equal_reports_give_equal_bytes() -> None:
    assert drawn(plot.offices([report(received=3)])) == drawn(plot.offices([report(received=3)]))


def test_a_glyph_that_no_font_has_would_be_seen() -> None:
    with pytest.warns(UserWarning, match="missing from font"):
        drawn(plot.offices([report(organization="\U0001f9ff局", received=1)]))


def test_without_a_chinese_font_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing._fonts.cache_clear()
    monkeypatch.setattr("matplotlib.font_manager.get_font_names", lambda: ["DejaVu Sans"])
    with pytest.raises(UndrawableError, match="fonts-noto-cjk"):
        plot.offices([report(received=1)])
    drawing._fonts.cache_clear()


def test_a_notebook_shows_a_picture() -> None:
    assert plot.offices([report(received=1)])._repr_png_().startswith(b"\x89PNG")
