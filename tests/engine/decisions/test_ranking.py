"""Agents ranked by the work of their day: who stands first is who a plain look at all would find."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ccsim.demand.cases import CASE
from ccsim.engine.centre_state import CentreState
from ccsim.engine.decisions.idle import seat_idle, take_off_idle
from ccsim.engine.decisions.ranking import begin_day, first_ranked
from ccsim.engine.outcomes import NOBODY
from tests.demand.small import plan_of, small
from tests.engine.standing import rankings_are_right

AGENTS = 9
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["sits", "sits", "goes", "day"]), st.integers(0, AGENTS - 1), st.integers(0, 3)
    ),
    max_size=60,
)


def centre() -> CentreState:
    """Nobody is on duty yet."""
    plan = plan_of(
        small(queues={"calls": {"choose": "least_worked"}}, groups={"agents": {"headcount": AGENTS}})
    )
    return plan.fresh_state(np.zeros(0, dtype=CASE), 1, 0, 0)


def first_of_all(agents: Any, idle: set[int], today: int) -> int:
    """Who comes first by the definition: the least work today, then the longest idle, then the number."""

    def key(agent: int) -> tuple[int, int, int]:
        person = agents[agent]
        return int(person["worked"]) * int(person["worked_on"] == today), int(person["since"]), agent

    return min(idle, key=key, default=NOBODY)


@given(steps=STEPS)
def test_the_first_is_who_has_worked_least(steps: list[tuple[str, int, int]]):
    """Whoever sits down, goes or has finished something, and over midnight."""
    state = centre()
    agents, address = state.tables["agents"], state.address
    now = today = 0
    idle: set[int] = set()
    for what, agent, amount in steps:
        now += amount % 2  # some come at one instant
        if what == "day":
            today += 1
            begin_day(address, today)
        elif what == "goes" and agent in idle:
            take_off_idle(address, agent)
            idle.remove(agent)
            agents["worked"][agent] = amount + int(agents["worked"][agent]) * (
                agents["worked_on"][agent] == today
            )
            agents["worked_on"][agent] = today
        elif what == "sits" and agent not in idle:
            seat_idle(address, agent, now)
            idle.add(agent)
        rankings_are_right(state.tables, today)
        assert first_ranked(address, 0) == first_of_all(agents, idle, today)
