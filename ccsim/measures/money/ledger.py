"""The ledger of one replication: dated lines in micro-money."""

from __future__ import annotations

from dataclasses import dataclass, fields

from ccsim.typing import Ints


@dataclass(frozen=True)
class Ledger:
    """
    What a run costs, day by day, in int64 micro-money.

    Attributes
    ----------
    pay
        [group, day]: hours paid as usual: of the headcount, time present grossed up for shrinkage; of the
        shifts, work, paid breaks and paid absence, and unpaid breaks worked through.
    overtime
        [group, day]: overtime of the shifts at the pay of overtime; of the headcount, what overtime costs
        more than the time present does anyway.
    away
        [group, day]: hours of the headcount away from the floor, paid as those on it.
    hiring
        [group, day]: of everybody new the cost of hiring and the paid training, on the first day on duty.
    seats
        [group, day].
    contacts, minutes
        [kind, day]: the channel's price per contact, and per minute the line is held, by the day and at
        the prices of the contact's first event.
    sessions, flow_minutes, contained, contained_assumed, contained_resolved
        [kind, day]: the same for the flows contacts go through, per session, per minute in it, and per
        contact contained, contained without a return, and contained and resolved.
    uses
        [self-service by intent and segment, day]: the price per use, by the day and at the prices of the use.
    sites, upkeep
        [self-service, day]: what it costs per day, and the pay of its upkeep.
    messages, preventions
        [prevention, day]: the messages sent, and what it costs per day.
    assist, assist_seats
        [group, day]: agents' tools, per part of a contact (by the day and at the prices of the contact's
        first event), and per seat.
    projects_once, projects_running
        [project, day]: spent on a date, and by the day.
    overhead
        [name, day].
    """

    pay: Ints
    overtime: Ints
    away: Ints
    hiring: Ints
    seats: Ints
    contacts: Ints
    minutes: Ints
    sessions: Ints
    flow_minutes: Ints
    contained: Ints
    contained_assumed: Ints
    contained_resolved: Ints
    uses: Ints
    sites: Ints
    upkeep: Ints
    messages: Ints
    preventions: Ints
    assist: Ints
    assist_seats: Ints
    projects_once: Ints
    projects_running: Ints
    overhead: Ints

    @property
    def total(self) -> int:
        """The sum of all lines."""
        return sum(int(getattr(self, line.name).sum()) for line in fields(self))
