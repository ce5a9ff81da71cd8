"""What a writer of results is told about how to show them."""

from __future__ import annotations

from attrs import frozen

from govdisclosure.message import Language

__all__ = ["View"]


@frozen(kw_only=True)
class View:
    """`several`: the inputs were more than one file, so JSON gives a list. `rules`: the ids that were
    chosen. `proofs`: JSON gives the proof of each result."""

    lang: Language
    only_problems: bool
    several: bool
    rules: frozenset[str]
    proofs: bool = False
