"""How many agents look for contacts does not grow with how many there are."""

from __future__ import annotations

import pytest

from benchmarks.growth.agents import AGENTS
from benchmarks.growth.describe import scenario_of
from ccsim.engine.model.shared_centre import SharedCentre
from tests.demand.small import logs_of

CONTACTS = 1_500
WAYS = {way.name: way for way in AGENTS}


def looks_per_contact(name: str, agents: int, patch: pytest.MonkeyPatch) -> float:
    """Run a centre of so many agents, and count how often one of them looks."""
    looks = 0
    look_for_work = SharedCentre.look_for_work

    def count(self: SharedCentre, agent: int) -> None:
        nonlocal looks
        looks += 1
        look_for_work(self, agent)

    patch.setattr(SharedCentre, "look_for_work", count)
    log = logs_of(scenario_of(WAYS[name].describe(agents, CONTACTS)), engine="simpy")
    patch.undo()
    return (looks - agents) / len(log.contacts)  # each looks once when it comes


@pytest.mark.parametrize("name", ["calls interrupt e-mails", "chats, a tenth kept free"])
def test_looks_do_not_grow_with_the_group(name: str, monkeypatch: pytest.MonkeyPatch):
    """A hundred agents looked for every call that interrupted somebody, and whenever anybody had done all."""
    few, many = (looks_per_contact(name, agents, monkeypatch) for agents in (10, 100))
    assert many < 1.5 * few
