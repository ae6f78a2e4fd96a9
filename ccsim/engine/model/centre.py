"""The centre: its state, and each step of the decisions as one plain call."""

from __future__ import annotations

import numpy as np
from simpy.events import Event

from ccsim.demand.distributions.laws import FOREVER
from ccsim.engine.centre_state import CentreState
from ccsim.engine.decisions.handle import begin_handling, end_contact
from ccsim.engine.decisions.headcount import change_headcount, come_on_duty, free_agent
from ccsim.engine.decisions.offer import offer
from ccsim.engine.decisions.part import first_to_cut_off, give_up, part_unserved
from ccsim.engine.decisions.reach_queue import reach_queue
from ccsim.engine.logs import LIVE_CONTACT
from ccsim.engine.model.clock import Clock, Moment
from ccsim.engine.outcomes import DISCONNECTED, NOBODY
from ccsim.engine.ranks import END_OF_PATIENCE
from ccsim.engine.state import CONTACTS_TABLE
from ccsim.typing import Rows


class Centre:
    """
    One replication's centre.

    Decisions are taken by `ccsim.engine.decisions`; here stands who is told of them. Whoever wakes a
    contact has already committed the decision.
    """

    def __init__(self, cases: Rows, state: CentreState) -> None:
        self.clock = Clock()
        self.cases = cases
        self._state = state
        self._address = state.address
        self._rows = 0
        self._contacts = np.empty(0, dtype=LIVE_CONTACT)
        self._waiting: dict[int, tuple[Event, Moment | None]] = {}
        self._make_room(len(cases) + len(cases) // 4 + 16)

    @property
    def contacts(self) -> Rows:
        """The rows written so far."""
        return self._contacts[: self._rows]

    def offer(self, case: int, attempt: int) -> tuple[int, int]:
        """A customer makes an attempt: its row, and when it reaches the queue (-1 if turned away)."""
        if self._rows == len(self._contacts):
            self._make_room(2 * len(self._contacts))
        self._rows += 1
        return offer(self._address, case, attempt, self.clock.now)

    def reach_queue(self, row: int) -> tuple[int, int]:
        """A contact is through the front door: the agent who takes it, and when a waiting one gives up."""
        return reach_queue(self._address, row, self.clock.now)

    def wait(self, row: int, patience_ends: int) -> Event:
        """Wait in line; the event's value is the agent who answers (or `NOBODY`) and when the talk ends."""
        answered = Event(self.clock)
        timer = None
        if patience_ends < FOREVER:
            timer = self.clock.call_at(patience_ends, END_OF_PATIENCE, row, lambda: self._give_up(row))
        self._waiting[row] = answered, timer
        return answered

    def begin_handling(self, row: int, agent: int) -> int:
        """An agent takes a contact: the instant at which talk and hold end."""
        return begin_handling(self._address, row, agent, self.clock.now)

    def end_contact(self, row: int) -> tuple[int, int]:
        """Talk and hold are over: when the wrap-up ends, and when the customer returns (-1 for never)."""
        return end_contact(self._address, row, self.clock.now)

    def look_for_work(self, agent: int) -> None:
        """An agent is free: leaves, sits idle, or answers the next contact."""
        row = free_agent(self._address, agent, self.clock.now)
        if row != NOBODY:
            answered, timer = self._waiting.pop(row)
            if timer is not None:
                self.clock.cancel(timer)
            answered.succeed((agent, self.begin_handling(row, agent)))

    def change_headcount(self, group: int, count: int) -> None:
        """Set a group's headcount: who has to come does so, one after the other, and looks for work."""
        for _ in range(change_headcount(self._address, group, count, self.clock.now)):
            self.look_for_work(come_on_duty(self._address, group, self.clock.now))

    def change_hours(self, channel: int, opens: int) -> None:
        """Open a channel, or close it and cut off those who wait if that is its rule."""
        kinds = self._state.kinds
        kinds["open"][kinds["channel"] == channel] = opens
        if opens:
            return
        while (row := first_to_cut_off(self._address, channel)) != NOBODY:
            part_unserved(self._address, row, DISCONNECTED, self.clock.now)
            self._wake_unserved(row)

    def returns_at(self, row: int) -> int:
        """When the customer of an ended contact makes the next attempt; -1 for never."""
        return int(self._contacts["returns_at"][row])

    def _give_up(self, row: int) -> None:
        give_up(self._address, row, self.clock.now)
        self._wake_unserved(row)

    def _wake_unserved(self, row: int) -> None:
        answered, timer = self._waiting.pop(row)
        if timer is not None and not timer.processed:
            self.clock.cancel(timer)
        answered.succeed((NOBODY, -1))

    def _make_room(self, rows: int) -> None:
        contacts = np.empty(rows, dtype=LIVE_CONTACT)
        contacts[: self._rows] = self._contacts[: self._rows]
        self._contacts = contacts
        self._state.directory[CONTACTS_TABLE] = contacts.ctypes.data
