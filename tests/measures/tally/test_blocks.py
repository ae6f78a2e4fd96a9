"""A log measured block by block has the totals of the log as a whole."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from ccsim.demand import case_stretches
from ccsim.demand.timeline import build_timeline
from ccsim.engine.plan import Plan, build_plan
from ccsim.engine.simulate import simulate
from ccsim.engine.twin import contact_table, run_twin
from ccsim.experiment.layout_of import layout_of
from ccsim.measures.layout import Layout
from ccsim.measures.tally.measure_logs import measure_logs
from ccsim.measures.tally.measuring import Measuring
from ccsim.scenario import Scenario, load
from tests.scenario.kept import kept_scenario
from tests.shared import REPOSITORY, replications


def laid(scenario: Scenario, days: int, warm_up: float = 0.0, **how: Any) -> tuple[Plan, Layout]:
    """A scenario ready to be simulated and measured."""
    timeline = build_timeline(scenario, days=days, warm_up=warm_up)
    plan = build_plan(scenario, timeline)
    return plan, layout_of(scenario, plan, **how)


def assert_same(one: Any, other: Any) -> None:
    """Compare two sets of totals field by field."""
    for field in fields(one):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if hasattr(mine, "__dataclass_fields__"):
            assert_same(mine, theirs)
        else:
            np.testing.assert_array_equal(mine, theirs, err_msg=field.name)


def assert_blocks_are_the_whole(plan: Plan, layout: Layout, seed: int) -> None:
    """Measure one replication both ways."""
    logs = simulate(plan, seed=seed, replication=0)
    whole = measure_logs(
        layout, logs.contacts, logs.agents, 0, logs.rostered, logs.in_hand, logs.people, seed
    )
    measuring = Measuring(layout, logged=plan.shares, seed=seed)
    rest = simulate(plan, seed=seed, replication=0, take=measuring.take)
    assert_same(whole, measuring.finish(rest.agents, rest.rostered, rest.people))


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    """Blocks so small that every contact is older than most of them, and cases drawn day by day."""
    monkeypatch.setattr(case_stretches, "CASES", 1)
    monkeypatch.setattr(contact_table, "ROWS", 40)
    monkeypatch.setattr(run_twin, "STRETCHES", 16)


def test_random_scenarios_measured_block_by_block():
    """What is counted twice, or not at all, at the edge of a block would bend every figure of a long run."""
    for seed in range(replications(300, least=100)):
        plan, layout = laid(kept_scenario(seed), 1 + seed % 3)
        assert_blocks_are_the_whole(plan, layout, seed)


@pytest.mark.parametrize("name", ["bank-two-sites", "retail-omnichannel"])
def test_the_stories_measured_block_by_block(name):
    """With a warm-up, over the end of a week."""
    scenario = load(REPOSITORY / "scenarios" / f"{name}.yaml")
    plan, layout = laid(scenario, 6, 2 * 86_400, periods="week", interval=86_400)
    assert_blocks_are_the_whole(plan, layout, 1)
