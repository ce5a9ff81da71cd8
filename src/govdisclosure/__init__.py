"""Annual reports on open government information (政府信息公开工作年度报告): read, check, write.

>>> import govdisclosure
>>> cells = {"review.reconsideration.upheld": 3, "review.reconsideration.total": 2}
>>> report = govdisclosure.AnnualReport.from_cells("2021", cells)
>>> [result.target for result in govdisclosure.check(report) if result.status == "FAIL"]
['review.reconsideration.total']
"""

from importlib.metadata import version

from govdisclosure import corrupt
from govdisclosure.checking import Result, check, check_series, check_sums
from govdisclosure.comparing import comparable, diff
from govdisclosure.interchange import from_json, from_rows, json_schema, to_json, to_rows
from govdisclosure.message import Message
from govdisclosure.narrative import Figure, figures
from govdisclosure.reading import Diagnostic, Limits, PlacedCell, Reading, read, read_all, read_html, read_text
from govdisclosure.repairing import Repair, deduce, diagnose
from govdisclosure.schema import AnnualReport, Money
from govdisclosure.writing import blank_form, write

__all__ = [
    "AnnualReport",
    "Diagnostic",
    "Figure",
    "Limits",
    "Message",
    "Money",
    "PlacedCell",
    "Reading",
    "Repair",
    "Result",
    "blank_form",
    "check",
    "check_series",
    "check_sums",
    "comparable",
    "corrupt",
    "deduce",
    "diagnose",
    "diff",
    "figures",
    "from_json",
    "from_rows",
    "json_schema",
    "read",
    "read_all",
    "read_html",
    "read_text",
    "to_json",
    "to_rows",
    "write",
]

__version__ = version("govdisclosure")
