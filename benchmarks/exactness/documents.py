"""Documents and their truths: what is printed, in which way, and which of its cells the print itself loses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from random import Random

from attrs import frozen

from benchmarks.exactness import drawn, lines, markup
from benchmarks.exactness.conventions import convention, rows
from benchmarks.exactness.damage import DAMAGES, damage
from benchmarks.exactness.heads import VARIATIONS, Group, in_one_row, official, vary
from benchmarks.exactness.notations import NOTATIONS
from benchmarks.exactness.pieces import PIECES, Copy, Pieces
from benchmarks.exactness.printing import Printed, applications, proactive, review
from benchmarks.exactness.sampling import Sample, sample
from benchmarks.exactness.texts import torn
from govdisclosure.schema import CellValue

__all__ = ["KINDS", "Document", "make"]

TITLES = {
    "proactive": "二、主动公开政府信息情况",
    "applications": "三、收到和处理政府信息公开申请情况",
    "review": "四、政府信息公开行政复议、行政诉讼情况",
}
ABOVE = ("索引号\t\t000000000/2024-00002\t\t分类\t\t信息公开年报", "发布机构\t\t信息中心\t\t公开日期\t\t2024-01-17")
ABOVE_TEXT = 0.1
"""How many texts begin with what a portal prints above a document."""

UNRULED = {**lines.KINDS, **drawn.KINDS}
"""The texts without cells."""

OVERVIEW = "一、总体情况"
BEHIND = ("五、存在的主要问题及改进情况", "公开的内容不够全面，将继续改进。", "六、其他需要报告的事项", "无其他需要报告的事项。")
PROSE = ("本机关认真贯彻落实条例，共发布信息36条。", "2021年，本机关加强组织领导，完善制度。", "全年更新栏目12个。")


@frozen
class Document:
    """A text or page with its truth. `unsure`: cells that nobody can tell; `tags`: how it was made.

    `other`: cells of which a tool prints other values, as if they stood there.

    `figures` are the texts of all printed figures, with the cell of the form that each stands for; `torn` the
    cells of rows of which only a part is filled in.
    """

    text: str
    truth: Mapping[str, CellValue]
    unsure: frozenset[str]
    figures: tuple[tuple[str, str | None], ...]
    torn: frozenset[str]
    tags: tuple[str, ...]
    seed: str
    damaged: bool
    other: frozenset[str] = frozenset()


@frozen
class _Draft:
    parts: Sequence[str]
    unsure: frozenset[str] = frozenset()
    tags: tuple[str, ...] = ()
    is_page: bool = False


def make(kind: str, seed: str, *, damaged: bool) -> Document:
    """Return the document of a kind that a seed stands for."""
    rng = Random(seed)  # noqa: S311 - documents, not secrets
    report = sample(rng)
    tables, tags = _printed(report, rng, has_blank_heads=kind != "mixed" and kind not in UNRULED)
    draft = KINDS[kind](tables, rng)
    title = f"{report.office}{report.year}年政府信息公开工作年度报告"
    above = ABOVE if rng.random() < ABOVE_TEXT else ()
    parts = [OVERVIEW, *rng.sample(PROSE, rng.randint(1, 3)), *draft.parts, *BEHIND]
    text = markup.page(title, parts, rng) if draft.is_page else "\n".join((*above, title, *parts)) + "\n"
    if damaged:
        harm = rng.choice(list(DAMAGES))
        text = damage(harm, text, rng)
        tags = (*tags, f"damage: {harm}")
    pieces = [piece for own in tables.values() for piece in own]
    cells = [cell for piece in pieces for row in piece.rows for cell in row if cell.role == "value"]
    return Document(
        text=text,
        truth=_truth(report, {cell.path for cell in cells}),
        unsure=draft.unsure,
        figures=tuple((cell.text, cell.path) for cell in cells),
        torn=frozenset(path for piece in pieces for path in torn(piece)),
        tags=(*tags, *draft.tags),
        seed=seed,
        damaged=damaged,
    )


def _truth(report: Sample, printed: Collection[str | None]) -> dict[str, CellValue]:
    """The value of every cell of the form; a column that is not printed has none."""
    return {path: report.truth[path] if path in printed else None for path in report.form.paths}


# what is printed ------------------------------------------------------------------------------------


def _printed(report: Sample, rng: Random, *, has_blank_heads: bool) -> tuple[Pieces, tuple[str, ...]]:
    form = report.form
    kinds = [kind for kind in VARIATIONS if has_blank_heads or kind != "blank"]
    chosen = rng.choice(kinds) if rng.random() < 0.5 else "standard"
    with_heads = chosen != "standard" or rng.random() > 0.05
    flat = rng.random() < 0.1
    items = [in_one_row(vary(chosen, forest, rng)) for forest in official(form, "proactive")]
    people = vary(chosen, official(form, "applications")[0], rng)
    outcomes = vary(chosen, official(form, "review")[0], rng)
    if rng.random() < 0.2 and isinstance(people[0], Group):
        people = list(people[0].inside)  # without 申请人情况 above
    tables: Pieces = {
        "proactive": [proactive(report, items, rng, with_heads=with_heads)],
        "applications": [applications(report, people, rng, with_heads=with_heads, flat=flat)],
        "review": [review(report, outcomes, rng, with_heads=with_heads)],
    }
    tags = [f"heads: {chosen}" if with_heads else "heads: none", *(["no labels of groups"] if flat else [])]
    if with_heads and rng.random() < 0.3:
        piece = rng.choice(list(PIECES))
        tables = PIECES[piece](Copy(tables, report, outcomes), rng)
        tags.append(f"pieces: {piece}")
    return tables, tuple(tags)


# how it is written ----------------------------------------------------------------------------------


def _with_spans(dresses: Mapping[str, markup.Dress]) -> Callable[[Pieces, Random], _Draft]:
    def write(tables: Pieces, rng: Random) -> _Draft:
        style = markup.style(dresses, rng)
        return _draft(tables, lambda table: style.table(table, rng), (f"style: {style.name}",), is_page=True)

    return write


def _without_spans(tables: Pieces, rng: Random) -> _Draft:
    style, how = markup.style(markup.STYLES, rng), convention(rng)
    tags = (f"style: {style.name}", f"convention: {how}")
    return _draft(tables, lambda table: style.grid(rows(table, how), rng), tags, is_page=True)


def _noted(name: str) -> Callable[[Pieces, Random], _Draft]:
    def write(tables: Pieces, rng: Random) -> _Draft:
        how, state = convention(rng), rng.getstate()

        def write_table(table: Printed) -> str:
            rng.setstate(state)  # one tool: it writes every table in the same way
            return NOTATIONS[name](rows(table, how), rng)

        return _draft(tables, write_table, (f"convention: {how}",))

    return write


def _draft(tables: Pieces, write: Callable[[Printed], str], tags: tuple[str, ...], *, is_page: bool = False) -> _Draft:
    parts: list[str] = []
    for name, pieces in tables.items():
        parts.append(TITLES[name])
        for piece in pieces:
            parts += [piece.above] * bool(piece.above)
            parts.append(write(piece))
    return _Draft(_spaced(parts, is_page=is_page), frozenset(), tags, is_page)


def _spaced(parts: Sequence[str], *, is_page: bool) -> list[str]:
    """Tables in a text stand between empty lines."""
    return list(parts) if is_page else [part if "\n" not in part else f"\n{part}\n" for part in parts]


def _lined(name: str) -> Callable[[Pieces, Random], _Draft]:
    def write(tables: Pieces, rng: Random) -> _Draft:
        state = rng.getstate()
        parts: list[str] = []
        unsure: set[str] = set()
        for title, pieces in tables.items():
            parts.append(TITLES[title])
            for piece in pieces:
                rng.setstate(state)  # one tool: it writes every table in the same way
                written = UNRULED[name](piece, rng)
                parts += [piece.above] * bool(piece.above)
                parts += written.lines
                unsure |= written.unsure
        return _in_markup(parts, frozenset(unsure), rng)

    return write


def _mixed(tables: Pieces, rng: Random) -> _Draft:
    """Each table by another tool."""
    writers = [_noted(name) for name in NOTATIONS] + [_lined(name) for name in UNRULED]
    drafts = [rng.choice(writers)({name: pieces}, rng) for name, pieces in tables.items()]
    texts = [draft for draft in drafts if not draft.is_page]
    if len(texts) < len(drafts):
        return _mixed(tables, rng)
    parts = [part for draft in texts for part in draft.parts]
    unsure = frozenset(path for draft in texts for path in draft.unsure)
    return _Draft(parts, unsure, tuple(tag for draft in texts for tag in draft.tags))


def _in_markup(parts: Sequence[str], unsure: frozenset[str], rng: Random) -> _Draft:
    """A text without cells may stand in a page: paragraphs, line breaks, preformatted."""
    shape = rng.choice(("text", "text", "text", "paragraphs", "breaks", "pre"))
    tags = (f"in: {shape}",)
    if shape == "paragraphs":
        return _Draft([f"<p>{part or '&nbsp;'}</p>" for part in parts], unsure, tags, is_page=True)
    if shape == "breaks":
        return _Draft(["<div>" + "<br>\n".join(parts) + "</div>"], unsure, tags, is_page=True)
    if shape == "pre":
        return _Draft(["<pre>" + "\n".join(parts) + "</pre>"], unsure, tags, is_page=True)
    return _Draft(parts, unsure, tags)


KINDS: dict[str, Callable[[Pieces, Random], _Draft]] = {
    "html": _with_spans(markup.STYLES),
    "html in runs": _with_spans(markup.RUNS),
    "html without spans": _without_spans,
    **{name: _noted(name) for name in NOTATIONS},
    **{name: _lined(name) for name in UNRULED},
    "mixed": _mixed,
}
"""The kinds of document by name."""
