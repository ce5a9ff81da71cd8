"""What all tests share: the Hypothesis profiles, and the way to the corpus and the contract beside the checkout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from govdisclosure.message import speak

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# print_blob: a failure seen in CI can be repeated elsewhere; no deadline: the machine may be busy
for name, examples in {"quick": 12, "ordinary": 200, "thorough": 2000}.items():
    # the thorough profile looks for what is new; the others give the same verdict on the same code every time
    settings.register_profile(name, max_examples=examples, deadline=None, print_blob=True, derandomize=name != "thorough")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ordinary"))

QUICK = "not slow"
"""The selection of marks for while one works: it tries fewer examples as well."""


def pytest_configure(config: pytest.Config) -> None:
    """Try few examples of each property in the quick selection, if no profile is asked for."""
    if config.option.markexpr == QUICK and "HYPOTHESIS_PROFILE" not in os.environ:
        settings.load_profile("quick")


SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """A test that runs the command line in this process chooses a language for itself only."""
    yield
    speak(None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the contract and the corpus, beside the checkout; skips the test where it is not."""
    if not SHARED.is_dir():
        pytest.skip("../shared (contract and corpus) is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one Chromium of a run: Playwright cannot be started twice in a process."""
    from tests.chromium import running  # noqa: PLC0415 - most runs need no browser

    with running() as browser:
        yield browser


SLOW = (
    "batch/",
    "benchmarks/",
    "browser/",
    "cli/test_cli_ends.py",
    "collecting/test_how_to.py",
    "documentation/test_pages_run.py",
    "engines/",
    "frames/test_agreement.py",
    "mutation/",
    "page/test_page_in_a_browser.py",
    "reading/test_corpus.py",
    "reading/test_time.py",
    "source/test_docx_writers.py",
    "source/test_second_parser.py",
    "strategies/test_strategies.py",
)
"""What takes longest and is left out of the quick selection (`-m "not slow"`), beside single tests that are marked."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow as a whole."""
    tests = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(tests) and item.path.relative_to(tests).as_posix().startswith(SLOW):
            item.add_marker(pytest.mark.slow)
