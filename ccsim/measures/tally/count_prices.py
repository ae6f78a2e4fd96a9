"""The pass over prices: what of each contact is charged by use."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ccsim.engine.outcomes import BLOCKED, CALLED_BACK, CLOSED, CONTAINED
from ccsim.kernel import kernel
from ccsim.measures.tally.grid import Grid, locate
from ccsim.typing import Ints, Rows


class Used(NamedTuple):
    """
    What was used, by [kind, stretch between ``price_edges``] of the contact's first event.

    Attributes
    ----------
    contacts, sessions, contained
        Numbers: offered, that entered the flow, that it contained.
    held, in_flow
        Microseconds on the line, and of these in the flow.
    """

    contacts: Ints
    sessions: Ints
    contained: Ints
    held: Ints
    in_flow: Ints


def nothing_used(kinds: int, stretches: int) -> Used:
    """Counts to be filled."""
    return Used(*(np.zeros((kinds, stretches), dtype=np.int64) for _ in Used._fields))


@kernel
def count_prices(contacts: Rows, grid: Grid, used: Used) -> None:
    """
    Count what contacts use, by the prices in force at their first event.

    Parameters
    ----------
    contacts, grid
        See `count_contacts`.
    used
        Added to.
    """
    hint = 0
    for row in range(len(contacts)):
        contact = contacts[row]
        first = contact.offered
        if contact.leg > 0:
            first = contacts[contact.contact].offered
        if contact.outcome == CLOSED or first < grid.measured_from or first >= grid.horizon:
            continue
        hint = locate(grid.price_edges, first, hint)
        kind = contact.kind
        used.held[kind, hint] += line_held(contacts, row, grid.horizon)
        if contact.leg > 0:
            continue
        used.contacts[kind, hint] += 1
        # who finds all lines taken is blocked before the flow begins
        if contact.outcome != BLOCKED or contact.queued >= 0:
            used.sessions[kind, hint] += 1
            until = contact.ended if contact.ended >= 0 else grid.horizon
            used.in_flow[kind, hint] += (contact.queued if contact.queued >= 0 else until) - contact.offered
        if contact.outcome == CONTAINED:
            used.contained[kind, hint] += 1


@kernel
def line_held(contacts: Rows, row: int, horizon: int) -> int:
    """
    How long a part of a contact holds the line, in microseconds.

    The parts of a contact share one line: while the agent before still explains, it is held by that part.
    A callback holds one from the dialling on.
    """
    contact = contacts[row]
    begin = contact.offered
    if contact.via == CALLED_BACK:
        if contact.answered < 0:
            return 0
        begin = contact.answered
    elif contact.leg > 0:
        before = contacts[contact.previous].ended
        begin = max(begin, before if before >= 0 else horizon)
    until = contact.ended if contact.ended >= 0 else horizon
    return int(max(0, until - begin))
