"""What is blank is no number, a name tells no more than it says, a text is judged by what governs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from govdisclosure import AnnualReport, check, to_json
from govdisclosure.checking.bodies import body_of
from govdisclosure.checking.proof import proof
from govdisclosure.cli.app import app

ROW = "review.reconsideration"
VERIFIER = Path(__file__).parents[2] / "examples" / "verify_proofs.py"


def words(cells: dict[str, int | None]) -> tuple[str, str]:
    report = AnnualReport.from_cells("2021", {f"{ROW}.{name}": number for name, number in cells.items()})
    found = next(r for r in check(report) if r.rule == "t4-total" and r.target == f"{ROW}.total")
    return found.message.zh, found.message.en


def test_parts_that_state_nothing_have_no_sum() -> None:
    zh, en = words({"total": 39})
    assert "总计填39，但各分项均未填写；如补填" in zh
    assert "the total is 39, and none of its parts is stated;" in en
    assert "相等" not in zh


def test_a_blank_cell_is_no_term() -> None:
    zh, en = words({"upheld": 3, "total": 3})
    assert "相符（结果维持 3、总计 3）；前提是未填写的单元格为零：结果纠正、其他结果、尚未审结" in zh
    assert "blank," not in en


def test_stated_zeros_beside_blanks_are_not_all() -> None:
    zh, en = words({"upheld": 0, "total": 0})
    assert "已填各项均为0" in zh
    assert "what is stated is zero" in en


@pytest.mark.parametrize(
    "name",
    ["国家统计局甲市调查队", "国家能源局江北监管办公室", "财政部江北监管局", "审计署驻江北特派员办事处", "水利部长江水利委员会"],
)
def test_a_local_branch_of_a_national_department_makes_no_rules(name: str) -> None:
    assert (body_of(name).level, body_of(name).rules) == ("national", False)


def test_a_district_that_is_called_after_a_flag_is_no_banner() -> None:
    assert body_of("甲市红旗区教育局").level == "district"
    assert body_of("青山旗教育局").level == "county"


def test_a_free_trade_zone_is_no_national_department() -> None:
    assert body_of("中国（江北）自由贸易试验区管理委员会").level == "district"


def test_the_verifier_takes_an_object_a_line() -> None:
    report = AnnualReport.from_cells("2021", {f"{ROW}.upheld": 3, f"{ROW}.total": 3})
    entry = json.dumps({"results": [result.to_dict() | {"proof": proof(result, report)} for result in check(report)]})
    run = subprocess.run([sys.executable, VERIFIER], input=f"{entry}\n{entry}\n", capture_output=True, text=True, check=True)
    assert "disagree 0" in run.stdout


def test_a_year_that_describes_what_was_published_governs_no_sentence() -> None:
    for text in ("全年公开信息113条。其中，公布2023年财政决算1份。", "年初，公布了2023年度工作总结5条。"):
        report = AnnualReport.from_cells("2021", {}, year=2024, overview=text)
        assert {r.status for r in check(report) if r.rule == "text-year"} == {"PASS"}, text


def test_a_period_of_another_year_fails_whatever_it_is_called() -> None:
    report = AnnualReport.from_cells("2021", {}, year=2024, overview="数据统计期为2023年1月1日至12月31日。")
    assert {r.status for r in check(report) if r.rule == "text-year"} == {"FAIL"}


def test_a_report_without_a_name_is_a_report(tmp_path: Path) -> None:
    page = tmp_path / "unnamed.json"
    page.write_text(to_json(AnnualReport.from_cells(None, {f"{ROW}.upheld": 3, f"{ROW}.total": 3})), "utf-8")
    shown = CliRunner().invoke(app, ["check", str(page)]).output
    assert "未载明机关和年度的报告" in shown
    assert "没有可核对" not in shown
