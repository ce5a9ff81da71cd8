"""The labels of both forms as readers meet them: one look-up from a cell's text to what it may be.

Built by walking the schema, and from how copies and offices vary its labels.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from govdisclosure.reading.variants import VARIANTS
from govdisclosure.schema import FORMS, Table
from govdisclosure.schema.applications import APPLICANTS, CORNER, ORGANIZATIONS
from govdisclosure.schema.proactive import CONTENT
from govdisclosure.text.normal import compact, fold_width

__all__ = [
    "BEGINNINGS",
    "NOTHING_FOUND",
    "WHOLE",
    "Found",
    "Label",
    "LabelKind",
    "is_piece",
    "key_of",
    "key_without_brackets",
    "look_up",
]

LabelKind = Literal["caption", "corner", "column", "group", "row"]


class Label(NamedTuple):
    """What a text may be: `name` is a column's field, a row's path below its table, or a group's path."""

    kind: LabelKind
    table: Table
    name: str


class Found(NamedTuple):
    """The labels that a text may be, its leading number (七, 3) and whether its wording is that of a form."""

    labels: tuple[Label, ...] = ()
    number: str = ""
    is_official: bool = False

    def of(self, table: Table | None, *kinds: LabelKind) -> Label | None:
        """The label of this table and one of these kinds."""
        for label in self.labels:
            if label.table == table and label.kind in kinds:
                return label
        return None


NOTHING_FOUND = Found()
"""What a text is that no form prints."""

_parens = re.compile(r"[（(\[〔【][^（()）\[\]〔〕【】]*[)）\]〕】]")
_open_paren = re.compile(r"[（(].*", re.DOTALL)
_unseen = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]+")
_ordinal = re.compile(r"\s*[（(]?\s*([一二三四五六七八九十]|[0-9]{1,2})\s*(?:[)）][、.．]?|[、.．,，:：])\s*")
_caption = re.compile(r"第?二十条第?([一二三四五六七八九十]+)项")
_letters = re.compile("[A-Za-z]+")
_WORDS = str.maketrans("它祇衹隻製覆", "他只只只制复")


LONGEST = 400
"""Characters beyond which a text is no label, nor kept; the longest seen is an instruction of 150 in a bracket."""


def key_of(text: str) -> str:
    """What labels are looked up by: no blanks, punctuation or letters (no label has one; glosses have)."""
    return _known_key(text) if len(text) <= LONGEST else _key(text)


def _key(text: str) -> str:
    return (
        _letters.sub("", compact(text)).translate(_WORDS).replace("档案", "文件").replace("资讯", "信息").replace("专案", "项目")
    )


_known_key = lru_cache(maxsize=8192)(_key)


def _bare(text: str) -> str:
    """A label without its number."""
    return _ordinal.sub("", text, count=1)


def _declared() -> dict[str, list[tuple[str, Label]]]:
    """Every label that the forms print, with what it is; bare wording (no number, no brackets) to labels."""
    found: dict[str, list[tuple[str, Label]]] = {}

    def add(label: str, what: Label) -> None:
        own = found.setdefault(key_of(_bare(_parens.sub("", _bare(label)))), [])
        if what not in (known for _, known in own):
            own.append((label, what))

    for form in FORMS.values():
        for row in form.rows:
            below = row.name
            kind: LabelKind = "group" if row.table == "review" else "row"
            add(row.labels[-1], Label(kind, row.table, below))
            if row.table == "applications":
                for depth, label in enumerate(row.labels[:-1], 1):
                    add(label, Label("group", row.table, ".".join(below.split(".")[:depth])))
            if row.table == "review" and len(row.labels) > 1:
                add(row.labels[0], Label("group", row.table, "litigation"))
        for cell in form.cells:
            add(cell.column, Label("column", cell.table, cell.name))
    return found


def _index() -> dict[str, tuple[Label, ...]]:
    index: dict[str, tuple[Label, ...]] = {}
    for key, labels in _declared().items():
        index[key] = tuple(what for _, what in labels)
    for official, others in VARIANTS.items():
        known = index[key_of(_bare(_parens.sub("", _bare(official))))]
        for other in others:
            index.setdefault(other, known)
    for text, what in (
        (CONTENT, Label("corner", "proactive", "")),
        (APPLICANTS, Label("corner", "applications", "")),
        (ORGANIZATIONS[0], Label("group", "applications", "organizations")),
        ("法人和其他组织", Label("group", "applications", "organizations")),
        ("小计", Label("column", "applications", "subtotal")),
        ("法人小计", Label("column", "applications", "subtotal")),
    ):
        index[text] = (what,)
    return index


OFFICIAL = frozenset(_declared())
"""The wordings that the forms print."""

