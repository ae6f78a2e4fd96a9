"""Agents do one thing at a time, and only while on duty."""

from __future__ import annotations

from typing import Any

import numpy as np


def check_on_duty(group: Any, agent: Any, begin: Any, end: Any, spells: Any, horizon: int) -> None:
    """No spell of work of an agent overlaps another, and each lies within one spell of duty."""
    who = numbered(group, agent)
    order = np.lexsort((end, begin, who))
    who, begin, end = who[order], begin[order], end[order]
    assert ((who[1:] != who[:-1]) | (end[:-1] <= begin[1:])).all()
    present = spells[np.lexsort((spells["on"], numbered(spells["group"], spells["agent"])))]
    owner = numbered(present["group"], present["agent"])
    assert ((owner[1:] != owner[:-1]) | (present["off"][:-1] <= present["on"][1:])).all()
    # the last spell of the agent that begins no later than the work
    moment = horizon + 1
    found = np.searchsorted(owner * moment + present["on"], who * moment + begin, side="right") - 1
    # the work may begin as a spell does at which another of no length ends
    assert (found >= 0).all()
    np.testing.assert_array_equal(owner[found], who)
    assert (present["on"][found] <= begin).all()
    assert (end <= present["off"][found]).all()


def numbered(group: Any, agent: Any) -> Any:
    """Give one number to each agent."""
    return group.astype(np.int64) * 100_000 + agent
