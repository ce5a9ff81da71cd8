"""Tables of many reports, for data frames, databases and files: one small module and one extra for each library."""

from govdisclosure.frames.indicators import Indicator, indicators
from govdisclosure.frames.report_table import ReportTable, table

__all__ = ["Indicator", "ReportTable", "indicators", "table"]
