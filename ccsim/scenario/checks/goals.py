"""Goals about whom nothing has, and changes that nobody can make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ccsim.scenario.checks.unknown import unknown
from ccsim.scenario.document import full_document
from ccsim.scenario.faults import Problem, nearest
from ccsim.scenario.goals.aim import Aim
from ccsim.scenario.goals.allowed import Allowed
from ccsim.scenario.parts import Parts
from ccsim.scenario.paths import follow
from ccsim.scenario.yaml_tree import Loc
from ccsim.units import format_clock

__all__ = ["allowed_problems", "goal_problems"]

_SECTIONS: Final = {
    "channel": "channels",
    "queue": "queues",
    "intent": "intents",
    "segment": "segments",
    "group": "groups",
    "self_service": "self_service",
}
_HALF_HOUR: Final = 1800


def goal_problems(parts: Parts) -> Iterator[Problem]:
    """Yield names in goals and guardrails that nothing has, hours that cut a half hour, and levers.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for name, goal in scenario.goals.items():
        yield from _of_problems(parts, ("goals", name), goal)
        for rail, aim in goal.guardrails.items():
            here: Loc = ("goals", name, "guardrails", rail)
            yield from _of_problems(parts, here, aim)
            read = all(parts.sound(*here, field) for field in ("at_least", "at_most"))
            if aim.bound is None and read:
                hint = "write at_most: or at_least:"
                yield Problem(here, "the guardrail has no bound", hint=hint)
    for name, allowed in scenario.allowed.items():
        if allowed.lever is not None:
            yield from unknown(parts, "levers", ("allowed", name, "lever"), allowed.lever)


def allowed_problems(parts: Parts) -> Iterator[Problem]:
    """Yield fields of levers, and paths, that are not there.

    Parameters
    ----------
    parts
        The scenario, in which all names are right.
    """
    scenario = parts.scenario
    assert scenario is not None
    if not scenario.allowed or parts.problems:
        return
    document = full_document(scenario)
    for name, allowed in scenario.allowed.items():
        field, path = _path_of(allowed)
        if path is None:
            continue
        place = follow(document, path)
        problem = None if place.found else place.problem(path)
        if allowed.lever is not None and problem is not None:
            known = tuple(type(scenario.levers[allowed.lever]).model_fields)
            hint = nearest(str(allowed.field), known) or f"its fields are: {', '.join(known)}"
            message = f'lever "{allowed.lever}" has no field "{allowed.field}"'
            problem = Problem((), message, found=allowed.field, hint=hint)
        if problem is not None:
            yield problem._replace(loc=("allowed", name, field))


def _path_of(allowed: Allowed) -> tuple[str, str | None]:
    if allowed.lever is None:
        return "path", allowed.path
    return "field", None if allowed.field is None else f"levers.{allowed.lever}.{allowed.field}"


def _of_problems(parts: Parts, here: Loc, aim: Aim) -> Iterator[Problem]:
    if aim.of is None:
        return
    for field, names in aim.of.names.items():
        for name in names:
            yield from unknown(parts, _SECTIONS[field], (*here, "of", field), name)
    for days, spells in (aim.of.hours or {}).items():
        for edge in (each for spell in spells for each in spell):
            if edge % _HALF_HOUR:
                message = f"{format_clock(edge)} lies inside a half hour"
                allowed = "hours that begin and end at :00 or :30"
                yield Problem(
                    (*here, "of", "hours", days), message, found=format_clock(edge), allowed=allowed
                )
