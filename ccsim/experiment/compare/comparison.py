"""Options compared: a value that carries what was run, and tells values, differences and the best."""

from __future__ import annotations

import itertools
import json
import math
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from ccsim.errors import RunError
from ccsim.experiment.compare import store
from ccsim.experiment.compare.asked import parse_measure
from ccsim.experiment.compare.efficient import efficient_table
from ccsim.experiment.compare.records import Records
from ccsim.experiment.compare.tables import best_table, differences_table, saved_table, values_table
from ccsim.experiment.compare.tornado import tornado_table
from ccsim.measures.estimate.certain import impossible_totals
from ccsim.measures.figure import Figure
from ccsim.measures.measure import Direction
from ccsim.scenario import Scenario

#: What a comparison carries beside its records, figures and scenarios.
FACTS: Final = (
    "baseline", "seed", "engine", "version", "days", "start", "stages", "settings", "design", "partial",
    "notes",
)  # fmt: skip
_COST: Final = "cost/total"


@dataclass(frozen=True, eq=False)
class Comparison:
    """
    Options that met the same customers.

    Attributes
    ----------
    options
        By name, the scenarios as they were run: settled, with their levers.
    baseline
        The option that the others are compared with.
    figures
        What is compared: measures with statistic, threshold and population.
    seed, engine, version, days, start
        What reproduces it; ``start`` is the first measured date.
    stages
        Numbers of replications at which it was to be looked, the last the most of any option. The error is
        spent evenly over them (Bonferroni), so intervals hold wherever it stopped.
    records
        One row per option, replication and figure: numerator (``top``) and denominator (``below``); of a
        total, and of a quantile, the replication's own value over 1.
    settings
        By option, the values of the factors, where it came from a design.
    design
        Its kind; empty without one.
    partial
        True if it was interrupted; it holds the replications that had finished.
    notes
        Sentences a reader should see.
    """

    options: dict[str, Scenario]
    baseline: str
    figures: tuple[Figure, ...]
    seed: int
    engine: str
    version: str
    days: int
    start: str
    stages: tuple[int, ...]
    records: pd.DataFrame = field(repr=False)
    settings: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)
    design: str = ""
    partial: bool = False
    notes: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The options, in their order."""
        return tuple(self.options)

    @property
    def replications(self) -> dict[str, int]:
        """How many replications each option has."""
        return {name: len(sums) for name, sums in self._records.sums.items()}

    @property
    def currency(self) -> str:
        """The one currency of all options."""
        return self.options[self.baseline].currency

    def values(self, *, level: float = 0.95) -> pd.DataFrame:
        """
        Every figure of every option.

        Parameters
        ----------
        level
            Of each interval by itself.

        Returns
        -------
        DataFrame
            One row for each option and figure: option, the factors of a design, measure, statistic, threshold
            (s), of, value, low, high, level, n, unit. A quantile is the mean of the replications' own.
        """
        impossible = {name: impossible_totals(scenario) for name, scenario in self.options.items()}
        return values_table(self._records, self.figures, self.settings, impossible, self.currency, level)

    def differences(self, *, level: float = 0.95, pairs: bool = False) -> pd.DataFrame:
        """
        By how much options differ, for the same customers.

        Parameters
        ----------
        level
            At which all intervals of a measure hold together (Bonferroni), for all pairs and all looks.
        pairs
            Compare every option with every other, not only with the baseline.

        Returns
        -------
        DataFrame
            One row for each figure and pair: option, against, measure, statistic, threshold (s), of,
            value_against, value (both over the replications that both have), difference (value -
            value_against), low, high, verdict (``better``, ``worse``, ``different`` where the measure has no
            better way, ``not told apart``), level, family (which intervals hold together), n, unit.
        """
        chosen = (
            [(later, earlier) for earlier, later in itertools.combinations(self.names, 2)]
            if pairs
            else [(name, self.baseline) for name in self.names if name != self.baseline]
        )
        return differences_table(self._records, self.figures, chosen, self.currency, level)

    def could_be_best(
        self, measure: str | None = None, *, level: float = 0.95, better: Direction | None = None
    ) -> pd.DataFrame:
        """
        Which options could be best: the best is among them with the probability of the level.

        Parameters
        ----------
        measure
            Its id, or as it was asked for; by default the first.
        level
            Probability with which the best is not lost.
        better
            ``"lower"`` or ``"higher"``; by default what the measure declares.

        Returns
        -------
        DataFrame
            One row for each option: option, measure, statistic, threshold, of, value, could_be_best,
            beaten_by (the best of those that are shown to be better), level, n, unit. See
            `ccsim.experiment.compare.best.beaten_by` for the method.
        """
        place = self.place_of(measure)
        figure = _directed(self.figures[place], better)
        return best_table(self._records, place, figure, self.currency, level)

    def variance_saved(self) -> pd.DataFrame:
        """
        What common random numbers saved, by option and figure.

        Returns
        -------
        DataFrame
            option, against (the baseline), measure, statistic, threshold, of, paired (the variance over
            replications of the paired difference), independent (the sum of both options' variances, which
            independent runs would have had), factor (independent / paired: so many times the replications
            would have been needed; infinite where every replication differs by the same), n.
        """
        return saved_table(self._records, self.figures, self.baseline)

    def efficient(
        self,
        measure: str | None = None,
        *,
        cost: str = _COST,
        level: float = 0.95,
        better: Direction | None = None,
    ) -> pd.DataFrame:
        """
        Cost against service: which options no other beats in both.

        Parameters
        ----------
        measure
            Of service: its id, or as it was asked for; by default the first.
        cost
            Likewise, of what it costs.
        level
            Of each interval by itself, and at which it is shown that an option is beaten.
        better
            As for `could_be_best`, of the service.

        Returns
        -------
        DataFrame
            One row for each option: option, cost, cost_low, cost_high, value, value_low, value_high,
            efficient (by the values, none is cheaper and no worse, or better and no dearer; costs that differ
            by less than a thousandth count as the same),
            could_be_efficient (none is shown to be both cheaper and better), beaten_by (an option that is, by
            the values), level.
        """
        figures = [
            (place, _directed(self.figures[place], way))
            for place, way in ((self.place_of(cost), "lower"), (self.place_of(measure), better))
        ]
        return efficient_table(self._records, self.values(level=level), figures[0], figures[1], level)

    def tornado(self, measure: str | None = None, *, level: float = 0.95) -> pd.DataFrame:
        """
        What each factor of a tornado does at its two ends, the largest swing first.

        Parameters
        ----------
        measure
            Its id, or as it was asked for; by default the first.
        level
            At which all intervals hold together (Bonferroni).

        Returns
        -------
        DataFrame
            One row for each factor: factor, low, high (its two values), measure, statistic, threshold, of,
            base (the figure as it is), at_low and at_high (differences from it, each with its interval in
            ``_from`` and ``_to``), swing (from the least to the greatest of the figure), level, family, n,
            unit.
        """
        if self.design != "tornado":
            raise RunError("only the comparison of a tornado has one: compare scenario.tornado({...})")
        place = self.place_of(measure)
        return tornado_table(self._records, place, self.figures[place], self.settings, self.currency, level)

    def place_of(self, measure: str | None = None) -> int:
        """The number of a figure: of an id, or of a measure as it was asked for; by default the first."""
        if measure is None:
            return 0
        name, statistic, within, of = parse_measure(measure)
        found = [
            place
            for place, figure in enumerate(self.figures)
            if figure.measure.id == name
            and statistic in (None, figure.measure.statistic)
            and within in (None, figure.measure.threshold)
            and (not of or dict(figure.of) == of)
        ]
        exact = [place for place in found if self.figures[place].label == measure] or found
        if len(exact) == 1:
            return exact[0]
        known = "; ".join(figure.label for figure in self.figures)
        why = "is not compared" if not exact else "is compared in several ways"
        raise RunError(f'"{measure}" {why}; the comparison has: {known}')

    def to_dict(self, *, level: float = 0.95) -> dict[str, Any]:
        """What `to_json` writes, as a dictionary."""
        ways = [figure for figure in self.figures if figure.measure.direction != "neither"]
        best = pd.concat(
            [self.could_be_best(figure.label, level=level) for figure in ways] or [pd.DataFrame()]
        )
        tables = {
            "values": self.values(level=level),
            "differences": self.differences(level=level),
            "could_be_best": best,
            "variance_saved": self.variance_saved(),
        }
        return {
            "options": list(self.names),
            "replications": self.replications,
            "measures": [figure.label for figure in self.figures],
            **{name: getattr(self, name) for name in FACTS if name not in ("stages", "notes")},
            "stages": list(self.stages),
            "notes": list(self.notes),
            **{name: _plain(table) for name, table in tables.items()},
        }

    def to_json(self, *, level: float = 0.95) -> str:
        """Values, differences, who could be best and what pairing saved as JSON; null for no number."""
        return json.dumps(self.to_dict(level=level), allow_nan=False)

    def save(self, folder: str | Path) -> Path:
        """Write the records (Parquet), the exact scenarios (YAML) and the rest (JSON) to a new folder."""
        return store.save_comparison(self, Path(folder))

    @classmethod
    def load(cls, folder: str | Path) -> Comparison:
        """Read a comparison that was saved: equal to the one it was saved from."""
        return cls(**store.load_comparison(Path(folder)))

    @cached_property
    def _records(self) -> Records:
        sums = {}
        own = self.records[["top", "below"]].to_numpy(dtype=np.float64)
        names = self.records["option"].to_numpy()
        for name in self.names:
            sums[name] = own[names == name].reshape(-1, len(self.figures), 2)
        return Records(sums, len(self.stages))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Comparison):
            return NotImplemented
        same = all(getattr(self, name) == getattr(other, name) for name in FACTS)
        same = same and self.figures == other.figures and self.names == other.names
        prints = [
            [(each.fingerprint(everything=True), each.settled) for each in one.options.values()]
            for one in (self, other)
        ]
        return same and prints[0] == prints[1] and self.records.equals(other.records)

    __hash__ = None  # type: ignore[assignment]


def _directed(figure: Figure, better: Direction | None) -> Figure:
    """The figure with the way that is asked for; refused if there is none."""
    if better not in (None, "lower", "higher"):
        raise RunError(f'better must be "lower" or "higher", not "{better}"')
    measure = figure.measure if better is None else replace(figure.measure, direction=better)
    if measure.direction == "neither":
        raise RunError(
            f'{measure.id} is neither better low nor high; say which is meant: better="lower" or "higher"'
        )
    return replace(figure, measure=measure)


def _plain(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {str(name): None if _is_none(value) else value for name, value in row.items()}
        for row in table.astype(object).to_dict("records")
    ]


def _is_none(value: Any) -> bool:
    """What JSON has no number for: missing, or infinite."""
    if isinstance(value, float):
        return not math.isfinite(value)
    return value is None or value is pd.NA
