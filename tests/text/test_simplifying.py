"""Traditional script as simplified script, with OpenCC itself as the oracle, and what is said where OpenCC is not installed."""

from __future__ import annotations

import runpy
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclosure import write
from govdisclosure.errors import MissingExtraError
from govdisclosure.schema import AnnualReport
from govdisclosure.text import script
from govdisclosure.text.simplifying import simplify

IDEOGRAPHS = range(0x3400, 0x30000)
COMPATIBILITY = (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))
TABLE = files("govdisclosure.text").joinpath("simplified.txt").read_text("utf-8")
ENTRIES = [line.split("\t")[0] for line in TABLE.splitlines() if not line.startswith("#")]
PHRASES = [key for key in ENTRIES if len(key) > 1]


@pytest.fixture(scope="module")
def oracle() -> Callable[[str], str]:
    opencc = pytest.importorskip("opencc", reason="OpenCC, the oracle, is not installed")
    return cast("Callable[[str], str]", opencc.OpenCC("t2s").convert)


def test_every_character_of_the_planes_with_ideographs(oracle: Callable[[str], str]) -> None:
    characters = [chr(code) for code in IDEOGRAPHS if unicodedata.category(chr(code)) != "Cs"]
    different = [character for character in characters if simplify(character) != oracle(character)]
    assert not different


def test_the_table_is_what_the_tool_makes_of_the_dictionaries(root: Path) -> None:
    opencc = pytest.importorskip("opencc", reason="OpenCC is not installed")
    if not (Path(opencc.__file__).parent / "clib" / "bin" / "opencc_dict").exists():
        pytest.skip("this wheel of OpenCC has no program to unpack its dictionaries")
    tool = runpy.run_path(str(root / "tools" / "simplified_table.py"))
    assert tool["table"]() == TABLE


def test_every_phrase(oracle: Callable[[str], str]) -> None:
    assert [simplify(phrase) for phrase in PHRASES] == [oracle(phrase) for phrase in PHRASES]


@given(
    st.lists(st.sampled_from([*PHRASES, *"".join(PHRASES), *ENTRIES, *map(chr, COMPATIBILITY), "公開", "1", "\n"])).map("".join)
)
def test_phrases_that_overlap(oracle: Callable[[str], str], text: str) -> None:
    assert simplify(text) == oracle(text)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("乾隆年間烘乾", "乾隆年间烘干"),  # one character, two meanings: the phrase decides
        ("瞭望與瞭解", "瞭望与了解"),
        ("\uf967", "不"),  # a compatibility ideograph, as some extractors of PDF leave
        ("\uf9ba解", "了解"),  # and at the beginning of a phrase
        ("於潛鎮在於", "於潜镇在于"),  # the name of a place keeps its character
        ("鄟", "\U0002b458"),  # a simplified form that few fonts can show
        ("政府信息公开 12 a", "政府信息公开 12 a"),
    ],
)
def test_what_becomes_of(traditional: str, simplified: str) -> None:
    assert simplify(traditional) == simplified


def test_the_table_is_loaded_with_the_first_traditional_text() -> None:
    code = "import govdisclosure, govdisclosure.text.simplifying as s; print(s._table.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "0"


def test_writing_traditional_script_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    script._converter.cache_clear()
    report = AnnualReport.from_cells(None, {"review.reconsideration.upheld": 3})
    with pytest.raises(MissingExtraError, match=r"pip install 'govdisclosure\[traditional\]'"):
        write(report, script="traditional")
