"""The table of figures: every measure, in total and by every split, with its interval."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ccsim.measures.estimate.certain import is_certain, possible
from ccsim.measures.estimate.estimate import Estimate
from ccsim.measures.estimate.quantile import estimate_quantile
from ccsim.measures.estimate.ratio import estimate_ratio, estimate_total, scale_of
from ccsim.measures.estimate.sample import Sample, groupings
from ccsim.measures.histogram import weighted_quantiles
from ccsim.measures.measure import PERIODS, SPLITS, Measure, Split
from ccsim.typing import Floats, Ints

#: What seconds, and shares, are multiplied by where a measure is told in hours, or in hundredths.
_FACTORS = {"h": 1 / 3600, "points": 100.0}


def summarise(
    sample: Sample,
    measures: Sequence[Measure],
    by: Sequence[Sequence[str]],
    level: float,
    seed: int,
    currency: str,
    impossible: frozenset[str] = frozenset(),
    period: Mapping[str, str] | None = None,
) -> list[dict[str, Any]]:
    """
    Estimate measures.

    Parameters
    ----------
    sample
        The totals.
    measures
        With their thresholds filled in.
    by
        Splits: each a combination such as ``("intent",)``; empty for the total.
    level
        Confidence level.
    seed
        Of the run; names the resamples of quantiles.
    currency
        The unit of money.
    impossible
        From `impossible_totals`.
    period
        The week or month of which the totals are, such as ``{"month": "2026-03"}``.

    Returns
    -------
    list of dict
        One row per measure and split value: measure, variant, statistic, threshold, the splits, value, low,
        high, level, n, unit. None where a threshold or split does not apply.
    """
    parts: dict[tuple[tuple[Split, ...], tuple[str, ...]], tuple[Ints, Floats]] = {}
    known: dict[Any, Estimate] = {}
    rows = []
    for measure in (_simplified(measure, impossible) for measure in measures):
        for grouping in groupings(sample, measure, by):
            for label in sample.labels(grouping):
                key = (grouping, label)
                if key not in parts:
                    members = sample.members(grouping, label)
                    parts[key] = (members, sample.sums(members))
                terms = (measure.numerator, measure.denominator, measure.quantile)
                what = (key, *terms, measure.unit, measure.signed)
                if what not in known:
                    known[what] = estimate(sample, measure, *parts[key], level, seed, impossible)
                split: dict[str, str] = {**dict(zip(grouping, label, strict=True)), **(period or {})}
                rows.append(_row(measure, split, known[what], level, currency))
    return rows


def _simplified(measure: Measure, impossible: frozenset[str]) -> Measure:
    """A measure without the terms that are 0 throughout: what is the same is estimated once."""
    numerator, denominator = (
        possible(measure.numerator, impossible),
        possible(measure.denominator, impossible),
    )
    return replace(measure, numerator=numerator, denominator=denominator)


def estimate(
    sample: Sample,
    measure: Measure,
    members: Ints,
    sums: Floats,
    level: float,
    seed: int,
    impossible: frozenset[str] = frozenset(),
) -> Estimate:
    """Estimate one measure over some cells, whose totals together are ``sums``."""
    if measure.quantile is not None:
        counts, places = sample.histogram(measure.numerator, members)
        return estimate_quantile(counts, places, measure.quantile, level, seed)
    numerators = sample.terms(sums, measure.numerator)
    numerators = numerators * _FACTORS.get(measure.unit, 1.0)
    if not measure.denominator:
        return estimate_total(numerators, level, measure.signed)
    denominators = sample.terms(sums, measure.denominator)
    share = measure.unit == "share"
    scale = "plain" if measure.signed else scale_of(measure.unit)
    found = estimate_ratio(numerators, denominators, level, scale)
    if share and is_certain(found.value, measure.numerator, measure.denominator, impossible):
        return replace(found, low=found.value, high=found.value) if not math.isnan(found.low) else found
    return found


def values_by_replication(sample: Sample, measure: Measure, members: Ints) -> Floats:
    """The measure of each replication by itself, over some cells; NaN where it has nothing to measure."""
    if measure.quantile is not None:
        counts, places = sample.histogram(measure.numerator, members)
        return weighted_quantiles(counts, np.eye(sample.n), places, measure.quantile)
    sums = sample.sums(members)
    numerators = sample.terms(sums, measure.numerator) * _FACTORS.get(measure.unit, 1.0)
    if not measure.denominator:
        return numerators
    denominators = sample.terms(sums, measure.denominator)
    empty = np.full(sample.n, np.nan)
    values: Floats = np.divide(numerators, denominators, out=empty, where=denominators > 0)
    return values


def _row(
    measure: Measure, values: Mapping[str, str], found: Estimate, level: float, currency: str
) -> dict[str, Any]:
    return {
        "measure": measure.family,
        "variant": measure.variant,
        "statistic": measure.statistic,
        "threshold": measure.threshold,
        **{split: values.get(split) for split in (*SPLITS, *PERIODS)},
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "level": level,
        "n": found.n,
        "unit": currency if measure.unit == "money" else measure.unit,
    }
