"""The agent-seeking calls of February 1999, cleaned."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

__all__ = [
    "DAY",
    "DAYS",
    "FAULT_DAY",
    "FIRST_DAY",
    "HALF_HOUR",
    "HALF_HOURS",
    "INTENTS",
    "PATTERNS",
    "day_grid",
    "in_fault",
    "pattern_of",
    "read_calls",
]

FILE = "anonymous_bank_1999_02_february.csv.gz"
FIRST_DAY = date(1999, 2, 1)
DAYS = 28
DAY = 86_400  # seconds
HALF_HOUR = 1800
HALF_HOURS = DAY // HALF_HOUR

#: The log's types and the scenario's intents.
INTENTS = {
    "PS": "accounts",
    "PE": "accounts-in-english",
    "IN": "internet-support",
    "NE": "stock-exchange",
    "NW": "prospective",
    "TT": "call-back",
}

#: Kinds of day, by Monday = 0. Sunday, Tuesday and Thursday differ from Monday and Wednesday (see
#: volumes.py).
PATTERNS = {"sun, tue, thu": (6, 1, 3), "mon, wed": (0, 2), "fri": (4,), "sat": (5,)}

#: On this evening some 280 calls of a few seconds each came in one burst, an apparent fault of the lines.
FAULT_DAY = date(1999, 2, 14)
FAULT_HALF_HOURS = (42, 43, 44)  # 21:00-22:30


def pattern_of(day: date) -> str:
    """Return the kind of day, a selector of the scenario language."""
    return next(name for name, weekdays in PATTERNS.items() if day.weekday() in weekdays)


def day_grid() -> list[date]:
    """Return the 28 days of the month."""
    return [FIRST_DAY.replace(day=1 + i) for i in range(DAYS)]


def in_fault(calls: pd.DataFrame) -> pd.Series:
    """Tell which calls belong to the burst of 14 February: type PS, 21:00-22:30."""
    return (calls["day"] == FAULT_DAY) & (calls["type"] == "PS") & calls["half_hour"].isin(FAULT_HALF_HOURS)


def read_calls(folder: Path) -> pd.DataFrame:
    """
    Read the calls that sought an agent: queued or answered, not PHANTOM.

    Parameters
    ----------
    folder
        The folder of the data set, with the log as published.

    Returns
    -------
    pandas.DataFrame
        One row per call: ``day``, ``type``, ``intent``, ``priority`` (0 unidentified, 1 regular, 2 priority),
        ``customer`` (0 unidentified), ``server`` ("" unknown), ``queued``, ``abandoned``, the seconds of the
        day ``entry``, ``exit`` (of the VRU), ``joined``, ``left`` (of the queue), ``begin``, ``end`` (of the
        service), and the durations ``front``, ``wait``, ``service`` in seconds. Times after midnight run past
        86,400.
    """
    raw = pd.read_csv(folder / FILE, dtype={"date": str})
    raw = raw[raw["outcome"] != "PHANTOM"]
    queued = raw["q_start"] != "0:00:00"
    raw = raw[queued | (raw["outcome"] == "AGENT")]
    calls = pd.DataFrame(
        {
            "day": pd.to_datetime(raw["date"], format="%y%m%d").dt.date,
            "type": raw["type"],
            "intent": raw["type"].map(INTENTS),
            "priority": raw["priority"],
            "customer": raw["customer_id"],
            "server": raw["server"].replace("NO_SERVER", ""),
            "queued": raw["q_start"] != "0:00:00",
            "abandoned": raw["outcome"] == "HANG",
            "entry": _seconds(raw["vru_entry"]),
            "exit": _seconds(raw["vru_exit"]),
            "joined": _seconds(raw["q_start"]),
            "left": _seconds(raw["q_exit"]),
            "begin": _seconds(raw["ser_start"]),
            "end": _seconds(raw["ser_exit"]),
            "front": raw["vru_time"],
            "wait": raw["q_time"],
            "service": raw["ser_time"],
        }
    ).reset_index(drop=True)
    return _past_midnight(calls)


def _seconds(clock: pd.Series) -> pd.Series:
    parts = clock.str.split(":", expand=True).astype("int64")
    return parts[0] * 3600 + parts[1] * 60 + parts[2]


def _past_midnight(calls: pd.DataFrame) -> pd.DataFrame:
    """Let times that fell into the next day run past 24:00; drop the one wait that is a clock's error."""
    for first, second in (("entry", "exit"), ("joined", "left"), ("begin", "end")):
        calls.loc[calls[second] < calls[first], second] += DAY
    served_later = ~calls["abandoned"] & (calls["begin"] < calls["entry"] - DAY // 2)
    calls.loc[served_later, ["begin", "end"]] += DAY
    queued_later = calls["queued"] & (calls["joined"] < calls["entry"] - DAY // 2)
    calls.loc[queued_later, ["joined", "left"]] += DAY
    calls["wait"] = np.where(calls["queued"], calls["left"] - calls["joined"], 0)
    calls.loc[calls["wait"] > 3 * 3600, "wait"] = 0
    calls["half_hour"] = np.minimum(calls["entry"] // HALF_HOUR, HALF_HOURS - 1)
    return calls
