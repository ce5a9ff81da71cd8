"""The whole page: one file that stands alone, in both languages, for any number of reports; no script in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from govdisclosure.checking import RULESET_VERSION
from govdisclosure.message import Language
from govdisclosure.page.entry import Entry
from govdisclosure.page.markup import Html, link, tag
from govdisclosure.page.report import draw_entry, heading
from govdisclosure.page.styles import PAGE
from govdisclosure.page.wording import CODES, KIND_WORDS, STATUSES, WORDS, about, both, filled

__all__ = ["draw_page"]

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may do for this page: apply its own style sheet, and nothing else."""

NAMES: Mapping[Language, str] = {"zh": "中文", "en": "English"}


def draw_page(entries: Iterable[Entry], *, lang: Language = "zh") -> str:
    """A page about some reports, with an index at its head where there are several; `lang` is shown first."""
    drawn = [_Drawn.of(entry, number) for number, entry in enumerate(entries, 1)]
    foot = tag("p", both(filled("made", ruleset=RULESET_VERSION)), class_="gd-fact gd-foot")
    content = tag("div", tag("h1", both(WORDS["title"])), _reports(drawn), foot, class_="gd-content")
    body = tag("body", tag("main", *_switch(lang), content), class_="gd gd-page")
    return f"<!DOCTYPE html>\n{tag('html', _head(), body, lang=CODES[lang])}\n"


@frozen
class _Drawn:
    """What the page keeps of an entry: its row of the index and its report. The entry itself may go."""

    row: Html
    report: Html

    @classmethod
    def of(cls, entry: Entry, number: int) -> _Drawn:
        return cls(_row(entry, number), draw_entry(entry, both, f"e{number}-"))


def _reports(drawn: Sequence[_Drawn]) -> Iterator[Html]:
    """The reports one after the other; where there are several, below an index, each with the way back to it."""
    if not drawn:
        yield tag("p", both(WORDS["nothing"]), class_="gd-nothing")
    if len(drawn) > 1:
        yield _index([one.row for one in drawn])
    for one in drawn:
        yield one.report
        if len(drawn) > 1:
            yield tag("p", link("contents", both(WORDS["back"])), class_="gd-back")


def _head() -> Html:
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", WORDS["title"].zh),
        tag("style", PAGE),
    )


def _switch(lang: Language) -> Iterator[Html]:
    """Two buttons of which one is down; they stand before the content, whose style depends on them."""
    for language, name in NAMES.items():
        place = f"gd-{language}"
        yield tag("input", type="radio", name="gd-language", id=place, class_="gd-choice", checked=language == lang)
        yield tag("label", name, for_=place, lang=CODES[language])


def _index(rows: Sequence[Html]) -> Html:
    """A row for every report: its file, whose it is, how much of it could not be read, how many results have each status."""
    columns = [WORDS["file"], WORDS["report"], KIND_WORDS["unread"], *STATUSES.values()]
    heads = tag("tr", (tag("th", both(column), scope="col") for column in columns))
    table = tag("table", tag("thead", heads), tag("tbody", rows), class_="gd-index")
    frame = tag("div", table, class_="gd-scroll", role="region", tabindex="0", aria_labelledby="contents")
    return tag("nav", tag("h2", both(WORDS["contents"]), id="contents", tabindex="-1"), frame, aria_labelledby="contents")


def _row(entry: Entry, number: int) -> Html:
    counts = Counter(result.status for result in entry.results)
    numbers = [tag("td", f"{counts[status]}" if entry.results else "") for status in STATUSES]
    name = entry.source or f"{number}"
    part = f" ({entry.part})" if entry.part > 1 else ""
    file = tag("th", link(f"e{number}-report", name, part), scope="row")
    whose = tag("td", heading(entry, both) if entry.report is not None else "", " ", both(about(entry)))
    unread = tag("td", f"{sum(one.kind == 'unread' for one in entry.findings())}")
    return tag("tr", file, whose, unread, numbers)
