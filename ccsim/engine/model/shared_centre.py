"""A centre whose agents have several contacts in hand, or work other than calls."""

from __future__ import annotations

import functools
from collections.abc import Callable

from simpy.events import Event

from ccsim.engine.centre_state import CentreState
from ccsim.engine.decisions.handle import agent_of, release_passer
from ccsim.engine.decisions.sharing.choose_with_room import choose_with_room
from ccsim.engine.decisions.sharing.end_work import end_work, end_wrap_up
from ccsim.engine.decisions.sharing.find_work import find_work, next_unseated
from ccsim.engine.decisions.sharing.in_hand import begin_phase, is_due
from ccsim.engine.decisions.sharing.looks import next_looker, next_to_look
from ccsim.engine.decisions.sharing.own_line import next_loose, return_to_line
from ccsim.engine.decisions.sharing.skill_hours import change_skill
from ccsim.engine.decisions.sharing.stand_by import stand_by
from ccsim.engine.decisions.sharing.take_up import take_up
from ccsim.engine.model.centre import Centre
from ccsim.engine.model.clock import Moment, TidyClock
from ccsim.engine.outcomes import NEVER, NOBODY
from ccsim.engine.ranks import END_OF_TALK, END_OF_WRAP_UP, SKILL_HOURS
from ccsim.engine.state import SERVING, WRAPPING
from ccsim.typing import Rows


class SharedCentre(Centre):
    """
    The same centre, except for what agents have in hand.

    Each contact in hand goes on at the speed of its agent's load, so its end moves whenever something else
    comes or goes. A customer's story waits for that end; a contact whose customer has gone on without it is
    worked all the same.
    """

    def __init__(self, cases: Rows, state: CentreState) -> None:
        clock = TidyClock()
        super().__init__(cases, state, clock)
        self._parts = self._levels = True
        self._served: dict[int, Event] = {}
        self._ends: dict[int, Moment] = {}
        self._slots = state.tables["slots"]
        clock.tidy = self._settle_down
        self._make_room()

    @property
    def programme(self) -> dict[int, Callable[[int, int], None]]:
        """The same, and the hours of skills."""
        return {**super().programme, SKILL_HOURS: self.change_skill}

    def begin_handling(self, row: int, agent: int) -> Event:
        """An agent takes a contact in hand: what happens when talk and hold are over."""
        self._make_room()
        take_up(self._address, row, agent, self.clock.now)
        self._reschedule(agent)
        self.release_passer(row)
        return self._served.setdefault(row, Event(self.clock))

    def end_talk(self, row: int) -> bool:
        """Talk and hold are over; True if the agent has nothing more to do for this customer."""
        self._make_room()
        agent = agent_of(self._address, row)
        released = end_work(self._address, row, self.clock.now)
        self._reschedule(agent)
        self.release_passer(row)
        return released == self.clock.now

    def release_passer(self, row: int) -> None:
        """Who passed a contact on, and stayed with the customer, wraps up if it is time."""
        if self._previous.item(row) == NOBODY:
            return
        before = release_passer(self._address, row, self.clock.now)
        if before != NOBODY:
            work = int(self._contacts["released"][before]) - self.clock.now
            begin_phase(self._address, before, WRAPPING, work, self.clock.now)
            self._reschedule(agent_of(self._address, before))

    def look_for_work(self, agent: int) -> None:
        """An agent takes contacts as long as it has room and there are any; or leaves, if it is time."""
        self._make_room()
        while (row := find_work(self._address, agent, self.clock.now)) != NOBODY:
            self._answer(row, agent)
        self._reschedule(agent)  # who is about to go may have put something aside

    def _set_headcount(self, group: int, count: int) -> None:
        """Set a group's headcount; those who are to stay after all take contacts again."""
        super()._set_headcount(group, count)
        while (agent := next_unseated(self._address, group, self.clock.now)) != NOBODY:
            self.look_for_work(agent)

    def end_shift(self, agent: int, for_good: int) -> None:
        """A named agent's window is over, or a break begins: what is not to be finished is put aside."""
        self._make_room()
        super().end_shift(agent, for_good)
        self._reschedule(agent)

    def change_skill(self, place: int, opens: int) -> None:
        """The hours of a skill begin or end; when they begin, everybody with room looks again."""
        change_skill(self._address, place, opens)

    def _answer(self, row: int, agent: int) -> None:
        """An agent comes to a contact: its story goes on, unless it only waits for the end of the work."""
        served = self.begin_handling(row, agent)
        if row in self._waiting:
            answered, timer = self._waiting.pop(row)
            if timer is not None:
                self.clock.cancel(timer)
            answered.succeed(served)

    def _give_up(self, row: int) -> None:
        if not stand_by(self._address, row, self.clock.now):
            self._wake_unserved(row)
            return
        answered, _ = self._waiting.pop(row)
        answered.succeed(None)  # the customer goes on, the contact stays in line

    def _settle_down(self) -> None:
        """Find a place for what is without one, and something for those who may take more than before."""
        self._place_loose()
        while (group := next_to_look(self._address, self.clock.now)) != NOBODY:
            agent = NOBODY
            while (agent := next_looker(self._address, group, agent, self.clock.now)) != NOBODY:
                self.look_for_work(agent)
            self._place_loose()

    def _place_loose(self) -> None:
        """Find a place for what was put aside, or released by an agent who has gone."""
        while (row := next_loose(self._address)) != NOBODY:
            self._make_room()
            waited = self.clock.now - int(self._contacts["queued"][row])
            agent = choose_with_room(self._address, row, waited, self.clock.now)
            if agent != NOBODY:
                self._answer(row, agent)
            else:
                return_to_line(self._address, row, self.clock.now)
                self._expect_level(row)

    def _reschedule(self, agent: int) -> None:
        """Put the ends of all that an agent has in hand on the clock, where they have moved."""
        group = self._state.tables["groups"][self._state.tables["agents"]["group"][agent]]
        first = int(group["first_slot"] + (agent - group["first_agent"]) * group["slots"])
        for slot in self._slots[first : first + int(group["slots"])]:
            row = int(slot["row"])
            if row == NOBODY or not slot["moved"]:
                continue
            slot["moved"] = 0
            if row in self._ends:
                self.clock.cancel(self._ends.pop(row))
            if slot["ends"] == NEVER:
                continue
            wraps_up = slot["phase"] == WRAPPING
            kind = END_OF_WRAP_UP if wraps_up else END_OF_TALK
            act = functools.partial(self._end_wrap_up if wraps_up else self._end_serving, row)
            self._ends[row] = self.clock.call_at(int(slot["ends"]), kind, row, act)

    def _end_serving(self, row: int) -> None:
        """Talk and hold are over: the customer's story goes on, if there still is one."""
        del self._ends[row]
        if not is_due(self._address, row, SERVING, self.clock.now):
            return  # it has been put aside
        served = self._served.pop(row)
        if not self._contacts["ghost"][row]:
            served.succeed()
        elif self.end_talk(row):
            self.look_for_work(agent_of(self._address, row))

    def _end_wrap_up(self, row: int) -> None:
        del self._ends[row]
        agent = agent_of(self._address, row)
        self._make_room()
        end_wrap_up(self._address, row, self.clock.now)
        self._reschedule(agent)
        self.look_for_work(agent)

    def _make_room(self) -> None:
        super()._make_room()
        if int(self._state.counts["in_hand"][0]) > self._state.room_in_hand:
            self._state.enlarge_in_hand()
