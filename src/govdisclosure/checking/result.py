"""What a rule says about one of its targets: a value, with its wording made on demand.

A rule's template is filled with `{place}` (what is judged), `{terms}` (the stated numbers that are not zero, each
with its row and column), `{left}`, `{right}`, `{delta}` (by how much the left side is more or less), `{missing}`
(the cells without a number) and the facts of the result; a fact `x_zh` or `x_en` is named `{x}`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from govdisclosure.checking.rule import Rule, Status
from govdisclosure.message import Language, Message, Severity, one_line
from govdisclosure.schema import CellValue, Edition, Form, Money, form_of
from govdisclosure.schema.wording import label_of, labels_among, listed, place_of, terms

__all__ = ["ChildNumber", "Key", "Number", "Result", "plain_value"]

Number = int | Decimal
"""A side of a relation: a whole number of cases, or an exact amount of money."""

Key = tuple[str, str, tuple[int, ...]]
"""The identity of a result: rule, target, and the years that a rule across years compares."""

NO_NUMBER = Message("未填写", "nothing stated")

COMMON: Mapping[str, Message] = {
    "NOT_ASSESSABLE": Message(
        "{place}：缺少可供核对的数据，无法核对{missing}", "{place}: nothing is stated that could be compared{missing}"
    ),
    "PASS": Message("{place}：相符（{terms}）{rests}", "{place}: holds ({terms}){rests}"),
}

HEDGES: Mapping[str, Message] = {
    "approximate": Message("数字为约数", "the number is rounded"),
    "scope": Message("可能涉及其他机关、渠道或时段", "it may be about another body, a channel or a part of the year"),
    "context": Message("语句可能另有所指", "it may count something else"),
    "year": Message("所述可能是其他年度", "it may be about another year"),
    "loose": Message("用语有多种含义", "the words have more than one use"),
}
"""What can speak against holding a figure of the text to a cell (see `narrative`)."""

UNREAD = Message("{place}：有数据未能读取，无法核对（{unread}）", "{place}: some of it could not be read ({unread})")


@frozen
class ChildNumber:
    """What one child states in the cell of a sum over organisations."""

    source: str | None
    organization: str | None
    value: int | None


@one_line
@frozen(slots=False)  # many are made and few are looked at: without slots, in less than half the time
class Result:
    """The verdict of one rule on one target (contract, sections 3 and 4).

    `target` is a cell's path, the beginning of one, or a section. `paths` names every cell of the relation in
    official order and `values` what they state; `missing` those that state nothing, `forced` those whose number
    follows from the others and was used as if stated. `left` and `right` are the sums of the numbers of both
    sides, None for a side that states none. `years` are the report years that a rule across years compares,
    `earlier` the cells of the earlier report that it uses, `children` what the children of a sum state, `facts`
    what its wording needs beside the numbers.
    """

    definition: Rule = field(repr=lambda rule: repr(rule.id))
    status: Status
    target: str
    edition: Edition = field(repr=False)
    paths: tuple[str, ...] = field(default=(), repr=False)
    values: tuple[CellValue, ...] = field(default=(), repr=False)
    left: Number | None = None
    right: Number | None = None
    missing: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    years: tuple[int, ...] = ()
    forced: tuple[str, ...] = ()
    earlier: tuple[tuple[str, CellValue], ...] = field(default=(), repr=False)
    children: tuple[ChildNumber, ...] | None = field(default=None, repr=False)

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.definition.id

    @property
    def severity(self) -> Severity:
        """The rule's severity, whatever the status."""
        return self.definition.severity

    @property
    def key(self) -> Key:
        """The identity of the result, for baselines and fingerprints: never its wording."""
        return self.rule, self.target, self.years

    @property
    def delta(self) -> Number | None:
        """The difference left - right; None unless both sides state a number."""
        return None if self.left is None or self.right is None else self.left - self.right

    @property
    def message(self) -> Message:
        """The finding in words: table, row and column as the form prints them, and the numbers that disagree."""
        template = self.definition.messages.get(self.status) or COMMON[self.status]
        if any(name == "unread_zh" for name, _ in self.facts):
            template = UNREAD
        return Message(template.zh.format_map(_Words(self, "zh")), template.en.format_map(_Words(self, "en")))

    def to_dict(self) -> dict[str, Any]:
        """The result as JSON-ready data (contract, section 3).

        A whole number is a number; an amount of money is a string, written plainly, as in the JSON of
        a report. `years` and `children` are there only for the rules that have them.
        """
        message = self.message
        data: dict[str, Any] = {
            "rule": self.rule,
            "status": self.status,
            "severity": self.severity,
            "target": self.target,
            "paths": list(self.paths),
            "left": _plain(self.left),
            "right": _plain(self.right),
            "delta": _plain(self.delta),
            "values": [plain_value(value) for value in self.values],
            "missing": list(self.missing),
            "forced": list(self.forced),
            "message": {"zh": message.zh, "en": message.en},
        }
        if self.years:
            data["years"] = list(self.years)
        if self.children is not None:
            data["children"] = [{"source": c.source, "organization": c.organization, "value": c.value} for c in self.children]
        return data


