"""The style sheets: that of every report, that of a notebook around it, that of the page around it."""

from __future__ import annotations

from importlib.resources import files

from govdisclosure.page.markup import Html

__all__ = ["FRAGMENT", "PAGE"]


def _sheet(name: str) -> str:
    return files("govdisclosure.page").joinpath(f"{name}.css").read_text("utf-8")


FRAGMENT = Html(_sheet("report") + _sheet("notebook"))
"""For a piece of somebody else's page: nothing outside the class `gd` is touched."""

PAGE = Html(_sheet("report") + _sheet("page"))
"""For a page of our own."""
