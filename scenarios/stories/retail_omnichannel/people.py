"""More or fewer people, wherever there are any."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from ccsim import Scenario
from ccsim.scenario.profile import Profile

__all__ = ["people", "share_of_people"]


def people(scenario: Scenario, group: str, change: Callable[[int], int]) -> dict[str, Any]:
    """Return the overrides that change each headcount of a group that is not 0.

    Parameters
    ----------
    scenario
        As it is.
    group
        With a headcount by interval.
    change
        From the number there is to the number there shall be.
    """
    stated = scenario.groups[group].headcount
    if not isinstance(stated, Profile):
        raise TypeError(f"the headcount of {group} is no profile")
    profile = stated.model_dump(mode="json")
    profile["days"] = {
        day: {clock: [change(number) if number else 0 for number in row] for clock, row in blocks.items()}
        for day, blocks in profile["days"].items()
    }
    return {f"groups.{group}.headcount": profile}


def share_of_people(scenario: Scenario, share: float) -> dict[str, Any]:
    """Return the overrides that leave so many of the people of every group, rounded up."""
    changed: dict[str, Any] = {}
    for name, group in scenario.groups.items():
        if group.shifts:
            changed |= {
                f"groups.{name}.shifts.{shift}.agents": math.ceil(share * each.agents)
                for shift, each in group.shifts.items()
                if isinstance(each.agents, int)
            }
        else:
            changed |= people(scenario, name, lambda number: math.ceil(share * number))
    return changed
