"""The account that a section gives, up to a number: its words, what it has counted, whose year it is."""

from __future__ import annotations

from attrs import define, field

from govdisclosure.narrative.context import Context
from govdisclosure.narrative.mention import Mention
from govdisclosure.narrative.tally import Tally
from govdisclosure.schema import AnnualReport, Edition

__all__ = ["Account"]


@define
class Account:
    """The state of a section up to a number: its words, what it has counted, whether a sentence tells of several bodies."""

    context: Context
    edition: Edition
    tally: Tally = field(factory=Tally)
    breakdown: bool = False

    @classmethod
    def of(cls, report: AnnualReport) -> Account:
        """The account of a report before its first word."""
        return cls(Context(report), report.form.edition)

    def begin_paragraph(self) -> None:
        """Forget the paragraph before."""
        self.context.begin_paragraph()
        self.tally.begin_paragraph()

    def is_own_year(self, mention: Mention) -> bool:
        """True if a mention is of the report's year, by its own words or by those before it."""
        if mention.year is None or self.context.year is None:
            return self.context.own_year or mention.year is not None
        return mention.year == self.context.year
