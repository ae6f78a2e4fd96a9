"""Endless agents under a sinusoidal load."""

from __future__ import annotations

import math

import numpy as np
import pytest

import ccsim
from ccsim.scenario import steps_on
from tests.theory.harness import TEXTBOOK, Output, Run, Study, Totals, check
from tests.theory.reference import RECORDS
from tests.theory.view import HOUR, View

#: Hour of the day at which each value of the record holds: a day is 2 pi.
_HOURS = {"m(0)": 0, "m(pi/2)": 6, "m(pi)": 12, "m(3pi/2)": 18}
_STEPS = 288


def step_rates() -> np.ndarray:
    """Mean rate in each five minutes of the day, per unit of time (a day is 2 pi units)."""
    edges = np.linspace(0, 2 * math.pi, _STEPS + 1)
    return 10 - 5 * np.diff(np.cos(edges)) / np.diff(edges)


def exact(at: float) -> float:
    """
    Mean number busy at a time of the day, in units, under the step function.

    The integral over the past of the rate times the probability exp(-2 s) that a call of s ago still goes
    on, summed over the days of the past.
    """
    width = 2 * math.pi / _STEPS
    steps = round(at / width)
    rates = np.roll(step_rates(), -steps)[::-1]  # the last step before the moment first
    ages = np.arange(_STEPS) * width
    today = float(rates @ (np.exp(-2 * ages) - np.exp(-2 * (ages + width)))) / 2
    return today / (1 - math.exp(-4 * math.pi))


def _busy(view: View) -> Totals:
    number = view.number_after(view.busy_spells, 6 * HOUR).reshape(view.days, 4).sum(axis=0)
    return {name: (number[hour // 6 - 1], view.days) for name, hour in _HOURS.items()}


def _outputs() -> tuple[Output, ...]:
    return tuple(Output(name, exact(hour * math.pi / 12)) for name, hour in _HOURS.items())


STUDIES = (
    Study(
        "C04",
        "Endless agents, sinusoidal load",
        (Run("sinusoid", _outputs(), _busy, replications=42, days=400, warm_up=86400, cool_down=86400),),
    ),
)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_the_engine_agrees_with_the_differential_equation(study: Study) -> None:
    """Arrivals at a varying rate would come at the wrong time of the day."""
    check(study)


def test_five_minute_steps_are_as_good_as_the_sinusoid() -> None:
    """The steps would make another model of the record's."""
    for name, value in RECORDS["C04"].reference.items():
        hour = _HOURS[name]
        t = hour * math.pi / 12
        assert value == pytest.approx(5 + 2 * math.sin(t) - math.cos(t), abs=1e-12)
        assert exact(t) == pytest.approx(value, rel=1e-4)


def test_the_file_holds_the_means_of_the_sinusoid() -> None:
    """A figure of the file would not be the mean of its five minutes."""
    scenario = ccsim.load(TEXTBOOK / "sinusoid.yaml")
    volume = scenario.intents["call"].volume
    steps = steps_on(volume.count, scenario.calendar.start, scenario.calendar)
    assert volume.per == 300
    expected = step_rates() * 2 * math.pi / _STEPS
    assert [second for second, _ in steps] == list(range(0, 86_400, 300))
    assert [count for _, count in steps] == pytest.approx(expected, abs=1e-9)
