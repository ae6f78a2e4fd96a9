"""What holds on a day is the ramp's mean over that day, so that the days add up to its integral."""

from __future__ import annotations

import math

import pytest

from ccsim.scenario.levers.ramp import Ramp
from ccsim.units import DAY

#: Lengths that are no whole days, too.
LENGTHS = [7.0, 28.0, 90.0, 10.5]


def _ramp(shape: str, days: float) -> Ramp:
    return Ramp.model_validate({"shape": shape, "over": days * DAY})


def test_a_step_is_there_at_once() -> None:
    """The first day is a whole one, the day before is none."""
    assert [Ramp().on(day) for day in (-1, 0, 1, 400)] == [0.0, 1.0, 1.0, 1.0]
    assert Ramp().days == 0


@pytest.mark.parametrize("days", LENGTHS)
@pytest.mark.parametrize("shape", ["linear", "s_curve"])
def test_the_days_of_a_symmetrical_ramp_add_up_to_half_of_it(shape: str, days: float) -> None:
    """The integral of t/T and of 3x^2 - 2x^3 from 0 to T is T/2, exactly."""
    ramp = _ramp(shape, days)
    assert ramp.days == math.ceil(days)
    # What is left of the last day is full.
    assert math.fsum(ramp.on(day) for day in range(ramp.days)) == pytest.approx(
        days / 2 + (ramp.days - days), abs=1e-9
    )
    assert ramp.on(ramp.days) == 1.0


def test_the_first_days_of_a_linear_ramp_by_hand() -> None:
    """Over four days: 1/8, 3/8, 5/8, 7/8."""
    assert [_ramp("linear", 4).on(day) for day in range(-1, 6)] == [0, 0.125, 0.375, 0.625, 0.875, 1, 1]


def test_the_first_days_of_an_s_curve_by_hand() -> None:
    """Over two days: the antiderivative T (x^3 - x^4 / 2) at 1/2 is 2 (1/8 - 1/32) = 3/16."""
    assert [_ramp("s_curve", 2).on(day) for day in range(3)] == [0.1875, 0.8125, 1.0]


@pytest.mark.parametrize("days", LENGTHS)
def test_the_days_of_a_learning_ramp_add_up_to_its_integral(days: float) -> None:
    """The integral of 1 - 0.05^(t/T) from 0 to n is n - T (1 - 0.05^(n/T)) / ln 20."""
    ramp = _ramp("learning", days)
    for number in (1, 5, math.floor(days), 3 * math.floor(days)):
        exact = number - days * (1 - 0.05 ** (number / days)) / math.log(20)
        assert math.fsum(ramp.on(day) for day in range(number)) == pytest.approx(exact, rel=1e-12)


def test_a_learning_ramp_is_at_95_percent_by_then_and_never_quite_there() -> None:
    """What is left is left."""
    ramp = _ramp("learning", 28)
    assert ramp.on(27) < 0.95 < ramp.on(28)
    assert ramp.at(28) == pytest.approx(0.95)
    last = ramp.on(ramp.days - 1)
    assert ramp.days == 4 * 28
    assert last == ramp.on(10_000)
    assert 1 - 1e-5 < last < 1


@pytest.mark.parametrize("shape", ["linear", "s_curve", "learning"])
@pytest.mark.parametrize("days", LENGTHS)
def test_a_ramp_never_falls(shape: str, days: float) -> None:
    """A day's mean that is below the one before would be an error in an antiderivative."""
    ramp = _ramp(shape, days)
    means = [ramp.on(day) for day in range(-2, ramp.days + 3)]
    assert means == sorted(means)
    assert min(means) == 0
    assert max(means) <= 1
    assert all(ramp.at(day) <= ramp.at(day + 1) for day in range(ramp.days))
    assert ramp.at(-0.5) == 0
