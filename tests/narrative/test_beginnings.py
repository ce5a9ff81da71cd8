"""The characters with which a phrase can begin: by hand for small patterns, and for all kinds by what they match."""

from __future__ import annotations

import re

import pytest

from govdisclosure.narrative.beginnings import beginnings
from govdisclosure.narrative.kinds import KINDS
from tests.narrative import texts_fifth, texts_honest, texts_kept, texts_open

TEXTS = "".join(
    text
    for module in (texts_open, texts_kept, texts_fifth, texts_honest)
    for name, text in vars(module).items()
    if name.isupper()
)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("收到", "收"),
        ("收到|受理", "受收"),
        ("新?收", "收新"),
        ("(?:新|共)*(?:收|受)到", "共受收新"),
        ("(?<!未)办结", "办"),
        ("(?=答)答复", "答"),
        ("^为|达", "为达"),
        ("[县市]级|省", "县市省"),
        ("(?:信息|信函){0,2}公开", "信公"),
        ("(?:信息){1,2}公开", "信"),
        (r"(?P<from>\d{4})年", r"\d"),
        ("(?:(?:甲|乙)?丙)+丁", "丙乙甲"),
        ("甲[^,]{1,3}?乙|(?:丙.)丁", "丙甲"),
    ],
)
def test_a_pattern_begins_with_these_characters(pattern: str, expected: str) -> None:
    assert set(beginnings(pattern)) == set(expected)


@pytest.mark.parametrize("pattern", ["甲?", "(?:甲|乙?)", "[^甲]乙", "甲?.", "甲|"])
def test_a_pattern_that_can_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="can match nothing, or begin with anything"):
        beginnings(pattern)


@pytest.mark.parametrize("name", [kind.name for kind in KINDS.values() if kind.phrase])
def test_all_that_a_kind_matches_begins_with_its_characters(name: str) -> None:
    first = re.compile(f"[{beginnings(KINDS[name].phrase)}]")
    for found in re.finditer(KINDS[name].phrase, TEXTS):
        assert first.match(found.group())
