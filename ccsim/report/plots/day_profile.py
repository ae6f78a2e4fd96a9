"""The tables by interval, folded onto one day: what the plots through the day are drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

    from ccsim.experiment import Result

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def weekday_number(weekday: str) -> int:
    """Return 0 for ``"mon"`` to 6 for ``"sun"``."""
    if weekday not in WEEKDAYS:
        raise ValueError(f"{weekday!r} is not a weekday; one of {', '.join(WEEKDAYS)}")
    return WEEKDAYS.index(weekday)


def by_clock(table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Return sums of columns by hour of the day and day, over whatever else tells rows apart.

    Parameters
    ----------
    table
        Rows with ``replication``, ``begin`` (local) and ``length`` (seconds).
    columns
        To be added up.

    Returns
    -------
    DataFrame
        ``replication``, ``date``, ``hour`` (of the day, with fraction), ``length``, and the columns.
    """
    begin = table["begin"]
    keyed = table.assign(
        date=begin.dt.normalize(), hour=(begin - begin.dt.normalize()).dt.total_seconds() / 3600
    )
    keys = ["replication", "date", "hour"]
    sums = keyed.groupby(keys)[columns].sum()
    return sums.join(keyed.groupby(keys)["length"].first()).reset_index()


def load_by_clock(result: Result, weekday: str | None = None) -> pd.DataFrame:
    """Return load and staffing of each interval of each day of each replication, in agents.

    Parameters
    ----------
    result
        What a run returned.
    weekday
        Such as ``"mon"``; by default all days on which anybody called.

    Returns
    -------
    DataFrame
        ``replication``, ``date``, ``hour``, ``load`` (contacts offered times the mean handle time of their
        queue, per second), ``busy`` and ``staffed`` (agents, averaged over the interval).
    """
    contacts = result.intervals
    contacts = contacts.assign(work=contacts["offered"] * contacts["queue"].map(_handle_times(result)))
    contacts = by_clock(contacts, ["offered", "work"])
    agents = by_clock(result.staffing, ["busy_time", "staffed_time"])
    both = contacts.merge(agents.drop(columns="length"), on=["replication", "date", "hour"])
    both["load"] = both["work"] / both["length"]
    both["busy"] = both["busy_time"] / both["length"]
    both["staffed"] = both["staffed_time"] / both["length"]
    if weekday is None:
        chosen = both.groupby("date")["offered"].transform("sum") > 0
    else:
        chosen = both["date"].dt.day_of_week == weekday_number(weekday)
    return both.loc[chosen, ["replication", "date", "hour", "load", "busy", "staffed"]]


def _handle_times(result: Result) -> pd.Series[float]:
    """Return the mean handle time of each queue, in seconds; 0 where nothing was handled."""
    sums = result.intervals.groupby("queue")[["talk", "hold", "wrap_up", "handled"]].sum()
    return sums[["talk", "hold", "wrap_up"]].sum(axis="columns") / sums["handled"].clip(lower=1)


def profile_by_hour(result: Result, measure: str, weekday: str | None = None) -> pd.DataFrame:
    """Return a measure by time of day, where it is known.

    Parameters
    ----------
    result
        What a run returned.
    measure
        Id, such as ``asa/answered``.
    weekday
        Such as ``"mon"``; by default all days together.

    Returns
    -------
    DataFrame
        ``begin``, ``end`` and ``hour`` (the middle) of each interval in hours of the day; ``value``, ``low``,
        ``high``.
    """
    if weekday is None:
        rows = result.profile(measure, "time")
    else:
        rows = result.profile(measure, "weekday and time")
        rows = rows[rows["weekday"] == weekday_number(weekday)]
    length = float(result.intervals["length"].iloc[0]) / 3600
    begin = rows["second"] / 3600
    rows = rows.assign(begin=begin, end=begin + length, hour=begin + length / 2)
    return rows.loc[rows["value"].notna(), ["begin", "end", "hour", "value", "low", "high"]]
