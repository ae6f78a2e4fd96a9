"""A centre whose routing is a user's own."""

from __future__ import annotations

from typing import Any

from ccsim.demand.distributions.laws import FOREVER
from ccsim.engine.centre_state import CentreState
from ccsim.engine.decisions.choose_agent import take_agent
from ccsim.engine.decisions.headcount import leaves, stay_idle
from ccsim.engine.decisions.line import leave_line
from ccsim.engine.decisions.next_contact import take_from_line
from ccsim.engine.decisions.proficiency import proficiency_of
from ccsim.engine.decisions.reach_queue import IN_LINE, LOOKS, admit, take_place
from ccsim.engine.model.centre import Centre
from ccsim.engine.outcomes import CALLED_BACK, NEVER, NOBODY, UNFINISHED
from ccsim.engine.plan import Plan
from ccsim.engine.policies.free_agent import FreeAgent
from ccsim.engine.policies.policies import Policies
from ccsim.engine.policies.waiting_contact import WaitingContact
from ccsim.errors import RunError
from ccsim.typing import Rows
from ccsim.units import US


class PolicyCentre(Centre):
    """
    The same centre, except for who takes whom.

    Where a rule says None although somebody is free and somebody waits, both stay as they are until the
    next contact arrives or the next agent is free.
    """

    def __init__(self, cases: Rows, state: CentreState, plan: Plan, policies: Policies) -> None:
        super().__init__(cases, state)
        self._plan = plan
        self._policies = policies

    def reach_queue(self, row: int) -> tuple[int, int]:
        """A contact is through the front door: the agent the rule gives it, or a place in line."""
        if self._policies.agent is None:
            return super().reach_queue(row)
        self._make_room()
        admitted = admit(self._address, row, self.clock.now)
        if admitted != LOOKS:
            return NOBODY, FOREVER if admitted == IN_LINE else NEVER
        agent = self._chosen_agent(row)
        if agent != NOBODY:
            if self._contacts["via"][row] != CALLED_BACK:
                self._contacts["virtual"][row] = 0
            return agent, NEVER
        return NOBODY, take_place(self._address, row, self.clock.now)

    def look_for_work(self, agent: int) -> None:
        """An agent is free: leaves, sits idle, or answers the contact the rule chooses."""
        if self._policies.contact is None:
            super().look_for_work(agent)
        elif not leaves(self._address, agent, self.clock.now):
            row = self._chosen_contact(agent)
            if row == NOBODY:
                stay_idle(self._address, agent, self.clock.now)
            else:
                take_from_line(self._address, row, self.clock.now)
                self._answer(row, agent)

    def release_passer(self, row: int) -> None:
        """If no agent came, nobody will ever look for the shadow in line."""
        super().release_passer(row)
        if self._contacts["outcome"][row] != UNFINISHED and self._contacts["line"][row] != NOBODY:
            leave_line(self._address, row)

    def _open_level(self, row: int) -> None:
        if self._policies.agent is None:
            super()._open_level(row)
            return
        if self._contacts["line"][row] == NOBODY:
            return
        agent = self._chosen_agent(row)
        if agent != NOBODY:
            take_from_line(self._address, row, self.clock.now)
            self._answer(row, agent)
        else:
            self._expect_level(row)

    def _chosen_agent(self, row: int) -> int:
        rule = self._policies.agent
        assert rule is not None
        free = self._free_agents(int(self._contacts["queue"][row]))
        if not free:
            return NOBODY
        choice = rule(self._seen(row), tuple(free))
        if choice is None:
            return NOBODY
        if choice not in free:
            raise RunError(f"the rule for agents chose {choice!r}, who is not one of the {len(free)} free")
        take_agent(self._address, choice.number, self.clock.now)
        return choice.number

    def _chosen_contact(self, agent: int) -> int:
        rule = self._policies.contact
        assert rule is not None
        group = int(self._state.tables["agents"]["group"][agent])
        waiting = [self._seen(row) for row in self._waiting_for(group)]
        if not waiting:
            return NOBODY
        choice = rule(self._person(agent, 0, 1.0, idle=0), tuple(waiting))
        if choice is None:
            return NOBODY
        if choice not in waiting:
            raise RunError(
                f"the rule for contacts chose {choice!r}, which is not one of the {len(waiting)} waiting"
            )
        return choice.row

    def _free_agents(self, queue: int) -> list[FreeAgent]:
        """Everybody idle who may serve a queue, by number."""
        tables = self._state.tables
        own, free = tables["queues"][queue], []
        for place in range(own["first_group"], own["first_group"] + own["groups"]):
            route = tables["routes"][place]
            agent = int(tables["groups"]["idle"][route["number"]])
            while agent != NOBODY:
                speed = proficiency_of(self._address, place, agent, self.clock.now)
                idle = self.clock.now - int(tables["agents"]["since"][agent])
                free.append(self._person(agent, int(route["level"]), speed, idle))
                agent = int(tables["agents"]["next"][agent])
        return sorted(free, key=lambda person: person.number)

    def _waiting_for(self, group: int) -> list[int]:
        """Every contact and callback in the lines of the queues a group serves, earliest offered first."""
        tables = self._state.tables
        own, rows = tables["groups"][group], []
        for place in range(own["first_queue"], own["first_queue"] + own["queues"]):
            queue = tables["queues"][tables["routes"]["number"][place]]
            for line in range(queue["first_line"], queue["first_line"] + queue["lines"]):
                row = int(tables["lines"]["head"][line])
                while row != NOBODY:
                    if self._contacts["outcome"][row] == UNFINISHED:
                        rows.append(row)
                    row = int(self._contacts["behind"][row])
        return sorted(rows)

    def _person(self, agent: int, level: int, proficiency: float, idle: int) -> FreeAgent:
        group = int(self._state.tables["agents"]["group"][agent])
        first = int(self._state.tables["groups"]["first_agent"][group]) + self._plan.pools[group]
        name = self._plan.agents[group][agent - first] if agent >= first else ""
        return FreeAgent(agent, self._plan.groups[group], name, idle / US, level, proficiency)

    def _seen(self, row: int) -> WaitingContact:
        contact: Any = self._contacts[row]
        kind = self._plan.kinds[int(contact["kind"])]
        place = int(contact["kind"]) * len(self._plan.queues) + int(contact["queue"])
        line = self._state.tables["lines"][self._state.tables["places"]["line"][place]]
        return WaitingContact(
            row=row,
            intent=kind.intent,
            segment=kind.segment,
            channel=kind.channel,
            queue=self._plan.queues[int(contact["queue"])],
            waited=(self.clock.now - int(contact["queued"])) / US,
            priority=int(line["priority"]),
            head_start=int(line["head_start"]) / US,
            attempt=int(contact["attempt"]),
            leg=int(contact["leg"]),
            callback=int(contact["via"]) == CALLED_BACK,
        )
