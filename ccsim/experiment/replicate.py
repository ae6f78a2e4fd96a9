"""One replication: demand, engine, totals."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ccsim.demand.timeline import Timeline
from ccsim.engine.logs import Logs
from ccsim.engine.plan import Plan, build_plan
from ccsim.engine.policies.policies import Policies
from ccsim.engine.simulate import Engine, simulate
from ccsim.experiment.in_hand_table import hand_rows
from ccsim.experiment.layout_of import layout_of
from ccsim.experiment.people_tables import group_sizes
from ccsim.experiment.warm_up import lay_timeline
from ccsim.measures.layout import Layout
from ccsim.measures.periods import Cuts, PeriodLength
from ccsim.measures.tally.agent_times import AgentTimes, agent_times
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.measuring import Measuring
from ccsim.measures.tally.totals import Totals
from ccsim.scenario import Scenario
from ccsim.typing import Rows


@dataclass(frozen=True)
class Setup:
    """
    What all replications of a run share.

    Attributes
    ----------
    timeline, plan, layout
        The days, the engines' numbers, how it is measured.
    seed, engine
        As given to the run.
    keep_contacts, keep_in_hand
        Whether the contact logs are kept, and those of what agents had in hand.
    policies
        A user's own routing.
    keep_agents
        Whether the time of each agent is kept.
    """

    timeline: Timeline
    plan: Plan
    layout: Layout
    seed: int
    engine: Engine
    keep_contacts: bool
    policies: Policies | None = None
    keep_in_hand: bool = False
    keep_agents: bool = False


@dataclass(frozen=True)
class Finished:
    """One replication: totals, who was on the job, and what is kept of contacts, work in hand and agents."""

    totals: Totals
    contacts: Rows | None
    in_hand: Rows | None = None
    people: Rows | None = None
    agents: AgentTimes | None = None


def set_up(
    scenario: Scenario,
    days: int,
    seed: int,
    start: dt.date | None,
    engine: Engine,
    keep_contacts: bool = False,
    policies: Policies | None = None,
    keep_in_hand: bool = False,
    keep_agents: bool = False,
    periods: PeriodLength | Cuts | None = None,
    interval: int | None = None,
) -> Setup:
    """Lay a scenario over its days, once for all replications."""
    timeline = lay_timeline(scenario, days, start)
    plan = build_plan(scenario, timeline)
    layout = layout_of(scenario, plan, periods, interval)
    return Setup(timeline, plan, layout, seed, engine, keep_contacts, policies, keep_in_hand, keep_agents)


def replicate(setup: Setup, replication: int) -> Finished:
    """
    Run and measure one replication: the same numbers wherever and in whatever order it is done.

    Logs that nobody wants to keep are measured while it goes on, and never there as a whole.
    """
    keep = setup.keep_contacts or setup.keep_in_hand
    if setup.engine == "compiled" and not keep and not setup.keep_agents:
        measuring = Measuring(
            setup.layout, logged=setup.plan.shares, seed=setup.seed, replication=replication
        )
        logs = simulate(setup.plan, seed=setup.seed, replication=replication, take=measuring.take)
        totals = measuring.finish(logs.agents, logs.rostered, logs.people)
        return Finished(totals, None, people=logs.people)
    logs = simulate(
        setup.plan, seed=setup.seed, replication=replication, engine=setup.engine, policies=setup.policies
    )
    totals = measure_logs(
        setup.layout,
        logs.contacts,
        logs.agents,
        replication,
        logs.rostered,
        logs.in_hand,
        logs.people,
        setup.seed,
    )
    return Finished(
        totals,
        logs.contacts if keep else None,
        logs.in_hand if setup.keep_in_hand else None,
        logs.people,
        _time_agents(setup, logs) if setup.keep_agents else None,
    )


def _time_agents(setup: Setup, logs: Logs) -> AgentTimes:
    rows = hand_rows(logs.contacts, logs.in_hand, setup.timeline.horizon)
    return agent_times(setup.layout, group_sizes(setup.plan), logs.agents, logs.rostered, rows)
