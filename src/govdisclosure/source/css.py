"""What style rules say of a page: which elements they hide, strike out, or set above or below the line.

Only what bears on a figure is understood: selectors of tags, classes and ids, one within another, and four
properties. What else a style sheet may hold (other selectors, rules for print) is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from govdisclosure.source.elements import Element

__all__ = ["Rules", "declarations", "read_rules"]

PROPERTIES = ("display", "visibility", "vertical-align", "text-decoration", "text-decoration-line")

MAX_RULES, MAX_RULES_OF_ONE = 500, 12
"""Rules that are looked at, of all and of those for one class, id or tag (the last, which win): each takes time."""

MAX_ANCESTORS = 50
"""Elements around one that are compared with a selector of several steps."""

_token = re.compile(r"/\*.*?(?:\*/|\Z)|[{}]", re.DOTALL)
_declaration = re.compile(r"(?:^|;)\s*([a-z-]+)\s*:\s*([^;!]*)(!\s*important)?", re.IGNORECASE)
_compound = re.compile(r"([A-Za-z][A-Za-z0-9]*|\*)?((?:[.#](?:[A-Za-z_-]|[^\x00-\x7f])(?:[\w-]|[^\x00-\x7f])*)*)")
_name = re.compile(r"[.#][^.#]+")


class _Compound(NamedTuple):
    """One step of a selector: `td.hide#total`."""

    tag: str
    names: frozenset[str]

    def matches(self, tag: str, names: frozenset[str]) -> bool:
        """True if an element of this tag, with these classes and this id, is meant."""
        return self.tag in {"", "*", tag} and self.names <= names


class _Rule(NamedTuple):
    """A selector with what it says; `weight` is its specificity and its place among the rules."""

    steps: tuple[_Compound, ...]
    weight: tuple[int, int, int, int]
    values: Mapping[str, tuple[bool, str]]

    @property
    def stated(self) -> dict[str, str]:
        """The values alone."""
        return {name: value for name, (_, value) in self.values.items()}


def declarations(style: str) -> dict[str, tuple[bool, str]]:
    """The properties that bear on figures, each with whether it is important, and its value.

    >>> declarations("DISPLAY: NONE; color: red; visibility: hidden !important")
    {'display': (False, 'none'), 'visibility': (True, 'hidden')}
    """
    found: dict[str, tuple[bool, str]] = {}
    for name, value, important in _declaration.findall(style):
        if name.lower() in PROPERTIES:
            found[name.lower()] = (bool(important), value.strip().lower())
    return found


class Rules:
    """The rules of a page, found by the tag, the classes and the id of an element."""

    def __init__(self, rules: list[_Rule]) -> None:
        self.by_name: dict[str, list[_Rule]] = defaultdict(list)
        for rule in rules:
            last = rule.steps[-1]
            self.by_name[min(last.names, default=last.tag)].append(rule)
        for key, found in self.by_name.items():
            self.by_name[key] = found[-MAX_RULES_OF_ONE:]

    def values(self, element: Element) -> dict[str, str]:
        """What the rules and the element's own style say of it, the strongest for each property."""
        tag, names = str(element.tag), _names(element)
        found: dict[str, tuple[tuple[bool, bool, tuple[int, ...]], str]] = {}
        for name, (important, value) in declarations(element.get("style") or "").items():
            found[name] = (important, True, ()), value
        for key in (*names, tag):
            for rule in self.by_name.get(key, ()):
                if rule.steps[-1].matches(tag, names) and _stands_within(element, rule.steps[:-1]):
                    _add(found, rule)
        return {name: value for name, (_, value) in found.items()}

    def selects(self, bears: Callable[[Mapping[str, str]], bool]) -> tuple[set[str], set[str]]:
        """The tags and the names (with their sign) that rules are for whose values bear on figures."""
        keys = {key for key, rules in self.by_name.items() if any(bears(rule.stated) for rule in rules)}
        names = {key for key in keys if key[:1] in {".", "#"}}
        return keys - names, names


def _add(found: dict[str, tuple[tuple[bool, bool, tuple[int, ...]], str]], rule: _Rule) -> None:
    for name, (important, value) in rule.values.items():
        weight = (important, False, rule.weight)
        if name not in found or found[name][0] <= weight:
            found[name] = weight, value


def _names(element: Element) -> frozenset[str]:
    classes = {f".{name}" for name in (element.get("class") or "").split()}
    identity = element.get("id")
    return frozenset(classes | {f"#{identity}"} if identity else classes)


def _stands_within(element: Element, steps: tuple[_Compound, ...]) -> bool:
    """True if the elements around this one are those of the steps, in their order."""
    waiting = list(steps)
    for count, around in enumerate(element.iterancestors()):
        if not waiting or count == MAX_ANCESTORS:
            break
        if waiting[-1].matches(str(around.tag), _names(around)):
            waiting.pop()
    return not waiting


# style sheets ----------------------------------------------------------------------------------------


def read_rules(sheets: list[str]) -> Rules:
    """The rules of style sheets that bear on figures."""
    rules: list[_Rule] = []
    for sheet in sheets:
        for selectors, body in _blocks(sheet):
            values = declarations(body)
            if not values:
                continue
            for selector in selectors.split(","):
                if len(rules) < MAX_RULES and (steps := _steps(selector)):
                    rules.append(_Rule(steps, (*_specificity(steps), len(rules)), values))
    return Rules(rules)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and the body of each rule that holds for the screen."""
    opened: list[str] = []
    text = ""
    done = 0
    for token in _token.finditer(sheet):
        text += sheet[done : token.start()]
        done = token.end()
        if token[0] == "{":
            opened.append(text.rpartition(";")[2].strip())
            text = ""
        elif token[0] == "}":
            prelude = opened.pop() if opened else ""
            if prelude and not prelude.startswith("@") and all(map(_is_for_screen, opened)):
                yield prelude, text
            text = ""


def _is_for_screen(prelude: str) -> bool:
    return prelude.startswith("@media") and ("screen" in prelude or "all" in prelude)


def _steps(selector: str) -> tuple[_Compound, ...]:
    """The steps of a selector; none if it is of another kind (children, siblings, states, attributes)."""
    steps: list[_Compound] = []
    for source in selector.split():
        match = _compound.fullmatch(source)
        if match is None:
            return ()
        steps.append(_Compound((match[1] or "").lower(), frozenset(_name.findall(match[2]))))
    return tuple(steps) if steps and (steps[-1].names or steps[-1].tag not in {"", "*"}) else ()


def _specificity(steps: tuple[_Compound, ...]) -> tuple[int, int, int]:
    """How many ids, classes and tags a selector names."""
    names = [name for step in steps for name in step.names]
    ids = sum(1 for name in names if name.startswith("#"))
    return ids, len(names) - ids, sum(1 for step in steps if step.tag not in {"", "*"})
