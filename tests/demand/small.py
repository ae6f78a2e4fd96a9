"""A small scenario to vary in tests of the demand and the engine."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from ccsim.demand.timeline import build_timeline
from ccsim.engine.logs import Logs
from ccsim.engine.plan import Plan, build_plan
from ccsim.engine.simulate import Engine, simulate
from ccsim.scenario import Scenario

SMALL: dict[str, Any] = {
    "name": "small",
    "calendar": {"time_zone": "UTC", "start": dt.date(2026, 3, 2)},  # a Monday
    "intents": {
        "call": {
            "volume": {"count": 30, "per": "1 h"},
            "handle_time": {"talk": {"distribution": "exponential", "mean": "5 min"}},
            "patience": {"distribution": "exponential", "mean": "2 min"},
        }
    },
    "channels": {"phone": {}},
    "queues": {"calls": {}},
    "groups": {"agents": {"headcount": 3}},
    "start": {"warm_up": "0 s"},
}


def merged(base: Any, change: Any) -> Any:
    """``base`` with ``change`` laid over it, mapping by mapping."""
    if isinstance(base, dict) and isinstance(change, dict):
        return {
            key: merged(base.get(key), change[key]) if key in change else base[key]
            for key in {**base, **change}
        }
    return change


def small(**change: Any) -> Scenario:
    """The small scenario with some of it changed."""
    return Scenario.model_validate(merged(SMALL, change))


def plan_of(scenario: Scenario, days: int = 1) -> Plan:
    """A plan without a warm-up beyond what the scenario states."""
    return build_plan(
        scenario, build_timeline(scenario, days=days, warm_up=float(scenario.start.warm_up or 0))
    )


def logs_of(
    scenario: Scenario, days: int = 1, *, seed: int = 1, replication: int = 0, engine: Engine = "compiled"
) -> Logs:
    """One replication."""
    return simulate(plan_of(scenario, days), seed=seed, replication=replication, engine=engine)


def both(scenario: Scenario, days: int = 1, *, seed: int = 1, replication: int = 0) -> Logs:
    """One replication on both engines, which must agree; the SimPy model's logs."""
    plan = plan_of(scenario, days)
    model = simulate(plan, seed=seed, replication=replication, engine="simpy")
    twin = simulate(plan, seed=seed, replication=replication, engine="compiled")
    for field in model.contacts.dtype.names or ():
        np.testing.assert_array_equal(model.contacts[field], twin.contacts[field], err_msg=field)
    np.testing.assert_array_equal(model.agents, twin.agents)
    np.testing.assert_array_equal(model.in_hand, twin.in_hand)
    return model
