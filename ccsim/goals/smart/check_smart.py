"""The SMART check of a goal."""

from __future__ import annotations

from ccsim.goals.smart.achievable import achievable
from ccsim.goals.smart.finding import Finding
from ccsim.goals.smart.measurable import measurable
from ccsim.goals.smart.relevant import relevant
from ccsim.goals.smart.specific import specific
from ccsim.goals.smart.time_bound import time_bound
from ccsim.scenario import Scenario
from ccsim.scenario.goals.goal import Goal

__all__ = ["check_smart"]


def check_smart(goal: Goal, scenario: Scenario, baseline: float | None = None) -> tuple[Finding, ...]:
    """
    Tell which letters of SMART a goal lacks, and what else speaks against it.

    Parameters
    ----------
    goal
        As it is written.
    scenario
        In which it is to be reached: it says what can occur there, and how contacts are worked.
    baseline
        The measure today, in its unit. Default: as the goal states it, if it does.

    Returns
    -------
    tuple of Finding
        In the order of the letters; empty for a goal that nothing is to be said against. One that is
        missing (``not warns``) means that the goal is not SMART.
    """
    figures, faults = measurable(goal, scenario)
    main = figures.get(None)
    measure = None if main is None else main.measure
    return (
        *specific(goal, scenario, measure),
        *faults,
        *achievable(goal, measure, baseline),
        *relevant(goal, measure),
        *time_bound(goal, scenario),
    )
