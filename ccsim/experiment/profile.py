"""A measure through the day, the week or the run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ccsim.measures.estimate.ratio import estimate_ratio, estimate_total, scale_of
from ccsim.measures.measure import Measure

if TYPE_CHECKING:
    from ccsim.experiment.result import Result

#: Seconds of the day on which the clocks are put forward.
_SHORTEST_DAY = 23 * 3600
_WAYS = ("time", "weekday", "weekday and time", "date", "begin")
#: Measured on the agents of a group, not on the contacts of a queue.
_STAFFING = {
    "occupancy/agent", "occupancy/slots", "concurrency/agent", "staffed/time_average", "staffed/hours",
}  # fmt: skip
#: Told as it is at the end of an interval; of a whole day, at the end of its last one.
_AT_END = {"backlog/end", "backlog/oldest", "backlog/past_target"}


def profile(
    result: Result,
    measure: str,
    by: str = "time",
    *,
    queue: str | None = None,
    group: str | None = None,
    statistic: str | None = None,
    threshold: float | None = None,
    level: float = 0.95,
) -> pd.DataFrame:
    """
    A measure by interval, with its interval of confidence.

    Parameters
    ----------
    result
        Of a run.
    measure, statistic, threshold
        Id, such as ``service_level/offered``, and which of several; the first by default.
    by
        ``"time"`` of day, ``"weekday"``, ``"weekday and time"``, ``"date"`` or ``"begin"`` (every interval of
        the run). Contacts count where they were offered.
    queue, group
        Of one queue, or (for agents' measures) one group, only.
    level
        Confidence level.

    Returns
    -------
    DataFrame
        What it is by (``time`` as seconds since midnight and as text), then value, low, high, n. Totals are
        per day, and per run where ``by`` is ``"date"`` or ``"begin"``.
    """
    chosen = result.pick(measure, statistic, threshold)
    if not chosen.by_interval:
        raise KeyError(f"{measure} ({chosen.statistic}) is not told by interval")
    if by not in _WAYS:
        raise KeyError(f'no profile by "{by}"; one of {", ".join(_WAYS)}')
    staffing = chosen.id in _STAFFING
    table = result.staffing if staffing else result.intervals
    if "time" in by and table["length"].min() >= _SHORTEST_DAY:
        raise KeyError(f'no profile by "{by}": the run\'s intervals are days; run it with interval="30 min"')
    for column, wanted in (("group", group), ("queue", queue)):
        if wanted is not None:
            if column not in table:
                raise KeyError(f"{measure} is not told by {column}")
            table = table[table[column] == wanted]
    if chosen.id in _AT_END:
        table = _at_ends(table, by, largest=chosen.id == "backlog/oldest")
    keys = _keys(table["begin"], by)
    parts = pd.DataFrame({**keys, "replication": table["replication"].to_numpy()})
    parts["top"] = _terms(table, chosen.numerator) / (3600.0 if chosen.unit == "h" else 1.0)
    parts["below"] = _terms(table, chosen.denominator) if chosen.denominator else 0.0
    if chosen.denominator == ("window",) and not staffing:
        # every queue has the same clock: time counts once
        parts["below"] /= table["queue"].nunique()
    elif chosen.denominator == ("window",):
        parts["below"] /= table["group"].nunique()
    names = list(keys)
    summed = parts.groupby([*names, "replication"], sort=True)[["top", "below"]].sum()
    days = _days(table["begin"], keys, by)
    rows = []
    # pandas 2 warns of a list with a single name
    for key, each in summed.groupby(level=names if len(names) > 1 else names[0], sort=True):
        named = dict(zip(names, _tuple(key), strict=True))
        rows.append({**named, **_figures(each, chosen, level, days(key))})
    return pd.DataFrame(rows)


def _at_ends(table: pd.DataFrame, by: str, largest: bool) -> pd.DataFrame:
    """The intervals whose ends count; of several queues only the largest value, where that is what counts."""
    if by in ("date", "weekday"):
        dates = table["begin"].dt.normalize()
        table = table[table["begin"] == table["begin"].groupby(dates).transform("max")]
    if not largest:
        return table
    of_all = table.groupby(["replication", "begin"], sort=False)["backlog_oldest"].transform("max")
    first = ~table.duplicated(["replication", "begin"])
    return table.assign(backlog_oldest=of_all)[first]


def _figures(each: pd.DataFrame, chosen: Measure, level: float, days: float) -> dict[str, Any]:
    top, below = each["top"].to_numpy(dtype=np.float64), each["below"].to_numpy(dtype=np.float64)
    if chosen.denominator:
        found = estimate_ratio(top, below, level, scale_of(chosen.unit))
    else:
        found = estimate_total(top / days, level)
    return {"value": found.value, "low": found.low, "high": found.high, "n": found.n}


def _terms(table: pd.DataFrame, terms: tuple[str, ...]) -> Any:
    total = np.zeros(len(table))
    for term in terms:
        name = term.removeprefix("-")
        column = table["length" if name == "window" else name].to_numpy(dtype=np.float64)
        total += -column if term.startswith("-") else column
    return total


def _keys(begins: pd.Series[Any], by: str) -> dict[str, Any]:
    seconds = begins.dt.hour * 3600 + begins.dt.minute * 60 + begins.dt.second
    clock = begins.dt.strftime("%H:%M")
    time = {"second": seconds.to_numpy(), "time": clock.to_numpy()}
    weekday = {"weekday": begins.dt.day_of_week.to_numpy()}
    if by in ("time", "weekday", "weekday and time"):
        return (weekday if "weekday" in by else {}) | (time if "time" in by else {})
    return {by: begins.dt.normalize().to_numpy() if by == "date" else begins.to_numpy()}


def _days(begins: pd.Series[Any], keys: dict[str, Any], by: str) -> Any:
    """How many days of the run a row sums up."""
    if by in ("date", "begin"):
        return lambda _: 1.0
    frame = pd.DataFrame({**keys, "day": begins.dt.normalize().to_numpy()})
    counts = {_tuple(key): float(days) for key, days in frame.groupby(list(keys))["day"].nunique().items()}
    return lambda key: counts[_tuple(key)]


def _tuple(key: Any) -> tuple[Any, ...]:
    return key if isinstance(key, tuple) else (key,)
