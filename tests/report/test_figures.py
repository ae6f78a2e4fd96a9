"""No more digits than are known, and a unit that a person would use."""

from __future__ import annotations

import math

import pytest

from ccsim.report.figures import Figure, figure

_NONE = (math.nan, math.nan)


@pytest.mark.parametrize(
    ("value", "limits", "unit", "shown"),
    [
        (7.6456, (7.5, 7.8), "s", Figure("7.65", "7.50 – 7.80", "±0.15", "s")),
        (300.04, (288.0, 312.0), "s", Figure("300", "288 – 312", "±12", "s")),
        (1500.0, (1440.0, 1560.0), "s", Figure("25.0", "24.0 – 26.0", "±1.0", "min")),
        (72_000.0, (68_400.0, 75_600.0), "s", Figure("20.0", "19.0 – 21.0", "±1.0", "h")),
        (0.0689, (0.068, 0.0699), "share", Figure("6.890", "6.800 – 6.990", "±0.095", "%")),
        (5.4321, (5.41, 5.46), "EUR", Figure("5.432", "5.410 – 5.460", "±0.025", "EUR")),
        (100_801.2, (100_700.0, 100_902.0), "count", Figure("100,801", "100,700 – 100,902", "±101", "")),
        (1.0, (1.0, 1.0), "share", Figure("100", "100 – 100", "±0", "%")),
        (0.931065, _NONE, "share", Figure("93.1", "", "", "%")),
        (0.0, _NONE, "count", Figure("0", "", "", "")),
        (math.nan, _NONE, "s", Figure("-", "", "", "s")),
    ],
)
def test_a_figure_is_written_for_people(
    value: float, limits: tuple[float, float], unit: str, shown: Figure
) -> None:
    """Seven digits of a number known to two are a lie; 72,000 s is a riddle."""
    assert figure(value, *limits, unit) == shown


def test_figures_that_share_a_unit_follow_the_largest() -> None:
    """A column in which 590 stands for seconds and 11 for minutes is read wrong."""
    assert figure(590.0, *_NONE, "s", size=660.0) == Figure("9.83", "", "", "min")
