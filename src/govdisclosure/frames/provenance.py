"""What every export says of itself: the version of the library, the rule set, the day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from importlib.metadata import version

from govdisclosure.checking.registry import RULESET_VERSION

__all__ = ["NAME", "provenance", "said"]

NAME = "govdisclosure"


def provenance() -> Mapping[str, str]:
    """The version under the name of the library, the rule set, the date (ISO 8601)."""
    today = datetime.datetime.now(datetime.UTC).date()
    return {NAME: version(NAME), "ruleset": RULESET_VERSION, "date": today.isoformat()}


def said(mapping: Mapping[str, str]) -> str:
    """The same on one line.

    >>> said({"govdisclosure": "0.2.0", "ruleset": "1.1", "date": "2026-11-26"})
    'govdisclosure 0.2.0, ruleset 1.1, 2026-11-26'
    """
    return f"{NAME} {mapping[NAME]}, ruleset {mapping['ruleset']}, {mapping['date']}"
