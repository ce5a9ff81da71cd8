"""Hypothesis strategies for reports, for the tests of those who use this library (extra `testing`).

>>> from hypothesis import given
>>> from govdisclosure.strategies import reports
>>> @given(reports(edition="2021", consistent=True, blanks=False))
... def test_received_is_settled(report):
...     rows = report.applications
...     settled = rows.results.total.total + rows.carried_forward.total
...     assert rows.received.total + rows.carried_in.total == settled

All arguments are by keyword. With the package installed `st.from_type(AnnualReport)` works as it is.
"""

from __future__ import annotations


def _register() -> None:  # pyright: ignore[reportUnusedFunction]
    """What Hypothesis's entry point names: to load it is to import this module, which registers at its end.

    It stands above the imports because Hypothesis looks for it while it is imported itself, which may be by them.
    """


try:
    from hypothesis import strategies as st
except ImportError as error:
    from govdisclosure.errors import MissingExtraError

    raise MissingExtraError("govdisclosure.strategies", "testing") from error

from govdisclosure.reading import Reading  # noqa: E402
from govdisclosure.schema import AnnualReport, Money, Portal  # noqa: E402
from govdisclosure.strategies.figures import cells, figures, money, tables  # noqa: E402
from govdisclosure.strategies.pages import PortalPage, pages  # noqa: E402
from govdisclosure.strategies.readings import readings  # noqa: E402
from govdisclosure.strategies.texts import organizations, paragraphs, texts  # noqa: E402
from govdisclosure.strategies.whole import portals, reports  # noqa: E402

__all__ = [
    "PortalPage",
    "cells",
    "figures",
    "money",
    "organizations",
    "pages",
    "paragraphs",
    "portals",
    "readings",
    "reports",
    "tables",
    "texts",
]

st.register_type_strategy(AnnualReport, reports())
st.register_type_strategy(Money, money())
st.register_type_strategy(Reading, readings())
st.register_type_strategy(Portal, portals(complete=True))
