"""A user's own routing, in plain Python."""

from __future__ import annotations

import numpy as np
import pytest

import ccsim
from ccsim.engine.simulate import simulate
from tests.demand.small import plan_of, small

TWO_SITES = {
    "intents": {"call": {"queue": "calls"}},
    "queues": {"calls": {}},
    "groups": {
        "agents": {"headcount": 2},
        "others": {
            "headcount": 0,
            "shifts": {"day": {"agents": ["anna", "ben"], "hours": {"every day": "08:00-18:00"}}},
        },
    },
}


def longest_idle(contact, free):
    """What the scenario does by itself."""
    return max(free, key=lambda agent: (agent.idle, -agent.number))


def longest_wait(agent, waiting):
    """What the scenario does by itself."""
    return max(waiting, key=lambda contact: (contact.waited, -contact.row))


def last_come_first_served(agent, waiting):
    """The unfairest rule there is."""
    return waiting[-1]


def nobody_before_noon(contact, free):
    """Refuse everybody."""
    return


def model_of(scenario, policies, days=2):
    return simulate(plan_of(scenario, days), seed=1, replication=0, engine="simpy", policies=policies)


def test_the_scenarios_own_rules_written_in_python_change_nothing():
    """If a rule saw anything else than the engine does, some contact would go elsewhere."""
    scenario = small(**TWO_SITES)
    own = model_of(scenario, None)
    same = model_of(scenario, ccsim.Policies(agent=longest_idle, contact=longest_wait))
    assert (own.contacts["answered"] > own.contacts["queued"]).sum() > 100
    for field in set(own.contacts.dtype.names) - {"virtual"}:
        np.testing.assert_array_equal(own.contacts[field], same.contacts[field], err_msg=field)
    # of the others nobody knows how long an endlessly patient caller would have waited
    answered = own.contacts["answered"] >= 0
    np.testing.assert_array_equal(own.contacts["virtual"][answered], same.contacts["virtual"][answered])
    np.testing.assert_array_equal(own.agents, same.agents)


def test_each_rule_may_be_left_to_the_scenario():
    """One who only wants another order of service does not have to write the rest."""
    scenario = small(**TWO_SITES)
    own = model_of(scenario, None).contacts
    for policies in (ccsim.Policies(agent=longest_idle), ccsim.Policies(contact=longest_wait)):
        np.testing.assert_array_equal(own["answered"], model_of(scenario, policies).contacts["answered"])


def test_last_come_first_served_makes_the_unlucky_wait_longer():
    """The mean stays near, since agents are as busy; the tail grows."""
    scenario = small(intents={"call": {"patience": "never"}}, groups={"agents": {"headcount": 3}})
    first = model_of(scenario, None).contacts
    last = model_of(scenario, ccsim.Policies(contact=last_come_first_served)).contacts
    waits = [(rows["answered"] - rows["queued"])[rows["answered"] >= 0] for rows in (first, last)]
    assert waits[1].max() > 2 * waits[0].max()


def test_a_rule_that_takes_nobody_leaves_everybody_waiting():
    """None means: not now."""
    contacts = model_of(small(), ccsim.Policies(agent=nobody_before_noon, contact=lambda *_: None)).contacts
    assert (contacts["answered"] < 0).all()


def test_a_rule_sees_names_waits_and_skills():
    """A rule is written with the words of the scenario."""
    seen = []

    def note(contact, free):
        seen.append((contact, free))
        return free[0]

    model_of(small(**TWO_SITES), ccsim.Policies(agent=note), 1)
    contact, _ = seen[0]
    assert (contact.intent, contact.segment, contact.channel, contact.queue) == (
        "call", "everyone", "phone", "calls",
    )  # fmt: skip
    assert contact.waited == 0.0
    assert {agent.name for _, free in seen for agent in free} == {"", "anna", "ben"}
    assert {agent.group for _, free in seen for agent in free} == {"agents", "others"}
    assert all(agent.level == 1 and agent.proficiency == 1.0 for _, free in seen for agent in free)


def test_a_choice_that_was_not_offered_is_refused_with_time_and_case():
    """A slip in a rule must not give a contact to somebody who is asleep."""
    someone = ccsim.FreeAgent(99, "agents", "", 0.0, 1, 1.0)
    with pytest.raises(ccsim.RunError, match=r"the rule for agents chose FreeAgent\(number=99.*not one of"):
        model_of(small(), ccsim.Policies(agent=lambda *_: someone))
    nothing = ccsim.WaitingContact(10**6, "call", "everyone", "phone", "calls", 0.0, 0, 0.0, 0, 0, False)
    with pytest.raises(ccsim.RunError, match=r"contacts chose WaitingContact\(row=1000000.*not one of"):
        model_of(small(), ccsim.Policies(contact=lambda *_: nothing))


def test_a_run_with_policies_takes_the_engine_that_can_call_them():
    """Nobody has to know which engine that is; asking for the other is a fault."""
    policies = ccsim.Policies(contact=last_come_first_served)
    result = ccsim.run(small(), days=1, replications=2, policies=policies, jobs=2)
    assert result.engine == "simpy"
    with pytest.raises(ccsim.RunError, match="policies are Python"):
        ccsim.run(small(), days=1, replications=1, policies=policies, engine="compiled")
