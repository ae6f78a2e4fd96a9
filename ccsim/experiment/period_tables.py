"""Totals by week or month: as tables, and as what a period's figures are estimated from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from ccsim.measures.columns import DIVISORS, columns_for
from ccsim.measures.estimate.sample import Histograms, Sample
from ccsim.measures.histogram import BINS
from ccsim.measures.layout import Layout
from ccsim.measures.tally.totals import Totals
from ccsim.measures.tally.totals_by_period import TotalsByPeriod
from ccsim.units import US

if TYPE_CHECKING:
    from ccsim.experiment.result import Result

_TEXT: Final = "string[python]"


def period_tables(layout: Layout, totals: Sequence[Totals]) -> dict[str, pd.DataFrame]:
    """
    Lay totals by period out as tables; there are none where none are kept.

    Returns
    -------
    dict
        ``periods``: one row each, with its label, its beginning and its length. ``period_totals``: one row
        per replication, period, cell and column (numbered as in ``cells``) with something in it, in whole
        numbers: counts, microseconds, micro-money. ``period_histograms``: as ``histograms``, by channel.
    """
    kept = [(each.replication, each.by_period) for each in totals if each.by_period is not None]
    if layout.periods.length is None:
        return {}
    columns, cells = len(layout.columns), len(layout.cells)
    period, place = np.divmod(_joined([each.places for _, each in kept]), columns * cells)
    totals_table = pd.DataFrame(
        {
            "replication": _numbers(kept, [len(each.places) for _, each in kept]),
            "period": period.astype(np.int16),
            "cell": (place // columns).astype(np.int32),
            "column": (place % columns).astype(np.int16),
            "amount": _joined([each.amounts for _, each in kept]),
        }
    )
    block, place = np.divmod(_joined([each.codes for _, each in kept]), BINS)
    block, channel = np.divmod(block, len(layout.channels) + 1)
    variable, period = np.divmod(block, len(layout.periods))
    histograms = pd.DataFrame(
        {
            "replication": _numbers(kept, [len(each.codes) for _, each in kept]),
            "period": period.astype(np.int16),
            "variable": variable.astype(np.int16),
            "channel": channel.astype(np.int16),
            "bin": place.astype(np.int16),
            "count": _joined([each.counts for _, each in kept]).astype(np.int32),
        }
    )
    return {
        "periods": _periods(layout),
        "period_totals": totals_table,
        "period_histograms": histograms,
    }


def period_sample(result: Result, length: str, label: str) -> Sample:
    """
    The totals of one week or month side by side, for estimating.

    Parameters
    ----------
    result
        Of a run that keeps them.
    length, label
        Such as ``"month"`` and ``"2026-03"``.
    """
    number = period_number(result, length, label)
    periods, totals, bins = result.periods, result.period_totals, result.period_histograms
    if periods is None or totals is None or bins is None:
        raise TypeError("the tables of a run's periods belong together")
    replications = result.runs["replication"].to_numpy()
    whole = result.sample
    chosen = totals[totals["period"] == number]
    units = [column.unit for column in columns_for(result.scenario.measures.answer_within)]
    divisors = np.array([DIVISORS[unit] for unit in units], dtype=np.float64)
    amounts = np.zeros((whole.n, len(whole.cells), len(whole.columns)))
    column = chosen["column"].to_numpy()
    amounts[np.searchsorted(replications, chosen["replication"]), chosen["cell"], column] = (
        chosen["amount"].to_numpy() / divisors[column]
    )
    own = bins[bins["period"] == number]
    return Sample(
        totals=amounts,
        columns=whole.columns,
        cells=whole.cells,
        histograms=Histograms(
            row=np.searchsorted(replications, own["replication"].to_numpy()).astype(np.int32),
            variable=own["variable"].to_numpy().astype(np.int32),
            cell=own["channel"].to_numpy().astype(np.int32),
            place=own["bin"].to_numpy().astype(np.int32),
            count=own["count"].to_numpy(),
        ),
        window=float(periods["length"].iloc[number]),
        channels=(*result.scenario.channels, None),
    )


def period_number(result: Result, length: str, label: str) -> int:
    """The number of a period; an error that says which there are, or how to keep them."""
    labels = period_labels(result, length)
    if label not in labels:
        raise KeyError(f'no {length} "{label}" in this run; its {length}s are {labels[0]} to {labels[-1]}')
    return labels.index(label)


def period_labels(result: Result, length: str) -> list[str]:
    """The labels of a run's weeks or months; an error if it does not keep them."""
    if result.periods is None or length not in result.periods:
        kept = "no totals by week or month"
        if result.periods is not None:
            kept = f"its totals by {result.periods.columns[0]} only"
        raise KeyError(f'this run keeps {kept}; run it with periods="{length}"')
    return [str(label) for label in result.periods[length]]


def _periods(layout: Layout) -> pd.DataFrame:
    periods = layout.periods
    firsts = [layout.days[periods.days(number).start] for number in range(len(periods))]
    return pd.DataFrame(
        {
            str(periods.length): pd.array(list(periods.labels), dtype=_TEXT),
            "begin": np.array(firsts, dtype="datetime64[us]"),
            "days": np.array([_days(layout, number) for number in range(len(periods))], dtype=np.int64),
            "length": np.diff(periods.edges) / US,
        }
    )


def _days(layout: Layout, period: int) -> int:
    days = layout.periods.days(period)
    return int(days.stop - days.start)


def _numbers(kept: Sequence[tuple[int, TotalsByPeriod]], rows: Sequence[int]) -> np.ndarray:
    return np.repeat(np.array([number for number, _ in kept], dtype=np.int32), rows)


def _joined(arrays: Sequence[np.ndarray]) -> np.ndarray:
    return np.concatenate([*arrays, np.zeros(0, dtype=np.int32)])
