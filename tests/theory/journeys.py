"""
Cases as Markov chains: given its difficulty, a case goes from place to place without a memory.

A place is a self-service, a bot, or the agents of a channel. The row of visits before the end solves
v = b + v P, with b where cases begin and P the moves; with a difficulty P depends on it, and visits are
averages of v over it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ccsim.typing import Floats
from tests.theory.copula import difficulties, given

#: By place: the probability of going there next.
Moves = Mapping[str, float]


@dataclass(frozen=True)
class Place:
    """
    Where a case may come.

    Attributes
    ----------
    helped
        Share that is contained, finds what it needs, or is handled (1), and its correlation.
    resolved
        Probability that this resolves the case, and its correlation.
    returns
        How many of those who were helped, and not resolved, come again; and where.
    else_to
        Where those go whom it does not help; the rest gives up.
    """

    helped: tuple[float, float]
    resolved: tuple[float, float]
    returns: Moves
    else_to: Moves


def spread(share: float, first: Moves, rest: Moves) -> dict[str, float]:
    """``share`` in all: by ``first``, and what that leaves by ``rest``."""
    left = 1 - sum(first.values())
    names = dict.fromkeys([*first, *rest])
    return {name: share * (first.get(name, 0.0) + left * rest.get(name, 0.0)) for name in names}


@dataclass(frozen=True)
class Chain:
    """
    Places by name, and where cases begin.

    Attributes
    ----------
    talk
        SD of the logarithm of the lognormal talk, and its correlation with the difficulty.
    """

    places: Mapping[str, Place]
    begin: Moves
    talk: tuple[float, float] = (0.0, 0.0)

    def visits(self, difficulty: float, leave_at: frozenset[str] = frozenset()) -> Floats:
        """Visits to each place, in their order; the places ``leave_at`` are the end of it."""
        names = list(self.places)
        moves = np.zeros((len(names), len(names)))
        for row, (name, place) in enumerate(self.places.items()):
            if name in leave_at:
                continue
            helped, resolved = self.chances(place, difficulty)
            for column, other in enumerate(names):
                moves[row, column] = helped * (1 - resolved) * place.returns.get(other, 0.0)
                moves[row, column] += (1 - helped) * place.else_to.get(other, 0.0)
        begin = np.array([self.begin.get(name, 0.0) for name in names])
        return np.linalg.solve(np.eye(len(names)) - moves.T, begin)

    @staticmethod
    def chances(place: Place, difficulty: float) -> tuple[float, float]:
        """Probabilities that a place helps, and that this resolves, a case of this difficulty."""
        at = np.array([difficulty])
        return (
            1.0 if place.helped[0] == 1.0 else float(given(*place.helped, at)[0]),
            float(given(*place.resolved, at)[0]),
        )

    def means(self, agents: frozenset[str], nodes: int = 120) -> dict[str, float]:
        """
        Averages over the difficulty: per case, and of what agents get.

        Parameters
        ----------
        agents
            The places that are agents.
        nodes
            Of the quadrature.

        Returns
        -------
        dict
            ``visits NAME``, ``helped NAME`` (contained, found) and ``resolved NAME`` per case, by place;
            ``resolved`` in the end; ``handled`` by an agent at least once; ``FCR``, resolved by the first
            agent, over handled; ``difficulty`` and ``talk``, the latter in units of its mean among all cases,
            in the mean of all contacts with agents.
        """
        totals: dict[str, float] = {}
        shift = self.talk[0] * self.talk[1]
        for at, weight in zip(*difficulties(nodes), strict=True):
            first = dict(zip(self.places, self.visits(float(at), agents), strict=True))
            for name, visits in zip(self.places, self.visits(float(at)), strict=True):
                helped, resolved = self.chances(self.places[name], float(at))
                own = {
                    f"visits {name}": visits,
                    f"helped {name}": visits * helped,
                    f"resolved {name}": visits * helped * resolved,
                    "resolved": visits * helped * resolved,
                }
                if name in agents:
                    own |= {
                        "handled": first[name],
                        "first": first[name] * resolved,
                        "with agents": visits,
                        "hardness": visits * float(at),
                        "work": visits * math.exp(shift * float(at) - shift**2 / 2),
                    }
                for key, value in own.items():
                    totals[key] = totals.get(key, 0.0) + float(weight) * value
        totals["FCR"] = totals["first"] / totals["handled"]
        totals["difficulty"] = totals["hardness"] / totals["with agents"]
        totals["talk"] = totals["work"] / totals["with agents"]
        return totals
