"""The hours of a run that are paid, and how."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ccsim.engine.logs import (
    ACTIVITIES,
    OVERTIME,
    PAID_ABSENCE,
    PAID_BREAK,
    UNPAID_ABSENCE,
    UNPAID_BREAK,
    WORK,
)
from ccsim.measures.layout import Layout
from ccsim.measures.tally.spread_rosters import spread_presence, spread_roster, spread_unplanned
from ccsim.typing import Ints, Rows


@dataclass(frozen=True)
class Hours:
    """
    Agents' time by [group, stretch between ``pay_edges``], in microseconds.

    Attributes
    ----------
    present
        Of all agents.
    pooled, stayed
        Of those of the headcount: present, and of this after they were due to leave.
    planned
        [group, activity, stretch]: the rosters of the shifts.
    late, worked_break
        Of the agents of the shifts, present beyond what their rosters pay: after their hours; and in unpaid
        breaks that began late.
    """

    present: Ints
    pooled: Ints
    stayed: Ints
    planned: Ints
    late: Ints
    worked_break: Ints

    @property
    def regular(self) -> Ints:
        """Hours of the shifts paid as such, absence and paid breaks included."""
        regular: Ints = self.planned_as(WORK, PAID_BREAK, PAID_ABSENCE) + self.worked_break
        return regular

    @property
    def rostered(self) -> Ints:
        """Regular hours of the shifts as planned, whether missed or not: work and paid breaks."""
        return self.planned_as(WORK, PAID_BREAK, PAID_ABSENCE, UNPAID_ABSENCE)

    @property
    def extra(self) -> Ints:
        """Hours of the shifts paid as overtime."""
        extra: Ints = self.planned_as(OVERTIME) + self.late
        return extra

    @property
    def breaks(self) -> Ints:
        """Breaks of the shifts."""
        return self.planned_as(PAID_BREAK, UNPAID_BREAK)

    @property
    def absence(self) -> Ints:
        """Absence from the shifts."""
        return self.planned_as(PAID_ABSENCE, UNPAID_ABSENCE)

    def planned_as(self, *activities: int) -> Ints:
        """Rostered time of some activities."""
        times: Ints = self.planned[:, list(activities)].sum(axis=1)
        return times


def count_hours(layout: Layout, agents: Rows, rostered: Rows) -> Hours:
    """
    Spread presence and rosters over the stretches between which pay is constant.

    Parameters
    ----------
    layout
        Of the run.
    agents, rostered
        The engine's logs.
    """
    rates, horizon = layout.rates, layout.grid.horizon
    groups, stretches = len(layout.groups), len(rates.pay_edges) - 1
    present, pooled, stayed, late, worked_break = (
        np.zeros((groups, stretches), dtype=np.int64) for _ in range(5)
    )
    planned = np.zeros((groups, len(ACTIVITIES), stretches), dtype=np.int64)
    spread_presence(agents, rates.pools, rates.pay_edges, horizon, present, pooled, stayed)
    if rates.rostered.any():
        spread_roster(rostered, rates.pay_edges, planned)
        spread_unplanned(agents, rostered, rates.pools, rates.pay_edges, horizon, late, worked_break)
    return Hours(present, pooled, stayed, planned, late, worked_break)
