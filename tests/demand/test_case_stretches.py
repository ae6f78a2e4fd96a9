"""The cases drawn a few days at a time are the cases drawn all at once."""

from __future__ import annotations

import numpy as np
import pytest

from ccsim.demand import case_stretches
from ccsim.demand.case_stretches import CaseStretches
from ccsim.demand.cases import draw_cases
from ccsim.demand.timeline import build_timeline
from ccsim.engine.plan import build_plan
from ccsim.experiment.settle import settled_for_run
from ccsim.scenario import Scenario, load
from tests.demand.small import small
from tests.scenario.kept import kept_scenario
from tests.shared import REPOSITORY, replications


def assert_same_cases(scenario: Scenario, days: int, seed: int) -> int:
    """Compare what is drawn; returns the number of stretches."""
    demand = build_plan(scenario, build_timeline(scenario, days=days, warm_up=0.0)).demand
    whole = draw_cases(demand, seed, 0)
    stretches = CaseStretches(demand, seed, 0)
    drawn = list(stretches)
    assert stretches.number == len(whole)
    np.testing.assert_array_equal(np.concatenate([each.cases for each in drawn]), whole)
    begin = -1
    for until, cases in drawn:
        assert ((cases["time"] >= begin) & (cases["time"] < until)).all()
        begin = until
    return len(drawn)


def test_random_scenarios_have_the_same_cases_in_the_same_order(monkeypatch):
    """A case that is drawn twice, left out, or numbered otherwise would be another run."""
    monkeypatch.setattr(case_stretches, "CASES", 1)
    stretches = 0
    for seed in range(replications(200, least=60)):
        stretches += assert_same_cases(kept_scenario(seed), 1 + seed % 5, seed)
    assert stretches > 120


def test_the_retailer_has_the_same_cases_over_a_change_of_the_clocks(monkeypatch):
    """Days of 23 and 25 hours end where the days of the timeline do."""
    monkeypatch.setattr(case_stretches, "CASES", 1)
    scenario = settled_for_run(load(REPOSITORY / "scenarios" / "retail-omnichannel.yaml"))
    assert assert_same_cases(scenario, 320, 1) > 300


@pytest.mark.parametrize(("days", "stretches"), [(1, 1), (5, 3), (6, 4)])
def test_stretches_end_at_midnights(monkeypatch, days, stretches):
    """720 cases a day, drawn by about a thousand: the last one drawn has the rest of its day with it."""
    monkeypatch.setattr(case_stretches, "CASES", 1000)
    assert assert_same_cases(small(), days, 1) == stretches


def test_there_is_a_stretch_where_nobody_comes():
    """A centre that nobody turns to still opens and closes."""
    assert assert_same_cases(small(intents={"call": {"volume": {"count": 0}}}), 2, 1) == 1
