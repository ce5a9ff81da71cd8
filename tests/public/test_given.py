"""A report or a reading; whatever else is given, the answer says what to pass. What is returned can be pickled and shared."""

from __future__ import annotations

import datetime
import io
import pickle
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import govdisclosure as gd
from govdisclosure.errors import (
    CellValueError,
    GovDisclosureError,
    InvalidReportError,
    ReadError,
    UnknownChoiceError,
    UnknownEncodingError,
    UnknownPathError,
    WrongArgumentError,
)
from govdisclosure.schema import form_of

TAKERS: dict[str, Callable[[Any], Any]] = {
    "check": gd.check,
    "check_series": lambda given: gd.check_series([given]),
    "check_sums": lambda given: gd.check_sums(given, []),
    "check_sums, a child": lambda given: gd.check_sums(gd.AnnualReport(), [given]),
    "diagnose": gd.diagnose,
    "deduce": gd.deduce,
    "figures": gd.figures,
    "comparable": gd.comparable,
    "diff": lambda given: gd.diff(given, given),
    "write": gd.write,
    "to_json": gd.to_json,
    "to_rows": gd.to_rows,
}


@pytest.fixture(scope="module")
def reading(root: Path) -> gd.Reading:
    return gd.read(root / "examples" / "qinghe-2022.html")


@pytest.mark.parametrize("name", TAKERS)
def test_a_reading_gives_what_its_report_gives(name: str, reading: gd.Reading) -> None:
    of_reading, of_report = TAKERS[name](reading), TAKERS[name](reading.report)
    if name == "check":
        judged = {result.key for result in of_report}
        assert judged <= {result.key for result in of_reading}, "the headings are judged, too"
    elif name == "to_rows":
        assert [row["raw"] for row in of_report] == [None] * 200
        assert [row["value"] for row in of_reading] == [row["value"] for row in of_report]
        assert any(row["raw"] for row in of_reading)
    else:
        assert of_reading == of_report


@pytest.mark.parametrize("name", TAKERS)
@pytest.mark.parametrize("wrong", [None, 5, "report.html", {"schema": "govdisclosure/report/1"}, gd.Reading, object()])
def test_anything_else_is_a_type_error_that_says_what_to_pass(name: str, wrong: object) -> None:
    with pytest.raises(TypeError, match=r"report"):
        TAKERS[name](wrong)


SEVERAL: dict[str, Callable[[Any], Any]] = {
    "check_series": gd.check_series,
    "check_sums": lambda given: gd.check_sums(gd.AnnualReport(), given),
    "summary": gd.summary,
    "plot.series": gd.plot.series,
    "plot.offices": gd.plot.offices,
}


@pytest.mark.parametrize("name", SEVERAL)
@pytest.mark.parametrize("wrong", [None, 5, "reports", {"a": 1}, gd.AnnualReport(), gd.Reading(report=None)])
def test_one_report_is_not_several(name: str, wrong: object) -> None:
    with pytest.raises(WrongArgumentError, match="several reports"):
        SEVERAL[name](wrong)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: gd.diagnose(gd.AnnualReport(), trust="review.reconsideration.total"), "list of texts, not str"),
        (lambda: gd.summary([], expect="甲县"), "list of texts, not str"),
        (lambda: gd.plot.series([gd.AnnualReport(year=2022)], "review.reconsideration.total"), "list of texts, not str"),
        (lambda: gd.label({}), "as a text, not dict"),  # type: ignore[arg-type]
        (lambda: gd.from_json({}), "as a text or as bytes, not dict"),  # type: ignore[arg-type]
        (lambda: gd.read(5), "a path, the bytes"),  # type: ignore[arg-type]
        (lambda: gd.read(io.StringIO("x")), "read_text"),  # type: ignore[arg-type]
        (lambda: gd.read("甲市2022年政府信息公开工作年度报告\n"), "a path, not the text of a document"),
        (lambda: gd.read("<html><body><p>甲市</p></body></html>"), "a path, not the text of a document"),
        (lambda: gd.read_text(None), "as bytes, not None"),  # type: ignore[arg-type]
        (lambda: gd.read_html(5), "as bytes, not int"),  # type: ignore[arg-type]
        (lambda: gd.read(b"x", limits=5), "`Limits`, not int"),  # type: ignore[arg-type]
        (lambda: gd.read_text("x", limits=None), "`Limits`, not None"),  # type: ignore[arg-type]
        (lambda: gd.read(b"x", encoding=5), "the name of an encoding, not int"),  # type: ignore[arg-type]
    ],
)
def test_something_else_is_a_type_error_that_says_what_to_pass(call: Callable[[], object], said: str) -> None:
    with pytest.raises(WrongArgumentError, match=re.escape(said)):
        call()


