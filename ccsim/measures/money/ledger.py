"""The ledger of one replication: dated lines in micro-money."""

from __future__ import annotations

from dataclasses import dataclass

from ccsim.typing import Ints


@dataclass(frozen=True)
class Ledger:
    """
    What a run costs, day by day, in int64 micro-money.

    Attributes
    ----------
    pay
        [group, day]: staffed time at the pay of a paid hour, grossed up for shrinkage.
    contacts, minutes
        [kind, day]: the channel's price per contact, and per minute the line is held, by the day and at
        the prices of the contact's first event.
    overhead
        [name, day].
    """

    pay: Ints
    contacts: Ints
    minutes: Ints
    overhead: Ints

    @property
    def total(self) -> int:
        """The sum of all lines."""
        return int(self.pay.sum() + self.contacts.sum() + self.minutes.sum() + self.overhead.sum())
