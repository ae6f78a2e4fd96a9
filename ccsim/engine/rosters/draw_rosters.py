"""Who is absent, and so who comes and goes when: the rosters of one replication."""

from __future__ import annotations

import numpy as np

from ccsim.demand.philox import uniform
from ccsim.demand.purposes import ABSENCE
from ccsim.demand.streams import stream_keys
from ccsim.engine import ranks
from ccsim.engine.logs import (
    OVERTIME,
    PAID_ABSENCE,
    PAID_BREAK,
    ROSTERED,
    UNPAID_ABSENCE,
    UNPAID_BREAK,
    WORK,
)
from ccsim.engine.rosters.shift_plan import ShiftPlan
from ccsim.engine.state import STEP
from ccsim.typing import Rows

#: Why an agent goes: a break begins; or the window is over, and who stays longer works overtime.
FOR_A_BREAK, FOR_GOOD = 0, 1


def draw_rosters(plan: ShiftPlan, seed: int, replication: int) -> tuple[Rows, Rows]:
    """
    Draw the rosters of a replication.

    Parameters
    ----------
    plan
        From `lay_shifts`.
    seed, replication
        Name the draws.

    Returns
    -------
    steps
        Rows of dtype `STEP` in order: the value of a `ranks.SHIFT_ENDS` is why the agent goes, that of a
        `ranks.SHIFT_BEGINS` the instant at which it is due to go.
    rostered
        Rows of dtype `ROSTERED`. On a date that is missed, work and paid breaks are absence; unpaid breaks
        and overtime, which would not have been paid, are nothing.
    """
    if not len(plan.stretches):
        return np.zeros(0, dtype=STEP), np.zeros(0, dtype=ROSTERED)
    missed = _missed(plan, seed, replication)
    rows = plan.stretches.copy()
    absent = np.append(missed, False)[rows["turn"]]  # the last one for dates without work
    paid = np.array(plan.paid_absence, dtype=bool)[rows["group"]]
    rows["activity"] = np.where(absent & paid, PAID_ABSENCE, rows["activity"])
    rows["activity"] = np.where(absent & ~paid, UNPAID_ABSENCE, rows["activity"])
    nothing = absent & np.isin(plan.stretches["activity"], (UNPAID_BREAK, OVERTIME))
    rows = rows[~nothing]
    rostered = np.zeros(len(rows), dtype=ROSTERED)
    for name in ROSTERED.names or ():
        rostered[name] = rows[name]
    return _steps(rows, plan.horizon), rostered


def _missed(plan: ShiftPlan, seed: int, replication: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Of every turn, whether the person misses it."""
    keys = list(stream_keys(seed, replication, "agent", plan.people).values())
    missed = np.zeros(len(plan.turns), dtype=np.bool_)
    for number in np.flatnonzero(plan.turns["absent"] > 0).tolist():
        person, date, probability = plan.turns[number].item()
        missed[number] = uniform(keys[person], date, 0, ABSENCE, 0) < probability
    return missed


def _steps(rows: Rows, horizon: int) -> Rows:
    """
    The comings and goings; stretches of work and overtime that touch are one window.

    Where a window ends with a break, who is still busy at its end works overtime from then on.
    """
    there = np.flatnonzero(np.isin(rows["activity"], (WORK, OVERTIME)))
    entity, begin, end = rows["entity"][there], rows["begin"][there], rows["end"][there]
    opens = np.ones(len(there), dtype=bool)
    opens[1:] = (entity[1:] != entity[:-1]) | (begin[1:] != end[:-1])
    closes = np.append(opens[1:], True)[: len(there)]
    following = np.minimum(there[closes] + 1, len(rows) - 1)
    rests = (
        (rows["entity"][following] == entity[closes])
        & (rows["begin"][following] == end[closes])
        & np.isin(rows["activity"][following], (PAID_BREAK, UNPAID_BREAK))
    )
    comings, goings = (np.zeros(int(opens.sum()), dtype=STEP) for _ in range(2))
    comings["when"], comings["value"] = np.maximum(begin[opens], 0), end[closes]
    comings["rank"] = entity[opens] + ranks.rank_of(ranks.SHIFT_BEGINS, 0)
    goings["when"], goings["value"] = end[closes], np.where(rests, FOR_A_BREAK, FOR_GOOD)
    goings["rank"] = entity[opens] + ranks.rank_of(ranks.SHIFT_ENDS, 0)
    steps = np.concatenate([comings, goings, _ends_after_a_break(rows)])
    steps = steps[steps["when"] < horizon]
    return steps[np.lexsort((steps["rank"], steps["when"]))]


def _ends_after_a_break(rows: Rows) -> Rows:
    """The ends of breaks after which a person does not come back."""
    there = rows[np.isin(rows["activity"], (WORK, OVERTIME, PAID_BREAK, UNPAID_BREAK))]
    goes_on = np.zeros(len(there), dtype=bool)
    goes_on[:-1] = (there["entity"][1:] == there["entity"][:-1]) & (there["begin"][1:] == there["end"][:-1])
    last = there[~goes_on & np.isin(there["activity"], (PAID_BREAK, UNPAID_BREAK))]
    steps = np.zeros(len(last), dtype=STEP)
    steps["when"], steps["value"] = last["end"], FOR_GOOD
    steps["rank"] = last["entity"] + ranks.rank_of(ranks.SHIFT_ENDS, 0)
    return steps
