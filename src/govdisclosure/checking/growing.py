"""What a text says has grown or fallen since last year: in percent, tenths, times, by a count, or from one to another.

What has changed is what was counted last, or what the words in front name; where anything else stands between, it is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from govdisclosure.checking.holding import CARRIED_IN, DONE, RECEIVED
from govdisclosure.narrative import Figure
from govdisclosure.text.normal import fold_width
from govdisclosure.text.numerals import NUMERALS, numeral

__all__ = ["Change", "Measure", "changes"]

Base = tuple[str, ...]

Measure = Literal["percent", "times", "count", "former", "latter"]


class Change(NamedTuple):
    """A change that a text tells: of one of some sums of cells, the likeliest first.

    `measure`: by how many percent, to how many times, by how many, from or to how many. A number that differs by less than
    `margin` is the same, rounded or cut off. `now` is the number of this year that the text tells with it.
    """

    text: str
    bases: tuple[Base, ...]
    measure: Measure
    value: Decimal
    margin: Decimal
    now: int | Decimal | None = None


_number = rf"(?:\d{{1,9}}(?:\.\d{{1,4}})?|[{NUMERALS}]{{1,9}})"
_unit = "[件份条宗起封]"
_last = r"(?:上一?年|去年|(?<!\d)\d{4}年)度?"
_rises, _falls = "增长|增加|上升|提高|净增|多|增", "减少|下降|降低|回落|下滑|少|降|减"
_change = re.compile(
    rf"(?:(?P<rise>{_rises})|(?P<fall>{_falls}))了?(?:(?P<percent>{_number})%|百分之(?P<words>{_number})|(?P<times>{_number})倍"
    rf"|(?P<tenths>[一二两三四五六七八九])成(?P<half>五)?|(?P<whole>[二三四五])分之(?P<part>[一二三四])|(?P<halved>一半)"
    rf"|(?P<count>{_number}){_unit})(?![余多以左])"
    rf"|(?P<flat>(?<!本)(?<!致)(?<!体)(?<!接近)持平)|翻了?(?P<doublings>[一两二])番"
    rf"|[由从](?:{_last})?的?(?P<former>{_number}){_unit}?(?:{_rises}|{_falls})[至到为](?:今年|本年|\d{{4}}年)?度?的?(?P<latter>{_number}){_unit}"
    rf"|是{_last}(?:同期)?的(?P<ratio>{_number})倍"
)
_mark = re.compile(r"同比|(?:[与较比同由从是])(?:(?:上一?年|去年)|(?P<year>\d{4})年)")
_counted = re.compile(rf"{_number}[万亿]?余?(?:件次|人次|次|篇|期|场|个|元|项|{_unit}|%)")
_sentences = re.compile(r"[^。\n]{1,1000}")
_idle = re.compile(
    rf"(?:与|较|比|同)?{_last}(?:同期)?(?:相比)?|全年|本年度?|今年|[我本][局镇乡县市区省州旗委厅办处院街]|本机关|政府信息公开|依申请公开|信息公开"
    "|同比|数量|总量|总数|件数|公开|相比|[数量共总均也的了,、;:]"
)
_measured = re.compile("(?P<verb>新收到?|收到|接到|受理|办理|办结|答复)?(?P<noun>申请)?")

_EVERY = ((RECEIVED,), (RECEIVED, CARRIED_IN), (DONE,))
BASES: Mapping[str, tuple[Base, ...]] = {
    "新收": _EVERY[:1],
    "收到": _EVERY[:2],
    "接到": _EVERY[:2],
    "受理": _EVERY,
    "办理": _EVERY,
    "办结": _EVERY[2:],
    "答复": _EVERY[2:],
    "申请": _EVERY[:2],
}
"""What the words for requests count, the likeliest first."""


def changes(text: str, figures: Sequence[Figure], last_year: int) -> Iterator[Change]:
    """The changes since last year that a text tells of cells; `figures` are those of the text."""
    folded = fold_width(text)
    if _mark.search(folded) is None:
        return
    for sentence in _sentences.finditer(folded):
        yield from _of_sentence(sentence[0], sentence.start(), figures, last_year)


def _of_sentence(sentence: str, offset: int, figures: Sequence[Figure], last_year: int) -> Iterator[Change]:
    """Go through the changes in order, with what was counted last before each, and how many."""
    since, bases = 0, tuple[Base, ...]()
    now: int | Decimal | None = None
    for match in _change.finditer(sentence):
        counted = list(_counted.finditer(sentence, since, match.start()))
        if counted:
            figure = _figure_at(figures, offset + counted[-1].start())
            bases, now, since = _bases_of(figure), figure.value if figure else None, counted[-1].end()
        named = _named(sentence[since : match.start()])
        if named is not None:
            bases, now = named, None
        marks = list(_mark.finditer(sentence, 0, match.end()))
        if bases and marks and marks[-1]["year"] in (None, str(last_year)):
            yield from _measures(match, bases, now)
        since = match.end()


def _figure_at(figures: Sequence[Figure], place: int) -> Figure | None:
    return next((one for one in figures if one.section == "overview" and one.start <= place < one.end), None)


def _bases_of(figure: Figure | None) -> tuple[Base, ...]:
    """What a figure counts; nothing if it is none of this report's year and body."""
    if figure is None or set(figure.hedges) - {"loose"} or figure.is_percentage:
        return ()
    more = _EVERY[1:2] if (RECEIVED,) in figure.readings else ()
    return tuple(dict.fromkeys((*figure.readings, *more)))