@pytest.mark.parametrize("limit", ["size", "cells", "depth", "parts", "unpacked", "ratio"])
@pytest.mark.parametrize("wrong", [0, -1, "4", None, 1.5, True])
def test_a_limit_is_a_whole_number_above_zero(limit: str, wrong: Any) -> None:
    with pytest.raises(WrongArgumentError, match=f"above 0 as {limit}, not {wrong!r}"):
        gd.Limits(**{limit: wrong})


@pytest.mark.parametrize("name", ["base64", "rot13", "punycode", "undefined", "no-such", "a\0b"])
def test_what_is_no_encoding_of_text_is_told_with_some_that_are(name: str) -> None:
    with pytest.raises(UnknownEncodingError, match="utf-8, gb18030, big5") as caught:
        gd.read(b"x", encoding=name)
    assert isinstance(caught.value, LookupError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("name", TAKERS)
def test_a_reading_without_a_report_is_a_read_error(name: str) -> None:
    with pytest.raises(ReadError):
        TAKERS[name](gd.read(b"nothing"))


def test_a_read_error_carries_its_reasons(reading: gd.Reading) -> None:
    empty = gd.read(b"<p>nothing</p>")
    with pytest.raises(ReadError, match="parse-not-a-report") as caught:
        empty.require()
    assert caught.value.reading is empty
    assert [one.code for one in caught.value.diagnostics] == ["parse-not-a-report"]
    assert isinstance(caught.value, GovDisclosureError)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.diagnostics) == (str(caught.value), caught.value.diagnostics)
    assert reading.require() is reading.report


def test_what_there_is_can_be_had(reading: gd.Reading) -> None:
    error = gd.Diagnostic(code="parse-table-missing", severity="error", message=gd.Message("无", "none"))
    partial = gd.Reading(report=reading.report, diagnostics=(error,), source="page.html")
    with pytest.raises(ReadError, match=r"page\.html .*parse-table-missing: none"):
        partial.require()
    assert partial.require(partial=True) is reading.report
    with pytest.raises(ReadError):
        gd.Reading(report=None).require(partial=True)


