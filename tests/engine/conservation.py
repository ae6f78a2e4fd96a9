"""What must add up in every pair of logs, whatever the scenario."""

from __future__ import annotations

from typing import Any

import numpy as np

from ccsim.demand.book import value_at
from ccsim.engine import outcomes
from ccsim.engine.logs import Logs
from ccsim.engine.plan import Plan
from ccsim.engine.state import CONCURRENT, CONVERSATION
from tests.engine.conservation_automation import check_automation, may_turn_away
from tests.engine.conservation_in_hand import check_in_hand
from tests.engine.conservation_returns import check_returns
from tests.engine.spells import check_on_duty

#: Parts that go on in another one; a try without an answer does so unless it was the last.
GOING_ON = (outcomes.TRANSFERRED, outcomes.CALLBACK, outcomes.REPLIED, outcomes.NO_ANSWER)
#: Parts that an agent has spoken in; who left silently may be opened, too.
SPOKE = (
    outcomes.HANDLED, outcomes.TRANSFERRED, outcomes.NO_ANSWER, outcomes.REPLIED, outcomes.TIMED_OUT,
)  # fmt: skip
#: How customers leave who wait on the line.
IMPATIENT = (
    outcomes.ABANDONED, outcomes.SILENT, outcomes.BALKED, outcomes.CALLBACK, outcomes.NO_ANSWER,
    outcomes.CLOSED, outcomes.DISCONNECTED, outcomes.DEFLECTED,
)  # fmt: skip
#: What only the turns of a conversation end in.
OF_TURNS = (outcomes.REPLIED, outcomes.TIMED_OUT)
#: Parts that ended before any queue.
IN_FRONT = (outcomes.CLOSED, outcomes.CONTAINED, outcomes.HUNG_UP, outcomes.PREVENTED)
#: How self-service ends.
HELPED = (outcomes.FOUND, outcomes.NOT_FOUND)
#: Rows with which something begins: a contact, or self-service before it. Posts hang on the latter.
BEGINS = (outcomes.ARRIVED, outcomes.SELF_SERVICE)


def check_conservation(plan: Plan, logs: Logs) -> None:
    """Every contact ends once, every case runs its course, and agents do one thing at a time."""
    contacts, horizon = logs.contacts, plan.timeline.horizon
    following = _check_parts(contacts)
    _check_outcomes(contacts, following, horizon)
    _check_modes(plan, contacts)
    _check_turns(plan, contacts, following)
    _check_waits(contacts)
    _check_hand_overs(contacts, following)
    _check_cases(contacts, following, horizon)
    check_returns(plan, contacts)
    check_automation(plan, contacts)
    _check_lines(plan, contacts, following)
    if plan.shares:
        check_in_hand(plan, logs, following)
    else:
        assert not len(logs.in_hand)
        _check_work(contacts)
        _check_agents(contacts, logs.agents, horizon)


def _check_parts(contacts: Any) -> Any:
    """Every part but the first follows one other, of the same contact; returns the row after each, or -1."""
    rows = np.arange(len(contacts))
    first = np.isin(contacts["via"], BEGINS)
    posts = contacts["via"] == outcomes.MODERATION
    later = ~first & ~posts
    # a turn has its row when the one before is over, and is offered when the customer's message comes
    turn = contacts["via"] == outcomes.NEXT_TURN
    opened = np.where(turn, contacts["ended"][contacts["previous"]], contacts["offered"])
    assert (np.diff(opened) >= 0).all()
    for field, value in {"leg": 0, "tries": 0, "turn": 0, "previous": -1, "contact": rows}.items():
        np.testing.assert_array_equal(contacts[field][first], (value + 0 * rows)[first], err_msg=field)
    parts, previous = contacts[later], contacts["previous"][later]
    before = contacts[previous]
    assert (previous < rows[later]).all()
    assert len(np.unique(previous)) == len(previous)
    for field in ("contact", "case", "kind", "attempt"):
        np.testing.assert_array_equal(parts[field], before[field], err_msg=field)
    again, replied = before["outcome"] == outcomes.NO_ANSWER, before["outcome"] == outcomes.REPLIED
    np.testing.assert_array_equal(parts["leg"], before["leg"] + ~(again | replied))
    np.testing.assert_array_equal(parts["tries"], np.where(again, before["tries"] + 1, 0))
    np.testing.assert_array_equal(parts["turn"], np.where(replied, before["turn"] + 1, 0))
    passed = before["outcome"] == outcomes.TRANSFERRED
    np.testing.assert_array_equal(parts["via"] == outcomes.CALLED_BACK, ~passed & ~replied)
    np.testing.assert_array_equal(parts["via"] == outcomes.NEXT_TURN, replied)
    following = np.full(len(contacts), -1)
    following[previous] = rows[later]
    return following


