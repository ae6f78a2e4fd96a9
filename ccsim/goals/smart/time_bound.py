"""T: it has a deadline."""

from __future__ import annotations

from ccsim.goals.smart.finding import Finding
from ccsim.scenario import Scenario
from ccsim.scenario.goals.goal import Goal

__all__ = ["time_bound"]


def time_bound(goal: Goal, scenario: Scenario) -> list[Finding]:
    """Tell that there is no day until when, and warn of one that has passed when the scenario begins."""
    deadline, start = goal.deadline, scenario.calendar.start
    if deadline is None:
        hint = "write by: 2026-06-30, or sustained: {from: 2026-04-01, until: 2026-06-30}"
        return [Finding("T", "it does not say until when", hint=hint, blocks=True)]
    if deadline < start:
        message = f"its deadline is before {start}, the first day of the calendar"
        return [Finding("T", message, str(deadline), "is the year right?", warns=True)]
    return []
