"""The result of a run: a value that carries its scenario, seed and version, and answers questions."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ccsim.experiment.late_table import LateTable
from ccsim.experiment.period_tables import period_labels, period_sample
from ccsim.experiment.profile import profile
from ccsim.experiment.profit_and_loss import Period, profit_and_loss
from ccsim.experiment.store import FACTS, KEPT, load_result, save_result
from ccsim.measures.catalogue.all_measures import measures_for
from ccsim.measures.cells import Cell
from ccsim.measures.estimate.certain import impossible_totals
from ccsim.measures.estimate.estimate import Estimate
from ccsim.measures.estimate.sample import Histograms, Sample
from ccsim.measures.estimate.summarise import estimate, summarise, values_by_replication
from ccsim.measures.measure import PERIODS, SPLITS, Measure, Split
from ccsim.scenario import Scenario
from ccsim.typing import Ints

#: The columns of `Result.summary`, which are the fields of the JSON.
SUMMARY_COLUMNS = (
    "measure", "variant", "statistic", "threshold", *SPLITS, *PERIODS, "value", "low", "high", "level", "n",
    "unit",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Result:
    """
    What a run found.

    Attributes
    ----------
    scenario
        As it was run: overridden and settled, its levers as they are written.
    seed, engine, version, days, replications
        What reproduces it; ``replications`` is the number finished, ``start`` the first measured date.
    intervals
        One row per replication, interval (by arrival unless a column says otherwise) and queue.
    runs
        One row per replication: its totals.
    contacts
        One row per part of a contact, where they were asked for.
    in_hand
        One row for each contact in hand and stretch of an agent's time, where they were asked for.
    agents
        One row per replication and agent: seconds on duty (``staffed``), at work (``busy``) and of overtime,
        and the occupancy; where they were asked for.
    people
        One row per replication and person on the job: first day on duty (``hired``, none for who was there
        before) and the Monday on which they were gone (``left``); where people come and go.
    cells
        The totals of every replication by channel, queue, intent, segment, group and self-service.
    staffing
        One row per replication, interval and group.
    ledger
        The dated lines of every replication.
    income
        Revenue and value lost by day and kind of contact, where there is any.
    histograms
        Behind the quantiles.
    periods, period_totals, period_histograms
        The same totals by week or month, where they are kept; see
        `ccsim.experiment.period_tables.period_tables`.
    window
        Length of the measured time, in seconds.
    partial
        True if the run was interrupted; the tables hold what had finished.
    notes
        Sentences a reader should see: too few replications, an interruption, where a precision led.
    known
        The totals side by side, of a run that has just made them; else they are read from the tables.
    """

    scenario: Scenario
    seed: int
    engine: str
    version: str
    days: int
    start: str
    replications: int
    window: float
    intervals: pd.DataFrame = field(repr=False)
    runs: pd.DataFrame = field(repr=False)
    cells: pd.DataFrame = field(repr=False)
    staffing: pd.DataFrame = field(repr=False)
    ledger: pd.DataFrame = field(repr=False)
    income: pd.DataFrame = field(repr=False)
    histograms: pd.DataFrame = field(repr=False)
    contacts: pd.DataFrame | None = field(default=None, repr=False)
    in_hand: pd.DataFrame | None = field(default=None, repr=False)
    agents: pd.DataFrame | None = field(default=None, repr=False)
    people: pd.DataFrame | None = field(default=None, repr=False)
    periods: pd.DataFrame | None = field(default=None, repr=False)
    period_totals: pd.DataFrame | None = field(default=None, repr=False)
    period_histograms: pd.DataFrame | None = field(default=None, repr=False)
    partial: bool = False
    notes: tuple[str, ...] = ()
    known: Sample | None = field(default=None, repr=False)

    def summary(
        self,
        measures: Sequence[str] | str | None = None,
        *,
        by: Sequence[str | Sequence[str]] | str | None = None,
        level: float = 0.95,
    ) -> pd.DataFrame:
        """
        Every figure with its interval.

        Parameters
        ----------
        measures
            Ids such as ``service_level/offered`` or families such as ``fcr``; all by default.
        by
            Splits beside the total, each one of ``channel``, ``queue``, ``intent``, ``segment``, ``group``,
            ``self_service``, ``week``, ``month`` (where the run keeps them) or a combination such as
            ``("intent", "month")``; each single one by default, ``()`` for the total only. Quantiles are
            told by week and month in total and by channel only.
        level
            Confidence level of each interval by itself.

        Returns
        -------
        DataFrame
            measure, variant, statistic, threshold, the splits, value, low, high, level, n, unit. Durations in
            seconds, shares from 0 to 1; ``n`` is the number of replications.
        """
        rows = self._rows(measures, by, level)
        table = pd.DataFrame(rows, columns=list(SUMMARY_COLUMNS))
        numbers = ["threshold", "value", "low", "high", "level"]
        return table.astype(dict.fromkeys(numbers, "float64") | {"n": "int64"})

    def estimate(
        self,
        measure: str,
        *,
        statistic: str | None = None,
        threshold: float | None = None,
        level: float = 0.95,
        **split: str,
    ) -> Estimate:
        """
        One figure.

        Parameters
        ----------
        measure
            Its id, such as ``service_level/offered``.
        statistic, threshold
            Which of several; the first by default.
        level
            Confidence level.
        **split
            Such as ``queue="calls"`` or ``month="2026-03"``.
        """
        chosen = self.pick(measure, statistic, threshold)
        sample, members = self._part(chosen, split)
        sums = sample.sums(members)
        impossible = impossible_totals(self.scenario)
        return estimate(sample, chosen, members, sums, level, self.seed, impossible)

    def profile(self, measure: str, by: str = "time", **options: Any) -> pd.DataFrame:
        """A measure by interval, see `ccsim.experiment.profile.profile`."""
        return profile(self, measure, by, **options)

    def profit_and_loss(self, by: Period | None = "month", *, level: float = 0.95) -> pd.DataFrame:
        """
        What came in, what it cost, and what is left, from the dated lines.

        Parameters
        ----------
        by
            ``"month"``, ``"week"`` (Monday to Sunday), ``"day"``, or None for the whole run.
        level
            Confidence level of each interval by itself.

        Returns
        -------
        DataFrame
            period, days, account, kind, value, low, high, level, n, unit; see
            `ccsim.experiment.profit_and_loss.profit_and_loss`.
        """
        return profit_and_loss(self, by, level)

    def by_replication(
        self, measure: str, *, statistic: str | None = None, threshold: float | None = None, **split: str
    ) -> pd.Series[float]:
        """
        A measure of every single run, indexed by replication: how much one month differs from another.

        Parameters
        ----------
        measure, statistic, threshold, **split
            As for `estimate`.
        """
        chosen = self.pick(measure, statistic, threshold)
        sample, members = self._part(chosen, split)
        values = values_by_replication(sample, chosen, members)
        return pd.Series(values, index=pd.Index(self.runs["replication"], name="replication"), name=measure)

    def pick(self, measure: str, statistic: str | None = None, threshold: float | None = None) -> Measure:
        """The measure of an id, by default its first statistic and threshold."""
        found = [
            each
            for each in measures_for(self.scenario.measures.answer_within)
            if each.id == measure
            and statistic in (None, each.statistic)
            and (threshold is None or each.threshold == threshold)
        ]
        if not found:
            raise KeyError(f'no measure "{measure}" with statistic {statistic} and threshold {threshold}')
        return found[0]

    def to_json(self, *, level: float = 0.95) -> str:
        """The summary as JSON: the contract for other programs; null where something does not apply."""
        return json.dumps(self.to_dict(level=level), allow_nan=False)

    def to_dict(self, *, level: float = 0.95) -> dict[str, Any]:
        """What `to_json` writes, as a dictionary."""
        rows = self._rows(None, None, level)
        return {
            "scenario": self.scenario.name,
            "version": self.version,
            "seed": self.seed,
            "engine": self.engine,
            "days": self.days,
            "replications": self.replications,
            "measures": [{key: _plain(value) for key, value in row.items()} for row in rows],
        }

    def save(self, folder: str | Path) -> Path:
        """Write the tables (Parquet), the exact scenario (YAML) and the rest (JSON) to a folder."""
        return save_result(self, Path(folder))

    @classmethod
    def load(cls, folder: str | Path) -> Result:
        """Read a result that was saved: equal to the one it was saved from."""
        return cls(**load_result(Path(folder)))

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name."""
        named = {
            "intervals": self.intervals,
            "runs": self.runs,
            "cells": self.cells,
            "staffing": self.staffing,
            "ledger": self.ledger,
            "income": self.income,
            "histograms": self.histograms,
        }
        kept = {name: getattr(self, name) for name in KEPT}
        return named | {name: table for name, table in kept.items() if table is not None}

    @cached_property
    def sample(self) -> Sample:
        """The totals side by side, for estimating."""
        if self.known is not None:
            return self.known
        labels = self.cells[list(SPLITS)]
        numbers = self.runs["replication"].to_numpy()
        each = len(self.cells) // max(1, len(numbers))
        names = [name for name in self.cells.columns if name not in {"scenario", "replication", *SPLITS}]
        cells = [
            Cell(*(None if pd.isna(value) else str(value) for value in row))
            for row in labels[:each].itertuples(index=False)
        ]
        bins = self.histograms
        totals = self.cells[names].to_numpy(dtype=np.float64).reshape(len(numbers), each, len(names))
        return Sample(
            # numbers side by side are added up in another order, and their last digit shows it
            totals=np.ascontiguousarray(totals),
            columns=tuple(names),
            cells=tuple(cells),
            histograms=Histograms(
                row=np.searchsorted(numbers, bins["replication"].to_numpy()).astype(np.int32),
                variable=bins["variable"].to_numpy().astype(np.int32),
                cell=bins["cell"].to_numpy(),
                place=bins["bin"].to_numpy().astype(np.int32),
                count=bins["count"].to_numpy(),
            ),
            window=self.window,
        )

    def sample_of(self, length: str, label: str) -> Sample:
        """The totals of a week or month side by side; the one asked for last is kept."""
        if (length, label) not in self._samples:
            self._samples.clear()
            self._samples[length, label] = period_sample(self, length, label)
        return self._samples[length, label]

    @cached_property
    def _samples(self) -> dict[tuple[str, str], Sample]:
        return {}

    def _part(self, measure: Measure, split: dict[str, str]) -> tuple[Sample, Ints]:
        """The totals, and which of their cells, that belong to the values of a measure's splits."""
        for name in split:
            if name not in (*SPLITS, *PERIODS):
                raise KeyError(f'no split "{name}"; one of {", ".join((*SPLITS, *PERIODS))}')
        sample = self.sample
        for length in PERIODS:
            if length in split:
                sample = self.sample_of(length, split[length])
        by: tuple[Split, ...] = tuple(name for name in SPLITS if name in split)
        for name in by:
            if name not in measure.splits:
                told = ", ".join(measure.splits) or "none but periods"
                raise KeyError(f"{measure.id} is not told by {name}; its splits: {told}")
        return sample, sample.members(by, tuple(split[name] for name in by))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Result):
            return NotImplemented
        mine, theirs = self.tables, other.tables
        same = all(getattr(self, name) == getattr(other, name) for name in FACTS)
        # by content: the files a scenario names lie elsewhere once the result is saved
        mine_assumed, theirs_assumed = self.scenario.fingerprint(True), other.scenario.fingerprint(True)
        same = same and mine_assumed == theirs_assumed
        same = same and self.scenario.settled == other.scenario.settled
        return same and mine.keys() == theirs.keys() and all(mine[name].equals(theirs[name]) for name in mine)

    __hash__ = None  # type: ignore[assignment]

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), **self.tables, "known": None}  # a table, not what makes it, is sent

    def _rows(self, measures: Sequence[str] | str | None, by: Any, level: float) -> list[dict[str, Any]]:
        wanted = [measures] if isinstance(measures, str) else measures
        chosen = [
            each
            for each in measures_for(self.scenario.measures.answer_within)
            if wanted is None or each.id in wanted or each.family in wanted
        ]
        known = {name for each in measures_for((0.0,)) for name in (each.id, each.family)}
        for name in wanted or ():
            if name not in known:
                raise KeyError(f'no measure "{name}"; `ccsim measures` lists all')
        kept = [] if self.periods is None else [self.periods.columns[0]]
        splits: list[tuple[str, ...]] = (
            [(split,) for split in (*SPLITS, *kept)] if by is None else _splits(by)
        )
        plain = [(), *(split for split in splits if split and not set(split) & set(PERIODS))]
        how = (level, self.seed, self.scenario.currency, impossible_totals(self.scenario))
        rows = summarise(self.sample, chosen, plain, *how)
        for length in PERIODS:
            of_each = [tuple(each for each in split if each != length) for split in splits if length in split]
            for label in period_labels(self, length) if of_each else ():
                rows += summarise(
                    self.sample_of(length, label), chosen, of_each, *how, period={length: label}
                )
        order = {(each.id, each.statistic, each.threshold): place for place, each in enumerate(chosen)}
        return sorted(
            rows,
            key=lambda row: order[f"{row['measure']}/{row['variant']}", row["statistic"], row["threshold"]],
        )


# A planner looks at a few figures: most tables of most runs are never read.
for _name in ("intervals", "runs", "cells", "staffing", "ledger", "income", "histograms", "people"):
    setattr(Result, _name, LateTable(_name))


def _splits(by: Any) -> list[tuple[str, ...]]:
    listed = [by] if isinstance(by, str) else list(by)
    splits = [(each,) if isinstance(each, str) else tuple(each) for each in listed]
    for split in (name for each in splits for name in each):
        if split not in (*SPLITS, *PERIODS):
            raise KeyError(f'no split "{split}"; one of {", ".join((*SPLITS, *PERIODS))}')
    return splits


def _plain(value: Any) -> Any:
    """A JSON value; NaN is null."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
