"""Debian's Chromium for the tests of pages: one process for a run of tests, and limits of time for each test and step."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from playwright.sync_api import Browser, sync_playwright

__all__ = ["MAX_STEP", "limited", "running"]

MAX_STEP = 60_000
"""Milliseconds for one step of Playwright; each takes a few dozen, on a busy machine a few thousand."""

MAX_TEST = 120
"""Seconds for a test with all of its steps: a browser that hangs fails the test and not the whole run."""

SWITCHES = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync", "--disable-dev-shm-usage"),
    *("--disable-background-networking", "--disable-component-update"),
)


@contextmanager
def limited() -> Iterator[None]:
    """End what hangs."""

    def late(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"the browser took more than {MAX_TEST} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(MAX_TEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def running() -> Iterator[Browser]:
    """A browser without a window; the test is skipped where there is none."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no chromium: install Debian's packages chromium and fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(SWITCHES), timeout=MAX_STEP)
        yield browser
        browser.close()
