"""What is kept of a long run: months beside the whole, and days instead of half hours."""

from __future__ import annotations

from typing import Literal

from ccsim.errors import RunError
from ccsim.measures.measure import PERIODS
from ccsim.measures.periods import PeriodLength
from ccsim.units import parse_duration

#: From so many days on a run is long: people ask for its months, and half hours would fill the memory.
LONG = 60
_DAY = 86_400
_MINUTE = 60


def periods_for(asked: PeriodLength | Literal["auto"] | None, days: int) -> PeriodLength | None:
    """
    By which periods the totals of a run are kept.

    Parameters
    ----------
    asked
        As given to the run.
    days
        Measured.
    """
    if asked == "auto":
        return "month" if days >= LONG else None
    if asked is not None and asked not in PERIODS:
        raise RunError(f'totals are kept by {" or ".join(PERIODS)}, not by "{asked}"')
    return asked


def interval_for(asked: str | float | None, days: int) -> int | None:
    """
    The length of a run's intervals, in seconds; None leaves it to the scenario.

    Parameters
    ----------
    asked
        As given to the run.
    days
        Measured.
    """
    if asked is None:
        return _DAY if days >= LONG else None
    try:
        seconds = parse_duration(asked) if isinstance(asked, str) else float(asked)
    except ValueError as error:
        raise RunError(f"the interval: {error}") from None
    if not _MINUTE <= seconds <= _DAY or _DAY % seconds or seconds % 1:
        raise RunError(f"an interval of {asked} does not divide the day, or is shorter than a minute")
    return int(seconds)
