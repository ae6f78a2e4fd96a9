"""Projects laid over a scenario by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ccsim.scenario import Scenario
from ccsim.scenario.frozen_dict import FrozenDict


@dataclass(frozen=True)
class Project:
    """What a project costs: once, by date, and by the day."""

    one_off: Mapping[dt.date, float]
    per_day: Any = 0.0


def with_projects(scenario: Scenario, **projects: Project) -> Scenario:
    """The scenario with some projects."""
    costs = scenario.costs.model_copy(update={"projects": FrozenDict(projects)})
    return scenario.model_copy(update={"costs": costs})