@pytest.mark.parametrize(
    ("call", "choices"),
    [
        (lambda: gd.write(gd.AnnualReport(), script="trad"), "simplified, traditional"),  # type: ignore[call-overload]
        (lambda: gd.write(gd.AnnualReport(), "pdf"), "html"),
        (lambda: gd.blank_form("2020"), "2019, 2021"),  # type: ignore[call-overload]
        (lambda: gd.blank_form("2021", "boxes"), "html"),
        (lambda: gd.AnnualReport(edition="2020"), "2019, 2021"),  # type: ignore[arg-type]
        (lambda: gd.AnnualReport.from_cells("2020", {}), "2019, 2021"),  # type: ignore[arg-type]
        (lambda: gd.json_schema("reports"), "report, check, diagnose"),
        (lambda: gd.find_paths("新收", edition="2020"), "2019, 2021"),
    ],
)
def test_wrong_choices_are_told_with_the_right_ones(call: Callable[[], object], choices: str) -> None:
    with pytest.raises(UnknownChoiceError, match=choices) as caught:
        call()
    assert isinstance(caught.value, ValueError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize(
    "facts",
    [
        {"year": "2022"}, {"year": True}, {"year": 2022.0}, {"title": 5}, {"organization": b"x"}, {"overview": ["x"]},
        {"published": "2023-01-05"}, {"published": datetime.datetime(2023, 1, 5)}, {"portal": {}},
    ],
)  # fmt: skip
def test_a_report_is_refused_when_it_is_made(facts: dict[str, Any]) -> None:
    (name,) = facts
    with pytest.raises(CellValueError, match=name):
        gd.AnnualReport(**facts)


ROW: dict[str, Any] = {
    "edition": "2021",
    "organization": None,
    "year": 2022,
    "path": "review.reconsideration.total",
    "value": 3,
    "unit": None,
}
MONEY = {**ROW, "path": "proactive.fees.amount"}


@pytest.mark.parametrize(
    "rows",
    [
        [{**ROW, "edition": ["2021"]}], [{**ROW, "edition": {}}, ROW], [{**ROW, "value": float("nan")}],
        [{**ROW, "value": float("inf")}], [{**ROW, "year": Decimal("sNaN")}, ROW], [{**ROW, "organization": 5}, ROW],
        [{**MONEY, "value": Decimal("NaN")}], [{**MONEY, "value": Decimal("sNaN")}], [{**MONEY, "value": Decimal("1E+99999999")}],
        [{**MONEY, "value": Decimal("1E-99999999")}], [{**ROW, "value": 10**4300}], [{**ROW, "year": {}}], [{**ROW, "path": []}],
    ],
)  # fmt: skip
def test_rows_that_are_no_report_are_an_error_of_the_library(rows: list[dict[str, Any]]) -> None:
    with pytest.raises(InvalidReportError) as caught:
        gd.from_rows(rows)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("rows", [None, 5, "rows", ROW, [None], [5]])
def test_what_are_no_rows_is_a_type_error(rows: Any) -> None:
    with pytest.raises(WrongArgumentError):
        gd.from_rows(rows)


@pytest.mark.parametrize("digits", [1001, 4300, 5000])
def test_a_number_too_long_to_be_written_is_no_report(digits: int) -> None:
    text = '{"schema": "govdisclosure/report/1", "review": {"reconsideration": {"total": %s}}}' % ("9" * digits)
    with pytest.raises(InvalidReportError, match=r"review\.reconsideration\.total"):
        gd.from_json(text)
    assert gd.read(text.encode()).report is None


def test_the_longest_number_can_be_checked_and_written() -> None:
    text = '{"schema": "govdisclosure/report/1", "review": {"reconsideration": {"upheld": %s, "corrected": %s, "total": 1}}}'
    report = gd.from_json(text % ("9" * 1000, "9" * 1000))
    assert any(len(result.message.zh) > 1000 for result in gd.check(report) if result.status == "FAIL")
    assert gd.from_json(gd.to_json(report)) == report


# pickles and threads --------------------------------------------------------------------------------


def test_everything_that_is_returned_pickles(reading: gd.Reading) -> None:
    report = reading.require()
    blank = report.replace({"review.reconsideration.total": 3, "review.reconsideration.upheld": None})
    returned: list[Any] = [
        reading, report, report.form, gd.FORMS["2019"], gd.check(reading), gd.check_series([report, report]),
        gd.check_sums(report, [report]), gd.diagnose(report), gd.deduce(blank), gd.figures(report), gd.diff(report, blank),
        gd.comparable(report), gd.to_rows(reading), gd.json_schema(), gd.RULES["t3-balance"], gd.Limits(), gd.find_paths("新收"),
    ]  # fmt: skip
    for one in returned:
        again = pickle.loads(pickle.dumps(one))
        assert again == one or repr(again) == repr(one)
    assert pickle.loads(pickle.dumps(report.form)) is report.form
    (deduction,) = pickle.loads(pickle.dumps(gd.deduce(blank)))[-1:]
    assert deduction.cells == gd.deduce(blank)[-1].cells


def test_threads_read_what_one_reads(root: Path) -> None:
    sources = [path.read_bytes() for path in sorted((root / "examples").glob("*.html"))]
    sources += [
        gd.write(gd.read(sources[0]), layout).encode()
        for layout in ("html-split", "pipes", "markdown", "tabs", "boxes")
        if layout in _layouts()
    ]
    alone = [(gd.read(source), gd.check(gd.read(source))) for source in sources]
    work = sources * 6
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda source: (gd.read(source), gd.check(gd.read(source))), work))
    assert together == alone * 6


def _layouts() -> set[str]:
    from govdisclosure.writing import LAYOUTS  # noqa: PLC0415

    return set(LAYOUTS)


# names ----------------------------------------------------------------------------------------------


def test_labels_are_found_back() -> None:
    for form in gd.FORMS.values():
        for cell in form.cells:
            assert cell.path in gd.find_paths(f"{cell.path.rpartition('.')[2]} {cell.column}", edition=form.edition)
            assert gd.label(cell.path).endswith(cell.column)
    assert gd.find_paths("新收 自然人") == ("applications.received.natural_person",)
    assert gd.find_paths("") == ()
    assert gd.find_paths("没有这个词") == ()
    assert gd.label("overview") == "一、总体情况"
    assert gd.label("applications", "en") == "三、收到和处理政府信息公开申请情况"
    for wrong in ("applications.received.nobody", "nothing", ""):
        with pytest.raises(UnknownPathError):
            gd.label(wrong)
    with pytest.raises(WrongArgumentError):
        gd.find_paths(None)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", ["", "2020", 2021, [], {}])
def test_an_edition_that_does_not_exist(wrong: Any) -> None:
    with pytest.raises(UnknownChoiceError):
        form_of(wrong)


def test_a_reading_knows_its_source(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert gd.read("./examples/qinghe-2022.html").source == "examples/qinghe-2022.html"
    assert gd.read(Path("examples") / "qinghe-2022.txt").source == "examples/qinghe-2022.txt"
    assert gd.read((root / "examples" / "qinghe-2022.html").read_bytes()).source is None
