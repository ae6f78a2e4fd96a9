"""On random scenarios with every option: nothing is lost, nothing counted twice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ccsim.experiment.replicate import replicate, set_up
from ccsim.experiment.settle import settled_for_run
from ccsim.measures.columns import (
    ABANDONED,
    ANSWERED,
    BLOCKED,
    BUSY_TIME,
    DISCONNECTED,
    ENTERED,
    FIXED,
    HANDLED,
    OFFERED,
    STAFFED_TIME,
    UNFINISHED,
    WAIT_ALL,
    WAITING_TIME,
)
from ccsim.scenario import Scenario
from tests.scenario.scenarios import random_scenario

COSTS = [place for place, column in enumerate(FIXED) if column.name.startswith("cost_")]


def _plain(seed: int, folder: Path) -> Scenario:
    """A random scenario whose volumes are taken as cases: settling is tested elsewhere."""
    scenario = random_scenario(seed, folder)
    changes = {f"intents.{name}.volume.of": "cases" for name in scenario.unsettled}
    return scenario.override(changes) if changes else scenario


@pytest.mark.parametrize("seed", range(25))
def test_flows_time_and_money_add_up(seed: int, tmp_path: Path) -> None:
    """Offered = answered + gone + still there; intervals = runs; busy within present; rows = ledger."""
    setup = set_up(settled_for_run(_plain(seed, tmp_path)), 2, seed, None, "compiled", keep_contacts=True)
    found = replicate(setup, 0)
    totals, contacts = found.totals, found.contacts
    assert contacts is not None
    sums = totals.cells.sum(axis=0)
    unanswered = int(
        (
            (contacts["outcome"] == 0)
            & (contacts["answered"] < 0)
            & (contacts["offered"] >= setup.timeline.measured_from)
        ).sum()
    )
    assert sums[OFFERED] == sums[ANSWERED] + sums[ABANDONED] + sums[BLOCKED] + sums[DISCONNECTED] + unanswered
    assert sums[ANSWERED] == sums[HANDLED] + sums[UNFINISHED] - unanswered
    assert sums[ENTERED] <= sums[ANSWERED] + sums[ABANDONED] + sums[DISCONNECTED]
    kept = [place for place, column in enumerate(setup.layout.columns) if column.by_interval]
    np.testing.assert_array_equal(totals.intervals.sum(axis=(0, 1)), sums[kept])
    assert sums[BUSY_TIME] <= sums[STAFFED_TIME]
    np.testing.assert_array_equal(
        totals.staffing[:, :, :2].sum(axis=(0, 1)), [sums[STAFFED_TIME], sums[BUSY_TIME]]
    )
    assert (totals.staffing[:, :, 1] <= totals.staffing[:, :, 0]).all()
    assert int(sums[COSTS].sum()) == totals.ledger.total
    if setup.timeline.measured_from == 0 and unanswered == 0:
        assert sums[WAIT_ALL] == sums[WAITING_TIME]
