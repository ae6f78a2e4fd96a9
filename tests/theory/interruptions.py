"""Exact queues in which calls interrupt e-mails: work to get back into them; e-mails kept by an agent."""

from __future__ import annotations

import numpy as np

from tests.theory.chains import Queue
from tests.theory.networks import Moves, State, stationary

#: What an agent has: nothing, an e-mail, a call, a call and an e-mail put aside for it.
_IDLE, _EMAIL, _CALL, _BOTH = range(4)


def resumed(rates: tuple[float, float], means: tuple[float, float], resume: float) -> dict[str, float]:
    """
    One agent; every interruption costs some work more. Calls and e-mails are exponential.

    An e-mail's work grows by ``resume`` at each of N interruptions, which may be interrupted in turn; given
    work x the law of N is Borel-Tanner's: mean rx / (1 - a), variance rx / (1 - a)^3 with calls' rate r and
    a = r times ``resume``. At each, calls keep the agent for a busy period. From first taken up to reply
    e-mails so take their completion time. They wait as in M/G/1 with it (Gaver 1962), and for the calls that
    are there when no e-mail is (Fuhrmann and Cooper 1985).
    """
    calls, emails = rates
    load, grows = calls * means[0], calls * resume
    busy = means[0] / (1 - load)
    busy_variance = means[0] ** 2 * (1 + load) / (1 - load) ** 3
    interruptions = calls * means[1] / (1 - grows)
    completion = means[1] + interruptions * (resume + busy)
    per_minute = completion / means[1]
    spread = calls / (1 - grows) ** 3 * (resume + busy) ** 2 + calls / (1 - grows) * busy_variance
    square = 2 * means[1] ** 2 * per_minute**2 + means[1] * spread
    first_start = emails * square / 2 / (1 - emails * completion)
    first_start += calls * (busy_variance + busy**2) / 2 / (1 + calls * busy)
    return {
        "W_calls": Queue(calls, means[0], 1).mean_wait,
        "W_e-mails": first_start,
        "delay_e-mails": first_start + completion - means[1],
        "interruptions": interruptions,
        "occupancy": load + emails * (means[1] + interruptions * resume),
    }


def kept(
    rates: tuple[float, float], means: tuple[float, float], agents: int = 2, longest: int = 45
) -> dict[str, float]:
    """
    Interrupted e-mails stay with their agents, who go on after the calls; the others do not take them over.

    A state: what the agents have, sorted; calls and e-mails in line. Calls are M/M/n.
    """

    def moves(state: State) -> Moves:
        have, calls, emails = state
        if _IDLE in have:
            yield rates[0], (_turned(have, _IDLE, _CALL), calls, emails)
            yield rates[1], (_turned(have, _IDLE, _EMAIL), calls, emails)
        else:
            if _EMAIL in have:
                yield rates[0], (_turned(have, _EMAIL, _BOTH), calls, emails)
            elif calls < longest:
                yield rates[0], (have, calls + 1, emails)
            yield (rates[1] if emails < longest else 0.0), (have, calls, emails + 1)
        for what in set(have) - {_IDLE}:
            rate = have.count(what) / (means[1] if what == _EMAIL else means[0])
            if calls:  # everybody is on a call: the next one
                yield rate, (have, calls - 1, emails)
            elif what == _BOTH:
                yield rate, (_turned(have, what, _EMAIL), 0, emails)
            elif emails:
                yield rate, (_turned(have, what, _EMAIL), 0, emails - 1)
            else:
                yield rate, (_turned(have, what, _IDLE), 0, 0)

    law = stationary(((_IDLE,) * agents, 0, 0), moves)
    have = np.array([state[0] for state in law])
    emails = np.array([state[2] for state in law])
    weights = np.array(list(law.values()))
    aside, in_line = float(weights @ (have == _BOTH).sum(axis=1)), float(weights @ emails)
    taken = float(weights @ ((have != _IDLE).all(axis=1) & (have == _EMAIL).any(axis=1)))
    return {
        "W_calls": Queue(rates[0], means[0], agents).mean_wait,
        "W_e-mails": in_line / rates[1],
        "delay_e-mails": (in_line + aside) / rates[1],
        "interruptions": taken * rates[0] / rates[1],
        "occupancy": float(weights @ (have != _IDLE).mean(axis=1)),
    }


def beside(
    rates: tuple[float, float],
    means: tuple[float, float],
    speeds: tuple[float, float, float],
    longest: int = 45,
) -> dict[str, float]:
    """
    One agent has two e-mails in hand, or one beside a call; a call that finds two has one of them put aside.

    A state: calls and e-mails in the centre.

    Parameters
    ----------
    rates, means
        Of calls and of e-mails.
    speeds
        Of a call beside an e-mail, of an e-mail beside a call, and of an e-mail beside another.
    """

    def moves(state: State) -> Moves:
        calls, emails = state
        yield (rates[0] if calls < longest else 0.0), (calls + 1, emails)
        yield (rates[1] if emails < longest else 0.0), (calls, emails + 1)
        if calls:
            yield (speeds[0] if emails else 1.0) / means[0], (calls - 1, emails)
            yield (speeds[1] if emails else 0.0) / means[1], (calls, emails - 1)
        else:
            yield (2 * speeds[2] if emails > 1 else min(emails, 1)) / means[1], (calls, emails - 1)

    law = stationary((0, 0), moves)
    states, weights = np.array(list(law)), np.array(list(law.values()))
    waiting = float(weights @ np.maximum(states[:, 0] - 1, 0))
    return {
        "W_calls": waiting / rates[0],
        "delay_e-mails": float(weights @ states[:, 1]) / rates[1] - means[1],
        "occupancy": 1 - law[0, 0],
    }


def _turned(have: tuple[int, ...], source: int, target: int) -> tuple[int, ...]:
    """What the agents have after one has gone from this to that."""
    place = have.index(source)
    return tuple(sorted((*have[:place], target, *have[place + 1 :])))
