"""The rule registry: every rule of the rule set, as data, in the order in which results are given."""

from __future__ import annotations

from collections.abc import Mapping

from govdisclosure.checking.catalogue_series import SERIES, SUMS
from govdisclosure.checking.catalogue_tables import EXACT, TABLES_2
from govdisclosure.checking.catalogue_text import HEADINGS, TEXT
from govdisclosure.checking.rule import Rule

__all__ = ["RULES", "RULESET_VERSION"]

RULESET_VERSION = "1.0"
"""The version of the rule set, its own. The first number rises when a status can flip, the second when rules are added."""

RULES: Mapping[str, Rule] = {rule.id: rule for rule in (*EXACT, *TABLES_2, *TEXT, *HEADINGS, *SERIES, *SUMS)}
"""Rule id to rule."""
