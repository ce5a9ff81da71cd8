"""Make the two pictures of pages in the docs anew: the page of a check, and the page in the browser after a check.

    python -m tools.make_screenshots FOLDER

FOLDER holds the page in the browser, as `tools/build_browser.py` builds it. Needs Chromium and a Chinese font.
"""

from __future__ import annotations

import argparse
import io
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from attrs import evolve
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from govdisclosure import diagnose, read
from govdisclosure.page import Entry, draw_page

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "examples" / "qinghe-2022.html"
PICTURES = ROOT / "docs" / "_static"

COLOURS = 256
"""Of a picture: few make a small one, and the greys of letters need most of them."""

SECONDS = 120
"""How long Python may take to start in the browser."""


def main() -> None:
    """Take both pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        take_page(chromium.new_page(viewport={"width": 900, "height": 900}))
        take_page_in_the_browser(chromium.new_page(viewport={"width": 1000, "height": 1100}), folder)
        chromium.close()


def take_page(page: Page) -> None:
    """The page of a check, down to the end of its first finding."""
    reading = evolve(read(REPORT), source=REPORT.name)
    entry = Entry.of(reading, diagnosis=diagnose(reading.require(partial=True)))
    page.set_content(draw_page([entry]))
    finding = page.locator(".gd-finding").first.bounding_box()
    if finding is None:
        raise SystemExit("the page has no finding")
    below = finding["y"] + finding["height"] + 4
    keep(page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": 900, "height": below}), "page-2021.png")


def take_page_in_the_browser(page: Page, folder: Path) -> None:
    """The page in the browser, after the example was checked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page.set_default_timeout(1000 * SECONDS)
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.locator("#files:enabled").wait_for()
    page.locator("#files").set_input_files(REPORT)
    page.locator("#status", has_text="核对完毕").wait_for()
    page.frame_locator("#found").locator(".gd-report").wait_for()
    keep(page.screenshot(), "checked-in-the-browser.png")
    server.shutdown()


def keep(picture: bytes, name: str) -> None:
    """Keep a picture in few colours."""
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(PICTURES / name, optimize=True)


if __name__ == "__main__":
    main()
