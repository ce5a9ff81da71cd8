"""Traditional script and pinyin glosses: whether a document has them, and its text without them."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

from govdisclosure.errors import MissingExtraError
from govdisclosure.text.simplifying import simplify
from govdisclosure.text.width import width_of

__all__ = ["is_traditional", "to_simplified", "to_traditional", "without_glosses"]

# Characters of the form's own labels that differ between the scripts: a report is full of them.
PAIRS = tuple(zip("開數請項處總訴結規關機業務責條復維審", "开数请项处总诉结规关机业务责条复维审", strict=True))
TRADITIONAL = frozenset(t for t, _ in PAIRS)

TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_gloss = re.compile(rf"[(（]([a-zü{TONES}]{{1,6}})[)）]")
_gap = re.compile(r"(?<=\S) {2,}(?=[-+/0-9])")
_syllable = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:i?ang|i?ong|uang|eng|ing|i?an|i?ao|uan|uai|üan|ai|ei|i?ou|en|in|un|ün|ia|ie|iu|ua|uo|ui|ue|üe|er|[aoeiuüv])"
)


def is_traditional(text: str) -> bool:
    """Whether a document is in traditional script: more of its words are written so than in simplified.

    A few traditional characters (a name, a quotation) do not make a document traditional.

    >>> is_traditional("政府信息公開工作年度報告,本年收費"), is_traditional("於潜镇政府信息公开")
    (True, False)
    """
    if not any(traditional in text for traditional, _ in PAIRS[:4]):
        return False
    old = sum(text.count(traditional) for traditional, _ in PAIRS)
    return old > sum(text.count(simplified) for _, simplified in PAIRS)


def _is_gloss(match: re.Match[str], *, toneless: bool) -> bool:
    found = match.group(1)
    if any(mark in found for mark in TONES):
        return True
    return toneless and _syllable.fullmatch(found) is not None


def without_glosses(text: str, *, toneless: bool) -> str:
    """The text without pinyin in brackets after characters, nested and doubled ones included.

    A syllable with a tone mark is always a gloss; one without is only taken for one when `toneless`
    says so (as of a document in traditional script), since (an) or (ai) may be meant. Figures behind a gap
    stay in their columns.

    >>> without_glosses("規(guī)章,制發(fā)件數(shù)", toneless=False)
    '規章,制發件數'
    >>> without_glosses("國(guo)政(zheng)(zheng)府(fu)", toneless=True)
    '國政府'
    >>> without_glosses("申請數(shù)    0", toneless=False)
    '申請數        0'
    """
    if "(" not in text and "（" not in text:
        return text
    plain = _gloss.sub(lambda match: "" if _is_gloss(match, toneless=toneless) else match.group(), text)
    lost = width_of(text) - width_of(plain)
    return _gap.sub(lambda match: match.group() + " " * lost, plain, count=1) if lost else plain


def to_simplified(text: str) -> str:
    """Return a text in traditional script as simplified script without glosses, in NFC."""
    return _label_to_simplified(text) if len(text) < LABEL else _to_simplified(text)


LABEL = 64
"""Characters up to which a text is kept with its conversion: labels come again in every document."""


def _to_simplified(text: str) -> str:
    return unicodedata.normalize("NFC", simplify(without_glosses(text, toneless=True)))


_label_to_simplified = functools.lru_cache(maxsize=4096)(_to_simplified)


def to_traditional(text: str) -> str:
    """Return a text in simplified script as traditional script, by OpenCC's s2t.

    Raises `MissingExtraError` where OpenCC is not installed: reading needs no more than a table, writing needs its segmentation.
    """
    return _converter()(text)


@functools.cache
def _converter() -> Callable[[str], str]:
    try:
        opencc: Any = import_module("opencc")
    except ImportError:
        raise MissingExtraError("writing traditional script", "traditional") from None
    return cast("Callable[[str], str]", opencc.OpenCC("s2t").convert)
