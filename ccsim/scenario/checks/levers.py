"""Levers that name what nothing has, and levers that cannot be on together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from ccsim.errors import Fault
from ccsim.scenario.checks.unknown import unknown
from ccsim.scenario.defaults import with_defaults
from ccsim.scenario.document import full_document
from ccsim.scenario.faults import Problem, show
from ccsim.scenario.levers.trial import tried
from ccsim.scenario.origins import dotted, fault_at
from ccsim.scenario.parts import SECTIONS, Parts
from ccsim.scenario.yaml_tree import Loc

if TYPE_CHECKING:
    from ccsim.scenario.scenario import Scenario

__all__ = ["faults_on", "lever_problems", "lever_work_problems"]

# The section in which the names of a lever's field are looked for.
_REFERENCES: Final = {
    "group": "groups",
    "groups": "groups",
    "queues": "queues",
    "serves": "queues",
    "leaves": "queues",
    "flow": "flows",
    "channel": "channels",
    "channels": "channels",
    "site": "self_service",
    "removes": "intents",
    "intents": "intents",
    "segments": "segments",
    "survey": "surveys",
}
# Sections without which nothing can be worked out.
_NEEDED: Final = ("segments", "intents", "channels", "queues", "groups")


def lever_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is wrong with the levers' names, and with those that are on.

    Parameters
    ----------
    parts
        The scenario as far as it can be read.
    """
    scenario = parts.scenario
    assert scenario is not None
    for name, lever in scenario.levers.items():
        here: Loc = ("levers", name)
        for i, other in enumerate(lever.needs):
            yield from unknown(parts, "levers", (*here, "needs", i), other)
            if other == name:
                yield Problem((*here, "needs", i), "a lever needs itself", found=other, hint="remove it")
        for field, section in _REFERENCES.items():
            yield from _named(parts, section, (*here, field), getattr(lever, field, None))
        yield from _moving(parts, (*here, "moves"), getattr(lever, "moves", {}))
        messages = getattr(lever, "messages", None)
        yield from _named(parts, "intents", (*here, "messages", "causes"), getattr(messages, "causes", None))
    yield from _on_problems(parts)


def lever_work_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what levers cannot do, whether they are on or not, and those on that contradict each other.

    Parameters
    ----------
    parts
        The scenario, in which all names are right.
    """
    scenario = parts.scenario
    assert scenario is not None
    if not scenario.levers or parts.problems or not all(parts.names[each] for each in _NEEDED):
        return
    whole = with_defaults(scenario.model_copy())
    document = full_document(whole)
    first: dict[Any, tuple[str, Any]] = {}
    for name in whole.levers:
        for each in tried(whole, document, name):
            if isinstance(each, Problem):
                yield each
                continue
            move, target = each
            if name in whole.levers_on and move.how == "to":
                other, value = first.setdefault((target.place, move.span.begins), (name, target.value))
                if value != target.value:
                    message = (
                        f'levers "{other}" and "{name}" set {dotted(target.place)} to different things on '
                        f"{move.span.begins}"
                    )
                    found = f"{show(value)} and {show(target.value)}"
                    yield Problem(
                        ("levers", name, *move.field), message, found=found, hint="take one of them off"
                    )


def faults_on(scenario: Scenario) -> list[Fault]:
    """Return what is wrong with the levers that are on together.

    Parameters
    ----------
    scenario
        One that has no other faults.
    """
    names = {section: tuple(getattr(scenario, section)) for section in SECTIONS}
    parts = Parts(scenario, names, frozenset(), ())
    problems = [*_on_problems(parts), *lever_work_problems(parts)]
    return scenario._setting.sorted_faults([fault_at(each, scenario._setting.origins) for each in problems])


def _named(parts: Parts, section: str, loc: Loc, names: Any) -> Iterator[Problem]:
    """Yield the names of a field that nothing has: a single one, a list, or the keys of a mapping."""
    if isinstance(names, str):
        yield from unknown(parts, section, loc, names)
    elif isinstance(names, tuple):
        for i, name in enumerate(names):
            yield from unknown(parts, section, (*loc, i), name)
    else:
        for name in names or ():
            yield from unknown(parts, section, (*loc, name), name)


def _moving(parts: Parts, loc: Loc, moves: Any) -> Iterator[Problem]:
    for intent, each in moves.items():
        yield from unknown(parts, "intents", (*loc, intent), intent)
        for channel, to in each.items():
            yield from unknown(parts, "channels", (*loc, intent, channel), channel)
            for other in to if hasattr(to, "items") else ():
                yield from unknown(parts, "channels", (*loc, intent, channel, other), other)


def _on_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is on and not there, or twice, or without what it needs."""
    assert parts.scenario is not None
    levers, on = parts.scenario.levers, parts.scenario.levers_on
    for i, name in enumerate(on):
        loc: Loc = ("levers_on", i)
        yield from unknown(parts, "levers", loc, name)
        if name in on[:i]:
            yield Problem(loc, f'lever "{name}" is there twice', found=name, hint="name it once")
    for name in dict.fromkeys(each for each in on if each in levers):
        for i, other in enumerate(levers[name].needs):
            loc = ("levers", name, "needs", i)
            if other not in levers or other == name:
                continue
            if other not in on:
                message = f'lever "{name}" needs "{other}", which is not on'
                yield Problem(loc, message, found=other, hint=f'put "{other}" on, or take "{name}" off')
            elif levers[other].begins > levers[name].begins:
                message = f'lever "{name}" needs "{other}", which begins later: {levers[other].begins}'
                allowed = f"{levers[name].begins} or before"
                yield Problem(loc, message, found=str(levers[other].begins), allowed=allowed)
