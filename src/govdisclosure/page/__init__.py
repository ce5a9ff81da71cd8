"""What people look at: one function draws a report with its findings, for the page, the notebook and the browser."""

from govdisclosure.page import notebook as _notebook  # fills the table of what shows itself
from govdisclosure.page.entry import Entry
from govdisclosure.page.report import draw_report
from govdisclosure.page.whole import draw_page

__all__ = ["Entry", "draw_page", "draw_report"]

_notebook.register()
