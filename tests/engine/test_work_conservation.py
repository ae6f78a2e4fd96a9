"""
Nobody idles whom a contact in line could have, at no instant of random scenarios.

This would catch: a line nobody looks at after a level opens, a reserve frees, a break is over or a headcount
rises; an agent who is not released after a warm transfer, or is with nobody; counts that drift of those
who wait, are booked, hold a line or are still to be served out; groups that stay though nobody is left to
serve. It would not catch what both the state and its definition here get wrong.
"""

from __future__ import annotations

import pytest

from ccsim.demand.timeline import build_timeline
from ccsim.engine.plan import build_plan
from ccsim.engine.state import IDLE
from tests.demand.small import plan_of, small
from tests.engine.standing import Standing
from tests.engine.watched import WatchedCentre, simulate_watched
from tests.scenario.scenarios import random_scenario
from tests.shared import replications

RANDOM = 24


def test_nobody_idles_beside_a_contact_in_line(tmp_path):
    """At the end of every instant; who balked or gave up is in line for the endlessly patient."""
    looks = 0
    for seed in range(replications(RANDOM)):
        folder = tmp_path / str(seed)
        folder.mkdir()
        scenario = random_scenario(seed, folder)
        plan = build_plan(scenario, build_timeline(scenario, days=1 + seed % 2, warm_up=0))
        standing = Standing()
        simulate_watched(plan, standing, seed=seed, replication=seed % 7)
        looks += standing.looks
    assert looks > 0


def test_an_agent_who_is_forgotten_is_seen():
    """The check itself: somebody sat down idle beside a waiting contact does not go unnoticed."""
    standing = Standing()

    def forget(centre: WatchedCentre) -> None:
        waiting = bool((centre.tables["queues"]["waiting"] > 0).any())
        if waiting and not (centre.tables["agents"]["state"] == IDLE).any():
            centre.tables["groups"]["free"] += 1
        standing(centre)

    with pytest.raises(Exception, match="waits beside"):
        simulate_watched(plan_of(small()), forget, seed=1, replication=0)
