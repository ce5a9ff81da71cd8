"""The benchmark measures what it says: pages of that size that are read in full."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.pages import plain_page, report, word_page
from govdisclosure import read


@pytest.mark.parametrize(("make", "size"), [(word_page, 90_000), (plain_page, 26_000)])
def test_the_pages_are_read_exactly(make: Callable[[], bytes], size: int) -> None:
    page = make()
    reading = read(page)
    assert reading.require().cells() == report().cells()
    assert not [diagnostic for diagnostic in reading.diagnostics if diagnostic.severity != "info"]
    assert abs(len(page) - size) < 0.05 * size
