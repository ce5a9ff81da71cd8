"""`check_series(reports)`: the rules across years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from attrs import frozen

from govdisclosure.checking.catalogue import RULES
from govdisclosure.checking.context import Context
from govdisclosure.checking.result import Number, Result
from govdisclosure.checking.rule import Status
from govdisclosure.checking.tables import DOCUMENTS, ITEMS, WAN
from govdisclosure.schema import TABLES, AnnualReport, Money
from govdisclosure.text.normal import fold_width

__all__ = ["check_series"]

TELLING = 10
"""So many numbers above zero do not agree with last year's by chance."""

COPIED, MOSTLY, LONG = 95, 80, 200
"""Percent of copied text that is a copy, and that is worth a look; characters below which a text is only phrases."""

RECEIVED = "applications.received.total"
_sentences = re.compile(r"[。；！？;!?\n]+")
_numbers = re.compile(r"\d+")


def check_series(reports: Iterable[AnnualReport]) -> tuple[Result, ...]:
    """The rules across years, over reports of one organisation in any order; their forms may differ.

    Reports are put in the order of their years; of several for one year the last given stands for it, and
    the others are named. Each two neighbours give the results of every rule that applies to both;
    `Result.years` says which years were compared, and the paths are cells of the later report. A gap
    between years makes carry-over not assessable, never a contradiction.
    """
    given = list(reports)
    dated = [(report.year, report) for report in given if report.year is not None]
    latest = dict(dated)
    found = [_undated(report) for report in given if report.year is None]
    seen: dict[int, AnnualReport] = {}
    for year, report in dated:
        if year in seen:
            found.append(_again(year, seen[year], report))
        seen[year] = report
    years = sorted(latest)
    for before, after in pairwise(years):
        found += _Pair(Context.of(latest[before]), Context.of(latest[after]), (before, after)).results()
    order = {rule: place for place, rule in enumerate(RULES)}
    return tuple(sorted(found, key=lambda result: (order[result.rule], result.years)))


def _undated(report: AnnualReport) -> Result:
    return Result(RULES["year-sequence"], "NOT_ASSESSABLE", "overview", report.form.edition)


def _again(year: int, earlier: AnnualReport, later: AnnualReport) -> Result:
    """Two reports for one year: the same figures twice, or restated ones."""
    same = earlier.form.edition == later.form.edition and earlier.values() == later.values()
    changed = [] if earlier.form.edition != later.form.edition else [p for p, v in earlier.cells().items() if later.get(p) != v]
    facts = (
        (
            "what_zh",
            "同一年度有两份数据相同的报告" if same else f"同一年度有两份报告，{len(changed) or '多'}个数据不同，以后一份为准",
        ),
        (
            "what_en",
            "given twice with the same figures"
            if same
            else f"restated: {len(changed) or 'many'} figures differ; the later stands",
        ),
    )
    values = tuple(later.get(path) for path in changed)
    rule = RULES["year-sequence"]
    return Result(rule, "UNCERTAIN", "overview", later.form.edition, tuple(changed), values, facts=facts, years=(year, year))


