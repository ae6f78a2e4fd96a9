"""Pay, prices and overhead, laid over the measured time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ccsim.demand.kind import Kind
from ccsim.demand.timeline import Timeline
from ccsim.engine.laying.assists import helps_with
from ccsim.engine.laying.people import counts_people
from ccsim.engine.programme import headcounts
from ccsim.engine.rosters.named_agents import named_agents
from ccsim.measures.money.daily import MICRO, daily_costs, whole
from ccsim.measures.money.hiring import hiring_costs
from ccsim.measures.money.off_the_floor import away_series, away_time
from ccsim.measures.money.projects import project_costs
from ccsim.measures.money.series import Series, daily_means, edges_of, series_of, values_between
from ccsim.scenario import Scenario
from ccsim.typing import Floats, Ints

_HOUR = 3_600 * MICRO
_MINUTE = 60 * MICRO
#: Above every agent's number: a group without shifts has nobody but the people of its headcount.
_EVERYBODY = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Rates:
    """
    What things cost, constant between two edges (microseconds since the origin).

    Attributes
    ----------
    pay_edges, price_edges
        Include all ends of measured days.
    pools
        [group]: agents with a smaller number are of the headcount, the others of the shifts.
    pay
        [group, stretch]: micro-money per paid microsecond.
    gross
        [group, stretch]: paid time per staffed time of the headcount, 1 / (1 - shrinkage).
    overtime
        [group, stretch]: overtime is paid at so many times the pay.
    away
        [group, stretch]: microseconds of agents of the headcount who are paid, but not on duty.
    per_hire, training
        [group, day], [group]: micro-money for somebody new, whole; microseconds of paid training in it.
    per_contact
        [channel, stretch]: micro-money, whole.
    per_minute
        [channel, stretch]: micro-money per microsecond on the line.
    per_session, per_flow_minute, per_contained, per_assumed, per_resolved
        [flow, stretch]: the same per session, microsecond in it, and contact contained, contained without a
        return, contained and resolved.
    per_use
        [self-service, stretch]: micro-money, whole.
    per_assisted
        [group, kind, stretch]: the same per part of a contact, of all tools that help with the kind.
    sites, upkeep, upkeep_time
        [self-service, day]: micro-money, whole; the last one microseconds.
    messages, preventions
        [prevention, day]: micro-money, whole.
    seat, assist_seat
        [group, day]: micro-money per seat, whole; of all tools together.
    heads
        [group, day]: the day's largest headcount, away or not.
    named, people
        [group]: agents of the shifts, and people behind the headcount (0: not said).
    projects_once, projects_running, overhead
        [project, day] twice, [name, day]: micro-money, whole.
    """

    pay_edges: Ints
    price_edges: Ints
    pools: Ints
    pay: Floats
    gross: Floats
    overtime: Floats
    away: Ints
    per_hire: Ints
    training: Ints
    per_contact: Ints
    per_minute: Floats
    per_session: Ints
    per_flow_minute: Floats
    per_contained: Ints
    per_assumed: Ints
    per_resolved: Ints
    per_use: Ints
    per_assisted: Ints
    sites: Ints
    upkeep: Ints
    upkeep_time: Ints
    messages: Ints
    preventions: Ints
    seat: Ints
    assist_seat: Ints
    heads: Ints
    named: Ints
    people: Ints
    projects_once: Ints
    projects_running: Ints
    overhead: Ints

    @property
    def rostered(self) -> NDArray[np.bool_]:
        """[group]: whether it has shifts."""
        shifts: NDArray[np.bool_] = self.pools < _EVERYBODY
        return shifts

    @property
    def seats(self) -> NDArray[np.bool_]:
        """[group]: whether seats may cost something."""
        return self._may_cost(self.seat)

    @property
    def assist_seats(self) -> NDArray[np.bool_]:
        """[group]: the same of tools' seats."""
        return self._may_cost(self.assist_seat)

    def _may_cost(self, prices: Ints) -> NDArray[np.bool_]:
        costs = prices * (self.heads + self.named[:, np.newaxis])
        return np.asarray(costs.any(axis=1), dtype=np.bool_)


