"""A: not much better than today."""

from __future__ import annotations

import math
from typing import Final

from ccsim.goals.smart.finding import Finding
from ccsim.measures.measure import Measure
from ccsim.scenario.goals.bound import amount_of
from ccsim.scenario.goals.goal import Goal

__all__ = ["MUCH", "achievable", "improvement"]

#: Asking people for three quarters to twice as much "feels like failure before the start".
MUCH: Final = 0.75


def achievable(goal: Goal, measure: Measure | None, baseline: float | None) -> list[Finding]:
    """Warn of a goal that asks for 75% or more better than today; whether it can be is the probability's."""
    if baseline is None and goal.baseline is not None:
        baseline = amount_of(goal.baseline)
    if measure is None or goal.bound is None or baseline is None:
        return []
    better = improvement(goal, measure, baseline)
    if better is None or better < MUCH:
        return []
    message = f"it asks for {_percent(better)} better than today ({baseline:.4g} to {goal.bound:.4g})"
    hint = "the probability decides; checkpoints on the way make it feel less like failure before the start"
    return [Finding("A", message, f"{goal.bound:.4g}", hint, warns=True)]


def improvement(goal: Goal, measure: Measure, baseline: float) -> float | None:
    """
    Return by how much of today's value a goal's bound is better; None where that cannot be told.

    Parameters
    ----------
    goal
        With a bound.
    measure
        Which says what is better; where neither is, the bound's side does.
    baseline
        Today's value, in the measure's unit.
    """
    bound = goal.bound
    if bound is None or not math.isfinite(baseline) or baseline == 0:
        return None
    higher = goal.at_least is not None if measure.direction == "neither" else measure.direction == "higher"
    return (bound - baseline if higher else baseline - bound) / abs(baseline)


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"
