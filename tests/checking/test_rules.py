"""The registry: ids, wording, and the map to the peers' checks."""

from __future__ import annotations

import inspect
import pickle
import re
from pathlib import Path

import pytest

from govdisclosure import AnnualReport, check
from govdisclosure.checking import RETIRED, RULES, RULESET_VERSION, Result
from govdisclosure.checking.registry import JUDGES

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "docs" / "reference" / "rules-and-peers.md"
PEERS = (
    "t3_missing",
    "t3_result_total_",
    "t3_identity_",
    "t3_col_sum_",
    "t4_missing",
    "t4_sum_",
    "t2_empty_semantics_hint_",
    "t2_numeric_parseable_counts_",
    "t2_numeric_parseable_fee_amount_fees_amount",
    "t2_non_negative_counts_",
    "t2_non_negative_fee_amount_fees_amount",
    "t2_integer_counts_",
    "t2_no_rules",
    "text_vs_table3_newReceived",
    "text_vs_table3_carriedOver",
    "text_vs_table3_totalApplications",
    "text_vs_table3_totalProcessed",
    "text_vs_table3_carriedForward",
    "text_vs_table4_reviewTotal",
    "text_vs_table4_litigationTotal",
    "year_mismatch_",
    "section_title_misnumbered",
    "narrative_sec5_gap",
    "narrative_sec6_fee_conflict",
    "visual_table3_missing",
    "visual_table3_empty_cells",
    "visual_table4_empty_cells",
    "visual_border_missing",
    "hierarchy_sum_",
    "hierarchy_context_missing",
    "hierarchy_no_direct_children",
    "hierarchy_no_materialized_metrics",
    "hierarchy_generation_failed",
    "hierarchy_no_child_reports",
    "hierarchy_missing_child_reports",
    "hierarchy_missing_child_metrics",
    "hierarchy_no_child_metrics",
    "parse_rule_gate_",
    "parse_error",
    "HORIZONTAL_SUM_MISMATCH",
    "VERTICAL_SUM_MISMATCH",
    "BALANCE_MISMATCH",
    "TABLE4_TOTAL_MISMATCH",
    "CROSS_YEAR_MISMATCH",
    "TEXT_VS_TABLE_MISMATCH",
    "SRC_MULTIPLE_NUMBERING_SYSTEMS",
    "SRC_OVERALL_SUBTOPIC_AS_TOP_LEVEL",
    "SRC_SECTION_LEVEL_MISMATCH",
    "SRC_SECTION_ORDINAL_MISMATCH",
    "SRC_SECTION_ORDER",
    "SRC_TEXT_DUPLICATED_WORD",
    "SRC_TEXT_INCOMPLETE_SENTENCE",
    "SRC_TEXT_SUSPICIOUS_WORDING",
    "SRC_TEXT_PUNCTUATION",
    "SRC_TEXT_INTERNAL_CONTRADICTION",
    "EXT_ZERO_PARSED_AS_NULL",
    "EXT_SOURCE_VALUE_MISSING_IN_PARSED",
    "URL_SECURITY_REJECTED",
    "IMPORT_PDF_ONLY",
    "IMPORT_LIST_PAGE",
    "IMPORT_SPA_UNSUPPORTED",
    "IMPORT_EMPTY",
    "ZIP_INVALID",
    "SCHEMA_VALIDATION_FAILED",
    "METADATA_YEAR_MISMATCH",
)


def test_ids_begin_with_what_they_look_at() -> None:
    assert all(re.fullmatch("(?:t2|t3|t4|text|form|year|sum)(?:-[a-z]+)+", rule) for rule in RULES)
    assert [rule.id for rule in RULES.values()] == list(RULES)
    assert re.fullmatch(r"\d+\.\d+", RULESET_VERSION)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_speaks_both_languages_of_every_status_it_can_give(rule) -> None:  # type: ignore[no-untyped-def]
    texts = [rule.title, rule.formula, rule.clause, *rule.messages.values(), *rule.caveats]
    assert all(re.search("[\u4e00-\u9fff]|{what_zh}", text.zh) and re.search("[a-z]", text.en) for text in texts)
    assert rule.violated in rule.messages


@pytest.mark.parametrize("peer", PEERS)
def test_every_check_of_the_peers_is_mapped(peer: str) -> None:
    rows = [line.split("|") for line in MAP.read_text("utf-8").splitlines() if line.startswith("|")]
    (row,) = [cells for cells in rows if f"`{peer}" in cells[1]]
    ours = re.findall("`([a-z0-9-]+)`", row[2])
    assert ours or ("left out" in row[2] and row[3].strip())
    assert all(name in RULES or name.startswith("parse-") for name in ours)


def test_results_are_values() -> None:
    report = AnnualReport.from_cells("2021", {"review.reconsideration.total": 3}, year=2022)
    results = check(report)
    again: tuple[Result, ...] = pickle.loads(pickle.dumps(results))
    assert again == results
    assert len(set(again) | set(results)) == len(results)
    assert [r.message for r in again] == [r.message for r in results]


def test_each_rule_is_judged_by_one_function_that_stands_beside_its_record() -> None:
    """The module of a rule's function holds the record too."""
    judged = [(rule, judge) for judge in JUDGES for rule in judge.rules]
    assert len({rule.id for rule, _ in judged}) == len(judged) == len(RULES)
    for rule, judge in judged:
        module = inspect.getsource(inspect.getmodule(judge.function))  # type: ignore[arg-type]
        own = [f'id="{rule.id}"' in module, f'f"t{{number}}-{rule.id[3:]}"' in module]
        assert any(own), rule.id


def test_retired_rules_are_no_rules_and_say_why() -> None:
    assert not set(RETIRED) & set(RULES)
    assert all(re.search("[\u4e00-\u9fff]", why.zh) and re.search("[a-z]", why.en) for why in RETIRED.values())


def test_a_wrong_share_names_its_part_and_its_base_in_both_languages() -> None:
    """By hand: 14 of 39 results are 35.9 %, not 53.9 %."""
    cells = {"applications.results.granted.total": 14, "applications.results.total.total": 39}
    for words, status in (("占办结总数的53.9%", "FAIL"), ("占53.9%", "UNCERTAIN")):
        text = f"收到政府信息公开申请38件，予以公开14件，{words}。"
        report = AnnualReport.from_cells("2021", cells | {"applications.received.total": 38}, year=2022, overview=text)
        (found,) = [result for result in check(report) if result.rule == "text-percentage"]
        assert found.status == status
        assert "35.9%（14件÷“（七）总计”39件）" in found.message.zh
        assert "14 / （七）总计 39" in found.message.en
