"""The few figures that people derive from a report, each with its definition and its operands, as exact fractions."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from govdisclosure.message import Message, one_line
from govdisclosure.schema import CellValue, Given, report_of

__all__ = ["DEFINITIONS", "Definition", "Indicator", "indicators"]

RESULTS = "applications.results"
SETTLED = (f"{RESULTS}.total.total",)
RECEIVED = ("applications.received.total",)
GRANTED, PARTIAL = f"{RESULTS}.granted.total", f"{RESULTS}.partially_granted.total"
BLOCKS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
LITIGATION = BLOCKS[1:]

KINDS: Mapping[str, Message] = {
    "natural_person": Message("自然人", "natural persons"),
    "commercial_enterprise": Message("商业企业", "commercial enterprises"),
    "research_institution": Message("科研机构", "research institutions"),
    "public_interest_organization": Message("社会公益组织", "public interest organizations"),
    "legal_service_institution": Message("法律服务机构", "legal service institutions"),
    "other_organization": Message("其他组织", "other organizations"),
}


@frozen
class Definition:
    """An indicator: the sum of some cells over the sum of others."""

    title: Message
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The cells that it is made of."""
        return tuple(dict.fromkeys((*self.numerator, *self.denominator)))


def _decided(blocks: tuple[str, ...]) -> tuple[str, ...]:
    """The cases that are decided: all but those that are pending."""
    return tuple(f"review.{block}.{outcome}" for block in blocks for outcome in ("upheld", "corrected", "other_result"))


def _corrected(blocks: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"review.{block}.corrected" for block in blocks)


def _of_kind(kind: str, words: Message) -> Definition:
    title = Message(f"新收申请中{words.zh}所占比例", f"share of {words.en} in the requests received")
    return Definition(title, (f"applications.received.{kind}",), RECEIVED)


DEFINITIONS: Mapping[str, Definition] = {
    "share_granted": Definition(Message("予以公开率", "share granted in full"), (GRANTED,), SETTLED),
    "share_granted_or_partial": Definition(
        Message("予以公开和部分公开率", "share granted in full or in part"), (GRANTED, PARTIAL), SETTLED
    ),
    "share_not_held": Definition(
        Message("本机关不掌握所占比例", "share not held by the organ"), (f"{RESULTS}.unavailable.not_held.total",), SETTLED
    ),
    "carried_over_rate": Definition(
        Message("结转率", "share carried over to the next year"),
        ("applications.carried_forward.total",),
        (*RECEIVED, "applications.carried_in.total"),
    ),
    **{f"requests_{kind}": _of_kind(kind, words) for kind, words in KINDS.items()},
    "reviews_corrected": Definition(
        Message("行政复议结果纠正率", "share corrected of decided reconsiderations"), _corrected(BLOCKS[:1]), _decided(BLOCKS[:1])
    ),
    "lawsuits_corrected": Definition(
        Message("行政诉讼结果纠正率", "share corrected of decided lawsuits"), _corrected(LITIGATION), _decided(LITIGATION)
    ),
}
"""Name to definition. Shares of results rest on their 总计, not on what was received: a request may be settled a year later."""


@one_line
@frozen
class Indicator:
    """A derived figure of one report. `value` is None where a cell of it states nothing, or nothing is below the line.

    `operands` are its cells with what they state. As text it is a percentage with one decimal.
    """

    name: str
    definition: Definition
    value: Fraction | None
    operands: Mapping[str, CellValue]

    def __str__(self) -> str:
        return "—" if self.value is None else f"{float(self.value * 100):.1f}%"


def indicators(report: Given) -> dict[str, Indicator]:
    """The derived figures of a report, or of the report of a reading, by name; `DEFINITIONS` says what each is.

    >>> from govdisclosure.schema import AnnualReport
    >>> cells = {"applications.results.granted.total": 8, "applications.results.total.total": 14}
    >>> found = indicators(AnnualReport.from_cells("2021", cells))
    >>> found["share_granted"].value, str(found["share_granted"]), found["carried_over_rate"].value
    (Fraction(4, 7), '57.1%', None)
    """
    cells = report_of(report).cells()
    return {name: _indicator(name, definition, cells) for name, definition in DEFINITIONS.items()}


def _indicator(name: str, definition: Definition, cells: Mapping[str, CellValue]) -> Indicator:
    above, below = _sum(definition.numerator, cells), _sum(definition.denominator, cells)
    value = Fraction(above, below) if above is not None and below else None
    return Indicator(name, definition, value, {path: cells[path] for path in definition.paths})


def _sum(paths: tuple[str, ...], cells: Mapping[str, CellValue]) -> int | None:
    """The sum of some cells; None if one of them states nothing: no sum is made of less than all."""
    stated = [value for path in paths if isinstance(value := cells[path], int)]
    return sum(stated) if len(stated) == len(paths) else None
