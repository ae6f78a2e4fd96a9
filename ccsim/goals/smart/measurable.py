"""M: the measure is one, and it can occur."""

from __future__ import annotations

from ccsim.goals.figure_of import figure_of
from ccsim.goals.smart.finding import Finding
from ccsim.measures.figure import Figure
from ccsim.scenario import Scenario
from ccsim.scenario.faults import Problem
from ccsim.scenario.goals.aim import Aim
from ccsim.scenario.goals.goal import Goal

__all__ = ["measurable"]


def measurable(goal: Goal, scenario: Scenario) -> tuple[dict[str | None, Figure], list[Finding]]:
    """
    Find what a goal and its guardrails measure.

    Parameters
    ----------
    goal
        Of which.
    scenario
        In which it is to occur.

    Returns
    -------
    tuple of dict and list
        The figures by guardrail, None for the goal's own; and what is said against the others.
    """
    figures: dict[str | None, Figure] = {}
    findings = []
    aims: list[tuple[str | None, Aim]] = [(None, goal), *goal.guardrails.items()]
    for rail, aim in aims:
        found = figure_of(scenario, aim)
        if isinstance(found, Figure):
            figures[rail] = found
        else:
            findings.append(_finding(found, rail))
    return figures, findings


def _finding(problem: Problem, rail: str | None) -> Finding:
    message = problem.message if rail is None else f"guardrail {rail}: {problem.message}"
    hint = problem.hint
    if hint is None and problem.allowed is not None:
        hint = f"choose from {problem.allowed}"
    return Finding("M", message, problem.found, hint, blocks=True)
