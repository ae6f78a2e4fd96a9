"""Control variates of the trials."""

from __future__ import annotations

import numpy as np
import pytest

from ccsim.experiment.settling.trial import Control, _control_factor, _slopes


def test_slopes_are_those_of_least_squares() -> None:
    """Two controls, whole numbers: the same as numpy's solver."""
    generator = np.random.Generator(np.random.Philox(1))
    a, b = generator.integers(50, 150, 32).astype(float), generator.integers(500, 900, 32).astype(float)
    y = 0.3 * a + 0.1 * b + generator.integers(-5, 5, 32)
    design = np.column_stack([np.ones(32), a, b])
    assert _slopes(y, a, b) == pytest.approx(tuple(np.linalg.lstsq(design, y, rcond=None)[0][1:]))


def test_one_intent_alone_is_everyone() -> None:
    """Then both controls are the same and only one of them can say anything."""
    a = np.arange(20.0)
    assert _slopes(3 * a, a, a) == pytest.approx((0.0, 3.0))
    assert _slopes(a, np.ones(20), np.ones(20)) == (0.0, 0.0)


def test_too_many_cases_by_chance_take_returns_off() -> None:
    """20 cases too many where each brings half a return: 10 returns of 60 were chance."""
    drawn = np.full((20, 7), 120.0) + np.arange(20)[:, np.newaxis] - 9.5
    control = Control(drawn, np.full(7, 100.0))
    factor = _control_factor(0.5 * drawn, control, control)
    assert factor == pytest.approx(np.full(7, 50 / 60))
    assert _control_factor(0.5 * drawn[:4], control, control) == pytest.approx(np.ones(7))
