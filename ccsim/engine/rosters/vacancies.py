"""Rosters of places that nobody fills."""

from __future__ import annotations

import numpy as np

from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.typing import Rows

_ENDLESS = 1 << 62


def without_vacancies(rostered: Rows, people: Rows) -> Rows:
    """
    The stretches of a roster that belong to somebody.

    Parameters
    ----------
    rostered
        Rows of dtype `ccsim.engine.logs.ROSTERED`.
    people
        Rows of dtype `ccsim.engine.logs.EMPLOYED`, by group, place and first day.
    """
    kept = np.ones(len(rostered), dtype=np.bool_)
    for number in np.flatnonzero((people["left"] != NEVER) & (people["agent"] != NOBODY)):
        person = people[number]
        following = people[number + 1] if number + 1 < len(people) else person
        same = following["group"] == person["group"] and following["place"] == person["place"]
        until = following["hired"] if same and number + 1 < len(people) else _ENDLESS
        mine = (rostered["group"] == person["group"]) & (rostered["agent"] == person["agent"])
        vacant = (rostered["begin"] >= person["left"]) & (rostered["begin"] < until)
        kept &= ~(mine & vacant)
    return rostered[kept]
