"""The passes over presence and rosters: who was there, who was paid, who stayed longer."""

from __future__ import annotations

import numpy as np

from ccsim.engine.logs import UNPAID_ABSENCE, UNPAID_BREAK
from ccsim.kernel import kernel
from ccsim.measures.tally.spread import spread
from ccsim.typing import Ints, Rows


def spread_presence(
    agents: Rows, pools: Ints, edges: Ints, horizon: int, present: Ints, pooled: Ints, stayed: Ints
) -> None:
    """
    Spread the agents' presence over stretches of time.

    Parameters
    ----------
    agents
        The agent log.
    pools
        [group]: agents with a smaller number are of the headcount.
    edges
        Of the stretches.
    horizon
        Where the run ends; nobody is counted beyond.
    present, pooled, stayed
        [group, stretch], added to: time of all; of those of the headcount; of these, after they were due to
        leave.
    """
    _spread_presence(
        agents, pools, edges, horizon, present, pooled, stayed, np.zeros(len(edges) - 1, dtype=np.int64)
    )


@kernel
def _spread_presence(
    agents: Rows,
    pools: Ints,
    edges: Ints,
    horizon: int,
    present: Ints,
    pooled: Ints,
    stayed: Ints,
    unused: Ints,
) -> None:
    hint = 0
    for row in range(len(agents)):
        agent = agents[row]
        off = min(agent.off, horizon) if agent.off >= 0 else horizon
        hint = spread(agent.on, off, edges, present[agent.group], unused, hint)
        if agent.agent < pools[agent.group]:
            spread(agent.on, off, edges, pooled[agent.group], unused, hint)
            if agent.due >= 0:
                spread(max(agent.due, agent.on), off, edges, stayed[agent.group], unused, hint)


def spread_roster(rostered: Rows, edges: Ints, planned: Ints) -> None:
    """
    Spread the rosters of the shifts over stretches of time.

    Parameters
    ----------
    rostered
        By group, agent and time.
    edges
        Of the stretches.
    planned
        [group, activity, stretch], added to.
    """
    _spread_roster(rostered, edges, planned, np.zeros(len(edges) - 1, dtype=np.int64))


@kernel
def _spread_roster(rostered: Rows, edges: Ints, planned: Ints, unused: Ints) -> None:
    hint = 0
    for row in range(len(rostered)):
        planned_row = rostered[row]
        times = planned[planned_row.group, planned_row.activity]
        hint = spread(planned_row.begin, planned_row.end, edges, times, unused, hint)


def spread_unplanned(
    agents: Rows, rostered: Rows, pools: Ints, edges: Ints, horizon: int, late: Ints, worked_break: Ints
) -> None:
    """
    Spread the time agents of the shifts are present beyond what their rosters pay.

    Parameters
    ----------
    agents, pools, edges, horizon
        See `spread_presence`.
    rostered
        By group, agent and time.
    late, worked_break
        [group, stretch], added to: outside all that was planned, that is after the hours; and in an
        unpaid break that began late.
    """
    _spread_unplanned(
        agents, rostered, pools, edges, horizon, late, worked_break, np.zeros(len(edges) - 1, dtype=np.int64)
    )


@kernel
def _spread_unplanned(
    agents: Rows,
    rostered: Rows,
    pools: Ints,
    edges: Ints,
    horizon: int,
    late: Ints,
    worked_break: Ints,
    unused: Ints,
) -> None:
    hint = 0
    for row in range(len(agents)):
        agent = agents[row]
        group = agent.group
        if agent.agent < pools[group]:
            continue
        off = min(agent.off, horizon) if agent.off >= 0 else horizon
        begin = agent.on
        place = first_ending_after(rostered, group, agent.agent, begin)
        while begin < off:
            until, following, rest = off, off, False
            if place < len(rostered):
                other = rostered[place]
                if other.group == group and other.agent == agent.agent and other.begin < off:
                    until, following = other.begin, other.end
                    rest = other.activity == UNPAID_BREAK or other.activity == UNPAID_ABSENCE
            hint = spread(begin, until, edges, late[group], unused, hint)
            if rest:
                spread(max(begin, until), min(off, following), edges, worked_break[group], unused, hint)
            begin = following
            place += 1


@kernel
def first_ending_after(rostered: Rows, group: int, agent: int, instant: int) -> int:
    """The first stretch of an agent's roster that ends after an instant, or whatever follows it."""
    low = 0
    high = len(rostered)
    while low < high:
        middle = (low + high) >> 1
        row = rostered[middle]
        same = row.group == group and row.agent == agent
        earlier = row.group < group or (row.group == group and row.agent < agent)
        if earlier or (same and row.end <= instant):
            low = middle + 1
        else:
            high = middle
    return low
