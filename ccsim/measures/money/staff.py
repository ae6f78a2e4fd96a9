"""Who is on the job on each day, as far as that costs something."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.measures.money.rates import Rates
from ccsim.typing import Floats, Ints, Rows


@dataclass(frozen=True)
class Staff:
    """
    People by [group, day].

    Attributes
    ----------
    hires
        Those whose first day on duty it is.
    share
        People who are there behind the headcount / those who were at the start; 1 where that is not said.
    seats
        One for every agent of the shifts who is on the job, and as many as the day's largest headcount.
    """

    hires: Ints
    share: Floats
    seats: Ints


def count_staff(rates: Rates, people: Rows, day_edges: Ints) -> Staff:
    """
    Count the people of each measured day.

    Parameters
    ----------
    rates
        Headcounts and agents as the scenario states them.
    people
        Rows of dtype `ccsim.engine.logs.EMPLOYED`: nobody who was there before the run is new.
    day_edges
        Begins of the measured days, and the end of the last.
    """
    shape = rates.heads.shape
    hires, behind = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    named = np.repeat(rates.named[:, np.newaxis], shape[1], axis=1)
    logged = np.zeros(shape[0], dtype=np.bool_)
    logged[people["group"]] = True
    named[logged] = 0
    begins = day_edges[:-1]
    for person in people:
        there = person["hired"] <= begins
        if person["left"] != NEVER:
            there = there & (person["left"] > begins)
        (behind if person["agent"] == NOBODY else named)[person["group"]] += there
    new = people[(people["hired"] >= day_edges[0]) & (people["hired"] < day_edges[-1])]
    np.add.at(hires, (new["group"], np.searchsorted(day_edges, new["hired"], side="right") - 1), 1)
    share = np.ones(shape)
    known = logged & (rates.people > 0)
    share[known] = behind[known] / rates.people[known, np.newaxis]
    return Staff(hires, share, np.ceil(rates.heads * share).astype(np.int64) + named)
