"""Which days and hours break a goal."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ccsim.goals.judged_goal import JudgedGoal
from ccsim.scenario import WEEKDAYS
from ccsim.typing import Floats
from ccsim.units import format_clock

_HALF_HOUR = 1800
_COLUMNS = ("weekday", "time", "value", "counted", "short")


def breaking_hours(judged: JudgedGoal) -> pd.DataFrame:
    """
    Tell how much of what is missing to the bound is missing at which half hour of the week.

    Where a half hour is worse than the bound, it falls short by the bound times its denominator less its
    numerator (or the reverse, of what is to be small): for a share these are contacts, for a mean seconds.

    Parameters
    ----------
    judged
        A goal that was judged.

    Returns
    -------
    DataFrame
        See `ccsim.goals.assessment.Assessment.breaks`.
    """
    sums, missing = judged.by_hour, missing_by_hour(judged)
    if sums is None or missing is None:
        return pd.DataFrame(columns=list(_COLUMNS))
    days, hours = np.nonzero(sums[:, :, 1] > 0)
    chosen = sums[days, hours]
    total = float(missing.sum())
    table = pd.DataFrame(
        {
            "weekday": [WEEKDAYS[day] for day in days],
            "time": [
                format_clock(int(hour) * _HALF_HOUR) if sums.shape[1] > 1 else "all day" for hour in hours
            ],
            "value": chosen[:, 0] / chosen[:, 1],
            "counted": chosen[:, 1] / max(1, len(judged.seen)),
            "short": missing[days, hours] / total if total > 0 else np.zeros(len(days)),
        },
        columns=list(_COLUMNS),
    )
    return table.sort_values("short", ascending=False, kind="stable", ignore_index=True)


def missing_by_hour(judged: JudgedGoal) -> Floats | None:
    """[weekday, half hour]: what is missing to the bound, of all replications; None if not told so."""
    sums, bound = judged.by_hour, judged.asked.goal.bound
    if sums is None or bound is None:
        return None
    missing = bound * sums[:, :, 1] - sums[:, :, 0]
    if judged.asked.goal.at_least is None:
        missing = -missing
    found: Floats = np.maximum(missing, 0.0)
    return found


def shares_by_weekday(judged: JudgedGoal) -> dict[str, float]:
    """By weekday, the share of what is missing to the bound; empty where nothing is, or it is not told."""
    missing = missing_by_hour(judged)
    total = 0.0 if missing is None else float(missing.sum())
    if missing is None or total <= 0:
        return {}
    return {
        name: float(missing[day].sum()) / total for day, name in enumerate(WEEKDAYS) if missing[day].any()
    }


def worst_hours(judged: JudgedGoal, share: float = 0.5) -> tuple[str, str, float] | None:
    """
    The shortest stretch of the day in which a share of all that is missing to the bound is missing.

    Parameters
    ----------
    judged
        A goal that was judged.
    share
        So much at least.

    Returns
    -------
    tuple or None
        From, until, and the share that is missing then; None where nothing is, or it is told by day only.
    """
    missing, sums = missing_by_hour(judged), judged.by_hour
    if missing is None or sums is None or missing.sum() <= 0:
        return None
    if not sums[:, 1:, 1].any():
        return None
    by_time = missing.sum(axis=0) / missing.sum()
    until = np.concatenate([[0.0], np.cumsum(by_time)])
    best: tuple[int, int] | None = None
    for first in range(len(by_time)):
        last = int(np.searchsorted(until, until[first] + share - 1e-12))
        if last <= len(by_time) and (best is None or last - first < best[1] - best[0]):
            best = first, last
    if best is None:
        return None
    begin, end = (format_clock(each * _HALF_HOUR) for each in best)
    return begin, end, float(until[best[1]] - until[best[0]])
