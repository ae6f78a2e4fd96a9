"""Conversations: each option off and on."""

from __future__ import annotations

import numpy as np

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.pairs import HOUR, MINUTE, SECOND, came, contacts_of, ended
from tests.engine.options.shared import TALKS, channel, group


def turns(**change):
    """Return a change of the conversation."""
    return channel(conversation=change)


def further(contacts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the turns after the first that have come, and for each the turn before."""
    later = came(contacts, outcomes.NEXT_TURN)
    later = later[later["queued"] >= 0]
    return later, contacts[later["previous"]]


def test_mode_conversation_goes_back_and_forth():
    """Six of ten answers bring another message."""
    off, on = contacts_of(merged(TALKS, turns(more=0)), turns(more=0.6))
    assert set(off["turn"]) == {0}
    answered = on[np.isin(on["outcome"], (outcomes.REPLIED, outcomes.HANDLED))]
    assert abs((answered["outcome"] == outcomes.REPLIED).mean() - 0.6) < 0.03
    later, before = further(on)
    assert (later["turn"] == before["turn"] + 1).all()
    assert (later["contact"] == before["contact"]).all()


def test_reply_is_the_customers_own_time():
    """Five minutes instead of two, in which the agent is free."""
    off, on = contacts_of(TALKS, turns(reply="5 min"))
    for contacts, minutes in ((off, 2), (on, 5)):
        later, before = further(contacts)
        assert len(later) > 100
        assert set(later["offered"] - before["ended"]) == {minutes * MINUTE}


def test_silence_closes_the_conversation():
    """Who takes longer than the time-out is not waited for."""
    off, on = contacts_of(TALKS, turns(silence="100 s"))
    assert len(ended(off, outcomes.TIMED_OUT)) == 0
    assert len(ended(on, outcomes.TIMED_OUT)) > 100
    assert set(on["turn"]) == {0}


def test_silence_is_over_before_the_customer_repeats():
    """The delay of the repeat counts from the time-out, 100 s after the answer."""
    repeats = {"probability": 0, "repeat": {"probability": 1, "delay": "2 h"}}
    base = merged(TALKS, {"intents": {"call": {"resolution": repeats}}})
    _, on = contacts_of(base, turns(silence="100 s"))
    for outcome, pause in ((outcomes.TIMED_OUT, 100 * SECOND), (outcomes.HANDLED, 0)):
        over = ended(on, outcome)
        assert set(over["returns_at"] - over["ended"]) == {2 * HOUR + pause}


def test_agent_sticky_or_any():
    """A reply goes to the one who had it, or to whoever is free."""
    off, on = contacts_of(TALKS, turns(agent="any"))
    for contacts, sticky in ((off, True), (on, False)):
        later, before = further(contacts)
        taken = later["answered"] >= 0
        assert bool((later["agent"] == before["agent"])[taken].all()) is sticky


#: One shift follows the other; who writes at noon gets a reply from the next one, or tomorrow.
SHIFTS = merged(
    merged(TALKS, {"intents": {"call": {"handle_time": {"talk": "30 s"}}}}),
    group(
        headcount=0,
        shifts={
            "early": {"agents": ["ada", "ben"], "hours": {"every day": "06:00-12:00"}},
            "late": {"agents": ["cleo", "dan"], "hours": {"every day": "12:00-18:00"}},
        },
    ),
)


def test_agent_gone_release_or_wait():
    """Whose agent has gone home waits for the next morning, or is taken over."""
    off, on = contacts_of(SHIFTS, turns(agent_gone="wait"), 10)
    for contacts, waits in ((off, False), (on, True)):
        later, before = further(contacts)
        taken = later["answered"] >= 0
        same = (later["agent"] == before["agent"])[taken]
        assert bool(same.all()) is waits
        # Somebody is there by day.
        noon = (before["ended"] % (24 * HOUR) < 12 * HOUR) & (later["queued"] % (24 * HOUR) >= 12 * HOUR)
        noon &= taken
        assert noon.sum() > 3
        long = (later["answered"] - later["queued"])[noon] > 10 * HOUR
        assert bool(long.all()) is waits
        assert bool(long.any()) is waits


def test_resume_catching_up_on_what_another_had():
    """30 s of work where the agent is another one, none where it is the same."""
    off, on = contacts_of(merged(TALKS, turns(agent="any")), channel(resume="30 s"))
    assert set(off["set_up"]) == {0}
    later, before = further(on)
    taken = later["answered"] >= 0
    other = (later["agent"] != before["agent"])[taken]
    assert set(later["set_up"][taken][other]) == {30 * SECOND}
    assert set(later["set_up"][taken][~other]) == {0}
