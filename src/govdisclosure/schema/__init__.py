"""What a report is: the records of both official forms, and the flat view derived from them."""

from govdisclosure.schema.form import FORMS, Form, form_of
from govdisclosure.schema.given import Given, report_of, reports_of, several, texts_of
from govdisclosure.schema.portal import Portal
from govdisclosure.schema.printed import CellValue, Kind, Money
from govdisclosure.schema.report import SECTIONS, AnnualReport
from govdisclosure.schema.rows import TABLES, Cell, Edition, FormRow, Relation, RelationRule, Table

__all__ = [
    "FORMS",
    "SECTIONS",
    "TABLES",
    "AnnualReport",
    "Cell",
    "CellValue",
    "Edition",
    "Form",
    "FormRow",
    "Given",
    "Kind",
    "Money",
    "Portal",
    "Relation",
    "RelationRule",
    "Table",
    "form_of",
    "report_of",
    "reports_of",
    "several",
    "texts_of",
]
