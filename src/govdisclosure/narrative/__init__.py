"""Figures in sentences: what the text of a report states about cells of its tables."""

from govdisclosure.narrative.figures import figures
from govdisclosure.narrative.tokens import Figure

__all__ = ["Figure", "figures"]
