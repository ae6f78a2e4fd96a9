"""T: it has a deadline."""

from __future__ import annotations

from ccsim.goals.smart.finding import Finding
from ccsim.scenario.goals.goal import Goal

__all__ = ["time_bound"]


def time_bound(goal: Goal) -> list[Finding]:
    """Tell that there is no day until when."""
    if goal.deadline is not None:
        return []
    hint = "write by: 2026-06-30, or sustained: {from: 2026-04-01, until: 2026-06-30}"
    return [Finding("T", "it does not say until when", hint=hint, blocks=True)]
