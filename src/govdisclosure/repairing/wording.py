"""Repairs in words: what to change, as a person finds it, and what may have gone wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from govdisclosure.message import Language, Message
from govdisclosure.repairing.repair import Change, Forced, Repair, Signature
from govdisclosure.repairing.slips import omitted_row
from govdisclosure.schema import AnnualReport, Form
from govdisclosure.schema.wording import Place, label_of, listed, place_of

__all__ = ["SIGNATURES", "change_words", "forced_words", "proposal", "suspicion"]

SIGNATURES: Mapping[Signature, Message] = {
    "split-digits": Message("一个数字被拆填在相邻两格", "one number split over two cells"),
    "transposed-digits": Message("相邻数字颠倒", "two digits transposed"),
    "dropped-digit": Message("漏填一位数字", "a digit dropped"),
    "inserted-digit": Message("多填一位数字", "a digit too many"),
    "changed-digit": Message("一位数字填错", "one digit mistyped"),
    "shifted-cells": Message("整行数据错列", "a row entered one column off"),
    "wrong-column": Message("申请人类别填错列", "requests entered in the wrong column"),
    "omitted-row": Message("总计漏加一行", "a row left out of the total"),
    "carried-forward-blank": Message("“四、结转下年度继续办理”未填写", "row 四 (carried forward) was not filled in"),
}
"""What may have happened: a guess, and worded as one."""


def change_words(change: Change) -> Message:
    """What is stated, and what it would have to be: one number, or one of a range."""
    if change.to is not None:
        return Message(f"由{change.stated}改为{change.to}", f"{change.stated} → {change.to}")
    if change.max is None:
        return Message(f"由{change.stated}改为不小于{change.min}的数", f"{change.stated} → {change.min} or more")
    return Message(f"由{change.stated}改为{change.min}至{change.max}之间的数", f"{change.stated} → {change.min} to {change.max}")


def proposal(form: Form, repair: Repair) -> Message:
    """All changes of a repair in a sentence; a row is named once for all its columns."""
    return Message(_proposal(form, repair, "zh"), _proposal(form, repair, "en"))


def _proposal(form: Form, repair: Repair, language: Language) -> str:
    said: list[str] = []
    before: Place | None = None
    for change in repair.changes:
        where = place_of(form, change.path)
        words = change_words(change)[language]
        same_row = before is not None and evolve(before, column=where.column) == where
        said.append(_column(where, change.path, words, language) if same_row else _cell(where, change.path, words, language))
        before = where
    return ("；" if language == "zh" else "; ").join(said)


def _cell(where: Place, path: str, words: str, language: Language) -> str:
    return where.message.zh + words if language == "zh" else f"{where.message.en} ({path}): {words}"


def _column(where: Place, path: str, words: str, language: Language) -> str:
    return f"“{where.column}”列{words}" if language == "zh" else f"column {where.column} ({path}): {words}"


def forced_words(form: Form, repair: Repair, language: Language) -> str:
    """The blank cells that the repair determines, each with its number."""
    return listed((_forced(form, forced, language) for forced in repair.forced), language)


def _forced(form: Form, forced: Forced, language: Language) -> str:
    label = label_of(form, forced.path)
    return f"{label}为{forced.to}" if language == "zh" else f"{label} ({forced.path}) = {forced.to}"


def suspicion(report: AnnualReport, repair: Repair) -> Message | None:
    """What may have gone wrong, None where no slip is recognised; a row left out is named."""
    if repair.signature is None:
        return None
    if repair.signature == "omitted-row":
        return _omitted(report, repair.changes)
    return SIGNATURES[repair.signature]


def _omitted(report: AnnualReport, changes: Sequence[Change]) -> Message:
    row = omitted_row(report.form, report.values(), changes)
    if row is None:
        return SIGNATURES["omitted-row"]
    label = report.form.row(row).labels[-1]
    return Message(f"总计漏加“{label}”一行", f"the row {label} left out of the total")
