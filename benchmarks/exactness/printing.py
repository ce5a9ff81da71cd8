"""The three tables as other people print them: cells with spans, whose heads may be of any kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random
from typing import Literal

from attrs import evolve, frozen

from benchmarks.exactness.heads import Column, Group, Node, leaves, levels
from benchmarks.exactness.sampling import Sample

__all__ = ["Cell", "Printed", "Row", "applications", "proactive", "review"]

Role = Literal["head", "label", "value"]

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@frozen
class Cell:
    """One printed cell. `paths` are the cells of the form that stand in it (none, or one)."""

    text: str
    across: int = 1
    down: int = 1
    role: Role = "head"
    path: str | None = None


Row = tuple[Cell, ...]


@frozen
class Printed:
    """One printed table: the cells that begin in each row. Its first `heads` rows hold no figures; a line stands `above` it."""

    rows: tuple[Row, ...]
    heads: int
    above: str = ""

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return sum(cell.across for cell in self.rows[0])


def _value(sample: Sample, path: str | None, rng: Random, across: int = 1) -> Cell:
    """A figure of the form, or one of a column that the form does not have."""
    if path is None:
        return Cell(rng.choice(("", "0", "3", "27", "412")), across, role="value")
    return Cell(sample.written[path], across, role="value", path=path)


def _share(count: int, width: int, rng: Random) -> list[int]:
    """Spans of `count` cells that fill a width."""
    cuts = [0, *sorted(rng.sample(range(1, width), count - 1)), width]
    return [right - left for left, right in pairwise(cuts)]


def proactive(sample: Sample, forests: Sequence[Sequence[Column]], rng: Random, *, with_heads: bool = True) -> Printed:
    """Table 2: `forests` are the columns of each item of article 20."""
    rows = sample.rows("proactive")
    items = list(dict.fromkeys(row.labels[0] for row in rows))
    width = max(len(forest) for forest in forests) + rng.choice((0, 0, 1, 2))
    printed: list[Row] = []
    for item, forest in zip(items, forests, strict=True):
        spans = _share(len(forest), width, rng)
        printed.append((Cell(item, width + 1),))
        if with_heads:
            heads = (Cell(column.label, span) for column, span in zip(forest, spans, strict=True))
            printed.append((Cell("信息内容"), *heads))
        for row in rows:
            if row.labels[0] == item:
                places = zip(forest, spans, strict=True)
                values = (_value(sample, column.path_in(row.path), rng, span) for column, span in places)
                printed.append((Cell(row.labels[-1], role="label"), *values))
    return Printed(tuple(printed), 0)


def applications(sample: Sample, forest: Sequence[Node], rng: Random, *, with_heads: bool = True, flat: bool = False) -> Printed:
    """Table 3. `flat`: without the labels of the groups."""
    rows = sample.rows("applications")
    depth = 1 if flat else max(len(row.labels) for row in rows)
    heads = _head_rows(forest, Cell(rng.choice((CORNER, CORNER, "项目", "")), depth)) if with_heads else []
    columns = leaves(forest)
    printed: list[Row] = list(heads)
    for place, row in enumerate(rows):
        labels = [Cell(row.labels[-1], role="label")] if flat else list(_labels([r.labels for r in rows], place, depth))
        printed.append((*labels, *(_value(sample, column.path_in(row.path), rng) for column in columns)))
    return Printed(tuple(printed), len(heads))


def review(sample: Sample, forest: Sequence[Node], rng: Random, *, with_heads: bool = True) -> Printed:
    """Table 4, or a part of it: one row of figures."""
    heads = _head_rows(forest, None) if with_heads else []
    values = tuple(_value(sample, column.path_in("review"), rng) for column in leaves(forest))
    return Printed((*heads, values), len(heads))


def _head_rows(forest: Sequence[Node], corner: Cell | None) -> list[Row]:
    rows = levels(forest)
    printed = [tuple(_head(node, len(rows) - level) for node in row) for level, row in enumerate(rows)]
    if corner is not None:
        printed[0] = (evolve(corner, down=len(rows)), *printed[0])
    return printed


def _head(node: Node, below: int) -> Cell:
    return Cell(node.label, len(leaves([node])), 1 if isinstance(node, Group) else below)


def _labels(rows: Sequence[tuple[str, ...]], place: int, depth: int) -> Iterator[Cell]:
    """The labels that begin in a row: a group's label spans the rows of the group."""
    own = rows[place]
    for level in range(1, len(own) + 1):
        inside = [number for number, labels in enumerate(rows) if labels[:level] == own[:level]]
        if inside[0] == place:
            innermost = level == len(own)
            yield Cell(own[level - 1], depth - level + 1 if innermost else 1, len(inside), "label")
