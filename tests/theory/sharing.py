"""Exact centres in which agents have several contacts in hand: Markov chains and a product form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg import expm

from ccsim.typing import Floats
from tests.theory.networks import Moves, State, stationary

#: An agent's calls and chats in hand.
Load = tuple[int, int]


@dataclass(frozen=True)
class ChatCentre:
    """
    Record H02: chats go to an agent who has the fewest, and stay there. All times in minutes.

    A state: agents with 1, 2 ... chats, and the chats in line: there are none unless everybody has the most.

    Attributes
    ----------
    handle
        Mean handle time with 1, 2 ... in hand; the last is the most.
    fill_first
        Chats go to an agent who has the most, and can have another.
    longest
        Longest line that is looked at.
    """

    rate: float = 4.0
    handle: tuple[float, ...] = (3.0, 3.5, 4.0)
    patience: float = 1.0
    agents: int = 5
    fill_first: bool = False
    longest: int = 80

    def law(self) -> dict[tuple[int, ...], float]:
        """Stationary probabilities by state."""
        empty = (0,) * (len(self.handle) + 1)
        return stationary(empty, self._moves)

    def _moves(self, state: State) -> Moves:
        *with_chats, line = state
        most = len(with_chats)
        counts = [self.agents - sum(with_chats), *with_chats]
        if counts[most] == self.agents:
            yield self.rate if line < self.longest else 0.0, (*with_chats, line + 1)
            yield line / self.patience, (*with_chats, line - 1)
            if line:
                yield self.agents * most / self.handle[-1], (*with_chats, line - 1)
                return
        else:
            able = [number for number in range(most) if counts[number]]
            asked = able[-1] if self.fill_first else able[0]
            yield self.rate, (*_moved(counts, asked, asked + 1), 0)
        for number in range(1, most + 1):
            rate = counts[number] * number / self.handle[number - 1]
            if rate:
                yield rate, (*_moved(counts, number, number - 1), 0)

    def values(self, seconds: dict[str, float]) -> dict[str, float]:
        """
        All outputs of the record.

        Parameters
        ----------
        seconds
            The waits asked for, in seconds, by their names in the record.
        """
        law, most = self.law(), len(self.handle)
        states, weights = np.array(list(law)), np.array(list(law.values()))
        mean = weights @ states
        chats = float(mean[:-1] @ np.arange(1, most + 1))
        full = states[:, most - 1] == self.agents
        ahead = np.bincount(states[full, -1], weights[full])
        abandoned = mean[-1] / self.patience / self.rate
        values = {
            "P_wait": float(ahead.sum()),
            "Lq": float(mean[-1]),
            "P_ab": float(abandoned),
            "mean_chats": chats,
            "slots_occupancy": chats / most / self.agents,
            "agent_busy": float(mean[:-1].sum()) / self.agents,
            "frac_agents_0": 1 - float(mean[:-1].sum()) / self.agents,
            **{f"frac_agents_{number + 1}": float(mean[number]) / self.agents for number in range(most)},
            "mean_chat_duration": chats / self.rate / (1 - abandoned),
            "W_all": float(mean[-1]) / self.rate,
        }
        for name, wait in seconds.items():
            virtual, served = self._within(ahead, wait / 60)
            values[f"P_V_gt_{name}"] = 1 - virtual
            values[f"P_served_within_{name}"] = served
        return values

    def _within(self, ahead: Floats, minutes: float) -> tuple[float, float]:
        """Share who would be taken up so soon if they never left, and share who are."""
        at_once = 1 - float(ahead.sum())
        moves_up = self.agents * len(self.handle) / self.handle[-1]
        shares = []
        for own in (0.0, 1 / self.patience):
            size = len(ahead)
            rates = np.zeros((size + 1, size + 1))
            for place in range(size):
                step = moves_up + place / self.patience
                rates[place, place] = -step - own
                rates[place, place - 1 if place else size] = step
            shares.append(at_once + float(ahead @ expm(rates * minutes)[:size, size]))
        return shares[0], shares[1]


def _moved(counts: Sequence[int], source: int, target: int) -> tuple[int, ...]:
    """Agents with 1, 2 ... chats after one has gone from so many to so many."""
    after = list(counts)
    after[source] -= 1
    after[target] += 1
    return tuple(after[1:])


def shared_processor(load: float, work: float, most: int) -> dict[str, float]:
    """
    One agent who shares the time evenly among at most ``most`` chats; the others wait in line.

    The agent works as fast with many in hand as with one, so the number in the system is that of
    M/M/1: geometric.

    Parameters
    ----------
    load, work
        Offered work, below 1, and its mean by chat, in minutes.
    """
    rate = load / work
    in_hand = sum((1 - load) * load**n * min(n, most) for n in range(most)) + most * load**most
    values = {f"P_{n}_in_hand": (1 - load) * load**n for n in range(min(4, most))}
    return values | {
        f"P_{most}_in_hand": load**most,
        "P_wait": load**most,
        "Lq": load ** (most + 1) / (1 - load),
        "mean_chats": in_hand,
        "mean_session": in_hand / rate,
        "agent_busy": load,
    }


@dataclass(frozen=True)
class MixedLoads:
    """
    Calls and chats that share two agents; calls first. All times in minutes.

    A state: what every agent has in hand, sorted; calls in line; chats in line. A contact goes to an agent
    who may take it, to one of those with the fewest in hand.

    Attributes
    ----------
    most
        The loads that are allowed; whatever is smaller is allowed too.
    speed
        Of calls and of chats at a load, where it is not 1.
    """

    most: tuple[Load, ...]
    speed: dict[Load, tuple[float, float]]
    rates: tuple[float, float] = (0.2, 0.6)
    work: tuple[float, float] = (4.0, 3.0)
    patience: tuple[float, float] = (4.0, 3.0)
    agents: int = 2
    longest: tuple[int, int] = (30, 30)

    def _allowed(self, load: Load) -> bool:
        return any(load[0] <= each[0] and load[1] <= each[1] for each in self.most)

    def _taken(self, load: Load, kind: int) -> Load | None:
        """Return the load with one contact more, where that is allowed."""
        more = (load[0] + (kind == 0), load[1] + (kind == 1))
        return more if self._allowed(more) else None

    def _takers(self, loads: tuple[Load, ...], kind: int) -> list[int]:
        """Agents with the fewest in hand of those who may take one; which of them is no matter of order."""
        able = [place for place, load in enumerate(loads) if self._taken(load, kind)]
        fewest = min((sum(loads[place]) for place in able), default=0)
        found = [place for place in able if sum(loads[place]) == fewest]
        # who of two with different work in hand takes it would depend on who has been idle longest
        assert len({loads[place] for place in found}) <= 1
        return found[:1]

    def _moves(self, state: State) -> Moves:
        loads, lines = state
        for kind in (0, 1):
            more = _with(lines, kind, +1)
            takers = self._takers(loads, kind)
            if takers:
                yield self.rates[kind], self._settled(loads, more, takers[0])
            elif lines[kind] < self.longest[kind]:
                yield self.rates[kind], (loads, more)
            yield lines[kind] / self.patience[kind], (loads, _with(lines, kind, -1))
        for place, load in enumerate(loads):
            speeds = self.speed.get(load, (1.0, 1.0))
            for kind in (0, 1):
                rate = load[kind] * speeds[kind] / self.work[kind]
                if rate:
                    fewer = (*loads[:place], _with(load, kind, -1), *loads[place + 1 :])
                    yield rate, self._settled(fewer, lines, place)

    def _settled(self, loads: tuple[Load, ...], lines: Load, place: int) -> State:
        """Return the state after this agent has taken whatever may be taken, calls first."""
        load, taking = loads[place], True
        while taking:
            taking = False
            for kind in (0, 1):
                more = self._taken(load, kind)
                if lines[kind] and more:
                    load, lines, taking = more, _with(lines, kind, -1), True
                    break
        return tuple(sorted((*loads[:place], load, *loads[place + 1 :]))), lines

    def values(self) -> dict[str, float]:
        """How often and for how many calls and chats wait, who leaves, and what agents have in hand."""
        law = stationary((((0, 0),) * self.agents, (0, 0)), self._moves)
        values: dict[str, float] = {}
        for kind, name in enumerate(("call", "chat")):
            line = sum(p * state[1][kind] for state, p in law.items())
            wait = sum(p for state, p in law.items() if not self._takers(state[0], kind))
            values |= {
                f"P_wait_{name}": wait,
                f"Lq_{name}": line,
                f"P_ab_{name}": line / self.patience[kind] / self.rates[kind],
            }
        for load, name in self._named():
            share = sum(p * state[0].count(load) for state, p in law.items())
            values[name] = share / self.agents
        values["agent_busy"] = 1 - values["frac_idle"]
        return values

    def _named(self) -> Iterator[tuple[Load, str]]:
        most = [max(load[kind] for load in self.most) for kind in (0, 1)]
        for calls in range(most[0] + 1):
            for chats in range(most[1] + 1):
                if self._allowed((calls, chats)):
                    yield (calls, chats), load_name(calls, chats)


def load_name(calls: int, chats: int) -> str:
    """Name the share of the agents with so many calls and chats in hand."""
    return f"frac_{calls}_calls_{chats}_chats" if calls or chats else "frac_idle"


def _with(pair: Load, kind: int, more: int) -> Load:
    return (pair[0] + more, pair[1]) if kind == 0 else (pair[0], pair[1] + more)
