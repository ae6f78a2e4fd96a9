"""From totals to tidy tables: counts, seconds and money, one row for each thing they are about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from ccsim.measures.columns import DIVISORS, FIXED, LARGEST, Column
from ccsim.measures.estimate.sample import Histograms, Sample
from ccsim.measures.histogram import BINS
from ccsim.measures.layout import Layout
from ccsim.measures.measure import SPLITS
from ccsim.measures.money.lines import ledger_lines
from ccsim.measures.tally.totals import ENDS, STAFFING, Totals
from ccsim.typing import Ints
from ccsim.units import US

#: Text columns with None where nothing applies, the same in pandas 2 and 3.
_TEXT: Final = "string[python]"


def cells_table(name: str, layout: Layout, totals: Sequence[Totals]) -> pd.DataFrame:
    """The totals, one row per replication and cell."""
    data = _keys(name, totals, len(layout.cells))
    for split in SPLITS:
        data[split] = _texts([getattr(cell, split) for cell in layout.cells], 1, len(totals))
    stacked = _stack([each.cells for each in totals], (len(layout.cells), len(layout.columns)))
    return pd.DataFrame(data | _converted(layout.columns, stacked.reshape(-1, len(layout.columns))))


def sample_of(layout: Layout, totals: Sequence[Totals]) -> Sample:
    """The totals side by side, as they are read from `cells_table` and `histograms_table`."""
    shape = (len(layout.cells), len(layout.columns))
    divisors = np.array([DIVISORS[column.unit] for column in layout.columns], dtype=np.float64)
    stacked = np.empty((len(totals), *shape), dtype=np.float64)
    for place, each in enumerate(totals):
        np.divide(each.cells, divisors, out=stacked[place])
    codes = np.concatenate([each.codes for each in totals] or [np.zeros(0, dtype=np.int32)])
    block, bins = np.divmod(codes, np.int32(BINS))
    variable, cell = np.divmod(block, np.int32(len(layout.cells)))
    return Sample(
        totals=stacked,
        columns=tuple(column.name for column in layout.columns),
        cells=layout.cells,
        histograms=Histograms(
            row=np.repeat(np.arange(len(totals), dtype=np.int32), [len(each.codes) for each in totals]),
            variable=variable,
            cell=cell,
            place=bins,
            count=np.concatenate([each.counts for each in totals] or [np.zeros(0, dtype=np.int32)]),
        ),
        window=layout.window / US,
    )


def runs_table(cells: pd.DataFrame) -> pd.DataFrame:
    """The totals of every replication, one row each."""
    totals = cells.drop(columns=list(SPLITS)).groupby(["scenario", "replication"], sort=False)
    runs = totals.sum()
    largest = [FIXED[column].name for column in LARGEST]
    runs[largest] = totals[largest].max()
    return runs.reset_index()


def intervals_table(name: str, layout: Layout, totals: Sequence[Totals]) -> pd.DataFrame:
    """What happened in every interval, one row per replication, interval and queue."""
    queues, intervals = len(layout.queues), len(layout.interval_begins)
    data = _keys(name, totals, intervals * queues) | _interval_keys(layout, len(totals), queues)
    data["queue"] = _texts(layout.queues, 1, intervals * len(totals))
    columns = [column for column in layout.columns if column.by_interval]
    stacked = _stack([each.intervals for each in totals], (intervals, queues, len(columns)))
    data |= _converted(columns, stacked.reshape(-1, len(columns)))
    ends = _stack([each.ends for each in totals], (intervals, queues, len(ENDS))).reshape(-1, len(ENDS))
    staffing = _stack([each.staffing for each in totals], (intervals, len(layout.groups), len(STAFFING)))
    serving = np.einsum("rigk,qg->riqk", staffing, layout.serving).reshape(-1, len(STAFFING))
    data |= {
        "abandonments": ends[:, ENDS.index("left")],
        **{name: ends[:, place] for place, name in enumerate(ENDS) if name != "left"},
        "backlog_oldest": ends[:, ENDS.index("backlog_oldest")] / US,
        "staffed_time": serving[:, 0] / US,
        "staffed_at_end": serving[:, 2],
    }
    return pd.DataFrame(data)


def staffing_table(name: str, layout: Layout, totals: Sequence[Totals]) -> pd.DataFrame:
    """Agents present and at work in every interval, one row per replication, interval and group."""
    groups, intervals = len(layout.groups), len(layout.interval_begins)
    data = _keys(name, totals, intervals * groups) | _interval_keys(layout, len(totals), groups)
    data["group"] = _texts(layout.groups, 1, intervals * len(totals))
    shape = (intervals, groups, len(STAFFING))
    staffing = _stack([each.staffing for each in totals], shape).reshape(-1, len(STAFFING))
    for place, column in enumerate(STAFFING):
        data[column] = staffing[:, place] / US if column.endswith("_time") else staffing[:, place]
    return pd.DataFrame(data)


def ledger_table(name: str, layout: Layout, totals: Sequence[Totals]) -> pd.DataFrame:
    """The ledger, one row per replication and dated line."""
    days = layout.days
    lines = ledger_lines(layout)
    data = _keys(name, totals, len(lines) * len(days))
    data["date"] = _dates(layout, len(lines) * len(totals))
    data["line"] = _texts([line.name for line in lines], len(days), len(totals))
    for column in ("of", "intent", "segment"):
        data[column] = _texts([getattr(line, column) for line in lines], len(days), len(totals))
    amounts = [np.array([getattr(each.ledger, line.field)[line.row] for line in lines]) for each in totals]
    data["amount"] = _stack(amounts, (len(lines), len(days))).reshape(-1) / 1_000_000
    return pd.DataFrame(data)


def income_table(name: str, layout: Layout, totals: Sequence[Totals]) -> pd.DataFrame:
    """Revenue and value lost, one row per replication, kind and day; none of what never comes in a run."""
    lines = [
        (field, place)
        for field in ("revenue", "value_lost")
        for place in range(len(layout.kinds))
        if any(getattr(each.income, field)[place].any() for each in totals)
    ]
    days = layout.days
    data = _keys(name, totals, len(lines) * len(days))
    data["date"] = _dates(layout, len(lines) * len(totals))
    data["line"] = _texts([field.replace("_", " ") for field, _ in lines], len(days), len(totals))
    for column in ("channel", "intent", "segment"):
        names = [getattr(layout.kinds[place], column) for _, place in lines]
        data[column] = _texts(names, len(days), len(totals))
    amounts = [_rows([getattr(each.income, field)[place] for field, place in lines], days) for each in totals]
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


def _keys(name: str, totals: Sequence[Totals], rows: int) -> dict[str, Any]:
    numbers = np.array([each.replication for each in totals], dtype=np.int64)
    return {"scenario": _texts([name], 1, rows * len(totals)), "replication": np.repeat(numbers, rows)}


def _texts(texts: Sequence[str | None], each: int, times: int) -> Any:
    """Texts, each repeated so often, and all of that so many times; read once, however long the column."""
    places = np.tile(np.repeat(np.arange(len(texts)), each), times)
    return pd.array(list(texts), dtype=_TEXT).take(places)


def _dates(layout: Layout, times: int) -> Any:
    """The measured dates, so many times."""
    return pd.array(np.tile(np.array(layout.days, dtype="datetime64[us]"), times))


def _interval_keys(layout: Layout, replications: int, each: int) -> dict[str, Any]:
    begins = np.array(layout.interval_begins, dtype="datetime64[us]")
    lengths = np.diff(layout.grid.interval_edges) / US
    return {
        "begin": np.tile(np.repeat(begins, each), replications),
        "length": np.tile(np.repeat(lengths, each), replications),
    }


def _rows(rows: Sequence[Ints], days: Sequence[object]) -> Ints:
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(days))


def _stack(arrays: Sequence[Ints], shape: tuple[int, ...]) -> Ints:
    return np.stack(arrays) if arrays else np.zeros((0, *shape), dtype=np.int64)


def _converted(columns: Sequence[Column], values: Ints) -> dict[str, Any]:
    """Whole numbers stay counts; microseconds, micro-money and millionths become seconds, money and SD."""
    return {
        column.name: values[:, place] / DIVISORS[column.unit] if column.unit != "count" else values[:, place]
        for place, column in enumerate(columns)
    }
