"""Figures in sentences: what the text of a report states about cells of its tables."""

from govdisclosure.narrative.balance import Equation, equations
from govdisclosure.narrative.figure import Figure
from govdisclosure.narrative.reader import figures

__all__ = ["Equation", "Figure", "equations", "figures"]