def rates_of(scenario: Scenario, timeline: Timeline, kinds: Sequence[Kind], groups: Sequence[str]) -> Rates:
    """
    Lay pay, shrinkage, prices, seats and overhead over the measured days.

    Parameters
    ----------
    scenario, timeline
        Of the run.
    kinds, groups
        In the order in which the logs number them. Channels and overheads are in the scenario's order, flows,
        self-service and preventions by name.
    """

    def series(varying: Iterable[Any]) -> list[Series]:
        return [series_of(scenario, each) for each in varying]

    members = [scenario.groups[name] for name in groups]
    pay, shrinkage = series(each.pay for each in members), series(each.shrinkage for each in members)
    overtime = series(each.overtime_pay for each in members)
    lines = [channel.cost for channel in scenario.channels.values()]
    flows = [scenario.flows[name].cost for name in sorted(scenario.flows)]
    sites = [scenario.self_service[name] for name in sorted(scenario.self_service)]
    tools = [tool for each in members for tool in each.assist.values()]
    prices = {
        "per_contact": series(each.per_contact for each in lines),
        "per_minute": series(each.per_minute for each in lines),
        "per_session": series(each.per_session for each in flows),
        "per_flow_minute": series(each.per_minute for each in flows),
        "per_contained": series(each.per_contained for each in flows),
        "per_assumed": series(each.per_assumed for each in flows),
        "per_resolved": series(each.per_resolved for each in flows),
        "per_use": series(each.cost.per_use for each in sites),
        "per_assisted": series(tool.per_contact for tool in tools),
    }
    pay_edges = edges_of(timeline, [*pay, *shrinkage, *overtime, *away_series(scenario, groups)])
    price_edges = edges_of(timeline, [each for every in prices.values() for each in every])

    def paid(each: list[Series]) -> Floats:
        return values_between(timeline, each, pay_edges)

    def priced(name: str) -> Floats:
        return values_between(timeline, prices[name], price_edges) * MICRO

    by_use = ("per_contact", "per_session", "per_contained", "per_assumed", "per_resolved", "per_use")
    overhead = series(each.per_day for each in scenario.costs.overhead.values())
    return Rates(
        pay_edges=pay_edges,
        price_edges=price_edges,
        pools=np.array([_pool(scenario, name, timeline) for name in groups], dtype=np.int64),
        pay=paid(pay) * MICRO / _HOUR,
        gross=1.0 / (1.0 - paid(shrinkage)),
        overtime=paid(overtime),
        away=away_time(scenario, timeline, groups, pay_edges),
        **hiring_costs(scenario, timeline, groups),
        per_minute=priced("per_minute") / _MINUTE,
        per_flow_minute=priced("per_flow_minute") / _MINUTE,
        **{name: whole(priced(name)) for name in by_use},
        per_assisted=_per_assisted(scenario, kinds, groups, whole(priced("per_assisted"))),
        **daily_costs(scenario, timeline),
        **_seats(scenario, timeline, groups),
        **project_costs(scenario, timeline),
        overhead=whole(daily_means(timeline, overhead) * MICRO),
    )


def overhead_names(scenario: Scenario) -> tuple[str, ...]:
    """The overheads a scenario states."""
    return tuple(scenario.costs.overhead)


def _per_assisted(scenario: Scenario, kinds: Sequence[Kind], groups: Sequence[str], prices: Ints) -> Ints:
    """[group, kind, stretch]: what all tools cost that help with a kind, from prices by [tool, stretch]."""
    made = np.zeros((len(groups), len(kinds), prices.shape[1]), dtype=np.int64)
    rows = iter(prices)
    for group, name in enumerate(groups):
        for tool in scenario.groups[name].assist.values():
            price = next(rows)
            for number, kind in enumerate(kinds):
                if helps_with(tool, kind):
                    made[group, number] += price
    return made


def _pool(scenario: Scenario, group: str, timeline: Timeline) -> int:
    """How many of a group's agents are people of its headcount: the first, as the engine numbers them."""
    if not named_agents(scenario, group):
        return _EVERYBODY
    own = scenario.groups[group]
    most = max((count for _, count in headcounts(scenario, group, timeline)), default=0)
    share = 1.0 + sum(own.joins.values()) / own.people if own.people else 1.0
    return math.ceil(most * share) if counts_people(own) else most


def _seats(scenario: Scenario, timeline: Timeline, groups: Sequence[str]) -> dict[str, Any]:
    """What a seat costs, and who may need one."""
    members = [scenario.groups[name] for name in groups]
    own = whole(daily_means(timeline, [series_of(scenario, each.seat) for each in members]) * MICRO)
    tools, heads = np.zeros_like(own), np.zeros_like(own)
    for number, each in enumerate(members):
        priced = [series_of(scenario, tool.per_seat) for tool in each.assist.values()]
        tools[number] = whole(daily_means(timeline, priced) * MICRO).sum(axis=0)
        headcount = series_of(scenario, each.headcount)
        days = [headcount(day.date) for day in timeline.days if day.measured]
        heads[number] = [max(int(count) for _, count in steps) for steps in days]
    return {
        "seat": own,
        "assist_seat": tools,
        "heads": heads,
        "named": np.array([len(named_agents(scenario, name)) for name in groups], dtype=np.int64),
        "people": np.array([each.people or 0 for each in members], dtype=np.int64),
    }
