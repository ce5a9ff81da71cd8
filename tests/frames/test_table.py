"""`gd.table`: its shapes, its names, what it refuses, and that no library is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import govdisclosure as gd
from govdisclosure.errors import MissingExtraError, UnknownChoiceError, WrongArgumentError
from govdisclosure.frames import schemas
from govdisclosure.frames.codes import CODES
from tests.frames.offices import OFFICES

LIBRARIES = ("pandas", "polars", "pyarrow", "pyreadstat", "xlsxwriter", "numpy", "duckdb")


def test_columns_by_path_code_and_label(offices: tuple[gd.AnnualReport, ...]) -> None:
    names = {way: gd.table(offices, shape="wide", columns=way).columns[5:] for way in ("path", "code", "label")}
    cells = {way: [name for name in own if not name.endswith("_unit")] for way, own in names.items()}
    assert cells["path"] == list(CODES)
    assert cells["code"] == list(CODES.values())
    assert cells["label"] == [gd.label(path) for path in CODES]
    assert len(set(names["label"])) == 228
    assert max(map(len, names["code"])) <= 32


def test_the_region_is_told_by_the_site_code(offices: tuple[gd.AnnualReport, ...]) -> None:
    rows = [*gd.table([*offices, gd.AnnualReport()], shape="wide", region=True).to_dicts()]
    assert {(row["division"], row["province"]) for row in rows[:-1]} == {("211122", "辽宁省")}
    assert (rows[-1]["division"], rows[-1]["province"]) == (None, None)


def test_a_reading_without_a_report_stands_in_reports_and_diagnostics_only() -> None:
    lost = gd.read(b"nothing")
    sizes = {shape: len(gd.table([lost], shape=shape)) for shape in ("long", "wide", "reports", "diagnostics", "results")}
    assert sizes == {"long": 0, "wide": 0, "reports": 1, "diagnostics": 1, "results": 0}
    for shape in sizes:
        gd.table([lost], shape=shape).to_pandas()  # type: ignore[arg-type]
        gd.table([lost], shape=shape).to_polars()  # type: ignore[arg-type]
        gd.table([lost], shape=shape).to_arrow()  # type: ignore[arg-type]


def test_results_are_those_of_check(offices: tuple[gd.AnnualReport, ...]) -> None:
    rows = [*gd.table(offices[4], shape="results").to_dicts()]
    found = gd.check(offices[4])
    assert [(row["rule"], row["target"], row["status"]) for row in rows] == [(r.rule, r.target, r.status) for r in found]
    (total,) = (row for row in rows if row["rule"] == "t3-result-total" and row["target"].endswith(".total.total"))
    assert (total["left"], total["right"], total["delta"]) == ("9", "10", "-1")


def test_parts_of_one_document_are_told_apart(root: Path) -> None:
    page = (root / "examples" / "qinghe-2022.html").read_text("utf-8")
    readings = gd.read_all(f"{page}{page.replace('青禾县', '白河县')}".encode())
    assert [row[1] for row in gd.table(readings, shape="reports").rows] == list(range(1, len(readings) + 1))


def test_a_frame_of_pandas_says_what_made_it(offices: tuple[gd.AnnualReport, ...]) -> None:
    assert gd.table(offices).to_pandas().attrs["govdisclosure"] == gd.__version__
    assert len(gd.table(offices, shape="wide").to_pandas()) == OFFICES


@pytest.mark.parametrize("wrong", [None, 5, "reports", {"a": 1}, [None], [gd.Reading], object()])
def test_anything_else_is_refused_by_name(wrong: object) -> None:
    with pytest.raises(WrongArgumentError, match="report"):
        gd.table(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("chosen", [{"shape": "tall"}, {"columns": "zh"}, {"cells": "some"}])
def test_an_unknown_choice_names_those_that_there_are(chosen: dict[str, str]) -> None:
    with pytest.raises(UnknownChoiceError, match="there are"):
        gd.table([], **chosen)  # type: ignore[arg-type]


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


MADE = "import sys, govdisclosure as gd; t = gd.table(gd.AnnualReport(), shape='wide')"
LOADED = f"print(*sorted({set(LIBRARIES)} & set(sys.modules)))"


def test_a_table_loads_no_library_and_each_way_out_only_its_own() -> None:
    more = "import govdisclosure.frames.package; gd.indicators(gd.AnnualReport())"
    assert run(f"{MADE}; list(t.to_dicts()); {more}; {LOADED}; t.to_polars(); print('then'); {LOADED}") == "then\npolars"
    assert run(f"{MADE}; import govdisclosure.frames.excel; {LOADED}") == "xlsxwriter"


HIDING = """
import sys
class Hidden:
    def find_spec(self, name, *_):
        if name.partition('.')[0] in {names}:
            raise ModuleNotFoundError(name=name)
sys.meta_path.insert(0, Hidden())
"""


def without(*names: str) -> str:
    """A program in which some libraries are not installed."""
    return HIDING.replace("{names}", repr(names))


@pytest.mark.parametrize(
    ("way", "extra", "lacks"),
    [
        ("to_pandas()", "pandas", "pandas"),
        ("to_polars()", "polars", "polars"),
        ("to_arrow()", "arrow", "pyarrow"),
        ("to_parquet('x')", "arrow", "pyarrow"),
        ("to_stata('x')", "stata", "pyreadstat"),
        ("to_excel('x')", "excel", "xlsxwriter"),
    ],
)
def test_a_library_that_is_not_there_is_named_by_its_extra(way: str, extra: str, lacks: str) -> None:
    code = f"{without(lacks)}{MADE}\ntry: t.{way}\nexcept gd.errors.MissingExtraError as error: print(error.extra)"
    assert run(code) == extra


@pytest.mark.parametrize(("way", "needs"), [("pandas", "pandas"), ("polars", "polars"), ("arrow", "pyarrow")])
def test_each_way_out_needs_its_own_library_only(way: str, needs: str) -> None:
    lacking = [name for name in LIBRARIES if name not in (needs, "numpy")]
    assert run(f"{without(*lacking)}{MADE}\nprint(len(t.to_{way}()))") == "1"


def test_without_any_library_for_arrow_the_stream_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govdisclosure.frames.report_table.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match="arrow"):
        gd.table(gd.AnnualReport()).__arrow_c_stream__()


def test_the_stream_is_that_of_polars_where_there_is_no_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govdisclosure.frames.report_table.find_spec", lambda name: None if name == "pyarrow" else True)
    assert gd.table(gd.AnnualReport()).__arrow_c_stream__() is not None
    assert schemas.CELLS.columns[7].sqlite == "INTEGER"
