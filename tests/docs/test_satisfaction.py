"""Figures that the page on satisfaction states are those that the defaults make."""

from __future__ import annotations

import math

import numpy as np
from scipy import stats

from ccsim.scenario import EXPECTED, Losses, Satisfaction
from ccsim.scenario.by_class import Churn, Responds
from ccsim.units import format_duration
from tests.shared import REPOSITORY

PAGE = (REPOSITORY / "docs" / "satisfaction.md").read_text(encoding="utf-8")
SAID = Satisfaction()


def share(of: float, threshold: float) -> float:
    """The share with a satisfaction of at least a threshold."""
    return float(stats.norm.cdf(of - threshold))


def test_the_tables_of_defaults_are_the_defaults() -> None:
    """Who takes a default from the page must get it."""
    for name, field in Losses.model_fields.items():
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |"))
        assert row.endswith(f"| {field.default:g} |")
    for mode, row in {
        "live": "live, concurrent",
        "concurrent": "live, concurrent",
        "conversation": "conversation",
        "deferred": "deferred",
        "callback": "booked callback",
    }.items():
        each = EXPECTED[mode]  # type: ignore[index]
        half = "24 h" if each.half == 86_400 else format_duration(float(each.half or 0))
        assert f"| {row} | {format_duration(float(each.expected or 0))} | {half} | {each.most:g} |" in PAGE
    assert f"`base` {SAID.base:g} and the threshold of 4 at {SAID.csat[2]:g}" in PAGE
    responds, churn = Responds(), Churn()
    rates = (responds.dissatisfied, responds.neutral, responds.satisfied)
    assert rates == (0.18, 0.09, 0.14)
    assert "18, 9 and 14% of the dissatisfied, neutral, satisfied" in PAGE
    assert [churn.dissatisfied, churn.neutral, churn.satisfied] == [0.1, 0.035, 0.02]
    assert "10, 3.5 and 2% of the dissatisfied, neutral, satisfied" in PAGE


def test_what_a_loss_does_is_what_the_page_says() -> None:
    """The comparison with published figures is worked out, not felt."""
    base = float(SAID.base)  # type: ignore[arg-type]
    satisfied, very = SAID.csat[2], SAID.csat[3]

    def lost(loss: float, threshold: float) -> str:
        return f"{100 * (share(base, threshold) - share(base - loss, threshold)):.0f}"

    once = f"{lost(0.4, satisfied)} points of the satisfied and {lost(0.4, very)} of the very satisfied"
    assert f"{once}; {lost(0.55, satisfied)} and {lost(0.55, very)} where all is told again" in PAGE
    worth = (
        f"{lost(0.4, satisfied)} to {lost(0.55, satisfied)} points, instead of never {lost(1.5, satisfied)}"
    )
    assert worth in PAGE
    assert f"some {lost(0.2, very)} points of the very satisfied" in PAGE
    assert f"{share(base - 1.5, satisfied):.0%} satisfied instead of {share(base, satisfied):.0%}" in PAGE


def test_the_numbers_of_answers_are_worked_out() -> None:
    """A survey planned by the page would be too small."""

    def needed(variance: float) -> int:
        return math.ceil(variance * (stats.norm.ppf(0.975) / 0.02) ** 2)

    for variance in (0.16, 0.25, 0.5 + 0.21 - 0.29**2):
        number = needed(variance)
        assert f"| {number:,} | {math.ceil(number / 0.14):,} |" in PAGE


def test_the_biased_scores_are_worked_out() -> None:
    """The formula above the figures must be the one that makes them."""
    shares = np.array([0.125, 0.085, 0.79])
    for responds, heard in (((0.18, 0.09, 0.14), "78.6%"), ((0.3, 0.1, 0.1), "63.2%")):
        answers = shares * np.array(responds)
        assert f"{answers[2] / answers.sum():.1%}" == heard
        assert heard in PAGE
