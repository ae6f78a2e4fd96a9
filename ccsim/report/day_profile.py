"""The tables by interval, folded onto one day: what the plots through the day are drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

    from ccsim.experiment import Result

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def chosen_days(table: pd.DataFrame, weekdays: str | None) -> pd.DataFrame:
    """Return the rows of the weekdays asked for.

    Parameters
    ----------
    table
        With a column ``begin`` of local times.
    weekdays
        Such as ``"mon"`` or ``"sun,mon,tue"``; None for every day on which there was any load.
    """
    if weekdays is None:
        return table
    asked = [name.strip() for name in weekdays.split(",")]
    unknown = [name for name in asked if name not in WEEKDAYS]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is not a weekday; one or more of {', '.join(WEEKDAYS)}, by commas")
    return table[table["begin"].dt.weekday.isin([WEEKDAYS.index(name) for name in asked])]


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


def load_by_clock(result: Result, weekdays: str | None = None) -> pd.DataFrame:
    """Return load and staffing of each interval of each day of each replication, in agents.

    Parameters
    ----------
    result
        What a run returned.
    weekdays
        See `chosen_days`; by default the days on which anybody called.

    Returns
    -------
    DataFrame
        ``replication``, ``date``, ``hour``, ``load`` (contacts offered times the mean handle time of their
        queue, per second), ``busy`` and ``staffed`` (agents, averaged over the interval).
    """
    contacts = chosen_days(result.intervals, weekdays)
    contacts = contacts.assign(work=contacts["offered"] * contacts["queue"].map(_handle_times(result)))
    contacts = by_clock(contacts, ["offered", "work"])
    agents = by_clock(chosen_days(result.staffing, weekdays), ["busy_time", "staffed_time"])
    both = contacts.merge(agents.drop(columns="length"), on=["replication", "date", "hour"])
    both["load"] = both["work"] / both["length"]
    both["busy"] = both["busy_time"] / both["length"]
    both["staffed"] = both["staffed_time"] / both["length"]
    if weekdays is None:
        lively = both.groupby("date")["offered"].transform("sum") > 0
        both = both[lively]
    return both[["replication", "date", "hour", "load", "busy", "staffed"]]


def _handle_times(result: Result) -> pd.Series[float]:
    """Return the mean handle time of each queue, in seconds; 0 where nothing was handled."""
    sums = result.intervals.groupby("queue")[["talk", "hold", "wrap_up", "handled"]].sum()
    return sums[["talk", "hold", "wrap_up"]].sum(axis="columns") / sums["handled"].clip(lower=1)
