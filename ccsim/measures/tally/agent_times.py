"""The pass over duty and work in hand agent by agent: who was there, at work, and longer than planned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ccsim.engine.logs import OVERTIME
from ccsim.kernel import kernel
from ccsim.measures.layout import Layout
from ccsim.measures.tally.spread_rosters import first_ending_after
from ccsim.typing import Ints, Rows


@dataclass(frozen=True)
class AgentTimes:
    """
    Agents' time within the measured time, in microseconds, by group and then by number.

    Attributes
    ----------
    staffed
        On duty.
    busy
        With any work in hand.
    overtime
        Planned as such, and beyond the end of a shift or after the headcount fell.
    """

    staffed: Ints
    busy: Ints
    overtime: Ints


def agent_times(
    layout: Layout, sizes: tuple[int, ...], agents: Rows, rostered: Rows, in_hand: Rows
) -> AgentTimes:
    """
    Add up the time of each agent.

    Parameters
    ----------
    layout
        Of the run.
    sizes
        By group: how many agents it has, the numbers of the headcount included.
    agents, rostered
        The engine's logs of duty and shifts.
    in_hand
        Rows of dtype `ccsim.engine.logs.IN_HAND`; also where agents have one contact at a time.
    """
    grid, first = layout.grid, np.cumsum([0, *sizes])
    begin, end = int(grid.measured_from), int(grid.horizon)
    staffed, busy, overtime = (np.zeros(first[-1], dtype=np.int64) for _ in range(3))
    add_duty(agents, rostered, layout.rates.pools, first, begin, end, staffed, overtime)
    planned = rostered[rostered["activity"] == OVERTIME]
    extra = _within(planned["begin"], planned["end"], begin, end)
    np.add.at(overtime, first[planned["group"]] + planned["agent"], extra)
    # Of several in hand at once the first stands for the agent.
    works = in_hand[in_hand["place"] == 0]
    until = np.where(works["end"] >= 0, works["end"], end)
    np.add.at(busy, first[works["group"]] + works["agent"], _within(works["begin"], until, begin, end))
    return AgentTimes(staffed, busy, overtime)


def _within(begins: Ints, ends: Ints, begin: int, end: int) -> Ints:
    """The time of each stretch that lies between two instants."""
    times: Ints = np.maximum(np.minimum(ends, end) - np.maximum(begins, begin), 0)
    return times


@kernel
def add_duty(
    agents: Rows,
    rostered: Rows,
    pools: Ints,
    first: Ints,
    begin: int,
    end: int,
    staffed: Ints,
    overtime: Ints,
) -> None:
    """
    Add the time on duty, and what of it nobody had planned.

    Parameters
    ----------
    agents, rostered
        The logs; the roster by group, agent and time.
    pools, first
        [group]: agents with a smaller number are of the headcount; place of the first agent.
    begin, end
        The measured time.
    staffed, overtime
        [agent], added to.
    """
    for row in range(len(agents)):
        agent = agents[row]
        group = agent.group
        here = first[group] + agent.agent
        on = max(agent.on, begin)
        off = min(agent.off, end) if agent.off >= 0 else end
        if off <= on:
            continue
        staffed[here] += off - on
        if agent.agent < pools[group]:
            if agent.due >= 0:
                overtime[here] += max(off - max(agent.due, on), 0)
            continue
        place = first_ending_after(rostered, group, agent.agent, on)
        while on < off:
            until, following = off, off
            if place < len(rostered):
                other = rostered[place]
                if other.group == group and other.agent == agent.agent and other.begin < off:
                    until, following = other.begin, other.end
            overtime[here] += max(until - on, 0)
            on = following
            place += 1
