"""What Python does in the browser: reads the files that the page hands over, checks, diagnoses and draws them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Protocol

import attrs

from govdisclosure import Diagnosis, diagnose, read_all
from govdisclosure.page import Entry, draw_page
from govdisclosure.source.flat import Flat
from govdisclosure.source.page import Features, Limits
from govdisclosure.source.parser import parsed_by
from govdisclosure.source.signs import without_signs
from govdisclosure.source.tree import Token, with_lines
from govdisclosure.source.walking import features_of, flatten_tokens

__all__ = ["Bytes", "Desk", "WantedError"]


class Bytes(Protocol):
    """Contents of a file as JavaScript holds them."""

    def to_bytes(self) -> bytes:
        """Return a copy."""
        ...


class WantedError(Exception):
    """A page has to be parsed before reading can go on: workers have no parser, the page outside has."""

    def __init__(self, page: str) -> None:
        super().__init__("a page has to be parsed")
        self.page = page


class _Pages:
    """The parser of the library, as far as pages were parsed outside (see `source.parser.Parser`)."""

    def __init__(self) -> None:
        self.tokens: dict[str, Sequence[Token]] = {}

    def flatten(self, text: str, limits: Limits) -> Flat:  # noqa: ARG002 - browsers have limits of their own
        return flatten_tokens(self._of(text), text)

    def features(self, text: str, limits: Limits) -> Features:  # noqa: ARG002
        return features_of(self._of(text))

    def _of(self, text: str) -> Sequence[Token]:
        page = with_lines(without_signs(text).decode())
        if page not in self.tokens:
            raise WantedError(page)
        return self.tokens[page]


class Desk:
    """The files that lie before the reader, and what was found in them."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.pages = _Pages()

    def clear(self) -> None:
        """Take everything off the desk."""
        self.__init__()  # type: ignore[misc]

    def learn(self, page: str, tokens: str) -> None:
        """Take in what a page consists of."""
        self.pages.tokens[page] = json.loads(tokens)

    def read(self, name: str, content: Bytes) -> str | None:
        """Read and check a file; return the page that has to be parsed first, if there is one."""
        try:
            with parsed_by(self.pages):
                readings = read_all(content.to_bytes())
        except WantedError as wanted:
            return wanted.page
        self.entries += [Entry.of(attrs.evolve(reading, source=name)) for reading in readings]
        return None

    def fails(self) -> bool:
        """True if a report contradicts itself, so that a diagnosis may help."""
        return any(result.status == "FAIL" for entry in self.entries for result in entry.results)

    def diagnose(self) -> None:
        """Look for the smallest changes in every report that contradicts itself."""
        self.entries = [attrs.evolve(entry, diagnosis=_diagnosis(entry)) for entry in self.entries]

    def draw(self, language: str) -> str:
        """Return the page that shows what was found."""
        return draw_page(self.entries, lang="en" if language == "en" else "zh")


def _diagnosis(entry: Entry) -> Diagnosis | None:
    return None if entry.report is None else diagnose(entry.report)
