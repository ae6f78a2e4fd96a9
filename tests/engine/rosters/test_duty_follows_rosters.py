"""In whole replications: who is rostered is there, and who is there beyond that has a reason."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ccsim.demand.timeline import build_timeline
from ccsim.engine.logs import OVERTIME, WORK, Logs
from ccsim.engine.plan import Plan, build_plan
from ccsim.engine.simulate import simulate
from ccsim.scenario import Scenario
from ccsim.typing import Rows
from tests.scenario.scenarios import random_scenario

Spells = list[tuple[int, int]]


def _plain(seed: int, folder: Path) -> Scenario:
    scenario = random_scenario(seed, folder)
    changes = {f"intents.{name}.volume.of": "cases" for name in scenario.unsettled}
    return scenario.override(changes) if changes else scenario


def _merged(spells: Spells) -> Spells:
    merged: Spells = []
    for begin, end in sorted(spells):
        if merged and begin <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif end > begin:
            merged.append((begin, end))
    return merged


def _length(spells: Spells) -> int:
    return sum(end - begin for begin, end in _merged(spells))


def _of(rows: Rows, group: int, agent: int, begin: str, end: str) -> Spells:
    mine = rows[(rows["group"] == group) & (rows["agent"] == agent)]
    return list(zip(mine[begin].tolist(), mine[end].tolist(), strict=True))


def _check(plan: Plan, logs: Logs, group: int, agent: int, *, serves_out: bool) -> None:
    """Look at one named agent; where a channel serves out, agents may also stay for those who still wait."""
    horizon = plan.timeline.horizon
    planned = logs.rostered[np.isin(logs.rostered["activity"], (WORK, OVERTIME))]
    windows = _of(planned, group, agent, "begin", "end")
    present = _of(logs.agents, group, agent, "on", "off")
    assert _length(present) == sum(end - begin for begin, end in present), "two spells of duty at once"
    assert _length(windows + present) == _length(present), "rostered, and not there"
    answered = logs.contacts[logs.contacts["answered"] >= 0].copy()
    # who is not done, or still wraps up, when the run ends is there until then
    unfinished = (answered["released"] < 0) | (answered["released"] > horizon)
    answered["released"] = np.where(unfinished, horizon, answered["released"])
    busy = _of(answered, group, agent, "answered", "released")
    if plan.shares:  # a part may have been in other hands, or in nobody's, meanwhile
        busy = _of(logs.in_hand, group, agent, "begin", "end")
    assert _length(present + busy) == _length(present), "at work, and not there"
    begins = {begin for begin, _ in _merged(windows)}
    assert {begin for begin, _ in present} <= begins, "came without being rostered"
    if not serves_out:
        assert _length(windows + busy) == _length(present), "stayed without a reason"


@pytest.mark.parametrize("seed", range(40))
def test_named_agents_are_there_when_rostered(seed: int, tmp_path: Path) -> None:
    """From the begin of each window to its end; longer only to finish, or to serve out a closed channel."""
    scenario = _plain(seed, tmp_path)
    plan = build_plan(scenario, build_timeline(scenario, days=2, warm_up=0.0))
    logs = simulate(plan, seed=seed, replication=0)
    # a channel that never closes has nobody to serve out
    closing = [channel for channel in scenario.channels.values() if channel.hours is not None]
    serves_out = any(channel.at_close == "serve_out" for channel in closing)
    for group, names in enumerate(plan.agents):
        for place in range(len(names)):
            _check(plan, logs, group, plan.pools[group] + place, serves_out=serves_out)
