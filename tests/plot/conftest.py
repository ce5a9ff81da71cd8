"""What the tests of pictures share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def example(root: Path) -> str:
    """The example page of the project: its rows of results add up to 16 where the total says 14."""
    return str(root / "examples" / "qinghe-2022.html")
