"""Parts of a table: a head and the rows of figures below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from govdisclosure.reading.rows import SourceRow

__all__ = ["Part", "parts_of"]


@frozen
class Part:
    """The rows of a head (also texts between them) and the rows below it, of one table of a document."""

    heads: tuple[SourceRow, ...]
    rows: tuple[SourceRow, ...]


def parts_of(rows: Iterable[SourceRow]) -> Iterator[Part]:
    """Cut the rows of one table where a head or a caption stands below rows of figures."""
    heads: list[SourceRow] = []
    body: list[SourceRow] = []
    for row in rows:
        opens = row.kind in ("caption", "head")
        if opens and (body or row.kind == "caption"):
            if heads or body:
                yield Part(tuple(heads), tuple(body))
            heads, body = [], []
        if opens or (row.kind == "text" and not body and _has_text(row)):
            heads.append(row)
        else:
            body.append(row)
    if heads or body:
        yield Part(tuple(heads), tuple(body))


def _has_text(row: SourceRow) -> bool:
    return any(token.kind in ("text", "label") for token in row.tokens)
