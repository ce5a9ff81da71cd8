"""The page of the browser, built anew, on a server of its own; a second server that counts what arrives."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import MAX_STEP, limited


@pytest.fixture(autouse=True)
def _limited() -> Iterator[None]:
    with limited():
        yield


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


class Served:
    """A folder on a server; `address` ends with a slash."""

    def __init__(self, folder: Path) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class Judge:
    """A server of another origin that answers everything, allows everything, and keeps what was asked of it."""

    def __init__(self) -> None:
        arrived = self.arrived = list[str]()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                arrived.append(f"{self.command} {self.path}")
                self.send_response(200)
                self.send_header("Access-Control-Allow-Origin", "*")
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_POST = do_HEAD = do_OPTIONS = do_GET  # noqa: N815 - names of the standard library

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page, built by the tool."""
    folder = tmp_path_factory.mktemp("site") / "check"
    subprocess.run([sys.executable, str(root / "tools" / "build_browser.py"), str(folder)], check=True, timeout=400)
    return folder


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[Served]:
    server = Served(site)
    yield server
    server.close()


@pytest.fixture
def judge() -> Iterator[Judge]:
    server = Judge()
    yield server
    server.close()


@pytest.fixture(scope="module")
def page(chromium: Browser, served: Served) -> Iterator[Page]:
    """The page, ready to take files."""
    context = chromium.new_context(viewport={"width": 1100, "height": 900})
    context.set_default_timeout(MAX_STEP)
    page = context.new_page()
    page.goto(served.address)
    page.locator("#files:enabled").wait_for()
    yield page
    context.close()
