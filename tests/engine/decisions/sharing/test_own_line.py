"""Contacts that wait for one agent alone: line by line, and released in the order in which they came."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ccsim.demand.cases import CASE
from ccsim.engine.decisions.sharing.own_line import (
    leave_own_line,
    next_head,
    next_loose,
    release_own,
    wait_for_agent,
)
from ccsim.engine.logs import LIVE_CONTACT
from ccsim.engine.outcomes import NOBODY
from ccsim.engine.state import CONTACTS_TABLE
from ccsim.scenario import Scenario
from tests.demand.small import SMALL, plan_of

KINDS = ("first", "second", "third")
INTENTS = {
    name: {**SMALL["intents"]["call"], "priority": place, "queue": "calls"}
    for place, name in enumerate(KINDS)
}
SCENARIO = Scenario.model_validate({**SMALL, "intents": INTENTS})
#: Who comes, of which kind, and since when it has waited; or -1: one of those first in a line leaves.
STEPS = st.lists(st.tuples(st.integers(-1, len(KINDS) - 1), st.integers(0, 5)), max_size=40)


@given(steps=STEPS)
def test_the_heads_are_the_first_of_each_line(steps: list[tuple[int, int]]):
    """As a list of all says; and a place is found first for who came first."""
    state = plan_of(SCENARIO).fresh_state(np.zeros(0, dtype=CASE), 1, 0, 0)
    address, kept = state.address, list[int]()
    contacts: Any = np.zeros(len(steps) + 1, dtype=LIVE_CONTACT)
    state.directory[CONTACTS_TABLE] = contacts.ctypes.data
    for number, (kind, queued) in enumerate(steps):
        row = (
            len(steps) - 1 - number if number % 3 else number
        )  # who comes later may have been offered before
        if kind >= 0 and row not in kept:
            contacts["kind"][row], contacts["queued"][row] = kind, queued
            wait_for_agent(address, row, 0)
            kept.append(row)
        elif kept:
            row = sorted(heads(contacts, kept))[queued % len(heads(contacts, kept))]
            leave_own_line(address, row)
            kept.remove(row)
        found, head = [], int(state.tables["agents"]["own"][0])
        while head != NOBODY:
            found.append(head)
            head = next_head(address, head)
        assert sorted(found) == sorted(heads(contacts, kept))
        assert state.counts["own"][0] == len(kept)
    release_own(address, 0, 0)
    assert [next_loose(address) for _ in range(len(kept) + 1)] == [*kept, NOBODY]


def heads(contacts: Any, kept: list[int]) -> list[int]:
    """Of each kind, which here has a line of its own, who has waited longest."""
    kinds = {int(contacts["kind"][row]) for row in kept}
    return [
        min(
            (row for row in kept if contacts["kind"][row] == kind),
            key=lambda row: (contacts["queued"][row], row),
        )
        for kind in kinds
    ]
