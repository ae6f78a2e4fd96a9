from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from ccsim.demand.busyness import busyness_factors
from ccsim.scenario import Busyness

DAYS = np.arange(738_000, 758_000, dtype=np.int64)


def factors(days=DAYS, key=11, stratum=None, **fields):
    return busyness_factors(Busyness.model_validate(fields), key, days, stratum)


def test_the_factor_is_gamma_with_mean_one_and_the_stated_variation():
    """A factor of mean 1.02 would be 2% more work. False-alarm rate 1e-4."""
    drawn = factors(cv=0.2)[:, 0]
    assert stats.kstest(drawn, stats.gamma(25, scale=1 / 25).cdf).pvalue > 1e-4


def test_days_correlate_as_stated():
    """Monthly goals live on it: bad days come in rows. Tolerance: 4 standard errors of 20,000 days."""
    drawn = factors(cv=0.15, day_correlation=0.5)[:, 0]
    latent = stats.norm.ppf(stats.gamma.cdf(drawn, 1 / 0.15**2, scale=0.15**2))
    for lag in (1, 2, 3):
        assert np.corrcoef(latent[:-lag], latent[lag:])[0, 1] == pytest.approx(0.5**lag, abs=0.04)
    assert stats.norm.fit(latent) == pytest.approx((0, 1), abs=0.05)


def test_parts_of_the_day_correlate_by_their_distance():
    """A busy morning makes a busy evening likely, not certain."""
    drawn = factors(cv=0.3, parts=["00:00", "12:00", "17:00"], part_correlation=0.8)
    latent = stats.norm.ppf(stats.gamma.cdf(drawn, 1 / 0.09, scale=0.09))
    correlation = np.corrcoef(latent.T)
    assert correlation[0, 1] == pytest.approx(0.8, abs=0.02)
    assert correlation[1, 2] == pytest.approx(0.8, abs=0.02)
    assert correlation[0, 2] == pytest.approx(0.64, abs=0.025)


def test_a_date_has_the_same_factor_wherever_the_run_begins():
    """Else a longer warm-up would change the measured days."""
    fields = {"cv": 0.2, "day_correlation": 0.6, "parts": ["00:00", "12:00"], "part_correlation": 0.5}
    np.testing.assert_array_equal(factors(DAYS[:30], **fields)[10:], factors(DAYS[10:30], **fields))


def test_strata_cut_the_law_into_equal_slices():
    """Replication i of n gets a factor from the i-th of n equally likely slices."""
    edges = stats.gamma.ppf(np.linspace(0, 1, 11), 25, scale=1 / 25)
    for slice_at in range(10):
        drawn = factors(DAYS[:1], key=slice_at, stratum=(slice_at, 10), cv=0.2)[0, 0]
        assert edges[slice_at] <= drawn <= edges[slice_at + 1]