def _named(words: str) -> tuple[Base, ...] | None:
    """What the words in front of a change name: None where they name nothing, no base where they are unknown."""
    rest = _idle.sub("", words)
    if not rest:
        return None
    match = _measured.fullmatch(rest)
    return BASES[(match["verb"] or match["noun"])[:2]] if match else ()


def _measures(match: re.Match[str], bases: tuple[Base, ...], now: int | Decimal | None) -> Iterator[Change]:
    """The measure, or both, that the words of a change tell."""
    text, sign = match[0], -1 if match["fall"] else 1
    if match["fall"] and match["times"]:  # nothing falls by more than itself
        return
    for measure, value, margin in _told(match):
        signed = value * sign if measure in ("percent", "count") else value
        beside = _value(match["latter"]) if measure == "former" else now
        yield Change(text, bases, measure, signed, margin, beside)


def _told(match: re.Match[str]) -> Iterator[tuple[Measure, Decimal, Decimal]]:
    if stated := match["percent"] or match["words"]:
        yield "percent", _value(stated), _digit(stated)
    elif match["tenths"]:
        half = 5 if match["half"] else 0
        yield "percent", 10 * _value(match["tenths"]) + half, Decimal(5) / (2 if half else 1)
    elif match["whole"]:
        yield "percent", 100 * _value(match["part"]) / _value(match["whole"]), Decimal(5)
    elif match["halved"]:
        yield "percent", Decimal(50), Decimal(5)
    elif match["times"]:
        yield "times", 1 + _value(match["times"]), _digit(match["times"]) / 2
    elif match["ratio"]:
        yield "times", _value(match["ratio"]), _digit(match["ratio"]) / 2
    elif match["doublings"]:
        times = 2 ** _value(match["doublings"])
        yield "times", times, times / 10
    elif match["former"]:
        yield "former", _value(match["former"]), Decimal(1)
        yield "latter", _value(match["latter"]), Decimal(1)
    else:
        yield "count", _value(match["count"] or "0"), Decimal(1)


def _value(digits: str) -> Decimal:
    return Decimal(digits) if digits.isascii() else Decimal(numeral(digits) or 0)


def _digit(digits: str) -> Decimal:
    """One of the last digit that is printed."""
    return Decimal(1).scaleb(int(Decimal(digits).as_tuple().exponent)) if digits.isascii() else Decimal(1)
