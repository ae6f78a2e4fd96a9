from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from pydantic import TypeAdapter
from scipy import stats

from ccsim.demand.book import value_at
from ccsim.demand.distributions import laws
from ccsim.demand.distributions.gamma import gamma_cdf, gamma_quantile
from ccsim.demand.distributions.moments import moments
from ccsim.demand.distributions.normal import normal_quantile
from ccsim.demand.distributions.quantile import duration, mixture_cdf, quantile
from ccsim.demand.parameters import ParameterWriter
from ccsim.demand.timeline import build_timeline
from ccsim.scenario import Distribution
from tests.demand.small import small

_ANY = TypeAdapter(Distribution)


def law_of(distribution, days=1):
    """The book and the series of a distribution as a scenario writes it."""
    scenario = small()
    writer = ParameterWriter(scenario.calendar, build_timeline(scenario, days=days, warm_up=0.0))
    series = writer.law(_ANY.validate_python(distribution))
    return writer.book.close(), series


#: Each law, its mean and SD in seconds by an independent route, and scipy's own version if it has one.
LAWS = {
    "constant": ("90 s", 90, 0, None),
    "exponential": ({"distribution": "exponential", "mean": "90 s"}, 90, 90, stats.expon(scale=90)),
    "lognormal": (
        {"distribution": "lognormal", "mean": "200 s", "sd": "240 s"},
        200,
        240,
        stats.lognorm(math.sqrt(math.log(1 + 1.44)), scale=200 / math.sqrt(2.44)),
    ),
    "lognormal by quantiles": (
        {"distribution": "lognormal", "median": "100 s", "p90": "300 s"},
        *(lambda s: (100 * math.exp(s * s / 2), 100 * math.exp(s * s / 2) * math.sqrt(math.expm1(s * s))))(
            math.log(3) / stats.norm.ppf(0.9)
        ),
        stats.lognorm(math.log(3) / stats.norm.ppf(0.9), scale=100),
    ),
    "gamma": ({"distribution": "gamma", "mean": "60 s", "sd": "90 s"}, 60, 90, stats.gamma(4 / 9, scale=135)),
    "weibull": (
        {"distribution": "weibull", "mean": "60 s", "shape": 0.7},
        60,
        60 * math.sqrt(math.gamma(1 + 2 / 0.7) / math.gamma(1 + 1 / 0.7) ** 2 - 1),
        stats.weibull_min(0.7, scale=60 / math.gamma(1 + 1 / 0.7)),
    ),
    "uniform": (
        {"distribution": "uniform", "low": "10 s", "high": "40 s"},
        25,
        30 / math.sqrt(12),
        stats.uniform(10, 30),
    ),
    "hyperexponential": (
        {
            "distribution": "hyperexponential",
            "parts": [{"share": 0.9, "mean": "30 s"}, {"share": 0.1, "mean": "300 s"}],
        },
        57,
        math.sqrt(2 * (0.9 * 900 + 0.1 * 90000) - 57**2),
        None,
    ),
    "mixture with an atom": (
        {
            "distribution": "mixture",
            "parts": [
                {"share": 0.1, "of": "0 s"},
                {"share": 0.9, "of": {"distribution": "exponential", "mean": "1000 s"}},
            ],
        },
        900,
        math.sqrt(0.9 * 2e6 - 810000),
        None,
    ),
    "mixture of lognormals": (
        {
            "distribution": "mixture",
            "parts": [
                {"share": 0.3, "of": {"distribution": "lognormal", "mean": "30 s", "sd": "20 s"}},
                {"share": 0.7, "of": {"distribution": "lognormal", "mean": "240 s", "sd": "300 s"}},
            ],
        },
        177,
        math.sqrt(0.3 * (900 + 400) + 0.7 * (240**2 + 300**2) - 177**2),
        None,
    ),
    "empirical": (
        {"distribution": "empirical", "quantiles": [[0, "0 s"], [0.5, "40 s"], [1, "100 s"]]},
        45,
        math.sqrt(0.5 * 1600 / 3 + 0.5 * (1600 + 4000 + 10000) / 3 - 45**2),
        None,
    ),
}


@pytest.mark.parametrize("name", LAWS)
def test_a_law_knows_its_mean_and_deviation(name):
    """A law whose stated mean is not its mean moves every forecast."""
    written, mean, sd, _ = LAWS[name]
    book, series = law_of(written)
    assert moments(book, int(value_at(book, series, 0))) == pytest.approx(
        (mean * 1e6, sd * 1e6), rel=1e-9, abs=1e-3
    )


@pytest.mark.parametrize("name", LAWS)
def test_inversion_gives_that_mean_and_deviation(name):
    """The quantile function integrates to the moments: what is sampled is what is stated."""
    written, mean, sd, _ = LAWS[name]
    book, series = law_of(written)
    law = int(value_at(book, series, 0))
    # midpoints, ever closer to both ends, where the heavy tails lie
    edges = np.concatenate(
        [np.logspace(-9, -3, 200), np.linspace(1e-3, 1 - 1e-3, 8000)[1:-1], 1 - np.logspace(-3, -12, 400)]
    )
    middle, weight = (edges[1:] + edges[:-1]) / 2, np.diff(edges)
    x = np.array([quantile(book, law, float(u)) for u in middle]) / 1e6
    assert (x * weight).sum() == pytest.approx(mean, rel=3e-3)
    assert math.sqrt(max(0, (x * x * weight).sum() - (x * weight).sum() ** 2)) == pytest.approx(
        sd, rel=2e-2, abs=1e-2
    )


