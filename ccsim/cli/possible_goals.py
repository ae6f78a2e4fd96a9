"""Goals that cannot be, named before anything is simulated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ccsim.errors import Fault, ScenarioError

if TYPE_CHECKING:
    from ccsim.scenario import Scenario


def impossible_goals(scenario: Scenario) -> list[Fault]:
    """Return every fault of what a scenario's goals are on: measures, units, periods.

    Parameters
    ----------
    scenario
        As it was loaded: of its goals only what depends on measures has not been looked at.
    """
    if not scenario.goals:
        return []
    from ccsim.goals.asked import asked_of

    try:
        asked_of(scenario)
    except ScenarioError as error:
        return list(error.faults)
    return []


def refuse_impossible_goals(scenarios: Iterable[Scenario]) -> None:
    """Raise every fault of the goals of some scenarios at once.

    Parameters
    ----------
    scenarios
        As they were loaded.
    """
    faults = [fault for each in scenarios for fault in impossible_goals(each)]
    if faults:
        raise ScenarioError(faults)
