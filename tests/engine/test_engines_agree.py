"""The two contact logs are equal, value for value."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from ccsim.demand.timeline import build_timeline
from ccsim.engine import outcomes
from ccsim.engine.plan import build_plan, shares_agents
from ccsim.engine.simulate import simulate
from ccsim.scenario import Scenario, load
from tests.agree.case import days_for
from tests.engine.conservation import check_conservation
from tests.engine.conservation_people import check_headcount, check_people
from tests.scenario.kept import kept_scenario
from tests.scenario.scenarios import every_option, options_hit
from tests.shared import REPOSITORY, replications

RANDOM = 300
# To an engine the retailer with goals is the retailer; the one goal with a centre of its own counts.
SCENARIOS = sorted(
    file
    for file in (REPOSITORY / "scenarios").rglob("*.yaml")
    if file.parent.name != "goals" or file.stem == "12-agents-growth"
)


def assert_equal_logs(scenario: Scenario, days: int, seed: int, warm_up: float = 0.0) -> np.ndarray:
    """Run one replication on both engines; every field of both logs must be the same."""
    plan = build_plan(scenario, build_timeline(scenario, days=days, warm_up=warm_up))
    model = simulate(plan, seed=seed, replication=seed % 7, engine="simpy")
    twin = simulate(plan, seed=seed, replication=seed % 7, engine="compiled")
    assert len(model.contacts) == len(twin.contacts)
    for field in model.contacts.dtype.names or ():
        np.testing.assert_array_equal(model.contacts[field], twin.contacts[field], err_msg=field)
    np.testing.assert_array_equal(model.agents, twin.agents)
    np.testing.assert_array_equal(model.in_hand, twin.in_hand)
    np.testing.assert_array_equal(model.rostered, twin.rostered)
    np.testing.assert_array_equal(model.people, twin.people)
    check_conservation(plan, model)
    check_people(plan, scenario, model)
    check_headcount(plan, scenario, model)
    return model.contacts


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: str(path.relative_to(REPOSITORY / "scenarios")))
def test_the_engines_agree_on_every_scenario_that_comes_with_ccsim(path: Path):
    """A planner may read one engine and run the other."""
    scenario = load(path)
    warm_up = min(float(scenario.start.warm_up or 0.0), 86_400.0)
    assert len(assert_equal_logs(scenario, 2, 1, warm_up)) > 0


def test_the_engines_agree_on_random_scenarios_that_hit_every_option(capsys):
    """Options are used together in ways nobody thought of. Prints how often each was hit."""
    hits: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    ways: Counter[str] = Counter()
    shared = 0
    number = replications(RANDOM, least=RANDOM)  # never fewer
    for seed in range(number):
        scenario = kept_scenario(seed)
        contacts = assert_equal_logs(scenario, days_for(scenario, seed), seed)
        shared += shares_agents(scenario)
        hits.update(options_hit(scenario))
        ends.update(outcomes.OUTCOMES[outcome] for outcome in contacts["outcome"].tolist())
        ends.update(outcomes.RETURNS[returns] for returns in contacts["returns"].tolist())
        ways.update(outcomes.VIAS[via] for via in contacts["via"].tolist())
    counts = ", ".join(f"{option} {count}" for option, count in sorted(hits.items()))
    seen = ", ".join(f"{count:,} {end}" for end, count in sorted((ends + ways).items()))
    with capsys.disabled():
        sys.stdout.write(
            f"\n{number} random scenarios, {shared} with shared agents, 0 differences; contacts: {seen}\n"
            f"options hit: {counts}\n"
        )
    assert 0.3 * number < shared < 0.7 * number
    assert every_option() - set(hits) == set()
    assert set(ends) == {*outcomes.OUTCOMES, *outcomes.RETURNS}
    assert set(ways) == {*outcomes.VIAS}
