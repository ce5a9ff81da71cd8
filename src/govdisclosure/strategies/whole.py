"""Whole reports, with head, sections, tables and the footer of a portal."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import strategies as st

from govdisclosure.schema import SECTIONS, TABLES, AnnualReport, Edition, Portal, Table, form_of
from govdisclosure.strategies.figures import EDITIONS, figures
from govdisclosure.strategies.texts import organizations, texts

__all__ = ["portals", "reports"]

YEARS = st.integers(2019, 2030)
DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2031, 12, 31))
PRESENT: tuple[tuple[Table, ...], ...] = (
    *[TABLES] * 6,  # as often as all others together
    ("proactive", "applications"),
    ("applications", "review"),
    ("proactive", "review"),
    ("applications",),
    ("proactive",),
    ("review",),
)
TEXT_SECTIONS = tuple(name for name in SECTIONS if name not in TABLES)


def _digits(size: int) -> st.SearchStrategy[str]:
    return st.integers(0, 10**size - 1).map(lambda number: f"{number:0{size}d}")


FOOTER: dict[str, st.SearchStrategy[str]] = {
    "sponsor": organizations(),
    "copyright_holder": organizations(),
    "site_code": _digits(10),
    "icp_number": st.tuples(_digits(8), st.integers(1, 9)).map(lambda parts: f"辽ICP备{parts[0]}号-{parts[1]}"),
    "police_record": _digits(14).map(lambda digits: f"辽公网安备 {digits}号"),
    "phone": _digits(7).map(lambda digits: f"0427-{digits}"),
}


def portals(*, complete: bool = False) -> st.SearchStrategy[Portal | None]:
    """The footer of a portal page, None where it says nothing; `complete` fills all of its fields."""
    drawn = st.fixed_dictionaries(FOOTER) if complete else st.fixed_dictionaries({}, optional=FOOTER)
    return drawn.map(_portal)


def _portal(parts: dict[str, str]) -> Portal | None:
    return Portal(**parts) if parts else None


def _head(draw: st.DrawFn, *, complete: bool) -> dict[str, Any]:
    """Title, organization and year as pages have them: the title names both, or there is no title at all."""
    named = complete or draw(st.booleans())
    organization, year = (draw(organizations()), draw(YEARS)) if named else (None, None)
    title = f"{organization}{year}年政府信息公开工作年度报告" if named else None
    return {"title": title, "organization": organization, "year": year, "published": draw(st.none() | DAYS)}


@st.composite
def reports(
    draw: st.DrawFn,
    *,
    edition: Edition | None = None,
    consistent: bool = False,
    blanks: bool = True,
    complete: bool = False,
    text: st.SearchStrategy[str] | None = None,
) -> AnnualReport:
    """Reports of one official form, or (edition None) of either.

    `consistent` makes all exact relations hold, by construction; `blanks=False` puts a number into
    every cell; `complete` gives every table, section and field of the footer; `text` draws the
    sections (`texts()` if not given). A report without tables 2 and 3 has no edition, since nothing tells it.
    """
    form = form_of(edition or draw(st.sampled_from(EDITIONS)))
    present = TABLES if complete else draw(st.sampled_from(PRESENT))
    values = draw(figures(edition=form.edition, consistent=consistent, blanks=blanks))
    written = text if text is not None else texts()
    sections: dict[str, Any] = {name: draw(written if complete else st.none() | written) for name in TEXT_SECTIONS}
    return AnnualReport(
        edition=None if present == ("review",) else form.edition,
        **{table: form.table(table, values) for table in present},
        **sections,
        **_head(draw, complete=complete),
        portal=draw(portals(complete=complete)),
    )
