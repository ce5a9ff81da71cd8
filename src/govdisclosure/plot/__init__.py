"""Pictures of reports: `outcomes` of one report, `series` over years, `offices` side by side. Needs the extra `plot`.

Each gives a matplotlib figure of its own: no window is opened and no setting of matplotlib is changed. A cell that
states nothing is never drawn as zero.
"""

from govdisclosure.plot.bodies import offices
from govdisclosure.plot.drawing import FONTS, Picture, save
from govdisclosure.plot.results import outcomes
from govdisclosure.plot.years import IN_AND_OUT, series

__all__ = ["FONTS", "IN_AND_OUT", "Picture", "offices", "outcomes", "save", "series"]
