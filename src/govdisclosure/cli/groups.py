"""What `series` and `sums` share: results about several reports, as JSON and for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from rich.text import Text

from govdisclosure import Reading, Result
from govdisclosure.cli.entry import diagnostic_data, dump, dump_all
from govdisclosure.cli.findings import Judged
from govdisclosure.cli.formats.as_json import results_data
from govdisclosure.cli.formats.as_text import STATUSES, STYLES
from govdisclosure.cli.words import one_line, path_words
from govdisclosure.message import Language

__all__ = ["FORMS", "judged_data", "shown"]

FORMS = ("text", "json", "jsonl")

J = TypeVar("J", bound=Judged)


def judged_data(one: Judged, *, only_problems: bool, given: Callable[[Result], Reading] | None) -> dict[str, Any]:
    """The keys that every entry ends in; `given` tells the reading that a result is about, where each is to have its proof."""
    return {
        "summary": one.summary(),
        "results": results_data(one, only_problems=only_problems, given=given),
        "diagnostics": diagnostic_data(one.diagnostics),
    }


def shown(
    found: Iterable[J],
    form: str,
    lang: Language,
    entry: Callable[[J, bool], dict[str, Any]],
    head: Callable[[J], str],
    *,
    as_list: bool,
    only_problems: bool = False,
) -> Iterator[str | Text]:
    """The lines of the output in a form; `head` says what an entry is about, for people."""
    entries = (entry(one, only_problems) for one in found)
    match form:
        case "json":
            yield from dump_all(entries, as_list=as_list)
        case "jsonl":
            yield from map(dump, entries)
        case _:
            for one in found:
                if one.problems() or not only_problems:
                    yield Text(one_line(head(one)), "bold")
                    yield from _problems(one, lang)
                    yield _summary(one, lang)
                    yield Text()


def _problems(one: Judged, lang: Language) -> Iterator[Text]:
    for result in one.problems():
        years = "→".join(map(str, result.years))
        where = path_words(result.target, lang) + (f" {years}" if years else "")
        yield Text.assemble((f"  {STATUSES[result.status][lang]} ", STYLES[result.status]), result.rule, where)
        yield Text(f"    {one_line(result.message[lang])}")


def _summary(one: Judged, lang: Language) -> Text:
    counts = one.summary()
    parts = [
        Text(f"{word[lang]} {counts[status]}", STYLES[status] if counts[status] else "") for status, word in STATUSES.items()
    ]
    return Text("  ") + Text(", ").join(parts)
