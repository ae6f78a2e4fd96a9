"""The log handed on in blocks is the log."""

from __future__ import annotations

import numpy as np
import pytest

from ccsim.demand import case_stretches
from ccsim.demand.timeline import build_timeline
from ccsim.engine.block import Block
from ccsim.engine.logs import CONTACT
from ccsim.engine.plan import Plan, build_plan
from ccsim.engine.simulate import simulate
from ccsim.engine.twin import contact_table, run_twin
from ccsim.scenario import load
from tests.scenario.kept import kept_scenario
from tests.shared import REPOSITORY, replications


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    """Blocks so small that every contact is older than most of them, and cases drawn day by day."""
    monkeypatch.setattr(case_stretches, "CASES", 1)
    monkeypatch.setattr(contact_table, "ROWS", 24)
    monkeypatch.setattr(run_twin, "STRETCHES", 8)


class Together:
    """Takes blocks, and puts them together again."""

    def __init__(self) -> None:
        self.first, self.first_case, self.blocks = 0, 0, 0
        self.contacts: list[np.ndarray] = []
        self.in_hand: list[np.ndarray] = []

    def take(self, block: Block) -> None:
        contacts, in_hand = block.contacts[: block.until].copy(), block.in_hand.copy()
        assert (block.contacts["case"] >= 0).all()
        assert (block.contacts["case"] < block.cases).all()
        assert (block.contacts["case"][block.until :] >= block.cases_until).all()
        contacts["contact"] += self.first
        contacts["case"] += self.first_case
        in_hand["part"] += self.first
        self.contacts.append(contacts)
        self.in_hand.append(in_hand)
        self.first += block.until
        self.first_case += block.cases_until
        self.blocks += 1


def assert_same_logs(plan: Plan, seed: int) -> int:
    """Simulate with and without blocks; returns how many blocks there were."""
    whole = simulate(plan, seed=seed, replication=0)
    parts = Together()
    rest = simulate(plan, seed=seed, replication=0, take=parts.take)
    contacts = np.concatenate(parts.contacts)
    assert len(rest.contacts) == len(rest.in_hand) == 0
    for field in CONTACT.names or ():
        if field != "previous":  # of a part whose contact began in a block before, that is lost
            np.testing.assert_array_equal(contacts[field], whole.contacts[field], err_msg=field)
    np.testing.assert_array_equal(np.concatenate(parts.in_hand), whole.in_hand)
    np.testing.assert_array_equal(rest.agents, whole.agents)
    return parts.blocks


def test_blocks_put_together_are_the_log_of_random_scenarios():
    """A row that is handed on too early would miss what happens to it later, or be read after it has gone."""
    blocks = 0
    for seed in range(replications(300, least=120)):
        scenario = kept_scenario(seed)
        plan = build_plan(scenario, build_timeline(scenario, days=1 + seed % 3, warm_up=0.0))
        blocks += assert_same_logs(plan, seed)
    assert blocks > 1000


@pytest.mark.parametrize("name", ["bank-two-sites", "retail-omnichannel"])
def test_blocks_put_together_are_the_log_of_the_stories(name):
    """Conversations last for days, and chases, callbacks and posts point back to rows before."""
    scenario = load(REPOSITORY / "scenarios" / f"{name}.yaml")
    plan = build_plan(scenario, build_timeline(scenario, days=2, warm_up=0.0))
    assert assert_same_logs(plan, 1) > 5