def _check_outcomes(contacts: Any, following: Any, horizon: int) -> None:
    """What came in went out or is in progress: as many contacts as last parts, each with its end."""
    outcome, answered = contacts["outcome"], contacts["answered"] >= 0
    goes_on = following >= 0
    posts = contacts["via"] == outcomes.MODERATION
    assert (~goes_on & ~posts).sum() == np.isin(contacts["via"], BEGINS).sum()
    assert np.isin(outcome[goes_on], GOING_ON).all()
    assert not np.isin(outcome[~goes_on], GOING_ON[:3]).any()
    assert (contacts["offered"] < horizon).all()
    unfinished, passed = outcome == outcomes.UNFINISHED, outcome == outcomes.TRANSFERRED
    ended = contacts["ended"]
    assert (ended[unfinished] < 0).all()
    # who passes a contact on may wait for the next agent, also until after the end
    assert (ended[~unfinished & ~passed] >= 0).all()
    assert (ended[~unfinished & ~passed] < horizon).all()
    spoke, silent = np.isin(outcome, SPOKE), outcome == outcomes.SILENT
    assert answered[spoke].all()
    assert not answered[~spoke & ~unfinished & ~silent].any()
    for field in ("agent", "group"):
        np.testing.assert_array_equal(contacts[field] >= 0, answered)
    front, helped, unqueued = np.isin(outcome, IN_FRONT), np.isin(outcome, HELPED), contacts["queued"] < 0
    assert unqueued[front | helped].all()
    turned_away = (outcome == outcomes.BLOCKED) | (outcome == outcomes.CALLBACK)
    assert (front | helped | unfinished | turned_away)[unqueued].all()
    only_first = (*IN_FRONT, outcomes.BALKED)
    assert (contacts["via"][np.isin(outcome, only_first)] == outcomes.ARRIVED).all()


def _check_modes(plan: Plan, contacts: Any) -> None:
    """Only who waits on the line gives up, only chats are left silently, only conversations have turns."""
    mode, outcome = plan._tables["kinds"]["mode"][contacts["kind"]], contacts["outcome"]
    assert not np.isin(outcome[mode > CONCURRENT], IMPATIENT).any()
    assert (mode[outcome == outcomes.SILENT] == CONCURRENT).all()
    assert (mode[np.isin(outcome, OF_TURNS) | (contacts["turn"] > 0)] == CONVERSATION).all()
    chased = contacts["returns"] == outcomes.CHASE
    assert (mode[chased] > CONCURRENT).all()
    assert np.isin(outcome[chased], (outcomes.UNFINISHED, outcomes.HANDLED)).all()
    assert (contacts["via"][chased] == outcomes.ARRIVED).all()
    waited = contacts["returns_at"][chased] - contacts["queued"][chased]
    answered = contacts["answered"][chased]
    assert ((waited >= 0) & (contacts["queued"][chased] >= 0)).all()
    kinds = plan._tables["kinds"]
    at_once = kinds["mode"][kinds["chase_kind"][contacts["kind"][chased]]] > CONCURRENT
    # a channel with hours may have to open first; the first contact can be taken up meanwhile
    assert ((answered < 0) | (answered >= contacts["returns_at"][chased]) | ~at_once).all()


