"""Annual reports on open government information (政府信息公开工作年度报告): read, check, write.

>>> import govdisclosure
>>> cells = {"review.reconsideration.upheld": 3, "review.reconsideration.total": 2}
>>> report = govdisclosure.AnnualReport.from_cells("2021", cells)
>>> [result.target for result in govdisclosure.check(report) if result.status == "FAIL"]
['review.reconsideration.total']

Each name is loaded when it is first used (PEP 562): a report from JSON needs no reader.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govdisclosure import batch as batch
    from govdisclosure import corrupt, errors, plot, strategies
    from govdisclosure.checking import RULES, Result, Rule, check, check_series, check_sums
    from govdisclosure.collecting import read_folder
    from govdisclosure.comparing import Difference, comparable, diff
    from govdisclosure.counting import summary
    from govdisclosure.frames import Indicator, ReportTable, indicators, table
    from govdisclosure.interchange import from_json, from_rows, json_schema, to_json, to_rows
    from govdisclosure.message import Message
    from govdisclosure.narrative import Figure, figures
    from govdisclosure.reading import (
        Diagnostic,
        Layout,
        Limits,
        PlacedCell,
        Reading,
        read,
        read_all,
        read_grids,
        read_html,
        read_text,
    )
    from govdisclosure.repairing import Deduction, Diagnosis, Repair, deduce, diagnose
    from govdisclosure.schema import FORMS, AnnualReport, Money, Portal
    from govdisclosure.schema.applications import Applications2019, Applications2021
    from govdisclosure.schema.finding import find_paths, label
    from govdisclosure.schema.proactive import Proactive2019, Proactive2021
    from govdisclosure.schema.review import Review
    from govdisclosure.writing import blank_form, write

    __version__: str

_ROOMS: dict[str, str] = {
    "checking": "RULES Result Rule check check_series check_sums",
    "collecting": "read_folder",
    "comparing": "Difference comparable diff",
    "counting": "summary",
    "frames": "Indicator ReportTable indicators table",
    "interchange": "from_json from_rows json_schema to_json to_rows",
    "message": "Message",
    "narrative": "Figure figures",
    "reading": "Diagnostic Layout Limits PlacedCell Reading read read_all read_grids read_html read_text",
    "repairing": "Deduction Diagnosis Repair deduce diagnose",
    "schema": "FORMS AnnualReport Money Portal",
    "schema.applications": "Applications2019 Applications2021",
    "schema.finding": "find_paths label",
    "schema.proactive": "Proactive2019 Proactive2021",
    "schema.review": "Review",
    "writing": "blank_form write",
}
_MODULES = ("batch", "corrupt", "errors", "page", "plot", "strategies")
_HOMES = {name: room for room, names in _ROOMS.items() for name in names.split()}

__all__ = [
    "FORMS",
    "RULES",
    "AnnualReport",
    "Applications2019",
    "Applications2021",
    "Deduction",
    "Diagnosis",
    "Diagnostic",
    "Difference",
    "Figure",
    "Indicator",
    "Layout",
    "Limits",
    "Message",
    "Money",
    "PlacedCell",
    "Portal",
    "Proactive2019",
    "Proactive2021",
    "Reading",
    "Repair",
    "ReportTable",
    "Result",
    "Review",
    "Rule",
    "blank_form",
    "check",
    "check_series",
    "check_sums",
    "comparable",
    "corrupt",
    "deduce",
    "diagnose",
    "diff",
    "errors",
    "figures",
    "find_paths",
    "from_json",
    "from_rows",
    "indicators",
    "json_schema",
    "label",
    "plot",
    "read",
    "read_all",
    "read_folder",
    "read_grids",
    "read_html",
    "read_text",
    "strategies",
    "summary",
    "table",
    "to_json",
    "to_rows",
    "write",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        value: Any = import_module("importlib.metadata").version("govdisclosure")
    elif name in _MODULES:
        return import_module(f"govdisclosure.{name}")
    elif name in _HOMES:
        value = getattr(import_module(f"govdisclosure.{_HOMES[name]}"), name)
    else:
        raise AttributeError(f"module 'govdisclosure' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
