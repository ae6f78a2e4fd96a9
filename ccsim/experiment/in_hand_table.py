"""The log of what agents had in hand as a table: names for numbers, local times for instants."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ccsim.engine.logs import IN_HAND
from ccsim.engine.plan import Plan
from ccsim.experiment.contacts_table import TEXT, agent_names, case_names, local_times, named
from ccsim.typing import Rows
from ccsim.units import US


def in_hand_table(name: str, plan: Plan, replication: int, contacts: Rows, in_hand: Rows) -> pd.DataFrame:
    """
    What agents had in hand in one replication: local times, seconds and names.

    One row for each contact in hand and each stretch in which its agent had the same in hand. Its ``effort``
    is the share of the stretch that is its own; over the rows of an agent efforts add up to the time at work.

    Parameters
    ----------
    name
        Of the scenario.
    plan, replication
        What was simulated.
    contacts, in_hand
        Rows of dtype `ccsim.engine.logs.CONTACT` and `ccsim.engine.logs.IN_HAND`.
    """
    rows = hand_rows(contacts, in_hand, plan.timeline.horizon)
    parts = contacts[rows["part"]]
    lasted, number = rows["end"] - rows["begin"], rows["number"].astype(np.int64)
    data: dict[str, Any] = {
        "scenario": pd.array([name] * len(rows), dtype=TEXT),
        "replication": np.full(len(rows), replication, dtype=np.int64),
        "group": named(plan.groups, rows["group"]),
        "agent": rows["agent"].astype(np.int64),
        "agent_name": agent_names(plan, rows),
        "begin": local_times(plan.timeline, rows["begin"]),
        "end": local_times(plan.timeline, rows["end"]),
        "number": number,
        "place": rows["place"].astype(np.int64),
        "speed": rows["speed"].astype(np.float64),
        "effort": (lasted // number + (rows["place"] < lasted % number)) / US,
        "case_name": case_names(plan, parts),
        "attempt": parts["attempt"].astype(np.int64),
        "leg": parts["leg"].astype(np.int64),
        "try": parts["tries"].astype(np.int64),
        "turn": parts["turn"].astype(np.int64),
    }
    for split in ("channel", "intent", "segment"):
        data[split] = named([getattr(kind, split) for kind in plan.kinds], parts["kind"])
    data["queue"] = named(plan.queues, parts["queue"])
    return pd.DataFrame(data)


def hand_rows(contacts: Rows, in_hand: Rows, horizon: int) -> Rows:
    """
    Return what agents had in hand; where nobody shares an agent, each part from answered to released.

    Parameters
    ----------
    contacts, in_hand
        The logs of a replication.
    horizon
        Its end, in microseconds.
    """
    if len(in_hand):
        return in_hand
    parts = np.flatnonzero((contacts["answered"] >= 0) & (contacts["group"] >= 0))
    own = contacts[parts]
    rows = np.zeros(len(parts), dtype=IN_HAND)
    rows["part"], rows["number"], rows["speed"] = parts, 1, 1.0
    rows["group"], rows["agent"], rows["begin"] = own["group"], own["agent"], own["answered"]
    rows["end"] = np.where(own["released"] >= 0, own["released"], horizon)
    return rows
