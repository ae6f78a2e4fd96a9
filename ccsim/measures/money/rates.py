"""Pay, prices and overhead, laid over the measured time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ccsim.demand.timeline import Timeline
from ccsim.engine.rosters.named_agents import named_agents
from ccsim.measures.money.series import Series, daily_means, edges_of, series_of, values_between
from ccsim.scenario import Scenario
from ccsim.scenario.flow import FlowCost
from ccsim.typing import Floats, Ints

_MICRO = 1_000_000
_HOUR = 3_600 * _MICRO
_MINUTE = 60 * _MICRO
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
    per_contact
        [channel, stretch]: micro-money, whole.
    per_minute
        [channel, stretch]: micro-money per microsecond on the line.
    per_session, per_contained, per_flow_minute
        The same of the channels' flows, and then of the bots they have while closed.
    seats, overhead
        [group, day], [name, day]: micro-money, whole.
    """

    pay_edges: Ints
    price_edges: Ints
    pools: Ints
    pay: Floats
    gross: Floats
    overtime: Floats
    per_contact: Ints
    per_minute: Floats
    per_session: Ints
    per_flow_minute: Floats
    per_contained: Ints
    seats: Ints
    overhead: Ints

    @property
    def rostered(self) -> NDArray[np.bool_]:
        """[group]: whether it has shifts."""
        shifts: NDArray[np.bool_] = self.pools < _EVERYBODY
        return shifts


def rates_of(scenario: Scenario, timeline: Timeline, groups: Sequence[str]) -> Rates:
    """
    Lay pay, shrinkage, prices, seats and overhead over the measured days.

    Parameters
    ----------
    scenario, timeline
        Of the run.
    groups
        In the order in which the logs number them. Channels and overheads are in the scenario's order.
    """

    def series(varying: Sequence[Any]) -> list[Series]:
        return [series_of(scenario, each) for each in varying]

    members = [scenario.groups[name] for name in groups]
    pay, shrinkage = series([each.pay for each in members]), series([each.shrinkage for each in members])
    overtime = series([each.overtime_pay for each in members])
    lines, flows = [channel.cost for channel in scenario.channels.values()], _flow_costs(scenario)
    prices = {
        "per_contact": series([each.per_contact for each in lines]),
        "per_minute": series([each.per_minute for each in lines]),
        "per_session": series([each.per_session for each in flows]),
        "per_flow_minute": series([each.per_minute for each in flows]),
        "per_contained": series([each.per_contained for each in flows]),
    }
    pay_edges = edges_of(timeline, [*pay, *shrinkage, *overtime])
    price_edges = edges_of(timeline, [each for every in prices.values() for each in every])

    def paid(each: list[Series]) -> Floats:
        return values_between(timeline, each, pay_edges)

    def priced(name: str) -> Floats:
        return values_between(timeline, prices[name], price_edges) * _MICRO

    overhead = series([each.per_day for each in scenario.costs.overhead.values()])
    return Rates(
        pay_edges=pay_edges,
        price_edges=price_edges,
        pools=np.array([_pool(scenario, name, timeline) for name in groups], dtype=np.int64),
        pay=paid(pay) * _MICRO / _HOUR,
        gross=1.0 / (1.0 - paid(shrinkage)),
        overtime=paid(overtime),
        per_contact=_whole(priced("per_contact")),
        per_minute=priced("per_minute") / _MINUTE,
        per_session=_whole(priced("per_session")),
        per_flow_minute=priced("per_flow_minute") / _MINUTE,
        per_contained=_whole(priced("per_contained")),
        seats=_seats(scenario, timeline, groups),
        overhead=_whole(daily_means(timeline, overhead) * _MICRO),
    )


def overhead_names(scenario: Scenario) -> tuple[str, ...]:
    """The overheads a scenario states."""
    return tuple(scenario.costs.overhead)


def _whole(amounts: Floats) -> Ints:
    return np.rint(amounts).astype(np.int64)


def _flow_costs(scenario: Scenario) -> list[FlowCost]:
    """What the flow of each channel costs, then the bot of each while closed: nothing where there is none."""
    channels = scenario.channels.values()
    flows = [*(channel.flow for channel in channels), *(channel.closed.bot_flow for channel in channels)]
    return [FlowCost() if flow is None else scenario.flows[flow].cost for flow in flows]


def _pool(scenario: Scenario, group: str, timeline: Timeline) -> int:
    """How many of a group's agents, the first of it, are people of its headcount: as many as ever at once."""
    if not named_agents(scenario, group):
        return _EVERYBODY
    headcount = series_of(scenario, scenario.groups[group].headcount)
    return max(int(count) for day in timeline.days for _, count in headcount(day.date))


def _seats(scenario: Scenario, timeline: Timeline, groups: Sequence[str]) -> Ints:
    """[group, day]: a seat for every agent of the shifts, and as many as the day's largest headcount."""
    prices = daily_means(timeline, [series_of(scenario, scenario.groups[name].seat) for name in groups])
    seats = np.zeros(prices.shape, dtype=np.int64)
    for number, name in enumerate(groups):
        if not prices[number].any():
            continue
        headcount = series_of(scenario, scenario.groups[name].headcount)
        seats[number] = [
            max(int(count) for _, count in headcount(day.date)) for day in timeline.days if day.measured
        ]
        seats[number] += len(named_agents(scenario, name))
    return _whole(prices * _MICRO) * seats
