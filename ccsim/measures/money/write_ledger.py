"""From the logs of one replication to its ledger."""

from __future__ import annotations

import numpy as np

from ccsim.measures import columns as c
from ccsim.measures.layout import Layout
from ccsim.measures.money.hours import Hours, count_hours
from ccsim.measures.money.ledger import Ledger
from ccsim.measures.tally.count_prices import Used, count_prices, nothing_used
from ccsim.measures.tally.grid import Flags
from ccsim.typing import Floats, Ints, Rows


def write_ledger(
    layout: Layout, contacts: Rows, agents: Rows, rostered: Rows, in_bot: Flags, cells: Ints
) -> Ledger:
    """
    Price hours, seats and what contacts use.

    Parameters
    ----------
    layout
        Of the run.
    contacts, agents, rostered
        The engine's logs.
    in_bot
        Which contacts went through the bot of a closed channel.
    cells
        [cell, column]: the groups' staffed, paid, rostered ... time is filled.
    """
    grid, rates = layout.grid, layout.rates
    hours = count_hours(layout, agents, rostered)
    _note_hours(layout, hours, cells)
    premium = hours.stayed * rates.gross * (rates.overtime - 1.0)
    used = nothing_used(len(layout.kinds), len(grid.price_edges) - 1)
    count_prices(contacts, in_bot, grid, used)
    return Ledger(
        pay=_paid(layout, (hours.pooled * rates.gross + hours.regular) * rates.pay),
        overtime=_paid(layout, (hours.extra * rates.overtime + premium) * rates.pay),
        seats=rates.seats,
        **_charges(layout, used),
        overhead=rates.overhead,
    )


def _note_hours(layout: Layout, hours: Hours, cells: Ints) -> None:
    """Write the groups' totals of time."""
    paid = np.rint(hours.pooled * layout.rates.gross).astype(np.int64) + hours.regular + hours.extra
    totals = {
        c.STAFFED_TIME: hours.present,
        c.PAID_TIME: paid,
        c.UNSTAFFED_TIME: paid - hours.present,
        c.ROSTERED_TIME: hours.rostered,
        c.BREAK_TIME: hours.breaks,
        c.ABSENT_TIME: hours.absence,
        c.OVERTIME_TIME: hours.extra + hours.stayed,
    }
    for group in range(len(layout.groups)):
        for column, times in totals.items():
            cells[layout.group_cell(group), column] = times[group].sum()


def _paid(layout: Layout, amounts: Floats) -> Ints:
    """[group, day], whole, of amounts by stretch."""
    return _whole(_by_day(amounts, layout.rates.pay_edges, layout))


def _charges(layout: Layout, used: Used) -> dict[str, Ints]:
    """The lines by kind and day."""
    grid, rates = layout.grid, layout.rates
    channel = grid.channel
    flow = np.concatenate([channel, channel + len(layout.channels)])
    amounts: dict[str, Ints | Floats] = {
        "contacts": used.contacts * rates.per_contact[channel],
        "minutes": used.held * rates.per_minute[channel],
        "sessions": used.sessions * rates.per_session[flow],
        "flow_minutes": used.in_flow * rates.per_flow_minute[flow],
        "contained": used.contained * rates.per_contained[flow],
    }
    whole = {name: _whole(_by_day(each, grid.price_edges, layout)) for name, each in amounts.items()}
    kinds = len(channel)
    for name in ("sessions", "flow_minutes", "contained"):
        whole[name] = whole[name][:kinds] + whole[name][kinds:]
    return whole


def _by_day(amounts: Ints | Floats, edges: Ints, layout: Layout) -> Ints | Floats:
    starts = np.searchsorted(edges, layout.grid.day_edges[:-1])
    sums: Ints | Floats = np.add.reduceat(amounts, starts, axis=1)
    return sums


def _whole(amounts: Ints | Floats) -> Ints:
    return np.rint(amounts).astype(np.int64)
