"""What a picture draws: the number of a cell as the report states it, and what the cell is called."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from govdisclosure.comparing import comparable
from govdisclosure.errors import UndrawableError
from govdisclosure.message import Language, Message
from govdisclosure.schema import AnnualReport, CellValue, Money

__all__ = ["BLANK", "Point", "called", "one_unit", "point"]

BLANK = Message("未填", "blank")
UNITS = Message("金额的单位不同，不能画在一起：{units}", "amounts in different units cannot be drawn together: {units}")
NO_UNIT = Message("未写单位", "no unit")
TOO_LARGE = Message("{path} 的数太大，无法作图", "the number of {path} is too large to be drawn")

MAX_DRAWN = 10**15
"""Beyond this a length on paper, which is a float, is no longer exact to the unit."""


@frozen
class Point:
    """One number of a report to draw: `height` is what is drawn, `words` is what is printed beside it.

    Both are None, and "未填" or "blank", where the report states nothing.
    """

    height: float | None
    words: str
    unit: str | None = None


def value_of(report: AnnualReport, path: str) -> CellValue:
    """The value of a cell; of one that only the other form has, what both forms share. Raises `UnknownPathError`."""
    return report.get(path) if path in report.form.index else comparable(report)[path]


def point(report: AnnualReport, path: str, lang: Language) -> Point:
    """The number that a report states in a cell."""
    value = value_of(report, path)
    if value is None:
        return Point(None, BLANK[lang])
    amount = value.amount if isinstance(value, Money) else Decimal(value)
    if abs(amount) > MAX_DRAWN:
        raise UndrawableError(Message(TOO_LARGE.zh.format(path=path), TOO_LARGE.en.format(path=path)))
    if isinstance(value, Money):
        return Point(float(amount), f"{value.amount:f}", value.unit or NO_UNIT[lang])
    return Point(float(value), f"{value:,}")


def one_unit(points: list[Point]) -> str | None:
    """The unit of all amounts; None for counts. Raises `UndrawableError` if there are several."""
    units = dict.fromkeys(one.unit for one in points if one.height is not None)
    if len(units) > 1:
        listed = ", ".join(str(unit) for unit in units)
        raise UndrawableError(Message(UNITS.zh.format(units=listed), UNITS.en.format(units=listed)))
    return next(iter(units), None)


def called(report: AnnualReport, path: str) -> str:
    """The labels of a cell from the outside in, its column only where that is not 总计; a path of the other form as it is."""
    if path not in report.form.index:
        return path
    cell = report.form.cell(path)
    return " · ".join(cell.row if cell.column == "总计" else (*cell.row, cell.column))
