"""Results in words, in both languages, with the official words of the form for table, row and column.

A rule's template is filled with `{place}` (what is judged), `{terms}` (the stated numbers that are not
zero, each with its row or column), `{left}`, `{right}`, `{delta}`, `{missing}` (the cells without a
number) and the facts of the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from govdisclosure.message import Language, Message
from govdisclosure.schema import SECTIONS, CellValue, Form, form_of

if TYPE_CHECKING:
    from govdisclosure.checking.result import Result

__all__ = ["COMMON", "label_of", "place", "terms", "wording"]

BLANK: Mapping[Language, str] = {"zh": "未填", "en": "blank"}
SHOWN = 6
"""How many cells a sentence lists before it only counts them."""

COMMON: Mapping[str, Message] = {
    "NOT_ASSESSABLE": Message(
        "{place}：没有可供核对的数字，无法判断（{missing}）", "{place}: nothing is stated that could be judged ({missing})"
    ),
    "PASS": Message("{place}：相符（{terms}）{rests}", "{place}: holds ({terms}){rests}"),
}


def wording(result: Result) -> Message:
    """The finding in both languages."""
    template = result.of.messages.get(result.status) or COMMON[result.status]
    return Message(template.zh.format_map(_Words(result, "zh")), template.en.format_map(_Words(result, "en")))


class _Words(dict[str, str]):
    """The placeholders of a template, each made when it is asked for."""

    def __init__(self, result: Result, language: Language) -> None:
        super().__init__(result.facts)
        self._result = result
        self._language: Language = language

    def __missing__(self, name: str) -> str:
        return PLACEHOLDERS[name](self._result, form_of(self._result.edition), self._language)


def _cells(result: Result) -> dict[str, CellValue]:
    return dict(zip(result.paths, result.values, strict=True))


def _negative(result: Result, form: Form, language: Language) -> str:
    below = {path: value for path, value in _cells(result).items() if isinstance(value, int) and value < 0}
    return terms(form, below, language)


def _number(value: object, language: Language) -> str:
    return BLANK[language] if value is None else f"{value}"


def _missing(result: Result, form: Form, language: Language) -> str:
    if not result.missing:
        return "—"
    listed = _listed((label_of(form, path) for path in result.missing), len(result.missing), language)
    return f"未填：{listed}" if language == "zh" else f"no number in {listed}"


def _rests(result: Result, form: Form, language: Language) -> str:
    if not result.missing:
        return ""
    words = _missing(result, form, language)
    return f"；前提是未填处为零（{words}）" if language == "zh" else f", provided that what is blank is zero ({words})"


def _reading(result: Result, form: Form, language: Language) -> str:
    """The cells, or the sum of cells, that a figure of the text was held to."""
    cells = dict(result.facts).get("cells", "").split("+")
    if len(cells) == 1:
        return place(form, cells[0], language) if cells[0] else "—"
    return _listed((label_of(form, path) for path in cells), len(cells), language).replace("、", "＋")


def _listed(words: Iterable[str], count: int, language: Language) -> str:
    shown = [word for word, _ in zip(words, range(SHOWN), strict=False)]
    if count <= SHOWN:
        return "、".join(shown)
    return f"{'、'.join(shown)}等{count}格" if language == "zh" else f"{'、'.join(shown)} and {count - SHOWN} more"


def terms(form: Form, cells: Mapping[str, CellValue], language: Language) -> str:
    """Cells with their numbers, without those that state zero: `（一）予以公开 14、（七）总计 14`."""
    said = [f"{label_of(form, path)} {_number(value, language)}" for path, value in cells.items() if value != 0]
    if not said:
        return "各项均为0" if language == "zh" else "all zero"
    return _listed(said, len(said), language)


def label_of(form: Form, path: str) -> str:
    """A cell in official words, from its innermost row label on: `（七）总计·自然人`."""
    cell = form.cell(path)
    row = cell.row if cell.table == "review" else cell.row[-1:]
    return "·".join((*row, cell.column))


def place(form: Form, target: str, language: Language) -> str:
    """A target in official words: the section, then the row labels, then the column.

    >>> from govdisclosure.schema import FORMS
    >>> place(FORMS["2021"], "applications.results.total.natural_person", "zh")
    '三、收到和处理政府信息公开申请情况：三、本年度办理结果·（七）总计·自然人'
    >>> place(FORMS["2021"], "applications.results.denied", "en")
    '三、收到和处理政府信息公开申请情况: 三、本年度办理结果·（三）不予公开'
    >>> place(FORMS["2021"], "overview", "zh")
    '一、总体情况'
    """
    section = SECTIONS[target.partition(".")[0]]
    words = _labels(form, target)
    colon = "：" if language == "zh" else ": "
    return section + colon + "·".join(words) if words else section


def _labels(form: Form, target: str) -> tuple[str, ...]:
    if target in form.index:
        cell = form.cell(target)
        return (*cell.row, cell.column)
    below = [cell.row for cell in form.cells if cell.path.startswith(f"{target}.")]
    shared = below[0] if below else ()
    for row in below:
        shared = tuple(a for a, b in zip(shared, row, strict=False) if a == b)
    return shared


PLACEHOLDERS: Mapping[str, Callable[[Result, Form, Language], str]] = {
    "place": lambda result, form, language: place(form, result.target, language),
    "terms": lambda result, form, language: terms(form, _cells(result), language),
    "negative": _negative,
    "reading": _reading,
    "left": lambda result, _, language: _number(result.left, language),
    "right": lambda result, _, language: _number(result.right, language),
    "delta": lambda result, _, language: _number(result.delta, language),
    "missing": _missing,
    "rests": _rests,
    "years": lambda result, _, __: "→".join(map(str, result.years)),
}
"""What a template can name beside the facts of its result."""
