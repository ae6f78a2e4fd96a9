"""The pass over who is on the job: hires, leavers, and for how long people were there."""

from __future__ import annotations

import itertools

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
        [period, cell, column]: the groups' totals are filled, in each period as of that period.
    """
    horizon, edges = int(layout.grid.horizon), layout.periods.edges.tolist()
    for group in range(len(layout.groups)):
        own, cell = people[people["group"] == group], layout.group_cell(group)
        hired, left = own["hired"], np.where(own["left"] >= 0, own["left"], horizon)
        so_far = 0
        for period, (begin, end) in enumerate(itertools.pairwise(edges)):
            totals = cells[period, cell]
            time = int(np.maximum(np.minimum(left, end) - np.maximum(hired, begin), 0).sum())
            totals[c.PEOPLE_HIRED] = ((hired >= begin) & (hired < end)).sum()
            totals[c.PEOPLE_LEFT] = ((left >= begin) & (left < end)).sum()
            totals[c.PEOPLE_AT_END] = ((hired < end) & (left >= end)).sum()
            totals[c.PEOPLE_TIME] = time
            # what is rounded adds up, too
            totals[c.PEOPLE_YEARS] = round(1e6 * (so_far + time) / _YEAR) - round(1e6 * so_far / _YEAR)
            so_far += time
