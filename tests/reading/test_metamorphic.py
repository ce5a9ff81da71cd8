"""What tools do to a document without losing anything: none of it changes a figure, the organization, the year or the form.

A report is put on paper by the writers, disguised (script, width, separators, white space, glosses, padding,
encoding, each alone and all together), and read. What must come out is known: the report that went in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from attrs import evolve, frozen
from hypothesis import assume, given
from hypothesis import strategies as st

from govdisclosure.reading import Reading, read
from govdisclosure.schema import AnnualReport
from govdisclosure.schema.sheet import Sheet, SheetCell, matrix
from govdisclosure.strategies import reports
from govdisclosure.writing import LAYOUTS
from govdisclosure.writing.document import Document, document
from govdisclosure.writing.script import in_traditional

PAGES = ("html", "html-split")
HARD_BREAK = "\ue000"
"""Where a label is broken, until the layout has written its own way to break lines."""


@frozen(kw_only=True)
class Disguise:
    """One way to show the same document. What is empty is left as it is.

    `width` of digits and punctuation (a key of `WIDTHS`), `separator` of thousands, `blank` around texts and
    within labels, `gloss` within labels, each behind every so manieth character (`step`); `hard_break` up to
    three times in a label; `padded`: what spans cover is cells.
    """

    traditional: bool = False
    width: str = ""
    separator: str = ""
    blank: str = ""
    gloss: str = ""
    hard_break: str = ""
    step: int = 1
    padded: bool = False
    splits_words: bool = True

    def figure(self, text: str) -> str:
        return self.around(self.wide(grouped(text, self.separator)))

    def heading(self, text: str) -> str:
        return self.around(every(self.step, self.gloss, self.wide(text)))

    def label(self, text: str) -> str:
        length = max(self.step + 3, -(-len(text) // 4)) if self.hard_break else len(text)
        pieces = [text[i : i + length] for i in range(0, len(text), max(length, 1))]
        return self.around(HARD_BREAK.join(map(self.piece, pieces)))

    def piece(self, text: str) -> str:
        lines = self.hard_break == "\n"  # these are broken since they are short: what makes them long is left out
        text = every(max(self.step, 3) if lines else self.step, self.gloss, self.wide(text))
        return every(self.step, self.blank if self.splits_words and not lines else "", text)

    def wide(self, text: str) -> str:
        return WIDTHS[self.width](text)

    def around(self, text: str) -> str:
        return f"{self.blank}{text}{self.blank}" if text else text


def disguised(page: Document, how: Disguise) -> Document:
    page = in_traditional(page) if how.traditional else page
    parts = tuple(
        evolve(part, heading=how.heading(part.heading), sheet=part.sheet and _sheet(part.sheet, how)) for part in page.parts
    )
    return evolve(page, title=None if page.title is None else how.heading(page.title), parts=parts)


def _sheet(sheet: Sheet, how: Disguise) -> Sheet:
    rows = matrix(sheet) if how.padded else sheet.rows
    return evolve(sheet, rows=tuple(tuple(_cell(cell, how) for cell in row) for row in rows))


def _cell(cell: SheetCell | None, how: Disguise) -> SheetCell:
    if cell is None:
        return SheetCell("")
    text = (how.label if cell.scope else how.figure)(cell.text)
    return SheetCell(text, scope=cell.scope) if how.padded else cell._replace(text=text)


# the disguises -------------------------------------------------------------------------------------------

FULL = {sign: sign + 0xFEE0 for sign in range(0x21, 0x7F)}
HALF = {wide: sign for sign, wide in FULL.items()}


def wide(text: str) -> str:
    return text.translate(FULL)


def narrow(text: str) -> str:
    return text.translate(HALF)


def mixed(text: str) -> str:
    return "".join(wide(sign) if i % 2 else narrow(sign) for i, sign in enumerate(text))


WIDTHS: Mapping[str, Callable[[str], str]] = {"": str, "wide": wide, "narrow": narrow, "mixed": mixed}


def grouped(text: str, separator: str) -> str:
    """Thousands in a whole number or in the whole part of an amount."""
    found = re.match(r"-?\d{4,}", text)
    return f"{int(found[0]):,}".replace(",", separator) + text[found.end() :] if separator and found else text


def every(step: int, sign: str, text: str) -> str:
    """A sign behind every so manieth Chinese character that another one follows."""
    places = [i for i in range(1, len(text)) if _is_han(text[i - 1]) and _is_han(text[i])][::step]
    return "".join(sign + char if i in places else char for i, char in enumerate(text))


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


BLANKS = (" ", "\u00a0", "\u3000", "\u2002", " \u00a0 ")
GLOSSES = ("(guī)", "（zhèng）", "(fǔ)(fǔ)")
BREAKS: Mapping[str, tuple[str, ...]] = {
    "html": ("<br>", "<br />\n", "\n", "</p><p>", "<span></span>", "</div>\n<div>"),
    "html-split": ("<br>", "<wbr>", "</span><span>", "\r\n\t"),
    "markdown": ("<br>", "<br/>"),
    "text": ("\n",),
    "tabs": ("\n",),
    "pipes": ("\n",),
    "pipes-framed": ("\n",),
    "pipes-bare": ("\n",),
    "lines": ("\n",),
}
"""How the tools behind each layout break a label; lines of fixed width are not broken by their tools."""

WORDS = ("lines", "columns")
"""Layouts in which a blank ends a cell, so that none of our own may stand within a label."""


def disguises(layout: str) -> st.SearchStrategy[Disguise]:
    """Any of the disguises that a layout can wear, alone or together."""

    def some(*ways: str) -> st.SearchStrategy[str]:
        return st.sampled_from(("", *ways))

    return st.builds(
        Disguise,
        traditional=st.booleans(),
        width=st.sampled_from(sorted(WIDTHS)),
        separator=some(",", "，"),
        blank=some(*BLANKS),
        gloss=some(*GLOSSES),
        hard_break=some(*BREAKS.get(layout, ())),
        step=st.integers(1, 7),
        padded=st.booleans() if layout in PAGES else st.just(False),
        splits_words=st.just(layout not in WORDS),
    )


def written(report: AnnualReport, layout: str, how: Disguise) -> str:
    """A report in a layout, disguised. Cells that state nothing show a sign where covered places are cells too."""
    way = LAYOUTS[layout]
    text = way.write(disguised(document(report, blank="/" if how.padded else way.blank), how))
    if how.hard_break.startswith("</"):
        tag = re.sub(r".*<(\w+)>$", r"\1", how.hard_break, flags=re.DOTALL)
        text = re.sub(r"(<t[hd][^>]*>)(.*?)(</t[hd]>)", rf"\1<{tag}>\2</{tag}>\3", text)
    return text.replace(HARD_BREAK, how.hard_break)


# what carries it -----------------------------------------------------------------------------------------


def labelled(name: str) -> Callable[[str], str]:
    return lambda page: page.replace('<meta charset="utf-8">', f'<meta charset="{name}">' if name else "")


ENCODINGS: Mapping[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-8 and its mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-be and its mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "gb18030 under gb2312": lambda text: labelled("gb2312")(text).encode("gb18030"),
    "gb18030 under gbk in an old meta": lambda text: labelled(
        'x"><meta http-equiv="Content-Type" content="text/html; charset=GBK'
    )(text).encode("gb18030"),
    "gb18030 under nothing": lambda text: labelled("")(text).encode("gb18030"),
    "utf-8 under gb2312": lambda text: labelled("gb2312")(text).encode(),
}
LINE_ENDS = ("\n", "\r\n", "\r")


# the property --------------------------------------------------------------------------------------------


def facts(report: AnnualReport | None) -> dict[str, object]:
    """What no disguise may change."""
    assert report is not None
    return {"edition": report.edition, "organization": report.organization, "year": report.year, **report.cells()}


def assert_same(reading: Reading, report: AnnualReport) -> None:
    assume(report.proactive is not None or report.applications is not None)  # table 4 alone does not tell the form
    expected, found = facts(report), facts(reading.report)
    changed = {name: (value, found.get(name)) for name, value in expected.items() if found.get(name) != value}
    assert changed == {}, [(d.code, d.path, d.text) for d in reading.diagnostics if d.severity != "info"]
    assert found.keys() == expected.keys()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_disguise_changes_a_report(layout: str) -> None:
    @given(reports(), disguises(layout))
    def check(report: AnnualReport, how: Disguise) -> None:
        assert_same(read(written(report, layout, how).encode()), report)

    check()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_neither_encodings_nor_line_ends_change_a_report(layout: str) -> None:
    @given(reports(), disguises(layout), st.sampled_from(sorted(ENCODINGS)), st.sampled_from(LINE_ENDS))
    def check(report: AnnualReport, how: Disguise, encoding: str, line_end: str) -> None:
        reading = read(ENCODINGS[encoding](written(report, layout, how).replace("\n", line_end)))
        assert reading.encoding is not None
        assert reading.encoding.startswith(encoding.split(maxsplit=1)[0])
        assert_same(reading, report)

    check()
