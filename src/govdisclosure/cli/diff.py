"""`govdisclosure diff`: two reports side by side."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

import click
from rich.text import Text

from govdisclosure import Money
from govdisclosure import diff as differences
from govdisclosure.cli import options
from govdisclosure.cli.commands import PURPOSES
from govdisclosure.cli.entry import dump
from govdisclosure.cli.inputs import Input, inputs
from govdisclosure.cli.speaking import Command
from govdisclosure.cli.words import one_line
from govdisclosure.comparing import Difference
from govdisclosure.message import Language, Message
from govdisclosure.schema import SECTIONS, Form
from govdisclosure.schema.wording import place_of

__all__ = ["diff"]

SCHEMA_ID = "govdisclosure/diff/1"
EQUAL = Message("两份报告相同", "the reports are equal")
NOTHING = Message("（无）", "(nothing)")
PRESENT = Message("（有）", "(present)")

HEAD: Mapping[str, Message] = {
    "edition": Message("格式版本", "form"),
    "title": Message("标题", "title"),
    "organization": Message("行政机关", "organization"),
    "year": Message("年度", "year"),
    "published": Message("公布日期", "day of publication"),
    "portal": Message("网站页脚", "footer of the site"),
    "portal.sponsor": Message("主办单位", "sponsor"),
    "portal.copyright_holder": Message("版权所有", "copyright holder"),
    "portal.site_code": Message("网站标识码", "code of the site"),
    "portal.icp_number": Message("ICP备案序号", "ICP number"),
    "portal.police_record": Message("公安备案号", "police record"),
    "portal.phone": Message("联系电话", "phone"),
}
"""The fields of a report that are neither a section nor a cell, as pages print them."""

_clauses = re.compile(r"[^，。；！？,;!?\n]+[，。；！？,;!?\n]?")


@click.command(cls=Command, words=PURPOSES["diff"])
@click.argument("a")
@click.argument("b")
@options.form("text", "json")
@options.output
@options.encoding
@options.lang
def diff(a: str, b: str, form: str, output: str | None, encoding: str | None, lang: Language) -> None:
    """The cells and the sections in which two reports differ."""
    both = [options.only(inputs([argument], encoding)) for argument in (a, b)]
    for one in both:
        options.tell(one, lang, "error", "warning")
    old, new = (one.reading.report for one in both)
    if old is None or new is None:
        sys.exit(options.exit_code(unread=True))
    found = differences(old, new)
    options.show([dump(_data(both, found), indent=2)] if form == "json" else _text(both, found, old.form, lang), output)
    sys.exit(options.exit_code(unread=False, contradiction=bool(found)))


def _data(both: Iterable[Input], found: Iterable[Difference]) -> dict[str, Any]:
    a, b = (one.source for one in both)
    entries = [{"path": one.path, "a": _plain(one.old), "b": _plain(one.new)} for one in found]
    return {"schema": SCHEMA_ID, "a": a, "b": b, "differences": entries}


def _plain(value: object) -> object:
    """A value as the JSON of a report writes it."""
    if isinstance(value, Money):
        return {"amount": f"{value.amount:f}", "unit": value.unit}
    return value.isoformat() if isinstance(value, datetime.date) else value


def _text(both: Iterable[Input], found: tuple[Difference, ...], form: Form, lang: Language) -> Iterator[Text]:
    for sign, style, side in zip("-+", ("red", "green"), both, strict=True):
        yield Text(f"{sign * 3} {one_line(side.source)}", style)
    if not found:
        yield Text(EQUAL[lang])
    for one in found:
        yield Text(_where(form, one.path, lang), "bold")
        if isinstance(one.old, str) and isinstance(one.new, str) and one.path in SECTIONS:
            yield from _changed_words(one.old, one.new)
        else:
            yield Text(f"  - {_said(one.old, lang)}", "red")
            more = _by_how_much(one.old, one.new, lang) if _is_told(one.path) else ""
            yield Text(f"  + {_said(one.new, lang)}{more}", "green")


def _where(form: Form, path: str, lang: Language) -> str:
    """A cell, a section or a field of the report's head as a person finds it, and by its path."""
    words = place_of(form, path).message if _is_told(path) else HEAD[path]
    return f"{words[lang]} ({path})"


def _is_told(path: str) -> bool:
    """True if a path is that of a section or of a cell; the others are fields of the report's head."""
    return path.partition(".")[0] in SECTIONS


def _said(value: object, lang: Language) -> str:
    if value is None or value == "present":
        return (NOTHING if value is None else PRESENT)[lang]
    return one_line(str(value))


def _by_how_much(old: object, new: object, lang: Language) -> str:
    """The difference of two numbers, and in percent of the first: ` (+5, +25.0%)`, `（增加5，增长25.0%）`."""
    if not isinstance(old, int) or not isinstance(new, int):
        return ""
    difference = new - old
    percent = Decimal(100 * difference) / old if old else None
    if lang == "en":
        return f" ({difference:+d})" if percent is None else f" ({difference:+d}, {percent:+.1f}%)"
    more, grown = ("增加", "增长") if difference > 0 else ("减少", "下降")
    rate = "" if percent is None else f"，{grown}{abs(percent):.1f}%"
    return f"（{more}{abs(difference)}{rate}）"


def _changed_words(old: str, new: str) -> Iterator[Text]:
    """The clauses of a section that are gone, and those that are new, where they stand."""
    before, after = _clauses.findall(old), _clauses.findall(new)
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            yield from (Text(f"  - {one_line(clause)}", "red") for clause in before[a:b])
            yield from (Text(f"  + {one_line(clause)}", "green") for clause in after[c:d])
