"""Root causes first: one finding for each group that contradicts itself, with the results that it explains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from govdisclosure.checking import Result
from govdisclosure.message import Message
from govdisclosure.repairing.diagnosis import BRIEF, diagnose_within
from govdisclosure.repairing.repair import Diagnosis, Repair
from govdisclosure.repairing.wording import proposal, suspicion
from govdisclosure.schema import AnnualReport
from govdisclosure.schema.wording import place_of

__all__ = ["Cause", "causes"]

JOINT = "t3-joint"
EXACT = ("t3-balance", "t3-result-total", "t3-row-total", "t4-total", JOINT)
"""The rules whose contradictions a repair mends."""


@frozen
class Cause:
    """Why results of one group fail, as far as it is known: the likeliest repair, and how many others would do.

    `complete` is False if there may be more alternatives.
    `explains` are the FAIL and UNCERTAIN that the repair mends; `message` is what happened, `proposal` what to do.
    """

    group: str
    repair: Repair
    alternatives: int
    complete: bool
    explains: tuple[Result, ...] = field(repr=False)
    message: Message = field(repr=False)
    proposal: Message = field(repr=False)

    @property
    def choice(self) -> Message:
        """How far the proposal is one of several."""
        if not self.complete:
            return Message(
                "最少改动方案未能全部列出，请对照台账确定", "not all smallest repairs could be listed: compare with the register"
            )
        if not self.alternatives:
            return Message("最少改动方案仅此一种", "this is the only smallest repair")
        number = self.alternatives + 1
        return Message(
            f"最少改动方案共{number}种，任选其一均可使勾稽关系成立，请对照台账确定",
            f"one of {number} smallest repairs, any of which would do: compare with the register",
        )


def causes(report: AnnualReport, results: Iterable[Result], diagnosis: Diagnosis | None = None) -> tuple[Cause, ...]:
    """The causes of the contradictions among some results of `check(report)`; nothing is searched where none fails.

    The search is brief: a group that it cannot mend with so much work gives none. A diagnosis at hand spares it.
    """
    wrong = [result for result in results if result.rule in EXACT and result.status in ("FAIL", "UNCERTAIN")]
    if not any(result.status == "FAIL" for result in wrong):
        return ()
    return tuple(_causes(report, diagnosis or diagnose_within(BRIEF, report), wrong))


def _causes(report: AnnualReport, diagnosis: Diagnosis, wrong: list[Result]) -> Iterator[Cause]:
    for group in dict.fromkeys(repair.group for repair in diagnosis.repairs):
        repairs = diagnosis.of(group)
        changed = {change.path for change in repairs[0].changes}
        explained = tuple(r for r in wrong if r.target == group or not changed.isdisjoint(r.paths))
        if any(result.status == "FAIL" for result in explained):
            what = _message(report, diagnosis, repairs[0])
            said = proposal(report.form, repairs[0])
            yield Cause(group, repairs[0], len(repairs) - 1, diagnosis.complete, explained, what, said)


def _message(report: AnnualReport, diagnosis: Diagnosis, repair: Repair) -> Message:
    """What happened: cases in a wrong column in one of several rows, a known slip, or only that some number is wrong."""
    where = place_of(report.form, repair.group).message
    misfiled = [one for one in diagnosis.misfiled if repair.group == "applications"]
    guess = misfiled[0].message if misfiled else suspicion(report, repair)
    if guess is None:
        return Message(f"{where.zh}：有数据填写有误", f"{where.en}: some number is wrong")
    maybe = "" if misfiled else "可能是"
    return Message(f"{where.zh}：{maybe}{guess.zh}", f"{where.en}: {'' if misfiled else 'possibly '}{guess.en}")