def _plain(number: Number | None) -> int | str | None:
    return f"{number:f}" if isinstance(number, Decimal) else number


def plain_value(value: CellValue) -> int | dict[str, str | None] | None:
    """A cell's value as the JSON of a report writes it."""
    return {"amount": f"{value.amount:f}", "unit": value.unit} if isinstance(value, Money) else value


class _Words(dict[str, str]):
    """The placeholders of a template, each made when it is asked for."""

    def __init__(self, result: Result, language: Language) -> None:
        super().__init__(result.facts)
        self._result = result
        self._language: Language = language

    def __missing__(self, name: str) -> str:
        if f"{name}_{self._language}" in self:
            return self[f"{name}_{self._language}"]
        return PLACEHOLDERS[name](self._result, form_of(self._result.edition), self._language)


def _cells(result: Result) -> dict[str, CellValue]:
    return dict(zip(result.paths, result.values, strict=True))


def _number(value: object, language: Language) -> str:
    return NO_NUMBER[language] if value is None else f"{value}"


def _delta(result: Result, _: Form, language: Language) -> str:
    """By how much the left side is more or less, never as a negative number."""
    delta = result.delta
    if not delta:
        return "相等" if language == "zh" else "equal"
    more = delta > 0
    if language == "zh":
        return f"{'多' if more else '少'}{abs(delta)}"
    return f"{abs(delta)} too {'many' if more else 'few'}"


def _sums(result: Result, form: Form, language: Language) -> str:
    """Both sides of a relation that blanks leave open; a side that states no number is not given one."""
    if result.left is None:
        zh, en = f"总计填{result.right}，但各分项均未填写", f"the total is {result.right}, and none of its parts is stated"
    else:
        zh = f"已填各项合计{result.left}，应等于{result.right}，{_delta(result, form, 'zh')}"
        en = f"what is stated adds up to {result.left} and should be {result.right} ({_delta(result, form, 'en')})"
    return zh if language == "zh" else en


def _negative(result: Result, form: Form, language: Language) -> str:
    below = {path: value for path, value in _cells(result).items() if isinstance(value, int) and value < 0}
    return terms(form, below, language)


def _missing(result: Result, form: Form, language: Language) -> str:
    if not result.missing:
        return ""
    cells = listed(_missing_labels(result, form), language)
    return f"（未填写：{cells}）" if language == "zh" else f" (nothing stated in {cells})"


def _missing_labels(result: Result, form: Form) -> list[str]:
    """The labels of the cells without a number, as they tell them apart among all cells of the relation."""
    named = dict(zip(result.paths, labels_among(form, result.paths), strict=True))
    return [named[path] for path in result.missing]


def _rests(result: Result, form: Form, language: Language) -> str:
    if not result.missing:
        return ""
    cells = listed(_missing_labels(result, form), language)
    return f"；前提是未填写的单元格为零：{cells}" if language == "zh" else f", provided that what is blank is zero: {cells}"


def _reading(result: Result, form: Form, language: Language) -> str:
    """The cells, or the sum of cells, that a figure of the text was held to."""
    cells = [path for path in dict(result.facts).get("cells", "").split("+") if path]
    if not cells:
        return "—"
    first = place_of(form, cells[0]).message[language]
    return "＋".join([first, *(label_of(form, path) for path in cells[1:])])


def _doubts(result: Result, _: Form, language: Language) -> str:
    """What speaks against holding a figure of the text to the table."""
    names = [name for name in dict(result.facts).get("hedges", "").split(", ") if name and name != "—"]
    words = [HEDGES[name][language] if name in HEDGES else name for name in names] or [HEDGES["context"][language]]
    return ("、" if language == "zh" else ", ").join(words)


PLACEHOLDERS: Mapping[str, Callable[[Result, Form, Language], str]] = {
    "place": lambda result, form, language: place_of(form, result.target).message[language],
    "terms": lambda result, form, language: terms(form, _cells(result), language),
    "negative": _negative,
    "sums": _sums,
    "reading": _reading,
    "left": lambda result, _, language: _number(result.left, language),
    "right": lambda result, _, language: _number(result.right, language),
    "delta": _delta,
    "missing": _missing,
    "rests": _rests,
    "doubts": _doubts,
    "years": lambda result, _, __: "→".join(map(str, result.years)),
}
"""What a template can name beside the facts of its result."""
