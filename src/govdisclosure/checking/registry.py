"""The rule registry: every rule of the rule set, in the order in which results are given, with what judges it."""

from __future__ import annotations

from collections.abc import Mapping

from govdisclosure.checking.context import Context
from govdisclosure.checking.pair import Pair
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Judge, Rule
from govdisclosure.checking.rules import (
    contents,
    counts,
    deadline,
    exact,
    fees,
    form,
    money,
    placeholders,
    series,
    sums,
    table_2,
    text_balance,
    text_figures,
    text_percentage,
    text_sections,
    text_year,
    year_copies,
    year_figures,
    year_growth,
    year_stocks,
)
from govdisclosure.message import Message

__all__ = ["FAMILY_JUDGES", "PAIR_JUDGES", "REPORT_JUDGES", "RETIRED", "RULES", "RULESET_VERSION"]

RULESET_VERSION = "1.1"
"""The version of the rule set, its own. The first number rises when a status can flip, the second when rules are added."""

REPORT_JUDGES: tuple[Judge[[Context], Result], ...] = (
    exact.exact_relations,
    counts.joint,
    counts.negative_counts,
    money.money_sign,
    table_2.in_force,
    table_2.disclosed,
    table_2.items,
    table_2.rule_making,
    money.money_unit,
    form.form_year,
    deadline.deadline,
    text_figures.figures_against_tables,
    text_percentage.percentages,
    text_balance.text_balance,
    text_year.year_of_text,
    text_sections.problems,
    text_sections.fee_stated,
    text_sections.fee_notice,
    fees.fee_against_table,
    fees.fee_against_scale,
    contents.obligations,
    contents.five_parts,
    placeholders.placeholders,
    form.section_numbers,
)
"""What judges one report."""

PAIR_JUDGES: tuple[Judge[[Pair], Result], ...] = (
    series.sequence,
    year_figures.carried_over,
    year_stocks.stock,
    year_stocks.previous_items,
    year_stocks.disclosed_stock,
    year_figures.pending_cases,
    year_copies.copied_tables,
    year_copies.copied_texts,
    year_figures.money_jump,
    year_growth.growth,
)
"""What judges two reports of neighbouring years; rules about one form only, where both follow it."""

FAMILY_JUDGES: tuple[Judge[[sums.Family], Result], ...] = (sums.completeness, sums.at_most, sums.equal)
"""What judges a parent and its children."""

JUDGES: tuple[Judge[..., Result], ...] = (*REPORT_JUDGES, *PAIR_JUDGES, *FAMILY_JUDGES)

RULES: Mapping[str, Rule] = {one.id: one for judge in JUDGES for one in judge.rules}
"""Rule id to rule."""

RETIRED: Mapping[str, Message] = {
    "text-fee-none": Message(
        "没有依据：行政事业性收费大多与政府信息公开无关，第六部分只写“无”并不与之矛盾；未说明收费情况由 text-fee-stated 提示",
        "it had no basis: the charges of table 2 are mostly unrelated to disclosure, and a section six that is only 无 does not "
        "contradict them; text-fee-stated tells of a section six without a word of fees",
    ),
}
"""Rules that are no longer judged, and why. Their ids are never given to another rule."""
