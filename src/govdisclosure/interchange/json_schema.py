"""The JSON Schema (draft 2020-12) of a report, generated from the records.

`report.schema.json` beside this file is the same for those who have no Python at hand; a test keeps it
in step. `python -m govdisclosure.interchange.json_schema` prints it.
"""

from __future__ import annotations

import json
import sys
from copy import deepcopy
from typing import Any

from attrs import Attribute, fields

from govdisclosure.errors import UnknownChoiceError
from govdisclosure.interchange.converting import AMOUNT, KEYS, MONEY_UNITS
from govdisclosure.interchange.output_schemas import OUTPUT_SCHEMAS
from govdisclosure.interchange.report_json import SCHEMA_ID
from govdisclosure.schema import TABLES, AnnualReport, Edition, Kind, Portal, form_of
from govdisclosure.schema.form import EDITIONS
from govdisclosure.schema.printed import KEY, printed

__all__ = ["OUTPUTS", "json_schema", "schema_text"]

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "null"]}
WHOLE: Schema = {"type": ["integer", "null"]}
DAY: Schema = {"type": ["string", "null"], "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
MONEY: Schema = {
    "type": ["object", "null"],
    "properties": {"amount": {"type": "string", "pattern": f"^{AMOUNT}$"}, "unit": {"enum": [*MONEY_UNITS, None]}},
    "required": ["amount"],
    "additionalProperties": False,
}
CELLS: dict[Kind, Schema] = {"count": WHOLE, "change": WHOLE, "money": {"$ref": "#/$defs/Money"}}
HEAD: dict[str, Schema] = {"edition": {"enum": [*EDITIONS, None]}, "year": WHOLE, "published": DAY}


OUTPUTS = ("report", *OUTPUT_SCHEMAS)
"""The outputs that have a schema."""


def json_schema(output: str = "report") -> Schema:
    """The JSON Schema of an output: of a report, or of an entry of `check`, `diagnose`, `series`, `sums`, `summary`.

    Raises `UnknownChoiceError` for another name.
    """
    if output not in OUTPUTS:
        raise UnknownChoiceError("schema of", output, OUTPUTS)
    return _report() if output == "report" else deepcopy(OUTPUT_SCHEMAS[output])


def _report() -> Schema:
    """What the JSON of a report may be: every key of the contract, none other, a missing key for null.

    Labels stand as titles, articles of the Regulation as descriptions. A count may be any whole number.
    """
    definitions: Schema = {"Money": MONEY, "Portal": _object({a.name: TEXT for a in fields(Portal)})}
    for tables in EDITIONS.values():
        for record in tables.values():
            _define(record, definitions)
    properties = {key: _property(key) for key in KEYS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA_ID.replace('/', ':')}",
        "title": "政府信息公开工作年度报告",
        **_object({"schema": {"const": SCHEMA_ID}, **properties}, nullable=False),
        "required": ["schema"],
        "allOf": [_of_edition(edition) for edition in EDITIONS],
        "$defs": definitions,
    }


def schema_text(output: str = "report") -> str:
    """The JSON Schema of an output as text; that of a report is the file that the package ships."""
    return json.dumps(json_schema(output), ensure_ascii=False, indent=1) + "\n"


def _object(properties: Schema, *, nullable: bool = True) -> Schema:
    kind: Any = ["object", "null"] if nullable else "object"
    return {"type": kind, "properties": properties, "additionalProperties": False}


def _define(record: type, definitions: Schema) -> None:
    """The definition of a piece of a form, and of the pieces inside it."""
    if record.__name__ not in definitions:
        definitions[record.__name__] = _object({a.name: _piece(a) for a in fields(record)})
        for attribute in fields(record):
            inner = printed(attribute).record
            if inner is not None:
                _define(inner, definitions)


def _piece(attribute: Attribute[Any]) -> Schema:
    here = printed(attribute)
    what = {"$ref": f"#/$defs/{here.record.__name__}"} if here.record else CELLS[here.kind or "count"]
    article = {"description": f"《条例》第{here.article}条"} if here.article else {}
    return {**what, "title": here.label, **article}


def _property(key: str) -> Schema:
    attribute: Attribute[Any] = getattr(fields(AnnualReport), key)
    title = {"title": printed(attribute).label} if KEY in attribute.metadata else {}
    if key in TABLES:
        return {"type": ["object", "null"], **title}
    return {"$ref": "#/$defs/Portal"} if key == "portal" else {**HEAD.get(key, TEXT), **title}


def _of_edition(edition: Edition) -> Schema:
    """Which records hold the tables of an edition; those of the form in force where none is stated."""
    in_force = edition == form_of(None).edition
    stated: Schema = {"properties": {"edition": {"enum": [edition, None] if in_force else [edition]}}}
    tables = {table: {"$ref": f"#/$defs/{record.__name__}"} for table, record in EDITIONS[edition].items()}
    return {"if": stated if in_force else {**stated, "required": ["edition"]}, "then": {"properties": tables}}


if __name__ == "__main__":
    sys.stdout.write(schema_text())
