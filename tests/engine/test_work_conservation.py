"""
Nobody idles whom a contact in line could have, at no instant of random scenarios.

This would catch: a line nobody looks at after a level opens, a reserve frees, a break is over or a headcount
rises; an agent who is not released after a warm transfer, or is with nobody; counts that drift of those
who wait, are booked, hold a line or are still to be served out; groups that stay though nobody is left to
serve; sessions of a flow that are never given back, or are more than there are. Where agents may have several
contacts in hand: somebody with room, by load, beside a contact in line or one that waits for that agent
alone; hands that are not what the load says; an end that is not where the speeds put it; contacts that are
nowhere. It would not catch what both the state and its definition here get wrong.
"""

from __future__ import annotations

import pytest

from ccsim.demand.timeline import build_timeline
from ccsim.engine.plan import build_plan, shares_agents
from ccsim.engine.state import CONCURRENT, IDLE, N_MODES
from tests.demand.small import plan_of, small
from tests.engine.options.pairs import flow
from tests.engine.standing import Standing
from tests.engine.watched import Watched, simulate_watched
from tests.scenario.kept import kept_scenario
from tests.shared import replications

RANDOM = 24
SHARED = 60


def test_nobody_idles_beside_a_contact_in_line():
    """At the end of every instant; who balked or gave up is in line for the endlessly patient."""
    assert watch_random(replications(RANDOM), shares=False) > 0


def test_nobody_with_room_is_beside_a_contact_in_line():
    """The same where agents may have several contacts in hand, or work that can be put aside."""
    assert watch_random(replications(SHARED), shares=True) > 0


def watch_random(number: int, *, shares: bool) -> int:
    """Watch so many random scenarios; return how often a centre was looked at."""
    looks = seed = seen = 0
    while seen < number:
        scenario = kept_scenario(seed)
        if shares_agents(scenario) == shares:
            plan = build_plan(scenario, build_timeline(scenario, days=1 + seed % 2, warm_up=0))
            standing = Standing()
            simulate_watched(plan, standing, seed=seed, replication=seed % 7)
            looks += standing.looks
            seen += 1
        seed += 1
    return looks


def test_an_agent_who_is_forgotten_is_seen():
    """The check itself: somebody sat down idle beside a waiting contact does not go unnoticed."""
    standing = Standing()

    def forget(centre: Watched) -> None:
        waiting = bool((centre.tables["queues"]["waiting"] > 0).any())
        if waiting and not (centre.tables["agents"]["state"] == IDLE).any():
            centre.tables["groups"]["free"] += 1
        standing(centre)

    with pytest.raises(Exception, match="waits beside"):
        simulate_watched(plan_of(small()), forget, seed=1, replication=0)


def test_a_session_that_is_not_given_back_is_seen():
    """The check itself: a bot that counts one too many."""
    standing = Standing()

    def forget(centre: Watched) -> None:
        if len(centre.contacts) > 20:
            centre.tables["flows"]["in_use"] = 1 + (centre.contacts["session"] == 1).sum()
        standing(centre)

    bot = flow({"menu": {"lasts": "10 s", "own_queue": True}}, sessions=50)
    with pytest.raises(Exception, match="sessions"):
        simulate_watched(plan_of(small(**bot)), forget, seed=1, replication=0)


def test_room_that_is_not_used_is_seen():
    """The check itself: a load to which suddenly more could come, while somebody waits."""
    standing = Standing()

    def allow(centre: Watched) -> None:
        if (centre.tables["queues"]["waiting"] > 0).any():
            centre.tables["paces"]["more"][2 * N_MODES + CONCURRENT] = 0
        standing(centre)

    chats = {
        "channels": {"phone": {"mode": "concurrent"}},
        "groups": {"agents": {"headcount": 2, "loads": [{"concurrent": 2}]}},
    }
    with pytest.raises(Exception, match="who has room"):
        simulate_watched(plan_of(small(**chats)), allow, seed=1, replication=0)
