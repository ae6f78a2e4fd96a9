"""Deferred work: each option off and on."""

from __future__ import annotations

import numpy as np

from ccsim.engine import outcomes
from tests.demand.small import merged
from tests.engine.options.pairs import HOUR, MINUTE, SECOND, contacts_of, ended, pair, wait
from tests.engine.options.shared import (
    BOTH,
    ITEMS,
    MAIL,
    PHONE,
    agents_of,
    by_case,
    channel,
    group,
    of_kind,
    time_in_hand,
)

WORKED = merged(BOTH, {"intents": {"call": {"handle_time": {"talk": "6 min"}}}})


def test_mode_deferred_nobody_waits_on_the_line():
    """Who would have lost patience is answered in the end."""
    off, on = contacts_of({"groups": {"agents": {"headcount": 2}}}, channel(mode="deferred"))
    assert len(ended(off, outcomes.ABANDONED)) > 100
    assert set(on["outcome"]) <= {outcomes.HANDLED, outcomes.UNFINISHED}
    assert wait(on) > wait(off)


def test_interrupted_calls_wait_less():
    """A call takes its agent away from a work item, unless it never may."""
    for way in ("returns", "stays"):
        off, on = contacts_of(WORKED, channel("mail", interrupted=way))
        assert wait(of_kind(on, PHONE)) < wait(of_kind(off, PHONE))


def test_interrupted_never_is_worked_in_one_piece():
    """From taking up to release it is in hand all the time; with `returns` some are not."""
    off, on = pair(WORKED, channel("mail", interrupted="returns"))
    for logs, whole in ((off, True), (on, False)):
        done = np.flatnonzero((logs.contacts["kind"] == MAIL) & (logs.contacts["released"] >= 0))
        lasts = logs.contacts["released"] - logs.contacts["answered"]
        assert all(time_in_hand(logs, part) == lasts[part] for part in done.tolist()) is whole


def test_interrupted_returns_to_anybody_or_stays_with_its_agent():
    """Work that returns is gone on with by whoever is free."""
    logs = {way: pair(WORKED, channel("mail", interrupted=way))[1] for way in ("returns", "stays")}
    most = {
        way: max(len(agents_of(each, part)) for part in set(each.in_hand["part"].tolist()))
        for way, each in logs.items()
    }
    assert most == {"returns": 2, "stays": 1}


def test_resume_is_work_after_an_interruption():
    """20 s each time."""
    off, on = contacts_of(
        merged(WORKED, channel("mail", interrupted="stays")), channel("mail", resume="20 s")
    )
    assert set(off["set_up"]) == {0}
    items = of_kind(on, MAIL)
    assert (items["set_up"] % (20 * SECOND) == 0).all()
    assert (items["set_up"] > 0).sum() > 50
    assert set(of_kind(on, PHONE)["set_up"]) == {0}


def test_finish_within_lets_agents_go_on_time():
    """What has more left is put aside at the end of the shift, and gone on with the next day."""
    shifts = {"day": {"agents": 2, "hours": {"every day": "08:00-16:00"}}}
    base = merged(ITEMS, group(headcount=0, shifts=shifts))
    off, on = pair(base, channel(finish_within="0 s"))
    late = [
        int((each.agents["off"] - each.agents["due"])[each.agents["due"] >= 0].max()) for each in (off, on)
    ]
    assert late[0] > MINUTE
    assert late[1] == 0
    lasts = [
        (each["released"] - each["answered"])[each["released"] >= 0].max()
        for each in (off.contacts, on.contacts)
    ]
    assert lasts[1] > 12 * HOUR > lasts[0]


def test_backlog_by_channel_is_there_at_the_start():
    """Forty work items, and no call."""
    off, on = contacts_of(BOTH, {"start": {"backlog_by_channel": {"mail": {"call": 40}}}})
    there = [each[each["offered"] == 0] for each in (off, on)]
    assert [len(each) for each in there] == [0, 40]
    assert set(there[1]["kind"]) == {MAIL}


def chase(**change):
    """Return a change of how the intent is chased up."""
    return {"intents": {"call": {"chase": {"probability": 1, "after": "1 h", **change}}}}


#: So few agents that work items wait for hours.
LATE = merged(BOTH, group(headcount=1))


def test_chase_comes_after_so_long_unanswered():
    """A second contact an hour after the first; the first is worked all the same and resolves nothing."""
    off, on = contacts_of(LATE, chase())
    assert (off["returns"] == outcomes.CHASE).sum() == 0
    chased = on[on["returns"] == outcomes.CHASE]
    assert len(chased) > 20
    assert set(chased["kind"]) == {MAIL}
    assert set(chased["returns_at"] - chased["queued"]) == {HOUR}
    worked = ended(chased, outcomes.HANDLED)
    assert len(worked) > 5
    assert set(worked["resolved"]) == {0}
    assert (on["attempt"] > 0).sum() > 20


def test_chase_is_drawn_for_those_not_taken_up_in_time():
    """Six of ten of them, and nobody else."""
    _, on = contacts_of(LATE, chase(probability=0.6))
    items = of_kind(on, MAIL)
    there = np.where(items["answered"] >= 0, items["answered"], 96 * HOUR)
    late = there - items["queued"] > HOUR
    assert abs((items["returns"][late] == outcomes.CHASE).mean() - 0.6) < 0.06
    assert (items["returns"][~late] != outcomes.CHASE).all()
    assert (~late).sum() > 50 or late.sum() > 300


def test_chase_on_another_channel():
    """By phone instead of by a second mail."""
    off, on = contacts_of(merged(LATE, chase()), chase(channel="phone"))
    assert set(off[off["attempt"] > 0]["kind"]) == {MAIL}
    assert set(on[on["attempt"] > 0]["kind"]) == {PHONE}


def test_chase_saves_talk_with_the_first_contact():
    """Half of it."""
    off, on = contacts_of(merged(LATE, chase(channel="phone")), chase(saves=0.5))
    usual, saved = by_case(off), by_case(on)
    both = [
        (int(usual[name]["talk"]), int(row["talk"]))
        for name, row in saved.items()
        if name in usual
        and row["returns"] == usual[name]["returns"] == outcomes.CHASE
        and min(row["released"], usual[name]["released"]) >= 0
    ]
    assert len(both) > 5
    assert all(abs(2 * after - before) <= 2 for before, after in both)


def test_chase_may_differ_by_channel_and_by_segment():
    """Where the channel says never, it is never."""
    never = {"probability": 0, "after": "1 h"}
    for differs in (
        {"by_channel": {"mail": {"chase": never}}},
        {"segments": {"everyone": 1}, "by_segment": {"everyone": {"chase": never}}},
    ):
        off, on = contacts_of(merged(LATE, chase()), {"intents": {"call": differs}})
        assert (off["returns"] == outcomes.CHASE).sum() > 20
        assert (on["returns"] == outcomes.CHASE).sum() == 0


def test_by_channel_handle_time_and_queue_are_the_channels():
    """Work items wait in the queue named and take 2 min; calls are as they were."""
    differs = {"mail": {"queue": "written", "handle_time": {"talk": "2 min"}}}
    off, on = contacts_of(BOTH, {"intents": {"call": {"by_channel": differs}}})
    items = of_kind(ended(on, outcomes.HANDLED), MAIL)
    assert set(items["talk"]) == {2 * MINUTE}
    assert set(items["queue"]) == {1}
    assert len(set(of_kind(ended(off, outcomes.HANDLED), MAIL)["talk"])) > 50
    assert len(set(of_kind(ended(on, outcomes.HANDLED), PHONE)["talk"])) > 50
