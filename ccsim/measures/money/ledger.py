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
    seats
        [group, day].
    contacts, minutes
        [kind, day]: the channel's price per contact, and per minute the line is held, by the day and at
        the prices of the contact's first event.
    sessions, flow_minutes, contained
        [kind, day]: the same for the channel's flow, per session, per minute in it and per contact contained.
    overhead
        [name, day].
    """

    pay: Ints
    overtime: Ints
    seats: Ints
    contacts: Ints
    minutes: Ints
    sessions: Ints
    flow_minutes: Ints
    contained: Ints
    overhead: Ints

    @property
    def total(self) -> int:
        """The sum of all lines."""
        return sum(int(getattr(self, line.name).sum()) for line in fields(self))
