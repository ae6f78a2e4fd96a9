"""Which contacts came while their channel was closed, and were served by its bot."""

from __future__ import annotations

import numpy as np

from ccsim.engine.outcomes import ARRIVED, CLOSED, CONTAINED, HUNG_UP, UNFINISHED
from ccsim.measures.business_clock import open_at
from ccsim.measures.layout import Layout
from ccsim.measures.tally.grid import Flags
from ccsim.typing import Rows


def through_bots(layout: Layout, contacts: Rows) -> Flags:
    """
    Whether each contact went through the bot of a closed channel.

    Who comes to a queue there is turned away after all: its attempt ends later than it began.
    """
    through: Flags = np.zeros(len(contacts), dtype=np.bool_)
    if not layout.doors:
        return through
    ended_there = np.isin(contacts["outcome"], (CONTAINED, HUNG_UP, UNFINISHED))
    turned_away = (contacts["outcome"] == CLOSED) & (contacts["ended"] > contacts["offered"])
    channels = layout.grid.channel[contacts["kind"]]
    for channel, spells in layout.doors.items():
        closed = open_at(spells, contacts["offered"]) == 0
        through |= (channels == channel) & closed & (ended_there | turned_away)
    through &= contacts["via"] == ARRIVED
    return through
