"""What must add up in every pair of logs, whatever the scenario."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from ccsim.engine import outcomes
from ccsim.engine.logs import Logs
from ccsim.engine.plan import Plan


def check_conservation(plan: Plan, logs: Logs) -> None:
    """Every contact ends once, every case runs its course, and agents do one thing at a time."""
    contacts, horizon = logs.contacts, plan.timeline.horizon
    _check_contacts(contacts, horizon)
    _check_cases(contacts, horizon)
    _check_agents(contacts, logs.agents, horizon)


def _check_contacts(contacts: Any, horizon: int) -> None:
    outcome = contacts["outcome"]
    handled, unfinished = outcome == outcomes.HANDLED, outcome == outcomes.UNFINISHED
    closed = outcome == outcomes.CLOSED
    answered = contacts["answered"] >= 0
    assert (np.diff(contacts["offered"]) >= 0).all()
    assert (contacts["offered"] < horizon).all()
    assert ((contacts["ended"] >= 0) == ~unfinished).all()
    assert (contacts["ended"][~unfinished] < horizon).all()
    assert (answered[handled]).all()
    assert not answered[~handled & ~unfinished].any()
    assert ((contacts["agent"] >= 0) == answered).all()
    assert ((contacts["queued"] < 0) == (closed | (unfinished & (contacts["queued"] < 0)))).all()
    work = contacts["talk"] + contacts["hold"]
    np.testing.assert_array_equal((contacts["ended"] - contacts["answered"])[handled], work[handled])
    np.testing.assert_array_equal(
        (contacts["released"] - contacts["ended"])[handled], contacts["wrap_up"][handled]
    )
    assert (work[~answered] == 0).all()
    assert (contacts["answered"][answered] >= contacts["queued"][answered]).all()
    np.testing.assert_array_equal(
        (contacts["answered"] - contacts["queued"])[answered], contacts["virtual"][answered]
    )
    gave_up = (outcome == outcomes.ABANDONED) & (contacts["virtual"] >= 0)
    assert (contacts["virtual"][gave_up] >= (contacts["ended"] - contacts["queued"])[gave_up]).all()


def _check_cases(contacts: Any, horizon: int) -> None:
    """Attempts are numbered without gaps, and a return that is due before the horizon takes place then."""
    order = np.lexsort((contacts["attempt"], contacts["case"]))
    rows = contacts[order]
    first = np.concatenate([[True], rows["case"][1:] != rows["case"][:-1]])[: len(rows)]
    assert (rows["attempt"][first] == 0).all()
    following = ~first
    before = np.flatnonzero(following) - 1
    np.testing.assert_array_equal(rows["attempt"][following], rows["attempt"][before] + 1)
    np.testing.assert_array_equal(rows["offered"][following], rows["returns_at"][before])
    last = np.concatenate([first[1:], [True]])[: len(rows)]
    due = rows["returns_at"][last]
    assert ((due < 0) | (due >= horizon)).all()
    assert ((rows["returns"] > 0) == (rows["returns_at"] >= 0)).all()
    assert not (rows["resolved"].astype(bool) & (rows["returns"] > 0)).any()


def _check_agents(contacts: Any, spells: Any, horizon: int) -> None:
    """An agent has one contact at a time, and only while on duty."""
    answered = contacts[contacts["answered"] >= 0]
    released = np.where(answered["released"] >= 0, np.minimum(answered["released"], horizon), horizon)
    work = sorted(zip(answered["group"], answered["agent"], answered["answered"], released, strict=True))
    for (group, agent, _, end), (next_group, next_agent, begin, _) in itertools.pairwise(work):
        assert (group, agent) != (next_group, next_agent) or end <= begin
    duty: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for group, agent, on, off in spells.tolist():
        duty.setdefault((group, agent), []).append((on, off))
    for spans in duty.values():
        spans.sort()
        assert all(off <= on for (_, off), (on, _) in itertools.pairwise(spans))
    for group, agent, begin, end in work:
        assert any(on <= begin and end <= off for on, off in duty[int(group), int(agent)])
