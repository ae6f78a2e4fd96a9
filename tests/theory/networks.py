"""Exact queues with several groups, queues or stages: Markov chains, a product form, and Cobham's formula."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats
from scipy.integrate import quad
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import spsolve

from ccsim.typing import Floats
from tests.theory.chains import Queue

#: Of a chain: numbers and tuples of them.
State = tuple[Any, ...]
#: The rate at which a state changes to another.
Moves = Iterable[tuple[float, State]]


def stationary(start: State, moves: Callable[[State], Moves]) -> dict[State, float]:
    """
    Stationary probabilities of every state that can be reached from ``start``.

    Parameters
    ----------
    start
        Any recurrent state.
    moves
        The moves out of a state; those of rate 0 are left out. It must keep the chain finite.
    """
    place: dict[State, int] = {start: 0}
    states, rows, columns, rates = [start], [], [], []
    for number, state in enumerate(states):  # grows while it is walked
        for rate, following in moves(state):
            if rate <= 0:
                continue
            if following not in place:
                place[following] = len(states)
                states.append(following)
            rows += [place[following], number]
            columns += [number, number]
            rates += [rate, -rate]
    size = len(states)
    # the first balance equation follows from the others; in its place: the sum is 1
    balance = coo_matrix((rates, (rows, columns)), shape=(size, size)).tolil()
    balance[0, :] = 1.0
    law = spsolve(balance.tocsc(), np.eye(1, size).ravel())
    return dict(zip(states, np.asarray(law, dtype=np.float64), strict=True))


def n_design(longest: int = 40) -> dict[str, float]:
    """Record D05-N-design. A state: plain with juniors, plain and special with seniors, and both lines."""
    calls, patience, talk, agents = (1.2, 0.6), (1 / 3, 1 / 2), (1 / 4, 1 / 5), (4, 4)

    def moves(state: State) -> Moves:
        juniors, helped, special, plain_line, special_line = state
        if juniors < agents[0]:
            yield calls[0], (juniors + 1, helped, special, plain_line, special_line)
        elif helped + special < agents[1]:
            yield calls[0], (juniors, helped + 1, special, plain_line, special_line)
        elif plain_line < longest:
            yield calls[0], (juniors, helped, special, plain_line + 1, special_line)
        if helped + special < agents[1]:
            yield calls[1], (juniors, helped, special + 1, plain_line, special_line)
        elif special_line < longest:
            yield calls[1], (juniors, helped, special, plain_line, special_line + 1)
        taken = (0, -1) if plain_line else (-1, 0)  # a junior frees
        yield (
            juniors * talk[0],
            (juniors + taken[0], helped, special, plain_line + taken[1], special_line),
        )
        for served, rate in ((0, helped * talk[0]), (1, special * talk[1])):  # a senior frees
            mine = [helped - (served == 0), special - (served == 1)]
            lines = [plain_line, special_line]
            wanted = 1 if special_line else 0 if plain_line else None
            if wanted is not None:
                mine[wanted] += 1
                lines[wanted] -= 1
            yield rate, (juniors, *mine, *lines)
        yield plain_line * patience[0], (juniors, helped, special, plain_line - 1, special_line)
        yield special_line * patience[1], (juniors, helped, special, plain_line, special_line - 1)

    law = stationary((0, 0, 0, 0, 0), moves)
    states, weights = np.array(list(law)), np.array(list(law.values()))
    mean = weights @ states
    seniors_busy = states[:, 1] + states[:, 2] == agents[1]
    return {
        "class0 P_all_busy": float(weights @ (seniors_busy & (states[:, 0] == agents[0]))),
        "class0 Lq": mean[3],
        "class0 busy_in_pool0": mean[0],
        "class0 busy_in_pool1": mean[1],
        "class1 P_all_busy": float(weights @ seniors_busy),
        "class1 Lq": mean[4],
        "class1 busy_in_pool1": mean[2],
    }


def callback_offer(longest: int = 60, booked: int = 200) -> dict[str, float]:
    """Record G01. A state: agents busy, waiting on the line, waiting for a callback. Minutes."""
    calls, talk, patience, agents, threshold, accept = 1.9, 1 / 4, 1 / 2, 8, 3, 0.6

    def moves(state: State) -> Moves:
        busy, line, callbacks = state
        offered = accept if line >= threshold and callbacks < booked else 0.0
        if busy < agents:
            yield calls, (busy + 1, line, callbacks)
        else:
            yield calls * offered, (busy, line, callbacks + 1)
            yield (calls * (1 - offered) if line < longest else 0.0), (busy, line + 1, callbacks)
        following = (busy, line - 1, callbacks) if line else (busy, line, callbacks - 1)
        yield busy * talk, following if line or callbacks else (busy - 1, line, callbacks)
        yield line * patience, (busy, line - 1, callbacks)

    law = stationary((0, 0, 0), moves)
    states, weights = np.array(list(law)), np.array(list(law.values()))
    mean = weights @ states
    booking = accept * float(weights @ ((states[:, 0] == agents) & (states[:, 1] >= threshold)))
    return {
        "P_all_busy": float(weights @ (states[:, 0] == agents)),
        "Lq": mean[1],
        "P_ab": mean[1] * patience / calls,
        "share_callback": booking,
        "L_callback": mean[2],
        "W_callback": mean[2] / (calls * booking),
        "W_inbound": mean[1] / (calls * (1 - booking)),
        "occupancy": mean[0] / agents,
    }


@dataclass(frozen=True)
class Trunks:
    """
    Record F01: lines that are held in an IVR and with agents. All times in minutes.

    Attributes
    ----------
    patience
        Mean; `inf` where nobody hangs up.
    """

    patience: float = math.inf
    calls: float = 10.0
    menu: float = 1.5
    to_agent: float = 0.5
    talk: float = 3.0
    agents: int = 16
    lines: int = 45

    def values(self) -> dict[str, float]:
        """All outputs of the record, and those of both its variants."""
        law = self._law()
        in_menu, with_agents = np.indices(law.shape)
        waiting = np.maximum(with_agents - self.agents, 0)
        blocked = float(law[in_menu + with_agents == self.lines].sum())
        asking = self.calls * (1 - blocked) * self.to_agent
        # who asks for an agent comes out of the menu, so sees a state in proportion to the number in it
        found = (law * in_menu).sum(axis=0) / (law * in_menu).sum()
        must_wait = float(found[self.agents :].sum())
        queue = float((law * waiting).sum())
        ahead = np.arange(len(found) - self.agents)
        longer = stats.gamma.sf(1 / 3, ahead + 1, scale=self.talk / self.agents)
        return {
            "P_block": blocked,
            "P_wait": must_wait,
            "E_W": queue / asking,
            "E_W_given_wait": queue / asking / must_wait,
            "E_ivr": float((law * in_menu).sum()),
            "E_agents_stage": float((law * with_agents).sum()),
            "E_queue": queue,
            "occupancy": float((law * np.minimum(with_agents, self.agents)).sum()) / self.agents,
            "P_W_gt_t": float(found[self.agents :] @ longer),
            "P_ab": queue / self.patience / asking,
        }

    def _law(self) -> Floats:
        """Stationary probabilities by number in the menu and number with agents or waiting for one."""
        number = np.arange(1, self.lines + 1)
        leaving = np.minimum(number, self.agents) / self.talk
        leaving = leaving + np.maximum(number - self.agents, 0) / self.patience
        in_menu = np.concatenate([[0.0], np.cumsum(np.log(self.calls * self.menu / number))])
        with_agents = np.concatenate([[0.0], np.cumsum(np.log(self.calls * self.to_agent / leaving))])
        law = np.exp(in_menu[:, None] + with_agents[None, :])
        law[np.add.outer(np.arange(self.lines + 1), np.arange(self.lines + 1)) > self.lines] = 0.0
        return np.asarray(law / law.sum(), dtype=np.float64)


def preempted(rates: tuple[float, float], mean: float, agents: int) -> dict[str, float]:
    """
    The second class is interrupted by the first and goes on later; nothing is lost by it.

    Both have the same exponential talk, so the first class is M/M/n alone, and both together are.

    Parameters
    ----------
    rates
        Arrivals of the first and the second class by unit of time.
    mean
        Of the talk.
    agents
        How many.
    """
    first, both = Queue(rates[0], mean, agents), Queue(sum(rates), mean, agents)
    return {
        "P_wait_first": first.had_to_wait,
        "W_first": first.mean_wait,
        "W_second": (both.in_line - first.in_line) / rates[1],  # interruptions included
        # the first class interrupts where it finds everybody busy, somebody with the second
        "interruptions": rates[0] * (both.had_to_wait - first.had_to_wait) / rates[1],
        "occupancy": both.occupancy,
    }


def two_priorities(
    rates: tuple[float, float], means: tuple[float, float], squares: tuple[float, float], agents: int = 1
) -> dict[str, float]:
    """
    Waits with two priorities and no interruptions.

    With one agent any talk will do (Cobham 1954); with more of them the talk of both classes must be
    exponential with the same mean (Kella and Yechiali 1985).

    Parameters
    ----------
    rates
        Arrivals of the first and the second class by unit of time.
    means, squares
        First and second moments of their talk.
    agents
        How many.
    """
    loads = [rate * mean / agents for rate, mean in zip(rates, means, strict=True)]
    load = sum(loads)
    if agents == 1:
        must_wait = load
        residual = sum(rate * square for rate, square in zip(rates, squares, strict=True)) / 2
    else:
        offered = load * agents
        terms = [offered**k / math.factorial(k) for k in range(agents)]
        last = offered**agents / math.factorial(agents) / (1 - load)
        must_wait = last / (sum(terms) + last)
        residual = must_wait * means[0] / agents
    first, second = residual / (1 - loads[0]), residual / ((1 - loads[0]) * (1 - load))
    return {
        "P_wait": must_wait,
        "W_urgent": first,
        "W_ordinary": second,
        "Lq_urgent": rates[0] * first,
        "Lq_ordinary": rates[1] * second,
        "occupancy": load,
    }


def deflection(longest: int = 400) -> dict[str, float]:
    """
    A line that fewer join once it is long: a birth-death chain, in minutes.

    From three waiting on, half of those who come go on by message, and a fifth of the others leave.
    """
    calls, talk, patience, agents, threshold, accept, leave = 2.2, 4.0, 2.0, 8, 3, 0.5, 0.2
    number = np.arange(agents + longest + 1)
    waiting = np.maximum(number - agents, 0)
    offered = waiting >= threshold
    joining = calls * np.where(offered, (1 - accept) * (1 - leave), 1.0)
    leaving = np.minimum(number, agents) / talk + waiting / patience
    weights = np.concatenate([[0.0], np.cumsum(np.log(joining[:-1]) - np.log(leaving[1:]))])
    law = np.exp(weights - weights.max())
    law /= law.sum()
    asked, line = float(law @ offered), float(law @ waiting)
    joined = 1 - asked + asked * (1 - accept) * (1 - leave)
    return {
        "P_all_busy": float(law[agents:].sum()),
        "deflected": accept * asked,
        "left_at_once": (1 - accept) * leave * asked,
        "gave_up": line / patience / calls,
        "Lq": line,
        "W_of_the_line_min": line / (calls * joined),
        "occupancy": float(law @ np.minimum(number, agents)) / agents,
        "writers_busy": calls * accept * asked * 3,
    }


def deflection_announced(accept: float = 0.5, after: float = 1.0) -> dict[str, float]:
    """
    The offer comes after a minute of waiting, and half accept: M/M/n+G (Zeltyn and Mandelbaum 2005).

    Whoever waits leaves by patience or by the offer, so is still there after x with probability exp(-x/2),
    and half of that from one minute on. The law of the offered wait has an atom at 0 and a density
    proportional to exp(lambda H(x) - n mu x), H the integral of that probability. In minutes.
    """
    calls, talk, patience, agents = 2.2, 4.0, 2.0, 8
    load = calls * talk

    def patient(x: float) -> float:
        """The integral of the probability of still being there."""
        early = patience * -math.expm1(-min(x, after) / patience)
        late = patience * (math.exp(-after / patience) - math.exp(-max(x, after) / patience))
        return early + (1 - accept) * late

    def there(x: float) -> float:
        return math.exp(-x / patience) * (1 - accept if x >= after else 1.0)

    def mean(value: Callable[[float], float]) -> float:
        """Of the waits above 0, without the norm: before and after the jump."""
        parts = ((0.0, after), (after, 120.0))
        return math.fsum(
            quad(lambda x: value(x) * math.exp(calls * patient(x) - agents / talk * x), *part, limit=400)[0]
            for part in parts
        )

    # how likely nobody waits, relative to a density of lambda at 0: the Erlang B recursion
    blocked = 1.0
    for number in range(1, agents):
        blocked = load * blocked / (number + load * blocked)
    norm = 1 / blocked + calls * mean(lambda x: 1.0)
    must_wait = calls * mean(lambda x: 1.0) / norm
    deflected = accept * math.exp(-after / patience) * calls * mean(lambda x: float(x >= after)) / norm
    served = 1 - must_wait + calls * mean(there) / norm
    waited = calls * mean(patient) / norm
    return {
        "P_all_busy": must_wait,
        "deflected": deflected,
        "gave_up": 1 - served - deflected,
        "Lq": calls * waited,
        "W_of_the_line_min": waited,
        "occupancy": load * served / agents,
        "writers_busy": calls * deflected * 3,
    }
