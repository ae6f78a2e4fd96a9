"""On random scenarios with every option: nothing is lost, nothing counted twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ccsim.engine.outcomes import (
    ARRIVED,
    CALLBACK,
    CALLED_BACK,
    FOUND,
    MODERATION,
    NEXT_TURN,
    NO_RETURN,
    NOT_FOUND,
    OUTCOMES,
    PASSED_BACK,
    PASSED_ON,
    PREVENTED,
    SELF_SERVICE,
)
from ccsim.experiment.replicate import Setup, replicate, set_up
from ccsim.measures.columns import (
    BUSY_TIME,
    FIXED,
    IN_HAND_TIME,
    N_OF_CONTACTS,
    STAFFED_TIME,
    UNSTAFFED_TIME,
    WAIT_ALL,
    WAITING_TIME,
)
from ccsim.scenario import Scenario
from ccsim.scenario.frozen_dict import FrozenDict
from ccsim.scenario.measured import measured_figures
from ccsim.scenario.settled import Settled
from ccsim.typing import Rows
from tests.scenario.scenarios import random_scenario

#: A turn that was replied to is never the last; customers who leave without a sign abandon.
_BECAME = {"replied": "unfinished", "left silently": "silent"}
#: The figure behind which another one is hidden that does not differ.
NOTHING_HIDDEN = {"factor": 1.0, "shift": 0.0}
COSTS = [place for place, column in enumerate(FIXED) if column.name.startswith("cost_")]


def _plain(seed: int, folder: Path) -> Scenario:
    """A random scenario whose figures are taken as those of all cases: settling is tested elsewhere."""
    scenario = random_scenario(seed, folder)
    changes = {f"intents.{name}.volume.of": "cases" for name in scenario.unsettled}
    scenario = scenario.override(changes) if changes else scenario
    figures = {path: NOTHING_HIDDEN[hidden] for path, hidden in measured_figures(scenario).items()}
    settled = scenario.settled or Settled(fingerprint="")
    settled = settled.model_copy(update={"figures": FrozenDict(figures)})
    return scenario.model_copy(update={"settled": settled})


@pytest.mark.parametrize("seed", range(25))
def test_flows_time_and_money_add_up(seed: int, tmp_path: Path) -> None:
    """Offered = answered + gone + still there; intervals = runs; busy within present; rows = ledger."""
    setup = set_up(_plain(seed, tmp_path), 2, seed, None, "compiled", keep_in_hand=True)
    found = replicate(setup, 0)
    totals, contacts = found.totals, found.contacts
    assert contacts is not None
    sums = totals.cells.sum(axis=0)
    ends = _ends(contacts, setup.timeline.measured_from, setup.timeline.horizon)
    counted = {column.name: int(sums[place]) for place, column in enumerate(FIXED)}
    assert counted["offered"] == ends.total() - ends["closed"] - ends["prevented"]
    assert counted["answered"] == ends["handled"] + ends["under way"]
    assert counted["unfinished"] == ends["under way"] + ends["unfinished"]
    for name in (
        *("handled", "abandoned", "blocked", "disconnected", "contained", "hung_up", "closed"),
        *("prevented", "deflected"),
    ):
        assert counted[name] == ends[name], name
    _cases_add_up(counted, contacts, setup.timeline.measured_from)
    assert counted["unreached"] >= ends["unreached"]
    assert counted["entered"] <= sum(
        counted[name] for name in ("answered", "abandoned", "disconnected", "booked", "deflected")
    )
    # nothing of a contact is counted where no contact can be
    others = totals.cells[setup.layout.group_cell(0) :, :N_OF_CONTACTS]
    assert not others.any()
    kept = [place for place, column in enumerate(setup.layout.columns) if column.by_interval]
    np.testing.assert_array_equal(totals.intervals.sum(axis=(0, 1)), sums[kept])
    assert sums[BUSY_TIME] <= sums[STAFFED_TIME]
    assert (totals.cells[:, UNSTAFFED_TIME] >= 0).all(), "who is present is paid"
    np.testing.assert_array_equal(
        totals.staffing[:, :, :2].sum(axis=(0, 1)), [sums[STAFFED_TIME], sums[BUSY_TIME]]
    )
    assert (totals.staffing[:, :, 1] <= totals.staffing[:, :, 0]).all()
    assert int(sums[COSTS].sum()) == totals.ledger.total
    if found.in_hand is not None and len(found.in_hand):
        alone = found.in_hand[found.in_hand["place"] == 0]
        assert sums[BUSY_TIME] == _within(alone, setup), "the work shared is the time agents had any"
        assert sums[IN_HAND_TIME] == _within(found.in_hand, setup)
    later = np.isin(contacts["via"], (PASSED_ON, PASSED_BACK, NEXT_TURN, MODERATION))
    if setup.timeline.measured_from == 0 and not later.any() and ends["unfinished"] == 0:
        assert sums[WAIT_ALL] == sums[WAITING_TIME]


def _cases_add_up(counted: dict[str, int], contacts: Rows, begin: int) -> None:
    """A case begins with self-service or a contact, and is resolved once; a use ends in one of four ways."""
    uses = contacts[(contacts["via"] == SELF_SERVICE) & (contacts["offered"] >= begin)]
    assert counted["uses"] == len(uses)
    assert counted["found"] == (uses["outcome"] == FOUND).sum()
    assert counted["found_ended"] == ((uses["outcome"] == FOUND) & (uses["returns"] == NO_RETURN)).sum()
    assert counted["not_found"] == (uses["outcome"] == NOT_FOUND).sum()
    assert counted["gave_up"] == ((uses["outcome"] == NOT_FOUND) & (uses["returns"] == NO_RETURN)).sum()
    real = contacts[(contacts["outcome"] != PREVENTED) & (contacts["via"] != MODERATION)]
    _, firsts = np.unique(real["case"], return_index=True)
    assert counted["cases"] == (real["offered"][firsts] >= begin).sum()
    assert counted["resolved"] == (real["resolved"][real["offered"] >= begin]).sum() or begin > 0
    assert counted["first_offered"] + counted["found_ended"] + counted["gave_up"] <= counted["cases"] or begin
    assert counted["repeated"] >= counted["with_repeat"]


def _within(stretches: Rows, setup: Setup) -> int:
    """Time in the measured time, in microseconds."""
    begin, end = setup.timeline.measured_from, setup.timeline.horizon
    inside = np.minimum(stretches["end"], end) - np.maximum(stretches["begin"], begin)
    return int(np.maximum(inside, 0).sum())


def _ends(contacts: Rows, begin: int, horizon: int) -> Counter[str]:
    """How many contacts offered in the measured time ended in which way, told part by part."""
    following = {int(row["previous"]): number for number, row in enumerate(contacts) if row["via"] != ARRIVED}
    ends: Counter[str] = Counter()
    for number, leg in enumerate(contacts):
        if leg["via"] != ARRIVED or leg["offered"] < begin:
            continue
        parts, last = [leg], number
        while last in following:
            last = following[last]
            parts.append(contacts[last])
        outcome = _BECAME.get(name := OUTCOMES[parts[-1]["outcome"]], name).replace(" ", "_")
        if any(_spoken(part, horizon) for part in parts):
            ends["under way" if outcome == "unfinished" else "handled"] += 1
        elif leg["outcome"] == CALLBACK and outcome != "unfinished":
            ends["unreached"] += 1
        else:
            ends["abandoned" if outcome in ("balked", "silent") else outcome] += 1
    return ends


def _spoken(part: Any, horizon: int) -> bool:
    """Whether an agent and the customer spoke; a callback under way may still be ringing."""
    answered, outcome = part["answered"] >= 0, OUTCOMES[part["outcome"]]
    ringing = (
        part["via"] == CALLED_BACK and outcome == "unfinished" and part["answered"] + part["dial"] >= horizon
    )
    return bool(answered and outcome not in ("no answer", "left silently") and not ringing)
