"""Other people's converters: what each needs, how it is called, and what it makes of a page."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache, cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from attrs import frozen

__all__ = ["Blanks", "Source", "Tool", "call", "is_there", "module"]

SECONDS = 120
"""What one call of a converter may take; LibreOffice needs some when it starts."""


def module(name: str) -> Any:
    """A library that need not be installed."""
    return import_module(name)


def call(*command: str, given: str = "") -> str:
    """What a program prints."""
    name, *arguments = command
    program = shutil.which(name)
    if program is None:
        raise FileNotFoundError(name)
    done = subprocess.run([program, *arguments], input=given.encode(), capture_output=True, check=True, timeout=SECONDS)
    return done.stdout.decode("utf-8", errors="replace")


class Source:
    """A page, and the files that are made of it when a tool asks for them."""

    def __init__(self, page: str, folder: Path) -> None:
        self.page = page
        self.folder = folder

    @cached_property
    def html(self) -> Path:
        """The page as a file."""
        path = self.folder / "page.html"
        path.write_text(self.page, "utf-8")
        return path

    @cached_property
    def printed(self) -> Path:
        """The page printed by Chromium."""
        path = self.folder / "printed.pdf"
        call(*CHROMIUM, f"--print-to-pdf={path}", "--no-pdf-header-footer", self.html.as_uri())
        return path

    @cached_property
    def drawn(self) -> Path:
        """The page printed by wkhtmltopdf."""
        path = self.folder / "drawn.pdf"
        call("wkhtmltopdf", "--quiet", str(self.html), str(path))
        return path

    @cached_property
    def word(self) -> Path:
        """The page as a Word file, by LibreOffice."""
        self._office(self.html, "docx:MS Word 2007 XML", "--infilter=HTML (StarWriter)")
        return self.folder / "page.docx"

    @cached_property
    def pandoc_word(self) -> Path:
        """The page as a Word file, by pandoc."""
        path = self.folder / "pandoc.docx"
        call("pandoc", "-f", "html", "-o", str(path), str(self.html))
        return path

    @cached_property
    def office_pdf(self) -> Path:
        """The Word file of LibreOffice as PDF."""
        self._office(self.word, "pdf")
        return self.folder / "page.pdf"

    @cached_property
    def office_text(self) -> str:
        """The Word file of LibreOffice as text."""
        self._office(self.word, "txt:Text (encoded):UTF8")
        return (self.folder / "page.txt").read_text("utf-8-sig")

    def _office(self, source: Path, to: str, *options: str) -> None:
        profile = f"-env:UserInstallation={(self.folder.parent / f'office-{os.getpid()}').as_uri()}"
        call("soffice", profile, "--headless", *options, "--convert-to", to, "--outdir", str(self.folder), str(source))


CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu")


Blanks = Literal["kept", "lost", "moved"]


@frozen
class Tool:
    """One way to make text of a page. `needs`: modules, programs with `$` in front, packages of node with `node:`.

    `blanks`: blank cells leave a trace in the text ("kept"), so that figures can be told from their neighbours; or
    none ("lost"); or they are made up for at the end of the row ("moved"), so that the text prints another report.
    """

    name: str
    needs: tuple[str, ...]
    run: Callable[[Source], str]
    blanks: Blanks = "kept"


@cache
def is_there(need: str) -> bool:
    """True if a module, a program or a package of node can be used here."""
    if need.startswith("$"):
        return shutil.which(need[1:]) is not None
    if not need.startswith("node:"):
        return find_spec(need) is not None
    try:
        call("node", "-e", f"require('{need[5:]}')")
    except (FileNotFoundError, subprocess.CalledProcessError):
        return False
    return True
