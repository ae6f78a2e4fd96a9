"""What a lever costs, as a project."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Any, Final

from ccsim.scenario.levers.base import LeverBase
from ccsim.scenario.moment import LAST_YEAR

__all__ = ["project_of"]

#: Years after its beginning until which what a lever costs a month is written month by month.
_YEARS: Final = 20


def project_of(lever: LeverBase) -> dict[str, Any] | None:
    """Return what a lever costs as a file would write it under `costs.projects`; None if it costs nothing.

    What it costs a month is spread over the month's days; after 20 years, over those of an average month.

    Parameters
    ----------
    lever
        One that is on.
    """
    cost = lever.cost
    if not (cost.one_off or cost.per_month or cost.per_day):
        return None
    one_off = {lever.begins.isoformat(): cost.one_off} if cost.one_off else {}
    series: dict[str, float] = {(lever.begins - dt.timedelta(days=1)).isoformat(): 0.0}
    day = lever.begins
    last = dt.date(min(lever.begins.year + _YEARS, LAST_YEAR - 1), 12, 31)
    while cost.per_month and day <= last and (lever.ends is None or day < lever.ends):
        length = calendar.monthrange(day.year, day.month)[1]
        series[day.isoformat()] = cost.per_day + cost.per_month / length
        day = (day.replace(day=1) + dt.timedelta(days=31)).replace(day=1)
    if lever.ends is None or day < lever.ends:
        series[day.isoformat()] = cost.per_day + cost.per_month * 12 / 365.25
    if lever.ends is not None:
        series[lever.ends.isoformat()] = 0.0
    running = bool(cost.per_month or cost.per_day)
    return {"one_off": one_off, "per_day": {"dated": series} if running else 0.0}
