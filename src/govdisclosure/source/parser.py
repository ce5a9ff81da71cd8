"""Who parses pages: libxml2, unless a caller has another parser.

lxml is loaded with the first page: a text needs none, and a browser, which has none, parses by itself.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from govdisclosure.source.flat import Flat, page_of
from govdisclosure.source.page import Features, Limits, Page

__all__ = ["Parser", "parsed_by", "read_features", "read_page"]


class Parser(Protocol):
    """Takes pages apart; never raises for any text."""

    def flatten(self, text: str, limits: Limits) -> Flat:
        """Return the page as one string."""
        ...

    def features(self, text: str, limits: Limits) -> Features:
        """Return what a page without a report has instead."""
        ...


_chosen: ContextVar[Parser | None] = ContextVar("parser", default=None)


@contextmanager
def parsed_by(parser: Parser) -> Generator[None]:
    """Have all pages parsed by another parser, as long as the context is open."""
    token = _chosen.set(parser)
    try:
        yield
    finally:
        _chosen.reset(token)


@cache
def _libxml2() -> Parser:
    return cast("Parser", import_module("govdisclosure.source.html"))


def read_page(text: str, limits: Limits) -> Page:
    """Return the blocks of a page; never raises for any text."""
    return page_of((_chosen.get() or _libxml2()).flatten(text, limits), limits)


def read_features(text: str, limits: Limits) -> Features:
    """Return what a page without a report has instead."""
    return (_chosen.get() or _libxml2()).features(text, limits)
