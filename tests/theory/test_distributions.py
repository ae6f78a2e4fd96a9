"""Every distribution, drawn through a scenario: mean, standard deviation and quantiles."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from scipy import stats

from tests.theory.estimate import deviation
from tests.theory.harness import Output, Run, Study, Totals, check
from tests.theory.view import HOUR, US, View

_LEVELS = (0.01, 0.1, 0.5, 0.9, 0.99)
_Z90 = float(stats.norm.ppf(0.9))


@dataclass(frozen=True)
class Law:
    """What a scenario says, and mean, SD (seconds) and quantiles as worked out without it."""

    name: str
    written: Any
    mean: float
    sd: float
    quantile: Callable[[float], float]


def _scipy(name: str, written: dict[str, Any], law: Any) -> Law:
    return Law(name, {"distribution": name.split()[0], **written}, law.mean(), law.std(), law.ppf)


def _hyperexponential() -> Law:
    shares, means = np.array([0.7, 0.3]), np.array([60.0, 400.0])
    mean, square = float(shares @ means), float(2 * shares @ means**2)
    written = {"parts": [{"share": 0.7, "mean": "60 s"}, {"share": 0.3, "mean": "400 s"}]}
    return Law(
        "hyperexponential",
        {"distribution": "hyperexponential", **written},
        mean,
        math.sqrt(square - mean**2),
        _inverse(lambda x: float(shares @ -np.expm1(-x / means))),
    )


def _mixture() -> Law:
    """A quarter short hang-ups, the rest gamma; the two hardly overlap."""
    short, long = stats.uniform(5, 10), stats.gamma(4, scale=50)
    mean = 0.25 * short.mean() + 0.75 * long.mean()
    square = 0.25 * (short.var() + short.mean() ** 2) + 0.75 * (long.var() + long.mean() ** 2)
    written = [
        {"share": 0.25, "of": {"distribution": "uniform", "low": "5 s", "high": "15 s"}},
        {"share": 0.75, "of": {"distribution": "gamma", "mean": "200 s", "sd": "100 s"}},
    ]
    return Law(
        "mixture",
        {"distribution": "mixture", "parts": written},
        mean,
        math.sqrt(square - mean**2),
        _inverse(lambda x: 0.25 * float(short.cdf(x)) + 0.75 * float(long.cdf(x))),
    )


def _empirical() -> Law:
    """Uniform on [0, 40], [40, 100] and [100, 300] with shares 0.5, 0.4 and 0.1."""
    levels, points = [0.0, 0.5, 0.9, 1.0], [0.0, 40.0, 100.0, 300.0]
    parts = list(zip(np.diff(levels), points, points[1:], strict=False))
    mean = sum(share * (low + high) / 2 for share, low, high in parts)
    square = sum(share * (low**2 + low * high + high**2) / 3 for share, low, high in parts)
    written = [[level, f"{point:g} s"] for level, point in zip(levels, points, strict=True)]
    return Law(
        "empirical",
        {"distribution": "empirical", "quantiles": written},
        mean,
        math.sqrt(square - mean**2),
        lambda level: float(np.interp(level, levels, points)),
    )


def _inverse(share_below: Callable[[float], float]) -> Callable[[float], float]:
    """The quantile function of a law known by its distribution function."""

    def quantile(level: float) -> float:
        low, high = 0.0, 1e5
        for _ in range(100):
            middle = (low + high) / 2
            low, high = (low, middle) if share_below(middle) >= level else (middle, high)
        return high

    return quantile


_SIGMA = math.sqrt(math.log1p((120 / 200) ** 2))
LAWS = (
    _scipy("exponential", {"mean": "180 s"}, stats.expon(scale=180)),
    _scipy(
        "lognormal by mean and SD",
        {"mean": "200 s", "sd": "120 s"},
        stats.lognorm(_SIGMA, scale=200 * math.exp(-(_SIGMA**2) / 2)),
    ),
    _scipy(
        "lognormal by median and p90",
        {"median": "150 s", "p90": "300 s"},
        stats.lognorm(math.log(2) / _Z90, scale=150),
    ),
    _scipy("gamma", {"mean": "200 s", "sd": "100 s"}, stats.gamma(4, scale=50)),
    _scipy("gamma of shape below 1", {"mean": "100 s", "sd": "140 s"}, stats.gamma(1 / 1.96, scale=196)),
    _scipy(
        "weibull",
        {"mean": "200 s", "shape": 1.7},
        stats.weibull_min(1.7, scale=200 / math.gamma(1 + 1 / 1.7)),
    ),
    _scipy(
        "weibull of shape below 1",
        {"mean": "100 s", "shape": 0.8},
        stats.weibull_min(0.8, scale=100 / math.gamma(1 + 1 / 0.8)),
    ),
    _scipy("uniform", {"low": "30 s", "high": "90 s"}, stats.uniform(30, 60)),
    _hyperexponential(),
    _mixture(),
    _empirical(),
)


def _study(law: Law) -> Study:
    limits = {f"P(X <= q{level:g})": round(law.quantile(level) * US) for level in _LEVELS}

    def totals(view: View) -> Totals:
        talk, number = view.column("talk"), view.count
        seconds = talk / US
        # neighbours in the log: draws of different people have nothing to do with each other
        pairs = seconds[1:] + seconds[:-1] - 2 * law.mean
        moments = {
            "mean": (seconds.sum(), number),
            "SD": ((seconds**2).sum(), seconds.sum(), number),
            "SD of two": ((pairs**2).sum(), pairs.sum(), len(pairs)),
        }
        return {**moments, **{name: ((talk <= limit).sum(), number) for name, limit in limits.items()}}

    outputs = (
        Output("mean", law.mean),
        Output("SD", law.sd, function=deviation),
        Output("SD of two", math.sqrt(2) * law.sd, function=deviation),
        *(Output(name, level, share=True) for name, level in zip(limits, _LEVELS, strict=True)),
    )
    run = Run(
        "erlang-a",
        outputs,
        totals,
        replications=24,
        days=3,
        overrides={"intents.call.handle_time.talk": law.written, "groups.agents.headcount": 200},
        cool_down=36_000,
        label=law.name,
    )
    return Study(f"law {law.name}", "Talk drawn through a scenario", (run,))


STUDIES = tuple(_study(law) for law in LAWS)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_a_distribution_has_its_mean_sd_and_quantiles(study: Study) -> None:
    """Durations would not be those the planner wrote down."""
    check(study)


def test_a_constant_never_varies() -> None:
    """A constant duration would vary."""
    run = Run(
        "erlang-a", (), lambda view: {}, 1, 1, {"intents.call.handle_time.talk": "123.456789 s"},
        cool_down=36_000,
    )  # fmt: skip
    for view in run.views(2):
        assert set(view.column("talk")[view.handled]) == {123_456_789}


def test_a_parameter_may_change_with_the_hour() -> None:
    """A profile of means would be read at the wrong time."""
    means = {"interval": "60 min", "days": {"every day": {"00:00": [f"{60 + hour} s" for hour in range(24)]}}}
    talk = {"distribution": "uniform", "low": means, "high": "90 s"}
    run = Run(
        "erlang-a", (), lambda view: {}, 1, 5, {"intents.call.handle_time.talk": talk}, cool_down=36_000
    )
    for view in run.views(2):
        talked, hours = view.column("talk") / US, view.column("offered") // HOUR % 24
        handled = view.handled & (view.wait == 0)
        for hour in range(24):
            shortest = talked[handled & (hours == hour)].min()
            assert 60 + hour <= shortest < 61 + hour, hour