@frozen
class _Pair:
    """Two reports of neighbouring years in a series."""

    last: Context
    this: Context
    years: tuple[int, int]

    @property
    def follows(self) -> bool:
        return self.years[1] == self.years[0] + 1

    def results(self) -> Iterator[Result]:
        yield self._sequence()
        yield from self._carry_over()
        if self.last.form.edition == self.this.form.edition:
            yield from self._stocks() if self.this.form.edition == "2021" else self._items()
            yield from (self._copied_table(table) for table in TABLES)
        yield from (self._copied_text(section) for section in ("overview", "problems", "other_matters"))
        if self.last.form.edition == self.this.form.edition == "2021":
            yield self._money_unit()
        yield self._growth()

    def _result(
        self,
        rule: str,
        status: Status,
        target: str,
        paths: Iterable[str] = (),
        left: Number | None = None,
        right: Number | None = None,
        **facts: str,
    ) -> Result:
        one = self.this.result(rule, status, target, paths, left, right, facts)
        return Result(one.of, status, target, one.edition, one.paths, one.values, left, right, one.missing, one.facts, self.years)

    def _equal(self, rule: str, target: str, paths: Iterable[str], left: int | None, right: int | None) -> Result:
        """A result of left = right that only neighbouring years can give."""
        if left is None or right is None or not self.follows:
            return self._result(rule, "NOT_ASSESSABLE", target, paths, left, right)
        return self._result(rule, "PASS" if left == right else RULES[rule].violated, target, paths, left, right)

    def _sequence(self) -> Result:
        first, last = self.years[0] + 1, self.years[1] - 1
        lacking = f"{first}" if first == last else f"{first}-{last}"
        status: Status = "PASS" if self.follows else "UNCERTAIN"
        zh, en = f"缺少{lacking}年的报告", f"no report for {lacking}"
        return self._result("year-sequence", status, "overview", what_zh=zh, what_en=en)

    def _carry_over(self) -> Iterator[Result]:
        for path in self.this.below("applications.carried_in"):
            column = path.rpartition(".")[2]
            left, right = self.this.counts([path])[0], self.last.counts([f"applications.carried_forward.{column}"])[0]
            yield self._equal("year-carry-over", path, [path], left, right)

    def _stocks(self) -> Iterator[Result]:
        for row in DOCUMENTS:
            paths = [f"{row}.{name}" for name in ("issued", "repealed", "in_force")]
            issued, repealed, in_force = self.this.counts(paths)
            before = self.last.counts(paths[2:])[0]
            right = None if issued is None or repealed is None or before is None else before + issued - repealed
            yield self._equal("year-stock", paths[2], paths, in_force, right)

    def _items(self) -> Iterator[Result]:
        for name in ITEMS:
            paths = [f"proactive.{name}.previous_items", f"proactive.{name}.change"]
            previous, change = self.last.counts(paths)
            right = None if previous is None or change is None else previous + change
            yield self._equal("year-items", paths[0], paths[:1], self.this.counts(paths[:1])[0], right)

    def _copied_table(self, table: str) -> Result:
        start, stop = self.this.form.spans[table]  # type: ignore[index]
        now, before = self.this.values[start:stop], self.last.values[start:stop]
        count = sum(1 for value in now if value and not (isinstance(value, Money) and not value.amount))
        paths = self.this.below(table)
        if not any(value is not None for value in now) or not any(value is not None for value in before):
            return self._result("year-copied-table", "NOT_ASSESSABLE", table, paths)
        status: Status = "PASS"
        if now == before and count > 1:
            status = "FAIL" if count >= TELLING else "UNCERTAIN"
        return self._result("year-copied-table", status, table, paths, count=str(count))

    def _copied_text(self, section: str) -> Result:
        now, before = getattr(self.this.report, section), getattr(self.last.report, section)
        if not now or not before:
            return self._result("year-copied-text", "NOT_ASSESSABLE", section, percent="—")
        percent = _percent_copied(now, before)
        long = len(now) >= LONG and section != "other_matters"
        status: Status = "FAIL" if long and percent >= COPIED else "UNCERTAIN" if long and percent >= MOSTLY else "PASS"
        return self._result("year-copied-text", status, section, percent=str(percent))

    def _money_unit(self) -> Result:
        path = "proactive.fees.amount"
        now, before = self.this.get(path), self.last.get(path)
        if not isinstance(now, Money) or not isinstance(before, Money):
            return self._result("year-money-unit", "NOT_ASSESSABLE", path, [path])
        small, large = sorted((abs(now.amount), abs(before.amount)))
        odd = small > 0 and WAN / 10 <= large / small <= WAN * 10
        return self._result("year-money-unit", "UNCERTAIN" if odd else "PASS", path, [path], now.amount, before.amount)

    def _growth(self) -> Result:
        """The first growth in percent that the text tells of requests and that the tables do not bear out."""
        told = [figure for figure in self.this.figures if figure.kind == "growth" and figure.readings]
        now, before = self.this.counts([RECEIVED])[0], self.last.counts([RECEIVED])[0]
        if not told:
            return self._result("year-growth", "PASS", RECEIVED, [RECEIVED], quote="—")
        if now is None or not before or not self.follows:
            return self._result("year-growth", "NOT_ASSESSABLE", RECEIVED, [RECEIVED], quote=told[0].text)
        growth = Decimal(100 * (now - before)) / before
        for figure in told:
            unit = Decimal(1).scaleb(int(Decimal(figure.value).as_tuple().exponent))
            falls = re.search("下降|减少|回落", fold_width(figure.text)) is not None
            stated = -Decimal(figure.value) if falls else Decimal(figure.value)
            if abs(stated - growth) >= unit:
                right = growth.quantize(unit)
                return self._result("year-growth", "UNCERTAIN", RECEIVED, [RECEIVED], stated, right, quote=figure.text)
        return self._result("year-growth", "PASS", RECEIVED, [RECEIVED], quote=told[0].text)


def _percent_copied(now: str, before: str) -> int:
    """How much of a text stands in sentences that the earlier text has as well, numbers aside."""
    known = {_plain(sentence) for sentence in _sentences.split(before)}
    own = [_plain(sentence) for sentence in _sentences.split(now)]
    total = sum(map(len, own))
    return 100 * sum(len(sentence) for sentence in own if sentence in known) // total if total else 0


def _plain(sentence: str) -> str:
    return _numbers.sub("0", fold_width(sentence).strip())