def _check_turns(plan: Plan, contacts: Any, following: Any) -> None:
    """The next turn begins with the customer's reply, within the time that silence ends the conversation."""
    silence = plan._tables["kinds"]["silence"][contacts["kind"]]
    rows = np.flatnonzero(contacts["outcome"] == outcomes.REPLIED)
    turns, begun = contacts[following[rows]], contacts["queued"][following[rows]] >= 0
    paused = turns["offered"] - contacts["ended"][rows]
    np.testing.assert_array_equal(turns["queued"][begun], turns["offered"][begun])
    assert ((paused >= 0) & (paused <= silence[rows])).all()
    assert (paused[~begun] == 0).all()
    assert (turns["outcome"][~begun] == outcomes.UNFINISHED).all()
    assert (contacts["wrap_up"][rows] == 0).all()
    quiet = np.flatnonzero((contacts["outcome"] == outcomes.TIMED_OUT) & (contacts["returns"] > 0))
    assert (contacts["returns"][quiet] == outcomes.REPEAT).all()
    assert (contacts["returns_at"][quiet] >= contacts["ended"][quiet] + silence[quiet]).all()


def _check_waits(contacts: Any) -> None:
    """Waits are what they say; what was not answered took no work."""
    outcome, answered = contacts["outcome"], contacts["answered"] >= 0
    for field in ("dial", "set_up", "consult", "talk", "hold", "wrap_up"):
        assert (contacts[field][~answered] == 0).all()
        assert (contacts[field] >= 0).all()
    called, unreached = contacts["via"] == outcomes.CALLED_BACK, outcome == outcomes.NO_ANSWER
    assert (contacts["dial"][~called] == 0).all()
    for field in ("consult", "talk", "hold", "wrap_up"):
        assert (contacts[field][unreached] == 0).all()
    assert (contacts["answered"][answered] >= contacts["queued"][answered]).all()
    virtual, waited = contacts["virtual"], contacts["answered"] - contacts["queued"]
    at_once = answered & ~called
    np.testing.assert_array_equal(waited[at_once], virtual[at_once])
    gave_up = np.isin(outcome, (outcomes.ABANDONED, outcomes.SILENT)) & (virtual >= 0)
    assert (virtual[gave_up] >= (contacts["ended"] - contacts["queued"])[gave_up]).all()
    silent = outcome == outcomes.SILENT
    for field in ("hold", "wrap_up", "resolved"):
        assert (contacts[field][silent] == 0).all()


def _check_work(contacts: Any) -> None:
    """Where nobody shares an agent, work is over when it is done: dialling, talk and hold, then wrap-up."""
    answered = contacts["answered"] >= 0
    spent = contacts["dial"] + contacts["consult"] + contacts["talk"] + contacts["hold"]
    over = answered & (contacts["ended"] >= 0)
    np.testing.assert_array_equal((contacts["ended"] - contacts["answered"])[over], spent[over])
    np.testing.assert_array_equal((contacts["released"] - contacts["ended"])[over], contacts["wrap_up"][over])
    assert (contacts["released"][~over] < 0).all()
    assert (contacts["set_up"] == 0).all()


def _check_hand_overs(contacts: Any, following: Any) -> None:
    """A cold one is over at once, a warm one after the briefing, a conference with the next agent's talk."""
    passed = np.flatnonzero(contacts["outcome"] == outcomes.TRANSFERRED)
    parts, nexts = contacts[passed], contacts[following[passed]]
    ended, way = parts["ended"], nexts["way"]
    # who left silently has nobody to be briefed with
    answered = (nexts["answered"] >= 0) & (nexts["outcome"] != outcomes.SILENT)
    cold = way == outcomes.COLD
    np.testing.assert_array_equal(ended[cold], nexts["offered"][cold])
    alone = ~cold & ~answered
    np.testing.assert_array_equal(ended[alone], nexts["ended"][alone])
    after = following[following[passed]]
    goes_on = (nexts["outcome"] == outcomes.TRANSFERRED) & answered
    briefed = nexts["answered"] + nexts["consult"]
    warm = (way == outcomes.WARM) & answered
    # the consult of one that is itself passed on warmly has more than its own briefing in it
    np.testing.assert_array_equal(ended[warm & ~goes_on], briefed[warm & ~goes_on])
    assert (ended[warm & goes_on] <= briefed[warm & goes_on]).all()
    spoken = np.where(goes_on, contacts["offered"][after], nexts["ended"])
    together = (way == outcomes.CONFERENCE) & answered
    np.testing.assert_array_equal(ended[together], spoken[together])


