"""Where every agent takes one call after another, the way through their hands changes nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ccsim.demand.timeline import build_timeline
from ccsim.engine.plan import build_plan, shares_agents
from ccsim.engine.simulate import Engine, simulate
from ccsim.scenario import Scenario, load
from tests.scenario.kept import kept_scenario
from tests.shared import REPOSITORY, replications

RANDOM = 120
FILES = sorted((REPOSITORY / "scenarios").rglob("*.yaml"))


def assert_same_through_sharing(scenario: Scenario, days: int, seed: int, engine: Engine) -> None:
    """State the load that is the default for calls, which makes the engines share; nothing else changes."""
    shared = scenario.override({f"groups.{name}.loads": [{"live": 1}] for name in scenario.groups})
    logs = []
    for each in (scenario, shared):
        plan = build_plan(each, build_timeline(each, days=days, warm_up=0))
        logs.append(simulate(plan, seed=seed, replication=seed % 7, engine=engine))
    alone, sharing = logs
    assert len(alone.in_hand) == 0
    for field in alone.contacts.dtype.names or ():
        np.testing.assert_array_equal(alone.contacts[field], sharing.contacts[field], err_msg=field)
    np.testing.assert_array_equal(alone.agents, sharing.agents)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(REPOSITORY / "scenarios")))
def test_a_scenario_of_calls_alone_has_the_same_log(path: Path):
    """Two ways through the engines that differ would be two models."""
    scenario = load(path)
    if shares_agents(scenario):
        pytest.skip("its agents share themselves anyway")
    assert_same_through_sharing(scenario, 2, 1, "compiled")


def test_random_scenarios_of_calls_alone_have_the_same_log():
    """The same, with every option of calls."""
    compared = 0
    for seed in range(replications(RANDOM)):
        scenario = kept_scenario(seed)
        if not shares_agents(scenario):
            compared += 1
            assert_same_through_sharing(scenario, 1 + seed % 3, seed, "compiled")
    assert compared > 0
