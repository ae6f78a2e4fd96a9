"""The real month in the model's measures, in total and by half-hour."""

from __future__ import annotations

import pandas as pd

from .calls import HALF_HOURS, pattern_of

__all__ = ["by_half_hour", "totals"]


def totals(calls: pd.DataFrame) -> dict[str, float]:
    """Return offered, abandonment, ASA, waits, the share within 20 s, AHT: shares of offered, seconds."""
    answered = calls[~calls["abandoned"]]
    return {
        "offered": float(len(calls)),
        "abandonment": float(calls["abandoned"].mean()),
        "asa": float(answered["wait"].mean()),
        "within_20": float((~calls["abandoned"] & (calls["wait"] <= 20)).mean()),
        "waited": float(calls["queued"].mean()),
        "wait_all": float(calls["wait"].mean()),
        "aht": float(answered["service"].mean()),
    }


def by_half_hour(calls: pd.DataFrame) -> pd.DataFrame:
    """Return them by half-hour from Sunday to Thursday: offered per day, the rest as in ``totals``."""
    work = calls[[not pattern_of(day).startswith(("fri", "sat")) for day in calls["day"]]]
    days = work["day"].nunique()
    rows = {half_hour: totals(own) for half_hour, own in work.groupby("half_hour")}
    frame = pd.DataFrame(rows).T.reindex(range(HALF_HOURS))
    frame["offered"] /= days
    return frame
