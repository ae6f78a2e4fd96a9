"""Projects laid over a scenario by hand."""

from __future__ import annotations

from ccsim.scenario import Scenario
from ccsim.scenario.costs import Project
from ccsim.scenario.frozen_dict import FrozenDict


def with_projects(scenario: Scenario, **projects: Project) -> Scenario:
    """The scenario with some projects."""
    costs = scenario.costs.model_copy(update={"projects": FrozenDict(projects)})
    return scenario.model_copy(update={"costs": costs})
