"""The kinds of figures sorted: which of them need, exclude or follow which."""

from __future__ import annotations

from govdisclosure.narrative.phrases import APPLICANTS

__all__ = [
    "AFTERWARDS",
    "ELLIPTIC",
    "MONEY",
    "NEEDS_REQUESTS",
    "PARTS",
    "PERCENT",
    "RECEIVING",
    "RESULTS",
    "SOFT",
    "STATED",
    "TAKEN",
    "WHOSE",
]

SOFT = frozenset(
    {
        "handled",
        "answered",
        "other_handling",
        "unavailable",
        "licensing",
        "penalties",
        "compulsion",
        "settlement_rate",
        "withdrawn",
        "all_upheld",
        "all_natural",
        "requests",
        "regulations_published",
        "documents_published",
    }
)
"""Phrases with more than one use: a difference from the table need not be a contradiction."""

WHOSE = frozenset({*APPLICANTS, "organizations"})
"""Phrases that tell the applicants."""

NEEDS_REQUESTS = frozenset({"accepted", "settled", "answered", "new", *WHOSE})
"""Phrases that speak of requests only where the paragraph does."""

RECEIVING = frozenset({"", "received", "new", "accepted", "requests"})
"""Kinds of which a following 其中自然人 tells the applicants; after any other kind it tells those of that kind."""

RESULTS = frozenset({"granted", "partially_granted", "granted_or_partial", "denied", "requests"})
"""Phrases that beside 主动公开 sort documents by how they are disclosed, not requests by their result."""

AFTERWARDS = frozenset({"settled", "answered", "carried_forward"})
"""What becomes of matters of any sort once they were taken up."""

TAKEN = frozenset({"accepted"})
"""What can be fewer than those received."""

PARTS = WHOSE | {"carried_in"}
"""Kinds of which a following 其中 tells the results of these requests alone."""

ELLIPTIC = frozenset({"repealed", "in_force"})
PERCENT = frozenset({"share", "growth", "settlement_rate", "on_time_rate"})
MONEY = frozenset({"fee"})
STATED = {"fee": (0, "元"), "on_time": (100, "%")}
"""What a statement without a number says, where it is not a count of zero; none of these has a cell."""
