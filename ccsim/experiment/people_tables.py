"""Agents and people as tables: the time of each agent, and who came and left."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ccsim.engine.laying.people import counts_people
from ccsim.engine.plan import Plan
from ccsim.experiment.contacts_table import TEXT, agent_names, local_times, named
from ccsim.measures.tally.agent_times import AgentTimes
from ccsim.scenario import Scenario
from ccsim.typing import Rows
from ccsim.units import US


def group_sizes(plan: Plan) -> tuple[int, ...]:
    """How many agents each group has: the numbers of the headcount, then those of the shifts."""
    return tuple(pool + len(names) for pool, names in zip(plan.pools, plan.agents, strict=True))


def has_people(scenario: Scenario) -> bool:
    """Tell whether people come and go, or are counted, in any group."""
    return any(counts_people(group) for group in scenario.groups.values())


def agents_table(name: str, plan: Plan, replication: int, times: AgentTimes) -> pd.DataFrame:
    """
    The time of every agent in one replication, in seconds.

    One row for each agent: those of a headcount by number, lowest first on duty, those of the shifts by
    name.

    Parameters
    ----------
    name
        Of the scenario.
    plan, replication
        What was simulated.
    times
        What was added up.
    """
    sizes = group_sizes(plan)
    groups = np.repeat(np.arange(len(sizes)), sizes)
    numbers = np.concatenate([np.arange(size) for size in sizes])
    agents = np.zeros(len(groups), dtype=[("group", "i8"), ("agent", "i8")])
    agents["group"], agents["agent"] = groups, numbers
    staffed = times.staffed / US
    data: dict[str, Any] = {
        "scenario": pd.array([name] * len(groups), dtype=TEXT),
        "replication": np.full(len(groups), replication, dtype=np.int64),
        "group": named(plan.groups, groups),
        "agent": numbers.astype(np.int64),
        "agent_name": agent_names(plan, agents),
        "staffed": staffed,
        "busy": times.busy / US,
        "overtime": times.overtime / US,
        "occupancy": np.divide(times.busy / US, staffed, out=np.full(len(groups), np.nan), where=staffed > 0),
    }
    return pd.DataFrame(data)


def people_table(name: str, plan: Plan, replication: int, people: Rows) -> pd.DataFrame:
    """
    Who was on the job in one replication: one row for each person, by group and position.

    Parameters
    ----------
    name
        Of the scenario.
    plan, replication
        What was simulated.
    people
        Rows of dtype `ccsim.engine.logs.EMPLOYED`.
    """
    data: dict[str, Any] = {
        "scenario": pd.array([name] * len(people), dtype=TEXT),
        "replication": np.full(len(people), replication, dtype=np.int64),
        "group": named(plan.groups, people["group"]),
        "position": people["place"].astype(np.int64),
        "agent": people["agent"].astype(np.int64),
        "agent_name": agent_names(plan, people),
        "hired": local_times(plan.timeline, people["hired"]),
        "left": local_times(plan.timeline, people["left"]),
    }
    return pd.DataFrame(data)
