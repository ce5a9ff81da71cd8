"""Traditional script as simplified script, as OpenCC's t2s has it, by a table made from its dictionaries.

`simplified.txt` is written by `tools/simplified_table.py`: an entry a line, characters and phrases.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from attrs import frozen

__all__ = ["simplify"]

_compatibility = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""The blocks of compatibility ideographs. Those that Unicode decomposes are written as what they decompose into."""


@frozen
class _Table:
    """What single characters and phrases become, and where phrases stand: the longest that begins at a place."""

    characters: dict[int, str]
    phrases: dict[str, str]
    found: re.Pattern[str]


@cache
def _table() -> _Table:
    """Return the table, which is loaded with the first text in traditional script."""
    text = files("govdisclosure.text").joinpath("simplified.txt").read_text(encoding="utf-8")
    entries = dict(line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    phrases = {key: value for key, value in entries.items() if len(key) > 1}
    characters = {ord(key): value for key, value in entries.items() if len(key) == 1}
    return _Table(characters, phrases, re.compile(_longest_first(phrases)))


def _longest_first(phrases: Iterable[str]) -> str:
    """Return a pattern of phrases, those with the same beginning together: `re` then looks at few of them."""
    endings: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        endings.setdefault(phrase[0], []).append(phrase[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in endings.items())


def simplify(text: str) -> str:
    """Return a text in traditional script in simplified script: phrases first, then the characters between them.

    >>> simplify("乾隆年間,烘乾"), simplify("瞭望與瞭解")
    ('乾隆年间,烘干', '瞭望与了解')
    """
    unified = _compatibility.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    return "".join(_pieces(unified, _table()))


def _pieces(text: str, table: _Table) -> Iterator[str]:
    end = 0
    for found in table.found.finditer(text):
        yield text[end : found.start()].translate(table.characters)
        yield table.phrases[found[0]]
        end = found.end()
    yield text[end:].translate(table.characters)
