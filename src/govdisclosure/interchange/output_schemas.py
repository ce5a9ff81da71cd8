"""The JSON Schemas (draft 2020-12) of what the commands give: checks, diagnoses, series, sums, summaries."""

from __future__ import annotations

from typing import Any

from govdisclosure.schema import TABLES

__all__ = ["OUTPUT_SCHEMAS"]

Schema = dict[str, Any]

STATUSES = ("PASS", "FAIL", "UNCERTAIN", "NOT_ASSESSABLE")
SIGNATURES = (
    "split-digits", "transposed-digits", "dropped-digit", "inserted-digit", "changed-digit",
    "shifted-cells", "wrong-column", "omitted-row", "carried-forward-blank", "yuan-for-wan",
)  # fmt: skip

TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
WHOLE: Schema = {"type": "integer"}
WHOLE_OR_NULL: Schema = {"type": ["integer", "null"]}
PATHS: Schema = {"type": "array", "items": TEXT}
SEVERITY: Schema = {"enum": ["error", "warning", "info"]}
SIDE: Schema = {"oneOf": [WHOLE_OR_NULL, {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}]}


def _object(properties: Schema, *optional: str) -> Schema:
    """An object with these keys and no others; all are always there but the optional ones."""
    required = [key for key in properties if key not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(reference: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{reference}"}}


MONEY = _object({"amount": TEXT, "unit": TEXT_OR_NULL})
VALUE: Schema = {"oneOf": [WHOLE_OR_NULL, MONEY]}

OPERAND = _object(
    {"path": TEXT, "value": VALUE, "raw": TEXT_OR_NULL, "line": WHOLE_OR_NULL, "deduced": WHOLE},
    "deduced",
)
ADDEND = _object({"child": TEXT_OR_NULL, "source": TEXT_OR_NULL, "value": VALUE})
FIGURE = _object({"section": TEXT, "start": WHOLE, "end": WHOLE, "text": TEXT, "value": VALUE})
MULTIPLIER = _object({"rule": TEXT, "target": TEXT, "relation": TEXT, "multiplier": WHOLE})

DEFINITIONS: Schema = {
    "Message": _object({"zh": TEXT, "en": TEXT}),
    "Diagnostic": _object(
        {
            "code": TEXT,
            "severity": SEVERITY,
            "path": TEXT_OR_NULL,
            "table": {"enum": [*TABLES, None]},
            "line": WHOLE_OR_NULL,
            "text": TEXT_OR_NULL,
            "message": {"$ref": "#/$defs/Message"},
        }
    ),
    "Result": _object(
        {
            "rule": TEXT,
            "status": {"enum": [*STATUSES]},
            "severity": SEVERITY,
            "target": TEXT,
            "paths": PATHS,
            "left": SIDE,
            "right": SIDE,
            "delta": SIDE,
            "values": {"type": "array", "items": VALUE},
            "missing": PATHS,
            "forced": PATHS,
            "message": {"$ref": "#/$defs/Message"},
            "years": {"type": "array", "items": WHOLE},
            "children": _list("Child"),
            "accepted": {"const": True},
            "proof": {"oneOf": [{"$ref": "#/$defs/Proof"}, {"type": "null"}]},
        },
        "years",
        "children",
        "accepted",
        "proof",
    ),
    "Proof": _object(
        {
            "formula": TEXT,
            "operands": {"type": "array", "items": {"oneOf": [OPERAND, ADDEND]}},
            "figure": FIGURE,
            "multipliers": {"type": "array", "items": MULTIPLIER},
            "filling": {"type": "object", "additionalProperties": WHOLE},
        },
        "figure",
        "multipliers",
        "filling",
    ),
    "Child": _object({"source": TEXT_OR_NULL, "organization": TEXT_OR_NULL, "value": WHOLE_OR_NULL}),
    "Summary": _object(dict.fromkeys(STATUSES, WHOLE)),
    "Repair": _object(
        {
            "group": TEXT,
            "changes": {
                "type": "array",
                "items": _object({"path": TEXT, "from": WHOLE, "to": WHOLE_OR_NULL, "min": WHOLE, "max": WHOLE_OR_NULL}),
            },
            "forced": {"type": "array", "items": _object({"path": TEXT, "to": WHOLE})},
            "signature": {"enum": [*SIGNATURES, None]},
        }
    ),
}

GROUP: Schema = {
    "by": {"enum": ["organization", "level", "division"]},
    "name": TEXT_OR_NULL,
    "reports": WHOLE,
    **dict.fromkeys(STATUSES, WHOLE),
}
MISSING: Schema = {
    "organization": TEXT,
    "years": {"type": "array", "items": WHOLE},
    "why": {"enum": ["no report", "years"]},
}

JUDGED: Schema = {"summary": {"$ref": "#/$defs/Summary"}, "results": _list("Result"), "diagnostics": _list("Diagnostic")}
SOURCE: Schema = {"source": TEXT, "part": {"type": "integer", "minimum": 2}}

HASHES: Schema = {"type": "object", "additionalProperties": TEXT_OR_NULL}
"""The hash of each source by its name."""

PROPERTIES: dict[str, Schema] = {
    "check": {"ruleset": TEXT, **SOURCE, "sha256": TEXT_OR_NULL, **JUDGED},
    "diagnose": {**SOURCE, "repairs": _list("Repair"), "complete": {"type": "boolean"}, "diagnostics": _list("Diagnostic")},
    "series": {
        "ruleset": TEXT,
        "organization": TEXT_OR_NULL,
        "sources": {"type": "array", "items": _object({"source": TEXT, "year": WHOLE_OR_NULL, "sha256": TEXT_OR_NULL}, "sha256")},
        **JUDGED,
    },
    "sums": {"ruleset": TEXT, "parent": TEXT, "children": PATHS, "sha256": HASHES, **JUDGED},
    "summary": {
        "ruleset": TEXT,
        "reports": WHOLE,
        "unread": WHOLE,
        "rules": {"type": "array", "items": _object({"rule": TEXT, **dict.fromkeys(STATUSES, WHOLE)})},
        "groups": {"type": "array", "items": _object(GROUP)},
        "contradictions": {"type": "array", "items": _object({"rule": TEXT, "target": TEXT, "reports": WHOLE})},
        "missing": {"type": "array", "items": _object(MISSING)},
    },
}


def _schema(name: str) -> Schema:
    """The schema of one entry of an output: a line of JSON lines, an object of a list."""
    identity = f"govdisclosure/{name}/1"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{identity.replace('/', ':')}",
        "title": f"govdisclosure {name}",
        **_object({"schema": {"const": identity}, **PROPERTIES[name]}, "part", "sha256"),
        "$defs": DEFINITIONS,
    }


OUTPUT_SCHEMAS: dict[str, Schema] = {name: _schema(name) for name in PROPERTIES}
"""By the name of the command."""
