"""Exact queues in which some leave without a sign: their contacts stay in line until an agent notices."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.integrate import solve_ivp

from ccsim.typing import Floats
from tests.theory.networks import Moves, State, stationary


@dataclass(frozen=True)
class Silence:
    """
    First come, first served; talk, notice and patience exponential. All times in minutes.

    Attributes
    ----------
    silent
        Share of those whose patience ends who leave without a sign.
    notice
        Mean time an agent spends on such a contact.
    """

    rate: float
    talk: float
    patience: float
    silent: float
    notice: float
    agents: int = 1

    def by_virtual_wait(self) -> dict[str, float]:
        """
        One agent: from the density f of the virtual wait, by the equation of its level crossings.

        Arrivals lift it over v as often as it falls through v: f(v) = rate x (P(0) x H(0, v) + integral of
        f(u) x H(u, v - u)), where H(u, x) is the chance that who arrives at u brings more work than x: who
        has that much patience talks; who has less is noticed, if silent. Both times are exponential, so it is
        a differential equation in the two parts of the sum, of talk and of notice.
        """
        assert self.agents == 1

        def change(at: float, state: Floats) -> list[float]:
            stays = np.exp(-at / self.patience)
            density = self.rate * (state[0] + state[1])
            return [
                density * stays - state[0] / self.talk,
                density * self.silent * (1 - stays) - state[1] / self.notice,
                density,
                density * stays,
                density * at,
            ]

        end = solve_ivp(change, (0, 60 * self.talk), [1, 0, 0, 0, 0], "DOP853", rtol=1e-12, atol=1e-14).y[
            :, -1
        ]
        idle = 1 / (1 + end[2])
        must_wait, stay, virtual = end[2:] * idle
        leave = must_wait - stay
        silent = self.silent * leave
        return {
            "P_wait": float(must_wait),
            "P_leave": float(leave),
            "P_silent": float(silent),
            "Lq": float(self.rate * leave * self.patience),
            "Lq_gone": float(self.rate * self.silent * (virtual - leave * self.patience)),
            "talking": float(self.rate * (1 - leave) * self.talk),
            "noticing": float(self.rate * silent * self.notice),
        }

    def by_line(self, longest: int) -> dict[str, float]:
        """
        Any number of agents: the Markov chain of the line, contact by contact.

        A state: agents who talk, agents who notice, and of each contact in line whether anybody is there.
        """
        law = stationary((0, 0, ()), lambda state: self._moves(state, longest))
        values = dict.fromkeys(("P_wait", "P_leave", "P_silent", "Lq", "Lq_gone", "talking", "noticing"), 0.0)
        for state, weight in law.items():
            talking, noticing, line = state
            values["P_wait"] += weight * (talking + noticing == self.agents)
            values["Lq"] += weight * sum(line)
            values["Lq_gone"] += weight * (len(line) - sum(line))
            values["talking"] += weight * talking / self.agents
            values["noticing"] += weight * noticing / self.agents
        values["P_leave"] = values["Lq"] / self.patience / self.rate
        values["P_silent"] = self.silent * values["P_leave"]
        return values

    def _moves(self, state: State, longest: int) -> Moves:
        talking, noticing, line = state
        if talking + noticing < self.agents:
            yield self.rate, (talking + 1, noticing, ())
        elif len(line) < longest:
            yield self.rate, (talking, noticing, (*line, True))
        ends = ((talking / self.talk, talking - 1, noticing), (noticing / self.notice, talking, noticing - 1))
        for rate, talks, notices in ends:
            there = bool(line) and line[0]
            gone = bool(line) and not line[0]
            yield rate, (talks + there, notices + gone, line[1:])
        for place, there in enumerate(line):
            if there:
                before, behind = line[:place], line[place + 1 :]
                yield (1 - self.silent) / self.patience, (talking, noticing, (*before, *behind))
                yield self.silent / self.patience, (talking, noticing, (*before, False, *behind))
