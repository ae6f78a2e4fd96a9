"""What is kept of a replication where options are compared: a numerator and a denominator for each figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ccsim.measures.estimate.sample import Sample
from ccsim.measures.estimate.summarise import values_by_replication
from ccsim.measures.figure import Figure
from ccsim.typing import Floats


def sums_of(sample: Sample, figures: Sequence[Figure]) -> Floats:
    """
    Reduce the totals of replications to what figures are ratios of.

    Parameters
    ----------
    sample
        The totals.
    figures
        Of a total the denominator is 1, so that the ratio is its mean over replications. A quantile has no
        totals: its numerator is the replication's own quantile, its denominator 1, or both 0 where there was
        nothing to measure.

    Returns
    -------
    array
        [replication, figure, numerator or denominator], in the figures' units.
    """
    sums = np.empty((sample.n, len(figures), 2))
    for place, figure in enumerate(figures):
        measure, members = figure.measure, figure.members(sample.cells)
        if measure.quantile is not None:
            values = values_by_replication(sample, measure, members)
            sums[:, place, 0] = np.nan_to_num(values)
            sums[:, place, 1] = ~np.isnan(values)
            continue
        # a measure without its denominator is its numerator, in the measure's unit
        sums[:, place, 0] = values_by_replication(sample, replace(measure, denominator=()), members)
        below = measure.denominator
        sums[:, place, 1] = sample.terms(sample.sums(members), below) if below else 1.0
    return sums
