"""From the logs of one replication to its totals."""

from __future__ import annotations

import numpy as np

from ccsim.engine.block import Block
from ccsim.engine.logs import IN_HAND
from ccsim.measures.layout import Layout
from ccsim.measures.tally.measuring import Measuring
from ccsim.measures.tally.totals import Totals
from ccsim.typing import Rows


def measure_logs(
    layout: Layout,
    contacts: Rows,
    agents: Rows,
    replication: int = 0,
    rostered: Rows | None = None,
    in_hand: Rows | None = None,
    people: Rows | None = None,
    seed: int = 0,
) -> Totals:
    """
    Measure one replication whose logs are there as a whole: one block.

    Parameters
    ----------
    layout
        From `lay_out`.
    contacts, agents
        The engine's logs; contacts in the order in which they were offered, cases numbered from 0.
    replication
        Its number, kept with the totals.
    rostered
        The engine's log of the shifts; None where there are none.
    in_hand
        The engine's log of work in hand; None where agents have one contact at a time.
    people
        The engine's log of who was employed; None where nobody comes or goes.
    seed
        Of the run: with the replication it names what customers make of their cases.
    """
    rows = np.zeros(0, dtype=IN_HAND) if in_hand is None else in_hand
    cases = int(contacts["case"].max()) + 1 if len(contacts) else 0
    measuring = Measuring(layout, logged=len(rows) > 0, seed=seed, replication=replication)
    measuring.take(Block(contacts, len(contacts), rows, cases, cases))
    return measuring.finish(agents, rostered, people)
