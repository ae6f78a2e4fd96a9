"""What a replication leaves behind: one row per contact, one per spell of an agent on duty."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ccsim.typing import Rows

#: One contact a row, in the order of offering. Instants and durations in microseconds; -1 is "never".
CONTACT = np.dtype(
    [
        ("case", "i8"),  # row of the case in the replication
        ("kind", "i4"),  # intent x segment x channel
        ("day", "i4"),  # the case's name: date ordinal,
        ("slot", "i4"),  # minute of the day its stretch begins,
        ("nth", "i4"),  # and number in it
        ("attempt", "i4"),
        ("offered", "i8"),  # first event of the contact, before the front door
        ("queued", "i8"),  # reached the queue
        ("answered", "i8"),
        ("ended", "i8"),  # talk and hold over; or the moment it abandoned, balked, was blocked ...
        ("released", "i8"),  # wrap-up over
        ("talk", "i8"),
        ("hold", "i8"),
        ("wrap_up", "i8"),
        ("virtual", "i8"),  # wait of an infinitely patient caller in the same place
        ("group", "i4"),
        ("agent", "i4"),
        ("outcome", "i4"),
        ("resolved", "i4"),
        ("returns", "i4"),
        ("returns_at", "i8"),
    ],
    align=True,
)

#: A contact while it is simulated: its log row, and its neighbours in the line it waits in.
LIVE_CONTACT = np.dtype(
    [(name, CONTACT[name]) for name in CONTACT.names or ()]
    + [("line", "i4"), ("ahead", "i4"), ("behind", "i4")],
    align=True,
)

#: One spell of an agent on duty; an agent still there at the end is on until the horizon.
DUTY = np.dtype([("group", "i4"), ("agent", "i4"), ("on", "i8"), ("off", "i8")], align=True)


@dataclass(frozen=True)
class Logs:
    """
    The two logs of one replication.

    Attributes
    ----------
    contacts
        Rows of dtype `CONTACT`.
    agents
        Rows of dtype `DUTY`, in the order of leaving.
    """

    contacts: Rows
    agents: Rows
