"""Which official form a report follows: what only one of them prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import zip_longest

from govdisclosure.reading.labels import key_of
from govdisclosure.reading.rows import SourceRow
from govdisclosure.schema import FORMS, Edition, Table

__all__ = ["edition_of_applications", "edition_of_items", "most_common", "only_one_has"]


@cache
def only_one_has(table: Table) -> Mapping[str, Edition]:
    """Return the names of rows and columns, and the labels of columns, that one form prints and no other, with that form."""
    names: dict[str, set[Edition]] = {}
    for form in FORMS.values():
        for cell in form.cells:
            if cell.table == table:
                row, _, column = cell.path.partition(".")[2].rpartition(".")
                for name in (row, f"column {column}", key_of(cell.column)):
                    names.setdefault(name, set()).add(form.edition)
    return {name: next(iter(editions)) for name, editions in names.items() if len(editions) == 1}


def most_common(counts: Counter[Edition]) -> Edition | None:
    """Return the form that is counted most, unless another is counted as often."""
    best = counts.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


def edition_of_applications(rows: Iterable[SourceRow]) -> Edition | None:
    """Return the form to which most rows of table 3 belong, by rows with figures that only one form has.

    Where a group of one form has figures of its own, as a row of the other, and one row inside, that row does not decide.
    A blank row tells its form from a group only by the row that follows: a copy can be cut off inside a group.
    """
    only = only_one_has("applications")
    rows = list(rows)
    counts: Counter[Edition] = Counter()
    outer: list[Edition] = []
    blank: list[Edition] = []
    for row, following in zip_longest(rows, rows[1:]):
        name = row.label.name if row.table == "applications" and row.label else ""
        if name not in only:
            continue
        is_group_elsewhere = any(other.startswith(f"{name}.") for other in only)
        if is_group_elsewhere and not any(token.kind == "value" for token in row.tokens):
            is_label_of_group = len(row.tokens) == row.at + 1
            if not is_label_of_group and following is not None and following.label is not None:
                blank.append(only[name])
            continue
        counts[only[name]] += 1
        if is_group_elsewhere:
            outer.append(only[name])
    found = most_common(counts) or next(iter(outer), None)
    return found if counts else next(iter(blank), None)


def edition_of_items(rows: Iterable[SourceRow]) -> Edition | None:
    """Return the form that most heads and rows of table 2 belong to."""
    return most_common(Counter(edition for row in rows if row.table == "proactive" for edition in _evidence(row)))


def _evidence(row: SourceRow) -> Iterator[Edition]:
    only = only_one_has("proactive")
    if row.kind == "body" and row.label is not None and row.label.name in only:
        yield only[row.label.name]
    if row.kind != "head":
        return
    for token in row.tokens:
        label = token.found.of("proactive", "column") if token.kind == "label" else None
        if label is not None:
            name = f"column {label.name}"
            edition = only.get(name) or only.get(key_of(token.text))
            if edition is not None:
                yield edition
