"""What levers are worth: a value that carries what was run, and tells returns, payback and service."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from ccsim.experiment.levers import store
from ccsim.experiment.levers.comparison import Comparison, Variant, comparisons_of, variants_of
from ccsim.experiment.levers.money import Money
from ccsim.experiment.levers.returns import cumulated_table, returns_table, service_table
from ccsim.measures.measure import Measure
from ccsim.scenario import Scenario
from ccsim.typing import Floats

#: What a report carries beside its tables and its scenario.
FACTS: Final = ("seed", "engine", "version", "days", "start", "replications", "partial", "notes")


@dataclass(frozen=True, eq=False)
class LeverReport:
    """
    What a scenario's levers are worth.

    Attributes
    ----------
    scenario
        As it was run: settled, with the levers that were looked at.
    levers
        By name, the levers that each needs.
    seed, engine, version, days, start, replications
        What reproduces it; ``replications`` is the number finished of every run.
    money
        One row per variant (``nothing``, or the levers that are on, joined by ``+``), replication, month and
        account, in money; ``of`` is the lever whose own cost it is.
    figures
        One row per variant, replication and measure: numerator (``top``) and denominator (``below``).
    partial
        True if it was interrupted; it holds the replications that had finished for every variant.
    notes
        Sentences a reader should see.
    """

    scenario: Scenario
    levers: dict[str, tuple[str, ...]]
    seed: int
    engine: str
    version: str
    days: int
    start: str
    replications: int
    money: pd.DataFrame = field(repr=False)
    figures: pd.DataFrame = field(repr=False)
    partial: bool = False
    notes: tuple[str, ...] = ()

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Each lever alone against nothing, all against all but each, all against nothing."""
        return comparisons_of(self.levers)

    @property
    def variants(self) -> tuple[Variant, ...]:
        """What was run: the levers that were on."""
        return variants_of(self.comparisons)

    def returns(self, *, level: float = 0.95) -> pd.DataFrame:
        """
        What each lever costs and brings over the whole run, against the run without it.

        Parameters
        ----------
        level
            At which the intervals of one column hold together, for all comparisons (Bonferroni).

        Returns
        -------
        DataFrame
            One row for each comparison: lever, relation (``alone``, ``on top``, ``all``), added (the levers
            in which the two runs differ), spent_once, spent_running, spent (on the levers themselves); change
            of cost (of the whole ledger), revenue, value_kept, gain (net + spent), net (revenue + value kept
            - cost), each with ``_low`` and ``_high``; return ((gain - spent) / spent) likewise; payback (the
            month by whose end the mean gain so far covers the cost so far, for good), paid_back (the share of
            replications in which the gain covers the cost by the end), level, n, unit.
        """
        return returns_table(self._money, self.comparisons, self.scenario.currency, level)

    def service(self, *, level: float = 0.95) -> pd.DataFrame:
        """
        First response, handle time, resolution, cost per contact and satisfaction before and after.

        Parameters
        ----------
        level
            At which the intervals of one measure hold together, for all comparisons (Bonferroni).

        Returns
        -------
        DataFrame
            One row for each comparison and measure: lever, relation, added, measure, before, after,
            difference, low, high, level, n, unit.
        """
        return service_table(self._sums, self.measures, self.comparisons, self.scenario.currency, level)

    def cumulated(self, *, level: float = 0.95) -> pd.DataFrame:
        """
        Gain, cost and net of each comparison from the begin to the end of every month.

        Parameters
        ----------
        level
            Of the interval of every net by itself.

        Returns
        -------
        DataFrame
            lever, relation, month, spent, gain, net, low, high, level, n, unit.
        """
        return cumulated_table(self._money, self.comparisons, self.scenario.currency, level)

    def to_dict(self, *, level: float = 0.95) -> dict[str, Any]:
        """What `to_json` writes, as a dictionary."""
        tables = {"returns": self.returns(level=level), "service": self.service(level=level)}
        return {
            "scenario": self.scenario.name,
            **{name: getattr(self, name) for name in FACTS if name not in ("partial", "notes")},
            "levers": {name: list(needs) for name, needs in self.levers.items()},
            "partial": self.partial,
            "notes": list(self.notes),
            **{name: _plain(table) for name, table in tables.items()},
        }

    def to_json(self, *, level: float = 0.95) -> str:
        """The returns and the service as JSON; null where something does not apply."""
        return json.dumps(self.to_dict(level=level), allow_nan=False)

    def save(self, folder: str | Path) -> Path:
        """Write the tables (Parquet), the exact scenario (YAML) and the rest (JSON) to a new folder."""
        return store.save_report(self, Path(folder))

    @classmethod
    def load(cls, folder: str | Path) -> LeverReport:
        """Read a report that was saved: equal to the one it was saved from."""
        return cls(**store.load_report(Path(folder)))

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of `service`."""
        from ccsim.experiment.levers.figures import figures_for

        return figures_for(self.scenario)

    @cached_property
    def _money(self) -> Money:
        rows = self.money
        months = tuple(dict.fromkeys(rows["month"]))
        pairs = dict.fromkeys(
            (str(line), None if pd.isna(of) else str(of))
            for line, of in zip(rows["account"], rows["of"], strict=True)
        )
        shape = (len(self.variants), self.replications, len(months), len(pairs))
        amounts = np.rint(rows["amount"].to_numpy() * 1_000_000).astype(np.int64).reshape(shape)
        return Money(self.variants, months, tuple(pairs), amounts)

    @cached_property
    def _sums(self) -> dict[Variant, Floats]:
        """[replication, measure, numerator or denominator] by variant."""
        shape = (len(self.variants), self.replications, len(self.measures), 2)
        sums = self.figures[["top", "below"]].to_numpy(dtype=np.float64).reshape(shape)
        return dict(zip(self.variants, sums, strict=True))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LeverReport):
            return NotImplemented
        same = all(getattr(self, name) == getattr(other, name) for name in FACTS)
        same = same and self.levers == other.levers
        same = same and self.scenario.fingerprint() == other.scenario.fingerprint()
        return same and self.money.equals(other.money) and self.figures.equals(other.figures)

    __hash__ = None  # type: ignore[assignment]


def _plain(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in table.astype(object).to_dict("records")
    ]
