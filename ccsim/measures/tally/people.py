"""The pass over who is on the job: hires, leavers, and for how long people were there."""

from __future__ import annotations

import numpy as np

from ccsim.measures import columns as c
from ccsim.measures.layout import Layout
from ccsim.typing import Ints, Rows
from ccsim.units import DAY, US

#: Microseconds of a year, by which rates of leaving are told.
_YEAR = 365.25 * DAY * US


def count_people(layout: Layout, people: Rows, cells: Ints) -> None:
    """
    Count hires and leavers of the measured time, who is there at its end, and the time of all on the job.

    Parameters
    ----------
    layout
        Of the run.
    people
        Rows of dtype `ccsim.engine.logs.EMPLOYED`.
    cells
        [cell, column]: the groups' totals are filled.
    """
    begin, end = int(layout.grid.measured_from), int(layout.grid.horizon)
    for group in range(len(layout.groups)):
        own, cell = people[people["group"] == group], layout.group_cell(group)
        hired, left = own["hired"], np.where(own["left"] >= 0, own["left"], end)
        time = np.maximum(np.minimum(left, end) - np.maximum(hired, begin), 0)
        cells[cell, c.PEOPLE_HIRED] = ((hired >= begin) & (hired < end)).sum()
        cells[cell, c.PEOPLE_LEFT] = ((left >= begin) & (left < end)).sum()
        cells[cell, c.PEOPLE_AT_END] = ((hired < end) & (left >= end)).sum()
        cells[cell, c.PEOPLE_TIME] = time.sum()
        cells[cell, c.PEOPLE_YEARS] = round(1e6 * int(time.sum()) / _YEAR)