def _check_cases(contacts: Any, following: Any, horizon: int) -> None:
    """Attempts are numbered without gaps, and a return that is due before the horizon takes place then."""
    assert not contacts["resolved"][following >= 0].any()
    assert not contacts["returns"][following >= 0].any()
    np.testing.assert_array_equal(contacts["returns"] > 0, contacts["returns_at"] >= 0)
    assert not (contacts["resolved"].astype(bool) & (contacts["returns"] > 0)).any()
    returns_at = np.full(len(contacts), -1)
    np.maximum.at(returns_at, contacts["contact"], contacts["returns_at"])
    legs = np.flatnonzero(np.isin(contacts["via"], BEGINS))
    order = legs[np.lexsort((contacts["attempt"][legs], contacts["case"][legs]))]
    rows, due = contacts[order], returns_at[order]
    first = np.concatenate([[True], rows["case"][1:] != rows["case"][:-1]])[: len(rows)]
    assert (rows["attempt"][first] == 0).all()
    before = np.flatnonzero(~first) - 1
    # self-service is no contact, and comes before the first (the order is stable)
    counts = rows["via"][before] == outcomes.ARRIVED
    np.testing.assert_array_equal(rows["attempt"][~first], rows["attempt"][before] + counts)
    assert (rows["via"][~first] == outcomes.ARRIVED).all()
    np.testing.assert_array_equal(rows["offered"][~first], due[before])
    last = np.concatenate([first[1:], [True]])[: len(rows)]
    assert ((due[last] < 0) | (due[last] >= horizon)).all()


def _check_agents(contacts: Any, spells: Any, horizon: int) -> None:
    """An agent has one part of a contact at a time, and only while on duty."""
    work = contacts[contacts["answered"] >= 0]
    end = np.where(work["released"] >= 0, np.minimum(work["released"], horizon), horizon)
    check_on_duty(work["group"], work["agent"], work["answered"], end, spells, horizon)


def _check_lines(plan: Plan, contacts: Any, following: Any) -> None:
    """Never are more lines in use than there are, and nobody is turned away while one is free."""
    off = _off_the_line(contacts, following, plan.timeline.horizon)
    channels = np.array([plan.channels.index(kind.channel) for kind in plan.kinds])
    outside = np.isin(contacts["outcome"], (outcomes.CLOSED, outcomes.PREVENTED)) | (contacts["late"] == 1)
    legs = (contacts["via"] == outcomes.ARRIVED) & ~outside
    no_line = (contacts["outcome"] == outcomes.BLOCKED) & (contacts["queued"] < 0)
    kinds = plan._tables["kinds"][contacts["kind"]]
    turned_away = may_turn_away(plan)[kinds["flow"]]
    for number, trunks in dict(zip(channels, plan._tables["kinds"]["trunks"], strict=True)).items():
        if trunks < 0:
            assert not (no_line & ~turned_away & (channels[contacts["kind"]] == number)).any()
            continue
        own = contacts[legs & (channels[contacts["kind"]] == number)]
        refused = no_line[own["contact"]]
        limits = np.array([value_at(plan.book, trunks, int(instant)) for instant in own["offered"]])
        taken = np.cumsum(~refused)
        ends = np.sort(off[own["contact"][~refused]])
        # a line given back at an instant may be taken at it, or may not be free yet
        at_least = taken - np.searchsorted(ends, own["offered"], side="right")
        at_most = taken - np.searchsorted(ends, own["offered"], side="left")
        assert (at_least <= limits)[~refused].all()
        # whom a flow turned away had a line, and has given it back
        assert (at_most >= limits)[refused & ~turned_away[own["contact"]]].all()


def _off_the_line(contacts: Any, following: Any, horizon: int) -> Any:
    """When each contact's customer is off the line, by the row of its leg 0: a callback takes none."""
    off = np.full(len(contacts), horizon)
    last = contacts[following < 0]
    off[last["contact"]] = np.where(last["ended"] >= 0, last["ended"], horizon)
    booked = contacts[contacts["outcome"] == outcomes.CALLBACK][::-1]
    off[booked["contact"]] = booked["ended"]
    return off
