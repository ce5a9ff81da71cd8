"""Thirty offices as reports."""

from __future__ import annotations

import pytest

import govdisclosure as gd
from tests.frames.offices import OFFICES, report


@pytest.fixture(scope="session")
def offices() -> tuple[gd.AnnualReport, ...]:
    """The reports."""
    return tuple(report(number) for number in range(OFFICES))
