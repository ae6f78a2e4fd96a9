"""The pass over prices: what of each contact is charged by use."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ccsim.engine.outcomes import (
    ARRIVED,
    CALLED_BACK,
    CLOSED,
    CONTAINED,
    MODERATION,
    NEVER,
    NEXT_TURN,
    PREVENTED,
    REPEAT,
    SELF_SERVICE,
)
from ccsim.kernel import inner_kernel, kernel
from ccsim.measures.tally.course import is_counted, is_on_line
from ccsim.measures.tally.grid import Grid, Row, locate, place_at
from ccsim.typing import Ints, Rows


class Used(NamedTuple):
    """
    What was used, by [row, stretch between ``price_edges``] of the contact's first event.

    Attributes
    ----------
    contacts, held
        By kind: number offered, and microseconds on the line.
    sessions, in_flow, contained, assumed, resolved
        By flow and kind, the kinds of a flow one after another: number that entered it, microseconds in it,
        number it contained, that did not come back, and that were resolved by that.
    uses
        By self-service, intent and segment, as their cells come: number.
    assisted
        By contact cell: number of parts an agent has handled; empty where no tools are paid by the part.
    """

    contacts: Ints
    held: Ints
    sessions: Ints
    in_flow: Ints
    contained: Ints
    assumed: Ints
    resolved: Ints
    uses: Ints
    assisted: Ints


def nothing_used(kinds: int, flows: int, uses: int, parts: int, stretches: int) -> Used:
    """Counts to be filled."""
    by_flow = flows * kinds
    rows = (kinds, kinds, by_flow, by_flow, by_flow, by_flow, by_flow, uses, parts)
    return Used(*(np.zeros((number, stretches), dtype=np.int64) for number in rows))


@kernel
def count_prices(contacts: Rows, first: int, end: int, until: int, grid: Grid, used: Used) -> None:
    """
    Count what contacts use, by the prices in force at their first event.

    Parameters
    ----------
    contacts, grid
        See `count_contacts`.
    first, end
        The parts in these rows are counted,
    until
        those of contacts that begin before this row.
    used
        Added to.
    """
    hint = place_at(grid.price_edges, contacts[first].offered)
    for row in range(first, end):
        contact = contacts[row]
        if not is_counted(contact, until):
            continue
        later = contact.via != ARRIVED and contact.via != SELF_SERVICE
        begin = contacts[contact.contact].offered if later else contact.offered
        if begin < grid.measured_from or begin >= grid.horizon:
            continue
        hint = locate(grid.price_edges, begin, hint)
        kind = contact.kind
        if contact.via == SELF_SERVICE:
            used.uses[grid.use[kind, contact.site] - grid.use_from, hint] += 1
            continue
        if len(used.assisted) > 0 and is_assisted(contact, grid.horizon):
            queue = contact.queue if contact.queue >= 0 else grid.queue[kind]
            used.assisted[grid.cell[kind, queue, contact.group + 1], hint] += 1
        turned_away = contact.outcome == CLOSED and contact.flow < 0
        if contact.via == MODERATION or contact.outcome == PREVENTED or turned_away:
            continue
        before = NEVER
        if later:
            before = contacts[contact.previous].ended
            before = before if before >= 0 else grid.horizon
        over = contact.ended if contact.ended >= 0 else grid.horizon
        begin = line_begins(contact.via, contact.offered, contact.answered, before, over)
        used.held[kind, hint] += max(0, over - begin)
        if not later:
            used.contacts[kind, hint] += contact.outcome != CLOSED
            if contact.flow >= 0:
                count_flow(contact, over, contact.flow * len(grid.channel) + kind, hint, used)


@inner_kernel
def count_flow(contact: Row, over: int, place: int, stretch: int, used: Used) -> None:
    """Count what a contact uses of the flow it goes through, in a row of these."""
    used.sessions[place, stretch] += 1
    used.in_flow[place, stretch] += (contact.queued if contact.queued >= 0 else over) - contact.offered
    if contact.outcome == CONTAINED:
        used.contained[place, stretch] += 1
        used.assumed[place, stretch] += contact.returns != REPEAT
        used.resolved[place, stretch] += contact.resolved == 1


@inner_kernel
def is_assisted(part: Row, horizon: int) -> bool:
    """Whether an agent's tools are paid for in a part: once, however many turns it has."""
    return bool(is_on_line(part, horizon) and part.via != NEXT_TURN)


@inner_kernel
def line_begins(via: int, offered: int, answered: int, before: int, until: int) -> int:
    """
    From when on a part of a contact holds the line, until it is over.

    The parts of a contact share one line: while the agent before still explains (``before`` is when that part
    was over), it is held by that part. A callback holds one from the dialling on.
    """
    if via == CALLED_BACK:
        return answered if answered >= 0 else until
    return max(offered, before)
