"""Who is a priority customer, and what the head start is: the log says so for queued calls only."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .calls import INTENTS, in_fault

__all__ = ["head_starts", "priority_shares"]

#: Classes in the order of their head start. Prospective customers and internet support are unidentified.
CLASSES = ("unidentified", "regular", "priority")


def priority_shares(calls: pd.DataFrame) -> dict[str, float]:
    """
    Return the share of priority customers by intent, among queued, identified calls.

    The log identifies a customer only when the call has to wait: 97% of the calls served at once have
    priority 0 and customer 0. So shares over all calls would be far too low.
    """
    known = calls[calls["queued"] & (calls["priority"] > 0) & ~in_fault(calls)]
    names = ("PS", "PE", "NE", "TT")
    return {
        INTENTS[t]: round(float((known.loc[known["type"] == t, "priority"] == 2).mean()), 2) for t in names
    }


def head_starts(calls: pd.DataFrame) -> pd.DataFrame:
    """
    Count who overtakes whom: pairs of calls that waited together, the later arrival served first.

    Returns
    -------
    pandas.DataFrame
        For every pair of classes: ``pairs`` in which the call of class ``first`` was answered while that of
        class ``second``, which had joined before, still waited; and the share of them in which the second
        had joined less than 90 s and less than 180 s before.
    """
    queued = calls[calls["queued"] & (calls["left"] > calls["joined"])].copy()
    queued["class"] = np.select(
        [
            queued["type"] == "NW",
            (queued["type"] == "PS") & (queued["priority"] == 1),
            (queued["type"] == "PS") & (queued["priority"] == 2),
        ],
        CLASSES,
        default="",
    )
    queued = queued[queued["class"] != ""]
    rows = []
    for _, day in queued.groupby("day"):
        joined, left = day["joined"].to_numpy(), day["left"].to_numpy()
        kind = day["class"].to_numpy()
        for i in np.flatnonzero(~day["abandoned"].to_numpy()):
            waiting = (joined < joined[i]) & (left > left[i] + 2)
            rows += [(kind[i], kind[j], joined[i] - joined[j]) for j in np.flatnonzero(waiting)]
    pairs = pd.DataFrame(rows, columns=["first", "second", "lead"]).groupby(["first", "second"])["lead"]
    return pairs.agg(
        pairs="size",
        within_90=lambda x: round(float((x <= 90).mean()), 3),
        within_180=lambda x: round(float((x <= 180).mean()), 3),
    ).reset_index()
