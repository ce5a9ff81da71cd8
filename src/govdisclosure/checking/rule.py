"""A rule as data: what it states, what it rests on, how its findings are worded; and the function that judges it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, Literal, ParamSpec, TypeVar

from attrs import field, frozen

from govdisclosure.message import Message, Severity, one_line
from govdisclosure.schema import FORMS, Edition

__all__ = ["Judge", "Rule", "Scope", "Status", "rule"]

Status = Literal["PASS", "FAIL", "UNCERTAIN", "NOT_ASSESSABLE"]
"""The four statuses of the contract, section 4."""

Scope = Literal["report", "headings", "series", "sums"]
"""What a rule looks at: one report, the headings of its source, reports of several years, a parent and its children."""


@one_line
@frozen(kw_only=True)
class Rule:
    """One rule of the rule set. Two rules are equal when their ids are; ids are never renamed, only retired.

    `editions` are the official forms it applies to; `formula` its statement; `clause` what it rests on
    (the printed form, an article of the Regulation, or the meaning of the cells); `violated` the status
    of a result where the numbers contradict the statement: FAIL, or UNCERTAIN where something lawful
    outside the report can explain it. `messages` are the templates of its wording by status, `caveats`
    what else can explain a finding, `since` the rule set that brought it. `arithmetic` is the statement for
    programs (see `checking.proof`), where it is arithmetic: paths, `last:` before a cell of the year before, and
    `{target}`, `{row}` (the target's row).
    """

    id: str
    title: Message = field(eq=False)
    formula: Message = field(eq=False)
    clause: Message = field(eq=False)
    severity: Severity = field(eq=False)
    messages: Mapping[Status, Message] = field(eq=False, repr=False)
    scope: Scope = field(default="report", eq=False)
    editions: tuple[Edition, ...] = field(default=tuple(FORMS), eq=False)
    violated: Status = field(default="FAIL", eq=False)
    caveats: tuple[Message, ...] = field(default=(), eq=False, repr=False)
    since: str = field(default="1.0", eq=False)
    arithmetic: str | None = field(default=None, eq=False, repr=False)


P = ParamSpec("P")
R = TypeVar("R")


@frozen
class Judge(Generic[P, R]):
    """A function together with the rules whose results it gives. It is called as the function is."""

    function: Callable[P, Iterable[R]]
    rules: tuple[Rule, ...]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Iterable[R]:
        """The results that the function gives."""
        return self.function(*args, **kwargs)

    def applies(self, edition: Edition) -> bool:
        """True if one of its rules is about this form."""
        return any(edition in one.editions for one in self.rules)


def rule(*rules: Rule) -> Callable[[Callable[P, Iterable[R]]], Judge[P, R]]:
    """Declare that the decorated function gives the results of these rules."""
    return lambda function: Judge[Any, Any](function, rules)
