"""What of a report is last year's: tables and texts that were copied."""

from __future__ import annotations

from collections.abc import Iterator

from govdisclosure.checking.copies import RUN, copied
from govdisclosure.checking.pair import Pair
from govdisclosure.checking.result import Result
from govdisclosure.checking.rule import Rule, Status, rule
from govdisclosure.message import Message
from govdisclosure.schema import TABLES, CellValue, Money, Table

__all__ = ["copied_tables", "copied_texts"]

COPIES = Message("国办公开办函〔2021〕30号：严肃追究照抄照搬", "国办公开办函〔2021〕30号: copied reports are pursued")

YEAR_COPIED_TABLE = Rule(
    id="year-copied-table",
    scope="series",
    title=Message("表格数据未照抄上年报告", "A table is not a copy of last year's"),
    formula=Message(
        "非零数据达到10项时，不与上年完全相同", "with ten numbers or more above zero, not all numbers are the same as last year"
    ),
    clause=COPIES,
    severity="warning",
    messages={
        "PASS": Message("{years}年：{place}：未发现照抄上年数据", "{years}: {place}: not the same as last year"),
        "FAIL": Message(
            "{years}年：{place}：{count}项非零数据与上年完全相同，疑似照抄上年数据",
            "{years}: {place}: all {count} numbers above zero are last year's",
        ),
        "UNCERTAIN": Message(
            "{years}年：{place}：{count}项非零数据与上年完全相同，可能是巧合",
            "{years}: {place}: all {count} numbers above zero are last year's, perhaps by chance",
        ),
        "NOT_ASSESSABLE": Message(
            "{years}年：{place}：非零数据过少，无法核对是否照抄", "{years}: {place}: too few numbers above zero to tell a copy"
        ),
    },
    caveats=(Message("数据很少时可能是巧合", "few numbers can agree by chance"),),
)

MIN_TELLING = 10
"""So many numbers above zero do not agree with last year's by chance."""


@rule(YEAR_COPIED_TABLE)
def copied_tables(pair: Pair) -> Iterator[Result]:
    """A result for each table, where both years follow the same form."""
    if pair.edition is not None:
        for table in TABLES:
            yield _copied_table(pair, table)


def _copied_table(pair: Pair, table: Table) -> Result:
    start, stop = pair.this.form.spans[table]
    now, before = pair.this.values[start:stop], pair.last.values[start:stop]
    count = sum(map(_is_telling, now))
    status: Status = "PASS"
    if (now == before and count <= 1) or not any(map(_is_stated, now)) or not any(map(_is_stated, before)):
        status = "NOT_ASSESSABLE"
    elif now == before:
        status = "FAIL" if count >= MIN_TELLING else "UNCERTAIN"
    return pair.result(YEAR_COPIED_TABLE, status, table, pair.this.below(table), facts={"count": str(count)})


def _is_stated(value: CellValue) -> bool:
    return value is not None


def _is_telling(value: CellValue) -> bool:
    """True for a number other than zero."""
    return bool(value.amount if isinstance(value, Money) else value)


YEAR_COPIED_TEXT = Rule(
    id="year-copied-text",
    scope="series",
    title=Message("文字内容未照抄上年报告", "A text is not a copy of last year's"),
    formula=Message(
        f"本年文字中，与上年文字连续{RUN}字以上相同的部分不足65%（年份、标点、固定用语和载有新数字的分句不计）",
        f"less than 65 % of the characters stand in runs of {RUN} or more that last year's text has as well (years, "
        "punctuation, standing phrases and clauses with new figures aside)",
    ),
    clause=COPIES,
    severity="warning",
    messages={
        "PASS": Message(
            "{years}年：{place}：文字内容未照抄上年报告（相同部分占{percent}%）",
            "{years}: {place}: not a copy of last year's text ({percent}% are the same)",
        ),
        "FAIL": Message(
            "{years}年：{place}：{percent}%的文字与上年相同，疑似照抄（如“{quote}”）",
            "{years}: {place}: {percent}% of the text is last year's, for example {quote}",
        ),
        "UNCERTAIN": Message(
            "{years}年：{place}：{percent}%的文字与上年相同，请核实（如“{quote}”）",
            "{years}: {place}: {percent}% of the text is last year's, for example {quote}",
        ),
        "NOT_ASSESSABLE": Message(
            "{years}年：{place}：文字过少或缺失，无法核对", "{years}: {place}: too little text to tell a copy"
        ),
    },
    caveats=(Message("固定用语每年相同是正常的", "standing phrases are rightly the same each year"),),
)

MIN_COPIED, MIN_SIMILAR = 95, 65
"""Percent that make a copy of the whole text, and that make its prose worth a look.

Of real texts with 60 characters of their own or more, those of different offices share at most 34 %, and copies in which a
word of every sentence was changed at least 69 % (31 texts of 28 reports, each against all others, and twenty copies of each).
The lower bound is nearer to the copies, as two texts of one office share its own words. With 95 %, hardly more than a word in
every second sentence is new.
"""

MIN_COUNTED = 60
"""A text with fewer characters of its own is a phrase or two, which may be the same each year."""


@rule(YEAR_COPIED_TEXT)
def copied_texts(pair: Pair) -> Iterator[Result]:
    """A result for each of the three sections of text."""
    for section in ("overview", "problems", "other_matters"):
        now, before = getattr(pair.this.report, section), getattr(pair.last.report, section)
        yield _copied_text(pair, section, now or "", before or "")


def _copied_text(pair: Pair, section: str, now: str, before: str) -> Result:
    found = copied(now, before)
    status: Status = "PASS"
    if not now or not before or not found.counted:
        status = "NOT_ASSESSABLE"
    elif found.counted >= MIN_COUNTED and found.prose >= MIN_SIMILAR:
        status = "FAIL" if found.whole >= MIN_COPIED else "UNCERTAIN"
    return pair.result(YEAR_COPIED_TEXT, status, section, facts={"percent": str(found.prose), "quote": found.quote})
