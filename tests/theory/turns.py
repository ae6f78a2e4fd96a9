"""Exact conversations: a network of two stations, and a Markov chain for those that keep their agents."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import stats

from tests.theory.chains import Queue
from tests.theory.networks import Moves, State, stationary


@dataclass(frozen=True)
class Conversations:
    """
    Turns go to whoever is free; between them the customers take their time. All times in minutes.

    Customers come back to the agents with a fixed probability, so this is an open network (Jackson 1957): the
    agents are an M/M/n queue of all turns, those who write a reply an infinite station, and the two are
    independent. A station at which nobody waits may have any law (Baskett, Chandy, Muntz and Palacios 1975):
    so a time-out changes no more than how many come back, and how long they are away.

    Attributes
    ----------
    rate
        New conversations per minute.
    more
        Probability of another message.
    silence
        Time-out; `inf` for none.
    """

    rate: float
    work: float
    agents: int
    more: float
    reply: float
    silence: float = math.inf

    @property
    def _in_time(self) -> float:
        """Share of the replies that come before the time-out."""
        return 1 - math.exp(-self.silence / self.reply)

    @property
    def turns(self) -> float:
        """Mean number of turns."""
        return 1 / (1 - self.more * self._in_time)

    def values(self) -> dict[str, float]:
        """What turns wait, how many customers are in a pause, and how long all of it takes."""
        queue = Queue(self.rate * self.turns, self.work, self.agents)
        away = self.reply * self._in_time  # the mean of the smaller of reply and time-out
        pausing = self.rate * self.turns * self.more * away
        number = stats.poisson(pausing)
        return {
            "turns": self.turns,
            "P_wait_turn": queue.had_to_wait,
            "W_turn": queue.mean_wait,
            "Lq": queue.in_line,
            "occupancy": queue.occupancy,
            "in_pause": pausing,
            "P_in_pause_below_mean": float(number.cdf(math.ceil(pausing) - 1)),
            # until the last answer, or until the silence is long enough
            "duration": self.turns * (queue.mean_wait + self.work + self.more * away),
            "timed_out": self.turns * self.more * (1 - self._in_time),
        }


@dataclass(frozen=True)
class StickyPair:
    """
    Two agents; a reply goes to the agent who had the conversation, a new one to a free agent or to nobody.

    A state, for each agent: turns in line or in work, and customers who write a reply.
    The agent idle longest stands first; where both are busy, the order says nothing.
    """

    rate: float
    work: float
    more: float
    reply: float
    #: Open conversations at which nobody new comes any more: so rare that it does not matter.
    most: int = 14

    def _moves(self, state: State) -> Moves:
        first, second = state
        if first[0] == 0 and sum(first) + sum(second) < self.most:
            yield self.rate, _ordered((1, first[1]), second)
        for (turns, pausing), other in ((first, second), (second, first)):
            yield pausing / self.reply, _ordered((turns + 1, pausing - 1), other)
            if turns:
                yield self.more / self.work, _ordered((turns - 1, pausing + 1), other)
                yield (1 - self.more) / self.work, _ordered((turns - 1, pausing), other)

    def values(self) -> dict[str, float]:
        """Who finds nobody free, what replies wait, and how many customers are in a pause."""
        law = stationary(((0, 0), (0, 0)), self._moves)
        states, weights = np.array(list(law)), np.array(list(law.values()))
        turns, pausing = states[:, :, 0], states[:, :, 1]
        replies = float(weights @ pausing.sum(axis=1))
        waiting = float(weights @ np.maximum(turns - 1, 0).sum(axis=1))
        return {
            "P_block": float(weights @ (turns > 0).all(axis=1)),
            "in_pause": replies,
            "Lq": waiting,
            "P_wait_reply": float(weights @ (pausing * (turns > 0)).sum(axis=1)) / replies,
            "W_reply": waiting / replies * self.reply,
            "occupancy": float(weights @ (turns > 0).mean(axis=1)),
        }


def _ordered(moved: tuple[int, int], other: tuple[int, int]) -> State:
    """Put the agent idle longest first: who has just become idle stands behind one who was."""
    if moved[0] == 0 and other[0] == 0:
        return other, moved
    return tuple(sorted((moved, other), key=lambda each: (each[0] > 0, each)))
