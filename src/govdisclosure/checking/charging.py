"""What section six tells of the fee for processing requests: what was asked for, and what was taken.

An amount is what its verb says: 收取 and 缴纳 take it, a notice (收费通知…总金额) asks for it, and what was waived, paid back or
not paid is neither. An amount without a verb has that of the clause before. The scale (每件100元) and last year's are no amounts.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from govdisclosure.text.numerals import NUMERALS, numeral

__all__ = ["YUAN_PER_WAN", "Fee", "Told", "told_fee"]

YUAN_PER_WAN = 10_000

Act = Literal["taken", "asked", "lost"]


class Fee(NamedTuple):
    """An amount in yuan, the requests that it was for (None: not told), and the words that tell it."""

    yuan: Decimal
    requests: int | None
    text: str


class Told(NamedTuple):
    """What was asked for and what was taken; None where no amount, or more than one, is told. `partly`: some was lost."""

    asked: Fee | None = None
    taken: Fee | None = None
    partly: bool = False


MAX_CLAUSE = 200
"""Characters of a clause that is read: each amount is held to the verbs of its clause, which costs the square of its length."""

_sentences = re.compile(r"[^。\n]+")
_clauses = re.compile(r"(?:[^,;:]|(?<=\d),(?=\d{3}))+")
_fee = re.compile("信息(?:公开)?(?:信息)?处理费|收费通知|信息公开[^,。;]{0,8}(?:收费|费用)")
_goes_on = re.compile("收取|实收|金额|减免|缴")
_other = re.compile("行政事业性收费|经费|支出|补贴|罚款|同期|同比|上年|去年|[较比]\\d{4}年|增加|下降")
_amount = re.compile(
    rf"(?P<open>约|近|超过|不足|逾|每[件页份次]|标准为?)?(?:人民币)?(?<![\d.])"
    rf"(?:(?P<digits>\d[\d,]{{0,14}}(?:\.\d{{1,6}})?)(?P<wan>万)?|(?<![{NUMERALS}])(?P<words>[{NUMERALS}]{{1,12}}))(?P<more>[余多])?元(?P<per>[/每])?"
)
_act = re.compile(
    "(?P<lost>(?<!未)(?<!没有)(?<!无)(?:[减豁]免|免[收除予]|减收|退[还费回])|未[收缴]|尚未|欠缴|不再收取|没有收)"
    "|(?P<asked>应收|应缴|通知|告知)|(?P<taken>实收|收取|[计征]收|收缴|收到|缴|入库|收入)"
)
_sum = re.compile("共|合计|总计|全年|总")
_requests = re.compile(r"(?<!\d)(\d{1,7})(?:件|份|条|宗|人次)")


class _Amount(NamedTuple):
    act: Act
    fee: Fee
    sums: bool


def told_fee(text: str) -> Told:
    """The fee that a section (its width folded) tells of.

    >>> told = told_fee("发出收费通知2件,总金额700元,实际收取信息处理费300元,减免400元。")
    >>> told.asked.yuan, told.asked.requests, told.taken.yuan, told.partly
    (Decimal('700'), 2, Decimal('300'), True)
    """
    reader = _Reader()
    for sentence in _sentences.findall(text) if _fee.search(text) else ():
        reader.take(sentence)
    found = reader.found
    return Told(_only(found, "asked"), _only(found, "taken"), any(amount.act == "lost" for amount in found))


def _only(found: list[_Amount], act: Act) -> Fee | None:
    """The one amount of an act, or the one that sums up the others."""
    own = [amount for amount in found if amount.act == act]
    if len({amount.fee.yuan for amount in own}) > 1:
        own = [amount for amount in own if amount.sums]
    return own[-1].fee if len({amount.fee.yuan for amount in own}) == 1 else None


class _Reader:
    """The amounts of a section so far, and what the clause read last was about: an act, and a number of requests."""

    def __init__(self) -> None:
        self.found: list[_Amount] = []
        self.about = False
        self.act: Act = "taken"
        self.requests: int | None = None

    def take(self, sentence: str) -> None:
        """Take in a sentence, if it is about the fee or goes on with it."""
        begins = _fee.search(sentence)
        goes_on = self.about and _goes_on.search(sentence) is not None
        self.about = begins is not None or goes_on
        if begins and not goes_on:
            self.act, self.requests = "taken", None
        for clause in _clauses.finditer(sentence) if self.about else ():
            silent = begins is not None and clause.end() <= begins.start()
            if not silent and len(clause[0]) <= MAX_CLAUSE and (_fee.search(clause[0]) or not _other.search(clause[0])):
                self._clause(clause[0], sentence.strip())

    def _clause(self, words: str, sentence: str) -> None:
        counted = _requests.findall(words)
        if counted:
            self.requests = int(counted[0]) if len(counted) == 1 else None
        for amount in _amount.finditer(words):
            yuan = None if amount["open"] or amount["more"] or amount["per"] else _yuan(amount)
            if yuan is not None:
                told = _act_of(words, self.act, amount.start())
                self.found.append(_Amount(told, Fee(yuan, self.requests, sentence), _sum.search(words) is not None))
        self.act = _act_of(words, self.act, len(words))


def _act_of(words: str, act: Act, place: int) -> Act:
    """The act of the last verb before a place, else of the first behind it, else the one before this clause."""
    acts: list[tuple[int, Act]] = [(match.start(), _named(match)) for match in _act.finditer(words)]
    before: list[Act] = [one for start, one in acts if start < place]
    behind: list[Act] = [one for start, one in acts if start >= place]
    return (before[-1:] or behind[:1] or [act])[0]


def _named(match: re.Match[str]) -> Act:
    acts: tuple[Act, ...] = ("lost", "asked", "taken")
    return next(act for act in acts if match[act])


def _yuan(amount: re.Match[str]) -> Decimal | None:
    if amount["words"]:
        whole = numeral(amount["words"])
        return None if whole is None else Decimal(whole)
    yuan = Decimal(amount["digits"].replace(",", "")) * (YUAN_PER_WAN if amount["wan"] else 1)
    return Decimal(int(yuan)) if yuan == int(yuan) else yuan
