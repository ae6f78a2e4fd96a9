"""The loop for bare centres: the same logs as the SimPy model, and as the loop with all options."""

from __future__ import annotations

import pytest

from ccsim.demand.cases import draw_cases
from ccsim.demand.timeline import build_timeline
from ccsim.engine.centre_state import CentreState
from ccsim.engine.plan import Plan, build_plan
from ccsim.engine.simulate import simulate
from ccsim.scenario import Scenario, load
from tests.engine.test_engines_agree import assert_equal_logs
from tests.scenario.bare_scenarios import bare_scenario
from tests.shared import REPOSITORY

RANDOM = 120


def plan_of(scenario: Scenario, days: int = 1) -> Plan:
    """The scenario laid over some days."""
    return build_plan(scenario, build_timeline(scenario, days=days, warm_up=0.0))


def is_bare(scenario: Scenario) -> bool:
    """Whether the compiled engine takes the loop for bare centres."""
    plan = plan_of(scenario)
    return plan.fresh_state(draw_cases(plan.demand, 1, 0, None), 1, 0, 0).is_bare


def test_random_bare_centres_have_the_log_of_the_model() -> None:
    """What is left out in the short loop must be what cannot happen."""
    bare = 0
    for seed in range(RANDOM):
        scenario = bare_scenario(seed)
        bare += is_bare(scenario)
        assert len(assert_equal_logs(scenario, 1 + seed % 2, seed)) > 0
    assert bare > 0.9 * RANDOM


@pytest.mark.parametrize("name", ["textbook/three-types", "textbook/closing-time", "anonymous-bank"])
def test_both_loops_write_the_same_log(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A centre must not change by which loop it is simulated with."""
    plan = plan_of(load(REPOSITORY / "scenarios" / f"{name}.yaml"), days=2)
    short = simulate(plan, seed=1, replication=0)
    monkeypatch.setattr(CentreState, "is_bare", False)
    long = simulate(plan, seed=1, replication=0)
    assert len(short.contacts) > 1000
    assert (short.contacts == long.contacts).all()
    assert (short.agents == long.agents).all()


@pytest.mark.parametrize(
    "changes",
    [
        {"channels.phone.trunks": 60},
        {"queues.calls.callback": {"accept": 0.5}},
        {"groups.agents.take": "weighted_wait"},
        {"queues.calls.choose": "least_worked"},
        {"groups.agents.serves": {"calls": {"proficiency": 0.9}}},
        {"channels.phone.mode": "deferred"},
        {"groups.agents.switching": "1 s"},
        {"intents.call.difficulty": {"handle_time": 0.4}},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_an_option_beyond_takes_the_loop_with_all(changes: dict[str, object]) -> None:
    """A short loop that met an option would leave it out without a word."""
    scenario = load(REPOSITORY / "scenarios" / "textbook" / "erlang-a.yaml")
    assert is_bare(scenario)
    assert not is_bare(scenario.override(changes))
