"""From the logs of one replication to its ledger."""

from __future__ import annotations

import numpy as np

from ccsim.measures import columns as c
from ccsim.measures.layout import Layout
from ccsim.measures.money.hours import Hours, count_hours
from ccsim.measures.money.ledger import Ledger
from ccsim.measures.money.staff import Staff, count_staff
from ccsim.measures.tally.count_prices import Used, nothing_used
from ccsim.typing import Floats, Ints, Rows


def write_ledger(
    layout: Layout, used: Used, agents: Rows, rostered: Rows, people: Rows, cells: Ints
) -> Ledger:
    """
    Price hours, seats and what contacts use.

    Parameters
    ----------
    layout
        Of the run.
    used
        What contacts used, from `count_prices`.
    agents, rostered, people
        The engine's logs.
    cells
        [period, cell, column]: the groups' staffed, paid, rostered ... time, the time of upkeep, and the cost
        of tools by part are filled.
    """
    rates = layout.rates
    hours = count_hours(layout, agents, rostered)
    staff = count_staff(rates, people, layout.grid.day_edges)
    away = _away(layout, staff)
    _note_hours(layout, hours, cells)
    _note_training(layout, away, staff, cells)
    premium = hours.stayed * rates.gross * (rates.overtime - 1.0)
    for site in range(len(layout.sites)):
        for period in range(len(layout.periods)):
            upkeep = rates.upkeep_time[site, layout.periods.days(period)]
            cells[period, layout.site_cell(site), c.UPKEEP_TIME] = upkeep.sum()
    return Ledger(
        pay=_paid(layout, (hours.pooled * rates.gross + hours.regular) * rates.pay),
        overtime=_paid(layout, (hours.extra * rates.overtime + premium) * rates.pay),
        away=_paid(layout, away * rates.gross * rates.pay),
        hiring=staff.hires * rates.per_hire,
        seats=rates.seat * staff.seats,
        **_charges(layout, used),
        **_flow_charges(layout, used),
        uses=_uses(layout, used),
        sites=rates.sites,
        upkeep=rates.upkeep,
        messages=rates.messages,
        preventions=rates.preventions,
        assist=_assist(layout, used, cells),
        assist_seats=rates.assist_seat * staff.seats,
        projects_once=rates.projects_once,
        projects_running=rates.projects_running,
        overhead=rates.overhead,
    )


def used_so_far(layout: Layout) -> Used:
    """Counts of what contacts use, to be filled."""
    rates = layout.rates
    return nothing_used(
        kinds=len(layout.kinds),
        flows=len(layout.flows),
        uses=len(layout.uses),
        parts=len(layout.cell_group) if rates.per_assisted.any() else 0,
        stretches=len(layout.grid.price_edges) - 1,
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
    first = layout.group_cell(0)
    periods = layout.periods.of(layout.rates.pay_edges[:-1])
    for period in range(len(layout.periods)):
        for column, times in totals.items():
            own = times[:, periods == period].sum(axis=1)
            cells[period, first : first + len(layout.groups), column] = own


def _away(layout: Layout, staff: Staff) -> Ints:
    """[group, stretch]: paid time away from the floor, of as many of the people as are there."""
    rates = layout.rates
    days = np.searchsorted(layout.grid.day_edges, rates.pay_edges[:-1], side="right") - 1
    return _whole(rates.away * staff.share[:, days])


def _note_training(layout: Layout, away: Ints, staff: Staff, cells: Ints) -> None:
    """Write what is paid off the floor: time away, and training before the first day on duty."""
    own = slice(layout.group_cell(0), layout.group_cell(0) + len(layout.groups))
    periods = layout.periods.of(layout.rates.pay_edges[:-1])
    # who is in a course falls ill and goes on holiday like who is on the floor
    paid_away = _whole(away * layout.rates.gross)
    for period in range(len(layout.periods)):
        here = periods == period
        before = staff.hires[:, layout.periods.days(period)].sum(axis=1) * layout.rates.training
        cells[period, own, c.TRAINING_TIME] += away[:, here].sum(axis=1) + before
        for column in (c.PAID_TIME, c.UNSTAFFED_TIME):
            cells[period, own, column] += paid_away[:, here].sum(axis=1) + before


def _paid(layout: Layout, amounts: Floats) -> Ints:
    """[group, day], whole, of amounts by stretch."""
    return _whole(_by_day(amounts, layout.rates.pay_edges, layout))


def _charges(layout: Layout, used: Used) -> dict[str, Ints]:
    """The channels' lines by kind and day."""
    rates, channel = layout.rates, layout.grid.channel
    return {
        "contacts": _priced(layout, used.contacts * rates.per_contact[channel]),
        "minutes": _priced(layout, used.held * rates.per_minute[channel]),
    }


def _flow_charges(layout: Layout, used: Used) -> dict[str, Ints]:
    """The flows' lines by kind and day: whatever flows the kind's contacts went through."""
    rates, kinds = layout.rates, len(layout.kinds)
    amounts: dict[str, tuple[Ints, Ints | Floats]] = {
        "sessions": (used.sessions, rates.per_session),
        "flow_minutes": (used.in_flow, rates.per_flow_minute),
        "contained": (used.contained, rates.per_contained),
        "contained_assumed": (used.assumed, rates.per_assumed),
        "contained_resolved": (used.resolved, rates.per_resolved),
    }
    made = {}
    for name, (counts, prices) in amounts.items():
        by_day = _priced(layout, counts * np.repeat(prices, kinds, axis=0))
        made[name] = by_day.reshape(len(layout.flows), kinds, len(layout.days)).sum(axis=0)
    return made


def _uses(layout: Layout, used: Used) -> Ints:
    """[self-service by intent and segment, day]."""
    sites = [layout.sites.index(cell.self_service or "") for cell in layout.uses]
    return _priced(layout, used.uses * layout.rates.per_use[sites])


def _assist(layout: Layout, used: Used, cells: Ints) -> Ints:
    """[group, day]; what belongs to a part of a contact is written to its cell."""
    made = np.zeros((len(layout.groups), len(layout.days)), dtype=np.int64)
    if len(used.assisted):
        amounts = used.assisted * layout.rates.per_assisted[layout.cell_group, layout.cell_kind]
        by_day = _priced(layout, amounts)
        for period in range(len(layout.periods)):
            own = by_day[:, layout.periods.days(period)].sum(axis=1)
            cells[period, : len(by_day), c.COST_ASSIST] += own
        for group in range(len(layout.groups)):
            made[group] = by_day[layout.cell_group == group].sum(axis=0)
    return made


def _priced(layout: Layout, amounts: Ints | Floats) -> Ints:
    """[row, day], whole, of amounts by stretch between price edges."""
    return _whole(_by_day(amounts, layout.grid.price_edges, layout))


def _by_day(amounts: Ints | Floats, edges: Ints, layout: Layout) -> Ints | Floats:
    starts = np.searchsorted(edges, layout.grid.day_edges[:-1])
    sums: Ints | Floats = np.add.reduceat(amounts, starts, axis=1)
    return sums


def _whole(amounts: Ints | Floats) -> Ints:
    return np.rint(amounts).astype(np.int64)
