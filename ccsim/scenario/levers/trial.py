"""What is wrong with a lever by itself, whether it is on or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ccsim.scenario.arithmetic import NotPossibleError
from ccsim.scenario.faults import Problem
from ccsim.scenario.levers.combine import moved
from ccsim.scenario.levers.target import Target, targets
from ccsim.scenario.levers.work import Entry, Move
from ccsim.scenario.origins import dotted
from ccsim.scenario.paths import follow

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["Tried", "tried"]

Tried = tuple[Move, Target]
"""A change that can be made, and one of the places that it concerns."""


def tried(scenario: Scenario, document: Any, name: str) -> Iterator[Problem | Tried]:
    """Yield what a lever can change, and why it cannot change the rest; places are those of the file.

    Parameters
    ----------
    scenario, document
        The scenario, and what a file would write of it.
    name
        The lever.
    """
    for each in scenario.levers[name].work(name, scenario):
        if isinstance(each, Problem):
            yield each._replace(loc=("levers", name, *each.loc))
        elif isinstance(each, Entry):
            if not (each.replaces or each.adds) and _held(document, dotted(each.place)) is not None:
                message = f"{dotted(each.place)} is there already"
                loc = ("levers", name, *each.field)
                yield Problem(loc, message, found=name, hint="give the lever another name")
        else:
            found = targets(scenario, document, each)
            if isinstance(found, Problem):
                yield found._replace(loc=("levers", name, *each.field, *found.loc))
                continue
            for target in found:
                problem = _problem(scenario, document, each, target)
                yield (
                    (each, target) if problem is None else problem._replace(loc=("levers", name, *each.field))
                )


def _held(document: Any, path: str) -> Any:
    place = follow(document, path)
    return place.value if place.found else None


def _problem(scenario: Scenario, document: Any, move: Move, target: Target) -> Problem | None:
    """Return why a change makes no sense at a place."""
    held = _held(document, dotted(target.place))
    held = target.nothing if held is None else held
    if isinstance(held, dict) and "dated" in held:
        held = list(held["dated"].values())[-1]
    try:
        # Half of it, as some of what is wrong is left out at the end.
        moved(held, move.how, target.value, 0.5, scenario.calendar)
    except NotPossibleError as error:
        return error.problem
    return None
