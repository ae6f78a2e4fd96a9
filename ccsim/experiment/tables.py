"""From totals to tidy tables: counts, seconds and money, one row for each thing they are about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from ccsim.demand.timeline import Timeline
from ccsim.engine.outcomes import OUTCOMES, RETURNS
from ccsim.measures.columns import Column
from ccsim.measures.histogram import BINS
from ccsim.measures.layout import Layout
from ccsim.measures.measure import SPLITS
from ccsim.measures.money.lines import ledger_lines
from ccsim.measures.tally.totals import ENDS, Totals
from ccsim.typing import Ints, Rows
from ccsim.units import US

#: Text columns with None where nothing applies, the same in pandas 2 and 3.
_TEXT: Final = "string[python]"
_DIVISORS = {"count": 0, "us": US, "micro": 1_000_000}


def cells_table(name: str, layout: Layout, totals: Sequence[Totals]) -> pd.DataFrame:
    """The totals, one row per replication and cell."""
    data = _keys(name, totals, len(layout.cells))
    for split in SPLITS:
        data[split] = pd.array([getattr(cell, split) for cell in layout.cells] * len(totals), dtype=_TEXT)
    stacked = _stack([each.cells for each in totals], (len(layout.cells), len(layout.columns)))
    return pd.DataFrame(data | _converted(layout.columns, stacked.reshape(-1, len(layout.columns))))


def runs_table(cells: pd.DataFrame) -> pd.DataFrame:
    """The totals of every replication, one row each."""
    totals = cells.drop(columns=list(SPLITS))
    return totals.groupby(["scenario", "replication"], sort=False).sum().reset_index()


def intervals_table(name: str, layout: Layout, totals: Sequence[Totals]) -> pd.DataFrame:
    """What happened in every interval, one row per replication, interval and queue."""
    queues, intervals = len(layout.queues), len(layout.interval_begins)
    data = _keys(name, totals, intervals * queues) | _interval_keys(layout, len(totals), queues)
    data["queue"] = pd.array(list(layout.queues) * (intervals * len(totals)), dtype=_TEXT)
    columns = [column for column in layout.columns if column.by_interval]
    stacked = _stack([each.intervals for each in totals], (intervals, queues, len(columns)))
    data |= _converted(columns, stacked.reshape(-1, len(columns)))
    ends = _stack([each.ends for each in totals], (intervals, queues, len(ENDS))).reshape(-1, len(ENDS))
    staffing = _stack([each.staffing for each in totals], (intervals, len(layout.groups), 4))
    serving = np.einsum("rigk,qg->riqk", staffing, layout.serving).reshape(-1, 4)
    data |= {
        "abandonments": ends[:, ENDS.index("left")],
        **{name: ends[:, place] for place, name in enumerate(ENDS) if name != "left"},
        "staffed_time": serving[:, 0] / US,
        "staffed_at_end": serving[:, 2],
    }
    return pd.DataFrame(data)


def staffing_table(name: str, layout: Layout, totals: Sequence[Totals]) -> pd.DataFrame:
    """Agents present and at work in every interval, one row per replication, interval and group."""
    groups, intervals = len(layout.groups), len(layout.interval_begins)
    data = _keys(name, totals, intervals * groups) | _interval_keys(layout, len(totals), groups)
    data["group"] = pd.array(list(layout.groups) * (intervals * len(totals)), dtype=_TEXT)
    staffing = _stack([each.staffing for each in totals], (intervals, groups, 4)).reshape(-1, 4)
    return pd.DataFrame(
        data
        | {
            "staffed_time": staffing[:, 0] / US,
            "busy_time": staffing[:, 1] / US,
            "staffed_at_end": staffing[:, 2],
            "busy_at_end": staffing[:, 3],
        }
    )


def ledger_table(name: str, layout: Layout, totals: Sequence[Totals]) -> pd.DataFrame:
    """The ledger, one row per replication and dated line."""
    days = [pd.Timestamp(day) for day in layout.days]
    lines = ledger_lines(layout)
    data = _keys(name, totals, len(lines) * len(days))
    repeated = [line for line in lines for _ in days] * len(totals)
    data["date"] = pd.array(days * (len(lines) * len(totals)), dtype="datetime64[us]")
    data["line"] = pd.array([line.name for line in repeated], dtype=_TEXT)
    for column in ("of", "intent", "segment"):
        data[column] = pd.array([getattr(line, column) for line in repeated], dtype=_TEXT)
    amounts = [np.array([getattr(each.ledger, line.field)[line.row] for line in lines]) for each in totals]
    data["amount"] = _stack(amounts, (len(lines), len(days))).reshape(-1) / 1_000_000
    return pd.DataFrame(data)


def histograms_table(layout: Layout, totals: Sequence[Totals]) -> pd.DataFrame:
    """The histograms behind the quantiles, one row per replication and bin with something in it."""
    codes = np.concatenate([each.codes for each in totals] or [np.zeros(0, dtype=np.int32)])
    counts = np.concatenate([each.counts for each in totals] or [np.zeros(0, dtype=np.int32)])
    numbers = np.array([each.replication for each in totals], dtype=np.int32)
    block, place = np.divmod(codes, BINS)
    variable, cell = np.divmod(block, len(layout.cells))
    return pd.DataFrame(
        {
            "replication": np.repeat(numbers, [len(each.codes) for each in totals]).astype(np.int32),
            "variable": variable.astype(np.int16),
            "cell": cell.astype(np.int32),
            "bin": place.astype(np.int16),
            "count": counts.astype(np.int32),
        }
    )


def contacts_table(
    name: str, layout: Layout, timeline: Timeline, replication: int, contacts: Rows
) -> pd.DataFrame:
    """
    The contact log of one replication: local times, seconds and names.

    All contacts are in it, those of the warm-up (``measured`` False) and attempts while closed too.
    """
    grid = layout.grid
    data: dict[str, Any] = {
        "scenario": pd.array([name] * len(contacts), dtype=_TEXT),
        "replication": np.full(len(contacts), replication, dtype=np.int64),
        "case": contacts["case"].astype(np.int64),
        "attempt": contacts["attempt"].astype(np.int64),
    }
    for split in ("channel", "queue", "intent", "segment"):
        data[split] = _named([getattr(kind, split) for kind in layout.kinds], contacts["kind"])
    data["group"] = _named(layout.groups, contacts["group"])
    data["agent"] = pd.array(np.where(contacts["agent"] >= 0, contacts["agent"], -1), dtype="int64")
    data["measured"] = (contacts["offered"] >= grid.measured_from) & (contacts["offered"] < grid.horizon)
    for field in ("offered", "queued", "answered", "ended", "released"):
        data[field] = _local(timeline, contacts[field])
    data["wait"] = _waits(contacts)
    for field in ("talk", "hold", "wrap_up"):
        data[field] = contacts[field] / US
    data["virtual_wait"] = np.where(contacts["virtual"] >= 0, contacts["virtual"] / US, np.nan)
    data["outcome"] = _named(OUTCOMES, contacts["outcome"])
    data["resolved"] = contacts["resolved"] == 1
    data["returns"] = _named(RETURNS, contacts["returns"])
    data["returns_at"] = _local(timeline, contacts["returns_at"])
    return pd.DataFrame(data)


def _keys(name: str, totals: Sequence[Totals], rows: int) -> dict[str, Any]:
    numbers = np.array([each.replication for each in totals], dtype=np.int64)
    names = pd.array([name] * (rows * len(totals)), dtype=_TEXT)
    return {"scenario": names, "replication": np.repeat(numbers, rows)}


def _interval_keys(layout: Layout, replications: int, each: int) -> dict[str, Any]:
    begins = np.array(layout.interval_begins, dtype="datetime64[us]")
    lengths = np.diff(layout.grid.interval_edges) / US
    return {
        "begin": np.tile(np.repeat(begins, each), replications),
        "length": np.tile(np.repeat(lengths, each), replications),
    }


def _stack(arrays: Sequence[Ints], shape: tuple[int, ...]) -> Ints:
    return np.stack(arrays) if arrays else np.zeros((0, *shape), dtype=np.int64)


def _converted(columns: Sequence[Column], values: Ints) -> dict[str, Any]:
    """Whole numbers stay counts; microseconds and micro-money become seconds and money."""
    return {
        column.name: values[:, place] / _DIVISORS[column.unit] if _DIVISORS[column.unit] else values[:, place]
        for place, column in enumerate(columns)
    }


def _named(names: Sequence[str], places: Any) -> Any:
    texts = np.array([*names, None], dtype=object)
    return pd.array(texts[np.where(places >= 0, places, len(names))], dtype=_TEXT)


def _waits(contacts: Rows) -> Any:
    """Seconds in the queue; NaN for who never reached it or is still waiting."""
    until = np.where(contacts["answered"] >= 0, contacts["answered"], contacts["ended"])
    known = (contacts["queued"] >= 0) & (until >= 0)
    return np.where(known, (until - contacts["queued"]) / US, np.nan)


def _local(timeline: Timeline, instants: Any) -> Any:
    """Local clock times of instants; NaT where there is none."""
    first = timeline.days[0]
    midnight = np.datetime64(first.date, "us")
    local = midnight + instants.astype("timedelta64[us]")
    for instant, shift in _clock_changes(timeline):
        local = np.where(instants >= instant, local + np.timedelta64(shift, "us"), local)
    return np.where(instants >= 0, local, np.datetime64("NaT"))


def _clock_changes(timeline: Timeline) -> list[tuple[int, int]]:
    """When the clocks change during a run, and by how many microseconds more each time."""
    changes = []
    for day in timeline.days:
        if day.end - day.begin != 86_400 * US:
            offset = timeline.local(day.begin).utcoffset()
            for minute in range(0, (day.end - day.begin) // US // 60, 30):
                instant = day.begin + minute * 60 * US
                now = timeline.local(instant).utcoffset()
                if now is not None and offset is not None and now != offset:
                    changes.append((instant, (now - offset) // pd.Timedelta(microseconds=1).to_pytimedelta()))
                    break
    return changes
