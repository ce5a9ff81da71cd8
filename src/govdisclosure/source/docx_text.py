"""The text of a Word file's paragraphs: its runs, signs and fields, as somebody reads them who sees the page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define, field

from govdisclosure.source.docx_parts import NS, Element
from govdisclosure.source.docx_styles import Styles, child_of, is_on

__all__ = ["SIGNS", "OpenParagraph", "Runs"]


SIGNS: Mapping[str, str] = {
    **dict.fromkeys(("tab", "ptab"), "\t"),
    **dict.fromkeys(("m:num", "m:den", "m:sup", "m:sub", "m:deg", "m:e", "m:lim", "m:fName"), " "),
    "m:d": "(",
    "m:rad": "√",
    **dict.fromkeys(("br", "cr"), "\n"),
    "noBreakHyphen": "-",
}
"""What stands for a sign; the parts of a formula stay apart, so that no number is made of two."""

SYMBOL_DIGITS = "".join(map(chr, range(0xF030, 0xF03A)))
"""Where the font Symbol has the digits; other fonts of signs have pictures there."""

UNKNOWN = "\ufffd"


@define
class OpenParagraph:
    """A paragraph that is open: its number in the document, the number that Word counts before it, its pieces."""

    line: int
    count: str
    style: str
    in_cell: bool
    pieces: list[str]
    run: int = 0
    """Where the pieces of the run that is open begin."""
    joins_next: bool = False


@define
class Runs:
    """What is open inside of paragraphs; in a text box there is one paragraph within another."""

    styles: Styles
    paragraphs: list[OpenParagraph] = field(factory=list[OpenParagraph])
    fields: list[bool] = field(factory=list[bool])
    """For each field that is open: True if its result has begun."""
    instructions: int = 0
    """Fields that are open and have no result yet."""
    prompts: int = 0

    def say(self, text: str) -> None:
        """Add text to the paragraph, unless it is part of an instruction or a prompt."""
        if self.paragraphs and not self.prompts and not self.instructions:
            self.paragraphs[-1].pieces.append(text)

    def text(self, element: Element) -> bool:
        """Take the text of a run, where the end of a line is a blank."""
        self.say("".join(element.itertext()).replace("\n", " "))
        return False

    def symbol(self, element: Element) -> bool:
        """Take a sign of a font, if it is one in any other font too. Of another, a cell keeps that something stands there."""
        code = element.get(NS + "char", "")
        sign = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else ""
        if element.get(NS + "font") == "Symbol" and sign in SYMBOL_DIGITS:
            sign = str(SYMBOL_DIGITS.index(sign))
        if sign.isprintable():
            self.say(sign)
        elif self.paragraphs and self.paragraphs[-1].in_cell:
            self.say(UNKNOWN)
        return False

    def run(self, element: Element) -> bool:
        """Enter a run, unless it is hidden. What is struck out or stands above the line is no digit of a number."""
        if not self.paragraphs:
            return True
        paragraph = self.paragraphs[-1]
        paragraph.run = len(paragraph.pieces)
        return not self.styles.hides(child_of(element, "rPr"), paragraph.style)

    def end_run(self, element: Element) -> None:
        """Put in brackets what stands beside the text of a cell."""
        properties = child_of(element, "rPr")
        if properties is None or not self.paragraphs or not self.paragraphs[-1].in_cell:
            return
        paragraph = self.paragraphs[-1]
        own = "".join(paragraph.pieces[paragraph.run :])
        if own.strip() and self.styles.sets_beside(properties):
            paragraph.pieces[paragraph.run :] = [f"[{own}]"]

    def field_sign(self, element: Element) -> bool:
        """Follow the signs of a field: it begins with an instruction, then comes what is shown."""
        kind = element.get(NS + "fldCharType")
        if kind == "begin":
            self.fields.append(False)
            self.instructions += 1
        elif self.fields:
            self.instructions -= not self.fields.pop()
            self.fields += [True] if kind == "separate" else []
        return False

    def control(self, element: Element) -> bool:
        """Enter a content control, whose text may be no more than a prompt."""
        self.prompts += _is_prompt(element)
        return True

    def end_control(self, element: Element) -> None:
        """Leave it."""
        self.prompts -= _is_prompt(element)

    def end_paragraph(self) -> OpenParagraph:
        """Return the paragraph that ends. No instruction is longer: one without an end would hide all that follows."""
        self.fields.clear()
        self.instructions = 0
        return self.paragraphs.pop()


def _is_prompt(control: Element) -> bool:
    return is_on(child_of(control, "sdtPr"), "showingPlcHdr")
