"""Reports as data for other programs: JSON and its schema, tidy rows, CSV."""

from govdisclosure.interchange.csv_text import escaped, rows_from_csv, rows_to_csv
from govdisclosure.interchange.json_schema import OUTPUTS, json_schema, schema_text
from govdisclosure.interchange.report_json import SCHEMA_ID, from_dict, from_json, is_report, to_dict, to_json
from govdisclosure.interchange.rows import COLUMNS, Row, from_rows, to_rows

__all__ = [
    "COLUMNS",
    "OUTPUTS",
    "SCHEMA_ID",
    "Row",
    "escaped",
    "from_dict",
    "from_json",
    "from_rows",
    "is_report",
    "json_schema",
    "rows_from_csv",
    "rows_to_csv",
    "schema_text",
    "to_dict",
    "to_json",
    "to_rows",
]
