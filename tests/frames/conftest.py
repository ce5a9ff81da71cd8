"""Thirty offices as reports, and a folder for properties, whose examples write one file again and again."""

from __future__ import annotations

from pathlib import Path

import pytest

import govdisclosure as gd
from tests.frames.offices import OFFICES, report


@pytest.fixture(scope="session")
def offices() -> tuple[gd.AnnualReport, ...]:
    """The reports."""
    return tuple(report(number) for number in range(OFFICES))


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is there for all examples of a property."""
    return tmp_path_factory.mktemp("properties")