INDEX = _index()
WITH_COLUMN = frozenset(
    key for key, labels in INDEX.items() if {"row", "column"} <= {label.kind for label in labels if label.table == "applications"}
)
"""Wordings of rows that are also those of columns: there the number decides (3.其他, （七）总计)."""

OTHER = "其他"
"""Also the beginning of （六）其他处理, which is often cut there: only its own number makes it a row."""

CAPTIONS = tuple(f"二十条第{number}项" for number in "一五六八九")
WHOLE = frozenset((*INDEX, *CAPTIONS, *(f"第{caption}" for caption in CAPTIONS), key_of(CORNER)))
"""Everything that a label can be, by `key_of` without its number."""

BEGINNINGS = frozenset(key[:length] for key in WHOLE for length in range(1, len(key) + 1))
"""What labels begin with."""

TOGETHER = "|".join(WHOLE)


def look_up(text: str) -> Found:
    """What a text (in simplified script, without glosses) may be in the tables of the forms.

    >>> look_up("（七）总计").number, [label.kind for label in look_up("总 计").labels]
    ('七', ['row', 'column', 'column'])
    >>> look_up("规章(县级无此项)").labels[0].name, look_up("第二十条  第（八）项").labels[0].name
    ('regulations', '八')
    >>> look_up("科研机构 科研机构") == look_up("科研机构"), look_up("科研机构 商业企业").labels
    (True, ())
    """
    return NOTHING_FOUND if len(text) > LONGEST else _look_up(text)


@lru_cache(maxsize=8192)
def _look_up(text: str) -> Found:
    text = fold_width(_unseen.sub("", text))
    match = _ordinal.match(text)
    number, rest = (match[1], text[match.end() :]) if match else ("", text)
    key = _said_once(key_of(rest))
    if not key:
        return NOTHING_FOUND
    if caption := _caption.fullmatch(key_of(text)):
        return Found((Label("caption", "proactive", caption[1]),))
    if "勾稽关系" in key:
        return Found((Label("corner", "applications", ""),))
    if key not in INDEX and (inner := _inside_group(rest)):
        return inner
    labels = INDEX.get(key) or _without_brackets(rest)
    if number and key in WITH_COLUMN:
        labels = tuple(label for label in labels if label.kind == "row" and (key != OTHER or number == "3"))
    return Found(labels, number, key in OFFICIAL) if labels else NOTHING_FOUND


def _said_once(key: str) -> str:
    """The label that a cell says twice, as tools write what a page keeps for several widths of the screen; else the key."""
    half = key[: len(key) // 2]
    return half if half * 2 == key and half in INDEX else key


def is_piece(key: str) -> bool:
    """Whether a key is what may be left of a label that was cut: a part of one, with or without its number, or a number.

    >>> is_piece("求缴纳费用行政机关"), is_piece("2行制作"), is_piece("8"), is_piece("全年工作")
    (True, True, True, False)
    """
    return _known_piece(key) if len(key) <= LONGEST else _piece(key)


def _piece(key: str) -> bool:
    bare = key.lstrip("一二三四五六七八九十0123456789")
    return key in TOGETHER or (bare in TOGETHER if bare else len(key) <= 2)


_known_piece = lru_cache(maxsize=8192)(_piece)


def _without_brackets(text: str) -> tuple[Label, ...]:
    """The label in front of or around an explanation in brackets, which may not be closed."""
    inner = _parens.search(text)
    if inner is not None:
        labels = INDEX.get(key_of(inner[0]), ())
        if any(label.table == "review" and label.kind == "group" for label in labels):
            return labels  # 行政诉讼（复议后起诉）: the bracket names the block
    for pattern in (_parens, _open_paren):
        key = key_of(pattern.sub("", text))
        if key and key in INDEX:
            return INDEX[key]
    return ()


GROUPS = {
    key: label for key, labels in INDEX.items() for label in labels if label.kind == "group" and label.name != "organizations"
}
"""The wordings of groups of rows."""

_group = re.compile(f"({'|'.join(sorted(GROUPS, key=len, reverse=True))})[^\\w（(]*(?=.)", re.DOTALL)


def _inside_group(text: str) -> Found | None:
    """What a label may be behind that of its group in the same cell: 本年度办理结果（一）予以公开."""
    match = _group.match(text)
    if match is None:
        return None
    found = _look_up(text[match.end() :])
    group = GROUPS[match[1]]
    inside = any(label.table == group.table and label.name.startswith(group.name) for label in found.labels)
    return found if inside else None


def key_without_brackets(text: str) -> str:
    """The key of a label without its number and without the explanation in brackets."""
    return key_of(_open_paren.sub("", _bare(fold_width(text))))
