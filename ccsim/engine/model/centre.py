"""The centre: its state, and each step of the decisions as one plain call."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from simpy.events import Event

from ccsim.demand.distributions.laws import FOREVER
from ccsim.engine.centre_state import CentreState
from ccsim.engine.decisions.cut_off import choose_to_cut_off, next_to_cut_off
from ccsim.engine.decisions.flow import leave_step
from ccsim.engine.decisions.handle import agent_of, begin_handling, end_talk, release_passer
from ccsim.engine.decisions.headcount import (
    begin_shift,
    change_headcount,
    come_on_duty,
    end_shift,
    free_agent,
    release_held_groups,
)
from ccsim.engine.decisions.level import next_opening, open_level
from ccsim.engine.decisions.offer import offer
from ccsim.engine.decisions.offers import accepts_offer, next_offer
from ccsim.engine.decisions.part import give_up, part_unserved
from ccsim.engine.decisions.people import begin_people_day, state_headcount
from ccsim.engine.decisions.ranking import begin_day
from ccsim.engine.decisions.reach_queue import reach_queue
from ccsim.engine.logs import LIVE_CONTACT
from ccsim.engine.model.clock import Clock, Moment
from ccsim.engine.outcomes import DISCONNECTED, NEVER, NOBODY
from ccsim.engine.ranks import (
    END_OF_PATIENCE,
    END_OF_TALK,
    END_OF_WRAP_UP,
    HOURS,
    LEVEL_OPENS,
    NEW_DAY,
    OFFER,
    PEOPLE,
    ROSTER,
    SHIFT_BEGINS,
    SHIFT_ENDS,
)
from ccsim.engine.state import CONTACTS_TABLE
from ccsim.typing import Rows

#: Rows that any decision may add to the log.
ROOM = 4


class Centre:
    """
    One replication's centre.

    Decisions are taken by `ccsim.engine.decisions`; here stands who is told of them. Whoever wakes a
    contact has already committed the decision.
    """

    def __init__(self, cases: Rows, state: CentreState, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.cases = cases
        self._state = state
        self._written = state.counts["rows"]
        self._offers = len(state.tables["terms"]) > 0
        passes_on = bool((state.tables["kinds"]["rules"] > 0).any()) or len(state.tables["flow_steps"]) > 0
        self._parts = self._offers or passes_on  # a contact may have more than one
        self._levels = len(state.tables["openings"]) > 0
        self._address = state.address
        self._contacts = np.empty(0, dtype=LIVE_CONTACT)
        self._waiting: dict[int, tuple[Event, Moment | None]] = {}
        self._enlarge(len(cases) + len(cases) // 4 + 16)

    @property
    def programme(self) -> dict[int, Callable[[int, int], None]]:
        """What a dated step of each kind does, told its entity and its value."""
        return {
            NEW_DAY: self.begin_day,
            HOURS: self.change_hours,
            SHIFT_ENDS: self.end_shift,
            SHIFT_BEGINS: self.begin_shift,
            ROSTER: self.change_headcount,
            PEOPLE: self.begin_people_day,
        }

    @property
    def contacts(self) -> Rows:
        """The rows written so far."""
        return self._contacts[: self._rows]

    @property
    def _rows(self) -> int:
        return int(self._written.item(0))

    def offer(self, case: int, attempt: int) -> tuple[int, int]:
        """A customer makes an attempt: its row, and when the front door is over (-1 if turned away)."""
        self._make_room()
        return offer(self._address, case, attempt, self.clock.now)

    def leave_step(self, row: int) -> int:
        """A step of the front door is over: when the next one is; now at the queue; -1 if that was all."""
        if self._parts:
            self._make_room()
        return leave_step(self._address, row, self.clock.now)

    def reach_queue(self, row: int) -> tuple[int, int]:
        """A contact is through the front door: the agent who takes it, and when a waiting one gives up."""
        if self._parts:
            self._make_room()
        agent, patience_ends = reach_queue(self._address, row, self.clock.now)
        if self._levels and agent == NOBODY and patience_ends == NEVER:
            self._expect_level(row)  # to the shadow of one who balked
        return agent, patience_ends

    def wait(self, row: int, patience_ends: int) -> Event:
        """Wait in line; the event's value is the end of the talk, to wait for, or None if nobody answers."""
        answered = Event(self.clock)
        timer = None
        if patience_ends < FOREVER:
            timer = self.clock.call_at(patience_ends, END_OF_PATIENCE, row, lambda: self._give_up(row))
        self._waiting[row] = answered, timer
        if self._offers:
            self._expect_offer(row)
        if self._levels:
            self._expect_level(row)
        return answered

    def begin_handling(self, row: int, agent: int) -> Event:
        """An agent takes a contact: what happens when talk and hold are over."""
        talk_ends = begin_handling(self._address, row, agent, self.clock.now)
        if self._parts:
            self.release_passer(row)
        return self.clock.at(talk_ends, END_OF_TALK, row)

    def end_talk(self, row: int) -> bool:
        """Talk and hold are over; True if the agent has nothing more to do for this customer."""
        if self._parts:
            self._make_room()
        released = end_talk(self._address, row, self.clock.now)
        if self._parts:
            self.release_passer(row)
        if released > self.clock.now:
            self._wrap_up(row)
        return released == self.clock.now

    def release_passer(self, row: int) -> None:
        """Who passed a contact on, and stayed with the customer, wraps up if it is time."""
        if self._previous.item(row) != NOBODY:
            self._wrap_up(release_passer(self._address, row, self.clock.now))

    def agent_of(self, row: int) -> int:
        """The agent who has, or had, a contact."""
        return agent_of(self._address, row)

    def look_for_work(self, agent: int) -> None:
        """An agent is free: leaves, sits idle, or answers the next contact."""
        row = free_agent(self._address, agent, self.clock.now)
        if row != NOBODY:
            self._answer(row, agent)

    def change_headcount(self, group: int, stated: int) -> None:
        """Another headcount is stated; how many of it come depends on who is still on the job."""
        self._set_headcount(group, state_headcount(self._address, group, stated))

    def begin_people_day(self, group: int, day: int) -> None:
        """A day begins for the people of a group: who joins, and on Mondays who has left."""
        count = begin_people_day(self._address, group, day // 2, day % 2, self.clock.now)
        if count != NOBODY:
            self._set_headcount(group, count)

    def _set_headcount(self, group: int, count: int) -> None:
        """Set a group's headcount: who has to come does so, one after the other, and looks for work."""
        for _ in range(change_headcount(self._address, group, count, self.clock.now)):
            self.look_for_work(come_on_duty(self._address, group, self.clock.now))

    def begin_shift(self, agent: int, _: int) -> None:
        """A named agent comes, or is back from a break."""
        if begin_shift(self._address, agent, self.clock.now):
            self.look_for_work(agent)

    def end_shift(self, agent: int, for_good: int) -> None:
        """A named agent's window is over, or a break begins."""
        end_shift(self._address, agent, for_good, self.clock.now)

    def begin_day(self, _: int, number: int) -> None:
        """Handling time so far today starts from nothing."""
        begin_day(self._address, number)

    def change_hours(self, channel: int, opens: int) -> None:
        """Open a channel, or close it and cut off those who wait if that is its rule."""
        kinds = self._state.tables["kinds"]
        kinds["open"][kinds["channel"] == channel] = opens
        if opens:
            release_held_groups(self._address, self.clock.now)
            return
        choose_to_cut_off(self._address, channel)
        while (row := next_to_cut_off(self._address)) != NOBODY:
            part_unserved(self._address, row, DISCONNECTED, self.clock.now)
            self._wake_unserved(row)

    def begins(self, part: int) -> int:
        """When a part that follows another takes its place in line, if not at once."""
        return int(self._begins.item(part))

    def next_part(self, row: int) -> int:
        """The part that follows one that is over; -1 if none does."""
        return int(self._next_part.item(row))

    def returns_at(self, row: int) -> int:
        """When the customer of an ended contact makes the next attempt; -1 for never."""
        return int(self._returns_at.item(row))

    def _answer(self, row: int, agent: int) -> None:
        """An agent comes to a waiting contact: its story goes on."""
        answered, timer = self._waiting.pop(row)
        if timer is not None:
            self.clock.cancel(timer)
        answered.succeed(self.begin_handling(row, agent))

    def _wrap_up(self, row: int) -> None:
        """The customer has gone; the agent looks for work when the wrap-up is over."""
        if row != NOBODY:
            agent = agent_of(self._address, row)
            released = int(self._contacts["released"][row])
            self.clock.call_at(released, END_OF_WRAP_UP, row, lambda: self.look_for_work(agent))

    def _give_up(self, row: int) -> None:
        give_up(self._address, row, self.clock.now)
        self._wake_unserved(row)

    def _expect_offer(self, row: int) -> None:
        """Offer a callback or another channel by announcement, if the queue does that."""
        offered = next_offer(self._address, row, self.clock.now)
        if offered != NEVER:
            self.clock.call_at(offered, OFFER, row, lambda: self._make_offer(row))

    def _make_offer(self, row: int) -> None:
        """Make the offer to a contact that still waits."""
        if row not in self._waiting:
            return
        self._make_room()
        if accepts_offer(self._address, row, self.clock.now):
            self._wake_unserved(row)
        else:
            self._expect_offer(row)

    def _expect_level(self, row: int) -> None:
        """Look for agents of the next level when it opens to a contact in line, or to its shadow."""
        opens = next_opening(self._address, row, self.clock.now)
        if opens != NEVER:
            self.clock.call_at(opens, LEVEL_OPENS, row, lambda: self._open_level(row))

    def _open_level(self, row: int) -> None:
        agent = open_level(self._address, row, self.clock.now)
        if agent != NOBODY:
            self._answer(row, agent)
        else:
            self._expect_level(row)

    def _wake_unserved(self, row: int) -> None:
        answered, timer = self._waiting.pop(row)
        if timer is not None and not timer.processed:
            self.clock.cancel(timer)
        answered.succeed(None)

    def _make_room(self) -> None:
        """See to it that the next decision can write its rows."""
        if self._written.item(0) > self._full:
            self._enlarge(2 * len(self._contacts))

    def _enlarge(self, rows: int) -> None:
        contacts = np.empty(rows, dtype=LIVE_CONTACT)
        contacts[: self._rows] = self._contacts[: self._rows]
        self._contacts = contacts
        self._full = rows - ROOM
        self._begins, self._next_part = contacts["begins"], contacts["next_part"]
        self._returns_at, self._previous = contacts["returns_at"], contacts["previous"]
        self._state.directory[CONTACTS_TABLE] = contacts.ctypes.data
