"""The pass over prices: what of each contact is charged by use."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ccsim.engine.outcomes import BLOCKED, CALLED_BACK, CLOSED, CONTAINED, NEVER
from ccsim.kernel import kernel
from ccsim.measures.tally.grid import Flags, Grid, locate
from ccsim.typing import Ints, Rows


class Used(NamedTuple):
    """
    What was used, by [kind, stretch between ``price_edges``] of the contact's first event.

    Of flows the rows of all kinds come twice: through the channel's flow, then through the bot of its closed
    door.

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

    def none(rows: int) -> Ints:
        return np.zeros((rows, stretches), dtype=np.int64)

    return Used(none(kinds), none(2 * kinds), none(2 * kinds), none(kinds), none(2 * kinds))


@kernel
def count_prices(contacts: Rows, in_bot: Flags, grid: Grid, used: Used) -> None:
    """
    Count what contacts use, by the prices in force at their first event.

    Parameters
    ----------
    contacts, in_bot, grid
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
        turned_away = contact.outcome == CLOSED and not in_bot[row]
        if turned_away or first < grid.measured_from or first >= grid.horizon:
            continue
        hint = locate(grid.price_edges, first, hint)
        kind = contact.kind
        flow = kind + len(grid.channel) if in_bot[row] else kind
        before = NEVER
        if contact.leg > 0:
            before = contacts[contact.previous].ended
            before = before if before >= 0 else grid.horizon
        until = contact.ended if contact.ended >= 0 else grid.horizon
        begin = line_begins(contact.via, contact.offered, contact.answered, before, until)
        used.held[kind, hint] += max(0, until - begin)
        if contact.leg > 0:
            continue
        used.contacts[kind, hint] += contact.outcome != CLOSED
        # who finds all lines taken is blocked before the flow begins
        if contact.outcome != BLOCKED or contact.queued >= 0:
            used.sessions[flow, hint] += 1
            used.in_flow[flow, hint] += (contact.queued if contact.queued >= 0 else until) - contact.offered
        if contact.outcome == CONTAINED:
            used.contained[flow, hint] += 1


@kernel
def line_begins(via: int, offered: int, answered: int, before: int, until: int) -> int:
    """
    From when on a part of a contact holds the line, until it is over.

    The parts of a contact share one line: while the agent before still explains (``before`` is when that part
    was over), it is held by that part. A callback holds one from the dialling on.
    """
    if via == CALLED_BACK:
        return answered if answered >= 0 else until
    return max(offered, before)
