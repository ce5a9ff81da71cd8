"""From a path to the words of the form, and back: `label` and `find_paths`."""

from __future__ import annotations

from functools import cache

from govdisclosure.errors import UnknownPathError, WrongArgumentError
from govdisclosure.message import Language
from govdisclosure.schema.form import FORMS, Form, form_of
from govdisclosure.schema.report import SECTIONS
from govdisclosure.schema.wording import labels_of, place

__all__ = ["find_paths", "label"]


def label(path: str, lang: Language = "zh") -> str:
    """What the official form prints for a cell, a row, a table or a section: section, row labels, column.

    The words are those of the form in force, or of the older form for what only that has. Raises `UnknownPathError`.

    >>> label("applications.received.natural_person")
    '三、收到和处理政府信息公开申请情况：一、本年新收政府信息公开申请数量·自然人'
    """
    if not isinstance(path, str):  # pyright: ignore[reportUnnecessaryIsInstance] - the caller may not check types
        raise WrongArgumentError.of("the path of a cell, a row, a table or a section as a text", path)
    if path in SECTIONS:
        return SECTIONS[path]
    return place(_form_with(path), path, lang)


def _form_with(path: str) -> Form:
    """The newest form that has the path."""
    newest_first = sorted(FORMS.values(), key=lambda form: form.edition, reverse=True)
    for form in newest_first:
        if any(cell == path or cell.startswith(f"{path}.") for cell in form.paths):
            return form
    raise UnknownPathError(path, "any form")


def find_paths(words: str, *, edition: str | None = None) -> tuple[str, ...]:
    """The cells in whose labels, or in whose path, all of the words stand, in official order.

    Words are parted by blanks. Without `edition` both forms are searched, the form in force first.

    >>> find_paths("新收 自然人")
    ('applications.received.natural_person',)
    """
    if not isinstance(words, str):  # pyright: ignore[reportUnnecessaryIsInstance] - the caller may not check types
        raise WrongArgumentError.of("words of labels as a text", words)
    wanted = words.casefold().split()
    forms = sorted(FORMS.values(), key=lambda form: form.edition, reverse=True) if edition is None else [form_of(edition)]  # type: ignore[arg-type]
    found = {path: None for form in forms for path, text in _searched(form) if all(word in text for word in wanted)}
    return tuple(found) if wanted else ()


@cache
def _searched(form: Form) -> tuple[tuple[str, str], ...]:
    """Every path of a form with the text in which words are looked for."""
    return tuple((path, "\n".join((path, *labels_of(form, path))).casefold()) for path in form.paths)