@pytest.mark.parametrize("name", [name for name, law in LAWS.items() if law[3] is not None])
def test_quantiles_equal_those_of_scipy(name):
    """An error in one tail would not show in the mean."""
    written, _, _, reference = LAWS[name]
    book, series = law_of(written)
    law = int(value_at(book, series, 0))
    for u in (1e-6, 0.01, 0.2, 0.5, 0.9, 0.999, 1 - 1e-9):
        assert quantile(book, law, u) / 1e6 == pytest.approx(reference.ppf(u), rel=1e-8, abs=1e-12)


@pytest.mark.parametrize("name", [name for name in LAWS if name.startswith(("mix", "hyper"))])
def test_the_quantile_of_a_mixture_inverts_its_distribution_function(name):
    """Sampled part by part it would not be monotone in its draw, and scenarios would pair badly."""
    book, series = law_of(LAWS[name][0])
    law = int(value_at(book, series, 0))
    draws = np.linspace(0.0005, 0.9995, 1000)
    x = [quantile(book, law, float(u)) for u in draws]
    assert (np.diff(x) >= 0).all()
    for u, value in zip(draws, x, strict=True):
        assert mixture_cdf(book, law, value + 0.3) >= u - 1e-12
        assert value == 0 or mixture_cdf(book, law, value - 0.6) <= u + 1e-12


def test_work_that_is_seldom_done_takes_no_time_below_its_share_and_some_above():
    seldom = {
        "distribution": "mixture",
        "parts": [
            {"share": 0.6, "of": "0 s"},
            {"share": 0.4, "of": {"distribution": "exponential", "mean": 30}},
        ],
    }
    book, series = law_of(seldom)
    law = int(value_at(book, series, 0))
    assert quantile(book, law, 1e-9) == quantile(book, law, 0.6) == 0.0
    for u in (0.61, 0.8, 0.999):
        exact = -30e6 * math.log1p(-(u - 0.6) / 0.4)
        assert quantile(book, law, u) == pytest.approx(exact, abs=0.25)


def test_never_is_longer_than_any_run_and_a_mixture_can_hold_it():
    """Customers who never give up must not give up after 2^63 microseconds either."""
    book, series = law_of("never")
    law = int(value_at(book, series, 0))
    assert duration(book, law, 0.5) == laws.FOREVER
    assert math.isinf(moments(book, law)[0])
    parts = [
        {"share": 0.4, "of": "never"},
        {"share": 0.6, "of": {"distribution": "exponential", "mean": "60 s"}},
    ]
    book, series = law_of({"distribution": "mixture", "parts": parts})
    law = int(value_at(book, series, 0))
    assert duration(book, law, 0.7) == laws.FOREVER
    assert quantile(book, law, 0.3) == pytest.approx(60e6 * math.log(2), rel=1e-6)


@pytest.mark.parametrize("shape", [0.02, 0.3, 1.0, 4.0, 100.0, 5000.0])
def test_the_gamma_quantile_inverts_its_distribution_function(shape):
    """Busyness and handle times rest on it."""
    for u in (1e-9, 0.001, 0.3, 0.5, 0.99, 1 - 1e-9):
        x = gamma_quantile(shape, u)
        assert x == pytest.approx(stats.gamma.ppf(u, shape), rel=1e-6, abs=1e-250)
        assert gamma_cdf(shape, x) == pytest.approx(u, rel=1e-9) or x < 1e-250


def test_the_normal_quantile_equals_scipy_to_its_last_digits():
    """It stands behind every lognormal and every copula."""
    for p in (1e-300, 1e-20, 1e-5, 0.07, 0.3, 0.5, 0.93, 1 - 1e-9):
        assert normal_quantile(p) == pytest.approx(stats.norm.ppf(p), rel=1e-14)


def test_a_parameter_follows_its_profile_and_its_dates():
    """A mean that changes at noon changes at noon, and on the date at which a series says so."""
    monday = dt.date(2026, 3, 2)
    mean = {
        "dated": {
            monday: {
                "interval": "1 h",
                "days": {"every day": {"12:00": ["2 min"] * 12}},
                "otherwise": "1 min",
            },
            monday + dt.timedelta(days=1): "3 min",
        }
    }
    book, series = law_of({"distribution": "exponential", "mean": mean}, days=2)
    hour = 3_600_000_000
    for instant, minutes in (
        (0, 1),
        (12 * hour - 1, 1),
        (12 * hour, 2),
        (24 * hour - 1, 2),
        (24 * hour, 3),
        (47 * hour, 3),
    ):
        assert moments(book, int(value_at(book, series, instant)))[0] == pytest.approx(minutes * 60e6)
