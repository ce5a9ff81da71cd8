"""The records of the kinds, and what follows from them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclosure.narrative.disputes import DISPUTES
from govdisclosure.narrative.kind import Kind
from govdisclosure.narrative.kinds import KINDS, readings
from govdisclosure.narrative.phrases import PHRASE
from govdisclosure.schema import FORMS, Edition

PHRASED = [kind for kind in KINDS.values() if kind.phrase]


@pytest.mark.parametrize("kind", PHRASED, ids=lambda kind: kind.name)
@settings(max_examples=12)
@given(st.data())
def test_every_phrase_of_a_kind_is_found_right_before_a_number(kind: Kind, data: st.DataObject) -> None:
    words = data.draw(st.from_regex(re.compile(kind.phrase, re.ASCII), fullmatch=True))
    assert PHRASE.search(words) is not None


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
@pytest.mark.parametrize("edition", FORMS)
def test_readings_name_cells_of_the_form(kind: Kind, edition: Edition) -> None:
    for topic in ("", *DISPUTES):
        for cells in readings(kind.name, topic, edition):
            assert cells
            assert set(cells) <= set(FORMS[edition].paths)


def test_what_is_counted_in_requests_has_a_cell_in_both_forms() -> None:
    names = ("received", "carried_in", "settled", "carried_forward", "granted", "denied", "natural_person", "other_handling")
    assert all(readings(name, "", edition) for name in names for edition in FORMS)


def test_an_outcome_is_that_of_the_dispute_that_is_spoken_of() -> None:
    assert readings("upheld", "reconsideration", "2021") == (("review.reconsideration.upheld",),)
    assert readings("upheld", "direct_suits", "2021") == (("review.litigation_direct.upheld",),)
    assert readings("upheld", "", "2021") == ()
